"""Findings: what a person who checks reports is to look at, each with its place in the words of the form.

Where the record tells it (`cells`), also with where in the document the cell stands. `check`, `show`, `view` show the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from reportparse.across.told import own_terms, stated_at, told_of_check, told_of_issue
from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.diagnostics.catalogue.of_checks import REMARKS
from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place
from reportparse.forms import SUBJECTS
from reportparse.forms.wording import identities
from reportparse.record.load import Record, number_at

FILED_SO = kinds_with(Role.FILED_SO)
"""Shown even where they are notes; other notes are about the reading."""

MISPRINT, OMISSION = "likely-misprint", "likely-omission"
EXPLAINING = (MISPRINT, OMISSION)
"""The kinds of issues that name the one cell which explains the failed sums around it: another number, or one at all."""

Severity = Literal["unread", "failed", "error", "usual", "warning", "note"]
RANKS: dict[str, int] = {"unread": 0, "failed": 1, "error": 2, "usual": 3, "warning": 4, "note": 5}
"""How grave a finding is, gravest first: no record, numbers that contradict each other, something lost, sums that may fail
lawfully, doubts, remarks."""

Gravity = Literal["unread", "suspect", "failed", "error", "usual", "warning", "filed", "note"]
"""What a finding is called by how grave it is: "suspect" is the one cell that explains what fails, "filed" a note about what
was filed or about the years, "note" one about the reading."""


class Spot(NamedTuple):
    """Where in the document a cell stands, each counted from 1; None where that is not known, or is not one."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def words(self) -> Both:
        """The place as it is read: 第4页第2个表第5行第10列."""
        return place(**self._asdict())


