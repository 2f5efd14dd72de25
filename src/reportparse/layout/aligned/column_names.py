"""The header of a table without vertical rules: the names of columns, and the names over several of them.

Distances are shares of the font size, which is called `em`. For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.layout.aligned.stretches import (
    Borders,
    CellText,
    PlacedText,
    cell_text,
    columns_under,
    label_span,
    middle,
)
from reportparse.layout.page_table import Span
from reportparse.layout.text.spacing import Stretch

NAME_GAP_EM = 0.9
"""Lines of one column's name are at most so far apart. Measured: 0.68 to 0.99 (0.45 and 1.2 change tables)."""

LEVEL_EM = 0.5
"""Names whose middles differ by no more stand at one height. Measured: 0.45 to 0.66 (0.38 and 0.8 change tables)."""

OFF_CENTRE_SHARE = 0.6
"""A name stands at most so far from the middle of its columns, as a share of one of them. Measured: 0.6; already 0.54 and
0.66 change tables."""

MAX_COLUMNS_COUNT = 40
"""A table with more columns is none of the forms' (the widest has 15); its wide names keep the columns right under them."""


class _GroupName(NamedTuple):
    """A name over several columns: the first and the last of those that its text stands over."""

    first: int
    last: int
    name: Stretch


def header(
    names: Sequence[Stretch], corner: Sequence[CellText], xs: Borders, n_labels: int, em: float
) -> Iterator[PlacedText]:
    """The header's cells: a row for each line of names over several columns, and one for the names of the columns.

    `corner` is what stands beside the header, above the labels, whose columns are the first `n_labels` of those between
    `xs`.
    """
    leaves, groups = _leaves_and_groups(names, xs, em)
    levels: list[float] = []
    for group in groups:
        if not levels or middle(group.name) - levels[-1] > LEVEL_EM * em:
            levels.append(middle(group.name))
    found: list[tuple[int, int, int]] = []
    for level in range(len(levels)):
        rooms: dict[tuple[int, int], list[_GroupName]] = {}
        for group in groups:
            if max(i for i, top in enumerate(levels) if top <= middle(group.name) + LEVEL_EM * em) == level:
                above = [(a, b) for over, a, b in found if over < level and a <= group.first and group.last <= b]
                room = min(above, default=(n_labels, len(xs) - 2), key=lambda span: span[1] - span[0])
                rooms.setdefault(room, []).append(group)
        for room, beside in rooms.items():
            for group, (first, last) in zip(beside, _shared_out(room, beside, xs), strict=True):
                found.append((level, first, last))
                yield Span(level, first, 1, last - first + 1), cell_text([group.name])
    for column, lines in leaves.items():
        yield Span(len(levels), column, 1, 1), cell_text(lines[::-1])
    for text in corner:
        yield label_span(text, xs[:n_labels], 0, len(levels) + 1), text


def _leaves_and_groups(
    names: Sequence[Stretch], xs: Borders, em: float
) -> tuple[dict[int, list[Stretch]], list[_GroupName]]:
    """The lines of the name of each column, from below, and the names over several columns, from above."""
    leaves: dict[int, list[Stretch]] = {}
    groups: list[_GroupName] = []
    for name in sorted(names, key=lambda name: -name.bottom):
        first, last = columns_under(name, xs)
        leaf = leaves.get(first)
        near = leaf is None or leaf[-1].top - name.bottom <= NAME_GAP_EM * em
        if first == last and near and not any(group.first <= first <= group.last for group in groups):
            leaves.setdefault(first, []).append(name)
        else:
            groups.append(_GroupName(first, last, name))
    return leaves, groups[::-1]


def _shared_out(room: tuple[int, int], groups: Sequence[_GroupName], xs: Borders) -> Sequence[tuple[int, int]]:
    """The columns of a room shared out among the names side by side over it, so that each stands in the middle of its own.

    法人或其他组织 is only as wide as three of the five columns that it is the name of, but stands in the middle of all. The
    name that is furthest off decides which way of sharing is best. Where no way is good enough, each name has the columns
    that its text stands over.
    """
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {room[0]: (0.0, ())}
    for group in sorted(groups) if room[1] - room[0] < MAX_COLUMNS_COUNT else ():
        longer: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for left, (worst, spans) in best.items():
            for right in range(max(left, group.last), room[1] + 1 if left <= group.first else 0):
                off = max(worst, _off_centre(group.name, left, right, xs))
                if right + 1 not in longer or off < longer[right + 1][0]:
                    longer[right + 1] = off, (*spans, (left, right))
        best = longer
    off, spans = best.get(room[1] + 1, (1.0, ()))
    if off > OFF_CENTRE_SHARE:
        return [(group.first, group.last) for group in groups]
    shares = dict(zip(sorted(groups), spans, strict=True))
    return [shares[group] for group in groups]


def _off_centre(name: Stretch, left: int, right: int, xs: Borders) -> float:
    """How far a name is from the middle of these columns, as a share of the width of one of them."""
    width = (xs[right + 1] - xs[left]) / (right - left + 1)
    return abs(xs[left] + xs[right + 1] - name.x0 - name.x1) / 2 / width
