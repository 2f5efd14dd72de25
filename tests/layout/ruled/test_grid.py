"""Edges become a grid, and cells with spans."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit
from reportparse.layout.page import Rule
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.edges import Edge, TableEdges, edges_by_table, lines_of
from reportparse.layout.ruled.grid import Grid, grid_of
from tests.layout.made import box


def drawn(*rules: Rule) -> Grid:
    ((edges,), _) = edges_by_table(lines_of(rules))
    return grid_of(edges)


def test_a_full_grid() -> None:
    grid = drawn(*box(0, 0, 100, 40), Rule(50, 0, 50, 40), Rule(0, 20, 100, 20))
    assert (grid.xs, grid.ys, grid.open_below) == ((0, 50, 100), (0, 20, 40), (False, False))
    assert grid.cells == (Span(0, 0, 1, 1), Span(0, 1, 1, 1), Span(1, 0, 1, 1), Span(1, 1, 1, 1))


def test_an_edge_that_is_not_drawn_makes_a_span() -> None:
    grid = drawn(*box(0, 0, 100, 40), Rule(50, 20, 50, 40), Rule(0, 20, 100, 20))
    assert grid.cells == (Span(0, 0, 1, 2), Span(1, 0, 1, 1), Span(1, 1, 1, 1))


@pytest.mark.parametrize(("length", "cells"), [(28, 2), (27, 1)])
def test_an_edge_counts_where_seven_tenths_are_drawn(length: float, cells: int) -> None:
    grid = drawn(*box(0, 0, 100, 40), Rule(50, 0, 50, length))
    assert len(grid.cells) == cells


@pytest.mark.parametrize("missing", range(4))
def test_an_outer_border_that_lacks_is_there_all_the_same(missing: int) -> None:
    sides = [side for i, side in enumerate(box(0, 0, 100, 40)) if i != missing]
    grid = drawn(*sides, Rule(50, 0, 50, 40), Rule(0, 20, 100, 20))
    assert (grid.xs, grid.ys, len(grid.cells)) == ((0, 50, 100), (0, 20, 40), 4)


def test_where_the_lower_border_lacks() -> None:
    grid = drawn(*box(0, 0, 100, 40)[:1], *box(0, 0, 100, 40)[2:], Rule(50, 0, 50, 40), Rule(0, 40, 50, 40))
    assert grid.open_below == (False, True)


def test_a_double_rule_is_one_line() -> None:
    grid = drawn(*box(0, 0, 100, 40), Rule(50, 0, 50, 40), Rule(53, 0, 53, 40))
    assert grid.xs == (0, 51.5, 100)


def test_a_grid_of_too_many_slots_is_refused() -> None:
    lines = tuple(Edge(10.0 * i, 0, 3000) for i in range(300))
    with pytest.raises(OverLimit):
        grid_of(TableEdges(lines, lines))


def test_a_large_grid_takes_no_minutes() -> None:
    steps = [50 + 3.0 * 3 * i for i in range(161)]
    rules = [
        rule
        for a, b in pairwise(steps)
        for c, d in pairwise(steps)
        for rule in (Rule(a, c, b, c), Rule(a, c, a, d), Rule(b, c, b, d), Rule(a, d, b, d))
    ]
    start = time.process_time()
    grid = drawn(*rules)
    assert (grid.n_rows, grid.n_columns, len(grid.cells)) == (160, 160, 25_600)
    assert time.process_time() - start < 5


edges = st.builds(Edge, st.integers(0, 8).map(lambda i: 20.0 * i), st.integers(0, 100), st.integers(60, 160))
some_edges = st.lists(edges, min_size=1, max_size=10).map(tuple)


@given(some_edges, some_edges)
def test_cells_cover_every_slot_once(horizontal: tuple[Edge, ...], vertical: tuple[Edge, ...]) -> None:
    grid = grid_of(TableEdges(horizontal, vertical))
    covered = [
        (r, c)
        for row, column, row_span, column_span in grid.cells
        for r in range(row, row + row_span)
        for c in range(column, column + column_span)
    ]
    assert sorted(covered) == [(r, c) for r in range(grid.n_rows) for c in range(grid.n_columns)]
    assert [grid.cells[grid.slots()[r][c]][:2] for r, c in covered] == [
        (span.row, span.column) for span in grid.cells for _ in range(span.row_span * span.column_span)
    ]
