"""The resources of an OFD document (GB/T 33190-2016 §7.9): fonts, colours, ways of drawing, pictures, composite units."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportparse.colours import BLACK, Color
from reportparse.readers.ofd.markup import child, children, local, numbers, text_of
from reportparse.readers.ofd.package import Damaged, Element, Package

MAX_RELATIVES = 16
"""Ways of drawing that go on from each other."""
UNKNOWN: Color = (128, 128, 128)
"""Stands for a gradient or a pattern: black and white ink can both be seen on it."""

_BOLD_FAMILY = ("bold", "heavy", "黑体", "simhei", "小标宋", "xbsjw")
_OPAQUE = 255.0
_FILES = {"MultiMedia": "MediaFile", "Font": "FontFile"}


class Paint(NamedTuple):
    """What something is painted with: a colour, and how much of it hides the ground (0 to 1)."""

    color: Color
    opacity: float

    @property
    def on_paper(self) -> Color:
        """The colour that it has on white paper."""
        red, green, blue = (round(255 - (255 - channel) * self.opacity) for channel in self.color)
        return red, green, blue


class Space(NamedTuple):
    """A colour space: how many components, how large each is at most, and the colours that have a number."""

    n_components: int
    largest: float
    palette: tuple[tuple[float, ...], ...]


_COMPONENTS = {"gray": 1, "grey": 1, "rgb": 3, "cmyk": 4}


class Resources:
    """What may be named by number; a page's own goes before the document's."""

    def __init__(self, beyond: Resources | None = None) -> None:
        self._beyond = beyond
        self._all: dict[tuple[str, str], Element] = {}
        self._files: dict[tuple[str, str], str | None] = {}

    def read(self, package: Package, names: Iterable[str]) -> Iterator[str]:
        """Take up resource files; those that cannot be read are handed back."""
        for name in names:
            try:
                root = package.root(name)
            except Damaged:
                yield name
                continue
            base = root.get("BaseLoc", "")
            for one in (one for group in root for one in group):
                kind, number = local(one), one.get("ID", "").strip()
                self._all.setdefault((kind, number), one)
                place = text_of(one, _FILES[kind]) if kind in _FILES else ""
                if place:
                    found = package.find(posixpath.join(base, place), name) or package.find(place, name)
                    self._files.setdefault((kind, number), found)

    def named(self, kind: str, number: str | None) -> Element | None:
        """The resource of a kind that has a number; None where there is none."""
        found = self._all.get((kind, (number or "").strip()))
        if found is None and self._beyond is not None:
            return self._beyond.named(kind, number)
        return found

    def file(self, kind: str, number: str | None) -> str | None:
        """The part that holds a picture (MultiMedia) or a font; None where the file has it not."""
        own = (kind, (number or "").strip())
        if own in self._files or self._beyond is None:
            return self._files.get(own)
        return self._beyond.file(*own)

    def is_bold(self, number: str | None) -> bool:
        """Whether a font is bold by itself, or its name says so."""
        font = self.named("Font", number)
        if font is None:
            return False
        name = f"{font.get('FontName', '')} {font.get('FamilyName', '')}".lower()
        return font.get("Bold", "").strip().lower() in ("true", "1") or any(word in name for word in _BOLD_FAMILY)

    def styles(self, number: str | None) -> tuple[Element, ...]:
        """A way of drawing, and those that it goes on from."""
        found: list[Element] = []
        one = self.named("DrawParam", number)
        while one is not None and one not in found and len(found) < MAX_RELATIVES:
            found.append(one)
            one = self.named("DrawParam", one.get("Relative"))
        return tuple(found)

    def paint(self, name: str, styles: Sequence[Element], usual: Paint | None) -> Paint | None:
        """What the first of some elements that has one says of its FillColor or StrokeColor."""
        for one in styles:
            color = child(one, name)
            if color is not None:
                return self._paint_of(color)
        return usual

    def _paint_of(self, color: Element) -> Paint:
        opacity = _share(color.get("Alpha"), _OPAQUE)
        parts: Sequence[float]
        if color.get("Value"):
            parts = _components(color, color.get("Value", ""))
        elif color.get("Index"):
            space = self._space(color.get("ColorSpace"))
            index = color.get("Index", "").strip()
            if not index.isdecimal() or not int(index) < len(space.palette):
                return Paint(UNKNOWN, opacity)
            parts = space.palette[int(index)]
        elif len(color):
            return Paint(UNKNOWN, opacity)
        else:
            parts = ()
        return Paint(_color(parts, self._space(color.get("ColorSpace"))), opacity)

    def _space(self, number: str | None) -> Space:
        element = self.named("ColorSpace", number) if number else None
        if element is None:
            return Space(0, _OPAQUE, ())
        bits = element.get("BitsPerComponent", "8").strip()
        largest = float(2 ** int(bits) - 1) if bits in ("1", "2", "4", "8", "16") else _OPAQUE
        entries = children(child(element, "Palette"), "CV")
        palette = tuple(tuple(_components(entry, text_of(entry))) for entry in entries)
        return Space(_COMPONENTS.get(element.get("Type", "").strip().lower(), 0), largest, palette)


def _components(element: Element, value: str) -> list[float]:
    """The components of a colour, also those in hexadecimal: `255 0 0`, `#ff #00 #00`, `#ff0000`."""
    words = value.replace(",", " ").split()
    if len(words) == 1 and words[0].startswith("#") and len(words[0]) == 7:
        words = [f"#{words[0][at : at + 2]}" for at in (1, 3, 5)]
    if not any(word.startswith("#") for word in words):
        return numbers(element, "Value", value)
    try:
        return [float(int(word[1:], 16)) if word.startswith("#") else float(word) for word in words[:4]]
    except ValueError:
        return numbers(element, "Value", value)


def _share(value: str | None, whole: float) -> float:
    try:
        return min(max(float(value) / whole, 0.0), 1.0) if value and value.strip() else 1.0
    except ValueError:
        return 1.0


def opacity_of(element: Element) -> float:
    """How much an object hides of what it stands on (0 to 1)."""
    return _share(element.get("Alpha"), _OPAQUE)


def _color(parts: Sequence[float], space: Space) -> Color:
    """A colour as RGB. The number of its components tells where its space does not."""
    shares = [min(max(part / space.largest, 0.0), 1.0) for part in parts]
    if not shares:
        return BLACK
    if len(shares) >= 4 and space.n_components != 3:
        black = 1 - shares[3]
        shares = [(1 - share) * black for share in shares[:3]]
    elif len(shares) < 3:
        shares = shares[:1] * 3
    red, green, blue = (round(255 * share) for share in shares[:3])
    return red, green, blue


INK = Paint(BLACK, 1.0)
"""What text and strokes are painted with where nothing is said."""
