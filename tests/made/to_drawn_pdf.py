"""A made-up report drawn as a PDF by reportlab: any number of them in no time, where printers take a second each."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.made.report import MadeReport, flow
from tests.made.sheet import Sheet, SheetCell, Text, slots

FONT = "STSong-Light"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 56.0
BODY, SMALL = 12.0, 9.0
LEADING, PADDING = 1.5, 3.0


def render_drawn_pdf(report: MadeReport) -> bytes:
    """The report on pages of A4, tables ruled and cut where a page ends; the same report gives the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    pages = Pages(Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1))
    for block in flow(report):
        if isinstance(block, Sheet):
            pages.table(block)
        else:
            pages.text(block)
    pages.end()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Placed:
    """An anchor cell with its first row and column."""

    cell: SheetCell
    row: int
    column: int


class Pages:
    """A pen that goes down the page, and on to the next."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._y, self._number = canvas, HEIGHT - MARGIN, 1

    def end(self) -> None:
        """Finish the last page and the file."""
        self._turn()
        self._canvas.save()

    def text(self, block: Text) -> None:
        """A paragraph: titles in the middle, signatures to the right, the others with two characters' indent."""
        size = 18.0 if block.kind == "title" else BODY
        indent = "" if block.kind in ("title", "signature") else "　　"
        for line in wrapped(indent + block.text, size, WIDTH - 2 * MARGIN):
            self._room(size * LEADING)
            self._canvas.setFont(FONT, size)
            spare = WIDTH - 2 * MARGIN - pdfmetrics.stringWidth(line, FONT, size)
            shift = {"title": spare / 2, "signature": spare}.get(block.kind, 0.0)
            self._canvas.drawString(MARGIN + shift, self._y - size, line)
            self._y -= size * LEADING

    def table(self, sheet: Sheet) -> None:
        """A ruled table; its rows go on where a page ends."""
        unit = (WIDTH - 2 * MARGIN) / sum(sheet.widths)
        edges = [MARGIN + unit * sum(sheet.widths[:at]) for at in range(len(sheet.widths) + 1)]
        cells = list(_placed(sheet))
        heights = _row_heights(sheet, cells, edges)
        first = 0
        self._y -= BODY
        while first < len(heights):
            last, used = first, 0.0
            while last < len(heights) and used + heights[last] <= self._y - MARGIN:
                used += heights[last]
                last += 1
            if last > first:
                self._rows(cells, edges, heights, first, last)
                self._y -= used
            if last < len(heights):
                self._turn()
            first = last
        self._y -= BODY

    def _rows(
        self, cells: Sequence[Placed], edges: Sequence[float], heights: Sequence[float], first: int, last: int
    ) -> None:
        """Rows from first to before last; a cell's text stands where the cell begins."""
        tops = [self._y - sum(heights[first:row]) for row in range(first, last + 1)]
        for placed in cells:
            above, below = max(placed.row, first), min(placed.row + placed.cell.row_span, last)
            if above >= below:
                continue
            left, right = edges[placed.column], edges[placed.column + placed.cell.col_span]
            top, bottom = tops[above - first], tops[below - first]
            self._canvas.rect(left, bottom, right - left, top - bottom)
            if above == placed.row:
                self._inside(placed.cell, left, right, top, bottom)

    def _inside(self, cell: SheetCell, left: float, right: float, top: float, bottom: float) -> None:
        lines = wrapped(cell.text, SMALL, right - left - 2 * PADDING)
        self._canvas.setFont(FONT, SMALL)
        y = (top + bottom + len(lines) * SMALL * LEADING) / 2
        for line in lines:
            x = left + PADDING
            if cell.role != "label":
                x = (left + right - pdfmetrics.stringWidth(line, FONT, SMALL)) / 2
            self._canvas.drawString(x, y - SMALL * 1.1, line)
            y -= SMALL * LEADING

    def _room(self, height: float) -> None:
        if self._y - height < MARGIN:
            self._turn()

    def _turn(self) -> None:
        self._canvas.setFont(FONT, SMALL)
        self._canvas.drawCentredString(WIDTH / 2, MARGIN / 2, f"— {self._number} —")
        self._canvas.showPage()
        self._y, self._number = HEIGHT - MARGIN, self._number + 1


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Text in lines no wider than this; Chinese breaks anywhere."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for character in part:
            if line and pdfmetrics.stringWidth(line + character, FONT, size) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


def _placed(sheet: Sheet) -> Iterator[Placed]:
    for row, placed in enumerate(slots(sheet)):
        yield from (Placed(slot.cell, row, slot.column) for slot in placed if slot.anchor)


def _row_heights(sheet: Sheet, cells: Sequence[Placed], edges: Sequence[float]) -> list[float]:
    """High enough for every cell of one row; a cell of several gets the room it lacks from the last of them."""
    heights = [SMALL * LEADING + 2 * PADDING] * len(sheet.rows)
    for placed in sorted(cells, key=lambda placed: placed.cell.row_span):
        width = edges[placed.column + placed.cell.col_span] - edges[placed.column] - 2 * PADDING
        needed = len(wrapped(placed.cell.text, SMALL, width)) * SMALL * LEADING + 2 * PADDING
        rows = range(placed.row, placed.row + placed.cell.row_span)
        heights[rows[-1]] += max(0.0, needed - sum(heights[row] for row in rows))
    return heights
