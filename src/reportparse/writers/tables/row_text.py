"""Rows of tables as CSV text, and taken apart again."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from reportparse.record.columns import Type
from reportparse.record.numbers import number_text
from reportparse.record.values import Entry

NULL = "\ufdd0"
"""Stands for null: a code point that is no character, so that no text is it."""

END = "\r\n"
"""What ends a row."""

FLOAT_DIGITS = 15

T = TypeVar("T")

_QUOTE = '"'
_UNSTORABLE = str.maketrans({"\0": "�", NULL: "�"})


def csv_text(rows: Iterable[Entry]) -> str:
    """Rows as CSV with nulls marked."""
    several = list(rows)
    # A call for each value would take most of the time: texts are mostly written as they are.
    text = _written(
        [
            value
            if type(value) is str
            else NULL
            if value is None
            else str(value)
            if type(value) is int
            else _plain(value)
            for value in row
        ]
        for row in several
    )
    if "\0" in text or text.count(NULL) != sum(row.count(None) for row in several):  # a text has what no text may
        return _written([_plain(value) for value in row] for row in several)
    return text


def _written(rows: Iterable[list[str]]) -> str:
    """Rows as the library `csv` writes them, which looks at each character by itself, in a quarter of its time."""
    several = list(rows)
    lines = [",".join(row) for row in several]
    text = END.join([*lines, ""])
    signs = {",": sum(map(len, several)) - len(lines), _QUOTE: 0, "\n": len(lines), "\r": len(lines)}
    # Signs of CSV's own that stand in a text are seen by their number: mostly none does.
    if all(text.count(sign) == number for sign, number in signs.items()) and "" not in lines:
        return text
    return "".join([_line(row) + END for row in several])


def _line(row: list[str]) -> str:
    line = ",".join(row)
    if not ('"' in line or "\n" in line or "\r" in line):
        if line.count(",") < len(row):
            return line or '""'
        return ",".join([f'"{field}"' if "," in field else field for field in row])
    return ",".join(
        [
            f'"{field.replace(_QUOTE, _QUOTE * 2)}"'
            if "," in field or '"' in field or "\n" in field or "\r" in field
            else field
            for field in row
        ]
    )


def fields(rows: bytes) -> Iterator[list[str]]:
    """Rows of CSV taken apart again."""
    text = rows.decode("utf-8")
    if _QUOTE not in text:  # then each break ends a row and each comma a field
        return map(_apart, text.split(END)[:-1])
    csv.field_size_limit(sys.maxsize)  # a text may be as long as the largest file that is read
    return csv.reader(io.StringIO(text, newline=""))


def lines(rows: bytes) -> list[bytes]:
    """Rows of CSV without the ends of their lines."""
    if _QUOTE.encode() in rows:
        return [_line(row).encode() for row in fields(rows)]
    return rows.split(END.encode())[:-1]


def _apart(line: str) -> list[str]:
    return line.split(",")


Readers = Mapping[Type, Callable[[str], T]]
"""What makes a field of each type what a format holds."""


def is_true(field: str) -> bool:
    """A field of yes or no."""
    return field == "true"


def fits_a_float(number: str) -> bool:
    """Whether a program whose numbers are floats, of which fifteen digits are sure, shows this number as it is."""
    digits = number.lstrip("-").replace(".", "").lstrip("0")
    return len(digits) <= FLOAT_DIGITS or len(digits.rstrip("0")) <= FLOAT_DIGITS


def _plain(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.translate(_UNSTORABLE) if "\0" in value or NULL in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)
