"""Digits of which only a part is seen: cut by a clip path, or partly under something (hazards PDF: sight and text differ).

The upper half of a 3 may be that of an 8. A page is drawn with its text alone, which nothing cuts off or covers, and that is
held against what is seen.
"""

from __future__ import annotations

from typing import Any

from reportparse.layout.page import Glyph
from reportparse.readers.pdf.pdfium_calls import handle
from reportparse.readers.pdf.pdfium_clips import widen
from reportparse.readers.pdf.pdfium_paint import clipped_of
from reportparse.readers.pdf.raster import SEEN_CHANNEL, PixelBox, Raster, drawn
from reportparse.readers.pdf.viewport import Viewport

LEAST_SHARE = 0.75
"""A digit of whose ink less is seen is in doubt; what its neighbours reach into its box is less than the rest."""


def text_alone(page: Any, view: Viewport, scale: float) -> Raster:
    """The page, of which nothing but text is active, as it is without clip paths. They stay away: to be drawn last."""
    for item in clipped_of(handle(page.raw)):
        widen(item)
    return drawn(page, view, scale, annotations=False)


def is_half_seen(glyph: Glyph, box: PixelBox, whole: Raster, lacking: Raster, alone: Raster) -> bool:
    """Whether less than a digit shows of a glyph, given the page as a whole, without its text, and of its text alone."""
    if not glyph.text.isdigit() or not alone.differs(whole, box):
        return False
    own = lost = 0
    for ink, seen, rest in zip(alone.greys(box), whole.greys(box), lacking.greys(box), strict=True):
        own += 255 - ink
        lost += (255 - ink) * (abs(seen - rest) <= SEEN_CHANNEL < abs(seen - ink))
    return lost > (1 - LEAST_SHARE) * own
