"""Names of values for people: a path of the record as the labels of its row and its column, shortened to be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportparse.chinese.text import split_marker
from reportparse.forms import FORMS, Column, Row
from reportparse.patterns import regex

MAX_LABEL = 16
"""Characters of a label that are shown."""

# 政府信息公开申请数量 stands in every row of the table of requests, and instructions in brackets help nobody here.
_SPARE = regex(r"政府信息公开申请数量$|继续办理$|(?<=.)（[^（）]{4,}）$")


@dataclass(frozen=True, slots=True)
class Name:
    """What a person calls a value: its table, and the labels of its row and its column."""

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


@cache
def _names() -> dict[str, Name]:
    names: dict[str, Name] = {}
    for form in FORMS:
        for path, row, column in form.places:
            names.setdefault(path, Name(form.table, _row_label(row, column), _short(column.labels[0])))
    return names


def _row_label(row: Row, column: Column) -> str:
    """The row's label after the number of its inner group; the column's group where a form's one row has no label."""
    if not row.labels:
        return "·".join(column.group)
    group = (split_marker(row.group[-1])[0] or "") if len(row.group) > 1 else ""
    return group + _short(row.labels[0])


def _short(label: str) -> str:
    bare = _SPARE.sub("", label) or label
    return bare if len(bare) <= MAX_LABEL else bare[: MAX_LABEL - 1] + "…"
