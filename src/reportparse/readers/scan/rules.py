"""The ruling lines of a page, found in its ink: long straight runs across or down."""

from __future__ import annotations

import cv2
import numpy as np

from reportparse.layout.page import Rule
from reportparse.readers.scan.morphology import closed, components, grown, opened, px
from reportparse.readers.scan.picture import PX_A_POINT, Pixels

ACROSS_PT, DOWN_PT = 12.0, 18.0
"""A straight run of ink as long may be a piece of a rule; a bold heading's stroke may stand right over a table's side …"""
GAP_PT = 2.5
"""… pieces no further apart are one …"""
RULE_PT = 20.0
"""… and as long is a rule, for strokes of text are shorter."""
SIDE_PT, TOUCH_PT = 8.0, 1.5
"""A run as long that goes from rule to rule, missing them by no more, is one as well: the side of a lone row."""
TABLE_PT = 60.0
"""Rules that touch each other, and none of them with another, draw a table if they are as wide together, or they are text."""
LONE_PT = 150.0
"""A rule as long stands by itself."""
DASH_PT, DASH_THICK_PT, DASH_GAP_PT = 5.0, 1.8, 4.0
"""Where a page shows no rule, pieces of ink as short and thin, no further apart, may be dashes of some."""
MAX_THICK_PT = 4.0
"""Thicker ink is a bar or a picture."""
FAINT_BELOW = 190
"""Shades below this, paper being 255, may be a thin rule: it is long enough to be told from dirt."""
SHARED_PX, SHARED_SHADE, SHARE_SHADE = 5, 50, 15
"""A thinner rule between rows of pixels is shared out to them: by so much they are darker than paper, together and each."""


def rules_of(greys: Pixels) -> tuple[list[Rule], Pixels]:
    """The rules of a page in points, and where their ink lies (1, elsewhere 0)."""
    ink, turned = _ink(greys), _ink(greys.T.copy())
    across = _long(ink, ACROSS_PT)
    down = (_long(turned, DOWN_PT) | _sides(turned, across.T)).T
    ruled = _of_tables(across | down)
    if not ruled.any():
        across, down = _dashed(ink), _dashed(turned).T
        ruled = _of_tables(across | down, lone=False)
    boxes = [*components(across & ruled).boxes, *components(down & ruled).boxes]
    return [Rule(*(side / PX_A_POINT for side in box)) for box in boxes], ruled


def _ink(greys: Pixels) -> Pixels:
    """What may be ink of rules from left to right: of a grey hairline of 300 dpi two rows stay, paler than FAINT_BELOW."""
    darker = cv2.morphologyEx(greys, cv2.MORPH_BLACKHAT, np.ones((SHARED_PX, 1), np.uint8))
    together = cv2.boxFilter(darker, cv2.CV_16U, (1, 3), normalize=False)
    return np.asarray((greys < FAINT_BELOW) | ((together >= SHARED_SHADE) & (darker >= SHARE_SHADE)), np.uint8)


def _long(ink: Pixels, piece_pt: float) -> Pixels:
    """Ink of long rules from left to right, made of pieces of such a length."""
    found = components(_thin(closed(opened(ink, px(piece_pt), 1), px(GAP_PT))))
    return found.chosen([x1 - x0 >= px(RULE_PT) for x0, _, x1, _ in found.boxes])


def _dashed(ink: Pixels) -> Pixels:
    """Rules from left to right that are made of dashes or dots alone, joined; each is drawn on to where others cross it."""
    found = components(ink)
    size, thick, gap = px(DASH_PT), px(DASH_THICK_PT), px(DASH_GAP_PT)
    dashes = found.chosen([x1 - x0 <= size and bottom - top <= thick for x0, top, x1, bottom in found.boxes])
    runs = components(closed(dashes, gap))
    drawn = np.zeros_like(ink)
    for x0, top, x1, bottom in runs.boxes:
        if x1 - x0 >= px(SIDE_PT) and bottom - top <= thick:
            drawn[top:bottom, max(x0 - gap, 0) : x1 + gap] = 1
    found = components(drawn)
    return found.chosen([x1 - x0 >= px(RULE_PT) and bottom - top <= thick for x0, top, x1, bottom in found.boxes])


def _sides(ink: Pixels, crossing: Pixels) -> Pixels:
    """Ink of short rules from left to right that end at `crossing` ones on both sides."""
    found = components(_thin(opened(ink, px(SIDE_PT), 1)))
    touch = px(TOUCH_PT)
    return found.chosen(
        [
            all(bool(crossing[top:bottom, max(at - touch, 0) : at + touch].any()) for at in (x0, x1))
            for x0, top, x1, bottom in found.boxes
        ]
    )


def _thin(ink: Pixels) -> Pixels:
    """Ink from left to right without what is too thick for a rule."""
    return np.asarray(ink & ~opened(ink, 1, px(MAX_THICK_PT)) & 1, np.uint8)


def _of_tables(ruled: Pixels, *, lone: bool = True) -> Pixels:
    """Ink of rules without the strokes of bold headings; `lone`: a long one by itself is a rule, too."""
    found = components(grown(ruled, px(TOUCH_PT)))

    def is_table(x0: int, top: int, x1: int, bottom: int) -> bool:
        return (lone and x1 - x0 >= px(LONE_PT)) or (x1 - x0 >= px(TABLE_PT) and bottom - top >= px(RULE_PT))

    return np.asarray(found.chosen([is_table(*box) for box in found.boxes]) & ruled, np.uint8)