NOWHERE = Spot()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: in which file, whose report, how grave, of which kind (an issue's, a check's id), and where.

    `place` is in words, `spot` in the document; `where` is what an issue names, a path or a place. `seen` is what stands
    there, `other` what it should be or what disagrees with it; both are empty where no number is in question. `paths` are
    the values that it speaks of, the one at `place` first. `message` and `message_zh` say what is wrong, without the place.
    """

    file: str
    organ: str
    year: int | None
    severity: Severity
    kind: str
    place: Both
    message: str
    message_zh: str
    seen: str = ""
    other: str = ""
    spot: Spot = NOWHERE
    paths: tuple[str, ...] = ()
    where: str = ""

    @property
    def gravity(self) -> Gravity:
        """What it is called."""
        if self.kind in EXPLAINING:
            return "suspect"
        told = self.kind in FILED_SO or self.kind in REMARKS
        return "filed" if self.severity == "note" and told else self.severity

    @property
    def is_grave(self) -> bool:
        """Whether there is no record, or numbers contradict each other."""
        return self.rank <= (RANKS["failed"], True)

    @property
    def said(self) -> Both:
        """The message in both languages."""
        return Both(self.message, self.message_zh)

    @property
    def rank(self) -> tuple[int, bool]:
        """How grave it is among those of its file: the cell that explains what fails stands before what fails."""
        return (RANKS["failed"], False) if self.kind in EXPLAINING else (RANKS[self.severity], True)


def findings_of(file: str, record: Record, *, asides: bool = False) -> list[Finding]:
    """What fails or looks wrong within one report, gravest first; `asides`: notes about the reading as well."""
    within = _Report(file, record)
    found = [within.failed(result) for result in record["checks"]["results"] if result["status"] == "failed"]
    found += map(within.issue, record["issues"])
    return sorted((one for one in found if asides or one.gravity != "note"), key=lambda finding: finding.rank)


def by_gravity(found: Iterable[Finding]) -> list[Finding]:
    """Findings file by file: the file with the gravest first, of like ones that with the most of it; then as given."""
    files: dict[str, list[Finding]] = {}
    for finding in found:
        files.setdefault(finding.file, []).append(finding)

    def gravity(of_file: Sequence[Finding]) -> list[int]:
        counts = [0] * len(RANKS)
        for finding in of_file:
            counts[RANKS[finding.severity]] -= 1
        return counts

    ordered = sorted(files.values(), key=gravity)
    return [finding for of_file in ordered for finding in sorted(of_file, key=lambda one: one.rank)]


def year_finding(file: str, record: Record, result: Mapping[str, Any]) -> Finding:
    """What this year's report says and last year's contradicts."""
    return _Report(file, record).failed(result)


class _Report:
    """One report, and where its values stand."""

    def __init__(self, file: str, record: Record) -> None:
        self.file, self.record = file, record
        self.organ, self.year = record["report"]["organ"] or "", record["report"]["year"]
        self.cells: dict[str, Mapping[str, Any]] = {cell["path"]: cell for cell in record.get("cells") or ()}

    def failed(self, result: Mapping[str, Any]) -> Finding:
        """A check that failed, at its place."""
        ident, terms = result["id"], own_terms(result["terms"])
        place, said = told_of_check(ident, result["terms"], Both(result["message"], result["message_zh"]))
        at = stated_at(ident, terms)
        spot = self.spot(at[0]) if at else NOWHERE
        return Finding(
            self.file,
            self.organ,
            self.year,
            "usual" if result.get("grade") else "failed",
            ident,
            place,
            *said,
            str(result["left"]),
            str(result["right"]),
            spot if len(at) == 1 else spot._replace(row=None, column=None),
            terms,
        )

    def issue(self, found: Mapping[str, Any]) -> Finding:
        """An issue, at its place."""
        where, kind = found["where"], found["kind"]
        seen, other = self.explained(where) if kind in EXPLAINING else (self.raw(where), "")
        place, said = told_of_issue(where, Both(found["message"], found["message_zh"]))
        paths = (where,) if where.partition(".")[0] in SUBJECTS else ()
        facts = (self.file, self.organ, self.year, found["severity"], kind)
        return Finding(*facts, place, *said, seen, other, self.spot(where), paths, where)

    def explained(self, path: str) -> tuple[str, str]:
        """What stands in the cell that explains the failed sums around it, and the number that would mend them."""
        number = number_at(self.record, path)
        for result in self.record["checks"]["results"]:
            identity = identities().get(result["id"])
            if result["status"] != "failed" or path not in result["terms"] or identity is None:
                continue
            excess = Decimal(result["left"]) - Decimal(result["right"])
            mended = tidy(Decimal(number or 0) + (-excess if path in identity.left else excess))
            return self.raw(path) or _text(number), str(mended)
        return self.raw(path) or _text(number), ""

    def raw(self, path: str) -> str:
        """What the document writes in a cell; where the record does not keep that, its number."""
        cell = self.cells.get(path)
        return " ".join(str(cell["raw"] or "").split()) if cell else _text(number_at(self.record, path))

    def spot(self, path: str) -> Spot:
        """Where a value stands; a page where the place is one."""
        if path.startswith("page ") and path[5:].isdecimal():
            return Spot(page=int(path[5:]))
        cell = self.cells.get(path)
        if cell is None:
            return NOWHERE
        row, column = (None if cell[side] is None else cell[side] + 1 for side in ("row", "column"))
        return Spot(cell["page"], cell["table"], row, column)


def _text(number: Number | None) -> str:
    return "" if number is None else str(number)


Sort = Literal["suspect", "contradicted", "doubtful", "involved"]
SORTS: tuple[Sort, ...] = ("suspect", "contradicted", "doubtful", "involved")
"""How a cell is marked, gravest first: it alone explains what fails; a failed check is told at it; there is a doubt about
what it holds; it is a term of a failed sum, and as likely right as not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that is marked, and the findings that are told at it."""

    sort: Sort
    findings: tuple[Finding, ...] = ()


def marks(found: Iterable[Finding]) -> dict[str, Mark]:
    """The values that are to be marked, by path. Each finding is told at one of them; further terms of a sum are involved."""
    marked: dict[str, Mark] = {}
    for finding in found:
        for at, path in enumerate(finding.paths):
            sort: Sort = "involved" if at else _sort(finding)
            before = marked.get(path, Mark(sort))
            told = before.findings if at else (*before.findings, finding)
            marked[path] = Mark(min(sort, before.sort, key=SORTS.index), told)
    return marked


def _sort(finding: Finding) -> Sort:
    if finding.kind in EXPLAINING:
        return "suspect"
    return "contradicted" if finding.severity in ("failed", "usual") else "doubtful"
