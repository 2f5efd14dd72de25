"""The header of a table without vertical rules: the names of columns, and the names over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.layout.blocks import Block, Borders, Placed, across, block_of, columns_of, middle
from reportparse.layout.grid import Span
from reportparse.layout.text import Part

# Shares of the font size. Lines of one column's name are at most so far apart; lines as high as each other differ by less.
NAME_GAP = 0.9
LEVEL = 0.5
# Shares of a column. A name stands at most so far from the middle of its columns, and of those that fit nearly as well as
# any, it has the most.
OFF_CENTRE = 0.5
TRUER = 0.1


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
    over = (n_labels, len(xs) - 2)
    found: list[tuple[int, int, int]] = []
    for group in groups:
        level = max(i for i, at in enumerate(levels) if at <= middle(group.name) + LEVEL * em)
        above = [(a, b) for at, a, b in found if at < level and a <= group.first and group.last <= b]
        beside = [other for other in groups if abs(middle(other.name) - middle(group.name)) <= LEVEL * em]
        room = min(above, default=over, key=lambda span: span[1] - span[0])
        first, last = _centred(group, room, beside, xs)
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


def _centred(group: _Group, room: tuple[int, int], beside: Sequence[_Group], xs: Borders) -> tuple[int, int]:
    """The columns that a name over several stands in the middle of, as many as there is room for."""
    first, last, name = group
    if first == last:
        return first, last
    low = max([room[0], *(other.last + 1 for other in beside if other.last < first)])
    high = min([room[1], *(other.first - 1 for other in beside if other.first > last)])
    centre = (name.x0 + name.x1) / 2
    # How far off the middle the name would stand, as a share of a column.
    fitting = [
        (abs((xs[left] + xs[right + 1]) / 2 - centre) / (xs[right + 1] - xs[left]) * (right - left + 1), left, right)
        for left in range(low, first + 1)
        for right in range(last, high + 1)
    ]
    off = min(fitting, default=(1.0, first, last))[0]
    if off > OFF_CENTRE:
        return first, last
    return max((right - left, left, right) for own, left, right in fitting if own <= off + TRUER)[1:]
