"""The second opinion: where the numbers of a document are in doubt, other code looks at it, too.

A sum that fails is the publisher's where the page leaves no doubt of the numbers, or where another engine reads the same.
Disagreement is settled by the sums, and said (design: a failed identity makes the reader look again before the report is
blamed).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Again, Document
from reportparse.forms import SECTION_OF, TABLES, TableName
from reportparse.normalise import CellValue, Normalised, TableReading
from reportparse.sandbox import attempt
from reportparse.trust.draft import Draft
from reportparse.trust.struck_numbers import with_struck
from reportparse.trust.sums import CheckStatus, check_sums

DOUBTFUL = kinds_with(Role.BREAKS_GRID, Role.ASKS_SECOND_READING)
"""Issues about a table that make another look worth its time."""

BROKEN = kinds_with(Role.BREAKS_GRID)
"""Those that do so in a format that states each cell's text: only which cells there are can be understood in two ways."""

OUTCOMES = kinds_with(Role.TOLD_BY_SECOND_READING)
"""Issues that stay whichever reading is taken."""

OF_THE_VALUE = kinds_with(Role.LEAVES_READING_SURE)
"""Issues that say nothing against the labels, the grid and the glyphs of a table."""

MAX_NAMED = 3
"""How many disagreements an issue spells out."""

SAME_BY_BOTH = Both("the two engines read the same numbers", "两种引擎读得的数字相同")
PLAIN = Both(
    "every label is the form's, every number stands in one piece between its rules, and other sums confirm its digits",
    "标签均与格式一致，每个数字完整地位于各自的框线之内，其字形也为其他相符的合计所证实",
)
"""The grounds on which sums that fail are called the document's own."""

Understand = Callable[[Document], Draft]


def with_second_opinion(draft: Draft, understand: Understand) -> Draft:
    """The draft after another look at the tables that are missing, were hard to read, or do not add up."""
    again = draft.document.again
    doubted = _doubted(draft)
    if again is None or not doubted:
        return draft
    confirmed = _digits(draft.tables.readings.values(), "passed")
    plain = frozenset(name for name in doubted if _is_plain(draft.tables.readings.get(name), confirmed, again))
    said = tuple(_inconsistency(draft.tables.readings[name], PLAIN) for name in TABLES if name in plain)
    draft = replace(draft, tables=replace(draft.tables, issues=(*draft.tables.issues, *said)))
    asked = doubted - plain
    if not asked:
        return draft
    pages = _pages_of(asked, draft)
    return reconcile(draft, attempt(partial(_read_again, again, understand), pages), asked, again.engines)


def _read_again(again: Again, understand: Understand, pages: Collection[int]) -> Draft:
    return understand(again.read(pages))


def _doubted(draft: Draft) -> frozenset[TableName]:
    """The tables that are in doubt. Pages that are pictures help no engine; what states that it is no report needs none."""
    readings = draft.tables.readings
    if not readings and any(found.kind == "page-is-image" for found in draft.document.issues):
        return frozenset()
    stated = _states_cells(draft.document)
    if not readings and stated and not (draft.masthead.title or draft.outline.headings_found):
        return frozenset()
    missing = SECTION_OF.keys() - readings.keys() if draft.owes_tables else frozenset()
    kinds = BROKEN if stated else DOUBTFUL
    hard = {found.where.split(".")[0] for found in draft.tables.issues if found.kind in kinds}
    doubted = missing | hard | {name for name, reading in readings.items() if _failed([reading])}
    return frozenset(name for name in TABLES if name in doubted and not _is_recognised(readings.get(name)))


def _states_cells(document: Document) -> bool:
    """Whether the file itself states its text and cells: they were neither found on pages nor carried over by a converter."""
    return document.pages is None and document.converted_by is None


def _is_recognised(reading: TableReading | None) -> bool:
    """Whether a table was read in a picture, which no other engine reads; each of its numbers was read twice as it is."""
    return reading is not None and any(value.confidence is not None for value in reading.values)


