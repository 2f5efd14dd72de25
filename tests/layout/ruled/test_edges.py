"""Ruling lines become the edges of each table."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit
from reportparse.layout.page import Rule
from reportparse.layout.ruled.edges import Edge, edges_by_table, lines_of, merged_edges, union
from tests.layout.made import box


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([Edge(10, 0, 50), Edge(10, 54, 90)], [Edge(10, 0, 90)]),
        ([Edge(10, 0, 50), Edge(10, 55, 90)], [Edge(10, 0, 50), Edge(10, 55, 90)]),
        ([Edge(10, 0, 50), Edge(11, 40, 90)], [Edge(10.5, 0, 90)]),
        ([Edge(10, 0, 50), Edge(12, 40, 90)], [Edge(10, 0, 50), Edge(12, 40, 90)]),
        ([Edge(20, 0, 50), Edge(10, 0, 50)], [Edge(10, 0, 50), Edge(20, 0, 50)]),
    ],
)
def test_pieces_on_one_line_are_one_edge(edges: list[Edge], expected: list[Edge]) -> None:
    assert merged_edges(edges) == expected


def test_a_piece_shorter_than_text_is_high_is_of_no_table() -> None:
    ((table,), _) = edges_by_table(lines_of([*box(0, 0, 100, 50), Rule(0, 20, 4, 20), Rule(50, 50, 50, 54)]))
    assert (len(table.horizontal), len(table.vertical)) == (2, 2)


intervals = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


@given(intervals)
def test_the_union_covers_what_its_intervals_cover(given_intervals: list[tuple[float, float]]) -> None:
    found = union(given_intervals, 0.0)
    points = {x for lo, hi in given_intervals for x in range(int(lo), int(hi) + 1)}
    assert {x for lo, hi in found for x in range(int(lo), int(hi) + 1)} == points
    assert all(a[1] < b[0] for a, b in pairwise(found))


def test_tables_that_do_not_touch_are_two() -> None:
    tables, left_over = edges_by_table(lines_of([*box(0, 0, 100, 50), *box(0, 60, 100, 90), Rule(0, 200, 100, 200)]))
    assert [len(table.horizontal) + len(table.vertical) for table in tables] == [4, 4]
    assert left_over == [Rule(0, 200, 100, 200)]


def test_boxes_are_one_table_where_more_is_taken_for_touching() -> None:
    tables, _ = edges_by_table(lines_of([*box(0, 0, 100, 50), *box(0, 56, 100, 90)]), touch=7.0)
    assert len(tables) == 1


def test_a_rule_over_all_columns_of_an_open_table_belongs_to_it() -> None:
    rules = [Rule(0, y, 100, y) for y in (20, 40, 60)] + [
        Rule(50, 20, 50, 60),
        Rule(0, 0, 100, 0),
        Rule(0, 300, 100, 300),
    ]
    ((table,), left_over) = edges_by_table(lines_of(rules))
    assert [edge.at for edge in table.horizontal] == [20, 40, 60, 0]
    assert left_over == [Rule(0, 0, 100, 0), Rule(0, 300, 100, 300)]


def test_a_rule_beside_a_table_closes_a_cell_as_high_as_it() -> None:
    rules = [Rule(40, y, 100, y) for y in (0, 20, 40)] + [Rule(x, 0, x, 40) for x in (40, 100)] + [Rule(0, 0, 0, 40)]
    ((table,), _) = edges_by_table(lines_of(rules))
    assert [edge.at for edge in table.vertical] == [0, 40, 100]


def test_a_drawing_of_too_many_lines_is_refused() -> None:
    with pytest.raises(OverLimit):
        edges_by_table(lines_of([Rule(i % 500, i * 1.5, i % 500 + 30, i * 1.5) for i in range(4000)]))
