"""Text of PDF files around tables, and tables that have no rules."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    SONG,
    both,
    drawn,
    kinds,
    lines,
    texts,
)


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
