"""An output of `batch` read back, as rows of the tables for analysts: whatever it was written as, the rows are the same.

Records are made rows of one by one; of databases and Parquet only those columns and rows are asked for that are wanted.
What stands in such a file can come from anywhere: nothing of it is run, and what is no table of ours is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportparse.batch.inputs import found_inputs, nameless
from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.records import FoundRecord
from reportparse.batch.run import listed
from reportparse.batch.store import Added, Store
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.files import RECORD_ENDINGS
from reportparse.readers.archives import Found
from reportparse.record.columns import Type
from reportparse.record.rows import FILES, TABLES, TableDefinition
from reportparse.writers.tables.places import paths_of_tables

MEMORY = "1GB"
MAX_SAID = 300
"""Characters of what a database says of a file that it cannot read."""

ROWS_AT_ONCE = 5_000
"""Rows that are fetched together: memory does not grow with the archive."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns of a table, and (`where`) a column with the values of which one must stand there for a row to be wanted."""

    table: str
    columns: tuple[str, ...]
    where: tuple[str, tuple[str, ...]] | None = None


Row = dict[str, Any]
"""A row by the names of its columns."""


def rows_of_output(output: str, wanted: Sequence[Wanted]) -> Iterator[tuple[str, Row]]:
    """The wanted rows of an output, each with the name of its table: those of `reports` before any that speaks of them.

    `output` is a file or folder of records, a database (.duckdb, .sqlite), or Parquet. Raises a ReportparseError where it is
    none of these; a record that is broken is a row of `files` that says so.
    """
    path, ending = Path(output), Path(output).suffix.lower()
    if not output:
        raise nameless()
    if ending in DATABASES and path.exists():
        yield from _asked(wanted, DATABASES[ending](path))
    elif path.is_file() and ending not in RECORD_ENDINGS:
        raise UnreadableFile("not-a-record", why=NO_OUTPUT)
    else:
        yield from _of_records(output, wanted)


def may_hold_records(output: str) -> bool:
    """Whether an output is one of records rather than of tables, by its name."""
    return Path(output).suffix.lower() not in DATABASES


NO_OUTPUT = Both(
    "what is read is .jsonl, .json, .duckdb, .sqlite, .parquet, or a folder of records; CSV, Stata and workbooks are not",
    "可读取的有 .jsonl、.json、.duckdb、.sqlite、.parquet 和记录文件夹；CSV、Stata 文件和工作簿不能读回",
)
_TABLES = {table.name: table for table in TABLES}


# Records


def records_of(output: str) -> Iterator[tuple[str, bytes]]:
    """Every record of a file or folder of records as it stands there, with the name that its report has in the rows."""
    with Store(None) as store:
        for found, added in _each_once(store, output):
            yield added.path, found.data


def _each_once(store: Store, output: str) -> Iterator[tuple[Found, Added]]:
    """The records of a file or folder as they are added to a store, each content once."""
    for found in found_inputs(lambda: iter((output,)), lambda _: False, "only"):
        added = listed(store, found)
        if added is not None and added.duplicate_of is None:
            yield found, added


def _of_records(output: str, wanted: Sequence[Wanted]) -> Iterator[tuple[str, Row]]:
    """As `tables` would make them: each content once, each report under a name of its own."""
    from reportparse.record.load import load_record  # the models' making takes longer than a report

    asked = [(_TABLES[one.table], one) for one in wanted]
    of_reports = [(table, one) for table, one in asked if table is not FILES]
    with Store(None) as store:
        for found, added in _each_once(store, output):
            key = store.key(added)
            try:
                record = load_record(found.data, found.number if isinstance(found, FoundRecord) else 1)
            except ReportparseError as error:
                store.put(key, Outcome(Failure.of(error, "input")))
                continue
            store.put(key, Outcome(status=record["status"]))
            record["source"]["name"] = added.path
            yield from _rows(of_reports, record)
        for one in store.listing():
            yield from _rows([(table, want) for table, want in asked if table is FILES], one)


def _rows(asked: Sequence[tuple[TableDefinition, Wanted]], made_of: Any) -> Iterator[tuple[str, Row]]:
    for table, one in asked:
        names = [column.name for column in table.columns]
        for values in table.rows(made_of):
            row = dict(zip(names, values, strict=True))
            if one.where is None or row[one.where[0]] in one.where[1]:
                yield table.name, {name: row[name] for name in one.columns}


