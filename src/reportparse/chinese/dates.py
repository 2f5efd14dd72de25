"""Dates and periods in running text, in digits of either width or in hanzi (二〇二四年一月十五日)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reportparse.chinese import text as zh

ASCII_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
"""Full-width digits as the common ones, character by character."""

NUMBERED_YEAR = r"(?:(?:19|20)\d{2}|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})"

_DATE = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
_PERIOD = re.compile(
    rf"{_DATE}\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|—+|-+|－|～|~|止)\s*(?:(\d{{4}})\s*年)?\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})(?!\d)"
)
_FULL_DATE = re.compile(_DATE)
_ISO_DATE = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)")
_IN_HANZI = re.compile(
    rf"(?:(?P<year>{NUMBERED_YEAR})\s*年\s*)?(?<![一二三四五六七八九十])(?P<month>元|[一二三四五六七八九十]{{1,2}}|\d{{1,2}})\s*月"
    r"\s*(?P<day>[一二三四五六七八九十]{1,3}|\d{1,2})\s*日"
)


def find_period(lines: Iterable[str]) -> tuple[str, str] | None:
    """The statistical period where a line states one with both ends; impossible dates are passed over."""
    for line in lines:
        for match in _PERIOD.finditer(in_digits(line)):
            y0, m0, d0, y1, m1, d1 = match.groups()
            start, end = iso_date(y0, m0, d0), iso_date(y1 or y0, m1, d1)
            if start and end and start <= end:
                return start, end
    return None


def iso_date(year: str, month: str, day: str) -> str | None:
    """An ISO date of a year from 1990 to 2099, or None where there is no such day."""
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if 1990 <= made.year <= 2099 else None


def any_date(text: str) -> str | None:
    """The first date of a text, with its year."""
    text = in_digits(text)
    match = _FULL_DATE.search(text) or _ISO_DATE.search(text)
    return iso_date(*match.groups()) if match else None


def without_dates(text: str) -> str:
    """Text without its dates."""
    return _FULL_DATE.sub("", in_digits(text))


def in_digits(text: str) -> str:
    """Text with the dates that are written in hanzi as digits: 元月十五日 is 1月15日."""
    return _IN_HANZI.sub(_date_in_digits, text) if "月" in text else text


def _date_in_digits(match: re.Match[str]) -> str:
    month = 1 if match["month"] == "元" else zh.numeral_value(match["month"])
    day = zh.numeral_value(match["day"])
    year = year_value(match["year"])
    if month is None or day is None:
        return match[0]
    return f"{year}年{month}月{day}日" if year else f"{month}月{day}日"


def year_value(text: str | None) -> int | None:
    """A year in digits or in hanzi (二〇二一) as a number."""
    if not text:
        return None
    digits = text.translate(str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789"))
    return int(digits) if digits.isdecimal() else None
