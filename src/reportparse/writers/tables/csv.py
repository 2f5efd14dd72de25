"""Tables as CSV, for people."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from reportparse.files import appearing
from reportparse.patterns import regex
from reportparse.writers.archive import Archive
from reportparse.writers.tables.record_rows import FILES, TABLES, TableDefinition
from reportparse.writers.tables.row_text import NULL, by_table, csv_text, fields

MAIN_TABLE = "wide"
"""The table that a file for a single table holds; the others stand beside it."""

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What begins a formula, in the wide forms that a Chinese Excel takes as well; after the last three, one may follow."""

_HARMLESS = regex(r"[+\-＋－]?[\d.,]*%?\s*")
"""A number, or a lone dash that marks a cell without one."""


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
        writers = {}
        for name, path in paths_of_tables(output).items():
            part = stack.enter_context(appearing(path))
            stream = stack.enter_context(part.open("w", encoding=encoding, newline=""))
            writers[name] = csv.writer(stream, lineterminator="\r\n")
        for table in TABLES:
            writers[table.name].writerow(column.name for column in table.columns)
        for table, rows in all_rows(archive):
            writers[table.name].writerows(map(_for_people, row) for row in fields(rows))


def all_rows(archive: Archive) -> Iterator[tuple[TableDefinition, bytes]]:
    """The rows of every table as CSV with nulls marked, report by report, then the inputs."""
    for rows in archive.rows():
        yield from by_table(rows)
    for listed in archive.listing():
        yield FILES, csv_text(FILES.rows(listed)).encode("utf-8", "replace")


def unformulaic(text: str) -> str:
    """Text that no spreadsheet runs as a formula; "-5" is a number, "-" a mark, and both stay."""
    return "'" + text if text.startswith(_DANGEROUS) and not _HARMLESS.fullmatch(text) else text


def _for_people(field: str) -> str:
    return "" if field == NULL else unformulaic(field)
