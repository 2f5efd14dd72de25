"""A page with the statistics table alone: whose it is and of which year, and that the report's text is not there."""

from __future__ import annotations

from typing import Any

import pytest

from reportparse.diagnostics.errors import NotAReport
from reportparse.pipeline import record_of
from tests.normalise.statistics import HEADER, NUMBERS, lines

FOOT = ["单位负责人：甲", "填报人：乙", "联系电话：0400-7654321", "填报日期：2018年1月9日"]


def page(*above: str, filled: bool = True) -> bytes:
    rows = [HEADER, *(line if filled else [*line[:2], ""] for line in lines())]
    return "\n".join([*above, *(" | ".join(row) for row in rows), *FOOT]).encode()


def record(*above: str) -> dict[str, Any]:
    return record_of(page(*above), "page.txt")


@pytest.mark.parametrize(
    "above",
    [
        ["甲县民政局2017年政府信息公开情况统计表"],
        ["政府信息公开情况统计表", "（2017年度）", "填报单位（盖章）：甲县民政局"],
        ["附件2", "甲县民政局政府信息公开工作情况统计表（2017年度）"],
    ],
)
def test_the_table_alone_is_a_partial_record(above: list[str]) -> None:
    made = record(*above)
    about = made["report"]
    assert (about["organ"], about["year"], about["generation"]) == ("甲县民政局", 2017, "2014")
    assert made["statistics"]["disclosure"]["total"] == NUMBERS["statistics.disclosure.total"]
    assert (made["status"], about["published"], about["contact"]["phone"]) == ("partial", None, None)
    assert "text-missing" in {found["kind"] for found in made["issues"]}


@pytest.mark.parametrize(
    ("above", "filled"),
    [
        (["政府信息公开情况统计表", "（    年度）", "填报单位（盖章）："], False),
        (["关于报送2017年政府信息公开情况统计表的通知", "请各单位于1月10日前报送。"], False),
        (["甲县政府信息公开情况统计表（2017年第一季度）"], True),
        (["甲县民政局2017年上半年政府信息公开情况统计表"], True),
    ],
)
def test_blank_tables_and_parts_of_a_year_are_refused(above: list[str], filled: bool) -> None:
    with pytest.raises(NotAReport):
        record_of(page(*above, filled=filled), "page.txt")


def test_a_table_without_a_title_is_partial_too() -> None:
    made = record()
    assert (made["report"]["title"], made["report"]["organ"], made["status"]) == (None, None, "partial")
    (said,) = [found["message"] for found in made["issues"] if found["kind"] == "text-missing"]
    assert " | ".join(HEADER) in said
