"""What a person sees of a page, told by drawing it with and without its text (hazards PDF: sight and text differ).

How paint, clip paths, layers and transparency work together is pdfium's business. Here one thing counts: text that can
be taken away without the page looking different is not seen. What cannot be told by drawing is left as it was thought.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.layout.page import Glyph, Spot
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import argument, handle
from reportparse.readers.pdf.pdfium_halves import is_faded, is_half_seen, strongest_of, text_alone
from reportparse.readers.pdf.pdfium_paint import Painted, boxes_of, others_of
from reportparse.readers.pdf.pdfium_spots import overlap, parted, spots_of, touched
from reportparse.readers.pdf.raster import EM_PX, MAX_PIXELS, PixelBox, Raster, drawn
from reportparse.readers.pdf.viewport import Viewport

LEAST_EM_PX = 6.0
"""With fewer, strokes are too pale to be told from the paper."""
EM_SAMPLE_COUNT = 128
"""So many glyphs tell the size of a page's text; the smallest of them count, as the digits of tables are small."""
SMALL_TEXT_SHARE = 0.05
"""Text smaller than that of this part of a page's glyphs may be drawn with fewer pixels an em."""
MAX_ALONE = 16
"""So many texts of a page are each taken away alone, where their neighbours leave it open whether they are seen."""
SIDE_EM = 0.06
"""Ink of a neighbour reaches no further into the box of a glyph."""
SIDE_RATIO = 0.12
"""Part of the height of a text object's box into which lines above and below may reach."""
MAX_LAYERS = 6
"""Texts over each other at one place that are told apart; a shadow and a bold print are two or three."""
ASIDE_PT = 65536.0
"""So far to the right, text stands beside no other; a power of two, so that it comes back to where it was."""
AGAIN_PT = 0.5
"""A copy of a glyph stands this near to it: a shadow, a recogniser's layer."""
MAX_PAIRS = 2_000_000
"""Pairs of text objects at one height that are compared; a dense page that is set glyph by glyph has 200 000."""
TOUCH_EM = 0.2
"""Glyphs no further apart are parts of one number."""
REPLACED_EM = 0.2
"""Glyphs that lie this far over each other stand at one place: one of them was written for the other."""
SCAN_SHARE = 0.5
"""Where more of a page's text than this lies under a picture, it is that of a recogniser under a scan."""
ReadGlyphs = Callable[[], list[tuple[Glyph, int]]]
"""Reads the glyphs of the page as it is now, each with the handle of its text object."""


@dataclass(slots=True)
class Sight:
    """The glyphs of a page as a person sees them, the spots of ink that are none, and how many digits are covered; see
    `layout/page.py`."""

    glyphs: list[Glyph]
    spots: list[Spot]
    image_share: float
    n_covered: int


class Over(NamedTuple):
    """What lies over the text of a page and may take it back: the boxes of notes, those of `outlines` that do so only where
    their ink lies over a glyph and not around it, and closed lines that do so, with their handles."""

    corrections: Sequence[Shape]
    outlines: Sequence[Shape]
    rings: Sequence[tuple[int, Shape]]


@contextmanager
def _without(items: Iterable[int]) -> Iterator[None]:
    """The page without some of its objects meanwhile."""
    items = [*items]
    _set_active(items, False)
    try:
        yield
    finally:
        _set_active(items, True)


@contextmanager
def _aside(items: Iterable[int]) -> Iterator[None]:
    """The page's text without some of its objects meanwhile.

    To be inactive is not enough: pdfium does not tell of a text that repeats one of the five before it, active or not.
    """
    items = [*items]
    with _without(items):
        try:
            _move(items, ASIDE_PT)
            yield
        finally:
            _move(items, -ASIDE_PT)


def _move(items: Iterable[int], x: float) -> None:
    matrix = calls.moving(x)
    for item in items:
        calls.transform(argument(item), *matrix)


def _set_active(items: Iterable[int], active: bool) -> None:
    for item in items:
        calls.set_active(argument(item), int(active))


