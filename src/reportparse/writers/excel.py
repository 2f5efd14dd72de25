"""A workbook: one sheet a table, headed by the names of its columns; text is text, never a formula."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.diagnostics.language import Both
from reportparse.files import appearing, scratch_folder
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.kept import Rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from reportparse.writers.sheet_rows import RowSheet

MAX_ROWS = 1_048_576
"""Rows of a sheet; a table with more goes on in a second one."""

CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date that workbooks bear: the same records give the same bytes."""


def write_excel(output: Path, archive: Archive) -> tuple[Both, ...]:
    """One workbook with all tables, and a sheet that describes their columns; which tables go on in a second one is said."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    with scratch_folder(output) as scratch, appearing(output) as part:
        settings = {"constant_memory": True, "tmpdir": str(scratch.absolute())}
        try:
            workbook = Workbook(part, settings)  # no `with`: that closes, and so reads again what could not be written
            workbook.set_properties({"created": CREATED})
            formats = Formats(workbook)
            sheets = {table.name: Sheets(workbook, formats, table) for table in TABLES}
            for rows in all_rows(archive):
                sheets[rows.table.name].add(rows)
            for several in sheets.values():
                several.finish()
            _describe(workbook.add_worksheet("columns"), formats)
            workbook.close()
            return tuple(several.said for several in sheets.values() if several.is_split)
        except XlsxWriterException as error:
            reason = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
            raise reason or OSError(errno.EIO, str(error)) from error


class Formats:
    """How heads and days look."""

    def __init__(self, workbook: Workbook) -> None:
        self.head = workbook.add_format({"bold": True, "valign": "top", "bg_color": "#DDE7F0"})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd"})


class Sheets:
    """The sheets of one table: as many as its rows need. One row heads each, of the names that CSV has; a note on each head
    says what the column holds."""

    def __init__(self, workbook: Workbook, formats: Formats, table: TableDefinition) -> None:
        self._workbook, self._formats, self._table = workbook, formats, table
        self._number = 0
        self._sheet = self._begin()

    @property
    def is_split(self) -> bool:
        """Whether the table has more rows than a sheet."""
        return self._number > 1

    @property
    def said(self) -> Both:
        """Where the rest of it stands."""
        name, last = self._table.name, self._number
        return Both(
            f"`{name}` goes on in {last - 1} more sheets, to `{name} {last}`: Excel has {MAX_ROWS:,} rows a sheet",
            f"`{name}` 续至 `{name} {last}` 页（另有 {last - 1} 页）：Excel 每页至多 {MAX_ROWS:,} 行",
        )

    def add(self, rows: Rows) -> None:
        """Write rows below the last."""
        fields = rows.fields()
        while several := list(islice(fields, MAX_ROWS - self._next or MAX_ROWS - 1)):
            if self._next == MAX_ROWS:
                self.finish()
                self._sheet = self._begin()
            self._sheet.add_rows(several)
            self._next += len(several)

    def finish(self) -> None:
        """Let the heads filter the rows that are there."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._table.columns) - 1)

    def _begin(self) -> RowSheet:
        from reportparse.writers.sheet_rows import RowSheet

        self._number += 1
        name = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        sheet: RowSheet = self._workbook.add_worksheet(name, RowSheet)
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, 28 if column.type == "text" else 14)
            sheet.write_string(0, at, column.name, self._formats.head)
            sheet.write_comment(0, at, f"{column.zh}\n{column.en}", {"author": ""})
        sheet.freeze_panes(1, 1)
        sheet.begin_rows(self._table.columns, self._formats.day)
        self._next = 1
        return sheet


def _describe(sheet: Worksheet, formats: Formats) -> None:
    """Every column of every table: type, unit, and what it holds in both languages."""
    lines = [("table", "column", "type", "unit", "zh", "en")]
    for table in TABLES:
        lines += [(table.name, one.name, one.type, one.unit, one.zh, one.en) for one in table.columns]
    for row, line in enumerate(lines):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text, None if row else formats.head)
    sheet.set_column(0, len(lines[0]) - 1, 28)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines) - 1, len(lines[0]) - 1)
