"""Where tables without vertical rules are, and what becomes of their lines."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.layout.aligned.detect import guessed_tables
from reportparse.layout.page_table import PageTable
from reportparse.layout.text.lines import Line
from tests.layout.made import lines


def rows(*given_rows: tuple[str, ...], x: float = 100.0, top: float = 100.0, step: float = 20.0) -> list[Line]:
    """Lines of columns that are 60 pt wide; blank cells are empty."""
    placed = [
        (text, x + 60.0 * j, top + step * i) for i, row in enumerate(given_rows) for j, text in enumerate(row) if text
    ]
    return lines(*placed)


def grid(table: object) -> list[list[str]]:
    assert isinstance(table, PageTable)
    assert table.guessed is True
    return [[cell.text for cell in table.cells if cell.span.row == row] for row in range(table.n_rows)]


def test_rows_of_numbers_under_each_other() -> None:
    items, taken = guessed_tables(rows(("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6")), 1)
    assert [grid(item) for item in items] == [[["规章", "1", "2"], ["公文", "3", "4"], ["许可", "5", "6"]]]
    assert taken == 0


def test_two_rows_of_two_numbers_may_be_chance() -> None:
    given_lines = rows(("规章", "1", "2"), ("公文", "3", "4"))
    assert guessed_tables(given_lines, 1) == (given_lines, 0)


def test_one_row_of_many_numbers_is_a_table() -> None:
    ((table,), _) = guessed_tables(rows(("规章", "1", "2", "3", "4", "5")), 1)
    assert grid(table) == [["规章", "1", "2", "3", "4", "5"]]


def test_running_text_around_a_table_stays_text() -> None:
    text = lines(("一、总体情况如下文所述各项工作均已完成", 100, 40), ("下文。", 100, 260))
    table = rows(("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6"))
    items, _ = guessed_tables([text[0], *table, text[1]], 1)
    assert [item.text if isinstance(item, Line) else grid(item)[0] for item in items] == [
        text[0].text,
        ["规章", "1", "2"],
        "下文。",
    ]


def test_a_header_and_a_label_without_numbers_belong_to_the_table() -> None:
    given_lines = rows(("项目", "甲", "乙"), ("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6"))
    ((table,), _) = guessed_tables(given_lines, 1)
    assert grid(table)[:2] == [["项目", "甲", "乙"], ["规章", "1", "2"]]


def test_a_numbered_heading_over_a_header_does_not() -> None:
    heading = lines(("四、复议诉讼", 100, 70))
    given_lines = rows(("项目", "甲", "乙"), ("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6"))
    items, _ = guessed_tables([*heading, *given_lines], 1)
    assert [type(item) for item in items] == [Line, PageTable]


def test_a_blank_cell_pushes_no_number_aside() -> None:
    given_lines = rows(("规章", "1", "2", "3"), ("公文", "4", "", "5"), ("许可", "6", "7", "8"))
    ((table,), _) = guessed_tables(given_lines, 1)
    assert grid(table)[1] == ["公文", "4", "", "5"]


def test_rows_far_apart_are_no_table() -> None:
    given_lines = rows(("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6"), step=80.0)
    assert guessed_tables(given_lines, 1) == (given_lines, 0)


def test_two_rows_go_on_with_the_table_of_the_page_before() -> None:
    ((before,), _) = guessed_tables(rows(("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6")), 1)
    assert isinstance(before, PageTable)
    ((table,), _) = guessed_tables(rows(("处罚", "7", "8"), ("强制", "9", "0")), 2, carried=before)
    assert grid(table) == [["处罚", "7", "8"], ["强制", "9", "0"]]
    assert isinstance(table, PageTable)
    assert table.xs == before.xs


def test_a_header_at_the_foot_of_the_page_before() -> None:
    tail = lines(("甲", 160, 780), ("乙", 220, 780))
    items, taken = guessed_tables(rows(("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6")), 2, tail=tail)
    assert (grid(items[0])[:2], taken) == ([["", "甲", "乙"], ["规章", "1", "2"]], 1)


@pytest.mark.parametrize("n_rows", [301])
def test_a_list_longer_than_any_page_is_none_of_ours(n_rows: int) -> None:
    given_lines = rows(*[("规章", "1", "2")] * n_rows)
    assert guessed_tables(given_lines, 1) == (given_lines, 0)


values = st.lists(st.lists(st.integers(0, 9999).map(str), min_size=3, max_size=3), min_size=3, max_size=12)


@given(values)
def test_every_number_stands_in_its_column(given_values: list[list[str]]) -> None:
    ((table,), _) = guessed_tables(rows(*[("规章", *row) for row in given_values]), 1)
    assert grid(table) == [["规章", *row] for row in given_values]


cells = st.lists(st.lists(st.sampled_from(["", "规章", "公文", "12", "3", "-"]), min_size=4, max_size=4), max_size=10)


@given(cells)
def test_no_text_is_lost_and_every_slot_is_covered_once(given_cells: list[list[str]]) -> None:
    items, _ = guessed_tables(rows(*map(tuple, given_cells)), 1)
    found: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Line):
            found.update("".join(item.text.split()))
            continue
        found.update("".join("".join(cell.text.split()) for cell in item.cells))
        slots = [
            (row, column)
            for span in (cell.span for cell in item.cells)
            for row in range(span.row, span.row + span.row_span)
            for column in range(span.column, span.column + span.column_span)
        ]
        assert sorted(slots) == [(r, c) for r in range(item.n_rows) for c in range(len(item.xs) - 1)]
    assert found == Counter("".join("".join(row) for row in given_cells))
