"""Where glyphs and sight differ the page is drawn: what can be taken away unseen is not read, what is drawn is not blank."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.lib.colors import Color, black, blue, white
from reportlab.pdfgen.canvas import Canvas

from reportparse.layout.page import Glyph, Spot
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.pdf import pdfium, pdfium_sight, pdfium_spots
from reportparse.readers.pdf.raster import Raster
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    BLANK_201,
    PLAIN,
    ROWS,
    SANS,
    XS,
    YS,
    Paint,
    both,
    cells,
    drawn,
    edited,
    helvetica,
    kinds,
    rules,
    table,
    text_201,
    texts,
)


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


@both
def test_an_unseen_copy_right_before_the_text_takes_nothing_away(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, BLANK_201)
        canvas.setFillColor(white)
        canvas.drawString(204.5, 635.5, "201")
        canvas.setFillColor(black)
        canvas.drawString(204, 635, "201")

    document = read_pdf(drawn(page), engine)
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


def test_a_page_too_large_to_be_drawn_is_read_as_its_colours_say() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        canvas.drawString(100, 100, "隐藏9")
        canvas.setFillColor(black)
        canvas.drawString(100, 700, "看得见的一行文字。")

    first = next(pdfium.pages(drawn(page, size=(14_000.0, 14_000.0))))
    assert not first.looked_at
    assert "".join(glyph.text for glyph in first.glyphs if glyph.visible) == "看得见的一行文字。"


def translucent_dot(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColor(Color(1, 0, 0, alpha=0.3))
    canvas.circle(500, 120, 40, stroke=0, fill=1)
    canvas.restoreState()


@both
@pytest.mark.parametrize("mark", ["=", "-", ":", "_"])
def test_text_whose_ink_is_all_at_the_edge_of_its_box_is_seen(engine: str, mark: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 16)
        canvas.drawString(100, 700, "above")
        canvas.drawString(100, 680, mark)
        canvas.drawString(100, 660, "below")
        translucent_dot(canvas)

    document = read_pdf(drawn(page), engine)
    assert [line.text for line in document.paragraphs] == ["above", mark, "below"]
    assert kinds(document) == []


@both
def test_small_digits_on_a_page_of_large_text_are_seen(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 24)
        for line in range(12):
            canvas.drawString(60, 780 - 30 * line, "A page of large text, line by line")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60, 300, "The sum is 286.17.")
        translucent_dot(canvas)

    document = read_pdf(drawn(page), engine)
    assert [line.text for line in document.paragraphs][-1] == "The sum is 286.17."
    assert kinds(document) == []


def test_a_full_stop_at_the_foot_of_its_box_is_seen() -> None:
    paper = Raster(8, 8, 1.0, b"\xff" * 4 * 64)
    inked = Raster(8, 8, 1.0, b"\xff" * 4 * 44 + b"\x00" * 8 + b"\xff" * 4 * 18)  # two pixels of the sixth row
    stop = Glyph(".", 3.0, 0.0, 7.0, 5.4, em=6.0)
    assert pdfium_sight._is_glyph_seen(inked, paper, stop)
    assert not pdfium_sight._is_glyph_seen(paper, paper, stop)


BOXES = st.builds(
    lambda x, y, wide, high: Shape(x, y, x + wide, y + high, None, None),
    *(st.integers(0, 30), st.integers(0, 30), st.integers(0, 8), st.integers(0, 8)),
)


@given(st.lists(BOXES, max_size=12), st.lists(BOXES, min_size=1, max_size=12))
def test_spots_within_boxes_are_those_that_touch_one_of_them(spots: list[Shape], boxes: list[Shape]) -> None:
    where = [Spot(spot.x0, spot.top, spot.x1, spot.bottom) for spot in spots]
    one_by_one = [
        spot
        for spot in where
        if any(
            spot.x1 >= at.x0 and spot.x0 <= at.x1 and spot.bottom >= at.top and spot.top <= at.bottom for at in boxes
        )
    ]
    assert list(pdfium_spots.within_any(where, boxes)) == one_by_one
