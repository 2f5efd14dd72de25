"""The table of reviews with its groups of columns one below the other: stacked, in tables of their own, or as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from instruments.grids import of_sheet, official, read, rerow, values, wrong
from instruments.made import REPORTS, Sheet, SheetCell, Text, flow
from instruments.made.sheet import Block, Row
from instruments.notations import NOTATIONS, rendered, wrong_and_lost
from reportparse.pipeline import record_of

REPORT = REPORTS["sentinel-2021"]
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
ALL, NO_TABS = NOTATIONS, [notation for notation in NOTATIONS if notation != "tabs"]
WITH_ROWS = [notation for notation in NOTATIONS if notation != "bare"]


def header(*texts: str, span: int = 1) -> Row:
    return tuple(SheetCell(text, 1, span, "header") for text in texts)


def block(sheet: Sheet, at: int) -> list[Row]:
    """A group's name, the names of its columns, and its numbers."""
    return [header(GROUPS[at], span=5), header(*NAMES), sheet.rows[3][5 * at : 5 * at + 5]]


def stacked(sheet: Sheet, order: Sequence[int] = (0, 1, 2)) -> list[Block]:
    return [replace(sheet, rows=tuple(row for at in order for row in block(sheet, at)), widths=(1,) * 5)]


def with_lawsuits_together(sheet: Sheet) -> list[Block]:
    lawsuits = (header("行政诉讼", span=10), header(*GROUPS[1:], span=5), header(*NAMES * 2), sheet.rows[3][5:])
    return [replace(sheet, rows=(*block(sheet, 0), *lawsuits), widths=(1,) * 10)]


def apart(sheet: Sheet) -> list[Block]:
    return [replace(sheet, rows=tuple(block(sheet, at)), widths=(1,) * 5) for at in range(3)]


def below_lines(sheet: Sheet) -> list[Block]:
    """Tables below the lines （一）行政复议, （二）未经复议直接起诉 …"""
    made: list[Block] = []
    for at, numeral in enumerate("一二三"):
        made.append(Text("paragraph", f"（{numeral}）{GROUPS[at]}", 4))
        made.append(replace(sheet, rows=tuple(block(sheet, at)[1:]), widths=(1,) * 5))
    return made


def as_rows(sheet: Sheet, labels: Sequence[str] = GROUPS) -> list[Block]:
    rows = [(SheetCell(label, role="label"), *block(sheet, at)[2]) for at, label in enumerate(labels)]
    return [replace(sheet, rows=(header("类别", *NAMES), *rows), widths=(1,) * 6)]


def in_full(sheet: Sheet) -> list[Block]:
    return as_rows(sheet, ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"))


def parsed(notation: str, turned: Callable[[Sheet], list[Block]]) -> dict[str, Any]:
    made: list[Block] = []
    for one in flow(REPORT):
        made += turned(one) if isinstance(one, Sheet) and one.name == "review" else [one]
    return record_of(rendered(notation, REPORT, made))


TURNED = [
    *((stacked, notation) for notation in NO_TABS),
    *((with_lawsuits_together, notation) for notation in NO_TABS),
    *((apart, notation) for notation in ALL),
    *((below_lines, notation) for notation in WITH_ROWS),
    *((as_rows, notation) for notation in ALL),
    *((in_full, notation) for notation in ALL),
]


@pytest.mark.parametrize(("turned", "notation"), TURNED)
def test_every_value_is_read_and_the_turn_is_said(turned: Callable[[Sheet], list[Block]], notation: str) -> None:
    record = parsed(notation, turned)
    assert wrong_and_lost(record, REPORT) == ({}, [])
    assert ("table-turned", "review") in {(found["kind"], found["where"]) for found in record["issues"]}


@pytest.mark.parametrize("turned", [stacked, with_lawsuits_together, below_lines])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_nothing_is_wrong_in_any_notation(turned: Callable[[Sheet], list[Block]], notation: str) -> None:
    assert wrong_and_lost(parsed(notation, turned), REPORT)[0] == {}


SHEET = official("review")


def only(blocks: list[Block]) -> Sheet:
    (sheet,) = blocks
    assert isinstance(sheet, Sheet)
    return sheet


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_blocks_in_any_order_are_known_by_their_names(order: Sequence[int]) -> None:
    got = read([of_sheet(only(stacked(SHEET, order)))])
    assert (wrong(got), None in values(got).values()) == ({}, False)


def test_a_row_of_all_lawsuits_is_no_row_of_the_form() -> None:
    sheet = only(as_rows(SHEET, (GROUPS[0], "行政诉讼", "")))
    got = read([of_sheet(rerow(sheet, sheet.rows[:3]))])
    assert wrong(got) == {}
    assert {path for path, value in values(got).items() if value is None} >= {
        path for path in values(got) if path.startswith("review.litigation")
    }


def test_a_block_without_its_name_leaves_all_in_doubt() -> None:
    rows = list(only(stacked(SHEET)).rows)
    got = read([of_sheet(rerow(SHEET, [*rows[:3], *rows[4:]]))])
    assert set(values(got).values()) == {None}


def test_a_block_that_lacks_a_column_is_not_filled_up() -> None:
    rows = list(only(stacked(SHEET)).rows)
    rows[1], rows[2] = rows[1][:3] + rows[1][4:], rows[2][:3] + rows[2][4:]
    assert wrong(read([of_sheet(rerow(SHEET, rows))])) == {}
