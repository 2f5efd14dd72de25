"""Columns of a ruled table that no rule parts, told by numbers side by side in one cell. A guess, and marked as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportparse.layout.page_table import Span
from reportparse.layout.ruled.edges import joined
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import is_number
from reportparse.layout.text.spacing import Part

# Between two columns there is at least this much room (share of the font size), all the way down.
ROOM = 0.3
# Numbers in a cell over several columns are at least so far apart.
APART = 1.5
# So many cells hold something in each of them, and so many in several, numbers among them.
MIN_CELLS = 2

Lines = Sequence[Sequence[Line]]


def may_lack_rules(lines: Lines) -> bool:
    """Whether any cell holds several numbers side by side."""
    return any(
        len(line.parts) > 1 and all(is_number(part.text) for part in line.parts) for cell in lines for line in cell
    )


def with_unruled(grid: Grid, lines: Lines) -> tuple[Grid, list[Sequence[Line]], list[int | None]]:
    """The grid with the rules that it lacks, the lines of each of its cells, and the cell that each of them was before."""
    cuts = {column: list(_cuts(cells)) for column, cells in _columns(grid, lines).items()}
    xs = tuple(sorted([*grid.xs, *(x for found in cuts.values() for x in found)]))
    spans: list[Span] = []
    texts: list[Sequence[Line]] = []
    origins: list[int | None] = []
    for index, (span, own) in enumerate(zip(grid.cells, lines, strict=True)):
        first, last = (xs.index(grid.xs[column]) for column in (span.column, span.column + span.column_span))
        bounds = xs[first : last + 1]
        if span.column_span > 1:
            ways = (_borders_above(grid, span), bounds)
            bounds = next((way for way in ways if _stand_in(own, way)), (bounds[0], bounds[-1]))
        for low, high in pairwise(bounds):
            left, right = xs.index(low), xs.index(high)
            spans.append(span._replace(column=left, column_span=right - left))
            texts.append([*_between(own, low, high)] if len(bounds) > 2 else own)
            origins.append(index if low == bounds[0] else None)
    return replace(grid, xs=xs, cells=tuple(spans)), texts, origins


def _borders_above(grid: Grid, cell: Span) -> tuple[float, ...]:
    """The sides of the cells that stand right over a cell, between its own."""
    first, last = cell.column, cell.column + cell.column_span
    over = {c.column for c in grid.cells if c.row + c.row_span == cell.row and first <= c.column < last}
    return tuple(grid.xs[column] for column in sorted({first, *over, last}))


def _stand_in(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether a cell over several columns holds a number for some of them, each wholly in its own and far from the next."""
    parts = [part for line in lines for part in line.parts]
    if len(parts) < 2 or not all(is_number(part.text) for part in parts):
        return False
    columns = [bisect_right(xs, part.x0) for part in parts if bisect_right(xs, part.x0) == bisect_right(xs, part.x1)]
    apart = all(b.x0 - a.x1 >= APART * lines[0].em for a, b in pairwise(sorted(parts)))
    return apart and len({*columns}) == len(parts)


def _columns(grid: Grid, lines: Lines) -> dict[int, list[Sequence[Line]]]:
    """The lines of the cells of each column that take up no other."""
    columns: dict[int, list[Sequence[Line]]] = {}
    for span, own in zip(grid.cells, lines, strict=True):
        if span.column_span == 1:
            columns.setdefault(span.column, []).append(own)
    return columns


def _stretches(line: Line) -> Iterator[Part]:
    for part in line.parts:
        yield from part.pieces or (part,)


def _cuts(cells: Sequence[Sequence[Line]]) -> Iterator[float]:
    """Where rules are lacking in a column, given the lines of its cells."""
    parts = [[part for line in cell for part in _stretches(line)] for cell in cells]
    em = max((line.em for cell in cells for line in cell), default=0.0)
    columns = joined(((part.x0, part.x1) for cell in parts for part in cell), ROOM * em)
    within = [{i for i, (x0, x1) in enumerate(columns) for part in cell if x0 <= part.x0 <= x1} for cell in parts]
    several = [cell for cell, own in zip(parts, within, strict=True) if len(own) > 1]
    # Letter-spaced digits stand side by side too.
    if len(several) < MIN_CELLS or not any(len(p.text) > 1 and is_number(p.text) for cell in several for p in cell):
        return
    if all(sum(i in own for own in within) >= MIN_CELLS for i in range(len(columns))):
        yield from ((a[1] + b[0]) / 2 for a, b in pairwise(columns))


def _between(lines: Sequence[Line], low: float, high: float) -> Iterator[Line]:
    """What stands of lines between two abscissae."""
    for line in lines:
        parts = tuple(part for part in _stretches(line) if low <= (part.x0 + part.x1) / 2 < high)
        if parts:
            text = "".join(part.text for part in parts)
            yield line._replace(text=text, x0=parts[0].x0, x1=parts[-1].x1, parts=parts)
