"""A comparison as a Word file to hand on: the values that differ, and the sections' text with what went and came."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.text.run import Run

from reportparse.across.comparison import Comparison, Piece
from reportparse.diagnostics.language import Language
from reportparse.writers.comparison.text import heads, printable, row, summary, title

EAST_ASIAN_FONT = "宋体"
REMOVED = RGBColor(0x8A, 0x14, 0x14)
ADDED = RGBColor(0x14, 0x60, 0x1F)
WIDTHS = Cm(5.2), Cm(2.5), Cm(2.5), Cm(2.5), Cm(2.5)
"""Of the columns: a value's name, the two reports, the change, per cent."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the same comparison gives the same bytes."""


def to_docx(comparison: Comparison, language: Language) -> bytes:
    """The Word file."""
    document = Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), EAST_ASIAN_FONT)
    document.add_heading(title(language), 0)
    document.add_paragraph(printable(f"{comparison.first.label} → {comparison.second.label}"))
    document.add_paragraph(summary(comparison, language))
    _add_values(document, comparison, language)
    for section in comparison.sections:
        document.add_heading(printable(section.heading), 1)
        paragraph = document.add_paragraph()
        for piece in section.pieces:
            _mark(paragraph.add_run(printable(piece.text)), piece)
    return _saved(document)


def _add_values(document: WordDocument, comparison: Comparison, language: Language) -> None:
    names = heads(comparison, language)
    rows = [names, *(row(value) for value in comparison.changed)]
    table = document.add_table(len(rows), len(names), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for cells, texts in zip(table.rows, rows, strict=True):
        for at, (cell, text) in enumerate(zip(cells.cells, texts, strict=True)):
            cell.text, cell.width = printable(text), WIDTHS[at]
            if at:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The names of the columns stand on every page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _mark(run: Run, piece: Piece) -> None:
    if piece.op == "removed":
        run.font.strike = True
        run.font.color.rgb = REMOVED
    elif piece.op == "added":
        run.font.underline = True
        run.font.color.rgb = ADDED


def _saved(document: WordDocument) -> bytes:
    """The package with the clock taken out of it."""
    dated, undated = io.BytesIO(), io.BytesIO()
    document.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
