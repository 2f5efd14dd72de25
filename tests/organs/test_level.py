"""A county-level city told from a prefecture-level one, from the file to `rules-unexpected`."""

from __future__ import annotations

from dataclasses import replace

import pytest

import reportparse
from instruments.made import REPORTS, render_html

MADE = REPORTS["township-2021form"]


@pytest.mark.parametrize(
    ("organ", "address", "warned"),
    [
        ("昆山市人民政府", None, True),
        ("苏州市人民政府", None, False),
        ("仙桃市人民政府", None, True),  # of the province itself, and a county all the same
        ("东莞市人民政府", None, False),  # a prefecture without counties
        ("儋州市人民政府", None, False),  # since 2015
        ("澜江市人民政府", None, False),  # in no list: nobody knows
        ("新市区人民政府", None, False),  # of which city is not said
        ("新市区人民政府", "乌鲁木齐市新市区北京南路1号", True),
        ("昆山市人民政府", "山东省青岛市市南区1号", False),  # whichever is meant
    ],
)
def test_rules_of_a_city(organ: str, address: str | None, warned: bool) -> None:
    asked = f"如有疑问，请联系（地址：{address}，电话：0000-5550183）。" if address else ""
    made = replace(
        MADE,
        organ=organ,
        title=(f"{organ}{MADE.year}年政府信息公开工作年度报告",),
        preamble=(MADE.preamble[0] + asked,),
        values={**MADE.values, "disclosure.rules.in_force": "3"},
    )
    report = reportparse.parse(render_html(made), name="a.html")
    assert report.report.organ == organ
    assert ("rules-unexpected" in {issue.kind for issue in report.issues}) == warned
