"""Whether a number that was read agrees with the shapes of its ink, which no model is asked for.

A digit that a crop cut off, a decimal point that got lost, a rule's rest read as a 1: the shapes tell. Each digit is one
piece of ink, points and strokes are low or flat ones, and digits that have holes have as many as they should.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reportparse.readers.scan.morphology import components
from reportparse.readers.scan.picture import PX_A_POINT, PixelBox, Pixels

HOLES = {"0": {1}, "4": {0, 1}, "6": {1}, "8": {2}, "9": {1}}
"""How many holes a digit has; those that are not named have none."""
SLANT_SHARE, BAR_SHARE = 0.1, 0.7
"""A 1 leans to the right by no more, for its flag is on the left, and a 7 has a bar over so much of its width: a stroke, the
mark for no number, is neither."""
LOW = frozenset(".,，．、")
FLAT = frozenset("-—–－−_一")
SLANTED = frozenset("/／")
LOW_SHARE, FLAT_SHARE = 0.45, 0.35
"""A point is so much lower than its line, and a stroke as flat."""
UNEVEN_SHARE = 0.2
"""The digits of a number end at one height, above and below, within so much of it: dirt does not."""
APART_SHARE = 0.9
"""Digits further apart, compared with their height, are of two numbers."""
NARROW_SHARE = 0.36
"""Digits other than 1 are wider than this, compared with their height …"""
WIDE_SHARE = 0.95
"""… and none is wider than this; wider ink is several that touch."""
SPECK_PT = 0.6
"""Ink smaller than this both ways is no decimal point."""
MIN_HOLE_PX = 3


class Piece(NamedTuple):
    """A piece of ink that stands by itself from left to right: its outline and its pixels."""

    box: PixelBox
    ink: Pixels

    @property
    def holes(self) -> int:
        """How many pieces of paper it encloses."""
        paper = np.pad(1 - self.ink, 1, constant_values=1)
        return sum(area >= MIN_HOLE_PX for area in components(paper, connectivity=4).areas) - 1

    @property
    def slant(self) -> float:
        """By how much its upper third stands further right than its lower third, in shares of its height."""
        third = max(self.box.height // 3, 1)
        above, below = (np.nonzero(part)[1] for part in (self.ink[:third], self.ink[-third:]))
        return float(above.mean() - below.mean()) / self.box.height if len(above) and len(below) else 1.0

    @property
    def is_whole(self) -> bool:
        """Whether it hangs together: a 6 that is broken looks like a 5."""
        return sum(area >= MIN_HOLE_PX for area in components(self.ink).areas) == 1

    @property
    def is_barred(self) -> bool:
        """Whether its upper quarter runs from one side to the other."""
        columns = np.nonzero(self.ink[: max(self.box.height // 4, 2)].any(axis=0))[0]
        return len(columns) >= BAR_SHARE * self.box.width


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
    if len(pieces) == len(characters):
        return all(_fits(character, piece, tall) for character, piece in zip(characters, pieces, strict=True))
    return len(pieces) < len(characters) and _may_touch(characters, pieces, tall)


def contradicts(text: str, ink: Pixels) -> bool:
    """Whether the ink of a line shows more than these digits have: a hole in a 5, a 1 that leans as a stroke does."""
    characters, pieces = text.replace(" ", ""), pieces_of(ink)
    return len(pieces) == len(characters) and any(
        piece.holes > max(HOLES.get(character, {0})) or (character == "1" and piece.slant > SLANT_SHARE)
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
    return piece.box.width <= WIDE_SHARE * piece.box.height and _looks_like(character, piece)


def _looks_like(digit: str, piece: Piece) -> bool:
    """Whether a piece of ink has the width, the holes, and the stroke of a digit."""
    if not piece.is_whole:
        return False
    if digit == "1":
        return piece.slant <= SLANT_SHARE and not piece.holes
    wide = piece.box.width >= NARROW_SHARE * piece.box.height
    return wide and piece.holes in HOLES.get(digit, {0}) and (digit != "7" or piece.is_barred)


def _may_touch(characters: str, pieces: list[Piece], tall: int) -> bool:
    """Whether pieces that are fewer than the characters can be those, some of them touching."""
    low = sum(piece.box.height < LOW_SHARE * tall for piece in pieces)
    if low < sum(character in LOW or character in FLAT for character in characters):
        return False
    digits = [piece for piece in pieces if piece.box.height >= LOW_SHARE * tall]
    count = sum(character not in LOW and character not in FLAT for character in characters)
    least = sum(max(math.ceil(piece.box.width / tall / WIDE_SHARE - 0.15), 1) for piece in digits)
    most = sum(max(math.floor(piece.box.width / tall / NARROW_SHARE), 1) for piece in digits)
    holes = sum(piece.holes for piece in digits)
    return least <= count <= most and holes <= sum(max(HOLES.get(character, {0})) for character in characters)
