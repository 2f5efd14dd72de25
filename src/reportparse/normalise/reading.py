"""One form read out of observed rows: every value located, every other cell accounted for.

Driven by labels: rows are aligned to the form's rows in order, columns through the header; where header and data rows
disagree in spans, the ordinal position within the row decides (domain §6). Every non-blank cell ends up as a value, as a
label, or in an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportparse.document import NOWHERE, Cell, Origin
from reportparse.forms import Block, Column, Form, Row
from reportparse.issues import Issue, issue
from reportparse.normalise.align import align
from reportparse.normalise.labels import best, key, label_keys, likeness
from reportparse.normalise.rows import (
    GROUP_WEIGHT,
    Candidate,
    ColumnMatch,
    ObservedRow,
    candidates,
    match_columns,
)
from reportparse.values import Number, State, Value, in_wan_yuan, parse_value
from reportparse.zh import fold

SURE = 0.8
"""Likeness from which a cell counts as a column's label when rows are told apart from headers."""

BLANK_ROW_SCORE = 0.6
"""A wholly blank row under a header whose data row has no label: taken only where no row with numbers fits."""

MIN_FRAGMENT = 2
"""Characters of the shortest part of a label that still counts as one."""

_CAPTION = re.compile(r"(第?二十条)?第?.{1,2}项")
_MONEY = re.compile(r"亿元|万元|元")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A value of the record and the cell it was read from. `table` counts from 1, `row` and `column` from 0."""

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


@dataclass(frozen=True, slots=True)
class _Match:
    """A form's row, the observed row whose cells hold its values, and where they begin."""

    block: Block
    row: Row
    observed: ObservedRow
    first_value: int
    label: str
    likeness: float


def read_form(rows: Sequence[ObservedRow], form: Form) -> Reading:
    """Read the rows of the table (or of its pieces, in document order) as this form."""
    headers = _headers(rows, form)
    data = [
        i for i, row in enumerate(rows) if i not in headers and not _is_caption(row) and _may_be_data(rows, i, form)
    ]
    matches, fit = _match_rows([rows[i] for i in data], form)
    headings = _Headings(rows, headers)
    columns = {id(match): headings.of(match) for match in matches}
    reader = _Reader(form)
    shared = _shared_cells(matches)
    for match in matches:
        reader.read_row(match, columns[id(match)], shared)
    reader.name_leftovers(rows, [rows[i] for i in data], matches)
    reader.name_missing()
    fit += sum(found.score - len(found.missing) for found in columns.values() if found) / 3
    fit -= 0.5 * (sum(len(block.rows) for block in form.blocks) - len(matches))
    return Reading(form, reader.in_order(), tuple(reader.issues), fit)


# Rows told apart


def _is_caption(row: ObservedRow) -> bool:
    own = [cell for cell in row.cells if cell.row == row.row and cell.text.strip()]
    return len(own) == 1 and _CAPTION.fullmatch(fold(own[0].text)) is not None


def _headers(rows: Sequence[ObservedRow], form: Form) -> set[int]:
    """Indices of header rows: no numbers, and either the stub's words or two labels of columns or their groups."""
    labels = tuple(
        {key(label) for block in form.blocks for column in block.columns for label in (*column.labels, *column.group)}
    )
    stubs = tuple({key(stub) for block in form.blocks for stub in block.stub})
    return {i for i, row in enumerate(rows) if not row.has_numbers and _is_header(row, labels, stubs)}


def _is_header(row: ObservedRow, labels: tuple[str, ...], stubs: tuple[str, ...]) -> bool:
    own = [key(cell.text) for cell in row.cells if cell.row == row.row and cell.text.strip()]
    if any(best(text, stubs) >= SURE for text in own):
        return True
    return sum(best(text, labels) >= SURE for text in own) >= 2


def _may_be_data(rows: Sequence[ObservedRow], index: int, form: Form) -> bool:
    """Rows with something in them; blank ones only where the form's data row carries no label."""
    return not rows[index].is_blank or any(not row.labels for block in form.blocks for row in block.rows)


# Rows matched


