"""What surrounds a table: the years that the line above it names, however they are written."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Paragraph, Table
from reportparse.sections.layout_tables import NumberedTable
from reportparse.sections.surroundings import with_surroundings

TABLE = NumberedTable(1, Table((Cell(0, 0, "规章"), Cell(0, 1, "3"))), "disclosure")


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("2022年", {2022}),
        ("二〇二二年", {2022}),
        ("（二○二二年度）", {2022}),
        ("２０２２", {2022}),
        ("2022", {2022}),
        ("2022年受理3件。", set()),
        ("单位：件", set()),
    ],
)
def test_years_of_the_line_right_above(line: str, years: set[int]) -> None:
    _, table = with_surroundings([Paragraph(line), TABLE], 3, None)
    assert isinstance(table, NumberedTable)
    assert table.years == years
