"""The aligner: the best order-preserving assignment of what was observed to what the form has.

Dropped, extra, repeated and half-cut rows fall out of it: an observed item may stay without a partner, a place of the form
may stay empty, and two observed neighbours may together be one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs`: (first observed, one past the last observed, place), ascending in all; `score`: the sum of their scores."""

    pairs: tuple[tuple[int, int, int], ...]
    score: float

    def unmatched(self, n_places: int) -> list[int]:
        """Places of the form that nothing observed was assigned to."""
        taken = {place for _, _, place in self.pairs}
        return [place for place in range(n_places) if place not in taken]


Joined = Mapping[tuple[int, int], float]


def align(scores: Sequence[Sequence[float]], joined: Joined | None = None) -> Alignment:
    """Assign observed items to places so that the sum of scores is greatest and the order of both is kept.

    `scores[i][j]` says how well observed i fits place j (0: not at all). `joined[i, j]`, where there, says how well
    observed i and i + 1 fit place j together. Between equals the earliest place and the earliest item win.
    """
    joined = joined or {}
    fitting = [(i, j) for i, row in enumerate(scores) for j, fit in enumerate(row) if fit > 0]
    if not joined and all(a < b and c < d for (a, c), (b, d) in pairwise(fitting)):
        # The rule in documents: whatever fits anything fits one place, in order. Then all of it is taken.
        score = sum((scores[i][j] for i, j in reversed(fitting)), 0.0)
        return Alignment(tuple((i, i + 1, j) for i, j in fitting), score)
    n, m = len(scores), len(scores[0]) if scores else 0
    total = [[0.0] * (m + 1) for _ in range(n + 1)]
    # Filled from the end, so that walking forward takes the earliest of equals.
    for i in range(n - 1, -1, -1):
        row, below, fit = total[i], total[i + 1], scores[i]
        for j in range(m - 1, -1, -1):
            top = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if fit[j] > 0 and fit[j] + below[j + 1] > top:
                top = fit[j] + below[j + 1]
            if (i, j) in joined and joined[i, j] + total[i + 2][j + 1] > top:
                top = joined[i, j] + total[i + 2][j + 1]
            row[j] = top
    pairs = []
    i = j = 0
    while i < n and j < m:
        here = total[i][j]
        if scores[i][j] > 0 and scores[i][j] + total[i + 1][j + 1] >= here:
            pairs.append((i, i + 1, j))
            i, j = i + 1, j + 1
        elif (i, j) in joined and joined[i, j] + total[i + 2][j + 1] >= here:
            pairs.append((i, i + 2, j))
            i, j = i + 2, j + 1
        elif total[i + 1][j] >= here:
            i += 1
        else:
            j += 1
    return Alignment(tuple(pairs), total[0][0])
