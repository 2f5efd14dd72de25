"""Tables by hand: rows of texts become a `Table`, placed by the HTML grid algorithm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportparse.document import Cell, Table
from tests.made import Sheet, SheetCell, forms
from tests.made.sheet import Row

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
    return {path: str(100 + at) for at, path in enumerate(forms.all_paths(form))}


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
