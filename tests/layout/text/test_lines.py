"""Glyphs become runs and lines."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.layout.page import Glyph
from reportparse.layout.text.lines import lines_of, lines_of_runs, runs_of
from tests.layout.made import EM, lines, texts, written


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        (written("ab cd", 0, 0), ["ab cd"]),
        (written("政府", 0, 0) + written("2024", 22, 0), ["政府2024"]),
        (written("张三", 0, 0) + written("李四", 60, 0), ["张三 李四"]),
        (written("下", 0, 30) + written("上", 0, 0), ["上", "下"]),
        (list(reversed(written("12345", 0, 0))), ["12345"]),
        (written("3", 0, 3) + written("1", 5, 0, em=6), ["3[1]"]),
        (written("11", 0, 0) + written("11", 1, 0), ["11"]),
    ],
)
def test_lines_of_glyphs(glyphs: list[Glyph], expected: list[str]) -> None:
    assert texts(lines_of(glyphs)) == expected


def test_a_line_has_the_box_of_its_glyphs() -> None:
    (line,) = lines_of(written("政府2024", 50, 100))
    assert line[:7] == ("政府2024", 50, 100, 90, 110, EM, False)
    assert [stretch[:5] for stretch in line.stretches] == [(50, 90, "政府2024", 100, 110)]


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        ([], []),
        (written("政府信息", 0, 0), ["政府信息"]),
        (written("新收", 0, 0) + written("12", 25, 0), ["新收12"]),
        (written("新收", 0, 0) + written("12", 27, 0), ["新收", "12"]),
        (written("上", 0, 0) + written("下", 10, 12), ["上", "下"]),
        (written("AB", 0, 0) + written("C", 6, 0), ["AB", "C"]),
    ],
)
def test_a_run_ends_where_the_pen_jumps(glyphs: list[Glyph], expected: list[str]) -> None:
    assert ["".join(glyph.text for glyph in run) for run in runs_of(glyphs)] == expected


@pytest.mark.parametrize("dx", [0.3, 0.9, 1.5, 3.0])
def test_fake_bold_is_read_once(dx: float) -> None:
    once = written("11", 0, 0)
    again = [glyph._replace(x0=glyph.x0 + dx, x1=glyph.x1 + dx) for glyph in once]
    assert texts(lines_of(once + again)) == ["11"]


def test_a_real_eleven_is_no_fake_bold() -> None:
    narrow = [Glyph("1", 2.5 * i, 0, 2.5 * i + 2.5, EM, EM) for i in range(2)]
    assert texts(lines_of(narrow)) == ["11"]


def test_a_run_stays_whole() -> None:
    upper, lower = written("上级转来", 0, 0), written("下级", 45, 6)
    assert texts(lines_of_runs([upper, lower])) == ["上级转来", "下级"]


def test_lines_come_from_top_to_bottom_and_left_to_right() -> None:
    assert texts(lines(("12", 60, 50), ("规章", 0, 50), ("表一", 0, 20))) == ["表一", "规章 12"]


placed_texts = st.lists(
    st.tuples(
        st.text("政府信息公开年报0123456789abc,", min_size=1, max_size=12), st.integers(0, 20), st.integers(0, 30)
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda placed: placed[2],
)


@given(placed_texts, st.randoms(use_true_random=False))
def test_no_glyph_is_lost_whatever_the_order_of_painting(placed: list[tuple[str, int, int]], random: object) -> None:
    glyphs = [glyph for text, x, row in placed for glyph in written(text, 7.0 * x, 20.0 * row)]
    random.shuffle(glyphs)  # type: ignore[attr-defined]
    found = lines_of(glyphs)
    assert Counter("".join("".join(line.text.split()) for line in found)) == Counter(text for text, *_ in glyphs)
    assert [line.text for line in found] == [text for text, _, _ in sorted(placed, key=lambda one: one[2])]


@given(placed_texts)
def test_runs_are_the_glyphs_in_the_order_of_painting(placed: list[tuple[str, int, int]]) -> None:
    glyphs = [glyph for text, x, row in placed for glyph in written(text, 7.0 * x, 20.0 * row)]
    assert [glyph for run in runs_of(glyphs) for glyph in run] == glyphs
