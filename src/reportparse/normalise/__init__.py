"""Normalise: the tables of a document become the values of the form that they follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Table
from reportparse.forms import FORMS, TABLES, TableName
from reportparse.labels.rows import ObservedRow
from reportparse.labels.table_kinds import Piece, assemble, pieces
from reportparse.normalise.choice import best_reading
from reportparse.normalise.reading import CellValue, Reading

__all__ = ["CellValue", "Normalised", "Reading", "normalise"]

RIVAL_SHARE = 0.5
"""So much of the numbers of the table that was taken makes another of its kind, at the same place, as likely as it."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """The readings found, one a table at most, and the numbers of the document's tables that they were read from.

    `guessed` names the readings whose grid the document did not show.
    """

    readings: dict[TableName, Reading]
    issues: tuple[Issue, ...]
    tables: frozenset[int]
    guessed: frozenset[TableName]


def normalise(
    tables: Iterable[tuple[int, Table]],
    at_home: Mapping[TableName, Collection[int]] = MappingProxyType({}),
    units: Mapping[int, str] = MappingProxyType({}),
) -> Normalised:
    """Read the form's tables out of a document's numbered tables. A kind that is not there has no reading.

    `at_home` names the tables that stand in the section of their kind: of two tables of a kind, that one is the report's.
    `units` is what the text above a table says of its units.
    """
    numbered = list(tables)
    uncertain = {number for number, table in numbered if not table.certain}
    found = pieces(numbered)
    guessed: set[TableName] = set()
    readings: dict[TableName, Reading] = {}
    issues: list[Issue] = []
    for name in TABLES:
        wholes = assemble(name, found)
        if not wholes:
            continue
        if len(wholes) > 1:
            issues.append(issue("table-repeated", name, count=len(wholes)))
        home = at_home.get(name, ())
        ranks = [(any(part.table in home for part in parts), sum(part.n_filled for part in parts)) for parts in wholes]
        at_best = max(ranks)
        whole = wholes[ranks.index(at_best)]
        reading = _read(name, whole, units)
        for rival, (is_home, n_filled) in zip(wholes, ranks, strict=True):
            if rival is not whole and is_home == at_best[0] and n_filled >= RIVAL_SHARE * at_best[1]:
                reading = _where_agreed(name, reading, _read(name, rival, units))
        readings[name] = reading
        if any(part.table in uncertain for part in whole):
            guessed.add(name)
        issues.extend(reading.issues)
        if all(value.state in ("blank", "missing") for value in reading.values):
            issues.append(issue("table-blank", name, count=len(reading.values)))
    return Normalised(readings, tuple(issues), frozenset(piece.table for piece in found), frozenset(guessed))


def _read(name: TableName, whole: Sequence[Piece], units: Mapping[int, str]) -> Reading:
    """The pieces of a table read as the form of its kind that suits best."""
    rows = [_with_units(row, units.get(part.table, "")) for part in whole for row in part.rows]
    return best_reading(rows, [form for form in FORMS if form.table == name])


def _where_agreed(name: TableName, reading: Reading, rival: Reading) -> Reading:
    """A reading without the numbers for which an equally likely table has others."""
    others = {value.path: value.value for value in rival.values if value.value is not None}
    apart = {
        value.path
        for value in reading.values
        if value.value is not None and others.get(value.path, value.value) != value.value
    }
    if not apart:
        return reading
    values = tuple(
        value._replace(value=None, state="unreadable") if value.path in apart else value for value in reading.values
    )
    return replace(reading, values=values, issues=(*reading.issues, issue("tables-differ", name, count=len(apart))))


def _with_units(row: ObservedRow, units: str) -> ObservedRow:
    """The row with the units that stand above its table, where the table itself says nothing."""
    return row._replace(units=units) if units and not row.units else row
