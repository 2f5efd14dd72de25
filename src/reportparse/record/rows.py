"""The tables for analysts: how a record becomes rows. The columns stand in `columns.py`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place_zh
from reportparse.forms import FORMS, SUBJECTS
from reportparse.forms.wording import in_words, place_words
from reportparse.record import columns
from reportparse.record.columns import DECIMAL_DIGITS, DECIMAL_PLACES, TableColumn
from reportparse.record.organ import organ_facts
from reportparse.record.panel import rows_of_organs, rows_of_panel

if TYPE_CHECKING:
    from reportparse.record.base import Record

Entry = tuple[Any, ...]
"""One row of a table, column by column."""

LOCAL_ROWS = "local"
"""Where a table keeps the rows that its form does not know; their paths count them from 1."""

MAX_WHOLE = 2**63 - 1
MOST = 10 ** (DECIMAL_DIGITS - DECIMAL_PLACES)
"""What decimal columns hold is smaller."""


_TO_ORGAN = ("organ_key", "organs", "organ_key")
_LEADS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "files": (("duplicate_of", "files", "report"),),
    "reports": (("report", "files", "report"), _TO_ORGAN),
    "organs": (),
    "panel": (("report", "reports", "report"), _TO_ORGAN),
}


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """One table: its columns, what a row is, and the rows of one record (of `files`: of one input).

    No two rows share the columns of `key`, and none of these is null.
    """

    name: str
    en: str
    zh: str
    columns: tuple[TableColumn, ...]
    rows: Callable[[Any], Iterator[Entry]]
    key: tuple[str, ...]

    @property
    def leads_to(self) -> tuple[tuple[str, str, str], ...]:
        """Columns that name a row of another table: each with that table and its key."""
        if self.name in _LEADS:
            return _LEADS[self.name]
        return (("report", "reports", "report"),)

    @property
    def has_years(self) -> bool:
        """Whether each row belongs to a report, or a year."""
        return self.name not in ("files", "organs")


def _labels() -> dict[tuple[str, str], tuple[str, str, str]]:
    """(form, path) to the Chinese labels of its row and column, and its unit."""
    found = {}
    for form in FORMS:
        for path, row, column in form.places:
            names = (*row.group, *row.labels[:1])
            above = " ".join(names or column.group)
            head = " ".join((*(column.group if names else ()), *column.labels[:1]))
            found[form.name, path] = (above, head, column.unit)
    return found


def _value_columns() -> dict[str, TableColumn]:
    """Path to column of the wide table, over all forms; the newest form that knows a path names it."""
    found: dict[str, TableColumn] = {}
    for form in FORMS:
        for path, _, place in form.places:
            above, head, unit = LABELS[form.name, path]
            kind: columns.Type = "decimal" if place.measure == "amount" else "integer"
            title = f"{above}｜{head}（{unit}）".replace("：", "，")
            found.setdefault(path, TableColumn(path.replace(".", "_"), kind, path, title, unit))
    return found


def _heads() -> dict[str, str]:
    """Part of a table that lists indicators to the words of the head that opens it: disclosure to 一、主动公开情况."""
    found: dict[str, str] = {}
    for form in FORMS:
        if form.subject.lists_indicators:
            for path, row, _ in form.places:
                found.setdefault(path.split(".")[1], (*row.group, *row.labels)[0])
    return found


LABELS = _labels()
HEADS = _heads()
VALUE_COLUMNS = _value_columns()


def form_of(record: Record, table: str) -> str | None:
    """The form of a table of the record; the table of reviews has one form and does not name it."""
    if record[table] is None:
        return None
    return str(record[table].get("form") or next(form.name for form in FORMS if form.table == table))


def _reports(record: Record) -> Iterator[Entry]:
    about, source, period = record["report"], record["source"], record["report"]["period"] or {}
    severities = [issue["severity"] for issue in record["issues"]]
    facts = {
        **about,
        **organ_facts(record),
        **about["contact"],
        **source,
        "report": source["name"],
        "status": record["status"],
        "period_start": period.get("start"),
        "period_end": period.get("end"),
        **{f"{table}_form": form_of(record, table) for table in SUBJECTS},
        "preamble": record["preamble"],
        "processing_fee_yuan": _exact((record["processing_fee"] or {}).get("amount_yuan")),
        **{f"checks_{status}": record["checks"][status] for status in ("passed", "failed", "skipped")},
        **{f"{severity}s": severities.count(severity) for severity in ("error", "warning", "note")},
        "schema_version": record["schema_version"],
        "parser_version": record["parser"]["version"],
    }
    yield tuple(facts[column.name] for column in columns.REPORTS)


def _values(record: Record) -> Iterator[Entry]:
    name = record["source"]["name"]
    forms = {table: form_of(record, table) or "" for table in SUBJECTS}
    cells = record.get("cells")
    for cell in _cells_unseen(record) if cells is None else cells:
        path = cell["path"]
        table = path.partition(".")[0]
        form = forms[table]
        known = PLACES.get((form, path))
        place, unit = known if known else _place_and_unit(path, form, record[table][LOCAL_ROWS])
        yield (name, *place, _exact(cell["value"]), cell["raw"], cell["state"], cell.get("standing"), unit)


def _place_of(path: str, form: str, row_label: str, column_label: str) -> Entry:
    """What the table of values says of the place of a value."""
    table, *row, column = path.split(".")
    return path, table, form, ".".join(row), column, row_label, column_label


PLACES = {
    (form, path): (_place_of(path, form, row_label, column_label), unit)
    for (form, path), (row_label, column_label, unit) in LABELS.items()
}
"""(form, path) to what the table of values says of the place, and its unit."""


def _place_and_unit(path: str, form: str, local: Sequence[Mapping[str, Any]]) -> tuple[Entry, str | None]:
    """The same of a row that its form does not know: the path ends with its number."""
    label, unit = _label_and_unit(local[int(path.rpartition(".")[2]) - 1])
    return _place_of(path, form, label, ""), unit


def _cells_unseen(record: Record) -> Iterator[dict[str, Any]]:
    """What a record without cells knows of them: the numbers, and which of these a failed check mentions."""
    failed = (result for result in record["checks"]["results"] if result["status"] == "failed")
    disputed = {path for result in failed for path in result["terms"]}
    numbers = _numbers(record)
    for table in SUBJECTS:
        local = (record[table] or {}).get(LOCAL_ROWS, ())
        numbers |= {f"{table}.{LOCAL_ROWS}.{at}": row["value"] for at, row in enumerate(local, 1)}
    for path, number in numbers.items():
        state = None if number is None else "number"
        standing = "disputed" if path in disputed else None
        yield {"path": path, "value": number, "raw": None, "state": state, "standing": standing}


def _numbers(record: Record) -> dict[str, int | Decimal | None]:
    """Path to number of every value of the forms that the record's own tables follow."""
    found: dict[str, int | Decimal | None] = {}

    def gather(node: Mapping[str, Any], above: str) -> None:
        for key, inner in node.items():
            if inner is None or isinstance(inner, (int, Decimal)):
                found[above + key] = inner
            elif isinstance(inner, Mapping):  # else it is the name of the form, or the local rows
                gather(inner, f"{above}{key}.")

    for table in SUBJECTS:
        gather(record[table] or {}, f"{table}.")
    return found


