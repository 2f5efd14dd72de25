"""Page furniture: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportparse.layout.text.lines import Line

# Furniture stands in this outer part of the page's height.
MARGIN = 0.13
# Lines at the same height on different pages are within this (pt).
SAME_HEIGHT = 4.0

_DASHED = re.compile(
    r"[-—–―－·•~～_]+\s*\d{1,4}\s*[-—–―－·•~～_]+"
    r"|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*[（(]?共\s*\d{1,4}\s*页[）)]?)?"
    r"|\d{1,4}\s*/\s*\d{1,4}"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_BARE = re.compile(r"\d{1,4}|[ivxIVX]{1,5}")
_DIGITS = re.compile(r"\d+")


def is_dashed_number(text: str) -> bool:
    """Whether text can only be a page number: "- 4 -", "—4—", "第 4 页 共 6 页", "4/6"."""
    return bool(_DASHED.fullmatch(text.strip()))


def in_margin(top: float, bottom: float, height: float) -> bool:
    """Whether something stands in the upper or lower margin of a page of this height."""
    return bottom <= MARGIN * height or top >= (1 - MARGIN) * height


def furniture_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """For each page, given as its height and its lines outside tables, the indexes of the lines that are furniture.

    Furniture stands in the margins: a page number, or what repeats there at the same height with other digits.
    """
    candidates = [[i for i, line in enumerate(lines) if _may_be(line, height)] for height, lines in pages]
    repeated = Counter(
        key
        for (_, lines), indexes in zip(pages, candidates, strict=True)
        for key in {k for i in indexes for k in _keys(lines[i])}
    )
    enough = 2 if len(pages) < 5 else 3
    return [
        {
            i
            for i in indexes
            if _is_number(lines[i], number, len(pages)) or max(repeated[k] for k in _keys(lines[i])) >= enough
        }
        for number, ((_, lines), indexes) in enumerate(zip(pages, candidates, strict=True), 1)
    ]


def _may_be(line: Line, height: float) -> bool:
    return in_margin(line.top, line.bottom, height)


def _is_number(line: Line, number: int, n_pages: int) -> bool:
    """Whether a line in a margin is a page number by itself."""
    if is_dashed_number(line.text):
        return True
    return n_pages > 1 and bool(_BARE.fullmatch(line.text)) and line.text in {str(number), str(number - 1)}


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a line shares with its like on other pages: its words, and its height in two overlapping steps."""
    words = _DIGITS.sub("0", "".join(line.text.split()))
    step = 2 * SAME_HEIGHT
    return (words, int(line.top / step) * 2), (words, int(line.top / step + 0.5) * 2 + 1)
