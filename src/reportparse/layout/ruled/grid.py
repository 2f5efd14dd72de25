"""The edges of one table become grid lines, and cells with spans.

A cell spans two slots of the grid where the edge between them is not drawn. Outer edges are always there, drawn or not
(hazards PDF: open borders).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportparse.diagnostics.errors import too_large
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.edges import TOUCH_PT, Edge, TableEdges, union

DRAWN_SHARE = 0.7
"""Share of a slot's side that must be drawn to part it from its neighbour. Measured: 0.18 to 0.77
(`layout/__init__.py`)."""

MAX_SLOTS_COUNT = 60_000
"""Slots of one grid; 160 x 160 are 25 600 (hazards PDF: too many edges)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Grid lines in points from left to right (`xs`) and top to bottom (`ys`); the cells, which cover every slot once.

    Cells stand in row-major order. `open_below` says of each column whether the table's lower border is missing there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]
    open_below: tuple[bool, ...]

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer border."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def slots(self) -> list[list[int]]:
        """For every row and column the index of the cell that covers it."""
        slots = [[0] * self.n_columns for _ in range(self.n_rows)]
        for index, (row, column, row_span, column_span) in enumerate(self.cells):
            for r in range(row, row + row_span):
                slots[r][column : column + column_span] = [index] * column_span
        return slots


def grid_of(edges: TableEdges, touch: float = TOUCH_PT) -> Grid:
    """The grid that the edges draw; those within `touch` (pt) are one line. Raises OverLimit where it has too many slots."""
    left, right = _extent(edges.horizontal, edges.vertical)
    top, bottom = _extent(edges.vertical, edges.horizontal)
    horizontals = _clusters((*edges.horizontal, Edge(top, left, left), Edge(bottom, left, left)), touch)
    verticals = _clusters((*edges.vertical, Edge(left, top, top), Edge(right, top, top)), touch)
    xs, ys = tuple(at for at, _ in verticals), tuple(at for at, _ in horizontals)
    if len(xs) * len(ys) > MAX_SLOTS_COUNT:
        raise too_large(MAX_SLOTS_COUNT, "cells in one table", "个单元格（一个表格）")
    over = [_drawn(ink, xs) for _, ink in horizontals]
    beside = [_drawn(ink, ys) for _, ink in verticals]
    return Grid(xs, ys, tuple(_cells(over, beside)), tuple(not drawn for drawn in over[-1]))


def _extent(along: Iterable[Edge], across: Iterable[Edge]) -> tuple[float, float]:
    """The outermost ends of a table in the direction of `along`: of these edges or of the edges that cross them."""
    ends = [(edge.lo, edge.hi) for edge in along] + [(edge.at, edge.at) for edge in across]
    return min(lo for lo, _ in ends), max(hi for _, hi in ends)


def _clusters(edges: Iterable[Edge], touch: float) -> list[tuple[float, list[tuple[float, float]]]]:
    """Edges that lie within `touch` of each other as one grid line: its position, and the intervals that are drawn."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges):
        if lines and edge.at - lines[-1][0].at <= touch:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    return [(_middle(line), union(((edge.lo, edge.hi) for edge in line), touch)) for line in lines]


def _middle(line: Sequence[Edge]) -> float:
    """Position of a grid line: the mean of its edges, long ones counting for more."""
    weight = sum(edge.hi - edge.lo for edge in line)
    if weight <= 0:
        return line[0].at
    return sum(edge.at * (edge.hi - edge.lo) for edge in line) / weight


def _drawn(ink: Sequence[tuple[float, float]], stops: Sequence[float]) -> list[bool]:
    """For each interval between two stops whether enough of it is drawn. One sweep over both sorted lists."""
    drawn = []
    first, n = 0, len(ink)
    for lo, hi in pairwise(stops):
        while first < n and ink[first][1] <= lo:
            first += 1
        covered = 0.0
        i = first
        while i < n and ink[i][0] < hi:
            start, end = ink[i]
            covered += (end if end < hi else hi) - (start if start > lo else lo)
            i += 1
        drawn.append(covered >= DRAWN_SHARE * (hi - lo))
    return drawn


def _cells(over: list[list[bool]], beside: list[list[bool]]) -> Iterable[Span]:
    """Cells in row-major order: each free slot grows to the right, then down, until an edge is drawn.

    `over[j][c]` says that grid line j is drawn over column c, `beside[i][r]` that vertical line i is drawn at row r.
    """
    n_rows, n_columns = len(over) - 1, len(beside) - 1
    taken = [[False] * n_columns for _ in range(n_rows)]
    for row in range(n_rows):
        column = 0
        while column < n_columns:
            if taken[row][column]:
                column += 1
                continue
            right = column + 1
            while right < n_columns and not beside[right][row] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < n_rows and _open_below(over, beside, taken, below, column, right):
                below += 1
            for r in range(row, below):
                taken[r][column:right] = [True] * (right - column)
            yield Span(row, column, below - row, right - column)
            column = right


def _open_below(
    over: list[list[bool]], beside: list[list[bool]], taken: list[list[bool]], row: int, left: int, right: int
) -> bool:
    """Whether a cell over columns left … right-1 goes on in this row: no edge above it and none inside it."""
    if any(over[row][left:right]) or any(taken[row][left:right]):
        return False
    return not any(beside[i][row] for i in range(left + 1, right))
