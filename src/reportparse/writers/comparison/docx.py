"""A comparison as a Word file to hand on: what is to be known first, the values that differ, the texts, marked."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.run import Run

from reportparse.across.comparison import Comparison
from reportparse.across.findings import findings_of
from reportparse.diagnostics.language import Both, Language
from reportparse.writers.comparison.rows import ComparedTable, kind_of, legend, only_differing, row_texts, tables
from reportparse.writers.comparison.text import heads, sides, summary, title, warnings
from reportparse.writers.findings.words import severity
from reportparse.writers.word import new_document, printable, repeat_head, saved, set_widths, shade

REMOVED, ADDED = RGBColor(0x8A, 0x14, 0x14), RGBColor(0x14, 0x60, 0x1F)
HEAD_GROUND, ROW_GROUND, DOUBT_GROUND = "E3E9F0", "F3F1EC", "FFF0B3"
WIDTHS_CM = 6.2, 1.3, 2.7, 2.7, 2.3, 2.2
"""Of the columns: what a value is called, its unit, the two reports, the change, per cent."""
SMALL = Pt(9)
DOUBTS = ("suspect", "disputed", "doubtful", "unreadable")
"""Ways to stand that are given a ground, beside their sign."""

HOW_MARKED = Both("In the texts below, ", "下文中，"), Both("removed", "删去的文字"), Both("added", "新增的文字")


def to_docx(comparison: Comparison, language: Language) -> bytes:
    """The Word file."""
    said = title(comparison).of(language)
    document = new_document(said)
    document.add_heading(printable(said), 0)
    for warning in warnings(comparison):
        document.add_paragraph().add_run(printable(f"⚠ {warning.of(language)}")).bold = True
    document.add_paragraph(printable(summary(comparison).of(language)))
    _add_findings(document, comparison, language)
    _add_values(document, comparison, language)
    if any(section.changed for section in comparison.sections):
        _add_key(document, language)
    for section in comparison.sections:
        document.add_heading(printable(section.heading), 1)
        paragraph = document.add_paragraph()
        for piece in section.pieces:
            _mark(paragraph.add_run(printable(piece.text)), piece.op)
    return saved(document)


def _add_findings(document: WordDocument, comparison: Comparison, language: Language) -> None:
    """What fails or is in doubt within each report."""
    for name, side, record in zip(
        sides(comparison), (comparison.first, comparison.second), comparison.records, strict=True
    ):
        found = findings_of(side.file, record)
        if not found:
            continue
        document.add_heading(printable(f"{name}：需要核对之处" if language == "zh" else f"{name}: what to look at"), 2)
        for one in found:
            texts = (severity(one).of(language), one.place.of(language), one.said.of(language))
            document.add_paragraph(printable("  ".join(texts)), style="List Bullet").paragraph_format.space_after = Pt(
                2
            )


def _add_values(document: WordDocument, comparison: Comparison, language: Language) -> None:
    for table in tables(comparison):
        if table.n_differing:
            document.add_heading(printable(f"{table.name}（{table.n_differing}/{table.n_values}）"), 2)
            _add_table(document, comparison, only_differing(table), language)
    if signs := legend(comparison, language):
        document.add_paragraph().add_run(printable(signs)).font.size = SMALL


def _add_table(document: WordDocument, comparison: Comparison, shown: ComparedTable, language: Language) -> None:
    table = document.add_table(0, len(WIDTHS_CM), style="Table Grid")
    for cell, head in zip(table.add_row().cells, heads(comparison), strict=True):
        _write(cell, head.of(language))
        shade(cell, HEAD_GROUND)
    heads_at = []
    for group in shown.groups:
        if group.head:
            heads_at.append(len(table.rows))
            cells = table.add_row().cells
            _write(cells[0], group.head)
            cells[0].paragraphs[0].paragraph_format.keep_with_next = True
            shade(cells[0], ROW_GROUND)
        for row in group.rows:
            cells = table.add_row().cells
            for at, (cell, text) in enumerate(zip(cells, row_texts(row, language), strict=True)):
                _write(cell, ("　" if group.head and not at else "") + text, is_number=at > 1)
            for cell, stated in zip(cells[2:4], (row.value.first, row.value.second), strict=True):
                if kind_of(stated) in DOUBTS:
                    shade(cell, DOUBT_GROUND)
    set_widths(table, WIDTHS_CM)
    for at in heads_at:
        table.cell(at, 0).merge(table.cell(at, len(WIDTHS_CM) - 1))
    repeat_head(table)


def _add_key(document: WordDocument, language: Language) -> None:
    """How what went is told from what came."""
    lead, removed, added = (part.of(language) for part in HOW_MARKED)
    paragraph = document.add_paragraph(lead)
    for text, op in ((removed, "removed"), ("，" if language == "zh" else ", ", "same"), (added, "added")):
        _mark(paragraph.add_run(text), op)


def _mark(run: Run, op: str) -> None:
    """Removed text is struck through, added text underlined twice: colour alone tells nothing on a grey print."""
    if op == "removed":
        run.font.strike, run.font.color.rgb = True, REMOVED
    elif op == "added":
        run.font.underline, run.font.color.rgb = WD_UNDERLINE.DOUBLE, ADDED


def _write(cell: _Cell, text: str, *, is_number: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(printable(text)).font.size = SMALL
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
