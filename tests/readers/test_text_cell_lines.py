"""Text without rows that keeps the places of blank cells: one cell a line, or all cells of a table on one."""

from __future__ import annotations

import pytest

from reportparse.document import Paragraph, Table
from reportparse.readers.text.reader import read_text

HEADER = ["自然人", "商业企业", "总计"]
ROWS = [
    ["新收", "5", "", "1", "0", "0", "6"],
    ["结转", "3", "0", "2", "0", "0", "5"],
    ["合计", "8", "0", "3", "0", "0", ""],
]


def tables(text: str) -> list[list[list[str]]]:
    found = [block for block in read_text(text.encode()).blocks if isinstance(block, Table)]
    return [[[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)] for table in found]


def stacked(rows: list[list[str]], between: str) -> str:
    return "\n".join(between.join(row) for row in rows)


def test_a_cell_and_a_pipe_a_line() -> None:
    lines = "\n".join(f"{cell} |" if cell else "|" for row in [HEADER, *ROWS] for cell in row)
    assert tables(f"正文。\n{lines}\n正文。") == [[["自然人"], ["商业企业"], ["总计"], *ROWS]]


def test_lines_of_nothing_but_a_pipe() -> None:
    assert tables(f"{stacked([HEADER, *ROWS], chr(10) + '|' + chr(10))}\n五、问题\n\n正文。")[0][:4] == [HEADER, *ROWS]


def test_empty_lines_are_blank_cells_where_rows_of_one_width_prove_it() -> None:
    full = [["甲", "1", "2", "3", "4", "5", "6"], ["乙", "1", "2", "3", "4", "5", "6"]]
    (table,) = tables(stacked([*full, *ROWS], "\n"))
    assert table == [*full, *ROWS]


def test_empty_lines_prove_nothing_where_rows_differ() -> None:
    rows = [["甲", "1", "2", "3", "4", "5"], ["乙", "1", "2", "", "4"], ["丙", "", "2", "3", "4", "5", "6"]]
    assert tables(stacked(rows, "\n")) == []


def test_all_cells_on_one_line() -> None:
    rows = [*ROWS, ["答复", "1", "1", "", "0", "0", "2"]]
    assert tables(" | ".join(cell for row in rows for cell in row)) == [rows]


def test_what_fills_rows_up_on_one_line_is_no_blank_cell() -> None:
    line = "新收 | 5 | |||| 结转 | 3 | |||| 合计 | 8 | |||| 答复 | 2 | ||||"
    assert tables(line) == [[["新收", "5"], ["结转", "3"], ["合计", "8"], ["答复", "2"]]]


def test_the_facts_of_a_page_stay_a_row() -> None:
    line = "索引号 | 3 | 发布日期 | 2023-01-05 | 文号 | 无"
    assert [block.text for block in read_text(line.encode()).blocks if isinstance(block, Paragraph)] == [line]


@pytest.mark.parametrize("rest", ["2 | 3", "2 | | 3"])
def test_a_row_that_goes_on_behind_a_pipe(rest: str) -> None:
    (table,) = tables(f"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 |\n{rest}\n")
    assert table[1] == ["规章", "1", *(cell.strip() for cell in rest.split("|"))]


def test_a_row_of_values_below_a_header_is_a_row() -> None:
    (table,) = tables("结果维持 | 结果纠正 | 其他结果 | 总计 |\n1 | 2 | 3 | 6 |\n")
    assert table == [["结果维持", "结果纠正", "其他结果", "总计"], ["1", "2", "3", "6"]]
