"""What a result to hand on is made of: the counts, the list of findings, and of one file its tables, marked.

They are the document's as published; where a record alone is at hand, they are laid out as the official form prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reportparse.across.audit import Audit, findings
from reportparse.across.findings import SORTS, Finding, Mark, marks
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Both, Language
from reportparse.document import Block, Document, Origin, Paragraph, Table
from reportparse.forms import TABLES
from reportparse.forms.wording import table_words
from reportparse.record.evidence import Evidence
from reportparse.record.load import Record
from reportparse.writers.findings.words import severity
from reportparse.writers.view.official import Grid, Slot
from reportparse.writers.view.report import table_of
from reportparse.writers.view.values import shown

MAX_TABLES, MAX_TABLE_ROWS, MAX_TABLE_COLUMNS = 8, 200, 40
"""Of a marked copy: the official tables are three, of 34 rows, 15 columns at most. What is beyond is left out, and said."""

MAX_CAPTION = 60
"""Characters of a line above a table that can be its caption; a longer one is running text."""

GROUNDS = {"suspect": "F4A7A0", "contradicted": "FAD3B4", "doubtful": "FFF0B3", "involved": "E8E6F2"}
"""The ground of a marked cell in Word and in a workbook, as red, green and blue."""


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell as published, row and column from 0; `mark` where one of its values is marked, `findings` what is told there."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    mark: Mark | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def notes(self) -> tuple[Both, ...]:
        """What is told at the cell, a line a finding."""
        return tuple(dict.fromkeys(map(_note, self.findings)))


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table of the document that holds values, with its number there, its page, and the line above it.

    `n_head_rows`: so many rows stand above the first that holds a value. `of_form`: it is no table of the document but one
    of a record, laid out; its number is its place among those.
    """

    number: int
    page: int | None
    caption: str
    n_rows: int
    n_columns: int
    cells: tuple[MarkedCell, ...]
    n_head_rows: int
    of_form: bool = False

    @property
    def name(self) -> Both:
        """Which table of the document it is; empty where it is none."""
        if self.of_form:
            return Both("", "")
        page = Both(f" (page {self.page})", f"（第{self.page}页）") if self.page else Both("", "")
        return Both(f"Table {self.number}{page.en}", f"第{self.number}个表{page.zh}")


@dataclass(frozen=True, slots=True)
class Result:
    """An audit as it is handed on; `tables` is the marked copy, where one document or record was checked."""

    audited: Audit
    found: tuple[Finding, ...]
    tables: tuple[MarkedTable, ...] = ()
    unmarked: int = 0
    """Findings of one report whose cell stands in none of `tables`: in lines of text, or in a table too large."""

    @property
    def of_one(self) -> bool:
        """Whether it is of one report, so that no line need name it."""
        return len(self.audited.records) == 1 and not self.audited.unread

    @property
    def copied(self) -> Both:
        """What the marked copy is of."""
        if any(table.of_form for table in self.tables):
            return Both(
                "Marked copy: the numbers of the record in the official form; the document is not at hand",
                "标记副本：记录中的数，按规定表式排列（没有原文件）",
            )
        return Both("Marked copy: the tables as published", "标记副本：公布的表格")


def unmarked_words(result: Result) -> Both | None:
    """What is said where the marked copy lacks cells that the list speaks of; None where it lacks none."""
    n = result.unmarked
    if not n:
        return None
    return Both(
        f"Not marked in a table: {n} findings of the list, whose cells stand in no table that is shown here.",
        f"清单中有 {n} 条未能在表格中标记：有关单元格不在此处列出的表格内。",
    )


def title(result: Result, language: Language) -> str:
    """What a result is called, and whose it is where it is of one report."""
    said = "政府信息公开年度报告核对结果" if language == "zh" else "Annual reports checked"
    if not result.of_one:
        return said
    about = result.audited.records[0][1]["report"]
    whose = " ".join(str(part) for part in (about["organ"], about["year"]) if part)
    return f"{said}{'：' if language == 'zh' else ': '}{harmless(whose, ' ')}" if whose else said


