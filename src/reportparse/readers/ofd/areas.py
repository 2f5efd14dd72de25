"""The paths of OFD on a page: ruling lines, areas that text stands on or vanishes under, and ink of any other shape."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportparse.colours import Color
from reportparse.layout.page_geometry import Point
from reportparse.layout.ruled.ink import RULE_THICKNESS_PT, STRAIGHT_PT, Shape, shapes_of
from reportparse.readers.ofd.markup import text_of
from reportparse.readers.ofd.package import Element
from reportparse.readers.ofd.painted import Around, Cover, Ground, Painted, Work
from reportparse.readers.ofd.paths import Subpath, subpaths
from reportparse.readers.ofd.regions import Outline, Region, outline_of, region_of
from reportparse.readers.ofd.resources import Paint

OPAQUE_FROM = 0.96
"""Through ink of more opacity nothing is seen: what differs by less is not told from its ground (`colours.INDISTINCT`)."""
DARK_BELOW = 160
"""Least channel of a cover below which it is no paper: something may be meant to be read there."""
OUTLINE_PT = 24.0
"""A filled outline no larger is a sign; of a larger one its edge is drawn."""
MAX_SLANT_WIDTH_PT, MAX_SLANT_HEIGHT_PT = 80.0, 30.0
"""A slanted line that crosses a number out is no larger; the one through a cell of the header is."""
MAX_NESTED = 64
"""Of so many subpaths of a path it is asked whether one lies in another, as a hole does."""


def take_path(
    one: Element,
    inside: Around,
    stroke: Paint | None,
    fill: Paint | None,
    width_pt: float,
    painted: Painted,
    work: Work,
) -> None:
    """Take up a path: its strokes are lines, its area a ground and a cover, and what is none of these an outline."""
    found = [*subpaths(one, text_of(one, "AbbreviatedData"), inside.by)]
    line = stroke.on_paper if stroke else None
    area = fill.on_paper if fill else None
    nested = fill is not None and _are_nested(found)
    broad = stroke is not None and width_pt > RULE_THICKNESS_PT
    for subpath in found:
        work.spend()
        painted.n_curved += subpath.curved
        shapes = [*_shapes(subpath, line, area)]
        if nested:
            shapes = [one for one in map(_without_area, shapes) if one.stroke or one.fill]
        if broad:
            shapes = [wide for shape in shapes for wide in _broadened(shape, width_pt)]
        painted.shapes += all_cut(shapes, inside.clips)
        _take_outline(subpath, fill is not None, plain=bool(shapes), inside=inside, painted=painted)
        for piece in _bars(subpath, width_pt) if stroke and broad else ():
            work.spend()
            _take_area(piece, stroke, inside, painted)
    if fill and found:
        _take_area(region_of(outline_of(one, (subpath.points for subpath in found))), fill, inside, painted)


def _take_area(region: Region, paint: Paint | None, inside: Around, painted: Painted) -> None:
    """An area of ink: later text stands on it, earlier text is under it; as far as it is not cut off."""
    shape = next(all_cut([Shape(*region[:4], None, None)], inside.clips), None)
    if shape is None or paint is None or min(shape.x1 - shape.x0, shape.bottom - shape.top) <= STRAIGHT_PT:
        return
    region = region._replace(x0=shape.x0, top=shape.top, x1=shape.x1, bottom=shape.bottom, loose=False)
    painted.grounds.append(Ground(region, paint.on_paper))
    if painted.n_glyphs and paint.opacity > OPAQUE_FROM and not inside.see_through:
        painted.covers.append(Cover(painted.n_glyphs, region, min(paint.on_paper) < DARK_BELOW))


def _shapes(subpath: Subpath, line: Color | None, area: Color | None) -> Iterator[Shape]:
    """The lines and rectangles of a subpath; of one with curves the straight strokes."""
    if subpath.curved:
        for stretch in subpath.stretches:
            yield from shapes_of(stretch, False, line, None)
        return
    yield from shapes_of(subpath.points, subpath.closed or line is None, line, area)


def _without_area(shape: Shape) -> Shape:
    """A shape whose area may have holes; a line has none."""
    return (
        shape if min(shape.x1 - shape.x0, shape.bottom - shape.top) <= RULE_THICKNESS_PT else shape._replace(fill=None)
    )


def _are_nested(found: Sequence[Subpath]) -> bool:
    """Whether a subpath lies in another, as the hole in a frame does: then no rectangle is wholly filled."""
    if not 2 <= len(found) <= MAX_NESTED:
        return False
    boxes = [(min(xs), min(ys), max(xs), max(ys)) for xs, ys in (zip(*one.points, strict=True) for one in found)]
    return any(a[0] < b[0] and a[1] < b[1] and a[2] > b[2] and a[3] > b[3] for a in boxes for b in boxes)


def _take_outline(subpath: Subpath, filled: bool, *, plain: bool, inside: Around, painted: Painted) -> None:
    """Ink of some other shape: the box of a small sign, else the curved and slanted pieces of its edge."""
    points = subpath.points
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if filled and plain and not subpath.curved:
        return
    if filled and max(width, height) <= OUTLINE_PT:
        painted.outlines += all_cut([Shape(min(xs), min(ys), max(xs), max(ys), None, None)], inside.clips)
        return
    ends = [*pairwise(points), *([(points[-1], points[0])] if subpath.closed else [])]
    pieces = [_box(a, b) for a, b in ends if subpath.curved or not _is_straight(a, b)]
    painted.outlines += all_cut(pieces, inside.clips)
    if not filled and painted.n_glyphs and width <= MAX_SLANT_WIDTH_PT and height <= MAX_SLANT_HEIGHT_PT:
        painted.slants += all_cut(pieces, inside.clips)


def _box(a: Point, b: Point) -> Shape:
    return Shape(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), None, None)


def _is_straight(a: Point, b: Point) -> bool:
    return min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= STRAIGHT_PT


def _bars(subpath: Subpath, width: float) -> Iterator[Region]:
    """The pieces of a broad stroke, each as the area that it paints."""
    points = [*subpath.points, *(subpath.points[:1] if subpath.closed else ())]
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        if length:
            u, v = (by - ay) * width / 2 / length, (ax - bx) * width / 2 / length
            yield region_of(Outline((((ax + u, ay + v), (bx + u, by + v), (bx - u, by - v), (ax - u, ay - v)),)))


def _broadened(shape: Shape, width: float) -> Iterator[Shape]:
    """A line that is as broad as a bar as the area that it paints; of a rectangle with such sides the four of them."""
    half = width / 2
    x0, top, x1, bottom = shape[:4]
    if min(x1 - x0, bottom - top) <= STRAIGHT_PT:
        left, up = (0.0, half) if x1 - x0 >= bottom - top else (half, 0.0)
        yield Shape(x0 - left, top - up, x1 + left, bottom + up, None, shape.stroke)
        return
    if shape.fill:
        yield shape._replace(stroke=None)
    for side in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
        yield from _broadened(Shape(*side, shape.stroke, None), width)


def all_cut(shapes: Iterable[Shape], clips: Sequence[tuple[Region, ...]]) -> Iterator[Shape]:
    """What the clips leave of some shapes. Of a clip that may mean two things the one that leaves more is taken."""
    for shape in shapes:
        left: Shape | None = shape
        for ways in clips:
            cuts = [cut for way in ways if left is not None and (cut := way.cut(left))]
            left = max(cuts, key=lambda cut: (cut.x1 - cut.x0) + (cut.bottom - cut.top), default=None)
            if left is None:
                break
        if left is not None:
            yield left
