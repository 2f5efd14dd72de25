"""What an OFD page paints, as it is noted down: glyphs, lines, areas, pictures; and what it may cost to do so."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import NamedTuple

from reportparse.colours import Color
from reportparse.diagnostics.errors import OverLimit, too_large
from reportparse.layout.page import Glyph
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.ofd.markup import Matrix
from reportparse.readers.ofd.package import Element
from reportparse.readers.ofd.regions import Region

MAX_OBJECTS = 120_000
"""Objects of one page, those of composite units each time that they are drawn; a dense page of the form has 1 500."""
MASKED = ""
"""Stands for the part of a picture that another one makes transparent in places: it cannot be told what it hides."""
MAX_LOOKS = 3_000_000
"""So many glyphs of a page are asked whether something covers them, each as often as anything may."""


class Ground(NamedTuple):
    """An area that later text stands on, and its colour; None where a picture is that nobody has looked at."""

    region: Region
    color: Color | None


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
        if self.objects % 512 == 0:
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

    `tilts` are the degrees by which each visible text is off a right angle.
    `outlines` are boxes of ink that is neither glyph nor rule nor ground; `slants` those of short slanted strokes, which may
    cross a number out. `bars` are pictures as thin as a ruling line. `missing` names units that are not in the file, `lost`
    pictures. Of the glyphs that lie under this, `n_below` are of another.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    tilts: list[float] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    bars: list[tuple[Placed, Shape]] = field(default_factory=list)
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
