"""The tables for analysts: how a record becomes rows. The columns stand in `columns.py`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place_zh
from reportparse.forms import FORMS, SUBJECTS
from reportparse.forms.wording import in_words, place_words
from reportparse.record import columns
from reportparse.record.columns import TableColumn
from reportparse.record.doubts import doubt_of, doubts_of
from reportparse.record.numbers import exact, fits
from reportparse.record.organ import organ_facts
from reportparse.record.panel import rows_of_organs, rows_of_panel
from reportparse.record.values import LABELS, Entry, form_of, numbers_of, numbers_sha256, rows_of_values, short_rows

if TYPE_CHECKING:
    from reportparse.record.base import Record

_TO_ORGAN = ("organ_key", "organs", "organ_key")
_LEADS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "files": (("duplicate_of", "files", "report"),),
    "reports": (("report", "files", "report"), _TO_ORGAN),
    "organs": (),
    "panel": (("report", "reports", "report"), ("report_last_year", "reports", "report"), _TO_ORGAN),
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
    shortened: Callable[[Any], Iterator[Entry]] | None = None
    """The same rows without what `values.PLACES` says, where they are many; what is kept until tables are written."""

    @property
    def short(self) -> Callable[[Any], Iterator[Entry]]:
        """What makes the rows as they are kept."""
        return self.shortened or self.rows

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


VALUE_COLUMNS = _value_columns()


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
        "processing_fee_yuan": exact((record["processing_fee"] or {}).get("amount_yuan")),
        **{f"checks_{status}": record["checks"][status] for status in ("passed", "failed", "skipped")},
        **{f"{severity}s": severities.count(severity) for severity in ("error", "warning", "note")},
        "numbers_sha256": numbers_sha256(record),
        "schema_version": record["schema_version"],
        "parser_version": record["parser"]["version"],
    }
    yield tuple(facts[column.name] for column in columns.REPORTS)


def _wide(record: Record) -> Iterator[Entry]:
    found = numbers_of(record)
    unfit = {
        path for path, number in found.items() if number is not None and not fits(number, VALUE_COLUMNS[path].type)
    }
    numbers = [None if path in unfit else found.get(path) for path in VALUE_COLUMNS]
    about = record["report"]
    head = (about["organ"], about["year"], about["generation"], record["status"], record["checks"]["failed"])
    doubts = doubts_of(record)
    doubtful = [path for path in found if found[path] is not None and doubt_of(path, doubts)] if doubts else ()
    in_order = " ".join(path for path in VALUE_COLUMNS if path in unfit) if unfit else None
    yield (record["source"]["name"], *head, in_order, " ".join(doubtful) or None, *numbers)


def _sections(record: Record) -> Iterator[Entry]:
    for section in record["sections"]:
        head = (record["source"]["name"], section["number"], section["key"])
        tables = json.dumps(section["tables"], ensure_ascii=False) if section["tables"] else None
        yield (*head, 0, section["present"], section["heading"], section["text"], tables)
        for part, subsection in enumerate(section["subsections"], 1):
            yield (*head, part, True, subsection["heading"], subsection["text"], None)


def _checks(record: Record) -> Iterator[Entry]:
    for check in record["checks"]["results"]:
        facts = (check["id"], check["status"], exact(check["left"]), exact(check["right"]), " ".join(check["terms"]))
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
        facts = (figure["what"], exact(figure["value"]), figure["unit"], figure["section"], figure["sentence"])
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
        rows_of_values,
        ("report", "path"),
        short_rows,
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
    """The rows of a record for every table of `OF_RECORDS`, in that order, each as short as it is kept."""
    return [list(table.short(record)) for table in OF_RECORDS]
