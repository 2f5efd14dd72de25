"""Tables as CSV, for people."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from reportparse.files import appearing
from reportparse.patterns import regex
from reportparse.record.rows import FILES, TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.places import paths_of_tables
from reportparse.writers.tables.row_text import NULL, by_table, csv_text, fields

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What begins a formula, in the wide forms that a Chinese Excel takes as well; after the last three, one may follow."""

_SUSPECT = (
    *(before + mark for before in ',\n"' for mark in "=@＝＠\t"),
    *('"' + mark for mark in "+-＋－\r\n"),
)
_SIGNED = tuple(before + mark for before in ",\n" for mark in "+-＋－")
_MORE_THAN_A_NUMBER = regex(r"[,\n][+\-＋－](?![\d.]*%?[,\r])")

_HARMLESS = regex(r"[+\-＋－]?[\d.,]*%?\s*")
"""A number, or a lone dash that marks a cell without one."""


def write_csv(output: Path, archive: Archive, *, excel: bool = False) -> None:
    """One CSV a table, for people: text that a spreadsheet would take for a formula is quoted with an apostrophe.

    `excel` begins each file with the mark by which Excel knows UTF-8.
    """
    encoding = "utf-8-sig" if excel else "utf-8"
    with ExitStack() as stack:
        streams: dict[str, TextIO] = {}
        writers = {}
        for name, path in paths_of_tables(output).items():
            part = stack.enter_context(appearing(path))
            streams[name] = stack.enter_context(part.open("w", encoding=encoding, newline=""))
            writers[name] = csv.writer(streams[name], lineterminator="\r\n")
        for table in TABLES:
            writers[table.name].writerow(column.name for column in table.columns)
        for table, rows in all_rows(archive):
            text = rows.decode("utf-8")
            if _may_hold_formula("\n" + text):
                writers[table.name].writerows(map(_for_people, row) for row in fields(rows))
            else:
                streams[table.name].write(text.replace(NULL, ""))


def all_rows(archive: Archive) -> Iterator[tuple[TableDefinition, bytes]]:
    """The rows of every table as CSV with nulls marked, report by report, then the inputs."""
    for rows in archive.rows():
        yield from by_table(rows)
    for listed in archive.listing():
        yield FILES, csv_text(FILES.rows(listed)).encode("utf-8", "replace")


def unformulaic(text: str) -> str:
    """Text that no spreadsheet runs as a formula; "-5" is a number, "-" a mark, and both stay."""
    return "'" + text if text.startswith(_DANGEROUS) and not _HARMLESS.fullmatch(text) else text


def _may_hold_formula(text: str) -> bool:
    """Whether a field of CSV may be a formula, from what stands at the beginnings of fields: that is fast, mostly none is."""
    if any(mark in text for mark in _SUSPECT):
        return True
    return any(mark in text for mark in _SIGNED) and _MORE_THAN_A_NUMBER.search(text) is not None


def _for_people(field: str) -> str:
    return "" if field == NULL else unformulaic(field)
