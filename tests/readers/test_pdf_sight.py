"""Where glyphs and sight differ the page is drawn: what can be taken away unseen is not read, what is drawn is not blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.lib.colors import Color, black, blue, white
from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf import pdfium
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    PLAIN,
    ROWS,
    SANS,
    SONG,
    XS,
    YS,
    both,
    cells,
    drawn,
    edited,
    kinds,
    rules,
    texts,
)

Paint = Callable[[Canvas], None]
BLANK_201 = [*ROWS[:2], ["二行", "", "202"]]


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
    canvas.setFont(SANS, size)
    canvas.drawString(204, 635, text)


def box_201(canvas: Canvas, color: Color) -> None:
    canvas.setFillColor(color)
    canvas.rect(202, 627, 60, 20, stroke=0, fill=1)
    canvas.setFillColor(black)


def painted_over_and_retyped(canvas: Canvas) -> None:
    box_201(canvas, white)
    text_201(canvas)


@both
@pytest.mark.parametrize("decoy", ["208", "261", "99", "2"])
def test_a_number_painted_over_and_retyped_is_the_one_that_is_seen(engine: str, decoy: str) -> None:
    def page(canvas: Canvas) -> None:
        table(BLANK_201)(canvas)
        text_201(canvas, decoy)
        painted_over_and_retyped(canvas)

    assert cells(read_pdf(drawn(page), engine)) == PLAIN


@both
def test_an_unseen_copy_under_the_text_takes_nothing_away(engine: str) -> None:
    def copy(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        texts(canvas, XS, YS, ROWS)

    document = read_pdf(drawn(table(ROWS, before=copy)), engine)
    assert cells(document) == PLAIN
    assert kinds(document) == []


def test_a_text_of_which_a_white_box_hides_a_part_is_read_in_part() -> None:
    def half(canvas: Canvas) -> None:
        text_201(canvas, "20177")
        canvas.setFillColor(white)
        canvas.rect(204 + 3 * 0.556 * 12, 630, 20, 15, stroke=0, fill=1)

    assert cells(read_pdf(drawn(table(BLANK_201, half)))) == PLAIN


@both
def test_half_a_number_under_a_blot_is_no_number(engine: str) -> None:
    def blot(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.rect(203, 628, 7.5, 20, stroke=0, fill=1)

    found = [text for *_, text in cells(read_pdf(drawn(table(BLANK_201, blot)), engine))]
    assert found[7] == "\ufffd01"


def _image(space: Name) -> Dictionary:
    return Dictionary(Type=Name.XObject, Subtype=Name.Image, ColorSpace=space, Width=20, Height=20, BitsPerComponent=8)


def seal(pdf: Pdf, *, key_color: bool) -> None:
    """A red picture over all of the table: a frame, and nothing inside."""
    frame = [x in (0, 19) or y in (0, 19) for y in range(20) for x in range(20)]
    picture = pdf.make_stream(b"".join(b"\xd0\x10\x10" if on else b"\xff\xff\xff" for on in frame))
    picture.stream_dict = _image(Name.DeviceRGB)
    if key_color:
        picture.Mask = Array([255] * 6)
    else:
        picture.SMask = pdf.make_stream(bytes(255 * on for on in frame))
        picture.SMask.stream_dict = _image(Name.DeviceGray)
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(Seal=picture)
    page.contents_add(b"q 276 0 0 95 92 613 cm /Seal Do Q")


@both
@pytest.mark.parametrize("key_color", [False, True])
def test_nothing_vanishes_under_a_transparent_picture(engine: str, key_color: bool) -> None:
    document = read_pdf(edited(drawn(table(ROWS)), lambda pdf: seal(pdf, key_color=key_color)), engine)
    assert cells(document) == PLAIN
    assert kinds(document) == []


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def layer_off(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    page = pdf.pages[0]
    page.Resources.Properties = Dictionary(Draft=group)
    page.Resources.Font.X = helvetica()
    page.contents_add(b"/OC /Draft BDC BT /X 12 Tf 224 635 Td (7) Tj ET EMC")


def clipped(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font.X = helvetica()
    pdf.pages[0].contents_add(b"q 200 625 23 25 re W n BT /X 12 Tf 224 635 Td (7) Tj ET Q")


def outside_the_box_of_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"BT /X 12 Tf 224 635 Td (7) Tj ET")
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[200, 625, 223, 650],
        Resources=Dictionary(Font=Dictionary(X=helvetica())),
    )
    pdf.pages[0].Resources.XObject = Dictionary(F=form)
    pdf.pages[0].contents_add(b"/F Do")


def faint(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font.X = helvetica()
    pdf.pages[0].Resources.ExtGState = Dictionary(Faint=Dictionary(ca=0.01))
    pdf.pages[0].contents_add(b"q /Faint gs BT /X 12 Tf 224 635 Td (7) Tj ET Q")


def masked(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    nothing = pdf.make_stream(b"0 g 0 0 600 850 re f")
    nothing.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850], Group=group)
    page = pdf.pages[0]
    page.Resources.Font.X = helvetica()
    page.Resources.ExtGState = Dictionary(Masked=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=nothing)))
    page.contents_add(b"q /Masked gs BT /X 12 Tf 224 635 Td (7) Tj ET Q")


def in_a_white_pattern(pdf: Pdf) -> None:
    tile = pdf.make_stream(b"1 g 0 0 10 10 re f")
    tile.stream_dict = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=10, YStep=10, BBox=[0, 0, 10, 10]
    )
    tile.Resources = Dictionary()
    page = pdf.pages[0]
    page.Resources.Font.X = helvetica()
    page.Resources.Pattern = Dictionary(White=tile)
    page.contents_add(b"q /Pattern cs /White scn BT /X 12 Tf 224 635 Td (7) Tj ET Q")


@both
@pytest.mark.parametrize("edit", [layer_off, clipped, outside_the_box_of_a_form, faint, masked, in_a_white_pattern])
@pytest.mark.parametrize("packed", [False, True])
def test_a_digit_that_nobody_sees_is_no_part_of_the_number(
    engine: str, edit: Callable[[Pdf], None], packed: bool
) -> None:
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    document = read_pdf(edited(drawn(table(ROWS)), edit, object_stream_mode=mode), engine)
    assert cells(document) == PLAIN
    assert [(one.kind, one.facts) for one in document.issues] == [("text-hidden", (("seen", "7"),))]


def note(subtype: str, ink: bytes) -> Callable[[Pdf], None]:
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
            Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[203, 628, 273, 648], F=4, AP=Dictionary(N=form)
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


def on_a_picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), (10, 20, 60))), 201, 626, 78, 23)
    canvas.setFillColor(white)
    text_201(canvas)


def on_its_own_hue(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColor(blue, alpha=0.1)
    canvas.rect(202, 627, 60, 20, stroke=0, fill=1)
    canvas.restoreState()
    canvas.setFillColor(blue)
    text_201(canvas)


def with_a_shadow(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.7, 0.7, 0.7))
    canvas.setFont(SANS, 12)
    canvas.drawString(204.8, 634.2, "201")
    canvas.setFillColor(black)
    text_201(canvas)


@both
@pytest.mark.parametrize("paint", [on_a_picture, on_its_own_hue, with_a_shadow])
def test_what_is_seen_is_read(engine: str, paint: Paint) -> None:
    document = read_pdf(drawn(table(BLANK_201, paint)), engine)
    assert cells(document) == PLAIN
    assert kinds(document) == []


@both
def test_full_tint_of_a_spot_colour_is_ink(engine: str) -> None:
    def edit(pdf: Pdf) -> None:
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
        page = pdf.pages[0]
        page.Resources.ColorSpace = Dictionary(
            S=Array([Name.Separation, Name.Black, Name.DeviceCMYK, pdf.make_indirect(function)])
        )
        page.Resources.Font.X = helvetica()
        page.contents_add(b"/S cs 1 scn BT /X 12 Tf 204 635 Td (201) Tj ET")

    assert cells(read_pdf(edited(drawn(table(BLANK_201)), edit), engine)) == PLAIN


@both
def test_a_struck_number_alone_does_not_leave_a_blank(engine: str) -> None:
    def strike(canvas: Canvas) -> None:
        text_201(canvas)
        canvas.line(203, 639, 225, 639)

    found = next(read_pdf(drawn(table(BLANK_201, strike)), engine).tables).cells[7]
    assert (found.text, found.drawn) == ("", True)


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
def test_a_slanted_line_through_a_number_takes_it_back(engine: str) -> None:
    document = read_pdf(drawn(table(ROWS, lambda canvas: canvas.line(202, 630, 226, 646))), engine)
    assert cells(document)[7][4] == "201\n\ufffd"


def looked_at(data: bytes) -> list[bool]:
    return [page.looked_at for page in pdfium.pages(data)]


def shaded(canvas: Canvas) -> None:
    for x, y in ((201.0, 651.0), (281.0, 651.0)):
        canvas.setFillColor(Color(0.9, 0.9, 0.9))
        canvas.rect(x, y, 78, 23, stroke=0, fill=1)
        canvas.setFillColor(black)
        canvas.drawString(x + 3, y + 9, "12")


def test_plain_pages_are_not_drawn() -> None:
    assert looked_at(drawn(table(ROWS), table([ROWS[0], ["一行", "", ""], ROWS[2]], shaded))) == [False, False]


@pytest.mark.parametrize(("rotation", "middle"), [(90, (638.0, 215.0)), (180, (380.0, 638.0)), (270, (204.0, 380.0))])
def test_spots_of_a_turned_page_stand_where_it_shows_them(rotation: int, middle: tuple[float, float]) -> None:
    def turn(pdf: Pdf) -> None:
        pdf.pages[0].Rotate = rotation

    spots = next(pdfium.pages(edited(drawn(table(BLANK_201, outlines)), turn))).spots
    x = sum(spot.x0 + spot.x1 for spot in spots) / (2 * len(spots))
    y = sum(spot.top + spot.bottom for spot in spots) / (2 * len(spots))
    assert (x, y) == pytest.approx(middle, abs=4)


def test_a_page_too_large_to_be_drawn_is_read_as_its_colours_say() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        canvas.drawString(100, 100, "隐藏9")
        canvas.setFillColor(black)
        canvas.drawString(100, 700, "看得见的一行文字。")

    first = next(pdfium.pages(drawn(page, size=(14_000.0, 14_000.0))))
    assert not first.looked_at
    assert "".join(glyph.text for glyph in first.glyphs if glyph.visible) == "看得见的一行文字。"
