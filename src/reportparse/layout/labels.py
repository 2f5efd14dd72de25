"""The labels of a table without rules: which lines are one label, told by the rows beside them or by their distance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reportparse.layout.blocks import Block, block_of, blocks_of, middle, overlap
from reportparse.layout.edges import Edge
from reportparse.layout.text import Part

# Lines of one label follow each other by at most so much more than the closest of them do …
LOOSE = 1.25
# … and those are closer than this share of the closest rows.
CLOSE = 0.92
# A label set beside the middle (the first, the last line) of its row is off by no more than this share of the font size.
OFF_ROW = 0.3
# Lines of the longest label.
MAX_LINES = 10

Rows = Sequence[tuple[float, float]]


def label_blocks(
    stretches: Sequence[Part], header_ends: float, rows: Rows, rules: Sequence[Edge], em: float
) -> tuple[list[Block], list[Block]]:
    """Stretches left of the numbers as what stands beside the header, and as the labels of the rows and of their groups.

    `rows` are the heights of the rows that have numbers.
    """
    below = [s for s in stretches if s.top >= header_ends]
    inner = [s for s in below if not any(other.x0 >= s.x1 and _beside(other, s) for other in below)]
    groups = _by_rows(sorted(inner, key=middle), [(top + bottom) / 2 for top, bottom in rows], em)
    steps = [middle(b) - middle(a) for group in groups for a, b in pairwise(group)]
    if not steps:
        words = blocks_of(stretches, _reach(stretches, rows, em), rules)
        return [b for b in words if b.top < header_ends], [b for b in words if b.top >= header_ends]
    reach = LOOSE * max(steps)
    outer = blocks_of([s for s in below if s not in inner], reach, rules)
    stub = blocks_of([s for s in stretches if s.top < header_ends], reach, rules)
    return stub, sorted([*outer, *(block_of(group) for group in groups)], key=lambda block: block.top)


def _beside(a: Part, b: Part) -> bool:
    return a.top < b.bottom and b.top < a.bottom


def _by_rows(lines: Sequence[Part], rows: Sequence[float], em: float) -> list[list[Part]]:
    """The lines in as many groups as there are rows, all set beside theirs in the same way; none where they cannot be.

    Lines before the first row or behind the last are groups of their own: what a page break left of a label.
    """
    ways: tuple[Callable[[Part, Part], float], ...] = (
        lambda first, last: (middle(first) + middle(last)) / 2,
        lambda first, _: middle(first),
        lambda _, last: middle(last),
    )
    for way in ways:
        for before in range(min(MAX_LINES, max(len(lines) - len(rows), 0)) + 1):
            ends = {before: [before]}
            for row in rows:
                ends = {
                    end: [*path, end]
                    for start, path in ends.items()
                    for end in range(start + 1, min(start + MAX_LINES, len(lines)) + 1)
                    if abs(way(lines[start], lines[end - 1]) - row) <= OFF_ROW * em
                }
            if ends:
                path = ends[max(ends)]
                if len(lines) - path[-1] <= MAX_LINES:
                    bounds = sorted({0, *path, len(lines)})
                    return [list(lines[a:b]) for a, b in pairwise(bounds)]
    return []


def _reach(labels: Sequence[Part], rows: Rows, em: float) -> float:
    """How far apart the lines of one label stand at most; 0 where labels have one line each, or rows are as near."""
    steps = [
        below.bottom - above.bottom
        for i, above in enumerate(labels)
        for below in labels[i + 1 :]
        if below.bottom - above.bottom > em / 2 and overlap(above, below)
    ]
    apart = [below - above for (_, above), (_, below) in pairwise(rows)]
    closest, row = min(steps, default=0.0), min(apart, default=2 * em)
    return min((closest + row) / 2, LOOSE * closest) if closest < CLOSE * row else 0.0
