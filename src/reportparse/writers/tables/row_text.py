"""The rows of one report as CSV text: what a worker makes of a file where the output is tables.

Made beside the parsing, rows cost the processes that are many; the one that writes the tables only strings texts
together, however many files there are.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from reportparse.record.columns import Type
from reportparse.record.rows import OF_RECORDS, Entry, TableDefinition, entries_of, number_text

if TYPE_CHECKING:
    from reportparse.record.load import Record

NULL = "\ufdd0"
"""Stands for null: a code point that is no character, so that no text is it."""

FLOAT_DIGITS = 15

T = TypeVar("T")

_BETWEEN_TABLES = "\0"
_QUOTE = '"'
_UNSTORABLE = str.maketrans({"\0": "�", NULL: "�"})


def rows_of_record(record: Record) -> bytes:
    """The rows of a record for every table of `OF_RECORDS`, in that order."""
    return rows_of_entries(entries_of(record))


def rows_of_entries(entries: Sequence[Iterable[Entry]]) -> bytes:
    """The rows of every table of `OF_RECORDS`, in that order."""
    return _BETWEEN_TABLES.join(map(csv_text, entries)).encode("utf-8", "replace")


def by_table(rows: bytes) -> Iterator[tuple[TableDefinition, bytes]]:
    """What `rows_of_record` wrote, table by table."""
    return zip(OF_RECORDS, rows.split(_BETWEEN_TABLES.encode()), strict=True)


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
    """Rows as the library `csv` writes them, which looks at each character by itself, in a third of its time."""
    return "".join([f"{_line(row)}\r\n" for row in rows])


def _line(row: list[str]) -> str:
    line = ",".join(row)
    if line.count(",") < len(row) and not ('"' in line or "\n" in line or "\r" in line):
        return line or '""'
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
        return map(_apart, text.split("\r\n")[:-1])
    csv.field_size_limit(sys.maxsize)  # a text may be as long as the largest file that is read
    return csv.reader(io.StringIO(text, newline=""))


def _apart(line: str) -> list[str]:
    return line.split(",")


Readers = Mapping[Type, Callable[[str], T]]
"""What makes a field of each type what a format holds."""


def typed(table: TableDefinition, rows: bytes, readers: Readers[T]) -> Iterator[list[str | T | None]]:
    """Rows of CSV as what a format holds; texts stay texts, nulls are None."""
    others = [(at, readers[column.type]) for at, column in enumerate(table.columns) if column.type != "text"]
    for row in fields(rows):
        read: list[str | T | None] = [None if field == NULL else field for field in row]
        for at, reader in others:
            if read[at] is not None:
                read[at] = reader(row[at])
        yield read


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
