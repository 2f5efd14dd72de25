"""Rows matched: the aligner applied to a table's rows and the rows of a form.

Each pair is scored by its labels; missing, extra, repeated and half-cut rows fall out of the alignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportparse.forms import FORMS, Block, Form, Row
from reportparse.normalise.align import Alignment, align
from reportparse.normalise.labels import GROUP_WEIGHT, SURE, best, key, likeness
from reportparse.normalise.rows import Candidate, ObservedRow, candidates

BLANK_ROW_SCORE = 0.6
"""A wholly blank row under a header whose data row has no label: taken only where no row with numbers fits."""

ROW_KEYS = tuple(
    {
        key(label): None
        for form in FORMS
        for block in form.blocks
        for row in block.rows
        for label in (*row.labels, *row.group)
    }
)
"""Every label of a row or a group of rows of any form: what is one row's label is not a drifted label of another."""


@dataclass(frozen=True, slots=True)
class Match:
    """A form's row, the observed row whose cells hold its values, where they begin, and how well its label fits."""

    block: Block
    row: Row
    observed: ObservedRow
    first_value: int
    label: str
    likeness: float
    out_of_order: bool = False


def may_be_data(rows: Sequence[ObservedRow], index: int, form: Form) -> bool:
    """Rows with something in them; blank ones only where the form's data row carries no label."""
    return not rows[index].is_blank or any(not row.labels for block in form.blocks for row in block.rows)


def match_rows(data: Sequence[ObservedRow], form: Form) -> tuple[list[Match], float]:
    """The best assignment of a table's data rows to the form's rows, and its score."""
    places = [(block, row) for block in form.blocks for row in block.rows]
    if not data:
        return [], 0.0
    labels = [(_keys(row), tuple(key(label) for label in row.group)) for _, row in places]
    readings = [_innermost(row) for row in data]
    chosen = [
        [_score(readings[i], data[i], labels[j], places[j][1]) for j in range(len(places))] for i in range(len(data))
    ]

    joined = _joined_scores(data, readings, chosen, labels)
    alignment = align([[fit.score for fit in row] for row in chosen], joined)
    matches = []
    for first, end, place in alignment.pairs:
        _, first_value, sure = chosen[first][place]
        observed = data[first]
        label = observed.cells[first_value - 1].text if first_value else ""
        if end - first == 2:
            sure = joined[first, place]
            other = data[first + 1]
            label = _last_label(readings[first], observed) + _last_label(readings[first + 1], other)
            if other.has_numbers:
                observed, first_value = other, readings[first + 1][-1].last + 1
            else:
                first_value = readings[first][-1].last + 1
        matches.append(Match(*places[place], observed, first_value, label, sure))
    strays = _out_of_order(data, chosen, alignment)
    matches += [_stray(data[i], places[j], chosen[i][j]) for i, j in strays]
    return matches, alignment.score + 0.5 * len(strays)


def _out_of_order(data: Sequence[ObservedRow], chosen: list[list[_Fit]], alignment: Alignment) -> list[tuple[int, int]]:
    """(observed, place) for rows that the order left over and whose label is, to the letter, that of one missing row."""
    taken = {i for first, end, _ in alignment.pairs for i in range(first, end)}
    free = alignment.unmatched(len(chosen[0]))
    found = []
    for i, row in enumerate(data):
        exact = [j for j, fit in enumerate(chosen[i]) if fit.likeness == 1.0]
        if i not in taken and row.has_numbers and len(exact) == 1 and exact[0] in free:
            free.remove(exact[0])
            found.append((i, exact[0]))
    return found


def _stray(observed: ObservedRow, place: tuple[Block, Row], fit: _Fit) -> Match:
    label = observed.cells[fit.first_value - 1].text if fit.first_value else ""
    return Match(*place, observed, fit.first_value, label, fit.likeness, out_of_order=True)


def _innermost(row: ObservedRow) -> list[Candidate]:
    """The readings of a row's label; where a cell's words are a sure label, the last such cell's alone: 其他处理 stands
    before 1.申请人…, and 其他处理 and 3.其他 together are not 其他处理."""
    readings = candidates(row)
    own = {reading.last: key(row.cells[reading.last].text) for reading in readings}
    last = max((at for at, text in own.items() if best(text, ROW_KEYS) >= SURE), default=None)
    if last is None:
        return readings
    return [
        reading for reading in readings if reading.last > last or (reading.key == own[last] and reading.last == last)
    ]


def _keys(row: Row) -> tuple[str, ...]:
    """A row's label in every way that it may be written: alone, or with its groups in the same cell."""
    alone = [key(label) for label in row.labels]
    within = [key("".join(row.group[start:]) + row.labels[0]) for start in range(len(row.group))] if row.labels else []
    return tuple(dict.fromkeys((*alone, *within)))


class _Fit(NamedTuple):
    """How well an observed row fits a row of the form, where its values then begin, and how well its label fits."""

    score: float
    first_value: int
    likeness: float


def _score(
    readings: list[Candidate], observed: ObservedRow, labels: tuple[tuple[str, ...], tuple[str, ...]], row: Row
) -> _Fit:
    """How well an observed row fits a row of the form under its best reading."""
    if not row.labels:
        first = max((reading.last + 1 for reading in readings), default=0)
        return _Fit(1.0 if observed.has_numbers else 0.0 if readings else BLANK_ROW_SCORE, first, 1.0)
    own, groups = labels
    top = _Fit(0.0, 0, 0.0)
    for reading in readings:
        alike = best(reading.key, own)
        if alike < best(reading.key, ROW_KEYS):
            continue
        score = alike
        if alike and groups and reading.groups:
            score += GROUP_WEIGHT * max(likeness(seen, groups[-1]) for seen in reading.groups)
        if score > top.score:
            top = _Fit(score, reading.last + 1, alike)
    return top


def _joined_scores(
    data: Sequence[ObservedRow],
    readings: list[list[Candidate]],
    chosen: list[list[_Fit]],
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


def shared_cells(matches: list[Match]) -> set[tuple[int, int, int]]:
    """Value cells that hang over several matched rows: nobody can say whose number it is."""
    seen: dict[tuple[int, int, int], int] = {}
    for match in matches:
        for cell in match.observed.cells[match.first_value :]:
            if cell.row_span > 1:
                place = (match.observed.table, cell.row, cell.column)
                seen[place] = seen.get(place, 0) + 1
    return {place for place, count in seen.items() if count > 1}
