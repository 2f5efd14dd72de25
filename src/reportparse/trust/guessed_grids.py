"""Guessed grids: a table whose grid was guessed is taken only if it is whole or its sums hold; else it is withheld.

Lines of a text without rows or columns may stand in any order: a converter that writes a table column by column puts
every number beside somebody else's label. Then a right-looking number is worse than none.
"""

from __future__ import annotations

from dataclasses import replace

from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role
from reportparse.diagnostics.issues import issue
from reportparse.normalise import CellValue, Normalised, TableReading
from reportparse.trust.sums import evaluate

BROKEN = kinds_with(Role.BREAKS_GRID)
"""Issues that show that a guess at the grid went wrong somewhere."""


def withhold_wrong_guesses(tables: Normalised) -> Normalised:
    """The tables with every guessed one either vouched for by its own sums or withheld; both are said in an issue.

    Of a withheld one that issue is all: what the guess missed cell by cell is nobody's business, its rows stand as they are
    under their section.
    """
    issues = list(tables.issues)
    readings = dict(tables.readings)
    for name, reading in tables.readings.items():
        if name not in tables.guessed:
            continue
        if _is_whole(reading) or _adds_up(reading):
            issues.append(issue("grid-guessed", name))
        else:
            issues = [found for found in issues if found not in reading.issues and found.where != name]
            issues.append(issue("table-scrambled", name))
            readings[name] = _withheld(reading)
    return replace(tables, readings=readings, issues=tuple(issues))


def _is_whole(reading: TableReading) -> bool:
    return not any(found.kind in BROKEN for found in reading.issues)


def _adds_up(reading: TableReading) -> bool:
    values = {value.path: value for value in reading.values}
    statuses = [evaluate(identity, values).status for identity in reading.form.identities]
    return "failed" not in statuses and statuses.count("passed") > len(statuses) / 2


def _withheld(reading: TableReading) -> TableReading:
    local = tuple(row._replace(cell=_no_number(row.cell)) for row in reading.local)
    return replace(reading, values=tuple(map(_no_number, reading.values)), local=local)


def _no_number(value: CellValue) -> CellValue:
    return value._replace(value=None, state="unreadable") if value.state == "number" else value
