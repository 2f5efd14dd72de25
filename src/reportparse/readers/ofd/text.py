"""The texts of OFD as glyphs (GB/T 33190-2016 §11): where each character stands, and how much room it takes.

The format gives the place of each glyph and not its width, which stands in fonts. It is told by the step to the next, where
that is a width; else an ideograph is one em wide, anything else half of one, as in the fonts that offices use.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import INVISIBLE, UNSAYABLE
from reportparse.layout.page import Glyph
from reportparse.layout.page_geometry import right_angle
from reportparse.readers.ofd.characters import Slot, codes_of
from reportparse.readers.ofd.fonts import Signs
from reportparse.readers.ofd.markup import Matrix, Unplaced, direction, moved, number, steps
from reportparse.readers.ofd.package import Element

ASCENT_EM, DESCENT_EM = 0.86, 0.14
"""Over and under the base line, a glyph's box takes up so much: those of SimSun."""
HALF_EM = 0.5
"""The usual width of a digit or letter."""
LEAST_ADVANCE_EM = 0.25
"""A shorter step is no width: the glyph is painted again, or over another."""
MOST_DIGIT_EM = 0.72
"""A longer step from digit to digit holds a gap."""
LEVEL_EM = 0.05
"""Base lines within this are one."""
WIDE_QUOTES = frozenset("“”‘’…—·")
"""Signs that take up a whole em in Chinese fonts, and stand before East Asian scripts in Unicode."""

_FIRST_WIDE = "\u2e80"


