"""The rows of one report as CSV text: what a worker makes of a file where the output is tables.

Made beside the parsing, rows cost the processes that are many; the one that writes the tables only strings texts
together, however many files there are.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportparse.writers.tables.columns import Type
from reportparse.writers.tables.record_rows import OF_RECORDS, Entry, TableDefinition, number_text

if TYPE_CHECKING:
    from reportparse.record.load import Record

NULL = "\ufdd0"
"""Stands for null: a code point that is no character, so that no text is it."""

_BETWEEN_TABLES = "\0"
_UNSTORABLE = str.maketrans({"\0": "�", NULL: "�"})


def rows_of_record(record: Record) -> bytes:
    """The rows of a record for every table of `OF_RECORDS`, in that order."""
    texts = (csv_text(table.rows(record)) for table in OF_RECORDS)
    return _BETWEEN_TABLES.join(texts).encode("utf-8", "replace")


def by_table(rows: bytes) -> Iterator[tuple[TableDefinition, bytes]]:
    """What `rows_of_record` wrote, table by table."""
    return zip(OF_RECORDS, rows.split(_BETWEEN_TABLES.encode()), strict=True)


def csv_text(rows: Iterable[Entry]) -> str:
    """Rows as CSV with nulls marked."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(map(_plain, row) for row in rows)
    return stream.getvalue()


def fields(rows: bytes) -> Iterator[list[str]]:
    """Rows of CSV taken apart again."""
    csv.field_size_limit(sys.maxsize)  # a text may be as long as the largest file that is read
    return csv.reader(io.StringIO(rows.decode("utf-8"), newline=""))


def value_of(field: str, type_: Type) -> str | int | Decimal | bool | None:
    """A field as what its column holds; a date stays text."""
    if field == NULL:
        return None
    if type_ == "integer":
        return int(field)
    if type_ == "decimal":
        return Decimal(field)
    return field == "true" if type_ == "boolean" else field


def _plain(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.translate(_UNSTORABLE) if "\0" in value or NULL in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)
