"""Which lines left of the numbers are one label."""

from __future__ import annotations

from reportparse.layout.aligned.row_labels import row_labels
from reportparse.layout.page import Rule
from reportparse.layout.text.spacing import Stretch
from tests.layout.made import EM, stretch


def labels(stretches: list[Stretch], rows: list[float], rules: tuple[Rule, ...] = (), top: float = -1.0) -> list[str]:
    heights = [(y, y + EM) for y in rows]
    _, found = row_labels(stretches, top, heights, rules, EM)
    return [text.text for text in found]


def test_one_line_a_row() -> None:
    assert labels([stretch("规章", 0, 0), stretch("公文", 0, 20)], [0, 20]) == ["规章", "公文"]


def test_lines_set_beside_the_middle_of_their_row() -> None:
    stretches = [stretch("规范性", 0, 0), stretch("文件", 0, 12), stretch("行政许", 0, 30), stretch("可", 0, 42)]
    assert labels(stretches, [6, 36]) == ["规范性\n文件", "行政许\n可"]


def test_rows_as_close_as_lines() -> None:
    stretches = [stretch("规范性", 0, 0), stretch("文件", 0, 12), stretch("行政许", 0, 24), stretch("可", 0, 36)]
    assert labels(stretches, [6, 30]) == ["规范性\n文件", "行政许\n可"]


def test_lines_set_beside_the_first_of_their_row() -> None:
    stretches = [stretch("规范性", 0, 0), stretch("文件", 0, 12), stretch("公文", 0, 30)]
    assert labels(stretches, [0, 30]) == ["规范性\n文件", "公文"]


def test_a_label_of_a_group_of_rows() -> None:
    stretches = [stretch("结果", 0, 10), stretch("公开", 50, 0), stretch("不公开", 50, 20)]
    assert labels(stretches, [0, 20]) == ["公开", "结果", "不公开"]


def test_what_stands_beside_the_header_is_no_label() -> None:
    corner, found = row_labels([stretch("项目", 0, 0), stretch("规章", 0, 30)], 15.0, [(30, 40)], (), EM)
    assert ([text.text for text in corner], [text.text for text in found]) == (["项目"], ["规章"])


def test_a_rule_parts_labels() -> None:
    stretches = [stretch("规章", 0, 0), stretch("公文", 0, 12), stretch("许可", 0, 24)]
    assert labels(stretches, [0, 12, 24], rules=(Rule(0, 11, 90, 11), Rule(0, 23, 90, 23))) == ["规章", "公文", "许可"]
