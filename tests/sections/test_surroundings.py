"""What surrounds a table travels with it."""

from __future__ import annotations

import pytest

from instruments.grids import grid
from reportparse.document import Paragraph
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, number_table
from reportparse.sections.surroundings import with_surroundings

TABLE = number_table(1, grid(["规章", "1"]))


def placed(*blocks: FlatBlock, heading: str | None = None) -> NumberedTable:
    """The last block as it is placed in section three."""
    last = with_surroundings(blocks, 3, heading)[-1]
    assert isinstance(last, NumberedTable)
    return last


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("2022年", {2022}),
        ("（2022年度）", {2022}),
        ("二〇二二年", {2022}),
        ("2022年与2023年对比", {2022, 2023}),
        ("2022年，我镇收到申请3件。", set()),
        ("本年", set()),
    ],
)
def test_the_years_of_the_line_right_above(line: str, years: set[int]) -> None:
    assert placed(Paragraph(line), TABLE).years == frozenset(years)


def test_a_line_speaks_of_the_next_block_alone() -> None:
    assert placed(Paragraph("2022年"), Paragraph("单位：件"), TABLE).years == frozenset()
    second = placed(Paragraph("2022年"), TABLE, TABLE)
    assert (second.section, second.years, second.line_above) == (3, frozenset(), "")


@pytest.mark.parametrize(
    ("heading", "lines", "units"),
    [
        (None, (), ""),
        ("二、主动公开情况（单位：件）", (), "单位:件"),
        ("二、主动公开情况（单位：件）", ("单位：元",), "单位:元"),
        (None, ("单位：元", "见下表"), "单位:元"),
    ],
)
def test_units_of_the_nearest_line_that_states_some(heading: str | None, lines: tuple[str, ...], units: str) -> None:
    assert placed(*map(Paragraph, lines), TABLE, heading=heading).units == units


def test_the_line_right_above_is_kept() -> None:
    assert placed(Paragraph("表2"), Paragraph("（一）行政复议"), TABLE).line_above == "（一）行政复议"
