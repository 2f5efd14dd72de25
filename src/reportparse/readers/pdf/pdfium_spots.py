"""Ink of a drawn page as spots: what may be a sign, what takes text back (hazards PDF: sight and text differ)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from operator import attrgetter
from typing import TypeVar

from reportparse.layout.page import Glyph, Spot
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.pdf.raster import EM_PX, PixelBox, Raster

SPOT_EM = 2.0
"""A longer run of ink is a ground, of which only the ends are told."""

PIECE_EM = 0.5
"""Ink of a note is told in pieces no wider than this: each stands in one cell."""
CORE_RATIO = 0.2
"""Part of the box of a glyph on each side into which what runs around it may reach."""

_Item = TypeVar("_Item", Spot, Shape)


def spots_of(rest: Raster, filled: Iterable[Shape], corrections: Sequence[Shape]) -> Iterator[Spot]:
    """The spots of a page without its text, rules and grounds, given the boxes of its filled paths.

    Those over which a note or a line lies that takes text back are told of once more, as such.
    """
    yield from (Spot(*box) for box in rest.spots(round(SPOT_EM * EM_PX)))
    yield from (Spot(*box[:4]) for box in filled if _is_thin_sign(box, rest))
    if corrections:
        yield from within_any(_pieces(rest.spots(rest.width, pale=True), PIECE_EM * EM_PX / rest.scale), corrections)


def parted(rest: Raster, lines: Sequence[Shape], glyphs: Iterable[Glyph]) -> tuple[set[Shape], set[Shape]]:
    """Those boxes of lines in which the page without its text shows ink in the middle of a glyph, and those around glyphs."""
    cores = [*map(_core, glyphs)] if lines else []
    inked = [core for core in cores if rest.has_ink(rest.pixels_of(*core[:4]))]
    crossing = {*within_any(lines, inked)} if inked else set()
    return crossing, ({*within_any(lines, cores)} if cores else set()) - crossing


def _core(glyph: Glyph) -> Shape:
    """The part of a glyph's box that its ink surely takes: what runs around a number stays out of it."""
    across, down = CORE_RATIO * (glyph.x1 - glyph.x0), CORE_RATIO * (glyph.bottom - glyph.top)
    return Shape(glyph.x0 + across, glyph.top + down, glyph.x1 - across, glyph.bottom - down, None, None)


def _is_thin_sign(box: Shape, rest: Raster) -> bool:
    """Whether a filled path may be a sign so small that its strokes are paler than ink: a 1 between two pixels."""
    size = max(box.x1 - box.x0, box.bottom - box.top) * rest.scale
    return size <= EM_PX and rest.has_ink(touched(rest, box))


def _pieces(runs: Iterable[tuple[float, float, float, float]], width: float) -> Iterator[Spot]:
    """Runs of ink as spots no wider than this: a line through several cells is told in each of them."""
    for x0, top, x1, bottom in runs:
        count = max(ceil((x1 - x0) / width), 1)
        for number in range(count):
            start = x0 + number * width
            yield Spot(start, top, min(start + width, x1), bottom, corrects=True)


def within_any(spots: Iterable[_Item], boxes: Iterable[Shape]) -> Iterator[_Item]:
    """Those spots, or boxes, that touch one of some boxes (one at least); each is held only against those near it."""
    ordered = sorted(boxes, key=attrgetter("top"))
    tops = [box.top for box in ordered]
    tallest = max(box.bottom - box.top for box in ordered)
    for spot in spots:
        near = ordered[bisect_left(tops, spot.top - tallest) : bisect_right(tops, spot.bottom)]
        if any(spot.x1 >= box.x0 and spot.x0 <= box.x1 and spot.top <= box.bottom for box in near):
            yield spot


def touched(raster: Raster, box: Shape, around: float = 0.0) -> PixelBox:
    """The pixels that a box touches, and those so many points around it."""
    return raster.pixels_touched(box.x0 - around, box.top - around, box.x1 + around, box.bottom + around)


def overlap(a: Shape | Glyph | Spot, b: Shape) -> bool:
    """Whether two boxes have a part in common."""
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom
