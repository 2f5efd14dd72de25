"""Who reports, for which year, since when and where: the facts about a report as a whole, put together.

What the document does not say stays None; what it says twice differently is an issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportparse.diagnostics.issues import Issue
from reportparse.document import Document, Paragraph
from reportparse.masthead.contact import Contact, find_contact, find_website
from reportparse.masthead.organ import PUBLISHER, find_organ
from reportparse.masthead.period import find_year, read_period
from reportparse.masthead.preamble import preamble_lines
from reportparse.masthead.published import find_published
from reportparse.masthead.title import TITLE_FACT, find_title, title_from_facts
from reportparse.sections.segment import Outline

LINES_OF_OPENING = 12
"""So many lines of the sections may speak of the whole report, where the preamble stands in section one."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts about a report as a whole. Dates are ISO strings; `period` is (start, end), both days included."""

    title: str | None
    organ: str | None
    year: int | None
    period: tuple[str, str] | None
    published: str | None
    website: str | None
    contact: Contact
    preamble: str | None
    issues: tuple[Issue, ...]


def read_masthead(document: Document, outline: Outline) -> Masthead:
    """Read title, organ, year, period, publication date, website, contact and preamble of a segmented document.

    Never raises; what is not said is None.
    """
    front = [block for block in outline.front if isinstance(block, Paragraph)]
    body = [block.text for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    title = find_title([paragraph.text for paragraph in front], _elsewhere(document, front, body))
    title = title or title_from_facts(document)
    preamble = preamble_lines(front, title)
    opening = [*preamble, *body[:LINES_OF_OPENING]]
    period, unreadable = read_period(preamble, body, opening)
    organ, uncertain = find_organ(document, title, opening, body)
    year, conflict = find_year(title, period, opening, outline)
    contact_text = "\n".join(preamble) or "\n".join(opening)
    return Masthead(
        title=title.without_file_ending if title else None,
        organ=organ,
        year=year,
        period=period,
        published=find_published(document, front, body, year),
        website=find_website(contact_text),
        contact=find_contact(contact_text),
        preamble="\n".join(preamble) or None,
        issues=(*unreadable, *uncertain, *conflict),
    )


def _elsewhere(document: Document, front: Sequence[Paragraph], body: Sequence[str]) -> str:
    """The text that may name the organ once more: sentences before section one, the sections, the page's metadata."""
    sentences = [paragraph.text for paragraph in front if "。" in paragraph.text]
    facts = [value for name, value in document.metadata if PUBLISHER.search(name) or TITLE_FACT.search(name)]
    return "\n".join([*sentences, *body, *facts])
