"""Headers: which rows are headers, and which columns of the form they name.

A header's bottom cells are its leaves; they are assigned to the panel's columns through the header's own hierarchy, or by
their words alone where the grid lost its spans.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from reportparse.document import Cell
from reportparse.forms import FORMS, Form, Panel
from reportparse.labels.alignment import align
from reportparse.labels.likeness import GROUP_WEIGHT, MIN_FRAGMENT, SURE, best, is_caption, key
from reportparse.labels.rows import ObservedRow

MAX_KEPT = 1_000
"""Cells and characters of the longest header that is remembered; usual ones have some 200."""


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
        if i - 1 in found and not rows[i].has_numbers and _goes_on(rows[i], labels):
            found.add(i)
    return found


@cache
def _header_keys(form: Form) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a form's columns and their groups, and those of its stubs."""
    labels = (label for panel in form.panels for column in panel.columns for label in (*column.labels, *column.group))
    stubs = (stub for panel in form.panels for stub in panel.stub)
    return frozenset(map(key, labels)), frozenset(map(key, stubs))


def _goes_on(row: ObservedRow, labels: frozenset[str]) -> bool:
    """Whether a row holds nothing but the rest of labels that were cut over rows: 企业 and 机构 below 商业 and 科研."""
    own = [(cell.column, key(cell.text)) for cell in row.cells if cell.row == row.row and cell.text.strip()]
    return (
        bool(own)
        and (len(own) > 1 or own[0][0] > 0)
        and all(len(text) >= MIN_FRAGMENT and any(text in label for label in labels) for _, text in own)
    )


def _is_header(row: ObservedRow, labels: frozenset[str], stubs: frozenset[str]) -> bool:
    own = [key(cell.text) for cell in row.cells if cell.row == row.row and cell.text.strip()]
    if any(best(text, stubs) >= SURE for text in own):
        return True
    return sum(best(text, labels) >= SURE for text in own) >= 2


@dataclass(frozen=True, slots=True)
class Leaf:
    """One bottom column of a header: grid columns [start, end) and the keys that may name it, most specific first."""

    start: int
    end: int
    names: tuple[str, ...]
    groups: tuple[str, ...]
    text: str


def leaves(header: Sequence[ObservedRow]) -> list[Leaf]:
    """The bottom columns of a header, left to right. Neighbouring grid columns under the very same cells are one."""
    width = max((cell.column + cell.column_span for row in header for cell in row.cells), default=0)
    covering: list[dict[int, Cell]] = [{} for _ in range(width)]
    for row in header:
        for cell in row.cells:
            for cells in covering[cell.column : cell.column + cell.column_span]:
                cells[id(cell)] = cell
    found: list[Leaf] = []
    previous: list[Cell] | None = None
    for column, chain in enumerate(list(cells.values()) for cells in covering):
        if found and chain and previous and chain[-1] is previous[-1]:
            last = found[-1]
            found[-1] = Leaf(last.start, column + 1, last.names, last.groups, last.text)
        else:
            found.append(_leaf(column, chain))
        previous = chain
    return found


