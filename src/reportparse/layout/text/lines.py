"""Glyphs -> runs and lines -> strings."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise
from operator import and_, attrgetter, itemgetter, sub
from typing import Any, NamedTuple, TypeVar

from reportparse.layout.page import Glyph
from reportparse.layout.text.radicals import RADICAL, UNIFIED

# All as shares of the font size.
SAME_LINE = 0.5  # vertical distance of middles; a superscript stays within, the next line does not
SAME_RUN = 0.6  # gap inside a run: justified text stays together, table columns mostly do not
OVERLAP = 0.3  # kerning and italics; a glyph further back starts a new run
WORD_GAP = 0.16  # a gap between Latin letters or digits that is a space (the narrowest space is 0.2)
WIDE_GAP = 1.3  # a gap that is a space even between Chinese characters
PART_GAP = 0.45  # a gap that may part columns: no space within a number or a sentence is so wide
LAPPED = 0.05  # digits that lie so far over each other, unlike others of their line, are of two numbers
ALIKE = 0.95  # digits of one number have one size
DOUBLED = 0.3  # the same glyph painted again so near is fake bold
SMALL = 0.75  # a superscript is smaller than this and stands
RAISED = 0.15  # so much higher

TRACKED = 0.1  # text whose glyphs mostly stand further apart may be letter-spaced
EVEN = 0.08  # gaps of letter-spaced text differ by no more, also where another font stands in for its own
SPACED_PAIRS = 4  # so many pairs of ideographs as far apart tell that a line is letter-spaced
SPACED_LINES = 2  # so many such lines tell of the others on their page

# … unless the second covers less of the first than this leaves of its width: "11" and "ll" stand beside each other.
COVERED = 0.75

_FIRST_CJK = "\u2e80"

APART = "  "
"""Between digits of two numbers: no number is written with two blanks in it."""

# Pages hold thousands of glyphs: what can be done column by column in C is not done glyph by glyph.
_left, _size = attrgetter("x0"), attrgetter("em")
_T = TypeVar("_T")


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


class Line(NamedTuple):
    """A line of text with its box, its largest font size, and its stretches."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    bold: bool
    parts: tuple[Part, ...]


def runs_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs in the order of painting, split where the pen jumps: each run was written in one go."""
    if not glyphs:
        return []
    _, lefts, tops, rights, bottoms, ems, *_ = zip(*glyphs, strict=True)
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, bottoms, strict=True)]
    moves = zip(map(sub, lefts[1:], rights), map(sub, middles[1:], middles), ems, strict=False)
    jumps = [
        i
        for i, (gap, step, em) in enumerate(moves, 1)
        if gap > SAME_RUN * em or gap < -OVERLAP * em or (step and abs(step) > SAME_RUN * em)
    ]
    return [glyphs[start:end] for start, end in pairwise([0, *jumps, len(glyphs)])]


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Glyphs as lines from top to bottom, whatever order they were painted in."""
    if len(glyphs) == 1:
        return [_alone(glyphs[0])]
    columns = [*zip(*glyphs, strict=True)]
    _, lefts, tops, _, bottoms, ems, *_ = columns
    reach = SAME_LINE * min(ems)
    level = max(tops) - min(tops) <= reach and max(bottoms) - min(bottoms) <= reach
    in_order = level and min(map(sub, lefts[1:], lefts)) > DOUBLED * max(ems)
    line = _plain(columns) if in_order else None
    return [line] if line else [_line(sorted(row, key=_left)) for row in _rows(glyphs)]


def _plain(columns: Sequence[Sequence[Any]]) -> Line | None:
    """The line of glyphs from left to right, given column by column, as they nearly always are: of one size, each right
    after the other, without blanks. None where they are not."""
    texts, lefts, tops, rights, bottoms, ems, _, bolds, _, spaced = columns
    em: float = max(ems)
    gaps = [*map(sub, lefts[1:], rights)]
    if any(spaced[1:]) or min(ems) < ALIKE * em or max(gaps, default=0.0) > WORD_GAP * em:
        return None
    if min(gaps, default=0.0) < -LAPPED * em:
        return None
    text = unified("".join(texts))
    part = Part(lefts[0], rights[-1], text, tops[0], bottoms[0])
    return Line(text, lefts[0], min(tops), max(rights), max(bottoms), em, all(bolds), (part,))


