"""Tables without any ruling lines: columns from the alignment of numbers. A guess, and marked as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.document import Box
from reportparse.layout.fill import Content, Filled
from reportparse.layout.grid import Span
from reportparse.layout.text import Line, Part

# A table has at least so many rows with at least so many numbers each.
MIN_ROWS = 3
MIN_NUMBERS = 2
# Rows of one table are at most so far apart (share of the font size).
MAX_STEP = 4.5

_NUMBER = re.compile(r"[+\-－]?\d[\d,，.]*|[-—–/]")


def guessed_tables(lines: Sequence[Line], page: int) -> list[Line | Filled]:
    """The lines, with those that clearly stand in the columns of a table put together to one."""
    rows = [i for i, line in enumerate(lines) if _is_row(line)]
    items: list[Line | Filled] = []
    done = 0
    for group in _groups(lines, rows):
        first, last = _with_header(lines, group[0], done), group[-1]
        items += lines[done:first]
        items.append(_table(lines[first : last + 1], [i - first for i in group], page))
        done = last + 1
    return [*items, *lines[done:]]


def _is_row(line: Line) -> bool:
    """Whether a line holds numbers in columns of their own."""
    return sum(1 for part in line.parts if _NUMBER.fullmatch(part.text)) >= MIN_NUMBERS


def _groups(lines: Sequence[Line], rows: Sequence[int]) -> list[list[int]]:
    """Indexes of rows that belong to one table: near each other, with aligned numbers."""
    groups: list[list[int]] = []
    for i in rows:
        near = groups and lines[i].top - lines[groups[-1][-1]].bottom <= MAX_STEP * lines[i].em
        if near and _aligned(lines[groups[-1][-1]], lines[i]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return [group for group in groups if len(group) >= MIN_ROWS]


def _aligned(above: Line, below: Line) -> bool:
    """Whether most numbers of the row with fewer of them stand under (over) a stretch of the other."""
    few, many = sorted((above.parts, below.parts), key=len)
    hits = sum(any(a.x0 < b.x1 and b.x0 < a.x1 for b in many) for a in few)
    return hits >= max(MIN_NUMBERS, len(few) - 1)


def _with_header(lines: Sequence[Line], first: int, floor: int) -> int:
    """Index of the first header line right above a table's first row."""
    while first > floor and len(lines[first - 1].parts) >= 3 and lines[first].top - lines[first - 1].bottom < 30:
        first -= 1
    return first


def _table(lines: Sequence[Line], rows: Sequence[int], page: int) -> Filled:
    """A table out of its lines: each row line a row, header lines too, others part of the nearest."""
    columns = _columns([part for i in rows for part in lines[i].parts])
    starts = [*range(rows[0]), *rows]
    texts: list[list[list[str]]] = [[[] for _ in columns] for _ in starts]
    for i, line in enumerate(lines):
        row = starts.index(i) if i in starts else _nearest(lines, rows, line) + rows[0]
        for part in line.parts:
            texts[row][_column(columns, part)].append(part.text)
    cells = []
    for r, i in enumerate(starts):
        for c, (x0, x1) in enumerate(columns):
            box = Box(x0, lines[i].top, x1, lines[i].bottom)
            cells.append(Content(Span(r, c, 1, 1), "\n".join(texts[r][c]), box, page))
    outline = Box(columns[0][0], lines[0].top, columns[-1][1], lines[-1].bottom)
    xs = (*(x0 for x0, _ in columns), columns[-1][1])
    return Filled(xs, len(starts), tuple(cells), outline, page, certain=False)


def _columns(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """Intervals that the stretches of the rows cover."""
    columns: list[tuple[float, float]] = []
    for part in sorted(parts):
        if columns and part.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.x1))
        else:
            columns.append((part.x0, part.x1))
    return columns


def _column(columns: Sequence[tuple[float, float]], part: Part) -> int:
    """The column whose middle is nearest to that of a stretch."""
    middle = (part.x0 + part.x1) / 2
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1], 0.0))


def _nearest(lines: Sequence[Line], rows: Sequence[int], line: Line) -> int:
    """Ordinal of the row nearest to a line."""
    return min(range(len(rows)), key=lambda r: abs(lines[rows[r]].top - line.top))
