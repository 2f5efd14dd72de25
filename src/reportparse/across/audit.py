"""Findings: what a person who checks reports is to look at, gathered from records of one or more organs and years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reportparse.across.years import Remark, YearCheck, check_years
from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.record.load import Record
from reportparse.trust.sums import CheckResult

FILED_SO = kinds_with(Role.FILED_SO)
"""Shown even where they are notes; other notes are about the reading."""

COUNTS = ("passed", "failed", "skipped", "confirmed", "unconfirmed", "disputed")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table: whose report, how grave ("failed", or an issue's severity), what, and in which words."""

    organ: str
    year: int | None
    severity: str
    kind: str
    message: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Records checked, each with the name it was given under, and what their years say of one another."""

    records: tuple[tuple[str, Record], ...]
    years: tuple[YearCheck, ...]
    remarks: tuple[Remark, ...]

    @property
    def checks_failed(self) -> int:
        """Checks that failed, within reports and between years."""
        within = sum(record["checks"]["failed"] for _, record in self.records)
        return int(within) + sum(check.result.status == "failed" for check in self.years)

    @property
    def partial(self) -> bool:
        """Whether a record is partial."""
        return any(record["status"] == "partial" for _, record in self.records)


def audit(records: Sequence[tuple[str, Record]]) -> Audit:
    """Check records against each other, year by year; what they say of themselves they bring with them."""
    checks, remarks = check_years(record for _, record in records)
    return Audit(tuple(records), tuple(checks), tuple(remarks))


def findings(audited: Audit) -> Iterator[Finding]:
    """What fails or looks wrong: report by report as given, then across the years, then remarks."""
    for file, record in audited.records:
        yield from _of_record(file, record)
    for check in audited.years:
        if check.result.status == "failed":
            result = check.result
            yield Finding(check.organ, check.year, "failed", result.id, result.message, result.message_zh)
    for remark in audited.remarks:
        yield Finding(remark.organ or "", remark.year, "note", remark.kind, remark.message, remark.message_zh)


def _of_record(file: str, record: Record) -> Iterator[Finding]:
    organ, year = record["report"]["organ"] or file, record["report"]["year"]
    for result in record["checks"]["results"]:
        if result["status"] == "failed":
            yield Finding(organ, year, "failed", result["id"], result["message"], result["message_zh"])
    for found in record["issues"]:
        if found["severity"] != "note" or found["kind"] in FILED_SO:
            yield Finding(organ, year, found["severity"], found["kind"], found["message"], found["message_zh"])


def as_dict(audited: Audit) -> dict[str, Any]:
    """The audit as plain data for JSON."""
    return {
        "reports": [_summary(file, record) for file, record in audited.records],
        "years": [
            {"organ": check.organ, "year": check.year, **result_as_dict(check.result)} for check in audited.years
        ],
        "remarks": [asdict(remark) for remark in audited.remarks],
    }


def result_as_dict(result: CheckResult) -> dict[str, Any]:
    """A check's result in the shape of the record."""
    return {**result._asdict(), "terms": list(result.terms)}


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
