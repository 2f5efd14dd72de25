"""What became of one input: a record, or a failure that says at which stage, of which kind, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportparse.diagnostics.errors import NotAReport, OverLimit, ReportparseError

Stage = Literal["input", "read", "admit", "limit"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no record. `kind` is a stable slug of `errors.py`.

    Stages: "input" (its bytes could not be had), "read" (no document in them), "admit" (a document, but no such
    report), "limit" (over a bound of size, time or memory, or its worker crashed).
    """

    stage: Stage
    kind: str
    message: str
    message_zh: str

    @staticmethod
    def of(error: ReportparseError, stage: Stage | None = None) -> Failure:
        """The failure that an error of the family means."""
        found: Stage = "limit" if isinstance(error, OverLimit) else "admit" if isinstance(error, NotAReport) else "read"
        en, zh = (text.encode("utf-8", "replace").decode() for text in (error.en, error.zh))  # they may quote the file
        return Failure(stage or found, error.kind, en, zh)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report's file became, compressed and ready to be written, with the facts that a summary counts; or a failure.

    `pictures` are pages of a report that were not read, as they are pictures.
    `record` is its line of JSON, `rows` those of the tables, each where the outputs ask for it.
    """

    failure: Failure | None = None
    record: bytes | None = None
    rows: bytes | None = None
    status: str | None = None
    generation: str | None = None
    year: int | None = None
    checks_failed: int = 0
    pictures: int = 0
