"""The looks of a workbook's cells: number format, and whether its text is seen (font colour, fill, struck out)."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from reportparse.colours import BLACK, WHITE, Color, is_drowned
from reportparse.patterns import regex
from reportparse.readers.docx.names import Element
from reportparse.readers.sheets.names import S, is_on
from reportparse.readers.sheets.number_formats import BUILT_IN, GENERAL

Stated = Color | tuple[tuple[str, str], ...]
"""A colour, or what the file says of one that only its theme and palette know: equal words are one colour."""

_THEME = {"0": WHITE, "1": BLACK}  # lt1 and dk1, in the order in which cells count a theme's colours
_INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
_RGB = regex(r"(?:[0-9A-F]{2})?([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})", re.IGNORECASE)


class Look(NamedTuple):
    """How a cell looks: the code of its number format, and what its font does to its text.

    `ground` is what lies behind the text; None for a pattern of two colours.
    """

    code: str = GENERAL
    hidden: bool = False
    struck: bool = False
    ground: Stated | None = WHITE


class Looks:
    """The looks of a workbook, by the number that a cell names."""

    def __init__(self, root: Element | None) -> None:
        self._looks: list[Look] = []
        if root is None:
            return
        codes = dict(BUILT_IN)
        for one in root.iter(S + "numFmt"):
            number = one.get("numFmtId", "")
            if number.isdecimal() and len(number) < 6:
                codes[int(number)] = one.get("formatCode", GENERAL)
        fonts = _listed(root, "fonts")
        fills = _listed(root, "fills")
        for style in _listed(root, "cellXfs"):
            font, fill = _named(fonts, style.get("fontId")), _named(fills, style.get("fillId"))
            number = style.get("numFmtId", "0")
            code = codes.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL
            ground = _ground(fill)
            self._looks.append(Look(code, is_hidden(font, ground), is_struck(font), ground))

    def of(self, number: str | None) -> Look:
        """The look that a cell names."""
        at = int(number) if number and number.isdecimal() and len(number) < 6 else 0
        return self._looks[at] if at < len(self._looks) else Look()


def is_hidden(font: Element | None, ground: Stated | None) -> bool:
    """Whether a font has the colour of what lies behind it; without a colour it is black."""
    ink = _stated(None if font is None else font.find(S + "color"), BLACK)
    if ink == ground:
        return True
    told = ground is not None and len(ink) == len(ground) == 3 and isinstance(ink[0], int)
    return told and is_drowned(cast("Color", ink), cast("Color", ground))


def _stated(colour: Element | None, otherwise: Color) -> Stated:
    """A colour as far as the file tells it by itself."""
    if colour is None or is_on(colour.get("auto")):
        return otherwise
    words = {str(name): str(value) for name, value in colour.attrib.items()}
    if words.pop("tint", "0") in ("0", "0.0"):
        rgb = _RGB.fullmatch(words.get("rgb", ""))
        if rgb:
            return int(rgb[1], 16), int(rgb[2], 16), int(rgb[3], 16)
        known = _THEME.get(words.get("theme", "")) or _INDEXED.get(words.get("indexed", ""))
        if known:
            return known
    return tuple(sorted((str(name), str(value)) for name, value in colour.attrib.items()))


def is_struck(font: Element | None) -> bool:
    """Whether a font strikes its text out."""
    struck = None if font is None else font.find(S + "strike")
    return struck is not None and (struck.get("val") is None or is_on(struck.get("val")))


def _ground(fill: Element | None) -> Stated | None:
    """What lies behind a cell's text."""
    pattern = None if fill is None else fill.find(S + "patternFill")
    kind = "none" if fill is None else "gradient" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return WHITE
    colour = None if pattern is None else pattern.find(S + "fgColor")
    return _stated(colour, BLACK) if kind == "solid" and colour is not None else None


def _listed(root: Element, name: str) -> list[Element]:
    found = root.find(S + name)
    return [] if found is None else [node for node in found if isinstance(node.tag, str)]


def _named(elements: list[Element], number: str | None) -> Element | None:
    at = int(number) if number and number.isdecimal() and len(number) < 6 else -1
    return elements[at] if 0 <= at < len(elements) else None
