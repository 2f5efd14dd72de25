"""What pdfium says of a page's painted objects: shapes that may be rules, pictures, text that cannot be seen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from reportparse.colours import Color
from reportparse.diagnostics.errors import too_large
from reportparse.layout.page_geometry import Point, straightened
from reportparse.layout.ruled.ink import Shape, can_be_seen, grounds_of, seen_on_paper, shapes_of
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import Argument, argument, fpdf, pointer, pointers
from reportparse.readers.pdf.viewport import Viewport
from reportparse.readers.pdf.visibility import INVISIBLE_RENDER_MODES, shows_outlines

MAX_OBJECTS = 120_000
"""Objects of one page, with those inside of form XObjects; a dense page of the form has 1 000."""
MAX_SEGMENTS = 20_000
"""Segments of one path; a table drawn in one path has some hundred."""
MAX_DEPTH = 8
"""Form XObjects inside of form XObjects."""
MAX_COVERS = 400
"""Opaque areas painted after text that are looked at; shaded cells painted one by one are some hundred."""
COVER_SLACK_PT = 1.0
"""Text that looks out so far from under a cover is covered: a white box is drawn as wide as the number, not as its blanks."""
BLACK: Color = (0, 0, 0)

_TEXT, _PATH = fpdf.FPDF_PAGEOBJ_TEXT, fpdf.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = fpdf.FPDF_PAGEOBJ_IMAGE, fpdf.FPDF_PAGEOBJ_FORM
_MOVE = fpdf.FPDF_SEGMENT_MOVETO

Matrix = tuple[float, float, float, float, float, float]


Text = tuple[int, Matrix | None]
"""A text object, and the matrix of the form XObjects around it."""


class Cover(NamedTuple):
    """Opaque ink, and the number of text objects painted before it, which it hides where it lies on them."""

    n_texts: int
    box: Shape


@dataclass(slots=True)
class Painted:
    """What stands on a page besides its glyphs. `hidden` holds the handles of text objects that cannot be seen."""

    shapes: list[Shape] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    image_share: float = 0.0


def painted_of(page: Argument, view: Viewport) -> Painted:
    """Walk the painted objects of a page, form XObjects included."""
    painted = Painted()
    texts: list[Text] = []
    pale: list[tuple[Color, Text]] = []
    covers: list[Cover] = []
    n_paths = 0
    for item, at, kind, mode, matrix in _objects(page):
        if kind == _TEXT:
            texts.append((item, matrix))
            ink = None if mode in INVISIBLE_RENDER_MODES else _color(calls.get_fill, at)
            if ink is None:
                painted.hidden.add(item)
            elif ink is not BLACK and (painted.shapes or not seen_on_paper(ink)):
                pale.append((ink, texts[-1]))
            continue
        shapes: list[Shape] = []
        if kind == _PATH:
            n_paths += 1
            shapes = _shapes_of(at, matrix, view)
            painted.shapes += shapes
            shapes = grounds_of(shapes) if texts else []
        elif kind == _IMAGE:
            shapes = [_box(item, matrix, view)]
            painted.image_share = min(1.0, painted.image_share + view.share(shapes[0]))
        if shapes and texts and not calls.has_transparency(at):
            covers += [Cover(len(texts), box) for box in shapes]
    grounds = grounds_of(painted.shapes)
    painted.hidden |= {text[0] for ink, text in pale if not can_be_seen(ink, _box(*text, view), grounds)}
    painted.hidden |= _covered(texts, covers, view)
    if shows_outlines(n_paths=n_paths, n_characters=len(texts)):
        painted.image_share = 1.0
    return painted


def _covered(texts: Sequence[Text], covers: Sequence[Cover], view: Viewport) -> set[int]:
    """Handles of the text objects that lie wholly under ink painted later: a scan, a number painted over."""
    if not covers:
        return set()
    boxes = [_box(*text, view) for text in texts[: covers[-1].n_texts]]
    hidden: set[int] = set()
    for n_texts, cover in covers[:MAX_COVERS]:
        x0, x1 = cover.x0 - COVER_SLACK_PT, cover.x1 + COVER_SLACK_PT
        top, bottom = cover.top - COVER_SLACK_PT, cover.bottom + COVER_SLACK_PT
        hidden |= {
            texts[i][0]
            for i, box in enumerate(boxes[:n_texts])
            if x0 <= box.x0 and box.x1 <= x1 and top <= box.top and box.bottom <= bottom
        }
    return hidden


def _objects(page: Argument) -> Iterator[tuple[int, Argument, int, int, Matrix | None]]:
    """Every object of a page: its handle, also as an argument, its type and text render mode, the matrix around it."""
    budget = MAX_OBJECTS
    stack: list[tuple[Iterator[int], Matrix | None]] = [
        (map(calls.get_object, repeat(page), range(calls.count_objects(page))), None)
    ]
    while stack:
        objects, matrix = stack[-1]
        for item in objects:
            budget -= 1
            if budget < 0:
                raise too_large(MAX_OBJECTS, "objects on a page", "个对象（一页）")
            at = argument(item)
            mode = calls.get_render_mode(at)  # -1 for what is no text
            kind = _TEXT if mode >= 0 else calls.get_type(at)
            yield item, at, kind, mode, matrix
            if kind == _FORM and len(stack) <= MAX_DEPTH:
                inside = map(calls.get_inside, repeat(at), range(calls.count_inside(at)))
                stack.append((inside, _product(_matrix(at), matrix)))
                break
        else:
            stack.pop()


_MATRIX = array("f", [0] * 6)
_MATRIX_AT = pointer(_MATRIX)


def _matrix(item: Argument) -> Matrix:
    calls.get_matrix(item, _MATRIX_AT)
    a, b, c, d, e, f = _MATRIX
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix | None) -> Matrix:
    """Matrix that applies `inner` first."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


