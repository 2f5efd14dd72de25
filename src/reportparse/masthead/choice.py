"""Which of a page's titles is the report's own: its h1, its metadata, its first lines and its prose vote.

A link to last year's report below the h1 reads like a title, and so does each line of a list of other offices' reports.
Where the titles differ in more than a site's words, the record says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document, Paragraph
from reportparse.masthead.names import ends_like_organ
from reportparse.masthead.title import Title, as_title, titles_in
from reportparse.patterns import regex
from reportparse.sections.boilerplate import is_head_line

TITLE_FACT = regex(r"标题|名称|信息名称|title|ArticleTitle|ucaptitle", re.IGNORECASE)
_SITE_AFTER = regex(r"\s*[-_|–—]+\s*|\s{2,}")
_MAY_BEGIN_NAME = regex(r"[\u4e00-\u9fff]{2,16}")
_WITHOUT_SITES = ("docx", "pdf")
"""Formats that hold no site's words above a title."""


class Evidence(NamedTuple):
    """What the rest of the document says: text that may name the organ, and the years that period and prose name."""

    text: str
    period_year: int | None
    prose_year: int | None


def choose_title(
    document: Document, front: Sequence[Paragraph], evidence: Evidence
) -> tuple[Title | None, list[Title], list[Issue]]:
    """The report's own title, every title that stands in the lines of its front, and issues where they differ."""
    lines = [paragraph.text for paragraph in front]
    titles = titles_in(
        lines,
        evidence.text,
        alone=[paragraph.level == 1 for paragraph in front],
        boilerplate=document.format not in _WITHOUT_SITES,
    )
    named = list(_titles_of_metadata(document))
    if not titles:
        candidates = named or [title for line in document.furniture if (title := as_title(line.text, 0, 0))]
        best = next(iter(candidates), None)
        return best, [], _differences(best, candidates)
    best = max(titles, key=lambda title: _votes(title, front, named, evidence))
    if best.carrier or best.text.startswith("关于"):  # the report's own title may stand below
        best = next((title for title in titles if _stands_below(title, best)), best)
    whole = next((title for title in named if title.is_whole and title.year), None)
    if whole and not (best.organ or best.year):
        best = whole  # what stands on the page is only its column's name
    return best, titles, [*_differences(best, [*titles, *named]), *_cut_off(best, front, evidence)]


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
    longer = as_title(above + best.text, best.start - 1, best.end)
    if longer is None or not longer.is_whole or longer.organ == best.organ:
        return []
    return [
        issue("title-uncertain", "report.title", used=best.text, seen=longer.text),
        issue("organ-conflict", "report.organ", used=best.organ, seen=longer.organ),
    ]


def _titles_of_metadata(document: Document) -> Iterable[Title]:
    """Titles in the page's metadata; a site's name after one is cut off."""
    for name, value in document.metadata:
        if TITLE_FACT.search(name):
            for part in _SITE_AFTER.split(value):
                if title := as_title(part, 0, 0):
                    yield title


def _votes(title: Title, front: Sequence[Paragraph], named: Sequence[Title], evidence: Evidence) -> float:
    """The weight of what speaks for a title; of two with the same weight the first is taken."""
    is_h1 = front[title.start].level == 1 and bool(title.organ or title.year)
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
