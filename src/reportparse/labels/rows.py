"""A table as the aligner sees it: rows of cells, each with what it can be, and what a row may be called."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from reportparse.chinese.text import fold
from reportparse.chinese.units import UNITS, is_unit_line, units_stated
from reportparse.chinese.values import written_as
from reportparse.document import Cell, Table
from reportparse.forms import GRID_FORMS
from reportparse.labels.likeness import key, whole_key

MAX_LABEL_CELLS = 4
"""Labels stand in the first cells of a row; further right, words are somebody's remark."""


class ObservedRow(NamedTuple):
    """One physical row: every cell that covers it, left to right, those hanging down from above included.

    `is_blank`: no cell of its own holds anything; `has_numbers`: one holds a number or a mark. `table` counts the
    document's tables from 1, `width` is that table's in grid columns; `kinds` says of each cell what it can be: "label",
    "value", "unit" or "blank". `written_out`: the format knows no spans, and every row of the table has all its columns, so
    that a label over three of them stands in one with two blank ones behind it (Markdown, spreadsheets). `units` is what
    stands above the row on the units of the whole table.
    """

    table: int
    width: int
    row: int
    cells: tuple[Cell, ...]
    kinds: tuple[str, ...]
    regular: bool
    is_blank: bool
    has_numbers: bool
    written_out: bool = False
    units: str = ""

    @property
    def text(self) -> str:
        """What stands in the row's own cells, for messages."""
        return " ".join(part for cell in self.cells if cell.row == self.row for part in cell.text.split())


class RowLabel(NamedTuple):
    """What a row may be called: a key, the keys of the labels left of it, and the index of the last cell that it takes up.

    The row 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | 0 may be called by its third cell, left of which stand two
    more labels, by its first or second alone, or by two cells together where one label was cut in two.
    """

    key: str
    groups: tuple[str, ...]
    last: int


def observe(table: Table, number: int) -> list[ObservedRow]:
    """The rows of a table, from top to bottom, with hanging cells repeated in each row that they cover."""
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        for covered in rows[cell.row : cell.row + cell.row_span]:
            covered.append(cell)
    width = table.n_columns
    written_out = not table.regular and all(len(row) in (1, width) for row in rows if row)
    units = ""
    observed = []
    for index, row in enumerate(rows):
        row.sort(key=_COLUMN)
        kinds = tuple([kind_of(cell.text) for cell in row])
        if "unit" in kinds:
            units = next((units_stated(cell.text) for cell in row if is_unit_line(cell.text)), units)
        own = {kind for cell, kind in zip(row, kinds, strict=True) if cell.row == index}
        is_blank = own <= {"blank"}
        observed.append(
            ObservedRow(
                number, width, index, tuple(row), kinds, table.regular, is_blank, "value" in own, written_out, units
            )
        )
    return observed


_COLUMN = attrgetter("column")


@lru_cache(maxsize=16384)
def kind_of(text: str) -> str:
    """What a cell can be by its text alone: "label", "value", "unit" (件 in a column of units) or "blank"."""
    if not text.isascii() and (fold(text) in UNITS or is_unit_line(text)):
        return "unit"
    written = written_as(text)
    return "label" if written == "words" else "blank" if written == "blank" else "value"


def _label_follows(row: ObservedRow, index: int) -> bool:
    """Whether the next cell with anything in it is one of words."""
    return next((kind for kind in row.kinds[index + 1 :] if kind != "blank"), None) == "label"


_WITH_GROUP = frozenset(
    whole_key("".join((*row.group[start:], label)))
    for form in GRID_FORMS
    for panel in (form.turned or form).panels
    for row in panel.rows
    for label in row.labels
    for start in range(len(row.group))
)
"""What a row is called together with its groups: 行政诉讼（未经复议直接起诉） has its own label in the brackets."""


@lru_cache(maxsize=4096)
def row_key(text: str) -> str:
    """The key of a label of a row: with its explanation where that is the row's own label behind its group's."""
    whole = whole_key(text)
    return whole if whole in _WITH_GROUP else key(text)


def row_labels(row: ObservedRow) -> list[RowLabel]:
    """All that a row may be called: each cell of words before the first number, alone or together with those left of it."""
    found: list[RowLabel] = []
    groups: list[str] = []
    own: list[str] = []
    keys: list[str] = []
    for index, (cell, kind) in enumerate(zip(row.cells, row.kinds, strict=True)):
        if kind == "value" and not own and _label_follows(row, index):
            continue  # a serial number (序号) before the label
        if kind == "value" or len(own) >= MAX_LABEL_CELLS:
            break
        if kind in ("blank", "unit"):
            continue
        if cell.row < row.row:
            groups.append(key(cell.text))
            continue
        own.append(cell.text)
        keys.append(row_key(cell.text))
        found.append(RowLabel(keys[-1], (*groups, *keys[:-1]), index))
        for start in range(len(own) - 1):
            found.append(RowLabel(key("".join(own[start:])), (*groups, *keys[:start]), index))
    return found
