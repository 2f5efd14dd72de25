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
from reportparse.diagnostics.errors import too_large
from reportparse.layout.page import Glyph
from reportparse.layout.page_geometry import right_angle
from reportparse.patterns import regex
from reportparse.readers.ofd.markup import (
    Matrix,
    Unplaced,
    child,
    children,
    direction,
    local,
    moved,
    number,
    steps,
    text_of,
)
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
MAX_CHARACTERS = 200_000
"""Characters of one text; more is a trap."""
WIDE_QUOTES = frozenset("“”‘’…—·")
"""Signs that take up a whole em in Chinese fonts, and stand before East Asian scripts in Unicode."""

_FIRST_WIDE = "\u2e80"
_PLACEHOLDER = "¤"
_ESCAPE = regex(r"\\([0-9A-Fa-f]{4})")
_LINE_ENDS = regex(r"^\s*[\r\n]\s*|\s*[\r\n]\s*$|[\r\n]+")
_BLANKS = frozenset(map(chr, INVISIBLE))


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


class Slot(NamedTuple):
    """One glyph: the characters that it means, none for the further parts of one, and how many steps it takes."""

    text: str
    n_steps: int = 1


def glyphs_of(element: Element, by: Matrix, *, bold: bool) -> Iterator[Glyph]:
    """The glyphs of a text object after a matrix, in the order of painting; blanks left out. Raises Unplaced."""
    size = number(element, "Size", 0.0)
    if size <= 0:
        raise Unplaced(element, "Size", element.get("Size", ""))
    h_scale = number(element, "HScale", 1.0) or 1.0
    turned, reading = number(element, "CharDirection", 0.0), number(element, "ReadDirection", 0.0)
    em = size * math.hypot(by[2], by[3])
    angle = right_angle(direction(by) + turned)
    mirrored = by[0] * by[3] - by[1] * by[2] < 0
    frame = Frame(size, h_scale, turned, reading)
    x = y = 0.0
    spaced = False
    for code, slots in _codes(element):
        x, y = number(code, "X", x), number(code, "Y", y)
        for text, box in frame.placed(code, slots, x, y):
            sign = text.translate(INVISIBLE)
            if not sign or sign.isspace():
                spaced = spaced or bool(sign)
                continue
            if mirrored or sign == _PLACEHOLDER:
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


def _codes(element: Element) -> Iterator[tuple[Element, list[Slot]]]:
    """Each TextCode with its glyphs. A CGTransform that stands before it, or beside the only one, may join characters."""
    n_codes = sum(1 for _ in children(element, "TextCode"))
    transforms: list[Element] = [*children(element, "CGTransform")] if n_codes == 1 else []
    for one in element:
        kind = local(one)
        if kind == "CGTransform" and n_codes > 1:
            transforms.append(one)
        elif kind == "TextCode":
            yield one, _slots(_characters(one), transforms)
            transforms = [] if n_codes > 1 else transforms


def _characters(code: Element) -> str:
    r"""The text of a TextCode: what stands as `\0020` is that character, and line ends belong to the markup."""
    text = "".join(code.itertext())
    if len(text) > MAX_CHARACTERS:
        raise too_large(MAX_CHARACTERS, "characters in a text", "个字符（一处文字）")
    text = _LINE_ENDS.sub("", text)
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _slots(text: str, transforms: Sequence[Element]) -> list[Slot]:
    """The glyphs of a text: one for each character, unless a transform makes another number of glyphs of some."""
    slots: list[Slot] = []
    at = 0
    for start, n_codes, n_glyphs in sorted(_joined(transforms, len(text))):
        if start < at:
            continue
        slots += map(_slot, text[at:start])
        at = start + n_codes
        signs = text[start:at]
        slots += (Slot(sign) for sign in signs[: n_glyphs - 1])
        slots.append(Slot(signs[n_glyphs - 1 :]))
        slots += [Slot("")] * (n_glyphs - max(n_codes, 1))
    return [*slots, *map(_slot, text[at:])]


def _slot(character: str) -> Slot:
    return Slot(character, 2 if character > "\uffff" else 1)


def _joined(transforms: Sequence[Element], n_characters: int) -> Iterator[tuple[int, int, int]]:
    """Where a transform makes of so many characters another number of glyphs: first character, characters, glyphs."""
    for transform in transforms:
        start, n_codes, n_glyphs = (
            int(number(transform, name, default))
            for name, default in (("CodePosition", 0), ("CodeCount", 1), ("GlyphCount", 1))
        )
        if transform.get("GlyphCount") is None and child(transform, "Glyphs") is not None:
            n_glyphs = len(text_of(transform, "Glyphs").split())
        n_codes = min(n_codes, n_characters - start)
        if 0 <= start < n_characters and n_codes > 0 and 0 < n_glyphs <= MAX_CHARACTERS and n_codes != n_glyphs:
            yield start, n_codes, n_glyphs
