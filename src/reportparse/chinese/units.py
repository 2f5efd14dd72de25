"""Units: what a header, or a line above a table, says that its numbers count."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from reportparse.chinese.counters import COUNTER, COUNTERS
from reportparse.chinese.text import clean
from reportparse.patterns import HANZI, regex

MONEY = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
"""The units of money that reports use, each in 万元, the unit of the form."""

MONEY_UNIT = "|".join(sorted(MONEY, key=len, reverse=True))
"""Any of them, as the alternatives of a pattern."""

UNITS = frozenset((*COUNTERS, *MONEY, "单位"))
"""Words that some editors put in a column of their own beside the label; they are neither label nor value."""

UNKNOWN = "?"
"""A unit that the form does not know (千元, 万件): nobody says what such a number means."""

MAX_LINE = 60
"""Characters of the longest line that states the units of a table."""

_SCALE = "百千十万亿仟佰拾"
_CURRENCY = "美港欧日"
_COUNTER_SIGNS = "".join(sorted({sign for counter in COUNTERS for sign in counter}))
_LINE = regex(
    rf"(?:(?<!{HANZI})|计量|金额)单\s*位\s*[:：]\s*([{_SCALE}元{_CURRENCY}{_COUNTER_SIGNS}、，,/和及 \u3000]+)"
    r"[）)】\]]?\s*$",
    needs=("单",),
)
_BRACKETS = "（(【[ \u3000\n"
_MONEY = regex(rf"(?<![百千十仟佰拾])(?:亿元|万元)|(?<![{_SCALE}{_CURRENCY}])元")
_ANY_MONEY = regex(rf"[{_SCALE}{_CURRENCY}]*元", needs=("元",))
_SCALED = regex(
    rf"[百千十仟佰拾]万|[{_SCALE}{_CURRENCY}]+(?=元|{COUNTER})|(?:单位[:：]?|[（(])[万千百亿](?:[）)]|$)",
    needs=(*_SCALE, *_CURRENCY),
)


def units_stated(line: str) -> str:
    """What a line says of the units of the table below it, such as 单位：万元; "" where it says nothing."""
    match = _LINE.search(line) if len(line) <= MAX_LINE else None
    return "单位:" + "".join(match[1].split()) if match else ""


def is_unit_line(text: str) -> bool:
    """Whether a text says what the units are, and nothing else."""
    return "单" in text and text.lstrip(_BRACKETS)[:1] in "单计金" and bool(units_stated(text.lstrip(_BRACKETS)))


@lru_cache(maxsize=1024)
def unit_of(header: str, above: str, *, money: bool) -> str | None:
    """The unit of money that a column's header names, or what stands above its table does; None where none is named.

    `UNKNOWN` where amounts are in a unit that is none of ours, or where counts are in thousands and the like.
    """
    words = "".join(clean(header).split())
    if not money:
        return UNKNOWN if _SCALED.search(words) or _SCALED.search(_ANY_MONEY.sub("", above)) else None
    for stated in (words, above if "元" in above else ""):
        if named := _MONEY.search(stated):
            return named[0]
        if _SCALED.search(stated):
            return UNKNOWN
    return None
