"""A result as a Word file: the counts, the list, and of one report its tables as published, marked and commented."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from rich.cells import cell_len

from reportparse.across.findings import SORTS, Finding
from reportparse.diagnostics.language import Language
from reportparse.writers.findings.result import GROUNDS, MarkedCell, MarkedTable, Result, title, unmarked_words
from reportparse.writers.findings.words import HEADS, MARKS, counts, row
from reportparse.writers.word import (
    PROGRAM,
    TEXT_WIDTH_CM,
    new_document,
    printable,
    repeat_head,
    saved,
    set_widths,
    shade,
)

MAX_LISTED = 1000
"""Findings of a list for paper; a workbook holds them all, and the list says so."""

MAX_HEAD_ROWS = 6
"""Rows of a head that stand on every page; what is taller is no head."""

HEAD_GROUND = "E3E9F0"
SMALL, TINY = Pt(8.5), Pt(7.5)
GRAVE = RGBColor(0xA3, 0x23, 0x1C)

Columns = tuple[tuple[int, ...], tuple[float, ...]]
OF_MANY: Columns = ((0, 1, 2, 3, 4, 6, 7, 8), (1.2, 2.8, 2.4, 1.1, 3.3, 1.3, 1.6, 3.7))
OF_ONE: Columns = ((0, 4, 5, 6, 7, 8), (1.2, 4.2, 2.6, 1.5, 1.9, 6.0))
"""Which columns of the list are shown, and their widths in cm: of one report no line names its file."""


def to_docx(result: Result, language: Language) -> bytes:
    """The Word file."""
    zh = language == "zh"
    document = new_document(title(result, language))
    document.add_heading(printable(title(result, language)), 0)
    if result.of_one:
        document.add_paragraph(printable(("文件：" if zh else "File: ") + result.audited.records[0][0]))
    document.add_paragraph(
        ("；" if zh else "; ").join(f"{name.of(language)} {n}" for name, n in counts(result.audited))
    )
    document.add_heading("问题清单" if zh else "What to look at", 1)
    if result.found:
        _add_list(document, result, language)
    else:
        document.add_paragraph(
            "未发现问题：能核对的合计都相符。" if zh else "Nothing: every sum that can be checked holds."
        )
    if result.tables:
        document.add_heading(result.copied.of(language), 1)
        _add_legend(document, language)
        for table in result.tables:
            _add_table(document, table, language)
    if lacking := unmarked_words(result):
        document.add_paragraph(lacking.of(language))
    return saved(document)


def _add_list(document: WordDocument, result: Result, language: Language) -> None:
    shown, widths = OF_ONE if result.of_one else OF_MANY
    listed: Sequence[Finding] = result.found[:MAX_LISTED]
    heads = [head.of(language) for head in HEADS]
    table = document.add_table(0, len(shown), style="Table Grid")
    for number, texts in enumerate([heads, *(row(finding, language) for finding in listed)]):
        for cell, at in zip(table.add_row().cells, shown, strict=True):
            _write(cell, texts[at], SMALL)
            if not number:
                shade(cell, HEAD_GROUND)
            elif not at and listed[number - 1].is_grave:
                cell.paragraphs[0].runs[0].font.color.rgb = GRAVE
    set_widths(table, widths)
    repeat_head(table)
    if more := len(result.found) - len(listed):
        zh = language == "zh"
        said = (
            f"另有 {more} 条未列出；以 .xlsx 输出可得全部。"
            if zh
            else f"{more} more are left out; .xlsx holds them all."
        )
        document.add_paragraph(said)


def _add_legend(document: WordDocument, language: Language) -> None:
    table = document.add_table(0, 2, style="Table Grid")
    for sort in SORTS:
        cells = table.add_row().cells
        _write(cells[0], "0", TINY)
        _mark(cells[0], sort)
        _write(cells[1], MARKS[sort].of(language), TINY)
    set_widths(table, (1.2, 9.0))


def _add_table(document: WordDocument, marked: MarkedTable, language: Language) -> None:
    document.add_heading(printable(f"{marked.name.of(language)} {marked.caption}".strip()), 2)
    table = document.add_table(marked.n_rows, marked.n_columns, style="Table Grid")
    set_widths(table, _widths(marked))
    grid = [[*line.cells] for line in table.rows]  # asked once: each look walks the whole row
    for cell in marked.cells:
        at = grid[cell.row][cell.column]
        if cell.row_span > 1 or cell.column_span > 1:
            at = at.merge(grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1])
        _write(at, cell.text, TINY)
        if cell.mark is not None:
            _mark(at, cell.mark.sort)
            _comment(document, at, cell, language)
    repeat_head(table, marked.n_head_rows if marked.n_head_rows <= MAX_HEAD_ROWS else 0)


def _comment(document: WordDocument, at: _Cell, cell: MarkedCell, language: Language) -> None:
    """Say at a cell what is wrong there; Word's comments hang on runs."""
    if not cell.notes:
        return
    text = "\n".join(printable(note.of(language)) for note in cell.notes)
    document.add_comment(at.paragraphs[0].runs, text, author=PROGRAM, initials="rp")


def _mark(cell: _Cell, sort: str) -> None:
    shade(cell, GROUNDS[sort])
    for run in cell.paragraphs[0].runs:
        run.bold = sort in ("suspect", "contradicted")
        run.italic = sort == "involved"
        run.underline = sort == "suspect"


def _write(cell: _Cell, text: str, size: Pt) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(printable(text)).font.size = size
    if text.strip().replace(".", "").replace(",", "").isdecimal():
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(marked: MarkedTable) -> list[float]:
    """Widths in cm that share the page by what the columns hold: labels more, numbers enough for themselves."""
    needs = [6.0] * marked.n_columns
    for cell in marked.cells:
        longest = max(map(cell_len, cell.text.split("\n")))
        for at in range(cell.column, min(cell.column + cell.column_span, marked.n_columns)):
            needs[at] = max(needs[at], min(2 + longest / cell.column_span, 16.0))
    return [TEXT_WIDTH_CM * need / sum(needs) for need in needs]
