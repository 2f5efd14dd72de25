"""Glyphs become runs (what was painted in one go) and lines (what stands at one height).

All distances are shares of the font size, which is called `em`. A page holds thousands of glyphs, so a loop over them takes
each apart once, by its place in the tuple.
For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter, itemgetter, sub
from typing import NamedTuple, TypeVar

from reportparse.layout.page import Glyph
from reportparse.layout.text.radicals import unified
from reportparse.layout.text.spacing import (
    BACK_STEP_EM,
    LAPPED_EM,
    MIN_SPACED_LINES_COUNT,
    SAME_SIZE_RATIO,
    WORD_GAP_EM,
    Stretch,
    line_text,
    stretches_of,
)

SAME_LINE_EM = 0.5
"""Glyphs are on one line where their middles differ by no more in height: a note mark (3¹) does, the next line does not.
Measured: 0.25 to 1."""

SAME_RUN_EM = 0.6
"""A run ends where the pen moves on by more than this: justified text stays together, columns of a table mostly do not.
Measured: 0.3 to 0.96."""

PAINTED_TWICE_EM = 0.3
"""The same glyph painted again so near (hazards PDF: fake bold; up to 1.5 pt; 0.16 em in benchmarks.pdf_kinds) …
Measured: 0.08 to 1.2"""

PAINTED_TWICE_SHARE = 0.75
"""… unless the second leaves more than a quarter of the first's width free: 11 and ll stand beside each other."""

PAINTED_NEAR_COUNT = 3
"""So many glyphs before one may be the same, painted so near: several lie between where a word was painted again."""

_left, _size = attrgetter("x0"), attrgetter("em")
_T = TypeVar("_T")