def look(page: Any, view: Viewport, painted: Painted, read: ReadGlyphs, over: Over) -> Sight | None:
    """Draw a page and see. None where the page is too large or its text too small for that."""
    told = read()
    scale = _scale([glyph for glyph, _ in told], view)
    boxes = {item: box for (item, _), box in zip(painted.texts, boxes_of(painted.texts, view), strict=True)}
    parts = _layers(boxes) if scale else None
    if parts is None:
        return None
    whole = drawn(page, view, scale)
    unseen, lacking = _taken_away(page, view, whole, parts, {item for _, item in told})
    unseen -= _seen_at_the_edge(page, view, whole, boxes, unseen)
    outlines = _seen_outlines(whole, painted, boxes)
    unseen -= outlines
    with _aside(unseen):
        glyphs = _glyphs_by_layer(read, [left for part in parts if (left := part.keys() - unseen)])
    order = {item: number for number, (item, _) in enumerate(painted.texts)}
    glyphs.sort(key=lambda one: order.get(one[1], 0))
    without = {item: raster for raster, part in zip(lacking, parts, strict=True) for item in part.keys() - outlines}
    seen = [(glyph._replace(visible=_is_glyph_seen(whole, without.get(item), glyph)), item) for glyph, item in glyphs]
    seen += _told_only(((glyph, item) for glyph, item in told if item in unseen), [glyph for glyph, _ in seen])
    spots, share = _spots(page, view, painted, whole, over, [glyph for glyph, _ in seen])
    before = seen
    seen = _blotted(page, view, painted, seen, scale)
    if painted.disguised:
        seen = [(_without_digit(glyph) if item in painted.disguised else glyph, item) for glyph, item in seen]
    if painted.doubtful:
        shaded = painted.patterned | outlines
        with _without([*unseen, *others_of(handle(page.raw))]):
            alone = text_alone(page, view, scale, shaded)
        seen = _parts_seen(seen, shaded, whole, without, alone)
    n_covered = sum(
        was.text.isdigit() and now.text == UNSAYABLE and item not in painted.procedures
        for (was, item), (now, _) in zip(before, seen, strict=True)
    )
    return Sight([glyph for glyph, _ in seen], spots, share, n_covered)


def _parts_seen(
    seen: Sequence[tuple[Glyph, int]],
    shaded: Collection[int],
    whole: Raster,
    without: Mapping[int, Raster],
    alone: Raster,
) -> list[tuple[Glyph, int]]:
    """The glyphs, and in the place of digits of which only a part is seen U+FFFD. What is `shaded` may fade."""
    of_shaded: dict[int, list[PixelBox]] = {item: [] for item in shaded}
    for glyph, item in seen:
        if item in shaded:
            of_shaded[item].append(_pixels(whole, glyph))
    strongest = {item: strongest_of(whole, boxes) for item, boxes in of_shaded.items()}

    def is_part(glyph: Glyph, item: int) -> bool:
        box = _pixels(whole, glyph)
        if item in strongest and is_faded(glyph, box, whole, strongest[item], alone):
            return True
        return item in without and is_half_seen(glyph, box, whole, without[item], alone)

    return [
        (glyph._replace(text=UNSAYABLE), item) if glyph.visible and is_part(glyph, item) else (glyph, item)
        for glyph, item in seen
    ]


def _without_digit(glyph: Glyph) -> Glyph:
    return glyph._replace(text=UNSAYABLE) if glyph.text.isdigit() else glyph


def _taken_away(
    page: Any, view: Viewport, whole: Raster, parts: Sequence[dict[int, Shape]], with_ink: Collection[int]
) -> tuple[set[int], list[Raster]]:
    """Take away, layer by layer, the texts without which the page looks the same; their handles, and for each layer the
    page as it looks without it."""
    unseen: set[int] = set()
    lacking: list[Raster] = []
    for part in parts:
        _set_active(part, False)
        lacking.append(drawn(page, view, whole.scale))
        gone = {item for item, box in part.items() if item in with_ink and not _is_seen(whole, lacking[-1], box)}
        unseen |= gone
        _set_active(part.keys() - gone, True)
    return unseen, lacking


