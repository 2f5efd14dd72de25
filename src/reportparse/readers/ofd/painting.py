"""What an OFD page paints (GB/T 33190-2016 §8): its objects in their order, each with its matrix, its clips and its paint."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import OverLimit, too_deep, too_large
from reportparse.layout.page import Glyph
from reportparse.layout.page_geometry import Point
from reportparse.layout.ruled.ink import RULE_THICKNESS_PT, STRAIGHT_PT, Shape, can_be_seen, shapes_of
from reportparse.readers.ofd.fonts import Fonts
from reportparse.readers.ofd.markup import (
    Matrix,
    box,
    child,
    is_true,
    local,
    matrix,
    moved,
    number,
    product,
    shifted,
    text_of,
)
from reportparse.readers.ofd.package import Element
from reportparse.readers.ofd.paths import Subpath, subpaths
from reportparse.readers.ofd.regions import Part, Region, boundary_of, clips_of, region_of
from reportparse.readers.ofd.resources import INK, Paint, Resources, opacity_of
from reportparse.readers.ofd.text import glyphs_of

MAX_OBJECTS = 120_000
"""Objects of one page, those of composite units each time that they are drawn; a dense page of the form has 1 500."""
MAX_LOOKS = 3_000_000
"""So many glyphs of a page are asked whether something covers them, each as often as anything may."""
MAX_DEPTH = 32
"""Blocks within blocks, and composite units within composite units."""
LINE_WIDTH_MM = 0.353
"""How wide a line is where nothing is said (GB/T 33190-2016 §8.2)."""
BOLD_WEIGHT = 600
"""Weight from which text is bold."""
OPAQUE_FROM = 0.96
"""Through ink of more opacity nothing is seen: what differs by less is not told from its ground (`colours.INDISTINCT`)."""
SEE_THROUGH = frozenset({"multiply", "darken"})
"""Ways of mixing that leave dark ink below as it is."""
OUTLINE_PT = 24.0
"""A filled outline no larger is a sign; of a larger one its edge is drawn."""

_OBJECTS = ("TextObject", "PathObject", "ImageObject", "CompositeObject")


class Cover(NamedTuple):
    """An area that was painted over the glyphs before it, of which nothing is seen there. `dark`: it is no paper."""

    n_glyphs: int
    region: Region
    dark: bool


class Placed(NamedTuple):
    """A picture: its part, the matrix from its unit square to the page, its opacity, and how many glyphs lie under it.

    `clips` are areas beyond which it is not painted.
    """

    file: str
    by: Matrix
    opacity: float
    n_glyphs: int
    clips: tuple[Region, ...]


@dataclass(slots=True)
class Work:
    """What may still be done: seconds for a file, objects for a page."""

    until: float
    objects: int = MAX_OBJECTS
    seconds: float = 0.0
    looks: int = 0

    def spend(self) -> None:
        """Count an object. Raises OverLimit."""
        self.objects -= 1
        if self.objects < 0:
            raise too_large(MAX_OBJECTS, "objects on a page", "个对象（一页）")
        if self.objects % 64 == 0:
            self.look_at_clock()

    def spend_many(self, count: int) -> None:
        """Count glyphs that are looked at. Raises OverLimit."""
        self.looks += count
        if self.looks > MAX_LOOKS:
            raise too_large(MAX_LOOKS, "characters under other ink", "个字符（被覆盖）")

    def look_at_clock(self) -> None:
        """Raises OverLimit where time is up."""
        if time.thread_time() > self.until:
            raise OverLimit("too-slow", seconds=f"{self.seconds:.0f}")


class Around(NamedTuple):
    """What goes for the objects within something: a matrix, clips (each as what it may mean), styles, opacity."""

    by: Matrix
    clips: tuple[tuple[Region, ...], ...] = ()
    styles: tuple[Element, ...] = ()
    opacity: float = 1.0
    visible: bool = True
    see_through: bool = False
    depth: int = 0


@dataclass(slots=True)
class Painted:
    """What stands on a page: glyphs in the order of painting, lines and rectangles, what hides what, pictures, outlines.

    `outlines` are boxes of ink that is neither glyph nor rule nor ground; `slants` those of short slanted strokes, which may
    cross a number out. `missing` names units that the file does not hold, `lost` pictures. Of the glyphs that lie under this,
    `n_below` are of another.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    grounds: list[Shape] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    outlines: list[Shape] = field(default_factory=list)
    slants: list[Shape] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    n_paths: int = 0
    n_curved: int = 0
    n_below: int = 0

    @property
    def n_glyphs(self) -> int:
        """How many glyphs what is painted next lies over."""
        return self.n_below + len(self.glyphs)


MAX_SLANT_WIDTH_PT, MAX_SLANT_HEIGHT_PT = 80.0, 30.0
"""A slanted line that crosses a number out is no larger; the one through a cell of the header is."""


