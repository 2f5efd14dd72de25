"""Which year, which span and whose count a quantity speaks of: everything but this organ's whole year is left out.

Domain §5: other years, 同比, 累计 and parts of the year stand next to the counts of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from reportparse.chinese.dates import NUMBERED_YEAR, year_value

Span = Literal["year", "other", "part", "since", "plan"]

_YEAR = rf"(?P<year>{NUMBERED_YEAR})年"
# At the start of a clause a year governs what follows; in the midst it is an attribute ("落实2022年要点").
_OPENING = r"(?:^|(?<=[,;:。!?()]))(?:截[至止]到?|自|从|在|另外?|同时|其中|而)?"

_MARKERS: tuple[tuple[Span, re.Pattern[str]], ...] = (
    (
        "since",
        re.compile(
            r"以来|至今|历年|近(?:年|几年|[两三四五]年)来?|[两三四五]年来|截[至止]目前|迄今|截[至止][^;。]{0,40}累计"
            rf"|[到至](?:{NUMBERED_YEAR}年|目前|年)底?[^;。,]{{0,12}},?[^;。,]{{0,6}}累计"
            rf"|{NUMBERED_YEAR}年?[至到\-—~]{NUMBERED_YEAR}年(?!\d{{1,2}}月)"
        ),
    ),
    ("other", re.compile(_OPENING + r"(?:去年|上一?年度?(?!度?的?(?:结|转|顺|遗|未))|往年|前年|明年|来年)")),
    ("plan", re.compile(r"下一步|今后|接下来|下一?年度?(?:我|将|计划)|计划(?!生育|类|信息|总结)|力争|拟于")),
    ("plan", re.compile(r"(?:我们|[我本][市县区镇乡局委办院机])[^,;。]{0,4}将|年将|确保")),
    (
        "part",
        re.compile(
            r"[上下]半年|[一二三四1-4](?:个)?季度|(?<!\d)(?:[2-9]|10|11)月|(?<!\d)12月(?!\d*[日底]|止)|(?<!\d)1月(?!1日)|每[年月周季]"
        ),
    ),
    ("part", re.compile(r"平均|人均|[日月]均|期间")),
    ("year", re.compile(r"全年|年内|本年|今年|年度[内共]|实际")),
)
_CUMULATED = re.compile(r"累计(?!新?收到|受理|接到|接收|办理|答复|办结|举办|召开|开展|组织|培训)")
"""What is published grows from year to year; what is received or held is counted anew in each."""
_WHOLE_YEAR = re.compile(
    rf"1月1日(?:起|开始)?[至到\-—~](?:同年|{NUMBERED_YEAR}年|当年)?12月31日(?:期间|止)?|(?<!\d)1月?[至到\-—~]12月(?!\d)"
)
_GOVERNING_YEAR = re.compile(_OPENING + _YEAR)
_ANY_YEAR = re.compile(_YEAR)
_EARLIER = re.compile(r"去年|往年|前年|(?<!结转)上一?年(?!度?的?(?:结|转|顺|遗|未))|明年|来年")
_COMPARED = re.compile(
    r"同比|环比|相比|[比较][上去前]|增长|增加|减少|下降|上升|降低|提高|增幅|减幅|回落|平均|目标|任务"
)
PARTITION = re.compile(r"其中|包括|包含|分为|[,(]含|(?:信息|内容|申请|公开|公开的|[件条])中,")
DISTRIBUTED = re.compile(r"分别")

_WHEN = rf"(?:{NUMBERED_YEAR}年度?|共|全年|年内|累计|本年度|新|一共|总共)*"
_VERBS = (
    "收到|接到|接收|受理|办理|处理|答复|办结|(?<!政务)(?<!信息)公开|主动公开|发布|推送|更新|编发|编印|出版|培训|制作|制发|制定|印发|出台|废止|备案|审查|审核|清理|举办|召开|组织|开展"
    "|发生|收取|行政复议|行政诉讼|共?有|现有|现行有效|配备|予以|不予|部分公开|其他处理|同意|通过|利用|依托|未|没有|无|被"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:。])(?P<subject>(?![对向为给经]|组织|指导)[^,;:。\d]{1,24}?(?:局|委|厅|院|镇|乡|街道|县|区|村|社区|中心|大队|支队|所|部门|单位|企业|机关|政府|本级|科|股|(?<![举承主代协交督催查])办(?:公室|公厅)?)|办公室)"
    rf"{_WHEN}(?:{_VERBS})"
)
_OURS = re.compile(r"我|本|全|各级|该|党政|^[局委厅办院]?机关$")
_WIDER = re.compile(
    r"(?:^|[,;:。(])(?:(?![对向为给]|组织|指导|举办|召开|开展|参加)[^,;:。(]){0,9}?(?:全(?:省|市|县|区|州|盟|旗|系统|行业)|各(?:部门|单位|乡镇|镇街|县区|区县)|(?:下属|所属|直属|下级)(?:事业)?(?:单位|部门|机构)|\d+[个家](?:事业)?(?:单位|部门|乡镇|街道|村|社区|科室|股室|县区))[^,;:。\d]{0,16}?"
    rf"{_WHEN}(?:{_VERBS}|微信|微博|网站|公众号|专职|兼职)"
)
_BELOW = re.compile(r"(?<![及和与、含])(?:下属|所属|下级|直属|基层)")
_ITSELF = re.compile(r"本机关|[我本]单位|(?:[我本]?[局委厅办院署])(?:机关|本级)|机关本级")
_SUMMARISES = re.compile(r"政府|管委会|管理委员会|街道|[镇乡]$|系统|部门")


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


@lru_cache(maxsize=64)
def _relative(year: int | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    always = (
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
    return _last_span(_WHOLE_YEAR.sub("", before), year) == "year"


def is_own(segment: str, organ: str | None) -> bool:
    """Whether a count is the reporting organ's: no office outside its name is the subject. Unknown organ: yes.

    A count of all offices of the place is a government's, which sums them up (domain §7), and no bureau's; one that
    tells its 本级 from its 系统 reports on both.
    """
    if organ is None:
        return True
    subjects = list(_SUBJECT.finditer(segment))
    subject = subjects[-1]["subject"] if subjects else ""
    if not sums_up(organ) and not ("本级" in segment and "系统" in segment):
        wider = max((match.end() for match in _WIDER.finditer(segment)), default=0)
        if wider and wider >= (subjects[-1].end() if subjects else 0):
            return False
        if _BELOW.search(subject):
            return False
    if not subject or _OURS.search(subject):
        return True
    return subject.removeprefix("代表").replace("人民", "") in organ.replace("人民", "") or organ in subject


def sums_up(organ: str) -> bool:
    """Whether an organ's report usually counts all offices of its place, by its name."""
    return _SUMMARISES.search(organ) is not None


def is_of_itself(lead: str) -> bool:
    """Whether a clause names the organ alone, without those below it: 其中本机关收到56件."""
    return _ITSELF.search(lead) is not None


def is_wider(lead: str) -> bool:
    """Whether a clause names all offices of a place, or those below the organ."""
    return (_WIDER.search(lead) or _BELOW.search(lead)) is not None


def _years(text: str) -> Iterator[int]:
    for match in _ANY_YEAR.finditer(text):
        yield year_value(match["year"]) or 0


def _last_span(before: str, year: int | None) -> Span:
    """What the last marker says; without any, a report speaks of its year. 累计公开 needs the year to be named."""
    spans: list[tuple[int, Span]] = [
        (match.end(), span) for span, pattern in _MARKERS for match in pattern.finditer(before)
    ]
    for match in _GOVERNING_YEAR.finditer(before):
        named = year_value(match["year"])
        spans.append((match.end(), "year" if named == year else "other"))
    if not spans:
        return "since" if _CUMULATED.search(before) else "year"
    return max(spans)[1]
