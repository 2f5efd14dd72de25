"""Which of a page's titles is the report's own: its h1, its metadata, its first lines and its prose vote.

A link to last year's report below the h1 reads like a title, and so does each line of a list of other offices' reports.
Where the titles differ in more than a site's words, the record says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document, Paragraph
from reportparse.masthead.names import (
    ends_like_organ,
    has_place,
    is_full_name,
    is_national,
    is_of_place,
    is_other_office,
    is_place,
)
from reportparse.masthead.title import ANNEX_ALONE, Title, as_title, titles_in
from reportparse.patterns import HANZI, regex
from reportparse.sections.boilerplate import is_head_line

TITLE_FACT = regex(r"标题|名称|信息名称|title|ArticleTitle|ucaptitle", re.IGNORECASE)
_SITE_AFTER = regex(r"\s*[-_|–—]+\s*|\s{2,}")
_MAY_BEGIN_NAME = regex(HANZI + "{2,16}")
BELOW_ANOTHER = Both("the title, next to the name of another organ above it", "标题（其上一行另有机关名称）")
"""Where an organ stands whose name may begin on the line above, or that reports together with the one named there."""


LINE_ABOVE = Both("the line above the title, which may be a site's name", "标题上一行（可能是网站名称）")
"""Where an organ stands that may only be the host of the page."""

_OF_THE_PLACE = regex(r"[我本全][省市县区州盟旗]")
"""What a government says of its place; a bureau says it too, but seldom nothing else."""

_GOVERNED = regex(r"[省市县区州盟旗](?:人民)?政府$")


class Evidence(NamedTuple):
    """What the rest of the document says: text that may name the organ, the years that period and prose name, and organs."""

    text: str
    period_year: int | None
    prose_year: int | None
    organs: tuple[str, ...] = ()


def choose_title(
    document: Document, front: Sequence[Paragraph], evidence: Evidence
) -> tuple[Title | None, list[Title], list[Issue]]:
    """The report's own title, every title that stands in the lines of its front, and issues where they differ."""
    lines = [paragraph.text for paragraph in front]
    alone = [paragraph.level == 1 for paragraph in front]
    titles = titles_in(lines, evidence.text, alone=alone, named=evidence.organs)
    if not titles:  # 附件：甲县水利局2023年…年度报告 is the title where the report is a letter's annex
        marks = [ANNEX_ALONE.match(line) for line in lines]
        bare = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
        found = titles_in(bare, evidence.text, alone=alone, named=evidence.organs)
        titles = [title for title in found if not title.is_file]
    named = list(_titles_of_metadata(document))
    if not titles:
        candidates = named or [title for line in document.furniture if (title := as_title(line.text, 0, 0))]
        best = max(candidates, key=lambda title: _votes(title, front, candidates, evidence), default=None)
        return best, [], _differences(best, candidates)
    best = max(titles, key=lambda title: _votes(title, front, named, evidence))
    if best.carrier or best.text.startswith("关于"):  # the report's own title may stand below
        best = next((title for title in titles if _stands_below(title, best)), best)
    whole = next((title for title in named if title.is_whole and title.year), None)
    if whole and not (best.organ or best.year):
        best = whole  # what stands on the page is only its column's name
    doubts = [doubt for find in (_cut_off, _below_another, _may_be_a_sites) for doubt in find(best, front, evidence)]
    return best, titles, [*_differences(best, [*titles, *named]), *doubts]


def _stands_below(title: Title, notice: Title) -> bool:
    """Whether a title is the report's own below the name of the notice that carries it."""
    own = bool(title.organ) and not (title.carrier or title.is_file)
    return own and title.start >= notice.end and title.is_as(notice)


def _cut_off(best: Title, front: Sequence[Paragraph], evidence: Evidence) -> list[Issue]:
    """An issue where the line above the title may be its beginning: 「甲市经济技」 above 「术开发区2023年…」."""
    if not best.start or not best.organ or best.organ in evidence.text or front[best.start].level == 1:
        return []
    above = front[best.start - 1].text.strip()
    if not _MAY_BEGIN_NAME.fullmatch(above) or ends_like_organ(above) or is_head_line(above):
        return []
    if above[-2:] in best.organ:
        return []  # no name says its place twice: 今日甲州 above 甲州县水利局2023年…
    longer = as_title(above + best.text, best.start - 1, best.end)
    if longer is None or not longer.is_whole or longer.organ == best.organ:
        return []
    return [
        issue("title-uncertain", "report.title", used=best.text, seen=longer.text),
        issue("organ-conflict", "report.organ", used=best.organ, seen=longer.organ),
    ]


