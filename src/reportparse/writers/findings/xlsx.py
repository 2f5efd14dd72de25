"""A result as a workbook: the counts, the list to filter, and of one report its tables as published, marked, with notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from reportparse.across.findings import SORTS
from reportparse.diagnostics.language import Language
from reportparse.writers.excel import CREATED
from reportparse.writers.findings.result import GROUNDS, MarkedTable, Result, title, unmarked_words
from reportparse.writers.findings.words import HEADS, MARKS, counts, row
from reportparse.writers.formulas import BEGINNINGS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "宋体"
WIDTHS = (6, 22, 18, 6, 26, 16, 9, 12, 52, 18)
"""Of the columns of the list, in characters."""

MAX_LISTED = 1_000_000
"""Findings of the list: so many rows a sheet has."""
LINE_PT, MAX_ROW_PT = 13.5, 409
"""Of a row: the height of a line, and the most that Excel takes."""
MAX_TEXT = 32_000
"""Characters of a cell; Excel takes some more."""


def to_xlsx(result: Result, language: Language) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": title(result, language)[:255], "author": "reportparse", "created": CREATED})
        _Book(workbook, result, language).all()
    return stream.getvalue()


class _Book:
    """The sheets of a result."""

    def __init__(self, workbook: Workbook, result: Result, language: Language) -> None:
        self.workbook, self.result, self.language = workbook, result, language
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def all(self) -> None:
        """Every sheet."""
        self.counts()
        self.list()
        for table in self.result.tables:
            self.table(table)

    def sheet(self, zh: str, en: str) -> Worksheet:
        """A new sheet that prints on A4."""
        sheet = self.workbook.add_worksheet(zh if self.language == "zh" else en)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def format(self, **wanted: Any) -> Any:
        """A format, made once."""
        whole = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True, **wanted}
        key = tuple(sorted(whole.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(whole)
        return self.formats[key]

    def write(self, sheet: Worksheet, at: tuple[int, int], text: str, **wanted: Any) -> None:
        """A text as a text, never as a formula."""
        if text.startswith(BEGINNINGS):
            wanted["quote_prefix"] = True
        sheet.write_string(*at, text[:MAX_TEXT], self.format(**wanted))

    def counts(self) -> None:
        """The sheet that is sent out first."""
        sheet = self.sheet("汇总", "Summary")
        sheet.set_column(0, 0, 70)
        sheet.set_column(1, 1, 12)
        self.write(sheet, (0, 0), title(self.result, self.language), bold=True, font_size=14)
        for at, (name, number) in enumerate(counts(self.result.audited), 2):
            self.write(sheet, (at, 0), name.of(self.language))
            sheet.write_number(at, 1, number, self.format())
        if lacking := unmarked_words(self.result):
            self.write(sheet, (at + 2, 0), lacking.of(self.language))

    def list(self) -> None:
        """Every finding in a row, to be filtered."""
        sheet = self.sheet("问题清单", "Findings")
        sheet.set_landscape()
        for at, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            self.write(sheet, (0, at), head.of(self.language), bold=True, bg_color="#DDE7F0", border=1)
        for number, finding in enumerate(self.result.found[:MAX_LISTED], 1):
            texts = row(finding, self.language)
            lines = max(_lines(text, width) for text, width in zip(texts, WIDTHS, strict=True))
            sheet.set_row(number, min(LINE_PT * lines, MAX_ROW_PT))  # not every program finds it by itself
            for at, text in enumerate(texts):
                grave = {"font_color": "#A3231C", "bold": True} if not at and finding.is_grave else {}
                self.write(sheet, (number, at), text, border=1, **grave)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if self.result.found:
            sheet.autofilter(0, 0, min(len(self.result.found), MAX_LISTED), len(HEADS) - 1)

    def table(self, marked: MarkedTable) -> None:
        """A table as published on a sheet of its own, below what the marks mean."""
        named = (marked.caption, marked.caption) if marked.of_form else (f"表{marked.number}", f"Table {marked.number}")
        sheet = self.sheet(*named)
        for at, sort in enumerate(SORTS):
            self.write(sheet, (at, 0), MARKS[sort].of(self.language), bg_color=f"#{GROUNDS[sort]}", text_wrap=False)
        top = len(SORTS) + 2
        heading = self.result.copied.of(self.language) if marked.of_form else marked.caption
        self.write(sheet, (top - 1, 0), heading, bold=True, text_wrap=False)
        widths = _widths(marked)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for row_at, lines in _heights(marked, widths).items():
            sheet.set_row(top + row_at, min(LINE_PT * lines, MAX_ROW_PT))
        for cell in marked.cells:
            wanted: dict[str, Any] = {"border": 1, "valign": "vcenter"}
            if cell.mark is not None:
                sort = cell.mark.sort
                is_grave = sort in ("suspect", "contradicted")
                wanted |= {"bg_color": f"#{GROUNDS[sort]}", "bold": is_grave, "italic": sort == "involved"}
            begin = (top + cell.row, cell.column)
            if cell.row_span > 1 or cell.column_span > 1:
                end = (begin[0] + cell.row_span - 1, begin[1] + cell.column_span - 1)
                sheet.merge_range(*begin, *end, "", self.format(**wanted))
            self.write(sheet, begin, cell.text, **wanted)
            if cell.notes:
                notes = "\n".join(note.of(self.language) for note in cell.notes)[:MAX_TEXT]
                size = {"width": 360, "height": 60 + 18 * (cell_len(notes) // 50), "author": "reportparse"}
                sheet.write_comment(*begin, notes, size)


def _widths(marked: MarkedTable) -> list[float]:
    """Widths of the columns in characters, by what they hold."""
    needs = [8.0] * marked.n_columns
    for cell in marked.cells:
        longest = max(map(cell_len, cell.text.split("\n")))
        for at in range(cell.column, min(cell.column + cell.column_span, marked.n_columns)):
            needs[at] = max(needs[at], min(longest / cell.column_span, 30.0))
    return needs


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of so many characters, at most: no word is longer than the column."""
    room = max(int(width) - 1, 1)
    return sum(1 + cell_len(line) // room for line in text.split("\n"))


def _heights(marked: MarkedTable, widths: Sequence[float]) -> dict[int, int]:
    """Lines that each row needs: what reaches over several rows has theirs in common, and the last grows where they lack."""
    needs = dict.fromkeys(range(marked.n_rows), 1)
    for cell in sorted(marked.cells, key=lambda one: one.row_span):
        width = sum(widths[cell.column : cell.column + cell.column_span])
        rows = range(cell.row, min(cell.row + cell.row_span, marked.n_rows))
        lacking = _lines(cell.text, width) - sum(needs[at] for at in rows)
        needs[rows[-1]] += max(lacking, 0)
    return needs
