"""A filled statistics table of the form of 2014, as its declaration words it, and what its record must say."""

from __future__ import annotations

from reportparse.document import Cell, Table
from reportparse.forms.y2014 import (
    CHANNELS,
    DISCLOSURE,
    INSTITUTIONS,
    MEETINGS,
    REQUESTS,
    RESPONSE_CHANNELS,
    RESPONSES,
    STATISTICS,
)
from reportparse.sections.layout_tables import NumberedTable, number_table

HEADER = ["统计指标", "单位", "统计数"]
_OPENED_BY = {
    "statistics.disclosure.total": (DISCLOSURE,),
    "statistics.disclosure.by_gazette": (CHANNELS,),
    "statistics.responses.hot_topics": (RESPONSES,),
    "statistics.responses.press_conferences": (RESPONSE_CHANNELS,),
    "statistics.requests.received.total": (REQUESTS,),
    "statistics.institutions.offices": (INSTITUTIONS,),
    "statistics.meetings.meetings": (MEETINGS,),
}

NUMBERS = {path: at + 3 for at, (path, _, _) in enumerate(STATISTICS.places)}
"""A different number for each path, so that a shifted one is seen."""


def lines(numbers: dict[str, str] | None = None) -> list[list[str]]:
    """The rows of the table without its header: a label, a unit, a number; `numbers` in place of the usual ones."""
    rows: list[list[str]] = []
    for path, row, column in STATISTICS.places:
        rows += [[head, "——", ""] for head in _OPENED_BY.get(path, ())]
        rows.append([row.labels[0], column.unit, (numbers or {}).get(path, str(NUMBERS[path]))])
    return rows


def table(*rows: list[str], regular: bool = True) -> NumberedTable:
    """Rows of cells as the first table of a document."""
    cells = (Cell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row))
    return number_table(1, Table(tuple(cells), regular=regular))
