"""What a page lays upon its tables from outside their cells: an opaque box that is moved there, and shows nothing else.

The reader lays no page out. A box is so many pixels below the top of what it is positioned in; between that and a row of a
table stand paragraphs, each of a least and a greatest height: where any height between them puts the row below the box, the
numbers of the row are in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import NamedTuple

from reportparse.chinese.values import doubted_value
from reportparse.document import Block, Cell, Table
from reportparse.patterns import regex
from reportparse.readers.html.moved import ANY_LENGTH, pixels

LEAST_LINE_PX, GREATEST_LINE_PX = 16.0, 60.0
"""Height of a line, from small type set solid to large type with space around it."""
LEAST_HANZI_PX, GREATEST_HANZI_PX = 12.0, 24.0
NARROW_PX, WIDE_PX = 500.0, 1_400.0
"""Width of a page's text."""
NARROW_CELL_PX = 40.0
UNKNOWN_PX = 600.0
"""What pictures and empty space may add before a table."""
OVERLAP_PX = 5.0
"""A box that reaches less far over a row touches none of its digits."""
EDGE_PX = 60.0
"""So near to a side of what it is positioned in a box lies upon labels and padding at most: share bars, marks of corners."""
STRIP_PX = 30.0
"""A narrower box is a line, a dot or a band."""
WIDE_BOX_PX = 300.0
"""A box that is not as wide, and does not reach from side to side, is none that is laid upon tables as a whole."""

_POSITIONED = r"position\s*:\s*(?:relative|absolute|fixed|sticky)"
_ABSOLUTE = regex(r"(?:^|[;\s])position\s*:\s*absolute")
_FIXED = regex(r"(?:^|[;\s])position\s*:\s*fixed")
_LIFTED = regex(rf"(?:^|[;\s])(?:{_POSITIONED}|(?:transform|translate)\s*:(?!\s*none)|display\s*:\s*inline-)")
_HOLDS = regex(rf"(?:^|[;\s])(?:{_POSITIONED}|transform\s*:(?!\s*none))")
_BOTTOM, _LEFT, _RIGHT, _TALL, _BROAD, _MARGIN, _PADDED = (
    regex(rf"(?:^|[;\s]){name}\s*:\s*(?P<stated>[^;!]{{1,60}})")
    for name in (
        *("bottom", "left", "right", "(?:min-)?height", "(?:min-)?width"),
        *("margin(?:-top)?", "padding(?:-top|-bottom)?"),
    )
)
_DOWN = regex(r"(?:^|[;\s])(?P<name>top|inset)\s*:\s*(?P<stated>[^;!]{1,60})")
_LAYER = regex(r"(?:^|[;\s])z-index\s*:\s*(\d{1,9})")
_TRANSLATED = regex(rf"(?:translatey\(|translate(?:3d)?\([^,()]{{1,20}},|translate\s*:\s*\S{{1,20}}\s)\s*{ANY_LENGTH}")


class Upon(NamedTuple):
    """Where a style puts a box: `absolute` from what it is positioned in, else from its place in the text.

    `top` is how far below that it begins and `height` how high it is, in pixels; None where nobody knows.
    `layer` is its z-index.
    """

    absolute: bool
    top: float | None
    height: float | None
    layer: int = 0


def upon(style: str) -> Upon | None:
    """Where a covering style in lower case puts its box; None where it stays beneath the text, or on the screen."""
    if _FIXED.search(style) or not _LIFTED.search(style):
        return None
    absolute = bool(_ABSOLUTE.search(style))
    down, bottom, tall = _DOWN.search(style), _BOTTOM.search(style), _TALL.search(style)
    is_inset = down is not None and down["name"] == "inset"
    shift = sum(_sum(stated.split()[:1]) or 0.0 for stated in _MARGIN.findall(style)[-1:])
    shift += sum(pixels(number, unit) or 0.0 for _, number, unit in _TRANSLATED.findall(style))
    top = _first(down)
    if down is None and not (absolute and bottom):
        # It begins where it stands: a relative one that `bottom` lifts, higher.
        absolute = False
        lifted = _first(bottom)
        top = 0.0 if bottom is None else None if lifted is None else -lifted
    padded = [length for stated in _PADDED.findall(style) for length in stated.split()]
    stretched = absolute and (bool(bottom) or is_inset)
    height = _sum(tall["stated"].split()) if tall else None if stretched else (_sum(padded) or 0.0)
    top = None if top is None else top + shift
    is_known = top is not None and height is not None
    if not _may_reach(style, absolute=absolute, is_inset=is_inset, is_known=is_known):
        return None
    layer = _LAYER.search(style)
    return Upon(absolute, top, height, int(layer[1]) if layer else 0)


def _may_reach(style: str, *, absolute: bool, is_inset: bool, is_known: bool) -> bool:
    """Whether a box may reach across a table's numbers: one that stands at the side, or is a strip, does not.

    Of one that lies nobody knows how far down (`is_known`), it has to be as wide as a table.
    """
    left, right, broad = _LEFT.search(style), _RIGHT.search(style), _BROAD.search(style)
    width = _first(broad)
    if width is not None and (
        width < STRIP_PX or any((side := _first(one)) is not None and side + width <= EDGE_PX for one in (left, right))
    ):
        return False
    spans = is_inset or bool(left and right) or (not absolute if broad is None else "100%" in broad["stated"])
    return is_known or spans or (width or 0.0) >= WIDE_BOX_PX


def lifts(style: str) -> bool:
    """Whether a style may put its box upon others, given a ground and a place by another."""
    return bool(_HOLDS.search(style.lower()))


def holds(style: str) -> float | None:
    """How high an element of this style, in lower case, says to be if boxes in it are positioned from it; else None."""
    if not _HOLDS.search(style):
        return None
    tall = _TALL.search(style)
    return (_sum(tall["stated"].split()) if tall else None) or 0.0


