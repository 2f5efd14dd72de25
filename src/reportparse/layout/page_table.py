"""The table of one page, whoever found it: ruled, or told by alignment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportparse.document import Box


class Span(NamedTuple):
    """A cell's place in the grid: first row and column, rows and columns covered."""

    row: int
    column: int
    row_span: int
    column_span: int


class PageCell(NamedTuple):
    """A cell with its text. `full`: its last line leaves no room, so the text may go on over a page break.

    `wrapped`: the lines or the letter-spaced digits of one number, which were joined to `text`.
    """

    span: Span
    text: str
    box: Box
    page: int
    full: bool = False
    wrapped: str | None = None


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of one page: the positions of its columns, its number of rows, its cells, its outline.

    `lone`: a single cell holds text. That is a frame, unless a page break left it over from the table it goes on.
    `certain`: the grid is drawn; else `first_value` is where the columns of numbers begin. `unruled`: it is drawn but for
    rules between columns.
    """

    xs: tuple[float, ...]
    n_rows: int
    cells: tuple[PageCell, ...]
    box: Box
    page: int
    certain: bool = True
    lone: bool = False
    first_value: float = 0.0
    unruled: bool = False
