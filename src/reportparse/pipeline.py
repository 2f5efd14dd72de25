"""The pipeline is one readable list: bytes to record, one line a stage, in one direction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportparse.diagnostics.errors import ReportparseError
from reportparse.document import Document
from reportparse.masthead.reading import read_masthead
from reportparse.narrative import read_narrative
from reportparse.normalise import normalise
from reportparse.readers import read, read_converted_anew, read_pdf_with
from reportparse.record.assemble import assemble
from reportparse.record.wrapped import Beside, found_in
from reportparse.sections.segment import segment
from reportparse.traditional import as_published, simplified
from reportparse.trust import Draft, admit, checked, in_doubt, reconcile, with_scheme, withhold_wrong_guesses

if TYPE_CHECKING:
    from reportparse.record.schema import Report


def parse(
    data: bytes,
    name: str = "",
    *,
    cells: bool = False,
    pdf_engine: str = "auto",
    beside: Beside | None = None,
) -> Report:
    """One report's bytes to its record as a model. Raises what `record_of` raises."""
    from reportparse.record.schema import Report  # making the models takes longer than reading a report

    return Report.model_validate(record_of(data, name, cells=cells, pdf_engine=pdf_engine, beside=beside))


def record_of(
    data: bytes,
    name: str = "",
    *,
    cells: bool = False,
    pdf_engine: str = "auto",
    beside: Beside | None = None,
) -> dict[str, Any]:
    """One report's bytes to its record as plain data, as `Report.as_dict` gives it; of a wrapper that of the report in it.

    `beside` gives the files of the folder that a page was saved with. Raises a ReportparseError where no report can be made,
    and nothing else.
    """

    def of_document(document: bytes, called: str) -> dict[str, Any]:
        draft = understand(read(document, called, pdf_engine=pdf_engine))
        if pdf_engine == "auto" and in_doubt(draft):
            draft = second_opinion(draft, document)
        admit(draft.document, draft.outline, draft.tables, draft.masthead)
        draft = replace(draft, narrative=read_narrative(draft.outline, draft.masthead))
        record = assemble(checked(draft), data, name, cells=cells)
        return record if draft.document is draft.published else as_published(record, draft.published)

    return found_in(data, name, of_document, beside)


def understand(document: Document) -> Draft:
    """A document's outline, masthead and tables. The masthead is read first: its year tells which tables are the report's."""
    twin = simplified(document)
    outline = segment(twin)
    masthead = read_masthead(twin, outline)
    tables = withhold_wrong_guesses(normalise(outline.tables, masthead.year))
    return with_scheme(Draft(document, twin, outline, masthead, tables))


def second_opinion(draft: Draft, data: bytes) -> Draft:
    """A reading in doubt, compared with that of another engine where there is one."""
    if draft.document.format == "pdf":
        return reconcile(draft, second_reading(data))
    converter = draft.document.converted_by
    if converter and (converted := read_converted_anew(data, converter)):
        return reconcile(draft, attempted(lambda: understand(converted)), (converter, str(converted.converted_by)))
    return draft


def second_reading(data: bytes) -> Draft | ReportparseError:
    """The bytes of a PDF as the other engine reads them."""
    return attempted(lambda: understand(read_pdf_with(data, "pdfplumber")))


def attempted(reading: Callable[[], Draft]) -> Draft | ReportparseError:
    """A second reading; its own failure is no reason to give up."""
    try:
        return reading()
    except ReportparseError as error:
        return error
