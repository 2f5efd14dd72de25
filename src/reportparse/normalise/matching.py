"""Rows matched: the aligner applied to a table's rows and the rows of a form.

Each pair is scored by its labels; missing, extra, repeated and half-cut rows fall out of the alignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportparse.forms import GRID_FORMS, Form, Panel, Row
from reportparse.labels.alignment import Alignment, align
from reportparse.labels.likeness import GROUP_WEIGHT, SHORT, SURE, best, keys_of
from reportparse.labels.rows import ObservedRow, RowLabel, row_key, row_labels

BLANK_ROW_SCORE = 0.6
"""A wholly blank row under a header whose data row has no label: taken only where no row with numbers fits."""

UNFILLED = 0.001
"""What a row without numbers counts less than one with the same label that has some: a specimen stands before the table."""

ROW_KEYS = keys_of(
    label
    for form in GRID_FORMS
    for panel in (*form.panels, *(form.turned.panels if form.turned else ()))
    for row in panel.rows
    for label in (*row.labels, *row.group)
)
"""Every label of a row or a group of rows of any form: what is one row's label is not a drifted label of another."""


class RowMatch(NamedTuple):
    """A form's row, the observed row whose cells hold its values, where they begin, and how well its label fits."""

    panel: Panel
    row: Row
    observed: ObservedRow
    first_value: int
    label: str
    likeness: float
    out_of_order: bool = False


class _Place(NamedTuple):
    """A row of a form, with the keys of its labels and that of the label nearest above it, if any."""

    panel: Panel
    row: Row
    names: frozenset[str]
    group: frozenset[str]


class _Places(NamedTuple):
    """The rows of a form; `named` are those that a key names to the letter, `unlabelled` those without a label."""

    all: tuple[_Place, ...]
    named: dict[str, list[int]]
    unlabelled: tuple[int, ...]


@cache
def _places(form: Form) -> _Places:
    places = tuple(
        _Place(panel, row, _keys(row), keys_of(row.group[-1:])) for panel in form.panels for row in panel.rows
    )
    named: dict[str, list[int]] = {}
    for at, place in enumerate(places):
        for name in place.names:
            named.setdefault(name, []).append(at)
    return _Places(places, named, tuple(at for at, place in enumerate(places) if not place.names))


def may_be_data(row: ObservedRow, form: Form) -> bool:
    """Rows with something in them; blank ones only where the form's data row carries no label."""
    return not row.is_blank or bool(_places(form).unlabelled)


def match_rows(
    data: Sequence[ObservedRow], readings: Sequence[list[RowLabel]], form: Form, barred: frozenset[int] = frozenset()
) -> tuple[list[RowMatch], float]:
    """The best assignment of a table's data rows, by the readings of their labels, to the form's rows, and its score.

    `barred` are the data rows that are no row without a label, whatever stands in them.
    """
    places = _places(form).all
    if not data:
        return [], 0.0
    chosen = [_fits(reading, row, form) for reading, row in zip(readings, data, strict=True)]
    for i in barred:
        chosen[i] = {at: fit for at, fit in chosen[i].items() if places[at].names}
    joined = _joined_scores(data, readings, chosen, places)
    alignment = align([_scores(fits, row, len(places)) for fits, row in zip(chosen, data, strict=True)], joined)
    matches = []
    for first, end, at in alignment.pairs:
        _, first_value, sure = chosen[first].get(at, _NO_FIT)
        observed = data[first]
        label = observed.cells[first_value - 1].text if first_value else ""
        if end - first == 2:
            sure = joined[first, at]
            other = data[first + 1]
            label = _last_label(readings[first], observed) + _last_label(readings[first + 1], other)
            if other.has_numbers:
                observed, first_value = other, readings[first + 1][-1].last + 1
            else:
                first_value = readings[first][-1].last + 1
        matches.append(RowMatch(places[at].panel, places[at].row, observed, first_value, label, sure))
    strays = _out_of_order(data, chosen, alignment, len(places))
    matches += [_stray(data[i], places[at], chosen[i][at]) for i, at in strays]
    return matches, alignment.score + 0.5 * len(strays)


def _scores(fits: Mapping[int, _Fit], row: ObservedRow, n_places: int) -> list[float]:
    scores = [0.0] * n_places
    for at, fit in fits.items():
        scores[at] = fit.score if row.has_numbers else fit.score - UNFILLED
    return scores


def _out_of_order(
    data: Sequence[ObservedRow], chosen: Sequence[Mapping[int, _Fit]], alignment: Alignment, n_places: int
) -> list[tuple[int, int]]:
    """(observed, place) for rows that the order left over and whose label is, to the letter, that of one missing row."""
    taken = {i for first, end, _ in alignment.pairs for i in range(first, end)}
    free = alignment.unmatched(n_places)
    found = []
    for i, row in enumerate(data):
        if i in taken or not row.has_numbers:
            continue
        exact = [at for at, fit in chosen[i].items() if fit.likeness == 1.0]
        if len(exact) == 1 and exact[0] in free:
            free.remove(exact[0])
            found.append((i, exact[0]))
    return found


