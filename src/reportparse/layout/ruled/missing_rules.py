"""Columns of a ruled table that no rule parts, told by numbers side by side in one cell. A guess, and marked as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportparse.layout.page_table import Span
from reportparse.layout.ruled.edges import union
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import is_number
from reportparse.layout.text.spacing import Stretch

ROOM_EM = 0.3
"""Between two columns there is at least this much room, all the way down the table."""

NUMBERS_APART_EM = 1.5
"""Numbers of different columns in a cell over several columns are at least so far apart."""

MIN_CELLS_COUNT = 2
"""So many cells hold something in each of the columns, and so many hold something in several, numbers among them."""

CellLines = Sequence[Sequence[Line]]
"""The lines of each cell of a grid."""


def may_lack_rules(lines: CellLines) -> bool:
    """Whether any cell holds several numbers side by side."""
    return any(
        len(line.stretches) > 1 and all(is_number(stretch.text) for stretch in line.stretches)
        for cell in lines
        for line in cell
    )


def with_missing_rules(grid: Grid, lines: CellLines) -> tuple[Grid, list[Sequence[Line]], list[int | None]]:
    """The grid with the rules that it lacks, the lines of each of its cells, and the cell that each of them was before.

    A cell that is parted hands its index on to the leftmost part alone; the others were none before.
    """
    cuts = {column: list(_cuts(cells)) for column, cells in _cells_of_one_column(grid, lines).items()}
    xs = tuple(sorted([*grid.xs, *(x for found in cuts.values() for x in found)]))
    spans: list[Span] = []
    texts: list[Sequence[Line]] = []
    origins: list[int | None] = []
    for index, (span, own) in enumerate(zip(grid.cells, lines, strict=True)):
        first, last = (xs.index(grid.xs[column]) for column in (span.column, span.column + span.column_span))
        bounds = xs[first : last + 1]
        if span.column_span > 1:
            ways = (_borders_above(grid, span), bounds)
            bounds = next((way for way in ways if _stand_apart(own, way)), (bounds[0], bounds[-1]))
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


def _stand_apart(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether a cell over several columns holds a number for some of them, each wholly in its own and far from the next."""
    numbers = [stretch for line in lines for stretch in line.stretches]
    if len(numbers) < 2 or not all(is_number(number.text) for number in numbers):
        return False
    ends = [(bisect_right(xs, number.x0), bisect_right(xs, number.x1)) for number in numbers]
    columns = {first for first, last in ends if first == last}
    apart = all(b.x0 - a.x1 >= NUMBERS_APART_EM * lines[0].em for a, b in pairwise(sorted(numbers)))
    return apart and len(columns) == len(numbers)


def _cells_of_one_column(grid: Grid, lines: CellLines) -> dict[int, list[Sequence[Line]]]:
    """For each column the lines of the cells that take up no other."""
    columns: dict[int, list[Sequence[Line]]] = {}
    for span, own in zip(grid.cells, lines, strict=True):
        if span.column_span == 1:
            columns.setdefault(span.column, []).append(own)
    return columns


def _fragments(line: Line) -> Iterator[Stretch]:
    """The stretches of a line, cut at narrow gaps between ideographs as well."""
    for stretch in line.stretches:
        yield from stretch.fragments or (stretch,)


def _cuts(cells: Sequence[Sequence[Line]]) -> Iterator[float]:
    """The abscissae at which rules are lacking in a column, given the lines of its cells."""
    texts = [[fragment for line in cell for fragment in _fragments(line)] for cell in cells]
    em = max((line.em for cell in cells for line in cell), default=0.0)
    columns = union(((text.x0, text.x1) for cell in texts for text in cell), ROOM_EM * em)
    within = [{i for i, (x0, x1) in enumerate(columns) for text in cell if x0 <= text.x0 <= x1} for cell in texts]
    several = [cell for cell, own in zip(texts, within, strict=True) if len(own) > 1]
    # Letter-spaced digits stand side by side too, but none of them has two digits.
    has_number = any(len(text.text) > 1 and is_number(text.text) for cell in several for text in cell)
    if len(several) < MIN_CELLS_COUNT or not has_number:
        return
    if all(sum(i in own for own in within) >= MIN_CELLS_COUNT for i in range(len(columns))):
        yield from ((a[1] + b[0]) / 2 for a, b in pairwise(columns))


def _between(lines: Sequence[Line], low: float, high: float) -> Iterator[Line]:
    """What stands of lines between two abscissae."""
    for line in lines:
        found = tuple(fragment for fragment in _fragments(line) if low <= (fragment.x0 + fragment.x1) / 2 < high)
        if found:
            text = "".join(fragment.text for fragment in found)
            yield line._replace(text=text, x0=found[0].x0, x1=found[-1].x1, stretches=found)
