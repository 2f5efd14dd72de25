"""Names of values for people: a path of the record as the labels of its row and its column, as the form prints them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from reportparse.chinese.text import split_marker
from reportparse.forms import FORMS, Form, Row
from reportparse.patterns import regex

# 政府信息公开申请数量 stands in every row of the table of requests, and instructions in brackets help nobody here.
_SPARE = regex(r"政府信息公开申请数量$|继续办理$|(?<=.)（[^（）]{4,}）$")


@dataclass(frozen=True, slots=True)
class Name:
    """What a person calls a value: its table, and the labels of its row and its column. No label is cut short."""

    table: str
    row: str
    column: str

    @property
    def whole(self) -> str:
        """Row and column as one text."""
        return f"{self.row} · {self.column}"


def name_of(path: str) -> Name:
    """The name of a value of any known form; a path that no form has is its own name."""
    table, _, rest = path.partition(".")
    return _names().get(path) or Name(table, rest, "")


def name_of_row(path: str) -> Name | None:
    """The name of all values of a row, by the path that they share; None where no form has such a row."""
    return _rows().get(path)


def row_label(form: Form, row: Row) -> str:
    """The label of a row behind the number of its inner group; behind the whole of that where two rows are alike else.

    Empty for a form's one row without a label.
    """
    if not row.labels:
        return ""
    marker = (split_marker(row.group[-1])[0] or "") if len(row.group) > 1 else ""
    label = marker + _bare(row.labels[0])
    return f"{row.group[-1]} {label}" if row.group and _labels(form)[label] > 1 else label


@cache
def _names() -> dict[str, Name]:
    names: dict[str, Name] = {}
    for form in FORMS:
        for path, row, column in form.places:
            of_row = row_label(form, row) or "·".join(column.group)
            names.setdefault(path, Name(form.table, of_row, _bare(column.labels[0])))
    return names


@cache
def _rows() -> dict[str, Name]:
    rows: dict[str, Name] = {}
    for form in FORMS:
        for row in (row for panel in form.panels for row in panel.rows if row.labels):
            rows.setdefault(form.row_path(row), Name(form.table, row_label(form, row), ""))
        if form.turned is not None:  # its one row has no label, the groups of its columns have
            for row in form.turned.panels[0].rows:
                rows.setdefault(form.row_path(row), Name(form.table, "·".join((*row.group, *row.labels[:1])), ""))
    return rows


@cache
def _labels(form: Form) -> Counter[str]:
    """How many rows of a form have a label, its group's number in front."""
    rows = [row for panel in form.panels for row in panel.rows if row.labels]
    markers = [(split_marker(row.group[-1])[0] or "") if len(row.group) > 1 else "" for row in rows]
    return Counter(marker + _bare(row.labels[0]) for marker, row in zip(markers, rows, strict=True))


def _bare(label: str) -> str:
    return _SPARE.sub("", label) or label
