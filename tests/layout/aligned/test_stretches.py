"""Stretches that stand over or beside each other, and the text of a cell that they make."""

from __future__ import annotations

import pytest

from reportparse.layout.aligned.stretches import (
    CellText,
    cell_text,
    cell_texts,
    columns_under,
    ink_end,
    label_span,
    overlap,
)
from reportparse.layout.page import Rule
from reportparse.layout.page_table import Span
from tests.layout.made import stretch


def test_the_text_of_a_cell() -> None:
    assert cell_text([stretch("规范性", 0, 0), stretch("文件", 0, 12)]) == CellText(0, 0, 30, 22, "规范性\n文件", 20)


@pytest.mark.parametrize(
    ("top", "x", "reach", "expected"),
    [
        (12, 0, 12.0, ["规章\n文件"]),
        (12, 0, 11.0, ["规章", "文件"]),
        (12, 20, 12.0, ["规章", "文件"]),
    ],
    ids=["near", "too far below", "beside"],
)
def test_stretches_that_go_on_each_other(top: float, x: float, reach: float, expected: list[str]) -> None:
    found = cell_texts([stretch("文件", x, top), stretch("规章", 0, 0)], reach, [])
    assert [text.text for text in found] == expected


def test_no_text_goes_on_over_a_rule() -> None:
    stretches = [stretch("规章", 0, 0), stretch("文件", 0, 12)]
    assert [text.text for text in cell_texts(stretches, 12, [Rule(0, 11, 50, 11)])] == ["规章", "文件"]
    assert [text.text for text in cell_texts(stretches, 12, [Rule(60, 11, 90, 11)])] == ["规章\n文件"]


@pytest.mark.parametrize(
    ("x", "text", "columns"),
    [(10, "规", (0, 0)), (45, "规章", (0, 1)), (49.8, "规", (1, 1)), (-30, "规", (0, 0)), (120, "规", (1, 1))],
)
def test_the_columns_that_a_text_stands_in(x: float, text: str, columns: tuple[int, int]) -> None:
    assert columns_under(stretch(text, x, 0), [0, 50, 100]) == columns


def test_a_label_takes_the_columns_that_it_runs_over() -> None:
    label = cell_text([stretch("本年新收申请", 0, 0)])
    assert label_span(label, [0, 40], 2, 3) == Span(2, 0, 3, 2)


@pytest.mark.parametrize(("text", "end"), [("规章", 20), ("规章，", 15)])
def test_a_closing_mark_is_half_blank(text: str, end: float) -> None:
    assert ink_end(text, 20, 10) == end


def test_what_touches_does_not_stand_over_each_other() -> None:
    assert overlap(stretch("规章", 0, 0), stretch("3", 20, 50)) is False
    assert overlap(stretch("规章", 0, 0), stretch("3", 19, 50)) is True
