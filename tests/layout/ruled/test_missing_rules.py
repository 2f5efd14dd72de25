"""Columns of a ruled table that no rule parts."""

from __future__ import annotations

from reportparse.layout.page_table import Span
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.ruled.missing_rules import may_lack_rules, with_missing_rules
from reportparse.layout.text.lines import Line
from tests.layout.made import line

GRID = Grid(
    (0, 100, 300), (0, 20, 40), (Span(0, 0, 1, 1), Span(0, 1, 1, 1), Span(1, 0, 1, 1), Span(1, 1, 1, 1)), (False,) * 2
)


def cells(*texts: str) -> list[list[Line]]:
    """A label and what stands in the wide column, row by row."""
    return [[line(text, 10 if i % 2 == 0 else 120, 20.0 * (i // 2) + 5)] for i, text in enumerate(texts)]


def test_only_numbers_side_by_side_tell_of_a_rule_that_lacks() -> None:
    assert may_lack_rules(cells("规章", "12        34")) is True
    assert may_lack_rules(cells("规章", "12")) is False
    assert may_lack_rules(cells("规章", "规章        34")) is False


def test_a_column_that_no_rule_parts() -> None:
    grid, texts, origins = with_missing_rules(GRID, cells("规章", "12        34", "公文", "56        78"))
    assert grid.xs == (0, 100, 150, 300)
    assert [[found.text for found in cell] for cell in texts] == [["规章"], ["12"], ["34"], ["公文"], ["56"], ["78"]]
    assert grid.cells == tuple(Span(row, column, 1, 1) for row in range(2) for column in range(3))
    assert origins == [0, 1, None, 2, 3, None]


def test_letter_spaced_digits_are_no_columns() -> None:
    given = cells("规章", "1        2", "公文", "3        4")
    grid, texts, _ = with_missing_rules(GRID, given)
    assert (grid, texts) == (GRID, given)


def test_one_row_alone_tells_nothing() -> None:
    given = cells("规章", "12        34", "公文", "56")
    assert with_missing_rules(GRID, given)[0] == GRID