def _leaf(column: int, chain: list[Cell]) -> Leaf:
    """A leaf is named by its lowest cell, or by several cells joined where a label was split over rows (domain §6)."""
    texts = [cell.text for cell in chain if cell.text.strip()]
    names = tuple(key("".join(texts[start:])) for start in range(len(texts) - 1, -1, -1))
    groups = tuple(key(text) for text in texts[:-1])
    return Leaf(column, column + 1, names, groups, "".join(texts[-1:]))


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A header read against a panel: `leaves` from the first matched on, `places[i]` the panel's column of leaf i.

    `score` sums the likenesses; `missing` are the panel's columns without a leaf; `drifts` the leaves whose wording is not
    the form's; `rivals` the leaves left over that name a column too, each after that column. `by_order` says that the
    header names every column, but the grid cannot tell its cells apart: the values go by their order. `contradicts` says
    that its words speak against the order of the form.
    """

    leaves: tuple[Leaf, ...]
    places: tuple[int | None, ...]
    score: float
    missing: tuple[int, ...]
    by_order: bool = False
    contradicts: bool = False
    drifts: tuple[int, ...] = ()
    rivals: tuple[tuple[int, Leaf], ...] = ()


def match_columns(header: tuple[ObservedRow, ...], panel: Panel) -> ColumnMatch:
    """Assign a header's leaves to a panel's columns, in order; where the grid lost its spans, by the words alone.

    An archive prints the same few headers again and again: what was found for one of usual size is kept.
    """
    size = sum(1 + len(cell.text) for row in header for cell in row.cells)
    return (_match_columns if size <= MAX_KEPT else _match_columns.__wrapped__)(header, panel)


@lru_cache(maxsize=256)
def _match_columns(header: tuple[ObservedRow, ...], panel: Panel) -> ColumnMatch:
    regular = all(row.regular for row in header)
    found = leaves(header)
    if regular and not _is_whole(header):
        return _without_grid(header, panel)
    if not regular:
        # What stands above a cell of a text dump is chance.
        found = [replace(leaf, groups=()) for leaf in found]
    by_grid = _match_leaves(found, panel)
    in_order = groups_in_order(header, panel)
    if not by_grid.missing and (regular or in_order):
        return by_grid
    by_words = _without_grid(header, panel)
    narrow = regular and any(sum(cell.column_span for cell in row.cells) < row.width for row in header)
    if by_words.by_order or narrow or not by_grid.missing:
        return by_words
    return replace(by_grid, contradicts=by_grid.contradicts or by_words.contradicts)


def _is_whole(header: Sequence[ObservedRow]) -> bool:
    """Whether the cells of a header fill its grid, as far as there are words; where one was left out, those after it stand
    over other columns."""
    width = max(
        (cell.column + cell.column_span for row in header for cell in row.cells if cell.text.strip()), default=0
    )
    return all(
        sum(min(cell.column + cell.column_span, width) - cell.column for cell in row.cells if cell.column < width)
        == width
        for row in header
    )


def _without_grid(header: Sequence[ObservedRow], panel: Panel) -> ColumnMatch:
    """A header read by its words alone: all columns in the form's order, or none of them."""
    labels = _panel_keys(panel).labels
    named = _named_anywhere(header, labels) if groups_in_order(header, panel) else None
    if named is not None and len(set(labels)) == len(labels):
        # A label cut over rows is named by its parts together.
        stacked = {name for leaf in leaves(header) for name in leaf.names}
        named = sorted({*named, *(j for j, label in enumerate(labels) if stacked.intersection(label))})
    if named == [labels.index(label) for label in sorted(labels, key=labels.index)]:
        return ColumnMatch((), tuple(range(len(labels))), float(len(labels)), (), by_order=True)
    # Words that name most of the columns and not all say that one is not there: then the form's order is no guide.
    contradicts = named is None or len(labels) / 2 < len(named) < len(labels)
    return ColumnMatch((), (), 0.0, tuple(range(len(labels))), contradicts=contradicts)


def groups_in_order(header: Sequence[ObservedRow], panel: Panel) -> bool:
    """Whether the cells above the columns (行政复议, 行政诉讼 …) come in the form's order, as far as they are there."""
    seen = [key(cell.text) for row in header for cell in row.cells if cell.row == row.row]
    for order in _panel_keys(panel).orders:
        places = [order.index(text) for text in seen if text in order]
        if places != sorted(places):
            return False
    return True


COLUMN_KEYS = frozenset(
    key(label) for form in FORMS for panel in form.panels for column in panel.columns for label in column.labels
)
"""Every label of a column of any form: what is the label of one column is not a drifted label of another."""


class _PanelKeys(NamedTuple):
    """The keys of a panel's columns and, a column each, of the group right above them.

    `official` are the keys of the official labels alone, `others` all those groups, `orders` the groups from left to
    right: the outermost, then those right above the columns.
    """

    official: list[str]
    labels: list[frozenset[str]]
    groups: list[frozenset[str]]
    others: frozenset[str]
    orders: tuple[list[str], list[str]]


@cache
def _panel_keys(panel: Panel) -> _PanelKeys:
    outer, inner = (
        list(dict.fromkeys(key(column.group[level]) for column in panel.columns if column.group)) for level in (0, -1)
    )
    return _PanelKeys(
        [key(column.labels[0]) for column in panel.columns],
        [frozenset(map(key, column.labels)) for column in panel.columns],
        [frozenset(map(key, column.group[-1:])) for column in panel.columns],
        frozenset(inner),
        (outer, inner),
    )


def _match_leaves(found: list[Leaf], panel: Panel) -> ColumnMatch:
    official, labels, groups, others, _ = _panel_keys(panel)
    own = [_likenesses(leaf, labels) for leaf in found]
    scores = [
        [alike and alike * _group_factor(leaf, groups[j], others) for j, alike in enumerate(row)]
        for leaf, row in zip(found, own, strict=True)
    ]
    place_of = _named_surely(scores) or {first: place for first, _, place in align(scores).pairs}
    if len(place_of) < len(labels):
        # 结果维持 stands under three headings: without them, and without the other columns, nobody can say which it is.
        place_of = {i: j for i, j in place_of.items() if labels.count(labels[j]) == 1 or scores[i][j] > own[i][j]}
    start = min(place_of, default=len(found))
    while found and not found[-1].names:
        found = found[:-1]
    return ColumnMatch(
        tuple(found[start:]),
        tuple(place_of.get(i) for i in range(start, len(found))),
        sum(scores[i][j] for i, j in place_of.items()),
        tuple(sorted(set(range(len(labels))) - set(place_of.values()))),
        contradicts=_contradicts(found, place_of, official),
        drifts=tuple(i - start for i, j in place_of.items() if own[i][j] < 1),
        rivals=_rivals(found, scores, own, place_of),
    )


