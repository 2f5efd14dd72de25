"""Digits with a line through them: a number that was taken back, often with the right one beside it (hazards: numbers)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

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
