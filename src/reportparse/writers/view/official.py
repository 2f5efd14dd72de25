"""The official form as it is printed: a grid of heads and places for values, made of the form's declaration alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import lcm
from typing import Literal, NamedTuple

from reportparse.forms import Column, Form, Panel, Row

Scope = Literal["", "col", "colgroup", "row", "rowgroup"]

UNIT_HEAD = "单位"


class Slot(NamedTuple):
    """A cell of the printed form: a head, which says by `scope` of what, or (`path`) the place of a value."""

    text: str = ""
    path: str = ""
    scope: Scope = ""
    row_span: int = 1
    column_span: int = 1


Grid = list[list[Slot]]
"""Rows of slots, each slot once, where it begins."""


def printed(form: Form) -> Grid:
    """The rows of a form, panel below panel."""
    if form.subject.lists_indicators:
        return list(_indicators(form))
    width = lcm(*(len(panel.columns) for panel in form.panels)) if form.panels else 1
    stub = max((len(row.group) + bool(row.labels) for panel in form.panels for row in panel.rows), default=0)
    return [row for panel in form.panels for row in _panel(form, panel, stub, width)]


def _panel(form: Form, panel: Panel, stub: int, width: int) -> Iterator[list[Slot]]:
    if panel.caption:
        yield [Slot(panel.caption, scope="colgroup", column_span=stub + width)]
    yield from _heads(panel, stub, width // len(panel.columns))
    above: tuple[str, ...] = ()
    for at, row in enumerate(panel.rows):
        yield [*_row_heads(panel.rows, at, above, stub), *_places(form, panel, row, width)]
        above = row.group


def _places(form: Form, panel: Panel, row: Row, width: int) -> Iterator[Slot]:
    for path in form.paths[row.key]:
        yield Slot(path=path, column_span=width // len(panel.columns))


def _row_heads(rows: Sequence[Row], at: int, above: tuple[str, ...], stub: int) -> Iterator[Slot]:
    """The heads that begin in a row: those of groups that it opens, and its own, which fills what is left of the stub."""
    row = rows[at]
    for level, group in enumerate(row.group):
        if above[: level + 1] != row.group[: level + 1]:
            within = row.group[: level + 1]
            span = next((i for i, one in enumerate(rows[at:]) if one.group[: level + 1] != within), len(rows) - at)
            yield Slot(group, scope="rowgroup", row_span=span)
    if row.labels:
        yield Slot(row.labels[0], scope="row", column_span=stub - len(row.group))


def _heads(panel: Panel, stub: int, each: int) -> Iterator[list[Slot]]:
    """The rows of a header: what stands over all columns, the groups of columns level by level, the columns."""
    depth = max(len(column.group) for column in panel.columns)
    over = panel.stub[1:2]
    corner = [Slot(panel.stub[0], scope="col", row_span=len(over) + depth + 1, column_span=stub)] if stub else []
    if over:
        yield [*corner, Slot(over[0], scope="colgroup", column_span=each * len(panel.columns))]
        corner = []
    for level in range(depth + 1):
        yield [*corner, *_level(panel.columns, level, depth, each)]
        corner = []


def _level(columns: Sequence[Column], level: int, depth: int, each: int) -> Iterator[Slot]:
    """The heads that begin at a level: a group as wide as its columns; the last head of a column reaches down."""
    for (group, named), members in groupby(columns, lambda column: _head_at(column, level, depth)):
        for column in [*members][: 1 if group else None] if group or named else ():
            last = level == len(column.group) - 1
            rows = depth - level if group and last else 1
            width = sum(one.group[: level + 1] == column.group[: level + 1] for one in columns) if group else 1
            if group:
                yield Slot(group, scope="colgroup", row_span=rows, column_span=each * width)
            else:
                yield Slot(column.labels[0], scope="col", row_span=1 if column.group else depth + 1, column_span=each)


def _head_at(column: Column, level: int, depth: int) -> tuple[str, str]:
    """The group, or else the name, of a column's head that begins at a level: a lone column's at the first one."""
    if level < len(column.group):
        return column.group[level], ""
    begins = depth if column.group else 0
    return "", column.labels[0] if level == begins else ""


def _indicators(form: Form) -> Iterator[list[Slot]]:
    """A list of indicators: label, unit, number; the heads of groups stand in rows of their own."""
    known = {row.labels[0] for panel in form.panels for row in panel.rows}
    above: tuple[str, ...] = ()
    for at, panel in enumerate(form.panels):
        (column,) = panel.columns
        if not at:
            heads = (panel.stub[0], UNIT_HEAD, column.labels[0])
            yield [Slot(head, scope="col") for head in heads]
        for row in panel.rows:
            for level, head in enumerate(row.group):
                if above[: level + 1] != row.group[: level + 1] and head not in known:
                    yield [Slot(head, scope="rowgroup", column_span=3)]
            above = row.group
            yield [Slot(row.labels[0], scope="row"), Slot(column.unit), Slot(path=form.paths[row.key][0])]
