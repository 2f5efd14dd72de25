"""A SQLite database: what the standard library writes, and datasette shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reportparse.files import appearing
from reportparse.record.columns import TableColumn, Type
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.row_text import Readers, fits_a_float, is_true

DECLARED: dict[Type, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "decimal": "",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
"""A decimal has no declared type: with any, SQLite would round a number of more than fifteen digits, which stays text.

All others are floats, the whole ones too: SQLite divides whole numbers without a remainder, so that a share would be 0, and R
takes the kind of the first number for that of all.
"""

FOUND_BY = "report"
"""How the rows of tables are found whose key has several columns; a unique key of millions costs more than it gives."""


def write_sqlite(output: Path, archive: Archive) -> None:
    """One database with all tables, their keys and what leads from one to another; its schema says what columns mean."""
    with appearing(output) as part, closing(sqlite3.connect(part, isolation_level=None)) as database:
        # Nothing is asked of it before it is whole; `appearing` puts it on disk.
        for setting in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            database.execute(f"PRAGMA {setting}")
        database.execute("BEGIN")
        inserts = {}
        for table in TABLES:
            database.execute(_schema(table))
            marks = ", ".join("?" * len(table.columns))
            inserts[table.name] = f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608
        for rows in all_rows(archive):
            database.executemany(inserts[rows.table.name], rows.typed(READERS))
        for table in TABLES:
            if len(table.key) > 1:
                database.execute(f'CREATE INDEX "{table.name} by {FOUND_BY}" ON "{table.name}" ({FOUND_BY})')
        database.execute("COMMIT")


def _schema(table: TableDefinition) -> str:
    lines = list(map(_column, table.columns))
    if len(table.key) == 1:
        lines.append(f"  PRIMARY KEY ({_quoted(*table.key)})")
    lines += [f"  FOREIGN KEY ({_quoted(one)}) REFERENCES {_quoted(to)} ({key})" for one, to, key in table.leads_to]
    body = ",\n".join(lines)
    return f'CREATE TABLE "{table.name}" ( -- {table.en}; {table.zh}\n{body}\n)'


def _column(column: TableColumn) -> str:
    return f'  /* {column.en}; {column.zh} */\n  "{column.name}" {DECLARED[column.type]}'


def _quoted(*names: str) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _decimal(field: str) -> float | str:
    """A number as a float where that has all its digits, else as text."""
    return float(field) if fits_a_float(field) else field


READERS: Readers[str | int | float] = {
    "integer": int,
    "decimal": _decimal,
    "date": str,
    "boolean": is_true,
}
