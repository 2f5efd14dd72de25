"""Digits with a line through them: a number that was taken back, often with the right one beside it (hazards: numbers)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from reportparse.layout.page import Glyph, Rule

# As shares of the font size: how far from the middle of a glyph such a line runs, and how far it goes past its ends.
OFF_MIDDLE = 0.2
PAST_END = 0.6
# A higher one is a bar (pt).
THICK = 2.0


def struck_of(runs: Sequence[Sequence[Glyph]], rules: Sequence[Rule]) -> frozenset[Glyph]:
    """The glyphs of upright runs that a rule as long as they are strikes out. A longer rule is one of a table."""
    lines = sorted(
        ((rule.top + rule.bottom) / 2, rule.x0, rule.x1)
        for rule in rules
        if rule.bottom - rule.top <= THICK < rule.x1 - rule.x0
    )
    heights = [y for y, _, _ in lines]
    found: set[Glyph] = set()
    for run in runs:
        middle, em = (run[0].top + run[0].bottom) / 2, run[0].em
        first, last = bisect_left(heights, middle - OFF_MIDDLE * em), bisect_right(heights, middle + OFF_MIDDLE * em)
        for _, x0, x1 in lines[first:last]:
            under = [glyph for glyph in run if x0 <= (glyph.x0 + glyph.x1) / 2 <= x1]
            past = max(under[0].x0 - x0, x1 - under[-1].x1) if under else 0.0
            if under and past <= PAST_END * em and any(glyph.text.isdigit() for glyph in under):
                found.update(under)
    return frozenset(found)


# A watermark's glyphs are at least so many times the size of the text that they lie over.
_STAMP = 2.0


# More large glyphs than this are no watermark but a poster; looking under each would take long.
_MAX_LARGE = 400


def watermark_of(glyphs: Sequence[Glyph]) -> frozenset[Glyph]:
    """Upright glyphs of a watermark: large ones that lie over much smaller text (hazards PDF: strip watermarks)."""
    if not glyphs:
        return frozenset()
    sizes = sorted(map(attrgetter("em"), glyphs))
    usual = sizes[len(sizes) // 2]
    if sizes[-1] < _STAMP * usual:
        return frozenset()
    large = [glyph for glyph in glyphs if glyph.em >= _STAMP * usual]
    if len(large) > _MAX_LARGE:
        return frozenset()
    small = sorted(((glyph.top + glyph.bottom) / 2, (glyph.x0 + glyph.x1) / 2, glyph.em) for glyph in glyphs)
    over = {round(glyph.em) for glyph in large if _lies_over(glyph, small)}
    return frozenset(glyph for glyph in large if round(glyph.em) in over)


def _lies_over(large: Glyph, small: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the middle of a much smaller glyph lies inside this one; `small` is (height, abscissa, em), ascending."""
    at = bisect_left(small, (large.top,))
    while at < len(small) and small[at][0] < large.bottom:
        _, x, em = small[at]
        if em * _STAMP <= large.em and large.x0 < x < large.x1:
            return True
        at += 1
    return False
