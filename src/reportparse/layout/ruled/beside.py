"""Ink beside a number that no glyph explains: a digit that is drawn where the others are set (hazards PDF).

A seal, a line or a shade that reaches over the cell leaves the number as it is; what stands in the cell alone, beside the
number and on its line, may belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot

TOUCH_PT = 1.2
"""Spots no further apart are one piece of ink: the rows of a drawing are a pixel apart."""
MIN_SIZE_EM = 0.2
"""A piece as large as a sign beside digits of this size: a minus is the smallest."""
MAX_WIDTH_EM = 2.0
"""A wider piece is part of a seal. How high a sign is the cell alone bounds."""
LAPPED_EM = 0.15
"""A piece stands beside a glyph if it reaches no further into the glyph's box."""
OFF_MIDDLE_EM = 0.5
"""The middle of a piece is no further from the middle of the number's line; an underline is, and so is a rule."""
BEYOND_PT = 0.5
"""A piece that goes further beyond the side of the cell is no sign in it."""
MAX_HEIGHT_RATIO = 0.75
"""One that takes up more of the cell's height may be a side of it, drawn twice …"""
SIDE_PT = 3.5
"""… if all of it is no further from the side of the cell …"""
GROUND_PT = 1.0
"""… or a ground, if it is no further from both the top and the bottom."""
MAX_SPOTS = 2000
"""More spots in a cell are a photograph, and no digits."""

Piece = tuple[float, float, float, float]
"""The box of some ink: left, top, right, bottom."""


def has_ink_beside(box: Box, spots: Sequence[Spot], glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell of this outline shows a piece of ink beside its glyphs, given the spots that touch it."""
    em = max(map(attrgetter("em"), glyphs), default=0.0)
    return any(
        max(box.x0 - piece[0], piece[2] - box.x1, box.top - piece[1], piece[3] - box.bottom) <= BEYOND_PT
        and piece[2] - piece[0] <= MAX_WIDTH_EM * em
        and abs((piece[1] + piece[3]) / 2 - _middle(glyphs)) <= OFF_MIDDLE_EM * em
        and not _is_of_cell(piece, box)
        for piece in _beside(spots, glyphs)
    )


def _is_of_cell(piece: Piece, box: Box) -> bool:
    """Whether a piece of ink in a cell is as high as it, and so may be a side of it or its ground."""
    x0, top, x1, bottom = piece
    return bottom - top > MAX_HEIGHT_RATIO * (box.bottom - box.top) and (
        min(x1 - box.x0, box.x1 - x0) <= SIDE_PT or max(top - box.top, box.bottom - bottom) <= GROUND_PT
    )


def has_stroke_beside(strokes: Sequence[Spot], glyphs: Sequence[Glyph]) -> bool:
    """Whether strokes that touch a cell stand beside its glyphs, on their line: of whatever size, they are no sides of it."""
    reach = OFF_MIDDLE_EM * max(map(attrgetter("em"), glyphs), default=0.0)
    return any(top - reach <= _middle(glyphs) <= bottom + reach for _, top, _, bottom in _beside(strokes, glyphs))


def is_struck_in_part(struck: Iterable[Spot], glyphs: Sequence[Glyph]) -> bool:
    """Whether a glyph that a line takes back stands right beside one of the glyphs that it leaves: 4̶7̶2 is no 2."""
    return any(
        max(glyph.x0 - spot.x1, spot.x0 - glyph.x1) <= LAPPED_EM * glyph.em
        and spot.top < glyph.bottom
        and spot.bottom > glyph.top
        for spot in struck
        for glyph in glyphs
    )


def _beside(spots: Sequence[Spot], glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    """The pieces of ink at least as large as a sign that stand wholly beside each of the glyphs."""
    if not glyphs or not spots or len(spots) > MAX_SPOTS:
        return
    em = max(map(attrgetter("em"), glyphs))
    for piece in pieces_of(spots):
        x0, top, x1, bottom = piece
        if max(x1 - x0, bottom - top) >= MIN_SIZE_EM * em and all(
            x0 > glyph.x1 - LAPPED_EM * em or x1 < glyph.x0 + LAPPED_EM * em for glyph in glyphs
        ):
            yield piece


def _middle(glyphs: Sequence[Glyph]) -> float:
    top: float = min(map(attrgetter("top"), glyphs))
    bottom: float = max(map(attrgetter("bottom"), glyphs))
    return (top + bottom) / 2


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
