"""The values of a comparison table by table and row by row, each side with the sign of how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportparse.across.comparison import Comparison, Stated, ValueChange
from reportparse.across.findings import EXPLAINING
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Both, Language
from reportparse.forms import FORMS, SUBJECTS
from reportparse.writers.comparison.text import SIGNED_CHANGE, changes
from reportparse.writers.view.values import SIGNS

ABSENT = Both("not in its form", "表式无此项")
"""What stands where a report's form has no such value: in words, since documents print every sign for something else."""

UNITS = {path: column.unit for form in FORMS for path, _, column in form.places}
"""The unit of every value; no two forms count one in different units."""

SILENT = ("confirmed", "unconfirmed", "plain", "untold", "mark", "absent")
"""Ways to stand that a text needs no sign for: nothing speaks against the number, or what the cell says is its own sign."""


class Row(NamedTuple):
    """One value under a head: what it is called there, its unit, both sides."""

    label: str
    unit: str
    value: ValueChange


class Group(NamedTuple):
    """The values of one row of a table; `head` is its label, empty where each value is a row of its own."""

    head: str
    rows: tuple[Row, ...]

    @property
    def differs(self) -> bool:
        """Whether one of its values is not the same in both reports."""
        return any(row.value.relation != "same" for row in self.rows)


class ComparedTable(NamedTuple):
    """A table of the forms that either report has."""

    key: str
    name: str
    groups: tuple[Group, ...]

    @property
    def n_values(self) -> int:
        """How many values it has."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def n_differing(self) -> int:
        """How many of them are not the same in both reports."""
        return sum(row.value.relation != "same" for group in self.groups for row in group.rows)


def tables(comparison: Comparison) -> list[ComparedTable]:
    """Every table with all of its values, in the order of the record."""
    return [
        ComparedTable(key, SUBJECTS[key].name_zh, tuple(_groups(list(of_table))))
        for key, of_table in groupby(comparison.values, lambda value: value.name.table)
        if key in SUBJECTS
    ]


def only_differing(table: ComparedTable) -> ComparedTable:
    """The table without what is the same in both reports."""
    groups = (
        Group(group.head, tuple(row for row in group.rows if row.value.relation != "same")) for group in table.groups
    )
    return table._replace(groups=tuple(group for group in groups if group.rows))


def _groups(values: Sequence[ValueChange]) -> Iterator[Group]:
    for head, of_row in groupby(values, lambda value: value.name.row):
        found = list(of_row)
        if len(found) == 1:
            yield Group("", (Row(_single(found[0]), UNITS[found[0].path], found[0]),))
        else:
            yield Group(head, tuple(Row(value.name.column, UNITS[value.path], value) for value in found))


def _single(value: ValueChange) -> str:
    lists = SUBJECTS[value.name.table].lists_indicators
    return value.name.row if lists or not value.name.column else value.name.whole


def kind_of(stated: Stated) -> str:
    """How a value stands: a key of `SIGNS`, or "absent"."""
    if stated.state == "absent":
        return "absent"
    if not set(EXPLAINING).isdisjoint(stated.issues):
        return "suspect"
    if stated.number is None:
        return stated.state if stated.state in SIGNS else "untold"
    if stated.standing == "disputed":
        return "disputed"
    return "doubtful" if stated.issues else stated.standing or "plain"


def text_of(stated: Stated, language: Language) -> str:
    """A value as text: its number, or what its cell says, with the sign of what is to be known of it."""
    kind, raw = kind_of(stated), harmless((stated.raw or "").strip(), " ")
    if kind == "absent":
        return ABSENT.of(language)
    shown = raw if kind in ("mark", "unreadable") else "" if stated.number is None else str(stated.number)
    return f"{shown}{'' if kind in SILENT and (shown or kind == 'untold') else SIGNS[kind].sign}"


def row_texts(row: Row, language: Language) -> tuple[str, ...]:
    """A value under the heads of the table: its label, unit, both sides, change and percentage."""
    value = row.value
    return (row.label, row.unit, text_of(value.first, language), text_of(value.second, language), *changes(value))


def legend(comparison: Comparison, language: Language) -> str:
    """What the signs say that stand in the texts of what differs."""
    stated = [side for value in comparison.differing for side in (value.first, value.second)]
    kinds = {kind_of(side) for side in stated}
    said = [f"{sign.sign} {sign.means.of(language)}" for key, sign in SIGNS.items() if key in kinds - {*SILENT}]
    if any(value.is_doubtful for value in comparison.differing):
        said.append(f"{SIGNED_CHANGE[0]} {SIGNED_CHANGE[1].of(language)}")
    return ("；" if language == "zh" else "; ").join(said)
