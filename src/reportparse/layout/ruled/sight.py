"""What the page shows in a cell besides its text: a picture or outlines of a number, a note over it, a line through it.

A cell without text that shows something is not blank; a number that a note lies over is in doubt (hazards PDF: sight
and text differ).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.ruled.beside import (
    MAX_SPOTS,
    Piece,
    has_ink_beside,
    has_stroke_beside,
    is_struck_in_part,
    pieces_of,
)
from reportparse.layout.ruled.edges import ALIGNED_PT, TOUCH_PT, Edge, Lines
from reportparse.layout.ruled.strokes import MAX_STROKE_PT, Told, spots_of
from reportparse.layout.text.numbers import is_number

INSIDE_PT = 2.5
"""Ink nearer to the side of a cell may be that of its rule, or reach over from its neighbour."""
MIN_INK_PT = 2.5
"""The spots of a digit are wider than this, all together: a 1 of 4 pt has 2.8. A corner of something else is less."""

MAX_SIGN_PT = 15.0
"""A glyph or a piece of a picture that belongs to a cell begins no further above it."""

CLEAR_PT = 0.5
"""Ink that keeps this far from all sides of a cell is none of them."""

SIDE_PT = 1.0
"""Ink that reaches no further into a cell may be that of its side: a rule has a width, and programs round its place."""

_Item = TypeVar("_Item", Spot, Glyph)
_top = attrgetter("top")


def with_spots(
    tables: Sequence[PageTable], spots: Iterable[Spot], drawn: Sequence[Spot], told: Told, glyphs: Iterable[Glyph]
) -> list[PageTable]:
    """The tables with their cells' doubts, given the spots of ink of their page, and what lines are no rules.

    `drawn` are those spots that may be digits where they stand beside the `glyphs` of a cell, unless they only tell how
    surely these were read; the `spots` are known to be something else.
    """
    signs = sorted((spot for spot in drawn if spot.confidence is None), key=_top)
    lines = sorted([*told.strokes, *spots_of(told.dividers)], key=_top)
    every = sorted([*spots, *drawn], key=_top)
    if not (every or lines):
        return [*tables]
    struck = [spot for spot in every if spot.struck]
    set_in = sorted(glyphs, key=_top)

    def within(box: Box) -> list[Spot]:
        return [*_within(every, box), *_within(lines, box, MAX_STROKE_PT)]

    def seen(cell: PageCell) -> PageCell:
        in_words = bool(cell.text) and not is_number(cell.text)
        if in_words and not every:
            return cell
        inside = within(cell.box)
        # A line through a number may part its row: the number is then over the one half, its middle in the other.
        inside += [spot for spot in struck if _is_in(spot, cell.box) and spot not in inside]
        confidence = min((spot.confidence for spot in inside if spot.confidence is not None), default=None)
        if in_words and confidence is None:
            return cell
        if inside:
            strokes_lost = any(spot.strokes_lost for spot in inside)
            cell = _with_spots(cell._replace(confidence=confidence, strokes_lost=strokes_lost), inside)
        cell = cell._replace(drawn=cell.drawn or (not cell.text and holds_a_sign(cell.box)))
        return _in_doubt(cell) if is_number(cell.text) and is_more_than_its_glyphs(cell.box, inside) else cell

    def holds_a_sign(box: Box) -> bool:
        return _holds_a_sign(box, [spot for spot in _from(signs, box.top, box.bottom) if _is_in(spot, box)])

    def is_more_than_its_glyphs(box: Box, inside: Iterable[Spot]) -> bool:
        near = [spot for spot in _from(signs, box.top - MAX_SIGN_PT, box.bottom) if _touches(spot, box)]
        taken = [spot for spot in inside if spot.struck]
        beside = [
            line
            for line in _from(lines, box.top - MAX_STROKE_PT, box.bottom)
            if _touches(line, box) and not any(_is_over(spot, Box(*line[:4])) for spot in taken)
        ]
        if not (near or beside or taken):
            return False
        gone = {(spot.x0, spot.top) for spot in taken}
        around = _from(set_in, box.top - MAX_SIGN_PT, box.bottom)
        own = [glyph for glyph in around if _is_over(glyph, box) and (glyph.x0, glyph.top) not in gone]
        return has_ink_beside(box, near, own) or has_stroke_beside(beside, own) or is_struck_in_part(taken, own)

    return [
        table.with_cells(
            _parted_by_ink(_parted_by_dividers([*map(seen, table.cells)], told.dividers, table.box), within)
        )
        for table in tables
    ]


def _parted_by_dividers(cells: Sequence[PageCell], dividers: Lines, table: Box) -> Sequence[PageCell]:
    """The cells of a table; numbers and blanks at a divider are in doubt where all on one side of it are blank.

    It may be a 1 in a cell that it does not part. Nothing can be said of one that is as long as its table, nor of one in
    a first row without text, which the page before began.
    """
    doubted: set[int] = set()
    boxes = [cell.box for cell in cells]
    for side, lines in enumerate(dividers):
        for line in lines:
            apart = _at_divider(boxes, line, side) if _parts(line, table, side) else ([], [])
            beside = [cells[number] for numbers in apart for number in numbers]
            if not beside or any(cell.text and not is_number(cell.text) for cell in beside):
                continue
            if side and line.lo - table.top <= TOUCH_PT and not any(cell.text for cell in beside):
                continue
            if any(all(not cells[number].text for number in numbers) for numbers in apart):
                doubted |= {*apart[0], *apart[1]}
    return [_maybe_parted(cell) if number in doubted else cell for number, cell in enumerate(cells)]


def _parts(line: Edge, table: Box, side: int) -> bool:
    """Whether a line across (side 0) or down (side 1) is within a table and shorter than it."""
    first, last = table[1 - side] + ALIGNED_PT, table[3 - side] - ALIGNED_PT
    return first < line.at < last and line.hi - line.lo <= table[side + 2] - table[side] - TOUCH_PT


def _at_divider(boxes: Sequence[Box], line: Edge, side: int) -> tuple[list[int], list[int]]:
    """The numbers of the cells, given their boxes, that begin and that end at a line, and stand along it."""
    begin, end = (
        [
            number
            for number, box in enumerate(boxes)
            if abs(box[at] - line.at) <= ALIGNED_PT and line.lo <= (box[side] + box[side + 2]) / 2 <= line.hi
        ]
        for at in (1 - side, 3 - side)
    )
    return begin, end


def _maybe_parted(cell: PageCell) -> PageCell:
    return _in_doubt(cell) if cell.text else cell._replace(drawn=True)


def _parted_by_ink(cells: Sequence[PageCell], within: Callable[[Box], list[Spot]]) -> Iterator[PageCell]:
    """The cells of a table; those without text that are the pieces of one, with ink where they meet, show that ink.

    A stroke that meets a rule is an edge of the grid: the cell of a drawn number falls in pieces, of which the first may
    hold nothing. Pieces are lower than the label of their row, and no text stands in their columns beside that label.
    """
    beginning: dict[int, list[PageCell]] = {}
    labels: dict[int, list[Span]] = {}
    for cell in cells:
        beginning.setdefault(cell.span.row, []).append(cell)
        for row in _rows(cell.span) if cell.text else ():
            labels.setdefault(row, []).append(cell.span)

    def is_piece(span: Span) -> bool:
        before = [label for label in labels.get(span.row, ()) if label.column < span.column]
        label = max(before, key=lambda one: one.column, default=span)
        if label.row_span <= span.row_span:
            return False
        pieces = [one for row in _rows(label) for one in beginning.get(row, ()) if _share_columns(one.span, span)]
        if any(one.text for one in pieces):
            return False
        lefts, tops, rights, bottoms = zip(*(one.box for one in pieces), strict=True)
        return _shows_ink(within(Box(min(lefts), min(tops), max(rights), max(bottoms))))

    for cell in cells:
        yield cell._replace(drawn=True) if not cell.text and is_piece(cell.span) else cell


def _rows(span: Span) -> range:
    return range(span.row, span.row + span.row_span)


def _share_columns(one: Span, other: Span) -> bool:
    return one.column < other.column + other.column_span and other.column < one.column + one.column_span


def _within(spots: Sequence[Spot], box: Box, reach: float = 0.0) -> list[Spot]:
    """Those of some spots, ordered by their tops, that stand in a box and not only at its sides.

    They begin in it, or no further above it than `reach` (pt).
    """
    inner = Box(box.x0 + INSIDE_PT, box.top + INSIDE_PT, box.x1 - INSIDE_PT, box.bottom - INSIDE_PT)
    return [spot for spot in _from(spots, inner.top - reach, inner.bottom) if _is_over(spot, inner)]


def _from(ordered: Sequence[_Item], top: float, bottom: float) -> Sequence[_Item]:
    """Those of some boxes, ordered by their tops, that begin between two heights."""
    return ordered[bisect_left(ordered, top, key=_top) : bisect_left(ordered, bottom, key=_top)]


def _is_over(item: Spot | Glyph, box: Box) -> bool:
    return box.x0 <= (item.x0 + item.x1) / 2 <= box.x1 and item.top < box.bottom and item.bottom > box.top


def _is_in(spot: Spot, box: Box) -> bool:
    """Whether the middle of a spot is in a box, however near to its side the spot begins."""
    return box.x0 <= (spot.x0 + spot.x1) / 2 < box.x1 and box.top <= (spot.top + spot.bottom) / 2 < box.bottom


def _touches(item: Spot, box: Box) -> bool:
    return (
        item.x0 < box.x1 - SIDE_PT
        and item.x1 > box.x0 + SIDE_PT
        and item.top < box.bottom - SIDE_PT
        and item.bottom > box.top + SIDE_PT
    )


def _holds_a_sign(box: Box, near: Sequence[Spot]) -> bool:
    return len(near) <= MAX_SPOTS and any(_is_sign_within(piece, box) for piece in pieces_of(near))


def _is_sign_within(piece: Piece, box: Box) -> bool:
    """Whether a piece of ink is as high as a digit and stands clear of each side of a cell, however near to it."""
    x0, top, x1, bottom = piece
    clear = min(x0 - box.x0, top - box.top, box.x1 - x1, box.bottom - bottom)
    return clear >= CLEAR_PT and bottom - top >= MIN_INK_PT and max(bottom - top, x1 - x0) <= MAX_SIGN_PT


def _with_spots(cell: PageCell, inside: Sequence[Spot]) -> PageCell:
    """A cell with what the spots in it say: drawn where it has no text, in doubt where a note lies over its number."""
    struck = "".join(spot.struck for spot in inside)
    if struck:
        cell = cell._replace(struck=struck)
    if cell.text:
        return _in_doubt(cell) if any(spot.corrects for spot in inside) else cell
    return cell._replace(drawn=True) if _shows_ink(inside) else cell


def _in_doubt(cell: PageCell) -> PageCell:
    return cell._replace(text=f"{cell.text}\n{UNSAYABLE}", seen=None)


def _shows_ink(inside: Iterable[Spot]) -> bool:
    return sum(map(_length, inside)) >= MIN_INK_PT


def _length(spot: Spot) -> float:
    return max(spot.x1 - spot.x0, spot.bottom - spot.top)