def _seen_at_the_edge(page: Any, view: Viewport, whole: Raster, boxes: Mapping[int, Shape], gone: set[int]) -> set[int]:
    """Of the texts that seem unseen those that are seen after all: the bars of 二, a dash, whose ink is all at the edge.

    Now the whole box of each is looked at and a pixel around it, as thin ink is drawn in the row of pixels that it is
    nearest to, while all other texts stay. Where that differs, the text is taken away alone.
    """
    if not gone:
        return set()
    with _without(gone):
        rest = drawn(page, view, whole.scale)
    open_ones = [item for item in gone if whole.differs(rest, touched(whole, boxes[item], 1 / whole.scale))]
    if len(open_ones) > MAX_ALONE:
        return set(open_ones)
    seen = set()
    for item in open_ones:
        with _without([item]):
            if whole.differs(drawn(page, view, whole.scale), touched(whole, boxes[item], 1 / whole.scale)):
                seen.add(item)
    return seen


def _seen_outlines(whole: Raster, painted: Painted, boxes: Mapping[int, Shape]) -> set[int]:
    """Texts that cut their shape out of a gradient: there is contrast where they stand, and no picture that makes it."""
    if painted.image_share:
        return set()
    return {item for item in painted.clipping if whole.has_contrast(touched(whole, boxes[item]))}


