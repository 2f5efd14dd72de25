"""Tables as CSV, for people."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from reportparse.files import appearing
from reportparse.patterns import regex
from reportparse.record.rows import FILES, TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.formulas import BEGINNINGS
from reportparse.writers.tables.places import paths_of_tables
from reportparse.writers.tables.row_text import NULL, by_table, csv_text, fields
from reportparse.writers.tables.sightings import gathering

_SUSPECT = (
    *((before + mark).encode() for before in ',\n"' for mark in "=@＝＠\t"),
    *(('"' + mark).encode() for mark in "+-＋－\r\n"),
)
_SIGNED = tuple((before + mark).encode() for before in ",\n" for mark in "+-＋－")
_MORE_THAN_A_NUMBER = regex(r"[,\n][+\-＋－](?![\d.]*%?[,\r])")
_NULL = NULL.encode()

_HARMLESS = regex(r"[+\-＋－]?[\d.,]*%?\s*")
"""A number, or a lone dash that marks a cell without one."""


def write_csv(output: Path, archive: Archive, *, excel: bool = False) -> None:
    """One CSV a table, for people: text that a spreadsheet would take for a formula is quoted with an apostrophe.

    `excel` begins each file with the mark by which Excel knows UTF-8.
    """
    with ExitStack() as stack:
        streams = {}
        for table in TABLES:
            part = stack.enter_context(appearing(paths_of_tables(output)[table.name]))
            streams[table.name] = stack.enter_context(part.open("wb"))
            streams[table.name].write(BOM_UTF8 if excel else b"")
            streams[table.name].write(csv_text([tuple(column.name for column in table.columns)]).encode())
        for table, rows in all_rows(archive):
            streams[table.name].write(for_people(rows))


def all_rows(archive: Archive) -> Iterator[tuple[TableDefinition, bytes]]:
    """The rows of every table as CSV with nulls marked, report by report, then the organs and the inputs."""
    with gathering() as sightings:
        for rows in archive.rows():
            for table, of_table in by_table(rows):
                sightings.add(table, of_table)
                yield table, of_table
        yield from sightings.tables()
    for listed in archive.listing():
        yield FILES, csv_text(FILES.rows(listed)).encode("utf-8", "replace")


def unformulaic(text: str) -> str:
    """Text that no spreadsheet runs as a formula; "-5" is a number, "-" a mark, and both stay."""
    return "'" + text if text.startswith(BEGINNINGS) and not _HARMLESS.fullmatch(text) else text


def for_people(rows: bytes) -> bytes:
    """Rows of CSV with nulls empty and formulas quoted."""
    if not _may_hold_formula(b"\n" + rows):
        return rows.replace(_NULL, b"")
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(map(_for_people, row) for row in fields(rows))
    return stream.getvalue().encode()


def _may_hold_formula(rows: bytes) -> bool:
    """Whether a field may be a formula, from what stands at the beginnings of fields: that is fast, and mostly none is."""
    if any(mark in rows for mark in _SUSPECT):
        return True
    return any(mark in rows for mark in _SIGNED) and _MORE_THAN_A_NUMBER.search(rows.decode()) is not None


def _for_people(field: str) -> str:
    return "" if field == NULL else unformulaic(field)
