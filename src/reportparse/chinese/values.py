"""Cell text to value: the one strict parser. Nobody else calls `int()` on the text of a cell.

Blank, a mark, a number and something else are four different facts. What is not wholly understood is `unreadable`,
never "its digits only" (domain §4, hazards §4).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.numerals import HANZI_NUMERALS, SCALES, TYPED_ZEROS, in_digits, spoken_number
from reportparse.chinese.text import UNSAYABLE, visible
from reportparse.chinese.units import MONEY
from reportparse.patterns import regex

State = Literal["number", "mark", "blank", "unreadable", "missing"]
Written = Literal["digits", "numerals", "mark", "blank", "words"]
Number = int | Decimal

MAX_DIGITS = 18
"""More digits than any count or amount in such a report; longer runs are not a number of ours."""

MAX_DECIMALS = 10
"""Digits behind the point: 0.01 元 is 0.000001 万元. With more, numbers would be rounded where they are multiplied."""

MAX_TEXT = 64
"""Characters of the longest text that is asked whether it is a value; a number with unit and note has some 20."""

WAN = 10_000
YI = 100_000_000

# Note marks stand beside a number and are no part of it: "[1]" (a superscript, as readers write it), ①, ², *, 注1.
# They go before NFKC, which would turn 3① into 31.
_NOTE_MARK = regex(r"(?:\[(?:\d{1,2}|[①-⑳*※])\]|[①-⑳⑴-⒇¹²³⁰-⁹*※]|[（(]?注\d{0,2}[）)]?)+$")
_MARKS = frozenset({"无", "空", "不适用", "暂无", "没有", "无此项", "n/a", "na", "nil"})
_MARK_SIGNS = frozenset("/\\-—―–−‐‑‒─━一﹣_·.…~")
SIGNS = frozenset("+-＋－−﹣")
"""Signs of a change that may stand apart from their number."""

_MINUS = str.maketrans("−–—―﹣‐‑‒", "--------")
_SUM_WORD = regex(r"(?:共计?|合计)\s*(?=\d)")
_FOREIGN_DIGIT = regex(r"[^\D0-9]")
"""A digit of another script, ٣ or १: no such report counts with them."""

_BRACKETED_UNIT = regex(rf"(?<=\d)\s*\(((?:[万亿]?元|{COUNTER}))\)$")
_NUMBER = regex(
    r"(?P<sign>[+-]|↑|↓|增加|减少|增|减|新增)?\s*"
    r"(?P<digits>\d+|\d{1,3}(?:,\s?\d{3})+|\d{1,3}(?: \d{3})+)(?P<fraction>\.\d+)?\s*"
    rf"(?P<scale>万|亿)?(?P<unit>元|{COUNTER})?\s*(?P<stop>[。.;；,、]?)"
)
_SIGNS = {"+": 1, "-": -1, "↑": 1, "↓": -1, "增加": 1, "增": 1, "新增": 1, "减少": -1, "减": -1}
_OH = str.maketrans(dict.fromkeys(TYPED_ZEROS, "0"))
_HANZI_NUMBER = regex(rf"([{HANZI_NUMERALS}]{{1,9}})(?:{COUNTER})?")
_OF_VALUES = (
    "".join(_MARKS | _SIGNS.keys()) + HANZI_NUMERALS + COUNTER + "万亿元共合计注 0123456789,.:/-()[]、，。：；（）"
)
"""Every hanzi that a value may be written with, and what stands before one in most texts."""


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says.

    `unit` is the unit that the cell itself names (元, 万元, 亿元, 件 …). `doubt` is None, "adjusted" (the notation had to be
    interpreted) or "suspicious" (it was read, but a person would look twice).
    """

    state: State
    number: Number | None = None
    unit: str | None = None
    doubt: Literal["adjusted", "suspicious"] | None = None


BLANK = Value("blank")
UNREADABLE = Value("unreadable")


@lru_cache(maxsize=65536)
def parse_value(text: str, *, signed: bool = False, fractional: bool = False) -> Value:
    """Read one cell: a count, or (`fractional`) an amount, or (`signed`) a change such as +18, －35, 增2, ↓3.

    Never raises. The number stands in the cell's own unit (see `in_wan_yuan`), 万 and 亿 before a counter multiplied out.
    """
    if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS and (text[0] != "0" or text == "0"):
        return Value("number", int(text))  # as nearly every cell is written
    bare = visible(text).strip()
    if not bare:
        return BLANK
    if _says_more(bare):
        return UNREADABLE
    unmarked = _NOTE_MARK.sub("", bare).rstrip()
    if not unmarked:
        return Value("mark")
    plain = unicodedata.normalize("NFKC", unmarked).strip()
    if sum(map(str.isdecimal, plain)) != sum(map(str.isdecimal, unmarked)):
        return UNREADABLE  # ²0 and ①3 have become 20 and 13: a note mark where none was expected
    if _FOREIGN_DIGIT.search(plain):
        return UNREADABLE
    if _is_mark(plain, unmarked):
        return Value("mark")
    plain = _BRACKETED_UNIT.sub(r"\1", plain)
    total = _SUM_WORD.match(plain)  # 共3件
    plain = plain[total.end() :] if total else plain
    value = _digits(plain.translate(_MINUS), signed, fractional) or _oh(plain, signed, fractional) or _hanzi(plain)
    if value is None:
        return UNREADABLE
    if (total or unmarked != bare) and value.doubt is None:
        return Value(value.state, value.number, value.unit, "adjusted")
    return value


