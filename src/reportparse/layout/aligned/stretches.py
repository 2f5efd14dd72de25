"""Stretches of lines -> the blocks of text that cells hold, and the columns that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.layout.page_table import Span
from reportparse.layout.ruled.edges import Edge
from reportparse.layout.text.spacing import Part

_CLOSING = frozenset("、，。；：）”》")

# What reaches over a border by no more (pt) does not stand in the next column.
SLIGHT = 0.5

Borders = Sequence[float]


class Block(NamedTuple):
    """The lines of one cell."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    last: float
    """Where its last line ends."""


Placed = tuple[Span, Block]
"""A block and its place in the grid."""


def ink_end(text: str, x1: float, em: float) -> float:
    """Where a stretch of text ends to the eye: a closing mark is blank in its right half."""
    return x1 - em / 2 if text[-1] in _CLOSING else x1


def overlap(a: Part | Block, b: Part | Block) -> bool:
    """Whether two stretches stand over each other."""
    return a.x0 < b.x1 and b.x0 < a.x1


def middle(stretch: Part) -> float:
    """Half the height of a stretch."""
    return (stretch.top + stretch.bottom) / 2


def blocks_of(stretches: Sequence[Part], reach: float, rules: Sequence[Edge]) -> list[Block]:
    """Lines of labels put together to cells, from top to bottom."""
    groups: list[list[Part]] = []
    for stretch in sorted(stretches, key=lambda s: s.bottom):
        for group in groups:
            above = group[-1]
            if (
                0 < stretch.bottom - above.bottom <= reach
                and any(overlap(line, stretch) for line in group)
                and not any(middle(above) < rule.at < middle(stretch) and _crosses(rule, stretch) for rule in rules)
            ):
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    return sorted((block_of(group) for group in groups), key=lambda block: block.top)


def _crosses(rule: Edge, stretch: Part) -> bool:
    return rule.lo < stretch.x1 and stretch.x0 < rule.hi


def block_of(lines: Sequence[Part]) -> Block:
    """The lines of one cell as a block."""
    return Block(
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
        "\n".join(line.text for line in lines),
        lines[-1].x1,
    )


def columns_of(stretch: Part | Block, xs: Borders) -> tuple[int, int]:
    """The first and the last column that a stretch stands in; the nearest one where it stands beside them all."""
    inside = [i for i, (a, b) in enumerate(pairwise(xs)) if stretch.x0 < b - SLIGHT and a + SLIGHT < stretch.x1]
    if inside:
        return inside[0], inside[-1]
    nearest = 0 if stretch.x1 <= xs[0] + SLIGHT else len(xs) - 2
    return nearest, nearest


def across(label: Block, lefts: Borders, row: int, n_rows: int) -> Span:
    """The place of a label: all columns that it runs over, given the left borders of the labels' columns."""
    first, last = columns_of(label, (*lefts, max(label.x1, lefts[-1]) + 1))
    return Span(row, first, n_rows, last - first + 1)
