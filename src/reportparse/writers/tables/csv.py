"""Tables as CSV, for people."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from reportparse.files import appearing
from reportparse.patterns import regex
from reportparse.record.rows import FILES, TABLES
from reportparse.writers.archive import Archive
from reportparse.writers.formulas import BEGINNINGS
from reportparse.writers.tables.kept import Rows, by_table
from reportparse.writers.tables.places import paths_of_tables
from reportparse.writers.tables.row_text import NULL, csv_text, fields
from reportparse.writers.tables.sightings import gathering

_BEGINS, _WIDE = (b",", b"\n"), "＝＠＋－"
_SUSPECT = {
    **{mark: [begin + mark for begin in _BEGINS] for mark in (b"=", b"@", b"\t")},
    **{begin + _WIDE.encode()[:2]: [begin + mark.encode() for mark in _WIDE] for begin in _BEGINS},
}
"""What tells soon that no formula is there, and how one begins a field."""
_SIGNED = {mark: [begin + mark for begin in _BEGINS] for mark in (b"+", b"-")}
_QUOTED = {
    **{mark: [b'"' + mark] for mark in (b"=", b"@", b"\t", b"+", b"-")},
    b'"' + _WIDE.encode()[:2]: [b'"' + mark.encode() for mark in _WIDE],
    **{mark: [begin + b'"' + mark for begin in _BEGINS] for mark in (b"\r", b"\n")},
}
_MORE_THAN_A_NUMBER = regex(r"[,\n][+\-](?![\d.]*%?[,\r])")
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
        for rows in all_rows(archive):
            streams[rows.table.name].write(rows.text(for_people))


def all_rows(archive: Archive) -> Iterator[Rows]:
    """The rows of every table, report by report, then the organs and the inputs."""
    with gathering() as sightings:
        for kept in archive.rows():
            for rows in by_table(kept):
                sightings.add(rows)
                yield rows
        yield from sightings.tables()
    for listed in archive.listing():
        yield Rows(FILES, csv_text(FILES.rows(listed)).encode("utf-8", "replace"))


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
    if _begins_with(_SUSPECT, rows) or (b'"' in rows and _begins_with(_QUOTED, rows)):
        return True
    return _begins_with(_SIGNED, rows) and _MORE_THAN_A_NUMBER.search(rows.decode()) is not None


def _begins_with(marks: Mapping[bytes, list[bytes]], rows: bytes) -> bool:
    """Whether a mark stands at the beginning of a field; to look for it alone first takes a tenth of the time."""
    return any(mark in rows and any(begun in rows for begun in begins) for mark, begins in marks.items())


def _for_people(field: str) -> str:
    return "" if field == NULL else unformulaic(field)
