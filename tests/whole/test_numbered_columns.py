"""Rows of numbers that are no values: what a program writes above a table, what an office writes below its header."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.made import REPORTS, MadeReport, Sheet, flow
from instruments.made.sheet import Block, Row, SheetCell
from instruments.notations import NOTATIONS, rendered, wrong_and_lost
from reportparse.pipeline import record_of

WITH_ROWS = [notation for notation in NOTATIONS if notation != "bare"]


def numbers(n: int, first: str = "0", step: int = 1) -> Row:
    return tuple(SheetCell(str(int(first) + step * i)) for i in range(n))


def with_row(report: MadeReport, kind: str, *, below: bool) -> list[Block]:
    """The report with a row of numbers in each table, above it or, in its third one, right above its values."""
    blocks = flow(report)
    last = max(at for at, block in enumerate(blocks) if isinstance(block, Sheet))
    out: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Sheet) and (at == last or not below):
            width = len(block.widths)
            row = {
                "from 0": numbers(width),
                "from 1": numbers(width, "1"),
                "zeros": numbers(width, step=0),
                "after a blank": (SheetCell(""), *numbers(width - 1)),
                "named": (SheetCell("栏次"), *numbers(width - 1, "1")),
            }[kind]
            kept = len(block.rows) - 1 if below else 0
            block = replace(block, rows=(*block.rows[:kept], row, *block.rows[kept:]))
        out.append(block)
    return out


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("kind", ["from 0", "from 1", "zeros", "after a blank", "named"])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_row_above_the_header_is_never_values(notation: str, kind: str, form: str) -> None:
    report = REPORTS[f"sentinel-{form}"]
    record = record_of(rendered(notation, report, with_row(report, kind, below=False)))
    assert wrong_and_lost(record, report) == ({}, [])


@pytest.mark.parametrize("kind", ["from 0", "from 1", "named"])
@pytest.mark.parametrize("notation", WITH_ROWS)
def test_the_numbers_of_columns_are_no_values(notation: str, kind: str) -> None:
    report = REPORTS["sentinel-2021"]
    record = record_of(rendered(notation, report, with_row(report, kind, below=True)))
    assert wrong_and_lost(record, report) == ({}, [])


@pytest.mark.parametrize("kind", ["from 0", "from 1", "zeros"])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_two_rows_of_numbers_below_one_header_are_never_a_wrong_one(notation: str, kind: str) -> None:
    report = REPORTS["sentinel-2021"]
    record = record_of(rendered(notation, report, with_row(report, kind, below=True)))
    assert wrong_and_lost(record, report)[0] == {}
