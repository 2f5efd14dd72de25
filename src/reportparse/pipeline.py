"""The pipeline is one readable list: bytes to record, one line a stage, in one direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportparse.diagnostics.errors import ReportparseError
from reportparse.document import Document, Paragraph
from reportparse.masthead.reading import read_masthead
from reportparse.masthead.title import find_title
from reportparse.narrative import read_narrative
from reportparse.normalise import normalise
from reportparse.readers import read, read_pdf_with
from reportparse.record.assemble import compose
from reportparse.sections.segment import Outline, segment, tables_at_home, units_above, years_above
from reportparse.trust.admission import admit
from reportparse.trust.agreement import check_narrative
from reportparse.trust.filing_errors import filing_errors
from reportparse.trust.guessed_grids import believe
from reportparse.trust.second_opinion import Draft, compare, in_doubt
from reportparse.trust.standing import locate
from reportparse.trust.sums import check

if TYPE_CHECKING:
    from reportparse.record.schema import Report


def parse(data: bytes, name: str = "", *, cells: bool = False) -> Report:
    """One report's bytes to its record as a model. Raises what `record_of` raises."""
    from reportparse.record.schema import Report  # making the models takes longer than reading a report

    return Report.model_validate(record_of(data, name, cells=cells))


def record_of(data: bytes, name: str = "", *, cells: bool = False, pdf_engine: str = "auto") -> dict[str, Any]:
    """One report's bytes to its record as plain data, as `Report.as_dict` gives it.

    Raises a ReportparseError where no report can be made, and nothing else.
    """
    draft = understand(read(data, name, pdf_engine=pdf_engine))
    if pdf_engine == "auto" and draft.document.format == "pdf" and in_doubt(draft):
        draft = compare(draft, second_reading(data))
    document, outline, tables = draft.document, draft.outline, draft.tables
    masthead = read_masthead(document, outline)
    admit(document, outline, tables, masthead)
    narrative = read_narrative(outline, masthead)
    readings = tables.readings.values()
    checks = [*check(readings), *check_narrative(narrative.figures, readings)]
    remarks = [*locate(checks, readings), *filing_errors(masthead, outline, tables)]
    return compose(data, name, document, outline, tables, masthead, narrative, checks, remarks, cells=cells)


def understand(document: Document) -> Draft:
    """A document's outline and tables."""
    outline = segment(document)
    numbered = ((table.number, table.table) for table in outline.tables)
    home = tables_at_home(outline, _of_other_years(outline))
    tables = believe(normalise(numbered, home, units_above(outline)))
    return Draft(document, outline, tables)


def _of_other_years(outline: Outline) -> set[int]:
    """The numbers of the tables above which another year stands than in the title."""
    named = years_above(outline)
    title = find_title([block.text for block in outline.front if isinstance(block, Paragraph)]) if named else None
    year = title.year if title else None
    return {number for number, years in named.items() if year is not None and year not in years}


def second_reading(data: bytes) -> Draft | ReportparseError:
    """The same bytes as the other engine reads them; its own failure is no reason to give up."""
    try:
        return understand(read_pdf_with(data, "pdfplumber"))
    except ReportparseError as error:
        return error
