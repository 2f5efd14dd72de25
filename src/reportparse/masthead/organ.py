"""The organ that reports.

The order of trust is: the title, titles and names in the opening, the sentence with the contact, the signature, the page's
metadata (domain §7). An organ that does not stand in the title is marked as uncertain; 我局 and 本镇 name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportparse.chinese.dates import NUMBERED_YEAR, without_dates
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.masthead.mentions import mentions, without_cited
from reportparse.masthead.names import (
    SUFFIX,
    has_place,
    is_full_name,
    is_place,
    is_plausible,
    is_relative,
    without_office,
)
from reportparse.masthead.title import Title
from reportparse.patterns import regex

PUBLISHER = regex(r"发布机构|发文机关|公开机构|发布单位|发文单位|公开主体|制发机关")
LINES_OF_SIGNATURE = 4
"""So many lines at the end may hold the signature."""

LINES_OF_COVER = 3
"""So many lines below a title that names nobody may be the cover's: the year, the organ, the month."""

PREAMBLE = Both("the preamble", "前言")
"""The name of the opening in messages."""

PARTED_TITLE = Both("both sides of the year in the title", "标题中年份前后的两段文字")
"""Where an organ stands whose name the year parts."""

NOTICE = Both("the notice above the report, sent by an office", "报告所附通知的发文机关（办公机构）")
"""Where an organ stands that may only have sent the report of another: 甲县人民政府办公室关于印发2023年…的通知."""

NO_NAME = Both("words of the title that do not read as the name of an organ", "标题中不像机关名称的文字")
"""Where an organ stands that may be cut off or hold other words."""

MAX_SIGNATURE = 40
"""Characters of the longest line of a signature."""

# Patterns as text: a report whose title names its organ needs none of them, and to compile them takes a start's 6 ms.
_NAME = rf"(?P<organ>[\u4e00-\u9fff（）()·\d]{{1,38}}?{SUFFIX})"
_BY = (
    r"(?:由|本(?:年度)?(?:报告|年报)(?:系|是))(?P<organ>[^，,。；;：:由《》\n]{3,40}?)(?=[（(]|结合|依据|根据|按照|依照|负责|统一|组织|牵头|会同|"
    r"(?<!机构)编制|编写|撰写|汇总|起草|整理|制作|公布|发布)"
)
_CALLED = rf"{_NAME}[（(]以下(?:统一)?简?称"
_SUBJECT = (
    rf"(?:^|[，,。；])\s*{_NAME}(?=(?:[（(]以下(?:统一)?简?称[^（）()]{{1,20}}[）)])?\s*[，,]?\s*(?:根据|按照|依据|依照|遵照|遵循|严格|认真|高度|坚持|深入|全面|积极|切实|"
    r"紧紧|紧扣|始终|现?位于|地处|现将|现就|现公布|以习近平|以公开|围绕|不断|持续|进一步|立足|贯彻|落实|结合|编制|大力|扎实|稳步|充分|着力|牢固|聚焦|"
    r"对|加强|通过|共|主动|政府信息公开工作(?!领导|办公|机构)|在|为))"
)
_CONTACT = (
    rf"(?:请|可|欢迎)(?:直接)?(?:与|同|向|和|联系|致电|致函|咨询|联络)(?:联系)?\s*[:：]?\s*{_NAME}"
    r"(?=联系|联络|咨询|反映|索取|查询|[，,；;。（(、]|电话|地址|\s|$)"
)
_FITTING = rf"结合{_NAME}(?:的?工作)?实际"
_SHORT = regex("[省市县区州旗镇乡]")
"""How a name begins that leaves its place out: 区司法局."""

_GOVERNMENT = regex("(?:人民)?政府")
_SEAL = regex(r"[（(](?:盖章|公章|印章|章)[）)]")
_REPORTED = rf"现(?:将|就|把){_NAME}(?=\s*(?:{NUMBERED_YEAR}\s*年|政府信息|信息公开|政务公开))"
_IN_SENTENCES = (_REPORTED, _BY, _CALLED, _SUBJECT, _FITTING)
"""How sentences of the opening name who reports, the surest first."""

_LABELLED = (
    rf"(?:^|[\s|｜（(，。])(?:(?:编制|填报|报告|公开|填表|公布|发布|发文|制发|联系)(?:单位|机关|机构|主体)|(?:单位|机构|机关)(?:全称|名称))"
    rf"(?:（[^（）]{{1,6}}）|\([^()]{{1,6}}\))?\s*[:：|｜]\s*{_NAME}(?=[\s|｜，。；;）)]|$)"
)