def as_followed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs in the order of painting, of which letters and signs are as wide as the step to the next on their line.

    Where each character is a text of its own, only the next tells how wide an m is. Digits are as wide as they are told:
    a wide step between two may be a gap.
    """
    found = [*glyphs]
    for at, (glyph, after) in enumerate(pairwise(glyphs)):
        step, most = after.x0 - glyph.x0, glyph.em
        if (
            LEAST_ADVANCE_EM * most <= step <= most
            and glyph.text < _FIRST_WIDE
            and (step < glyph.x1 - glyph.x0 or not glyph.text.isdigit())
            and abs(after.bottom - glyph.bottom) < LEVEL_EM * most
            and not glyph.angle
            and not after.angle
            and not after.spaced
        ):
            found[at] = glyph._replace(x1=after.x0)
    return found


def glyphs_of(element: Element, by: Matrix, *, bold: bool, signs: Signs) -> Iterator[Glyph]:
    """The glyphs of a text object after a matrix, in the order of painting; blanks left out. Raises Unplaced.

    `signs` is what its font says of its glyphs.
    """
    size = number(element, "Size", 0.0)
    if size <= 0:
        raise Unplaced(element, "Size", element.get("Size", ""))
    h_scale = number(element, "HScale", 1.0)
    if h_scale <= 0:
        raise Unplaced(element, "HScale", element.get("HScale", ""))
    turned, reading = number(element, "CharDirection", 0.0), number(element, "ReadDirection", 0.0)
    em = size * math.hypot(by[2], by[3])
    angle = right_angle(direction(by) + turned)
    mirrored = by[0] * by[3] - by[1] * by[2] < 0
    frame = Frame(size, h_scale, turned, reading)
    x = y = 0.0
    spaced = False
    for code, slots in codes_of(element, signs):
        x, y = number(code, "X", x), number(code, "Y", y)
        for text, box in frame.placed(code, slots, x, y):
            sign = text.translate(INVISIBLE)
            if not sign or sign.isspace():
                spaced = spaced or bool(sign)
                continue
            if mirrored:
                sign = UNSAYABLE
            yield Glyph(sign, *_around(box, by), em, angle, bold, spaced=spaced)
            spaced = False


class Frame(NamedTuple):
    """How the characters of a text object are set: their size (mm), their widening, how each is turned and where the next
    one stands (degrees clockwise)."""

    size: float
    h_scale: float
    turned: float
    reading: float

    def placed(
        self, code: Element, slots: Sequence[Slot], x: float, y: float
    ) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
        """Each character of a TextCode with the corners of its box, in the space of its object."""
        wanted = sum(slot.n_steps for slot in slots) - 1
        across, down = (_by_slot(steps(code, name, max(wanted, 0)), slots) for name in ("DeltaX", "DeltaY"))
        cos, sin = _cos_sin(self.turned)
        moves = self._moves(slots, across, down)
        widths = self._widths(slots, [dx * cos + dy * sin for dx, dy in moves])
        for slot, width, move in zip(slots, widths, [*moves, (0.0, 0.0)], strict=False):
            for order, character in enumerate(slot.text):
                left, right = (width * part / len(slot.text) for part in (order, order + 1))
                corners = (
                    (left, -ASCENT_EM * self.size),
                    (right, -ASCENT_EM * self.size),
                    (right, DESCENT_EM * self.size),
                    (left, DESCENT_EM * self.size),
                )
                yield character, tuple((x + u * cos - v * sin, y + u * sin + v * cos) for u, v in corners)
            x, y = x + move[0], y + move[1]

    def _moves(
        self, slots: Sequence[Slot], across: list[float] | None, down: list[float] | None
    ) -> list[tuple[float, float]]:
        """The step behind each slot but the last. Where none is stated, viewers go on by the width of the character."""
        n_moves = max(len(slots) - 1, 0)
        cos, sin = _cos_sin(self.reading)
        natural = [self._natural(slot.text) for slot in slots[:n_moves]]
        if across is None and down is None:
            return [(width * cos, width * sin) for width in natural]
        if across is not None:
            across = _continued(across, natural)
        if down is not None:
            down = _continued(down, [0.0 if across is not None else width for width in natural])
        return [*zip(across or [0.0] * n_moves, down or [0.0] * n_moves, strict=True)]

    def _natural(self, text: str) -> float:
        """The width that a character has in most fonts."""
        wide = text >= _FIRST_WIDE or text in WIDE_QUOTES
        return (1.0 if wide else HALF_EM) * self.size * self.h_scale

    def _widths(self, slots: Sequence[Slot], advances: Sequence[float]) -> list[float]:
        """The width of each slot, given the steps along its own base line."""
        em = self.size * self.h_scale
        told = [*advances, 0.0]
        of_digits = [
            step
            for slot, step in zip(slots, told, strict=False)
            if slot.text.isdigit() and slot.text < _FIRST_WIDE and LEAST_ADVANCE_EM * em < step <= MOST_DIGIT_EM * em
        ]
        digit = min(of_digits, default=HALF_EM * em)
        widths: list[float] = []
        for slot, step in zip(slots, told, strict=False):
            natural = self._natural(slot.text)
            most, usual = natural, natural
            if slot.text.isdigit() and slot.text < _FIRST_WIDE:
                most = usual = digit
            elif natural < em:
                most = em
            widths.append(min(step, most) if step > LEAST_ADVANCE_EM * em else usual)
        return widths


def _cos_sin(degrees: float) -> tuple[float, float]:
    quarter = round(degrees / 90)
    if degrees == quarter * 90:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[quarter % 4]
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def _around(corners: Sequence[tuple[float, float]], by: Matrix) -> tuple[float, float, float, float]:
    """The box around some points after a matrix."""
    xs, ys = zip(*(moved(x, y, by) for x, y in corners), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _by_slot(found: list[float] | None, slots: Sequence[Slot]) -> list[float] | None:
    """Steps slot by slot: a character beyond the first 65,536 has two, for programs that count in 16 bits, or one."""
    if found is None or len(found) < len(slots) or all(slot.n_steps == 1 for slot in slots):
        return None if found is None else found[: max(len(slots) - 1, 0)]
    summed: list[float] = []
    at = 0
    for slot in slots[:-1]:
        summed.append(sum(found[at : at + slot.n_steps]))
        at += slot.n_steps
    return summed


def _continued(found: list[float], natural: Sequence[float]) -> list[float]:
    """A list of steps that is too short: it goes on as it was where all of it is one step, else by the usual widths."""
    missing = natural[len(found) :]
    return [*found, *([found[-1]] * len(missing) if found and len(set(found)) == 1 else missing)]
