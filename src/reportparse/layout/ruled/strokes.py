"""Short lines that are no rules: strokes of a digit that is drawn (hazards PDF: sight and text differ).

They must not become edges of the grid: a 1 that nearly reaches from rule to rule would part its cell in two blank ones.
A rule is held: it is long, or both of its ends are at rules that are held themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from operator import attrgetter
from typing import NamedTuple

from reportparse.layout.page import Glyph, Rule, Spot
from reportparse.layout.ruled.beside import Piece, pieces_of
from reportparse.layout.ruled.edges import ALIGNED_PT, MAX_EDGES_COUNT, TOUCH_PT, Edge, Lines, lines_of, union

MAX_STROKE_PT = 60.0
"""A stroke of a digit is no longer, nor are several on one line that nearly meet; what is longer is a rule."""
MIN_STROKE_PT = 1.2
"""What is shorter is the corner of something."""
MAX_STROKES_COUNT = MAX_EDGES_COUNT
"""So many short lines of a page are looked at; with more of them all are strokes and rules at once: a drawing."""
MAX_LOOSE_COUNT = 1000
"""So many of them that nothing holds are put together to boxes."""
MAX_RINGED_COUNT = 100
"""Of so many in one direction rings are put together."""
MAX_ROUNDS = 8
"""A long rule holds one that holds another …: so many times."""
MEET_PT = 1.8
"""A line meets another that it comes so near to: half of the thickest rule, as some end at its side."""

TWIN_PT = 7.0
"""Sides of two boxes are no further apart; two ones as high as a row are."""

_at = attrgetter("at")


class Told(NamedTuple):
    """The lines of a page told apart: `lines` make grids, `strokes` are ink.

    `dividers` are short rules that part a single row or column, and no other: sides of cells, or a 1 as high as the row,
    the bars of 75 as broad as the column.
    """

    lines: Lines
    strokes: list[Spot]
    dividers: Lines


def rules_and_strokes(rules: Sequence[Rule], glyphs: Iterable[Glyph]) -> Told:
    """The ruling lines of a page told apart. A box around one of the `glyphs` is of rules."""
    lines = lines_of(rules)
    short = [[edge for edge in side if edge.hi - edge.lo <= MAX_STROKE_PT] for side in lines]
    if not any(short):
        return Told(lines, [], Lines((), ()))
    if sum(map(len, short)) > MAX_STROKES_COUNT:
        return Told(lines, [*spots_of(short)], Lines((), ()))
    held = [[edge for edge in side if edge.hi - edge.lo > MAX_STROKE_PT] for side in lines]
    loose = _not_held(short, held, lines, {})
    if any(loose):
        loose = _not_held(loose, held, lines, _gaps(rules, loose))
        loose, framing = _without_boxes(loose, held, glyphs)
        gone = [{*side, *framed} for side, framed in zip(loose, framing, strict=True)]
        lines = Lines(*([edge for edge in side if edge not in out] for side, out in zip(lines, gone, strict=True)))
    dividers = Lines(*([*_dividers(lines, side)] for side in (0, 1)))
    return Told(lines, [*spots_of(loose)], dividers)


def _gaps(rules: Iterable[Rule], loose: Sequence[Sequence[Edge]]) -> dict[Edge, float]:
    """Of the lines that are dashes the widest gap between two of them: they may end so far from where they lead to."""
    pieces: tuple[dict[int, list[Edge]], ...] = ({}, {})
    for x0, top, x1, bottom in rules:
        across = x1 - x0 >= bottom - top
        piece = Edge((top + bottom) / 2, x0, x1) if across else Edge((x0 + x1) / 2, top, bottom)
        pieces[not across].setdefault(round(piece.at), []).append(piece)
    found = {}
    for side, edges in enumerate(loose):
        for edge in edges:
            near = (piece for place in (-1, 0, 1) for piece in pieces[side].get(round(edge.at) + place, ()))
            own = union(((piece.lo, piece.hi) for piece in near if edge.lo <= piece.lo and piece.hi <= edge.hi), 0.0)
            found[edge] = max((after[0] - before[1] for before, after in pairwise(own)), default=0.0)
    return found


def spots_of(strokes: Sequence[Sequence[Edge]]) -> Iterator[Spot]:
    """Lines across and down as spots of ink."""
    across, down = strokes
    yield from (Spot(lo, at, hi, at) for at, lo, hi in across if hi - lo > MIN_STROKE_PT)
    yield from (Spot(at, lo, at, hi) for at, lo, hi in down if hi - lo > MIN_STROKE_PT)


def _not_held(
    short: Sequence[list[Edge]], held: list[list[Edge]], lines: Lines, gaps: Mapping[Edge, float]
) -> list[list[Edge]]:
    """The short lines that no rule holds; those that one does join the `held`."""

    def is_held(edge: Edge, side: int) -> bool:
        return _is_held(edge, held[1 - side], lines[side], MEET_PT + gaps.get(edge, 0.0))

    loose = [*short]
    for _ in range(MAX_ROUNDS):
        met = [{edge for edge in loose[side] if is_held(edge, side)} for side in (0, 1)]
        if not any(met):
            break
        for side in (0, 1):
            loose[side] = [edge for edge in loose[side] if edge not in met[side]]
            held[side] = sorted([*held[side], *met[side]])
    return loose


def _is_held(edge: Edge, crossing: Sequence[Edge], along: Sequence[Edge], meet: float) -> bool:
    """Whether a line ends at others at both ends; or at one, and the table is open at its other end."""
    first, last = (_hold(edge.at, end, crossing, meet) for end in (edge.lo, edge.hi))
    if first and last:
        return True
    if first:
        return _is_open(first, edge.hi, along, attrgetter("hi"))
    return last is not None and _is_open(last, edge.lo, along, attrgetter("lo"))


def _hold(at: float, end: float, crossing: Sequence[Edge], meet: float) -> Edge | None:
    """The line that one ends at, or beside whose end it ends: a round corner is between."""
    for other in _between(crossing, end - TOUCH_PT, end + TOUCH_PT):
        if abs(other.at - end) <= meet and other.lo - meet <= at <= other.hi + meet:
            return other
        if min(abs(other.lo - at), abs(other.hi - at)) <= TOUCH_PT:
            return other
    return None


def _is_open(hold: Edge, end: float, along: Sequence[Edge], end_of: attrgetter[float]) -> bool:
    """Whether the first and the last line at a rule end level with this end of one between: the table goes on elsewhere."""
    ends = [
        end_of(edge)
        for edge in _between(along, hold.lo - MEET_PT, hold.hi + MEET_PT)
        if edge.lo - MEET_PT <= hold.at <= edge.hi + MEET_PT
    ]
    return len(ends) > 1 and max(abs(ends[0] - end), abs(ends[-1] - end)) <= ALIGNED_PT


def _between(ordered: Sequence[Edge], low: float, high: float) -> Sequence[Edge]:
    """Those of some lines, ordered by their positions, that lie between two."""
    return ordered[bisect_left(ordered, low, key=_at) : bisect_right(ordered, high, key=_at)]


def _without_boxes(
    loose: list[list[Edge]], held: Sequence[list[Edge]], glyphs: Iterable[Glyph]
) -> tuple[list[list[Edge]], list[list[Edge]]]:
    """The lines that nothing holds without those of boxes: they hold one another, around text or out of any table.

    A box without text within a table may be a 0. The second are those of boxes, round ones too, that are no cells: someone
    put a frame around the text of a cell.
    """
    none: list[list[Edge]] = [[], []]
    if sum(map(len, loose)) > MAX_LOOSE_COUNT:
        return loose, none
    middles = [((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2) for glyph in glyphs]
    closed = [*loose]
    while True:
        every = [sorted([*held[side], *closed[side]]) for side in (0, 1)]
        left = [[edge for edge in closed[side] if _ends_well(edge, every[1 - side])] for side in (0, 1)]
        if left == closed:
            break
        closed = left
    pieces = pieces_of(spots_of(closed))
    around = [box for box in pieces if _is_around(box, middles)]
    boxes = [box for box in pieces if box in around or not _is_enclosed(box, held)]
    boxed = _edges_of(boxes, loose)
    left = [[edge for edge in loose[side] if edge not in boxed[side]] for side in (0, 1)]
    frames = [box for box in around if _is_frame(box, held, every)]
    rings = _edges_of([*_rings(left, middles)], left)
    left = [[edge for edge in left[side] if edge not in rings[side]] for side in (0, 1)]
    return left, [[*framed, *ring] for framed, ring in zip(_edges_of(frames, loose), rings, strict=True)]


def _edges_of(boxes: Sequence[Piece], loose: Sequence[Sequence[Edge]]) -> list[list[Edge]]:
    return [[edge for edge in loose[side] if any(_is_of(edge, side, box) for box in boxes)] for side in (0, 1)]


def _is_around(box: Piece, middles: Iterable[tuple[float, float]]) -> bool:
    """Whether the middle of any glyph is in a box."""
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in middles)


def _is_frame(box: Piece, held: Sequence[Sequence[Edge]], every: Sequence[Sequence[Edge]]) -> bool:
    """Whether a box is four sides and nothing else, and the next line beyond each of them is a rule, none of another box.

    What a rule crosses is a drawn digit that is as large as its cell, and boxes side by side are cells.
    """
    for side in (0, 1):
        first, last = box[side], box[side + 2]
        middle = (first + last) / 2
        along = [edge for edge in every[side] if edge.lo <= middle <= edge.hi]
        inside = [edge for edge in along if box[1 - side] - ALIGNED_PT <= edge.at <= box[3 - side] + ALIGNED_PT]
        before = [edge for edge in along if edge.at < box[1 - side] - ALIGNED_PT][-1:]
        behind = [edge for edge in along if edge.at > box[3 - side] + ALIGNED_PT][:1]
        if len(inside) != 2 or any(
            max(edge.lo - first, last - edge.hi) > TOUCH_PT or edge in held[side] for edge in inside
        ):
            return False
        if not (before and behind and before[0] in held[side] and behind[0] in held[side]):
            return False
    return True


def _rings(loose: Sequence[Sequence[Edge]], middles: Sequence[tuple[float, float]]) -> Iterator[Piece]:
    """The boxes of round frames of text: of a ring four straight pieces are told, level with one another."""
    across, down = ([*_level_pairs(side)] for side in loose)
    for (high, low), (left, right) in product(across, down):
        box = left.at, high.at, right.at, low.at
        apart = min(high.lo - left.at, right.at - high.hi, left.lo - high.at, low.at - left.hi)
        if apart >= ALIGNED_PT and _is_around(box, middles):
            yield box


def _level_pairs(side: Sequence[Edge]) -> Iterator[tuple[Edge, Edge]]:
    """Pairs of lines that begin and end level, the first of them before the second."""
    if len(side) <= MAX_RINGED_COUNT:
        yield from ((one, other) for one, other in combinations(side, 2) if _are_level(one, other))


def _ends_well(edge: Edge, crossing: Sequence[Edge]) -> bool:
    return all(_hold(edge.at, end, crossing, TOUCH_PT) for end in (edge.lo, edge.hi))


def _is_enclosed(box: Piece, held: Sequence[Sequence[Edge]]) -> bool:
    """Whether rules run on all four sides of the middle of a box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return all(
        any(edge.lo <= along <= edge.hi for edge in beyond)
        for lines, at, along in ((held[0], y, x), (held[1], x, y))
        for beyond in (lines[: bisect_left(lines, at, key=_at)], lines[bisect_left(lines, at, key=_at) :])
    )


