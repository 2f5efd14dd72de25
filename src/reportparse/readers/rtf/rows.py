"""Rows of RTF tables: what \\trowd … \\cellx say of them, and the grid that their edges make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportparse.diagnostics.errors import too_large
from reportparse.patterns import regex
from reportparse.readers import word_markup as word

SAME_EDGE_TWIPS = 60
"""Edges of two rows that lie no further apart are one (3 points): programs round the edges of each row by themselves."""
_DELETED = regex("<w:del>.*?</w:del>")
MAX_CELLS_OF_ROW = 1_000
MAX_CELLS = 50_000
"""Cells of one document, as of an OpenDocument text."""


@dataclass(slots=True)
class CellShape:
    """A cell as its row defines it: its right edge in twips, what it is merged with, its colour."""

    edge: int = 0
    down: str | None = None
    across: str | None = None
    ground: str | None = None


@dataclass(slots=True)
class RowShape:
    """A row as \\trowd defines it; `next` is the cell whose \\cellx has not come yet."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    next: CellShape = field(default_factory=CellShape)

    def close_cell(self, edge: int) -> None:
        """Take a \\cellx."""
        if len(self.cells) >= MAX_CELLS_OF_ROW:
            raise too_large(MAX_CELLS_OF_ROW, "cells in one row", "个单元格（一行）")
        self.next.edge = edge
        self.cells.append(self.next)
        self.next = CellShape()

    def copy(self) -> RowShape:
        """The shape as it is now: the next row may go on from it."""
        return RowShape(self.left, [*self.cells])


@dataclass(slots=True)
class OpenTable:
    """A table under way at one depth: its whole rows, and the contents of the cells of the row under way."""

    rows: list[tuple[RowShape, list[str]]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    n_deleted: int = 0

    def end_row(self, shape: RowShape) -> None:
        """Close the row under way; one of which all is deleted is none."""
        whole = "".join(self.cells)
        is_deleted = "<w:del>" in whole and "<w:t " not in _DELETED.sub("", whole)
        self.n_deleted += is_deleted
        if self.cells and not is_deleted:
            self.rows.append((shape.copy(), self.cells))
        self.cells = []

    def markup(self) -> str:
        """The table, with the columns that the edges of all its rows make."""
        edges = _clustered([edge for shape, _ in self.rows for edge in (shape.left, *(c.edge for c in shape.cells))])
        table = word.table([_row(shape, contents, edges) for shape, contents in self.rows])
        return table + "<w:del/>" * self.n_deleted


def _clustered(edges: Sequence[int]) -> list[int]:
    """The edges from left to right, those that are one only once."""
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge - found[-1] > SAME_EDGE_TWIPS:
            found.append(edge)
    return found


def _row(shape: RowShape, contents: Sequence[str], edges: Sequence[int]) -> word.Row:
    """The cells of a row; what has no edge of its own stands behind the last, one column wide."""
    cells: list[word.Cell] = []
    at = before = max(0, bisect_right(edges, shape.left) - 1)
    for number, content in enumerate(contents):
        if number >= len(shape.cells):
            cells.append(word.Cell(content))
            continue
        own = shape.cells[number]
        end = max(at + 1, bisect_right(edges, own.edge) - 1)
        cells.append(word.Cell(content, end - at, own.down, own.ground, own.across))
        at = end
    return word.Row(cells, before)