_RGBA = array("I", [0] * 4)
_RGBA_AT = pointers(_RGBA)
_BOUNDS = array("f", [0] * 4)
_BOUNDS_AT = pointers(_BOUNDS)


def _color(get: Callable[..., int], item: Argument) -> Color | None:
    """The colour of fill or stroke; None where it is fully transparent."""
    if not get(item, *_RGBA_AT):
        return BLACK
    red, green, blue, opacity = _RGBA
    if not opacity:
        return None
    return (red, green, blue) if red or green or blue else BLACK


def _box(item: int, matrix: Matrix | None, view: Viewport) -> Shape:
    """Bounds of an object on the page, y downwards."""
    if not calls.get_bounds(argument(item), *_BOUNDS_AT):
        return Shape(0, 0, 0, 0, None, None)
    x0, y0, x1, y1 = _BOUNDS
    if matrix:
        xs, ys = zip(*(_moved(x, y, matrix) for x in (x0, x1) for y in (y0, y1)), strict=True)
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    return Shape(x0 - view.left, view.top - y1, x1 - view.left, view.top - y0, None, None)


_MODES = array("i", [0] * 2)
_MODES_AT = pointers(_MODES)
_POINT = array("f", [0] * 2)
_X_AT, _Y_AT = pointers(_POINT)


def _shapes_of(item: Argument, matrix: Matrix | None, view: Viewport) -> list[Shape]:
    """The axis-parallel lines and rectangles of a path."""
    calls.get_draw_mode(item, *_MODES_AT)
    filled, stroked = _MODES
    stroke = _color(calls.get_stroke, item) if stroked else None
    fill = _color(calls.get_fill, item) if filled else None
    if stroke is None and fill is None:
        return []
    shapes: list[Shape] = []
    for points, closed in _subpaths(item, matrix, view, filled=stroke is None):
        if view.skew_degrees:
            points = straightened(points, view.skew_degrees)
        shapes += shapes_of(points, closed, stroke, fill)
    return shapes


def _subpaths(
    item: Argument, matrix: Matrix | None, view: Viewport, *, filled: bool
) -> Iterator[tuple[list[Point], bool]]:
    """The subpaths of a path as points of the page, and whether each is closed; what is only filled is, always."""
    points: list[Point] = []
    closed = filled
    a, b, c, d, e, f = _product(_matrix(item), matrix)
    left, top = view.left, view.top
    get_type, get_point = calls.get_segment_type, calls.get_point
    numbers = range(min(calls.count_segments(item), MAX_SEGMENTS))
    for segment in map(argument, map(calls.get_segment, repeat(item), numbers)):
        if get_type(segment) == _MOVE:
            if len(points) > 1:
                yield points, closed
            points, closed = [], filled
        get_point(segment, _X_AT, _Y_AT)
        x, y = _POINT
        points.append((a * x + c * y + e - left, top - (b * x + d * y + f)))
        closed = closed or calls.get_close(segment) != 0
    if len(points) > 1:
        yield points, closed
