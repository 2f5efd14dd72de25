"""One report of a page: its facts, its tables as the official form, what is to be looked at, its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportparse.across.findings import findings_of
from reportparse.diagnostics.language import Both
from reportparse.forms import SECTION_OF, SUBJECTS, TABLES
from reportparse.record.evidence import Evidence
from reportparse.writers.findings.words import Sign, standing
from reportparse.writers.view.findings import ShownFinding, by_path, named_values, shown_finding, summed_up
from reportparse.writers.view.official import Grid, Slot, printed
from reportparse.writers.view.source import Source, source_of
from reportparse.writers.view.values import Shown, form_of, shown

GENERATIONS = {"free": Both("its own chapters", "自拟章节")}
"""What a report follows that follows no form."""


class ShownTable(NamedTuple):
    """A table as the official form prints it; `others` are the rows of a list of indicators that its form does not know."""

    key: str
    name: str
    grid: Grid
    others: Grid
    has_stub: bool


class ShownSection(NamedTuple):
    """A section: its id, what the record has of it, and the tables of the form that belong to it."""

    id: str
    content: Mapping[str, Any]
    tables: tuple[ShownTable, ...]


class ShownReport(NamedTuple):
    """All that is shown of one report; ids end in its `number`."""

    number: int
    file: str
    record: Mapping[str, Any]
    facts: tuple[tuple[Both, Both], ...]
    values: Mapping[str, Shown]
    findings: tuple[ShownFinding, ...]
    summary: tuple[tuple[Sign, int], ...]
    sections: tuple[ShownSection, ...]
    other_tables: tuple[ShownTable, ...]
    source: Source
    has_document: bool

    @property
    def standing(self) -> Sign:
        """Whether it is whole and adds up."""
        return standing(self.record)

    @property
    def kinds(self) -> frozenset[str]:
        """How its values stand: those of the signs that it shows."""
        return frozenset(value.kind for value in self.values.values())

    @property
    def label(self) -> str:
        """What it is called in a tab: whose report, of which year."""
        about = self.record["report"]
        return " ".join(str(part) for part in (about["organ"], about["year"]) if part) or self.file


def report_of(evidence: Evidence, number: int) -> ShownReport:
    """What is shown of a report, the `number`-th of its page."""
    record = evidence.record
    source = source_of(evidence, f"s{number}")
    tables = {table: shown_table for table in TABLES if (shown_table := table_of(record, table)) is not None}
    grids = [row for table in tables.values() for row in (*table.grid, *table.others)]
    paths = {slot.path: None for row in grids for slot in row if slot.path}
    said = findings_of(record["source"]["name"], record, asides=True)
    named = [(f"i{number}.{at}", named_values(found, paths)) for at, found in enumerate(said, 1)]
    values = _values(evidence, paths, source, by_path(named))
    belonging = {
        section: [tables[table] for table in tables if SECTION_OF.get(table) == section] for section in range(1, 7)
    }
    free = record["report"]["generation"] in ("2014", "free")
    sections = tuple(
        ShownSection(f"n{number}.{one['number']}", one, () if free else tuple(belonging.get(one["number"], ())))
        for one in record["sections"]
    )
    placed = {table.key for section in sections for table in section.tables}
    return ShownReport(
        number,
        record["source"]["name"],
        record,
        tuple(_facts(record)),
        values,
        tuple(
            shown_finding(id_, found, [values[path] for path in of_it], number)
            for found, (id_, of_it) in zip(said, named, strict=True)
        ),
        tuple(summed_up(said)),
        sections,
        tuple(table for key, table in tables.items() if key not in placed),
        source,
        evidence.document is not None,
    )


def _values(
    evidence: Evidence, paths: Mapping[str, object], source: Source, said: Mapping[str, tuple[str, ...]]
) -> dict[str, Shown]:
    cells = {cell["path"]: cell for cell in evidence.record.get("cells") or ()}
    places = evidence.places or {}
    return {
        path: shown(
            evidence.record, path, cells.get(path), places.get(path), source.ids.get(path, ""), said.get(path, ())
        )
        for path in paths
    }


def table_of(record: Mapping[str, Any], table: str) -> ShownTable | None:
    """A table of a record as the official form prints it; None where the record has none."""
    held = record.get(table)
    if held is None:
        return None
    form = form_of(record, table)
    others = [
        [Slot(row["label"], scope="row"), Slot(row["unit"] or ""), Slot(path=f"{table}.local.{number}")]
        for number, row in enumerate(held.get("local") or (), 1)
    ]
    grid = printed(form) if form else []
    return ShownTable(
        table, SUBJECTS[table].name_zh, grid, others, any(slot.scope == "row" for row in grid for slot in row)
    )


def _facts(record: Mapping[str, Any]) -> Iterator[tuple[Both, Both]]:
    """Who, when, which form, which file: each with its name; what is not stated is left out."""
    about, source = record["report"], record["source"]
    period = about["period"] or {}
    contact = about["contact"]
    fee = record["processing_fee"] or {}
    size = f"{source['bytes']:,}"
    facts: Sequence[tuple[str, str, object]] = (
        ("Organ", "公开机关", about["organ"]),
        ("Year", "年度", about["year"]),
        ("Period", "统计期限", " – ".join(str(period[end]) for end in ("start", "end")) if period else None),
        ("Published", "公布日期", about["published"]),
        ("Website", "网站", about["website"]),
        ("Contact", "联系方式", "，".join(str(it) for it in contact.values() if it)),
        ("Processing fee (yuan)", "信息处理费（元）", fee.get("amount_yuan")),
        ("File", "文件", f"{source['name']} ({source['format']}, {size} B)"),
        ("SHA-256", "SHA-256", source["sha256"]),
    )
    generation = about["generation"]
    form = GENERATIONS.get(generation) or Both(f"official form of {generation}", f"{generation}年式样")
    for en, zh, value in facts:
        if value not in (None, ""):
            yield Both(en, zh), Both(str(value), str(value))
        if en == "Year":
            yield Both("Form", "表式"), form