def _is_of(edge: Edge, side: int, box: Piece) -> bool:
    """Whether a line is a part of the box that some lines make."""
    first, last = box[side], box[side + 2]
    return box[1 - side] <= edge.at <= box[3 - side] and first <= edge.lo and edge.hi <= last


def _dividers(lines: Lines, side: int) -> Iterator[Edge]:
    """The short lines across (side 0) or down (side 1) that part one cell: no line goes on at their ends, none crosses
    them, and none is their twin.

    Two sides of boxes, and the two lines of a double rule, begin and end level.
    """
    reach = (TOUCH_PT, TWIN_PT)[side]
    for edge in lines[side]:
        if edge.hi - edge.lo > MAX_STROKE_PT:
            continue
        beside = (other for other in _between(lines[side], edge.at - reach, edge.at + reach) if other != edge)
        crossing = _between(lines[1 - side], edge.lo + TOUCH_PT, edge.hi - TOUCH_PT)
        if not any(abs(other.at - edge.at) <= ALIGNED_PT or _are_level(edge, other) for other in beside) and not any(
            other.lo + MEET_PT < edge.at < other.hi - MEET_PT for other in crossing
        ):
            yield edge


def _are_level(edge: Edge, other: Edge) -> bool:
    return max(abs(edge.lo - other.lo), abs(edge.hi - other.hi)) <= ALIGNED_PT
