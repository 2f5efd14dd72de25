"""Painted shapes become ruling lines."""

from __future__ import annotations

from reportparse.layout.page import Rule
from reportparse.layout.ruled.ink import Shape, can_be_seen, ground_at, rules_of, shapes_of

BLACK, PALE, BLUE, WHITE = (0, 0, 0), (255, 255, 250), (50, 80, 160), (255, 255, 255)


def test_shapes_to_rules() -> None:
    line, thin = Shape(10, 50, 200, 50, BLACK, None), Shape(10, 60, 200, 61, None, BLACK)
    ground, border = Shape(10, 100, 200, 200, None, BLUE), Shape(10, 300, 200, 400, BLACK, None)
    unseen = [Shape(10, 70, 200, 70, PALE, None), Shape(10, 150, 200, 151, None, BLUE), Shape(5, 5, 6, 6, None, BLACK)]
    on_ground = Shape(10, 160, 200, 160, PALE, None)
    assert rules_of([line, thin, ground, *unseen, on_ground, border]) == [
        Rule(10, 50, 200, 50),
        Rule(10, 60, 200, 61),
        Rule(10, 160, 200, 160),
        Rule(10, 300, 200, 300),
        Rule(10, 400, 200, 400),
        Rule(10, 300, 10, 400),
        Rule(200, 300, 200, 400),
    ]


def test_subpaths_to_shapes() -> None:
    square = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    assert list(shapes_of(square, True, BLACK, None)) == [Shape(0, 0, 9, 9, BLACK, None)]
    assert list(shapes_of(square, False, None, BLACK)) == [Shape(0, 0, 9, 9, None, BLACK)]
    assert list(shapes_of(square, False, BLACK, None)) == [
        Shape(0, 0, 9, 0, BLACK, None),
        Shape(9, 0, 9, 9, BLACK, None),
        Shape(0, 9, 9, 9, BLACK, None),
    ]
    assert list(shapes_of([(0.0, 0.0), (5.0, 9.0)], False, BLACK, None)) == []


def test_a_side_of_a_box_with_mitred_ends_is_a_rule() -> None:
    side = [(10.0, 50.0), (10.0, 70.0), (10.75, 69.25), (10.75, 49.25)]
    assert list(shapes_of(side, True, None, BLACK)) == [Shape(10, 49.25, 10.75, 70, None, BLACK)]


def test_a_slanted_bar_is_no_rule() -> None:
    slanted = [(10.0, 50.0), (12.0, 50.0), (13.0, 60.0), (11.0, 60.0)]
    assert list(shapes_of(slanted, True, None, BLACK)) == []


def test_dots_in_a_row_are_a_rule() -> None:
    dots = [Shape(10 + 3.0 * i, 50, 11 + 3.0 * i, 51, None, BLACK) for i in range(8)]
    assert rules_of(dots) == [Rule(10, 50, 32, 51)]
    assert rules_of(dots[:7]) == []


def test_dots_that_are_far_apart_are_none() -> None:
    assert rules_of([Shape(10 + 6.0 * i, 50, 11 + 6.0 * i, 51, None, BLACK) for i in range(20)]) == []


def test_a_ground_counts_where_it_was_painted_last() -> None:
    grounds = [Shape(0, 0, 100, 100, None, BLUE), Shape(0, 0, 50, 50, None, WHITE)]
    assert (ground_at(20, 20, grounds), ground_at(80, 80, grounds), ground_at(200, 0, grounds)) == (WHITE, BLUE, WHITE)
    white_line = Shape(10, 20, 40, 20, WHITE, None)
    assert can_be_seen(WHITE, white_line, grounds) is False
    assert can_be_seen(WHITE, white_line, grounds[:1]) is True


def shaded(rows: range) -> list[Shape]:
    """Rows of 20 pt with white rules between their cells, on a grey of their own."""
    grounds = [Shape(0, 20.0 * row, 300, 20.0 * row + 20, None, (220, 220, 220)) for row in rows]
    return grounds + [Shape(x, 20.0 * row, x + 1, 20.0 * row + 20, None, WHITE) for row in rows for x in (100, 200)]


def test_white_rules_of_every_other_row_are_half_a_grid_and_so_none() -> None:
    assert rules_of(shaded(range(0, 12, 2))) == []


def test_white_rules_of_every_row_are_a_grid() -> None:
    assert len(rules_of(shaded(range(12)))) == 24
