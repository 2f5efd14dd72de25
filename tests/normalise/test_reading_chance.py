"""The official tables, messed up by chance: no value lands on a path whose label it does not stand under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instruments.grids import of_sheet, official, read, rerow, unaccounted, values, wrong
from instruments.made import Sheet, SheetCell
from instruments.made.sheet import Row, slots
from instruments.mutate.grid import cut, widened, with_row, without_column, without_row
from reportparse.normalise import Normalised

TABLES = [
    ("disclosure", "2021"),
    ("disclosure", "2019"),
    ("requests", "2021"),
    ("requests", "2019"),
    ("review", "2021"),
]
Draw = st.DataObject


def pick(data: Draw, most: int) -> int:
    return data.draw(st.integers(0, max(most - 1, 0)))


def drop_row(sheet: Sheet, data: Draw) -> Sheet:
    return without_row(sheet, pick(data, len(sheet.rows)))


def drop_column(sheet: Sheet, data: Draw) -> Sheet:
    return without_column(sheet, pick(data, len(sheet.widths)))


def drop_cell(sheet: Sheet, data: Draw) -> Sheet:
    return _on_row(sheet, pick(data, len(sheet.rows)), lambda row: _without(row, pick(data, len(row))))


def insert_blank(sheet: Sheet, data: Draw) -> Sheet:
    def inserted(row: Row) -> Row:
        at = pick(data, len(row) + 1)
        return (*row[:at], SheetCell(""), *row[at:])

    return _on_row(sheet, pick(data, len(sheet.rows)), inserted)


def swap_rows(sheet: Sheet, data: Draw) -> Sheet:
    at = pick(data, len(sheet.rows) - 1)
    rows = list(sheet.rows)
    if at + 1 < len(rows) and len(rows[at]) == len(rows[at + 1]):
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return rerow(sheet, rows)


def repeat_row(sheet: Sheet, data: Draw) -> Sheet:
    at = pick(data, len(sheet.rows))
    row = sheet.rows[at]
    if any(cell.row_span > 1 for cell in row):
        return sheet
    again = tuple(replace(cell, text="7" + cell.text, path=None) if cell.path else cell for cell in row)
    return with_row(sheet, at + 1, again)


def misspell(sheet: Sheet, data: Draw) -> Sheet:
    """One character of a label of five or more gone, or another one."""

    def misspelt(row: Row) -> Row:
        if not row:
            return row
        at = pick(data, len(row))
        text = row[at].text
        if row[at].path or len(text) < 5:
            return row
        where = pick(data, len(text))
        if text[where] in "万元":  # a slip here does not blur the unit, it names another one
            return row
        text = text[:where] + data.draw(st.sampled_from(["", "某", " ", "\n"])) + text[where + 1 :]
        return (*row[:at], replace(row[at], text=text), *row[at + 1 :])

    return _on_row(sheet, pick(data, len(sheet.rows)), misspelt)


def blank_label(sheet: Sheet, data: Draw) -> Sheet:
    def blanked(row: Row) -> Row:
        return tuple(cell if cell.path or cell.row_span > 1 else replace(cell, text="") for cell in row)

    return _on_row(sheet, pick(data, len(sheet.rows)), blanked)


def trail(sheet: Sheet, data: Draw) -> Sheet:
    blanks = (SheetCell(""),) * data.draw(st.integers(1, 4))
    return rerow(sheet, [(*row, *blanks) for row in sheet.rows])


def widen(sheet: Sheet, data: Draw) -> Sheet:
    if any(sum(slot.cell.col_span for slot in row) != len(sheet.widths) for row in slots(sheet)):
        return sheet
    return widened(sheet, {pick(data, len(sheet.widths)): 2, pick(data, len(sheet.widths)): 3})


def merge_beside(sheet: Sheet, data: Draw) -> Sheet:
    def merged(row: Row) -> Row:
        at = pick(data, len(row) - 1)
        if at + 1 >= len(row) or row[at].row_span > 1 or row[at + 1].row_span > 1:
            return row
        one, other = row[at], row[at + 1]
        return (*row[:at], replace(one, col_span=one.col_span + other.col_span), *row[at + 2 :])

    return _on_row(sheet, pick(data, len(sheet.rows)), merged)


def split_header(sheet: Sheet, data: Draw) -> Sheet:
    """A header row in two: the labels' first halves above, the rest below."""
    at = pick(data, len(sheet.rows))
    row = sheet.rows[at]
    if any(cell.role != "header" or cell.row_span > 1 for cell in row):
        return sheet
    upper = tuple(replace(cell, text=cell.text[: len(cell.text) // 2]) for cell in row)
    lower = tuple(replace(cell, text=cell.text[len(cell.text) // 2 :]) for cell in row)
    return with_row(rerow(sheet, [*sheet.rows[:at], upper, *sheet.rows[at + 1 :]]), at + 1, lower)


def drop_headers(sheet: Sheet, data: Draw) -> Sheet:
    del data
    return rerow(sheet, [row for row in sheet.rows if not all(cell.role == "header" for cell in row)])


MESSES: tuple[Callable[[Sheet, Draw], Sheet], ...] = (
    drop_row,
    drop_column,
    drop_cell,
    insert_blank,
    swap_rows,
    repeat_row,
    misspell,
    blank_label,
    trail,
    widen,
    merge_beside,
    split_header,
    drop_headers,
)


COMBINED = tuple(mess for mess in MESSES if mess not in (trail, insert_blank, merge_beside))
"""A row that lost a cell and has a blank one too many, or a merged cell that lost a column: only the sums can tell."""


def _on_row(sheet: Sheet, at: int, change: Callable[[Row], Row]) -> Sheet:
    return rerow(sheet, [change(row) if i == at else row for i, row in enumerate(sheet.rows)])


def _without(row: Row, at: int) -> Row:
    return (*row[:at], *row[at + 1 :])


def excused(got: Normalised, path: str) -> bool:
    """Whether a warning says of this very row that there are two of it, or the copy is all that is left of the row."""
    if str(values(got)[path]).startswith("7"):
        return True
    return any(
        issue.kind in ("row-repeated", "row-unknown") and (path + ".").startswith(issue.where + ".")
        for issue in got.issues
    )


@pytest.mark.parametrize(("name", "form"), TABLES)
@given(data=st.data())
@settings(max_examples=30)
def test_one_mess(name: str, form: str, data: Draw) -> None:
    sheet = data.draw(st.sampled_from(MESSES))(official(name, form), data)
    tables = [of_sheet(sheet)]
    got = read(tables)
    assert {path: value for path, value in wrong(got).items() if not excused(got, path)} == {}
    assert unaccounted(got, tables) == []


@pytest.mark.parametrize(("name", "form"), TABLES)
@given(data=st.data())
@settings(max_examples=30)
def test_two_messes(name: str, form: str, data: Draw) -> None:
    sheet = official(name, form)
    messes = data.draw(st.lists(st.sampled_from(COMBINED), min_size=2, max_size=2))
    # A header that lost its first name and data that lost their last column fit each other: only the sums can tell.
    assume(set(messes) != {drop_cell, drop_column})
    for mess in messes:
        if len(sheet.rows) > 2 and len(sheet.widths) > 1:
            sheet = mess(sheet, data)
    tables = [of_sheet(sheet)]
    got = read(tables)
    assert {path: value for path, value in wrong(got).items() if not excused(got, path)} == {}
    assert unaccounted(got, tables) == []


@pytest.mark.parametrize(("name", "form"), TABLES[2:4])
@given(data=st.data())
@settings(max_examples=25)
def test_cut_anywhere(name: str, form: str, data: Draw) -> None:
    sheet = official(name, form)
    parts = cut(sheet, data.draw(st.integers(3, len(sheet.rows) - 1)), repeat_labels=data.draw(st.booleans()))
    got = read([of_sheet(part) for part in parts])
    assert wrong(got) == {}
    silent = [path for path, value in values(got).items() if value is None]
    assert silent == [] or [issue.kind for issue in got.issues] != []