def _scale(glyphs: Sequence[Glyph], view: Viewport) -> float:
    """Pixels a point; 0 where text would be too small to be seen."""
    ems = sorted(glyph.em for glyph in glyphs[:: max(len(glyphs) // EM_SAMPLE_COUNT, 1)] if glyph.em > 0)
    em = ems[int(SMALL_TEXT_SHARE * len(ems))] if ems else EM_PX
    scale = min(EM_PX / em, (MAX_PIXELS / max(view.width * view.height, 1)) ** 0.5)
    return scale if scale * em >= LEAST_EM_PX else 0.0


def _layers(boxes: Mapping[int, Shape]) -> list[dict[int, Shape]] | None:
    """The handles and boxes of the text objects in as many layers as it takes that none stands over another of its layer.

    Lower layers were painted first. Boxes are taken without the margins into which neighbours reach. None where too
    many of them stand at one height to be compared.
    """
    budget = MAX_PAIRS
    inner = [_inner(box) for box in boxes.values()]
    ordered = sorted((box.top, number) for number, box in enumerate(inner))
    tops = [top for top, _ in ordered]
    tallest = max((box.bottom - box.top for box in inner), default=0.0)
    level = [0] * len(inner)
    for number, box in enumerate(inner):
        near = ordered[bisect_left(tops, box.top - tallest) : bisect_right(tops, box.bottom)]
        budget -= len(near)
        if budget < 0:
            return None
        below = [level[other] for _, other in near if other < number and overlap(box, inner[other])]
        level[number] = min(max(below, default=-1) + 1, MAX_LAYERS - 1)
    layers: list[dict[int, Shape]] = [{} for _ in range(max(level, default=-1) + 1)]
    for number, item in enumerate(boxes):
        layers[level[number]][item] = inner[number]
    return layers


def _inner(box: Shape) -> Shape:
    margin = SIDE_RATIO * min(box.bottom - box.top, box.x1 - box.x0)
    return box._replace(x0=box.x0 + margin, top=box.top + margin, x1=box.x1 - margin, bottom=box.bottom - margin)


def _is_seen(whole: Raster, lacking: Raster, box: Shape) -> bool:
    return whole.differs(lacking, whole.pixels_of(box.x0, box.top, box.x1, box.bottom))


def _is_glyph_seen(whole: Raster, lacking: Raster | None, glyph: Glyph) -> bool:
    """Whether the page looks different without the text of a glyph; what is no text of the page's is not asked about."""
    return lacking is None or whole.differs(lacking, _pixels(whole, glyph))


def _pixels(raster: Raster, glyph: Glyph) -> PixelBox:
    """The pixels that the ink of a glyph may take, and none of its neighbours in the line.

    Up and down all that the box touches counts: a full stop stands at its very foot.
    """
    side = SIDE_EM * glyph.em
    left, _, right, _ = raster.pixels_of(glyph.x0 + side, glyph.top, glyph.x1 - side, glyph.bottom)
    _, high, _, low = raster.pixels_touched(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
    return left, high, right, low


def _glyphs_by_layer(read: ReadGlyphs, parts: Sequence[Collection[int]]) -> list[tuple[Glyph, int]]:
    """The glyphs of the page as it is now, layer by layer: of two equal glyphs at one place pdfium tells the first only."""
    if len(parts) < 2:
        return read()
    found: list[tuple[Glyph, int]] = []
    for number in range(len(parts)):
        with _aside(item for other, part in enumerate(parts) if other != number for item in part):
            found += read()
    return found


def _told_only(unseen: Iterable[tuple[Glyph, int]], seen: Iterable[Glyph]) -> list[tuple[Glyph, int]]:
    """Glyphs of texts that nobody sees, but for those that are seen all the same: the same glyph painted again."""
    unseen = [*unseen]
    if not unseen:
        return []
    places = [(glyph.text, round(glyph.x0 / AGAIN_PT), round(glyph.top / AGAIN_PT)) for glyph in seen if glyph.visible]
    known = {(text, x + right, y + down) for text, x, y in places for right in (-1, 0, 1) for down in (-1, 0, 1)}
    return [
        (glyph._replace(visible=False), item)
        for glyph, item in unseen
        if (glyph.text, round(glyph.x0 / AGAIN_PT), round(glyph.top / AGAIN_PT)) not in known
    ]


def _spots(
    page: Any, view: Viewport, painted: Painted, whole: Raster, over: Over, glyphs: Sequence[Glyph]
) -> tuple[list[Spot], float]:
    """What is drawn besides text, rules and grounds; and which part of the page pictures take up."""
    if not painted.pictured and not any(over):
        return [], painted.image_share
    told = [*(item for item, _ in painted.texts), *painted.plain]
    with _without(told):
        rest = drawn(page, view, whole.scale, annotations=bool(over.corrections or over.outlines))
    share = min(painted.image_share, rest.painted_share()) if painted.image_share else 0.0
    lines = [*over.outlines, *(box for _, box in over.rings)]
    crossing, around = parted(rest, lines, glyphs)
    frames = [item for item, box in over.rings if box in around]
    is_noted = bool(over.corrections) or not crossing.isdisjoint(over.outlines)
    if frames or (over.outlines and not is_noted):
        with _without([*told, *frames]):
            rest = drawn(page, view, whole.scale, annotations=is_noted)
    return [*spots_of(rest, painted.filled, [*over.corrections, *crossing])], share


def _blotted(
    page: Any, view: Viewport, painted: Painted, glyphs: list[tuple[Glyph, int]], scale: float
) -> list[tuple[Glyph, int]]:
    """The glyphs, and in the place of those that lie under dark ink painted later, or in part under a note, U+FFFD: half a
    number is none. So are digits under pale ink beside one of their number that is seen, and those of a font of procedures
    that do not show: which digit they draw, or none, only the file's author knows.

    Glyphs that would not be seen anyway, and those that vanish under paper, stay unseen: nobody sees that they are there.
    """
    n_covered = sum(not glyph.visible and item not in painted.hidden for glyph, item in glyphs)
    if not n_covered or n_covered > SCAN_SHARE * len(glyphs):
        return glyphs
    with _without(item for item, _ in painted.texts):
        ground, bare = drawn(page, view, scale), drawn(page, view, scale, annotations=False)
    seen: dict[int, list[Glyph]] = {}
    for glyph, _ in glyphs:
        if glyph.visible:
            seen.setdefault(round(glyph.top), []).append(glyph)

    def is_blot(glyph: Glyph, item: int) -> bool:
        box = _pixels(ground, glyph)
        if ground.is_dark(box) or (item in painted.procedures and glyph.text.isdigit()):
            return True
        gap = min((_gap(glyph, other) for other in seen.get(round(glyph.top), ())), default=glyph.em)
        if gap >= TOUCH_EM * glyph.em:
            return False
        is_replaced = gap < -REPLACED_EM * glyph.em
        return ground.differs(bare, box) or (
            glyph.text.isdigit() and not is_replaced and ground.is_dark(box, pale=True)
        )

    return [
        (glyph._replace(text=UNSAYABLE, visible=True), item)
        if not glyph.visible and item not in painted.hidden and is_blot(glyph, item)
        else (glyph, item)
        for glyph, item in glyphs
    ]


def _gap(glyph: Glyph, other: Glyph) -> float:
    """How far apart two glyphs of a line stand, in points; less than 0 where one is over the other."""
    return max(glyph.x0 - other.x1, other.x0 - glyph.x1)
