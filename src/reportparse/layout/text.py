"""Glyphs -> runs and lines -> strings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.layout.page import Glyph
from reportparse.layout.radicals import UNIFIED

# All as shares of the font size.
SAME_LINE = 0.5  # vertical distance of middles; a superscript stays within, the next line does not
SAME_RUN = 0.6  # gap inside a run: justified text stays together, table columns mostly do not
OVERLAP = 0.3  # kerning and italics; a glyph further back starts a new run
WORD_GAP = 0.16  # a gap between Latin letters or digits that is a space (the narrowest space is 0.2)
WIDE_GAP = 1.3  # a gap that is a space even between Chinese characters
PART_GAP = 0.45  # a gap that may part columns: no space within a number or a sentence is so wide
DOUBLED = 0.3  # the same glyph painted again so near is fake bold
SMALL = 0.75  # a superscript is smaller than this and stands
RAISED = 0.15  # so much higher

# … unless the second covers less of the first than this leaves of its width: "11" and "ll" stand beside each other.
COVERED = 0.75

_FIRST_CJK = "\u2e80"


class Part(NamedTuple):
    """A stretch of a line without a wide gap, and the height of its first glyph."""

    x0: float
    x1: float
    text: str
    top: float
    bottom: float


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


def runs_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs in the order of painting, split where the pen jumps: each run was written in one go."""
    runs: list[list[Glyph]] = []
    end = middle = reach = back = 0.0
    for glyph in glyphs:
        x0, top, x1, bottom, em = glyph[1:6]
        gap = x0 - end
        if runs and back <= gap <= reach and abs((top + bottom) / 2 - middle) <= reach:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        end, middle, reach, back = x1, (top + bottom) / 2, SAME_RUN * em, -OVERLAP * em
    return runs


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Glyphs as lines from top to bottom, whatever order they were painted in."""
    if len(glyphs) == 1:
        return [_line(glyphs)]
    rows: list[list[Glyph]] = []
    middle = reach = 0.0
    for glyph in sorted(glyphs, key=_middle):
        at, own = (glyph[2] + glyph[4]) / 2, SAME_LINE * glyph[5]
        if rows and (at - middle <= reach or at - middle <= own):
            rows[-1].append(glyph)
            if own > reach:
                middle, reach = at, own
        else:
            rows.append([glyph])
            middle, reach = at, own
    return [_line(_once(sorted(row, key=_left))) for row in rows]


def _middle(glyph: Glyph) -> float:
    return (glyph[2] + glyph[4]) / 2


def _left(glyph: Glyph) -> float:
    return glyph[1]


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


def _line(row: Sequence[Glyph]) -> Line:
    """One line out of its glyphs from left to right."""
    _, lefts, tops, rights, bottoms, ems, _, bolds, _, _ = zip(*row, strict=True)
    em: float = max(ems)
    parts: list[Part] = []
    start = 0
    for i in range(1, len(row)):
        if lefts[i] - rights[i - 1] > PART_GAP * em:
            parts.append(_part(row[start:i], em))
            start = i
    parts.append(_part(row[start:], em))
    text = parts[0].text if len(parts) == 1 else _joined(parts, em)
    return Line(text, lefts[0], min(tops), max(rights), max(bottoms), em, all(bolds), tuple(parts))


def _joined(parts: Sequence[Part], em: float) -> str:
    """The text of a whole line."""
    text = parts[0].text
    for before, part in pairwise(parts):
        spaced = part.x0 - before.x1 > WIDE_GAP * em or (before.text[-1] < _FIRST_CJK and part.text[0] < _FIRST_CJK)
        text += " " + part.text if spaced else part.text
    return text


def _part(row: Sequence[Glyph], em: float) -> Part:
    """A stretch of glyphs as text: spaces between Latin words, note marks in brackets."""
    main = row[0]
    if len(row) == 1:
        return Part(main[1], main[3], unified(main[0]), main[2], main[4])
    pieces = [main[0]]
    mark = False
    for before, glyph in pairwise(row):
        raised = glyph[5] < SMALL * em and _is_mark(glyph, main, em)
        if raised != mark:
            pieces.append("[" if raised else "]")
            mark = raised
        if not raised:
            if glyph[0] < _FIRST_CJK and before[0] < _FIRST_CJK and _is_word_gap(before, glyph, em):
                pieces.append(" ")
            main = glyph
        pieces.append(glyph[0])
    if mark:
        pieces.append("]")
    return Part(row[0][1], row[-1][3], unified("".join(pieces)), row[0][2], row[0][4])


def _is_word_gap(before: Glyph, glyph: Glyph, em: float) -> bool:
    """Whether two Latin letters or digits are parted: by a blank that was painted, or by a gap as wide as one."""
    return glyph.spaced or glyph[1] - before[3] > WORD_GAP * em


def _is_mark(glyph: Glyph, main: Glyph, em: float) -> bool:
    """Whether a small digit stands as a note mark on the glyph before: 3¹ must not read 31 (hazards: numbers)."""
    return glyph[0].isdigit() and main[5] >= SMALL * em and _middle(main) - _middle(glyph) > RAISED * em


def unified(text: str) -> str:
    """NFC, with radical code points as the ideographs that they show (hazards PDF: radical code points)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(UNIFIED))


def joined_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a space only between Latin words, since digits at both ends are one number."""
    if not first or not second or (first[-1].isdigit() and second[0].isdigit()):
        return first + second
    if first[-1] < _FIRST_CJK and second[0] < _FIRST_CJK and first[-1].isalnum() and second[0].isalnum():
        return f"{first} {second}"
    return first + second
