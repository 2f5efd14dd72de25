"""One form read out of observed rows: every value located, every other cell accounted for.

Driven by labels: rows are aligned to the form's rows in order, columns through the header; where header and data rows
disagree in spans, the ordinal position within the row decides (domain §6). Every non-blank cell ends up as a value, as a
label, or in an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.chinese.units import UNKNOWN, unit_of
from reportparse.chinese.values import Number, State, Value, in_wan_yuan, parse_value
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import NOWHERE, Cell, Origin
from reportparse.forms import Column, Form, Panel
from reportparse.labels.likeness import MIN_FRAGMENT, SURE, best, key, label_keys
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.headers import ColumnMatch, Headers, groups_in_order, has_rival
from reportparse.normalise.matching import Match, shared_cells

_AGAINST = {"row-missing": 1.0, "row-unknown": 1.0, "row-irregular": 1.0, "column-missing": 1.0, "cell-missing": 0.2}
"""What each issue takes from the fit of a form that a table is read as. None adds to it: `choice` relies on that."""

_SEVERAL = re.compile(r"\s*[\d,，.]+(?:\s+[\d,，.]+)+\s*")


class CellValue(NamedTuple):
    """A value of the record and the cell it was read from. `table` counts from 1, `row` and `column` from 0.

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A form read: one CellValue a place of the form, in its order; `fit` says how well the table suits the form."""

    form: Form
    values: tuple[CellValue, ...]
    issues: tuple[Issue, ...]
    fit: float


def read_form(
    form: Form,
    rows: Sequence[ObservedRow],
    data: Sequence[ObservedRow],
    matches: Sequence[Match],
    headers: Headers,
    promise: float,
) -> Reading:
    """Read the rows of a table that were matched to this form, and name what is left of its `data` rows.

    `promise` says how well the labels suit the form; what is read can only speak against it.
    """
    reader = _Reader(form, rows)
    shared = shared_cells(matches)
    for match in matches:
        reader.read_row(match, headers.of(match.observed, match.panel), shared)
    reader.name_leftovers(data, matches)
    reader.name_missing()
    fit = promise - sum(_AGAINST.get(found.kind, 0.0) for found in reader.issues)
    return Reading(form, reader.in_order(), tuple(reader.issues), fit)


class _Reader:
    """Collects the values and issues of one form while its rows are read."""

    def __init__(self, form: Form, rows: Sequence[ObservedRow]) -> None:
        self.form = form
        self.rows = rows
        self.values: dict[str, CellValue] = {}
        self.issues: list[Issue] = []
        self.used: set[tuple[int, int, int]] = set()
        self.matched: set[str] = set()

    def read_row(self, match: Match, columns: ColumnMatch | None, shared: set[tuple[int, int, int]]) -> None:
        """Locate and read the values of one matched row."""
        observed = match.observed
        where, paths = self.form.row_path(match.row), self.form.paths[match.row.key]
        if match.likeness < 1 and match.row.labels:
            self.issues.append(issue("label-drift", where, seen=_flat(match.label), expected=match.row.labels[0]))
        if match.out_of_order:
            self.issues.append(issue("row-order", where, row=match.observed.row + 1, seen=_flat(match.label)))
        self.matched.add(where)
        self.used.update([(observed.table, cell.row, cell.column) for cell in observed.cells[: match.first_value]])
        for at, cell, header in self._located(match, columns, where):
            column, path = match.panel.columns[at], paths[at]
            place = (observed.table, cell.row, cell.column)
            self.used.add(place)
            if place in shared and cell.text.strip():
                self.issues.append(issue("cell-merged", path, seen=_flat(cell.text)))
                value = Value("unreadable")
            elif columns and has_rival(columns, at, observed, cell):
                self._add(issue("column-repeated", f"{self.form.table}.{column.key}", expected=column.labels[0]))
                value = Value("unreadable")
            else:
                value = self._parse(path, cell, column, header, observed.units)
            if cell.seen and value.state == "number":
                self.issues.append(issue("value-adjusted", path, seen=cell.seen.replace("\n", "⏎"), used=value.number))
            self.values[path] = CellValue(
                path, value.number, cell.text, value.state, cell.origin, observed.table, observed.row, cell.column
            )
        self._doubt_beside([path for path in paths if path in self.values])

    def _doubt_beside(self, row: Sequence[str]) -> None:
        """A blank beside a cell with several numbers is no blank: one of them may have strayed from it."""
        for path, other in [*pairwise(row), *pairwise(row[::-1])]:
            blank, full = self.values[path], self.values[other]
            if blank.state == "blank" and full.state == "unreadable" and _SEVERAL.fullmatch(full.raw or ""):
                self.values[path] = blank._replace(state="unreadable")
                self.issues.append(issue("cell-unreadable", path, seen=f"… {_flat(full.raw or '')}"))

    def _located(self, match: Match, columns: ColumnMatch | None, where: str) -> Iterator[tuple[int, Cell, str]]:
        """(number of the column in the panel, its cell, the header's words) for each column that has a cell."""
        expected = match.panel.columns
        if columns is None or columns.missing:
            columns = self._without_all_columns(match, columns)
        places: Sequence[int | None] = columns.places if columns else range(len(expected))
        texts = [leaf.text for leaf in columns.leaves] if columns and columns.leaves else []
        texts = texts or [self._words_above(match, column) for column in expected]
        if columns:
            self._name_drifts(match.panel, columns)
        cells = _value_cells(match, columns, len(places))
        if len(cells) == len(places):
            located = dict(enumerate(cells))
        else:
            facts = {"seen": _flat(match.label), "count": len(cells), "expected": len(places) or len(expected)}
            self.issues.append(issue("row-irregular", where, row=match.observed.row + 1, **facts))
            located = _by_grid(cells, columns, match.observed) if columns else {}
        if columns and columns.missing and not columns.by_order and match.observed.regular:
            # The header lacks a column: the number of cells proves nothing, only the grid does.
            located = _by_grid(cells, columns, match.observed)
        for leaf, place in enumerate(places):
            if place is not None and leaf in located:
                yield place, located[leaf], texts[leaf]

    def _words_above(self, match: Match, column: Column) -> str:
        """What the rows above say of an amount's column where its header could not be used: its unit may stand there."""
        if column.measure != "amount":
            return ""
        labels = frozenset(map(key, column.labels))
        above = [row for row in self.rows if row.table == match.observed.table and row.row < match.observed.row]
        texts = [cell.text for row in above for cell in row.cells if best(key(cell.text), labels) >= SURE]
        return texts[-1] if texts else ""

    def _without_all_columns(self, match: Match, columns: ColumnMatch | None) -> ColumnMatch | None:
        """The header to go by where it lacks columns: none (the form's order then) if nothing speaks against it."""
        expected = match.panel.columns
        against = bool(columns and columns.contradicts) or self._names_another_order(match)
        if _fills(match, len(expected)) and not against:
            self._add(issue("column-assumed", self.form.table))
            return None
        for place in columns.missing if columns else range(len(expected)):
            column = expected[place]
            self._add(issue("column-missing", f"{self.form.table}.{column.key}", expected=column.labels[0]))
        nothing = ColumnMatch((), (), 0.0, tuple(range(len(expected))), contradicts=True)
        return nothing if against and (columns is None or not match.observed.regular) else columns

    def _names_another_order(self, match: Match) -> bool:
        """Whether words above a row without a header name its columns, or their groups, in another order than the form's."""
        above = [row for row in self.rows if row.table == match.observed.table and row.row < match.observed.row]
        if not groups_in_order(above, match.panel):
            return True
        places = {key(label): at for at, column in enumerate(match.panel.columns) for label in column.labels}
        if len({label for column in match.panel.columns for label in column.labels[:1]}) < len(match.panel.columns):
            return False  # 结果维持 stands three times: its order says nothing
        seen = [places[key(cell.text)] for row in above for cell in row.cells if key(cell.text) in places]
        inner = [place for place in dict.fromkeys(seen) if place < len(match.panel.columns) - 1]
        return inner != sorted(inner)

    def _name_drifts(self, panel: Panel, columns: ColumnMatch) -> None:
        """A note for every column whose label was taken in another wording."""
        for leaf in columns.drifts:
            place = columns.places[leaf]
            if place is not None:
                column, seen = panel.columns[place], _flat(columns.leaves[leaf].text)
                where = f"{self.form.table}.{column.key}"
                self._add(issue("label-drift", where, seen=seen, expected=column.labels[0]))

    def _add(self, found: Issue) -> None:
        """Add an issue that concerns many rows, once."""
        if found not in self.issues:
            self.issues.append(found)

    def _parse(self, path: str, cell: Cell, column: Column, header: str, above: str) -> Value:
        """The value of a cell; `header` and `above` are the words over its column and over its table, for their units."""
        amount = column.measure == "amount"
        value = parse_value(cell.text, signed=column.measure == "change", fractional=amount)
        if value.state == "blank" and cell.drawn:
            self.issues.append(issue("cell-unreadable", path, seen=UNSAYABLE))
            return Value("unreadable")
        if value.state == "unreadable":
            self.issues.append(issue("cell-unreadable", path, seen=_flat(cell.text)))
        if value.number is None:
            return value
        unit = unit_of(header, above, money=amount)
        if unit == UNKNOWN and not (amount and value.unit):
            self.issues.append(
                issue("cell-unreadable", path, seen=f"{_flat(cell.text)} ({_flat(f'{header} {above}')})")
            )
            return Value("unreadable")
        if amount:
            value = self._in_wan_yuan(path, cell, value, value.number, (unit, unit_of("", above, money=True)))
        if value.doubt:
            kind = "value-suspicious" if value.doubt == "suspicious" else "value-adjusted"
            self.issues.append(issue(kind, path, seen=_flat(cell.text), used=value.number))
        return value

    def _in_wan_yuan(
        self, path: str, cell: Cell, value: Value, number: Number, stated: tuple[str | None, ...]
    ) -> Value:
        """An amount in 万元. Where cell, header and table name different units, the nearest one's word is taken."""
        units = [unit for unit in (value.unit, *stated) if unit not in (None, UNKNOWN)]
        if not units:
            self.issues.append(issue("unit-unstated", path, seen=_flat(cell.text), used="万元"))
        doubt = "suspicious" if len(set(units)) > 1 else value.doubt
        if not units or units[0] == "万元":
            return Value("number", number, value.unit, doubt)
        return Value("number", in_wan_yuan(number, str(units[0])), value.unit, doubt or "adjusted")

    def name_leftovers(self, data: Sequence[ObservedRow], matches: Sequence[Match]) -> None:
        """An issue for every non-blank cell that is neither value nor label: nothing vanishes."""
        matched = {id(match.observed) for match in matches}
        taken = {_label_key(match): match.row for match in matches}
        for row in data:
            left = [
                cell
                for cell, kind in zip(row.cells, row.kinds, strict=True)
                if cell.row == row.row
                and kind not in ("blank", "unit")
                and (row.table, cell.row, cell.column) not in self.used
            ]
            if not left:
                continue
            if not row.has_numbers:
                left = [cell for cell in left if not self._is_label(cell.text)]
            if id(row) in matched or not row.has_numbers:
                self.issues.extend(_unplaced(self.form.table, row, cell) for cell in left)
                continue
            label = [cell for cell, kind in zip(row.cells, row.kinds, strict=True) if kind == "label"]
            seen = _flat(label[-1].text) if label else ""
            values = " | ".join(_flat(cell.text) for cell in left if cell not in label)
            if label and key(label[-1].text) in taken:
                where = self.form.row_path(taken[key(label[-1].text)])
                self.issues.append(issue("row-repeated", where, row=row.row + 1, seen=seen, values=values))
            else:
                self.issues.append(issue("row-unknown", self.form.table, row=row.row + 1, seen=seen, values=values))
                if not label:
                    self._doubt_above(row, left)

    def _doubt_above(self, row: ObservedRow, left: Sequence[Cell]) -> None:
        """Numbers without a label below a row may be the rest of that row's, wrapped and cut by a page break: then what
        was read of those is half a number."""
        at = next(i for i, other in enumerate(self.rows) if other is row)
        above = self.rows[at - 1] if at else None
        columns = {cell.column for cell in left}
        for path, value in list(self.values.items()):
            if above and (value.table, value.row) == (above.table, above.row) and value.state == "number":
                if above.table == row.table and value.column not in columns:
                    continue
                self.values[path] = value._replace(value=None, state="unreadable")
                rest = " | ".join(_flat(cell.text) for cell in left)
                self.issues.append(issue("cell-unreadable", path, seen=f"{_flat(value.raw or '')} … {rest}"))

    def name_missing(self) -> None:
        """An issue for every row of the form that was not found, and for every single cell that was not."""
        unnamed = {named.where for named in self.issues if named.kind == "column-missing"}
        for panel in self.form.panels:
            for row in panel.rows:
                where = self.form.row_path(row)
                if row.labels and where not in self.matched:
                    self.issues.append(issue("row-missing", where, expected=row.labels[0]))
                    continue
                self.issues.extend(
                    issue("cell-missing", path, expected=column.labels[0])
                    for path, column in zip(self.form.paths[row.key], panel.columns, strict=True)
                    if path not in self.values and f"{self.form.table}.{column.key}" not in unnamed
                )

    def in_order(self) -> tuple[CellValue, ...]:
        """One CellValue for each place of the form."""
        return tuple(self.values.get(path) or CellValue(path, None, None, "missing") for path, _, _ in self.form.places)

    def _is_label(self, text: str) -> bool:
        """Whether words are a label of the form, or a part of one that was cut over several lines."""
        seen = key(text)
        return any(seen == label or (len(seen) >= MIN_FRAGMENT and seen in label) for label in label_keys(self.form))


def _label_key(match: Match) -> str:
    return key(match.label)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _unplaced(table: str, row: ObservedRow, cell: Cell) -> Issue:
    return issue("cell-unplaced", table, row=row.row + 1, column=cell.column + 1, seen=_flat(cell.text))


def _fills(match: Match, count: int) -> bool:
    """Whether the row holds just as many value cells as the form has columns, so that their order tells."""
    return len(_value_cells(match, None, count)) == count


def _value_cells(match: Match, columns: ColumnMatch | None, n_leaves: int) -> list[Cell]:
    """The cells right of the label: without blank ones at the end beyond the form's number, and, where that fits better,
    without what stands left of the header's first column."""
    observed = match.observed
    by_grid = columns and columns.leaves and not columns.by_order and observed.regular
    end = columns.leaves[-1].end if columns and by_grid else observed.width
    after = [
        (cell, kind)
        for cell, kind in list(zip(observed.cells, observed.kinds, strict=True))[match.first_value :]
        if kind != "blank" or cell.column < end  # a blank cell beyond the header stands for no column
    ]
    cells = [cell for cell, kind in after if kind != "unit"]
    extra = len(cells) - n_leaves
    if not observed.regular and extra > 0:
        return _without_extra(cells, columns, n_leaves, observed.written_out)
    if columns and by_grid and len(_trimmed(cells, n_leaves)) != n_leaves:
        inside = [cell for cell in cells if cell.column >= columns.leaves[0].start]
        if len(_trimmed(inside, n_leaves)) == n_leaves:
            cells = inside
    return _trimmed(cells, n_leaves)


def _without_extra(cells: list[Cell], columns: ColumnMatch | None, n_leaves: int, written_out: bool) -> list[Cell]:
    """The value cells of a row that has more cells than columns, where the format knows no spans.

    Where every row has all its cells, they stand below the header's own. Else blank cells at one end are the label's or
    nobody's; with blank cells at both ends, nobody can say which of them is a value.
    """
    extra = len(cells) - n_leaves
    if written_out and columns and not columns.by_order:
        places = {leaf.start for leaf in columns.leaves}
        below = [cell for cell in cells if cell.column in places]
        if len(below) == n_leaves and _only_blank([cell for cell in cells if cell.column not in places]):
            return below
    if not _only_blank(cells[:extra]) or _only_blank(cells):
        return _trimmed(cells, n_leaves)
    return cells[extra:] if written_out and not _only_blank(cells[-extra:]) else cells


def _only_blank(cells: Sequence[Cell]) -> bool:
    return not any(cell.text.strip() for cell in cells)


def _trimmed(cells: list[Cell], n_leaves: int) -> list[Cell]:
    """Without the spurious blank cells that some editors leave at the end of every row (domain §6)."""
    cells = list(cells)
    while len(cells) > n_leaves and not cells[-1].text.strip():
        cells.pop()
    return cells


def _by_grid(cells: list[Cell], columns: ColumnMatch, observed: ObservedRow) -> dict[int, Cell]:
    """Leaf to cell where a cell stands under exactly one leaf and the leaf over exactly one cell.

    Only where the row is as wide as the header: in any other a cell was lost or put in, and those after it are shifted.
    """
    if columns.by_order or not (observed.regular and cells and columns.leaves):
        return {}
    edges = cells[0].column, cells[-1].column + cells[-1].column_span
    if edges != (columns.leaves[0].start, columns.leaves[-1].end):
        return {}
    under: dict[int, list[Cell]] = {}
    for cell in cells:
        over = [
            i
            for i, leaf in enumerate(columns.leaves)
            if leaf.start < cell.column + cell.column_span and cell.column < leaf.end
        ]
        if len(over) == 1 or not cell.text.strip():
            for i in over:
                under.setdefault(i, []).append(cell)
    return {i: found[0] for i, found in under.items() if len(found) == 1}
