"""Grids are filled with text: tables, and what stands outside of them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.layout.page import Glyph
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.fill import filled
from reportparse.layout.ruled.grid import Grid
from tests.layout.made import written


def grid_at(x: float, y: float, n_rows: int, n_columns: int, width: float = 50.0, height: float = 40.0) -> Grid:
    """A full grid of equal cells."""
    cells = tuple(Span(row, column, 1, 1) for row in range(n_rows) for column in range(n_columns))
    xs = tuple(x + width * i for i in range(n_columns + 1))
    return Grid(xs, tuple(y + height * i for i in range(n_rows + 1)), cells, (False,) * n_columns)


def cells(*runs: list[Glyph], grid: Grid | None = None) -> list[tuple[str, str | None]]:
    """The texts of the cells of one table, and how they were seen where that differs."""
    (table,) = filled(1, [grid or grid_at(100, 100, 1, 2)], runs, []).tables
    return [(cell.text, cell.seen) for cell in table.cells]


def test_lines_of_a_cell() -> None:
    assert cells(written("规章", 105, 105), written("数量", 105, 120), written("3", 170, 110)) == [
        ("规章\n数量", None),
        ("3", None),
    ]


def test_a_word_set_vertically_is_one() -> None:
    vertical = [written(char, 115, 102 + 12.0 * i) for i, char in enumerate("三、年")]
    assert cells(*vertical, written("3", 170, 110)) == [("三、年", None), ("3", None)]


def test_a_number_that_was_wrapped_is_one() -> None:
    narrow = grid_at(100, 100, 1, 2, width=24.0)
    assert cells(written("1234", 102, 105), written("56", 102, 120), written("3", 130, 110), grid=narrow) == [
        ("123456", "1234\n56"),
        ("3", None),
    ]


def test_two_numbers_below_each_other_stay_two() -> None:
    assert cells(written("12", 105, 105), written("56", 105, 120), written("3", 170, 110))[0] == ("12\n56", None)


def test_letter_spaced_numbers_are_whole() -> None:
    grid = grid_at(100, 100, 1, 4)
    runs = [written(text, 105 + 50.0 * i, 110) for i, text in enumerate(["1 2 3", "4 5", "6 7", "8"])]
    assert cells(*runs, grid=grid) == [("123", "1  2  3"), ("45", "4  5"), ("67", "6  7"), ("8", None)]


def test_two_numbers_in_a_cell_are_not_letter_spaced_where_digits_touch_elsewhere() -> None:
    grid = grid_at(100, 100, 1, 4)
    runs = [written(text, 105 + 50.0 * i, 110) for i, text in enumerate(["1 2 3", "4 5", "6 7", "89"])]
    assert [text for text, _ in cells(*runs, grid=grid)] == ["1  2  3", "4  5", "6  7", "89"]


@pytest.mark.parametrize(("text", "full"), [("政府信息", True), ("政府", False), ("12", False)])
def test_whether_a_line_leaves_room(text: str, full: bool) -> None:
    (table,) = filled(1, [grid_at(100, 100, 1, 2)], [written(text, 103, 105), written("3", 170, 110)], []).tables
    assert table.cells[0].full is full


def test_a_box_around_a_page_of_text_is_no_table() -> None:
    run = written("政府信息公开", 120, 120)
    found = filled(1, [grid_at(100, 100, 1, 1, width=300, height=400)], [run], [])
    assert (found.tables, found.runs) == ([], [run])


def test_a_lone_cell_may_be_what_a_break_left_over() -> None:
    run = written("政府信息公开", 120, 110)
    (table,) = filled(1, [grid_at(100, 100, 1, 2)], [run], []).tables
    assert table.lone is True


def test_three_lone_cells_are_boxes_around_text() -> None:
    grids = [grid_at(100, 100 + 60.0 * i, 1, 1, width=100) for i in range(3)]
    texts = [written("政府", 120, 110 + 60.0 * i) for i in range(3)]
    assert filled(1, grids, texts, []).tables == []
    assert len(filled(1, grids[:2], texts[:2], []).tables) == 2


def test_a_chart_is_no_table() -> None:
    runs = [written("12", 105, 105), written("34", 155, 105)]
    found = filled(1, [grid_at(100, 100, 10, 10)], runs, [])
    assert (found.tables, found.runs) == ([], runs)


runs = st.lists(
    st.tuples(st.text("政府信息公开0123456789", min_size=1, max_size=8), st.integers(60, 240), st.integers(0, 5)),
    max_size=8,
    unique_by=lambda run: run[2],
)


@given(runs)
def test_all_text_is_in_a_cell_or_outside(given_runs: list[tuple[str, int, int]]) -> None:
    glyph_runs = [written(text, x, 60 + 20.0 * row) for text, x, row in given_runs]
    found = filled(1, [grid_at(100, 100, 2, 2)], glyph_runs, [])
    inside = "".join("".join(cell.text.split()) for table in found.tables for cell in table.cells)
    outside = "".join(glyph.text for run in found.runs for glyph in run)
    assert Counter(inside + outside) == Counter("".join(text for text, _, _ in given_runs))
