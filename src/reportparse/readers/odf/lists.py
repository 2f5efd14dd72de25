"""Automatic numbers of OpenDocument: its list styles as Word's numbering, and which list goes on with which."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from reportparse.patterns import regex
from reportparse.readers.odf.names import OFFICE, STYLE, TEXT, Element, whole
from reportparse.readers.odf.styles import LOEXT

MAX_LISTS = 20_000
"""Most lists of one document that begin anew."""
LEVELS = 9

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BULLET, _NUMBER = TEXT + "list-level-style-bullet", TEXT + "list-level-style-number"
_IMAGE, _OUTLINE = TEXT + "list-level-style-image", TEXT + "outline-level-style"
_PLACE = regex(r"%(\d{1,2})%")
_FORMATS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "①": "decimalEnclosedCircle", "甲": "ideographTraditional", "子": "ideographZodiac",
    "壹": "chineseLegalSimplified", "１": "decimalFullWidth", "〇": "ideographDigital", "01": "decimalZero",
}  # fmt: skip
"""Word's names for formats; OpenDocument writes the first signs of each."""


class Lists:
    """The list styles of a document as Word's abstract lists, and its lists as they are met."""

    def __init__(self, *roots: Element | None) -> None:
        self._abstract: dict[str, int] = {}
        self._markup: list[str] = []
        self._last: dict[str, int] = {}
        self._by_id: dict[str, int] = {}
        self._numbers: list[str] = []
        self._numbered_outline: set[int] = set()
        self._starts: dict[str, list[int]] = {}
        for root in roots:
            for element in () if root is None else root.iter(TEXT + "list-style", TEXT + "outline-style"):
                self._add(element)

    @property
    def markup(self) -> str:
        """All of it as the inside of Word's part of numbering."""
        return "".join(self._markup) + "".join(self._numbers)

    def begin(self, element: Element, style: str) -> int | None:
        """The number of a list that begins, given the name of its style; None where it has none."""
        abstract = self._abstract.get(style)
        if abstract is None:
            return None
        goes_on = element.get(TEXT + "continue-list")
        number = self._by_id.get(goes_on) if goes_on else None
        if number is None and (element.get(TEXT + "continue-numbering") == "true" or goes_on):
            number = self._last.get(style)
        if number is None:
            number = self.start(style, abstract, {} if style not in self._last else dict.fromkeys(range(LEVELS)))
        self._last[style] = number
        if element.get(XML_ID):
            self._by_id[str(element.get(XML_ID))] = number
        return number

    def restart(self, style: str, level: int, value: int) -> int | None:
        """The number of the list that goes on with another value at a level."""
        abstract = self._abstract.get(style)
        if abstract is None:
            return None
        self._last[style] = number = self.start(style, abstract, {level: value})
        return number

    def start(self, style: str, abstract: int, starts: dict[int, int | None]) -> int:
        """A new list of a style, begun anew at some levels (None: with the first value of the style)."""
        number = len(self._numbers) + 1
        if number > MAX_LISTS:
            return self._last[style]
        values = {level: self._starts[style][level] if at is None else at for level, at in starts.items()}
        own = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'
            for level, at in values.items()
        )
        self._numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{own}</w:num>')
        return number

    def outline(self, level: int) -> int | None:
        """The number of the list that headings of a level (from 1) are numbered by, where they are."""
        if level not in self._numbered_outline:
            return None
        known = self._last.get(OFFICE)
        if known is None:
            self._last[OFFICE] = known = self.start(OFFICE, self._abstract[OFFICE], {})
        return known

    def _add(self, element: Element) -> None:
        is_outline = element.tag == TEXT + "outline-style"
        name = OFFICE if is_outline else element.get(STYLE + "name", "")
        if name in self._abstract:
            return
        self._abstract[name] = abstract = len(self._abstract)
        starts = self._starts[name] = [1] * LEVELS
        levels = []
        for level in element:
            depth = whole(level.get(TEXT + "level"), 0)
            if not 1 <= depth <= LEVELS:
                continue
            starts[depth - 1] = whole(level.get(TEXT + "start-value"), 1)
            pattern = _pattern(level, depth)
            if is_outline and level.get(STYLE + "num-format"):
                self._numbered_outline.add(depth)
            levels.append(
                f'<w:lvl w:ilvl="{depth - 1}"><w:start w:val="{starts[depth - 1]}"/>'
                f'<w:numFmt w:val="{_format(level)}"/><w:lvlText w:val={quoteattr(pattern)}/></w:lvl>'
            )
        self._markup.append(f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>')


def _format(level: Element) -> str:
    if level.tag in (_BULLET, _IMAGE):
        return "bullet"
    stated = level.get(STYLE + "num-format", "")
    return _FORMATS.get(stated.split(",")[0].strip(), "decimal")


def _pattern(level: Element, depth: int) -> str:
    """The pattern of a level's numbers, with %1 where the number of the first level stands."""
    stated = level.get(LOEXT + "num-list-format")
    if stated is not None:
        return _PLACE.sub(lambda place: "%" + place[1], stated)
    shown = min(whole(level.get(TEXT + "display-levels"), 1), depth)
    numbers = ".".join(f"%{one}" for one in range(depth - shown + 1, depth + 1)) if _format(level) != "none" else ""
    return level.get(STYLE + "num-prefix", "") + numbers + level.get(STYLE + "num-suffix", "")
