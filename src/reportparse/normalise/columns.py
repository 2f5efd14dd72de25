"""Columns matched: which of a panel's columns each leaf of a header names.

The leaves are assigned through the header's own hierarchy, or by their words alone where the grid lost its spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from reportparse.document import Cell
from reportparse.forms import GRID_FORMS, Panel
from reportparse.labels.alignment import align
from reportparse.labels.likeness import (
    GROUP_WEIGHT,
    MIN_FRAGMENT,
    SURE,
    best,
    explained_otherwise,
    key,
    keys_of,
    whole_key,
)
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.header_leaves import Leaf, leaves

MAX_KEPT = 1_000
"""Cells and characters of the longest header that is remembered; usual ones have some 200."""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A header read against a panel: `leaves` from the first matched on, `places[i]` the panel's column of leaf i.

    `score` sums the likenesses; `missing` are the panel's columns without a leaf; `drifts` the leaves whose wording is not
    the form's; `rivals` the leaves left over that name a column too, each after that column. `by_order` says that the
    header names every column, but the grid cannot tell its cells apart: the values go by their order. `contradicts` says
    that its words speak against the order of the form; `doubled` are columns under words that are printed twice.
    """

    leaves: tuple[Leaf, ...]
    places: tuple[int | None, ...]
    score: float
    missing: tuple[int, ...]
    by_order: bool = False
    contradicts: bool = False
    drifts: tuple[int, ...] = ()
    rivals: tuple[tuple[int, Leaf], ...] = ()
    doubled: tuple[int, ...] = ()


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
    """Whether a header has a cell for each slot of its grid up to the last words.

    Where one was left out (自然人 | 科研机构, 商业企业 is lost), those after it stand over other columns than their own.
    """
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
    named = _named_anywhere(header, panel) if groups_in_order(header, panel) else None
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


