"""Rows that a spreadsheet program wrote: cells parted by commas, semicolons or tabs, in quotes where they hold one.

Commas also part clauses and thousands, so lines are rows only where they are plainly rows: several of them, most with a cell
that is a number or blank, and of one width unless nothing in them could be read in two ways.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from reportparse.chinese.text import clean
from reportparse.chinese.values import is_plain_value
from reportparse.document import Paragraph
from reportparse.patterns import regex
from reportparse.readers.text.tables import Found, TextCell, TextLine, TextRow, blocks_of, is_caption, is_prose

DELIMITERS = ("\t", ",", ";")
_QUOTED = regex('"[^"]*"')
_THOUSANDS = regex(r"(?<!\d)\d{1,3},\d{3}(?!\d)")
# A comma within a number, for sure: what stands before that number is no comma, or the number is the whole line.
_THOUSANDS_FOR_SURE = regex(r"[^\d,\s]\s*\d{1,3},\d{3}(?!\d)|\d\s+\d{1,3},\d{3}(?!\d)|\A\s*\d{1,3}(?:,\d{3}){1,2}\s*\Z")
# Lines that one quoted cell may go on over; a quotation mark of running text is not closed for longer than that.
_MAX_CELL_LINES = 20
_MIN_ROWS = 3
# One row in so many holds a number or a blank cell.
_NUMBERED_SHARE = 4
# So many rows tell whether it is a table.
_PROBE = 400


class _ReadRow(NamedTuple):
    """A row, whether its lines could be read in two ways, what speaks for a table in it, and the line after it."""

    pieces: TextRow
    doubtful: bool
    marks: tuple[str, ...]
    end: int


def delimited(lines: Sequence[TextLine], start: int, delimiter: str) -> Found | int:
    """Rows of comma-separated values, or of their kin. Tabs without quotes are `tab_separated`'s."""
    if _delimiter(lines[start]) != delimiter:
        return start + 1
    following = _rows(lines, start, delimiter)
    probe = deque(islice(following, _PROBE))
    if not probe:
        return start + 1
    marks = Counter(mark for row in probe for mark in row.marks)
    if not _is_table(marks, delimiter):
        return _next_chance(lines, probe, following, marks, delimiter)
    rows = list(probe)
    wide = [row for row in rows if len(row.pieces) > 1]
    width = len(wide[0].pieces)
    if all(len(row.pieces) == width for row in wide):
        rows += takewhile(lambda row: len(row.pieces) in (0, 1, width), following)
    elif any(row.doubtful for row in rows):  # no part of them is certain either
        end = rows[-1].end
        return [Paragraph(clean(line.text), line.origin) for line in lines[start:end] if line.text.strip()], end
    else:
        rows += takewhile(lambda row: not row.doubtful, following)
    return blocks_of([row.pieces for row in rows if row.pieces]), rows[-1].end


def _delimiter(line: TextLine) -> str | None:
    """What parts the cells of a line, if it is the first of some rows."""
    return next((one for one in DELIMITERS if one in line.text), None)


def _is_table(marks: Counter[str], delimiter: str) -> bool:
    """Whether rows with so many marks are plainly a table's."""
    if marks["wide"] < _MIN_ROWS or _NUMBERED_SHARE * marks["numbered"] < marks["wide"]:
        return False
    return delimiter != "\t" or marks["quoted"] > 0


def _next_chance(
    lines: Sequence[TextLine],
    probe: deque[_ReadRow],
    following: Iterator[_ReadRow],
    marks: Counter[str],
    delimiter: str,
) -> int:
    """The line where a table may begin after all: the probe moves on row by row, so that none is read again for it."""
    end = probe[0].end
    while probe:
        end = probe[0].end
        marks.subtract(probe.popleft().marks)
        for row in islice(following, 1):
            probe.append(row)
            marks.update(row.marks)
        if probe and _is_table(marks, delimiter) and _delimiter(lines[end]) == delimiter:
            break
    return end


def _rows(lines: Sequence[TextLine], at: int, delimiter: str) -> Iterator[_ReadRow]:
    """Rows from a line on; one blank line or one caption between two of them does not end them."""
    while at < len(lines):
        cells, end = _cells(lines, at, delimiter)
        if cells is None:
            return
        if len(cells) < 2:
            lone = "".join(cells)
            after = _cells(lines, end, delimiter)[0] if end < len(lines) else None
            if after is None or len(after) < 2 or not is_caption(lone):
                return
            cells = [lone] if lone.strip() else []
        text = "\n".join(line.text for line in lines[at:end])
        bare = _QUOTED.sub("", text) if delimiter == "," else ""
        if _THOUSANDS_FOR_SURE.search(bare):
            return
        doubtful = any(map(is_prose, cells)) or _THOUSANDS.search(bare) is not None
        yield _ReadRow([TextCell(lines[at], cell) for cell in cells], doubtful, _marks(cells, text), end)
        at = end


def _cells(lines: Sequence[TextLine], at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that begins at a line, and the line after it; None where its quotes do not close."""
    text = lines[at].text
    end = at + 1
    while text.count('"') % 2:
        if end == len(lines) or end - at == _MAX_CELL_LINES:
            return None, end
        text += "\n" + lines[end].text
        end += 1
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), []), end
    except csv.Error:
        return None, end


def _marks(cells: Sequence[str], text: str) -> tuple[str, ...]:
    """What speaks for a table in a row: several cells, a number or a blank among them, quotes."""
    wide = len(cells) > 1
    numbered = wide and any(not cell.strip() or is_plain_value(cell) for cell in cells)
    return ("wide",) * wide + ("numbered",) * numbered + ("quoted",) * ('"' in text)
