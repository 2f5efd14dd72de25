"""How OFD writes elements and numbers (GB/T 33190-2016 §7.3): local names, lists, boxes, matrices, places of a text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from reportparse.diagnostics.language import Both
from reportparse.patterns import regex
from reportparse.readers.ofd.package import Element

MAX_NUMBER = 1e6
"""No measure of a page is larger: a kilometre."""

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = ax + cy + e, y' = bx + dy + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PARTED = regex(r"[\s,]+")


class Unplaced(Exception):
    """A number that says where or how something stands cannot be read: what the page shows cannot be told."""

    def __init__(self, element: Element, name: str, value: str) -> None:
        super().__init__(name, value)
        what, shown = f"{local(element)} {element.get('ID', '')}".strip(), value[:40]
        self.seen = Both(f"{what}: {name} is 「{shown}」", f"{what}：{name} 为「{shown}」")


class Box(NamedTuple):
    """A rectangle: its left, its top, width and height (mm)."""

    x: float
    y: float
    width: float
    height: float


def local(element: Element) -> str:
    """The name of an element without its namespace: writers use two, prefixes of their own, or none; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in order."""
    return (child for child in (() if element is None else element) if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, its first child of the next, …"""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None, *path: str) -> str:
    """The text of the first such child, trimmed; "" where there is none."""
    found = child(element, *path) if path else element
    return "" if found is None else (found.text or "").strip()


def number(element: Element, name: str, default: float) -> float:
    """An attribute that is a number. Raises Unplaced for anything else, and for one beyond reason."""
    value = element.get(name)
    return default if value is None or not value.strip() else _measure(element, name, value)


def _measure(element: Element, name: str, value: str) -> float:
    try:
        found = float(value)
    except ValueError:
        raise Unplaced(element, name, value) from None
    if not abs(found) <= MAX_NUMBER:  # also NaN
        raise Unplaced(element, name, value)
    return found


def numbers(element: Element, name: str, value: str | None) -> list[float]:
    """A list of numbers, parted by blanks or commas."""
    return [_measure(element, name, part) for part in _PARTED.split(value.strip()) if part] if value else []


def box(element: Element, name: str = "Boundary", value: str | None = None) -> Box | None:
    """An attribute, or a text, that is a rectangle; None where there is none."""
    found = numbers(element, name, element.get(name) if value is None else value)
    if not found:
        return None
    if len(found) != 4:
        raise Unplaced(element, name, " ".join(map(str, found)))
    return Box(*found)


def matrix(element: Element) -> Matrix:
    """The CTM of an object; the identity where it has none."""
    found = numbers(element, "CTM", element.get("CTM"))
    if not found:
        return IDENTITY
    if len(found) != 6:
        raise Unplaced(element, "CTM", " ".join(map(str, found)))
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what one does, and then what another does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    """A point after a matrix."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def shifted(by: Matrix, x: float, y: float) -> Matrix:
    """A matrix that first moves by so much."""
    a, b, c, d, _, _ = by
    return (a, b, c, d, *moved(x, y, by))


def turned_back(by: Matrix, degrees: float) -> Matrix:
    """A matrix after which all is turned about the origin by so many degrees against the clock."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return product(by, (cos, -sin, sin, cos, 0.0, 0.0))


def direction(by: Matrix) -> float:
    """Where the x axis points after a matrix, in degrees clockwise on the page."""
    return math.degrees(math.atan2(by[1], by[0]))


def is_true(element: Element, name: str, default: bool) -> bool:
    """An attribute that is a truth value."""
    value = element.get(name)
    return default if value is None else value.strip().lower() in ("true", "1")


def steps(element: Element, name: str, most: int) -> list[float] | None:
    """The steps from each character to the next, at most so many; `g n v` is n times v. None where there are none.

    A list that cannot be read, as one with letters in it, is Unplaced.
    """
    value = element.get(name)
    if value is None or not value.strip():
        return None
    parts = iter(_PARTED.split(value.strip(), maxsplit=3 * most + 3))
    found: list[float] = []
    for part in parts:
        if len(found) >= most:
            break
        if part.lower() != "g":
            found.append(_measure(element, name, part))
            continue
        times, step = _measure(element, name, next(parts, "")), _measure(element, name, next(parts, ""))
        found += [step] * max(0, min(int(times), most - len(found)))
    return found