def lines_of_runs(runs: Sequence[Sequence[Glyph]]) -> list[Line]:
    """Runs as lines from top to bottom. A run was written in one go, so no part of it goes with the line above."""
    tallest = (max(run, key=_size) for run in runs)
    placed = (((glyph.top + glyph.bottom) / 2, glyph.em, run) for glyph, run in zip(tallest, runs, strict=True))
    ordered = [(sorted(chain.from_iterable(row), key=_left), {run[0] for run in row}) for row in _levels(placed)]
    spacings: list[float] = []
    lines = [_line(row, starts, spacings) for row, starts in ordered]
    if len(spacings) < SPACED_LINES:
        return lines
    # The last line of a letter-spaced paragraph may hold nothing but digits.
    return [_line(row, starts, spacings) for row, starts in ordered]


def _rows(glyphs: Sequence[Glyph]) -> Sequence[Sequence[Glyph]]:
    """Glyphs whose middles are near each other, from top to bottom."""
    _, lefts, tops, _, bottoms, ems, *_ = zip(*glyphs, strict=True)
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, bottoms, strict=True)]
    if max(middles) - min(middles) <= SAME_LINE * min(ems) and len({*lefts}) == len(lefts):
        return [glyphs]
    return _levels(zip(middles, ems, glyphs, strict=True))


def _levels(placed: Iterable[tuple[float, float, _T]]) -> list[list[_T]]:
    """What stands on one line each, from top to bottom, given (middle, font size, what stands there)."""
    rows: list[list[_T]] = []
    middle = reach = 0.0
    for at, em, one in sorted(placed, key=itemgetter(0)):
        own = SAME_LINE * em
        if rows and (at - middle <= reach or at - middle <= own):
            rows[-1].append(one)
            if own > reach:
                middle, reach = at, own
        else:
            rows.append([one])
            middle, reach = at, own
    return rows


def _once(row: list[Glyph]) -> list[Glyph]:
    """A row from left to right without glyphs painted twice to look bold (hazards PDF: fake bold)."""
    kept: list[Glyph] = []
    for glyph in row:
        near = DOUBLED * glyph[5]
        if not kept or glyph[1] - kept[-1][1] > near or not _is_among(glyph, kept[-3:], near):
            kept.append(glyph)
    return kept


def _is_among(glyph: Glyph, others: Sequence[Glyph], near: float) -> bool:
    """Whether the same glyph stands at nearly the same place."""
    return any(
        other[0] == glyph[0]
        and glyph[1] - other[1] <= min(near, COVERED * (other[3] - other[1]))
        and abs(other[2] - glyph[2]) <= near
        for other in others
    )


def _line(row: list[Glyph], starts: Collection[Glyph] = (), spacings: list[float] | None = None) -> Line:
    """One line out of its glyphs from left to right; the pen jumped to those that are `starts`.

    `spacings` are those of the page's letter-spaced lines, to which its own is added.
    """
    columns = [*zip(*row, strict=True)]
    _, lefts, _, _, _, ems, *_ = columns
    if min(map(sub, lefts[1:], lefts), default=0.0) <= DOUBLED * max(ems):
        row = _once(row)
        columns = [*zip(*row, strict=True)]
    line = _plain(columns)
    if line:
        return line
    texts, lefts, tops, rights, bottoms, ems, _, bolds, _, spaced = columns
    em: float = max(ems)
    gaps = [*map(sub, lefts[1:], rights)]
    if TRACKED * em < sorted(gaps)[len(gaps) // 2] <= PART_GAP * em:
        spacing = _letter_spacing(texts, gaps, em, [] if spacings is None else spacings)
        gaps = [max(gap - spacing, 0.0) if gap > spacing / 2 else gap for gap in gaps]
    parts = _parts(row, [*zip(gaps, spaced[1:], strict=True)], em, starts)
    return Line(_joined(parts, em), lefts[0], min(tops), max(rights), max(bottoms), em, all(bolds), tuple(parts))


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


def _alone(glyph: Glyph) -> Line:
    """A line of a single glyph: most values of a report have one digit."""
    text, x0, top, x1, bottom, em, _, bold, _, _ = glyph
    text = unified(text)
    return Line(text, x0, top, x1, bottom, em, bold, (Part(x0, x1, text, top, bottom),))


def _joined(parts: Sequence[Part], em: float) -> str:
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


def unified(text: str) -> str:
    """NFC, with radical code points as the ideographs that they show (hazards PDF: radical code points)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(UNIFIED) if RADICAL.search(text) else text)


def joined_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a space only between Latin words, since digits at both ends are one number."""
    if not first or not second or (first[-1].isdigit() and second[0].isdigit()):
        return first + second
    if first[-1] < _FIRST_CJK and second[0] < _FIRST_CJK and first[-1].isalnum() and second[0].isalnum():
        return f"{first} {second}"
    return first + second
