"""Which of the form's tables a table is."""

from __future__ import annotations

import pytest

from instruments.grids import grid
from reportparse.document import Table
from reportparse.labels.table_kinds import kind_of_table


@pytest.mark.parametrize(
    "table",
    [
        grid(["渠道", "条数"], ["网站", "120"], ["微信", "80"], ["其他", "3"], ["总计", "203"]),
        grid(["姓名", "职务"], ["甲", "主任"]),
        grid(["总计", "其他"], ["3", "4"]),
        grid(["行政许可", "3"]),
    ],
)
def test_other_tables(table: Table) -> None:
    assert kind_of_table(table) is None


def test_the_table_of_2014() -> None:
    table = grid(
        ["统计指标", "单位", "统计数"],
        ["一、主动公开情况", "——", ""],
        ["（一）主动公开政府信息数", "条", "158"],
        ["制发规范性文件总数", "件", "2"],
    )
    assert kind_of_table(table) == "statistics"
