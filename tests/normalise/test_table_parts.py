"""Which tables of a document are which, however they are cut or joined."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import pytest

from instruments.grids import grid, lost, numbered, of_sheet, official, read, rerow, wrong
from instruments.mutate.grid import cut
from reportparse import normalise
from reportparse.document import Cell, Table
from reportparse.forms import TableName
from reportparse.normalise import table_parts
from reportparse.normalise.choice import best_reading
from reportparse.normalise.table_parts import MAX_OPEN, parts_of_tables, wholes_of

NAMES: tuple[TableName, ...] = ("disclosure", "requests", "review")
SHEETS = {name: official(name) for name in NAMES}


def kinds(*tables: Table) -> list[tuple[str, int]]:
    return [(part.kind, part.source.number) for part in parts_of_tables(numbered(tables))]


def stacked(*tables: Table) -> Table:
    """Tables below each other as one."""
    cells: list[Cell] = []
    for table in tables:
        top = max((cell.row + cell.row_span for cell in cells), default=0)
        cells += [replace(cell, row=cell.row + top) for cell in table.cells]
    return Table(tuple(cells))


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_each_official_table_is_its_own_kind(form: str) -> None:
    tables = [of_sheet(official(name, form)) for name in NAMES]
    assert kinds(*tables) == [("disclosure", 1), ("requests", 2), ("review", 3)]


def test_all_three_in_one_table() -> None:
    table = stacked(*(of_sheet(SHEETS[name]) for name in NAMES))
    got = read([table])
    assert (wrong(got), lost(got, [table]), [issue.kind for issue in got.issues]) == ({}, [], [])


def test_one_table_per_block() -> None:
    sheet = SHEETS["disclosure"]
    blocks = [of_sheet(rerow(sheet, sheet.rows[a:b])) for a, b in ((0, 4), (4, 7), (7, 11), (11, 14))]
    got = read(blocks)
    assert (wrong(got), lost(got, blocks), [issue.kind for issue in got.issues]) == ({}, [], [])


@pytest.mark.parametrize("row", range(4, 24))
def test_cut_in_two(row: int) -> None:
    tables = [of_sheet(part) for part in cut(SHEETS["requests"], row, repeat_labels=True)]
    got = read(tables)
    assert (wrong(got), lost(got, tables), [issue.kind for issue in got.issues]) == ({}, [], [])


def test_other_tables_between_the_pieces() -> None:
    one, other = (of_sheet(part) for part in cut(SHEETS["requests"], 12, repeat_labels=True))
    between = grid(["事项", "数量"], ["发布信息", "214"])
    got = read([one, between, other])
    assert (wrong(got), got.tables) == ({}, frozenset({1, 3}))


def test_a_repeated_table_begins_another() -> None:
    found = parts_of_tables(numbered([of_sheet(SHEETS["review"]), of_sheet(SHEETS["review"])]))
    assert [len(whole) for whole in wholes_of("review", found)] == [1, 1]


def test_a_blank_copy_before_the_table_does_not_matter() -> None:
    header, data = SHEETS["review"].rows[:3], SHEETS["review"].rows[3]
    blank = rerow(SHEETS["review"], [*header, tuple(replace(cell, text="") for cell in data)])
    got = read([of_sheet(blank), of_sheet(SHEETS["review"])])
    assert (wrong(got), [value.table for value in got.readings["review"].values]) == ({}, [2] * 15)


@pytest.mark.parametrize("name", NAMES)
def test_copies_of_a_table_are_read_once_and_compared_with_the_last_few(
    name: TableName, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = numbered([of_sheet(SHEETS[name])] * 200)
    reading, repeats = Mock(wraps=best_reading), Mock(wraps=table_parts._repeats)
    monkeypatch.setattr(normalise, "best_reading", reading)
    monkeypatch.setattr(table_parts, "_repeats", repeats)
    got = normalise.normalise(copies)
    assert (wrong(got), [issue.facts for issue in got.issues]) == ({}, [(("count", "200"),)])
    assert (reading.call_count, repeats.call_count < 200 * MAX_OPEN) == (1, True)


def test_a_copy_at_home_is_read_where_it_stands() -> None:
    away, home = numbered([of_sheet(SHEETS["review"])] * 2)
    got = normalise.normalise([replace(away, section=2), replace(home, section=4)])
    assert {value.table for value in got.readings["review"].values} == {2}
