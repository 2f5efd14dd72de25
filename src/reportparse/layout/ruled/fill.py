"""The text of the cells of a page's grids: tables, and what stands outside of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportparse.document import Box
from reportparse.layout.page import Glyph
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.phantoms import without_phantoms
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.ruled.missing_rules import may_lack_rules, with_unruled
from reportparse.layout.ruled.placement import FLUSH, Places, box_of, place_run, place_turned
from reportparse.layout.text.lines import Line, lines_of, runs_of

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


def fill(
    number: int, grids: Sequence[Grid], runs: Sequence[list[Glyph]], turned: Sequence[tuple[Glyph, Glyph]]
) -> tuple[list[PageTable], list[list[Glyph]], list[Glyph]]:
    """The tables of page `number`, and the upright runs and the rotated glyphs that stand outside of them.

    `turned` are rotated glyphs in pairs: as they stand on the page, and as they stand once turned upright.
    """
    places = [Places(grid) for grid in sorted(grids, key=_area)]
    outside: list[list[Glyph]] = []
    for run in runs:
        place_run(run, places, outside)
    for place in places:
        place.settle()
    aside = [upright for glyph, upright in turned if not place_turned(glyph, upright, places)]
    tables = [_table(number, place) for place in places]
    # A break leaves over one cell at the top of a page and one at its foot; more of them are boxes around text.
    boxes = sum(table is not None and table.lone for table in tables) > MAX_LONE
    found = []
    for place, table in zip(places, tables, strict=True):
        if table and not (table.lone and boxes):
            found.append(table)
        else:
            outside += (run for glyphs in place.upright for run in runs_of(glyphs))
            aside += (glyph for glyphs in place.aside for glyph in glyphs)
    return found, outside, aside


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _table(number: int, place: Places) -> PageTable | None:
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
        content = _content(number, span, box_of(grid, span), lines[index], aside[index], pad)
        if spaced and _SPACED.fullmatch(content.text):
            content = content._replace(text=content.text.replace(" ", ""), wrapped=content.text)
        cells.append(content)
    outline = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    table = PageTable(grid.xs, grid.n_rows, tuple(cells), outline, number, lone=lone, unruled=not certain)
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


def _content(number: int, span: Span, box: Box, lines: Sequence[Line], turned: Sequence[Glyph], pad: float) -> PageCell:
    """A cell's text out of its lines; rotated text stands on lines of its own."""
    texts = [line.text for line in lines]
    if not texts and not turned:
        return PageCell(span, "", box, number)
    room = box.x1 - box.x0 - 2 * pad
    if turned:
        texts += [line.text for line in lines_of(turned)]
        return PageCell(span, "\n".join(texts), box, number)
    full = _is_full(lines, box, room)
    if len(texts) == 1:
        return PageCell(span, texts[0], box, number, full)
    if all(_IDEOGRAPH.fullmatch(text) for text in texts):
        return PageCell(span, "".join(texts), box, number, full)
    if _is_one_number(lines, room):
        return PageCell(span, "".join(texts), box, number, full, "\n".join(texts))
    return PageCell(span, "\n".join(texts), box, number, full)


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
