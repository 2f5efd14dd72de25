"""Which form a table follows: its labels are matched to each form of its kind, and it is read as the one that suits best.

What is read can only speak against what the labels promise, so a form that promises less than another gave is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportparse.diagnostics.issues import issue
from reportparse.forms import Form
from reportparse.labels.likeness import key, label_keys
from reportparse.labels.rows import ObservedRow, RowLabel
from reportparse.normalise.header_rows import Headers, header_rows, is_caption_row, rows_of_no_values
from reportparse.normalise.matching import RowMatch, innermost, match_rows, may_be_data
from reportparse.normalise.stacked import one_row_a_group
from reportparse.normalise.table_reading import TableReading, read_form


def best_reading(rows: Sequence[ObservedRow], forms: Sequence[Form]) -> TableReading:
    """The rows of a table (or of its pieces, in document order) read as the form that they suit best; of equals the first."""
    sheet = _sheet(rows)
    readings: dict[Form, TableReading] = {}
    for matched in sorted((_match(sheet, form) for form in forms), key=lambda matched: -matched.promise):
        if all(matched.promise >= reading.fit for reading in readings.values()):
            readings[matched.form] = _reading_as(sheet, matched)
    best = max((readings[form] for form in forms if form in readings), key=lambda reading: reading.fit)
    return _read_turned(rows, best) if any(value.state == "missing" for value in best.values) else best


def _read_turned(rows: Sequence[ObservedRow], upright: TableReading) -> TableReading:
    """The same rows read with a row for each group of columns, where that finds what was missing; else as they were read."""
    turned = upright.form.turned
    if turned is None:
        return upright
    sheet = _sheet(one_row_a_group(rows, turned) or rows)
    reading = _reading_as(sheet, _match(sheet, turned))
    if sum(value.state == "missing" for value in reading.values) >= len(reading.values) / 2:
        return upright
    count = len(turned.panels[0].rows)
    return replace(
        reading, form=upright.form, issues=(*reading.issues, issue("table-turned", turned.table, count=count))
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows of a table with what is the same for every form: captions, the readings of the rows' labels, all keys."""

    rows: Sequence[ObservedRow]
    captions: frozenset[int]
    labels: list[list[RowLabel]]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Matched:
    """A table's rows matched to a form's. `promise` says how well the labels suit the form: no reading's fit is greater."""

    form: Form
    headers: set[int]
    data: list[ObservedRow]
    matches: list[RowMatch]
    promise: float


def _sheet(rows: Sequence[ObservedRow]) -> _Sheet:
    captions = frozenset(i for i, row in enumerate(rows) if is_caption_row(row))
    keys = frozenset(key(cell.text) for row in rows for cell in row.cells)
    return _Sheet(rows, captions, [innermost(row) for row in rows], keys)


def _match(sheet: _Sheet, form: Form) -> _Matched:
    headers = header_rows(sheet.rows, form)
    skipped = headers | sheet.captions
    data = [i for i, row in enumerate(sheet.rows) if i not in skipped and may_be_data(row, form)]
    rows = [sheet.rows[i] for i in data]
    no_values = rows_of_no_values(sheet.rows, headers)
    barred = frozenset(at for at, i in enumerate(data) if i in no_values)
    matches, score = match_rows(rows, [sheet.labels[i] for i in data], form, barred)
    # How many of the form's labels the table prints as they are tells one year's form from another's.
    return _Matched(form, headers, rows, matches, score + len(sheet.keys & label_keys(form)))


def _reading_as(sheet: _Sheet, matched: _Matched) -> TableReading:
    headers = Headers(sheet.rows, matched.headers, sheet.captions)
    return read_form(matched.form, sheet.rows, matched.data, matched.matches, headers, matched.promise)
