"""What a result to hand on is made of: the counts, the list of findings, and of one file the tables as published, marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reportparse.across.audit import Audit, findings
from reportparse.across.findings import SORTS, Finding, Mark, marks
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Both, Language
from reportparse.document import Block, Document, Origin, Paragraph, Table
from reportparse.record.evidence import Evidence
from reportparse.writers.findings.words import severity

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

    `n_head_rows`: so many rows stand above the first that holds a value.
    """

    number: int
    page: int | None
    caption: str
    n_rows: int
    n_columns: int
    cells: tuple[MarkedCell, ...]
    n_head_rows: int


@dataclass(frozen=True, slots=True)
class Result:
    """An audit as it is handed on; `tables` is the marked copy, where one document was checked."""

    audited: Audit
    found: tuple[Finding, ...]
    tables: tuple[MarkedTable, ...] = ()
    unmarked: int = 0
    """Findings of one report whose cell stands in none of `tables`: in lines of text, in a table too large, or the document
    is not at hand."""

    @property
    def of_one(self) -> bool:
        """Whether it is of one report, so that no line need name it."""
        return len(self.audited.records) == 1 and not self.audited.unread


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
    """The result of an audit; with the document of its one report, also the marked copy."""
    found = tuple(findings(audited))
    if evidence is None:
        return Result(audited, found)
    marked = marks(found)
    tables = _tables(evidence.document, evidence.places or {}, marked) if evidence.document is not None else ()
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


def _note(finding: Finding) -> Both:
    """What is told at a marked cell: how grave, what is wrong."""
    word, said = severity(finding), finding.said
    return Both(f"{word.en}: {harmless(said.en, ' ')}", f"{word.zh}：{harmless(said.zh, ' ')}")
