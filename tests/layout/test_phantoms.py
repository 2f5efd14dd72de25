"""Rows and columns of a table that only double or stray rules made."""

from __future__ import annotations

from reportparse.document import Box
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.phantoms import without_phantoms

BOX = Box(0, 0, 100, 20)


def table(xs: tuple[float, ...], n_rows: int, *cells: tuple[Span, str]) -> PageTable:
    return PageTable(xs, n_rows, tuple(PageCell(span, text, BOX, 1) for span, text in cells), BOX, 1)


def found(table: PageTable) -> list[tuple[tuple[int, ...], str]]:
    return [(tuple(cell.span), cell.text) for cell in table.cells]


def test_a_thin_blank_column_goes() -> None:
    double = table((0, 50, 54, 100), 1, (Span(0, 0, 1, 1), "规章"), (Span(0, 1, 1, 1), ""), (Span(0, 2, 1, 1), "3"))
    single = without_phantoms(double, (0, 20))
    assert (single.xs, found(single)) == ((0, 54, 100), [((0, 0, 1, 1), "规章"), ((0, 1, 1, 1), "3")])


def test_a_thin_blank_row_goes_and_spans_shrink() -> None:
    double = table(
        (0, 50, 100),
        3,
        (Span(0, 0, 3, 1), "规章"),
        (Span(0, 1, 1, 1), "3"),
        (Span(1, 1, 1, 1), ""),
        (Span(2, 1, 1, 1), "4"),
    )
    single = without_phantoms(double, (0, 20, 23, 43))
    assert (single.n_rows, found(single)) == (
        2,
        [((0, 0, 2, 1), "规章"), ((0, 1, 1, 1), "3"), ((1, 1, 1, 1), "4")],
    )


def test_a_wide_blank_column_of_a_part_stays() -> None:
    part = table((0, 50, 100), 1, (Span(0, 0, 1, 1), "规章"), (Span(0, 1, 1, 1), ""))
    assert without_phantoms(part, (0, 20)) == part


def test_a_blank_column_of_a_whole_table_goes_whatever_its_width() -> None:
    whole = table((0, 50, 100), 1, (Span(0, 0, 1, 1), "规章"), (Span(0, 1, 1, 1), ""))
    assert found(without_phantoms(whole)) == [((0, 0, 1, 1), "规章")]


def test_a_column_that_no_cell_starts_in_goes() -> None:
    unused = table((0, 50, 100, 150), 1, (Span(0, 0, 1, 2), "规章"), (Span(0, 2, 1, 1), "3"))
    assert found(without_phantoms(unused)) == [((0, 0, 1, 1), "规章"), ((0, 1, 1, 1), "3")]


def test_a_thin_row_with_text_stays() -> None:
    thin = table((0, 50), 2, (Span(0, 0, 1, 1), "规章"), (Span(1, 0, 1, 1), "3"))
    assert without_phantoms(thin, (0, 20, 24)) == thin


def test_a_column_in_which_something_is_drawn_stays() -> None:
    given = table((0, 50, 100), 1, (Span(0, 0, 1, 1), "规章"), (Span(0, 1, 1, 1), ""))
    given = given.with_cells(cell._replace(drawn=not cell.text) for cell in given.cells)
    assert without_phantoms(given) == given
