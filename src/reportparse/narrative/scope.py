"""Which year and which span a quantity speaks of: everything but the whole year reported on is left out.

Domain §5: other years, 同比, 累计 and parts of the year stand next to the counts of the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.dates import NUMBERED_YEAR, year_value
from reportparse.patterns import regex

YearSpan = Literal["year", "other", "part", "since", "plan"]

_YEAR = rf"(?P<year>{NUMBERED_YEAR})年"
# At the start of a clause a year governs what follows; in the midst it is an attribute ("落实2022年要点").
_OPENING = r"(?:^|(?<=[,;:。!?()]))(?:截[至止]到?|自|从|在|另外?|同时|其中|而)?"

_MARKERS: tuple[tuple[YearSpan, re.Pattern[str]], ...] = (
    (
        "since",
        regex(
            r"以来|至今|历年|近(?:年|几年|[两三四五]年)来?|[两三四五]年来|截[至止]目前|迄今|截[至止][^;。]{0,40}累计"
            rf"|[到至](?:{NUMBERED_YEAR}年|目前|年)底?[^;。,]{{0,12}},?[^;。,]{{0,6}}累计"
            rf"|{NUMBERED_YEAR}年?[至到\-—~]{NUMBERED_YEAR}年(?!\d{{1,2}}月)"
        ),
    ),
    ("other", regex(_OPENING + r"(?:去年|上一?年度?(?!度?的?(?:结|转|顺|遗|未))|往年|前年|明年|来年)")),
    ("plan", regex(r"下一步|今后|接下来|下一?年度?(?:我|将|计划)|计划(?!生育|类|信息|总结)|力争|拟于")),
    ("plan", regex(r"(?:我们|[我本][市县区镇乡局委办院机])[^,;。]{0,4}将|年将|确保", needs=("将", "确保"))),
    (
        "part",
        regex(
            r"[上下]半年|[一二三四1-4](?:个)?季度|(?<!\d)(?:[2-9]|10|11)月|(?<!\d)12月(?!\d*[日底]|止)|(?<!\d)1月(?!1日)|每[年月周季]",
            needs=("半年", "季度", "月", "每"),
        ),
    ),
    ("part", regex(r"平均|人均|[日月]均|期间")),
    ("year", regex(r"全年|年内|本年|今年|年度[内共]|实际")),
)
_CUMULATED = regex(r"累计(?!新?收到|受理|接到|接收|办理|答复|办结|举办|召开|开展|组织|培训)")
"""What is published grows from year to year; what is received or held is counted anew in each."""
_WHOLE_YEAR = regex(
    rf"1月1日(?:起|开始)?[至到\-—~](?:同年|{NUMBERED_YEAR}年|当年)?12月31日(?:期间|止)?|(?<!\d)1月?[至到\-—~]12月(?!\d)",
    needs=("12月",),
)
_GOVERNING_YEAR = regex(_OPENING + _YEAR)
_ANY_YEAR = regex(_YEAR)
_EARLIER = regex(r"去年|往年|前年|(?<!结转)上一?年(?!度?的?(?:结|转|顺|遗|未))|明年|来年")
_CLOSED = regex(r"\([^()]*\)")
_NOTE = regex(r"\(([^()]*)")
_BEGUN = regex(
    rf",?(?:均?[系为是]|均?[系为是]?[在于]){_YEAR}度?(?:提[起出]|申请|发生|立案|受理|收到|结转|遗留|以前|之前|信息|文件)"
)
_COUNTS = regex(rf"\d(?:{COUNTER})")
_COMPARED = regex(r"同比|环比|相比|[比较][上去前]|增长|增加|减少|下降|上升|降低|提高|增幅|减幅|回落|平均|目标|任务")
_UNTIL_NOW = regex(r"截[至止]目前(?:为止)?|至今|迄今(?:为止)?|以来")
PARTITION = regex(r"其中|包括|包含|分为|[,(]含|(?:信息|内容|申请|公开|公开的|[件条])中,")
DISTRIBUTED = regex(r"分别(?![为是]:)")


def with_relative_years(text: str, year: int | None) -> str:
    """The text with years that are meant relative to the reported one said so; `year` is that one, None if unknown.

    In a report on 2023, "2022年结转3件" becomes "上年结转3件" and "结转2024年1件" becomes "结转下年1件", as other reports
    say it. "2023年以来" and "今年以来" lose 以来, for they mean the whole year; "2019年以来" keeps it.
    """
    if "年" not in text:
        return text
    for pattern, relative in _relative(year):
        text = pattern.sub(relative, text)
    return text


def _reported(year: int | None) -> Callable[[re.Match[str]], str]:
    """What several years have in common is of the reported one, too: 2022年、2023年均未收到申请."""

    def of_several(years: re.Match[str]) -> str:
        return f"{year}年" if year in {*_years(years[0] + "年")} else years[0]

    return of_several


@lru_cache(maxsize=64)
def _relative(year: int | None) -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    always = (
        (re.compile(rf"(?:{NUMBERED_YEAR}年度?[、和及])+{NUMBERED_YEAR}年度?(?=均|都|皆)"), _reported(year)),
        (re.compile(r"(?<=[今本]年)以?来(?!访|信)"), ""),
        (re.compile(r"去年度?(?=的?(?:结转|转入|转来|遗留))"), "上年"),
    )
    if year is None:
        return always
    return (
        *always,
        (re.compile(rf"(?<={year}年)以来"), ""),
        (re.compile(rf"{year - 1}年度?(?=的?(?:结转|转入|转来|遗留))"), "上年"),
        (re.compile(rf"(结转|转入|转|顺延|延续)(至|到|入)?{year + 1}年"), r"\1\2下年"),
    )


def is_of_the_year(before: str, lead: str, year: int | None) -> bool:
    """Whether what follows `before` (the line so far) speaks of the whole reported year; `lead` is its own clause."""
    if _COMPARED.search(lead) or _EARLIER.search(lead) or any(value != year for value in _years(lead)):
        return False
    opened = _GOVERNING_YEAR.match(lead.removeprefix("其中"))
    return _last_span(_WHOLE_YEAR.sub("", lead if opened else _CLOSED.sub("", before)), year) == "year"


def opens_with_the_year(lead: str, year: int | None) -> bool:
    """Whether a clause opens with the reported year: 其中2023年收到9件."""
    opened = _GOVERNING_YEAR.match(lead.removeprefix("其中"))
    return opened is not None and year_value(opened["year"]) == year


def spans_the_year(rest: str, year: int | None) -> bool:
    """Whether what stands right behind a number leaves it one of the year; "(自2008年以来)", "(截至目前累计)" do not.

    Nor does ",系2012年提起" in a report on 2013. A bracket that counts something says that of its own number.
    """
    if (begun := _BEGUN.match(rest)) and year_value(begun["year"]) != year:
        return False
    note = _NOTE.match(rest)
    if note is None or _COUNTS.search(note[1]):
        return True
    said = _WHOLE_YEAR.sub("", note[1])
    return "累计" not in said and _last_span(said, year) == "year"


def until_now_left_out(before: str) -> str:
    """The text without 截至目前 and the like: a thing that never came to be did not in the year either."""
    return _UNTIL_NOW.sub("", before)


def _years(text: str) -> Iterator[int]:
    for match in _ANY_YEAR.finditer(text):
        yield year_value(match["year"]) or 0


def _last_span(before: str, year: int | None) -> YearSpan:
    """What the last marker says; without any, a report speaks of its year. 累计公开 needs the year to be named."""
    spans: list[tuple[int, YearSpan]] = [
        (match.end(), span) for span, pattern in _MARKERS for match in pattern.finditer(before)
    ]
    for match in _GOVERNING_YEAR.finditer(before):
        named = year_value(match["year"])
        spans.append((match.end(), "year" if named == year else "other"))
    if not spans:
        return "since" if _CUMULATED.search(before) and year not in {*_years(before)} else "year"
    return max(spans)[1]
