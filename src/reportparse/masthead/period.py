"""The year that is reported on and the statistical period; neither is the day of publication (domain §7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.dates import NUMBERED_YEAR, find_numeric_days, find_numeric_period, find_period, year_value
from reportparse.chinese.numerals import ONE_TO_NINE, TYPED_ZEROS, ZEROS, with_ascii_digits
from reportparse.diagnostics.issues import Issue, issue
from reportparse.masthead.mentions import prose_year, without_cited
from reportparse.masthead.title import YEAR_IN_TITLE, Title, names_two_years
from reportparse.patterns import regex

Period = tuple[str, str]
"""The first and the last day, as ISO dates."""

_DIGITS = rf"\d{ZEROS}{TYPED_ZEROS}{ONE_TO_NINE}十"
_NAMED = regex(
    rf"(?:(?:统计|数据|报告|起止|时间)[^，。；\n]{{0,10}}?(?:期限|时限|时间|期间|周期|范围|时段|日期)|报告期)[^。；\n]{{0,12}}{NUMBERED_YEAR}[^。；\n]{{0,40}}"
)
_RANGE = regex(
    rf"(?:自|从|由|为|是|[:：（(])?\s*{NUMBERED_YEAR}[{_DIGITS}年月日.\-/]{{2,12}}\s*(?:起)?\s*(?:至|到|—+|－|～|~|--)\s*"
    rf"(?:[{_DIGITS}]{{1,8}}[年月日.\-/]?){{1,4}}(?:日|止|期间)"
)
_ACADEMIC = regex(r"学年")
_YEAR_ALONE = regex(rf"[（(]?\s*({NUMBERED_YEAR})\s*年度?\s*[）)]?")
_YEAR_SAID = regex(rf"({NUMBERED_YEAR})\s*年(?:度)?[^，。；]{{0,30}}(?:报告|年报|公开)")


def read_period(
    preamble: Sequence[str], body: Sequence[str], opening: Sequence[str]
) -> tuple[Period | None, list[Issue]]:
    """The statistical period and, where one is stated that is no pair of dates, an issue.

    「至202020年12月31日」 and 「至20201231日」 are such ones (domain §7), whatever the words before them.
    """
    whole = "".join(preamble)  # a page breaks dates anywhere
    period = find_period([whole, *preamble]) or find_period(["".join(opening), *body]) or find_numeric_days(whole)
    if period is None:
        text = with_ascii_digits("\n".join(opening))
        if stated := _NAMED.search(text) or _RANGE.search(text):
            if period := find_numeric_period(stated[0]):
                return period, []
            return None, [issue("period-unreadable", "report.period", seen=stated[0].strip()[:60])]
    return period, []


def find_year(
    title: Title | None, period: Period | None, opening: Sequence[str], other_lines: Sequence[str]
) -> tuple[int | None, list[Issue]]:
    """The year of the title; of the period where the title has none; else the year that the opening names first.

    With it an issue, where they differ, where the period is none of the calendar or where nothing names a year.
    """
    named = YEAR_IN_TITLE.search(with_ascii_digits(title.text)) if title and title.year is None else None
    named = named or (_academic_said(opening) if title is None else None)
    two_years = named[0] if named and names_two_years(named) else None
    if _is_academic(two_years, period, title):
        return _academic_year(named, period)
    stated = title.year if title else None
    by_period = int(period[1][:4]) if period and period[0][:4] == period[1][:4] else None
    said = None if two_years else prose_year(opening)
    other = by_period or said
    year = stated or other
    if period and stated and period != (f"{stated}-01-01", f"{stated}-12-31") and by_period in (None, stated):
        return year, [issue("period-not-calendar", "report.period", seen=" – ".join(period), used=year)]
    if other and (two_years or (stated and stated != other)):
        conflict = issue("year-conflict", "report.year", title=stated or two_years, seen=other, used=year)
        return year, [conflict]
    if year is None and not two_years:
        year = _year_said([*opening, *other_lines])
    return year, [] if year else [issue("year-unknown", "report.year")]


def _is_academic(two_years: str | None, period: Period | None, title: Title | None) -> bool:
    """Whether the report is on an academic year: its title says 学年, or nothing but a period over two years is stated."""
    if two_years and _ACADEMIC.search(two_years):
        return True
    return period is not None and period[0][:4] != period[1][:4] and (title is None or title.year is None)


def _academic_said(lines: Sequence[str]) -> re.Match[str] | None:
    """The academic year on which the opening says that it reports: 现公布甲州大学2022-2023学年信息公开年度报告."""
    for line in lines:
        own = with_ascii_digits(without_cited(line))
        for named in YEAR_IN_TITLE.finditer(own) if "公开" in own else ():
            if named["first"] and _ACADEMIC.search(named[0]):
                return named
    return None


def _academic_year(named: re.Match[str] | None, period: Period | None) -> tuple[int | None, list[Issue]]:
    """The year in which an academic year ends; 2022-2023学年 ends in 2023, and 2023学年 alone may end in either."""
    if period:
        seen, year = " – ".join(period), int(period[1][:4])
    elif named and named["first"] and named["year"].isdecimal():
        seen, year = named[0], int(named["year"])
    else:
        return None, [issue("year-unknown", "report.year")]
    return year, [issue("period-not-calendar", "report.period", seen=seen, used=year)]


def _year_said(lines: Sequence[str]) -> int | None:
    for line in lines:
        if match := (_YEAR_ALONE.fullmatch(line.strip()) or _YEAR_SAID.search(without_cited(line))):
            return year_value(match[1])
    return None
