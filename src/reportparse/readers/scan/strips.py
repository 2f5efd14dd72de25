"""Lines of text found in the ink of a page or of a cell, and cut out for the recogniser."""

from __future__ import annotations

import numpy as np

from reportparse.diagnostics.errors import too_large
from reportparse.readers.scan.morphology import closed, components
from reportparse.readers.scan.picture import PixelBox, Pixels

BRIDGED_EM = 2.0
"""Characters of one line stand no further apart, or they are told as two pieces of text."""
MAX_PIECES = 2000
"""Pieces of ink of one page or cell, characters of a line being one; a dense page has sixty."""
ONE_LINE_EM = 1.3
"""Pieces above each other that are no higher together are of one line: 二, or a letter with its dot."""


def lines_in(ink: Pixels, em: float) -> list[PixelBox]:
    """The lines of text in some ink, from top to bottom, each by the outline of its ink; `em` in pixels.

    Raises OverLimit where there are more pieces than text has.
    """
    reach = round(BRIDGED_EM * em)
    boxes = components(closed(ink, reach)).boxes
    if len(boxes) > MAX_PIECES:
        raise too_large(MAX_PIECES, "pieces of text on a page", "块文字（一页）")
    found = sorted((PixelBox(*box) for box in boxes), key=lambda box: box.top)
    merged: list[PixelBox] = []
    for box in found:
        for i, above in enumerate(merged):
            if above.bottom + em < box.top:
                continue
            both = above.union(box)
            lapped = min(above.bottom, box.bottom) - max(above.top, box.top)
            near = min(above.x1, box.x1) - max(above.x0, box.x0) > -reach
            if near and (both.height <= ONE_LINE_EM * em or lapped > 0.5 * min(above.height, box.height)):
                merged[i] = both
                break
        else:
            merged.append(box)
    return merged


def strip_of(greys: Pixels, line: PixelBox, within: PixelBox, margin: float) -> Pixels:
    """A line cut out with white around it: a margin of so many shares of its height, of the page as far as `within`."""
    pad = max(round(margin * line.height), 2)
    out = np.full((line.height + 2 * pad, line.width + 2 * pad), 255, np.uint8)
    x0, top = max(line.x0 - pad, within.x0), max(line.top - pad, within.top)
    x1, bottom = min(line.x1 + pad, within.x1), min(line.bottom + pad, within.bottom)
    out[top - line.top + pad : bottom - line.top + pad, x0 - line.x0 + pad : x1 - line.x0 + pad] = greys[
        top:bottom, x0:x1
    ]
    return out