def _match_rows(data: Sequence[ObservedRow], form: Form) -> tuple[list[_Match], float]:
    places = [(block, row) for block in form.blocks for row in block.rows]
    if not data:
        return [], 0.0
    labels = [(_keys(row), tuple(key(label) for label in row.group)) for _, row in places]
    readings = [candidates(row) for row in data]
    chosen = [
        [_score(readings[i], data[i], labels[j], places[j][1]) for j in range(len(places))] for i in range(len(data))
    ]

    joined = _joined_scores(data, readings, chosen, labels)
    alignment = align([[score for score, _ in row] for row in chosen], joined)
    matches = []
    for first, end, place in alignment.pairs:
        observed, first_value = data[first], chosen[first][place][1]
        score = chosen[first][place][0]
        label = observed.cells[first_value - 1].text if first_value else ""
        if end - first == 2:
            score = joined[first, place]
            other = data[first + 1]
            label = _last_label(readings[first], observed) + _last_label(readings[first + 1], other)
            if other.has_numbers:
                observed, first_value = other, readings[first + 1][-1].last + 1
            else:
                first_value = readings[first][-1].last + 1
        matches.append(_Match(*places[place], observed, first_value, label, min(score, 1.0)))
    return matches, alignment.score


def _keys(row: Row) -> tuple[str, ...]:
    """A row's label in every way that it may be written: alone, or with its groups in the same cell."""
    alone = [key(label) for label in row.labels]
    within = [key("".join(row.group[start:]) + row.labels[0]) for start in range(len(row.group))] if row.labels else []
    return tuple(dict.fromkeys((*alone, *within)))


def _score(
    readings: list[Candidate], observed: ObservedRow, labels: tuple[tuple[str, ...], tuple[str, ...]], row: Row
) -> tuple[float, int]:
    """How well an observed row fits a row of the form, and the index of its first value cell under that reading."""
    if not row.labels:
        first = max((reading.last + 1 for reading in readings), default=0)
        return (1.0 if observed.has_numbers else 0.0 if readings else BLANK_ROW_SCORE), first
    own, groups = labels
    top, first = 0.0, 0
    for reading in readings:
        score = best(reading.key, own)
        if score and groups and reading.groups:
            score += GROUP_WEIGHT * max(likeness(seen, groups[-1]) for seen in reading.groups)
        if score > top:
            top, first = score, reading.last + 1
    return top, first


