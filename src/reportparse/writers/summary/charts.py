"""Charts of columns: one number a year, a form, a class; small ones beside each other, each column with its number.

The geometry is made here, the drawing by a template. Lengths are in the units of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportparse.diagnostics.language import Both

WIDTH, HEIGHT = 340, 150
TOP, BOTTOM = 22, 24
"""Room for the numbers above the columns, and for what stands below them."""
WIDEST = 56
NARROWEST_LABELLED = 30
"""Columns narrower than that have a label each so often only."""
DIGITS_AS_THEY_ARE = 4
"""Longer numbers are drawn short (12.3k); the table below says them in full."""


class Point(NamedTuple):
    """One column: what stands below it, its number (None: there is none, which is not zero), what is to be known of it."""

    label: str
    number: int | None
    remark: Both = Both("", "")


class Chart(NamedTuple):
    """A chart: its name, what it counts, its columns."""

    key: str
    title: Both
    points: tuple[Point, ...]
    remark: Both = Both("", "")

    @property
    def columns(self) -> list[Drawn]:
        """The columns as they are drawn."""
        return drawn(self.points)

    @property
    def told(self) -> Both:
        """All of it in words."""
        zh = "，".join(f"{point.label}：{'无' if point.number is None else point.number}" for point in self.points)
        en = ", ".join(f"{point.label}: {'none' if point.number is None else point.number}" for point in self.points)
        return Both(f"{self.title.en}. {en}", f"{self.title.zh}。{zh}")


class Drawn(NamedTuple):
    """A column as it is drawn: its corner, width and height, the middle of its labels, and these."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    number: str
    label: str
    point: Point


def drawn(points: Sequence[Point]) -> list[Drawn]:
    """The columns side by side, the tallest over the whole height; one that is not 0 is seen."""
    most = max((point.number or 0 for point in points), default=0) or 1
    step = WIDTH / max(len(points), 1)
    width = min(step * 0.72, WIDEST)
    every = max(1, -int(-NARROWEST_LABELLED // step))
    floor = HEIGHT - BOTTOM
    found = []
    for at, point in enumerate(points):
        height = (floor - TOP) * (point.number or 0) / most
        height = max(height, 1.5) if point.number else 0.0
        middle = step * (at + 0.5)
        number = "–" if point.number is None else short(point.number)
        x, y, middle = (round(it, 1) for it in (middle - width / 2, floor - height, middle))
        texts = (number, point.label) if at % every == 0 else ("", "")
        found.append(Drawn(x, y, round(width, 1), round(height, 1), middle, *texts, point))
    return found


def short(number: int) -> str:
    """A number in at most five characters or so: 9 876, 12.3k, 4.5M."""
    if number < 10**DIGITS_AS_THEY_ARE:
        return str(number)
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            return f"{number / size:.3g}{letter}" if number < 1000 * size else f"{number // size}{letter}"
    return str(number)
