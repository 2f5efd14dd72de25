"""One form read out of observed rows: every value located, every other cell accounted for.

Driven by labels: rows are aligned to the form's rows in order, columns through the header. Every cell that holds something
ends up as a value, as a label, or in an issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.values import SIGNS, Number, Value
from reportparse.diagnostics.catalogue import ISSUES
from reportparse.diagnostics.issues import Issue, issue
from reportparse.forms import Form
from reportparse.labels.likeness import explained_otherwise
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.cell import CellValue, read_cell
from reportparse.normalise.columns import ColumnMatch, cells_of_rivals
from reportparse.normalise.header_rows import Headers
from reportparse.normalise.leftovers import Slot, name_leftovers, name_missing
from reportparse.normalise.locate import Located, locate, one_line
from reportparse.normalise.matching import RowMatch, shared_cells
from reportparse.patterns import regex

_SEVERAL = regex(r"\s*[\d,，.]+(?:\s+[\d,，.]+)+\s*")


class LocalValue(NamedTuple):
    """A row of a table of indicators that its form does not know: label and unit as printed, the form's part around it.

    `cell` holds its number and where that was read, under a path that counts such rows from 1.
    """

    label: str
    unit: str | None
    under: str | None
    cell: CellValue

    @property
    def value(self) -> Number | None:
        """The number, where the row has one."""
        return self.cell.value


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table read as a form: one CellValue a place of the form, in its order; `fit` says how well the table suits it.

    `local` are the rows of a table of indicators that the form does not know.
    """

    form: Form
    values: tuple[CellValue, ...]
    issues: tuple[Issue, ...]
    fit: float
    local: tuple[LocalValue, ...] = ()

    @property
    def every_value(self) -> tuple[CellValue, ...]:
        """The values of the form's places, then those of the rows that it does not know."""
        return (*self.values, *(row.cell for row in self.local))


def read_form(
    form: Form,
    rows: Sequence[ObservedRow],
    data: Sequence[ObservedRow],
    matches: Sequence[RowMatch],
    headers: Headers,
    promise: float,
) -> TableReading:
    """Read the rows of a table that were matched to this form, and name what is left of its `data` rows.

    `promise` says how well the labels suit the form; what is read can only speak against it.
    """
    reader = _Reader(form, rows, shared_cells(matches))
    for match in matches:
        reader.read_row(match, headers.of(match.observed, match.panel))
    issues = reader.issues
    issues.extend(name_leftovers(form, rows, data, matches, reader.used, reader.values))
    unnamed = {(named.where, dict(named.facts)["expected"]) for named in issues if named.kind == "column-missing"}
    issues.extend(name_missing(form, reader.matched, reader.values, unnamed))
    values = (reader.values.get(path) or CellValue(path, None, None, "missing") for path, _, _ in form.places)
    fit = promise - sum(ISSUES[found.kind].against_fit for found in issues)  # none adds: `choice` relies on that
    return TableReading(form, tuple(values), tuple(issues), fit)


class _Reader:
    """Collects the values and issues of one form while its rows are read."""

    def __init__(self, form: Form, rows: Sequence[ObservedRow], shared: set[Slot]) -> None:
        self.form = form
        self.rows = rows
        self.shared = shared
        self.values: dict[str, CellValue] = {}
        self.issues: list[Issue] = []
        self.used: set[Slot] = set()
        self.matched: set[str] = set()

    def read_row(self, match: RowMatch, columns: ColumnMatch | None) -> None:
        """Locate and read the values of one matched row."""
        observed = match.observed
        where, paths = self.form.row_path(match.row), self.form.paths[match.row.key]
        labels = match.row.labels
        if labels and (match.likeness < 1 or explained_otherwise(match.label, labels)):
            self.issues.append(issue("label-drift", where, seen=one_line(match.label), expected=labels[0]))
        if match.out_of_order:
            self.issues.append(issue("row-order", where, row=observed.row + 1, seen=one_line(match.label)))
        self.matched.add(where)
        self.used.update([(observed.table, cell.row, cell.column) for cell in observed.cells[: match.first_value]])
        cells, issues = locate(match, columns, self.form, self.rows)
        self._add_once(issues)
        for located in cells:
            path, cell = paths[located.at], located.cell
            value = self._value(path, located, match, columns)
            self.values[path] = CellValue(
                path,
                value.number,
                cell.text,
                value.state,
                cell.origin,
                observed.table,
                observed.row,
                cell.column,
                cell.confidence,
            )
        found = [path for path in paths if path in self.values]
        self.issues.extend(self._withhold_beside(found))
        if not observed.regular and any(column.measure == "change" for column in match.panel.columns):
            self.issues.extend(self._withhold_behind_sign(found, [cell.text for cell in observed.cells]))

    def _value(self, path: str, located: Located, match: RowMatch, columns: ColumnMatch | None) -> Value:
        """The value of a cell, unless it is not this row's or this column's alone."""
        cell, column, observed = located.cell, match.panel.columns[located.at], match.observed
        slot = (observed.table, cell.row, cell.column)
        self.used.add(slot)
        rivals = cells_of_rivals(columns, located.at, observed) if columns and columns.rivals else []
        if slot in self.shared and cell.text.strip():
            self.issues.append(issue("cell-merged", path, seen=one_line(cell.text)))
            value = Value("unreadable")
        elif any(rival.text.strip() != cell.text.strip() for rival in rivals):
            self.issues.append(issue("column-repeated", path, expected=column.labels[0]))
            value = Value("unreadable")
        else:
            value, issues = read_cell(path, cell, column, located.header, observed.units)
            self.issues.extend(issues)
            # A merged cell that was filled out, as programs do that know no merged cells, says the same again.
            self.used.update((observed.table, rival.row, rival.column) for rival in rivals)
        if cell.seen and value.state == "number":
            self.issues.append(issue("value-adjusted", path, seen=cell.seen.replace("\n", "⏎"), used=value.number))
        return value

    def _withhold_beside(self, row: Sequence[str]) -> Iterator[Issue]:
        """A blank beside a cell with several numbers is no blank: one of them may have strayed from it."""
        for path, other in [*pairwise(row), *pairwise(row[::-1])]:
            blank, full = self.values[path], self.values[other]
            if blank.state == "blank" and full.state == "unreadable" and _SEVERAL.fullmatch(full.raw or ""):
                self.values[path] = blank._replace(state="unreadable")
                yield issue("cell-unreadable", path, seen=f"… {one_line(full.raw or '')}")

    def _withhold_behind_sign(self, row: Sequence[str], texts: Sequence[str]) -> Iterator[Issue]:
        """A sign of its own before a number is the number's, or says that there is none: 行政许可 | - | 4 may be -4.

        Where the format knows no grid, nobody can tell, nor what stands under which column then.
        """
        for sign, number in pairwise(text.strip() for text in texts):
            if sign in SIGNS and number[:1].isdecimal():
                for path in row:
                    self.values[path] = self.values[path]._replace(value=None, state="unreadable")
                    yield issue("cell-unreadable", path, seen=f"{sign} {number}")
                return

    def _add_once(self, issues: Sequence[Issue]) -> None:
        """Add issues that many rows share (of a header, of a column), each once."""
        self.issues.extend(found for found in dict.fromkeys(issues) if found not in self.issues)
