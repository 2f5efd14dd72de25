"""Neutral shape of a made-up report: running text and tables (sheets) that every renderer consumes.

Shares nothing with the parser: a test instrument has its own idea of a table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Role = Literal["caption", "header", "label", "value"]
TextKind = Literal["title", "paragraph", "heading", "subheading", "signature"]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """An anchor cell; its paragraphs are parted by a line feed. `path` names the value of the record it holds.

    `inner` is a table inside the cell, below its text (renderers of formats without nesting leave it out).
    """

    text: str
    row_span: int = 1
    col_span: int = 1
    role: Role = "value"
    path: str | None = None
    inner: Sheet | None = None


Row = tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: rows of anchor cells, placed by the HTML grid algorithm; `widths` are relative column widths."""

    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of running text and what it is."""

    kind: TextKind
    text: str
    section: int = 0


Block = Text | Sheet


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in one grid position of a row: the anchor, or a merged-away cell below one."""

    cell: SheetCell
    column: int
    anchor: bool


@dataclass(slots=True)
class _Open:
    cell: SheetCell
    left: int = field(default=0)


def slots(sheet: Sheet) -> Iterator[list[Slot]]:
    """For each row its cells from left to right, vertically merged-away ones included (once per merged cell)."""
    open_cells: dict[int, _Open] = {}
    for row in sheet.rows:
        yield _place(row, open_cells)


def _place(row: Row, open_cells: dict[int, _Open]) -> list[Slot]:
    placed: list[Slot] = []
    waiting = list(row)
    column = 0
    while waiting or any(at >= column for at in open_cells):
        if column in open_cells:
            hanging = open_cells[column]
            placed.append(Slot(hanging.cell, column, anchor=False))
            hanging.left -= 1
            width = hanging.cell.col_span
        elif waiting:
            cell = waiting.pop(0)
            placed.append(Slot(cell, column, anchor=True))
            open_cells[column] = _Open(cell, cell.row_span - 1)
            width = cell.col_span
        else:
            width = 1
        column += width
    for at in [at for at, hanging in open_cells.items() if hanging.left <= 0]:
        del open_cells[at]
    return placed
