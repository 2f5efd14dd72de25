"""The year that is reported on and the statistical period; neither is the day of publication (domain §7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.dates import NUMBERED_YEAR, find_period
from reportparse.chinese.numerals import ASCII_DIGITS
from reportparse.diagnostics.issues import Issue, issue
from reportparse.masthead.title import YEAR_IN_TITLE, Title, names_two_years
from reportparse.sections.segment import Outline

_PERIOD_NAMED = re.compile(r"统计(?:期限|时限|时间|期间|周期)[^。；\n]{0,12}\d{4}[^。；\n]{0,40}")


def read_period(
    preamble: Sequence[str], body: Sequence[str], opening: Sequence[str]
) -> tuple[tuple[str, str] | None, list[Issue]]:
    """The statistical period (first day, last day) and, where one is named that is no pair of dates, an issue.

    至202020年12月31日 is such a one (domain §7).
    """
    period = find_period(preamble) or find_period(body)
    if period is None and (stated := _PERIOD_NAMED.search("\n".join(opening))):
        return None, [issue("period-unreadable", "report.period", seen=stated[0])]
    return period, []


def find_year(
    title: Title | None, period: tuple[str, str] | None, opening: Sequence[str], outline: Outline
) -> tuple[int | None, list[Issue]]:
    """The year of the title; of the period where the title has none; else the year that the opening names first.

    With it an issue, where title and period differ or nothing names a year.
    """
    issues: list[Issue] = []
    stated = title.year if title else None
    by_period = int(period[1][:4]) if period and period[0][:4] == period[1][:4] else None
    named = None if stated or not title else YEAR_IN_TITLE.search(title.text.translate(ASCII_DIGITS))
    unclear = named[0] if named and names_two_years(named) else None
    if by_period and (unclear or (stated and stated != by_period)):
        issues.append(
            issue("year-conflict", "report.year", title=stated or unclear, seen=by_period, used=stated or by_period)
        )
    if stated or by_period:
        return stated or by_period, issues
    headings = [section.heading or "" for section in outline.sections]
    for line in [] if unclear else [*opening, *headings]:
        match = re.search(rf"({NUMBERED_YEAR})\s*年(?:度)?[^，。；]{{0,30}}(?:报告|年报|公开)", line)
        if match:
            return int(match[1]), issues
    return None, [*issues, issue("year-unknown", "report.year")]
