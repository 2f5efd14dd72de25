"""The organ that reports.

The order of trust is: the title, titles and names in the opening, the sentence with the contact, the signature, the page's
metadata (domain §7). An organ that does not stand in the title is marked as uncertain; 我局 and 本镇 name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportparse.chinese.dates import without_dates
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.masthead.mentions import mentions
from reportparse.masthead.names import (
    has_place,
    is_full_name,
    is_of_place,
    is_place,
    is_plausible,
    is_same,
    names_two,
    without_office,
)
from reportparse.masthead.title import Title
from reportparse.masthead.witnesses import (
    PREAMBLE,
    SIGNATURE,
    Witness,
    calls_itself_otherwise,
    is_name,
    labelled,
    witnesses,
)
from reportparse.patterns import regex

PUBLISHER = regex(r"发布机构|发文机关|公开机构|发布单位|发文单位|公开主体|制发机关")
LINES_OF_COVER = 3
"""So many lines below a title that names nobody may be the cover's: the year, the organ, the month."""

PARTED_TITLE = Both("both sides of the year in the title", "标题中年份前后的两段文字")
"""Where an organ stands whose name the year parts."""

NOTICE = Both("the notice above the report, sent by an office", "报告所附通知的发文机关（办公机构）")
"""Where an organ stands that may only have sent the report of another: 甲县人民政府办公室关于印发2023年…的通知."""

OTHER_KIND = Both("the title, where the text calls itself otherwise (我局, 本镇)", "标题，而正文自称不同（我局、本镇）")
"""Where an organ stands that the text cannot mean by what it calls itself."""

NO_NAME = Both("words of the title that do not read as the name of an organ", "标题中不像机关名称的文字")
"""Where an organ stands that may be cut off or hold other words."""

_SHORT = regex("[省市县区州旗镇乡]")
"""How a name begins that leaves its place out: 区司法局."""

_GOVERNMENT = regex("(?:人民)?政府")


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
        if not told and not (is_plausible(title.organ) and _is_one(title.organ, opening)):
            told = [issue("organ-uncertain", "report.organ", source=NO_NAME, seen=title.organ)]
        return title.organ, [*told, *_conflict(title.organ, opening, body)]
    mentioned = {mention.organ for mention in mentions(opening)}  # a county by its place alone (甲县), too
    for source, organ in _other_organs(document, title, front, opening, body):
        if is_full_name(organ) or (source == PREAMBLE and organ and organ in mentioned):
            return organ, [issue("organ-uncertain", "report.organ", source=source, seen=organ)]
    return None, [issue("organ-unknown", "report.organ")]


def _is_one(organ: str, opening: Sequence[str]) -> bool:
    """Whether an organ's name reads as one, or the opening has it so."""
    return not names_two(organ) or any(organ in line for line in opening)


def _conflict(organ: str, opening: Sequence[str], body: Sequence[str]) -> list[Issue]:
    """An issue where the text names another organ than the title as the one whose report it is.

    Titles that it mentions, who drafted and who signed it are always heard; whose sentences these are and whom to ask only
    of an office, where nothing names that of the title: another one may answer for a government.
    """
    others: list[Witness] = []
    agrees = False
    for witness in witnesses(opening, body):
        if is_name(witness.organ):
            differs = _differs(organ, witness.organ)
            agrees = agrees or not differs
            hosts = witness.source == SIGNATURE and is_of_place(witness.organ) and not is_of_place(organ)
            if differs and not hosts and (is_full_name(witness.organ) or witness.source == PREAMBLE):
                others.append(witness)  # a government named below a bureau's report is the host of the page
    heard = [other for other in others if other.is_sure or not (agrees or is_of_place(organ))]
    if heard:
        return [issue("organ-conflict", "report.organ", used=organ, seen=heard[0].organ)]
    if not agrees and calls_itself_otherwise(organ, opening):
        return [issue("organ-uncertain", "report.organ", source=OTHER_KIND, seen=organ)]
    return []


def _differs(organ: str, other: str) -> bool:
    """Whether another name is none of the organ's, or is 甲县司法局 where the title says 县司法局."""
    return not is_same(organ, other) or bool(_SHORT.match(organ) and has_place(other) and other != organ)


def _cover(title: Title, front: Sequence[str]) -> list[str]:
    """What may be a cover's: behind the title and a dash, and the lines below."""
    if not title.end:
        return []
    behind = front[title.end - 1].partition("——")[2]
    return [
        without_dates(line.strip("（()） ")).strip()
        for line in (behind, *front[title.end : title.end + LINES_OF_COVER])
    ]


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


def _other_organs(
    document: Document, title: Title | None, front: Sequence[str], opening: Sequence[str], body: Sequence[str]
) -> Iterator[tuple[Both, str]]:
    """Names of organs with the place in which each stands, best first."""
    for witness in witnesses(opening, body):
        yield witness.source, witness.organ
    for line in _cover(title, front) if title else ():
        yield Both("the cover", "封面"), line
    for name in labelled([*front, *body]):
        yield Both("the form", "表头"), name
    for name, value in document.metadata:
        if PUBLISHER.search(name):
            yield Both("the page's metadata", "页面元数据"), value.strip()
