"""What an OFD page paints (GB/T 33190-2016 §8): its objects in their order, each with its matrix, its clips and its paint."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from reportparse.chinese.text import UNSAYABLE
from reportparse.colours import INDISTINCT, WHITE, distance, is_white
from reportparse.diagnostics.errors import too_deep
from reportparse.layout.page import Glyph
from reportparse.layout.page_geometry import slant_of
from reportparse.layout.ruled.ink import RULE_THICKNESS_PT, Shape
from reportparse.readers.ofd.areas import all_cut, take_path
from reportparse.readers.ofd.fonts import Fonts
from reportparse.readers.ofd.markup import (
    box,
    child,
    direction,
    is_true,
    local,
    matrix,
    moved,
    number,
    product,
    shifted,
)
from reportparse.readers.ofd.package import Element
from reportparse.readers.ofd.painted import MASKED, Around, Ground, Painted, Placed, Work
from reportparse.readers.ofd.regions import Part, Region, boundary_of, clips_of
from reportparse.readers.ofd.resources import INK, Paint, Resources, opacity_of
from reportparse.readers.ofd.text import glyphs_of

MAX_DEPTH = 32
"""Blocks within blocks, and composite units within composite units."""
LINE_WIDTH_MM = 0.353
"""How wide a line is where nothing is said (GB/T 33190-2016 §8.2)."""
BOLD_WEIGHT = 600
"""Weight from which text is bold."""
SEE_THROUGH = frozenset({"multiply", "darken"})
"""Ways of mixing that leave dark ink below as it is."""

_OBJECTS = ("TextObject", "PathObject", "ImageObject", "CompositeObject")


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
        shown = clipped(self._on_grounds(glyphs, inks if inside.visible else []), inside.clips)
        if any(glyph.visible for glyph in shown):
            self.painted.tilts.append(slant_of(direction(inside.by) + number(one, "CharDirection", 0.0)))
        self.painted.glyphs += shown

    def _on_grounds(self, glyphs: Sequence[Glyph], inks: Sequence[Paint]) -> list[Glyph]:
        """The glyphs, and which of them stand out from what they stand on, in one of their inks.

        White text on a picture that nobody has looked at is U+FFFD.
        """
        under = [ground for ground in self.painted.grounds if _touches(ground.region, glyphs)]
        self.work.spend_many(len(glyphs) * sum(ground.region.n_sides for ground in under))
        seen: list[Glyph] = []
        for glyph in glyphs:
            x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
            ground = next((one for one in reversed(under) if one.region.holds(x, y)), None)
            color = WHITE if ground is None else ground.color
            if color is None:
                dark = any(not is_white(ink.on_paper) for ink in inks)
                seen.append(
                    glyph if dark else glyph._replace(text=UNSAYABLE) if inks else glyph._replace(visible=False)
                )
            else:
                seen.append(glyph._replace(visible=any(distance(ink.on_paper, color) > INDISTINCT for ink in inks)))
        return seen

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
        take_path(one, inside, stroke, fill, width, self.painted, self.work)

    def _line_width(self, styles: Sequence[Element]) -> float:
        return next((number(one, "LineWidth", 0.0) for one in styles if one.get("LineWidth")), LINE_WIDTH_MM)

    def _picture(self, one: Element, inside: Around) -> None:
        """A picture; one as thin as a line may be a rule."""
        if not inside.visible or not inside.opacity:
            return
        corners = [moved(x, y, inside.by) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        shape = next(all_cut([Shape(min(xs), min(ys), max(xs), max(ys), INK.color, None)], inside.clips), None)
        if shape is None:
            return
        masked = one.get("ImageMask", "").strip() not in ("", "0")
        file = MASKED if masked else self.resources.file("MultiMedia", one.get("ResourceID"))
        if file is None:
            self.painted.lost.append(f"ImageObject {one.get('ID', '')}".strip())
            return
        clips = tuple(ways[0] for ways in inside.clips)
        opacity = 0.0 if inside.see_through else inside.opacity
        placed = Placed(file, inside.by, opacity, self.painted.n_glyphs, clips)
        if min(shape.x1 - shape.x0, shape.bottom - shape.top) <= RULE_THICKNESS_PT:
            self.painted.bars.append((placed, shape))
        else:
            self.painted.pictures.append(placed)
            self.painted.grounds.append(Ground(Region(*shape[:4]), None))


def _faded(paint: Paint | None, opacity: float) -> Paint | None:
    """A paint under the opacity of its object; None for one that nobody sees."""
    return None if paint is None or not paint.opacity * opacity else paint._replace(opacity=paint.opacity * opacity)


def _touches(region: Region, glyphs: Sequence[Glyph]) -> bool:
    return any(
        region.x0 < glyph.x1 and glyph.x0 < region.x1 and region.top < glyph.bottom and glyph.top < region.bottom
        for glyph in glyphs
    )


def clipped(glyphs: list[Glyph], clips: Iterable[tuple[Region, ...]]) -> list[Glyph]:
    """The glyphs of one object as its clips leave them: what is cut off is not seen.

    Half a glyph, or one that another meaning of its clip than the standard's would leave, is U+FFFD. So is one beyond its
    boundary, since programs differ in whether they show it.
    """
    for ways in clips:
        parts = [[way.part(glyph) for way in ways] for glyph in glyphs]
        glyphs = [
            glyph
            if told[0] == Part.ALL
            else glyph._replace(visible=False)
            if max(told) == Part.NONE and not any(way.loose for way in ways)
            else glyph._replace(text=UNSAYABLE)
            for glyph, told in zip(glyphs, parts, strict=True)
        ]
    return glyphs
