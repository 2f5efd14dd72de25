"""Word: tables as their anchor cells, from spans and merges of every kind."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.document import Cell, Paragraph, Table
from reportparse.readers.docx.reader import read_docx
from tests.readers.word import ON, OPEN, grid, kinds, only_table, p, package, read, span, tbl, tc, tr


def test_spans_are_one_anchor_each() -> None:
    document = read(
        tbl(
            tr(tc("甲", span(2) + OPEN), "乙"),
            tr(tc(p(""), span(2) + '<w:vMerge w:val="continue"/>'), "1"),
            tr("2", "3", "4"),
        )
    )
    assert only_table(document).cells == (
        Cell(0, 0, "甲", 2, 2),
        Cell(0, 2, "乙"),
        Cell(1, 2, "1"),
        *(Cell(2, column, str(column + 2)) for column in range(3)),
    )


def test_grid_before_and_after_shift_the_row() -> None:
    document = read(
        tbl(
            tr("甲", "乙", "丙"),
            tr("2", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            tr("x", "y", "z"),
        )
    )
    assert (1, 1, "2") in grid(document)
    assert (only_table(document).n_rows, only_table(document).n_columns) == (3, 3)


def test_continuation_with_nothing_to_continue_opens_a_cell() -> None:
    document = read(tbl(tr(tc("甲", ON), "1"), tr(tc("", ON), "2"), tr(tc("乙", span(2) + ON))))
    assert only_table(document).cells == (Cell(0, 0, "甲", 2), Cell(0, 1, "1"), Cell(1, 1, "2"), Cell(2, 0, "乙", 1, 2))


def test_text_under_a_merge_is_hidden_and_named() -> None:
    document = read(tbl(tr(tc("甲", OPEN)), tr(tc("99", ON))))
    assert only_table(document).cells == (Cell(0, 0, "甲", 2),)
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [("text-hidden", {"seen": "99"})]


def test_legacy_horizontal_merge() -> None:
    row = (tc("甲", '<w:hMerge w:val="restart"/>'), tc(p(""), '<w:hMerge w:val="continue"/>'), tc(p(""), "<w:hMerge/>"))
    document = read(tbl(tr(*row, "1"), tr("a", "b", "c", "d"), tr(tc("乙", "<w:hMerge/>"), "2")))
    assert only_table(document).cells[:2] == (Cell(0, 0, "甲", 1, 3), Cell(0, 3, "1"))
    assert only_table(document).cells[-2:] == (Cell(2, 0, "乙"), Cell(2, 1, "2"))


def test_ragged_rows_and_no_grid() -> None:
    assert grid(read(tbl(tr("1"), tr("2", "3", "4"), "<w:tr/>", tr("5", "6")))) == [
        (0, 0, "1"),
        *((1, 0, "2"), (1, 1, "3"), (1, 2, "4")),
        *((2, 0, "5"), (2, 1, "6")),
    ]


def test_nested_table_stays_in_reading_order() -> None:
    cell = tc(p("上") + tbl(tr("1", "2"), tr(tc(tbl(tr("3"))))) + p("下"))
    outer = only_table(read(tbl(tr(cell, "右")))).cells
    assert [one.text for one in outer] == ["上\n1\n2\n3\n下", "右"]
    inner = outer[0].blocks[1]
    assert outer[0].blocks[0::2] == (Paragraph("上"), Paragraph("下"))
    assert isinstance(inner, Table)
    assert [one.text for one in inner.cells] == ["1", "2", "3"]
    assert outer[1].blocks == ()


def test_cell_paragraphs_are_parted_by_line_ends() -> None:
    assert grid(read(tbl(tr(tc(p("商业") + p("") + p(" 企业　")))))) == [(0, 0, "商业\n企业")]


@pytest.mark.parametrize("bad", ["0", "-1", "x", "100000", "9" * 30])
def test_impossible_spans_count_as_one(bad: str) -> None:
    document = read(tbl(tr(tc("甲", span(bad)), "1")))
    assert grid(document) == [(0, 0, "甲"), (0, 1, "1")]
    assert kinds(document) == ["span-invalid"]


def test_long_merge_is_read_in_one_pass() -> None:
    rows = [tr(tc("甲", OPEN), "1"), *(tr(tc(p(""), ON), "1") for _ in range(1_999))]
    data = package(tbl(*rows))
    start = time.process_time()
    table = only_table(read_docx(data))
    assert time.process_time() - start < 2
    assert table.cells[0] == Cell(0, 0, "甲", 2_000)
    assert len(table.cells) == 2_001


@st.composite
def layouts(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A grid cut into rectangles (row, column, row span, column span), row-major."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cut = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            wide = draw(st.integers(1, 3))
            while any((row, column + i) not in free for i in range(wide)):
                wide -= 1
            tall = draw(st.integers(1, min(3, rows - row)))
            free -= {(row + i, column + j) for i in range(tall) for j in range(wide)}
            cut.append((row, column, tall, wide))
    return rows, columns, cut


def as_rows(rows: int, cut: list[tuple[int, int, int, int]], before: bool) -> list[str]:
    """The layout as w:tr elements; without `before` no row leaves out its first columns."""
    made = []
    for row in range(rows):
        cells = []
        for top, column, tall, wide in sorted(cut, key=lambda one: one[1]):
            if top <= row < top + tall:
                merge = "" if tall == 1 else OPEN if row == top else ON
                content = p(f"{top}.{column}") if row == top else p("")
                cells.append(tc(content, (span(wide) if wide > 1 else "") + merge))
        made.append(tr(*cells, properties='<w:gridBefore w:val="1"/>' if before else ""))
    return made


@given(layouts(), st.booleans())
@settings(max_examples=150)
def test_any_merged_layout_comes_back_exactly(layout: Any, before: bool) -> None:
    rows, _, cut = layout
    expected = tuple(Cell(r, c + before, f"{r}.{c}", tall, wide) for r, c, tall, wide in cut)
    assert only_table(read(tbl(*as_rows(rows, cut, before)))).cells == expected
