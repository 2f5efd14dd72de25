"""Tables in PDF files by the rules that are drawn: open, dashed, doubled, filled, merged; and drawings that are none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    PLAIN,
    ROWS,
    SONG,
    XS,
    YS,
    both,
    cells,
    drawn,
    kinds,
    lines,
    rules,
    texts,
)


@both
@pytest.mark.parametrize("skip", ["", "l", "r", "t", "b", "lr", "tb", "lrtb"])
def test_open_borders_are_closed(engine: str, skip: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS, skip)
        texts(canvas, XS, YS, ROWS)

    assert cells(read_pdf(drawn(page), engine)) == PLAIN


@both
def test_open_sides_with_a_caption_row(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS, "lr")
        canvas.line(XS[0], 725, XS[-1], 725)
        texts(canvas, XS, [725, *YS], [["第二十条第（一）项"], *ROWS])

    read = cells(read_pdf(drawn(page), engine))
    assert read == [(0, 0, 1, 3, "第二十条第（一）项")] + [(r + 1, c, 1, 1, text) for r, c, _, _, text in PLAIN]


def per_cell(canvas: Canvas) -> None:
    for x, x1 in pairwise(XS):
        for y, y1 in pairwise(YS):
            canvas.rect(x, y1, x1 - x, y - y1)


def dashed(canvas: Canvas) -> None:
    canvas.setDash(3, 2)
    rules(canvas, XS, YS)
    canvas.setDash()


def dashes_one_by_one(canvas: Canvas) -> None:
    for y in YS:
        for left in range(int(XS[0]), int(XS[-1]), 4):
            canvas.rect(left, y, 2, 0.5, stroke=0, fill=1)
    for x in XS:
        for low in range(int(YS[-1]), int(YS[0]), 4):
            canvas.rect(x, low, 0.5, 2, stroke=0, fill=1)


def doubled(canvas: Canvas) -> None:
    rules(canvas, XS, YS)
    rules(canvas, [x + 4 for x in XS], [y + 4 for y in YS])


def filled(canvas: Canvas) -> None:
    for y in YS:
        canvas.rect(XS[0], y, XS[-1] - XS[0], 0.9, stroke=0, fill=1)
    for x in XS:
        canvas.rect(x, YS[-1], 0.9, YS[0] - YS[-1], stroke=0, fill=1)


def in_one_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for y in YS:
        path.moveTo(XS[0], y)
        path.lineTo(XS[-1], y)
    for x in XS:
        path.moveTo(x, YS[0])
        path.lineTo(x, YS[-1])
    canvas.drawPath(path)


def as_curves(canvas: Canvas) -> None:
    for y in YS:
        canvas.bezier(XS[0], y, XS[0] + 50, y, XS[-1] - 50, y, XS[-1], y)
    for x in XS:
        canvas.bezier(x, YS[0], x, YS[0] - 20, x, YS[-1] + 20, x, YS[-1])


def with_white_rules(canvas: Canvas) -> None:
    rules(canvas, XS, YS)
    canvas.setStrokeColor(white)
    canvas.line(XS[0], 687, XS[-1], 687)
    canvas.line(150, YS[0], 150, YS[-1])
    canvas.setStrokeColor(black)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("grid")
    rules(canvas, [x - 50 for x in XS], [y - 50 for y in YS])
    canvas.endForm()
    canvas.saveState()
    canvas.translate(50, 50)
    canvas.doForm("grid")
    canvas.restoreState()
    canvas.setFont(SONG, 12)


def on_a_ground(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.2, 0.3, 0.6))
    canvas.rect(XS[0], YS[1], XS[-1] - XS[0], YS[0] - YS[1], stroke=0, fill=1)
    canvas.setFillColor(black)
    rules(canvas, XS, YS)
    canvas.setStrokeColor(white)
    for x in XS[1:-1]:
        canvas.line(x, YS[0], x, YS[1])
    canvas.setStrokeColor(black)


@both
@pytest.mark.parametrize(
    "draw",
    [
        per_cell,
        dashed,
        dashes_one_by_one,
        doubled,
        filled,
        in_one_path,
        as_curves,
        with_white_rules,
        in_a_form,
        on_a_ground,
    ],
)
def test_rules_however_drawn(engine: str, draw: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas)
        texts(canvas, XS, YS, ROWS)

    document = read_pdf(drawn(page), engine)
    assert cells(document) == PLAIN
    assert kinds(document) == []


@both
def test_merged_cells_and_blank_cells(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(100, 625, 260, 75)
        canvas.line(200, 700, 200, 625)
        canvas.line(200, 675, 360, 675)
        canvas.line(100, 650, 360, 650)
        canvas.line(280, 675, 280, 625)
        texts(canvas, [100, 200], [700], [["组", "表头"]])
        canvas.drawString(284, 660, "7")
        canvas.drawString(204, 635, "8")

    assert cells(read_pdf(drawn(page), engine)) == [
        (0, 0, 2, 1, "组"),
        (0, 1, 1, 2, "表头"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "7"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 1, "8"),
        (2, 2, 1, 1, ""),
    ]


@both
def test_frames_and_charts_are_no_tables(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 60, 475, 722)
        canvas.drawString(100, 700, "一段文字。")
        for y in range(100, 400, 30):
            canvas.line(100, y, 400, y)
            canvas.drawString(70, y, str(y))
        canvas.line(100, 100, 100, 400)
        canvas.line(400, 100, 400, 400)

    document = read_pdf(drawn(page), engine)
    assert list(document.tables) == []
    assert lines(document)[0] == "一段文字。"
