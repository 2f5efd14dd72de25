"""A line through a number is a fact of the page: what one reading found struck out, the other one may not put back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reportparse.diagnostics.issues import Issue
from reportparse.forms import TableName
from reportparse.normalise import CellValue, Normalised, TableReading


def with_struck(tables: Normalised, beside: Normalised, names: Collection[TableName]) -> Normalised:
    """The tables, where those of these names hold no number that only the reading `beside` saw the line through.

    Such a place gets what the other reading made of it: no number, or the one that stands beside the struck one.
    """
    readings, issues = dict(tables.readings), list(tables.issues)
    own = _struck(tables.issues)
    for name in names:
        mine, other = tables.readings.get(name), beside.readings.get(name)
        if mine is None or other is None:
            continue
        paths = (_struck(beside.issues) - own) & _places(mine, other)
        if paths:
            said = [found for found in beside.issues if found.where in paths]
            readings[name] = _bound(mine, other, paths, said)
            issues = [*(found for found in issues if found.where not in paths), *said]
    return replace(tables, readings=readings, issues=tuple(issues))


def _struck(issues: Collection[Issue]) -> frozenset[str]:
    return frozenset(found.where for found in issues if found.kind == "text-struck")


def _places(mine: TableReading, other: TableReading) -> frozenset[str]:
    """The paths of a table; those of its local rows where both readings count them alike."""
    labels = {row.cell.path: row.label for row in other.local}
    local = (row.cell.path for row in mine.local if labels.get(row.cell.path) == row.label)
    return frozenset((*(value.path for value in mine.values), *local))


def _bound(mine: TableReading, other: TableReading, paths: Collection[str], said: Collection[Issue]) -> TableReading:
    """A table with the other reading's word at these paths; each cell stays where it was found."""
    every = (*other.values, *(row.cell for row in other.local))
    theirs = {value.path: value for value in every if value.path in paths}

    def bound(value: CellValue) -> CellValue:
        seen = theirs.get(value.path)
        return value._replace(value=seen.value, raw=seen.raw, state=seen.state) if seen else value

    values = tuple(bound(value) for value in mine.values)
    local = tuple(row._replace(cell=bound(row.cell)) for row in mine.local)
    kept = [found for found in mine.issues if found.where not in paths]
    return replace(mine, values=values, local=local, issues=(*kept, *said))
