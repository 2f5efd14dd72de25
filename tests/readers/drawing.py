"""PDF pages drawn for tests by reportlab and edited by pikepdf, and what the reader makes of them in short."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
import pytest
from reportlab.lib.colors import black
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reportparse.document import Document

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))  # not embedded: itself a hazard
SONG, SANS = "STSong-Light", "Helvetica"
WIDTH, HEIGHT = 595.0, 842.0
both = pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
Paint = Callable[[Canvas], None]
Cells = list[tuple[int, int, int, int, str]]


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """A PDF with one page for each drawing; y counts upwards from the bottom, as PDF does."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for page in pages:
        canvas.setFont(SONG, 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def edited(data: bytes, edit: Callable[[pikepdf.Pdf], None], **saving: Any) -> bytes:
    """A PDF after an edit by pikepdf."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(buffer, **saving)
    return buffer.getvalue()


def rules(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], skip: str = "") -> None:
    """A full grid; `skip` names sides that are not drawn: l, r, t, b."""
    for i, x in enumerate(xs):
        if not (("l" in skip and i == 0) or ("r" in skip and i == len(xs) - 1)):
            canvas.line(x, ys[0], x, ys[-1])
    for i, y in enumerate(ys):
        if not (("t" in skip and i == 0) or ("b" in skip and i == len(ys) - 1)):
            canvas.line(xs[0], y, xs[-1], y)


def texts(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    """Texts of a grid's cells, each line 14 pt under the one before."""
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            for i, line in enumerate(text.split("\n")):
                canvas.drawString(x + 4, y - 15 - 14 * i, line)


XS, YS = [100.0, 200, 280, 360], [700.0, 675, 650, 625]
ROWS = [["名称", "甲", "乙"], ["一行", "101", "102"], ["二行", "201", "202"]]
PLAIN: Cells = [(r, c, 1, 1, ROWS[r][c]) for r in range(3) for c in range(3)]


def cells(document: Document, which: int = 0) -> Cells:
    table = list(document.tables)[which]
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in document.issues]


def lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def part(rows: Sequence[Sequence[str]], top: float, step: float = 25) -> Callable[[Canvas], None]:
    """A page with a part of a table that starts at `top`, and its page number."""

    def draw(canvas: Canvas) -> None:
        ys = [top - step * i for i in range(len(rows) + 1)]
        rules(canvas, XS, ys)
        texts(canvas, XS, ys, rows)

    return draw


BLANK_201 = [*ROWS[:2], ["二行", "", "202"]]
"""The rows without the 201, for which tests put something else."""


def table(rows: Sequence[Sequence[str]], after: Paint | None = None, before: Paint | None = None) -> Paint:
    """A page with a table of 3 x 3, and what is painted before and after it."""

    def page(canvas: Canvas) -> None:
        if before:
            before(canvas)
            canvas.setFillColor(black)
            canvas.setFont(SONG, 12)
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, rows)
        if after:
            after(canvas)

    return page


def text_201(canvas: Canvas, text: str = "201", size: float = 12) -> None:
    """A number in the place of the 201."""
    canvas.setFont(SANS, size)
    canvas.drawString(204, 635, text)


def helvetica() -> pikepdf.Dictionary:
    """The font of text that is added with raw operators."""
    name = pikepdf.Name
    return pikepdf.Dictionary(
        Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica, Encoding=name.WinAnsiEncoding
    )
