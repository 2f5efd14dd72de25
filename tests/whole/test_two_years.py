"""Two tables of one kind under the lines of two years: the report's own year is taken,
whatever else a page links to."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from instruments.made import REPORTS, Sheet, Text, flow, forms
from instruments.made.figures import sentinels
from instruments.made.sheet import Block
from instruments.notations import NOTATIONS, rendered
from reportparse.pipeline import record_of

MADE = replace(
    REPORTS["township-2021form"],
    year=2023,
    organ="青石县白鹭镇人民政府",
    title=("青石县白鹭镇人民政府2023年政府信息公开工作年度报告",),
    preamble=("根据《中华人民共和国政府信息公开条例》，编制本年度报告。统计期限为2023年1月1日至2023年12月31日。",),
)
LINK = "青石县白鹭镇人民政府2022年政府信息公开工作年度报告"
WITH_ROWS = [notation for notation in NOTATIONS if notation != "bare"]
LINES = [
    ("2022年", "2023年"),
    ("（2022年度）", "（2023年度）"),
    ("２０２２年：", "２０２３年："),
    ("二〇二二年", "二〇二三年"),
]


def blocks(lines: tuple[str, str], *, link: bool = False) -> list[Block]:
    """The report with last year's table of requests and this year's, each under its line; `link` names last year's report."""
    last = forms.sheet("requests", "2021", sentinels("2021", 5000))
    made: list[Block] = []
    for block in flow(MADE):
        if isinstance(block, Sheet) and block.name == "requests":
            made += [Text("paragraph", lines[0], 3), last, Text("paragraph", lines[1], 3)]
        made.append(block)
        if link and isinstance(block, Text) and block.kind == "title":
            made.append(Text("paragraph", LINK))
    return made


@cache
def truth() -> object:
    """The table of requests of the report without last year's."""
    return record_of(rendered("docx", MADE, flow(MADE)))["requests"]


@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("notation", WITH_ROWS)
def test_the_table_of_the_report_s_own_year_is_taken(notation: str, lines: tuple[str, str], *, link: bool) -> None:
    record = record_of(rendered(notation, MADE, blocks(lines, link=link)))
    assert record["report"]["year"] == 2023
    assert record["requests"] == truth()
    assert ("table-repeated", "requests") in {(found["kind"], found["where"]) for found in record["issues"]}


@pytest.mark.parametrize("notation", WITH_ROWS)
def test_with_the_years_turned_round_last_year_s_table_comes_second(notation: str) -> None:
    made = blocks(("2022年", "2023年"))
    first, second = (at for at, block in enumerate(made) if isinstance(block, Sheet) and block.name == "requests")
    made[first - 1 : first + 1], made[second - 1 : second + 1] = (
        made[second - 1 : second + 1],
        made[first - 1 : first + 1],
    )
    assert record_of(rendered(notation, MADE, made))["requests"] == truth()
