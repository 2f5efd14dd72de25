"""What a form is: panels, top to bottom. A panel is the columns that one header names and the rows under it.

A value's path is table, row key and column key, joined by dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

TableName = str
"""The key of a table in the record: "disclosure", "requests", "review"."""

Measure = Literal["count", "change", "amount"]
Grade = Literal["", "usual"]
Relation = Literal["equal", "at most"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is about, whatever its form: its key in the record, its short name, and the section that owes it.

    `section` is None where no section does. `tells_form`: the record says of the table which form it follows.
    `lists_indicators`: its rows are indicators, one number each in the row's own unit, and those that the form does not
    know are kept by their labels.
    """

    table: TableName
    name_zh: str
    section: int | None
    tells_form: bool = True
    lists_indicators: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values. `labels`: the official label, then aliases seen. `group`: the header cell above it, if any."""

    key: str
    labels: tuple[str, ...]
    unit: str = "件"
    measure: Measure = "count"
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of values. `group`: labels of the spanning cells to its left, outermost first."""

    key: str
    labels: tuple[str, ...]
    group: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Panel:
    """Rows under one header. `caption` is the row above the header, `stub` the header cell above the row labels.

    Like a form it equals itself alone, so that what is made of its words can be kept by it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    stub: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Left side = sum of `left`, right side = sum of `right`; both are paths of values.

    `grade` "usual": it holds in nearly every report and may fail lawfully; "": the form itself demands it. `relation` "at
    most": the left side is no greater than the right one.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    grade: Grade = ""
    relation: Relation = "equal"


@dataclass(frozen=True, eq=False)
class Form:
    """One table of one official form: all that has to be declared of it. No two of its rows have one key.

    `name` is the year of the form; `owes_fee_statement`: a report that follows it must state the 信息处理费 collected.
    A form equals itself alone.
    """

    subject: Subject
    name: str
    panels: tuple[Panel, ...]
    identities: tuple[Identity, ...] = ()
    owes_fee_statement: bool = False

    @cached_property
    def table(self) -> TableName:
        """The key of the table in the record."""
        return self.subject.table

    @cached_property
    def turned(self) -> Form | None:
        """The same table with a row for each group of its columns, as some offices print it; None where it has none.

        The one row of the table of reviews, 行政复议: 结果维持 … 总计, 行政诉讼: …, becomes three of five columns each.
        """
        rows = [row for panel in self.panels for row in panel.rows]
        columns = [column for panel in self.panels for column in panel.columns]
        if len(rows) != 1 or rows[0].labels or not all(column.group for column in columns):
            return None
        groups = {column.key.partition(".")[0]: column.group for column in columns}
        of_each = {column.key.partition(".")[2]: replace(column, group=()) for column in columns}
        panel = Panel(
            tuple(replace(column, key=key) for key, column in of_each.items()),
            tuple(Row(key, group[-1:], group[:-1]) for key, group in groups.items()),
        )
        return Form(self.subject, self.name, (panel,), self.identities)

    @cached_property
    def places(self) -> tuple[tuple[str, Row, Column], ...]:
        """(path, row, column) of every value, in the order of the record."""
        return tuple(self._places())

    def _places(self) -> Iterator[tuple[str, Row, Column]]:
        for panel in self.panels:
            for row in panel.rows:
                for path, column in zip(self.paths[row.key], panel.columns, strict=True):
                    yield path, row, column

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """The paths of each row's values, column by column, by the row's key."""
        return {
            row.key: tuple(_joined(self.table, row.key, column.key) for column in panel.columns)
            for panel in self.panels
            for row in panel.rows
        }

    def row_path(self, row: Row) -> str:
        """The path of all values of a row, e.g. "requests.denied.state_secret"."""
        return _joined(self.table, row.key)

    def column_path(self, panel: Panel, column: Column) -> str:
        """Where a column of a panel is: its one place where the panel has one row, else the table; no path names a column."""
        return _joined(self.table, panel.rows[0].key, column.key) if len(panel.rows) == 1 else self.table


def _joined(*keys: str) -> str:
    return ".".join(key for key in keys if key)
