"""Organs of an archive, gathered from the rows of its reports, and put in the order of key and year."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reportparse.record import columns
from reportparse.record.panel import Sighting
from reportparse.record.rows import OF_RECORDS, OF_SIGHTINGS, VALUE_COLUMNS
from reportparse.writers.tables.kept import Rows
from reportparse.writers.tables.row_text import NULL, csv_text

if TYPE_CHECKING:
    from reportparse.record.base import Record

OF_REPORTS = (columns.ORGAN_KEY, columns.YEAR, columns.REPORT, columns.ORGAN, *columns.PLACED, columns.NUMBERS_SHA256)
OF_WIDE = tuple(VALUE_COLUMNS[f"requests.{row}.total"] for row in ("carried_over", "carried_forward"))
_TAKEN = {
    table.name: [table.columns.index(column) for column in {"reports": OF_REPORTS, "wide": OF_WIDE}[table.name]]
    for table in OF_RECORDS
    if table.name in ("reports", "wide")
}
"""Where in the rows of a table they stand."""

_NUMBERS = ("year", "carried_over", "carried_forward")

MANY_ROWS = 1000
"""Rows that are handed on at once."""


def sightings_of(records: Iterable[Record]) -> list[Sighting]:
    """What records in memory say of their organs, in the order of key and year."""
    found = []
    for record in records:
        taken = (
            row[at]
            for table in OF_RECORDS
            if table.name in _TAKEN
            for row in table.rows(record)
            for at in _TAKEN[table.name]
        )
        found.append(Sighting(*taken))
    named = (seen for seen in found if seen.organ_key is not None)
    return sorted(named, key=lambda seen: (seen.organ_key, seen.year is not None, seen.year or 0, seen.report))


class Sightings:
    """What the reports say of their organs, however many they are: in a database without a name, on disk once it is large."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        typed = (f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in Sighting._fields)
        self._database.execute(f"CREATE TABLE seen ({', '.join(typed)})")
        self._database.execute("BEGIN")
        self._insert = f"INSERT INTO seen VALUES ({', '.join('?' * len(Sighting._fields))})"  # noqa: S608
        self._begun: list[list[str | None]] = []

    def add(self, rows: Rows) -> None:
        """Take the rows of one report for one table, in the order of the tables."""
        if rows.table.name not in _TAKEN:
            return
        places = _TAKEN[rows.table.name]
        taken = [[None if row[at] == NULL else row[at] for at in places] for row in rows.fields()]
        if rows.table.name == "reports":
            self._begun = taken
            return
        for about, numbers in zip(self._begun, taken, strict=True):
            if about[0] is not None:
                self._database.execute(self._insert, (*about, *numbers))

    def tables(self) -> Iterator[Rows]:
        """The rows of the tables that are made of all reports, some at a time."""
        for table in OF_SIGHTINGS:
            # No year comes first: the last of an organ's is what it is called now.
            found = self._database.execute("SELECT * FROM seen ORDER BY organ_key, year, report")
            gathered = []
            for row in table.rows(map(Sighting._make, found)):
                gathered.append(row)
                if len(gathered) == MANY_ROWS:
                    yield Rows(table, csv_text(gathered).encode("utf-8", "replace"))
                    gathered = []
            if gathered:
                yield Rows(table, csv_text(gathered).encode("utf-8", "replace"))


@contextmanager
def gathering() -> Iterator[Sightings]:
    """Sightings for as long as the tables are written."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        yield Sightings(database)
