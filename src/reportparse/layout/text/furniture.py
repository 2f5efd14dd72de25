"""Page furniture: page numbers, running heads and feet. They are kept apart from the text that they interrupt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportparse.layout.text.lines import Line
from reportparse.patterns import regex

MARGIN_SHARE = 0.13
"""Furniture stands in this outer part of the page's height: 109 pt of A4, where Word's own margins are 72 pt."""

SAME_HEIGHT_PT = 4.0
"""Lines of different pages stand at the same height where they differ by no more.
Measured: 1 to 16 (`layout/__init__.py`)."""

MIN_REPEATS_COUNT, MIN_REPEATS_LONG_COUNT, LONG_PAGES_COUNT = 2, 3, 5
"""What repeats on so many pages is furniture; in documents of at least LONG_PAGES_COUNT pages on MIN_REPEATS_LONG_COUNT."""

_PAGE_NUMBER = regex(
    r"[-—–―－·•~～_]+\s*\d{1,4}\s*[-—–―－·•~～_]+"
    r"|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*[（(]?共\s*\d{1,4}\s*页[）)]?)?"
    r"|\d{1,4}\s*/\s*\d{1,4}"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_FOOT_OF_PRINT = regex(r"(?:https?|file)://\S{4,300}\s+\d{1,4}\s*/\s*\d{1,4}")
"""What browsers print below a page, and copies of prints hold anywhere: the page's address and its count."""

_DIGITS = regex(r"\d+")


def is_page_number(text: str) -> bool:
    """Whether text can only be a page number: "- 4 -", "—4—", "第 4 页 共 6 页", "4/6"; but not "4", which may be a value."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def is_foot_of_print(text: str) -> bool:
    """Whether text is what a browser prints below a page: "http://jx.example.cn/1.html 1/5"."""
    return "://" in text and _FOOT_OF_PRINT.fullmatch(text.strip()) is not None


def in_margin(top: float, bottom: float, height: float) -> bool:
    """Whether something stands in the upper or lower margin of a page of this height."""
    return bottom <= MARGIN_SHARE * height or top >= (1 - MARGIN_SHARE) * height


def furniture_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """For each page, given as its height (pt) and its lines outside tables, the indexes of the lines that are furniture.

    Furniture stands in the margins: a page number, or what repeats there at the same height with other digits, such as
    "某县2023年年报 第1页" on one page and "某县2023年年报 第2页" on the next; or the foot of a browser's print, anywhere.
    """
    candidates = [
        [i for i, line in enumerate(lines) if in_margin(line.top, line.bottom, height) or is_foot_of_print(line.text)]
        for height, lines in pages
    ]
    repeated = Counter(
        key
        for (_, lines), indexes in zip(pages, candidates, strict=True)
        for key in {k for i in indexes for k in _keys(lines[i])}
    )
    enough = MIN_REPEATS_COUNT if len(pages) < LONG_PAGES_COUNT else MIN_REPEATS_LONG_COUNT
    return [
        {
            i
            for i in indexes
            if _is_number_of_page(lines[i], number, len(pages)) or max(repeated[k] for k in _keys(lines[i])) >= enough
        }
        for number, ((_, lines), indexes) in enumerate(zip(pages, candidates, strict=True), 1)
    ]


def _is_number_of_page(line: Line, number: int, n_pages: int) -> bool:
    """Whether a line is a page number, or one of a print, by its look, or the bare number of this page (from 1 or 0)."""
    if is_page_number(line.text) or is_foot_of_print(line.text):
        return True
    return n_pages > 1 and line.text in {str(number), str(number - 1)}


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a line shares with its like on other pages: its words without their digits, and its height.

    The height is told in steps of twice SAME_HEIGHT_PT, in two rows of steps that overlap by half: of two lines at nearly
    the same height at least one step is the same, wherever the steps begin.
    """
    words = _DIGITS.sub("0", "".join(line.text.split()))
    step = 2 * SAME_HEIGHT_PT
    return (words, int(line.top / step) * 2), (words, int(line.top / step + 0.5) * 2 + 1)
