"""Clip paths: whether one cuts off any of a text that pdfium tells of in full (hazards PDF: sight and text differ)."""

from __future__ import annotations

from array import array

from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import Argument, pointers

CLIP_SLACK_PT = 1.5
"""A clip path that leaves out no more of a text's box cuts nothing off: the box of a font is larger than its ink."""
MAX_CLIPS = 8
"""Clip paths of one text that are looked at; with more of them it is in doubt at once."""
MAX_SEGMENTS = 1000
"""Segments of a clip path that are asked where they are."""
WIDER = 1000.0
"""By so much a clip path grows that shall cut nothing off."""
RECTANGLE_SEGMENTS = (4, 5)
"""A rectangle has so many; any other clip path may cut anywhere."""

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in user space."""

_POINT = array("f", [0] * 2)
_X_AT, _Y_AT = pointers(_POINT)


def product(inner: Matrix, outer: Matrix | None) -> Matrix:
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


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point after a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def is_cut_off(item: Argument, bounds: Bounds) -> bool:
    """Whether a clip path of an object does not hold all of its bounds. Both stand in the space of the form around it."""
    clip = calls.get_clip(item)
    n_paths: int = calls.count_clips(clip)
    return n_paths > MAX_CLIPS or any(not _holds(clip, path, bounds) for path in range(n_paths))


def widen(item: Argument) -> None:
    """Make the clip paths of an object so large that they cut nothing off, for good: pdfium cannot take them away.

    They grow from the middle of what all of them leave.
    """
    clip = calls.get_clip(item)
    boxes = [_box(clip, path) for path in range(min(calls.count_clips(clip), MAX_CLIPS))]
    if boxes:
        lefts, lows, rights, highs = zip(*boxes, strict=True)
        calls.transform_clip(item, *calls.growing(WIDER, (max(lefts) + min(rights)) / 2, (max(lows) + min(highs)) / 2))


def _box(clip: Argument, path: int) -> Bounds:
    """The box around a clip path."""
    n_segments = min(calls.count_clip_segments(clip, path), MAX_SEGMENTS)
    if n_segments <= 0:
        return 0.0, 0.0, 0.0, 0.0
    xs, ys = zip(*(_point(clip, path, number) for number in range(n_segments)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _holds(clip: Argument, path: int, bounds: Bounds) -> bool:
    """Whether a clip path is an upright rectangle around these bounds."""
    n_segments = calls.count_clip_segments(clip, path)
    if n_segments not in RECTANGLE_SEGMENTS:
        return False
    xs, ys = zip(*(_point(clip, path, number) for number in range(n_segments)), strict=True)
    left, low, right, high = min(xs), min(ys), max(xs), max(ys)
    if not {*xs} <= {left, right} or not {*ys} <= {low, high}:
        return False
    outside = (left - bounds[0], low - bounds[1], bounds[2] - right, bounds[3] - high)
    return bool(max(outside) <= CLIP_SLACK_PT)


def _point(clip: Argument, path: int, number: int) -> tuple[float, float]:
    calls.get_point(calls.get_clip_segment(clip, path, number), _X_AT, _Y_AT)
    x, y = _POINT
    return x, y
