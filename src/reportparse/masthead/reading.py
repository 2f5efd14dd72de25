"""Who reports, for which year, since when and where: the facts about a report as a whole, put together.

What the document does not say stays None; what it says twice differently is an issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportparse.chinese.dates import find_period, is_date
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Cell, Document, Paragraph
from reportparse.labels.indicators import is_foot
from reportparse.labels.table_kinds import OF_INDICATORS
from reportparse.masthead import preamble as preambles
from reportparse.masthead import published as days
from reportparse.masthead.choice import TITLE_FACT, Evidence, choose_title
from reportparse.masthead.contact import Contact, find_contact, find_website
from reportparse.masthead.mentions import prose_year
from reportparse.masthead.organ import LINES_OF_COVER, PUBLISHER, find_organ
from reportparse.masthead.period import Period, find_year, read_period
from reportparse.masthead.statistics_title import statistics_title
from reportparse.masthead.title import DAY_AT_END, MAX_TITLE, Title, as_title, behind_facts, parted
from reportparse.masthead.witnesses import named_organs
from reportparse.patterns import regex
from reportparse.sections.layout_tables import FlatBlock, NumberedTable
from reportparse.sections.segment import Outline

LINES_OF_OPENING = 12
"""So many lines of the sections may speak of the whole report, where the preamble stands in section one."""


_FACT_NAME = regex(r"[\u4e00-\u9fff\s]{2,8}[:：]?")
"""What a cell of a table of facts about an article is called: 名称, 发布日期."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts about a report as a whole. Dates are ISO strings; `period` is (start, end), both days included.

    `carrier` is the name of the notice that the title was taken from (关于印发《…年度报告》的通知); None where there is none.
    """

    title: str | None
    carrier: str | None
    organ: str | None
    year: int | None
    period: Period | None
    published: str | None
    website: str | None
    contact: Contact
    preamble: str | None
    issues: tuple[Issue, ...]


def read_masthead(document: Document, outline: Outline) -> Masthead:
    """Read title, organ, year, period, publication date, website, contact and preamble of a segmented document.

    Never raises; what is not said is None.
    """
    document = _with_facts(document, outline.front)
    above = _without_feet(outline.front)
    front = [part for block in above for part in _paragraphs(block)]
    body = [
        block.text
        for section in outline.sections
        for block in _without_feet(section.blocks)
        if isinstance(block, Paragraph)
    ]
    title, titles, differing = choose_title(document, front, _evidence(document, front, body))
    untitled = [] if title else [issue("title-unknown", "report.title")]
    if title is None and (title := _title_of_statistics(outline, front)):
        untitled = [issue("text-missing", "sections", seen=title.text)]
    elif title is None and (table := _statistics_alone(outline, front)):
        untitled.append(issue("text-missing", "sections", seen=" | ".join(table.table.texts[0])[:MAX_TITLE]))
    preamble = preambles.preamble_lines(front, title, titles)
    opening = [*preamble, *body[:LINES_OF_OPENING]]
    period, unreadable = read_period(preamble, body, opening)
    headings = [section.heading or "" for section in outline.sections]
    organ, uncertain = find_organ(document, title, [paragraph.text for paragraph in front], opening, body)
    year, conflict = find_year(title, period, opening, [*_cover(front, title), *headings])
    contact_text = "\n".join(preamble) or "\n".join(opening)
    below = [paragraph.text for paragraph in front[_end_of_names(title, titles) :]]
    if title and title.end and (behind := DAY_AT_END.search(front[title.end - 1].text)):
        below.insert(0, behind[0].strip(" \u3000（(【[）)】]"))
    if title and title.end:
        below += days.above_title([paragraph.text for paragraph in front[: title.start]])
    if any(found.kind == "several-reports" for found in outline.issues):
        document = replace(document, blocks=())  # the foot is another report's
    lines = list(_lines(above))
    published = days.find_published(document, lines, below, body, year)
    conflicts = [*days.conflicts(document, lines), *days.unreadable(published, body)]
    doubts = [*preambles.doubted(preamble), *days.doubted(published, year, period), *conflicts]
    return Masthead(
        title=title.without_file_ending if title else None,
        carrier=(title.carrier if title else "") or None,
        organ=organ,
        year=year,
        period=period,
        published=published,
        website=find_website(contact_text),
        contact=find_contact(contact_text),
        preamble="\n".join(preamble) or None,
        issues=(*untitled, *differing, *unreadable, *uncertain, *conflict, *doubts),
    )


def _without_feet(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks without the lines below a statistics table that tell who filled it in: neither contact nor publication."""
    kept: list[FlatBlock] = []
    below = False
    last = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            below = below and (is_foot(block.text) or (last.endswith(("：", ":")) and is_date(block.text)))
            last = block.text
        else:
            below, last = block.kind == OF_INDICATORS, ""
        if not (below and isinstance(block, Paragraph)):
            kept.append(block)
    return kept


