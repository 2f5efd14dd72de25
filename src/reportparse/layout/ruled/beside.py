"""Ink beside a number that no glyph explains: a digit that is drawn where the others are set (hazards PDF).

A seal, a line or a shade that reaches over the cell leaves the number as it is; what stands in the cell alone, beside the
number and on its line, may belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot

TOUCH_PT = 1.2
"""Spots no further apart are one piece of ink: the rows of a drawing are a pixel apart."""
MIN_SIZE_EM, MAX_SIZE_EM = 0.2, 2.0
"""A piece as large as a sign beside digits of this size: a minus is the smallest."""
LAPPED_EM = 0.15
"""A piece stands beside a glyph if it reaches no further into the glyph's box."""
OFF_MIDDLE_EM = 0.5
"""The middle of a piece is no further from the middle of the number's line; an underline is, and so is a rule."""
BEYOND_PT = 0.5
"""A piece that goes further beyond the side of the cell is no sign in it."""
MAX_HEIGHT_RATIO = 0.75
"""Nor is one that takes up more of the cell's height: a side of it, drawn twice."""
MAX_SPOTS = 2000
"""More spots in a cell are a photograph, and no digits."""

Piece = tuple[float, float, float, float]
"""The box of some ink: left, top, right, bottom."""


def has_ink_beside(box: Box, spots: Sequence[Spot], glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell of this outline shows a piece of ink beside its glyphs, given the spots that touch it."""
    if not glyphs or not spots or len(spots) > MAX_SPOTS:
        return False
    em = max(map(attrgetter("em"), glyphs))
    middle = (min(map(attrgetter("top"), glyphs)) + max(map(attrgetter("bottom"), glyphs))) / 2
    for x0, top, x1, bottom in pieces_of(spots):
        beyond = max(box.x0 - x0, x1 - box.x1, box.top - top, bottom - box.bottom)
        size = max(x1 - x0, bottom - top)
        level = abs((top + bottom) / 2 - middle) <= OFF_MIDDLE_EM * em
        if (
            level
            and beyond <= BEYOND_PT
            and bottom - top <= MAX_HEIGHT_RATIO * (box.bottom - box.top)
            and MIN_SIZE_EM * em <= size <= MAX_SIZE_EM * em
            and all(x0 > glyph.x1 - LAPPED_EM * em or x1 < glyph.x0 + LAPPED_EM * em for glyph in glyphs)
        ):
            return True
    return False


def pieces_of(spots: Iterable[Spot]) -> list[Piece]:
    """The boxes of the pieces that touching spots make, from top to bottom."""
    pieces: list[Piece] = []
    for spot in sorted(spots, key=attrgetter("top")):
        x0, top, x1, bottom = spot[:4]
        apart = []
        for piece in pieces:
            if (
                piece[3] >= top - TOUCH_PT
                and piece[1] <= bottom + TOUCH_PT
                and piece[0] <= x1 + TOUCH_PT
                and piece[2] >= x0 - TOUCH_PT
            ):
                x0, top, x1, bottom = min(x0, piece[0]), min(top, piece[1]), max(x1, piece[2]), max(bottom, piece[3])
            else:
                apart.append(piece)
        pieces = [*apart, (x0, top, x1, bottom)]
    return pieces
