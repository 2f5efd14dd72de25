"""Tables that look like the form's, in its section: the one that holds the form's values is taken, and it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from instruments.made import REPORTS, Sheet, SheetCell, flow
from instruments.made.sheet import Block, Row
from instruments.notations import NOTATIONS, rendered, wrong_and_lost
from reportparse.pipeline import record_of

WITH_ROWS = [notation for notation in NOTATIONS if notation != "bare"]


def row(label: str, *numbers: str) -> Row:
    return (SheetCell(label, role="label"), *(SheetCell(number) for number in numbers))


def small(sheet: Sheet) -> Sheet:
    """A count of what was published, by some words of the form."""
    head = (SheetCell("类别", role="header"), SheetCell("数量", role="header"))
    rows = [row("规章", "9"), row("规范性文件", "8"), row("行政许可", "7"), row("其他", "6")]
    return replace(sheet, rows=(head, *rows), widths=(1, 1))


def large(sheet: Sheet) -> Sheet:
    """A longer table than the official one, with three of its rows and its columns' names."""
    names = ("本年制发件数", "本年废止件数", "现行有效件数")
    head = (SheetCell("公开内容", role="header"), *(SheetCell(name, role="header") for name in names))
    labels = (
        "行政许可",
        "行政处罚",
        "行政强制",
        "财政预算",
        "人事任免",
        "规划计划",
        "重大项目",
        "社会救助",
        "教育",
        "医疗",
    )
    rows = [row(label, *(str(3000 + 10 * at + i) for i in range(3))) for at, label in enumerate(labels)]
    return replace(sheet, rows=(head, *rows), widths=(1, 1, 1, 1))


def same(sheet: Sheet) -> Sheet:
    """The labels of the official table's first panel with other numbers, and no caption of the form above them."""
    names = ("本年制发件数", "本年废止件数", "现行有效件数")
    head = (SheetCell("信息内容", role="header"), *(SheetCell(name, role="header") for name in names))
    rows = [row("规章", "91", "92", "93"), row("行政规范性文件", "94", "95", "96"), row("其他文件", "1", "2", "3")]
    return replace(sheet, rows=(head, *rows), widths=(1, 1, 1, 1))


@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
@pytest.mark.parametrize("notation", ["html", "docx"])
def test_the_table_with_the_forms_captions_is_the_official_one(notation: str, first: bool) -> None:
    report = REPORTS["sentinel-2021"]
    blocks: list[Block] = []
    for block in flow(report):
        official = isinstance(block, Sheet) and block.name == "disclosure"
        likewise = [same(block)] if isinstance(block, Sheet) and official else []
        blocks += [*likewise, block] if first else [block, *likewise]
    record = record_of(rendered(notation, report, blocks))
    assert wrong_and_lost(record, report) == ({}, [])
    assert [found["kind"] for found in record["issues"] if found["where"] == "disclosure"] == ["table-repeated"]


@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
@pytest.mark.parametrize("other", [small, large])
@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("notation", WITH_ROWS)
def test_the_official_table_is_taken(notation: str, form: str, other: Callable[[Sheet], Sheet], first: bool) -> None:
    report = REPORTS[f"sentinel-{form}"]
    blocks: list[Block] = []
    for block in flow(report):
        if isinstance(block, Sheet) and block.name == "disclosure":
            blocks += [other(block), block] if first else [block, other(block)]
        else:
            blocks.append(block)
    record = record_of(rendered(notation, report, blocks))
    assert wrong_and_lost(record, report) == ({}, [])
    kinds = {found["kind"] for found in record["issues"] if found["where"] == "disclosure"}
    assert kinds & {"table-repeated", "row-unknown"}
