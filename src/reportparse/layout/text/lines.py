"""Glyphs -> runs and lines -> strings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter, itemgetter, sub
from typing import Any, NamedTuple, TypeVar

from reportparse.layout.page import Glyph
from reportparse.layout.text.radicals import unified
from reportparse.layout.text.spacing import (
    ALIKE,
    LAPPED,
    OVERLAP,
    SPACED_LINES,
    WORD_GAP,
    Part,
    line_text,
    stretches_of,
)

# All as shares of the font size.
SAME_LINE = 0.5  # vertical distance of middles; a superscript stays within, the next line does not
SAME_RUN = 0.6  # gap inside a run: justified text stays together, table columns mostly do not
DOUBLED = 0.3  # the same glyph painted again so near is fake bold


# … unless the second covers less of the first than this leaves of its width: "11" and "ll" stand beside each other.
COVERED = 0.75


# Pages hold thousands of glyphs: what can be done column by column in C is not done glyph by glyph.
_left, _size = attrgetter("x0"), attrgetter("em")
_T = TypeVar("_T")


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
    parts = stretches_of(row, texts, gaps, spaced[1:], em, starts, [] if spacings is None else spacings)
    return Line(line_text(parts, em), lefts[0], min(tops), max(rights), max(bottoms), em, all(bolds), tuple(parts))


def _alone(glyph: Glyph) -> Line:
    """A line of a single glyph: most values of a report have one digit."""
    text, x0, top, x1, bottom, em, _, bold, _, _ = glyph
    text = unified(text)
    return Line(text, x0, top, x1, bottom, em, bold, (Part(x0, x1, text, top, bottom),))
