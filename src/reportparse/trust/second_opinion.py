"""The second opinion: where the numbers of a PDF, or of a converted document, are in doubt, another engine reads it too, and
the two are compared.

Agreement makes a broken sum the publisher's. Disagreement is settled by the sums, and said (design: a failed identity makes
the reader look again before the report is blamed).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.forms import SECTION_OF, TABLES, TableName
from reportparse.normalise import TableReading
from reportparse.trust.draft import Draft
from reportparse.trust.sums import check_sums

DOUBTFUL = kinds_with(Role.BREAKS_GRID, Role.ASKS_SECOND_READING)
"""Issues about a table that make another look worth its time."""

OUTCOMES = kinds_with(Role.TOLD_BY_SECOND_READING)
"""Issues that stay whichever reading is taken."""

MAX_NAMED = 3
"""How many disagreements an issue spells out."""


Engines = tuple[str, str]
"""The names of the first and the second engine, as issues tell them."""

PDF_ENGINES: Engines = ("pdfium", "pdfplumber")


def in_doubt(draft: Draft) -> bool:
    """Whether a table is missing, was hard to read, or does not add up. Pages that are pictures help no engine."""
    if any(found.kind == "page-is-image" for found in draft.document.issues) and not draft.tables.readings:
        return False
    if (draft.owes_tables and not SECTION_OF.keys() <= draft.tables.readings.keys()) or any(
        found.kind in DOUBTFUL for found in draft.tables.issues
    ):
        return True
    return bool(_failed(draft.tables.readings.values()))


def reconcile(first: Draft, second: Draft | ReportparseError, engines: Engines = PDF_ENGINES) -> Draft:
    """The first reading, mended by the second where that one is better; each table's outcome is an issue."""
    if isinstance(second, ReportparseError):
        return first
    readings = dict(first.tables.readings)
    issues = list(first.tables.issues)
    taken: set[TableName] = set()
    for name in TABLES:
        mine, other = first.tables.readings.get(name), second.tables.readings.get(name)
        if other is None:
            continue
        if mine is None or is_better(other, mine):
            taken.add(name)
            readings[name] = other
        issues.extend(_outcome(name, mine, other, name in taken, engines))
    if not taken:
        return replace(first, tables=replace(first.tables, issues=tuple(issues)))
    kept = [found for found in issues if not _is_about(found, taken)]
    theirs = [found for found in second.tables.issues if _is_about(found, taken)]
    said = [found for found in issues if _is_about(found, taken) and found.kind in OUTCOMES]
    ordered = {name: readings[name] for name in TABLES if name in readings}
    tables = replace(first.tables, readings=ordered, issues=(*kept, *theirs, *said))
    # The table's cells must not stand in the text too, so text and tables come from one engine together.
    if any(name not in first.tables.readings for name in taken):
        return replace(second, tables=replace(tables, tables=second.tables.tables))
    return replace(first, tables=tables)


def _is_about(found: Issue, names: set[TableName]) -> bool:
    return found.where.split(".")[0] in names


def is_better(other: TableReading, mine: TableReading) -> bool:
    """Fewer sums broken and cells lost together (where cells are lost, sums cannot break); of as many, fewer sums broken.

    A cell is lost that cannot be read, and also one that is blank where the other reading has a number: a table of
    blanks breaks no sum.
    """
    return _merit(other, mine) > _merit(mine, other)


def _merit(reading: TableReading, beside: TableReading) -> tuple[int, int]:
    numbers = {value.path for value in beside.values if value.state == "number"}
    lost = sum(
        value.state in ("unreadable", "missing") or (value.state == "blank" and value.path in numbers)
        for value in reading.values
    )
    failed = len(_failed([reading]))
    return -failed - lost, -failed


def _failed(readings: Iterable[TableReading]) -> list[str]:
    return [result.id for result in check_sums(readings) if result.status == "failed"]


def _outcome(
    name: TableName, mine: TableReading | None, other: TableReading, took_other: bool, engines: Engines
) -> list[Issue]:
    said_by = dict(zip(("mine", "theirs"), engines, strict=True))
    if mine is None:
        sides = {"seen": Both("no table", "无此表"), "other": Both("a table", "有此表")}
        return [issue("engines-disagree", name, used=engines[1], **said_by, **sides)]
    ours = {value.path: value.value for value in mine.values}
    theirs = {value.path: value.value for value in other.values}
    apart = [path for path in ours if ours[path] != theirs.get(path)]
    if mine.form is not other.form:
        apart = list(ours)
    if apart:
        seen = ", ".join(f"{path} {ours[path]}" for path in apart[:MAX_NAMED])
        said = ", ".join(f"{path} {theirs.get(path)}" for path in apart[:MAX_NAMED])
        more = f" (+{len(apart) - MAX_NAMED})" if len(apart) > MAX_NAMED else ""
        used = engines[took_other]
        return [issue("engines-disagree", name, seen=seen + more, other=said + more, used=used, **said_by)]
    if any(found.kind in DOUBTFUL for found in mine.issues):
        return []  # both engines share the rooms that follow: what was hard to read is not the publisher's fault
    failed = _failed([mine])
    return [issue("published-inconsistency", name, count=len(failed))] if failed else []
