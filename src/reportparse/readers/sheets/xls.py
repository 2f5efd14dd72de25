"""Workbooks of Excel before 2007 and of WPS (.xls, .et): xlrd's cells to sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reportparse.chinese.text import UNSAYABLE
from reportparse.colours import BLACK, WHITE, is_drowned
from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.readers.compound import TAKEN_AT_ITS_WORD
from reportparse.readers.docx.package import MAX_BYTES
from reportparse.readers.sheets.grid import MAX_CELLS, Merge, Sheet, SheetCell, Unseen, blocks_of_sheets, raised
from reportparse.readers.sheets.number_formats import GENERAL, shown


def read_xls(data: bytes) -> Document:
    """Read an old workbook. Raises UnreadableFile or OverLimit."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES, "bytes", "字节")
    book = _opened(data)
    reading = _Reading(book)
    try:
        sheets = [reading.sheet(number) for number in range(book.nsheets)]
    except (IndexError, KeyError) as error:  # looks and fonts that the workbook names and does not have
        raise _corrupt() from error
    blocks = blocks_of_sheets([sheet for sheet in sheets if sheet is not None], reading.unseen)
    return Document(format="xls", blocks=blocks, issues=(*reading.unseen.issues(), *dict.fromkeys(reading.issues)))


def _opened(data: bytes) -> Any:
    """The workbook. Its own faults are told in our words."""
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except (xlrd.XLRDError, CompDocError, *TAKEN_AT_ITS_WORD) as error:
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error).lower():
            raise UnreadableFile("encrypted") from error
        raise _corrupt() from error


def _corrupt() -> UnreadableFile:
    return UnreadableFile("corrupt", why=Both("as a workbook, its records are damaged", "作为工作簿，记录已损坏"))


@dataclass(slots=True)
class _Reading:
    """A workbook under way, and what was met in it."""

    book: Any
    unseen: Unseen = field(default_factory=Unseen)
    issues: list[Issue] = field(default_factory=list)
    n_cells: int = 0

    def sheet(self, number: int) -> Sheet | None:
        """A visible sheet; of a hidden one only that it holds something is kept."""
        import xlrd

        stated = self.book.sheet_by_index(number)
        sheet = Sheet(stated.name)
        for first, end, left, right in stated.merged_cells:
            if end > first and right > left:
                sheet.merges.append(Merge(first, left, end - first, right - left))
        sheet.hidden_rows = {row for row, look in stated.rowinfo_map.items() if look.hidden or look.height == 0}
        sheet.hidden_columns = [(at, at) for at, look in stated.colinfo_map.items() if look.hidden or look.width == 0]
        for row in range(stated.nrows):
            for column in range(stated.row_len(row)):
                kind = stated.cell_type(row, column)
                if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    continue
                self.n_cells += 1
                if self.n_cells > MAX_CELLS:
                    raise too_large(MAX_CELLS, "cells", "个单元格")
                cell = self.cell(stated, row, column, kind)
                if cell is not None:
                    sheet.cells[row, column] = cell
        if stated.visibility:
            self.unseen.hidden += (cell.text for cell in sheet.cells.values())
            return None
        return sheet

    def cell(self, stated: Any, row: int, column: int, kind: int) -> SheetCell | None:
        """What a cell shows; None where that is nothing."""
        import xlrd

        held, n_struck = stated.cell_value(row, column), len(self.unseen.struck)
        style = self.book.xf_list[stated.cell_xf_index(row, column)]
        font = self.book.font_list[style.font_index]
        if kind == xlrd.XL_CELL_TEXT:
            text = self.text(stated, row, column, str(held), style)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            text = "TRUE" if held else "FALSE"
        elif kind == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(held, "#") + UNSAYABLE
        else:
            code = self.book.format_map.get(style.format_key)
            seen = shown(float(held), code.format_str if code else GENERAL, from_1904=bool(self.book.datemode))
            if seen is None:
                self.unseen.hidden.append(str(held))
                return None
            if not seen.exact:
                self.issues.append(issue("number-rounded", "document", held=f"{held:.15g}"[:20], seen=seen.text))
            text = seen.text
        if not text.strip() or self.unseen.takes(
            text, struck=bool(font.struck_out), hidden=self.is_hidden(font, style)
        ):
            return self.unseen.left_of(None, n_struck)
        return self.unseen.left_of(SheetCell(text), n_struck)

    def text(self, stated: Any, row: int, column: int, text: str, style: Any) -> str:
        """A text, of pieces with fonts of their own: struck out, as their ground, raised."""
        runs = stated.rich_text_runlist_map.get((row, column))
        if not runs:
            return text
        starts = [*runs, (len(text), 0)]
        pieces = [text[: starts[0][0]]]
        for (start, number), (end, _) in pairwise(starts):
            piece, font = text[start:end], self.book.font_list[number]
            if not self.unseen.takes(piece, struck=bool(font.struck_out), hidden=self.is_hidden(font, style)):
                pieces.append(raised(piece) if font.escapement else piece)
        return "".join(pieces)

    def is_hidden(self, font: Any, style: Any) -> bool:
        """Whether a font has the colour of what lies behind it: without a fill white; of a pattern nothing is said."""
        fill = style.background
        ink = self.book.colour_map.get(font.colour_index) or BLACK
        ground = self.book.colour_map.get(fill.pattern_colour_index) if fill.fill_pattern == 1 else None
        return is_drowned(ink, ground or WHITE) if ground or not fill.fill_pattern else False