# Databases

Query = Callable[[str, str, Sequence[str]], Iterator[Sequence[Sequence[Any]]]]
"""Asks a table for columns (as SQL) where something holds (as SQL, with marks), and hands its rows on some at a time."""


def _asked(
    wanted: Sequence[Wanted], database: AbstractContextManager[tuple[Query, type[Exception]]]
) -> Iterator[tuple[str, Row]]:
    with database as (query, fault):
        try:
            for one in wanted:
                yield from ((one.table, row) for row in _rows_of_table(one, query))
        except fault as error:
            raise _as_told(error) from error


def _as_told(error: Exception) -> UnreadableFile:
    """The refusal of a file in the words of its database, on one line."""
    return UnreadableFile("not-a-record", why=" ".join(str(error).split())[:MAX_SAID])


def _rows_of_table(wanted: Wanted, query: Query) -> Iterator[Row]:
    types = {column.name: HELD[column.type] for column in _TABLES[wanted.table].columns}
    columns = ", ".join(f'"{name}"' for name in wanted.columns)
    name, values = wanted.where or ("", ())
    condition = f'"{name}" IN ({", ".join("?" * len(values))})' if values else "1 = 1"
    for rows in query(wanted.table, f"{columns} FROM {{}} WHERE {condition}", values):
        for row in rows:
            for column, value in zip(wanted.columns, row, strict=True):
                if value is not None and type(value) not in types[column]:
                    place = f"{wanted.table}.{column}"
                    raise UnreadableFile(
                        "not-a-record", why=Both(f"{place} holds no {types[column][0].__name__}", f"{place} 的类型不符")
                    )
            yield dict(zip(wanted.columns, row, strict=True))


HELD: dict[Type, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (Decimal, int, float, str),
    "date": (date, str),
    "boolean": (bool, int),
}
"""What the columns of each type hold, in one database or another."""


@contextmanager
def _sqlite(path: Path) -> Iterator[tuple[Query, type[Exception]]]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.execute("PRAGMA trusted_schema = OFF")

        def query(table: str, statement: str, values: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
            found = database.execute("SELECT " + statement.format(f'"{table}"'), tuple(values))
            return iter(lambda: found.fetchmany(ROWS_AT_ONCE), [])

        yield query, sqlite3.Error


@contextmanager
def _duckdb(path: Path) -> Iterator[tuple[Query, type[Exception]]]:
    """A database, which may reach for nothing beyond itself, or the files of Parquet."""
    if find_spec("duckdb") is None:
        raise UnreadableFile("not-a-record", why=_NO_DUCKDB)
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": MEMORY}
    is_database = path.suffix.lower() == ".duckdb"
    if is_database:
        settings["enable_external_access"] = False
    try:
        connection = duckdb.connect(str(path) if is_database else ":memory:", read_only=is_database, config=settings)
    except duckdb.Error as error:
        raise _as_told(error) from error

    def query(table: str, statement: str, values: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
        source = f'"{table}"' if is_database else _parquet(path, table)
        found = connection.execute("SELECT " + statement.format(source), list(values))
        return iter(lambda: found.fetchmany(ROWS_AT_ONCE), [])

    with connection:
        yield query, duckdb.Error


def _parquet(output: Path, table: str) -> str:
    """What reads a table of Parquet: its file, or those of its years."""
    if not output.is_dir():
        return f"read_parquet({_quoted(paths_of_tables(output)[table])})"
    if not _TABLES[table].has_years:
        return f"read_parquet({_quoted(output / table / '*.parquet')})"
    files = _quoted(output / table / "year=*" / "*.parquet")
    return f"read_parquet({files}, hive_partitioning=true, hive_types={{'year': BIGINT}})"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


DATABASES = {".duckdb": _duckdb, ".parquet": _duckdb, ".sqlite": _sqlite}
"""What opens each kind."""

_NO_DUCKDB = Both(
    "duckdb is not installed: pip install 'reportparse[tables]'", "尚未安装 duckdb：pip install 'reportparse[tables]'"
)
