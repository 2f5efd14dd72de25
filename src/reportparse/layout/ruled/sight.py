"""What the page shows in a cell besides its text: a picture or outlines of a number, a note over it, a line through it.

A cell without text that shows something is not blank; a number that a note lies over is in doubt (hazards PDF: sight
and text differ).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Box
from reportparse.layout.page import Rule, Spot
from reportparse.layout.page_table import PageCell, PageTable
from reportparse.layout.text.numbers import is_number

INSIDE_PT = 2.5
"""Ink nearer to the side of a cell may be that of its rule, or reach over from its neighbour."""
MIN_INK_PT = 3.0
"""The spots of a digit are wider than this, all together; a corner of something else is less."""

MAX_UPSTROKE_PT = 15.0
"""A stroke of a digit is no longer; cells are higher, or their sides are."""


def with_spots(tables: Sequence[PageTable], spots: Iterable[Spot]) -> list[PageTable]:
    """The tables with their cells' doubts, given the spots of ink of their page."""
    ordered = sorted(spots, key=attrgetter("top"))
    if not ordered:
        return [*tables]
    tops = [spot.top for spot in ordered]
    return [table.with_cells(_with_spots(cell, ordered, tops) for cell in table.cells) for table in tables]


def _with_spots(cell: PageCell, spots: Sequence[Spot], tops: Sequence[float]) -> PageCell:
    """A cell with what its spots say: drawn where it has no text, in doubt where a note lies over its number."""
    if cell.text and not is_number(cell.text):
        return cell
    x0, top, x1, bottom = cell.box
    inner = Box(x0 + INSIDE_PT, top + INSIDE_PT, x1 - INSIDE_PT, bottom - INSIDE_PT)
    near = spots[bisect_left(tops, inner.top) : bisect_left(tops, inner.bottom)]
    inside = [spot for spot in near if inner.x0 <= (spot.x0 + spot.x1) / 2 <= inner.x1]
    struck = "".join(spot.struck for spot in inside)
    if struck:
        cell = cell._replace(struck=struck)
    if cell.text:
        doubted = any(spot.corrects for spot in inside)
        return cell._replace(text=f"{cell.text}\n{UNSAYABLE}", seen=None) if doubted else cell
    return cell._replace(drawn=True) if sum(map(_length, inside)) >= MIN_INK_PT else cell


def _length(spot: Spot) -> float:
    return max(spot.x1 - spot.x0, spot.bottom - spot.top)


def upstrokes_of(rules: Iterable[Rule]) -> list[Spot]:
    """Short vertical lines as spots: inside a cell they are no rule but a digit that is drawn, as a line alone draws a 1."""
    return [
        Spot(*rule)
        for rule in rules
        if MIN_INK_PT <= rule.bottom - rule.top <= MAX_UPSTROKE_PT and rule.x1 - rule.x0 < rule.bottom - rule.top
    ]
