"""A made-up table on paper, ruled in every way people rule them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import black, white
from reportlab.pdfbase import pdfmetrics

from instruments.made.paper import LEADING, Sheaf, wrapped
from instruments.made.paper_inks import INKS
from instruments.made.sheet import Sheet, SheetCell, slots

SIDE_PT = 3.0
"""Blank space between the text of a cell and its left and right borders."""


@dataclass
class _Placed:
    """An anchor cell in the grid, with its lines."""

    cell: SheetCell
    row: int
    column: int
    lines: list[str] = field(default_factory=list)
    done: int = 0


@dataclass
class _Piece:
    """A row, or the part of it that stands on one page: its height and how many lines of it stand before."""

    row: int
    height: float
    first: int
    last: int


class TableSetter:
    """Sets one table, over as many pages as it takes."""

    def __init__(self, pages: Sheaf, sheet: Sheet) -> None:
        self.pages, self.paper, self.sheet = pages, pages.paper, sheet
        room = pages.width - 2 * self.paper.margin
        self.widths = [room * width / sum(sheet.widths) for width in sheet.widths]
        if self.paper.narrow and sheet.name == "requests":
            self.widths[3:] = [self.paper.narrow] * 7
            self.widths[2] += room - sum(self.widths)
        self.cells = [
            _Placed(slot.cell, row, slot.column)
            for row, placed in enumerate(slots(sheet))
            for slot in placed
            if slot.anchor
        ]
        for cell in self.cells:
            cell.lines = self._lines(cell)
        self.heights = self._heights()
        self.n_heads = 3 if sheet.name in ("requests", "review") else 0

    def _width(self, cell: _Placed) -> float:
        return sum(self.widths[cell.column : cell.column + cell.cell.col_span])

    def _lines(self, cell: _Placed) -> list[str]:
        size = self.paper.cell
        if not cell.cell.text:
            return []
        width = self._width(cell) - 2 * SIDE_PT
        if cell.cell.role == "value" and not self.paper.narrow:
            return cell.cell.text.split("\n")
        return wrapped(cell.cell.text, self.paper.font, size, width)

    @property
    def leading(self) -> float:
        return self.paper.cell * LEADING

    def _heights(self) -> list[float]:
        heights = [2 * self.paper.pad + self.leading] * len(self.sheet.rows)
        for cell in sorted(self.cells, key=lambda one: one.cell.row_span):
            rows = range(cell.row, cell.row + cell.cell.row_span)
            lack = 2 * self.paper.pad + len(cell.lines) * self.leading - sum(heights[row] for row in rows)
            if lack > 0:
                heights[rows[-1]] += lack
        return heights

    def run(self) -> None:
        if self.paper.heads and self.pages.y + sum(self.heights[: self.n_heads + 1]) > self.pages.bottom:
            self.pages.break_page(self.paper.landscape)
        part: list[_Piece] = []
        for row, height in enumerate(self.heights):
            first = 0
            n_lines = max((len(c.lines) for c in self.cells if c.row == row and c.cell.row_span == 1), default=1)
            forced = row in self.paper.broken and self.sheet.name == "requests"
            forced &= row >= self.n_heads or not self.paper.heads
            room = self.pages.bottom - self.pages.y - sum(piece.height for piece in part)
            if height > room or forced:
                fits = int((room - 2 * self.paper.pad) / self.leading) if self.paper.cut and not forced else 0
                if 0 < fits < n_lines:
                    part.append(_Piece(row, 2 * self.paper.pad + fits * self.leading, 0, fits))
                    first = fits
                self._part(part)
                self.pages.break_page(self.paper.landscape)
                part = [_Piece(i, self.heights[i], 0, 99) for i in range(self.n_heads)] if self.paper.heads else []
            left = height if not first else 2 * self.paper.pad + (n_lines - first) * self.leading
            part.append(_Piece(row, left, first, 99))
        self._part(part)

    def _part(self, part: Sequence[_Piece]) -> None:
        """Paint what stands of the table on this page."""
        if not part:
            return
        tops = [self.pages.y]
        for piece in part:
            tops.append(tops[-1] + piece.height)
        segments: set[tuple[float, float, float, float]] = set()
        boxes = []
        for cell in self.cells:
            rows = range(cell.row, cell.row + cell.cell.row_span)
            inside = [i for i, piece in enumerate(part) if piece.row in rows]
            for group in _runs(inside):
                x0 = self.pages.left + sum(self.widths[: cell.column])
                box = (x0, tops[group[0]], x0 + self._width(cell), tops[group[-1] + 1])
                boxes.append(box)
                segments |= set(self._borders(cell, box, tops))
                self._cell(cell, box, part[group[0]])
        if self.paper.rules == "outer":
            left, right = self.pages.left, self.pages.left + sum(self.widths)
            segments |= {(x, tops[0], x, tops[-1]) for x in (left, right)}
        if self.paper.rules in ("all", "outer"):
            segments |= {(self.pages.left, y, self.pages.left + sum(self.widths), y) for y in (tops[0], tops[-1])}
        self._ink(segments, boxes)
        self.pages.y = tops[-1]

    def _cell(self, cell: _Placed, box: tuple[float, float, float, float], piece: _Piece) -> None:
        """The lines of a cell that stand in this piece of it, centred between its upper and lower border."""
        heading = cell.row < self.n_heads
        if cell.cell.row_span == 1:
            lines = cell.lines[piece.first : piece.last]
        else:
            fit = max(int((box[3] - box[1] - self.paper.pad) / self.leading), 0)
            start = 0 if heading and self.paper.heads else cell.done
            lines = cell.lines[start : start + fit]
            cell.done = start + len(lines)
        size = self.paper.cell
        y = box[1] + (box[3] - box[1] - len(lines) * self.leading) / 2 + size * 1.05
        for line in lines:
            spacing = self.paper.spacing * size if cell.cell.role == "value" else 0.0
            width = pdfmetrics.stringWidth(line, self.paper.font, size) + spacing * (len(line) - 1)
            room = box[2] - box[0] - width
            align = "left" if cell.cell.role == "label" else self.paper.align if cell.cell.role == "value" else "center"
            x = box[0] + {"left": SIDE_PT, "right": room - SIDE_PT, "center": room / 2}[align]
            self.pages.write(x, y, line, size, spacing)
            y += self.leading

    def _borders(
        self, cell: _Placed, box: tuple[float, float, float, float], tops: Sequence[float]
    ) -> Iterator[tuple[float, float, float, float]]:
        """The borders of a cell that this paper paints."""
        x0, top, x1, bottom = box
        rules = self.paper.rules
        if rules == "all":
            yield x0, top, x1, top
            yield x0, bottom, x1, bottom
            inner = self.pages.left + 1, self.pages.left + sum(self.widths) - 1
            lacking = self.paper.lacking if self.sheet.name == "requests" else 0
            for x, column in ((x0, cell.column), (x1, cell.column + cell.cell.col_span)):
                if lacking and column == lacking:
                    continue
                if not self.paper.open_sides or inner[0] < x < inner[1]:
                    yield x, top, x, bottom
        elif rules == "rows":
            yield x0, top, x1, top
            yield x0, bottom, x1, bottom
        elif rules == "three":
            heading = cell.cell.role in ("header", "caption")
            if cell.row == 0 and top == tops[0]:
                yield x0, top, x1, top
            if heading and (cell.row + cell.cell.row_span == self.n_heads or not self.n_heads):
                yield x0, bottom, x1, bottom
            if cell.row + cell.cell.row_span == len(self.sheet.rows):
                yield x0, bottom, x1, bottom

    def _ink(
        self,
        segments: set[tuple[float, float, float, float]],
        boxes: Sequence[tuple[float, float, float, float]],
    ) -> None:
        canvas, height = self.pages.canvas, self.pages.height
        canvas.setLineWidth(0.5)
        if self.paper.ink == "boxes":
            gap = self.paper.gap / 2
            for x0, top, x1, bottom in boxes:
                canvas.rect(x0 + gap, height - bottom + gap, x1 - x0 - 2 * gap, bottom - top - 2 * gap)
            return
        paint = INKS[self.paper.ink]
        for x0, top, x1, bottom in sorted(segments):
            paint(canvas, x0, height - top, x1, height - bottom)
        if self.paper.extra:
            canvas.setStrokeColor(white)
            for x0, top, x1, bottom in boxes:
                canvas.line((x0 + x1) / 2, height - top, (x0 + x1) / 2, height - bottom)
            canvas.setStrokeColor(black)


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Runs of consecutive indexes."""
    run: list[int] = []
    for index in indexes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
