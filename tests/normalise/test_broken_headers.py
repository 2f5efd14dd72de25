"""Headers whose labels go on in the next line, and rows whose label takes up blank cells: notations without a grid."""

from __future__ import annotations

import pytest

from reportparse.pipeline import parse

OPENING = """甲县人民政府2023年政府信息公开工作年度报告
根据《条例》，编制本报告。统计期限自2023年1月1日起至2023年12月31日止。
一、总体情况
认真做好公开工作。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
"""
REST = """
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
无。
"""
PIPES = """（本列数据的勾稽关系为：…）| 申请人情况
---|---
自然人| 法人或其他组织| 总计
商业
企业| 科研
机构| 社会公益组织| 法律服务机构| 其他
一、本年新收政府信息公开申请数量| 5| | 1| 0| 0| 0| 6
三、本年度办理结果| （一）予以公开| 3| 0| | 0| 0| 0| 3
四、结转下年度继续办理| 2| 0| 1| 0| 0| 0|
"""
TABS = PIPES.replace("---|---\n", "").replace("| ", "\t\t").replace("|\n", "\n")
SPANS = """| （本列数据的勾稽关系为：…） | | | 申请人情况 | | | | | | |
| 自然人 | 法人或其他组织 | | | | | 总计 |
| 商业 企业 | 科研 机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | | | 5 |  | 1 | 0 | 0 | 0 | 6 |
| 三、本年度办理结果 | （一）予以公开 | | 3 | 0 |  | 0 | 0 | 0 | 3 |
| 四、结转下年度继续办理 | | | 2 | 0 | 1 | 0 | 0 | 0 | 3 |
"""


def requests(table: str, row: str) -> list[int | None]:
    record = parse((OPENING + table + REST).encode(), "a.txt").as_dict()
    values: list[int | None] = list(record["requests"][row].values())
    return values


@pytest.mark.parametrize("table", [PIPES, TABS, SPANS], ids=["pipes", "two tabs", "spans of columns"])
def test_values_stand_under_their_columns(table: str) -> None:
    assert requests(table, "received") == [5, None, 1, 0, 0, 0, 6]
    assert requests(table, "granted") == [3, 0, None, 0, 0, 0, 3]


def test_a_blank_last_cell_is_kept_where_the_notation_shows_it() -> None:
    assert requests(PIPES, "carried_forward") == [2, 0, 1, 0, 0, 0, None]


def test_blank_cells_at_both_ends_of_a_row_are_told_by_nobody() -> None:
    ends = SPANS.replace("| | | 2 | 0 | 1 | 0 | 0 | 0 | 3 |", "| | | 2 | 0 | 1 | 0 | 0 | 0 |  |")
    assert requests(ends, "carried_forward") == [None] * 7


CUT = PIPES.replace("商业\n企业| 科研\n机构|", "商业| 科研|")


def test_the_beginnings_of_labels_in_their_order_name_the_columns() -> None:
    assert requests(CUT, "received") == [5, None, 1, 0, 0, 0, 6]
    swapped = CUT.replace("商业| 科研|", "科研| 商业|")
    assert requests(swapped, "received") == [None] * 7


LAID_OUT = """申请人情况
自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计
一、本年新收政府信息公开申请数量   5   0   1   0   0   0   6
三、本   （一）予以公开   2   0   1   0   0   0   3
年度办
      （二）部分公开（区分处理的，只计这一情
理结果                      1   0   0   0   0   0   1
      形，不计其他情形）
四、结转下年度继续办理   2   0   0   0   0   0   2
"""


def test_a_label_may_go_on_around_its_numbers_beside_another() -> None:
    assert requests(LAID_OUT, "partially_granted") == [1, 0, 0, 0, 0, 0, 1]
    assert requests(LAID_OUT, "granted") == [2, 0, 1, 0, 0, 0, 3]


STACKED = "申请人情况\n{}\n一、本年新收政府信息公开申请数量 5 0 1 0 0 0 6\n四、结转下年度继续办理 2 0 0 0 0 0 2\n"


@pytest.mark.parametrize(
    ("names", "is_read"),
    [
        ("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", True),
        ("自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他", True),
        ("自然人 法人或其他组织 总计 商业 企业 科研 机构 社会公益组织 法律服务机构 其他", True),
        ("商业企业 自然人 科研机构 社会公益组织 法律服务机构 其他 总计", False),
    ],
)
def test_names_a_line_each_in_the_order_of_the_form(names: str, is_read: bool) -> None:
    table = STACKED.format("\n".join(names.split()))
    assert requests(table, "received") == ([5, 0, 1, 0, 0, 0, 6] if is_read else [None] * 7)
