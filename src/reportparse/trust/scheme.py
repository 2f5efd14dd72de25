"""Which scheme a report follows: the six sections and three tables of the forms since 2019, or its own chapters.

Reports on the years to 2018 are free prose, and so are those of bodies that no form binds: universities, hospitals, public
enterprises (domain §1.1, §1.2). They owe none of the tables. A report of the forms whose tables were lost, or whose headings
are broken, must not be taken for one of these: that takes evidence, and where the evidence is thin the record says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportparse.chinese.dates import years_named
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Paragraph
from reportparse.forms import SECTION_OF
from reportparse.labels.indicators import is_indicator
from reportparse.labels.table_kinds import OF_INDICATORS
from reportparse.masthead.reading import Masthead, read_masthead
from reportparse.normalise import normalise
from reportparse.patterns import regex
from reportparse.sections.chapters import in_chapters
from reportparse.sections.indicator_pairs import indicators_stated
from reportparse.sections.segment import Outline
from reportparse.trust.draft import Draft
from reportparse.trust.guessed_grids import withhold_wrong_guesses

FIRST_YEAR_OF_FORMS = 2019
"""The first year that is reported on in six sections with three tables (国办公开办函〔2019〕60号)."""

MIN_OWN = 3
"""So many chapters that say a known thing are a report's own scheme, where at most `MAX_TRACE` of the six are there."""

MAX_TRACE = 2

MIN_STATED = 3
"""So many indicators in the text of one chapter are a list; one or two stand in any sentence."""

MAX_NAMED = 3
"""So many of them are named."""

MIN_APART = 12
"""So many lines that are nothing but different labels of the form are a table that lost its rows."""

_EARLY_KEYS = frozenset(
    ("responses", "enquiries", "fees", "staff", "complaints", "institutions", "meetings", "evaluation", "annex")
)
"""Chapters that the forms since 2019 do not know."""

_BODY = regex(
    r"(?:大学|学院|学校|中学|小学|幼儿园|党校|医院|卫生院|保健院|防治院|医学中心|公司|集团|厂|研究院|研究所|科学院|设计院|规划院|勘[测察]院|图书馆|博物馆|"
    r"文化馆|体育馆|电视台|广播台)(?:（[^（）]{1,20}）|\([^()]{1,20}\))?$"
)
"""How the names of bodies end that are no organ of government."""

_OF_GOVERNMENT = regex(r"政府信息公开|政务公开")
_OF_FORM = regex(r"收到和处理|(?:以|用)表格(?:形式|方式)|表格如下")
"""What only the forms since 2019 say: the heading of section three, and an instruction that was left in."""

MAX_INSTRUCTION = 60
"""Characters of the longest line that is an instruction of the form."""


def with_scheme(draft: Draft) -> Draft:
    """The draft with the report's own chapters where it follows no form; what is owed, and what is doubtful, is said."""
    if draft.tables.readings.keys() & SECTION_OF.keys():
        return draft
    owed, outline = _owes_tables(draft), draft.outline
    if owed and (outline.headings_found > MAX_TRACE or _speaks_of_form(outline)):
        return draft
    preamble = (draft.masthead.preamble or "").split("\n")
    chapters = in_chapters(draft.document, preamble)
    doubt = []
    if owed is None:
        owed = not _is_early(chapters)
        doubt = [] if owed else [issue("form-assumed", "report.generation")]
    if owed and (outline.headings_found > MAX_TRACE or chapters.headings_found < MIN_OWN):
        return draft
    masthead = read_masthead(draft.document, chapters)
    tables = withhold_wrong_guesses(normalise(chapters.tables, masthead.year))
    if OF_INDICATORS not in tables.readings:
        doubt += _in_running_text(chapters)
    alone = any(
        found.kind == "text-missing" for found in masthead.issues
    )  # which says more than that headings are missing
    said = [found for found in chapters.issues if not (alone and found.kind == "chapters-missing")]
    chapters = replace(chapters, issues=(*said, *doubt))
    return replace(draft, outline=chapters, masthead=masthead, tables=tables, owes_tables=owed)


def _owes_tables(draft: Draft) -> bool | None:
    """Whether a report without the tables of the forms owes them; None where neither year nor words nor the body say."""
    masthead, outline = draft.masthead, draft.outline
    speaks = _speaks_of_form(outline)
    last_year = _last_year(masthead)
    early = last_year is not None and last_year < FIRST_YEAR_OF_FORMS
    statistics = draft.tables.readings.get(OF_INDICATORS)
    if statistics is not None and (last_year is None or (early and statistics.form.places)):
        return (
            False  # the statistics table of 2014, or of a year before it; in a later report it takes no other's place
        )
    if early:
        return speaks and masthead.period is None
    if _is_body(masthead) and not (speaks and _OF_GOVERNMENT.search(masthead.title or "")):
        return False
    return True if last_year is not None or speaks else None


def _is_early(chapters: Outline) -> bool:
    """Whether chapters are those of a report before the forms, one at least of which the forms do not know."""
    keys = {section.key for section in chapters.sections}
    return len(keys - {None}) > MIN_OWN and bool(keys & _EARLY_KEYS)


def _in_running_text(chapters: Outline) -> Iterator[Issue]:
    """An issue for a chapter whose text states indicators one after another, where no table holds them.

    Where a converter wrote the table column by column, its labels stand apart from its numbers: there is no table to read.
    """
    blocks = [*chapters.front, *(block for section in chapters.sections for block in section.blocks)]
    labels = {block.text for block in blocks if isinstance(block, Paragraph) and is_indicator(block.text)}
    if len(labels) >= MIN_APART:
        yield issue("table-scrambled", OF_INDICATORS)
        return
    for section in chapters.sections:
        lines = [block.text for block in section.blocks if isinstance(block, Paragraph)]
        stated = list(dict.fromkeys(label for line in lines for label in indicators_stated(line)))
        if len(stated) >= MIN_STATED:
            seen = "、".join(f"「{label}」" for label in stated[:MAX_NAMED]) + "…" * (len(stated) > MAX_NAMED)
            yield issue("indicators-in-text", f"sections.{section.number}", count=len(stated), seen=seen)


def _last_year(masthead: Masthead) -> int | None:
    """The latest year that the masthead gives for the report: where its facts differ, the later one decides."""
    years = {masthead.year} if masthead.year else set()
    years |= {int(masthead.period[1][:4])} if masthead.period else set()
    for found in masthead.issues:
        if found.kind == "year-conflict":
            years.update(*(years_named(str(fact)) for _, fact in found.facts))
    return max(years, default=None)


def _is_body(masthead: Masthead) -> bool:
    return _BODY.search(masthead.organ or "") is not None


def _speaks_of_form(outline: Outline) -> bool:
    """Whether the document says what only the forms since 2019 say."""
    headings = [section.heading for section in outline.sections if section.heading]
    lines = [block.text for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    short = [line for line in lines if len(line) <= MAX_INSTRUCTION]
    return any(_OF_FORM.search(line) for line in (*headings, *short))