def find_organ(
    document: Document, title: Title | None, front: Sequence[str], opening: Sequence[str], body: Sequence[str]
) -> tuple[str | None, list[Issue]]:
    """The organ, and an issue where it does not stand in the title or where the opening names another.

    `front` is every line before section one, `opening` the preamble and the first lines of the sections, `body` every
    line of the sections.
    """
    if title and title.organ:
        parted = issue("organ-uncertain", "report.organ", source=PARTED_TITLE, seen=title.organ)
        told = [parted] if not title.in_one_piece else _office_of_cover(title.organ, _cover(title, front))
        if title.organ not in title.text and without_office(title.organ) != title.organ:
            told = [issue("organ-uncertain", "report.organ", source=NOTICE, seen=title.organ)]
        if not told and not is_plausible(title.organ):
            told = [issue("organ-uncertain", "report.organ", source=NO_NAME, seen=title.organ)]
        return title.organ, [*told, *_conflict(title.organ, opening)]
    mentioned = {mention.organ for mention in mentions(opening)}  # a county by its place alone (甲县), too
    for source, organ in _other_organs(document, title, front, opening, body):
        if is_full_name(organ) or (source == PREAMBLE and organ and organ in mentioned):
            return organ, [issue("organ-uncertain", "report.organ", source=source, seen=organ)]
    return None, [issue("organ-unknown", "report.organ")]


def _conflict(organ: str, opening: Sequence[str]) -> list[Issue]:
    """An issue where the opening names another organ as the one whose report it is."""
    for mention in mentions(opening):
        if mention.organ and not _is_same(mention.organ, organ):
            return [issue("organ-conflict", "report.organ", used=organ, seen=mention.organ)]
    for line in opening:
        for name in _all(_BY, [without_cited(line)]) if "编制" in line else ():
            drafter = without_office(name.strip("《》 "))
            if (
                is_full_name(drafter)
                and has_place(drafter)
                and (has_place(organ) or drafter.endswith(organ))
                and (not _is_same(drafter, organ) or (_SHORT.match(organ) and drafter != organ))
            ):
                return [issue("organ-conflict", "report.organ", used=organ, seen=drafter)]
    return []


def _cover(title: Title, front: Sequence[str]) -> list[str]:
    """What may be a cover's: behind the title and a dash, and the lines below."""
    if not title.end:
        return []
    behind = front[title.end - 1].partition("——")[2]
    return [line.strip("（()） ") for line in (behind, *front[title.end : title.end + LINES_OF_COVER])]


def _office_of_cover(organ: str, cover: Sequence[str]) -> list[Issue]:
    """An issue where the title names a place alone and the cover an office there: 甲县 and 甲县人民政府办公室."""
    for line in cover:
        if (
            is_place(organ)
            and is_full_name(line)
            and line.startswith(organ)
            and not _GOVERNMENT.fullmatch(line, len(organ))
        ):
            return [issue("organ-conflict", "report.organ", used=organ, seen=line)]
    return []


def _is_same(one: str, other: str) -> bool:
    """Whether two names can be one organ's: 甲县乙镇 and 乙镇人民政府, 县水利局 and 甲县水利局."""
    bare = [re.sub(r"人民政府|政府|[（(].*[）)]", "", name) for name in (one, other)]
    return not all(bare) or bare[0] in bare[1] or bare[1] in bare[0]


def _other_organs(
    document: Document, title: Title | None, front: Sequence[str], opening: Sequence[str], body: Sequence[str]
) -> Iterator[tuple[Both, str]]:
    """Names of organs with the place in which each stands, best first."""
    for mention in mentions(opening):
        yield PREAMBLE, mention.organ
    uncited = [without_cited(line) for line in opening]
    for name in (name for pattern in _IN_SENTENCES for name in _all(pattern, uncited)):
        yield PREAMBLE, _of_preamble(name)
    for name in _all(_CONTACT, opening):
        yield Both("the contact", "联系方式"), without_office(name)
    for line in body[-LINES_OF_SIGNATURE:]:
        if len(line) <= MAX_SIGNATURE and "。" not in line:
            yield Both("the signature", "落款"), _SEAL.sub("", without_dates(line)).strip()
    for line in _cover(title, front) if title else ():
        yield Both("the cover", "封面"), line
    for name in _all(_LABELLED, [*front, *body]):
        yield Both("the form", "表头"), name
    for name, value in document.metadata:
        if PUBLISHER.search(name):
            yield Both("the page's metadata", "页面元数据"), value.strip()


def _all(pattern: str, lines: Sequence[str]) -> Iterator[str]:
    """Every organ that a pattern finds in lines, in order."""
    compiled = re.compile(pattern)  # once, `re` keeps it
    for line in lines:
        for match in compiled.finditer(line):
            yield match["organ"]


def _of_preamble(name: str) -> str:
    """A name without what leads to it; an office of a bureau stands for it, that of a government is an organ itself."""
    name = name.strip("《》 ")
    organ = without_office(name)
    return name if organ.endswith("政府") or is_relative(organ) else organ
