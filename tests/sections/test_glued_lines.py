"""Headings and rows that were glued to other lines."""

from __future__ import annotations

import pytest

from reportparse.document import Paragraph, Table
from reportparse.sections.glued_lines import parted

TABLE = Table(())


def lines(text: str) -> list[str]:
    return [block.text for block in parted([Paragraph(text)]) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "请联系某局（电话:0999-1234567)。一、总体情况",
            ["请联系某局（电话:0999-1234567)。", "一、总体情况"],
        ),
        (
            "全年公开信息30条。 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况",
            ["全年公开信息30条。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"],
        ),
        (
            "本报告包括一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。",
            ["本报告包括一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。"],
        ),
        (
            "共收到申请3件。三、四季度的申请较多，均已按期答复。",
            ["共收到申请3件。三、四季度的申请较多，均已按期答复。"],
        ),
        ("一、总体情况 全年公开信息30条。", ["一、总体情况 全年公开信息30条。"]),
    ],
)
def test_headings_within_a_line(text: str, cut: list[str]) -> None:
    assert lines(text) == cut


def test_rows_of_a_table_on_one_line() -> None:
    text = "信息内容 本年制发件数 规章 1 0 3 行政规范性文件 2 1 4 行政许可 699 行政处罚 280 合计"
    assert lines(text) == [
        "信息内容",
        "本年制发件数",
        "规章 1 0 3",
        "行政规范性文件 2 1 4",
        "行政许可 699",
        "行政处罚 280",
        "合计",
    ]


@pytest.mark.parametrize(
    "text", ["全市 3 个局 2 个镇 5 个街道 共 9 名 专职人员 参加", "规章 1 | 2 行政许可 3 行政处罚 4 行政强制 5 合计"]
)
def test_other_lines_stay_whole(text: str) -> None:
    assert lines(text) == [text]


def test_tables_stay() -> None:
    assert list(parted([TABLE])) == [TABLE]


ROWS = (
    "规章| 4| 2| 24 行政规范性文件| 50| | 321 第二十条第（五）项 信息内容| 本年处理决定数量 "
    "行政许可| 833 行政处罚| 417 行政强制| 4"
)


def test_rows_of_pipes_that_were_folded_to_one_line_with_the_heading() -> None:
    heading, table = parted(
        [Paragraph(f"二、主动公开政府信息情况 信息内容| 本年制发件数| 本年废止件数| 现行有效件数 {ROWS}")]
    )
    assert isinstance(heading, Paragraph)
    assert heading.text == "二、主动公开政府信息情况"
    assert isinstance(table, Table)
    rows = [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]
    assert ["行政规范性文件", "50", "", "321"] in rows
    assert ["行政许可", "833"] in rows


def test_a_line_of_many_pipes_without_a_table_stays_a_line() -> None:
    text = "首页 | " * 20
    assert lines(text) == [text.strip()]


def test_headings_glued_to_short_sentences_and_to_each_other() -> None:
    text = "无。五、存在的主要问题及改进情况"
    assert lines(text) == ["无。", "五、存在的主要问题及改进情况"]
    text = "二、主动公开政府信息情况三、收到和处理政府信息公开申请情况"
    assert lines(text) == ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
