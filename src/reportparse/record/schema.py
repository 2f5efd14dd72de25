"""The canonical record as models: the published shape, its JSON Schema, and nothing else.

The models of the tables are made from the forms' declarations, so a new form is in the schema by being declared.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from reportparse.forms import FORMS, GENERATIONS, TABLES, Form, TableName

Quantity = Annotated[
    int | Decimal | None,
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]}),
]
"""A number as printed (amounts may have decimals), or null where the document gives none."""

Figure = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]


if TYPE_CHECKING:
    Generation = str
else:
    Generation = Literal[GENERATIONS]


class Model(BaseModel):
    """Strict about names, so that a typo in code cannot add a key."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    """One section: running text without the cells of recognised tables; other tables stand as rows of cell texts."""

    number: int
    key: str
    heading: str | None
    present: bool
    text: str | None
    subsections: list[SubsectionText]
    tables: list[list[list[str]]]


class CheckEntry(Model):
    """One identity evaluated; `terms` are the paths of its left side, then of its right side."""

    id: str
    status: Literal["passed", "failed", "skipped"]
    left: Quantity
    right: Quantity
    terms: list[str]
    message: str
    message_zh: str


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
    severity: Literal["error", "warning", "note"]
    where: str
    message: str
    message_zh: str


class CellEntry(Model):
    """Where a value was read. `page` and `table` count from 1, `row` and `column` from 0; `bbox` in points.

    `checks` are the ids that give the value its standing: those that failed, or those that hold.
    """

    path: str
    value: Quantity
    raw: str | None
    state: Literal["number", "mark", "blank", "unreadable", "missing"]
    page: int | None
    bbox: list[float] | None
    table: int | None
    row: int | None
    column: int | None
    standing: Literal["confirmed", "unconfirmed", "disputed"]
    checks: list[str]


class Source(Model):
    """The file that was read."""

    name: str
    sha256: str
    format: str
    bytes: int
    encoding: str | None
    pages: int | None


class Parser(Model):
    """The program that read it."""

    name: str
    version: str


def _table_model(form: Form) -> type[BaseModel]:
    """The model of one table of one form: nested as its paths are."""
    tree: dict[str, Any] = {}
    for path, _, _ in form.places:
        *parents, leaf = path.split(".")[1:]
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = Quantity
    name = f"{form.table.capitalize()}{form.name}"
    head: dict[str, Any] = {"form": (Literal[form.name], ...)} if form.subject.tells_form else {}
    return _nested(name, tree, head)


_shared: dict[tuple[str, ...], type[BaseModel]] = {}
"""Rows with the same columns have the same model: a hundred of them would cost more time than reading a report."""


def _nested(name: str, tree: dict[str, Any], head: dict[str, Any]) -> type[BaseModel]:
    is_row = not head and not any(isinstance(node, dict) for node in tree.values())
    if is_row and tuple(tree) in _shared:
        return _shared[tuple(tree)]
    fields = dict(head)
    for key, node in tree.items():
        kind = _nested(f"{name}_{key}", node, {}) if isinstance(node, dict) else node
        fields[key] = (kind, ...)
    made: type[BaseModel] = create_model("_".join(tree) if is_row else name, __base__=Model, **fields)
    if is_row:
        _shared[tuple(tree)] = made
    return made


TABLE_MODELS: dict[tuple[TableName, str], type[BaseModel]] = {
    (form.table, form.name): _table_model(form) for form in FORMS
}


def _either(table: TableName) -> Any:
    models = tuple(model for (name, _), model in TABLE_MODELS.items() if name == table)
    union: Any = models[0]
    for model in models[1:]:
        union = union | model
    return union | None


class _Opening(Model):
    """The record down to its sections."""

    schema_version: Literal["1.0"]
    status: Literal["complete", "partial"]
    report: About
    preamble: str | None
    sections: list[SectionText]


if TYPE_CHECKING:

    class _WithTables(_Opening):
        """The record down to its tables: one key a table, None where the document lacks it."""

        def __getattr__(self, table: TableName) -> BaseModel | None: ...
else:
    _WithTables = create_model("_WithTables", __base__=_Opening, **{table: (_either(table), ...) for table in TABLES})


class Report(_WithTables):
    """The canonical record of one report. Field order is the order of the output."""

    checks: Checks
    figures: list[FigureEntry]
    processing_fee: ProcessingFee | None
    issues: list[IssueEntry]
    cells: list[CellEntry] | None = Field(default=None, description="With --cells only.")
    source: Source
    parser: Parser

    def as_dict(self) -> dict[str, Any]:
        """The record as plain data, in order; `cells` is left out where it was not asked for."""
        return self.model_dump(exclude={"cells"} if self.cells is None else None)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the record."""
    schema = Report.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Annual report on open government information",
        **{name: part for name, part in schema.items() if name != "title"},
    }
