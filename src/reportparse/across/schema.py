"""What `check --json` and `compare --json` print, as models: the published shapes, and nothing else.

They are open: a key that a later version adds breaks nobody, one that is here stays.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from reportparse.diagnostics.catalogue.entries import Severity

Number = Annotated[int | Decimal | None, WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]})]


class Open(BaseModel):
    """Keys beyond those that are named are let pass."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Result(Open):
    """One sum that was checked; `terms` are the paths of its left side, then of its right side (`path@2022` in a year)."""

    id: str
    status: Literal["passed", "failed", "skipped"]
    left: Number
    right: Number
    terms: list[str]
    message: str
    message_zh: str


class Counts(Open):
    """How many checks passed, failed or lacked numbers; how many values stand how."""

    passed: int
    failed: int
    skipped: int
    confirmed: int | None
    unconfirmed: int | None
    disputed: int | None


class Doubt(Open):
    """One issue of a record."""

    kind: str
    severity: Severity
    where: str
    message: str
    message_zh: str


class CheckedReport(Open):
    """One report: what fails in it, and its issues."""

    file: str
    organ: str | None
    year: int | None
    status: Literal["complete", "partial"]
    checks: Counts
    failed: list[Result]
    issues: list[Doubt]


class YearResult(Result):
    """One check of a report against the same organ's report of the year before."""

    organ: str
    year: int


class YearRemark(Open):
    """What is to be known of the comparison of years."""

    kind: str
    organ: str | None
    year: int | None
    message: str
    message_zh: str


class FileError(Open):
    """A file that gave no record."""

    file: str
    kind: str
    message: str
    message_zh: str


class CheckOutput(Open):
    """What `check --json` prints."""

    reports: list[CheckedReport]
    years: list[YearResult]
    remarks: list[YearRemark]
    errors: list[FileError]


class ComparedReport(Open):
    """One of two reports."""

    organ: str | None
    year: int | None
    generation: str
    file: str
    status: Literal["complete", "partial"]


class StatedCell(Open):
    """How a value stands in one report: its path there, its cell's state, raw text and standing, and the kinds of errors and
    warnings at it. State "absent": its form has no such value; null: there is no number, and the record does not say why."""

    path: str
    state: Literal["number", "blank", "mark", "unreadable", "missing", "absent"] | None
    standing: Literal["confirmed", "unconfirmed", "disputed"] | None
    raw: str | None
    issues: list[str]


class ComparedValue(Open):
    """One value in both reports; `change` and `percent` are null where a side has no number, `percent` if the first is 0."""

    path: str
    label: str
    relation: Literal["same", "changed", "one-sided", "unknown"]
    first: Number
    second: Number
    change: Number
    percent: Number
    first_cell: StatedCell
    second_cell: StatedCell


class TextPiece(Open):
    """A run of text that both reports have, or the first only (removed), or the second only (added)."""

    op: Literal["same", "removed", "added"]
    text: str


class ComparedSection(Open):
    """A section side by side; 0 is the preamble."""

    number: int
    headings: tuple[str | None, str | None]
    pieces: list[TextPiece]


class CompareOutput(Open):
    """What `compare --json` prints."""

    first: ComparedReport
    second: ComparedReport
    values: list[ComparedValue]
    sections: list[ComparedSection]
    years: list[YearResult]


OUTPUTS: dict[str, tuple[type[Open], str]] = {
    "check": (CheckOutput, "What reportparse check --json prints"),
    "compare": (CompareOutput, "What reportparse compare --json prints"),
}


def output_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what a command prints with --json."""
    model, title = OUTPUTS[command]
    schema = model.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **{name: part for name, part in schema.items() if name != "title"},
    }
