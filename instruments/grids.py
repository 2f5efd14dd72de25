"""Tables by hand: rows of texts become a `Table`, placed by the HTML grid algorithm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from instruments.made import Sheet, SheetCell, forms
from instruments.made.sheet import Row
from reportparse.chinese.values import Number
from reportparse.document import Cell, Table
from reportparse.labels.rows import kind_of
from reportparse.normalise import Normalised, normalise
from reportparse.sections.layout_tables import NumberedTable, number_table

Spanned = str | tuple[str, int, int]
"""A cell's text, or its text with row span and column span."""


def grid(*rows: Sequence[Spanned], regular: bool = True) -> Table:
    """A table of anchor cells, row by row."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for spanned in row:
            text, down, across = (spanned, 1, 1) if isinstance(spanned, str) else spanned
            while (at, column) in taken:
                column += 1
            taken |= {(at + i, column + j) for i in range(down) for j in range(across)}
            cells.append(Cell(at, column, text, down, across))
            column += across
    return Table(tuple(cells), regular=regular)


def of_sheet(sheet: Sheet) -> Table:
    """The table of a made-up sheet."""
    return grid(*([(cell.text, cell.row_span, cell.col_span) for cell in row] for row in sheet.rows))


def sentinels(form: str) -> dict[str, str]:
    """A different number for every path of a form: a shifted cell cannot pass by chance."""
    start = 1000 if form == "2021" else 2000
    return {path: str(start + at) for at, path in enumerate(forms.all_paths(form))}


def official(name: str, form: str = "2021") -> Sheet:
    """An official table filled with sentinels."""
    return forms.sheet(name, form, sentinels(form))


def recell(sheet: Sheet, change: Callable[[SheetCell], SheetCell]) -> Sheet:
    """The sheet with every cell changed."""
    return replace(sheet, rows=tuple(tuple(change(cell) for cell in row) for row in sheet.rows))


def relabel(sheet: Sheet, old: str, new: str) -> Sheet:
    """The sheet with other words in the cells that say `old`."""
    return recell(sheet, lambda cell: replace(cell, text=new) if cell.text == old else cell)


def rerow(sheet: Sheet, rows: Iterable[Row]) -> Sheet:
    """The sheet with other rows."""
    return replace(sheet, rows=tuple(rows))


def numbered(tables: Sequence[Table], first: int = 1) -> list[NumberedTable]:
    """Tables numbered from `first`, of no section."""
    return [number_table(number, table) for number, table in enumerate(tables, first)]


def read(tables: Sequence[Table]) -> Normalised:
    """Normalise tables numbered from 1."""
    return normalise(numbered(tables))


def values(got: Normalised) -> dict[str, Number | None]:
    """Every value read, by its path."""
    return {value.path: value.value for reading in got.readings.values() for value in reading.values}


def wrong(got: Normalised) -> dict[str, Number]:
    """Values that are not the sentinel of their path."""
    truths = [sentinels(form) for form in forms.FORMS]
    return {
        path: value
        for path, value in values(got).items()
        if value is not None and str(value) not in {truth.get(path) for truth in truths}
    }


def lost(got: Normalised, tables: Iterable[Table]) -> list[str]:
    """Paths whose sentinel stands in a table and is not in the reading."""
    seen = {cell.text for table in tables for cell in table.cells}
    read_values = values(got)
    return [
        path
        for form in forms.FORMS
        for path, text in sentinels(form).items()
        if text in seen and str(read_values.get(path)) != text
    ]


def unaccounted(got: Normalised, tables: Iterable[Table]) -> list[str]:
    """Non-blank cells of recognised tables that are no value, no words or unit, and in no issue."""
    if any(issue.kind == "table-repeated" for issue in got.issues):
        return []
    used = {(v.table, v.row, v.column) for reading in got.readings.values() for v in reading.values}
    messages = " ".join(issue.message for issue in got.issues)
    return [
        cell.text
        for number, table in enumerate(tables, 1)
        for cell in table.cells
        if number in got.tables
        and cell.text.strip()
        and kind_of(cell.text) == "value"
        and not any((number, row, cell.column) in used for row in range(cell.row, cell.row + cell.row_span))
        and " ".join(cell.text.split()) not in messages
    ]
