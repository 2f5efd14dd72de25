"""What a reader of a PDF page sees: hidden, covered and white text, pictures, form fields, fonts that say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from reportlab.lib.colors import Color, black, blue, white
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
    edited,
    kinds,
    lines,
    rules,
    texts,
)


def hidden_by_mode(canvas: Canvas) -> None:
    canvas.saveState()
    text = canvas.beginText(100, 600)
    text.setTextRenderMode(3)
    text.textOut("隐藏9")
    canvas.drawText(text)
    canvas.restoreState()


def white_on_white(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(100, 600, "隐藏9")
    canvas.setFillColor(black)


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(700, 600, "隐藏9")


@both
@pytest.mark.parametrize("hide", [hidden_by_mode, white_on_white, off_the_page])
def test_hidden_text_is_left_out_and_told(engine: str, hide: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        hide(canvas)
        canvas.drawString(100, 700, "看得见的一行文字在这里。")

    document = read_pdf(drawn(page), engine)
    assert lines(document) == ["看得见的一行文字在这里。"]
    assert [(one.kind, one.facts) for one in document.issues] == [("text-hidden", (("seen", "隐藏9"),))]


@both
def test_text_outside_the_crop_box_is_hidden(engine: str) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].CropBox = [50, 400, 500, 800]

    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "页面内的文字。")
        canvas.drawString(100, 300, "页面外的文字。")
        rules(canvas, XS, [600.0, 575])
        texts(canvas, XS, [600.0], [["子", "1", "2"]])

    document = read_pdf(edited(drawn(page), edit), engine)
    assert lines(document) == ["页面内的文字。"]
    assert cells(document) == [(0, 0, 1, 1, "子"), (0, 1, 1, 1, "1"), (0, 2, 1, 1, "2")]
    box = next(document.tables).origin.box
    assert box is not None
    assert [round(value) for value in box] == [50, 200, 310, 225]
    assert kinds(document) == [("text-hidden", "page 1")]


@both
def test_white_text_on_a_dark_ground_is_seen(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(blue)
        canvas.rect(90, 690, 200, 30, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(100, 700, "白字标题")

    document = read_pdf(drawn(page), engine)
    assert lines(document) == ["白字标题"]
    assert kinds(document) == []


@both
def test_a_watermark_is_furniture(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, ROWS)
        canvas.saveState()
        canvas.translate(150, 600)
        canvas.rotate(45)
        canvas.setFillColor(Color(0.85, 0.85, 0.85))
        canvas.setFont(SONG, 40)
        canvas.drawString(0, 0, "样本2024")
        canvas.restoreState()

    document = read_pdf(drawn(page), engine)
    assert cells(document) == PLAIN
    assert [paragraph.text for paragraph in document.furniture] == ["样本2024"]


@both
def test_a_scan_is_a_picture_whatever_its_text_layer(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        picture(canvas)
        hidden_by_mode(canvas)
        canvas.setFont(SONG, 12)
        canvas.drawString(280, 40, "- 1 -")

    document = read_pdf(drawn(page), engine)
    assert document.blocks == ()
    assert kinds(document) == [("page-is-image", "page 1")]


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 20, 20, 555, 800)


def test_text_under_a_scan_is_not_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "扫描件下面的识别文字，可能有错误，足够长，超过二十四个字符。")
        picture(canvas)

    document = read_pdf(drawn(page), "pdfium")
    assert document.blocks == ()
    assert kinds(document) == [("page-is-image", "page 1")]


def test_a_number_painted_over_is_hidden() -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [*ROWS[:2], ["二行", "999", "202"]])
        canvas.setFillColor(white)
        canvas.rect(202, 627, 60, 20, stroke=0, fill=1)
        canvas.setFillColor(black)
        texts(canvas, XS, YS, [[], [], ["", "201"]])

    document = read_pdf(drawn(page), "pdfium")
    assert cells(document) == PLAIN
    assert [(one.kind, one.facts) for one in document.issues] == [("text-hidden", (("seen", "999"),))]


@both
def test_form_fields_are_read_at_their_place(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["名称", "甲", "乙"], ["一行"]])
        canvas.acroForm.textfield(name="a", x=205, y=653, width=70, height=20, value="101", borderWidth=0)
        canvas.acroForm.textfield(name="b", x=285, y=653, width=70, height=20, value="102", borderWidth=0)
        canvas.acroForm.textfield(name="c", x=285, y=628, width=70, height=20, value="", borderWidth=0)

    document = read_pdf(drawn(page), engine)
    assert [text for *_, text in cells(document)] == ["名称", "甲", "乙", "一行", "101", "102", "", "", ""]
    assert kinds(document) == [("form-field", "page 1")]


@pytest.mark.parametrize("engine", ["auto", "pdfium", "pdfplumber"])
def test_a_font_without_unicode_is_told(engine: str) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        """A Type 3 font whose glyphs have no names, painted with the codes of digits."""
        box = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
        pdf.pages[0].Resources.Font = pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type3,
                FontBBox=[0, 0, 600, 700],
                FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                FirstChar=1,
                LastChar=9,
                Widths=[600] * 9,
                CharProcs=pikepdf.Dictionary(g0=box),
                Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[1, *[pikepdf.Name.g0] * 9]),
            )
        )
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 12 Tf 100 700 Td <010203040506070809> Tj ET")

    document = read_pdf(edited(drawn(lambda canvas: None), edit), engine)
    assert kinds(document) == [("text-garbled", "page 1")]
    assert lines(document) == ["\ufffd" * 9]
