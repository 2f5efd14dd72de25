"""Digits of which a person sees a part only, and signs so small that they fall between the pixels of a drawing."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import Color, black, grey, white
from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    BLANK_201,
    PLAIN,
    ROWS,
    SANS,
    XS,
    YS,
    Cells,
    Paint,
    both,
    cells,
    drawn,
    kinds,
    table,
    text_201,
)

IN_DOUBT: Cells = [*PLAIN[:7], (2, 1, 1, 1, "\ufffd\ufffd\ufffd"), PLAIN[8]]


def clipped(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    text_201(canvas)
    canvas.restoreState()


@both
@pytest.mark.parametrize("low", [639, 625])
def test_digits_cut_in_half_are_in_doubt(engine: str, low: float) -> None:
    found = read_pdf(drawn(table(BLANK_201, lambda canvas: clipped(canvas, 200, low, 80, 14))), engine)
    assert cells(found) == IN_DOUBT


def test_digits_that_a_clip_path_leaves_whole_are_read() -> None:
    found = read_pdf(drawn(table(BLANK_201, lambda canvas: clipped(canvas, 200, 633, 80, 12))))
    assert cells(found) == PLAIN


def test_digits_half_under_a_white_box_are_in_doubt() -> None:
    def half(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.setFillColor(white)
        canvas.rect(203, 630, 40, 9, stroke=0, fill=1)

    assert cells(read_pdf(drawn(table(BLANK_201, half)))) == IN_DOUBT


def test_a_digit_of_which_a_quarter_is_under_a_white_box_is_in_doubt() -> None:
    """The box is as thin as a rule."""

    def quarter(canvas: Canvas) -> None:
        canvas.drawString(204, 635, "29")
        canvas.setFillColor(white)
        canvas.rect(210.7, 639, 3.3, 6, stroke=0, fill=1)

    assert cells(read_pdf(drawn(table(BLANK_201, quarter))))[7] == (2, 1, 1, 1, "2\ufffd")


def test_digits_under_a_white_line_are_in_doubt() -> None:
    def line(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.setStrokeColor(white)
        canvas.setLineWidth(3)
        canvas.line(202, 639, 216.5, 639)

    assert cells(read_pdf(drawn(table(BLANK_201, line))))[7] == (2, 1, 1, 1, "\ufffd\ufffd1")


PALE = Color(0.8, 0.87, 0.95)


@both
@pytest.mark.parametrize("is_line", [True, False])
def test_digits_under_a_thin_cover_in_the_colour_of_their_ground_are_in_doubt(engine: str, is_line: bool) -> None:
    def shade(canvas: Canvas) -> None:
        canvas.setFillColor(PALE)
        canvas.rect(200, 625, 80, 25, stroke=0, fill=1)

    def cover(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.setFillColor(PALE)
        canvas.setStrokeColor(PALE)
        canvas.setLineWidth(3)
        if is_line:
            canvas.line(202, 639, 216.5, 639)
        else:
            canvas.rect(202, 637.5, 14.5, 3, stroke=0, fill=1)

    assert cells(read_pdf(drawn(table(BLANK_201, cover, shade)), engine))[7] == (2, 1, 1, 1, "\ufffd\ufffd1")
    assert cells(read_pdf(drawn(table(ROWS, None, shade)), engine)) == PLAIN


@both
@pytest.mark.parametrize(("ink", "found"), [(PALE, "\ufffd01"), (white, "01")])
def test_a_number_of_which_pale_ink_hides_a_digit_is_in_doubt(engine: str, ink: Color, found: str) -> None:
    """Under white, nobody sees that anything stood there."""

    def stripe(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.setFillColor(ink)
        canvas.rect(201, 630, 9.2, 18, stroke=0, fill=1)

    assert cells(read_pdf(drawn(table(BLANK_201, stripe)), engine))[7] == (2, 1, 1, 1, found)


def test_a_number_that_is_retyped_on_pale_ink_is_read() -> None:
    def retyped(canvas: Canvas) -> None:
        text_201(canvas, "208")
        canvas.setFillColor(PALE)
        canvas.rect(201, 627, 40, 20, stroke=0, fill=1)
        canvas.setFillColor(black)
        text_201(canvas)

    assert cells(read_pdf(drawn(table(BLANK_201, retyped)))) == PLAIN


@pytest.mark.parametrize(("last", "found"), [(white, "20\ufffd"), (grey, "201")])
def test_digits_that_fade_into_the_paper_are_in_doubt(last: Color, found: str) -> None:
    def fading(canvas: Canvas) -> None:
        canvas.saveState()
        pen = canvas.beginText(204, 635)
        pen.setFont(SANS, 12)
        pen.setTextRenderMode(7)
        pen.textOut("201")
        canvas.drawText(pen)
        canvas.linearGradient(204, 635, 222, 635, (black, last))
        canvas.restoreState()

    assert cells(read_pdf(drawn(table(BLANK_201, fading))))[7] == (2, 1, 1, 1, found)


@pytest.mark.parametrize("shadow", [black, grey])
def test_digits_painted_twice_are_read_once(shadow: object) -> None:
    def twice(canvas: Canvas) -> None:
        canvas.setFillColor(shadow)
        canvas.drawString(204.4, 634.6, "201")
        canvas.setFillColor(white)
        canvas.rect(260, 627, 18, 20, stroke=0, fill=1)
        canvas.setFillColor(black)
        text_201(canvas)

    assert cells(read_pdf(drawn(table(BLANK_201, twice)))) == PLAIN


CORNER_X, CORNER_Y = XS[1] + 0.8, YS[2] - 4.5


def stroke_of_4_pt(canvas: Canvas) -> None:
    canvas.line(240, 636, 240, 638.8)


def outlined_1(canvas: Canvas, x: float, y: float = 636) -> None:
    """The 1 of a font at 5 pt as an outline, whose stem is thinner than a pixel."""
    path = canvas.beginPath()
    path.moveTo(x, y + 2.6)
    for right, up in ((0, 2.9), (1, 3.5), (1.35, 3.5), (1.35, 0), (0.95, 0), (0.95, 3)):
        path.lineTo(x + right, y + up)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize(
    "paint",
    [stroke_of_4_pt, lambda canvas: outlined_1(canvas, 240), lambda canvas: outlined_1(canvas, CORNER_X, CORNER_Y)],
)
def test_a_small_drawn_digit_is_not_blank(paint: Paint) -> None:
    (found,) = read_pdf(drawn(table(BLANK_201, paint))).tables
    assert [cell.drawn for cell in found.cells] == [False] * 7 + [True, False]


@pytest.mark.parametrize("x", [224.5, 224.7, 224.9, 225.1, 225.3])
def test_a_small_outlined_digit_beside_a_number_leaves_it_in_doubt(x: float) -> None:
    def beside(canvas: Canvas) -> None:
        text_201(canvas)
        outlined_1(canvas, x)

    assert cells(read_pdf(drawn(table(BLANK_201, beside))))[7] == (2, 1, 1, 1, "201\n\ufffd")


def red(paint: Paint) -> Paint:
    def page(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.setStrokeColorRGB(0.9, 0, 0)
        paint(canvas)

    return page


@both
@pytest.mark.parametrize(
    "paint",
    [
        lambda canvas: canvas.rect(201.5, 632, 25, 14),
        lambda canvas: canvas.roundRect(201.5, 631, 25, 16, 4),
        lambda canvas: canvas.ellipse(202.5, 628.5, 226, 647),
    ],
)
def test_a_frame_around_a_number_leaves_it_as_it_is(engine: str, paint: Paint) -> None:
    assert cells(read_pdf(drawn(table(BLANK_201, red(paint))), engine)) == PLAIN


@pytest.mark.parametrize(
    "paint",
    [
        lambda canvas: canvas.line(202, 633, 226, 646),
        lambda canvas: canvas.line(202, 643, 226, 636),
        lambda canvas: canvas.ellipse(206, 637, 226, 642),
    ],
)
def test_a_line_through_a_number_is_no_frame(paint: Paint) -> None:
    assert cells(read_pdf(drawn(table(BLANK_201, red(paint)))))[7][4].endswith("\ufffd")


def test_a_line_that_is_closed_is_no_frame() -> None:
    """It misses the middles of the digits, and runs through the whole cell."""

    def closed(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(182, 627)
        path.lineTo(298, 649)
        path.close()
        canvas.drawPath(path, stroke=1, fill=0)

    assert cells(read_pdf(drawn(table(BLANK_201, red(closed)))))[7][4] == "201\n\ufffd"


def test_a_drawn_digit_in_a_frame_leaves_the_number_in_doubt() -> None:
    def frame_and_7(canvas: Canvas) -> None:
        canvas.roundRect(201.5, 631, 36, 16, 4)
        canvas.setStrokeColor(black)
        canvas.lines([(226, 644, 231, 644), (231, 644, 227, 636)])

    assert cells(read_pdf(drawn(table(BLANK_201, red(frame_and_7)))))[7][4] == "201\n\ufffd"


def tracked(canvas: Canvas, text: str, spacing: float) -> None:
    pen = canvas.beginText(204, 635)
    pen.setFont(SANS, 12)
    pen.setCharSpace(spacing)
    pen.textOut(text)
    pen.setCharSpace(0)
    canvas.drawText(pen)


@both
@pytest.mark.parametrize(
    ("text", "spacing", "found"),
    [("201", 3, "201"), ("201", 8, "201"), ("201", 10, "2  0  1"), ("20", 4, "2 0"), ("012", 4, "0 1 2")],
)
def test_digits_evenly_apart_are_one_number_that_is_letter_spaced(
    engine: str, text: str, spacing: float, found: str
) -> None:
    seen = cells(read_pdf(drawn(table(BLANK_201, lambda canvas: tracked(canvas, text, spacing))), engine))
    assert seen[7][4] == found


@both
def test_covered_digits_are_told_at_their_cells_and_do_not_garble_the_page(engine: str) -> None:
    def seals(canvas: Canvas) -> None:
        canvas.drawString(100, 760, "机关依法公开政府信息" * 3)
        canvas.setFillColorRGB(0.8, 0, 0)
        for x, y in ((203, 658), (283, 658), (203, 633), (283, 633)):
            canvas.rect(x, y, 22, 12, stroke=0, fill=1)

    document = read_pdf(drawn(table(ROWS, seals)), engine)
    lost = [(row, column, 1, 1, "\ufffd\ufffd\ufffd") for row in (1, 2) for column in (1, 2)]
    assert [cell for cell in cells(document) if cell[:2] in {one[:2] for one in lost}] == lost
    assert kinds(document) == []


def test_words_under_dark_ink_garble_the_page() -> None:
    def page(canvas: Canvas) -> None:
        for y in range(200, 800, 20):
            canvas.drawString(100, y, "机关依法公开政府信息")
        canvas.rect(95, 590, 200, 200, stroke=0, fill=1)

    assert kinds(read_pdf(drawn(page))) == [("text-garbled", "page 1")]