COLUMN_KEYS = keys_of(
    label for form in GRID_FORMS for panel in form.panels for column in panel.columns for label in column.labels
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
        [whole_key(column.labels[0]) for column in panel.columns],
        [keys_of(column.labels) for column in panel.columns],
        [keys_of(column.group[-1:]) for column in panel.columns],
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
    doubled = _printed_twice(found, place_of, len(labels))
    place_of |= doubled
    start = min(place_of, default=len(found))
    while found and not found[-1].names:
        found = found[:-1]
    return ColumnMatch(
        tuple(found[start:]),
        tuple(place_of.get(i) for i in range(start, len(found))),
        sum(scores[i][j] for i, j in place_of.items()),
        tuple(sorted(set(range(len(labels))) - set(place_of.values()))),
        contradicts=_contradicts(found, place_of, official),
        drifts=tuple(
            i - start
            for i, j in place_of.items()
            if own[i][j] < 1 or explained_otherwise(found[i].text, panel.columns[j].labels)
        ),
        rivals=_rivals(found, scores, own, place_of),
        doubled=tuple(doubled.values()),
    )


def _printed_twice(found: Sequence[Leaf], place_of: Mapping[int, int], n_places: int) -> dict[int, int]:
    """The leaf that repeats its neighbour's words in the place of the only column that the header lacks, and that place.

    本年新制作数量 | 本年新制作数量 | 对外公开总数量: the second one stands where the form has 本年新公开数量.
    """
    named = [i for i, leaf in enumerate(found) if leaf.names and i >= min(place_of, default=0)]
    missing = set(range(n_places)) - set(place_of.values())
    if len(named) != n_places or len(missing) != 1:
        return {}
    (place,) = missing
    twins = [i for at, i in enumerate(named) if abs(at - place) == 1 and found[i].text == found[named[place]].text]
    in_order = all(place_of.get(i, place) == at for at, i in enumerate(named))
    return {named[place]: place} if twins and in_order else {}


def _rivals(
    found: Sequence[Leaf],
    scores: Sequence[Sequence[float]],
    own: Sequence[Sequence[float]],
    place_of: Mapping[int, int],
) -> tuple[tuple[int, Leaf], ...]:
    """The leaves left over that name a column as well as the one taken: 本年制发件数（本级） beside 本年制发件数（全县）."""
    left = [i for i in range(len(scores)) if i not in place_of]
    return tuple(
        (j, found[k]) for i, j in place_of.items() for k in left if scores[k][j] and (own[k][j] == 1 or own[i][j] < 1)
    )


def cells_of_rivals(columns: ColumnMatch, at: int, observed: ObservedRow) -> list[Cell]:
    """The cells of a row under other columns of the name of column `at`."""
    return [
        other
        for place, leaf in columns.rivals
        if place == at
        for other in observed.cells
        if leaf.start < other.column + other.column_span and other.column < leaf.end
    ]


def _likenesses(leaf: Leaf, labels: Sequence[frozenset[str]]) -> list[float]:
    """How well a leaf names each column; 0 where it names a column of any form better.

    对外公开总数量 of 2019 is thus not taken for a misspelt 现行有效件数 of 2021.
    """
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


CUT = 0.9
"""How well the beginning of a label names its column, where all columns are named in order."""


def _cut_fit(word: str, labels: frozenset[str]) -> float:
    """How well a word names a column as the beginning of its label: converters cut 商业企业 to 商业 at the line end."""
    return CUT if len(word) >= MIN_FRAGMENT and any(label.startswith(word) for label in labels) else 0.0


def _group_factor(leaf: Leaf, group: frozenset[str], others: frozenset[str]) -> float:
    """What the cell above a leaf counts: 0 where it names another group than the column's."""
    if not group or not leaf.groups:
        return 1.0
    if not others.isdisjoint(leaf.groups):
        return 0.0 if group.isdisjoint(leaf.groups) else 1 + GROUP_WEIGHT
    own = max(best(seen, group) for seen in leaf.groups)
    return 1 + GROUP_WEIGHT * own if own >= max(best(seen, others) for seen in leaf.groups) else 0.0


def _named_surely(scores: list[list[float]]) -> dict[int, int]:
    """The place of each leaf where every place is named surely and by one leaf alone: then their order does not matter."""
    sure = [(i, j) for i, row in enumerate(scores) for j, score in enumerate(row) if score >= SURE]
    n_places = len(scores[0]) if scores else 0
    found = dict(sure)
    return found if len(sure) == n_places == len(found) == len(set(found.values())) else {}


def _contradicts(found: list[Leaf], place_of: dict[int, int], official: Sequence[str]) -> bool:
    """Whether a header that names only some columns speaks against filling in the others in the form's order.

    自然人 | ∅ | ∅ | … | 总计 does not; 自然人 | 总计 | ∅ | … does.
    """
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


def _mended_lines(header: Sequence[ObservedRow]) -> list[list[str]]:
    """The words of a header's rows; a label that goes on in the next row is put together there.

    Converters that know no line ends in a cell break its row: 商业, 企业 | 科研, 机构 | 其他 are 商业企业 | 科研机构 | 其他.
    """
    lines: list[list[str]] = []
    for row in header:
        words = [key(cell.text) for cell in row.cells if cell.row == row.row and cell.text.strip()]
        if lines and lines[-1] and words and not row.regular and lines[-1][-1] + words[0] in COLUMN_KEYS:
            lines[-1][-1] += words[0]
            words = words[1:]
            lines[-1] += words
        else:
            lines.append(words)
    return lines


def _named_anywhere(header: Sequence[ObservedRow], panel: Panel) -> list[int] | None:
    """The numbers of the columns that a header's words name, wherever they stand; None where a row names them out of order.

    Where columns are named alike, all rows together must keep the order: 总计 first in each group would pass else.
    """
    named: list[int] = []
    labels = _panel_keys(panel).labels
    lines = _mended_lines(header)
    alike = len(set(labels)) < len(labels)
    for words in [[word for line in lines for word in line]] if alike else lines:
        fits = [[_word_fit(word, label) or _cut_fit(word, label) for label in labels] for word in words]
        fits = [row for row in fits if max(row, default=0.0)]
        pairs = align(fits).pairs
        if len(pairs) < len(fits):
            return None
        named.extend(labels.index(labels[place]) for _, _, place in pairs)
    if all(len(line) == 1 for line in lines):
        whole = [place for line in lines for place, label in enumerate(labels) if line[0] in label]
        if not alike and not _in_reading_order(whole, panel):
            return None
    return sorted(named)


def _in_reading_order(named: Sequence[int], panel: Panel) -> bool:
    """Whether columns with a line each for their whole names come as the form has them: from left to right, or by rows.

    By rows, 总计 stands beside 法人或其他组织 in the header's first row, before the columns of those.
    """
    by_rows = sorted(named, key=lambda place: (len(panel.columns[place].group), place))
    return list(named) in (sorted(named), by_rows)
