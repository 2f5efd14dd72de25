"""The aligner: the best order-preserving assignment of what was observed to what the form has.

Dropped, extra, repeated and half-cut rows fall out of it: an observed item may stay without a partner, a place of the form
may stay empty, and two observed neighbours may together be one place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs`: (first observed, one past the last observed, place), ascending in all; `score`: the sum of their scores."""

    pairs: tuple[tuple[int, int, int], ...]
    score: float

    def unmatched(self, n_places: int) -> list[int]:
        """Places of the form that nothing observed was assigned to."""
        taken = {place for _, _, place in self.pairs}
        return [place for place in range(n_places) if place not in taken]


def align(scores: Sequence[Sequence[float]], joined: Callable[[int, int], float] | None = None) -> Alignment:
    """Assign observed items to places so that the sum of scores is greatest and the order of both is kept.

    `scores[i][j]` says how well observed i fits place j (0: not at all). `joined(i, j)`, where given, says how well
    observed i and i + 1 fit place j together. Between equals the earliest place and the earliest item win.
    """
    n, m = len(scores), len(scores[0]) if scores else 0
    total = [[0.0] * (m + 1) for _ in range(n + 1)]
    # Filled from the end, so that walking forward takes the earliest of equals.
    for i in range(n - 1, -1, -1):
        row, below = total[i], total[i + 1]
        for j in range(m - 1, -1, -1):
            row[j] = max(
                below[j],
                row[j + 1],
                scores[i][j] + below[j + 1] if scores[i][j] > 0 else 0.0,
                _pair(scores, joined, i, j, total),
            )
    pairs = []
    i = j = 0
    while i < n and j < m:
        here = total[i][j]
        if scores[i][j] > 0 and scores[i][j] + total[i + 1][j + 1] >= here:
            pairs.append((i, i + 1, j))
            i, j = i + 1, j + 1
        elif joined and here > 0 and _pair(scores, joined, i, j, total) >= here:
            pairs.append((i, i + 2, j))
            i, j = i + 2, j + 1
        elif total[i + 1][j] >= here:
            i += 1
        else:
            j += 1
    return Alignment(tuple(pairs), total[0][0] if n and m else 0.0)


def _pair(
    scores: Sequence[Sequence[float]],
    joined: Callable[[int, int], float] | None,
    i: int,
    j: int,
    total: list[list[float]],
) -> float:
    """The best sum from here on when observed i and i + 1 are one place; 0 where they are not."""
    if joined is None or i + 1 >= len(scores):
        return 0.0
    together = joined(i, j)
    return together + total[i + 2][j + 1] if together > 0 else 0.0
