"""Spreadsheets of OpenDocument (.ods, .ots, .fods) to sheets: a cell's text stands beside its value, as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportparse.colours import is_drowned
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document
from reportparse.patterns import regex
from reportparse.readers.odf.names import DRAW, FO, HIDDEN_ROWS, OFFICE, TABLE, TEXT, Element, whole
from reportparse.readers.odf.package import OpenDocument
from reportparse.readers.odf.styles import Styles, colour, font_of
from reportparse.readers.sheets.grid import MAX_CELLS, Merge, Sheet, SheetCell, Unseen, blocks_of_sheets, raised
from reportparse.readers.sheets.names import MAX_COLUMNS, MAX_ROWS

_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
_GROUPS = frozenset(TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_COLUMN_GROUPS = frozenset(TABLE + name for name in ("table-columns", "table-column-group", "table-header-columns"))
_NUMBERS = ("float", "currency")
_STROKES = regex(r"[-—－–/\s]*")
MAX_SHOWN = 60
"""Characters of a cell that a number may be shown in."""

_SHOWN = regex(r"[^\d.]*([\d,]*\.?\d+)[^\d.]*")
_WHITE = "FFFFFF"


def read_spreadsheet(opened: OpenDocument) -> Document:
    """The Document that a spreadsheet is."""
    reading = _Reading(opened)
    sheets = [sheet for sheet in map(reading.sheet, opened.body.iterchildren(TABLE + "table")) if sheet is not None]
    return Document(
        format="ods",
        blocks=blocks_of_sheets(sheets, reading.unseen),
        issues=(*reading.rounded, *reading.unseen.issues()),
    )


class _Reading:
    """A spreadsheet under way, and what was met in it."""

    def __init__(self, opened: OpenDocument) -> None:
        self.styles = Styles(opened.content, opened.styles if opened.styles is not opened.content else None)
        self.unseen = Unseen()
        self.rounded: list[Issue] = []
        self.n_cells = 0

    def sheet(self, table: Element) -> Sheet | None:
        """A visible sheet; of a hidden one only that it holds something is kept."""
        sheet = Sheet(table.get(TABLE + "name", ""))
        at = 0
        for column in _within(table, TABLE + "table-column", _COLUMN_GROUPS):
            count = min(whole(column.get(TABLE + "number-columns-repeated")), MAX_COLUMNS)
            if column.get(TABLE + "visibility") in HIDDEN_ROWS:
                sheet.hidden_columns.append((at, at + count - 1))
            at += count
        row = 0
        for element in _within(table, TABLE + "table-row", _GROUPS):
            count = whole(element.get(TABLE + "number-rows-repeated"))
            self.row(element, row, min(count, MAX_ROWS - row), sheet)
            row += count
            if row >= MAX_ROWS:
                break
        for box in table.iter(DRAW + "text-box", DRAW + "custom-shape"):
            sheet.boxes += (self.text(paragraph) for paragraph in box.iter(TEXT + "p"))
        style = self.styles.of("table", table.get(TABLE + "style-name"))
        if style.get(TABLE + "display") == "false":
            self.unseen.hidden += (cell.text for cell in sheet.cells.values())
            return None
        return sheet

    def row(self, element: Element, row: int, count: int, sheet: Sheet) -> None:
        """The cells of a row that stands so many times."""
        hidden = element.get(TABLE + "visibility") in HIDDEN_ROWS
        column = 0
        for node in element:
            if node.tag not in (_CELL, _COVERED):
                continue
            wide = min(whole(node.get(TABLE + "number-columns-repeated")), MAX_COLUMNS)
            across, down = (whole(node.get(TABLE + f"number-{kind}-spanned")) for kind in ("columns", "rows"))
            cell = self.cell(node) if len(node) or len(node.attrib) else None
            if (cell is not None or across > 1 or down > 1) and column + wide <= MAX_COLUMNS:
                self.n_cells += wide * count
                if self.n_cells > MAX_CELLS:
                    raise too_large(MAX_CELLS, "cells", "个单元格")
                places = [(r, c) for r in range(row, row + count) for c in range(column, column + wide)]
                sheet.cells |= dict.fromkeys(places, cell) if cell is not None else {}
                sheet.merges += (Merge(r, c, down, across) for r, c in places if across > 1 or down > 1)
            column += wide
        if hidden and count < MAX_CELLS:
            sheet.hidden_rows.update(range(row, row + count))

    def cell(self, element: Element) -> SheetCell | None:
        """What a cell shows; None where that is nothing.

        A zero that is shown as a dash, or not at all, is a zero; any other number that its format shows as nothing is hidden.
        """
        n_struck = len(self.unseen.struck)
        own = self.styles.of("table-cell", element.get(TABLE + "style-name"))
        ground = colour(own.get(FO + "background-color")) or _WHITE
        shown = [self.text(node, ground) for node in element.iterchildren(TEXT + "p")]
        text = "\n".join(filter(None, shown))
        is_struck = len(self.unseen.struck) > n_struck
        kind, held = element.get(OFFICE + "value-type", ""), element.get(OFFICE + "value", "")
        has_formula = element.get(TABLE + "formula") is not None
        if kind in _NUMBERS and not is_struck and _STROKES.fullmatch(text):
            if not shown or _is_zero(held):
                text = held
            elif not text:
                self.unseen.hidden.append(held)
        if not text.strip():
            return self.unseen.left_of(SheetCell("", drawn=True) if has_formula and not kind else None, n_struck)
        font = font_of(own)
        hidden = font.hidden or _is_drowned(font.color, ground)
        is_gone = self.unseen.takes(text, struck=font.struck, hidden=hidden)
        if kind in _NUMBERS and not is_gone and _is_rounded(text, held):
            self.rounded.append(issue("number-rounded", "document", held=held[:20], seen=text[:20]))
        return self.unseen.left_of(None if is_gone else SheetCell(text), n_struck)

    def text(self, element: Element, ground: str = _WHITE) -> str:
        """The text of a paragraph: nothing of what is struck out or as its ground, in brackets what is raised."""
        pieces = [element.text or ""]
        for node in element:
            if node.tag == TEXT + "s":
                pieces.append(" ")
            elif node.tag in (TEXT + "line-break", TEXT + "tab"):
                pieces.append("\n" if node.tag == TEXT + "line-break" else "\t")
            elif node.tag == TEXT + "span":
                pieces.append(self.span(node, ground))
            elif isinstance(node.tag, str) and node.tag.startswith(TEXT) and node.tag != TEXT + "ruby-text":
                pieces.append(self.text(node, ground))
            pieces.append(node.tail or "")
        return "".join(pieces)

    def span(self, element: Element, ground: str) -> str:
        """A piece of a text with a look of its own."""
        font, text = font_of(self.styles.of("text", element.get(TEXT + "style-name"))), self.text(element, ground)
        if self.unseen.takes(text, struck=font.struck, hidden=font.hidden or _is_drowned(font.color, ground)):
            return ""
        return raised(text) if font.raised else text


def _is_drowned(ink: str | None, ground: str) -> bool:
    """Whether text of a colour is not read on its ground; without one it is black on light and white on dark."""
    return ink is not None and is_drowned(bytes.fromhex(ink), bytes.fromhex(ground))


def _is_zero(held: str) -> bool:
    try:
        return float(held) == 0
    except ValueError:
        return False


def _is_rounded(text: str, held: str) -> bool:
    """Whether a cell shows one number and holds another, signs apart: a format may show them in brackets or in red."""
    shown = _SHOWN.fullmatch(text[:MAX_SHOWN])
    try:
        return shown is not None and Decimal(shown[1].replace(",", "")) != abs(Decimal(f"{float(held):.15g}"))
    except (ValueError, ArithmeticError):
        return False


def _within(table: Element, tag: str, groups: frozenset[str]) -> Iterator[Element]:
    """The rows or columns of a table, through its groups."""
    pending = [iter(table)]
    while pending:
        for node in pending[-1]:
            if node.tag == tag:
                yield node
            elif node.tag in groups:
                pending.append(iter(node))
                break
        else:
            pending.pop()
