"""Documents that stand beside such reports on the sites of offices and are none: summaries, plans, guides, news, lists.

What a document is, its own title says; what it cites in 《》 says nothing of it (domain §7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.chinese.dates import DAY, NUMBERED_YEAR
from reportparse.masthead.mentions import mentions, without_cited
from reportparse.masthead.names import ends_like_organ
from reportparse.masthead.title import as_title
from reportparse.patterns import HANZI, regex
from reportparse.sections.boilerplate import is_date_line, is_head_line

MAX_NAME_LINE = 60
"""Characters of the longest line that is a document's name."""

MIN_NAME = 8
"""Characters of the shortest name of a document; what is shorter (权责清单) is a column of a site."""

LINES_OF_NAME = 4
"""So many lines, without a site's words, may hold a document's name."""

LINES_OF_OPENING = 12
"""So many lines may say that a report is published by them."""

MIN_LISTED = 2
"""So many titles and no running text make a list of reports; one more where there is some."""

MAX_LIST_PROSE = 120
"""Characters of running text beside the titles of a list of reports."""


class Named(NamedTuple):
    """What a document is, in English and Chinese, and the line that says so."""

    en: str
    zh: str
    line: str
    is_sure: bool = False
    """Whether headings of a report do not speak against it: a scheme of assessment has the same ones."""


_DAY_BEFORE = rf"^[\s（(【\[·•]*{DAY}[）)\]】\s]*"
_DAY_BEHIND = rf"[\s（(【\[]*{DAY}[\s）)\]】]*$"
_ENDING = r"(?:[（(][^（）()]{1,20}[）)])?$"
_SURE_KINDS = tuple(
    (f"(?:{pattern}){_ENDING}", en, zh)
    for pattern, en, zh in (
        (r"自[查评](?:自[纠评]|整改|整治)?(?:工作)?(?:情况)?的?(?:报告|总结|说明|表)", "a self-check", "自查报告"),
        (
            r"(?:考核|考评|评估|测评|评分|评议)[^，。]{0,8}(?:方案|办法|细则|标准|指标(?:体系)?|评分表)",
            "rules of an assessment (考核办法)",
            "考核办法或考核方案",
        ),
        (
            r"(?:填报|填写|编写|撰写)(?:说明|要求|须知|口径|指引|提示)|编制(?:要求|须知|指引)",
            "a guide to such reports (填报说明)",
            "填报说明",
        ),
        (r"(?:提案|建议|议案)[^，。]{0,12}(?:答复|复函)(?:意见|函)?", "a reply to a proposal (答复)", "答复"),
        (r"(?:申请|情况|工作|数据|公开)统计(?:报?表)?|(?:申请|答复)台账", "a statistics table alone", "统计表"),
    )
)
_KINDS = tuple(
    (f"(?:{pattern}){_ENDING}", en, zh)
    for pattern, en, zh in (
        (r"(?:工作|情况|年度|公开)总结(?:报告)?", "a work summary", "工作总结"),
        (r"评估(?:结果)?(?:的)?报告", "an assessment (评估报告)", "评估报告"),
        (r"申请表", "a form for requests (申请表)", "申请表"),
        (r"(?:答复|告知|决定)书", "a reply to a request (答复书)", "答复书"),
        (r"年度?报表", "an annual form of another kind (年度报表)", "年度报表"),
        (r"要点", "a paper of key points", "工作要点"),
        (r"指南", "a guide", "指南"),
        (r"决算(?:公开)?(?:情况)?(?:说明|报告|表)?", "a final account", "决算"),
        (r"预算(?:公开|执行)?(?:情况)?(?:的)?(?:说明|报告|表|草案)?", "a budget", "预算"),
        (r"清单", "a list of items", "清单"),
        (r"目录", "a directory", "目录"),
        (r"条例", "a statute (条例)", "条例"),
        (r"制度", "a rule (制度)", "制度"),
        (r"办法|细则|规定|规则|规程|规范", "a rule (办法)", "办法"),
        (r"方案|预案", "a plan (方案)", "方案"),
        (r"计划|规划|安排|任务分解表?|分工", "a plan (计划)", "计划"),
        (r"通报", "a circular (通报)", "通报"),
        (r"通知|的函|意见", "a notice (通知)", "通知"),
        (r"政府工作报告|法院工作报告|检察院工作报告|委员会工作报告", "a work report of another kind", "工作报告"),
        (r"简报|动态|信息专报", "a bulletin", "简报"),
        (r"解读|新闻发布会", "an explanation", "解读"),
    )
)
_OTHER_REPORT = regex(
    rf"{NUMBERED_YEAR}\s*年?度?(?P<subject>{HANZI}{{2,24}}?)(?:工作)?(?:情况)?的?(?:年度工作报告|年度报告|工作报告|年报|情况的?报告)$"
)
"""A report of a year on something else: 甲县2023年信访工作年度报告; what stands between is no organ and not openness."""

