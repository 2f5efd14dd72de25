"""Where the columns of a table without vertical rules begin and end.

Columns of values are told by the numbers that stand under each other, and by the names above them; columns of labels by
labels that stand beside each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise

from reportparse.layout.aligned.stretches import CellText, Heights, middle
from reportparse.layout.page_table import PageTable
from reportparse.layout.text.numbers import is_number
from reportparse.layout.text.spacing import Stretch

PAST_LAST_PT = 1.0
"""The last column ends so far behind its widest number or name."""

Interval = tuple[float, float]
"""What a column takes up: from one abscissa (pt) to another."""


def carried_borders(carried: PageTable, values: Sequence[Stretch]) -> list[float] | None:
    """The borders of a guessed table's columns of values on the next page; None where the values do not fit them.

    Where there are as many columns on the next page, they may all be shifted alike: its margins may be others.
    """
    if not values:
        return None
    xs = [x for x in carried.xs if x >= carried.first_value]
    found = intervals(values)
    centres = [(a + b) / 2 for a, b in pairwise(xs)]
    shifts = [0.0]
    if len(found) == len(centres):
        apart = sorted((a + b) / 2 - centre for (a, b), centre in zip(found, centres, strict=True))
        shifts.append(apart[len(apart) // 2])
    for shift in shifts:
        inside = all(xs[0] + shift <= a and b <= xs[-1] + shift for a, b in found)
        columns = {bisect_right(xs, a - shift) for a, _ in found}
        if inside and len(columns) == len(found) and not any(a < x + shift < b for x in xs for a, b in found):
            return [x + shift for x in xs]
    return None


def intervals(stretches: Sequence[Stretch]) -> list[Interval]:
    """What the stretches cover from left to right; those that overlap are one."""
    covered: list[Interval] = []
    for x0, x1 in sorted((stretch.x0, stretch.x1) for stretch in stretches):
        if covered and x0 < covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], x1))
        else:
            covered.append((x0, x1))
    return covered


def value_borders(values: Sequence[Stretch], names: Sequence[Stretch], left: float, before: float) -> list[float]:
    """Borders of the columns that the values stand in, each as wide as its name at least.

    `left` is where the labels end, `before` how far (pt) from its numbers the first column begins at most.
    """
    columns = _columns_of_values(values, names, before)
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [max(min(left, columns[0][0]), columns[0][0] - before), *inner, columns[-1][1] + PAST_LAST_PT]


def _columns_of_values(values: Sequence[Stretch], names: Sequence[Stretch], before: float) -> list[Interval]:
    """What the columns of values take up: their numbers and their names."""
    columns = intervals([value for value in values if is_number(value.text)])
    named = _named_columns(names, before)
    if len(named) == len(columns):
        under = [[i] for i in range(len(columns))]
    else:
        # Where each column of numbers has a name of its own, names without numbers are columns that are blank.
        under = [[i for i, (x0, x1) in enumerate(columns) if x0 < b and a < x1] for a, b in named]
    both: list[Interval] = []
    if sorted(chain.from_iterable(under)) == [*range(len(columns))] and all(len(own) <= 1 for own in under):
        both = [
            (min(a, *(columns[i][0] for i in own)), max(b, *(columns[i][1] for i in own))) if own else (a, b)
            for (a, b), own in zip(named, under, strict=True)
        ]
    apart = both and all(a[1] <= b[0] for a, b in pairwise(both))
    return both if apart else _widened(columns, names, before / 4)


def names_over_columns(name: Stretch, columns: Sequence[Interval]) -> Sequence[Stretch]:
    """The names that a stretch of the header holds: its fragments, if each stands over other columns than the one before.

    商业企业 over two columns of numbers → 商业 and 企业; over one column it stays one name.
    """
    over = [
        {i for i, (x0, x1) in enumerate(columns) if x0 < fragment.x1 and fragment.x0 < x1}
        for fragment in name.fragments
    ]
    return name.fragments if over and not any(a & b for a, b in pairwise(over)) else [name]


def names_stand_aside(names: Sequence[Stretch], values: Sequence[Stretch], before: float) -> bool:
    """Whether columns of numbers have no name over them, and the names are not as many: some column may be blank."""
    columns, named = intervals([value for value in values if is_number(value.text)]), _named_columns(names, before)
    return len(named) > len(columns) and not all(any(a < y and x < b for a, b in named) for x, y in columns)


def _named_columns(names: Sequence[Stretch], before: float) -> list[Interval]:
    """What the names of single columns take up from left to right: the last lines of the header."""
    lowest = max((middle(name) for name in names), default=0.0)
    return _widened([], [name for name in names if lowest - middle(name) <= 2 * before], 2 * before)


def _widened(columns: list[Interval], names: Sequence[Stretch], reach: float) -> list[Interval]:
    """The columns, each as wide as the names over it alone, and those that only a name shows.

    Such a name stands no more than `reach` (pt) above the last line of the header.
    """
    lowest = max((middle(name) for name in names), default=0.0)
    for name in sorted(names, key=lambda name: -name.bottom):
        over = [i for i, (x0, x1) in enumerate(columns) if x0 < name.x1 and name.x0 < x1]
        if len(over) == 1:
            i = over[0]
            low = max(name.x0, columns[i - 1][1]) if i else name.x0
            high = min(name.x1, columns[i + 1][0]) if i + 1 < len(columns) else name.x1
            columns[i] = (min(columns[i][0], low), max(columns[i][1], high))
        elif not over and lowest - middle(name) <= reach:
            columns = sorted([*columns, (name.x0, name.x1)])
    return columns


def label_borders(labels: Sequence[CellText], rows: Heights) -> list[float]:
    """Left borders of the labels' columns: as few as part the labels that stand beside each other."""
    if not labels:
        return []
    gaps = sorted(
        {
            (right.x0, left.x1)
            for left in labels
            for right in labels
            if left.x1 <= right.x0 and any(_is_beside(left, row) and _is_beside(right, row) for row in rows)
        }
    )
    borders: list[float] = []
    for right, left in gaps:
        if not borders or borders[-1] <= left:
            borders.append(right)
    return [min(label.x0 for label in labels), *borders]


def _is_beside(label: CellText, row: Interval) -> bool:
    """Whether a label stands beside a row, given its top and bottom."""
    return label.top < row[1] and row[0] < label.bottom