class Painter:
    """Walks the objects of a page, with its resources, and notes what they paint."""

    def __init__(self, resources: Resources, fonts: Fonts, work: Work, painted: Painted) -> None:
        self.resources, self.fonts, self.work, self.painted = resources, fonts, work, painted

    def paint(self, block: Element, around: Around) -> None:
        """Paint all objects in a layer, a block, an appearance or the content of a composite unit."""
        if around.depth > MAX_DEPTH:
            raise too_deep("its objects", "对象")
        around = around._replace(
            styles=(*self.resources.styles(block.get("DrawParam")), *around.styles),
            visible=around.visible and is_true(block, "Visible", True),
            depth=around.depth + 1,
        )
        for one in block:
            kind = local(one)
            if kind in _OBJECTS:
                self.work.spend()
                self._object(kind, one, around)
            elif kind in ("PageBlock", "Layer"):
                self.work.spend()
                self.paint(one, around)

    def _object(self, kind: str, one: Element, around: Around) -> None:
        edge, own = box(one), matrix(one)
        inner = shifted(around.by, edge.x, edge.y) if edge else around.by
        boundary = boundary_of(edge, around.by)
        clips = [*around.clips, *(((boundary,),) if boundary else ()), *clips_of(one, inner, own)]
        inside = around._replace(
            by=product(own, inner),
            clips=tuple(clips),
            styles=(one, *self.resources.styles(one.get("DrawParam")), *around.styles),
            opacity=around.opacity * opacity_of(one),
            visible=around.visible and is_true(one, "Visible", True),
            see_through=around.see_through or one.get("BlendMode", "").strip().lower() in SEE_THROUGH,
        )
        if kind == "TextObject":
            self._text(one, inside)
        elif kind == "PathObject":
            self._path(one, inside)
        elif kind == "ImageObject":
            if one.get("CTM") is None and edge:
                inside = inside._replace(by=product((edge.width, 0.0, 0.0, edge.height, 0.0, 0.0), inner))
            self._picture(one, inside)
        else:
            self._composite(one, inside)

    def _composite(self, one: Element, inside: Around) -> None:
        """A unit that is drawn here, as in other places."""
        unit = self.resources.named("CompositeGraphicUnit", one.get("ResourceID"))
        content = child(unit, "Content")
        if content is None:
            self.painted.missing.append(f"CompositeGraphicUnit {one.get('ResourceID', '')}")
            return
        self.paint(content, inside)

    def _text(self, one: Element, inside: Around) -> None:
        """The glyphs of a text object, and which of them are seen: by their ink, their ground, and their clips."""
        fill = self.resources.paint("FillColor", inside.styles, INK) if is_true(one, "Fill", True) else None
        stroke = self.resources.paint("StrokeColor", inside.styles, INK) if is_true(one, "Stroke", False) else None
        inks = [ink for paint in (fill, stroke) if (ink := _faded(paint, inside.opacity))]
        bold = number(one, "Weight", 0.0) >= BOLD_WEIGHT or self.resources.is_bold(one.get("Font"))
        has_codes = child(one, "CGTransform") is not None
        signs = self.fonts.signs(self.resources.file("Font", one.get("Font"))) if has_codes else {}
        glyphs = [*glyphs_of(one, inside.by, bold=bold, signs=signs)]
        if not glyphs:
            return
        grounds = [ground for ground in self.painted.grounds if _touches(ground, glyphs)]
        seen = [
            glyph._replace(
                visible=inside.visible
                and any(can_be_seen(ink.on_paper, Shape(*glyph[1:5], None, None), grounds) for ink in inks)
            )
            for glyph in glyphs
        ]
        self.painted.glyphs += clipped(seen, inside.clips)

    def _path(self, one: Element, inside: Around) -> None:
        """The lines and rectangles of a path, and what else it draws."""
        stroke = self.resources.paint("StrokeColor", inside.styles, INK) if is_true(one, "Stroke", True) else None
        fill = self.resources.paint("FillColor", inside.styles, None) if is_true(one, "Fill", False) else None
        stroke, fill = (_faded(paint, inside.opacity) for paint in (stroke, fill))
        self.painted.n_paths += 1
        if not inside.visible or (stroke is None and fill is None):
            return
        width = self._line_width(inside.styles) * math.sqrt(
            abs(inside.by[0] * inside.by[3] - inside.by[1] * inside.by[2])
        )
        filled: list[Sequence[Point]] = []
        for subpath in subpaths(one, text_of(one, "AbbreviatedData"), inside.by):
            self.work.spend()
            self.painted.n_curved += subpath.curved
            filled.append(subpath.points)
            self._subpath(subpath, stroke, fill, width, inside)
        if fill and filled and fill.opacity > OPAQUE_FROM and not inside.see_through:
            self._cover(region_of(filled), fill, inside)

    def _line_width(self, styles: Sequence[Element]) -> float:
        return next((number(one, "LineWidth", 0.0) for one in styles if one.get("LineWidth")), LINE_WIDTH_MM)

    def _subpath(
        self, subpath: Subpath, stroke: Paint | None, fill: Paint | None, width: float, inside: Around
    ) -> None:
        """A subpath as lines and rectangles; what is none of these is an outline."""
        line, area = stroke and stroke.on_paper, fill and fill.on_paper
        closed = subpath.closed or stroke is None
        found: list[Shape] = []
        if subpath.curved:
            found = [shape for stretch in subpath.stretches for shape in shapes_of(stretch, False, line, None)]
        else:
            found = [*shapes_of(subpath.points, closed, line, area)]
        if stroke and width > RULE_THICKNESS_PT:
            found = [wide for shape in found for wide in _broadened(shape, width)]
        for shape in _all_cut(found, inside.clips):
            self.painted.shapes.append(shape)
            if shape.fill and min(shape.x1 - shape.x0, shape.bottom - shape.top) > RULE_THICKNESS_PT:
                self.painted.grounds.append(shape)
                if shape.stroke is None and stroke and stroke.opacity > OPAQUE_FROM and not inside.see_through:
                    self._cover(Region(*shape[:4]), stroke, inside)
        if not found or subpath.curved:
            self._outline(subpath, fill is not None, inside)

    def _cover(self, region: Region, paint: Paint, inside: Around) -> None:
        """An area over the glyphs before it, as far as it is not cut off."""
        if not self.painted.n_glyphs:
            return
        shape = next(_all_cut([Shape(*region[:4], None, None)], inside.clips), None)
        if shape is not None:
            x0, top, x1, bottom = shape[:4]
            cut = region._replace(x0=x0, top=top, x1=x1, bottom=bottom, loose=False)
            self.painted.covers.append(Cover(self.painted.n_glyphs, cut, min(paint.on_paper) < 160))

    def _outline(self, subpath: Subpath, filled: bool, inside: Around) -> None:
        """Ink of some other shape: the box of a small sign, else the pieces of its edge."""
        points = subpath.points
        xs, ys = [x for x, _ in points], [y for _, y in points]
        around = Shape(min(xs), min(ys), max(xs), max(ys), None, None)
        if filled and max(around.x1 - around.x0, around.bottom - around.top) <= OUTLINE_PT:
            self.painted.outlines += _all_cut([around], inside.clips)
            return
        ends = pairwise(points)
        pieces = [
            Shape(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), None, None) for a, b in ends
        ]
        self.painted.outlines += _all_cut(pieces, inside.clips)
        if (
            not filled
            and self.painted.n_glyphs
            and around.x1 - around.x0 <= MAX_SLANT_WIDTH_PT
            and around.bottom - around.top <= MAX_SLANT_HEIGHT_PT
        ):
            self.painted.slants += _all_cut(pieces, inside.clips)

    def _picture(self, one: Element, inside: Around) -> None:
        """A picture; one as thin as a line is a rule."""
        if not inside.visible or not inside.opacity:
            return
        corners = [moved(x, y, inside.by) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        shape = next(_all_cut([Shape(min(xs), min(ys), max(xs), max(ys), INK.color, None)], inside.clips), None)
        if shape is None:
            return
        if min(shape.x1 - shape.x0, shape.bottom - shape.top) <= RULE_THICKNESS_PT:
            self.painted.shapes.append(shape)
            return
        clips = tuple(ways[0] for ways in inside.clips)
        opacity = 0.0 if inside.see_through else inside.opacity
        file = self.resources.file("MultiMedia", one.get("ResourceID"))
        if file is None:
            self.painted.lost.append(f"ImageObject {one.get('ID', '')}".strip())
        else:
            self.painted.pictures.append(Placed(file, inside.by, opacity, self.painted.n_glyphs, clips))


def _faded(paint: Paint | None, opacity: float) -> Paint | None:
    """A paint under the opacity of its object; None for one that nobody sees."""
    return None if paint is None or not paint.opacity * opacity else paint._replace(opacity=paint.opacity * opacity)


def _touches(ground: Shape, glyphs: Sequence[Glyph]) -> bool:
    return any(
        ground.x0 < glyph.x1 and glyph.x0 < ground.x1 and ground.top < glyph.bottom and glyph.top < ground.bottom
        for glyph in glyphs
    )


def clipped(glyphs: list[Glyph], clips: Iterable[tuple[Region, ...]]) -> list[Glyph]:
    """The glyphs of one object as its clips leave them: what is cut off is not seen.

    Half a glyph, or one of which nobody can say whether it is cut off, is U+FFFD. So is one beyond its boundary, since
    programs differ in whether they show it.
    """
    for ways in clips:
        parts = [[way.part(glyph) for way in ways] for glyph in glyphs]
        glyphs = [
            glyph
            if min(told) == Part.ALL
            else glyph._replace(visible=False)
            if max(told) == Part.NONE and not any(way.loose for way in ways)
            else glyph._replace(text=UNSAYABLE)
            for glyph, told in zip(glyphs, parts, strict=True)
        ]
    return glyphs


def _all_cut(shapes: Iterable[Shape], clips: Sequence[tuple[Region, ...]]) -> Iterator[Shape]:
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
