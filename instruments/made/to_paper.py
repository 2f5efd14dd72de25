"""A small typesetter on reportlab: a made-up report as the pages of a PDF, its tables ruled in every way people rule them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Sheet, SheetCell, Text, slots

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

LEADING = 1.45
SIDE = 3.0
Rows = list[list[str]]


@dataclass(frozen=True)
class Paper:
    """How a report is set. Lengths in points, `spacing` and `bold` as shares of the size of a cell's text.

    `rules`: which ruling lines are painted: "all", "rows", "three" (over the table, under its headers, under the table),
    "outer" (a frame around what stands of the table on a page), "none". `pad`: blank space between a cell's text and its
    borders; without any, rows follow each other as closely as lines. `track`: extra space between all characters of
    running text, as a share of its size. `ink`: how: "line", "thin" (filled rectangles), "dots", "dashes", "double",
    "boxes". `bold`: everything is painted a second time so far to the right. `spacing`: extra space between the digits of
    a number. `narrow`: the width of a value column. `cut`: rows may break between their lines. `heads`: headers are
    repeated on the next page. `lead`: blank space before the tables, which moves the page breaks. `broken`: at which rows
    of table 2 a new page begins. `lacking`: the column of table 2 whose left border is not painted.
    """

    size: tuple[float, float] = (595.0, 842.0)
    margin: float = 72.0
    font: str = SONG
    body: float = 14.0
    cell: float = 10.0
    pad: float = 3.0
    track: float = 0.0
    rules: str = "all"
    ink: str = "line"
    gap: float = 0.0
    open_sides: bool = False
    lacking: int = 0
    align: str = "center"
    bold: float = 0.0
    spacing: float = 0.0
    narrow: float = 0.0
    cut: bool = False
    heads: bool = False
    lead: float = 0.0
    broken: frozenset[int] = frozenset()
    shift: float = 0.0
    watermark: str = ""
    extra: bool = False
    shade: bool = False
    landscape: bool = False
    scale: float = 1.0
    skew: float = 0.0


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


def typeset(report: MadeReport, paper: Paper) -> bytes:
    """The report's PDF."""
    return _Setter(paper).run(report)


def wrapped(text: str, font: str, size: float, width: float, spacing: float = 0.0) -> list[str]:
    """Text in lines no wider than `width`, broken between any two characters."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            if line and pdfmetrics.stringWidth(line + char, font, size) + spacing * len(line) > width:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


class _Setter:
    """Sets a report page by page; y counts downwards from the top of the page."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.buffer = io.BytesIO()
        width, height = paper.size
        self.canvas = Canvas(self.buffer, pagesize=(width * paper.scale, height * paper.scale), invariant=1)
        self.y = 0.0
        self.page = 0
        self.left = paper.margin
        self.width, self.height = paper.size

    def run(self, report: MadeReport) -> bytes:
        self._open()
        for block in flow(report):
            if isinstance(block, Sheet):
                self._table(block)
            else:
                self._text(block)
        self._close()
        self.canvas.save()
        return self.buffer.getvalue()

    @property
    def bottom(self) -> float:
        return self.height - self.paper.margin

    def _open(self, sideways: bool = False) -> None:
        paper = self.paper
        self.page += 1
        self.width, self.height = paper.size[::-1] if sideways else paper.size
        self.canvas.setPageSize((self.width * paper.scale, self.height * paper.scale))
        self.canvas.scale(paper.scale, paper.scale)
        if paper.skew:
            self.canvas.translate(self.width / 2, self.height / 2)
            self.canvas.rotate(paper.skew)
            self.canvas.translate(-self.width / 2, -self.height / 2)
        self.left = paper.margin + (paper.shift if self.page % 2 == 0 else 0.0)
        self.y = paper.margin

    def _close(self) -> None:
        paper = self.paper
        if paper.watermark:
            self.canvas.saveState()
            self.canvas.setFillColor(Color(0.86, 0.86, 0.86))
            self.canvas.translate(self.width / 4, self.height / 3)
            self.canvas.rotate(40)
            self.canvas.setFont(paper.font, 46)
            self.canvas.drawString(0, 0, paper.watermark)
            self.canvas.restoreState()
        self._string(self.width / 2 - 14, self.height - 40, f"- {self.page} -", 10)
        self.canvas.showPage()

    def _break(self, sideways: bool = False) -> None:
        self._close()
        self._open(sideways)

    def _string(self, x: float, y: float, text: str, size: float, spacing: float = 0.0) -> None:
        """Text with its baseline at y."""
        for shift in (0.0, self.paper.bold * size) if self.paper.bold else (0.0,):
            line = self.canvas.beginText(x + shift, self.height - y)
            line.setFont(self.paper.font, size)
            line.setCharSpace(spacing)
            line.textOut(text)
            self.canvas.drawText(line)

    def _text(self, block: Text) -> None:
        size = self.paper.body * (1.5 if block.kind == "title" else 1.0)
        room = self.width - 2 * self.paper.margin
        indent = "　　" if block.kind in ("paragraph", "heading", "subheading") else ""
        spacing = self.paper.track * size
        for line in wrapped(indent + block.text, self.paper.font, size, room, spacing):
            if self.y + size * LEADING > self.bottom:
                self._break()
            self.y += size * LEADING
            gap = room - pdfmetrics.stringWidth(line, self.paper.font, size) - spacing * len(line)
            x = {"title": gap / 2, "signature": gap}.get(block.kind, 0.0)
            self._string(self.left + x, self.y, line, size, spacing)
        self.y += size * (0.6 if block.kind == "title" else 0.1)

    # Tables ---------------------------------------------------------------------------------------------------------

    def _table(self, sheet: Sheet) -> None:
        if self.paper.landscape:
            self._break(sideways=True)
        self.y += 8 + self.paper.lead
        _SheetSetter(self, sheet).run()
        self.y += 10
        if self.paper.landscape:
            self._break()


