"""Header rows: which rows of a table are its headers, and which of them governs a row of data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from reportparse.chinese.text import split_marker
from reportparse.forms import Form, Panel
from reportparse.labels.explanations import CLOSING
from reportparse.labels.likeness import MIN_FRAGMENT, SURE, best, is_caption, key, keys_of
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.columns import ColumnMatch, match_columns


def is_caption_row(row: ObservedRow) -> bool:
    """Whether the row is the caption of a panel (第二十条第（一）项) and nothing else."""
    if row.has_numbers:
        return False
    own = [cell for cell in row.cells if cell.row == row.row and cell.text.strip()]
    return len(own) == 1 and is_caption(own[0].text)


def header_rows(rows: Sequence[ObservedRow], form: Form) -> set[int]:
    """Indices of header rows: no numbers, and either the stub's words or two labels of columns or their groups."""
    labels, stubs = _header_keys(form)
    found = {i for i, row in enumerate(rows) if not row.has_numbers and _is_header(row, labels, stubs)}
    for i in range(1, len(rows)):
        if i - 1 in found and not rows[i].has_numbers and _goes_on(rows[i], labels, _row_keys(form)):
            found.add(i)
    return found


MIN_NUMBERED = 5
"""Columns from which 1, 2, 3 … below their labels are their numbers (栏次), and no counts."""


def rows_of_no_values(rows: Sequence[ObservedRow], headers: Collection[int]) -> set[int]:
    """Indices of rows with numbers that are none of the form's: above the first header of a table, or its columns' numbers.

    Programs write 0 1 2 … or zeros above a table as its header, offices 1 2 3 … below theirs. Those below count only where
    another row has numbers.
    """
    first = min(headers, default=0)
    above = {i for i in range(first) if rows[i].table == rows[first].table}
    below = [i for i in range(first, len(rows)) if rows[i].has_numbers]
    numbers = {i for i in below if _are_numbers_of_columns(rows[i])}
    return above | (numbers if len(numbers) < len(below) else set())


def _are_numbers_of_columns(row: ObservedRow) -> bool:
    own = [cell.text.strip() for cell, kind in zip(row.cells, row.kinds, strict=True) if kind == "value"]
    return len(own) >= MIN_NUMBERED and any(own == [str(at + i) for i in range(len(own))] for at in (0, 1))


@cache
def _header_keys(form: Form) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a form's columns and their groups, and those of its stubs."""
    labels = (label for panel in form.panels for column in panel.columns for label in (*column.labels, *column.group))
    stubs = (stub for panel in form.panels for stub in panel.stub)
    return keys_of(labels), keys_of(stubs)


@cache
def _row_keys(form: Form) -> frozenset[str]:
    """The keys of a form's row labels: 其他 and 总计 name columns and rows."""
    return frozenset(key(label) for panel in form.panels for row in panel.rows for label in row.labels)


def _goes_on(row: ObservedRow, labels: frozenset[str], row_keys: frozenset[str]) -> bool:
    """Whether a row holds nothing but the rest of labels that were cut over rows: 企业 and 机构 below 商业 and 科研."""
    own = [(cell.column, key(cell.text)) for cell in row.cells if cell.row == row.row and cell.text.strip()]
    # A lone label in the first column may be a row's; where there is no grid, one that names no row or has no number is not.
    is_row = row.regular or (own[:1] and own[0][1] in row_keys and split_marker(row.text)[0] is not None)
    lone = len(own) == 1 and own[0][0] == 0 and is_row
    if len(own) == 1 and not row.regular and _is_explanation(row.text):
        return True
    return (
        bool(own)
        and not lone
        and all(len(text) >= MIN_FRAGMENT and any(text in label for label in labels) for _, text in own)
    )


def _is_explanation(line: str) -> bool:
    """Whether a line only explains the label above it: (指2019年事项数)."""
    return line[0] in "（(" and line[-1] in CLOSING and split_marker(line)[0] is None


def _is_header(row: ObservedRow, labels: frozenset[str], stubs: frozenset[str]) -> bool:
    own = [key(cell.text) for cell in row.cells if cell.row == row.row and cell.text.strip()]
    if any(best(text, stubs) >= SURE for text in own):
        return True
    return sum(best(text, labels) >= SURE for text in own) >= 2


class Headers:
    """Finds the header of a row, and reads each header once for each panel. A caption ends what a header governs."""

    def __init__(self, rows: Sequence[ObservedRow], headers: set[int], captions: Collection[int]) -> None:
        self.rows = rows
        self.groups: list[tuple[int, int]] = []
        self.at = {id(row): i for i, row in enumerate(rows)}
        self.captions = captions
        self.read: dict[tuple[int, int], ColumnMatch] = {}
        for i in sorted(headers):
            if self.groups and self.groups[-1][1] == i and rows[i - 1].table == rows[i].table:
                self.groups[-1] = (self.groups[-1][0], i + 1)
            else:
                self.groups.append((i, i + 1))

    def of(self, observed: ObservedRow, panel: Panel) -> ColumnMatch | None:
        """The nearest header above the row that names all of the panel's columns, else the one that names most."""
        best_found: ColumnMatch | None = None
        at = self.at[id(observed)]
        caption = max((i for i in self.captions if i < at), default=-1)
        for start, end in reversed([group for group in self.groups if caption < group[1] <= at]):
            found = self._match(start, end, panel)
            if self.rows[start].table != observed.table:
                found = replace(found, by_order=True)
            if not found.missing:
                return found
            if best_found is None or found.score > best_found.score:
                best_found = found
        return best_found

    def _match(self, start: int, end: int, panel: Panel) -> ColumnMatch:
        asked = (start, id(panel))
        if asked not in self.read:
            self.read[asked] = match_columns(tuple(self.rows[start:end]), panel)
        return self.read[asked]
