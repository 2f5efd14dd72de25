"""Whether a number that was read agrees with the shapes of its ink, which the model that read it is not asked for.

A digit that a crop cut off, a decimal point that got lost, a rule's rest read as a 1: the shapes tell. Each digit is one
piece of ink, a part of one, or several close together; points and strokes are low or flat ones; and each digit looks like
itself (`digits.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import cv2
import numpy as np

from reportparse.readers.scan.digits import NO_DIGIT, chances_of
from reportparse.readers.scan.morphology import components
from reportparse.readers.scan.picture import PX_A_POINT, PixelBox, Pixels

LOW = frozenset(".,，．、")
FLAT = frozenset("-—–－−_一")
SLANTED = frozenset("/／")
DASH = "—"
LOW_SHARE, FLAT_SHARE = 0.45, 0.45
"""A point is so much lower than its line, and a stroke as flat."""
UNEVEN_SHARE = 0.2
"""The digits of a number end at one height, above and below, within so much of it: dirt does not."""
APART_SHARE = 0.9
"""Digits further apart, compared with their height, are of two numbers."""
NARROW_SHARE, WIDE_SHARE = 0.36, 0.95
"""Digits that touch are wider than the first, compared with their height, and no digit is wider than the other."""
CUT_SHARE = 0.2
"""Digits that touch are parted so near to where each would end if all were of one width, in shares of that."""
BROKEN_SHARE, MAX_BROKEN = 0.8, 3
"""Pieces that a digit is broken into are no wider together, compared with the line's height, and no more."""
SLANT_SHARE = 0.1
"""A stroke leans to the right by more, above compared with below and in shares of its height; a 1 does not."""
SPECK_PT = 0.6
"""Ink smaller than this both ways is no decimal point."""

BEFORE_SHARES, BAND_SHARES = (0.9, 0.15), (0.3, 0.75)
"""A minus before a number stands so far from it, and so far below its upper side, in shares of its height …"""
REST_BELOW, REST_BLUR_PX = 215, 1.0
"""… and what is left of one is darker than this, the grain of the paper smoothed."""

STRAIGHT_SHARE = 0.06
"""The ink of a straight stroke strays from its line by less, in shares of its length …"""
FULL_SHARE = 0.75
"""… and fills so much of its outline, where it is flat …"""
STROKE_PT, DASH_PT = 2.0, 6.0
"""… and is longer than the first; a flat one longer than the other may be the hanzi 一 as well."""


