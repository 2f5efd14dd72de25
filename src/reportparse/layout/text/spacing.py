"""What the gaps of a line mean: its stretches, its blanks, its letter-spacing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from operator import and_
from typing import NamedTuple

from reportparse.layout.page import Glyph
from reportparse.layout.text.radicals import unified


class Part(NamedTuple):
    """A stretch of a line without a wide gap, and the height of its first glyph.

    `pieces` are what narrow gaps between ideographs make of it, if there are any: names of columns may nearly touch.
    """

    x0: float
    x1: float
    text: str
    top: float
    bottom: float
    pieces: tuple[Part, ...] = ()


WIDE_GAP = 1.3  # a gap that is a space even between Chinese characters


PART_GAP = 0.45  # a gap that may part columns: no space within a number or a sentence is so wide


LAPPED = 0.05  # digits that lie so far over each other, unlike others of their line, are of two numbers


ALIKE = 0.95  # digits of one number have one size


SMALL = 0.75  # a superscript is smaller than this and stands


RAISED = 0.15  # so much higher


TRACKED = 0.1  # text whose glyphs mostly stand further apart may be letter-spaced


EVEN = 0.08  # gaps of letter-spaced text differ by no more, also where another font stands in for its own


SPACED_PAIRS = 4  # so many pairs of ideographs as far apart tell that a line is letter-spaced


SPACED_LINES = 2  # so many such lines tell of the others on their page


WORD_GAP = 0.16  # a gap between Latin letters or digits that is a space (the narrowest space is 0.2)


OVERLAP = 0.3  # kerning and italics; a glyph further back starts a new run


_FIRST_CJK = "\u2e80"


APART = "  "
"""Between digits of two numbers: no number is written with two blanks in it."""


def stretches_of(
    row: Sequence[Glyph],
    texts: Sequence[str],
    gaps: Sequence[float],
    spaced: Sequence[bool],
    em: float,
    starts: Collection[Glyph],
    spacings: list[float],
) -> list[Part]:
    """The stretches of a line, given its glyphs from left to right, and of each but the last the gap behind it.

    `spaced` says of each gap whether a blank was painted in it; `starts` and `spacings` are those of `_line`.
    """
    if TRACKED * em < sorted(gaps)[len(gaps) // 2] <= PART_GAP * em:
        spacing = _letter_spacing(texts, gaps, em, spacings)
        gaps = [max(gap - spacing, 0.0) if gap > spacing / 2 else gap for gap in gaps]
    return _parts(row, [*zip(gaps, spaced, strict=True)], em, starts)


def _letter_spacing(texts: Sequence[str], gaps: Sequence[float], em: float, spacings: list[float]) -> float:
    """The letter-spacing of a line whose glyphs stand apart: its ideographs do so evenly, or those of other lines of the
    page; else 0. Where digits or letters touch, the line is only stretched."""
    pairs = [*zip(gaps, pairwise(texts), strict=True)]
    wide = sorted(gap for gap, (a, b) in pairs if a >= _FIRST_CJK <= b)
    sample = wide if len(wide) >= SPACED_PAIRS else sorted(gaps)
    usual = sample[len(sample) // 2]
    if any(gap < usual / 2 for gap, (a, b) in pairs if a < _FIRST_CJK > b):
        return 0.0
    if sum(abs(gap - usual) <= EVEN * em for gap in wide) >= SPACED_PAIRS:
        spacings.append(usual / em)
        return usual
    known = len(spacings) >= SPACED_LINES and any(abs(usual / em - spacing) <= EVEN for spacing in spacings)
    return usual if known else 0.0


def _parts(
    row: Sequence[Glyph], spaces: Sequence[tuple[float, bool]], em: float, starts: Collection[Glyph]
) -> list[Part]:
    """The stretches of a line, given the space after each glyph: how wide it is, and whether a blank was painted.

    A narrow gap parts two stretches where the pen jumped over it: names of columns nearly touch.
    """
    jumps = [
        i
        for i, (gap, _) in enumerate(spaces, 1)
        if gap > PART_GAP * em or (gap > WORD_GAP * em and row[i] in starts and not _are_digits(row[i - 1], row[i]))
    ]
    digits = [glyph.text.isdigit() for glyph in row]
    pairs = [*zip(row, row[1:], map(and_, digits, digits[1:]), spaces, strict=False)]
    steps = [
        glyph.x0 - before.x0 for before, glyph, are_digits, (gap, _) in pairs if are_digits and gap <= WORD_GAP * em
    ]
    usual = max(steps, default=0.0)
    blanks = [
        APART
        if are_digits and _are_of_two(before, glyph, gap, usual)
        else " "
        if (painted or gap > WORD_GAP * em) and before.text < _FIRST_CJK and glyph.text < _FIRST_CJK
        else ""
        for before, glyph, are_digits, (gap, painted) in pairs
    ]
    narrow = [
        i
        for i, (gap, _) in enumerate(spaces, 1)
        if WORD_GAP * em < gap <= PART_GAP * em and min(row[i - 1].text, row[i].text) >= _FIRST_CJK
    ]

    def part(start: int, end: int, pieces: tuple[Part, ...] = ()) -> Part:
        text = unified(_text(row[start:end], blanks[start : end - 1], em))
        return Part(row[start].x0, row[end - 1].x1, text, row[start].top, row[start].bottom, pieces)

    parts: list[Part] = []
    for start, end in pairwise([0, *jumps, len(row)]):
        cuts = [i for i in narrow if start < i < end]
        parts.append(part(start, end, tuple(part(*ends) for ends in pairwise([start, *cuts, end])) if cuts else ()))
    return parts


def _are_digits(before: Glyph, glyph: Glyph) -> bool:
    return before.text.isdigit() and glyph.text.isdigit()


def _are_of_two(before: Glyph, glyph: Glyph, gap: float, usual: float) -> bool:
    """Whether two digits belong to two numbers: of two sizes (a seal's code), or one painted over the other.

    A font that stands in for another has boxes of its own: they may lap where the pen went the usual step.
    """
    small, large = sorted((before.em, glyph.em))
    lapped = gap < -LAPPED * large and glyph.x0 - before.x0 < usual - LAPPED * large
    return small < ALIKE * large or lapped or gap < -OVERLAP * large


def line_text(parts: Sequence[Part], em: float) -> str:
    """The text of a whole line."""
    text = parts[0].text
    for before, part in pairwise(parts):
        spaced = part.x0 - before.x1 > WIDE_GAP * em or (before.text[-1] < _FIRST_CJK and part.text[0] < _FIRST_CJK)
        if before.text[-1].isdigit() and part.text[0].isdigit():
            text += APART
        elif spaced:
            text += " "
        text += part.text
    return text


def _text(row: Sequence[Glyph], blanks: Sequence[str], em: float) -> str:
    """A stretch of glyphs as text: what parts its words and numbers, and note marks in brackets."""
    main = row[0]
    pieces = [main.text]
    mark = False
    for blank, glyph in zip(blanks, row[1:], strict=True):
        raised = glyph.em < SMALL * em and _is_mark(glyph, main, em)
        if raised != mark:
            pieces.append("[" if raised else "]")
            mark = raised
        if not raised:
            pieces.append(blank)
            main = glyph
        pieces.append(glyph.text)
    if mark:
        pieces.append("]")
    return "".join(pieces)


def _is_mark(glyph: Glyph, main: Glyph, em: float) -> bool:
    """Whether a small digit stands as a note mark on the glyph before: 3¹ must not read 31 (hazards: numbers)."""
    higher = (main.top + main.bottom) / 2 - (glyph.top + glyph.bottom) / 2
    return glyph.text.isdigit() and main.em >= SMALL * em and higher > RAISED * em


def joined_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a space only between Latin words, since digits at both ends are one number."""
    if not first or not second or (first[-1].isdigit() and second[0].isdigit()):
        return first + second
    if first[-1] < _FIRST_CJK and second[0] < _FIRST_CJK and first[-1].isalnum() and second[0].isalnum():
        return f"{first} {second}"
    return first + second
