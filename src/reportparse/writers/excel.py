"""A workbook: one sheet a table, headed by the names of its columns; text is text, never a formula."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.files import appearing, scratch_folder
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.row_text import Readers, fits_a_float, is_true

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of a sheet; a table with more goes on in a second one."""

MAX_TEXT = 32_767
CUT = "……〔以下从略，全文见 JSON / cut here, in full in the JSON〕"

FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that was none."""

Value = str | float | bool | date

CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date that workbooks bear: the same records give the same bytes."""


def write_excel(output: Path, archive: Archive) -> None:
    """One workbook with all tables, and a sheet that describes their columns."""
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
                for row in rows.typed(READERS):
                    sheets[rows.table.name].add(row)
            for several in sheets.values():
                several.finish()
            _describe(workbook.add_worksheet("columns"), formats)
            workbook.close()
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

    def add(self, row: Sequence[Value | None]) -> None:
        """Write one row below the last."""
        if self._next == MAX_ROWS:
            self.finish()
            self._sheet = self._begin()
        for at, value in enumerate(row):
            if value is not None:
                self._write(at, value)
        self._next += 1

    def finish(self) -> None:
        """Let the heads filter the rows that are there."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._table.columns) - 1)

    def _begin(self) -> Worksheet:
        self._number += 1
        name = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        sheet = self._workbook.add_worksheet(name)
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, 28 if column.type == "text" else 14)
            sheet.write_string(0, at, column.name, self._formats.head)
            sheet.write_comment(0, at, f"{column.zh}\n{column.en}", {"author": ""})
        sheet.freeze_panes(1, 1)
        self._next = 1
        return sheet

    def _write(self, at: int, value: Value) -> None:
        sheet, row = self._sheet, self._next
        if isinstance(value, str):
            sheet.write_string(row, at, value if len(value) <= MAX_TEXT else value[: MAX_TEXT - len(CUT)] + CUT)
        elif isinstance(value, bool):
            sheet.write_boolean(row, at, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, self._formats.day)
        else:
            sheet.write_number(row, at, value)


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


def _number(field: str) -> float | str:
    """A number, as text where Excel would not show it as it is."""
    return float(field) if fits_a_float(field) else field


def _day(field: str) -> date | str:
    """A day, as text where Excel knows none."""
    day = date.fromisoformat(field)
    return day if day >= FIRST_DAY else field


READERS: Readers[Value] = {"integer": _number, "decimal": _number, "date": _day, "boolean": is_true}
