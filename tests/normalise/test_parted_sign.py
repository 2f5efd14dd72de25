"""A sign that stands apart from its number: nobody can tell it from a mark where there is no grid."""

from __future__ import annotations

import pytest

from reportparse.pipeline import parse

REPORT = """甲县人民政府2020年政府信息公开工作年度报告
根据《条例》，编制本报告。统计期限自2020年1月1日起至2020年12月31日止。
一、总体情况
认真做好公开工作。
二、主动公开政府信息情况
第二十条第（五）项
信息内容   上一年项目数量   本年增/减   处理决定数量
{row}
其他对外管理服务事项   6   +1   7
第二十条第（六）项
信息内容   上一年项目数量   本年增/减   处理决定数量
行政处罚   8   -2   9
行政强制   5   0   4
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
无。
"""


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("行政许可   3   -4   9", [3, -4, 9]),
        ("行政许可 - 4 9", [None, None, None]),
        ("行政许可 3 - 4", [None, None, None]),
        ("行政许可   -   /   9", [None, None, 9]),
    ],
)
def test_a_sign_before_a_number(row: str, values: list[int | None]) -> None:
    record = parse(REPORT.format(row=row).encode(), "a.txt").as_dict()
    assert list(record["disclosure"]["licensing"].values()) == values
    assert list(record["disclosure"]["penalties"].values()) == [8, -2, 9]
    doubted = {found["where"] for found in record["issues"] if found["kind"] == "cell-unreadable"}
    assert ("disclosure.licensing.change" in doubted) == (values == [None] * 3)
