"""A cell's text becomes a value of the record, in the unit of its column."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.chinese.units import UNKNOWN, unit_of
from reportparse.chinese.values import Number, State, Value, in_wan_yuan, parse_value
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import NOWHERE, Cell, Origin
from reportparse.forms import Column
from reportparse.forms.declaration import Measure
from reportparse.normalise.locate import one_line
from reportparse.patterns import regex

_SURE = {"change": regex(r"[+＋↑↓\u4e00-\u9fff]"), "amount": regex(r"[.．]")}
"""What is whole even where a picture lost thin strokes: a plus, of which a minus may be left, and a decimal point."""


class CellValue(NamedTuple):
    """A value of the record and the cell it was read from. `table` counts from 1, `row` and `column` from 0.
    `confidence` is that of the recogniser that read it in a picture.

    A tuple, as every report has two hundred of them.
    """

    path: str
    value: Number | None
    raw: str | None
    state: State
    origin: Origin = NOWHERE
    table: int | None = None
    row: int | None = None
    column: int | None = None
    confidence: float | None = None


def read_cell(path: str, cell: Cell, column: Column, header: str, above: str) -> tuple[Value, list[Issue]]:
    """The value of a cell and the doubts about it; of a number that is struck out, wherever it stands in the cell.

    `header` and `above` are the words over its column and over its table: they may state its unit (单位：万元).
    """
    value, issues = _read(path, cell, column, header, above)
    if cell.struck:
        issues.insert(0, issue("text-struck", path, seen=one_line(cell.struck)))
    return value, issues


def _read(path: str, cell: Cell, column: Column, header: str, above: str) -> tuple[Value, list[Issue]]:
    amount = column.measure == "amount"
    value = parse_value(cell.text, signed=column.measure == "change", fractional=amount)
    if value.state == "blank" and cell.drawn:
        return Value("unreadable"), [issue("cell-unreadable", path, seen=UNSAYABLE)]
    if value.state == "unreadable":
        return value, [issue("cell-unreadable", path, seen=one_line(cell.text))]
    if value.number is None:
        return value, []
    if may_be_cut_short(cell, value, column.measure):
        return Value("unreadable"), [issue("strokes-lost", path, seen=one_line(cell.text))]
    unit = unit_of(header, above, money=amount)
    if unit == UNKNOWN and not (amount and value.unit):
        seen = f"{one_line(cell.text)} ({one_line(f'{header} {above}')})"
        return Value("unreadable"), [issue("cell-unreadable", path, seen=seen)]
    issues: list[Issue] = []
    if amount:
        value, issues = _in_wan_yuan(path, cell, value, value.number, (unit, unit_of("", above, money=True)))
        printed, named = unit_of(column.labels[0], "", money=True), unit_of(header, "", money=True)
        if printed and named not in (None, printed) and not value.unit:
            facts = {"stated": named, "expected": printed, "seen": one_line(cell.text), "used": value.number}
            return value, [*issues, issue("unit-differs", path, **facts)]
    if value.doubt:
        kind = "value-suspicious" if value.doubt == "suspicious" else "value-adjusted"
        issues.append(issue(kind, path, seen=one_line(cell.text), used=value.number))
    return value, issues


def may_be_cut_short(cell: Cell, value: Value, measure: Measure) -> bool:
    """Whether a picture may have lost the sign or the point of a number that may have one."""
    return bool(cell.strokes_lost and value.number and measure in _SURE and not _SURE[measure].search(cell.text))


def _in_wan_yuan(
    path: str, cell: Cell, value: Value, number: Number, stated: tuple[str | None, ...]
) -> tuple[Value, list[Issue]]:
    """An amount in 万元. Where cell, header and table name different units, the nearest one's word is taken."""
    units = [unit for unit in (value.unit, *stated) if unit not in (None, UNKNOWN)]
    issues = [] if units else [issue("unit-unstated", path, seen=one_line(cell.text), used="万元")]
    doubt = "suspicious" if len(set(units)) > 1 else value.doubt
    if not units or units[0] == "万元":
        return Value("number", number, value.unit, doubt), issues
    return Value("number", in_wan_yuan(number, str(units[0])), value.unit, doubt or "adjusted"), issues