def _stray(observed: ObservedRow, place: _Place, fit: _Fit) -> RowMatch:
    label = observed.cells[fit.first_value - 1].text if fit.first_value else ""
    return RowMatch(place.panel, place.row, observed, fit.first_value, label, fit.likeness, out_of_order=True)


def innermost(row: ObservedRow) -> list[RowLabel]:
    """The readings of a row's label; where a cell's words are a sure label, the last such cell's alone: 其他处理 stands
    before 1.申请人…, and 其他处理 and 3.其他 together are not 其他处理."""
    readings = row_labels(row)
    own = {reading.last: row_key(row.cells[reading.last].text) for reading in readings}
    last = max((at for at, text in own.items() if best(text, ROW_KEYS) >= SURE), default=None)
    if last is None:
        return readings
    return [
        reading for reading in readings if reading.last > last or (reading.key == own[last] and reading.last == last)
    ]


def _keys(row: Row) -> frozenset[str]:
    """A row's label in every way that it may be written: alone, or with its groups in the same cell."""
    within = ["".join(row.group[start:]) + row.labels[0] for start in range(len(row.group))] if row.labels else []
    return keys_of((*row.labels, *within))


class _Fit(NamedTuple):
    """How well an observed row fits a row of the form, where its values then begin, and how well its label fits."""

    score: float
    first_value: int
    likeness: float


_NO_FIT = _Fit(0.0, 0, 0.0)


def _fits(readings: Sequence[RowLabel], observed: ObservedRow, form: Form) -> dict[int, _Fit]:
    """How well an observed row fits the rows of a form, by place, each under its best reading; others it does not fit."""
    places = _places(form)
    found: dict[int, _Fit] = {}
    if places.unlabelled:
        # Without a letter it is a number that cannot be read ("12 3", "3-5"), no label.
        first = max((reading.last + 1 for reading in readings if any(map(str.isalpha, reading.key))), default=0)
        score = 1.0 if observed.has_numbers else 0.0 if readings else BLANK_ROW_SCORE
        found = {at: _Fit(score, first, 1.0) for at in places.unlabelled}
    for reading in readings:
        for at, alike in _alike(reading.key, form):
            score = alike
            group = places.all[at].group
            if group and reading.groups:
                score += GROUP_WEIGHT * max([best(seen, group) for seen in reading.groups])
            if score > found.get(at, _NO_FIT).score:
                found[at] = _Fit(score, reading.last + 1, alike)
    return found


def _alike(label: str, form: Form) -> Iterable[tuple[int, float]]:
    """The places of a form that a key may name, and how well it does: as well as it names a row of any form, or not."""
    places = _places(form)
    if label in ROW_KEYS:
        return [(at, 1.0) for at in places.named.get(label, ())]
    elsewhere = best(label, ROW_KEYS)
    found = [(at, best(label, place.names)) for at, place in enumerate(places.all)]
    return [(at, alike) for at, alike in found if alike and alike >= elsewhere]


def _joined_scores(
    data: Sequence[ObservedRow],
    readings: Sequence[list[RowLabel]],
    chosen: Sequence[Mapping[int, _Fit]],
    places: Sequence[_Place],
) -> dict[tuple[int, int], float]:
    """How well two neighbours together are one row cut in two: only where at most one of them holds numbers."""
    scores = {}
    for i in range(len(data) - 1):
        if not readings[i] or not readings[i + 1] or (data[i].has_numbers and data[i + 1].has_numbers):
            continue
        whole = {at for row in (i, i + 1) for at, fit in chosen[row].items() if _is_whole_label(readings[row], fit)}
        both = readings[i][-1].key + readings[i + 1][-1].key
        for at, place in enumerate(places):
            alone = max(chosen[i].get(at, _NO_FIT).score, chosen[i + 1].get(at, _NO_FIT).score)
            together = best(both, place.names)
            if alone < together and whole <= {at}:
                scores[i, at] = together
    return scores


def _is_whole_label(readings: Sequence[RowLabel], fit: _Fit) -> bool:
    """Whether a row's label is a form's to the letter, and no word of one: then it is no part of another row's."""
    return fit.likeness == 1.0 and len(readings[-1].key) > SHORT


def _last_label(readings: list[RowLabel], observed: ObservedRow) -> str:
    return observed.cells[readings[-1].last].text if readings else ""


def shared_cells(matches: Sequence[RowMatch]) -> set[tuple[int, int, int]]:
    """Value cells that hang over several matched rows: nobody can say whose number it is."""
    seen: dict[tuple[int, int, int], int] = {}
    for match in matches:
        for cell in match.observed.cells[match.first_value :]:
            if cell.row_span > 1:
                place = (match.observed.table, cell.row, cell.column)
                seen[place] = seen.get(place, 0) + 1
    return {place for place, count in seen.items() if count > 1}
