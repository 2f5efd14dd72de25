"""Kinds of documents that mutation once found misread, reduced and by name: sentinels, few messes, three draws each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from instruments.grids import of_sheet, official, read, recell, relabel, values
from instruments.made import REPORTS
from instruments.mutate import Verdict, judge
from instruments.mutate.case import CATALOGUE, clean_case
from tests.masthead.titles import find_title

FEES = "disclosure.fees.amount"
DRAWS = (1, 2, 3)


def messed(format_: str, messes: tuple[str, ...], draw: int, form: str = "2021") -> Verdict:
    """The verdict on the sentinel report with these messes, applied in this order."""
    case = clean_case(draw, format_, REPORTS[f"sentinel-{form}"])
    for name in messes:
        assert CATALOGUE[name].apply(case), name
        case.messes.append(name)
    return judge(case)


EXACT = {
    "a serial number in front of table 2": ("html", ("column-serial",)),
    "a serial number in front of table 2, in Word": ("docx", ("column-serial",)),
    "a serial number in front of table 2, rows by lines": ("text", ("column-serial", "text-tabs")),
    "a unit in each row": ("html", ("column-unit",)),
    "a unit in each row, totals blank": ("html", ("totals-blank", "column-unit")),
    "a unit in each row, totals blank, in Word": ("docx", ("totals-blank", "column-unit")),
    "two rows of a group swapped": ("html", ("rows-swapped",)),
    "two rows of a group swapped, in Word": ("docx", ("rows-swapped",)),
    "two columns swapped": ("docx", ("columns-reordered",)),
    "two values merged, blank columns behind": ("docx", ("values-merged", "columns-spurious")),
    "captions between tables, rows by lines": ("text", ("table-per-block", "text-tabs")),
    "title split anywhere": ("text", ("title-split",)),
}
"""Every value right, or doubted where the document gives none."""


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("kind", EXACT)
def test_exact(kind: str, draw: int) -> None:
    format_, messes = EXACT[kind]
    verdict = messed(format_, messes, draw)
    assert (verdict.faults, verdict.counts["lost"], verdict.counts["facts wrong"]) == ([], 0, 0)


HONEST = {
    "a unit in each row, totals blank, a dump": ("text", ("totals-blank", "column-unit")),
    "two values merged, blank columns behind, a page": ("html", ("values-merged", "columns-spurious")),
    "a column gone, blank columns behind": ("html", ("column-dropped", "columns-spurious")),
    "a column gone, blank columns behind, in Word": ("docx", ("column-dropped", "columns-spurious")),
    "a column gone, blank columns behind, a dump": ("text", ("column-dropped", "columns-spurious")),
    "two rows of a group swapped, a dump": ("text", ("rows-swapped",)),
    "two columns swapped, a dump": ("text", ("columns-reordered",)),
    "captions between tables, a dump": ("text", ("table-per-block",)),
    "two values merged, a unit in each row": ("html", ("values-merged", "column-unit")),
    "two values merged, a unit in each row, in Word": ("docx", ("values-merged", "column-unit")),
    "a table per block, last year's block below this year's": ("html", ("table-per-block", "table-twice")),
    "the label a column too narrow": ("docx", ("label-too-narrow",)),
    "table 3 on its side": ("docx", ("review-vertical",)),
    "a column and the header gone, blank columns behind": (
        "docx",
        ("columns-spurious", "column-dropped", "header-missing"),
    ),
}
"""Values may be null where an issue says so; none is another's."""


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("kind", HONEST)
def test_honest(kind: str, draw: int) -> None:
    format_, messes = HONEST[kind]
    assert messed(format_, messes, draw).faults == []


@pytest.mark.parametrize(
    ("label", "amount"),
    [
        ("本年收费金额（单位：万 元）", Decimal("12.5")),
        ("本年收费金额（单位：万\n元）", Decimal("12.5")),
        ("本年收费金额（单位：\n万元）", Decimal("12.5")),
        ("本年收费金额（单\n位：万\u3000元）", Decimal("12.5")),
        ("本年收费金额（单位： 元）", Decimal("0.00125")),
        ("本年收费金额（单位：\n元）", Decimal("0.00125")),
    ],
)
def test_the_header_s_unit_may_hold_a_blank_or_a_break(label: str, amount: Decimal) -> None:
    sheet = relabel(official("disclosure"), "本年收费金额（单位：万元）", label)
    sheet = recell(sheet, lambda cell: replace(cell, text="12.5") if cell.path == FEES else cell)
    assert values(read([of_sheet(sheet)]))[FEES] == amount


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲县乙镇人", "民政府2022年政府信息公开工作年度报告"),
        ("甲县卫生健", "康委员会2022年政府信息公开工作年度报告"),
        ("2022年甲县人", "民政府政府信息公开工作年度报告"),
        ("甲县人民政府2022年政府信", "息公开工作年度报告"),
    ],
)
def test_a_title_split_inside_the_organ_or_the_noun(first: str, second: str) -> None:
    found, whole = find_title([first, second]), find_title([first + second])
    assert found
    assert whole
    assert (found.organ, found.year) == (whole.organ, 2022)
