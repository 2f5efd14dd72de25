"""Rows of sheets: what XlsxWriter itself would write, and what does not fit into a cell says so."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from reportparse.record.columns import TableColumn
from reportparse.writers.sheet_rows import CUT, MAX_TEXT, RowSheet
from reportparse.writers.tables.row_text import NULL

TEXTS = ("a", "", " a", "a\n", 'a & "b" < c', "a\r\n\x01b", "_x0041_ \ufffe", "=1+1", "长" * MAX_TEXT, "𠮷" * 100)
NUMBERS = ("0", "-12", "3.50", "0.000001", "123456789012345")
COLUMNS = (
    TableColumn("text", "text", "", ""),
    TableColumn("number", "decimal", "", ""),
    TableColumn("day", "date", "", ""),
    TableColumn("so", "boolean", "", ""),
)


def sheet_of(file: Path, rows: list[list[str]], *, by_cell: bool) -> bytes:
    """The XML of a sheet with a head and rows, laid down here or written cell by cell."""
    with Workbook(file, {"constant_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet = workbook.add_worksheet("a", None if by_cell else RowSheet)
        for at, column in enumerate(COLUMNS):
            sheet.write_string(0, at, column.name)
        if not by_cell:
            sheet.begin_rows(COLUMNS, day)
            sheet.add_rows(rows)
        for number, (text, value, when, so) in enumerate(rows if by_cell else (), 1):
            sheet.write_string(number, 0, text)
            sheet.write_number(number, 1, float(value))
            if when != NULL:
                sheet.write_datetime(number, 2, date.fromisoformat(when), day)
            sheet.write_boolean(number, 3, so == "true")
    with zipfile.ZipFile(file) as package:
        return package.read("xl/worksheets/sheet1.xml")


def test_the_bytes_are_those_of_xlsxwriter(tmp_path: Path) -> None:
    rows = [[text, value, when, "true"] for text in TEXTS for value in NUMBERS for when in ("2022-01-31", NULL)]
    rows.append(["a", "1", "1900-03-01", "false"])
    laid, written = (sheet_of(tmp_path / f"{by_cell}.xlsx", rows, by_cell=by_cell) for by_cell in (False, True))
    assert laid == written


@pytest.mark.parametrize(("sign", "n"), [("长", MAX_TEXT + 1), ("𠮷", MAX_TEXT // 2 + 1)])
def test_a_text_that_is_too_long_says_that_it_is_cut(tmp_path: Path, sign: str, n: int) -> None:
    made = sheet_of(tmp_path / "a.xlsx", [[sign * n, "1", NULL, NULL]], by_cell=False).decode()
    shown = made.partition('<c r="A2" t="inlineStr"><is><t>')[2].partition("</t>")[0]
    assert shown.removesuffix(CUT).strip(sign) == ""
    assert shown.endswith(CUT)
    assert len(shown.encode("utf-16-le")) // 2 in (MAX_TEXT, MAX_TEXT - 1)


@pytest.mark.parametrize("field", ["1900-02-28", "<r>1</r>"])
def test_what_excel_would_take_for_something_else_is_text(tmp_path: Path, field: str) -> None:
    row = [NULL, NULL, field, NULL] if field[0].isdigit() else [field, NULL, NULL, NULL]
    made = sheet_of(tmp_path / "a.xlsx", [row], by_cell=False).decode()
    assert f"<is><t>{field.replace('<', '&lt;').replace('>', '&gt;')}</t></is>" in made
