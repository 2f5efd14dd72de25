"""DuckDB writes the database and the Parquet files. Every column is typed by `tables.py`; nothing is inferred."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.files import appearing, scratch_folder
from reportparse.record.columns import SQL_TYPES, YEAR
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.places import paths_by_year, paths_of_tables
from reportparse.writers.tables.row_text import NULL

if TYPE_CHECKING:
    import duckdb

MAX_LINE_BYTES = 256 * 1024 * 1024
"""The longest row: a text may be as long as the largest file that is read."""

LOAD_BYTES = 8 * 1024 * 1024
"""CSV that is gathered before it is loaded: memory and room on disk do not grow with the archive."""

MEMORY = "1GB"
PARQUET = "(FORMAT parquet, COMPRESSION zstd)"


def write_duckdb(output: Path, archive: Archive) -> None:
    """One database with all tables; columns carry their meaning as comments."""
    with scratch_folder(output) as scratch, appearing(output) as part, _loaded(part, scratch, archive) as made:
        for table in TABLES:
            _comment(made, table)
        made.execute("CHECKPOINT")


def write_parquet(output: Path, archive: Archive) -> None:
    """One Parquet file a table."""
    with ExitStack() as stack:
        scratch = stack.enter_context(scratch_folder(output))
        files = {name: stack.enter_context(appearing(path)) for name, path in paths_of_tables(output).items()}
        with _loaded(scratch / "tables.duckdb", scratch, archive) as connection:
            for name, path in files.items():
                connection.execute(f"""COPY "{name}" TO {_quoted(path)} {PARQUET}""")


def write_parquet_by_year(output: Path, archive: Archive) -> None:
    """A folder with a Parquet file for each table and year, which is then the name of a folder and no column."""
    output.mkdir(exist_ok=True)
    with scratch_folder(output) as scratch, _loaded(scratch / "tables.duckdb", scratch, archive) as connection:
        years = connection.execute("SELECT DISTINCT year FROM reports ORDER BY year NULLS LAST").fetchall()
        for name, year, path in paths_by_year(output, (year for (year,) in years)):
            path.parent.mkdir(parents=True, exist_ok=True)
            with appearing(path) as part:
                connection.execute(f"COPY ({_of_year(name, year)}) TO {_quoted(part)} {PARQUET}")


def _of_year(table: str, year: int | None) -> str:
    """What selects the rows of a table that belong to a year's reports."""
    if any(one.name == table and not one.has_years for one in TABLES):
        return f'SELECT * FROM "{table}"'  # noqa: S608
    same = f"year IS NOT DISTINCT FROM {'NULL' if year is None else year}"
    if any(column == YEAR for one in TABLES if one.name == table for column in one.columns):
        return f'SELECT * EXCLUDE (year) FROM "{table}" WHERE {same}'  # noqa: S608
    return f'SELECT * FROM "{table}" WHERE report IN (SELECT report FROM reports WHERE {same})'  # noqa: S608


@contextmanager
def _loaded(database: Path, scratch: Path, archive: Archive) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database file that holds all tables, by way of CSV files for so many rows at a time. Raises OSError."""
    import duckdb

    # One thread keeps the rows in order and the bytes of Parquet the same.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": MEMORY,
        "temp_directory": str(scratch),
    }
    try:
        with duckdb.connect(str(database), config=settings) as connection:
            for table in TABLES:
                columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.type]}' for column in table.columns)
                connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            loaders = {table.name: Loader(connection, table, scratch / f"{table.name}.csv") for table in TABLES}
            for rows in all_rows(archive):
                loaders[rows.table.name].add(rows.text())
            for loader in loaders.values():
                loader.load()
            yield connection
    except duckdb.Error as error:
        raise OSError(errno.EIO, " ".join(str(error).split())) from error


class Loader:
    """Gathers the rows of one table and loads them, by way of a CSV file, when they are many."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, table: TableDefinition, file: Path) -> None:
        typed = ", ".join(f"'{column.name}': '{SQL_TYPES[column.type]}'" for column in table.columns)
        self._insert = f"""INSERT INTO "{table.name}" SELECT * FROM read_csv({_quoted(file)}, columns={{{typed}}},
            auto_detect=false, header=false, delim=',', quote='"', escape='"', new_line='\\r\\n', nullstr='{NULL}',
            parallel=false, max_line_size={MAX_LINE_BYTES})"""  # noqa: S608
        self._connection, self._file = connection, file
        self._gathered = bytearray()

    def add(self, rows: bytes) -> None:
        """Take rows as CSV."""
        self._gathered += rows
        if len(self._gathered) > LOAD_BYTES:
            self.load()

    def load(self) -> None:
        """Put what was gathered into the table."""
        if self._gathered:
            self._file.write_bytes(self._gathered)
            self._connection.execute(self._insert)
            self._gathered.clear()


def _comment(connection: duckdb.DuckDBPyConnection, table: TableDefinition) -> None:
    connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(f"{table.en}；{table.zh}")}')
    for column in table.columns:
        meaning = _quoted(f"{column.en}；{column.zh}")
        connection.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {meaning}')


def _quoted(text: str | Path) -> str:
    """As a string of SQL."""
    return "'" + str(text).replace("'", "''") + "'"
