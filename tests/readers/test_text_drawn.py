"""Tables that programs draw with characters: boxes (w3m), runs of dashes (pandoc), attributes and tags left in the text."""

from __future__ import annotations

from reportparse.document import Paragraph, Table
from reportparse.readers import read
from reportparse.readers.text.reader import read_text


def grid(text: str) -> list[tuple[int, int, int, int, str]]:
    """The cells of the only table of a text: row, column, spans, text."""
    (table,) = [block for block in read_text(text.encode()).blocks if isinstance(block, Table)]
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


BOX = """
┌─────┬──────────┐
│甲乙 │三个字的名│
│     ├─────┬────┤
│     │1    │22  │
├─────┼─────┼────┤
│丙   │3    │    │
└─────┴─────┴────┘
"""


def test_a_wide_character_may_stand_where_a_line_ends_further_down() -> None:
    assert grid(BOX) == [
        (0, 0, 2, 1, "甲乙"),
        (0, 1, 1, 2, "三个字的名"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "22"),
        (2, 0, 1, 1, "丙"),
        (2, 1, 1, 1, "3"),
        (2, 2, 1, 1, ""),
    ]


def test_a_box_with_an_open_side_is_no_table() -> None:
    broken = BOX.replace("│丙   │3    │    │", "│丙   │3    │    │\n│      3    │    │")
    assert not any(isinstance(block, Table) for block in read_text(broken.encode()).blocks)


DASHES = """
  ---------- ------ ---- ------
  信息内容   制发   废   有效
                    止

  规章       5           -7

  文件       12     3    100
  ---------- ------ ---- ------
"""


def test_dashes_say_where_columns_are_and_empty_lines_where_rows_end() -> None:
    assert [text for *_, text in grid(DASHES)] == [
        *("信息内容", "制发", "废\n止", "有效"),
        *("规章", "5", "", "-7"),
        *("文件", "12", "3", "100"),
    ]


def test_what_does_not_keep_to_the_columns_is_no_table() -> None:
    shifted = DASHES.replace("12     3", "12    3 ")
    assert not any(isinstance(block, Table) for block in read_text(shifted.encode()).blocks)


def test_marks_within_the_columns_move_nothing() -> None:
    text = "# 标题\n\n  ------------ -----\n  **规章**     [5]{.n}\n  文件         7\n  ------------ -------\n"
    assert [cell for *_, cell in grid(text.replace("-----\n  **", "-------\n  **"))] == ["规章", "5", "文件", "7"]


def test_a_tag_that_is_broken_over_lines_is_none_of_the_text() -> None:
    page = (
        '# <span\nstyle="font-size: 21px;">标题</span>\n\n'
        '<span\nstyle="x">全年公开</span><span\nstyle="x">12</span>条。\n\n下一段。\n'
    )
    document = read(page.encode(), "page.txt")
    assert document.format == "text"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "标题",
        "全年公开12条。",
        "下一段。",
    ]