class Line(NamedTuple):
    """A line of text: its box in points, its largest font size, and its stretches from left to right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    bold: bool
    stretches: tuple[Stretch, ...]


def runs_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs in the order of painting, cut where the pen jumps: each run was painted in one go."""
    runs: list[list[Glyph]] = []
    end, middle, reach, back = -math.inf, 0.0, 0.0, 0.0
    for glyph in glyphs:
        _, x0, top, x1, bottom, em, _, _, _, _ = glyph
        gap, height = x0 - end, (top + bottom) / 2
        if gap > reach or gap < back or abs(height - middle) > reach:
            run: list[Glyph] = []
            runs.append(run)
        run.append(glyph)
        end, middle, reach, back = x1, height, SAME_RUN_EM * em, -BACK_STEP_EM * em
    return runs


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Glyphs (at least one) as lines from top to bottom, whatever order they were painted in."""
    if len(glyphs) == 1:
        return [_line_of_one(glyphs[0])]
    line = _plain_line(glyphs, level=False)
    return [line] if line else [_line(sorted(row, key=_left)) for row in _same_heights(glyphs)]


def lines_of_runs(runs: Sequence[Sequence[Glyph]]) -> list[Line]:
    """Runs as lines from top to bottom. A run stays whole: no part of it goes with the line above."""
    tallest = (max(run, key=_size) for run in runs)
    at_heights = (((glyph.top + glyph.bottom) / 2, glyph.em, run) for glyph, run in zip(tallest, runs, strict=True))
    rows = [(sorted(chain.from_iterable(level), key=_left), level) for level in _levels(at_heights)]
    spacings: list[float] = []
    lines = [_line(row, level, spacings) for row, level in rows]
    if len(spacings) < MIN_SPACED_LINES_COUNT:
        return lines
    # The last line of a letter-spaced paragraph may hold nothing but digits, which only the other lines explain.
    return [_line(row, level, spacings) for row, level in rows]


def _same_heights(glyphs: Sequence[Glyph]) -> Sequence[Sequence[Glyph]]:
    """Glyphs of one line each, from top to bottom."""
    _, lefts, tops, _, bottoms, ems, *_ = zip(*glyphs, strict=True)
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, bottoms, strict=True)]
    if max(middles) - min(middles) <= SAME_LINE_EM * min(ems) and len({*lefts}) == len(lefts):
        return [glyphs]
    return _levels(zip(middles, ems, glyphs, strict=True))


def _levels(at_heights: Iterable[tuple[float, float, _T]]) -> list[list[_T]]:
    """What stands at one height each, from top to bottom, given (middle, font size, what stands there).

    The largest text of a level says how far it reaches: 10 pt text with a 6 pt note mark raised by 4 pt is one level.
    """
    levels: list[list[_T]] = []
    middle = reach = 0.0
    for at, em, one in sorted(at_heights, key=itemgetter(0)):
        own = SAME_LINE_EM * em
        if levels and (at - middle <= reach or at - middle <= own):
            levels[-1].append(one)
            if own > reach:
                middle, reach = at, own
        else:
            levels.append([one])
            middle, reach = at, own
    return levels


def _line(row: list[Glyph], runs: Sequence[Sequence[Glyph]] = (), spacings: list[float] | None = None) -> Line:
    """One line out of its glyphs from left to right, and the runs that they are of; `spacings` as for `stretches_of`."""
    line = _plain_line(row)
    if line:
        return line
    columns = [*zip(*row, strict=True)]
    _, lefts, _, _, _, ems, *_ = columns
    em: float = max(ems)
    if min(map(sub, lefts[1:], lefts), default=0.0) <= PAINTED_TWICE_EM * em:
        row = _painted_once(row)
        line = _plain_line(row, once=True)
        if line:
            return line
        columns = [*zip(*row, strict=True)]
    _, lefts, tops, rights, bottoms, ems, _, bolds, _, _ = columns
    em = max(ems)
    starts = {run[0] for run in runs}
    stretches = stretches_of(row, [*map(sub, lefts[1:], rights)], em, starts, spacings)
    text = line_text(stretches, em)
    return Line(text, lefts[0], min(tops), max(rights), max(bottoms), em, all(bolds), tuple(stretches))


def _plain_line(row: Sequence[Glyph], *, level: bool = True, once: bool = False) -> Line | None:
    """The line of glyphs as they nearly always are: of one size, each right after the other. None where they are not so,
    or may be painted twice, or stand in two lines. Signs beside digits may lap over them, digits over no other digit.

    `level`: they are known to stand in one line; `once`: they are known to be painted once.
    """
    ems = [glyph[5] for glyph in row]
    em = max(ems)
    if min(ems) < SAME_SIZE_RATIO * em:
        return None
    text, start, top, end, bottom, _, _, bold, _, _ = row[0]
    left = start
    furthest, is_even = end, True
    widest, lapped = WORD_GAP_EM * em, -LAPPED_EM * em
    near = 0.0 if once else PAINTED_TWICE_EM * em
    for at, (sign, x0, high, x1, low, _, _, is_bold, _, spaced) in enumerate(row[1:], 1):
        gap, step = x0 - end, x0 - start
        if (
            spaced
            or gap > widest
            or step <= 0
            or (step <= near and (sign in text[-PAINTED_NEAR_COUNT:] or len(text) != at))
            or (gap < lapped and sign.isdigit() and text[-1:].isdigit())
        ):
            return None
        text += sign
        start, end = x0, x1
        if x1 > furthest:
            furthest = x1
        if high != top or low != bottom:
            is_even = False
        if not is_bold:
            bold = False
    high, low = top, bottom
    if not is_even:
        tops, bottoms = [glyph[2] for glyph in row], [glyph[4] for glyph in row]
        high, low = min(tops), max(bottoms)
        if not level and max(max(tops) - high, low - min(bottoms)) > SAME_LINE_EM * min(ems):
            return None
    text = unified(text)
    return Line(text, left, high, furthest, low, em, bold, (Stretch(left, end, text, top, bottom),))


def _line_of_one(glyph: Glyph) -> Line:
    """A line of a single glyph: most values of a report have one digit."""
    text, x0, top, x1, bottom, em, _, bold, _, _ = glyph
    text = unified(text)
    return Line(text, x0, top, x1, bottom, em, bold, (Stretch(x0, x1, text, top, bottom),))


def _painted_once(row: list[Glyph]) -> list[Glyph]:
    """A row from left to right without glyphs that were painted twice to look bold: 1100 as painted → 10 as seen."""
    kept: list[Glyph] = []
    for glyph in row:
        near = PAINTED_TWICE_EM * glyph[5]
        if not kept or glyph[1] - kept[-1][1] > near or not _is_among(glyph, kept[-PAINTED_NEAR_COUNT:], near):
            kept.append(glyph)
    return kept


def _is_among(glyph: Glyph, others: Sequence[Glyph], near: float) -> bool:
    """Whether the same glyph stands at nearly the same place."""
    return any(
        other[0] == glyph[0]
        and glyph[1] - other[1] <= min(near, PAINTED_TWICE_SHARE * (other[3] - other[1]))
        and abs(other[2] - glyph[2]) <= near
        for other in others
    )
