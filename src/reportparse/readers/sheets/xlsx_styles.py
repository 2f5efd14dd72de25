"""The looks of a workbook's cells: number format, and whether its text is seen (font colour, fill, struck out)."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.readers.docx.names import Element
from reportparse.readers.sheets.names import S, is_on
from reportparse.readers.sheets.number_formats import BUILT_IN, GENERAL

_THEME_WHITE = "0"  # of a theme, lt1, in the order in which cells count its colours
_INDEXED_WHITE = ("1", "9")


class Look(NamedTuple):
    """How a cell looks: the code of its number format, and what its font does to its text."""

    code: str = GENERAL
    white: bool = False
    struck: bool = False


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
            self._looks.append(Look(code, is_white(font) and not _is_filled(fill), is_struck(font)))

    def of(self, number: str | None) -> Look:
        """The look that a cell names."""
        at = int(number) if number and number.isdecimal() and len(number) < 6 else 0
        return self._looks[at] if at < len(self._looks) else Look()


def is_white(font: Element | None) -> bool:
    """Whether a font is as white as the sheet."""
    colour = None if font is None else font.find(S + "color")
    if colour is None:
        return False
    if colour.get("tint") not in (None, "0"):
        return False
    return (
        colour.get("rgb", "").upper()[-6:] == "FFFFFF"
        or colour.get("theme") == _THEME_WHITE
        or colour.get("indexed") in _INDEXED_WHITE
    )


def is_struck(font: Element | None) -> bool:
    """Whether a font strikes its text out."""
    struck = None if font is None else font.find(S + "strike")
    return struck is not None and (struck.get("val") is None or is_on(struck.get("val")))


def _is_filled(fill: Element | None) -> bool:
    """Whether something other than white lies behind a cell's text."""
    pattern = None if fill is None else fill.find(S + "patternFill")
    if pattern is None:
        return fill is not None and fill.find(S + "gradientFill") is not None
    if pattern.get("patternType", "none") == "none":
        return False
    colour = pattern.find(S + "fgColor")
    return colour is None or not (colour.get("rgb", "").upper()[-6:] == "FFFFFF" or colour.get("theme") == _THEME_WHITE)


def _listed(root: Element, name: str) -> list[Element]:
    found = root.find(S + name)
    return [] if found is None else [node for node in found if isinstance(node.tag, str)]


def _named(elements: list[Element], number: str | None) -> Element | None:
    at = int(number) if number and number.isdecimal() and len(number) < 6 else -1
    return elements[at] if 0 <= at < len(elements) else None
