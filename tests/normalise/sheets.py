"""The official tables filled with sentinels, and ways to disfigure them, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instruments.grids import (
    grid,
    official,
    rerow,
)
from instruments.made import Sheet, SheetCell
from instruments.made.sheet import Row, slots
from reportparse.document import Table
from reportparse.normalise import Normalised

C = SheetCell
KindWhere = list[tuple[str, str]]
DISCLOSURE, REQUESTS, REVIEW = official("disclosure"), official("requests"), official("review")
DISCLOSURE_2019, REQUESTS_2019 = official("disclosure", "2019"), official("requests", "2019")
FOREIGN = tuple(C(str(900 + at)) for at in range(7))
"""A row of numbers that belong to no place of any form."""

UNIT_2019 = ("unit-unstated", "disclosure.procurement.amount")


def found(got: Normalised) -> KindWhere:
    return [(issue.kind, issue.where) for issue in got.issues]


def first_value(row: Row) -> int:
    return next(at for at, cell in enumerate(row) if cell.path)


def dump(sheet: Sheet) -> Table:
    """The table as a text dump gives it: no spans, merged-away cells blank."""
    return grid(*([slot.cell.text if slot.anchor else "" for slot in row] for row in slots(sheet)), regular=False)


def bare(sheet: Sheet) -> Table:
    """The table without its spans and its merged-away cells."""
    return grid(*([cell.text for cell in row] for row in sheet.rows), regular=False)


def without(sheet: Sheet, text: str) -> Sheet:
    """The sheet without the rows that begin with a text."""
    return rerow(sheet, [row for row in sheet.rows if row[0].text != text])


def without_captions(sheet: Sheet) -> Sheet:
    return rerow(sheet, [row for row in sheet.rows if row[0].role != "caption"])


def swapped(sheet: Sheet, one: int, other: int) -> Sheet:
    rows = list(sheet.rows)
    rows[one], rows[other] = rows[other], rows[one]
    return rerow(sheet, rows)


def reordered(sheet: Sheet, order: Sequence[int]) -> Sheet:
    """Table 2 with its seven columns of values in another order."""
    rows = list(sheet.rows[:3])
    for row in sheet.rows[3:]:
        at = first_value(row)
        rows.append((*row[:at], *(row[at + i] for i in order)))
    return rerow(sheet, rows)


def with_column(sheet: Sheet, at: int, text: str, label: str = "备注") -> Sheet:
    """Table 2 with a column of the same text put in before value column `at`, named in the header."""
    rows: list[Row] = []
    for number, row in enumerate(sheet.rows):
        if number == 0:
            rows.append((row[0], replace(row[1], col_span=8)))
        elif number == 1:
            rows.append((C(label, 2, 1, "header"), *row) if at == 0 else (*row, C(label, 2, 1, "header")))
        elif number == 2:
            rows.append(row)
        else:
            begin = first_value(row) + at
            rows.append((*row[:begin], C(text), *row[begin:]))
    return rerow(sheet, rows)


def split_header_2019(sheet: Sheet) -> Sheet:
    upper = (C("信息内容", 2), C("本年新"), C("本年新", 1, 2), C("对外公开总数量", 2))
    return rerow(sheet, [sheet.rows[0], upper, (C("制作数量"), C("公开数量", 1, 2)), *sheet.rows[2:]])


def other_spans_2019(sheet: Sheet) -> Sheet:
    """The header parts its columns 1-1-2-1, the data rows 1-2-1-1."""
    rows = [
        (row[0], replace(row[1], col_span=2), replace(row[2], col_span=1), row[3])
        if row[0].role == "label" and len(row) == 4
        else row
        for row in sheet.rows
    ]
    return rerow(sheet, rows)
