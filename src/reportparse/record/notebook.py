"""A report as a notebook shows it: who and when, and its tables as the official form words them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from reportparse.forms import FORMS, TABLES, Form
from reportparse.forms.declaration import Column, Row
from reportparse.record.table_models import TABLE_MODELS, Tables


def tables_as_html(title: str, summary: str, tables: Tables) -> str:
    """The title, how far the report can be trusted, and every table that it has."""
    return f"<h3>{escape(title)}</h3><p>{escape(summary)}</p>{''.join(_tables(tables))}"


def _tables(tables: Tables) -> Iterator[str]:
    for name in TABLES:
        table = getattr(tables, name)
        for form in FORMS:
            if TABLE_MODELS[form.table, form.name] is type(table):
                yield _table(form, table)


def _table(form: Form, table: Any) -> str:
    lines = [f"<caption>{escape(form.subject.name_zh)}</caption>"]
    for panel in form.panels:
        lines.append(_line("th", ["", *map(_label, panel.columns)]))
        for row in panel.rows:
            values = (_text(table, path) for path in form.paths[row.key])
            lines.append(_line("td", [_label(row), *values]))
    return f"<table>{''.join(lines)}</table>"


def _line(tag: str, cells: list[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def _label(place: Row | Column) -> str:
    return " ".join((*place.group, *place.labels[:1]))


def _text(table: Any, path: str) -> str:
    """A value as digits; nothing where the document gives no number."""
    for key in path.split(".")[1:]:
        table = getattr(table, key)
    return "" if table is None else str(table)
