"""Ink and characters that say different things: fonts that draw nothing, strokes beside numbers, words put over ink."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf import pdfium
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    BLANK_201,
    PLAIN,
    ROWS,
    SONG,
    XS,
    Paint,
    both,
    cells,
    drawn,
    edited,
    helvetica,
    rules,
    table,
)

DIGITS = "0123456789"
SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
            "8": "abcdefg", "9": "abcdfg"}  # fmt: skip
ENDS = {"a": (100, 700, 450, 700), "b": (450, 700, 450, 350), "c": (450, 350, 450, 0), "d": (100, 0, 450, 0),
        "e": (100, 350, 100, 0), "f": (100, 700, 100, 350), "g": (100, 350, 450, 350)}  # fmt: skip


def segments(digit: str) -> bytes:
    """A digit as clocks show it."""
    strokes = (ENDS[segment] for segment in SEGMENTS[digit])
    return b"60 w 2 J " + b" ".join(b"%d %d m %d %d l S" % ends for ends in strokes)


def font_of_procedures(pdf: Pdf, procedures: Mapping[str, bytes]) -> Dictionary:
    """A Type3 font of digits, of which some are drawn by operators and the others by none."""
    glyphs = Dictionary()
    for digit in DIGITS:
        glyphs[f"/d{digit}"] = pdf.make_stream(b"556 0 0 -50 556 750 d1 " + procedures.get(digit, b""))
    names = Dictionary(Differences=Array([48, *(Name(f"/d{digit}") for digit in DIGITS)]))
    mapped = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <30> <39> <0030> endbfrange endcmap"
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, -50, 556, 750], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=glyphs, Encoding=names, FirstChar=48, LastChar=57, Widths=[556] * 10, Resources=Dictionary(),
        ToUnicode=pdf.make_stream(mapped),
    )  # fmt: skip


def in_procedures(text: bytes, procedures: Mapping[str, bytes]) -> bytes:
    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font.P = pdf.make_indirect(font_of_procedures(pdf, procedures))
        page.contents_add(b"BT /P 12 Tf 204 635 Td (" + text + b") Tj ET")

    return edited(drawn(table(BLANK_201)), edit)


def honest(digits: str) -> dict[str, bytes]:
    return {digit: segments(digit) for digit in digits}


@both
@pytest.mark.parametrize(("digits", "seen"), [(DIGITS, "201"), ("01", "\ufffd01"), ("", "\ufffd\ufffd\ufffd")])
def test_a_digit_whose_font_draws_nothing_is_neither_read_nor_blank(engine: str, digits: str, seen: str) -> None:
    found = cells(read_pdf(in_procedures(b"201", honest(digits)), engine))
    assert found == [*PLAIN[:7], (2, 1, 1, 1, seen), PLAIN[8]]


@pytest.mark.parametrize(("digits", "looked_at"), [(DIGITS, False), ("01", True)])
def test_a_page_is_drawn_where_a_font_of_procedures_may_draw_too_little(digits: str, looked_at: bool) -> None:
    assert next(pdfium.pages(in_procedures(b"201", honest(digits)))).looked_at == looked_at


@both
@pytest.mark.parametrize(("said", "shown"), [*zip("690835917123523527482", "961386871215337754904", strict=True)])
def test_a_digit_whose_font_draws_another_is_not_read(engine: str, said: str, shown: str) -> None:
    procedures = {**honest(DIGITS), said: segments(shown)}
    found = cells(read_pdf(in_procedures(b"6" + said.encode() + b"0", procedures), engine))
    assert found[7][4] == "\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("digit", DIGITS)
def test_a_digit_of_a_font_of_procedures_has_its_own_holes(digit: str) -> None:
    text = b"%s1%s" % (digit.encode(), digit.encode())
    assert cells(read_pdf(in_procedures(text, honest(DIGITS))))[7][4] == text.decode()


def read_aloud(text: bytes) -> Callable[[Pdf], None]:
    """A 201 in whose place the file has another text for whoever listens."""

    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font.X = helvetica()
        page.Resources.Properties = Dictionary(Aloud=pdf.make_indirect(Dictionary(ActualText=String(text.decode()))))
        marks = (b"/Span <</ActualText (" + text + b")>>", b"/Span /Aloud")
        page.contents_add(marks[0] + b" BDC BT /X 12 Tf 204 635 Td (20) Tj ET EMC")
        page.contents_add(marks[1] + b" BDC BT /X 12 Tf 217.344 635 Td (1) Tj ET EMC")

    return edit


@both
@pytest.mark.parametrize("text", [b"208", b"", b"201"])
def test_what_is_read_aloud_is_not_what_is_seen(engine: str, text: bytes) -> None:
    assert cells(read_pdf(edited(drawn(table(BLANK_201)), read_aloud(text)), engine)) == PLAIN


SEVEN = ((0, 8, 4, 8), (4, 8, 4, 0))
MINUS = ((0, 4, 4, 4),)


def lines_at(x: float, y: float, strokes: tuple[tuple[float, float, float, float], ...]) -> Paint:
    def paint(canvas: Canvas) -> None:
        canvas.setLineWidth(0.6)
        for ax, ay, bx, by in strokes:
            canvas.line(x + ax, y + ay, x + bx, y + by)

    return paint


def curve_at(x: float, y: float) -> Paint:
    """A filled 0 out of curves."""

    def paint(canvas: Canvas) -> None:
        canvas.ellipse(x, y, x + 5, y + 9, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.ellipse(x + 1, y + 1, x + 4, y + 8, stroke=0, fill=1)

    return paint


def outline_of_1(canvas: Canvas) -> None:
    """A filled 1 nearly as high as its cell."""
    path = canvas.beginPath()
    path.moveTo(228, 628)
    for x, y in ((232, 628), (232, 647.5), (229, 647.5), (225, 643), (228, 643)):
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@both
@pytest.mark.parametrize(
    "paint",
    [
        lines_at(226, 635, SEVEN),
        lines_at(270, 635, SEVEN),
        lines_at(201, 635, MINUS),
        curve_at(226, 635),
        outline_of_1,
    ],
)
def test_a_sign_that_is_drawn_beside_a_number_puts_it_in_doubt(engine: str, paint: Paint) -> None:
    found = cells(read_pdf(drawn(table(ROWS, paint)), engine))
    assert found == [*PLAIN[:7], (2, 1, 1, 1, "201\n\ufffd"), PLAIN[8]]


def underline(canvas: Canvas) -> None:
    canvas.line(202, 633, 226, 633)


def arc_over_the_cells(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(0.8, 0.1, 0.1)
    canvas.circle(280, 660, 52)


@both
@pytest.mark.parametrize("paint", [underline, arc_over_the_cells])
def test_lines_under_a_number_or_over_its_cell_are_no_signs(engine: str, paint: Paint) -> None:
    assert cells(read_pdf(drawn(table(ROWS, paint)), engine)) == PLAIN


@both
@pytest.mark.parametrize("strokes", [MINUS, ((0, 2.5, 2, 2.5), (2, 2.5, 2, 0))])
def test_a_cell_with_strokes_alone_is_not_blank(
    engine: str, strokes: tuple[tuple[float, float, float, float], ...]
) -> None:
    document = read_pdf(drawn(table(BLANK_201, lines_at(235, 635, strokes))), engine)
    (cell,) = [cell for cell in next(iter(document.tables)).cells if not cell.text]
    assert cell.drawn


def boxes(height: float, apart: float = 6, radius: float = 0) -> Paint:
    """A table whose cells are boxes so far apart, each with its number."""

    def page(canvas: Canvas) -> None:
        for row, texts_of_row in enumerate(ROWS):
            for column, text in enumerate(texts_of_row):
                x, y = 100 + (80 + apart) * column, 700 - (height + apart) * row
                canvas.roundRect(x, y, 80, height, radius) if radius else canvas.rect(x, y, 80, height)
                canvas.drawString(x + 10, y + 3, text)

    return page


@both
@pytest.mark.parametrize(("apart", "radius"), [(6, 0), (2, 3)])
def test_the_low_sides_of_boxes_are_no_strokes(engine: str, apart: float, radius: float) -> None:
    assert cells(read_pdf(drawn(boxes(14, apart, radius)), engine)) == PLAIN


@pytest.mark.parametrize(("height", "apart", "radius"), [(20, 2, 4), (30, 2, 4)])
def test_boxes_with_round_corners_are_cells(height: float, apart: float, radius: float) -> None:
    assert cells(read_pdf(drawn(boxes(height, apart, radius)))) == PLAIN


def low_cells(canvas: Canvas) -> None:
    """Rows of 14 pt, and in one cell a 1 that is a line: it nearly reaches from rule to rule."""
    ys = [700.0, 686, 672, 658]
    rules(canvas, XS, ys)
    canvas.setFont(SONG, 9)
    for y, row in zip(ys, BLANK_201, strict=False):
        for x, text in zip(XS, row, strict=False):
            canvas.drawString(x + 4, y - 10.5, text)
    canvas.line(240, 661, 240, 669)


@both
def test_a_line_in_a_low_cell_parts_it_not(engine: str) -> None:
    document = read_pdf(drawn(low_cells), engine)
    assert cells(document) == [*PLAIN[:7], (2, 1, 1, 1, ""), PLAIN[8]]
    assert [cell.drawn for cell in next(iter(document.tables)).cells] == [False] * 7 + [True, False]


def enlarged(times: float) -> Callable[[Pdf], None]:
    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(f"q {times} 0 0 {times} 0 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = Array([times * float(side) for side in page.MediaBox])

    return edit


@both
@pytest.mark.parametrize("times", [1 / 12, 12, 60])
@pytest.mark.parametrize(
    ("paint", "text"),
    [
        (lines_at(235, 635, SEVEN), ""),
        (lines_at(226, 635, ((0, 0, 5, 9),)), ""),
        (lines_at(210, 635, ((-8, -2, 10, 12),)), "201\n\ufffd"),
    ],
)
def test_strokes_are_strokes_on_a_page_of_any_size(engine: str, times: float, paint: Paint, text: str) -> None:
    rows = ROWS if text else BLANK_201
    document = read_pdf(edited(drawn(table(rows, paint)), enlarged(times)), engine)
    assert cells(document) == [*PLAIN[:7], (2, 1, 1, 1, text), PLAIN[8]]
    assert next(iter(document.tables)).cells[7].drawn == (not text)


def struck_in_a_low_cell(canvas: Canvas) -> None:
    """Rows hardly higher than their text, which so begins at the side of its cell."""
    ys = [700.0, 687, 674, 661]
    rules(canvas, XS, ys)
    for y, row in zip(ys, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            canvas.drawString(x + 4, y - 10.5, text)
    canvas.line(203, 667.5, 224, 667.5)


@both
def test_a_number_struck_in_a_low_cell_is_told_there(engine: str) -> None:
    document = read_pdf(drawn(struck_in_a_low_cell), engine)
    cell = next(iter(document.tables)).cells[7]
    assert (cell.text, cell.struck, cell.drawn) == ("", "201", True)


def struck_from_side_to_side(canvas: Canvas) -> None:
    """Columns hardly wider than their numbers: the line through one is as long as a rule, and parts the row."""
    xs, ys = [100.0, 120, 140, 160], [700.0, 680, 660, 640]
    rules(canvas, xs, ys)
    for y, row in zip(ys, ROWS, strict=False):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 1.5, y - 13, text[:3])
    canvas.line(120.5, 650.3, 139.5, 650.3)


@both
def test_a_line_that_parts_the_row_of_the_number_it_strikes_leaves_no_blank(engine: str) -> None:
    table = next(iter(read_pdf(drawn(struck_from_side_to_side), engine).tables))
    under = [cell for cell in table.cells if cell.row >= 2 and cell.column == 1]
    assert under
    assert all((cell.text, cell.struck, cell.drawn) == ("", "201", True) for cell in under)


@both
def test_a_line_from_side_to_side_through_a_number_strikes_it(engine: str) -> None:
    table_ = next(iter(read_pdf(drawn(table(ROWS, lambda canvas: canvas.line(200, 639, 280, 639))), engine).tables))
    assert [(cell.row, cell.text, cell.struck) for cell in table_.cells][6:] == [
        (2, "二行", ""),
        (2, "", "201"),
        (2, "202", ""),
    ]
