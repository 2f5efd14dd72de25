"""What of a page is ink: red stamps parted by colour, the paper evened out, and which pixels are dark."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportparse.readers.scan.morphology import components, grown
from reportparse.readers.scan.picture import PX_A_POINT, Pixels

PAPER_PT = 14.0
"""Paper shows within so far of every pixel, wherever text stands: strokes are thinner, and a shadow is wider."""
DARK_BELOW = 150
"""Shades below this, paper being 255, are ink of rules and text."""
PALE_BELOW = 200
"""Shades below this may be ink: a blank cell has none of them."""
TRACE_PT = 2.5
"""A trace that is smaller than this both ways draws no digit."""
FAINT_BELOW, FAINT_BLUR_PX = 235, 1.2
"""Shades below this, the grain of the paper smoothed, are no paper."""
RED_ABOVE, REDDISH_ABOVE = 60, 30
"""A pixel whose red is so much above its green and blue is red ink; or the soft edge of it, which is no black ink."""
RED_EDGE_PX = 5
"""Around red ink, JPEG leaves grey."""


SPECK_PT = 1.0
"""Ink smaller than this both ways is dirt where it stands alone; a decimal point is as large."""
USUAL_EM_PT, SMALLEST_EM_PT, LARGEST_EM_PT = 10.5, 6.0, 30.0
DIGIT_EM = 0.72
"""The height of a digit."""
RULE_EDGE_PX, RULE_HALO_PX = 5, 13
"""The soft edge of a rule, which is no ink of a cell, and the wider one in which no trace counts; on both sides together."""


class Sheet(NamedTuple):
    """A straight page without its rules, and about its font size `em` in pixels.

    `greys`: paper is 255. The others are 1, elsewhere 0, where the page has `ink` however pale, `traces` of what may be ink
    (red, or fainter still), and `borders`, along which ink would touch a rule that was taken away, and lack a part.
    """

    greys: Pixels
    ink: Pixels
    traces: Pixels
    borders: Pixels
    em: float


def sheet_of(colours: Pixels, greys: Pixels, rules: Pixels) -> Sheet:
    """A page, given its greys and where the ink of its rules lies."""
    ruled = grown(rules, RULE_EDGE_PX)
    clean = np.where(ruled, 255, greys).astype(np.uint8)
    ink = without_specks((clean < PALE_BELOW).astype(np.uint8))
    faint = cv2.GaussianBlur(np.where(ink, 255, clean).astype(np.uint8), (0, 0), FAINT_BLUR_PX) < FAINT_BELOW
    traces = (faint | (_red(colours, RED_ABOVE) > 0)) & (grown(rules, RULE_HALO_PX) == 0) & (ink == 0)
    borders = grown(ruled, 3) & (1 - ruled)
    return Sheet(clean, ink, without_specks(traces.astype(np.uint8), TRACE_PT), borders, em_of(ink))


def greys_of(colours: Pixels) -> Pixels:
    """A page in greys, paper at 255: its red channel, in which a red stamp is as pale as paper and black ink is black."""
    red = colours[..., 0]
    size = 2 * round(PAPER_PT * PX_A_POINT / 8) + 1
    small = cv2.resize(red, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((size, size), np.uint8)), (0, 0), size / 2)
    paper = np.maximum(cv2.resize(paper, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_LINEAR), 32)
    greys = np.asarray(cv2.divide(red, paper, scale=255), np.uint8)
    reddish = grown(_red(colours, REDDISH_ABOVE), RED_EDGE_PX) > 0
    return np.where(reddish & (greys >= DARK_BELOW), 255, greys).astype(np.uint8)


def _red(colours: Pixels, above: int) -> Pixels:
    """Where a page is redder than green and blue by so much: 1, elsewhere 0."""
    others = cv2.max(colours[..., 1], colours[..., 2])
    return np.asarray(cv2.subtract(colours[..., 0], others) > above, np.uint8)


def without_specks(ink: Pixels, size_pt: float = SPECK_PT) -> Pixels:
    """Ink (1, elsewhere 0) without what is smaller than a size both ways."""
    found, size = components(ink), size_pt * PX_A_POINT
    return found.chosen([max(x1 - x0, bottom - top) >= size for x0, top, x1, bottom in found.boxes])


def em_of(ink: Pixels) -> float:
    """About the font size of a page in pixels: the height of a usual character of its ink."""
    heights = [(bottom - top) / PX_A_POINT for _, top, _, bottom in components(ink).boxes]
    heights = sorted(height for height in heights if SMALLEST_EM_PT * DIGIT_EM <= height <= LARGEST_EM_PT)
    em = heights[3 * len(heights) // 4] if heights else USUAL_EM_PT
    return min(max(em, SMALLEST_EM_PT), LARGEST_EM_PT) * PX_A_POINT
