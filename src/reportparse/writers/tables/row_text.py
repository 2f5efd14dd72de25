"""The rows of one report as CSV text: what a worker makes of a file where the output is tables.

Made beside the parsing, rows cost the processes that are many; the one that writes the tables only strings texts
together, however many files there are.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportparse.record.columns import Type
from reportparse.record.numbers import number_text
from reportparse.record.rows import OF_RECORDS, TableDefinition, entries_of
from reportparse.record.values import LOCAL, PLACES, Entry

if TYPE_CHECKING:
    from reportparse.record.load import Record

NULL = "\ufdd0"
"""Stands for null: a code point that is no character, so that no text is it."""

FLOAT_DIGITS = 15

T = TypeVar("T")

_BETWEEN_TABLES = "\0"
_QUOTE = '"'
_END = "\r\n"
_UNSTORABLE = str.maketrans({"\0": "�", NULL: "�"})


def rows_of_record(record: Record) -> bytes:
    """The name of a record's report and its rows for every table of `OF_RECORDS`, in that order, as they are kept."""
    return rows_of_entries(record["source"]["name"], entries_of(record))


def rows_of_entries(report: str, entries: Iterable[Iterable[Entry]]) -> bytes:
    """The same of rows that are made."""
    return _BETWEEN_TABLES.join((_beginning((report,)), *map(csv_text, entries))).encode("utf-8", "replace")


def by_table(rows: bytes) -> Iterator[tuple[TableDefinition, bytes]]:
    """What `rows_of_record` wrote, table by table, each row whole."""
    report, *parts = rows.split(_BETWEEN_TABLES.encode())
    for table, part in zip(OF_RECORDS, parts, strict=True):
        yield table, _whole(report, part) if table.shortened else part


def _whole(report: bytes, rows: bytes) -> bytes:
    """Short rows with the report's name, and with what is known of their places."""
    known, pieces = _known_places(), []
    for line in _lines(rows):
        number, _, own = line.partition(b",")
        before, behind = known[number]
        pieces += [report, before, own, behind]
    return b"".join(pieces)


def _lines(rows: bytes) -> list[bytes]:
    """The rows of CSV, without the ends of their lines."""
    if _QUOTE.encode() in rows:
        return [_line(row).encode() for row in fields(rows)]
    return rows.split(_END.encode())[:-1]


@cache
def _known_places() -> dict[bytes, tuple[bytes, bytes]]:
    """Number of a place, as digits, to what stands before and behind the values there."""
    known = {LOCAL: (",", _END)}
    for number, (place, unit) in enumerate(PLACES):
        known[str(number)] = f",{_beginning(place)},", f",{_beginning((unit,))}{_END}"
    return {number.encode(): (before.encode(), behind.encode()) for number, (before, behind) in known.items()}


def _beginning(entry: Entry) -> str:
    """A row's first fields, as they stand before a comma."""
    return csv_text([(*entry, None)]).removesuffix(f",{NULL}{_END}")


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
    text = _END.join([*lines, ""])
    n_lines, n_commas = len(lines), sum(map(len, several)) - len(lines)
    # Signs of CSV's own that stand in a text are seen by their number: mostly none does.
    signs = tuple(map(text.count, (_QUOTE, ",", "\n", "\r")))
    if signs == (0, n_commas, n_lines, n_lines) and "" not in lines:
        return text
    return "".join([_line(row) + _END for row in several])


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
        return map(_apart, text.split(_END)[:-1])
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
