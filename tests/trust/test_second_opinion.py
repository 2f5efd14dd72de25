"""Which of two readings of a table is the better one."""

from __future__ import annotations

from dataclasses import replace

from reportparse.normalise import CellValue, TableReading
from reportparse.trust.second_opinion import is_better
from tests.trust.test_standing import readings_of


def review() -> TableReading:
    return next(reading for reading in readings_of("2021") if reading.form.table == "review")


def changed(reading: TableReading, path: str, cell: CellValue) -> TableReading:
    return replace(reading, values=tuple(cell if value.path == path else value for value in reading.values))


def blank(reading: TableReading) -> TableReading:
    return replace(reading, values=tuple(CellValue(value.path, None, "", "blank") for value in reading.values))


def test_a_reading_of_blanks_is_worse_than_one_with_a_misprint() -> None:
    path = "review.reconsideration.total"
    misprinted = changed(review(), path, CellValue(path, 999_999, "999999", "number"))
    assert is_better(misprinted, blank(review()))
    assert not is_better(blank(review()), misprinted)


def test_blanks_that_both_read_are_no_loss() -> None:
    assert not is_better(blank(review()), blank(review()))


def test_the_reading_without_an_unreadable_cell_is_better() -> None:
    path = "review.reconsideration.upheld"
    unreadable = changed(review(), path, CellValue(path, None, "4 5", "unreadable"))
    assert is_better(review(), unreadable)
    assert not is_better(unreadable, review())
