"""Units: what stands over a column or over a table decides what its numbers count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from instruments.grids import grid, of_sheet, official, read, recell, values
from reportparse.chinese.units import UNKNOWN, is_unit_line, unit_of, units_stated
from reportparse.chinese.values import Number
from reportparse.document import Block, Document, Paragraph
from reportparse.pipeline import understand

HEADING = "二、主动公开政府信息情况"
DISCLOSURE = official("disclosure")


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("单位：万元", "单位:万元"),
        ("（计量单位：件、万元）", "单位:件、万元"),
        ("单 位：万 元", "单位:万元"),
        (HEADING + "（单位：元）", "单位:元"),
        ("填报单位：个人", ""),
        ("发布单位：青泽县人民政府", ""),
        ("单位：青泽县人民政府", ""),
        ("我县各单位：一件一件办好", ""),
    ],
)
def test_lines_that_state_units(line: str, units: str) -> None:
    assert units_stated(line) == units


def test_a_unit_line_says_nothing_else() -> None:
    assert [is_unit_line(text) for text in ("（单位：元）", HEADING + "（单位：元）", "规章", "")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("header", "above", "money", "unit"),
    [
        ("本年收费金额（单位：万元）", "", True, "万元"),
        ("本年收费金额", "单位:元", True, "元"),
        ("本年收费金额（元）", "单位:万元", True, "元"),
        ("本年收费金额", "单位:千元", True, UNKNOWN),
        ("本年收费金额", "单位:件", True, None),
        ("现行有效件数", "单位:件、万元", False, None),
        ("现行有效件数", "单位:千元", False, None),
        ("现行有效件数", "单位:万件", False, UNKNOWN),
        ("现行有效件数", "单位:万", False, UNKNOWN),
    ],
)
def test_the_unit_of_a_column(header: str, above: str, money: bool, unit: str | None) -> None:
    assert unit_of(header, above, money=money) == unit


def fees(header: str, *above: Block, row: str = "") -> tuple[Number | None, list[str]]:
    """The amount of 251000 read under this header, and the issues of it."""
    texts = {"本年收费金额（单位：万元）": header, "disclosure.fees.amount": "251000"}
    sheet = recell(DISCLOSURE, lambda cell: replace(cell, text=texts.get(cell.path or cell.text, cell.text)))
    rows = [[(cell.text, cell.row_span, cell.col_span) for cell in one] for one in sheet.rows]
    table = grid(*([[(row, 1, 4)]] if row else []), *rows)
    got = understand(Document("html", (Paragraph(HEADING), *above, table))).tables
    return values(got)["disclosure.fees.amount"], [issue.kind for issue in got.issues]


def test_the_line_above_a_table_states_its_unit() -> None:
    assert fees("本年收费金额", Paragraph("单位：元")) == (Decimal("25.1"), ["value-adjusted"])
    assert fees("本年收费金额", Paragraph("单位：万元")) == (251000, [])
    assert fees("本年收费金额", row="（单位：元）") == (Decimal("25.1"), ["value-adjusted"])
    assert fees("本年收费金额", Paragraph("填报单位：个人")) == (251000, ["unit-unstated"])


def test_words_that_contradict_each_other_are_doubtful() -> None:
    assert fees("本年收费金额（单位：万元）", Paragraph("单位：元")) == (251000, ["value-suspicious"])


def test_counts_in_ten_thousands_are_no_counts() -> None:
    table = of_sheet(official("requests"))
    got = understand(
        Document("html", (Paragraph("三、收到和处理政府信息公开申请情况"), Paragraph("单位：万件"), table))
    )
    assert set(values(got.tables).values()) == {None}
    assert None not in values(read([table])).values()
