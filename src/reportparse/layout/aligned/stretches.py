"""Stretches of lines -> the blocks of text that cells hold, and the columns that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.layout.ruled.edges import Edge
from reportparse.layout.ruled.grid import Span
from reportparse.layout.text.lines import Line, Part

_NUMBER = re.compile(r"[+\-－]?\d[\d,，.]*[件项条个次起宗]?|[-—–－/]{1,2}|无")

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


def numbers_of(line: Line) -> list[Part]:
    """The stretches of a line that are a number, or a mark for none."""
    return [part for part in line.parts if is_number(part.text)]


def parted(line: Line) -> Line:
    """The line with numbers that nearly touch as stretches of their own: each is in a column, or both are in doubt."""
    if not any(" " in part.text and all(map(is_number, part.text.split())) for part in line.parts):
        return line
    parts: list[Part] = []
    for part in line.parts:
        words = part.text.split()
        if len(words) == 1 or not all(map(is_number, words)):
            parts.append(part)
            continue
        # The width of a digit; the gaps between numbers are about half as wide.
        step = (part.x1 - part.x0) / (len(part.text) - (len(words) - 1) / 2)
        x = part.x0
        for word in words:
            parts.append(part._replace(x0=x, x1=x + step * len(word), text=word))
            x += step * (len(word) + 0.5)
    return line._replace(parts=tuple(parts))


def is_number(text: str) -> bool:
    """Whether a stretch can stand in a value cell."""
    return bool(_NUMBER.fullmatch(text))


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