@lru_cache(maxsize=16384)
def written_as(text: str) -> Written:
    """What a text can be by itself, before anybody knows its column: the one answer to "is this a value?" (domain §4).

    "digits" and "numerals" are numbers as some column of the forms takes them (3, 1,234件, -5, 12.5万元; 十二), "mark" says
    that there is none (/, ——, 无), "words" is everything else: labels, dates, percentages, running text.
    """
    bare = visible(text).strip()
    if not bare:
        return "blank"
    if len(bare) > MAX_TEXT or _says_more(bare):
        return "words"
    value = parse_value(bare, signed=True)
    if value.state == "unreadable":
        value = parse_value(bare, signed=True, fractional=True)
    if value.state == "number":
        return "digits" if any(map(str.isdecimal, bare)) or _oh(bare, False, False) else "numerals"
    return "mark" if value.state == "mark" else "words"


def is_plain_value(text: str) -> bool:
    """Whether a text that no grid tells from labels is a value: digits or a mark.

    A hanzi numeral is none there: the 三 of 三、本年度办理结果, printed one character a line, is the piece of a label.
    """
    return written_as(text) in ("digits", "mark")


def doubted_value(text: str) -> str:
    """The text of a cell over which something may lie: in doubt where it is a number, once; labels are kept as they are."""
    return text + UNSAYABLE if written_as(text) in ("digits", "numerals") else text


def in_wan_yuan(number: Number, unit: str) -> Number:
    """An amount in 元, 万元 or 亿元 as 万元, exactly."""
    return tidy(Decimal(number) * MONEY[unit])


def tidy(number: Decimal) -> Number:
    """A whole number as int, any other without trailing zeros."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def _says_more(bare: str) -> bool:
    """Whether a hanzi in a text is none of those in values: so most words are known, without matching anything."""
    return "一" <= bare.lstrip(_OF_VALUES)[:1] <= "鿿"


def _is_mark(plain: str, unmarked: str) -> bool:
    """A mark says "no number here": strokes of any width and length, or a word for none (domain §4)."""
    if plain.lower() in _MARKS:
        return True
    strokes = "".join((plain if len(plain) <= len(unmarked) else unmarked).split())
    # A lone 一 is the numeral one more often than a dash; only a row of them is a stroke.
    return 0 < len(strokes) <= 12 and set(strokes) <= _MARK_SIGNS and strokes not in {"一", "."}


def _digits(plain: str, signed: bool, fractional: bool) -> Value | None:
    match = _NUMBER.fullmatch(plain)
    if not match:
        return None
    digits = re.sub(r"[,\s]", "", match["digits"])
    sign = match["sign"]
    unit = _unit(match["scale"], match["unit"], fractional)
    too_long = len(digits) > MAX_DIGITS or len(match["fraction"] or ".") - 1 > MAX_DECIMALS
    if too_long or unit == "" or (sign and sign not in "+-" and not signed):
        return None
    number = Decimal(digits + (match["fraction"] or "")) * (_SIGNS[sign] if sign else 1)
    scaled = match["scale"] is not None and unit not in ("万元", "亿元")
    if scaled:
        number *= WAN if match["scale"] == "万" else YI
    suspicious = (
        (match["fraction"] is not None and not fractional and (not scaled or number % 1 != 0))
        or (sign is not None and not signed)
        or (len(digits) > 1 and digits.startswith("0"))
    )
    adjusted = scaled or bool(match["stop"]) or " " in match["digits"] or (sign is not None and sign not in "+-")
    return Value("number", tidy(number), unit, "suspicious" if suspicious else "adjusted" if adjusted else None)


def _unit(scale: str | None, unit: str | None, fractional: bool) -> str | None:
    """The unit named, None where none is, "" where it cannot belong to such a cell (3元 of a count, 3件 of money)."""
    if unit is None:
        return f"{scale}元" if scale and fractional else None
    money = unit == "元"
    if money != fractional:
        return ""
    return f"{scale or ''}元" if money else unit


def _oh(plain: str, signed: bool, fractional: bool) -> Value | None:
    """A letter O or a circle typed for zero: read, and flagged."""
    replaced = plain.translate(_OH)
    if replaced == plain or not re.fullmatch(r"[\d.,+-]+", replaced):
        return None
    value = _digits(replaced, signed, fractional)
    return value and Value("number", value.number, value.unit, "suspicious")


def _hanzi(plain: str) -> Value | None:
    """A small number in Chinese numerals: 零, 十二, 一百零三; or digit by digit, 一二三."""
    match = _HANZI_NUMBER.fullmatch(plain)
    if not match:
        return None
    numerals = match[1]
    if match[0] == "一":  # as often a dash as the numeral one: not to be decided here
        return None
    if not any(sign in SCALES for sign in numerals):
        if "两" in numerals and len(numerals) > 1:
            return None  # 两三件 is two or three of them
        return Value("number", int(in_digits(numerals)), None, "suspicious" if len(numerals) > 1 else "adjusted")
    number = spoken_number(numerals)
    return None if number is None else Value("number", number, None, "adjusted")
