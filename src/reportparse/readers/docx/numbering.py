"""Automatic numbers ("一、", "（二）", "1.") from numbering.xml: they are not text, and headings need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportparse.chinese.numerals import ONE_TO_NINE, numeral
from reportparse.patterns import regex
from reportparse.readers.docx.names import Element, W, child, switched_on, value, whole
from reportparse.readers.docx.styles import Style, Styles

MAX_START = 32_767
"""Highest start value; Word's own bound."""
MAX_PATTERN = 40
"""Longest w:lvlText read; Word allows 31 characters."""
MAX_LINKS = 8
"""Longest chain of numStyleLink followed."""

_LEVELS = 9
_PLACE = regex("%([1-9])")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


class Level(NamedTuple):
    """One w:lvl: how its number is counted and written. `restart` is the 1-based level that resets it, 0 for none."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False


class List(NamedTuple):
    """One w:num: the counters it shares (its abstract definition), its levels, and those it starts anew."""

    abstract: str
    levels: tuple[Level, ...]
    restarted: tuple[int, ...]


class Numbering:
    """The lists of one document and their counters; `label` must be asked in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[int, Element] = {}
        self._lists: dict[int, List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            for abstract in root.iterchildren(W + "abstractNum"):
                self._abstract.setdefault(abstract.get(W + "abstractNumId") or "", abstract)
            for number in root.iterchildren(W + "num"):
                number_id = whole(number.get(W + "numId"), 1, 2**31)
                if number_id is not None:
                    self._numbers.setdefault(number_id, number)

    def label(self, style: Style) -> str:
        """Count a paragraph and return its number as Word shows it; "" where it has none."""
        if not style.number_id:
            return ""
        found = self._list(style.number_id)
        if found is None:
            return ""
        depth = _depth(style, found)
        counters = self._count(style.number_id, found, depth)
        return _written(found, depth, counters)

    def _list(self, number_id: int) -> List | None:
        if number_id not in self._lists:
            number = self._numbers.get(number_id)
            self._lists[number_id] = None if number is None else self._made(number)
        return self._lists[number_id]

    def _made(self, number: Element) -> List | None:
        name = value(number, "abstractNumId") or ""
        for _ in range(MAX_LINKS):
            abstract = self._abstract.get(name)
            if abstract is None:
                return None
            link = value(abstract, "numStyleLink")
            if link is None:
                break
            linked = self._numbers.get(self._styles.named(link).number_id or 0)
            name = value(linked, "abstractNumId") or ""
        else:
            return None
        levels = {depth: _level(element) for depth, element in _by_depth(abstract, "lvl")}
        restarted: list[int] = []
        for depth, override in _by_depth(number, "lvlOverride"):
            own = child(override, "lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = whole(value(override, "startOverride"), 0, MAX_START)
            if start is not None:
                restarted.append(depth)
                levels[depth] = levels.get(depth, Level())._replace(start=start)
        return List(name, tuple(levels.get(depth, Level()) for depth in range(_LEVELS)), tuple(restarted))

    def _count(self, number_id: int, found: List, depth: int) -> list[int | None]:
        """Advance the counters. All lists of one abstract definition count on together, unless one sets a start."""
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        for level in found.restarted:
            if level <= depth and (number_id, level) not in self._started:
                self._started.add((number_id, level))
                counters[level] = None
        current = counters[depth]
        counters[depth] = found.levels[depth].start if current is None else current + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or depth < restart:
                counters[deeper] = None
        return counters


def _by_depth(parent: Element, name: str) -> Iterator[tuple[int, Element]]:
    for element in parent.iterchildren(W + name):
        depth = whole(element.get(W + "ilvl"), 0, _LEVELS - 1)
        if depth is not None:
            yield depth, element


def _level(element: Element) -> Level:
    """A w:lvl. A custom format stands in mc:AlternateContent; its Fallback names a usual one."""
    formats = [found.get(W + "val", "") for found in element.iter(W + "numFmt")]
    start = whole(value(element, "start"), 0, MAX_START)
    legal, vanish = child(element, "isLgl"), child(child(element, "rPr"), "vanish")
    return Level(
        start=0 if start is None else start,
        format=formats[-1] if formats else "decimal",
        pattern=(value(element, "lvlText") or "")[:MAX_PATTERN],
        restart=whole(value(element, "lvlRestart"), 0, _LEVELS),
        legal=legal is not None and switched_on(legal),
        style=value(element, "pStyle"),
        hidden=vanish is not None and switched_on(vanish),
    )


def _depth(style: Style, found: List) -> int:
    """The level of a paragraph: a style's numbering belongs to the level that names the style, else as stated."""
    if style.number_style is not None:
        for depth, level in enumerate(found.levels):
            if level.style == style.number_style:
                return depth
    return style.number_level or 0


def _written(found: List, depth: int, counters: list[int | None]) -> str:
    """The label: the level's pattern with every %n replaced. Bullets say nothing and give no text."""
    level = found.levels[depth]
    if level.hidden or level.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        count = counters[other]
        count = found.levels[other].start if count is None else count
        style = "decimal" if level.legal else found.levels[other].format
        return written(count, style)

    return _PLACE.sub(number, level.pattern)


def written(number: int, style: str) -> str:
    """A number in a w:numFmt; a format that is unknown, or does not reach that far, writes plain digits."""
    writer = _WRITERS.get(style)
    return (writer(number) if writer and number > 0 else None) or ("" if style in ("none", "bullet") else str(number))


def _signs(first: str, count: int) -> Callable[[int], str | None]:
    """Numbers that are one character each, `count` of them in a row from `first` on."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else None


def _listed(signs: str) -> Callable[[int], str | None]:
    return lambda number: signs[number - 1] if number <= len(signs) else None


def _digits(signs: str) -> Callable[[int], str | None]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _letters(first: str) -> Callable[[int], str | None]:
    """A … Z, AA, BB …, as Word repeats them."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if number <= 104 else None


def _roman(number: int) -> str | None:
    if number >= 4000:
        return None
    out = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        out += sign * count
    return out


_WRITERS: dict[str, Callable[[int], str | None]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
            "koreanCounting",
        ),
        numeral,
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits("〇" + ONE_TO_NINE)
    ),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _digits("０１２３４５６７８９")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _signs("①", 20)),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalZero": lambda number: f"{number:02}",
    "ideographEnclosedCircle": _signs("㊀", 10),
    "ideographTraditional": _listed("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _listed("子丑寅卯辰巳午未申酉戌亥"),
    "chineseLegalSimplified": _listed("壹贰叁肆伍陆柒捌玖拾"),
    "ideographLegalTraditional": _listed("壹貳參肆伍陸柒捌玖拾"),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: (_roman(number) or "").lower() or None,
}