def _is_plain(reading: TableReading | None, confirmed: frozenset[str], again: Again) -> bool:
    """Whether another engine has nothing to say of a table: its labels, its grid and its glyphs leave no doubt.

    A font that means other digits than it shows would do so everywhere: the digits of sums that fail must be `confirmed`.
    """
    if reading is None or any(found.kind not in OF_THE_VALUE for found in reading.issues):
        return False
    if not _digits([reading], "failed") <= confirmed or any(value.raw is None for value in reading.values):
        return False
    return again.is_plain([(value.origin, value.raw or "") for value in reading.values])


def _digits(readings: Iterable[TableReading], status: CheckStatus) -> frozenset[str]:
    """The digits of all numbers of sums that hold, or that fail; 0 is none where nothing else is added up."""
    digits: set[str] = set()
    for reading in readings:
        values = {value.path: value.value for value in reading.values}
        for check in check_sums([reading]):
            if check.status == status and (check.left or status != "passed"):
                digits.update(*(str(values[path]) for path in check.terms if values[path] is not None))
    return frozenset(digits)


def _pages_of(names: Collection[TableName], draft: Draft) -> frozenset[int]:
    """The pages of these tables, and those next to them where rows or columns may be lost; all of them of a missing one."""
    n_pages = draft.document.pages or 0
    pages: set[int] = set()
    for name in names:
        reading = draft.tables.readings.get(name)
        own = (
            {value.origin.page for value in reading.values if value.origin and value.origin.page} if reading else set()
        )
        if reading is None or not own:
            return frozenset(range(1, n_pages + 1))
        beside = any(found.kind in DOUBTFUL for found in reading.issues)
        pages.update(range(max(min(own) - beside, 1), min(max(own) + beside, n_pages) + 1))
    return frozenset(pages)


def reconcile(
    first: Draft, second: Draft | ReportparseError, names: Collection[TableName], engines: tuple[str, str]
) -> Draft:
    """The first reading of these tables, mended by the second where that one is better; each one's outcome is an issue."""
    if isinstance(second, ReportparseError):
        facts = {"other": engines[1], "why": Both(second.en, second.zh)}
        failed = (issue("second-reading-failed", name, **facts) for name in TABLES if name in names)
        return replace(first, tables=replace(first.tables, issues=(*first.tables.issues, *failed)))
    first, second = (
        replace(draft, tables=with_struck(draft.tables, beside.tables, names))
        for draft, beside in ((first, second), (second, first))
    )
    if first.document.pages is None:
        second = replace(second, tables=_with_unheld(second.tables, first.tables, names))
    issues = list(first.tables.issues)
    readings = dict(first.tables.readings)
    taken: set[TableName] = set()
    for name in (name for name in TABLES if name in names):
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


def _with_unheld(tables: Normalised, first: Normalised, names: Collection[TableName]) -> Normalised:
    """The other reading's tables with the first one's word on cells of which either says that the file holds no text.

    Such is a formula without its result: what a converter makes of it is counted, not read.
    """
    readings = dict(tables.readings)
    for name in names:
        mine, other = first.readings.get(name), readings.get(name)
        if mine is None or other is None:
            continue
        own = {value.path: value for value in mine.values}
        readings[name] = replace(
            other,
            values=tuple(
                said._replace(value=seen.value, raw=seen.raw, state=seen.state)
                if (seen := own.get(said.path)) and (_is_unheld(said) or _is_unheld(seen))
                else said
                for said in other.values
            ),
        )
    return replace(tables, readings=readings)


def _is_unheld(value: CellValue) -> bool:
    return value.state == "unreadable" and not (value.raw or "").strip()


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
    name: TableName, mine: TableReading | None, other: TableReading, took_other: bool, engines: tuple[str, str]
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
    return [_inconsistency(mine, SAME_BY_BOTH)] if _failed([mine]) else []


def _inconsistency(reading: TableReading, ground: Both) -> Issue:
    return issue("published-inconsistency", reading.form.table, ground=ground, count=len(_failed([reading])))
