"""What a page shows besides its text and rules: a cell that shows something is not blank, a note takes a number back."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.lib.colors import Color, black, blue, red
from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf import pdfium
from reportparse.readers.pdf.hints import LAYERS, PATTERNS, hints_of
from reportparse.readers.pdf.raster import Raster
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    BLANK_201,
    PLAIN,
    ROWS,
    SANS,
    both,
    cells,
    drawn,
    edited,
    helvetica,
    kinds,
    table,
    text_201,
)


def note(subtype: str, ink: bytes, **entries: Any) -> Callable[[Pdf], None]:
    """An annotation over the cell of 201."""

    def edit(pdf: Pdf) -> None:
        form = pdf.make_stream(ink)
        form.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 70, 20],
            Resources=Dictionary(Font=Dictionary(X=helvetica())),
        )
        entry = Dictionary(
            Type=Name.Annot,
            Subtype=Name(f"/{subtype}"),
            Rect=[203, 628, 273, 648],
            F=4,
            AP=Dictionary(N=form),
            **entries,
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(entry)])

    return edit


TYPED = b"BT /X 12 Tf 2 6 Td (157) Tj ET"


@both
@pytest.mark.parametrize("subtype", ["FreeText", "Stamp"])
def test_a_number_in_a_note_is_seen_and_not_read(engine: str, subtype: str) -> None:
    document = read_pdf(edited(drawn(table(BLANK_201)), note(subtype, TYPED)), engine)
    assert [cell.drawn for cell in next(document.tables).cells] == [False] * 7 + [True, False]


@both
@pytest.mark.parametrize(
    ("subtype", "ink"),
    [
        ("FreeText", b"1 g 0 0 70 20 re f 0 g " + TYPED),
        ("StrikeOut", b"0 12 m 40 12 l S"),
        ("Ink", b"1 0 0 RG 2 2 m 30 18 l S"),
    ],
)
def test_a_note_over_a_number_takes_it_back(engine: str, subtype: str, ink: bytes) -> None:
    found = next(read_pdf(edited(drawn(table(ROWS)), note(subtype, ink)), engine).tables).cells[7]
    assert (found.text, found.drawn) == (("", True) if subtype == "FreeText" else ("201\n\ufffd", False))


@both
def test_a_highlight_leaves_the_number(engine: str) -> None:
    document = read_pdf(edited(drawn(table(ROWS)), note("Highlight", b"1 1 0.6 rg 0 0 70 20 re f")), engine)
    assert cells(document)[:7] == PLAIN[:7]


def outlines(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(210, 632)
    for x, y in ((214, 645), (216, 645), (220, 632), (217, 632), (215, 641), (213, 632)):
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@both
def test_an_outline_in_a_cell_without_text_is_drawn(engine: str) -> None:
    found = next(read_pdf(drawn(table(BLANK_201, outlines)), engine).tables).cells
    assert [cell.drawn for cell in found] == [False] * 7 + [True, False]


@both
def test_a_struck_number_alone_does_not_leave_a_blank(engine: str) -> None:
    def strike(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.line(203, 639, 225, 639)

    found = next(read_pdf(drawn(table(BLANK_201, strike)), engine).tables).cells[7]
    assert (found.text, found.drawn) == ("", True)


@both
def test_a_shade_of_thin_strips_strikes_nothing_out(engine: str) -> None:
    def strips(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.8, 0.8, 0.8))
        for y in range(630, 648):
            canvas.rect(202, y, 24, 1, stroke=0, fill=1)
        canvas.setFillColor(black)
        text_201(canvas)

    document = read_pdf(drawn(table(BLANK_201, strips)), engine)
    assert "201" in [text for *_, text in cells(document)]
    assert "text-struck" not in [kind for kind, _ in kinds(document)]


def turned(canvas: Canvas, degrees: float, text: str) -> None:
    canvas.saveState()
    canvas.translate(240, 628)
    canvas.rotate(degrees)
    canvas.setFont(SANS, 12)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


@both
def test_a_turned_number_longer_than_its_cell_is_in_doubt(engine: str) -> None:
    rows = [ROWS[0], ["一行", "", "102"], BLANK_201[2]]
    found = cells(read_pdf(drawn(table(rows, lambda canvas: turned(canvas, 90, "12345"))), engine))
    assert (found[4][4], found[7][4]) == ("45\n\ufffd", "123\n\ufffd")


@both
def test_a_slanted_number_in_a_cell_leaves_no_blank(engine: str) -> None:
    document = read_pdf(drawn(table(BLANK_201, lambda canvas: turned(canvas, 30, "12"))), engine)
    assert [cell.drawn for cell in next(document.tables).cells] == [False] * 7 + [True, False]


@both
@pytest.mark.parametrize("ends", [(202, 630, 226, 646), (182, 627, 298, 649)])
def test_a_slanted_line_through_a_number_takes_it_back(engine: str, ends: tuple[float, float, float, float]) -> None:
    document = read_pdf(drawn(table(ROWS, lambda canvas: canvas.line(*ends))), engine)
    assert cells(document)[7][4] == "201\n\ufffd"


@pytest.mark.parametrize(("rotation", "middle"), [(90, (638.0, 215.0)), (180, (380.0, 638.0)), (270, (204.0, 380.0))])
def test_spots_of_a_turned_page_stand_where_it_shows_them(rotation: int, middle: tuple[float, float]) -> None:
    def turn(pdf: Pdf) -> None:
        pdf.pages[0].Rotate = rotation

    spots = next(pdfium.pages(edited(drawn(table(BLANK_201, outlines)), turn))).spots
    x = sum(spot.x0 + spot.x1 for spot in spots) / (2 * len(spots))
    y = sum(spot.top + spot.bottom for spot in spots) / (2 * len(spots))
    assert (x, y) == pytest.approx(middle, abs=4)


def row_of(greys: list[int]) -> Raster:
    """A drawing of one row of pixels."""
    return Raster(len(greys), 1, 1.0, b"".join(bytes((grey, grey, grey, 255)) for grey in greys))


@pytest.mark.parametrize(
    ("greys", "spots"),
    [
        ([255, 255], []),
        ([0, 255], [(0, 1)]),
        ([255, 90, 0, 255], [(1, 3)]),
        ([0] * 5, [(0, 1), (4, 5)]),
        ([200] * 2, []),
    ],
)
def test_spots_are_runs_of_dark_ink_and_the_ends_of_grounds(greys: list[int], spots: list[tuple[float, float]]) -> None:
    assert [(x0, x1) for x0, _, x1, _ in row_of(greys).spots(3)] == spots


@pytest.mark.parametrize(
    ("start", "end", "pixels"), [(1.2, 4.8, (2, 4)), (1.2, 1.9, (1, 2)), (1.6, 2.4, (1, 3)), (-2.0, 9.0, (0, 5))]
)
def test_a_thin_box_has_the_pixels_that_it_touches(start: float, end: float, pixels: tuple[int, int]) -> None:
    left, _, right, _ = row_of([255] * 5).pixels_of(start, 0, end, 1)
    assert (left, right) == pixels


def test_drawings_differ_where_a_channel_does_by_more_than_paper() -> None:
    paper, shade, ink = row_of([255, 255]), row_of([255, 248]), row_of([255, 240])
    box = paper.pixels_of(0, 0, 2, 1)
    assert not paper.differs(shade, box)
    assert paper.differs(ink, box)
    assert not paper.differs(ink, (0, 0, 1, 1))


def test_hints_stand_in_the_file_or_in_its_object_streams() -> None:
    packed = b"<< /Type /ObjStm /Length 9 >>\nstream\n" + zlib.compress(b"<< /OCProperties 3 0 R >>") + b"\nendstream"
    assert hints_of(b"%PDF-1.7 plain") == frozenset()
    assert hints_of(b"%PDF-1.7 << /PatternType 1 >>") == {PATTERNS}
    assert hints_of(packed) == {LAYERS}
    assert PATTERNS in hints_of(packed.replace(b"stream\nx", b"stream\ny"))  # what cannot be inflated may hold anything


@both
def test_a_note_over_half_a_number_leaves_no_half(engine: str) -> None:
    data = edited(drawn(table(ROWS)), note("Text", b"0 1 1 rg 0 0 9 20 re f"))
    assert next(read_pdf(data, engine).tables).cells[7].text == "\ufffd1"


@both
def test_a_strike_as_long_as_its_number_is_seen_at_its_ends(engine: str) -> None:
    data = edited(drawn(table(ROWS)), note("StrikeOut", b"1 0 0 RG 0 9 m 70 9 l S"))
    assert next(read_pdf(data, engine).tables).cells[7].text == "201\n\ufffd"


@both
def test_a_strike_as_wide_as_its_cell_is_seen(engine: str) -> None:
    wide = edited(drawn(table(ROWS)), note("StrikeOut", b"1 0 0 RG 0 9 m 70 9 l S"))

    def widen(pdf: Pdf) -> None:
        pdf.pages[0].Annots[0].Rect = Array([201, 628, 279, 648])

    assert next(read_pdf(edited(wide, widen), engine).tables).cells[7].text == "201\n\ufffd"


@both
def test_an_upright_line_in_a_cell_without_text_is_a_1(engine: str) -> None:
    document = read_pdf(drawn(table(BLANK_201, lambda canvas: canvas.line(212, 631, 212, 640))), engine)
    assert [cell.drawn for cell in next(document.tables).cells] == [False] * 7 + [True, False]


@both
def test_a_speck_of_a_number_is_seen_and_not_read(engine: str) -> None:
    document = read_pdf(drawn(table(BLANK_201, lambda canvas: text_201(canvas, "201201201", size=1))), engine)
    found = next(document.tables).cells[7]
    assert (found.text, found.drawn) == ("", True)


@both
def test_digits_cut_out_of_a_gradient_are_read(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        table(BLANK_201)(canvas)
        text = canvas.beginText(210, 632)
        text.setFont("Helvetica", 12)
        text.setTextRenderMode(7)
        text.textOut("201")
        canvas.saveState()
        canvas.drawText(text)
        canvas.linearGradient(200, 632, 260, 632, (red, blue))
        canvas.restoreState()

    assert cells(read_pdf(drawn(page), engine)) == PLAIN


@both
def test_a_form_that_lets_nothing_through_hides_its_text(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        table(BLANK_201)(canvas)
        canvas.beginForm("faint")
        text_201(canvas)
        canvas.endForm()
        canvas.setFillAlpha(0.004)
        canvas.doForm("faint")

    assert cells(read_pdf(drawn(page), engine))[7][-1] == ""


@both
@pytest.mark.parametrize(
    ("rows", "ink", "stated", "text"),
    [
        (BLANK_201, TYPED, "157", "157"),
        (ROWS, b"1 g 0 0 70 20 re f 0 g " + TYPED, "157", "157"),
        (BLANK_201, TYPED, "158", ""),  # stale: what is drawn says something else
        (BLANK_201, b"1 g 0 0 70 20 re f " + TYPED, "157", ""),  # white on white: nothing to be seen
        (ROWS, b"1 0 0 1 40 0 cm 0.5 0 0 0.5 0 0 cm " + TYPED, "157", "201  157"),
    ],
)
def test_a_number_typed_in_a_note_is_read_where_it_is_what_one_sees(
    engine: str, rows: Sequence[Sequence[str]], ink: bytes, stated: str, text: str
) -> None:
    data = edited(drawn(table(rows)), note("FreeText", ink, Contents=String(stated)))
    assert next(read_pdf(data, engine).tables).cells[7].text == text
