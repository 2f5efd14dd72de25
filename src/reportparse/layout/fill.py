"""Runs of glyphs -> the cells of a page's grids, and the text of each cell.

A run goes to one cell as a whole. Text that overflows its cell must not end, character by character, among the
neighbour's digits (hazards PDF: overflowing text).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from reportparse.document import Box
from reportparse.layout.grid import Grid, Span
from reportparse.layout.page import Glyph
from reportparse.layout.text import Line, lines_of, runs_of
from reportparse.layout.unruled import may_lack_rules, with_unruled

# Between the texts of two cells there is at least this gap (share of the font size); inside a run there is none.
CELL_GAP = 0.1
# Text stands at most so far (share of the font size) below a cell that is open below: Chromium cuts rows at will.
BELOW = 0.7
# A run that starts (ends) so near (pt) to the side of its cell is set flush left (right) there.
FLUSH = 6.5
# Rows and columns thinner than this (pt) hold no text: they come from double rules.
THIN = 6.0
# What a break leaves over of a table, one row with text in one cell, is no higher than this (pt).
LONE = 80.0
MAX_LONE = 2
# A drawing with a smaller share of cells that hold text is a chart.
FILLED = 0.05

# So many letter-spaced numbers in a table are no accident.
MIN_SPACED = 3

_DIGITS = re.compile(r"[\d.,，．]+")
_SPACED = re.compile(r"[\d+\-－](?: {1,2}[\d.,，．])+")
_IDEOGRAPH = re.compile(r"[\u2e80-\ufaff][、，。：:．.）)]?|[（(]")


class Content(NamedTuple):
    """A cell with its text. `full`: its last line leaves no room, so the text may go on over a page break.

    `wrapped`: the lines or the letter-spaced digits of one number, which were joined to `text`.
    """

    span: Span
    text: str
    box: Box
    page: int
    full: bool = False
    wrapped: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A table of one page: the positions of its columns, its number of rows, its cells, its outline.

    `lone`: a single cell holds text. That is a frame, unless a page break left it over from the table it goes on.
    `certain`: the grid is drawn; else `first_value` is where the columns of numbers begin. `unruled`: it is drawn but for
    rules between columns.
    """

    xs: tuple[float, ...]
    n_rows: int
    cells: tuple[Content, ...]
    box: Box
    page: int
    certain: bool = True
    lone: bool = False
    first_value: float = 0.0
    unruled: bool = False


def fill(
    number: int, grids: Sequence[Grid], runs: Sequence[list[Glyph]], turned: Sequence[tuple[Glyph, Glyph]]
) -> tuple[list[Filled], list[list[Glyph]], list[Glyph]]:
    """The tables of page `number`, and the upright runs and the rotated glyphs that stand outside of them.

    `turned` are rotated glyphs in pairs: as they stand on the page, and as they stand once turned upright.
    """
    places = [_Places(grid) for grid in sorted(grids, key=_area)]
    outside: list[list[Glyph]] = []
    for run in runs:
        _place(run, places, outside)
    for place in places:
        for piece in place.crossing:
            _settle(piece, place)
    aside = [upright for glyph, upright in turned if not _place_turned(glyph, upright, places)]
    tables = [_table(number, place) for place in places]
    # A break leaves over one cell at the top of a page and one at its foot; more of them are boxes around text.
    boxes = sum(table is not None and table.lone for table in tables) > MAX_LONE
    found = []
    for place, table in zip(places, tables, strict=True):
        if table and not (table.lone and boxes):
            found.append(table)
        else:
            outside += (run for glyphs in place.upright for run in runs_of(glyphs))
    return found, outside, aside


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


OUTSIDE = -1


