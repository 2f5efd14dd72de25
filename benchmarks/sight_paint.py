"""What the kinds of paint are made with: places of cells, raw operators of PDF, digits out of strokes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pikepdf import Dictionary, Name, Pdf

PAGE_HEIGHT = 842.0


class Place(NamedTuple):
    """A cell: its page (from 0), its box in points from the top left, and the number that it shows."""

    page: int
    box: tuple[float, ...]
    text: str

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of the inside of the cell, as the operator `re` takes them."""
        x0, top, x1, bottom = self.box
        return x0 + 2, PAGE_HEIGHT - bottom + 2, x1 - x0 - 4, bottom - top - 4

    def base(self, text: str, size: float = 10) -> tuple[float, float]:
        """Where a number of Helvetica starts that stands in the middle of the cell."""
        width = 0.556 * size * len(text)
        x0, top, x1, bottom = self.box
        return (x0 + x1 - width) / 2, PAGE_HEIGHT - (top + bottom) / 2 - 0.36 * size


class Kind(NamedTuple):
    """A kind: how it paints on cells, and what is printed there before, given the number that the reader shall see."""

    name: str
    paint: Callable[[Pdf, Sequence[Place]], None]
    printed: Callable[[str], str] = str


def decoy(text: str) -> str:
    """Another number of as many digits, the first of them the same: 248 → 251."""
    return text[:1] + "".join(str((int(digit) + 3) % 10) for digit in text[1:]) if len(text) > 1 else str(9 - int(text))


def blank(_text: str) -> str:
    """Nothing."""
    return ""


def helvetica() -> Dictionary:
    """A font that no file needs to bring."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def add(pdf: Pdf, page: int, operators: str, *, below: bool = False, **resources: object) -> None:
    """Operators at the end (or start) of a page, with a font /SX and resources by category."""
    target = pdf.pages[page]
    fonts = {
        "/SX": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    }
    if "/Resources" not in target:
        target.Resources = Dictionary()
    for category, entries in {"/Font": fonts, **{f"/{key}": value for key, value in resources.items()}}.items():
        if category not in target.Resources:
            target.Resources[category] = Dictionary()
        for key, value in entries.items():  # type: ignore[attr-defined]
            target.Resources[category][key] = value
    target.contents_add(f"q {operators} Q".encode(), prepend=below)
    if not below:
        return


def typed(place: Place, text: str, size: float = 10, *, shift: float = 0.0, before: str = "0 g") -> str:
    """Operators that write a text in the middle of a cell, `shift` pt to the right and down of it."""
    x, y = place.base(text, size)
    return f"BT /SX {size} Tf {before} {x + shift:.2f} {y - shift:.2f} Td ({text}) Tj ET"


def each(operators: Callable[[Place], str], *, below: bool = False) -> Callable[[Pdf, Sequence[Place]], None]:
    """A kind that paints by the same operators on each cell."""

    def paint(pdf: Pdf, places: Sequence[Place]) -> None:
        for place in places:
            add(pdf, place.page, operators(place), below=below)

    return paint


def inside(place: Place) -> str:
    """The inside of a cell as a rectangle."""
    return " ".join(f"{side:.2f}" for side in place.rect) + " re"


SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
             "8": "abcdefg", "9": "abcdfg"}  # fmt: skip
ENDS = {"a": (0, 2, 1, 2), "b": (1, 2, 1, 1), "c": (1, 1, 1, 0), "d": (0, 0, 1, 0), "e": (0, 1, 0, 0), "f": (0, 2, 0, 1),
         "g": (0, 1, 1, 1)}  # fmt: skip
