"""What the gaps of a line mean."""

from __future__ import annotations

import pytest

from reportparse.layout.page import Glyph
from reportparse.layout.text.lines import lines_of, lines_of_runs, runs_of
from reportparse.layout.text.spacing import Stretch, joined_lines, line_text, stretches_of
from tests.layout.made import EM, written


def spaced_out(text: str, *gaps: float) -> tuple[list[Glyph], list[float]]:
    """Glyphs with these gaps (pt) between them."""
    glyphs, x = [], 0.0
    for char, gap in zip(text, (*gaps, 0.0), strict=True):
        (glyph,) = written(char, x, 0)
        glyphs.append(glyph)
        x = glyph.x1 + gap
    return glyphs, list(gaps)


def cut(text: str, *gaps: float) -> list[str]:
    row, between = spaced_out(text, *gaps)
    return [stretch.text for stretch in stretches_of(row, between, EM)]


def test_a_gap_wider_than_any_blank_parts_columns() -> None:
    assert cut("年月", 4.5) == ["年月"]
    assert cut("年月", 4.6) == ["年", "月"]


def test_a_gap_between_latin_words_is_a_blank() -> None:
    assert cut("ab", 1.6) == ["ab"]
    assert cut("ab", 1.7) == ["a b"]
    assert cut("政府", 1.7) == ["政府"]


def test_names_that_nearly_touch_are_fragments() -> None:
    row, gaps = spaced_out("商业企业", 0, 3.0, 0)
    (stretch,) = stretches_of(row, gaps, EM)
    assert (stretch.text, [fragment.text for fragment in stretch.fragments]) == ("商业企业", ["商业", "企业"])
    assert [(fragment.x0, fragment.x1) for fragment in stretch.fragments] == [(0, 20), (23, 43)]


def test_a_narrow_gap_parts_where_the_pen_jumped() -> None:
    row, gaps = spaced_out("商业企业", 0, 3.0, 0)
    assert [stretch.text for stretch in stretches_of(row, gaps, EM, {row[2]})] == ["商业", "企业"]


def test_a_jump_inside_a_number_parts_nothing() -> None:
    row, gaps = spaced_out("1234", 0, 3.0, 0)
    assert [stretch.text for stretch in stretches_of(row, gaps, EM, {row[2]})] == ["12 34"]


@pytest.mark.parametrize(("back", "expected"), [(0.0, "12"), (-0.4, "12"), (-2.0, "1  2")])
def test_digits_over_each_other_are_of_two_numbers(back: float, expected: str) -> None:
    row = written("1", 0, 0) + written("2", 5 + back, 0) + written("34", 40, 0)
    (line,) = lines_of(row)
    assert line.stretches[0].text == expected


@pytest.mark.parametrize(
    ("first", "second", "back", "expected"),
    [("1", "1", -0.74, "11"), ("1", "1", -1.5, "1  1"), ("1", "2", -0.74, "1  2"), ("7", "7", -0.74, "7  7")],
)
def test_two_ones_are_kerned_and_no_other_digits_are(first: str, second: str, back: float, expected: str) -> None:
    row = written(first, 0, 0) + written(second, 5 + back, 0) + written("34", 40, 0)
    (line,) = lines_of(row)
    assert line.stretches[0].text == expected


def test_digits_of_two_sizes_are_of_two_numbers() -> None:
    (line,) = lines_of(written("12", 0, 0) + written("3", 10, 1, em=9))
    assert line.text == "12  3"


@pytest.mark.parametrize(
    ("top", "expected"),
    [(0.0, "3[1]"), (3.0, "3  1")],
)
def test_only_a_raised_digit_is_a_note_mark(top: float, expected: str) -> None:
    (line,) = lines_of(written("3", 0, 2) + written("1", 5, top, em=6))
    assert line.text == expected


def test_letter_spaced_text_has_no_blanks() -> None:
    runs = [run for i in range(3) for run in runs_of(written("共受理申请2024件", 0, 20.0 * i, gap=3.0))]
    assert [line.text for line in lines_of_runs(runs)] == ["共受理申请2024件"] * 3


def test_a_letter_spaced_line_of_digits_is_explained_by_the_others() -> None:
    rows = ["受理申请情况", "公开工作情况", "20240131"]
    runs = [run for i, text in enumerate(rows) for run in runs_of(written(text, 0, 20.0 * i, gap=3.0))]
    assert [line.text for line in lines_of_runs(runs)] == rows


def test_a_letter_spaced_line_of_digits_alone_stays_apart() -> None:
    (line,) = lines_of(written("2024", 0, 0, gap=3.0))
    assert line.text == "2 0 2 4"


def at(text: str, x0: float, x1: float) -> Stretch:
    return Stretch(x0, x1, text, 0, EM)


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([at("张三", 0, 20), at("李四", 40, 60)], "张三 李四"),
        ([at("张三", 0, 20), at("李四", 32, 52)], "张三李四"),
        ([at("12", 0, 10), at("34", 15, 25)], "12  34"),
        ([at("open", 0, 20), at("data", 25, 45)], "open data"),
        ([at("共", 0, 10), at("12", 15, 25)], "共12"),
    ],
)
def test_the_text_of_a_line(stretches: list[Stretch], expected: str) -> None:
    assert line_text(stretches, EM) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("政府", "信息", "政府信息"),
        ("open", "data", "open data"),
        ("共5", "件", "共5件"),
        ("共12", "34件", "共1234件"),
        ("", "a", "a"),
    ],
)
def test_joining_lines(first: str, second: str, expected: str) -> None:
    assert joined_lines(first, second) == expected