class _Places:
    """A grid while it is being filled: which cell covers each slot, the glyphs of each cell.

    `aside` are those that make lines of their own, `crossing` the numbers that stand across a rule.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.slots = grid.slots()
        self.upright: list[list[Glyph]] = [[] for _ in grid.cells]
        self.aside: list[list[Glyph]] = [[] for _ in grid.cells]
        self.crossing: list[list[Glyph]] = []

    def holds(self, x: float, y: float, em: float) -> bool:
        """Whether a point lies in the grid, or right under a column that a page break left open below."""
        xs, ys = self.grid.xs, self.grid.ys
        if not xs[0] <= x <= xs[-1] or y < ys[0]:
            return False
        below = y - ys[-1]
        return below <= 0 or (below <= BELOW * em and self.grid.open_below[bisect_right(xs, x, 1, len(xs) - 1) - 1])

    def cell_at(self, x: float, y: float) -> int:
        """Index of the cell over a point, OUTSIDE left and right of the grid; y counts for the nearest row."""
        xs, ys = self.grid.xs, self.grid.ys
        if not xs[0] <= x < xs[-1]:
            return OUTSIDE
        return self.slots[bisect_right(ys, y, 1, len(ys) - 1) - 1][bisect_right(xs, x) - 1]

    def box(self, cell: int) -> Box:
        """The outline of a cell."""
        return _box(self.grid, self.grid.cells[cell])


def _box(grid: Grid, span: Span) -> Box:
    row, column, row_span, column_span = span
    return Box(grid.xs[column], grid.ys[row], grid.xs[column + column_span], grid.ys[row + row_span])


def _place(run: list[Glyph], places: Sequence[_Places], outside: list[list[Glyph]]) -> None:
    """Give a run to the cells that it stands in, or to the outside."""
    first, last = run[0], run[-1]
    middle = (first[2] + first[4]) / 2
    for place in places:
        starts_in = place.holds((first[1] + first[3]) / 2, middle, first[5])
        if not starts_in and not place.holds((last[1] + last[3]) / 2, middle, first[5]):
            continue
        start = place.cell_at((first[1] + first[3]) / 2, middle)
        if start == place.cell_at((last[1] + last[3]) / 2, middle):
            place.upright[start] += run
            return
        for piece in _pieces(run, place, middle):
            owner = _owner(piece, place, middle)
            if owner == OUTSIDE:
                outside.append(piece)
            elif _crosses(piece, place, middle):
                place.crossing.append(piece)
            else:
                place.upright[owner] += piece
        return
    outside.append(run)


def _pieces(run: list[Glyph], place: _Places, middle: float) -> list[list[Glyph]]:
    """A run cut where it leaves a gap at the side of a cell, or steps back: there two cells were written in one go."""
    pieces = [[run[0]]]
    cell = place.cell_at((run[0][1] + run[0][3]) / 2, middle)
    for before, glyph in pairwise(run):
        here = place.cell_at((glyph[1] + glyph[3]) / 2, middle)
        gap = glyph[1] - before[3]
        if gap < -CELL_GAP * glyph[5] or (here != cell and gap > CELL_GAP * glyph[5]):
            pieces.append([glyph])
        else:
            pieces[-1].append(glyph)
        cell = here
    return pieces


def _crosses(piece: list[Glyph], place: _Places, middle: float) -> bool:
    """Whether a piece is a number that stands across the side of a cell."""
    ends = (place.cell_at((glyph[1] + glyph[3]) / 2, middle) for glyph in (piece[0], piece[-1]))
    return len({*ends}) > 1 and all(glyph[0].isdigit() for glyph in piece)


def _settle(piece: list[Glyph], place: _Places) -> None:
    """Give a number across a rule to the cell that has none; beside another number it stands on a line of its own."""
    middle = (piece[0][2] + piece[0][4]) / 2
    ends = {place.cell_at((glyph[1] + glyph[3]) / 2, middle) for glyph in (piece[0], piece[-1])} - {OUTSIDE}
    free = [cell for cell in ends if not any(glyph[0].isdigit() for glyph in place.upright[cell])]
    owner = free[0] if len(free) == 1 else _owner(piece, place, middle)
    (place.upright if owner in free else place.aside)[owner].extend(piece)


def _owner(piece: list[Glyph], place: _Places, middle: float) -> int:
    """The one cell that a piece belongs to: where it is flush left, flush right, else where its middle stands."""
    x0, x1 = piece[0][1], piece[-1][3]
    start = place.cell_at((piece[0][1] + piece[0][3]) / 2, middle)
    end = place.cell_at((piece[-1][1] + piece[-1][3]) / 2, middle)
    if start == end:
        return start
    if start != OUTSIDE and 0 <= x0 - place.box(start).x0 <= FLUSH:
        return start
    if end != OUTSIDE and 0 <= place.box(end).x1 - x1 <= FLUSH:
        return end
    return place.cell_at((x0 + x1) / 2, middle)


def _place_turned(glyph: Glyph, upright: Glyph, places: Sequence[_Places]) -> bool:
    """Give a rotated glyph to the cell that it stands in; False where it stands outside of all tables."""
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    for place in places:
        if place.grid.contains(x, y):
            place.aside[place.cell_at(x, y)].append(upright)
            return True
    return False


def _table(number: int, place: _Places) -> Filled | None:
    """The table of a filled grid; None where it is a frame or a chart (hazards PDF: extra rules)."""
    grid = place.grid
    n_filled = sum(1 for upright, turned in zip(place.upright, place.aside, strict=True) if upright or turned)
    lone = n_filled == 1 and grid.ys[-1] - grid.ys[0] <= LONE
    if not lone and (n_filled < 2 or n_filled < FILLED * len(grid.cells)):
        return None
    lines: list[Sequence[Line]] = [lines_of(glyphs) if glyphs else [] for glyphs in place.upright]
    if lone and any(len(line.parts) > 1 for cell in lines for line in cell):
        return None  # a frame around columns
    aside, certain = place.aside, True
    if may_lack_rules(lines):
        fuller, lines, origins = with_unruled(grid, lines)
        certain = len(fuller.cells) == len(grid.cells)
        aside = [place.aside[origin] if origin is not None else [] for origin in origins]
        grid = fuller
    pad = _padding(grid, lines)
    spaced = _is_spaced([cell[0].text for cell in lines if len(cell) == 1])
    cells = []
    for index, span in enumerate(grid.cells):
        content = _content(number, span, _box(grid, span), lines[index], aside[index], pad)
        if spaced and _SPACED.fullmatch(content.text):
            content = content._replace(text=content.text.replace(" ", ""), wrapped=content.text)
        cells.append(content)
    outline = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    table = Filled(grid.xs, grid.n_rows, tuple(cells), outline, number, lone=lone, unruled=not certain)
    return without_phantoms(table, grid.ys)


def _is_spaced(texts: Sequence[str]) -> bool:
    """Whether the numbers of a table are letter-spaced: several are, some of three digits or more, and all others have one.

    Two numbers in a cell would look the same, but never three in one and nowhere a digit that touches another.
    """
    spaced = [text for text in texts if _SPACED.fullmatch(text)]
    if len(spaced) < MIN_SPACED or max(map(len, spaced)) < 5:
        return False
    return not any(len(text) > 1 and _DIGITS.fullmatch(text) for text in texts)


def _padding(grid: Grid, lines: Sequence[Sequence[Line]]) -> float:
    """The least distance (pt) that any text of the table keeps from the side of its cell."""
    gaps = [
        min(line.x0 - grid.xs[span.column], grid.xs[span.column + span.column_span] - line.x1)
        for span, cell in zip(grid.cells, lines, strict=True)
        for line in cell
    ]
    return max(min(gaps, default=0.0), 0.0)


def _content(number: int, span: Span, box: Box, lines: Sequence[Line], turned: Sequence[Glyph], pad: float) -> Content:
    """A cell's text out of its lines; rotated text stands on lines of its own."""
    texts = [line.text for line in lines]
    if not texts and not turned:
        return Content(span, "", box, number)
    room = box.x1 - box.x0 - 2 * pad
    if turned:
        texts += [line.text for line in lines_of(turned)]
        return Content(span, "\n".join(texts), box, number)
    full = _is_full(lines, box, room)
    if len(texts) == 1:
        return Content(span, texts[0], box, number, full)
    if all(_IDEOGRAPH.fullmatch(text) for text in texts):
        return Content(span, "".join(texts), box, number, full)
    if _is_one_number(lines, room):
        return Content(span, "".join(texts), box, number, full, "\n".join(texts))
    return Content(span, "\n".join(texts), box, number, full)


def _is_full(lines: Sequence[Line], box: Box, room: float) -> bool:
    """Whether the last line leaves no room for two more characters (a closing mark takes one with it), or one digit."""
    last = lines[-1]
    if _DIGITS.fullmatch(last.text):
        return not _holds_another(last, room)
    pad = min(max(min(line.x0 for line in lines) - box.x0, 0.0), FLUSH)
    return last.x1 - last.x0 + 2 * last.em + 2 > box.x1 - box.x0 - 2 * pad


def _is_one_number(lines: Sequence[Line], room: float) -> bool:
    """Whether lines of digits are one number that was wrapped: no line but the last has room for another digit."""
    if not all(_DIGITS.fullmatch(line.text) for line in lines):
        return False
    return not any(_holds_another(line, room) or len(after.text) > len(line.text) for line, after in pairwise(lines))


def _holds_another(line: Line, room: float) -> bool:
    """Whether there is room for another digit in a line of digits."""
    width = line.x1 - line.x0
    return width + width / len(line.text) < room - 0.5


def without_phantoms(table: Filled, ys: Sequence[float] = ()) -> Filled:
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


def _phantoms(table: Filled, axis: int, may_be_blank: Sequence[bool]) -> list[int]:
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
