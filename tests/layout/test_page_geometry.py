"""Pages enlarged, turned and set straight."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.layout.page import Glyph, Rule
from reportparse.layout.page_geometry import (
    fitting_scale,
    quarters_to_upright,
    scaled,
    set_straight,
    skew_of,
    slant_of,
    straightened,
    turn,
    with_upright,
)
from tests.layout.made import EM, page, written


def test_turning_a_page_four_times_changes_nothing() -> None:
    given_page = page(written("ab", 10, 20), [Rule(1, 2, 30, 2)])
    assert turn(given_page, 4) == given_page
    turned = turn(given_page, 1)
    assert (turned.width, turned.height) == (842.0, 595.0)
    assert turned.glyphs[0][:7] == ("a", 812.0, 10.0, 822.0, 15.0, EM, 90)
    assert turned.rules == (Rule(840.0, 1, 840.0, 30),)


@pytest.mark.parametrize(
    ("em", "before", "scale"),
    [(10.5, 1.0, 1.0), (6.0, 1.0, 1.0), (26.0, 1.0, 1.0), (2.0, 1.0, 4.0), (50.0, 1.0, 0.25), (2.0, 8.0, 8.0)],
)
def test_a_page_is_enlarged_to_a_usual_size_of_text(em: float, before: float, scale: float) -> None:
    assert fitting_scale(written("政府信息公开", 0, 0, em), before) == scale


def test_a_blank_page_is_enlarged_like_the_one_before() -> None:
    assert fitting_scale([], 4.0) == 4.0


def test_a_page_that_is_enlarged_twice_as_much() -> None:
    twice = scaled(page(written("数", 10, 20), [Rule(1, 2, 30, 2)]), 2.0)
    assert (twice.width, twice.height, twice.rules) == (1190.0, 1684.0, (Rule(2, 4, 60, 4),))
    assert twice.glyphs == (Glyph("数", 20, 40, 40, 60, 20.0),)


@pytest.mark.parametrize(("angle", "quarters"), [(0, 0), (90, 3), (180, 2), (270, 1), (45, 0)])
def test_quarters_to_turn_a_page_upright(angle: int, quarters: int) -> None:
    assert quarters_to_upright([glyph._replace(angle=angle) for glyph in written("政府信息公开", 0, 0)]) == quarters


def test_a_page_with_some_rotated_text_is_not_turned() -> None:
    glyphs = [*written("政府信息", 0, 0), *(glyph._replace(angle=90) for glyph in written("公开年报", 0, 20))]
    assert quarters_to_upright(glyphs) == 0


def test_text_that_runs_upwards_is_read_on_the_turned_page() -> None:
    upwards = [Glyph(char, 50, 700 - 10 * i, 60, 710 - 10 * i, EM, 270) for i, char in enumerate("新收")]
    pairs = with_upright(page([]), upwards, 90, 270)
    assert [glyph for glyph, _ in pairs] == upwards
    assert [upright[:7] for _, upright in pairs] == [
        ("新", 132.0, 50, 142.0, 60, EM, 0),
        ("收", 142.0, 50, 152.0, 60, EM, 0),
    ]


@pytest.mark.parametrize(("degrees", "slant"), [(0.0, 0.0), (91.5, 1.5), (-0.5, -0.5), (269.0, -1.0)])
def test_how_far_a_direction_is_off_a_right_angle(degrees: float, slant: float) -> None:
    assert slant_of(degrees) == slant


@pytest.mark.parametrize(
    ("slants", "skew"),
    [([1.0, 1.01, 0.99], 1.0), ([1.0, 0.0], 0.0), ([], 0.0), ([0.02, 0.02], 0.0), ([4.0, 4.0], 0.0), ([1.0, 1.5], 0.0)],
)
def test_a_page_is_askew_where_all_its_text_is_alike(slants: list[float], skew: float) -> None:
    assert skew_of(slants) == skew


@given(st.floats(0, 600), st.floats(0, 800), st.floats(-3, 3))
def test_points_are_turned_back_to_where_they_were(x: float, y: float, skew: float) -> None:
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    ((back_x, back_y),) = straightened([(x * cos - y * sin, x * sin + y * cos)], skew)
    assert back_x == pytest.approx(x, abs=1e-6)
    assert back_y == pytest.approx(y, abs=1e-6)


def test_glyphs_set_straight_keep_their_size() -> None:
    (glyph,) = set_straight(written("数", 100, 200), 1.0)
    assert glyph.x1 - glyph.x0 == pytest.approx(10.0)
    assert glyph.bottom - glyph.top == pytest.approx(10.0)
    assert (glyph.x0 + glyph.x1) / 2 == pytest.approx(105 * math.cos(math.radians(1)) + 205 * math.sin(math.radians(1)))
