"""Whether what stands in some cells of a page is beyond doubt, told by glyphs and rules alone.

The layout places text by middles and shares, so that it can read what is drawn badly. Here nothing is allowed for: a number
stands in one piece, wholly between four rules, with nothing beside it; a blank cell has nothing in it at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from reportparse.document import Box
from reportparse.layout.page import Glyph, Page
from reportparse.layout.ruled.edges import TOUCH_PT, Edge, lines_of
from reportparse.layout.text.spacing import LAPPED_EM, SAME_SIZE_RATIO, WORD_GAP_EM

NEAR_EM = 0.35
"""The middle of a line of text keeps so far from the rules over and under it: no rule runs through its digits."""

LEVEL_EM = 0.05
"""Glyphs of a number stand at one height within this: programs round to a tenth of a point, a note mark is raised by more."""

_top = itemgetter(2)


def is_plain(page: Page, texts: Iterable[tuple[Box, str]]) -> bool:
    """Whether the page shows just these texts in the cells of these outlines; never where it had to be turned."""
    if page.fault or page.looked_at or page.form_fields or page.image_share:
        return False
    glyphs = sorted(page.glyphs, key=_top)
    across, down = lines_of(page.rules)
    tops = [*map(_top, glyphs)]
    tallest = max((glyph.bottom - glyph.top for glyph in glyphs), default=0.0)
    for box, text in texts:
        if not _is_framed(box, across, down):
            return False
        near = glyphs[bisect_left(tops, box.top - tallest) : bisect_right(tops, box.bottom)]
        if not _holds_just(text, [glyph for glyph in near if _touches(glyph, box)], box):
            return False
    return True


def _is_framed(box: Box, across: Sequence[Edge], down: Sequence[Edge]) -> bool:
    """Whether each side of a cell is drawn along its whole length, and nothing within."""
    return _are_sides(box.top, box.bottom, box.x0, box.x1, across) and _are_sides(
        box.x0, box.x1, box.top, box.bottom, down
    )


def _are_sides(first: float, second: float, lo: float, hi: float, edges: Sequence[Edge]) -> bool:
    """Whether edges run at two positions from `lo` to `hi`, and none between them reaches in there."""
    at = attrgetter("at")
    near = edges[bisect_left(edges, first - TOUCH_PT, key=at) : bisect_right(edges, second + TOUCH_PT, key=at)]
    for side in (first, second):
        own = (edge for edge in near if abs(edge.at - side) <= TOUCH_PT)
        if not any(edge.lo <= lo + TOUCH_PT and edge.hi >= hi - TOUCH_PT for edge in own):
            return False
    within = (edge for edge in near if first + TOUCH_PT < edge.at < second - TOUCH_PT)
    return not any(edge.lo < hi - TOUCH_PT and edge.hi > lo + TOUCH_PT for edge in within)


def _touches(glyph: Glyph, box: Box) -> bool:
    """Whether a glyph, seen or not, stands in a box, wholly or in part, and no line of text above or below it."""
    middle = (glyph.top + glyph.bottom) / 2
    return glyph.x1 > box.x0 and glyph.x0 < box.x1 and box.top <= middle <= box.bottom


def _holds_just(text: str, glyphs: list[Glyph], box: Box) -> bool:
    """Whether the glyphs that touch a cell are those of its text, one right after the other, and wholly within."""
    glyphs.sort(key=attrgetter("x0"))
    if "".join(glyph.text for glyph in glyphs) != text:
        return False
    if not glyphs:
        return True
    em, level = glyphs[0].em, (glyphs[0].top + glyphs[0].bottom) / 2
    if glyphs[0].x0 < box.x0 or glyphs[-1].x1 > box.x1:
        return False
    for glyph in glyphs:
        middle = (glyph.top + glyph.bottom) / 2
        if glyph.angle or not glyph.visible or not box.top + NEAR_EM * em <= middle <= box.bottom - NEAR_EM * em:
            return False
        if not SAME_SIZE_RATIO * em <= glyph.em <= em / SAME_SIZE_RATIO or abs(middle - level) > LEVEL_EM * em:
            return False
    return all(
        -LAPPED_EM * em <= after.x0 - before.x1 <= WORD_GAP_EM * em and not after.spaced
        for before, after in pairwise(glyphs)
    )
