"""Indicators in running lines: 收到申请数：46件；申请办结数：46件。 A line of nothing else is one of a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportparse.chinese.text import fold
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.labels.indicators import ROWS, is_head, is_indicator, may_hold_indicator
from reportparse.patterns import regex
from reportparse.sections.indicator_header import MAX_WORD

UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
"""Any unit, as a pattern."""

MAX_LINE = 2_000
"""Characters of the longest line that is looked at; all sixty indicators together have some 1 200."""

_PAIR = regex(
    rf"(?P<label>.{{2,{MAX_WORD}}}?)(?:[:：为共]|\s)*(?P<value>\d[\d,.]*)?\s*"
    rf"(?P<unit>{UNIT})?"
)
_END_OF_PAIR = regex(rf"(?:[\d,.]|{UNIT})$")
"""How a pair ends; what does not is not worth trying every length of its label."""

_NUMBER = regex(r"\d[\d,.]*")
_BEHIND_LABEL = regex(rf"[:：为共\s│|]{{0,6}}(?:{UNIT})?[\s│|]{{0,6}}$")
_COUNTS = tuple(name for name in sorted(ROWS, key=len, reverse=True) if name.endswith(("数", "数量")))
"""Rows that the form words as counts, by their keys."""

_BETWEEN_PAIRS = regex(r"[；;，。]")


@lru_cache(maxsize=256)
def pairs(text: str) -> tuple[str, ...]:
    """The words of a line that is nothing but labels of the form with their numbers, in the order of a table.

    Any other word in it makes the line running text: none of its numbers is taken.
    """
    words: list[str] = []
    for piece in filter(None, map(str.strip, _BETWEEN_PAIRS.split(text))):
        may_be = len(piece) <= 2 * MAX_WORD and may_hold_indicator(piece) and _END_OF_PAIR.search(piece)
        match = _PAIR.fullmatch(piece) if may_be else None
        if match is not None and is_indicator(match["label"]) and (match["value"] or match["unit"]):
            if match["value"] and not is_plain_value(match["value"]):
                return ()
            words += filter(None, (match["label"], match["unit"], match["value"]))
        elif is_head(piece):
            words.append(piece)
        else:
            return ()
    return tuple(words)


def runs(text: str) -> bool:
    """Whether a line of pairs is punctuated as running text is."""
    return bool(pairs(text)) and any(mark in text for mark in "：:；;，。为共")


def indicators_stated(text: str) -> Iterator[str]:
    """The rows of the form, as it words its counts (…数), that stand right before a number in a running text."""
    if len(text) > MAX_LINE or "数" not in text:
        return
    end = 0
    for number in _NUMBER.finditer(text):
        before = text[max(end, number.start() - MAX_WORD) : number.start()]
        end = number.end()
        if "数" in before and (words := fold(_BEHIND_LABEL.sub("", before))).endswith(_COUNTS):
            yield next(name for name in _COUNTS if words.endswith(name))
