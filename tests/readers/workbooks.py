"""Workbooks for tests, written by openpyxl: a tool that shares nothing with the reader."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from reportparse.document import Document, Paragraph, Table
from reportparse.readers.sheets.xlsx import read_xlsx

ROWS = (("信息内容", "本年制发件数"), ("规章", 12), ("行政规范性文件", 345))


def workbook(change: Callable[[Any], object] = lambda sheet: None, rows: tuple[tuple[Any, ...], ...] = ROWS) -> bytes:
    """A workbook of one sheet with these rows, changed as is asked for."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.calculation.fullCalcOnLoad = False
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, parts: Mapping[str, tuple[str, str]]) -> bytes:
    """A package with texts of its parts replaced."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8")
            if name in parts:
                old, new = parts[name]
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return stream.getvalue()


def seen(document: Document) -> list[list[list[str]] | str]:
    """The texts of a document's blocks."""
    return [block.text if isinstance(block, Paragraph) else block.texts for block in document.blocks]


def read(change: Callable[[Any], object] = lambda sheet: None, rows: tuple[tuple[Any, ...], ...] = ROWS) -> Document:
    """Such a workbook as it is read."""
    return read_xlsx(workbook(change, rows))


def kinds(document: Document) -> list[str]:
    """The kinds of a document's issues."""
    return [found.kind for found in document.issues]


def only_table(document: Document) -> Table:
    """The one table of a document."""
    (found,) = document.tables
    return found
