"""What a page lays upon its tables from outside their cells: an opaque box that is moved there, and shows nothing else.

The reader lays no page out. A box is so many pixels below the top of what it is positioned in; between that and a row of a
table stand paragraphs, each of a least and a greatest height: where any height between them puts the row below the box, the
numbers of the row are in doubt.
"""

from __future__ import annotations

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

_ABSOLUTE = regex(r"(?:^|[;\s])position\s*:\s*absolute")
_FIXED = regex(r"(?:^|[;\s])position\s*:\s*fixed")
_LIFTED = regex(
    r"(?:^|[;\s])(?:position\s*:\s*(?:relative|absolute|fixed|sticky)|(?:transform|translate)\s*:(?!\s*none)"
    r"|display\s*:\s*inline-)"
)
_HOLDS = regex(r"(?:^|[;\s])(?:position\s*:\s*(?:relative|absolute|fixed|sticky)|transform\s*:(?!\s*none))")
_DOWN = regex(r"(?:^|[;\s])(top|inset)\s*:\s*([^;!]{1,60})")
_BOTTOM = regex(r"(?:^|[;\s])bottom\s*:\s*([^;!]{1,60})")
_TALL = regex(r"(?:^|[;\s])(?:min-)?height\s*:\s*([^;!]{1,60})")
_MARGIN = regex(r"(?:^|[;\s])margin(-top)?\s*:\s*([^;!]{1,60})")
_PADDED = regex(r"(?:^|[;\s])padding(?:-top|-bottom)?\s*:\s*([^;!]{1,60})")
_TRANSLATED = regex(rf"(?:translatey\(|translate(?:3d)?\([^,()]{{1,20}},|translate\s*:\s*\S{{1,20}}\s)\s*{ANY_LENGTH}")


class Upon(NamedTuple):
    """Where a style puts a box: `absolute` from what it is positioned in, else from its place in the text.

    `top` is how far below that it begins and `height` how high it is, in pixels; None where nobody knows.
    """

    absolute: bool
    top: float | None
    height: float | None


def upon(style: str) -> Upon | None:
    """Where a covering style in lower case puts its box; None where it stays beneath the text, or on the screen."""
    if _FIXED.search(style) or not _LIFTED.search(style):
        return None
    absolute = bool(_ABSOLUTE.search(style))
    down, bottom, tall = _DOWN.search(style), _BOTTOM.search(style), _TALL.search(style)
    margin = _MARGIN.findall(style)
    shift = sum(_sum(stated.split()[:1]) or 0.0 for _, stated in margin[-1:])
    shift += sum(pixels(number, unit) or 0.0 for _, number, unit in _TRANSLATED.findall(style))
    top = None if down is None else _sum(down[2].split()[:1])
    if down is None and not (absolute and bottom):
        # It begins where it stands: a relative one that `bottom` lifts, higher.
        absolute = False
        lifted = None if bottom is None else _sum(bottom[1].split()[:1])
        top = 0.0 if bottom is None else None if lifted is None else -lifted
    padded = [length for stated in _PADDED.findall(style) for length in stated.split()]
    stretched = absolute and (bool(bottom) or (down is not None and down[1] == "inset"))
    height = _sum(tall[1].split()) if tall else None if stretched else (_sum(padded) or 0.0)
    return Upon(absolute, None if top is None else top + shift, height)


def lifts(style: str) -> bool:
    """Whether a style may put its box upon others, given a ground and a place by another."""
    return bool(_HOLDS.search(style.lower()))


def holds(style: str) -> float | None:
    """How high an element of this style, in lower case, says to be if boxes in it are positioned from it; else None."""
    if not _HOLDS.search(style):
        return None
    tall = _TALL.search(style)
    return (_sum(tall[1].split()) if tall else None) or 0.0


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
    """A box upon a flow of blocks: what it is positioned in, where it begins below that, and how high it is."""

    holder: Holder
    top: float | None
    height: float | None


def doubted_beneath(blocks: Sequence[Block], covers: Sequence[Cover]) -> list[Block]:
    """The blocks of a flow, the numbers in doubt that its covers may lie upon."""
    return [
        _doubted_rows(block, _beneath(blocks, at, covers)) if isinstance(block, Table) else block
        for at, block in enumerate(blocks)
    ]


def _beneath(blocks: Sequence[Block], at: int, covers: Sequence[Cover]) -> frozenset[int]:
    """The rows of a table, by its index, that a cover may lie upon."""
    return frozenset(row for cover in covers for row in _rows_beneath(blocks, at, cover))


def _rows_beneath(blocks: Sequence[Block], at: int, cover: Cover) -> Iterator[int]:
    table, holder = blocks[at], cover.holder
    if not isinstance(table, Table):
        return
    if cover.top is None or cover.height is None:
        if holder.begins <= at < (len(blocks) if holder.ends is None else holder.ends):
            yield from range(table.n_rows)
        return
    rows = _row_heights(table)
    if at < holder.begins:  # it stands above
        after = _heights(blocks[at + 1 : holder.begins])
        below = [*accumulate(reversed(rows), _added, initial=after)][::-1]
        reaches = [(-first[1], -second[0]) for first, second in pairwise(below)]
    else:
        least, greatest = _heights(blocks[holder.begins : at])
        if holder.ends is not None and holder.ends <= at:
            least = max(least, holder.height)
        above = [*accumulate(rows, _added, initial=(least, max(least, greatest)))]
        reaches = [(first[0], second[1]) for first, second in pairwise(above)]
    for row, (least, greatest) in enumerate(reaches):
        if cover.top + cover.height > least + OVERLAP_PX and cover.top < greatest - OVERLAP_PX:
            yield row


def _heights(blocks: Sequence[Block]) -> tuple[float, float]:
    """How high some blocks are, at least and at most."""
    least = greatest = 0.0
    for block in blocks:
        rows = _row_heights(block) if isinstance(block, Table) else [_line_heights(block.text, NARROW_PX, WIDE_PX)]
        for row in rows:
            least, greatest = _added((least, greatest), row)
    return least, greatest + UNKNOWN_PX


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
