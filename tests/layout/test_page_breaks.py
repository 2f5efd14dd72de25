"""Tables over page breaks: what stands in a value cell never goes on in the value below it."""

from __future__ import annotations

import pytest

from reportparse.document import Box
from reportparse.layout.page_breaks import joined_tables
from reportparse.layout.page_table import PageCell, PageTable, Span

BOX = Box(0, 0, 100, 20)


def part(page: int, *texts: str) -> PageTable:
    """One row of cells whose text fills its last line, on a page."""
    cells = tuple(PageCell(Span(0, column, 1, 1), text, BOX, page, full=True) for column, text in enumerate(texts))
    return PageTable(tuple(50.0 * x for x in range(len(texts) + 1)), 1, cells, BOX, page)


@pytest.mark.parametrize("value", ["无", "3人", "0", "——", "12.5万元"])
def test_a_value_ends_its_row(value: str) -> None:
    table = joined_tables(part(1, "规章", value), part(2, "行政规范性文件", value))
    assert [(content.span.row, content.text) for content in table.cells] == [
        (0, "规章"),
        (0, value),
        (1, "行政规范性文件"),
        (1, value),
    ]


def test_a_label_that_fills_its_line_goes_on() -> None:
    table = joined_tables(part(1, "行政规范", ""), part(2, "性文件", "3"))
    assert [(content.span.row, content.text) for content in table.cells] == [(0, "行政规范性文件"), (0, "3")]
