"""Text in the cells of PDF tables: beyond its cell, stacked, turned, painted twice."""

from __future__ import annotations

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from reportparse.chinese.values import parse_value
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    SANS,
    SONG,
    XS,
    YS,
    both,
    cells,
    drawn,
    edited,
    lines,
    rules,
    texts,
)


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
@pytest.mark.parametrize("reach", [2, 1])
def test_digits_spread_to_the_rules_of_their_cells_are_in_doubt(engine: str, reach: float) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["甲", "", ""], ["乙", "355", "7"]])
        for x, digits in zip(XS[1:], ("48", "26"), strict=False):
            canvas.drawString(x + reach, YS[0] - 15, digits[0])
            canvas.drawRightString(x + XS[2] - XS[1] - reach, YS[0] - 15, digits[1])

    read = [text for *_, text in cells(read_pdf(drawn(page), engine))]
    assert [parse_value(text).state for text in read[1:3]] == ["unreadable", "unreadable"]
    assert read[4:6] == ["355", "7"]


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
    assert [cell.struck for cell in next(document.tables).cells][:6] == ["", "", "", "", "55", ""]


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


@both
@pytest.mark.parametrize("spacing", [0.0, 3.0])
def test_two_numbers_that_touch_their_rule_are_in_doubt_on_both_sides(engine: str, spacing: float) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        texts(canvas, XS, YS, [["甲", "", ""], ["乙", "55", "4"]])
        digit = pdfmetrics.stringWidth("0", SANS, 12) + spacing
        text = canvas.beginText(XS[2] - 4 * digit + spacing / 2, YS[0] - 15)
        text.setFont(SANS, 12)
        text.setCharSpace(spacing)
        text.textOut("100417459")
        canvas.drawText(text)

    read = [text for *_, text in cells(read_pdf(drawn(page), engine))]
    assert [parse_value(text).state for text in read[1:3]] == ["unreadable", "unreadable"]
    assert ["".join(filter(str.isdigit, text)) for text in read[1:3]] == ["1004", "17459"]
    assert read[4:6] == ["55", "4"]
