"""The canonical record as models: the published shape, its JSON Schema, and nothing else.

The models of the tables stand in `table_models`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from reportparse.chinese.values import State
from reportparse.diagnostics.catalogue.entries import Severity
from reportparse.diagnostics.complaints import harmless
from reportparse.forms import GENERATIONS
from reportparse.record.base import Model, Quantity
from reportparse.record.table_models import TABLE_MODELS, Tables

__all__ = ["TABLE_MODELS", "Report", "json_schema"]

MAX_ORGAN_SHOWN = 40
"""Characters of the organ's name in the short form of a report."""

Figure = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]


if TYPE_CHECKING:
    Generation = str
else:
    Generation = Literal[GENERATIONS]


class Period(Model):
    """The statistical period, both days included, as ISO dates."""

    start: str
    end: str


class ContactInfo(Model):
    """How to reach the office."""

    address: str | None
    postcode: str | None
    phone: str | None
    email: str | None


class About(Model):
    """Who reports, on which year, in which form."""

    title: str | None
    organ: str | None
    year: int | None
    period: Period | None
    generation: Generation
    published: str | None
    website: str | None
    contact: ContactInfo


class SubsectionText(Model):
    """A numbered part of a section."""

    heading: str
    text: str


class SectionText(Model):
    """One section or chapter: running text without the cells of recognised tables; other tables as rows of cell texts.

    A chapter's key is null where its heading says nothing known.
    """

    number: int
    key: str | None
    heading: str | None
    present: bool
    text: str | None
    subsections: list[SubsectionText]
    tables: list[list[list[str]]]


class CheckEntry(Model):
    """One identity evaluated; `terms` are the paths of its left side, then of its right side.

    `grade` is there only where it is not demanded by the form: "usual" holds in nearly every report and may fail lawfully.
    """

    id: str
    status: Literal["passed", "failed", "skipped"]
    left: Quantity
    right: Quantity
    terms: list[str]
    message: str
    message_zh: str
    grade: Literal["usual"] | None = Field(default=None, exclude_if=lambda grade: grade is None)


class Checks(Model):
    """All checks evaluated, with their counts, and how many of the values that are numbers stand how."""

    passed: int
    failed: int
    skipped: int
    confirmed: int
    unconfirmed: int
    disputed: int
    results: list[CheckEntry]


class FigureEntry(Model):
    """A number stated in the running text."""

    what: str
    value: Figure
    unit: str | None
    section: int | None
    sentence: str


class ProcessingFee(Model):
    """The information processing fee (信息处理费) of section six, in yuan."""

    amount_yuan: Quantity
    sentence: str


class IssueEntry(Model):
    """One doubt about the record."""

    kind: str
    severity: Severity
    where: str
    message: str
    message_zh: str


class CellEntry(Model):
    """Where a value was read. `page` and `table` count from 1, `row` and `column` from 0; `bbox` in points.

    `checks` are the ids that give the value its standing: those that failed, or those that hold. `confidence` (0 to 1) and
    `read_by` are there where a character recogniser read the cell in a picture.
    """

    path: str
    value: Quantity
    raw: str | None
    state: State
    page: int | None
    bbox: list[float] | None
    table: int | None
    row: int | None
    column: int | None
    standing: Literal["confirmed", "unconfirmed", "disputed"]
    checks: list[str]
    confidence: float | None = Field(default=None, exclude_if=lambda it: it is None)
    read_by: Literal["ocr"] | None = Field(default=None, exclude_if=lambda it: it is None)


class Source(Model):
    """The file that was read."""

    name: str
    sha256: str
    format: str
    bytes: int
    encoding: str | None
    pages: int | None
    converted_by: str | None = Field(default=None, description="Where a program made another format of the file first.")


class Parser(Model):
    """The program that read it."""

    name: str
    version: str


class _WithSections(Model):
    """The record down to its sections."""

    schema_version: Literal["1.1"]
    status: Literal["complete", "partial"]
    report: About
    preamble: str | None
    sections: list[SectionText]


class Report(Tables, _WithSections):
    """The canonical record of one report. Field order is the order of the output."""

    checks: Checks
    figures: list[FigureEntry]
    processing_fee: ProcessingFee | None
    issues: list[IssueEntry]
    cells: list[CellEntry] | None = Field(default=None, description="With --cells only.")
    source: Source
    parser: Parser

    def as_dict(self) -> dict[str, Any]:
        """The record as plain data, in order; what is not asked for or not the case is left out."""
        return _without_absent(self.model_dump())

    def to_rows(self) -> dict[str, list[dict[str, Any]]]:
        """What the report gives each table for analysts (docs/tables.md): its rows by table, each a value by column.

        Numbers are int or Decimal, days are dates, null is None. `values` is whole only of a report parsed with `cells`: else
        raw texts and states of cells are None.
        """
        from reportparse.record.rows import rows_by_table

        return rows_by_table(self.as_dict())

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """The record as JSON that the published schema holds for: decimals are numbers, exact as printed."""
        import simplejson

        data = _without_absent(self.model_dump(**options))
        separators = (",", ":") if indent is None else (",", ": ")
        return simplejson.dumps(
            data, use_decimal=True, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
        )

    def __repr__(self) -> str:
        about, checks = self.report, self.checks
        organ = harmless(about.organ or "?", " ")[:MAX_ORGAN_SHOWN]
        return f"<Report {organ} {about.year}: {self.status}, checks: {checks.passed} passed, {checks.failed} failed>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The tables as a notebook shows them."""
        from reportparse.record.notebook import tables_as_html

        return tables_as_html(self.report.title or "", repr(self), self)


def _without_absent(data: dict[str, Any]) -> dict[str, Any]:
    """A record without the keys that stand in it only where they say something."""
    if data.get("cells", ()) is None:
        del data["cells"]
    source = data.get("source")
    if isinstance(source, dict) and source.get("converted_by", "") is None:
        del source["converted_by"]
    return data


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the record."""
    schema = Report.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Annual report on open government information",
        **{name: part for name, part in schema.items() if name != "title"},
    }