def _label_and_unit(row: Mapping[str, Any]) -> tuple[str, str | None]:
    """What names a row that its form does not know: the words of its head, where the form has one, then its own."""
    return " ".join(filter(None, (HEADS.get(row["under"]), row["label"]))), row["unit"]


def _wide(record: Record) -> Iterator[Entry]:
    found, numbers, unfit = _numbers(record), [], []
    for path, column in VALUE_COLUMNS.items():
        number = found.get(path)
        if number is not None and not _fits(number, column.type):
            unfit.append(path)
            number = None
        numbers.append(number)
    about = record["report"]
    head = (about["organ"], about["year"], about["generation"], record["status"], record["checks"]["failed"])
    yield (record["source"]["name"], *head, " ".join(unfit) or None, *numbers)


def _fits(number: int | Decimal, type_: columns.Type) -> bool:
    """Whether a column of a type holds this number as it is, with nothing rounded away."""
    if isinstance(number, int):
        return abs(number) <= MAX_WHOLE or (type_ != "integer" and abs(number) < MOST)
    if type_ == "integer":
        return False
    places = number_text(number).partition(".")[2].rstrip("0")
    return -MOST < number < MOST and len(places) <= DECIMAL_PLACES


def _exact(number: int | Decimal | None) -> int | Decimal | None:
    """A number as a decimal column holds it; null where it would be rounded."""
    return number if number is None or _fits(number, "decimal") else None


def _sections(record: Record) -> Iterator[Entry]:
    for section in record["sections"]:
        head = (record["source"]["name"], section["number"], section["key"])
        tables = json.dumps(section["tables"], ensure_ascii=False) if section["tables"] else None
        yield (*head, 0, section["present"], section["heading"], section["text"], tables)
        for part, subsection in enumerate(section["subsections"], 1):
            yield (*head, part, True, subsection["heading"], subsection["text"], None)


