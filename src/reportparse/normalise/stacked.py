"""Blocks that stand one below the other: a table whose groups of columns were stacked becomes one row a group.

行政复议                                      行政复议 | 3 | 0 | 1 | 0 | 4
结果维持 | 结果纠正 | … | 总计      →         未经复议直接起诉 | 1 | …
3 | 0 | 1 | 0 | 4                             …
未经复议直接起诉 …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportparse.document import Cell
from reportparse.forms import Form
from reportparse.labels.likeness import key, keys_of, whole_key
from reportparse.labels.rows import ObservedRow

MIN_BLOCKS = 2
"""Rows of numbers from which blocks are stacked; the official table has one."""


@dataclass(slots=True)
class _Above:
    """What was read since the last row of numbers: the groups, the columns' names, and the rows that they stand in."""

    groups: list[Cell] = field(default_factory=list)
    names: list[Cell] = field(default_factory=list)
    last: ObservedRow | None = None


def one_row_a_group(rows: Sequence[ObservedRow], turned: Form) -> list[ObservedRow] | None:
    """The rows of stacked blocks as rows of the `turned` form, each under its block's header; None where they are not that.

    Every row of numbers must have just as many cells as the names above it, and those must be all columns of each group
    named above it. Rows with other words stay as they are.
    """
    (panel,) = turned.panels
    groups = keys_of(row.labels[0] for row in panel.rows)
    with_outer = {whole_key("".join((*row.group, row.labels[0]))) for row in panel.rows if row.group}
    outer = keys_of(label for row in panel.rows for label in row.group)
    names = keys_of(label for column in panel.columns for label in column.labels)
    out: list[ObservedRow] = []
    above = _Above()
    n_blocks = 0
    for row in rows:
        own = [(cell, kind) for cell, kind in zip(row.cells, row.kinds, strict=True) if cell.row == row.row]
        labels = [cell for cell, kind in own if kind == "label"]
        above.groups += [cell for cell in labels if key(cell.text) in groups or whole_key(cell.text) in with_outer]
        above.names += [cell for cell in labels if key(cell.text) in names]
        if not row.has_numbers:
            above.last = row
            if any(key(cell.text) not in groups | outer | names for cell in labels):
                out.append(row)
            continue
        block = _rows_of_block(row, above, len(panel.columns))
        if block is None:
            return None
        out += block
        above = _Above()
        n_blocks += 1
    return out if n_blocks >= MIN_BLOCKS else None


def _rows_of_block(row: ObservedRow, above: _Above, n_columns: int) -> list[ObservedRow] | None:
    """A header and a row of numbers for each group above them."""
    cells = _cells_below(row, above.names)
    count = len(above.groups)
    if not count or len(above.names) != count * n_columns or len(cells) != len(above.names):
        return None
    made: list[ObservedRow] = []
    for at, group in enumerate(above.groups):
        mine = slice(at * n_columns, (at + 1) * n_columns)
        values = cells[mine]
        header = [
            replace(name, row=row.row - 1, column=cell.column, row_span=1, column_span=cell.column_span)
            for name, cell in zip(above.names[mine], values, strict=True)
        ]
        label = Cell(row.row, values[0].column - 1, group.text)
        made.append(_observed(row, tuple(header), ("label",) * n_columns, has_numbers=False))
        kinds = tuple(row.kinds[row.cells.index(cell)] for cell in values)
        made.append(_observed(row, (label, *values), ("label", *kinds), has_numbers=True))
    return made


def _observed(row: ObservedRow, cells: tuple[Cell, ...], kinds: tuple[str, ...], *, has_numbers: bool) -> ObservedRow:
    """A row of these cells in the place of `row`; a header stands right above it."""
    at = row.row if has_numbers else row.row - 1
    return row._replace(row=at, cells=cells, kinds=kinds, regular=False, is_blank=False, has_numbers=has_numbers)


def _cells_below(row: ObservedRow, names: Sequence[Cell]) -> list[Cell]:
    """The cells of a row of numbers that can be values: below the names where the grid holds, else all behind the words."""
    places = {name.column for name in names}
    below = [cell for cell in row.cells if cell.row == row.row and cell.column in places]
    if row.regular or (row.written_out and len(below) == len(places) == len(names)):
        return below if len(below) == len(places) == len(names) else []
    last = max((at for at, kind in enumerate(row.kinds) if kind == "label"), default=-1)
    return list(row.cells[last + 1 :])
