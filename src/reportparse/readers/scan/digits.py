"""The shapes of the ten digits, told by holes, sides and feet alone: a second look that no model has part in.

What is measured holds for the typefaces of offices (黑体, 宋体, 楷体, Arial, Times and their kin), from 100 dots an inch on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reportparse.readers.scan.morphology import components
from reportparse.readers.scan.picture import PixelBox, Pixels

SIDES = {
    "0": "||||",
    "2": "?|..",
    "3": ".|.|",
    "4": ".?||",
    "5": "?..|",
    "6": "|.||",
    "7": ".?..",
    "8": "||||",
    "9": "||.|",
}
"""Where a digit has its strokes: upper left, upper right, lower left, lower right; `.` where paper shows, `?` where typefaces
differ."""
UPPER, LOWER = (0.26, 0.40), (0.60, 0.74)
"""The rows that tell, in shares of a digit's height."""
SIDE_SHARE = 0.2
"""A stroke that is nearer to its side, in shares of the width, stands there."""
HOLES = {"0": {1}, "4": {0, 1}, "6": {1}, "8": {2}, "9": {1}}
"""How many holes a digit has; those that are not named have none."""
HOLE_MIDDLE = {"0": (0.42, 0.58), "4": (0.37, 0.57), "6": (0.58, 1.0), "9": (0.0, 0.42)}
"""How far down the middle of a lone hole lies."""
ROUND_SHARE = 0.55
"""The hole of a 0 is higher than that, that of a 4, 6 or 9 lower."""
SLANT_SHARE = 0.1
"""A 1 leans to the right by no more, for its flag is on the left …"""
UPRIGHT_SHARE = 0.08
"""… and its right side by no more: the side of a 2 or a 7 draws in by more."""
NARROW_SHARE, SLIM_SHARE = 0.36, 0.48
"""Digits other than 1 are wider than the first, compared with their height; a 1 without foot is slimmer than the other."""
BAR_SHARE = 0.7
"""A bar or foot runs over so much of the width: a 7 has the one and not the other, a stroke neither."""
FOOTED = frozenset("23")
"""Digits that have a foot, where others that are like them have none."""
MIN_HOLE_PX = 3


class Piece(NamedTuple):
    """A piece of ink that stands by itself from left to right: its outline and its pixels."""

    box: PixelBox
    ink: Pixels

    @property
    def holes(self) -> list[tuple[int, int]]:
        """The pieces of paper that it encloses: the first row of each, and the one behind its last."""
        paper = components(np.pad(1 - self.ink, 1, constant_values=1), connectivity=4)
        boxes = [box for box, area in zip(paper.boxes, paper.areas, strict=True) if area >= MIN_HOLE_PX]
        outside = (0, 0, self.ink.shape[1] + 2, self.ink.shape[0] + 2)
        return [(top - 1, bottom - 1) for x0, top, x1, bottom in boxes if (x0, top, x1, bottom) != outside]

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
    def sides(self) -> list[float]:
        """How far its strokes stand from the side, in shares of the width: above left and right, below left and right."""
        height, width = self.ink.shape
        bands = (self.ink[int(a * height) : max(int(b * height), int(a * height) + 1)] for a, b in (UPPER, LOWER))
        return [
            float(np.where(rows.any(axis=1), rows.argmax(axis=1), width).mean()) / width
            for band in bands
            for rows in (band, band[:, ::-1])
        ]

    @property
    def is_barred(self) -> bool:
        """Whether its upper quarter runs from one side to the other."""
        return _runs_over(self.ink[: max(self.box.height // 4, 2)])

    @property
    def is_footed(self) -> bool:
        """Whether its lower quarter does."""
        return _runs_over(self.ink[-max(self.box.height // 4, 2) :])


def _runs_over(rows: Pixels) -> bool:
    return bool(np.count_nonzero(rows.any(axis=0)) >= BAR_SHARE * rows.shape[1])


def looks_like(digit: str, piece: Piece) -> bool:
    """Whether a piece of ink has the width, the holes, the sides and the foot of a digit."""
    if not piece.is_whole:
        return False
    if digit == "1":
        return _is_one(piece)
    if piece.box.width < NARROW_SHARE * piece.box.height or not _has_holes_of(digit, piece):
        return False
    if any(
        sign != "?" and (sign == "|") != (at <= SIDE_SHARE) for sign, at in zip(SIDES[digit], piece.sides, strict=True)
    ):
        return False
    if digit == "7":
        return piece.is_barred and not piece.is_footed
    return piece.is_footed or digit not in FOOTED


def _is_one(piece: Piece) -> bool:
    """Whether a piece of ink is upright, and slim or with a foot."""
    if piece.holes or piece.slant > SLANT_SHARE:
        return False
    if piece.box.width <= SLIM_SHARE * piece.box.height:
        return True
    _, above, _, below = piece.sides
    draws_in = abs(above - below) * piece.box.width / piece.box.height
    return piece.is_footed and min(above, below) > SIDE_SHARE / 2 and draws_in <= UPRIGHT_SHARE


def _has_holes_of(digit: str, piece: Piece) -> bool:
    """Whether a piece of ink has as many holes as a digit, and where and as large as that has them."""
    holes, height = piece.holes, piece.box.height
    if len(holes) not in HOLES.get(digit, {0}):
        return False
    if len(holes) != 1:
        return True
    ((top, bottom),) = holes
    least, most = HOLE_MIDDLE[digit]
    return least <= (top + bottom) / 2 / height <= most and (digit == "0") == (bottom - top >= ROUND_SHARE * height)
