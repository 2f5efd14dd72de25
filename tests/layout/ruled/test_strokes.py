"""Ink in the cells of a table that is neither glyph nor rule: what is a sign, and what belongs to the sides of a cell."""

from __future__ import annotations

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.layout.page import Rule
from reportparse.layout.pages import content_of
from reportparse.layout.ruled.strokes import rules_and_strokes
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
    assert rules_and_strokes([*across, *box(LEFT, TOP, RIGHT, BOTTOM)[2:]], []).strokes == []


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


def row_within(strokes: list[Rule], before: str = "78") -> list[tuple[str, bool]]:
    """What a row of two cells says, and whether it shows ink: a number, and beside it another, under a row of labels."""
    rules = [Rule(20, y, 220, y) for y in (80, 100, 120, 140)] + [Rule(x, 80, x, 140) for x in (20, 120, 220)]
    glyphs = [*written("甲", 30, 85), *written("乙", 150, 85), *written(before, 60, 105), *written("12", 160, 105)]
    glyphs += [*written("5", 60, 125), *written("6", 160, 125)]
    (table,) = content_of(page(glyphs, [*rules, *strokes])).tables
    return [(cell.text, cell.drawn) for cell in table.cells if cell.span.row == 1]


def a_one(x: float, top: float, bottom: float) -> list[Rule]:
    """A 1 of two strokes."""
    middle = (top + bottom) / 2
    return [Rule(x, top, x, middle), Rule(x, middle, x, bottom)]


@pytest.mark.parametrize(
    "strokes",
    [a_one(76, 106, 114), a_one(76, 98, 122), a_one(80, 85, 135), a_one(80, 100.5, 119.5), seven_segments(76, 99, 11)],
    ids=["small", "over both rules", "over rows", "as high as the row", "an 8 over both rules"],
)
def test_a_last_digit_of_strokes_leaves_no_shorter_number(strokes: list[Rule]) -> None:
    assert UNSAYABLE in row_within(strokes)[0][0]


@pytest.mark.parametrize("strokes", [a_one(70, 100, 120), a_one(70, 90, 130)], ids=["as high as the row", "higher"])
def test_a_lone_digit_of_strokes_leaves_no_blank(strokes: list[Rule]) -> None:
    row = row_within(strokes, before="")
    assert [drawn for text, drawn in row if not text.strip(UNSAYABLE).strip()] in ([True], [True, True])


def test_digits_whose_bars_reach_from_rule_to_rule_leave_no_blank() -> None:
    rules = [Rule(20, y, 154, y) for y in (80, 100, 120, 140)] + [Rule(x, 80, x, 140) for x in (20, 120, 154)]
    bars = [Rule(x, y, x + 6, y) for y in (105, 115) for x in (121, 130, 138, 147)]
    glyphs = [
        *written("label", 30, 85),
        *written("12", 130, 85),
        *written("other", 30, 105),
        *written("third", 30, 125),
    ]
    (table,) = content_of(page([*glyphs, *written("5", 130, 125)], [*rules, *bars])).tables
    beside = [cell for cell in table.cells if cell.box.x0 > 119 and 99 < cell.box.top < 119]
    assert beside
    assert all(cell.drawn for cell in beside)


def test_a_cell_that_is_parted_for_two_numbers_is_two() -> None:
    rules = [*box(20, 80, 220, 140), Rule(20, 100, 220, 100), Rule(120, 100, 120, 140), Rule(20, 120, 220, 120)]
    glyphs = [*written("甲", 30, 85), *written("78", 60, 105), *written("12", 160, 105), *written("5", 60, 125)]
    (table,) = content_of(page(glyphs, rules)).tables
    assert [cell.text for cell in table.cells] == ["甲", "78", "12", "5", ""]
    assert not any(cell.drawn for cell in table.cells)


def test_the_lower_sides_of_a_row_that_a_page_break_cuts_are_rules() -> None:
    rules = [Rule(20, 80, 220, 80), *(Rule(x, 80, x, 110) for x in (20, 120, 220))]
    told = rules_and_strokes(rules, written("78", 60, 85))
    assert (told.strokes, len(told.lines.down)) == ([], 3)


def test_boxes_of_their_own_are_rules_though_nothing_stands_in_one() -> None:
    rules = [side for x in (20, 80, 140) for side in box(x, 80, x + 50, 98)]
    assert rules_and_strokes(rules, written("78", 30, 84)).strokes == []


def test_a_number_struck_in_part_is_not_what_is_left() -> None:
    assert UNSAYABLE in row_within([Rule(60, 110, 65, 110)], before="472")[0][0]


@pytest.mark.parametrize("digit", ["0", "5", "8"])
def test_a_drawn_digit_that_reaches_over_the_next_number_is_no_frame_around_it(digit: str) -> None:
    """It is as high as its cell and lies over the rule between two numbers."""
    left, top, side = 138.0, 99.0, 14.0
    levels = [top, top + side, top + 2 * side]
    across = [Rule(left, at, left + side, at) for at in (levels if digit != "0" else levels[::2])]
    down = {"0": "lLrR", "5": "lR", "8": "lLrR"}[digit]
    sides = [
        Rule(x, at, x, at + side)
        for mark in down
        for x, at in [(left if mark in "lL" else left + side, top if mark.islower() else top + side)]
    ]
    grid = [Rule(x, 70, x, 160) for x in (100, 145, 190)] + [Rule(100, y, 190, y) for y in (70, 97, 130, 160)]
    numbers = [*written("78", 118, 108), *written("52", 147, 108)]
    told = rules_and_strokes([*grid, *across, *sides], numbers)
    assert len(told.strokes) + sum(map(len, told.lines)) > len(grid)