_YEAR_LAST = regex(rf"(?P<subject>[\u4e00-\u9fff（）]{{4,30}}?){NUMBERED_YEAR}\s*年?度?(?:年度)?(?:工作)?报告")
"""One that names its subject first: 甲市住房公积金2022年年度报告."""

_OPENNESS = regex(r"公开|信息|政务|年度?$")
_OPENINGS = (
    (r"(?<![^，。；]{40})总结(?:汇报)?如下", "a work summary", "工作总结"),
    (r"通知如下[：:]?$", "a notice (通知)", "通知"),
)
_NEWS = (
    r"^(?:(?:本报|本网|本站)(?:讯|消息)|近日|日前|\d{1,2}月\d{1,2}日(?:上午|下午)?[，,]|据悉|记者|截至.{0,16}全[县市区省])|(?:召开|举办|举行|组织开展).{0,40}(?:会议?|培训班?|活动)$"
    r"|^[^，。]{2,30}(?:发布|公布|完成)[^，。]{0,40}(?:年度报告|年报)(?:发布|编制)?(?:工作)?$"
)
_SPREAD = r"(?:印发|下发|转发|公布)《?(.*(?:要点|方案|计划|制度|办法|清单|目录|指南|规定|细则)》?)的(?:通知|公告)$"
"""A notice that only spreads another document: that one is named."""

_SPREADS_FORM = (
    r"^[^，。；：:《]{0,60}关于(?:印发|下发|转发|修订)《[^，。；]*(?:格式|模板|样式|范本)[^《》]{0,12}》"
    r"[^，。；《》]{0,8}的?(?:通知|函)$"
)
"""The title of a notice that spreads the form of the reports, which stands below it with all its headings."""

_SPEAKS = regex(r"信息公开|政务公开|《条例》")
_PUBLISHES = (
    r"现(?:将|就|予以?|向社会|特|依法)?[^。；\n]{0,80}?(?:公布|公开|发布|报告|汇报)[^。；\n]{0,60}?(?:年度报告|年报|工作报告|如下|现予|[:：]$|$)"
    r"|现(?:将|就|把)[^。；\n]{0,60}(?:信息公开|政务公开)[^。；\n]{0,16}情况[^。；\n]{0,10}(?:公布|公开|报告|汇报)[。；]?$"
    r"|向社会公[布开][^。；\n]{0,60}(?:年度报告|年报)"
    r"|(?<!机构)(?:编制|编写|形成|制作)(?:完成)?(?:了|并[公发]布)?[^，。；\n]{0,60}(?:信息公开|政务公开)[^，。；\n]{0,16}(?:年度报告|年报|工作报告)(?![^，。；\n]{0,6}(?:工作|通知|的要求|要求))"
    r"|本(?:年度)?(?:报告|年报)(?:由|根据|依据|按照|所列|中所列|包括|全文)"
)
_MARK_OF_ANNEX = r"^附件\s*\d{0,2}\s*[:：.、]?\s*"
_ATTACHED = (
    r"^(?:请|可)?(?:点击|下载)[^。]{0,16}(?:附件|下载|链接|查看|全文)|^附件\s*\d{0,2}\s*[:：]|"
    r"^[（(]?(?:全文|详情|内容)?请?(?:详?见|参见)?附件\s*\d{0,2}[:：]?[。）)]*$|\.(?:docx?|wps|pdf|ofd|xlsx?|zip|rar)$"
)
"""A line that only says where the report is: 「附件：甲局2023年….pdf」, 「详见附件。」, 「点击下载附件」."""

PART_OF_YEAR = regex(
    r"[上下]半年|第?[一二三四1-4]季度|第[一二三四]季|(?<!\d)0?1\s*月?\s*[-—–－~～至到]+\s*(?:[1-9]|1[01])\s*月",
    needs=("半年", "季", "月"),
)
"""What says that a document is on less than a year."""

_ORDERS = r"请(?:各|于|按|认真)|各(?:单位|部门|乡镇|镇|街道)[^。]{0,30}(?:要|应|须)|通知如下|会议(?:强调|指出|要求)"


def named(lines: Sequence[str]) -> Named | None:
    """What a document calls itself in its first lines, if that is no report: 「甲县2023年政务公开工作要点」.

    A line that reads as a report's title ends the search; what stands in 《》 does not count. The name of a notice that may
    carry a report is a notice's.
    """
    for line in lines[:LINES_OF_OPENING]:
        if len(line) <= 2 * MAX_NAME_LINE and re.search(_SPREADS_FORM, line):
            return Named("a notice (通知)", "通知", line, is_sure=True)
    for line in names(lines):
        title = as_title(line, 0, 1)
        if title and not title.carrier.endswith("通知"):
            return None
        if other := _named_by(line):
            return other
    return None


