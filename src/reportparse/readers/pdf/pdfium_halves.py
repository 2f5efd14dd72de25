"""Digits of which only a part is seen: cut by a clip path, partly under something, fading (hazards PDF: sight and text
differ).

The upper half of a 3 may be that of an 8, and a 9 without its upper left quarter looks like a 3. A page is drawn with its
text alone, which nothing cuts off or covers, and that is held against what is seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from reportparse.layout.page import Glyph
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import argument, handle
from reportparse.readers.pdf.pdfium_clips import widen
from reportparse.readers.pdf.pdfium_paint import clipped_of
from reportparse.readers.pdf.raster import SEEN_CHANNEL, PixelBox, Raster, drawn
from reportparse.readers.pdf.viewport import Viewport

LEAST_SHARE = 0.75
"""A digit of whose ink less is seen is in doubt; what its neighbours reach into its box is less than the rest."""
LEAST_PART_SHARE = 0.5
"""So is one of which less is seen in one of its parts …"""
MIN_PART_SHARE = 0.1
"""… that holds more than this of its ink: no stroke of a digit that tells it from another is less."""
FAINT_SHARE = 0.3
"""What fades is unseen where it stands out less, compared with the strongest ink of its text."""
INKED = 64
"""Ink this much darker than paper is of a stroke, not of its soft edge."""
OPAQUE = 255
FILLED = 0


def text_alone(page: Any, view: Viewport, scale: float, shaded: Collection[int]) -> Raster:
    """The page, of which nothing but text is active, as it is without clip paths, and black where it was `shaded`.

    All that stays: to be drawn last.
    """
    for item in clipped_of(handle(page.raw)):
        widen(item)
    for item in shaded:
        calls.set_render_mode(argument(item), FILLED)
        calls.set_fill(argument(item), 0, 0, 0, OPAQUE)
    return drawn(page, view, scale, annotations=False)


def is_half_seen(glyph: Glyph, box: PixelBox, whole: Raster, lacking: Raster, alone: Raster) -> bool:
    """Whether less than a digit shows of a glyph, given the page as a whole, without its text, and of its text alone."""
    if not glyph.text.isdigit() or not alone.differs(whole, box):
        return False
    inks = [255 - ink for ink in alone.greys(box)]
    unseen = [
        ink * (abs(seen - rest) <= SEEN_CHANNEL < abs(seen - 255 + ink))
        for ink, seen, rest in zip(inks, whole.greys(box), lacking.greys(box), strict=True)
    ]
    return _lacks_a_part(inks, unseen, box[2] - box[0])


def is_faded(glyph: Glyph, box: PixelBox, whole: Raster, strongest: int, alone: Raster) -> bool:
    """Whether part of a digit fades into its ground, given the `strongest` contrast that ink of its text makes."""
    if not glyph.text.isdigit():
        return False
    inks = [255 - ink for ink in alone.greys(box)]
    seen = whole.greys(box)
    ground = _ground(inks, seen)
    faint = [
        ink * (abs(grey - ground) < FAINT_SHARE * strongest * ink / 255) for ink, grey in zip(inks, seen, strict=True)
    ]
    return _lacks_a_part(inks, faint, box[2] - box[0])


def strongest_of(whole: Raster, boxes: Sequence[PixelBox]) -> int:
    """The strongest contrast that ink makes in some boxes."""
    greys = [whole.greys(box) for box in boxes]
    return max((max(one) - min(one) for one in greys if one), default=0)


def _ground(inks: Sequence[int], seen: Sequence[int]) -> int:
    """What stands where there is no ink: paper, if it is everywhere."""
    bare = sorted(grey for ink, grey in zip(inks, seen, strict=True) if ink <= SEEN_CHANNEL)
    return bare[len(bare) // 2] if bare else 255


def _lacks_a_part(inks: Sequence[int], unseen: Sequence[int], width: int) -> bool:
    """Whether too much of a digit's ink is unseen, as a whole or in a part; both row by row, `width` pixels each.

    Its parts are its quarters, and the third in the middle of its height: without that an 8 looks like a 0.
    """
    total = sum(inks)
    if sum(unseen) > (1 - LEAST_SHARE) * total:
        return True
    if not any(unseen):
        return False
    strokes = [divmod(i, width) for i, ink in enumerate(inks) if ink > INKED]
    rows, columns = [row for row, _ in strokes] or [0], [column for _, column in strokes] or [0]
    top, height, centre = min(rows), max(rows) - min(rows), (min(columns) + max(columns)) / 2
    own: Counter[tuple[bool, bool] | None] = Counter()
    lost: Counter[tuple[bool, bool] | None] = Counter()
    for i, (ink, gone) in enumerate(zip(inks, unseen, strict=True)):
        row, column = divmod(i, width)
        parts = [
            (row - top > height / 2, column > centre),
            *([None] if height <= 3 * (row - top) <= 2 * height else []),
        ]
        for part in parts:
            own[part] += ink
            lost[part] += gone
    return any(ink > MIN_PART_SHARE * total and lost[part] > (1 - LEAST_PART_SHARE) * ink for part, ink in own.items())
