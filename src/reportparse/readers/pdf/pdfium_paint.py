"""What pdfium says of a page's painted objects: shapes that may be rules, pictures, text that cannot be seen."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int, c_uint, c_void_p
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw

from reportparse.errors import OverLimit
from reportparse.layout.ink import Color, Shape, can_be_seen, grounds_of, seen_on_paper

pdfium: Any = pypdfium2  # Neither module carries types.
fpdf: Any = pypdfium2.raw

# Objects of one page, with those inside of form XObjects; a dense page of the form has 1 000.
MAX_OBJECTS = 120_000
# Segments of one path; a table drawn in one path has some hundred.
MAX_SEGMENTS = 20_000
# Form XObjects inside of form XObjects.
MAX_DEPTH = 8
# A page without text and with so many paths shows its text as outlines.
OUTLINES = 150

_INVISIBLE_MODES = frozenset({3, 7})
_STRAIGHT = 0.5


def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes and gives handles as integers: half the cost of a call by typed pointers."""
    address = ctypes.cast(function, c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def handle(pointer: Any) -> int:
    """The integer behind a typed pointer."""
    return ctypes.cast(pointer, c_void_p).value or 0


_count_objects = plain(fpdf.FPDFPage_CountObjects, c_int, c_void_p)
_get_object = plain(fpdf.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_count_inside = plain(fpdf.FPDFFormObj_CountObjects, c_int, c_void_p)
_get_inside = plain(fpdf.FPDFFormObj_GetObject, c_void_p, c_void_p, c_uint)
_get_type = plain(fpdf.FPDFPageObj_GetType, c_int, c_void_p)
_get_mode = plain(fpdf.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_get_fill = plain(fpdf.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_get_stroke = plain(fpdf.FPDFPageObj_GetStrokeColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_get_bounds = plain(fpdf.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_get_matrix = plain(fpdf.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
_has_transparency = plain(fpdf.FPDFPageObj_HasTransparency, c_int, c_void_p)
_get_draw_mode = plain(fpdf.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
_count_segments = plain(fpdf.FPDFPath_CountSegments, c_int, c_void_p)
_get_segment = plain(fpdf.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
_get_point = plain(fpdf.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
_get_segment_type = plain(fpdf.FPDFPathSegment_GetType, c_int, c_void_p)
_get_close = plain(fpdf.FPDFPathSegment_GetClose, c_int, c_void_p)

Matrix = tuple[float, float, float, float, float, float]


class Frame(NamedTuple):
    """The part of user space that the page shows: left and top in user space (y upwards), width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Painted:
    """What stands on a page besides its glyphs. `hidden` holds the handles of text objects that cannot be seen."""

    shapes: list[Shape] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    image_share: float = 0.0
    n_paths: int = 0


def painted_of(page: int, frame: Frame) -> Painted:
    """Walk the painted objects of a page, form XObjects included."""
    painted = Painted()
    pale: list[tuple[int, Color, Shape]] = []
    texts: list[int] = []
    for item, kind, matrix in _objects(page):
        if kind == fpdf.FPDF_PAGEOBJ_TEXT:
            texts.append(item)
            _look_at_text(item, matrix, frame, painted, pale)
        elif kind == fpdf.FPDF_PAGEOBJ_PATH:
            painted.n_paths += 1
            painted.shapes += _shapes_of(item, matrix, frame)
        elif kind == fpdf.FPDF_PAGEOBJ_IMAGE:
            share = _share(_box(item, matrix, frame), frame)
            painted.image_share = min(1.0, painted.image_share + share)
            if share > 0.5 and not _has_transparency(item):
                painted.hidden.update(texts)
    grounds = grounds_of(painted.shapes)
    painted.hidden.update(item for item, ink, box in pale if not can_be_seen(ink, box, grounds))
    if painted.n_paths > OUTLINES and not texts:
        painted.image_share = 1.0
    return painted


def _objects(page: int) -> Iterator[tuple[int, int, Matrix | None]]:
    """Every object of a page with its type and the matrix of the form XObjects around it."""
    budget = MAX_OBJECTS
    stack: list[tuple[int, int, Matrix | None, int]] = []
    for i in range(_count_objects(page)):
        stack.append((_get_object(page, i), 0, None, i))
        while stack:
            item, depth, matrix, _ = stack.pop()
            if not item:
                continue
            budget -= 1
            if budget < 0:
                raise OverLimit("too-large", f"more than {MAX_OBJECTS} objects", f"页面对象超过 {MAX_OBJECTS} 个")
            kind = _get_type(item)
            yield item, kind, matrix
            if kind == fpdf.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = _product(_matrix(item), matrix)
                inside = range(min(_count_inside(item), MAX_OBJECTS) - 1, -1, -1)
                stack += [(_get_inside(item, j), depth + 1, inner, j) for j in inside]


_RAW_MATRIX = fpdf.FS_MATRIX()
_MATRIX_AT = byref(_RAW_MATRIX)


def _matrix(item: int) -> Matrix:
    m = _RAW_MATRIX
    _get_matrix(item, _MATRIX_AT)
    return m.a, m.b, m.c, m.d, m.e, m.f


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


def _moved(x: float, y: float, matrix: Matrix | None) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


_R, _G, _B, _A = c_uint(), c_uint(), c_uint(), c_uint()
_COLOR_AT = (byref(_R), byref(_G), byref(_B), byref(_A))
_X0, _Y0, _X1, _Y1 = c_float(), c_float(), c_float(), c_float()
_BOUNDS_AT = (byref(_X0), byref(_Y0), byref(_X1), byref(_Y1))


def _color(get: Callable[..., int], item: int) -> Color | None:
    """The colour of fill or stroke; None where it is fully transparent."""
    if not get(item, *_COLOR_AT):
        return 0, 0, 0
    return (_R.value, _G.value, _B.value) if _A.value else None


def _box(item: int, matrix: Matrix | None, frame: Frame) -> Shape:
    """Bounds of an object on the page, y downwards."""
    if not _get_bounds(item, *_BOUNDS_AT):
        return Shape(0, 0, 0, 0, None, None)
    x0, y0 = _moved(_X0.value, _Y0.value, matrix)
    x1, y1 = _moved(_X1.value, _Y1.value, matrix)
    return _placed(x0, y0, x1, y1, frame, None, None)


def _placed(
    x0: float, y0: float, x1: float, y1: float, frame: Frame, stroke: Color | None, fill: Color | None
) -> Shape:
    left, right = (x0, x1) if x0 <= x1 else (x1, x0)
    low, high = (y0, y1) if y0 <= y1 else (y1, y0)
    return Shape(left - frame.left, frame.top - high, right - frame.left, frame.top - low, stroke, fill)


def _share(box: Shape, frame: Frame) -> float:
    """Part of the page that a box covers."""
    width = min(box.x1, frame.width) - max(box.x0, 0)
    height = min(box.bottom, frame.height) - max(box.top, 0)
    return max(width, 0) * max(height, 0) / max(frame.width * frame.height, 1)


def _look_at_text(
    item: int, matrix: Matrix | None, frame: Frame, painted: Painted, pale: list[tuple[int, Color, Shape]]
) -> None:
    """Note a text object that cannot be seen: invisible mode, transparent, or as pale as paper (judged later)."""
    if _get_mode(item) in _INVISIBLE_MODES:
        painted.hidden.add(item)
        return
    ink = _color(_get_fill, item)
    if ink is None:
        painted.hidden.add(item)
    elif not seen_on_paper(ink) or (painted.shapes and ink != (0, 0, 0)):
        pale.append((item, ink, _box(item, matrix, frame)))


_FILL_MODE, _STROKED = c_int(), c_int()
_MODE_AT = (byref(_FILL_MODE), byref(_STROKED))
_PX, _PY = c_float(), c_float()
_POINT_AT = (byref(_PX), byref(_PY))


def _shapes_of(item: int, matrix: Matrix | None, frame: Frame) -> Iterator[Shape]:
    """The axis-parallel lines and rectangles of a path."""
    _get_draw_mode(item, *_MODE_AT)
    stroked, filled = bool(_STROKED.value), bool(_FILL_MODE.value)
    stroke = _color(_get_stroke, item) if stroked else None
    fill = _color(_get_fill, item) if filled else None
    if stroke is None and fill is None:
        return
    for points, closed in _subpaths(item, matrix):
        yield from _straight_shapes(points, closed, stroke, fill, frame)


Points = list[tuple[float, float]]


def _subpaths(item: int, matrix: Matrix | None) -> Iterator[tuple[Points, bool]]:
    """The subpaths of a path as points of the page, and whether each is closed."""
    points: Points = []
    closed = False
    own = _product(_matrix(item), matrix)
    for i in range(min(_count_segments(item), MAX_SEGMENTS)):
        segment = _get_segment(item, i)
        if _get_segment_type(segment) == fpdf.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, closed
            points, closed = [], False
        _get_point(segment, *_POINT_AT)
        points.append(_moved(_PX.value, _PY.value, own))
        closed = closed or bool(_get_close(segment))
    if len(points) > 1:
        yield points, closed


def _straight_shapes(
    points: Points, closed: bool, stroke: Color | None, fill: Color | None, frame: Frame
) -> Iterator[Shape]:
    """A subpath as shapes: its box where that is a rectangle or a line, else its straight strokes one by one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    is_line = min(x1 - x0, y1 - y0) <= _STRAIGHT
    if is_line or _is_rectangle(points, closed, x0, x1, y0, y1):
        yield _placed(x0, y0, x1, y1, frame, stroke, fill)
        return
    if stroke:
        ends = points[1:] + points[:1] if closed else points[1:]
        for (ax, ay), (bx, by) in zip(points, ends, strict=False):
            if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
                yield _placed(ax, ay, bx, by, frame, stroke, None)


def _is_rectangle(points: Points, closed: bool, x0: float, x1: float, y0: float, y1: float) -> bool:
    """Whether a subpath runs around its box: four corners, each at a corner of the box."""
    if not 4 <= len(points) <= 6 or not (closed or points[0] == points[-1] or len(points) == 4):
        return False
    return (
        all(min(x - x0, x1 - x) <= _STRAIGHT and min(y - y0, y1 - y) <= _STRAIGHT for x, y in points)
        and len({(x - x0 <= _STRAIGHT, y - y0 <= _STRAIGHT) for x, y in points}) == 4
    )