def result_of(audited: Audit, evidence: Evidence | None = None) -> Result:
    """The result of an audit; with its one report, also the marked copy."""
    found = tuple(findings(audited))
    if evidence is None:
        return Result(audited, found)
    marked = marks(found)
    if evidence.document is None:
        tables = _laid_out(evidence.record, marked)
    else:
        tables = _tables(evidence.document, evidence.places or {}, marked)
    fit = (table for table in tables if table.n_rows <= MAX_TABLE_ROWS and table.n_columns <= MAX_TABLE_COLUMNS)
    shown = tuple(islice(fit, MAX_TABLES))
    told = {finding for table in shown for cell in table.cells if cell.mark for finding in cell.findings}
    return Result(audited, found, shown, len({one for mark in marked.values() for one in mark.findings} - told))


def _tables(document: Document, places: Mapping[str, Origin], marked: Mapping[str, Mark]) -> Iterator[MarkedTable]:
    """The document's tables that hold values, in reading order."""
    values: dict[tuple[int | None, int | None, int | None], list[str]] = {}
    for path, origin in places.items():
        values.setdefault((origin.table, origin.row, origin.column), []).append(path)
    holding = {table for table, _, _ in values}
    for table, caption in _numbered(document.blocks, ""):
        number = table.origin.table
        if number is None or number not in holding:
            continue
        cells = []
        for cell in table.cells:
            told = [marked[path] for path in values.get((number, cell.row + 1, cell.column + 1), ()) if path in marked]
            said = tuple(dict.fromkeys(finding for mark in told for finding in mark.findings))
            text = "\n".join(harmless(line, " ") for line in cell.text.split("\n"))
            mark = min(told, key=lambda one: SORTS.index(one.sort), default=None)
            spans = (cell.row_span, cell.column_span)
            cells.append(MarkedCell(cell.row, cell.column, *spans, text, mark, said))
        page = next((cell.origin.page for cell in table.cells if cell.origin.page), None)
        first = min((row for of, row, _ in values if of == number and row), default=1)
        yield MarkedTable(number, page, caption, table.n_rows, table.n_columns, tuple(cells), first - 1)


def _numbered(blocks: Sequence[Block], above: str) -> Iterator[tuple[Table, str]]:
    """Every table, also those within others, with the line above it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            above = block.text.strip() or above
            continue
        yield block, harmless(above, " ") if len(above) <= MAX_CAPTION else ""
        for cell in block.cells:
            yield from islice(_numbered(cell.blocks, above), MAX_TABLES)


def _laid_out(record: Record, marked: Mapping[str, Mark]) -> Iterator[MarkedTable]:
    """The tables of a record as their forms print them; a cell is empty where there is no number."""
    cells = {cell["path"]: cell for cell in record.get("cells") or ()}

    def cell_of(row: int, column: int, slot: Slot) -> MarkedCell:
        place = (row, column, slot.row_span, slot.column_span)
        if not slot.path:
            return MarkedCell(*place, slot.text)
        text = shown(record, slot.path, cells.get(slot.path), None, "", ()).text
        mark = marked.get(slot.path)
        return MarkedCell(*place, harmless(text, " "), mark, mark.findings if mark else ())

    found = ((table, table_of(record, table)) for table in TABLES)
    grids = [(table, [*one.grid, *one.others]) for table, one in found if one is not None]
    for number, (table, grid) in enumerate(((table, grid) for table, grid in grids if grid), 1):
        slots = list(_placed(grid))
        n_columns = max(column + slot.column_span for _, column, slot in slots)
        n_head_rows = next((row for row, _, slot in slots if slot.path), 0)
        laid = tuple(cell_of(*one) for one in slots)
        yield MarkedTable(number, None, table_words(table).zh, len(grid), n_columns, laid, n_head_rows, of_form=True)


def _placed(grid: Grid) -> Iterator[tuple[int, int, Slot]]:
    """Each slot with its row and its column: the first that none above or before it reaches into."""
    taken: set[tuple[int, int]] = set()
    for row, slots in enumerate(grid):
        column = 0
        for slot in slots:
            while (row, column) in taken:
                column += 1
            yield row, column, slot
            taken |= {(row + down, column + on) for down in range(slot.row_span) for on in range(slot.column_span)}


def _note(finding: Finding) -> Both:
    """What is told at a marked cell: how grave, what is wrong."""
    word, said = severity(finding), finding.said
    return Both(f"{word.en}: {harmless(said.en, ' ')}", f"{word.zh}：{harmless(said.zh, ' ')}")
