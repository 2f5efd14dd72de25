"""Runs of glyphs go to the cells of a page's grids.

A run goes to one cell as a whole. Text that overflows its cell must not end, character by character, among the digits
of its neighbour: 四五六 that runs over the border of a cell with 77 must not become "四77五六" (hazards PDF).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.grid import Grid

CELL_GAP_EM = 0.1
"""Between the texts of two cells that were painted in one go there is at least this gap; inside a run there is none."""

SPACING_SLACK_EM = 0.05
"""A gap between two digits at the side of a cell parts nothing if it is no wider than the letter-spacing, and this."""

AT_RULE_EM = 0.12
"""Where digits touch and a rule runs this near to between two of them, they may be two numbers that touch it."""

BELOW_EM = 0.7
"""Text stands at most so far below a cell that is open below: Chromium breaks a row wherever the page ends.
Measured: 0.53 to 2.8 (`layout/__init__.py`)."""

FLUSH_PT = 6.5
"""A run that starts (ends) no further from the left (right) side of its cell is set flush there (Word pads by 5.4 pt).
Measured: 1.6 to 26."""

OUTSIDE = -1
"""The cell of what stands left or right of the grid: none."""


_left = attrgetter("x0")


class GridGlyphs:
    """A grid while it is being filled: the glyphs of each of its cells.

    `upright` are those that make the lines of a cell together, `own_lines` those that make lines of their own there
    (rotated text, a second number), `crossing` the numbers across a rule that wait until all other glyphs are placed,
    `doubted` the cells that may hold part of such a number only.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.slots = grid.slots()
        self.upright: list[list[Glyph]] = [[] for _ in grid.cells]
        self.own_lines: list[list[Glyph]] = [[] for _ in grid.cells]
        self.crossing: list[list[Glyph]] = []
        self.doubted: set[int] = set()

    def holds(self, glyph: Glyph, height: float) -> bool:
        """Whether a glyph of a run at this height stands in the grid, or right under a column that a break left open."""
        xs, ys = self.grid.xs, self.grid.ys
        x = (glyph[1] + glyph[3]) / 2
        if not xs[0] <= x <= xs[-1] or height < ys[0]:
            return False
        below = height - ys[-1]
        return below <= 0 or (
            below <= BELOW_EM * glyph[5] and self.grid.open_below[bisect_right(xs, x, 1, len(xs) - 1) - 1]
        )

    def cell_under(self, glyph: Glyph, height: float) -> int:
        """Index of the cell that a glyph of a run at this height stands in."""
        return self.cell_at((glyph[1] + glyph[3]) / 2, height)

    def cell_at(self, x: float, y: float) -> int:
        """Index of the cell over a point, OUTSIDE left and right of the grid; y counts for the nearest row."""
        xs, ys = self.grid.xs, self.grid.ys
        if not xs[0] <= x < xs[-1]:
            return OUTSIDE
        return self.slots[bisect_right(ys, y, 1, len(ys) - 1) - 1][bisect_right(xs, x) - 1]

    def settle(self) -> None:
        """Give each number across a rule to the cell that has none; beside another it stands on a line of its own.

        Where the digits may be the numbers of several cells, each is in doubt: those of one may be spread to its rules.
        """
        for number in self.crossing:
            height = _height(number)
            under = [self.cell_under(glyph, height) for glyph in number]
            free = [cell for cell in {under[0], under[-1]} - {OUTSIDE} if not self._has_number(cell)]
            ends_are_known = len(free) == 1 and all(map(self._is_whole, {under[0], under[-1]} - {OUTSIDE, *free}))
            if not ends_are_known and _may_be_two(number, self, height):
                for glyph, cell in zip(number, under, strict=True):
                    if cell != OUTSIDE:
                        self.own_lines[cell].append(glyph)
                self.doubted.update({*under} - {OUTSIDE})
                continue
            owner = free[0] if len(free) == 1 else _owner(number, self, height)
            (self.upright if owner in free else self.own_lines)[owner].extend(number)

    def _has_number(self, cell: int) -> bool:
        return any(glyph[0].isdigit() for glyph in self.upright[cell])

    def _is_whole(self, cell: int) -> bool:
        """Whether the digits of a cell touch, so that no other belongs to them that stands apart."""
        glyphs = sorted(self.upright[cell], key=_left)
        return len(glyphs) > 1 and all(
            glyph.x0 - before.x1 <= CELL_GAP_EM * glyph.em for before, glyph in pairwise(glyphs)
        )

    def doubts(self) -> list[Spot]:
        """The cells of whose numbers nobody can say where they end, each as a spot that takes them back."""
        boxes = [box_of(self.grid, self.grid.cells[cell]) for cell in sorted(self.doubted)]
        middles = [((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for box in boxes]
        return [Spot(x, y, x, y, corrects=True) for x, y in middles]


def box_of(grid: Grid, span: Span) -> Box:
    """The outline of a cell in points."""
    row, column, row_span, column_span = span
    return Box(grid.xs[column], grid.ys[row], grid.xs[column + column_span], grid.ys[row + row_span])


def place_run(run: list[Glyph], grids: Sequence[GridGlyphs], outside: list[list[Glyph]]) -> None:
    """Give a run to the cells that it stands in, or to the outside. Small grids come first: they may stand in a cell."""
    first, last, height = run[0], run[-1], _height(run)
    for grid in grids:
        if not grid.holds(first, height) and (first is last or not grid.holds(last, height)):
            continue
        start = grid.cell_under(first, height)
        if first is last or start == grid.cell_under(last, height):
            grid.upright[start] += run
            return
        for text in _texts_of_cells(run, grid, height):
            owner = _owner(text, grid, height)
            if owner == OUTSIDE:
                outside.append(text)
            elif _is_crossing_number(text, grid, height):
                grid.crossing.append(text)
            else:
                grid.upright[owner] += text
        return
    outside.append(run)


def place_rotated(glyph: Glyph, upright: Glyph, grids: Sequence[GridGlyphs]) -> bool:
    """Give a rotated glyph to the cell that it stands in; False where it stands outside of all grids.

    The cell keeps it as it is once turned `upright`.
    """
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    for grid in grids:
        if grid.grid.contains(x, y):
            grid.own_lines[grid.cell_at(x, y)].append(upright)
            return True
    return False


def place_rotated_run(run: Sequence[tuple[Glyph, Glyph]], grids: Sequence[GridGlyphs]) -> list[Glyph]:
    """Give rotated glyphs that were written in one go to one cell; hand back those that stand outside of all grids.

    Digits that run over the side of a cell are in doubt in each cell that they touch.
    """
    for grid in grids:
        middles = [((glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2) for glyph, _ in run]
        cells = {grid.cell_at(x, y) for x, y in middles if grid.grid.contains(x, y)} - {OUTSIDE}
        if len(cells) > 1:
            if any(glyph[0].isdigit() for glyph, _ in run):
                grid.doubted |= cells
                break
            owner = grid.cell_at(*middles[len(middles) // 2])
            if owner != OUTSIDE:
                grid.own_lines[owner] += (upright for _, upright in run)
                return []
    return [upright for glyph, upright in run if not place_rotated(glyph, upright, grids)]


def _height(run: list[Glyph]) -> float:
    """Where a run stands on the page: the middle of its first glyph."""
    return (run[0][2] + run[0][4]) / 2


def _texts_of_cells(run: list[Glyph], grid: GridGlyphs, height: float) -> list[list[Glyph]]:
    """A run cut where it leaves a gap at the side of a cell, or steps back: there two cells were painted in one go.

    The letter-spacing of a number is no such gap: 1 0 0 4 that runs over a side stays in one piece.
    """
    cells = [grid.cell_under(glyph, height) for glyph in run]
    gaps = [glyph[1] - before[3] for before, glyph in pairwise(run)]
    spacing = _spacing(run, cells, gaps)
    texts = [[run[0]]]
    for i, (gap, glyph) in enumerate(zip(gaps, run[1:], strict=True)):
        parts = gap > CELL_GAP_EM * glyph[5]
        if parts and run[i][0].isdigit() and glyph[0].isdigit():
            parts = gap > spacing + SPACING_SLACK_EM * glyph[5]
        if gap < -CELL_GAP_EM * glyph[5] or (cells[i] != cells[i + 1] and parts):
            texts.append([glyph])
        else:
            texts[-1].append(glyph)
    return texts


def _spacing(run: Sequence[Glyph], cells: Sequence[int], gaps: Sequence[float]) -> float:
    """The letter-spacing (pt) of the digits of a run, told by those that stand in one cell; endless where none do."""
    inside = [
        gap
        for i, gap in enumerate(gaps)
        if cells[i] == cells[i + 1] and run[i][0].isdigit() and run[i + 1][0].isdigit()
    ]
    return max(inside, default=math.inf)


def _is_crossing_number(text: list[Glyph], grid: GridGlyphs, height: float) -> bool:
    """Whether a text is a number that stands across the side of a cell: its middle may be in the wrong one."""
    apart = grid.cell_under(text[0], height) != grid.cell_under(text[-1], height)
    return apart and all(glyph[0].isdigit() for glyph in text)


def _may_be_two(number: list[Glyph], grid: GridGlyphs, height: float) -> bool:
    """Whether digits across rules may be the numbers of several cells that touch their sides.

    One number overflows its cell if a rule runs through one of its digits. Of letter-spaced digits nobody can say.
    """
    for before, glyph in pairwise(number):
        if grid.cell_under(before, height) == grid.cell_under(glyph, height):
            continue
        near = AT_RULE_EM * glyph[5]
        if glyph[1] - before[3] > CELL_GAP_EM * glyph[5]:
            return True
        if any(before[3] - near <= x <= glyph[1] + near for x in grid.grid.xs):
            return True
    return False


def _owner(text: list[Glyph], grid: GridGlyphs, height: float) -> int:
    """The one cell that a text belongs to: where it is set flush left, flush right, else where its middle stands."""
    x0, x1 = text[0][1], text[-1][3]
    start, end = grid.cell_under(text[0], height), grid.cell_under(text[-1], height)
    if start == end:
        return start
    cells = grid.grid.cells
    if start != OUTSIDE and 0 <= x0 - box_of(grid.grid, cells[start]).x0 <= FLUSH_PT:
        return start
    if end != OUTSIDE and 0 <= box_of(grid.grid, cells[end]).x1 - x1 <= FLUSH_PT:
        return end
    return grid.cell_at((x0 + x1) / 2, height)
