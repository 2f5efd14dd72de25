"""Pages of PDF files: turned, with running heads, and tables that go on from one to the next."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reportparse.document import Paragraph, Table
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    HEIGHT,
    PLAIN,
    ROWS,
    WIDTH,
    XS,
    YS,
    both,
    cells,
    drawn,
    edited,
    lines,
    part,
    rules,
    texts,
)


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


# Tables over pages --------------------------------------------------------------------------------------------------

HEAD = [["分组", "事项", "数量"]]


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
