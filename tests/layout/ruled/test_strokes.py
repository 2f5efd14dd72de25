"""Ink in the cells of a table that is neither glyph nor rule: what is a sign, and what belongs to the sides of a cell."""

from __future__ import annotations

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.layout.page import Rule
from reportparse.layout.pages import content_of
from reportparse.layout.ruled.strokes import strokes_and_rules
from tests.layout.made import box, page, written

LEFT, RIGHT, TOP, BOTTOM = 100.0, 160.0, 100.0, 114.5


def number_within(rules: list[Rule]) -> str:
    """The text of a table's one cell, with 128 in its middle."""
    (table,) = content_of(page(written("128", 122, 102), rules)).tables
    return table.cells[0].text


def dashes(width: float) -> list[Rule]:
    """The sides of a cell as dashes so broad."""
    half = width / 2
    down = [Rule(x - half, TOP + at, x + half, TOP + at + 3) for x in (LEFT, RIGHT) for at in (0, 5, 10, 11.5)]
    across = [Rule(LEFT + at, y - half, LEFT + at + 3, y + half) for y in (TOP, BOTTOM) for at in range(0, 60, 5)]
    return [*down, *across, Rule(RIGHT - 3, TOP - half, RIGHT, TOP + half)]


@pytest.mark.parametrize("width", [0.0, 0.5, 1.5])
def test_dashes_of_any_width_are_sides_and_no_signs(width: float) -> None:
    assert number_within(dashes(width)) == "128"


@pytest.mark.parametrize("off", [-0.4, -0.01, 0.0, 0.01, 0.4])
def test_low_sides_of_a_box_are_no_strokes_though_places_are_rounded(off: float) -> None:
    across = [Rule(LEFT + off, TOP, RIGHT - off, TOP), Rule(LEFT + off, BOTTOM, RIGHT - off, BOTTOM)]
    assert strokes_and_rules([*across, *box(LEFT, TOP, RIGHT, BOTTOM)[2:]])[0] == []


def test_a_short_stroke_beside_a_number_is_a_sign() -> None:
    assert UNSAYABLE in number_within([*box(LEFT, TOP, RIGHT, BOTTOM), Rule(142, 103, 142, 112)])


def seven_segments(x: float, y: float, side: float) -> list[Rule]:
    """An 8 of straight strokes from its top left corner on."""
    right, middle, foot = x + side, y + side, y + 2 * side
    across = [Rule(x, at, right, at) for at in (y, middle, foot)]
    return [*across, *(Rule(at, top, at, top + side) for at in (x, right) for top in (y, middle))]


@pytest.mark.parametrize(("side", "x"), [(4.0, 120.0), (4.0, 152.0), (7.9, 120.0), (7.9, 144.2), (14.0, 129.0)])
def test_a_drawn_digit_of_any_size_leaves_no_blank_cell_though_it_touches_the_rule(side: float, x: float) -> None:
    """A label with a number beside it, above a label whose number is an 8 of strokes, which may end on the rule."""
    high = 2 * side + 10
    rules = [
        *box(20, 80, 100, 100),
        *box(100, 80, 160, 100),
        *box(20, 100, 100, 100 + high),
        *box(100, 100, 160, 100 + high),
    ]
    glyphs = [*written("label", 30, 83), *written("12", 122, 83), *written("other", 30, 103)]
    (table,) = content_of(page(glyphs, [*rules, *seven_segments(x, 105, side)])).tables
    beside = [cell for cell in table.cells if cell.box.top >= 99 and cell.box.x0 >= 99]
    assert [cell.text for cell in table.cells if cell.text] == ["label", "12", "other"]
    assert beside
    assert all(cell.drawn for cell in beside)