def _rivals(
    found: Sequence[Leaf],
    scores: Sequence[Sequence[float]],
    own: Sequence[Sequence[float]],
    place_of: Mapping[int, int],
) -> tuple[tuple[int, Leaf], ...]:
    """The leaves left over that name a column as well as the one taken: two years or scopes side by side, or a copy."""
    left = [i for i in range(len(scores)) if i not in place_of]
    return tuple(
        (j, found[k]) for i, j in place_of.items() for k in left if scores[k][j] and (own[k][j] == 1 or own[i][j] < 1)
    )


def has_rival(columns: ColumnMatch, at: int, observed: ObservedRow, cell: Cell) -> bool:
    """Whether another column of the name of column `at` says anything else in a row than its own `cell`.

    A merged cell that was filled out (as programs do that know no merged cells) says the same.
    """
    return any(
        other.text.strip() != cell.text.strip()
        for place, leaf in columns.rivals
        if place == at
        for other in observed.cells
        if leaf.start < other.column + other.column_span and other.column < leaf.end
    )


def _likenesses(leaf: Leaf, labels: Sequence[frozenset[str]]) -> list[float]:
    """How well a leaf names each column; 0 where it names a column of some form better."""
    if not COLUMN_KEYS.isdisjoint(leaf.names):
        return [0.0 if names.isdisjoint(leaf.names) else 1.0 for names in labels]
    if any(_names_two(name, tuple(labels)) for name in leaf.names):
        return [0.0] * len(labels)
    anywhere = max([best(name, COLUMN_KEYS) for name in leaf.names], default=0.0)
    own = [max([best(name, names) for name in leaf.names], default=0.0) for names in labels]
    return [alike if alike >= anywhere else 0.0 for alike in own]


@lru_cache(maxsize=4096)
def _names_two(name: str, labels: tuple[frozenset[str], ...]) -> bool:
    """Whether a name is made up of the labels of two columns: 自然人 商业企业. A number below it may be of either."""
    within = [{len(label) for label in names if len(label) < len(name) and _is_within(label, name)} for names in labels]
    return any(a + b == len(name) for one, other in combinations(within, 2) for a in one for b in other)


def _is_within(label: str, name: str) -> bool:
    """Whether the characters of a label stand in a name in their order: lines of two labels side by side mix."""
    characters = iter(name)
    return all(character in characters for character in label)


def _word_fit(word: str, labels: frozenset[str]) -> float:
    """How well a word names a column; 0 where it names a column of some form better."""
    own = best(word, labels)
    return own if own and own >= best(word, COLUMN_KEYS) else 0.0


def _group_factor(leaf: Leaf, group: frozenset[str], others: frozenset[str]) -> float:
    """What the cell above a leaf counts: 0 where it names another group than the column's."""
    if not group or not leaf.groups:
        return 1.0
    if not others.isdisjoint(leaf.groups):
        return 0.0 if group.isdisjoint(leaf.groups) else 1 + GROUP_WEIGHT
    own = max(best(seen, group) for seen in leaf.groups)
    return 1 + GROUP_WEIGHT * own if own >= max(best(seen, others) for seen in leaf.groups) else 0.0


def _named_surely(scores: list[list[float]]) -> dict[int, int]:
    """Leaf to place where each place is named by just one leaf and surely: then the order does not matter."""
    sure = [(i, j) for i, row in enumerate(scores) for j, score in enumerate(row) if score >= SURE]
    n_places = len(scores[0]) if scores else 0
    found = dict(sure)
    return found if len(sure) == n_places == len(found) == len(set(found.values())) else {}


def _contradicts(found: list[Leaf], place_of: dict[int, int], official: Sequence[str]) -> bool:
    """Whether a header that names only some columns says of the others something else than the form in its order."""
    shifts = {place - i for i, place in place_of.items()}
    if not shifts:
        return any(name in COLUMN_KEYS for leaf in found for name in leaf.names)
    first = -min(shifts)
    if first < 0 or first + len(official) > len(found):
        return True
    unnamed = [
        (leaf, i - first) for i, leaf in enumerate(found) if i not in place_of and 0 <= i - first < len(official)
    ]
    return len(shifts) > 1 or any(leaf.names[0] not in official[place] for leaf, place in unnamed if leaf.names)


def _named_anywhere(header: Sequence[ObservedRow], labels: list[frozenset[str]]) -> list[int] | None:
    """The columns that the words of a header name, wherever they stand; None where a row names them out of order.

    Where columns are named alike, all rows together must keep the order: 总计 first in each group would pass else.
    """
    named: list[int] = []
    lines = [[key(cell.text) for cell in row.cells if cell.row == row.row] for row in header]
    alike = len(set(labels)) < len(labels)
    for words in [[word for line in lines for word in line]] if alike else lines:
        fits = [[_word_fit(word, label) for label in labels] for word in words]
        fits = [row for row in fits if max(row, default=0.0)]
        if len(align(fits).pairs) < len(fits):
            return None
        named.extend(row.index(max(row)) for row in fits)
    return sorted(named)


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
