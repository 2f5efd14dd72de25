"""Texts that hold the markup of tables: their lines stay lines, their tables keep merged cells."""

from __future__ import annotations

import pytest

from reportparse.document import Document, Paragraph, Table
from reportparse.readers import read, sniff
from reportparse.readers.text.embedded import Piece, pieces_of, without_comments, without_tags

HEADING = "# 甲县水利局2023年政府信息公开工作年度报告"
TABLE = "<table><tr><td rowspan=2>规章</td><td>3</td></tr><tr><td>4</td></tr></table>"


def shown(text: str, name: str = "a.md") -> list[str]:
    document: Document = read(text.encode(), name)
    assert document.format == "text"
    return [
        block.text if isinstance(block, Paragraph) else "/".join(cell.text for cell in block.cells)
        for block in document.blocks
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_lines_stay_lines_around_a_table(gap: str) -> None:
    text = gap.join((HEADING, "## 一、总体情况", "主动公开3条。", "完。", TABLE, "## 二、其他", "无。"))
    assert shown(text) == [HEADING[2:], "一、总体情况", "主动公开3条。", "完。", "规章/3/4", "二、其他", "无。"]


def test_spans_of_the_markup_are_kept() -> None:
    (table,) = [block for block in read(f"{HEADING}\n\n{TABLE}\n".encode()).blocks if isinstance(block, Table)]
    assert (table.regular, [(cell.row, cell.column, cell.row_span) for cell in table.cells]) == (
        True,
        [(0, 0, 2), (0, 1, 1), (1, 1, 1)],
    )


def test_lines_without_any_marks() -> None:
    assert shown(f"甲县2023年报告\n一、总体情况\n{TABLE}\n无。", "a.txt") == [
        *("甲县2023年报告", "一、总体情况", "规章/3/4", "无。"),
    ]
    assert shown(f"{TABLE}\n无。\n完。", "") == ["规章/3/4", "无。", "完。"]


def test_tags_within_the_lines() -> None:
    text = (
        f"{HEADING}\n\n<p align=left><b>甲县</b></p>\n\n3件<sup>1</sup>&nbsp;<br>完<!-- 9\n9 -->。\n\n<s>9</s>12<img>\n"
    )
    assert shown(text) == [HEADING[2:], "甲县", "3件[1]", "完", "。", "12"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"<html><body>\n{HEADING}\n{TABLE}", ""),
        (f"甲县<p>乙</p>{TABLE}", ""),
        (f"{HEADING}\n{TABLE}", "a.html"),
        (TABLE, "a.md"),
        (f"  {TABLE}<p>无。</p>", "a.txt"),
        ("甲<br>乙", ""),
    ],
)
def test_pages_stay_pages(data: str, name: str) -> None:
    assert sniff(data.encode(), name) == "html"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲\n<table>1</table>\n乙", [("甲\n", False), ("<table>1</table>", True), ("\n乙", False)]),
        ("<table><td><table></table></table>", [("<table><td><table></table></table>", True)]),
        ("<table>1\n\n甲", [("<table>1", True), ("\n\n甲", False)]),
        ("<table>1", [("<table>1", True)]),
        (
            "<table>1\n\n甲<TABLE>2</TABLE>",
            [("<table>1", True), ("\n\n甲", False), ("<TABLE>2</TABLE>", True)],
        ),
        ("</table>甲", [("</table>甲", False)]),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert [(piece.text, piece.is_table) for piece in pieces_of(text)] == pieces


def test_pieces_know_their_lines() -> None:
    assert pieces_of("甲\n\n<table>\n</table>\n乙") == [
        Piece(1, "甲\n\n", False),
        Piece(3, "<table>\n</table>", True),
        Piece(4, "\n乙", False),
    ]


def test_many_tables_without_ends_take_no_time() -> None:
    assert len(pieces_of("<table>\n\n" * 50_000)) == 100_000


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("甲<br/>乙", ["甲", "乙"]),
        ("| 甲<br>乙 | 3 |", ["| 甲<br>乙 | 3 |"]),
        ("<div class='a'>甲</div>", ["甲"]),
        ("12<sup>1</sup>", ["12[1]"]),
        ("m<sup>2a</sup>", ["m2a"]),
        ("<del>9</del>12", ["12"]),
        ("3 < 5 &lt; 6", ["3 < 5 < 6"]),
        ("", [""]),
    ],
)
def test_without_tags(line: str, lines: list[str]) -> None:
    assert without_tags(line) == lines


def test_comments_leave_their_lines() -> None:
    assert without_comments("甲<!-- a\nb -->乙") == "甲\n乙"
