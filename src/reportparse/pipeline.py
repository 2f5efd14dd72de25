"""The pipeline is one readable list: bytes to record, one line a stage, in one direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportparse.document import Document, with_places
from reportparse.files import Beside
from reportparse.masthead.reading import read_masthead
from reportparse.narrative import read_narrative
from reportparse.normalise import normalise
from reportparse.readers import read
from reportparse.record.assemble import assemble
from reportparse.record.evidence import Evidence, places_of
from reportparse.record.wrapped import found_in
from reportparse.sections.segment import segment
from reportparse.traditional import as_published, simplified
from reportparse.trust import (
    Draft,
    admit,
    checked,
    with_closer_look,
    with_scattered_tables,
    with_scheme,
    with_second_opinion,
    withhold_wrong_guesses,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.record.schema import Report


def parse(
    data: bytes,
    name: str = "",
    *,
    cells: bool = False,
    pdf_engine: str = "auto",
    ocr: bool = True,
    beside: Beside | None = None,
) -> Report:
    """One report's bytes to its record as a model. Raises what `record_of` raises."""
    from reportparse.record.schema import Report  # making the models takes longer than reading a report

    return Report.model_validate(record_of(data, name, cells=cells, pdf_engine=pdf_engine, ocr=ocr, beside=beside))


def record_of(
    data: bytes,
    name: str = "",
    *,
    cells: bool = False,
    pdf_engine: str = "auto",
    ocr: bool = True,
    beside: Beside | None = None,
) -> dict[str, Any]:
    """One report's bytes to its record as plain data, as `Report.as_dict` gives it; of a wrapper that of the report in it.

    `beside` gives the files of the folder that a page was saved with. Raises a ReportparseError where no report can be made,
    and nothing else.
    """

    def of_document(document: bytes, called: str, more: Sequence[bytes], own: Beside | None) -> dict[str, Any]:
        draft = _drafted(read(document, called, pdf_engine=pdf_engine, ocr=ocr, more=more, beside=own))
        return _assembled(draft, data, name, cells=cells)

    return found_in(data, name, of_document, beside)


def evidence_of(
    data: bytes,
    name: str = "",
    *,
    pdf_engine: str = "auto",
    ocr: bool = True,
    beside: Beside | None = None,
    pictures: bool = True,
) -> Evidence:
    """One report's bytes to its record with cells, its document, the places of its values, pictures of its pages if wanted.

    Raises what `record_of` raises.
    """
    found: list[tuple[dict[str, Any], Draft, tuple[bytes, ...]]] = []

    def of_document(document: bytes, called: str, more: Sequence[bytes], own: Beside | None) -> dict[str, Any]:
        draft = _drafted(read(document, called, pdf_engine=pdf_engine, ocr=ocr, more=more, beside=own))
        found.append((_assembled(draft, data, name, cells=True), draft, (document, *more)))
        return found[-1][0]

    record = found_in(data, name, of_document, beside)
    draft, files = next((draft, files) for made, draft, files in found if made is record)
    values = [value for reading in draft.tables.readings.values() for value in reading.every_value]
    evidence = Evidence(record, replace(draft.published, again=None, closer=None), places_of(values, draft.document))
    if not pictures:
        return evidence
    from reportparse.readers.pictures import pictures_of

    pages = {value.origin.page for value in values if value.origin.page}
    return replace(evidence, pictures=tuple(pictures_of(draft.published, files, pages)))


def _drafted(document: Document) -> Draft:
    """All that is found of one report. Raises NotAReport where it is none."""
    draft = with_closer_look(understand(document))
    draft = with_second_opinion(draft, understand)
    admit(draft.document, draft.outline, draft.tables, draft.masthead)
    draft = with_scattered_tables(draft)
    return checked(replace(draft, narrative=read_narrative(draft.outline, draft.masthead)))


def _assembled(draft: Draft, data: bytes, name: str, *, cells: bool) -> dict[str, Any]:
    """The record, in the document's own characters."""
    record = assemble(draft, data, name, cells=cells)
    return record if draft.document is draft.published else as_published(record, draft.published)


def understand(document: Document) -> Draft:
    """A document's outline, masthead and tables. The masthead is read first: its year tells which tables are the report's."""
    document = replace(document, blocks=with_places(document.blocks))
    twin = simplified(document)
    outline = segment(twin)
    masthead = read_masthead(twin, outline)
    tables = withhold_wrong_guesses(normalise(outline.tables, masthead.year))
    return with_scheme(Draft(document, twin, outline, masthead, tables))