class Ink:
    """The ink of a line at one darkness: its pieces from left to right, and how high they are together."""

    def __init__(self, greys: Pixels, below: int) -> None:
        self.greys = greys
        self.ink = (greys < below).astype(np.uint8)
        self.pieces = pieces_of(self.ink)
        self.tall = max((piece.height for piece in self.pieces), default=0)
        digits = [piece for piece in self.pieces if not self.is_low(piece)]
        self.top = min((piece.top for piece in digits), default=0)
        self.bottom = max((piece.bottom for piece in digits), default=0)
        self.chances = cache(lambda box: chances_of(box.cut(greys)))

    def is_low(self, box: PixelBox) -> bool:
        """Whether a piece is much lower than its line."""
        return box.height < LOW_SHARE * self.tall

    def is_flat(self, box: PixelBox) -> bool:
        """Whether a piece is a flat stroke."""
        return box.height < FLAT_SHARE * max(self.tall, box.width) and box.width > box.height

    def is_point(self, box: PixelBox) -> bool:
        """Whether a piece is a point or a comma."""
        return self.is_low(box) and box.width < LOW_SHARE * self.tall and box.bottom > self.bottom - self.tall / 4

    def is_apart(self, box: PixelBox) -> bool:
        """Whether paper shows beside a piece, or a part of one, on both sides: what is broken off a digit touches it."""
        others = (one for one in self.pieces if not (one.x0 <= box.x0 and box.x1 <= one.x1))
        return all(one.x0 > box.x1 or one.x1 < box.x0 for one in others)

    def is_even(self, box: PixelBox) -> bool:
        """Whether a piece reaches from the upper side of the line to the lower one."""
        return max(box.top - self.top, self.bottom - box.bottom) <= UNEVEN_SHARE * self.tall

    def slant(self, box: PixelBox) -> float:
        """By how much the upper third of a piece stands further right than its lower third, in shares of its height."""
        third = max(box.height // 3, 1)
        above, below = (np.nonzero(part)[1] for part in (box.cut(self.ink)[:third], box.cut(self.ink)[-third:]))
        return float(above.mean() - below.mean()) / box.height if len(above) and len(below) else 1.0

    def parted(self, piece: PixelBox, count: int) -> Iterator[list[PixelBox]]:
        """The ways to part a piece into so many characters: of one width, as the digits of most typefaces are, or of about
        one, where the ink is thinnest."""
        thick, width = piece.cut(self.ink).sum(axis=0), piece.width / count
        for reach in (0.0, width * CUT_SHARE):
            cuts = [0, *(_thinnest(thick, i * width, reach) for i in range(1, count)), piece.width]
            parts = (_outline(self.ink, piece.x0 + x0, piece.x0 + x1) for x0, x1 in pairwise(cuts))
            yield [part for part in parts if part]


def likeness(text: str, greys: Pixels, below: int) -> float:
    """How well the ink of a line (greys, paper 255; ink is darker than `below`) shows just these digits, points and strokes.

    It is the likeness of the digit that is shown worst, from 0 to 1, in the best way to part the ink into characters.
    """
    characters, line = text.replace(" ", ""), Ink(greys, below)
    if not line.pieces or not characters:
        return 0.0
    if FLAT.issuperset(characters):
        return float(all(map(line.is_flat, line.pieces)))
    if any(after.x0 - before.x1 > APART_SHARE * line.tall for before, after in pairwise(line.pieces)):
        return 0.0
    return _best(characters, line)


def _best(characters: str, line: Ink) -> float:
    """The likeness of characters to the pieces of a line, each of which is one, a part of one, or several that touch."""
    pieces = line.pieces

    @cache
    def best(i: int, j: int) -> float:
        if i == len(characters) or j == len(pieces):
            return float(i == len(characters) and j == len(pieces))
        found = 0.0
        for count in range(1, min(MAX_BROKEN, len(pieces) - j) + 1):
            box = _whole(pieces[j : j + count], line)
            like = _like(characters[i], box, line) if box else 0.0
            if like > found:
                found = max(found, min(like, best(i + 1, j + count)))
        most = min(math.floor(pieces[j].width / line.tall / NARROW_SHARE), len(characters) - i)
        for count in range(2, most + 1):
            for parts in line.parted(pieces[j], count):
                like = min(map(_like, characters[i : i + count], parts, [line] * count)) if len(parts) == count else 0.0
                if like > found:
                    found = max(found, min(like, best(i + count, j + 1)))
        return found

    return best(0, 0)


def _whole(pieces: list[PixelBox], line: Ink) -> PixelBox | None:
    """Pieces as one character that is broken; None where they are too wide, or one may be a point of its own.

    The lower end of a 5 of 宋体 may break off, but beside a point there is paper.
    """
    box = pieces[0]
    for piece in pieces[1:]:
        box = box.union(piece)
    apart = max((after.x0 - before.x1 for before, after in pairwise(pieces)), default=0)
    if box.width > BROKEN_SHARE * line.tall and len(pieces) > 1:
        return None
    return None if apart > 0 and any(map(line.is_point, pieces)) else box


def _like(character: str, box: PixelBox, line: Ink) -> float:
    """How much a piece of a line looks like a character."""
    if character in LOW:
        return float(line.is_point(box) and line.is_apart(box))
    if character in FLAT:
        return float(line.is_flat(box))
    if not line.is_even(box):
        return 0.0
    if character in SLANTED:
        return float(line.slant(box) > SLANT_SHARE)
    if not character.isdigit():
        return 1.0
    return float(line.chances(box)[int(character)]) if box.width <= WIDE_SHARE * box.height else 0.0


def has_rest_before(greys: Pixels, line: PixelBox) -> bool:
    """Whether something is left, paler or smaller than ink, where the minus before a number would stand: in its middle."""
    above, below = (line.top + round(share * line.height) for share in BAND_SHARES)
    start, end = (max(line.x0 - round(share * line.height), 0) for share in BEFORE_SHARES)
    band = greys[above:below, start:end]
    return bool(band.size) and bool((cv2.GaussianBlur(band, (0, 0), REST_BLUR_PX) < REST_BELOW).any())


def stroke_in(greys: Pixels, below: int) -> str:
    """The stroke that is all the ink of a line, told by its shape alone: "/", "-", a longer DASH; else nothing."""
    line = Ink(greys, below)
    if len(line.pieces) != 1 or len(components(line.ink).boxes) != 1:
        return ""
    (box,) = line.pieces
    if max(box.width, box.height) < STROKE_PT * PX_A_POINT:
        return ""
    if line.is_flat(box):
        is_full = float(box.cut(line.ink).mean()) >= FULL_SHARE
        return ("-" if box.width < DASH_PT * PX_A_POINT else DASH) if is_full else ""
    return "/" if _is_slanted_stroke(box, line) and line.chances(box).argmax() == NO_DIGIT else ""


def _is_slanted_stroke(box: PixelBox, line: Ink) -> bool:
    """Whether a piece is one straight stroke from the upper right to the lower left, of one thickness."""
    if line.slant(box) <= SLANT_SHARE or box.width > box.height:
        return False
    rows, columns = np.nonzero(box.cut(line.ink))
    step, start = np.polyfit(rows, columns, 1)
    strays = float(np.std(columns - (step * rows + start)))
    return strays < STRAIGHT_SHARE * box.height


def pieces_of(ink: Pixels) -> list[PixelBox]:
    """The outlines of the pieces of some ink (1, elsewhere 0) from left to right; what stands above each other is one."""
    merged: list[PixelBox] = []
    for box in (PixelBox(*outline) for outline in sorted(components(ink).boxes)):
        if max(box.width, box.height) < SPECK_PT * PX_A_POINT:
            continue
        if merged and box.x0 < merged[-1].x1 - 1:
            merged[-1] = merged[-1].union(box)
        else:
            merged.append(box)
    return merged


def _thinnest(thick: np.ndarray, about: float, reach: float) -> int:
    """The column with the least ink so near to a place, of equals the nearest."""
    columns = range(math.ceil(about - reach), math.floor(about + reach) + 1)
    return min(columns, key=lambda x: (thick[x], abs(x - about)), default=round(about))


def _outline(ink: Pixels, x0: int, x1: int) -> PixelBox | None:
    """The outline of the ink between two columns."""
    rows, columns = (np.flatnonzero(ink[:, x0:x1].any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    return PixelBox(x0 + int(columns[0]), int(rows[0]), x0 + int(columns[-1]) + 1, int(rows[-1]) + 1)