def _title_of_statistics(outline: Outline, front: Sequence[Paragraph]) -> Title | None:
    """The title of a statistics table that stands alone; None where the report's own text is there."""
    alone = _statistics_alone(outline, front)
    return statistics_title([paragraph.text for paragraph in front]) if alone else None


def _statistics_alone(outline: Outline, front: Sequence[Paragraph]) -> NumberedTable | None:
    """A statistics table of a document without running text; None where there is none, or such text is there."""
    if outline.headings_found or any("。" in paragraph.text for paragraph in front):
        return None
    return next((table for table in outline.tables if table.kind == OF_INDICATORS), None)


def _with_facts(document: Document, front: Sequence[FlatBlock]) -> Document:
    """The document with the facts that tables before section one hold: | 发布日期 | 2024-01-11 |, or names above values."""
    facts = []
    for block in front:
        if isinstance(block, Paragraph) or block.kind:
            continue
        for label, value in pairwise(sorted(block.table.cells, key=lambda cell: (cell.row, cell.column))):
            if label.row == value.row and _FACT_NAME.fullmatch(label.text.strip()):
                facts.append((label.text.strip(), value.text.strip()))
        rows = block.table.texts
        if len(rows) == 2 and len(rows[0]) > 1 and all(_FACT_NAME.fullmatch(name.strip()) for name in rows[0]):
            facts += zip(map(str.strip, rows[0]), map(str.strip, rows[1]), strict=True)
    return replace(document, metadata=(*document.metadata, *facts)) if facts else document


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, parted where the opening is glued to the end of the title, or to a site's facts about the article."""
    glued = parted(paragraph.text) or behind_facts(paragraph.text)
    if not glued:
        return [paragraph]
    return [replace(paragraph, text=glued[0]), *_parts(replace(paragraph, text=glued[1]))]


def _paragraphs(block: FlatBlock) -> list[Paragraph]:
    """The lines that a block of the front holds: of a table that is none of the form's, a title alone in its row."""
    if isinstance(block, Paragraph):
        return _parts(block)
    if block.kind:
        return []
    rows: dict[int, list[Cell]] = {}
    for cell in block.table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    alone = [cells[0] for cells in rows.values() if len(cells) == 1]
    return [Paragraph(cell.text.strip(), cell.origin) for cell in alone if as_title(cell.text, 0, 1)]


def _end_of_names(title: Title | None, titles: Sequence[Title]) -> int:
    """Where the title ends, or the name of the notice above it, below which the notice's day stands."""
    ends = [other.end for other in titles if other.carrier and title and other.is_as(title)]
    return min([*ends, title.end if title else 0])


def _cover(front: Sequence[Paragraph], title: Title | None) -> list[str]:
    """The lines right below the title, which may be a cover's: a year, an organ, a month."""
    return [paragraph.text for paragraph in front[title.end : title.end + LINES_OF_COVER]] if title else []


def _evidence(document: Document, front: Sequence[Paragraph], body: Sequence[str]) -> Evidence:
    """What sentences before section one, the sections and the page's metadata say of organ and year."""
    sentences = [
        paragraph.text for paragraph in front if "。" in paragraph.text or paragraph.text.endswith(("：", ":"))
    ]
    facts = [value for name, value in document.metadata if PUBLISHER.search(name) or TITLE_FACT.search(name)]
    period = find_period(sentences) or find_period(body)
    opening = [*sentences, *body[:LINES_OF_OPENING]]
    return Evidence(
        "\n".join([*sentences, *body, *facts]),
        int(period[1][:4]) if period and period[0][:4] == period[1][:4] else None,
        prose_year(opening),
        named_organs(opening, body),
    )


def _lines(blocks: Sequence[FlatBlock]) -> Iterator[str]:
    """Paragraphs, and rows of tables with a bar between their cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (part.text for part in _parts(block))
            continue
        yield from map(" | ".join, block.table.texts)