def _first(said: re.Match[str] | None) -> float | None:
    """The first length that is stated, in pixels; None where nothing is, or it is none of pixels."""
    return None if said is None else _sum(said["stated"].split()[:1])


def _sum(lengths: Sequence[str]) -> float | None:
    """Some lengths together; None where one of them is none of pixels."""
    found = [0.0 if one in ("0", "auto") else pixels(one) for one in lengths]
    return None if None in found else sum(filter(None, found))


@dataclass(slots=True)
class Holder:
    """Where in a flow what holds positioned boxes begins, and where it ends, as indices of blocks; None while it is open.

    `height` is what it says of its own, in pixels.
    """

    begins: int = 0
    ends: int | None = None
    height: float = 0.0


class Cover(NamedTuple):
    """A box upon a flow of blocks: what it is positioned in, where it begins below that, and how high it is.

    `after` counts the holders of its flow that began before it ended: what is in a later one is painted upon it.
    """

    holder: Holder
    top: float | None
    height: float | None
    layer: int
    after: int


def doubted_beneath(blocks: Sequence[Block], covers: Sequence[Cover], holders: Sequence[Holder]) -> list[Block]:
    """The blocks of a flow, the numbers in doubt that its covers may lie upon; `holders` are all of it, as they begin."""
    rows = [_heights(block) for block in blocks]
    ends = [*accumulate((_total(one) for one in rows), _added, initial=(0.0, 0.0))]
    # Of those that lie alike one: a page may have a thousand dots.
    distinct = {(id(one.holder), *one[1:]): one for one in covers}.values()
    found = list(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            upon = (cover for cover in distinct if not _is_painted_upon(at, cover, holders))
            beneath = frozenset(row for cover in upon for row in _rows_beneath(rows[at], ends, at, cover))
            found[at] = _doubted_rows(block, beneath)
    return found


def _is_painted_upon(at: int, cover: Cover, holders: Sequence[Holder]) -> bool:
    """Whether a block stands in something that is positioned itself and begins behind a cover, which is no layer above it."""
    return not cover.layer and any(
        one.begins <= at and (one.ends is None or at < one.ends) for one in holders[cover.after :]
    )


def _rows_beneath(
    rows: Sequence[tuple[float, float]], ends: Sequence[tuple[float, float]], at: int, cover: Cover
) -> Iterator[int]:
    """The rows of a table, by their heights and its index, that a cover may lie upon; `ends` is where each block begins."""
    holder = cover.holder
    if cover.top is None or cover.height is None:
        if holder.begins <= at and (holder.ends is None or at < holder.ends):
            yield from range(len(rows))
        return
    if at < holder.begins:  # it stands above
        after = _between(ends, at + 1, holder.begins)
        below = [*accumulate(reversed(rows), _added, initial=after)][::-1]
        reaches = [(-first[1], -second[0]) for first, second in pairwise(below)]
    else:
        least, greatest = _between(ends, holder.begins, at)
        if holder.ends is not None and holder.ends <= at:
            least = max(least, holder.height)
        above = [*accumulate(rows, _added, initial=(least, max(least, greatest)))]
        reaches = [(first[0], second[1]) for first, second in pairwise(above)]
    for row, (least, greatest) in enumerate(reaches):
        if cover.top + cover.height > least + OVERLAP_PX and cover.top < greatest - OVERLAP_PX:
            yield row


def _between(ends: Sequence[tuple[float, float]], begin: int, end: int) -> tuple[float, float]:
    """How high the blocks from one index to another are, at least and at most."""
    first, last = ends[min(begin, len(ends) - 1)], ends[min(end, len(ends) - 1)]
    return last[0] - first[0], last[1] - first[1] + UNKNOWN_PX


def _total(rows: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(least for least, _ in rows), sum(greatest for _, greatest in rows)


def _heights(block: Block) -> list[tuple[float, float]]:
    """How high the rows of a block are, at least and at most; a paragraph is one."""
    return _row_heights(block) if isinstance(block, Table) else [_line_heights(block.text, NARROW_PX, WIDE_PX)]


def _row_heights(table: Table) -> list[tuple[float, float]]:
    found = [(LEAST_LINE_PX, GREATEST_LINE_PX)] * table.n_rows
    for cell in table.cells:
        if cell.row_span == 1:
            greatest = _line_heights(cell.text, NARROW_CELL_PX, inf)[1]
            found[cell.row] = found[cell.row][0], max(found[cell.row][1], greatest)
    return found


def _line_heights(text: str, narrow: float, wide: float) -> tuple[float, float]:
    ems = sum(1.0 if character > "\u2000" else 0.5 for character in text)
    least, greatest = (
        max(1, ceil(ems * hanzi / width)) for hanzi, width in ((LEAST_HANZI_PX, wide), (GREATEST_HANZI_PX, narrow))
    )
    return least * LEAST_LINE_PX, greatest * GREATEST_LINE_PX


def _added(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    return first[0] + second[0], first[1] + second[1]


def _doubted_rows(table: Table, rows: frozenset[int]) -> Table:
    """A table, the numbers of some rows in doubt, those of tables in them, too."""
    if not rows:
        return table
    cells = (
        _doubted(cell) if rows.intersection(range(cell.row, cell.row + cell.row_span)) else cell for cell in table.cells
    )
    return replace(table, cells=tuple(cells))


def _doubted(cell: Cell) -> Cell:
    blocks = tuple(
        _doubted_rows(block, frozenset(range(block.n_rows))) if isinstance(block, Table) else block
        for block in cell.blocks
    )
    return replace(cell, text=doubted_value(cell.text), blocks=blocks)