def _below_another(best: Title, front: Sequence[Paragraph], evidence: Evidence) -> list[Issue]:
    """An issue where the line above the title names an organ too, and the text does not say which of them reports.

    The line may be a site's (甲县人民政府 above 双桥镇2023年…), the first half of a name (甲县公安局 above 交通警察大队), or
    name a second organ (甲县教育局 above 甲县体育局).
    """
    if not best.organ or any(name.endswith(best.organ) for name in evidence.organs):
        return []
    above = front[best.start - 1].text.strip() if best.start and front[best.start].level != 1 else ""
    begins = front[best.start].text.strip() if best.end - best.start > 1 else ""
    is_joined = begins != best.organ and is_national(begins)
    if not (is_joined or (is_full_name(above) and not is_head_line(above))):
        return []
    stands_alone = has_place(best.organ) or is_place(best.organ) or "街道" in best.organ
    if is_joined or not stands_alone or is_other_office(above, best.organ):
        return [issue("organ-uncertain", "report.organ", source=BELOW_ANOTHER, seen=best.organ)]
    return []


def _may_be_a_sites(best: Title, front: Sequence[Paragraph], evidence: Evidence) -> list[Issue]:
    """An issue where a title that names nobody stands below the name of a government, and nothing else says who reports.

    The pages of every bureau bear the name of the government's site.
    """
    *above, last = [block.text for block in front[best.start : best.end]] or [""]
    own = as_title(last, 0, 1)
    if not above or own is None or own.organ or evidence.organs or _OF_THE_PLACE.search(evidence.text):
        return []
    if is_of_place(best.organ) and _GOVERNED.search(best.organ):
        return [issue("organ-uncertain", "report.organ", source=LINE_ABOVE, seen=best.organ)]
    return []


def _titles_of_metadata(document: Document) -> Iterable[Title]:
    """Titles in the page's metadata; a site's name after one is cut off."""
    for name, value in document.metadata:
        if TITLE_FACT.search(name):
            for part in _SITE_AFTER.split(value):
                if title := as_title(part, 0, 0):
                    yield title


def _votes(title: Title, front: Sequence[Paragraph], named: Sequence[Title], evidence: Evidence) -> float:
    """The weight of what speaks for a title; of two with the same weight the first is taken."""
    is_h1 = title.end > 0 and front[title.start].level == 1 and bool(title.organ or title.year)
    year_votes = 0.0
    for year, weight in ((evidence.period_year, 2.0), (evidence.prose_year, 1.5)):
        if year is not None and title.year is not None:
            year_votes += weight if year == title.year else -weight
    return (
        4.0 * is_h1
        + 3.0 * (title.is_whole or (is_h1 and not title.organ))
        + 2.0 * any(other.is_as(title) and (other.organ or other.year) for other in named)
        + 2.0 * (title.is_whole and title.organ in evidence.text)
        + 1.0 * (title.year is not None)
        + year_votes
        - 20.0 * title.is_file
    )


def _differences(best: Title | None, others: Sequence[Title]) -> list[Issue]:
    """Issues for titles that name another organ or year than the one that was taken; one of each."""
    if best is None:
        return []
    rivals = [other for other in others if not other.is_file and not best.is_as(other) and _counts(other, best)]
    if not rivals:
        return []
    issues = [issue("title-uncertain", "report.title", used=best.text, seen=rivals[0].text)]
    other_years = [rival.year for rival in rivals if rival.year and best.year and rival.year != best.year]
    if other_years:
        issues.append(issue("year-conflict", "report.year", title=best.year, seen=other_years[0], used=best.year))
    other_organs = [rival.organ for rival in rivals if _other_organ(rival, best)]
    if other_organs:
        issues.append(issue("organ-conflict", "report.organ", used=best.organ, seen=other_organs[0]))
    return issues


def _counts(other: Title, best: Title) -> bool:
    return _other_organ(other, best) or bool(other.year and best.year and other.year != best.year)


def _other_organ(other: Title, best: Title) -> bool:
    return other.is_whole and bool(best.organ) and other.organ not in best.organ and best.organ not in other.organ
