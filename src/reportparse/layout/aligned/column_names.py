"""The header of a table without vertical rules: the names of columns, and the names over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.layout.aligned.stretches import Block, Borders, Placed, across, block_of, columns_of, middle
from reportparse.layout.page_table import Span
from reportparse.layout.text.spacing import Part

# Shares of the font size. Lines of one column's name are at most so far apart; lines as high as each other differ by less.
NAME_GAP = 0.9
LEVEL = 0.5
# A name stands at most so far from the middle of its columns, as a share of one of them.
OFF_CENTRE = 0.6
# No form has more columns.
WIDEST = 40


class _Group(NamedTuple):
    """A name over several columns, those that its text stands over."""

    first: int
    last: int
    name: Part


def header(names: Sequence[Part], stub: Sequence[Block], xs: Borders, n_labels: int, em: float) -> Iterator[Placed]:
    """The header: a row for each line of names over several columns, and one for the names of the columns.

    `stub` is what stands over the labels, whose columns are the first `n_labels` of those between `xs`.
    """
    leaves, groups = _parted(names, xs, em)
    levels: list[float] = []
    for group in groups:
        if not levels or middle(group.name) - levels[-1] > LEVEL * em:
            levels.append(middle(group.name))
    found: list[tuple[int, int, int]] = []
    for level in range(len(levels)):
        rooms: dict[tuple[int, int], list[_Group]] = {}
        for group in groups:
            if max(i for i, top in enumerate(levels) if top <= middle(group.name) + LEVEL * em) == level:
                above = [(a, b) for over, a, b in found if over < level and a <= group.first and group.last <= b]
                room = min(above, default=(n_labels, len(xs) - 2), key=lambda span: span[1] - span[0])
                rooms.setdefault(room, []).append(group)
        for room, beside in rooms.items():
            for group, (first, last) in zip(beside, _shared_out(room, beside, xs), strict=True):
                found.append((level, first, last))
                yield Span(level, first, 1, last - first + 1), block_of([group.name])
    for column, lines in leaves.items():
        yield Span(len(levels), column, 1, 1), block_of(lines[::-1])
    for block in stub:
        yield across(block, xs[:n_labels], 0, len(levels) + 1), block


def _parted(names: Sequence[Part], xs: Borders, em: float) -> tuple[dict[int, list[Part]], list[_Group]]:
    """The names of the columns, lines from below, and what stands above those, from above."""
    leaves: dict[int, list[Part]] = {}
    groups: list[_Group] = []
    for name in sorted(names, key=lambda name: -name.bottom):
        first, last = columns_of(name, xs)
        leaf = leaves.get(first)
        near = leaf is None or leaf[-1].top - name.bottom <= NAME_GAP * em
        if first == last and near and not any(group.first <= first <= group.last for group in groups):
            leaves.setdefault(first, []).append(name)
        else:
            groups.append(_Group(first, last, name))
    return leaves, groups[::-1]


def _shared_out(room: tuple[int, int], groups: Sequence[_Group], xs: Borders) -> Sequence[tuple[int, int]]:
    """The columns of a room shared out among the names side by side over it, so that each stands in the middle of its own.

    Where that cannot be, each has those that its text stands over.
    """
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {room[0]: (0.0, ())}
    for group in sorted(groups) if room[1] - room[0] < WIDEST else ():
        longer: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for left, (worst, spans) in best.items():
            for right in range(max(left, group.last), room[1] + 1 if left <= group.first else 0):
                off = max(worst, _off_centre(group.name, left, right, xs))
                if right + 1 not in longer or off < longer[right + 1][0]:
                    longer[right + 1] = off, (*spans, (left, right))
        best = longer
    off, spans = best.get(room[1] + 1, (1.0, ()))
    if off > OFF_CENTRE:
        return [(group.first, group.last) for group in groups]
    shares = dict(zip(sorted(groups), spans, strict=True))
    return [shares[group] for group in groups]


def _off_centre(name: Part, left: int, right: int, xs: Borders) -> float:
    """How far a name is from the middle of these columns, as a share of a column."""
    width = (xs[right + 1] - xs[left]) / (right - left + 1)
    return abs(xs[left] + xs[right + 1] - name.x0 - name.x1) / 2 / width
