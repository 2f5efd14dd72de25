"""Stretches of text that stand over or beside each other, and the text of a cell that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.layout.page import Rule
from reportparse.layout.page_table import Span
from reportparse.layout.text.spacing import Stretch

SLIGHT_PT = 0.5
"""What reaches over the border of a column by no more does not stand in it."""

_CLOSING_MARKS = frozenset("、，。；：）”》")

Borders = Sequence[float]
"""The abscissae (pt) of the borders of columns, from left to right: one more than there are columns."""

Heights = Sequence[tuple[float, float]]
"""The top and the bottom (pt) of rows, from top to bottom."""


class CellText(NamedTuple):
    """The lines of one cell: their box (pt), their text, and the abscissa where the last of them ends."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    last_end: float


PlacedText = tuple[Span, CellText]
"""The text of a cell and its place in the grid."""


def ink_end(text: str, x1: float, em: float) -> float:
    """Where a stretch of text ends to the eye: a closing mark is blank in its right half."""
    return x1 - em / 2 if text[-1] in _CLOSING_MARKS else x1


def overlap(a: Stretch | CellText, b: Stretch | CellText) -> bool:
    """Whether one stands over the other: they have some abscissa in common."""
    return a.x0 < b.x1 and b.x0 < a.x1


def middle(stretch: Stretch) -> float:
    """The ordinate of a stretch: half way between its top and its bottom."""
    return (stretch.top + stretch.bottom) / 2


def cell_text(lines: Sequence[Stretch]) -> CellText:
    """The text of a cell out of its lines, from top to bottom."""
    return CellText(
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
        "\n".join(line.text for line in lines),
        lines[-1].x1,
    )


def cell_texts(stretches: Sequence[Stretch], reach: float, rules: Sequence[Rule]) -> list[CellText]:
    """Stretches put together to the texts of cells, from top to bottom.

    A stretch goes on the text above it where their lower ends are at most `reach` (pt) apart, they stand over each other,
    and no horizontal rule runs between them.
    """
    groups: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda s: s.bottom):
        for group in groups:
            above = group[-1]
            if (
                0 < stretch.bottom - above.bottom <= reach
                and any(overlap(line, stretch) for line in group)
                and not any(middle(above) < rule.top < middle(stretch) and _is_over(rule, stretch) for rule in rules)
            ):
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    return sorted((cell_text(group) for group in groups), key=lambda text: text.top)


def _is_over(rule: Rule, stretch: Stretch) -> bool:
    """Whether a horizontal rule runs over some of a stretch."""
    return rule.x0 < stretch.x1 and stretch.x0 < rule.x1


def columns_under(text: Stretch | CellText, xs: Borders) -> tuple[int, int]:
    """The first and the last column that a text stands in; the nearest one where it stands beside them all."""
    inside = [i for i, (a, b) in enumerate(pairwise(xs)) if text.x0 < b - SLIGHT_PT and a + SLIGHT_PT < text.x1]
    if inside:
        return inside[0], inside[-1]
    nearest = 0 if text.x1 <= xs[0] + SLIGHT_PT else len(xs) - 2
    return nearest, nearest


def label_span(label: CellText, lefts: Borders, row: int, n_rows: int) -> Span:
    """The place of a label: all columns that it runs over, given the left borders of the labels' columns."""
    first, last = columns_under(label, (*lefts, max(label.x1, lefts[-1]) + 1))
    return Span(row, first, n_rows, last - first + 1)
