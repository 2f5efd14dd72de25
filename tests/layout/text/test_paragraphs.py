"""Lines become paragraphs, as people read them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.document import Box
from reportparse.layout.text.paragraphs import PageLine, TypeArea, paragraphs_of, type_area_of, type_areas
from tests.layout.made import line

AREA = TypeArea(left=100.0, right=300.0, pitch=20.0)
FULL = "本机关认真贯彻落实条例各项要求稳步推进"
"""19 ideographs: 190 pt, so that another word does not fit into 200 pt."""


def paragraphs(*placed: tuple[str, float, float], page: int = 1) -> list[str]:
    """The texts of the paragraphs that lines at (x, top) of one page make."""
    lines = [PageLine(page, line(text, x, top)) for text, x, top in placed]
    return [paragraph.text for paragraph in paragraphs_of(lines, {page: AREA})]


def test_a_full_line_goes_on() -> None:
    assert paragraphs((FULL, 100, 0), ("工作。", 100, 20)) == [f"{FULL}工作。"]


def test_a_line_that_leaves_room_ends_its_paragraph() -> None:
    assert paragraphs((FULL[:15], 100, 0), ("工作", 100, 20)) == [FULL[:15], "工作"]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert paragraphs((FULL, 100, 0), ("工作", 120, 20)) == [FULL, "工作"]


def test_a_paragraph_that_is_indented_as_a_whole_goes_on() -> None:
    assert paragraphs((FULL[:15], 150, 0), ("工作", 120, 20)) == [f"{FULL[:15]}工作"]


def test_more_space_than_usual_parts_paragraphs() -> None:
    assert paragraphs((FULL, 100, 0), ("工作", 100, 29)) == [f"{FULL}工作"]
    assert paragraphs((FULL, 100, 0), ("工作", 100, 30)) == [FULL, "工作"]


def test_another_size_parts_paragraphs() -> None:
    lines = [PageLine(1, line(FULL, 100, 0)), PageLine(1, line("工作", 100, 20, em=12.0))]
    assert [paragraph.text for paragraph in paragraphs_of(lines, {1: AREA})] == [FULL, "工作"]


def test_a_line_set_right_is_no_paragraph_with_the_next() -> None:
    assert paragraphs(("单位：件", 260, 0), ("工作", 100, 20)) == ["单位：件", "工作"]


def test_a_numbered_line_after_a_full_sentence_begins_a_paragraph() -> None:
    assert paragraphs((FULL[:18] + "。", 100, 0), ("2．工作", 100, 20)) == [FULL[:18] + "。", "2．工作"]


@pytest.mark.parametrize("heading", ["三　公开情况", "三公开情况", "公开情况（一）"])
def test_a_heading_without_a_mark_below_a_full_stop_begins_a_paragraph(heading: str) -> None:
    found = paragraphs((FULL[:17], 120, 0), (FULL[:18] + "。", 100, 20), (heading, 100, 40))
    assert found[0] == FULL[:17] + FULL[:18] + "。"
    assert len(found) == 2


@pytest.mark.parametrize("more", ["均已办结。", "收到三件，", FULL])
def test_a_full_stop_at_the_end_of_a_line_ends_no_paragraph(more: str) -> None:
    assert len(paragraphs((FULL[:18] + "。", 100, 0), (more, 100, 20))) == 1


def test_more_space_than_in_the_paragraph_ends_it_at_a_full_stop() -> None:
    assert len(paragraphs((FULL, 100, 0), (FULL[:18] + "。", 100, 14), (FULL, 100, 28))) == 1
    assert len(paragraphs((FULL, 100, 0), (FULL[:18] + "。", 100, 14), (FULL, 100, 34))) == 2


def test_a_row_of_columns_ends_its_paragraph() -> None:
    row = "规章    12    34    56    78       9"
    assert paragraphs((row, 100, 0), ("工作", 100, 20)) == ["规章 12  34  56  78  9", "工作"]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    lines = [PageLine(1, line(FULL, 100, 700)), PageLine(2, line("工作。", 90, 80))]
    (paragraph,) = paragraphs_of(lines, {1: AREA, 2: TypeArea(90.0, 290.0, 20.0)})
    assert (paragraph.text, paragraph.origin.page) == (f"{FULL}工作。", 1)
    assert paragraph.origin.box == Box(100, 700, 290, 710)


def test_how_a_line_is_set() -> None:
    lines = [PageLine(1, line(text, x, top)) for text, x, top in [("年度报告", 180, 0), ("某县政府", 255, 40)]]
    title, signature = paragraphs_of(lines, {1: AREA})
    assert (title.centered, title.right_aligned) == (True, False)
    assert (signature.centered, signature.right_aligned) == (False, True)


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ([("甲", 100, 0)] * 3, None),
        ([(FULL, 100, 20.0 * i) for i in range(5)], TypeArea(100, 290, 20)),
        ([(FULL, 100, 20.0 * i) for i in range(5)] + [("9", 40, 120.0)], TypeArea(100, 290, 20)),
    ],
)
def test_the_type_area_of_a_page(placed: Sequence[tuple[str, float, float]], expected: TypeArea | None) -> None:
    assert type_area_of([line(text, x, top) for text, x, top in placed]) == expected


def test_a_page_printed_for_binding_has_a_margin_of_its_own() -> None:
    odd = [line(FULL, 100, 20.0 * i) for i in range(12)]
    even = [line(FULL, 120 if i else 140, 20.0 * i) for i in range(5)]
    areas = type_areas({1: (400.0, odd), 2: (400.0, even)})
    assert [(area.left, area.right) for area in areas.values()] == [(100, 290), (120, 310)]


def test_pages_share_a_margin_and_a_width() -> None:
    first = [line(FULL, 100, 20.0 * i) for i in range(5)]
    areas = type_areas({1: (400.0, first), 2: (400.0, [line("工作。", 100, 0)])})
    assert areas[2] == TypeArea(100, 290, 20)


@given(st.lists(st.tuples(st.integers(1, 19), st.sampled_from([100, 120, 150])), min_size=1, max_size=12))
def test_no_text_is_lost(rows: list[tuple[int, int]]) -> None:
    found = paragraphs(*((FULL[:length], x, 20.0 * i) for i, (length, x) in enumerate(rows)))
    assert "".join(found) == "".join(FULL[:length] for length, _ in rows)
