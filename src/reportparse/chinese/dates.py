"""Dates and periods in running text, in digits of either width or in hanzi (二〇二四年一月十五日)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from reportparse.chinese.numerals import ONE_TO_NINE, TYPED_ZEROS, ZEROS, in_digits, numeral_value
from reportparse.patterns import regex

_ZERO = f"{ZEROS}{TYPED_ZEROS}0０"

NUMBERED_YEAR = rf"(?:(?:19|20|１９|２０)\d{{2}}|(?:一九|二[{_ZERO}])[{_ZERO}{ONE_TO_NINE}]{{2}})"
"""What a year looks like, without 年: 2023, ２０２３, 二〇二三, 二○二三, 二O二三, 二零二三."""

_POINTS = "-/.－／．"
_POINT = f"[{_POINTS}]"
"""What parts the numbers of a day, of either width."""

_MONTH_OR_DAY = rf"(?:\d{{1,2}}|[{ONE_TO_NINE}十]{{1,3}})"
DAY = (
    rf"(?:{NUMBERED_YEAR}\s*(?:年\s*(?:元|{_MONTH_OR_DAY})\s*月\s*{_MONTH_OR_DAY}(?:\s*日)?"
    rf"|{_POINT}\s*\d{{1,2}}\s*{_POINT}\s*\d{{1,2}}(?!\d)))"
)
"""What a day looks like: 2024年1月15日, ２０２４年１月１５日, 二〇二四年一月十五日, 2024-01-15, 2024/1/15, 2024.1.15."""

IN_A_DAY = ("月", *_POINTS)
"""What each day holds one of."""

_YEAR_NAMED = regex(
    rf"(?<!\d)(?P<year>{NUMBERED_YEAR})(?=\s*(?:年|度|[-—–－~～至到和与及、，,/]+\s*{NUMBERED_YEAR}\s*年))",
    needs=("年", "度"),
)
_ONLY_A_YEAR = regex(rf"\W*(?P<year>{NUMBERED_YEAR})\W*")

SHORTEST_PERIOD_DAYS = 28
"""Days of the shortest statistical period; what is shorter is the time of a notice or a leave."""

MAX_DATE = 40
"""Characters of the longest text that is a date and a time of day, blanks among them."""

_DATE = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
_PERIOD = regex(
    rf"{_DATE}\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|—+|-+|－|～|~|止)\s*(?:(\d{{4}})\s*年)?\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})(?!\d)"
)
_ISO_DATE = regex(rf"(\d{{4}})\s*{_POINT}\s*(\d{{1,2}})\s*{_POINT}\s*(\d{{1,2}})(?!\d)")
_NUMERIC_PERIOD = regex(rf"(?<!\d){_ISO_DATE.pattern}\s*(?:起|开始)?\s*(?:至|到|—+|-+|－|–|～|~)\s*{_ISO_DATE.pattern}")
_WHOLE_YEAR = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年\s*0?1\s*月?(?:份)?\s*(?:至|到|—+|-+|－|–|～|~)\s*12\s*月(?!\s*\d)"
)
_FULL_DATE = regex(_DATE)
_HANZI = f"[{ONE_TO_NINE}十]"
_IN_HANZI = regex(
    rf"(?:(?P<year>{NUMBERED_YEAR})\s*年\s*)?(?<!{_HANZI})(?P<month>元|{_HANZI}{{1,2}}|\d{{1,2}})\s*月"
    rf"\s*(?P<day>{_HANZI}{{1,3}}|\d{{1,2}})\s*日"
)
_TIME = r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_ONLY_A_DATE = regex(rf"(?:{_DATE}|{_ISO_DATE.pattern}){_TIME}")


def find_period(lines: Iterable[str]) -> tuple[str, str] | None:
    """The statistical period where a line states one with both ends; impossible dates, and a few days, are passed over."""
    for line in lines:
        for match in _PERIOD.finditer(dates_in_digits(line)):
            y0, m0, d0, y1, m1, d1 = match.groups()
            start, end = iso_date(y0, m0, d0), iso_date(y1 or y0, m1, d1)
            if start and end and _is_period(start, end):
                return start, end
    return None


def _is_period(start: str, end: str) -> bool:
    """Whether a report can be on the days from one to another: a month is the shortest that an office new in a year has."""
    return date.fromisoformat(end) - date.fromisoformat(start) >= timedelta(days=SHORTEST_PERIOD_DAYS - 1)


def find_numeric_period(text: str) -> tuple[str, str] | None:
    """A period as 2022.1.1-2022.12.31, 2022/1/1-2022/12/31 or 2022年1-12月, to be asked of words that announce one."""
    if _NUMERIC_PERIOD.search(text):
        return find_numeric_days(text)
    if match := _WHOLE_YEAR.search(text):
        return f"{match['year']}-01-01", f"{match['year']}-12-31"
    return None


def find_numeric_days(text: str) -> tuple[str, str] | None:
    """A period as 2022.1.1-2022.12.31 or 2022/1/1-2022/12/31, whose days no office hours have."""
    match = _NUMERIC_PERIOD.search(text)
    if match is None:
        return None
    start, end = iso_date(*match.group(1, 2, 3)), iso_date(*match.group(4, 5, 6))
    return (start, end) if start and end and _is_period(start, end) else None


def iso_date(year: str, month: str, day: str) -> str | None:
    """An ISO date of a year from 1990 to 2099, or None where there is no such day."""
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if 1990 <= made.year <= 2099 else None


def any_date(text: str) -> str | None:
    """The first date of a text, with its year."""
    text = dates_in_digits(text)
    match = _FULL_DATE.search(text) or _ISO_DATE.search(text)
    return iso_date(*match.groups()) if match else None


def without_dates(text: str) -> str:
    """Text without its dates."""
    return _FULL_DATE.sub("", dates_in_digits(text))


def dates_in_digits(text: str) -> str:
    """Text with the dates that are written in hanzi as digits: 元月十五日 is 1月15日."""
    return _IN_HANZI.sub(_date_in_digits, text) if "月" in text else text


def _date_in_digits(match: re.Match[str]) -> str:
    month = 1 if match["month"] == "元" else numeral_value(match["month"])
    day = numeral_value(match["day"])
    year = year_value(match["year"])
    if month is None or day is None:
        return match[0]
    return f"{year}年{month}月{day}日" if year else f"{month}月{day}日"


def year_value(text: str | None) -> int | None:
    """A year in digits or in hanzi (二〇二一) as a number."""
    digits = in_digits(text or "")
    return int(digits) if digits.isdecimal() else None


def years_named(text: str) -> frozenset[int]:
    """The years that a text names as years: with 年 or 年度 behind, or nothing but the number (a line 「2023」, （2023）)."""
    found = [match["year"] for match in _YEAR_NAMED.finditer(text)]
    if not found and (alone := _ONLY_A_YEAR.fullmatch(text)):
        found = [alone["year"]]
    return frozenset(year for one in found if (year := year_value(one)))


def is_date(text: str) -> bool:
    """Whether a text is a date, with or without a time of day, and nothing else; in digits or in hanzi."""
    return len(text) <= MAX_DATE and _ONLY_A_DATE.fullmatch(dates_in_digits(text.strip())) is not None
