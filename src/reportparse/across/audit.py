"""An audit: records of one or more organs and years, what each says against itself, what their years say of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reportparse.across.findings import Finding, by_gravity, findings_of, year_finding
from reportparse.across.years import Remark, YearCheck, check_years
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.language import Both
from reportparse.record.load import Record, without_text

COUNTS = ("passed", "failed", "skipped", "confirmed", "unconfirmed", "disputed")


@dataclass(frozen=True, slots=True)
class Audit:
    """Records checked, each with the name it was given under; the findings within each, and what their years say.

    The records are without their text and cells. `unread` are files without a record and why; `repeated` is how many files
    hold what another one held.
    """

    records: tuple[tuple[str, Record], ...]
    within: tuple[Finding, ...]
    years: tuple[YearCheck, ...]
    remarks: tuple[Remark, ...]
    unread: tuple[tuple[str, ReportparseError], ...] = ()
    repeated: int = 0

    @property
    def checks_failed(self) -> int:
        """Checks that failed, within reports and between years."""
        within = sum(record["checks"]["failed"] for _, record in self.records)
        return int(within) + sum(check.result.status == "failed" for check in self.years)

    @property
    def partial(self) -> bool:
        """Whether a record is partial."""
        return any(record["status"] == "partial" for _, record in self.records)


def audit(
    records: Iterable[tuple[str, Record]],
    unread: Sequence[tuple[str, ReportparseError]] = (),
    repeated: Callable[[], int] = lambda: 0,
) -> Audit:
    """Check records against each other, year by year; what they say of themselves they bring with them.

    They are gone through once; of each only what the years need is kept. `unread` and `repeated` are asked at the end.
    """
    kept: list[tuple[str, Record]] = []
    within: list[Finding] = []
    for file, record in records:
        within += findings_of(_label(file, record), record)
        kept.append((file, without_text(record)))
    checks, remarks = check_years(record for _, record in kept)
    return Audit(tuple(kept), tuple(within), tuple(checks), tuple(remarks), tuple(unread), repeated())


def _label(file: str, record: Record) -> str:
    """The file that a record is of: where many records stand in one file, each its own source."""
    return record["source"]["name"] or file if file.endswith(".jsonl") else file


def findings(audited: Audit) -> list[Finding]:
    """What could not be read, fails or looks wrong, gravest first; then what is to be known of the years."""
    found = [*_unread(audited), *audited.within, *_of_years(audited)]
    remarks = [
        Finding("", remark.organ or "", remark.year, "note", remark.kind, _YEARS, remark.message, remark.message_zh)
        for remark in audited.remarks
    ]
    return [*by_gravity(found), *remarks]


_YEARS = Both("years of the organ", "历年报告")


def _unread(audited: Audit) -> Iterator[Finding]:
    for file, error in audited.unread:
        yield Finding(file, "", None, "unread", error.kind, Both("document", "全文"), error.en, error.zh)


def _of_years(audited: Audit) -> Iterator[Finding]:
    placed: dict[tuple[object, object], tuple[str, Record]] = {}
    for file, record in audited.records:
        placed.setdefault((record["report"]["organ"], record["report"]["year"]), (_label(file, record), record))
    for check in audited.years:
        if check.result.status == "failed":
            yield year_finding(*placed[check.organ, check.year], check.result._asdict())


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files there are of each sort, as an office sends it out.

    A report counts once, under the gravest that is to be said of it: `failed`, `years`, `partial`, `doubtful` and `clean` are
    all that were `checked`.
    """

    checked: int
    clean: int
    failed: int
    years: int
    partial: int
    doubtful: int
    unread: int
    repeated: int


def tally(audited: Audit) -> Tally:
    """Count the files of an audit. Clean is a report of which nothing is to be said, not even a doubt."""
    doubtful = {finding.file for finding in findings(audited) if finding.severity != "note"}
    at_odds = {(check.organ, check.year) for check in audited.years if check.result.status == "failed"}

    def sort(file: str, record: Record) -> str:
        about = record["report"]
        sorts = {
            "failed": record["checks"]["failed"] > 0,
            "years": (about["organ"], about["year"]) in at_odds,
            "partial": record["status"] == "partial",
            "doubtful": _label(file, record) in doubtful,
        }
        return next((name for name, is_so in sorts.items() if is_so), "clean")

    sorts = Counter(sort(*one) for one in audited.records)
    return Tally(
        len(audited.records),
        sorts["clean"],
        sorts["failed"],
        sorts["years"],
        sorts["partial"],
        sorts["doubtful"],
        len(audited.unread),
        audited.repeated,
    )


def as_dict(audited: Audit) -> dict[str, Any]:
    """The audit as plain data for JSON."""
    return {
        "reports": [_summary(file, record) for file, record in audited.records],
        "years": [check.as_dict for check in audited.years],
        "remarks": [asdict(remark) for remark in audited.remarks],
    }


def _summary(file: str, record: Record) -> dict[str, Any]:
    checks = record["checks"]
    return {
        "file": file,
        "organ": record["report"]["organ"],
        "year": record["report"]["year"],
        "status": record["status"],
        "checks": {name: checks.get(name) for name in COUNTS},
        "failed": [result for result in checks["results"] if result["status"] == "failed"],
        "issues": record["issues"],
    }
