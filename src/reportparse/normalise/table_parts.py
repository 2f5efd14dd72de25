"""The parts of the form's tables among a document's, and which parts together are one whole.

A table may be cut by a page break or an editor, come as one table per panel, or hold all three kinds at once (domain §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from reportparse.document import Cell
from reportparse.forms import FORMS, TABLES, TableName
from reportparse.labels.indicators import TWICE
from reportparse.labels.likeness import key, keys_of
from reportparse.labels.rows import ObservedRow, observe
from reportparse.labels.table_kinds import AMBIGUOUS, TABLES_OF_ONE_ROW, kinds_of_rows
from reportparse.sections.layout_tables import NumberedTable

ROW_LABELS: dict[TableName, frozenset[str]] = {
    name: keys_of(
        label
        for form in FORMS
        if form.table == name
        for panel in (form.turned or form).panels
        for row in panel.rows
        for label in row.labels
    )
    - TWICE
    for name in TABLES
}
"""The labels of each kind's rows in any of its forms, without those of two rows; of the groups of its columns where its one
row has none."""

MAX_OPEN = 32
"""A part is compared with so many tables of its kind, the last ones: no report cuts more of them at once."""


@dataclass(frozen=True)
class TablePart:
    """Neighbouring rows of one table that belong to one kind, and the table that they are of."""

    kind: TableName
    source: NumberedTable
    rows: tuple[ObservedRow, ...]

    @cached_property
    def labels(self) -> frozenset[str]:
        """Keys of the cells that label a row of its kind."""
        return ROW_LABELS[self.kind].intersection(
            key(cell.text)
            for row in self.rows
            for cell, kind in zip(row.cells, row.kinds, strict=True)
            if kind == "label"
        )

    @cached_property
    def is_filled(self) -> bool:
        """Whether it has a cell with a number or a mark."""
        return any(kind == "value" for row in self.rows for kind in row.kinds)


def parts_of_tables(tables: Iterable[NumberedTable]) -> list[TablePart]:
    """The parts of form tables, in document order: each table cut where the kind of its rows changes.

    Rows without a telling label go with those above them.
    """
    return [part for numbered in tables if numbered.kind for part in _parts(numbered)]


def _parts(numbered: NumberedTable) -> list[TablePart]:
    kinds = kinds_of_rows(numbered.table)
    cut: list[tuple[TableName, list[ObservedRow]]] = []
    for row in observe(numbered.table, numbered.number):
        kind = kinds.get(row.row)
        if kind and (not cut or cut[-1][0] != kind):
            cut.append((kind, []))
        cut[-1][1].append(_with_units(row, numbered.units))
    return [TablePart(kind, numbered, (*_group_above(kind, numbered, rows), *rows)) for kind, rows in cut]


def _group_above(kind: TableName, numbered: NumberedTable, rows: Sequence[ObservedRow]) -> list[ObservedRow]:
    """The line above a table as a row, where it names the group of columns that the table begins with: （一）行政复议."""
    line = numbered.line_above
    if kind not in TABLES_OF_ONE_ROW or key(line) not in ROW_LABELS[kind]:
        return []
    above_numbers = takewhile(lambda row: not row.has_numbers, rows)
    if any(key(cell.text) in ROW_LABELS[kind] for row in above_numbers for cell in row.cells):
        return []
    return [rows[0]._replace(row=-1, cells=(Cell(-1, 0, line),), kinds=("label",), is_blank=False, has_numbers=False)]


def _with_units(row: ObservedRow, units: str) -> ObservedRow:
    """The row with the units that stand above its table, where the table itself says nothing."""
    return row._replace(units=units) if units and not row.units else row


@dataclass(slots=True)
class _Whole:
    """Parts that are one table as far as they were seen, their labels, and whether one of them is filled."""

    parts: list[TablePart]
    labels: set[str]
    is_filled: bool

    def add(self, part: TablePart) -> None:
        self.parts.append(part)
        self.labels |= part.labels
        self.is_filled = self.is_filled or part.is_filled


def wholes_of(kind: TableName, parts: Sequence[TablePart]) -> list[list[TablePart]]:
    """Join the parts of one kind to whole tables. A part that repeats what a table already has begins another."""
    wholes: list[_Whole] = []
    for part in parts:
        if part.kind != kind:
            continue
        goes_with = next((whole for whole in wholes[-MAX_OPEN:] if not _repeats(whole, part)), None)
        if goes_with is not None:
            goes_with.add(part)
        else:
            wholes.append(_Whole([part], set(part.labels), part.is_filled))
    return [whole.parts for whole in wholes]


def _repeats(whole: _Whole, part: TablePart) -> bool:
    """Whether a part tells again what a whole has: half of its own rows, or half of the whole's and at least two of them.

    A local table of 规章 and 行政许可 above the official one is no part of it. Of tables with one row of numbers, any second
    row repeats the first unless it names other groups.
    """
    one_row = part.kind in TABLES_OF_ONE_ROW
    if one_row and not (part.is_filled and whole.is_filled):
        return False
    seen, new = whole.labels, part.labels
    if not new:
        return one_row
    if len(seen & new) >= max(1, (len(new) + 1) // 2):
        return True
    seen = seen - AMBIGUOUS  # 其他 and 总计 are columns too
    return len(seen & new) >= max(2, (len(seen) + 1) // 2)
