"""Runs of glyphs go to the cells of a grid."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.document import Box
from reportparse.layout.page import Glyph
from reportparse.layout.page_table import Span
from reportparse.layout.ruled.grid import Grid
from reportparse.layout.ruled.placement import GridGlyphs, box_of, place_rotated, place_run
from tests.layout.made import EM, written

GRID = Grid(
    (100, 150, 200),
    (100, 120, 140),
    (Span(0, 0, 1, 1), Span(0, 1, 1, 1), Span(1, 0, 1, 1), Span(1, 1, 1, 1)),
    (False, True),
)


def placed(*runs: list[Glyph]) -> tuple[list[str], list[str], list[str]]:
    """The texts of the cells, their lines of their own, and what stands outside."""
    grid = GridGlyphs(GRID)
    outside: list[list[Glyph]] = []
    for run in runs:
        place_run(run, [grid], outside)
    grid.settle()
    cells = ["".join(glyph.text for glyph in glyphs) for glyphs in grid.upright]
    own_lines = ["".join(glyph.text for glyph in glyphs) for glyphs in grid.own_lines]
    return cells, own_lines, ["".join(glyph.text for glyph in run) for run in outside]


NONE = ["", "", "", ""]


def test_the_outline_of_a_cell() -> None:
    assert box_of(GRID, Span(0, 1, 2, 1)) == Box(150, 100, 200, 140)


@pytest.mark.parametrize(
    ("run", "cells", "outside"),
    [
        (written("规章", 105, 105), ["规章", "", "", ""], []),
        (written("12", 170, 125), ["", "", "", "12"], []),
        (written("政府信息公开", 105, 105), ["政府信息公开", "", "", ""], []),
        (written("政府信息公开", 135, 105), ["", "政府信息公开", "", ""], []),
        (written("政府信息公开年报表", 105, 105), ["政府信息公开年报表", "", "", ""], []),
        (written("政府信息公开年报表格1", 90, 105), ["", "政府信息公开年报表格1", "", ""], []),
        (written("12", 170, 139), ["", "", "", "12"], []),
        (written("12", 120, 139), NONE, ["12"]),
        (written("12", 300, 105), NONE, ["12"]),
        (written("表一", 105, 80), NONE, ["表一"]),
    ],
    ids=[
        "inside",
        "lower",
        "overflowing",
        "set right",
        "flush left",
        "flush right",
        "open below",
        "closed below",
        "beside",
        "above",
    ],
)
def test_a_run_goes_to_one_cell_as_a_whole(run: list[Glyph], cells: list[str], outside: list[str]) -> None:
    assert placed(run) == (cells, NONE, outside)


def test_two_cells_that_were_painted_in_one_go() -> None:
    run = written("规章", 125, 105) + written("3", 152, 105)
    assert placed(run)[0] == ["规章", "3", "", ""]


def test_a_number_across_a_rule_goes_to_the_cell_that_has_none() -> None:
    assert placed(written("1234", 142, 105), written("5", 110, 105)) == (["5", "1234", "", ""], NONE, [])
    assert placed(written("1234", 138, 105), written("5", 180, 105)) == (["1234", "5", "", ""], NONE, [])


def test_a_number_across_a_rule_between_two_others_stands_on_a_line_of_its_own() -> None:
    found = placed(written("1234", 142, 105), written("5", 110, 105), written("6", 180, 105))
    assert found == (["5", "6", "", ""], ["", "1234", "", ""], [])


def test_rotated_glyphs_make_lines_of_their_own() -> None:
    grid = GridGlyphs(GRID)
    standing, upright = Glyph("新", 120, 105, 130, 115, EM, 90), Glyph("新", 727, 120, 737, 130, EM)
    assert place_rotated(standing, upright, [grid]) is True
    assert grid.own_lines == [[upright], [], [], []]
    assert place_rotated(standing._replace(x0=20, x1=30), upright, [grid]) is False


runs = st.lists(
    st.tuples(st.text("政府信息公开0123456789", min_size=1, max_size=8), st.integers(60, 220), st.integers(80, 150)),
    max_size=8,
)


@given(runs)
def test_every_glyph_is_placed_once(given_runs: list[tuple[str, int, int]]) -> None:
    glyph_runs = [written(text, x, y) for text, x, y in given_runs]
    cells, own_lines, outside = placed(*glyph_runs)
    assert Counter("".join([*cells, *own_lines, *outside])) == Counter("".join(text for text, _, _ in given_runs))
