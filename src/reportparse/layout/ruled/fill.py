"""The text of a page goes into the cells of its grids: tables, and what stands outside of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.phantoms import without_phantoms
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.ruled.missing_rules import may_lack_rules, with_missing_rules
from reportparse.layout.ruled.placement import FLUSH_PT, GridGlyphs, box_of, place_rotated_run, place_run
from reportparse.layout.text.lines import Line, lines_of, runs_of
from reportparse.layout.text.spacing import is_tracked
from reportparse.patterns import regex

LONE_HEIGHT_PT = 80.0
"""What a page break leaves over of a table, one row with text in one cell, is no higher than this."""

MAX_LONE_COUNT = 2
"""A break leaves one such cell at the top of a page and one at its foot; more of them are boxes around text."""

FILLED_SHARE = 0.05
"""A drawing with a smaller share of cells that hold text is a chart (hazards PDF: extra rules)."""

MIN_SPACED_COUNT = 3
"""So many letter-spaced numbers in a table are no accident …"""

MIN_SPACED_CHARS_COUNT = 5
"""… if one of them has three digits at least: "1 2 3"."""

MIN_TRACKED_COUNT = 3
"""A number that is letter-spaced in a table whose others are not has so many digits: "1 2" may be two."""

ROUNDING_PT = 0.5
"""Room that is wider than a digit by no more than this may be none."""

SHORT_WORD_EM, SLACK_PT = 2.0, 2.0
"""A line is full where it leaves no room for two more ideographs, since a closing mark takes one with it to the next line."""

_DIGITS = regex(r"[\d.,，．]+")
_SPACED_DIGITS = regex(r"[\d+\-－](?: {1,2}[\d.,，．])+")
_IDEOGRAPH = regex(r"[\u2e80-\ufaff][、，。：:．.）)]?|[（(]")


class Filled(NamedTuple):
    """The tables of a page, and what stands outside of them: upright runs, and rotated glyphs turned upright.

    `doubts` are spots over the cells of whose numbers nobody can say where they end.
    """

    tables: list[PageTable]
    runs: list[list[Glyph]]
    rotated: list[Glyph]
    doubts: list[Spot]


def filled(
    page: int, grids: Sequence[Grid], runs: Sequence[list[Glyph]], rotated: Sequence[tuple[Glyph, Glyph]]
) -> Filled:
    """The grids of a page filled with its upright runs and its rotated glyphs.

    `rotated` are pairs: a glyph as it stands on the page, and as it stands once turned upright.
    """
    places = [GridGlyphs(grid) for grid in sorted(grids, key=_area)]
    outside: list[list[Glyph]] = []
    for run in runs:
        place_run(run, places, outside)
    for place in places:
        place.settle()
    rotated_outside: list[Glyph] = []
    start = 0
    for run in runs_of([upright for _, upright in rotated]):
        rotated_outside += place_rotated_run(rotated[start : start + len(run)], places)
        start += len(run)
    tables = [_table(page, place) for place in places]
    are_boxes = sum(table is not None and table.lone for table in tables) > MAX_LONE_COUNT
    found = []
    for place, table in zip(places, tables, strict=True):
        if table and not (table.lone and are_boxes):
            found.append(table)
        else:
            outside += (run for glyphs in place.upright for run in runs_of(glyphs))
            rotated_outside += (glyph for glyphs in place.own_lines for glyph in glyphs)
    return Filled(found, outside, rotated_outside, [spot for place in places for spot in place.doubts()])


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _table(page: int, place: GridGlyphs) -> PageTable | None:
    """The table of a filled grid; None where it is a box around text or a chart (hazards PDF: extra rules)."""
    grid, own_lines = place.grid, place.own_lines
    n_filled = sum(1 for upright, own in zip(place.upright, own_lines, strict=True) if upright or own)
    lone = n_filled == 1 and grid.ys[-1] - grid.ys[0] <= LONE_HEIGHT_PT
    if not lone and (n_filled < 2 or n_filled < FILLED_SHARE * len(grid.cells)):
        return None
    lines: list[Sequence[Line]] = [lines_of(glyphs) if glyphs else [] for glyphs in place.upright]
    if lone and any(len(line.stretches) > 1 for cell in lines for line in cell):
        return None  # a box around columns of text
    spaced = [i for i, glyphs in enumerate(place.upright) if len(glyphs) >= MIN_TRACKED_COUNT and is_tracked(glyphs)]
    if spaced and not _are_letter_spaced([cell[0].text for cell in lines if len(cell) == 1]):
        for i in spaced:
            lines[i] = [_without_gaps(place.upright[i])]
    lacks_rules = False
    if may_lack_rules(lines):
        fuller, lines, origins = with_missing_rules(grid, lines)
        lacks_rules = len(fuller.cells) != len(grid.cells)
        own_lines = [own_lines[origin] if origin is not None else [] for origin in origins]
        grid = fuller
    padding = _padding(grid, lines)
    cells = [
        _cell(page, span, box_of(grid, span), lines[i], own_lines[i], padding) for i, span in enumerate(grid.cells)
    ]
    if _are_letter_spaced([cell[0].text for cell in lines if len(cell) == 1]):
        cells = [_without_spacing(cell) for cell in cells]
    outline = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    table = PageTable(grid.xs, grid.n_rows, tuple(cells), outline, page, lone=lone, lacks_rules=lacks_rules)
    return without_phantoms(table, grid.ys)


def _are_letter_spaced(texts: Sequence[str]) -> bool:
    """Whether the numbers of a table are letter-spaced: several are, and nowhere do two digits touch.

    "1 2 3", "4 5", "6 7" → 123, 45, 67. Two numbers in one cell would look like "4 5" too, but never three of them, and
    not in a table without a single "45".
    """
    spaced = [text for text in texts if _SPACED_DIGITS.fullmatch(text)]
    if len(spaced) < MIN_SPACED_COUNT or max(map(len, spaced)) < MIN_SPACED_CHARS_COUNT:
        return False
    return not any(len(text) > 1 and _DIGITS.fullmatch(text) for text in texts)


def _without_gaps(glyphs: Sequence[Glyph]) -> Line:
    """The line of a letter-spaced number that stands alone in its table."""
    x1 = glyphs[0].x0
    closed = []
    for glyph in glyphs:
        closed.append(glyph._replace(x0=x1, x1=x1 + glyph.x1 - glyph.x0))
        x1 = closed[-1].x1
    (line,) = lines_of(closed)
    return line._replace(x1=glyphs[-1].x1, stretches=tuple(one._replace(x1=glyphs[-1].x1) for one in line.stretches))


def _without_spacing(cell: PageCell) -> PageCell:
    """A cell of a table whose numbers are letter-spaced: its number in one piece, if it holds one."""
    if not _SPACED_DIGITS.fullmatch(cell.text):
        return cell
    return cell._replace(text=cell.text.replace(" ", ""), seen=cell.text)


def _padding(grid: Grid, lines: Sequence[Sequence[Line]]) -> float:
    """The least distance (pt) that any text of the table keeps from the side of its cell."""
    gaps = [
        min(line.x0 - grid.xs[span.column], grid.xs[span.column + span.column_span] - line.x1)
        for span, cell in zip(grid.cells, lines, strict=True)
        for line in cell
    ]
    return max(min(gaps, default=0.0), 0.0)


def _cell(
    page: int, span: Span, box: Box, lines: Sequence[Line], own_lines: Sequence[Glyph], padding: float
) -> PageCell:
    """A cell with the text of its lines, then that of the glyphs that make lines of their own.

    Lines of one ideograph each are a word set vertically: 三⏎本⏎年 → 三本年. Lines of digits are one number where it was
    wrapped.
    """
    texts = [line.text for line in lines]
    if own_lines:
        texts += [line.text for line in lines_of(own_lines)]
        return PageCell(span, "\n".join(texts), box, page)
    if not texts:
        return PageCell(span, "", box, page)
    room = box.x1 - box.x0 - 2 * padding
    full = _is_full(lines, box, room)
    if len(texts) == 1:
        return PageCell(span, texts[0], box, page, full)
    if all(_IDEOGRAPH.fullmatch(text) for text in texts):
        return PageCell(span, "".join(texts), box, page, full)
    if _is_one_number(lines, room):
        return PageCell(span, "".join(texts), box, page, full, "\n".join(texts))
    return PageCell(span, "\n".join(texts), box, page, full)


def _is_full(lines: Sequence[Line], box: Box, room: float) -> bool:
    """Whether the last line leaves no room for two more ideographs or, where it holds digits, for one more digit."""
    last = lines[-1]
    if _DIGITS.fullmatch(last.text):
        return not _holds_another(last, room)
    padding = min(max(min(line.x0 for line in lines) - box.x0, 0.0), FLUSH_PT)
    return last.x1 - last.x0 + SHORT_WORD_EM * last.em + SLACK_PT > box.x1 - box.x0 - 2 * padding


def _is_one_number(lines: Sequence[Line], room: float) -> bool:
    """Whether lines of digits are one number that was wrapped: no line but the last has room for another digit.

    "1234⏎56" in a cell that is four digits wide → 123456; in a wider cell they are two numbers (hazards PDF).
    """
    if not all(_DIGITS.fullmatch(line.text) for line in lines):
        return False
    return not any(_holds_another(line, room) or len(after.text) > len(line.text) for line, after in pairwise(lines))


def _holds_another(line: Line, room: float) -> bool:
    """Whether there is room (pt) for another digit in a line of digits."""
    width = line.x1 - line.x0
    return width + width / len(line.text) < room - ROUNDING_PT
