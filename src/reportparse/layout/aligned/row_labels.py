"""The labels of a table without rules: which lines are one label, told by the rows beside them or by their distance.

Distances are shares of the font size, which is called `em`. For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.layout.aligned.stretches import CellText, Heights, cell_text, cell_texts, middle, overlap
from reportparse.layout.page import Rule
from reportparse.layout.text.spacing import Stretch

LEADING_RATIO = 1.25
"""Lines of one label follow each other by at most so much more than the closest of them do … Measured: 1.13 to 1.38."""

CLOSE_RATIO = 0.92
"""… and those are closer than this share of the closest rows. Measured: up to 0.92; 1.0 and more change tables."""

OFF_ROW_EM = 0.3
"""A label set beside the middle (the first, the last line) of its row is off by no more. Measured: 0 to 1.2."""

BESIDE_EM = (0.9, 1.25)
"""The label of a group of rows has other labels to its right, so near to its height; the label of one row has none there.
The second is tried where the first gives no labels that fit the rows: lines of a group's label may stand half way between
those of the rows."""

MAX_LABEL_LINES_COUNT = 10
"""Lines of the longest label; a bound on time."""

ROOM_RATIO = 1.7
"""A line that goes on in the next one leaves no more room than this, as a multiple of its height. Measured: 0.43 to 6.8."""

COST_BROKEN_OFF, COST_CUT_ROW, COST_LEFT_OVER = 2, 2, 3
"""What speaks against a way of parting lines into labels: a line inside a label that does not go on, a row that the page
break cut, lines left over behind one that goes on. Only their order counts: 0 to 4 times as much measured the same."""


class _Way(NamedTuple):
    """A way of parting lines into labels: how much speaks against it, and the index behind the last line of each."""

    cost: int
    ends: tuple[int, ...]


def row_labels(
    stretches: Sequence[Stretch], header_ends: float, rows: Heights, rules: Sequence[Rule], em: float
) -> tuple[list[CellText], list[CellText]]:
    """Stretches left of the numbers as what stands beside the header, and as the labels of the rows and of their groups.

    `header_ends` is the ordinate (pt) where the header ends, `rows` are the heights of the rows that have numbers.
    """
    below = sorted((s for s in stretches if s.top >= header_ends), key=middle)
    centres = [(top + bottom) / 2 for top, bottom in rows]
    inner: list[Stretch] = []
    labels: list[list[Stretch]] = []
    for reach in BESIDE_EM:
        inner = [s for s in below if not any(_is_right_of(other, s, reach * em) for other in below)]
        labels = _by_rows(inner, centres, em)
        if labels:
            break
    steps = [middle(b) - middle(a) for label in labels for a, b in pairwise(label)]
    if not steps:
        texts = cell_texts(stretches, _reach(stretches, rows, em), rules)
        return [text for text in texts if text.top < header_ends], [text for text in texts if text.top >= header_ends]
    apart = LEADING_RATIO * max(steps)
    outer = cell_texts([s for s in below if s not in inner], apart, rules)
    corner = cell_texts([s for s in stretches if s.top < header_ends], apart, rules)
    return corner, sorted([*outer, *(cell_text(label) for label in labels)], key=lambda text: text.top)


def _is_right_of(other: Stretch, stretch: Stretch, reach: float) -> bool:
    """Whether another stretch stands to the right, at about the same height."""
    return other.x0 >= stretch.x1 and abs(middle(other) - middle(stretch)) <= reach


def _by_rows(lines: Sequence[Stretch], rows: Sequence[float], em: float) -> list[list[Stretch]]:
    """The lines of as many labels as there are rows, all set beside theirs in the same way; none where they cannot be.

    Labels are set beside the middle of their rows, or their first or their last line is. Lines before the first row or
    behind the last are labels of their own: what a page break left of one.
    """
    anchors: tuple[Callable[[Stretch, Stretch], float], ...] = (
        lambda first, last: (middle(first) + middle(last)) / 2,
        lambda first, _: middle(first),
        lambda _, last: middle(last),
    )
    steps = [step for a, b in pairwise(lines) if (step := middle(b) - middle(a)) > em / 2]
    apart = LEADING_RATIO * min(steps, default=0.0)
    found = [way for anchor in anchors if (way := _best_way(lines, rows, em, apart, anchor))]
    cost, ends = min(found, default=(len(rows), ()))
    if cost >= len(rows):
        return []
    return [list(lines[a:b]) for a, b in pairwise(sorted({0, *ends, len(lines)}))]


def _best_way(
    lines: Sequence[Stretch],
    rows: Sequence[float],
    em: float,
    apart: float,
    anchor: Callable[[Stretch, Stretch], float],
) -> _Way | None:
    """The best way of parting the lines into labels that stand beside the rows; None where there is none.

    `anchor` gives the ordinate of a label, out of its first and last line, that must be that of its row. The first and the
    last row may be cut by a page break: their numbers are then anywhere beside what is left of the label.
    """
    ways = {n: _Way(_broken_off(lines[:n]) + (n > 0), (n,)) for n in range(min(MAX_LABEL_LINES_COUNT, len(lines)) + 1)}
    for number, row in enumerate(rows):
        longer: dict[int, _Way] = {}
        for start, (cost, ends) in ways.items():
            for end in range(start + 1, min(start + MAX_LABEL_LINES_COUNT, len(lines)) + 1):
                first, last = lines[start], lines[end - 1]
                if end - start > 1 and not _may_follow(lines[end - 2], last, apart):
                    break
                off = abs(anchor(first, last) - row) > OFF_ROW_EM * em
                if off and (0 < number < len(rows) - 1 or not first.top <= row <= last.bottom):
                    continue
                own = cost + COST_CUT_ROW * off + _broken_off(lines[start:end])
                if end not in longer or own < longer[end].cost:
                    longer[end] = _Way(own, (*ends, end))
        ways = longer
    found = [
        _Way(cost + _left_over(lines, end), ends)
        for end, (cost, ends) in ways.items()
        if len(lines) - end <= MAX_LABEL_LINES_COUNT
    ]
    return min(found, default=None)


def _left_over(lines: Sequence[Stretch], end: int) -> int:
    """How much the lines from `end` on, which are beside no row, speak against a way."""
    if end >= len(lines):
        return 0
    return COST_LEFT_OVER if _is_full(lines[end - 1], lines[end:]) else 1


def _may_follow(above: Stretch, line: Stretch, apart: float) -> bool:
    """Whether a line may go on the one above."""
    return middle(line) - middle(above) <= apart and overlap(above, line)


def _is_full(line: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether a line is about as long as others."""
    full = max((other.x1 - other.x0 for other in others), default=0.0)
    return full - line.x1 + line.x0 <= ROOM_RATIO * (line.bottom - line.top)


def _broken_off(lines: Sequence[Stretch]) -> int:
    """How much speaks against lines being one label: those but the last that are not full."""
    return sum(COST_BROKEN_OFF for line in lines[:-1] if not _is_full(line, lines))


def _reach(labels: Sequence[Stretch], rows: Heights, em: float) -> float:
    """How far apart (pt) the lines of one label stand at most; 0 where labels have one line each, or rows are as near."""
    steps = [
        below.bottom - above.bottom
        for i, above in enumerate(labels)
        for below in labels[i + 1 :]
        if below.bottom - above.bottom > em / 2 and overlap(above, below)
    ]
    apart = [below - above for (_, above), (_, below) in pairwise(rows)]
    closest, row = min(steps, default=0.0), min(apart, default=2 * em)
    return min((closest + row) / 2, LEADING_RATIO * closest) if closest < CLOSE_RATIO * row else 0.0
