"""Where paragraphs end in text that keeps a page's layout: below a full stop, at a blank line, below a title."""

from __future__ import annotations

import pytest

from reportparse.readers.text.reader import read_text

FULL = "推进公开工作不断扩大公开的范围与深度方便群众查询加强组织领导健全工"
"""66 columns: a full line; with two blanks before it and a full stop behind it one that ends a paragraph."""


def paragraphs(*lines: str) -> list[str]:
    """The paragraphs of a page of lines."""
    return [paragraph.text for paragraph in read_text(("\n".join(lines) + "\n\f").encode()).paragraphs]


@pytest.mark.parametrize("heading", ["二　主动公开情况", "二 主动公开情况", "二主动公开情况", "主动公开情况（节选）"])
def test_a_heading_without_a_mark_below_a_full_stop_begins_a_paragraph(heading: str) -> None:
    found = paragraphs(f"    {FULL}", f"{FULL[:-1]}。", heading, f"    {FULL}", "作。")
    assert [text.replace(" ", "").replace("　", "") for text in found] == [
        f"{FULL}{FULL[:-1]}。",
        heading.replace(" ", "").replace("　", ""),
        f"{FULL}作。",
    ]


@pytest.mark.parametrize("more", ["已全部办结。", "共收到三件，", f"{FULL[:-2]}要求"])
def test_a_sentence_that_ends_at_the_end_of_a_line_ends_no_paragraph(more: str) -> None:
    assert paragraphs(f"    {FULL}", f"{FULL[:-1]}。", more) == [f"{FULL}{FULL[:-1]}。{more}"]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert paragraphs(FULL, FULL, "作", "", FULL, "", "作") == [f"{FULL}{FULL}作", FULL, "作"]


def test_a_blank_line_ends_none_where_one_stands_below_every_line() -> None:
    assert paragraphs(FULL, "", FULL, "", "作") == [f"{FULL}{FULL}作"]


@pytest.mark.parametrize(
    "title", ["松岭县公安局二〇一六年度政府信息公开情况统计表", "松岭县公安局二〇一六年政府信息公开工作年度报告"]
)
def test_nothing_is_joined_onto_a_title(title: str) -> None:
    assert paragraphs(title, "统计指标 单位 统计数") == [title, "统计指标 单位 统计数"]


def test_a_line_that_ends_with_a_unit_and_its_number_is_a_row() -> None:
    row = "府公报编辑管理及政府网站建设维护等方面的 万元 21.6"
    assert paragraphs(row, "经费）") == [row, "经费）"]
