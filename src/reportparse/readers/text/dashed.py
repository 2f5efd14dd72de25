"""Tables whose columns are drawn as runs of dashes above and below them, as pandoc writes plain text and Markdown.

The dashes say where each column begins and ends, so blank cells keep their places. Only what keeps to the columns is read:
between two of them every line is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportparse.chinese.text import clean, slots
from reportparse.document import Cell, Table
from reportparse.patterns import regex
from reportparse.readers.text.tables import Found, TextLine

MAX_LINES_OF_HEADER = 8
"""So many lines of column names may stand above the dashes."""

MAX_LINES_OF_TABLE = 2_000
"""Lines down to the dashes below a table; the longest form has 28 rows of a few lines."""

_DASHES = regex(r"-{2,}")
_COLUMNS = regex(r"\s*-{2,}(?: -{2,})+\s*")
_LINE = regex(r"\s*(?:-{10,}|-{2,}(?: -{2,})+)\s*")

_Columns = list[tuple[int, int]]


def dashed(lines: Sequence[TextLine], start: int, *, mark_free: Callable[[str], str] = str) -> Found | int:
    """A table from the dashes above it, or above its header, to the dashes below it; `mark_free` frees a cell of marks."""
    found = _drawn_at(lines, start)
    if found is None:
        return start + 1
    named, end = found
    columns = [match.span() for match in _DASHES.finditer(lines[named].text)]
    parts = [_rows(lines[start + 1 : named], columns), _rows(lines[named + 1 : end], columns)]
    if None in parts:
        return start + 1
    rows = [row for part in parts for row in part or ()]
    cells = [
        Cell(i, j, clean(mark_free("\n".join(texts))), origin=line.origin)
        for i, (line, row) in enumerate(rows)
        for j, texts in enumerate(row)
    ]
    return ([Table(tuple(cells), lines[start].origin)], end + 1) if len(rows) > 1 else start + 1


def dashed_lines(lines: Sequence[TextLine]) -> set[int]:
    """The indices of lines of such tables, the dashes among them."""
    inside: set[int] = set()
    for at in range(len(lines)):
        if at not in inside and (found := _drawn_at(lines, at)):
            inside.update(range(at, found[1] + 1))
    return inside


def _drawn_at(lines: Sequence[TextLine], start: int) -> tuple[int, int] | None:
    """The line that draws the columns of a table that begins at a line, and the one that closes it."""
    if "--" not in lines[start].text or not _LINE.fullmatch(lines[start].text):
        return None
    named = _columns_at(lines, start)
    end = None if named is None else _end(lines, named + 1)
    return None if named is None or end is None else (named, end)


def _columns_at(lines: Sequence[TextLine], start: int) -> int | None:
    """The line that draws the columns: the first one, or below a header that stands under one long run of dashes."""
    for at in range(start, min(start + MAX_LINES_OF_HEADER + 2, len(lines))):
        if _COLUMNS.fullmatch(lines[at].text):
            return at
    return None


def _end(lines: Sequence[TextLine], start: int) -> int | None:
    """The line of dashes that closes the table."""
    for at in range(start, min(start + MAX_LINES_OF_TABLE, len(lines))):
        if _LINE.fullmatch(lines[at].text):
            return at
    return None


def _rows(lines: Sequence[TextLine], columns: _Columns) -> list[tuple[TextLine, list[list[str]]]] | None:
    """Rows, each with the line where it begins and its cells' lines; None where a line does not keep to the columns.

    Where an empty line stands among them it parts two rows, else each line is one.
    """
    parted = any(not line.text.strip() for line in lines)
    rows: list[tuple[TextLine, list[list[str]]]] = []
    is_open = False
    for line in lines:
        if not line.text.strip():
            is_open = False
            continue
        texts = _cells(line.text, columns)
        if texts is None:
            return None
        if not (parted and is_open):
            rows.append((line, [[] for _ in columns]))
        is_open = True
        for cell, text in zip(rows[-1][1], texts, strict=True):
            cell += [text] if text else []
    return rows


def _cells(text: str, columns: _Columns) -> list[str] | None:
    """The texts of a line by column; None where one stands between two columns, or beyond the last."""
    signs = slots(text.rstrip())
    inside = {at for start, end in columns for at in range(start, end)}
    if any(at not in inside and sign.strip() for at, sign in enumerate(signs)):
        return None
    if any(start < len(signs) and signs[start] == "" for start, _ in columns):
        return None  # a wide character over the edge
    return ["".join(signs[start:end]).strip().removesuffix("\\") for start, end in columns]
