"""Headers as offices and programs leave them: printed twice, repeated for every merged column, a unit that lost a sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from instruments.made import REPORTS, MadeReport, Sheet, flow
from instruments.made.sheet import Block, Row, slots
from instruments.notations import NOTATIONS, numbers_in, rendered, wrong_and_lost
from reportparse.pipeline import record_of

WITH_ROWS = [notation for notation in NOTATIONS if notation != "bare"]


def issues(record: dict[str, list[dict[str, str]]]) -> set[tuple[str, str]]:
    return {(found["kind"], found["where"]) for found in record["issues"] if found["severity"] != "note"}


def changed(report: MadeReport, change: Callable[[Sheet], Sheet]) -> list[Block]:
    return [change(block) if isinstance(block, Sheet) else block for block in flow(report)]


def relabelled(old: str, new: str) -> Callable[[Sheet], Sheet]:
    def change(sheet: Sheet) -> Sheet:
        rows = [tuple(replace(cell, text=new) if cell.text == old else cell for cell in row) for row in sheet.rows]
        return replace(sheet, rows=tuple(rows))

    return change


def filled_out(sheet: Sheet) -> Sheet:
    """Every merged cell repeated in each place that it covers, as programs do that know no merged cells."""
    rows: list[Row] = []
    for line in slots(sheet):
        places = [(slot.cell, slot.anchor and not at) for slot in line for at in range(slot.cell.col_span)]
        rows.append(tuple(replace(c, row_span=1, col_span=1, path=c.path if own else None) for c, own in places))
    return replace(sheet, rows=tuple(rows), widths=(1,) * len(sheet.widths))


@pytest.mark.parametrize("notation", WITH_ROWS)
def test_a_label_printed_twice_stands_for_the_one_that_is_missing(notation: str) -> None:
    report = REPORTS["sentinel-2019"]
    record = record_of(rendered(notation, report, changed(report, relabelled("本年新\n公开数量", "本年新\n制作数量"))))
    assert wrong_and_lost(record, report) == ({}, [])
    rows = ("rules", "normative_documents")
    assert {("column-assumed", f"disclosure.{row}.disclosed") for row in rows} <= issues(record)


@pytest.mark.parametrize("notation", WITH_ROWS)
def test_a_label_printed_twice_for_two_offices_is_neithers(notation: str) -> None:
    report = REPORTS["sentinel-2019"]

    def two_offices(sheet: Sheet) -> Sheet:
        first = relabelled("本年新\n制作数量", "本年新制作数量（本级）")(sheet)
        return relabelled("本年新\n公开数量", "本年新制作数量（全县）")(first)

    record = record_of(rendered(notation, report, changed(report, two_offices)))
    wrong, lost = wrong_and_lost(record, report)
    assert wrong == {}
    assert {"disclosure.rules.made", "disclosure.rules.disclosed"} <= set(lost)


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("notation", WITH_ROWS)
def test_merged_cells_filled_out_say_nothing_new(notation: str, form: str) -> None:
    report = REPORTS[f"sentinel-{form}"]
    record = record_of(rendered(notation, report, changed(report, filled_out)))
    assert wrong_and_lost(record, report) == ({}, [])
    assert {kind for kind, _ in issues(record)} <= {"unit-unstated"}


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_merged_cells_filled_out_without_rows_are_never_wrong(form: str) -> None:
    report = REPORTS[f"sentinel-{form}"]
    assert wrong_and_lost(record_of(rendered("bare", report, changed(report, filled_out))), report)[0] == {}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_unit_that_is_not_the_form_s_own_is_doubtful(notation: str) -> None:
    """It may have lost its 万: then the amount is ten thousand times what was read."""
    report = REPORTS["sentinel-2021"]
    label = "本年收费金额（单位：元）"
    record = record_of(rendered(notation, report, changed(report, relabelled("本年收费金额（单位：万元）", label))))
    amount = Decimal(report.values["disclosure.fees.amount"]) / 10_000
    assert numbers_in(record)["disclosure.fees.amount"] == amount
    assert ("unit-differs", "disclosure.fees.amount") in issues(record)


@pytest.mark.parametrize("less", [1, 2])
@pytest.mark.parametrize("notation", ["html", "docx"])
def test_groups_that_end_too_early_move_labels_and_no_values(notation: str, less: int) -> None:
    """The outer group ends before the inner one: its last row has its own label left of the inner group's."""
    report = REPORTS["sentinel-2021"]

    def shortened(sheet: Sheet) -> Sheet:
        rows = [
            tuple(replace(c, row_span=c.row_span - less) if c.text == "三、本年度办理结果" else c for c in row)
            for row in sheet.rows
        ]
        return replace(sheet, rows=tuple(rows))

    record = record_of(rendered(notation, report, changed(report, shortened)))
    assert wrong_and_lost(record, report) == ({}, [])