def _joined_scores(
    data: Sequence[ObservedRow],
    readings: list[list[Candidate]],
    chosen: list[list[tuple[float, int]]],
    labels: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> dict[tuple[int, int], float]:
    """How well two neighbours together are one row cut in two: only where at most one of them holds numbers."""
    scores = {}
    for i in range(len(data) - 1):
        if not readings[i] or not readings[i + 1] or (data[i].has_numbers and data[i + 1].has_numbers):
            continue
        both = readings[i][-1].key + readings[i + 1][-1].key
        for j, (own, _) in enumerate(labels):
            alone = max(chosen[i][j][0], chosen[i + 1][j][0])
            together = best(both, own)
            if alone < together:
                scores[i, j] = together
    return scores


def _last_label(readings: list[Candidate], observed: ObservedRow) -> str:
    return observed.cells[readings[-1].last].text if readings else ""


def _shared_cells(matches: list[_Match]) -> set[tuple[int, int, int]]:
    """Value cells that hang over several matched rows: nobody can say whose number it is."""
    seen: dict[tuple[int, int, int], int] = {}
    for match in matches:
        for cell in match.observed.cells[match.first_value :]:
            if cell.row_span > 1:
                place = (match.observed.table, cell.row, cell.column)
                seen[place] = seen.get(place, 0) + 1
    return {place for place, count in seen.items() if count > 1}


# Columns


class _Headings:
    """Finds the header of a row, and reads each header once for each block."""

    def __init__(self, rows: Sequence[ObservedRow], headers: set[int]) -> None:
        self.rows = rows
        self.groups: list[tuple[int, int]] = []
        self.at = {id(row): i for i, row in enumerate(rows)}
        self.read: dict[tuple[int, int], ColumnMatch] = {}
        for i in sorted(headers):
            if self.groups and self.groups[-1][1] == i and rows[i - 1].table == rows[i].table:
                self.groups[-1] = (self.groups[-1][0], i + 1)
            else:
                self.groups.append((i, i + 1))

    def of(self, match: _Match) -> ColumnMatch | None:
        """The nearest header above the row that names all of the block's columns, else the one that names most."""
        best_found: ColumnMatch | None = None
        for start, end in reversed([group for group in self.groups if group[1] <= self.at[id(match.observed)]]):
            found = self._match(start, end, match.block)
            if self.rows[start].table != match.observed.table:
                found = ColumnMatch((), found.places, found.score, found.missing, by_order=True)
            if not found.missing:
                return found
            if best_found is None or found.score > best_found.score:
                best_found = found
        return best_found

    def _match(self, start: int, end: int, block: Block) -> ColumnMatch:
        asked = (start, id(block))
        if asked not in self.read:
            self.read[asked] = match_columns(list(self.rows[start:end]), block)
        return self.read[asked]


class _Reader:
    """Collects the values and issues of one form while its rows are read."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.values: dict[str, CellValue] = {}
        self.issues: list[Issue] = []
        self.used: set[tuple[int, int, int]] = set()

    def read_row(self, match: _Match, columns: ColumnMatch | None, shared: set[tuple[int, int, int]]) -> None:
        """Locate and read the values of one matched row."""
        observed = match.observed
        where = self.form.path(match.row, Column("", ()))
        if match.likeness < 1 and match.row.labels:
            self.issues.append(issue("label-drift", where, seen=_flat(match.label), expected=match.row.labels[0]))
        self._use(observed, observed.cells[: match.first_value])
        for column, cell, header in self._located(match, columns, where):
            path = self.form.path(match.row, column)
            if cell is None:
                continue
            self._use(observed, (cell,))
            if (observed.table, cell.row, cell.column) in shared and cell.text.strip():
                self.issues.append(issue("cell-merged", path, seen=_flat(cell.text)))
                value = Value("unreadable")
            else:
                value = self._parse(path, cell, column, header)
            self.values[path] = CellValue(
                path, value.number, cell.text, value.state, cell.origin, observed.table, observed.row, cell.column
            )

    def _located(
        self, match: _Match, columns: ColumnMatch | None, where: str
    ) -> Iterator[tuple[Column, Cell | None, str]]:
        """(column, its cell or None, the header's words) for each column of the block."""
        expected = match.block.columns
        if columns is None or columns.missing:
            self._name_columns(match, columns)
        incomplete = columns is None or bool(columns.missing)
        by_order = columns is None or columns.by_order or (incomplete and _fills(match, len(expected)))
        n_leaves = len(expected) if by_order or columns is None else len(columns.leaves)
        cells = _value_cells(match, columns, n_leaves)
        places: Sequence[int | None] = range(len(expected)) if by_order or columns is None else columns.places
        texts = [""] * n_leaves if by_order or columns is None else [leaf.text for leaf in columns.leaves]
        if len(cells) == n_leaves:
            located = dict(zip(range(n_leaves), cells, strict=True))
        else:
            self.issues.append(
                issue(
                    "row-irregular",
                    where,
                    row=match.observed.row + 1,
                    seen=_flat(match.label),
                    count=len(cells),
                    expected=n_leaves,
                )
            )
            located = (
                {} if columns is None or columns.by_order or by_order else _by_grid(cells, columns, match.observed)
            )
        for leaf, place in enumerate(places):
            if place is not None:
                yield expected[place], located.get(leaf), texts[leaf]

    def _name_columns(self, match: _Match, columns: ColumnMatch | None) -> None:
        found = issue("column-assumed", self.form.table)
        if _fills(match, len(match.block.columns)):
            if found not in self.issues:
                self.issues.append(found)
            return
        missing = range(len(match.block.columns)) if columns is None else columns.missing
        for place in missing:
            column = match.block.columns[place]
            named = issue("column-missing", f"{self.form.table}.{column.key}", expected=column.labels[0])
            if named not in self.issues:
                self.issues.append(named)

    def _parse(self, path: str, cell: Cell, column: Column, header: str) -> Value:
        amount = column.measure == "amount"
        value = parse_value(cell.text, signed=column.measure == "change", fractional=amount)
        if value.state == "unreadable":
            self.issues.append(issue("cell-unreadable", path, seen=_flat(cell.text)))
        if value.number is None:
            return value
        if amount:
            value = self._in_wan_yuan(path, cell, value, header)
        if value.doubt and value.number is not None:
            kind = "value-suspicious" if value.doubt == "suspicious" else "value-adjusted"
            self.issues.append(issue(kind, path, seen=_flat(cell.text), used=value.number))
        return value

    def _in_wan_yuan(self, path: str, cell: Cell, value: Value, header: str) -> Value:
        named = _MONEY.search(header)
        unit = value.unit or (named[0] if named else None)
        if unit is None:
            self.issues.append(issue("unit-unstated", path, seen=_flat(cell.text), used="万元"))
        if unit in (None, "万元") or value.number is None:
            return value
        return Value("number", in_wan_yuan(value.number, unit), unit, value.doubt or "adjusted")

    def name_leftovers(
        self, rows: Sequence[ObservedRow], data: Sequence[ObservedRow], matches: Sequence[_Match]
    ) -> None:
        """An issue for every non-blank cell that is neither value nor label: nothing vanishes."""
        matched = {id(match.observed) for match in matches}
        taken = {_label_key(match): match.row for match in matches}
        for row in data:
            left = [
                cell
                for cell in row.cells
                if cell.row == row.row and cell.text.strip() and (row.table, cell.row, cell.column) not in self.used
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
                where = self.form.path(taken[key(label[-1].text)], Column("", ()))
                self.issues.append(issue("row-repeated", where, row=row.row + 1, seen=seen, values=values))
            else:
                self.issues.append(issue("row-unknown", self.form.table, row=row.row + 1, seen=seen, values=values))

    def name_missing(self) -> None:
        """An issue for every row of the form that was not found, and for every single cell that was not."""
        unnamed = {named.where for named in self.issues if named.kind == "column-missing"}
        for block in self.form.blocks:
            for row in block.rows:
                paths = [(self.form.path(row, column), column) for column in block.columns]
                lost = [(path, column) for path, column in paths if path not in self.values]
                if len(lost) == len(paths) and row.labels:
                    self.issues.append(
                        issue("row-missing", self.form.path(row, Column("", ())), expected=row.labels[0])
                    )
                    continue
                self.issues.extend(
                    issue("cell-missing", path, expected=column.labels[0])
                    for path, column in lost
                    if f"{self.form.table}.{column.key}" not in unnamed
                )

    def in_order(self) -> tuple[CellValue, ...]:
        """One CellValue for each place of the form."""
        return tuple(self.values.get(path) or CellValue(path, None, None, "missing") for path, _, _ in self.form.places)

    def _is_label(self, text: str) -> bool:
        """Whether words are a label of the form, or a part of one that was cut over several lines."""
        seen = key(text)
        return any(seen == label or (len(seen) >= MIN_FRAGMENT and seen in label) for label in label_keys(self.form))

    def _use(self, observed: ObservedRow, cells: Sequence[Cell]) -> None:
        self.used.update((observed.table, cell.row, cell.column) for cell in cells)


def _label_key(match: _Match) -> str:
    return key(match.label)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _unplaced(table: str, row: ObservedRow, cell: Cell) -> Issue:
    return issue("cell-unplaced", table, row=row.row + 1, column=cell.column + 1, seen=_flat(cell.text))


def _fills(match: _Match, count: int) -> bool:
    """Whether the row holds just as many value cells as the form has columns, so that their order tells."""
    return len(_value_cells(match, None, count)) == count


def _value_cells(match: _Match, columns: ColumnMatch | None, n_leaves: int) -> list[Cell]:
    """The cells right of the label: without blank ones at the end beyond the form's number, and, where that fits better,
    without what stands left of the header's first column."""
    cells = list(match.observed.cells[match.first_value :])
    if columns and columns.leaves and match.observed.regular and len(_trimmed(cells, n_leaves)) != n_leaves:
        inside = [cell for cell in cells if cell.column >= columns.leaves[0].start]
        if len(_trimmed(inside, n_leaves)) == n_leaves:
            cells = inside
    return _trimmed(cells, n_leaves)


def _trimmed(cells: list[Cell], n_leaves: int) -> list[Cell]:
    """Without the spurious blank cells that some editors leave at the end of every row (domain §6)."""
    cells = list(cells)
    while len(cells) > n_leaves and not cells[-1].text.strip():
        cells.pop()
    return cells


def _by_grid(cells: list[Cell], columns: ColumnMatch, observed: ObservedRow) -> dict[int, Cell]:
    """Leaf to cell where a cell stands under exactly one leaf and the leaf over exactly one cell."""
    if not observed.regular:
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
