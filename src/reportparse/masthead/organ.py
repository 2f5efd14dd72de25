"""The organ that reports.

The order of trust is: the title, the preamble, the sentence with the contact, the signature, the page's metadata
(domain §7). An organ that does not stand in the title is marked as uncertain; 我局 and 本镇 name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportparse.chinese.dates import NUMBERED_YEAR, without_dates
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.masthead.title import Title

_YEAR = rf"(?P<year>{NUMBERED_YEAR})\s*(?:年度|年|度)"
_OURSELVES = re.compile(r"^[本我各该]|[本我][局镇乡办委厅县市区街单机中]|[公发]布")
PUBLISHER = re.compile(r"发布机构|发文机关|公开机构|发布单位|发文单位")
_ORGAN_END = re.compile(
    r"(?:政府|办公厅|办公室|厅|局|委员会|管委会|委|办|处|街道|镇|乡|中心|院|会|社|队|站|部|署|馆|关|公司|学校|大学|机关|开发区|园区|总局|分局)"
    r"(?:（[^）]{1,12}）|\([^)]{1,12}\))?$"
)
_OFFICES = re.compile(
    r"(?:政务公开|政府信息公开|信息公开)?(?:工作)?(?:领导小组)?(?:办公室|党政办公室|党政办|综合办公室|办|政务公开科|秘书科|政务公开办)$"
)
_IN_PREAMBLE = (
    re.compile(
        r"(?:现(?:将|公布|发布|向社会公布)|特向社会公(?:布|开)|向社会公布)(?P<organ>[^，。；：]{3,40}?)" + _YEAR
    ),
    re.compile(r"由(?P<organ>[^，。；：由]{3,40}?)(?:编制|根据|按照|负责|撰写)"),
    re.compile(r"^(?P<organ>[^，。；：]{3,40}?)(?:根据|按照|依据)《"),
)
_IN_CONTACT = re.compile(r"(?:请|可)(?:直接)?(?:与|同|向|联系)(?P<organ>[^，。；：（(]{3,40}?)(?:联系|咨询|反映|[（(])")


def find_organ(
    document: Document, title: Title | None, opening: Sequence[str], body: Sequence[str]
) -> tuple[str | None, list[Issue]]:
    """The organ, and an issue where it does not stand in the title.

    `opening` is the preamble and the first lines of the sections, `body` every line of the sections.
    """
    if title and title.organ:
        return title.organ, []
    for source, organ in _other_organs(document, opening, body):
        if 3 <= len(organ) <= 40 and _ORGAN_END.search(organ) and not _OURSELVES.search(organ):
            return organ, [issue("organ-uncertain", "report.organ", source=source, seen=organ)]
    return None, [issue("organ-unknown", "report.organ")]


def _other_organs(document: Document, opening: Sequence[str], body: Sequence[str]) -> Iterator[tuple[Both, str]]:
    for pattern in _IN_PREAMBLE:
        for line in opening:
            for match in pattern.finditer(line):
                yield Both("the preamble", "前言"), match["organ"].strip("《》 ")
    for line in opening:
        if contact := _IN_CONTACT.search(line):
            yield Both("the contact", "联系方式"), _OFFICES.sub("", contact["organ"])
    for line in body[-4:]:
        if len(line) <= 40 and "。" not in line:
            yield Both("the signature", "落款"), without_dates(line).strip()
    for name, value in document.metadata:
        if PUBLISHER.search(name):
            yield Both("the page's metadata", "页面元数据"), value.strip()
