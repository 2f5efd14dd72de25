"""DuckDB writes the database and the Parquet files. Every column is typed by `tables.py`; nothing is inferred."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.writers.atomic import appearing
from reportparse.writers.columns import SQL_TYPES
from reportparse.writers.source import Archive
from reportparse.writers.tables import TABLES, TableDefinition
from reportparse.writers.tabular import NULL, paths_of_tables, write_rows

if TYPE_CHECKING:
    import duckdb

MAX_LINE_BYTES = 256 * 1024 * 1024
"""The longest row: a text may be as long as the largest file that is read."""

MEMORY = "1GB"


def write_duckdb(output: Path, archive: Archive) -> None:
    """One database with all tables; columns carry their meaning as comments."""
    with appearing(output) as part:
        _clear(part)
        with _loaded(part, output.parent, archive) as connection:
            for table in TABLES:
                _comment(connection, table)
            connection.execute("CHECKPOINT")


def write_parquet(output: Path, archive: Archive) -> None:
    """One Parquet file a table."""
    with ExitStack() as stack:
        files = {name: stack.enter_context(appearing(path)) for name, path in paths_of_tables(output).items()}
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=".reportparse-", dir=output.parent)))
        with _loaded(folder / "tables.duckdb", output.parent, archive) as connection:
            for name, path in files.items():
                connection.execute(f"""COPY "{name}" TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)""")


@contextmanager
def _loaded(database: Path, beside: Path, archive: Archive) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database file that holds all tables, by way of CSV files that are gone afterwards."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix=".reportparse-", dir=beside) as name:
        files = {table.name: Path(name) / f"{table.name}.csv" for table in TABLES}
        write_rows(files, archive, "utf-8", null=NULL, text=str)
        # One thread keeps the rows in order and the bytes of Parquet the same.
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": name,
        }
        with duckdb.connect(str(database), config=settings) as connection:
            for table in TABLES:
                _load(connection, table, files[table.name])
                files[table.name].unlink()
            yield connection


def _load(connection: duckdb.DuckDBPyConnection, table: TableDefinition, file: Path) -> None:
    columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.type]}' for column in table.columns)
    typed = ", ".join(f"'{column.name}': '{SQL_TYPES[column.type]}'" for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    connection.execute(
        f"""INSERT INTO "{table.name}" SELECT * FROM read_csv({_quoted(file)}, columns={{{typed}}}, auto_detect=false,
            header=true, delim=',', quote='"', escape='"', new_line='\\r\\n', nullstr='{NULL}', parallel=false,
            max_line_size={MAX_LINE_BYTES})"""  # noqa: S608
    )


def _comment(connection: duckdb.DuckDBPyConnection, table: TableDefinition) -> None:
    connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(f"{table.en}；{table.zh}")}')
    for column in table.columns:
        meaning = _quoted(f"{column.en}；{column.zh}")
        connection.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {meaning}')


def _clear(part: Path) -> None:
    """Remove what a killed run left; DuckDB would open it."""
    for path in (part, part.with_name(part.name + ".wal")):
        path.unlink(missing_ok=True)


def _quoted(text: str | Path) -> str:
    """As a string of SQL."""
    return "'" + str(text).replace("'", "''") + "'"
