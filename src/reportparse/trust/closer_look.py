"""Numbers read in a picture that do not add up are read once more: only the cells of those sums, and larger (hazards §5).

What the two readings do not say alike is no number. What they do stays, and the sums that fail dispute it; the second
reading is never taken in its place, even where it would add up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reportparse.chinese.values import parse_value
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.issues import issue
from reportparse.normalise import CellValue, TableReading
from reportparse.sandbox import attempt
from reportparse.trust.draft import Draft
from reportparse.trust.sums import check_sums


def with_closer_look(draft: Draft) -> Draft:
    """The draft without the numbers of failed sums that a picture says otherwise where it is looked at closer."""
    if draft.document.closer is None:
        return draft
    asked = [value for reading in draft.tables.readings.values() for value in _in_question(reading)]
    said = attempt(draft.document.closer, [value.origin for value in asked]) if asked else ()
    if isinstance(said, ReportparseError):
        return draft
    differing = {
        value.path: text for value, text in zip(asked, said, strict=True) if not _is_same(value.raw or "", text)
    }
    if not differing:
        return draft
    readings = {name: _without(reading, differing.keys()) for name, reading in draft.tables.readings.items()}
    issues = (
        issue("cell-unreadable", value.path, seen=f"{value.raw} / {differing[value.path]}")
        for value in asked
        if value.path in differing
    )
    return replace(draft, tables=replace(draft.tables, readings=readings, issues=(*draft.tables.issues, *issues)))


def _in_question(reading: TableReading) -> list[CellValue]:
    """The numbers of a table's failed sums that were read in a picture."""
    failed = {path for check in check_sums([reading]) if check.status == "failed" for path in check.terms}
    return [it for it in reading.values if it.path in failed and it.value is not None and it.confidence is not None]


def _is_same(text: str, other: str) -> bool:
    """Whether two readings of a cell say one number, however it is written."""
    first, second = (parse_value(it, signed=True, fractional=True) for it in (text, other))
    return first.number is not None and (first.number, first.unit) == (second.number, second.unit)


def _without(reading: TableReading, paths: Collection[str]) -> TableReading:
    """The reading, nothing of which is known at these paths."""
    values = (it._replace(value=None, state="unreadable") if it.path in paths else it for it in reading.values)
    return replace(reading, values=tuple(values))
