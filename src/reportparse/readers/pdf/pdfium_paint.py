"""What pdfium says of a page's painted objects: shapes that may be rules, pictures, text that cannot be seen."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from reportparse.colours import Color
from reportparse.diagnostics.errors import too_large
from reportparse.layout.page_geometry import Point, straightened
from reportparse.layout.ruled.ink import (
    RULE_THICKNESS_PT,
    Shape,
    can_be_seen,
    grounds_of,
    middle_of_curve,
    seen_on_paper,
    shapes_of,
)
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.hints import PATTERNS, PROCEDURES
from reportparse.readers.pdf.pdfium_calls import Argument, argument, fpdf, pointer, pointers
from reportparse.readers.pdf.pdfium_clips import Bounds, Matrix, is_cut_off, moved, product
from reportparse.readers.pdf.pdfium_procedures import of_procedures
from reportparse.readers.pdf.viewport import Viewport
from reportparse.readers.pdf.visibility import CLIPPING_RENDER_MODE, INVISIBLE_RENDER_MODES, shows_outlines

MAX_OBJECTS = 120_000
"""Objects of one page, with those inside of form XObjects; a dense page of the form has 1 000."""
MAX_SEGMENTS = 20_000
"""Segments of one path; a table drawn in one path has some hundred."""
MAX_DEPTH = 8
"""Form XObjects inside of form XObjects."""
COVER_SLACK_PT = 1.0
"""Ink that reaches no further over text than this covers none of it: grounds of cells end at the rule, not before it."""
OPAQUE = 255
BLACK: Color = (0, 0, 0)

_TEXT, _PATH = fpdf.FPDF_PAGEOBJ_TEXT, fpdf.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = fpdf.FPDF_PAGEOBJ_IMAGE, fpdf.FPDF_PAGEOBJ_FORM
_MOVE, _LINE, _CURVE = fpdf.FPDF_SEGMENT_MOVETO, fpdf.FPDF_SEGMENT_LINETO, fpdf.FPDF_SEGMENT_BEZIERTO
LINE_POINTS = 3
"""A line that comes back to its start has so many points at most; it runs around nothing."""
POINTS_OF_CURVE = 3
"""pdfium tells of the two points that a curve bends towards, and of its end."""

Text = tuple[int, Matrix | None]
"""A text object, and the matrix of the form XObjects around it."""


class Cover(NamedTuple):
    """Where ink was painted over that of `n_texts` text objects, or where it was cut off: there sight is asked."""

    n_texts: int
    box: Shape


@dataclass(slots=True)
class Painted:
    """What stands on a page besides its glyphs.

    `texts` are its text objects in the order of painting; `hidden` the handles of those that their own colour or mode
    leaves unseen, and of these `clipping` those that cut their shape out of what is painted later; `patterned` those that
    are filled with a pattern; `marked` those in marked content, as arguments, each with the number of its marks;
    `procedures` those whose glyphs are procedures of the file, and `disguised` those of them with digits that look
    otherwise; `plain` those of the paths that rules and grounds tell all of; of the others `strokes` the boxes of slanted
    lines over text, of any size, `rings` closed ones with their boxes, and `filled` the boxes of those only filled. `tints`
    are the colours of grounds.
    `doubtful`: glyphs and sight may differ. `pictured`: something is drawn that is neither text nor rule nor ground.
    """

    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    clipping: set[int] = field(default_factory=set)
    patterned: set[int] = field(default_factory=set)
    marked: list[tuple[Argument, int]] = field(default_factory=list)
    procedures: set[int] = field(default_factory=set)
    disguised: set[int] = field(default_factory=set)
    plain: list[int] = field(default_factory=list)
    filled: list[Shape] = field(default_factory=list)
    strokes: list[Shape] = field(default_factory=list)
    rings: list[tuple[int, Shape]] = field(default_factory=list)
    tints: set[Color] = field(default_factory=set)
    image_share: float = 0.0
    doubtful: bool = False
    pictured: bool = False


def painted_of(page: Argument, view: Viewport, hints: Collection[bytes] = ()) -> Painted:
    """Walk the painted objects of a page, form XObjects included. `hints` of unseen text in the file: see `hints.py`."""
    painted = Painted()
    hinted = bool({*hints} - {PROCEDURES})
    texts = painted.texts
    text_ats: list[Argument] = []
    pale: list[tuple[Color, Text]] = []
    covers: list[Cover] = []
    n_paths = 0
    doubtful = False
    for item, at, kind, mode, matrix in _objects(page):
        if kind == _TEXT:
            texts.append((item, matrix))
            text_ats.append(at)
            ink = _ink_of(item, at, mode, painted)
            if ink and ink is not BLACK and (painted.shapes or not seen_on_paper(ink)):
                pale.append((ink, texts[-1]))
            doubtful = doubtful or _RGBA[3] < OPAQUE
            continue
        if kind == _PATH:
            n_paths += 1
            shapes = _taken_up(item, at, matrix, view, painted, patterned=PATTERNS in hints)
        else:
            shapes = [_box(item, matrix, view)]
            if kind == _FORM:
                doubtful = doubtful or hinted or _is_clipped(item, at) or bool(calls.has_transparency(at))
                continue
            painted.pictured = True
        if kind == _IMAGE:
            painted.image_share = min(1.0, painted.image_share + view.share(shapes[0]))
        if shapes and texts:
            covers += [Cover(len(texts), box) for box in shapes]
    painted.marked = _in_marked_content(text_ats)
    doubtful = doubtful or (hinted and (bool(painted.marked) or any(map(calls.has_transparency, text_ats))))
    doubtful = doubtful or _is_any_clipped(texts, text_ats)
    grounds = grounds_of(painted.shapes)
    painted.hidden |= painted.clipping | {
        text[0] for ink, text in pale if not can_be_seen(ink, _box(*text, view), grounds)
    }
    painted.procedures = of_procedures(item for item, _ in texts) if PROCEDURES in hints else set()
    painted.doubtful = doubtful or bool(painted.hidden) or _is_any_covered(texts, covers, view)
    if shows_outlines(n_paths=n_paths, n_characters=len(texts)):
        painted.image_share = 1.0
    return painted


def _ink_of(item: int, at: Argument, mode: int, painted: Painted) -> Color | None:
    """The colour of a text. One that has none is hidden; one with a pattern, of which nobody knows how it looks, is black."""
    ink = None if mode in INVISIBLE_RENDER_MODES else _color(calls.get_fill, at)
    if ink is None:
        (painted.clipping if mode == CLIPPING_RENDER_MODE else painted.hidden).add(item)
    elif ink is BLACK and not _RGBA[3]:
        painted.patterned.add(item)
    return ink


def texts_of(page: Argument) -> list[Text]:
    """The text objects of a page, those in form XObjects included."""
    return [(item, matrix) for item, _, kind, _, matrix in _objects(page) if kind == _TEXT]


def others_of(page: Argument) -> list[int]:
    """The objects of a page that are no text, but for the forms around some of them."""
    return [item for item, _, kind, _, _ in _objects(page) if kind not in (_TEXT, _FORM)]


def clipped_of(page: Argument) -> list[Argument]:
    """The texts and forms of a page of which a clip path cuts anything off."""
    return [at for item, at, kind, _, _ in _objects(page) if kind in (_TEXT, _FORM) and _is_clipped(item, at)]


def _in_marked_content(ats: Sequence[Argument]) -> list[tuple[Argument, int]]:
    """Those of some texts that stand in marked content, each with the number of its marks."""
    return [(at, n_marks) for at, n_marks in zip(ats, map(calls.count_marks, ats), strict=True) if n_marks > 0]


def _is_any_clipped(texts: Iterable[Text], ats: Sequence[Argument]) -> bool:
    """Whether a clip path cuts anything off one of some texts, given by their handles, and as arguments."""
    counts = [*map(calls.count_clips, map(calls.get_clip, ats))]
    if max(counts, default=0) <= 0:
        return False
    return any(n > 0 and is_cut_off(at, _bounds(item)) for n, at, (item, _) in zip(counts, ats, texts, strict=True))


def _is_clipped(item: int, at: Argument) -> bool:
    """Whether a clip path cuts anything off an object."""
    return calls.count_clips(calls.get_clip(at)) > 0 and is_cut_off(at, _bounds(item))


def boxes_of(texts: Sequence[Text], view: Viewport) -> list[Shape]:
    """The boxes of text objects on the page."""
    return [_box(*text, view) for text in texts]


def larger_than(size: float, items: Iterable[int]) -> list[int]:
    """Those of some objects that are larger in one direction, both in the space that each is painted in."""
    bounds = ((item, _bounds(item)) for item in items)
    return [item for item, (x0, y0, x1, y1) in bounds if max(x1 - x0, y1 - y0) > size]


def _is_any_covered(texts: Sequence[Text], covers: Sequence[Cover], view: Viewport) -> bool:
    """Whether ink was painted over any text that stood there before it."""
    if not covers:
        return False
    ordered = sorted(
        (box.top, box.bottom, box.x0, box.x1, number)
        for number, box in enumerate(boxes_of(texts[: covers[-1].n_texts], view))
    )
    tops = [text[0] for text in ordered]
    tallest = max(bottom - top for top, bottom, *_ in ordered)
    for n_texts, cover in covers:
        x0, x1 = cover.x0 + COVER_SLACK_PT, cover.x1 - COVER_SLACK_PT
        top, bottom = cover.top + COVER_SLACK_PT, cover.bottom - COVER_SLACK_PT
        for text in ordered[bisect_left(tops, top - tallest) : bisect_right(tops, bottom)]:
            if text[1] > top and text[2] < x1 and text[3] > x0 and text[4] < n_texts:
                return True
    return False


def _objects(page: Argument) -> Iterator[tuple[int, Argument, int, int, Matrix | None]]:
    """Every object of a page: its handle, also as an argument, its type and text render mode, the matrix around it."""
    budget = MAX_OBJECTS
    stack: list[tuple[Iterator[int], Matrix | None]] = [
        (map(calls.get_object, repeat(page), range(calls.count_objects(page))), None)
    ]
    get_render_mode = calls.get_render_mode
    while stack:
        objects, matrix = stack[-1]
        for item in objects:
            budget -= 1
            if budget < 0:
                raise too_large(MAX_OBJECTS, "objects on a page", "个对象（一页）")
            at = argument(item)
            mode = get_render_mode(at)  # -1 for what is no text
            if mode >= 0:
                yield item, at, _TEXT, mode, matrix
                continue
            kind = calls.get_type(at)
            yield item, at, kind, mode, matrix
            if kind == _FORM and len(stack) <= MAX_DEPTH:
                inside = map(calls.get_inside, repeat(at), range(calls.count_inside(at)))
                stack.append((inside, product(_matrix(at), matrix)))
                break
        else:
            stack.pop()


_MATRIX = array("f", [0] * 6)
_MATRIX_AT = pointer(_MATRIX)


def _matrix(item: Argument) -> Matrix:
    calls.get_matrix(item, _MATRIX_AT)
    a, b, c, d, e, f = _MATRIX
    return a, b, c, d, e, f


_RGBA = array("I", [0] * 4)
_RGBA_AT = pointers(_RGBA)
_INK = array("I", [*BLACK, OPAQUE])
_BOUNDS = array("f", [0] * 4)
_BOUNDS_AT = pointers(_BOUNDS)


def _color(get: Callable[..., int], item: Argument) -> Color | None:
    """The colour of fill or stroke; None where it is fully transparent."""
    if not get(item, *_RGBA_AT):
        _RGBA[3] = 0  # a pattern, of which nobody can say how it looks
        return BLACK
    if _RGBA == _INK:
        return BLACK
    red, green, blue, opacity = _RGBA
    if not opacity:
        return None
    return (red, green, blue) if red or green or blue else BLACK


def _bounds(item: int) -> Bounds:
    """Bounds of an object in the space that it is painted in: left, bottom, right, top."""
    if not calls.get_bounds(argument(item), *_BOUNDS_AT):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = _BOUNDS
    return x0, y0, x1, y1


def _box(item: int, matrix: Matrix | None, view: Viewport) -> Shape:
    """Bounds of an object on the page, y downwards."""
    x0, y0, x1, y1 = _bounds(item)
    if matrix:
        xs, ys = zip(*(moved(x, y, matrix) for x in (x0, x1) for y in (y0, y1)), strict=True)
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    return Shape(x0 - view.left, view.top - y1, x1 - view.left, view.top - y0, None, None)


_WIDTH = array("f", [0])
_WIDTH_AT = pointer(_WIDTH)
_MODES = array("i", [0] * 2)
_MODES_AT = pointers(_MODES)
# Where so many points are told of in one go.
_BLOCK = 64
_XS, _YS = array("f", [0] * _BLOCK), array("f", [0] * _BLOCK)
_XS_AT, _YS_AT = pointers(_XS), pointers(_YS)


def _taken_up(
    item: int, at: Argument, matrix: Matrix | None, view: Viewport, painted: Painted, *, patterned: bool
) -> list[Shape]:
    """Take up a path: its axis-parallel lines and rectangles. What is handed back may cover text.

    `patterned`: a ground may be painted with a pattern, and look other than pdfium says.
    """
    calls.get_draw_mode(at, *_MODES_AT)
    filled, stroked = _MODES
    stroke = _color(calls.get_stroke, at) if stroked else None
    fill = _color(calls.get_fill, at) if filled else None
    if stroke is None and fill is None:
        return []
    shapes: list[Shape] = []
    n_subpaths = 0
    are_closed = True
    for points, closed in _subpaths(at, matrix, view, filled=stroke is None):
        if view.skew_degrees:
            points = straightened(points, view.skew_degrees)
        shapes += shapes_of(points, closed, stroke, fill)
        n_subpaths += 1
        are_closed = are_closed and len(points) > LINE_POINTS and (closed or points[0] == points[-1])
    painted.shapes += shapes
    if n_subpaths == len(shapes) and not (patterned and grounds_of(shapes)):
        painted.plain.append(item)
        if any(ink and (ink in painted.tints or not seen_on_paper(ink)) for ink in (stroke, fill)):
            return shapes  # however thin: ink of its ground's colour rules nothing, and may take part of a digit away
        if stroke is None or stroke is BLACK or not _is_broad(at):
            return _grounds(shapes, fill, painted)
        return [_box(item, matrix, view)]
    painted.pictured = True
    box = _box(item, matrix, view)
    if stroke is None:
        painted.filled.append(box)
    elif fill is None and painted.texts:
        if are_closed:
            painted.rings.append((item, box))
        else:
            painted.strokes.append(box)
    return [box]


def _grounds(shapes: Sequence[Shape], fill: Color | None, painted: Painted) -> list[Shape]:
    """The grounds among the shapes of a path, whose colour is noted."""
    grounds = grounds_of(shapes) if fill else []
    if grounds and fill:
        painted.tints.add(fill)
    return grounds


def _is_broad(at: Argument) -> bool:
    """Whether a stroke is broader than a ruling line: it may paint over a line of text."""
    return bool(calls.get_stroke_width(at, _WIDTH_AT)) and _WIDTH[0] > RULE_THICKNESS_PT


def _subpaths(
    item: Argument, matrix: Matrix | None, view: Viewport, *, filled: bool
) -> Iterator[tuple[list[Point], bool]]:
    """The subpaths of a path as points of the page, and whether each is closed; what is only filled is, always."""
    segments = [*map(calls.get_segment, repeat(item), range(min(calls.count_segments(item), MAX_SEGMENTS)))]
    kinds = [*map(calls.get_segment_type, segments)]
    located = _located(segments, product(_matrix(item), matrix), view)
    if kinds[1:] == [_LINE] * (len(kinds) - 1):  # one line or polygon, as nearly always
        if len(kinds) > 1:
            yield located, filled or any(map(calls.get_close, segments))
        return
    points: list[Point] = []
    bend: list[Point] = []  # the points that a curve bends towards
    closed = filled
    for segment, kind, point in zip(segments, kinds, located, strict=True):
        if kind == _MOVE:
            if len(points) > 1:
                yield points, closed
            points, closed = [], filled
        closed = closed or calls.get_close(segment) != 0
        if kind == _CURVE:
            bend.append(point)
            if len(bend) < POINTS_OF_CURVE:
                continue
            points += [*middle_of_curve(points[-1:], bend)] or bend[:-1]
            bend = []
        points.append(point)
    if len(points) > 1:
        yield points, closed


def _located(segments: Sequence[Argument], matrix: Matrix, view: Viewport) -> list[Point]:
    """The ends of the segments of a path, on the page."""
    a, b, c, d, e, f = matrix
    left, top = view.left, view.top
    points: list[Point] = []
    for start in range(0, len(segments), _BLOCK):
        told = map(calls.get_point, segments[start : start + _BLOCK], _XS_AT, _YS_AT)
        # Each call fills the places that are read right after it.
        points += [
            (a * x + c * y + e - left, top - (b * x + d * y + f)) for _, x, y in zip(told, _XS, _YS, strict=False)
        ]
    return points
