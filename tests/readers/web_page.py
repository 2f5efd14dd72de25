"""Web pages written by hand, and what was read of them in short."""

from __future__ import annotations

from reportparse.document import Document, Table
from reportparse.readers.html.reader import read_html

Anchor = tuple[int, int, int, int, str]


def page(body: str, head: str = "<meta charset=utf-8>") -> Document:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def anchors(table: Table) -> list[Anchor]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def cell(inner: str, attributes: str = "", head: str = "<meta charset=utf-8>") -> tuple[str, list[tuple[str, str]]]:
    """The text of a table cell, and the issues with what they quote."""
    document = page(f"<table><tr {attributes}><td>{inner}</td></tr></table>", head)
    return only_table(document).cells[0].text, [(i.kind, str(dict(i.facts).get("seen", ""))) for i in document.issues]
