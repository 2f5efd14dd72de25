"""A workbook: one sheet a table, headed in Chinese and by the column's name; text is text, never a formula."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportparse.files import appearing, scratch_folder
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.record_rows import TABLES, TableDefinition, number_text
from reportparse.writers.tables.row_text import fields, value_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of a sheet; a table with more goes on in a second one."""

MAX_TEXT = 32_767
CUT = "……〔以下从略，全文见 JSON / cut here, in full in the JSON〕"

CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date that workbooks bear: the same records give the same bytes."""


def write_excel(output: Path, archive: Archive) -> None:
    """One workbook with all tables."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    with scratch_folder(output) as scratch, appearing(output) as part:
        settings = {"constant_memory": True, "tmpdir": str(scratch.absolute())}
        try:
            with Workbook(part, settings) as workbook:
                workbook.set_properties({"created": CREATED})
                sheets = {table.name: Sheets(workbook, table) for table in TABLES}
                for table, rows in all_rows(archive):
                    for row in fields(rows):
                        sheets[table.name].add(row)
        except XlsxWriterException as error:
            reason = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
            raise reason or OSError(errno.EIO, str(error)) from error


class Sheets:
    """The sheets of one table: as many as its rows need."""

    def __init__(self, workbook: Workbook, table: TableDefinition) -> None:
        self._workbook, self._table = workbook, table
        self._number = 0
        self._heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE7F0"})
        self._sheet = self._begin()

    def add(self, row: Sequence[str]) -> None:
        """Write one row below the last."""
        if self._next == MAX_ROWS:
            self._sheet = self._begin()
        for at, (field, column) in enumerate(zip(row, self._table.columns, strict=True)):
            _write(self._sheet, self._next, at, value_of(field, column.type))
        self._next += 1

    def _begin(self) -> Worksheet:
        self._number += 1
        name = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        sheet = self._workbook.add_worksheet(name)
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, 28 if column.type == "text" else 14)
            sheet.write_string(0, at, f"{column.heading}\n{column.name}", self._heading)
        sheet.freeze_panes(1, 1)
        self._next = 1
        return sheet


def _write(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, Decimal)) and _fits_a_float(value):
        sheet.write_number(row, column, float(value))
    else:
        sheet.write_string(row, column, _cell_text(value if isinstance(value, str) else number_text(value)))


def _fits_a_float(number: int | Decimal) -> bool:
    """Whether Excel, which knows floats of fifteen digits only, shows this number as it is."""
    return len(Decimal(number).normalize().as_tuple().digits) <= 15


def _cell_text(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - len(CUT)] + CUT
