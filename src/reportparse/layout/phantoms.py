"""Rows and columns of a table that hold nothing: double rules, stray rules and white rules make them (hazards PDF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportparse.layout.page_table import PageTable, Span

THIN_PT = 6.0
"""Rows and columns thinner than this hold no text: they lie between the lines of a double rule (up to 4 pt apart)
that are further apart than what counts as touching (`ruled/edges.py`)."""


def without_phantoms(table: PageTable, ys: Sequence[float] = ()) -> PageTable:
    """The table without rows and columns that only double or stray rules made; unchanged where text would be lost.

    Given the ordinates of its grid lines, `ys`, those thinner than THIN_PT and blank go. Without them, columns that are
    blank in every cell go, whatever their width: only a whole table can tell, a part of one may be blank by chance.
    """
    columns = _phantoms(table, 1, [not ys or b - a < THIN_PT for a, b in pairwise(table.xs)])
    rows = _phantoms(table, 0, [b - a < THIN_PT for a, b in pairwise(ys)])
    if not (columns or rows):
        return table
    spans = [_shrunk(cell.span, rows, columns) for cell in table.cells]
    if any(cell.text and not span for cell, span in zip(table.cells, spans, strict=True)):
        return table
    cells = tuple(cell._replace(span=span) for cell, span in zip(table.cells, spans, strict=True) if span)
    gone = {max(column, 1) for column in columns}
    xs = tuple(x for i, x in enumerate(table.xs) if i not in gone)
    return replace(table, xs=xs, n_rows=table.n_rows - len(rows), cells=cells)


def _phantoms(table: PageTable, axis: int, may_be_blank: Sequence[bool]) -> list[int]:
    """The rows (axis 0) or columns (axis 1) that part nothing: no cell starts there, or all those in it are blank."""
    starts = {cell.span[axis] for cell in table.cells}
    shown_at: dict[int, bool] = {}
    for cell in table.cells:
        if cell.span[axis + 2] == 1:
            start = cell.span[axis]
            shown_at[start] = shown_at.get(start, False) or bool(cell.text or cell.drawn)
    return [
        i for i, blank in enumerate(may_be_blank) if (blank and shown_at.get(i) is False) or (i > 0 and i not in starts)
    ]


def _shrunk(span: Span, rows: Sequence[int], columns: Sequence[int]) -> Span | None:
    """A span after rows and columns are taken out; None where nothing is left of it."""
    row_span = span.row_span - sum(span.row <= r < span.row + span.row_span for r in rows)
    column_span = span.column_span - sum(span.column <= c < span.column + span.column_span for c in columns)
    if not row_span or not column_span:
        return None
    return Span(
        span.row - sum(r < span.row for r in rows),
        span.column - sum(c < span.column for c in columns),
        row_span,
        column_span,
    )
