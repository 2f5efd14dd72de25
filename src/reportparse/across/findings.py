"""Findings: what a person who checks reports is to look at, each with its place in the words of the form.

A record's message names paths; here they give way to the labels of the table, the row and the column, and to where in the
document the cell stands, where the record tells it (`cells`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place
from reportparse.forms import SUBJECTS
from reportparse.forms.wording import identities, in_words, name_words, place_words, shared_name
from reportparse.record.load import Record, number_at

FILED_SO = kinds_with(Role.FILED_SO)
"""Shown even where they are notes; other notes are about the reading."""

MISPRINT = "likely-misprint"
"""The kind of issue that names the one cell which explains the failed sums around it."""

Severity = Literal["unread", "failed", "error", "warning", "note"]
RANKS: dict[str, int] = {"unread": 0, "failed": 1, "error": 2, "warning": 3, "note": 4}
"""How grave a finding is, gravest first: no record, numbers that contradict each other, something lost, doubts, remarks."""


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

    `place` is in words, `spot` in the document. `seen` is what stands there, `other` what it should be or what disagrees
    with it; both are empty where no number is in question. `paths` are the values that it speaks of, the one at `place`
    first. `message` and `message_zh` say what is wrong, without the place.
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

    @property
    def said(self) -> Both:
        """The message in both languages."""
        return Both(self.message, self.message_zh)

    @property
    def rank(self) -> tuple[int, bool]:
        """How grave it is among those of its file: the cell that explains what fails stands before what fails."""
        return (RANKS["failed"], False) if self.kind == MISPRINT else (RANKS[self.severity], True)


def findings_of(file: str, record: Record) -> list[Finding]:
    """What fails or looks wrong within one report, gravest first."""
    within = _Report(file, record)
    found = [within.failed(result) for result in record["checks"]["results"] if result["status"] == "failed"]
    found += [within.issue(one) for one in record["issues"] if one["severity"] != "note" or one["kind"] in FILED_SO]
    return sorted(found, key=lambda finding: finding.rank)


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


def _without(prefixes: Sequence[str], message: str) -> str:
    """A message without what the place says already."""
    for prefix in prefixes:
        message = message.removeprefix(f"{prefix}: ").removeprefix(f"{prefix}：")
    return message


class _Report:
    """One report, and where its values stand."""

    def __init__(self, file: str, record: Record) -> None:
        self.file, self.record = file, record
        self.organ, self.year = record["report"]["organ"] or "", record["report"]["year"]
        self.cells: dict[str, Mapping[str, Any]] = {cell["path"]: cell for cell in record.get("cells") or ()}

    def failed(self, result: Mapping[str, Any]) -> Finding:
        """A check that failed: at the cell that states a total, or at all of the row or column that it speaks of."""
        ident, terms = result["id"], tuple(term for term in result["terms"] if "@" not in term)
        identity = identities().get(ident)
        at = terms[: 1 if identity is None else len(identity.left)]
        family = ident.partition(".")[0]
        place = place_words(at[0]) if len(at) == 1 else name_words(shared_name(terms)[0])
        if family == "narrative":
            text = Both("running text", "正文")
            place = Both(f"{text.en} and {place.en}", f"{text.zh}与{place.zh}") if len(terms) == 1 else text
        spot = self.spot(at[0])
        return Finding(
            self.file,
            self.organ,
            self.year,
            "failed",
            ident,
            place,
            _without((ident, *_abouts(terms)), result["message"]),
            _without((ident, *_abouts(terms)), result["message_zh"]),
            str(result["left"]),
            str(result["right"]),
            spot if len(at) == 1 else spot._replace(row=None, column=None),
            terms,
        )

    def issue(self, found: Mapping[str, Any]) -> Finding:
        """An issue, at its place."""
        where, kind = found["where"], found["kind"]
        seen, other = self.misprint(where) if kind == MISPRINT else (self.raw(where), "")
        return Finding(
            self.file,
            self.organ,
            self.year,
            found["severity"],
            kind,
            place_words(where),
            in_words(_without((where,), found["message"])).en,
            in_words(_without((where,), found["message_zh"])).zh,
            seen,
            other,
            self.spot(where),
            (where,) if where.partition(".")[0] in SUBJECTS else (),
        )

    def misprint(self, path: str) -> tuple[str, str]:
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


def _abouts(terms: Sequence[str]) -> Iterator[str]:
    """How the message of a sum begins: its table, and the row or the column that its terms share."""
    shared = shared_name(terms)[0]
    for table in (shared.table, SUBJECTS[shared.table].name_zh if shared.table in SUBJECTS else shared.table):
        for of_all in (shared.row, shared.column):
            yield from (f"{table}, {of_all}", f"{table}，{of_all}") if of_all else ()
        yield table


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
    if finding.kind == MISPRINT:
        return "suspect"
    return "contradicted" if finding.severity == "failed" else "doubtful"
