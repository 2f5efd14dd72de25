"""Names of SpreadsheetML, and how references such as B7 and A1:C3 are read."""

from __future__ import annotations

from reportparse.patterns import regex

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""The size of a sheet."""

_REFERENCE = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def place(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as B7; None for anything else."""
    match = _REFERENCE.fullmatch(reference.upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row - 1, column - 1) if row <= MAX_ROWS and column <= MAX_COLUMNS else None


def area(reference: str) -> tuple[int, int, int, int] | None:
    """First row and column, height and width of a reference such as A1:C3."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None or end < start or end[1] < start[1]:
        return None
    return (*start, end[0] - start[0] + 1, end[1] - start[1] + 1)


def is_on(value: str | None) -> bool:
    """Whether an attribute that is true or false is true."""
    return value in ("1", "true", "on")
