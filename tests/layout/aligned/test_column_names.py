"""The header: names of columns, and names over several of them."""

from __future__ import annotations

from reportparse.layout.aligned.column_names import header
from reportparse.layout.aligned.stretches import cell_text
from reportparse.layout.text.spacing import Stretch
from tests.layout.made import EM, stretch

XS = (0, 100, 150, 200, 250)
"""A column of labels and three of values."""


def cells(*names: Stretch, corner: tuple[Stretch, ...] = ()) -> list[tuple[tuple[int, ...], str]]:
    found = header(names, [cell_text([one]) for one in corner], XS, 1, EM)
    return sorted((tuple(span), text.text) for span, text in found)


def test_a_name_over_each_column() -> None:
    names = [stretch("甲", 120, 0), stretch("乙", 170, 0), stretch("丙", 220, 0)]
    assert cells(*names) == [((0, 1, 1, 1), "甲"), ((0, 2, 1, 1), "乙"), ((0, 3, 1, 1), "丙")]


def test_lines_of_one_name() -> None:
    names = [stretch("商业", 115, 0), stretch("企业", 115, 12), stretch("乙", 170, 12)]
    assert cells(*names) == [((0, 1, 1, 1), "商业\n企业"), ((0, 2, 1, 1), "乙")]


def test_a_name_over_several_columns() -> None:
    names = [stretch("法人或组织", 150, 0), stretch("甲", 120, 20), stretch("乙", 170, 20), stretch("丙", 220, 20)]
    assert cells(*names) == [
        ((0, 1, 1, 3), "法人或组织"),
        ((1, 1, 1, 1), "甲"),
        ((1, 2, 1, 1), "乙"),
        ((1, 3, 1, 1), "丙"),
    ]


def test_names_side_by_side_share_the_columns_out() -> None:
    names = [stretch("自然人甲", 130, 0), stretch("人", 220, 0)]
    names += [stretch("甲", 120, 20), stretch("乙", 170, 20), stretch("丙", 220, 20)]
    assert cells(*names)[:2] == [((0, 1, 1, 2), "自然人甲"), ((0, 3, 1, 1), "人")]


def test_what_stands_beside_the_header_reaches_over_all_of_it() -> None:
    names = [stretch("法人或组织", 150, 0), stretch("甲", 120, 20), stretch("乙", 170, 20), stretch("丙", 220, 20)]
    assert cells(*names, corner=(stretch("项目", 20, 10),))[0] == ((0, 0, 2, 1), "项目")
