"""Whether a number that was read agrees with the shapes of its ink, which no model is asked for.

A digit that a crop cut off, a decimal point that got lost, a rule's rest read as a 1: the shapes tell. Each digit is one
piece of ink or a part of one, points and strokes are low or flat ones, and each digit has its own shape (`digits.py`).
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from reportparse.readers.scan.digits import HOLES, NARROW_SHARE, SLANT_SHARE, Piece, looks_like
from reportparse.readers.scan.morphology import components
from reportparse.readers.scan.picture import PX_A_POINT, PixelBox, Pixels

LOW = frozenset(".,，．、")
FLAT = frozenset("-—–－−_一")
SLANTED = frozenset("/／")
LOW_SHARE, FLAT_SHARE = 0.45, 0.35
"""A point is so much lower than its line, and a stroke as flat."""
UNEVEN_SHARE = 0.2
"""The digits of a number end at one height, above and below, within so much of it: dirt does not."""
APART_SHARE = 0.9
"""Digits further apart, compared with their height, are of two numbers."""
WIDE_SHARE = 0.95
"""No digit is wider than this, compared with its height; wider ink is several that touch."""
MAX_CHARACTERS = 12
"""Characters of a number whose ink may touch: the ways to part it grow with them."""
SPECK_PT = 0.6
"""Ink smaller than this both ways is no decimal point."""


def agrees_with_shapes(text: str, ink: Pixels) -> bool:
    """Whether the ink of a line (1, elsewhere 0) can show just these digits, points and strokes."""
    characters = text.replace(" ", "")
    pieces = pieces_of(ink)
    if not pieces or not characters:
        return False
    tall = max(piece.box.height for piece in pieces)
    if FLAT.issuperset(characters):
        return all(_fits("-", piece, tall) for piece in pieces)
    if any(after.box.x0 - before.box.x1 > APART_SHARE * tall for before, after in pairwise(pieces)):
        return False
    digits = [piece for piece in pieces if piece.box.height >= LOW_SHARE * tall]
    uneven = max(np.ptp([piece.box.top for piece in digits]), np.ptp([piece.box.bottom for piece in digits]))
    if uneven > UNEVEN_SHARE * tall:
        return False
    fewer = len(pieces) < len(characters) <= MAX_CHARACTERS
    return _fit(characters, pieces, tall) or (fewer and _may_touch(characters, pieces, tall))


def contradicts(text: str, ink: Pixels) -> bool:
    """Whether the ink of a line shows more than these digits have: a hole in a 5, a 1 that leans as a stroke does."""
    characters, pieces = text.replace(" ", ""), pieces_of(ink)
    return len(pieces) == len(characters) and any(
        len(piece.holes) > max(HOLES.get(character, {0})) or (character == "1" and piece.slant > SLANT_SHARE)
        for character, piece in zip(characters, pieces, strict=True)
        if character.isdigit()
    )


def pieces_of(ink: Pixels) -> list[Piece]:
    """The pieces of some ink from left to right; what stands above each other is one."""
    merged: list[PixelBox] = []
    for box in (PixelBox(*outline) for outline in sorted(components(ink).boxes)):
        if max(box.width, box.height) < SPECK_PT * PX_A_POINT:
            continue
        if merged and box.x0 < merged[-1].x1 - 1:
            merged[-1] = merged[-1].union(box)
        else:
            merged.append(box)
    return [Piece(box, box.cut(ink)) for box in merged]


def _fit(characters: str, pieces: list[Piece], tall: int) -> bool:
    """Whether pieces of ink can be these characters, one each."""
    return len(pieces) == len(characters) and all(
        _fits(character, piece, tall) for character, piece in zip(characters, pieces, strict=True)
    )


def _fits(character: str, piece: Piece, tall: int) -> bool:
    """Whether a piece of ink can be this character, in a line of this height."""
    low = piece.box.height < LOW_SHARE * tall
    if character in LOW:
        return low and piece.box.width < LOW_SHARE * tall
    if character in FLAT:
        return piece.box.height < FLAT_SHARE * max(tall, piece.box.width) and piece.box.width > piece.box.height
    if low or not (character in SLANTED or character.isdigit()):
        return not low
    if character in SLANTED:
        return piece.slant > SLANT_SHARE
    return piece.box.width <= WIDE_SHARE * piece.box.height and looks_like(character, piece)


def _may_touch(characters: str, pieces: list[Piece], tall: int) -> bool:
    """Whether pieces that are fewer than the characters can be those, some of them touching: each is cut, and looked at."""
    if not pieces or not characters:
        return not pieces and not characters
    first, *others = pieces
    most = min(max(math.floor(first.box.width / tall / NARROW_SHARE), 1), len(characters) - len(others))
    return any(
        _fit(characters[:count], _cut(first, count), tall) and _may_touch(characters[count:], others, tall)
        for count in range(1, most + 1)
    )


def _cut(piece: Piece, count: int) -> list[Piece]:
    """A piece of ink as so many characters of one width, as the digits of most typefaces are."""
    cuts = [round(i * piece.box.width / count) for i in range(count + 1)]
    return [part for x0, x1 in pairwise(cuts) for part in pieces_of(piece.ink[:, x0:x1])]