def _named_by(line: str) -> Named | None:
    """What one line names, if that is no report."""
    for pattern, en, zh in _SURE_KINDS:
        if re.search(pattern, line):
            return Named(en, zh, line, is_sure=True)
    if (other := _OTHER_REPORT.search(line)) and _is_of_something_else(other["subject"]):
        return Named("an annual report on something else", "其他年度报告", line, is_sure=True)
    if (other := _YEAR_LAST.fullmatch(line)) and _is_of_something_else(other["subject"]):
        return Named("an annual report on something else", "其他年度报告", line, is_sure=True)
    spread = re.search(_SPREAD, line)
    for pattern, en, zh in _KINDS:
        if re.search(pattern, spread[1] if spread else line):
            return Named(en, zh, line)
    return Named("a piece of news", "新闻", line) if re.search(_NEWS, line) else None


def _is_of_something_else(subject: str) -> bool:
    return not _OPENNESS.search(subject) and not ends_like_organ(subject)


def names(lines: Sequence[str]) -> Iterator[str]:
    """The first short lines without a site's words: a document's name is one of them."""
    left = LINES_OF_NAME
    for line in lines:
        bare = without_cited(line).strip("《》# *")
        if is_head_line(line) or len(bare) < MIN_NAME:
            continue
        if left == 0:
            return
        left -= 1
        if re.match(_NEWS, bare) or (len(bare) <= MAX_NAME_LINE and not re.search(r"[。；，：:]", bare)):
            yield bare
        elif "。" in line:
            return


def publishes(lines: Sequence[str]) -> bool:
    """Whether the opening publishes such a report: 「现向社会公布X2016年政府信息公开工作年度报告」, 「编制了…年度报告」."""
    opening = [without_cited(line) for line in lines[:LINES_OF_OPENING]]
    if not any(map(_SPEAKS.search, lines[:LINES_OF_OPENING])) or any(map(asks_others, opening)):
        return False
    return any(re.search(_PUBLISHES, line) for line in opening)


def asks_others(text: str) -> bool:
    """Whether a text tells others what to do: 「请于1月20日前报送」, 「各单位要高度重视」."""
    return re.search(_ORDERS, text) is not None


def announces(lines: Sequence[str]) -> bool:
    """Whether an opening publishes a report of a whole year by its name: lines of a site above it name other documents."""
    return publishes(lines) and any(
        mention.year and not PART_OF_YEAR.search(line)
        for line in lines[:LINES_OF_OPENING]
        if "。" in line
        for mention in mentions([line])
    )


def part_of_year(lines: Sequence[str]) -> str | None:
    """The line among a document's first that names a part of a year as its own: 「甲县2023年上半年政府信息公开工作情况」."""
    return next((line for line in names(lines) if PART_OF_YEAR.search(line)), None)


def opens_as(lines: Sequence[str]) -> Named | None:
    """A summary of work or a notice that has no title but says so: 「…，现总结如下：」, 「…，现将有关事项通知如下：」."""
    for line in lines[:LINES_OF_OPENING]:
        for pattern, en, zh in _OPENINGS:
            if re.search(pattern, line):
                return Named(en, zh, line)
    return None


def is_cover_of_attachment(lines: Sequence[str], title: str) -> bool:
    """Whether nothing stands beside a report's title but a site's words, and where the report itself is to be had."""
    return all(
        is_head_line(line)
        or len(bare := re.sub(r"\s+", "", line)) <= 1
        or bare in title
        or as_title(re.sub(_MARK_OF_ANNEX, "", bare), 0, 1) is not None
        or (len(bare) <= MAX_NAME_LINE and re.search(_ATTACHED, bare) is not None)
        for line in lines
    )


def listed_reports(lines: Sequence[str]) -> list[str]:
    """The titles of the reports that a page only lists; [] where it is no list.

    Titles of several organs one below the other, and none apart from them, are a list whatever is said about it.
    """
    titles: dict[tuple[str, int | None], str] = {}
    places: list[int] = []
    prose = 0
    said = [line for line in lines if not is_date_line(line)]
    for at, line in enumerate(said):
        title = as_title(re.sub(_DAY_BEFORE, "", re.sub(_DAY_BEHIND, "", line)), 0, 1)
        if title and title.organ:
            titles[title.organ, title.year] = title.text
            places.append(at)
        elif not is_head_line(line):
            prose += len(line) if "。" in line else 0
    organs = {organ for organ, _ in titles}
    together = len(organs) > MIN_LISTED and places[-1] - places[0] == len(places) - 1
    enough = MIN_LISTED if prose == 0 else MIN_LISTED + 1
    is_list = len(titles) >= enough and (prose <= MAX_LIST_PROSE or together)
    return sorted(titles.values()) if is_list else []
