"""Tables as CSV: for people and, with nulls marked, on the way into DuckDB."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson

from reportparse.writers.atomic import appearing
from reportparse.writers.source import Archive
from reportparse.writers.tables import FILES, OF_RECORDS, TABLES, Row, TableDefinition, number_text

MAIN_TABLE = "wide"
"""The table that a file for a single table holds; the others stand beside it."""

NULL = "\ufdd0"
"""Stands for null on the way into DuckDB: a code point that is no character, so that no text is it."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMERIC = re.compile(r"[+-]?[\d.,]+%?\s*")


def paths_of_tables(output: Path) -> dict[str, Path]:
    """Where each table goes: OUT.csv is the main table, OUT.values.csv and so on the others."""
    return {
        table.name: output if table.name == MAIN_TABLE else output.with_suffix(f".{table.name}{output.suffix}")
        for table in TABLES
    }


def write_csv(output: Path, archive: Archive, *, excel: bool = False) -> None:
    """One CSV a table, for people: text that a spreadsheet would take for a formula is quoted with an apostrophe.

    `excel` begins each file with the mark by which Excel knows UTF-8.
    """
    encoding = "utf-8-sig" if excel else "utf-8"
    with ExitStack() as stack:
        files = {name: stack.enter_context(appearing(path)) for name, path in paths_of_tables(output).items()}
        write_rows(files, archive, encoding, null="", text=unformulaic)


def write_rows(
    files: Mapping[str, Path], archive: Archive, encoding: str, *, null: str, text: Callable[[str], str]
) -> None:
    """Write every table to its file in one pass over the records."""
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            stream = stack.enter_context(files[table.name].open("w", encoding=encoding, newline=""))
            writers[table.name] = csv.writer(stream, lineterminator="\r\n")
            writers[table.name].writerow(column.name for column in table.columns)
        for table, row in all_rows(archive):
            writers[table.name].writerow(_plain(value, null, text) for value in row)


def all_rows(archive: Archive) -> Iterator[tuple[TableDefinition, Row]]:
    """Every row of every table, record by record, then the inputs."""
    for _, line in archive.records():
        record = simplejson.loads(line, use_decimal=True)
        for table in OF_RECORDS:
            yield from ((table, row) for row in table.rows(record))
    for listed in archive.listing():
        yield from ((FILES, row) for row in FILES.rows(listed))


def unformulaic(text: str) -> str:
    """Text that no spreadsheet runs as a formula; "-5" and "+18" are numbers and stay."""
    return "'" + text if text.startswith(_DANGEROUS) and not _NUMERIC.fullmatch(text) else text


def storable(text: str) -> str:
    """Text as every database takes it: without NUL, which no document means."""
    return text.replace("\x00", "�")


def _plain(value: Any, null: str, text: Callable[[str], str]) -> str:
    if value is None:
        return null
    if isinstance(value, str):
        return text(storable(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if isinstance(value, (int, Decimal)) else str(value)
