"""Rows and columns of a table that only double or stray rules made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportparse.layout.page_table import PageTable, Span

# Rows and columns thinner than this (pt) hold no text: they come from double rules.
THIN = 6.0


def without_phantoms(table: PageTable, ys: Sequence[float] = ()) -> PageTable:
    """The table without rows and columns that only double or stray rules made.

    Given the positions of its rows, those thinner than THIN and blank go; without them, columns blank in every cell
    go, whatever their width (only a whole table can tell: a part of one may be blank by chance).
    """
    columns = _phantoms(table, 1, [not ys or b - a < THIN for a, b in pairwise(table.xs)])
    rows = _phantoms(table, 0, [b - a < THIN for a, b in pairwise(ys)])
    if not (columns or rows):
        return table
    spans = [_shrunk(content.span, rows, columns) for content in table.cells]
    if any(content.text and not span for content, span in zip(table.cells, spans, strict=True)):
        return table
    cells = tuple(content._replace(span=span) for content, span in zip(table.cells, spans, strict=True) if span)
    gone = {max(c, 1) for c in columns}
    xs = tuple(x for i, x in enumerate(table.xs) if i not in gone)
    return replace(table, xs=xs, n_rows=table.n_rows - len(rows), cells=cells)


def _phantoms(table: PageTable, axis: int, may_be_blank: Sequence[bool]) -> list[int]:
    """The rows (axis 0) or columns (axis 1) that part nothing: no cell starts there, or all those in it are blank."""
    starts = {content.span[axis] for content in table.cells}
    alone: dict[int, str] = {}
    for content in table.cells:
        if content.span[axis + 2] == 1:
            start = content.span[axis]
            alone[start] = alone.get(start) or content.text
    return [i for i, blank in enumerate(may_be_blank) if (blank and alone.get(i) == "") or (i > 0 and i not in starts)]


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
