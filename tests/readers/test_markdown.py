"""Texts that a converter made of web pages: the marks of Markdown are no text."""

from __future__ import annotations

import pytest

from reportparse.document import Paragraph
from reportparse.readers.text.reader import read_text

HEADING = "# 甲县水利局2023年政府信息公开工作年度报告"


def paragraphs(text: str) -> list[tuple[str, int | None]]:
    return [(block.text, block.level) for block in read_text(text.encode()).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("## 一、总体情况", "一、总体情况", 2),
        ("##一、总体情况##", "一、总体情况", 2),
        ("### **（一）主动公开** {#anchor .bold}", "（一）主动公开", 3),
        ("**发布日期**：2024-01-16", "发布日期：2024-01-16", None),
        ('详见[甲县网站](http://www.jx.gov.cn/a_(1).html "网站")。', "详见甲县网站。", None),
        ("网址<http://www.jx.gov.cn/>", "网址http://www.jx.gov.cn/", None),
        ("1\\. 加强领导\\-落实", "1. 加强领导-落实", None),
        ("* 问题一", "问题一", None),
        ("> 引文", "引文", None),
        ("*甲县水利局*", "甲县水利局", None),
        ("电话：0999-123****，或138****1234", "电话：0999-123****，或138****1234", None),
        ("138**1234和139**5678", "138**1234和139**5678", None),
        ("公开____条", "公开____条", None),
        ("**县2023年", "**县2023年", None),
    ],
)
def test_marks(line: str, text: str, level: int | None) -> None:
    assert paragraphs(f"{HEADING}\n\n{line}\n") == [(HEADING[2:], 1), (text, level)]


def test_underlined_headings_and_rules() -> None:
    text = "甲县2023年政府信息公开年报\n=====\n\n一、总体情况\n---\n\n无。\n\n***\n\n::: {.tail}\n完。"
    assert paragraphs(text) == [("甲县2023年政府信息公开年报", 1), ("一、总体情况", 2), ("无。", None), ("完。", None)]


def test_a_heading_of_two_lines_is_underlined_as_a_whole() -> None:
    page = "甲县水利局\n2023年政府信息公开工作年度报告\n====\n\n上文。\n\n又文。\n二、标题\n====\n"
    assert [level for _, level in paragraphs(page)] == [1, 1, None, 1, 1]


def test_pictures_are_kept_as_attachments() -> None:
    document = read_text(f"{HEADING}\n![表二](http://www.jx.gov.cn/2.png)\n".encode())
    assert [(found.kind, found.name) for found in document.attachments] == [("image", "表二")]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [HEADING[2:]]


@pytest.mark.parametrize("line", ["#1楼", "- 4 -", "---", "a**b**c", "[1]（注）", "=====", "> 3件"])
def test_plain_text_keeps_its_signs(line: str) -> None:
    assert paragraphs(f"无。\n\n{line}\n")[-1] == (line, None)
