"""Where an OFD object may paint: its boundary, and the clips on it (GB/T 33190-2016 §8.4, §8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from reportparse.layout.page import Glyph
from reportparse.layout.page_geometry import Point
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.ofd.markup import (
    IDENTITY,
    Box,
    Matrix,
    box,
    children,
    is_true,
    matrix,
    moved,
    product,
    shifted,
    text_of,
)
from reportparse.readers.ofd.package import Element
from reportparse.readers.ofd.paths import subpaths

REACH_EM = 0.5
"""A glyph may reach out of its object's boundary by so much: writers measure its box without a font."""
SHAPE_REACH_PT = 1.5
"""A line may: it is thicker than its box, or runs on its edge."""
INSET = 0.25
"""What of a glyph's box is looked at, from each side: neighbours reach no further in."""

_STRAIGHT_PT = 0.05


class Part(IntEnum):
    """How much of a glyph lies in a region."""

    NONE = 0
    SOME = 1
    ALL = 2


class Outline(NamedTuple):
    """The polygons of one path, and how they are filled: by turns around a point, or by sides crossed (`even_odd`)."""

    polygons: tuple[tuple[Point, ...], ...]
    even_odd: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it, by the sides that a ray from it crosses."""
        n_crossed = turns = 0
        for polygon in self.polygons:
            ax, ay = polygon[-1]
            for bx, by in polygon:
                if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                    n_crossed += 1
                    turns += 1 if by > ay else -1
                ax, ay = bx, by
        return bool(n_crossed % 2 if self.even_odd else turns)


class Region(NamedTuple):
    """Outlines on the page, whose union may be painted on, and the box around them; one box where there are none.

    `loose`: it is a boundary, which writers measure roughly.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    outlines: tuple[Outline, ...] = ()
    loose: bool = False

    @property
    def n_sides(self) -> int:
        """How many sides it has, which is what asking it costs."""
        return sum(len(polygon) for outline in self.outlines for polygon in outline.polygons) or 4

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        if not (self.x0 <= x <= self.x1 and self.top <= y <= self.bottom):
            return False
        return not self.outlines or any(outline.holds(x, y) for outline in self.outlines)

    def part(self, glyph: Glyph) -> Part:
        """How much of a glyph lies in it."""
        if self.loose:
            reach = REACH_EM * glyph.em
            x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
            inside = self.x0 - reach <= x <= self.x1 + reach and self.top - reach <= y <= self.bottom + reach
            return Part.ALL if inside else Part.NONE
        n_inside = sum(self.holds(x, y) for x, y in looked_at(glyph))
        return Part.ALL if n_inside == len(looked_at(glyph)) else Part.SOME if n_inside else Part.NONE

    def cut(self, shape: Shape) -> Shape | None:
        """What of a line or rectangle lies in the box of the region; None for nothing."""
        reach = SHAPE_REACH_PT if self.loose else 0.0
        x0, top = max(shape.x0, self.x0 - reach), max(shape.top, self.top - reach)
        x1, bottom = min(shape.x1, self.x1 + reach), min(shape.bottom, self.bottom + reach)
        return None if x0 > x1 or top > bottom else shape._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def looked_at(glyph: Glyph) -> tuple[Point, ...]:
    """The points of a glyph that tell whether it lies in something: its middle, and four around it."""
    x0, top, x1, bottom = glyph[1:5]
    inset_x, inset_y = INSET * (x1 - x0), INSET * (bottom - top)
    left, high, right, low = x0 + inset_x, top + inset_y, x1 - inset_x, bottom - inset_y
    return ((x0 + x1) / 2, (top + bottom) / 2), (left, high), (right, high), (left, low), (right, low)


def region_of(*outlines: Outline, loose: bool = False) -> Region:
    """The region of some outlines, of at least one point; an upright rectangle alone needs none."""
    points = [point for outline in outlines for polygon in outline.polygons for point in polygon]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    around = (min(xs), min(ys), max(xs), max(ys))
    if len(outlines) == 1 and len(outlines[0].polygons) == 1 and _is_upright(outlines[0].polygons[0]):
        return Region(*around, loose=loose)
    return Region(*around, outlines, loose)


def outline_of(path: Element, polygons: Iterable[Sequence[Point]]) -> Outline:
    """The outline of a path, which says how it is filled (GB/T 33190-2016 §9.1, Rule)."""
    even_odd = path.get("Rule", "").strip().lower().replace("-", "") == "evenodd"
    return Outline(tuple(tuple(polygon) for polygon in polygons), even_odd)


def _is_upright(polygon: Sequence[Point]) -> bool:
    corners = [*polygon[:-1]] if polygon[0] == polygon[-1] else [*polygon]
    if len(corners) != 4:
        return False
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    return all(min(abs(ax - bx), abs(ay - by)) <= _STRAIGHT_PT for (ax, ay), (bx, by) in sides)


def boundary_of(around: Box | None, by: Matrix) -> Region | None:
    """The region of an object's boundary; None where it has none, or one without extent, as some writers give."""
    if around is None or (around.width <= 0 and around.height <= 0):
        return None
    x, y, width, height = around
    corners = [moved(*point, by) for point in ((x, y), (x + width, y), (x + width, y + height), (x, y + height))]
    return region_of(Outline((tuple(corners),)), loose=True)


def clips_of(element: Element, inner: Matrix, own: Matrix) -> list[tuple[Region, ...]]:
    """The clips of an object, each as the regions that it may mean, given the space of its boundary and its own matrix.

    They stand in the space of its boundary (GB/T 33190-2016 §8.4). `TransFlag` may say that the object's matrix goes for
    them, too; where nothing is said, some programs take it so.
    """
    found: list[tuple[Region, ...]] = []
    for clips in children(element, "Clips"):
        said = clips.get("TransFlag")
        ways = (inner, product(own, inner)) if said is None and own != IDENTITY else (inner,)
        if said is not None and is_true(clips, "TransFlag", False):
            ways = (product(own, inner),)
        for clip in children(clips, "Clip"):
            regions = (_region(clip, way) for way in ways)
            found.append(tuple(region for region in regions if region is not None))
    return [ways for ways in found if ways]


def _region(clip: Element, by: Matrix) -> Region | None:
    """The region of a clip: the union of its areas; None for one of text, whose shape nobody knows without its font."""
    outlines: list[Outline] = []
    for area in children(clip, "Area"):
        around = product(matrix(area), by)
        for path in children(area, "Path"):
            edge = box(path)
            placed = shifted(around, edge.x, edge.y) if edge else around
            data = text_of(path, "AbbreviatedData")
            polygons = [one.points for one in subpaths(path, data, product(matrix(path), placed))]
            if polygons:
                outlines.append(outline_of(path, polygons))
    return region_of(*outlines) if outlines else None
