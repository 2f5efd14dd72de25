"""The table of one page, however it was found: by its ruling lines (`ruled/`) or by alignment alone (`aligned/`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportparse.document import Box


class Span(NamedTuple):
    """A cell's place in the grid: first row and column (from 0), rows and columns covered (from 1)."""

    row: int
    column: int
    row_span: int
    column_span: int


class PageCell(NamedTuple):
    """A cell with its text, its outline in points, and its page.

    `full`: its last line leaves no room, so the text may go on over a page break. `seen`: the text as it stands on the
    page where `text` is not that: "12⏎34" wrapped in a narrow cell or "1 2 3 4" letter-spaced, for the number 1234.
    `drawn`: there is no text, but the page shows something there. `struck`: what was left out as struck out.
    `confidence`: that of a recogniser in the text, where one read it; `strokes_lost`: thin strokes of it may be missing.
    """

    span: Span
    text: str
    box: Box
    page: int
    full: bool = False
    seen: str | None = None
    drawn: bool = False
    struck: str = ""
    confidence: float | None = None
    strokes_lost: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of one page: the abscissae of its grid lines (pt), its number of rows, its cells (row-major), its outline.

    `lone`: a single cell holds text. That is a box around text, unless a page break left it over from the table above.
    `guessed`: the page does not show the grid; it was told by alignment, and `first_value` is the abscissa (pt) where
    the columns of numbers begin. `lacks_rules`: the grid is drawn but for rules between columns, which were guessed.
    """

    xs: tuple[float, ...]
    n_rows: int
    cells: tuple[PageCell, ...]
    box: Box
    page: int
    lone: bool = False
    guessed: bool = False
    first_value: float = 0.0
    lacks_rules: bool = False

    def with_cells(self, cells: Iterable[PageCell]) -> PageTable:
        """The table with other cells in the same places."""
        return replace(self, cells=tuple(cells))
