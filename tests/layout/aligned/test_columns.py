"""Where the columns of a table without vertical rules begin and end."""

from __future__ import annotations

import pytest

from reportparse.document import Box
from reportparse.layout.aligned.columns import (
    carried_borders,
    intervals,
    label_borders,
    names_over_columns,
    names_stand_aside,
    value_borders,
)
from reportparse.layout.aligned.stretches import cell_text
from reportparse.layout.page_table import PageTable
from reportparse.layout.text.spacing import Stretch
from tests.layout.made import stretch

CARRIED = PageTable((0, 100, 140, 180), 1, (), Box(0, 0, 180, 20), 1, guessed=True, first_value=100)


def test_what_stretches_cover() -> None:
    assert intervals([stretch("12", 50, 0), stretch("3", 52, 20), stretch("4", 0, 0)]) == [(0, 5), (50, 60)]


@pytest.mark.parametrize(
    ("xs", "borders"),
    [
        ((110, 150), [100, 140, 180]),
        ((115, 155), [100, 140, 180]),
        ((167.5, 207.5), [150, 190, 230]),
        ((110, 130, 150), None),
    ],
    ids=["the same", "a little off", "another margin", "another table"],
)
def test_columns_go_on_over_a_page_break(xs: tuple[float, ...], borders: list[float] | None) -> None:
    assert carried_borders(CARRIED, [stretch("3", x, 0) for x in xs]) == borders


def test_without_values_no_columns_go_on() -> None:
    assert carried_borders(CARRIED, []) is None


def test_columns_are_as_wide_as_their_numbers_and_names() -> None:
    values = [stretch("12", 100, 20), stretch("3", 160, 20)]
    assert value_borders(values, [], 50, 12) == [88, 135, 166]
    names = [stretch("数量合计", 90, 0), stretch("件", 158, 0)]
    assert value_borders(values, names, 50, 12) == [78, 144, 169]


def test_the_first_column_begins_where_the_labels_end() -> None:
    assert value_borders([stretch("12", 100, 20)], [], 95, 12) == [95, 111]


def test_a_name_without_numbers_is_a_blank_column() -> None:
    values = [stretch("12", 100, 20), stretch("3", 200, 20)]
    names = [stretch("甲", 100, 0), stretch("乙", 150, 0), stretch("丙", 200, 0)]
    assert value_borders(values, names, 50, 12) == [88, 130, 180, 211]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [([(0, 10), (25, 35)], ["商业", "企业"]), ([(5, 30)], ["商业企业"])],
)
def test_a_stretch_of_several_names(columns: list[tuple[float, float]], expected: list[str]) -> None:
    fragments = (stretch("商业", 0, 0), stretch("企业", 23, 0))
    name = Stretch(0, 43, "商业企业", 0, 10, fragments)
    assert [one.text for one in names_over_columns(name, columns)] == expected


def test_names_stand_aside_where_a_column_has_none_over_it() -> None:
    values = [stretch("12", 100, 20), stretch("3", 160, 20)]
    over = [stretch("甲", 100, 0), stretch("乙", 160, 0)]
    aside = [stretch("甲", 80, 0), stretch("乙", 130, 0), stretch("丙", 180, 0)]
    assert names_stand_aside(over, values, 12) is False
    assert names_stand_aside(aside, values, 12) is True


def test_labels_side_by_side_have_columns_of_their_own() -> None:
    labels = [cell_text([stretch("办理结果", 0, 0)]), cell_text([stretch("予以公开", 60, 0)])]
    assert label_borders(labels, [(0, 10)]) == [0, 60]
    assert label_borders(labels, [(40, 50)]) == [0]
    assert label_borders([], []) == []
