"""The paths of OFD (GB/T 33190-2016 §9.1, AbbreviatedData): what is straight, and what else is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.diagnostics.errors import too_large
from reportparse.layout.page_geometry import Point
from reportparse.patterns import regex
from reportparse.readers.ofd.markup import MAX_NUMBER, Matrix, Unplaced, moved
from reportparse.readers.ofd.package import Element

MAX_SEGMENTS = 100_000
"""Segments of one path; a table drawn in one path has some hundred."""
CURVE_PIECES = 8
"""A curve is told by so many straight pieces."""

_TOKEN = regex(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[^\s,]")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


class Subpath(NamedTuple):
    """One subpath as points of the page: all of them, its straight stretches, and whether it is closed.

    A stretch ends where a curve begins; `curved` says that there is one.
    """

    points: list[Point]
    stretches: list[list[Point]]
    closed: bool
    curved: bool


def subpaths(element: Element, data: str, by: Matrix) -> Iterator[Subpath]:
    """The subpaths of a path after a matrix. Raises Unplaced for what is no path."""
    points: list[Point] = []
    stretches: list[list[Point]] = []
    at = start = (0.0, 0.0)
    closed = curved = False

    def taken() -> Subpath | None:
        return Subpath(points, [one for one in stretches if len(one) > 1], closed, curved) if len(points) > 1 else None

    for command, values in _commands(element, data):
        if command in "SM":
            if found := taken():
                yield found
            at = start = (values[0], values[1])
            points, closed, curved = [moved(*at, by)], False, False
            stretches = [[points[0]]]
        elif command == "C":
            closed, at = True, start
        else:
            if not points:
                points = [moved(*at, by)]
                stretches = [[points[0]]]
            end = (values[-2], values[-1])
            through = [end] if command == "L" else _curve(command, at, values)
            new = [moved(*point, by) for point in through]
            points += new
            if command == "L":
                stretches[-1] += new
            else:
                curved = True
                stretches.append([new[-1]])
            at = end
    if found := taken():
        yield found


def _commands(element: Element, data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one that is given once and followed by more numbers is repeated, as in SVG."""
    command = ""
    values: list[float] = []
    for count, match in enumerate(_TOKEN.finditer(data)):
        if count > MAX_SEGMENTS * 3:
            raise too_large(MAX_SEGMENTS, "segments in a path", "段路径")
        token = match[0]
        if token.upper() in _OPERANDS:
            if values:
                raise Unplaced(element, "AbbreviatedData", data)
            command = token.upper()
        else:
            values.append(_value(element, token, data))
            if not command or not _OPERANDS[command]:
                raise Unplaced(element, "AbbreviatedData", data)
        if command and len(values) == _OPERANDS[command]:
            yield command, values
            values = []
    if values:
        raise Unplaced(element, "AbbreviatedData", data)


def _value(element: Element, token: str, data: str) -> float:
    try:
        value = float(token)
    except ValueError:
        raise Unplaced(element, "AbbreviatedData", data) from None
    if not abs(value) <= MAX_NUMBER:
        raise Unplaced(element, "AbbreviatedData", data)
    return value


def _curve(command: str, at: Point, values: Sequence[float]) -> list[Point]:
    """Points on a curve, its end included."""
    if command == "A":
        return _arc(at, *values)
    controls = [at, *zip(values[::2], values[1::2], strict=True)]
    shares = [(piece + 1) / CURVE_PIECES for piece in range(CURVE_PIECES)]
    return [_bezier(controls, share) for share in shares]


def _bezier(controls: Sequence[Point], share: float) -> Point:
    """A point of a Bézier curve, by halving in the way of de Casteljau."""
    points = [*controls]
    while len(points) > 1:
        points = [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for (x0, y0), (x1, y1) in pairwise(points)]
    return points[0]


def _arc(at: Point, *values: float) -> list[Point]:
    """Points on an elliptic arc, told by its ends as in SVG (implementation notes, B.2.4)."""
    rx, ry, degrees, large, sweep, x, y = values
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or at == (x, y):
        return [(x, y)]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    half_x, half_y = (at[0] - x) / 2, (at[1] - y) / 2
    u, v = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    grown = max(1.0, math.sqrt((u / rx) ** 2 + (v / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    below = (rx * v) ** 2 + (ry * u) ** 2
    root = math.sqrt(max((rx * ry) ** 2 - below, 0.0) / below) * (-1 if bool(large) == bool(sweep) else 1)
    cu, cv = root * rx * v / ry, -root * ry * u / rx
    middle_x, middle_y = cos * cu - sin * cv + (at[0] + x) / 2, sin * cu + cos * cv + (at[1] + y) / 2
    first = math.atan2((v - cv) / ry, (u - cu) / rx)
    turn = (math.atan2((-v - cv) / ry, (-u - cu) / rx) - first) % math.tau
    turn = turn if sweep else turn - math.tau
    angles = [first + turn * (piece + 1) / CURVE_PIECES for piece in range(CURVE_PIECES - 1)]
    inner = [
        (
            middle_x + rx * math.cos(angle) * cos - ry * math.sin(angle) * sin,
            middle_y + rx * math.cos(angle) * sin + ry * math.sin(angle) * cos,
        )
        for angle in angles
    ]
    return [*inner, (x, y)]
