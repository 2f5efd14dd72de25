"""The labels of a table without rules: which lines are one label, told by the rows beside them or by their distance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reportparse.layout.aligned.stretches import Block, block_of, blocks_of, middle, overlap
from reportparse.layout.ruled.edges import Edge
from reportparse.layout.text.spacing import Part

# Lines of one label follow each other by at most so much more than the closest of them do …
LOOSE = 1.25
# … and those are closer than this share of the closest rows.
CLOSE = 0.92
# A label set beside the middle (the first, the last line) of its row is off by no more than this share of the font size.
OFF_ROW = 0.3
# What stands right of a label of a group of rows is so near to its height (shares of the font size); the label of one row
# has nothing there. Lines of a group's label may stand half way between those of the rows.
BESIDE = (0.9, 1.25)
# Lines of the longest label.
MAX_LINES = 10
# A line that goes on in the next one leaves no more room than this share of its height.
ROOM = 1.7
# What speaks against labels, against lines that a page break left over: a line that does not go on, a row that the break
# cut, lines left over behind one that goes on.
BROKEN_OFF, CUT, LEFT_OVER = 2, 2, 3

Rows = Sequence[tuple[float, float]]


def label_blocks(
    stretches: Sequence[Part], header_ends: float, rows: Rows, rules: Sequence[Edge], em: float
) -> tuple[list[Block], list[Block]]:
    """Stretches left of the numbers as what stands beside the header, and as the labels of the rows and of their groups.

    `rows` are the heights of the rows that have numbers.
    """
    below = sorted((s for s in stretches if s.top >= header_ends), key=middle)
    centres = [(top + bottom) / 2 for top, bottom in rows]
    inner: list[Part] = []
    groups: list[list[Part]] = []
    for reach in BESIDE:
        inner = [s for s in below if not any(_is_right_of(other, s, reach * em) for other in below)]
        groups = _by_rows(inner, centres, em)
        if groups:
            break
    steps = [middle(b) - middle(a) for group in groups for a, b in pairwise(group)]
    if not steps:
        words = blocks_of(stretches, _reach(stretches, rows, em), rules)
        return [b for b in words if b.top < header_ends], [b for b in words if b.top >= header_ends]
    apart = LOOSE * max(steps)
    outer = blocks_of([s for s in below if s not in inner], apart, rules)
    stub = blocks_of([s for s in stretches if s.top < header_ends], apart, rules)
    return stub, sorted([*outer, *(block_of(group) for group in groups)], key=lambda block: block.top)


def _is_right_of(other: Part, stretch: Part, reach: float) -> bool:
    """Whether another stretch stands to the right, at about the same height."""
    return other.x0 >= stretch.x1 and abs(middle(other) - middle(stretch)) <= reach


def _by_rows(lines: Sequence[Part], rows: Sequence[float], em: float) -> list[list[Part]]:
    """The lines in as many groups as there are rows, all set beside theirs in the same way; none where they cannot be.

    Lines before the first row or behind the last are groups of their own: what a page break left of a label.
    """
    ways: tuple[Callable[[Part, Part], float], ...] = (
        lambda first, last: (middle(first) + middle(last)) / 2,
        lambda first, _: middle(first),
        lambda _, last: middle(last),
    )
    steps = [step for a, b in pairwise(lines) if (step := middle(b) - middle(a)) > em / 2]
    apart = LOOSE * min(steps, default=0.0)
    found = [path for way in ways if (path := _path(lines, rows, em, apart, way))]
    cost, ends = min(found, default=(len(rows), ()))
    if cost >= len(rows):
        return []
    return [list(lines[a:b]) for a, b in pairwise(sorted({0, *ends, len(lines)}))]


def _path(
    lines: Sequence[Part], rows: Sequence[float], em: float, apart: float, way: Callable[[Part, Part], float]
) -> tuple[int, tuple[int, ...]] | None:
    """Where the groups end that stand beside the rows in one way, and how much speaks against them.

    The first and the last row may be cut by a page break: their numbers are then anywhere beside what is left of the label.
    """
    paths: dict[int, tuple[int, tuple[int, ...]]] = {
        n: (_broken_off(lines[:n]) + (n > 0), (n,)) for n in range(min(MAX_LINES, len(lines)) + 1)
    }
    for number, row in enumerate(rows):
        longer: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, path) in paths.items():
            for end in range(start + 1, min(start + MAX_LINES, len(lines)) + 1):
                first, last = lines[start], lines[end - 1]
                if end - start > 1 and not _may_follow(lines[end - 2], last, apart):
                    break
                off = abs(way(first, last) - row) > OFF_ROW * em
                if off and (0 < number < len(rows) - 1 or not first.top <= row <= last.bottom):
                    continue
                own = cost + CUT * off + _broken_off(lines[start:end])
                if end not in longer or own < longer[end][0]:
                    longer[end] = own, (*path, end)
        paths = longer
    left = [
        (cost + (end < len(lines)) * (LEFT_OVER if _is_full(lines[end - 1], lines[end:]) else 1), path)
        for end, (cost, path) in paths.items()
        if len(lines) - end <= MAX_LINES
    ]
    return min(left, default=None)


def _may_follow(above: Part, line: Part, apart: float) -> bool:
    """Whether a line may go on the one above."""
    return middle(line) - middle(above) <= apart and overlap(above, line)


def _is_full(line: Part, others: Sequence[Part]) -> bool:
    """Whether a line is about as long as others."""
    full = max((other.x1 - other.x0 for other in others), default=0.0)
    return full - line.x1 + line.x0 <= ROOM * (line.bottom - line.top)


def _broken_off(lines: Sequence[Part]) -> int:
    """How much speaks against lines being one label: those but the last that are not full."""
    return sum(BROKEN_OFF for line in lines[:-1] if not _is_full(line, lines))


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
