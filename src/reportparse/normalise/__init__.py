"""Normalise: the tables of a document become the values of the form that they follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportparse.document import Table
from reportparse.forms import FORMS, TABLES, TableName
from reportparse.issues import Issue, issue
from reportparse.normalise.choice import best_reading
from reportparse.normalise.reading import CellValue, Reading
from reportparse.normalise.recognise import assemble, pieces
from reportparse.normalise.rows import ObservedRow

__all__ = ["CellValue", "Normalised", "Reading", "normalise"]


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
        whole = max(
            wholes, key=lambda parts: (any(part.table in home for part in parts), sum(part.n_filled for part in parts))
        )
        rows = [_with_units(row, units.get(part.table, "")) for part in whole for row in part.rows]
        reading = best_reading(rows, [form for form in FORMS if form.table == name])
        readings[name] = reading
        if any(part.table in uncertain for part in whole):
            guessed.add(name)
        issues.extend(reading.issues)
        if all(value.state in ("blank", "missing") for value in reading.values):
            issues.append(issue("table-blank", name, count=len(reading.values)))
    return Normalised(readings, tuple(issues), frozenset(piece.table for piece in found), frozenset(guessed))


def _with_units(row: ObservedRow, units: str) -> ObservedRow:
    """The row with the units that stand above its table, where the table itself says nothing."""
    return row._replace(units=units) if units and not row.units else row
