"""Normalise: the tables of a document become the values of the form that they follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Cell
from reportparse.forms import FORMS, SECTION_OF, SUBJECTS, TABLES, TableName
from reportparse.labels.likeness import is_caption
from reportparse.normalise.cell import CellValue
from reportparse.normalise.choice import best_reading
from reportparse.normalise.indicators import read_indicators
from reportparse.normalise.table_parts import TablePart, parts_of_tables, wholes_of
from reportparse.normalise.table_reading import LocalValue, TableReading
from reportparse.sections.layout_tables import NumberedTable

__all__ = ["CellValue", "LocalValue", "Normalised", "TableReading", "normalise"]

RIVAL_SHARE = 0.5
"""So much of the numbers of the table that was taken makes another of its kind, at the same place, as likely as it."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """The readings found, one a table at most, and the numbers of the document's tables that they were read from.

    `guessed` names the readings whose grid the document did not show.
    """

    readings: dict[TableName, TableReading]
    issues: tuple[Issue, ...]
    tables: frozenset[int]
    guessed: frozenset[TableName]


def normalise(tables: Iterable[NumberedTable], year: int | None = None) -> Normalised:
    """Read the form's tables out of a document's, for a report on `year`. A kind that is not there has no reading.

    Of two tables of a kind, the report's is the one in the section of its kind that has no other year right above it, and
    among such ones the one with the form's captions.
    """
    parts = parts_of_tables(tables)
    guessed: set[TableName] = set()
    readings: dict[TableName, TableReading] = {}
    issues: list[Issue] = []
    for name in TABLES:
        wholes = wholes_of(name, parts)
        if not wholes:
            continue
        if len(wholes) > 1:
            issues.append(issue("table-repeated", name, count=len(wholes)))
        read = _readings(name, wholes, year)
        ranks = [
            (
                any(_is_at_home(part, year) for part in whole),
                len(wholes) > 1 and any(map(_is_captioned, whole)),
                _n_numbers(reading),
            )
            for whole, reading in zip(wholes, read, strict=True)
        ]
        at_best = max(ranks)
        at = ranks.index(at_best)
        whole, reading = wholes[at], read[at]
        if any(reading is other for other in read[:at]):  # it was read elsewhere
            reading = _reading_of(name, whole, year)
        for rival, (*place, n_numbers) in zip(read, ranks, strict=True):
            if rival is not read[at] and place == [*at_best[:2]] and n_numbers >= RIVAL_SHARE * at_best[2]:
                reading = _where_agreed(name, reading, rival)
        readings[name] = reading
        others = frozenset[int]().union(*(part.source.years for part in whole))
        if year is not None and others and year not in others:
            issues.append(issue("table-of-other-year", name, seen=max(others), expected=year))
        if not all(part.source.table.certain for part in whole):
            guessed.add(name)
        issues.extend(reading.issues)
        if reading.values and all(value.state in ("blank", "missing") for value in reading.values):
            issues.append(issue("table-blank", name, count=len(reading.values)))
    numbers = frozenset(part.source.number for part in parts)
    return Normalised(readings, tuple(issues), numbers, frozenset(guessed))


def _is_at_home(part: TablePart, year: int | None) -> bool:
    """Whether a part stands in the section of its kind, and not below the line of another year (「2022年」 in 2023)."""
    source = part.source
    owed_by = SECTION_OF.get(part.kind)
    return owed_by in (None, source.section) and (year is None or not source.years or year in source.years)


def _is_captioned(part: TablePart) -> bool:
    """Whether a caption of the form stands in a part or right above it: 第二十条第（一）项. Local tables have none."""
    lines = [part.source.line_above, *(row.text for row in part.rows if not row.has_numbers)]
    return any(map(is_caption, lines))


def _n_numbers(reading: TableReading) -> int:
    """How many of the form's values a table holds; a longer table of another kind holds more numbers, not more of these."""
    return sum(value.value is not None for value in reading.values) + sum(
        row.value is not None for row in reading.local
    )


def _readings(name: TableName, wholes: Sequence[Sequence[TablePart]], year: int | None) -> list[TableReading]:
    """The reading of each whole; of one that tells another again, cell by cell, the reading of the first of them."""
    if len(wholes) == 1:
        return [_reading_of(name, wholes[0], year)]
    found: dict[tuple[object, ...], TableReading] = {}
    readings = []
    for whole in wholes:
        content = _content(whole)
        if content not in found:
            found[content] = _reading_of(name, whole, year)
        readings.append(found[content])
    return readings


def _content(whole: Sequence[TablePart]) -> tuple[object, ...]:
    """All that a reading depends on, save where in the document it stands."""
    table, top = whole[0].rows[0].table, whole[0].rows[0].row
    rows = [(row, row.table - table, row.row - top) for part in whole for row in part.rows]
    return tuple(
        (number, at, row.width, row.regular, row.written_out, row.units, *_of_cell(cell, top))
        for row, number, at in rows
        for cell in row.cells
    )


def _of_cell(cell: Cell, top: int) -> tuple[object, ...]:
    place = cell.row - top, cell.column, cell.row_span, cell.column_span
    return *place, cell.text, cell.seen, cell.drawn, cell.struck


def _reading_of(name: TableName, whole: Sequence[TablePart], year: int | None) -> TableReading:
    """The parts of a table read as the form of its kind that suits best."""
    rows, forms = [row for part in whole for row in part.rows], [form for form in FORMS if form.table == name]
    return read_indicators(name, rows, forms, year) if SUBJECTS[name].lists_indicators else best_reading(rows, forms)


def _where_agreed(name: TableName, reading: TableReading, rival: TableReading) -> TableReading:
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
