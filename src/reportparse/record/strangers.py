"""Records that come from a file: whoever made them, the tables hold what their columns say, or the record is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.record.columns import Type
from reportparse.record.numbers import MAX_WHOLE
from reportparse.record.rows import OF_RECORDS, TableDefinition
from reportparse.record.values import Entry, NoPlace

if TYPE_CHECKING:
    from reportparse.record.base import Record


def checked_entries(record: Record) -> list[list[Entry]]:
    """The rows of a record for every table of `OF_RECORDS`, as `entries_of` gives them.

    Raises UnreadableFile where its year is none, a cell lies at no path of its form, a column would not take its value or two
    rows of a table have one key: no record of ours is so, and what is made for ours (a database, a date) would fail on it.
    """
    year = record["report"]["year"]
    if year is not None and not MINYEAR <= year <= MAXYEAR:
        raise _unlike("report.year")
    made = []
    for table in OF_RECORDS:
        try:
            rows = list(table.short(record))
        except NoPlace as error:
            raise _unlike(f"cells: {error}") from error
        places = (
            _repeated_paths(record)
            if table.shortened
            else (*_strange_values(table, rows), *_repeated_keys(table, rows))
        )
        for place in places:
            raise _unlike(place)
        made.append(rows)
    return made


def _unlike(place: str) -> UnreadableFile:
    """The refusal that names a place of a record, which is as short as ours are and can be written down."""
    said = place[:100].encode("utf-8", "replace").decode()
    return UnreadableFile("not-a-record", why=Both(said, said))


def _strange_values(table: TableDefinition, rows: list[Entry]) -> Iterator[str]:
    """Columns of whole numbers, days and yes or no whose value is none; the others take whatever a record can hold."""
    for row in rows:
        for at, name, is_of in _CHECKED[table.name]:
            if row[at] is not None and not is_of(row[at]):
                yield f"{table.name}: {name}"


def _repeated_keys(table: TableDefinition, rows: list[Entry]) -> Iterator[str]:
    names = [column.name for column in table.columns]
    key_of = itemgetter(*map(names.index, table.key))
    if len(set(map(key_of, rows))) < len(rows):
        yield f"{table.name}: {', '.join(table.key)}"


def _repeated_paths(record: Record) -> Iterator[str]:
    """Two cells of one path; a record without cells has none, and each of its paths once."""
    paths = [cell["path"] for cell in record.get("cells") or ()]
    if len(set(paths)) < len(paths):
        yield "cells: path"


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_IS_OF: dict[Type, Any] = {
    "integer": lambda value: type(value) is int and abs(value) <= MAX_WHOLE,
    "date": _is_day,
    "boolean": lambda value: isinstance(value, bool),
}
_CHECKED = {
    table.name: [
        (at, column.name, _IS_OF[column.type]) for at, column in enumerate(table.columns) if column.type in _IS_OF
    ]
    for table in OF_RECORDS
}
