"""PDF files with every hazard of the kind (reportlab and pikepdf make them), read through both engines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.lib.colors import Color, black, blue, white
from reportlab.pdfgen.canvas import Canvas

from reportparse.chinese.values import parse_value
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.document import Paragraph, Table
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    HEIGHT,
    PLAIN,
    ROWS,
    SANS,
    SONG,
    WIDTH,
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

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


# Borders -------------------------------------------------------------------------------------------------------------


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


# Text in cells -------------------------------------------------------------------------------------------------------


@both
def test_overflowing_text_does_not_mix_with_the_next_cell(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["一二三四五六七八九十", "77", "3"], ["甲", "12345678901234567", "8"]])

    read = cells(read_pdf(drawn(page), engine))
    assert [text for *_, text in read[:6]] == ["一二三四五六七八九十", "77", "3", "甲", "12345678901234567", "8"]


@both
def test_number_across_a_rule_goes_to_the_cell_that_has_none(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["甲", "", "439"], ["乙", "", "355"], ["丙", "12", "322"]])
        canvas.drawRightString(XS[2] + 5, YS[0] - 15, "380")  # its last digit beyond the rule, next to the neighbour's
        canvas.drawRightString(XS[2] + 8, YS[1] - 15, "133")  # over the neighbour's first digit
        canvas.drawRightString(XS[2] + 3, YS[2] - 15, "315")  # between two numbers: nobody knows whose it is

    read = [text for *_, text in cells(read_pdf(drawn(page), engine))]
    assert read[:6] == ["甲", "380", "439", "乙", "133", "355"]
    assert parse_value(read[7]).state == "unreadable" or parse_value(read[8]).state == "unreadable"
    assert not {"12315", "315322"} & set(read)


@both
@pytest.mark.parametrize(("at", "size"), [(1.5, 9), (14.0, 12), (40.0, 12)])
def test_two_numbers_in_a_cell_are_never_one(engine: str, at: float, size: float) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["甲", "1487", "3"], ["乙", "315", "4"]])
        canvas.setFont(SONG, size)  # a seal's code over a number, or a second number
        canvas.drawString(XS[1] + 4 + at, YS[1] - 15, "322")

    read = [text for *_, text in cells(read_pdf(drawn(page), engine))]
    assert parse_value(read[4]).state == "unreadable"


@both
def test_struck_numbers_are_none(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["甲", "55", "3"], ["乙", "55 323", "4"]])
        canvas.line(XS[1] + 3, YS[1] - 11, XS[1] + 17, YS[1] - 11)  # through the first 55 of the second row
        canvas.line(XS[1] + 3, YS[0] - 17, XS[1] + 17, YS[0] - 17)  # under the one of the first

    document = read_pdf(drawn(page), engine)
    assert [text for *_, text in cells(document)][:6] == ["甲", "55", "3", "乙", "323", "4"]
    assert [(one.kind, one.where) for one in document.issues] == [("text-struck", "page 1")]


@both
def test_neighbouring_numbers_in_one_go_are_parted(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, [100, 130, 160], [700, 680])
        canvas.setFont(SANS, 12)
        canvas.drawString(114.4, 685, "12")
        canvas.drawString(131.0, 685, "3456")
        canvas.drawString(170, 685, "9")

    document = read_pdf(drawn(page), engine)
    assert cells(document) == [(0, 0, 1, 1, "12"), (0, 1, 1, 1, "3456")]
    assert lines(document) == ["9"]


@both
def test_a_wrapped_number_is_one_and_stacked_numbers_are_two(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, [100, 130, 160, 200], [700, 660])
        canvas.setFont(SANS, 10)
        texts(canvas, [100, 130, 160], [700], [["1234\n56", "12\n34", "abcd\n5"]])

    document = read_pdf(drawn(page), engine)
    assert [text for *_, text in cells(document)] == ["123456", "12\n34", "abcd\n5"]
    assert [cell.seen for cell in next(document.tables).cells] == ["1234\n56", None, None]


@both
def test_vertical_and_justified_labels(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, [100, 124, 220], [700, 580])
        for i, char in enumerate("三本年度办理"):
            canvas.drawString(106, 680 - 16 * i, char)
        for i, char in enumerate("商业企业"):
            canvas.drawString(128 + 20 * i, 640, char)

    assert [text for *_, text in cells(read_pdf(drawn(page), engine))] == ["三本年度办理", "商业企业"]


@both
@pytest.mark.parametrize(("angle", "x", "y"), [(90, 115, 610), (270, 105, 690)])
def test_rotated_text_reads_in_its_own_direction(engine: str, angle: int, x: float, y: float) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, [100, 130, 200], [700, 600])
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "ABC123")
        canvas.restoreState()
        canvas.drawString(140, 650, "45")
        canvas.drawString(100, 500, "这一页的正文是正着写的，比转过来的字多。")

    assert [text for *_, text in cells(read_pdf(drawn(page), engine))] == ["ABC123", "45"]


@both
@pytest.mark.parametrize("shift", [0.3, 0.9, 1.5])
def test_fake_bold_is_read_once(engine: str, shift: float) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        for dx in (0, shift):
            texts(canvas, [x + dx for x in XS], YS, [["合计11", "100", "11"]])
        canvas.setFont(SANS, 12)
        texts(canvas, XS, YS[1:], [["llama", "1111", "0.11"]])

    read = cells(read_pdf(drawn(page), engine))
    assert [text for *_, text in read[:6]] == ["合计11", "100", "11", "llama", "1111", "0.11"]


@both
def test_note_marks_do_not_join_their_number(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["注", "31", "5"]])
        canvas.setFont(SONG, 7)
        canvas.drawString(217, 690, "1")
        canvas.drawString(291, 690, "2")

    assert [text for *_, text in cells(read_pdf(drawn(page), engine))][:3] == ["注", "31[1]", "5[2]"]


def test_radical_code_points_become_ideographs() -> None:
    tounicode = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            "2 beginbfchar <5730> <2F45> <65B9> <2EAC> endbfchar",  # 地 -> ⽅, 方 -> ⺬
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )

    def edit(pdf: pikepdf.Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        for font in fonts.values():
            font.ToUnicode = pdf.make_stream(tounicode.encode())

    data = edited(drawn(lambda canvas: canvas.drawString(100, 700, "地方")), edit)
    assert lines(read_pdf(data, "pdfium")) == ["方示"]


# What one cannot see -------------------------------------------------------------------------------------------------


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


# Pages ---------------------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_turned_by_rotate(engine: str, turn: int) -> None:
    width, height = (HEIGHT, WIDTH) if turn % 180 else (WIDTH, HEIGHT)
    moves = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}

    def page(canvas: Canvas) -> None:
        canvas.transform(*moves[turn])
        canvas.translate(0, -300)
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, ROWS)

    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = turn

    upright = {90: (WIDTH, HEIGHT), 180: (WIDTH, HEIGHT), 270: (WIDTH, HEIGHT)}[turn]
    document = read_pdf(edited(drawn(page, size=upright), edit), engine)
    assert cells(document) == PLAIN


@both
def test_a_table_set_sideways_on_an_upright_page(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(560, -50)
        canvas.rotate(90)
        canvas.translate(0, -300)
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, ROWS)

    assert cells(read_pdf(drawn(page), engine)) == PLAIN


@both
@pytest.mark.parametrize("form", ["- {} -", "—{}—", "{}", "第 {} 页 共 3 页", "{}/3"])
def test_page_numbers_and_running_heads_are_furniture(engine: str, form: str) -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(260, 800, "东湖市年度报告")
            canvas.drawString(100, 400 + number, f"第{'一二三'[number - 1]}段正文。")
            canvas.drawString(280, 40, form.format(number))

        return draw

    document = read_pdf(drawn(page(1), page(2), page(3)), engine)
    assert lines(document) == ["第一段正文。", "第二段正文。", "第三段正文。"]
    expected = [text for n in (1, 2, 3) for text in ("东湖市年度报告", form.format(n))]
    assert ["".join(p.text.split()) for p in document.furniture] == ["".join(text.split()) for text in expected]


@both
def test_a_page_number_inside_a_table_is_furniture(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        ys = [100.0, 70, 30]
        rules(canvas, XS, ys)
        texts(canvas, XS, ys, ROWS)
        canvas.drawString(220, 33, "- 4 -")

    document = read_pdf(drawn(page), engine)
    assert [text for *_, text in cells(document)] == ["名称", "甲", "乙", "一行", "101", "102"]
    assert ["".join(paragraph.text.split()) for paragraph in document.furniture] == ["-4-"]


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


# Tables over pages ---------------------------------------------------------------------------------------------------

HEAD = [["分组", "事项", "数量"]]


def part(rows: Sequence[Sequence[str]], top: float, step: float = 25) -> Callable[[Canvas], None]:
    """A page with a part of a table that starts at `top`, and its page number."""

    def draw(canvas: Canvas) -> None:
        ys = [top - step * i for i in range(len(rows) + 1)]
        rules(canvas, XS, ys)
        texts(canvas, XS, ys, rows)

    return draw


@both
@pytest.mark.parametrize("header", [[], HEAD])
def test_a_table_goes_on_with_and_without_its_header(engine: str, header: list[list[str]]) -> None:
    first = part([*HEAD, ["甲", "1.子", "11"], ["乙", "2.丑", "12"]], 200)
    document = read_pdf(drawn(first, part([*header, ["丙", "3.寅", "13"]], 780)), engine)
    rows = [*HEAD, ["甲", "1.子", "11"], ["乙", "2.丑", "12"], ["丙", "3.寅", "13"]]
    assert cells(document) == [(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    assert [cell.origin.page for cell in next(document.tables).cells] == [1] * 9 + [2] * 3


@both
def test_a_row_cut_through_its_label_is_stitched(engine: str) -> None:
    first = part([*HEAD, ["（四）", "3.申请人逾期未补", "13"]], 200)
    second = part([["", "正", ""], ["（五）", "1.信访", "14"]], 780)
    assert [text for *_, text in cells(read_pdf(drawn(first, second), engine))] == [
        *HEAD[0],
        *["（四）", "3.申请人逾期未补正", "13"],
        *["（五）", "1.信访", "14"],
    ]


@both
def test_a_group_cut_through_its_label_goes_on(engine: str) -> None:
    xs, ys = [100.0, 154, 280, 360], [200.0, 175, 150]

    def first(canvas: Canvas) -> None:
        rules(canvas, xs, ys)
        texts(canvas, xs, ys, [["（三）", "8.查询", "11"], ["（四）无", "1.不掌握", "12"]])

    def second(canvas: Canvas) -> None:
        canvas.rect(100, 730, 260, 50)
        canvas.line(154, 730, 154, 780)
        canvas.line(280, 730, 280, 780)
        canvas.line(154, 755, 360, 755)
        texts(canvas, xs, [780, 755], [["法提供", "2.没有现成", "13"], ["", "3.不明确", "14"]])

    assert cells(read_pdf(drawn(first, second), engine)) == [
        (0, 0, 1, 1, "（三）"),
        (0, 1, 1, 1, "8.查询"),
        (0, 2, 1, 1, "11"),
        (1, 0, 3, 1, "（四）无法提供"),
        (1, 1, 1, 1, "1.不掌握"),
        (1, 2, 1, 1, "12"),
        (2, 1, 1, 1, "2.没有现成"),
        (2, 2, 1, 1, "13"),
        (3, 1, 1, 1, "3.不明确"),
        (3, 2, 1, 1, "14"),
    ]


@both
def test_a_heading_between_parts_two_tables(engine: str) -> None:
    def second(canvas: Canvas) -> None:
        canvas.drawString(100, 800, "四、行政复议、行政诉讼情况")
        part(ROWS, 780)(canvas)

    document = read_pdf(drawn(part(ROWS, 200), second), engine)
    assert [type(block) for block in document.blocks] == [Table, Paragraph, Table]


@both
def test_rows_without_values_are_not_taken_for_halves(engine: str) -> None:
    document = read_pdf(drawn(part([*HEAD, ["行政处罚", "", ""]], 200), part([["行政强制", "", "5"]], 780)), engine)
    assert [text for *_, text in cells(document)][3:] == ["行政处罚", "", "", "行政强制", "", "5"]


# Without rules, and running text -------------------------------------------------------------------------------------


@both
def test_a_table_without_rules_is_a_guess(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 750, "下表列出各项数据，请查阅，本行是一段完整的说明文字。")
        rows = [["名称", "甲项", "乙项", "总计"], ["一行", "101", "1", "102"], ["二行", "2", "22", "24"]]
        texts(canvas, [100, 220, 300, 380], [700.0, 675, 650, 625], [*rows, ["三行", "0", "7", "7"]])

    document = read_pdf(drawn(page), engine)
    (table,) = document.tables
    assert not table.certain
    assert [cell.text for cell in table.cells] == [
        "名称",
        "甲项",
        "乙项",
        "总计",
        "一行",
        "101",
        "1",
        "102",
        "二行",
        "2",
        "22",
        "24",
        "三行",
        "0",
        "7",
        "7",
    ]
    assert kinds(document) == [("grid-guessed", "page 1")]


def column(*paragraphs: str, first: str = "", width: int = 30, top: float = 780) -> Callable[[Canvas], None]:
    """A page of paragraphs with indented first lines, 30 characters a line; `first` goes on from the page before."""

    def draw(canvas: Canvas) -> None:
        wrapped = [(100.0, first[i : i + width]) for i in range(0, len(first), width)]
        for text in paragraphs:
            wrapped.append((124.0, text[: width - 2]))
            wrapped += [(100.0, text[i : i + width]) for i in range(width - 2, len(text), width)]
        for i, (x, line) in enumerate(wrapped):
            canvas.drawString(x, top - 20 * i, line)

    return draw


@both
def test_lines_become_paragraphs_over_lines_and_pages(engine: str) -> None:
    long = "本报告由东湖市人民政府办公室根据条例编制，" * 9
    head = "一、总体情况"
    whole = "全年主动公开政府信息若干条，" * 16
    document = read_pdf(
        drawn(column(long, head, whole[:178]), column("（二）依申请公开", long, first=whole[178:])), engine
    )
    assert lines(document) == [long, head, whole, "（二）依申请公开", long]


@both
def test_titles_and_signatures(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(SONG, 20)
        canvas.drawCentredString(280, 800, "东湖市人民政府")
        canvas.drawCentredString(280, 770, "2024年政府信息公开年度报告")
        canvas.setFont(SONG, 12)
        column("正文内容若干文字，" * 12, top=700)(canvas)
        canvas.drawRightString(450, 500, "东湖市人民政府")
        canvas.drawRightString(450, 480, "2025年1月20日")

    found = list(read_pdf(drawn(page), engine).paragraphs)
    assert [(p.text, p.centered, p.right_aligned) for p in found] == [
        ("东湖市人民政府", True, False),
        ("2024年政府信息公开年度报告", True, False),
        ("正文内容若干文字，" * 12, False, False),
        ("东湖市人民政府", False, True),
        ("2025年1月20日", False, True),
    ]


@both
def test_latin_words_keep_their_spaces(engine: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "政策 Open Data 平台 123 456 号")

    assert lines(read_pdf(drawn(page), engine)) == ["政策Open Data平台123 456号"]


# Broken and hostile files --------------------------------------------------------------------------------------------

GOOD = drawn(part(ROWS, 200), part(ROWS, 780))


@pytest.mark.parametrize("engine", ["auto", "pdfium", "pdfplumber"])
def test_encrypted(engine: str) -> None:
    locked = edited(GOOD, lambda _: None, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(locked, engine)
    assert caught.value.kind == "encrypted"
    opened = edited(GOOD, lambda _: None, encryption=pikepdf.Encryption(user="", owner="o", R=6))
    assert cells(read_pdf(opened, engine))[:9] == PLAIN


@pytest.mark.parametrize("engine", ["auto", "pdfium", "pdfplumber"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html><body>%PDF</body></html>", GOOD[: len(GOOD) // 10]])
def test_no_pdf(engine: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, engine)
    assert caught.value.kind == "corrupt"


@pytest.mark.parametrize("engine", ["auto", "pdfium"])
def test_a_damaged_cross_reference_is_mended(engine: str) -> None:
    damaged = GOOD.replace(b"startxref", b"startxxxx")
    assert cells(read_pdf(damaged, engine))[:9] == PLAIN


def failure(data: bytes, engine: str) -> str | None:
    """What kind of our own errors reading ends in, None for none; any other error comes through."""
    try:
        read_pdf(data, engine)
    except ReportparseError as error:
        return error.kind
    return None


@both
def test_broken_bytes_raise_nothing_unexpected(engine: str) -> None:
    chance = random.Random(7)
    wrecks = [GOOD[: len(GOOD) * share // 100] for share in (10, 50, 90)]
    for _ in range(60):
        flipped = bytearray(GOOD)
        for _ in range(chance.choice([1, 5, 40])):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        wrecks.append(bytes(flipped))
    for wreck in wrecks:
        assert failure(wreck, engine) in {None, "corrupt", "encrypted"}


@both
def test_a_looping_page_tree_ends(engine: str) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.Root.Pages.Count = 10**6

    assert failure(edited(GOOD, edit), engine) in {None, "corrupt", "too-large", "too-deep"}


def test_unknown_engines_are_programming_errors() -> None:
    with pytest.raises(ValueError, match="xpdf"):
        read_pdf(GOOD, "xpdf")


# The published report ------------------------------------------------------------------------------------------------


@both
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not part of the project")
def test_the_published_report_of_a_city(engine: str) -> None:
    document = read_pdf((SAMPLES / "huaian-2024.pdf").read_bytes(), engine)
    expected = json.loads((SAMPLES / "expected" / "huaian-2024.json").read_text(encoding="utf-8"))
    tables = list(document.tables)
    assert [(table.n_rows, table.n_columns) for table in tables] == [(14, 4), (28, 10), (4, 15)]
    assert numbers(tables[1]) == leaves(expected["requests"])
    assert numbers(tables[2]) == leaves(expected["review"])
    assert numbers(tables[0]) == leaves(expected["disclosure"])
    assert [paragraph.text for paragraph in document.furniture] == [f"- {n} -" for n in range(1, 7)]
    assert document.issues == ()


def numbers(table: Table) -> list[float]:
    """The cells that hold a number alone, in row-major order."""
    return [float(cell.text) for cell in table.cells if cell.text.replace(".", "").isdigit()]


def leaves(tree: Any) -> list[float]:
    return [n for branch in tree.values() for n in leaves(branch)] if isinstance(tree, dict) else [float(tree)]
