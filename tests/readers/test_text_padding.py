"""Pipe rows that may have lost their blank cells: what fills a row up at its end is no blank cell (hazards §3)."""

from __future__ import annotations

import pytest

from reportparse.document import Table
from reportparse.pipeline import parse
from reportparse.readers.text.reader import read_text

HEADER = """（本列数据的勾稽关系为：…） | 申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业 企业 | 科研 机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
"""


def rows(text: str) -> list[list[str]]:
    (table,) = (block for block in read_text(text.encode()).blocks if isinstance(block, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def test_what_fills_a_row_up_is_no_blank_cell() -> None:
    lone = "一、本年新收政府信息公开申请数量 | 5 | ||||||||\n"
    assert rows(HEADER + lone)[3] == ["一、本年新收政府信息公开申请数量", "5"]


FLAT = """申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
---|---|---|---|---|---|---|---|
"""


@pytest.mark.parametrize(
    "row",
    [
        "一、本年新收政府信息公开申请数量 | 3 | 3 | |||||",
        "一、本年新收政府信息公开申请数量 | 3 | ||||||",
        "一、本年新收政府信息公开申请数量 | 1 | 1 | 1 | 1 | 1 | 1 | |",
    ],
)
def test_a_header_without_spans_tells_nothing_of_it(row: str) -> None:
    assert rows(FLAT + row + "\n")[-1] == [cell.strip() for cell in row.split("|") if cell.strip()]


@pytest.mark.parametrize("row", ["| 规章 | 3 | 0 |  |", "| 规章 | 3 |  |  |"])
def test_blank_cells_at_the_end_of_honest_rows_stay(row: str) -> None:
    text = f"| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n{row}\n"
    assert len(rows(text)[-1]) == 4


@pytest.mark.parametrize(
    "row",
    [
        "规章 |  | 3 | 0",  # a blank cell before a value: the notation keeps places
        "规章 | 3 | 0 |  ",  # no row of words is filled up
    ],
)
def test_blank_cells_of_an_honest_notation_stay(row: str) -> None:
    text = f"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n{row}\n"
    assert len(rows(text)[1]) == 4


REPORT = """甲县人民政府2023年政府信息公开工作年度报告
根据《条例》，编制本报告。统计期限自2023年1月1日起至2023年12月31日止。
一、总体情况
认真做好公开工作。
二、主动公开政府信息情况
第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 4 | 2 | |
行政规范性文件 | 1 | 0 | 26 |
三、收到和处理政府信息公开申请情况
{header}一、本年新收政府信息公开申请数量 | 5 | ||||||||
二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 | ||
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | |||||
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | |||||||||||||
结果 维持 | 结果 纠正 | 其他 结果 | 尚未 审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
1 | 0 | 2 | 3 | ||||||||||||
五、存在的主要问题及改进情况
不足。
六、其他需要报告的事项
无。
"""


def test_nothing_of_a_row_that_lost_blank_cells_is_placed() -> None:
    record = parse(REPORT.format(header=HEADER).encode(), "a.txt").as_dict()
    requests = record["requests"]
    assert set(requests["received"].values()) == set(requests["carried_forward"].values()) == {None}
    assert list(requests["carried_over"].values()) == [2, 1, 0, 0, 0, 0, 3]
    assert record["disclosure"]["rules"] == {"issued": None, "repealed": None, "in_force": None}
    assert list(record["disclosure"]["normative_documents"].values()) == [1, 0, 26]
    assert {value for results in record["review"].values() for value in results.values()} == {None}
    named = {(found["kind"], found["where"]) for found in record["issues"]}
    assert {
        ("row-irregular", "requests.received"),
        ("row-irregular", "requests.carried_forward"),
        ("row-irregular", "disclosure.rules"),
    } <= named
