"""Paper of every kind, and its pages while they are set by reportlab."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

LEADING = 1.45
"""Distance of two lines, as a multiple of the size of their text."""


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


class Sheaf:
    """The pages of a PDF while they are set, one after the other; `y` is how far down the page is full (pt)."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.buffer = io.BytesIO()
        width, height = paper.size
        self.canvas = Canvas(self.buffer, pagesize=(width * paper.scale, height * paper.scale), invariant=1)
        self.y = 0.0
        self.page = 0
        self.left = paper.margin
        self.width, self.height = paper.size

    @property
    def bottom(self) -> float:
        return self.height - self.paper.margin

    def open(self, sideways: bool = False) -> None:
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

    def close(self) -> None:
        paper = self.paper
        if paper.watermark:
            self.canvas.saveState()
            self.canvas.setFillColor(Color(0.86, 0.86, 0.86))
            self.canvas.translate(self.width / 4, self.height / 3)
            self.canvas.rotate(40)
            self.canvas.setFont(paper.font, 46)
            self.canvas.drawString(0, 0, paper.watermark)
            self.canvas.restoreState()
        self.write(self.width / 2 - 14, self.height - 40, f"- {self.page} -", 10)
        self.canvas.showPage()

    def break_page(self, sideways: bool = False) -> None:
        self.close()
        self.open(sideways)

    def write(self, x: float, y: float, text: str, size: float, spacing: float = 0.0) -> None:
        """Text with its baseline at y."""
        for shift in (0.0, self.paper.bold * size) if self.paper.bold else (0.0,):
            line = self.canvas.beginText(x + shift, self.height - y)
            line.setFont(self.paper.font, size)
            line.setCharSpace(spacing)
            line.textOut(text)
            self.canvas.drawText(line)
