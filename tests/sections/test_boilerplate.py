"""The frame of a web page, told from the article."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Paragraph, Table
from reportparse.sections.boilerplate import is_date_line, is_head_line, without_tail
from reportparse.sections.layout_tables import FlatBlock, number_table


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政府信息公开 > 年报",
        "您的位置：首页",
        "索引号：11320800",
        "发布日期：2022-01-20",
        "浏览次数：123",
        "字体：[大 中 小]",
        "2022-01-20 10:30",
        "2022年1月20日",
        "【打印】【关闭】",
        "一、总体情况…………1",
        "来源：某局",
    ],
)
def test_head_lines(line: str) -> None:
    assert is_head_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        "2021年，我镇共发布信息12条。",
        "发布日期之前的工作情况由办公室负责统计。",
        "本报告由总体情况等六部分组成",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert not is_head_line(line)


@pytest.mark.parametrize(
    ("line", "answer"), [("2022年1月20日", True), ("2022/1/20", True), ("截至2022年1月20日", False), ("", False)]
)
def test_date_lines(line: str, answer: bool) -> None:
    assert is_date_line(line) is answer


def test_the_tail_begins_at_the_first_line_of_the_frame() -> None:
    lines = ("无其他事项。", "某局", "2022年1月20日", "上一篇：无", "某县2020年年报")
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks[:3]


@pytest.mark.parametrize("head", [(), ("历年年报",), ("政府信息公开年报",)])
def test_a_list_of_other_reports_is_no_part_of_the_last_section(head: tuple[str, ...]) -> None:
    lines = (
        "无其他事项。",
        *head,
        "某县2022年政府信息公开工作年度报告",
        "某县2021年政府信息公开工作年度报告 2022-01-20",
    )
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks[:1]


@pytest.mark.parametrize("lines", [("附件：", "某县2023年政府信息公开工作年度报告.docx"), ("附件1：统计表.xlsx",)])
def test_names_of_attached_files_are_no_part_of_the_last_section(lines: tuple[str, ...]) -> None:
    blocks: list[FlatBlock] = [Paragraph(line) for line in ("无其他事项。", *lines)]
    assert without_tail(blocks) == blocks[:1]


@pytest.mark.parametrize(
    "lines",
    [
        ("某县2022年政府信息公开工作年度报告", "某县水利局"),
        ("附件1 2022年政府信息公开年报", "附件2 2021年政府信息公开年报"),
        ("已公布2022年政府信息公开年报。", "已公布2021年政府信息公开年报。"),
    ],
)
def test_lines_that_are_no_list_of_reports(lines: tuple[str, str]) -> None:
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks


def test_no_tail() -> None:
    table = number_table(1, Table((Cell(0, 0, "版权所有"),)))
    blocks: list[FlatBlock] = [Paragraph("无。"), table, Paragraph("我局的相关信息将继续公开，" + "逐步完善。" * 12)]
    assert without_tail(blocks) == blocks
