"""Text that keeps the places of blank cells and not its rows: `5 |` and `|`, lines of nothing but `|`, empty lines.

A cell stands on a line of its own, or all cells of a table on one. Words begin a row, and values and blank cells go on
with it: what a row's label and its columns are is for the form to say. Where blank cells leave no trace, nothing is read
here; where none stands between two values, those at the end of a row may only fill it up, and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from reportparse.chinese.text import clean
from reportparse.chinese.values import MAX_TEXT, is_plain_value
from reportparse.document import Table
from reportparse.patterns import regex
from reportparse.readers.text.tables import Found, TextCell, TextLine, TextRow, is_prose, table, without_blank_end

MIN_LINES = 8
"""Lines of the shortest such table: a row of the smallest and what stands above it."""

MIN_WIDTH = 5
"""Values of a row from which rows of one width prove that an empty line is a blank cell (table two of the form has 7)."""

MIN_FULL_ROWS = 2
"""So many rows without an empty line must have that width."""

MIN_ROWS_OF_LINE = 4
"""So many rows with values make the cells of one line a table of its own."""

_PIPE = regex(r"[|｜]")
_CELL_AND_PIPE = regex(r"\s*[|｜]?([^|｜]*)[|｜]\s*")
_NO_CELL = regex(r"[|｜\t]")
_ONLY_PIPE = regex(r"\s*[|｜]\s*")


def cell_and_pipe(lines: Sequence[TextLine], start: int) -> Found | int:
    """A cell and a pipe a line: 一、本年新收… |, 5 |, then | for each blank cell."""
    cells: list[TextCell] = []
    at = start
    while at < len(lines) and (match := _CELL_AND_PIPE.fullmatch(lines[at].text)):
        cells.append(TextCell(lines[at], match[1]))
        at += 1
    rows = _rows_from(cells)
    if len(cells) < MIN_LINES or not any(not cell.text.strip() for cell in cells) or len(rows) < 2:
        return max(at, start + 1)
    return [table(_without_padding(rows))], at


def _without_padding(rows: list[TextRow]) -> list[TextRow]:
    """The rows as they are if one of them shows a blank cell between two values, else without blank cells at their ends."""
    if any(_shows_blank_cells(row) for row in rows):
        return rows
    return [without_blank_end(row) for row in rows]


def _shows_blank_cells(row: TextRow) -> bool:
    values = [at for at, cell in enumerate(row) if is_plain_value(cell.text.strip())]
    return bool(values) and any(not cell.text.strip() for cell in row[values[0] : values[-1]])


def _rows_from(cells: Iterable[TextCell]) -> list[TextRow]:
    """Rows, each from its last words on; what stands before the first words is in none."""
    rows: list[TextRow] = []
    for cell in cells:
        if cell.text.strip() and not is_plain_value(cell.text.strip()):
            rows.append([cell])
        elif rows:
            rows[-1].append(cell)
    return rows


def pipes_on_one_line(lines: Sequence[TextLine], start: int) -> Found | int:
    """All rows of a table on one line, their cells parted by pipes; words behind a value begin a row.

    A page's facts (索引号 | 3 | 发布日期 | …) have few such pairs, and no row of a table holds several.
    """
    found = table_of_cells([TextCell(lines[start], text) for text in _PIPE.split(lines[start].text)])
    return ([found], start + 1) if found else start + 1


def table_of_cells(cells: Sequence[TextCell]) -> Table | None:
    """The table of cells whose rows are lost: words behind a value begin one; None where too few rows hold values."""
    if len(cells) < 2 * MIN_LINES:
        return None
    rows = _rows_from(cells)
    if sum(_has_value(row) for row in rows) < MIN_ROWS_OF_LINE or any(is_prose(row[0].text) for row in rows):
        return None
    return table(_without_padding(rows))


def lines_of_pipes(lines: Sequence[TextLine], start: int) -> Found | int:
    """A cell a line, with a line of nothing but a pipe between two cells; two pipes have a blank cell between them.

    Two lines of text without a pipe between them belong to two rows.
    """
    rows: list[TextRow] = [[]]
    pipes = 0
    at, open_cell = start, False
    while at < len(lines):
        line = lines[at]
        if _ONLY_PIPE.fullmatch(line.text):
            pipes += 1
            if not open_cell:
                rows[-1].append(TextCell(line, ""))
            open_cell = False
        elif line.text.strip():
            if is_prose(line.text) or "|" in line.text or (open_cell and _ends_at(lines, at)):
                break
            if open_cell or (_has_value(rows[-1]) and not is_plain_value(line.text.strip())):
                rows[-1] += [] if open_cell else [TextCell(line, "")]
                rows.append([])
            rows[-1].append(TextCell(line, line.text))
            open_cell = True
        elif not pipes:
            break
        at += 1
    rows = [row for row in rows if row]
    if pipes < MIN_LINES or len(rows) < 2:
        return max(at, start + 1)
    return [table(_without_padding(rows))], at


def _ends_at(lines: Sequence[TextLine], at: int) -> bool:
    """Whether no pipe stands near a line any more: it is no cell."""
    return not any(_ONLY_PIPE.fullmatch(line.text) for line in lines[at + 1 : at + 3])


def _has_value(row: TextRow) -> bool:
    return any(is_plain_value(cell.text.strip()) for cell in row)


def empty_lines(lines: Sequence[TextLine], start: int) -> Found | int:
    """A cell a line, an empty line for each blank cell: only where the rows prove it.

    Each row with a value has as many lines after its words as every other, and some have no empty line among them.
    """
    if start + 1 == len(lines) or not _is_value_line(lines[start + 1].text) or _is_value_line(lines[start].text):
        return start + 1  # nearly every line of any other text
    rows, end = _stacked_rows(lines, start)
    proven = _proven(rows)
    if not proven:
        return max(end, start + 1)
    begin, last = proven[0], proven[-1]
    if begin.at > start:
        return begin.at
    kept = [row for row in rows if row.at <= last.at and (row in proven or len(row.cells) == 1)]
    return [table([row.cells for row in kept])], last.at + len(last.cells)


def _is_value_line(line: str) -> bool:
    """Whether a line is empty or a value and nothing else."""
    text = line.strip()
    return len(text) <= MAX_TEXT and "\t" not in line and (not text or is_plain_value(text))


class _StackedRow(NamedTuple):
    """A line of words and the values and empty lines below it; `at` is the index of its first line."""

    at: int
    cells: TextRow

    @property
    def width(self) -> int:
        """How many cells stand below its words."""
        return len(self.cells) - 1


def _stacked_rows(lines: Sequence[TextLine], start: int) -> tuple[list[_StackedRow], int]:
    """The rows from a line of words on, and where running text ends them."""
    rows: list[_StackedRow] = []
    at = start
    while at < len(lines) and _NO_CELL.search(lines[at].text) is None and not is_prose(lines[at].text):
        text = clean(lines[at].text)
        if text and not is_plain_value(text):
            rows.append(_StackedRow(at, []))
        elif not rows:
            return [], at + 1
        rows[-1].cells.append(TextCell(lines[at], text))
        at += 1
    return rows, at


def _proven(rows: Sequence[_StackedRow]) -> list[_StackedRow]:
    """The first rows with values that are all of one width, if full ones prove it and others have blank cells."""
    valued = [row for row in rows if _has_value(row.cells)]
    full = Counter(row.width for row in valued if all(cell.text for cell in row.cells))
    width, n_full = max(full.items(), key=lambda item: item[1], default=(0, 0))
    if width < MIN_WIDTH or n_full < MIN_FULL_ROWS:
        return []
    from_first = list(dropwhile(lambda row: row.width != width, valued))
    proven = list(takewhile(lambda row: row.width == width, from_first))
    return proven if any(not cell.text for row in proven for cell in row.cells) else []