class _SheetSetter:
    """Sets one table."""

    def __init__(self, setter: _Setter, sheet: Sheet) -> None:
        self.setter, self.paper, self.sheet = setter, setter.paper, sheet
        room = setter.width - 2 * self.paper.margin
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
        width = self._width(cell) - 2 * SIDE
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
        if self.paper.heads and self.setter.y + sum(self.heights[: self.n_heads + 1]) > self.setter.bottom:
            self.setter._break(self.paper.landscape)
        part: list[_Piece] = []
        for row, height in enumerate(self.heights):
            first = 0
            n_lines = max((len(c.lines) for c in self.cells if c.row == row and c.cell.row_span == 1), default=1)
            forced = row in self.paper.broken and self.sheet.name == "requests"
            forced &= row >= self.n_heads or not self.paper.heads
            room = self.setter.bottom - self.setter.y - sum(piece.height for piece in part)
            if height > room or forced:
                fits = int((room - 2 * self.paper.pad) / self.leading) if self.paper.cut and not forced else 0
                if 0 < fits < n_lines:
                    part.append(_Piece(row, 2 * self.paper.pad + fits * self.leading, 0, fits))
                    first = fits
                self._part(part)
                self.setter._break(self.paper.landscape)
                part = [_Piece(i, self.heights[i], 0, 99) for i in range(self.n_heads)] if self.paper.heads else []
            left = height if not first else 2 * self.paper.pad + (n_lines - first) * self.leading
            part.append(_Piece(row, left, first, 99))
        self._part(part)

    def _part(self, part: Sequence[_Piece]) -> None:
        """Paint what stands of the table on this page."""
        if not part:
            return
        tops = [self.setter.y]
        for piece in part:
            tops.append(tops[-1] + piece.height)
        segments: set[tuple[float, float, float, float]] = set()
        boxes = []
        for cell in self.cells:
            rows = range(cell.row, cell.row + cell.cell.row_span)
            inside = [i for i, piece in enumerate(part) if piece.row in rows]
            for group in _runs(inside):
                x0 = self.setter.left + sum(self.widths[: cell.column])
                box = (x0, tops[group[0]], x0 + self._width(cell), tops[group[-1] + 1])
                boxes.append(box)
                segments |= set(self._borders(cell, box, tops))
                self._cell(cell, box, part[group[0]])
        if self.paper.rules == "outer":
            left, right = self.setter.left, self.setter.left + sum(self.widths)
            segments |= {(x, tops[0], x, tops[-1]) for x in (left, right)}
        if self.paper.rules in ("all", "outer"):
            segments |= {(self.setter.left, y, self.setter.left + sum(self.widths), y) for y in (tops[0], tops[-1])}
        self._ink(segments, boxes)
        self.setter.y = tops[-1]

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
            x = box[0] + {"left": SIDE, "right": room - SIDE, "center": room / 2}[align]
            self.setter._string(x, y, line, size, spacing)
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
            inner = self.setter.left + 1, self.setter.left + sum(self.widths) - 1
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
        canvas, height = self.setter.canvas, self.setter.height
        canvas.setLineWidth(0.5)
        if self.paper.ink == "boxes":
            gap = self.paper.gap / 2
            for x0, top, x1, bottom in boxes:
                canvas.rect(x0 + gap, height - bottom + gap, x1 - x0 - 2 * gap, bottom - top - 2 * gap)
            return
        paint = _INKS[self.paper.ink]
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


def _dots(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 2), 1)
    for i in range(steps + 1):
        x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
        canvas.rect(x - 0.5, y - 0.5, 1, 1, stroke=0, fill=1)


def _dashes(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 5), 1)
    for i in range(steps):
        a, b = i / steps, (i + 0.6) / steps
        canvas.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)


def _double(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)
    if x0 == x1:
        canvas.line(x0 + 2.5, y0, x1 + 2.5, y1)
    else:
        canvas.line(x0, y0 - 2.5, x1, y1 - 2.5)


def _thin(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.rect(min(x0, x1) - 0.24, min(y0, y1) - 0.24, abs(x1 - x0) + 0.48, abs(y1 - y0) + 0.48, stroke=0, fill=1)


_INKS: dict[str, Callable[[Canvas, float, float, float, float], None]] = {
    "line": lambda canvas, x0, y0, x1, y1: canvas.line(x0, y0, x1, y1),
    "thin": _thin,
    "dots": _dots,
    "dashes": _dashes,
    "double": _double,
}
