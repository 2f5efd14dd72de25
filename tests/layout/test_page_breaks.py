"""Tables over page breaks: what is joined, what is dropped, what stays apart."""

from __future__ import annotations

import pytest

from reportparse.document import Box
from reportparse.layout.page_breaks import joined_tables, may_join
from reportparse.layout.page_table import PageCell, PageTable, Span

BOX = Box(0, 0, 100, 20)


def part(page: int, *texts: str, full: bool = True) -> PageTable:
    """One row of cells whose text fills its last line (or not), on a page."""
    cells = tuple(PageCell(Span(0, column, 1, 1), text, BOX, page, full=full) for column, text in enumerate(texts))
    return PageTable(tuple(50.0 * x for x in range(len(texts) + 1)), 1, cells, BOX, page)


def rows(page: int, *given: tuple[str, ...]) -> PageTable:
    """Rows of cells whose text leaves room."""
    cells = tuple(
        PageCell(Span(row, column, 1, 1), text, BOX, page)
        for row, texts in enumerate(given)
        for column, text in enumerate(texts)
    )
    return PageTable(tuple(50.0 * x for x in range(len(given[0]) + 1)), len(given), cells, BOX, page)


def texts(table: PageTable) -> list[tuple[int, str]]:
    return [(cell.span.row, cell.text) for cell in table.cells]


@pytest.mark.parametrize("value", ["无", "3人", "0", "——", "12.5万元"])
def test_a_value_ends_its_row(value: str) -> None:
    table = joined_tables(part(1, "规章", value), part(2, "行政规范性文件", value))
    assert texts(table) == [(0, "规章"), (0, value), (1, "行政规范性文件"), (1, value)]


def test_a_label_that_fills_its_line_goes_on() -> None:
    assert texts(joined_tables(part(1, "行政规范", ""), part(2, "性文件", "3"))) == [(0, "行政规范性文件"), (0, "3")]


def test_a_label_that_leaves_room_does_not_go_on_beside_a_value() -> None:
    table = joined_tables(part(1, "规章", "2", full=False), part(2, "公文", "3", full=False))
    assert texts(table) == [(0, "规章"), (0, "2"), (1, "公文"), (1, "3")]


def test_a_number_that_the_break_cut() -> None:
    table = joined_tables(part(1, "规章", "1234"), part(2, "", "56"))
    assert [(cell.text, cell.seen) for cell in table.cells] == [("规章", None), ("123456", "1234\n56")]


def test_two_numbers_where_there_was_room_for_another_digit() -> None:
    table = joined_tables(part(1, "规章", "12", full=False), part(2, "", "56", full=False))
    assert [(cell.text, cell.seen) for cell in table.cells] == [("规章", None), ("12\n56", "12\n56")]


def test_a_half_that_is_drawn_puts_the_number_in_doubt() -> None:
    for above, below in ((part(1, "规章", "12"), part(2, "", "")), (part(1, "规章", ""), part(2, "", "12"))):
        drawn = [
            table.with_cells(cell if cell.text else cell._replace(drawn=True) for cell in table.cells)
            for table in (above, below)
        ]
        assert [cell.text for cell in joined_tables(*drawn).cells] == ["规章", "12\n\ufffd"]


def test_a_row_with_a_drawn_cell_alone_is_no_blank_rest() -> None:
    below = rows(2, ("", ""), ("公文", "3"))
    below = below.with_cells(cell._replace(drawn=cell.span == Span(0, 1, 1, 1)) for cell in below.cells)
    found = joined_tables(rows(1, ("规章", "")), below)
    assert [(cell.span.row, cell.text, cell.drawn) for cell in found.cells] == [
        (0, "规章", False),
        (0, "", True),
        (1, "公文", False),
        (1, "3", False),
    ]


def test_a_repeated_header_is_dropped() -> None:
    head = ("项目", "件")
    table = joined_tables(rows(1, head, ("规章", "3")), rows(2, head, ("公文", "4")))
    assert texts(table) == [(0, "项目"), (0, "件"), (1, "规章"), (1, "3"), (2, "公文"), (2, "4")]
    assert (table.n_rows, table.page) == (3, 2)


def test_rows_of_values_that_repeat_are_none() -> None:
    table = joined_tables(rows(1, ("0", "0"), ("1", "2")), rows(2, ("0", "0")))
    assert texts(table) == [(0, "0"), (0, "0"), (1, "1"), (1, "2"), (2, "0"), (2, "0")]


def test_a_group_label_spans_rows_on_both_pages() -> None:
    upper = PageTable(
        (0, 50, 100, 150),
        1,
        tuple(PageCell(Span(0, i, 1, 1), text, BOX, 1) for i, text in enumerate(["结果", "公开", "3"])),
        BOX,
        1,
    )
    lower = PageTable(
        (0, 50, 100, 150),
        1,
        tuple(PageCell(Span(0, i, 1, 1), text, BOX, 2) for i, text in enumerate(["", "不公开", "4"])),
        BOX,
        2,
    )
    table = joined_tables(upper, lower)
    assert [(tuple(cell.span), cell.text) for cell in table.cells] == [
        ((0, 0, 2, 1), "结果"),
        ((0, 1, 1, 1), "公开"),
        ((0, 2, 1, 1), "3"),
        ((1, 1, 1, 1), "不公开"),
        ((1, 2, 1, 1), "4"),
    ]


def test_parts_draw_only_the_borders_that_they_use() -> None:
    upper = PageTable((0, 50, 100), 1, (PageCell(Span(0, 0, 1, 2), "说明", BOX, 1),), BOX, 1)
    lower = PageTable((20, 70, 95, 120), 1, part(2, "规章", "3", "4").cells, BOX, 2)
    table = joined_tables(upper, lower)
    assert [(tuple(cell.span), cell.text) for cell in table.cells] == [
        ((0, 0, 1, 3), "说明"),
        ((1, 0, 1, 1), "规章"),
        ((1, 1, 1, 1), "3"),
        ((1, 2, 1, 1), "4"),
    ]
    assert table.xs == (0, 50, 75, 100)


@pytest.mark.parametrize(
    ("below", "joins"),
    [
        (part(2, "公文", "4"), True),
        (part(3, "公文", "4"), False),
        (part(2, "公文", "4", "5", "6"), False),
        (PageTable((30, 80, 130), 1, part(2, "公文", "4").cells, BOX, 2), True),
        (PageTable((0, 20, 100), 1, part(2, "公文", "4").cells, BOX, 2), False),
        (PageTable((0, 50, 100), 1, part(2, "公文", "4").cells, BOX, 2, guessed=True), False),
    ],
    ids=["next page", "a page between", "wider", "another margin", "other columns", "guessed"],
)
def test_which_tables_are_joined(below: PageTable, joins: bool) -> None:
    assert may_join(part(1, "规章", "3"), below) is joins


def test_guessed_tables_are_joined_by_their_columns_of_numbers() -> None:
    def guessed(page: int, *xs: float) -> PageTable:
        return PageTable(xs, 1, (), BOX, page, guessed=True, first_value=xs[1])

    assert may_join(guessed(1, 0, 50, 100), guessed(2, 20, 70, 120)) is True
    assert may_join(guessed(1, 0, 50, 100), guessed(2, 0, 60, 100)) is False
