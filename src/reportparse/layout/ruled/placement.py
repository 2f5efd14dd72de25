"""Runs of glyphs -> the cells of a page's grids.

A run goes to one cell as a whole. Text that overflows its cell must not end, character by character, among the
neighbour's digits (hazards PDF: overflowing text).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reportparse.document import Box
from reportparse.layout.page import Glyph
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.grid import Grid

# Between the texts of two cells there is at least this gap (share of the font size); inside a run there is none.
CELL_GAP = 0.1
# Text stands at most so far (share of the font size) below a cell that is open below: Chromium cuts rows at will.
BELOW = 0.7
# A run that starts (ends) so near (pt) to the side of its cell is set flush left (right) there.
FLUSH = 6.5

OUTSIDE = -1


class Places:
    """A grid while it is being filled: which cell covers each slot, the glyphs of each cell.

    `aside` are those that make lines of their own, `crossing` the numbers that stand across a rule.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.slots = grid.slots()
        self.upright: list[list[Glyph]] = [[] for _ in grid.cells]
        self.aside: list[list[Glyph]] = [[] for _ in grid.cells]
        self.crossing: list[list[Glyph]] = []

    def holds(self, glyph: Glyph, height: float) -> bool:
        """Whether a glyph of a run at this height stands in the grid, or right under a column that a break left open."""
        xs, ys = self.grid.xs, self.grid.ys
        x = (glyph[1] + glyph[3]) / 2
        if not xs[0] <= x <= xs[-1] or height < ys[0]:
            return False
        below = height - ys[-1]
        return below <= 0 or (
            below <= BELOW * glyph[5] and self.grid.open_below[bisect_right(xs, x, 1, len(xs) - 1) - 1]
        )

    def under(self, glyph: Glyph, height: float) -> int:
        """Index of the cell that a glyph of a run at this height stands in."""
        return self.cell_at((glyph[1] + glyph[3]) / 2, height)

    def cell_at(self, x: float, y: float) -> int:
        """Index of the cell over a point, OUTSIDE left and right of the grid; y counts for the nearest row."""
        xs, ys = self.grid.xs, self.grid.ys
        if not xs[0] <= x < xs[-1]:
            return OUTSIDE
        return self.slots[bisect_right(ys, y, 1, len(ys) - 1) - 1][bisect_right(xs, x) - 1]

    def settle(self) -> None:
        """Give each number across a rule to the cell that has none; beside another it stands on a line of its own."""
        for piece in self.crossing:
            height = _height(piece)
            ends = {self.under(glyph, height) for glyph in (piece[0], piece[-1])} - {OUTSIDE}
            free = [cell for cell in ends if not any(glyph[0].isdigit() for glyph in self.upright[cell])]
            owner = free[0] if len(free) == 1 else _owner(piece, self, height)
            (self.upright if owner in free else self.aside)[owner].extend(piece)


def box_of(grid: Grid, span: Span) -> Box:
    """The outline of a cell."""
    row, column, row_span, column_span = span
    return Box(grid.xs[column], grid.ys[row], grid.xs[column + column_span], grid.ys[row + row_span])


def place_run(run: list[Glyph], places: Sequence[Places], outside: list[list[Glyph]]) -> None:
    """Give a run to the cells that it stands in, or to the outside."""
    first, last, height = run[0], run[-1], _height(run)
    for place in places:
        if not place.holds(first, height) and not place.holds(last, height):
            continue
        start = place.under(first, height)
        if start == place.under(last, height):
            place.upright[start] += run
            return
        for piece in _pieces(run, place, height):
            owner = _owner(piece, place, height)
            if owner == OUTSIDE:
                outside.append(piece)
            elif _crosses(piece, place, height):
                place.crossing.append(piece)
            else:
                place.upright[owner] += piece
        return
    outside.append(run)


def place_turned(glyph: Glyph, upright: Glyph, places: Sequence[Places]) -> bool:
    """Give a rotated glyph to the cell that it stands in; False where it stands outside of all tables."""
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    for place in places:
        if place.grid.contains(x, y):
            place.aside[place.cell_at(x, y)].append(upright)
            return True
    return False


def _height(run: list[Glyph]) -> float:
    """Where a run stands on the page: the middle of its first glyph."""
    return (run[0][2] + run[0][4]) / 2


def _pieces(run: list[Glyph], place: Places, height: float) -> list[list[Glyph]]:
    """A run cut where it leaves a gap at the side of a cell, or steps back: there two cells were written in one go."""
    pieces = [[run[0]]]
    cell = place.under(run[0], height)
    for before, glyph in pairwise(run):
        here = place.under(glyph, height)
        gap = glyph[1] - before[3]
        if gap < -CELL_GAP * glyph[5] or (here != cell and gap > CELL_GAP * glyph[5]):
            pieces.append([glyph])
        else:
            pieces[-1].append(glyph)
        cell = here
    return pieces


def _crosses(piece: list[Glyph], place: Places, height: float) -> bool:
    """Whether a piece is a number that stands across the side of a cell."""
    apart = place.under(piece[0], height) != place.under(piece[-1], height)
    return apart and all(glyph[0].isdigit() for glyph in piece)


def _owner(piece: list[Glyph], place: Places, height: float) -> int:
    """The one cell that a piece belongs to: where it is flush left, flush right, else where its middle stands."""
    x0, x1 = piece[0][1], piece[-1][3]
    start, end = place.under(piece[0], height), place.under(piece[-1], height)
    if start == end:
        return start
    grid = place.grid
    if start != OUTSIDE and 0 <= x0 - box_of(grid, grid.cells[start]).x0 <= FLUSH:
        return start
    if end != OUTSIDE and 0 <= box_of(grid, grid.cells[end]).x1 - x1 <= FLUSH:
        return end
    return place.cell_at((x0 + x1) / 2, height)
