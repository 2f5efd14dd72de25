"""The rows of one report as they are kept until tables are written: CSV as a worker makes it, and what is read of it.

Made beside the parsing, rows cost the processes that are many; the one that writes the tables only strings texts
together, however many files there are. What is the same in every report (`PLACES`) is not kept, and added here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportparse.record.rows import OF_RECORDS, TableDefinition, entries_of
from reportparse.record.values import LOCAL, PLACES, Entry
from reportparse.writers.tables.row_text import END, NULL, Readers, T, csv_text, fields, lines

if TYPE_CHECKING:
    from reportparse.record.load import Record

Told = Callable[[bytes], bytes]
"""What makes of rows of CSV with nulls marked what a format writes."""

_BETWEEN_TABLES = "\0"


def rows_of_record(record: Record) -> bytes:
    """The name of a record's report and its rows for every table of `OF_RECORDS`, in that order."""
    return rows_of_entries(record["source"]["name"], entries_of(record))


def rows_of_entries(report: str, entries: Iterable[Iterable[Entry]]) -> bytes:
    """The same of rows that are made."""
    return _BETWEEN_TABLES.join((_beginning((report,)), *map(csv_text, entries))).encode("utf-8", "replace")


def by_table(kept: bytes) -> Iterator[Rows]:
    """What `rows_of_record` wrote, table by table."""
    report, *parts = kept.split(_BETWEEN_TABLES.encode())
    return (Rows(table, part, report) for table, part in zip(OF_RECORDS, parts, strict=True))


def unchanged(rows: bytes) -> bytes:
    """Rows with nulls marked, as they are."""
    return rows


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table: CSV with nulls marked, short where the table's are kept so; then `report` is what names it there."""

    table: TableDefinition
    kept: bytes
    report: bytes = b""

    def text(self, told: Told = unchanged) -> bytes:
        """The rows as CSV, told in the way of a format."""
        if not self.table.shortened:
            return told(self.kept)
        report = told(self.report + END.encode()).removesuffix(END.encode())
        known, pieces = _known_texts(told), []
        for line in lines(told(self.kept)):
            number, _, own = line.partition(b",")
            before, behind = known[number]
            pieces += [report, before, own, behind]
        return b"".join(pieces)

    def fields(self) -> Iterator[list[str]]:
        """The rows, each as the texts of its fields."""
        if not self.table.shortened:
            yield from fields(self.kept)
            return
        known = _known_fields()
        report = next(iter(fields(self.report + END.encode())))[0]
        for number, *own in fields(self.kept):
            before, behind = known[number]
            yield [report, *before, *own, *behind]

    def typed(self, readers: Readers[T]) -> Iterator[list[str | T | None]]:
        """The rows as what a format holds; texts stay texts, nulls are None."""
        others = [(at, readers[column.type]) for at, column in enumerate(self.table.columns) if column.type != "text"]
        for row in self.fields():
            read: list[str | T | None] = [None if field == NULL else field for field in row]
            for at, reader in others:
                if read[at] is not None:
                    read[at] = reader(row[at])
            yield read


@cache
def _known_texts(told: Told) -> dict[bytes, tuple[bytes, bytes]]:
    """What a short row begins with to what stands before and behind the rest of it."""
    known = {LOCAL: (",", END)}
    for number, (place, unit) in enumerate(PLACES):
        known[str(number)] = f",{_beginning(place)},", f",{_beginning((unit,))}{END}"
    return {
        number.encode(): (told(before.encode()), told(behind.encode())) for number, (before, behind) in known.items()
    }


@cache
def _known_fields() -> dict[str, tuple[Entry, Entry]]:
    """The same as fields."""
    places = {str(number): (place, (unit or NULL,)) for number, (place, unit) in enumerate(PLACES)}
    return {LOCAL: ((), ()), **places}


def _beginning(entry: Entry) -> str:
    """A row's first fields, as they stand before a comma."""
    return csv_text([(*entry, None)]).removesuffix(f",{NULL}{END}")