def _checks(record: Record) -> Iterator[Entry]:
    for check in record["checks"]["results"]:
        facts = (check["id"], check["status"], _exact(check["left"]), _exact(check["right"]), " ".join(check["terms"]))
        yield (record["source"]["name"], *facts, check["message"], check["message_zh"])


def _issues(record: Record) -> Iterator[Entry]:
    """The issues, with their messages in the words of the form: who reads a table of them knows no paths."""
    for number, issue in enumerate(record["issues"], 1):
        where, place = issue["where"], place_words(issue["where"])
        said = Both(
            issue["message"].removeprefix(f"{where}: "), issue["message_zh"].removeprefix(f"{place_zh(where)}：")
        )
        message, message_zh = f"{place.en}: {in_words(said.en).en}", f"{place.zh}：{in_words(said.zh).zh}"
        facts = (issue["kind"], issue["severity"], where, message, message_zh)
        yield (record["source"]["name"], number, *facts)


def _figures(record: Record) -> Iterator[Entry]:
    for number, figure in enumerate(record["figures"], 1):
        facts = (figure["what"], _exact(figure["value"]), figure["unit"], figure["section"], figure["sentence"])
        yield (record["source"]["name"], number, *facts)


def _files(listed: Any) -> Iterator[Entry]:
    facts = (listed.outcome, listed.sha256, listed.bytes, listed.duplicate_of)
    yield (listed.path, *facts, listed.stage, listed.kind, listed.message, listed.message_zh)


FILES = TableDefinition(
    "files",
    "one row an input, also those that gave no report",
    "每个输入一行，包括没有得到报告的",
    columns.FILES,
    _files,
    ("report",),
)
"""The one table that is made of the inputs."""

OF_RECORDS: tuple[TableDefinition, ...] = (
    TableDefinition("reports", "one row a report", "每份报告一行", columns.REPORTS, _reports, ("report",)),
    TableDefinition(
        "values",
        "one row a value of the official tables",
        "官方表格的每个数值一行",
        columns.VALUES,
        _values,
        ("report", "path"),
    ),
    TableDefinition(
        "wide",
        "one row a report, one column a value; the columns of all forms are always there",
        "每份报告一行，每个数值一列，各种格式的列始终齐全",
        (*columns.WIDE, *VALUE_COLUMNS.values()),
        _wide,
        ("report",),
    ),
    TableDefinition(
        "sections",
        "one row a section, and one a numbered part of it",
        "每个部分及其中每个小节一行",
        columns.SECTIONS,
        _sections,
        ("report", "section", "part"),
    ),
    TableDefinition(
        "checks", "one row a sum that was checked", "每项核对一行", columns.CHECKS, _checks, ("report", "id")
    ),
    TableDefinition("issues", "one row a doubt", "每个疑点一行", columns.ISSUES, _issues, ("report", "number")),
    TableDefinition(
        "figures",
        "one row a number stated in the running text",
        "文字中写明的每个数字一行",
        columns.FIGURES,
        _figures,
        ("report", "number"),
    ),
)

OF_SIGHTINGS: tuple[TableDefinition, ...] = (
    TableDefinition(
        "organs",
        "one row an organ, as its last report has it",
        "每个机关一行，以其最近的报告为准",
        columns.ORGANS,
        rows_of_organs,
        ("organ_key",),
    ),
    TableDefinition(
        "panel",
        "one row an organ and year, beside the year before",
        "每个机关每年一行，与上年并列",
        columns.PANEL,
        rows_of_panel,
        ("organ_key", "year"),
    ),
)
"""The tables that are made of all reports of an archive: their rows come of sightings, in the order of key and year."""

TABLES = (*OF_RECORDS, *OF_SIGHTINGS, FILES)


def rows_by_table(record: Record) -> dict[str, list[dict[str, Any]]]:
    """The rows of a record by table, each a value by column: whole numbers, decimals, days, texts, None for null."""
    return {
        table.name: [
            {
                column.name: date.fromisoformat(value) if column.type == "date" and value is not None else value
                for column, value in zip(table.columns, row, strict=True)
            }
            for row in table.rows(record)
        ]
        for table in OF_RECORDS
    }


def entries_of(record: Record) -> list[list[Entry]]:
    """The rows of a record for every table of `OF_RECORDS`, in that order."""
    return [list(table.rows(record)) for table in OF_RECORDS]


def number_text(number: int | Decimal) -> str:
    """A number as digits, never with an exponent."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
