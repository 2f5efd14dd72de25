"""The aligner: monotone, and the best there is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.labels.alignment import align

Scores = list[list[float]]
Joined = dict[tuple[int, int], float]


@st.composite
def problems(draw: st.DrawFn) -> tuple[Scores, Joined]:
    n, m = draw(st.integers(0, 5)), draw(st.integers(1, 5))
    quarters = st.integers(0, 4).map(lambda quarter: quarter / 4)
    scores = [[draw(quarters) for _ in range(m)] for _ in range(n)]
    pairs = st.tuples(st.integers(0, max(n - 2, 0)), st.integers(0, m - 1))
    joined = draw(st.dictionaries(pairs, st.integers(1, 8).map(lambda quarter: quarter / 4), max_size=4))
    return scores, joined if n > 1 else {}


def brute_force(scores: Scores, joined: Joined, i: int = 0, j: int = 0) -> float:
    if i >= len(scores) or j >= len(scores[0]):
        return 0.0
    options = [brute_force(scores, joined, i + 1, j), brute_force(scores, joined, i, j + 1)]
    options.append(scores[i][j] + brute_force(scores, joined, i + 1, j + 1))
    if (i, j) in joined:
        options.append(joined[i, j] + brute_force(scores, joined, i + 2, j + 1))
    return max(options)


@given(problems())
@settings(max_examples=150)
def test_the_best_sum(problem: tuple[Scores, Joined]) -> None:
    scores, joined = problem
    assert align(scores, joined).score == pytest.approx(brute_force(scores, joined))


@given(problems())
@settings(max_examples=150)
def test_the_pairs_are_worth_the_score(problem: tuple[Scores, Joined]) -> None:
    scores, joined = problem
    found = align(scores, joined)
    worth = [scores[i][j] if end - i == 1 else joined[i, j] for i, end, j in found.pairs]
    assert sum(worth) == pytest.approx(found.score)
    assert all(value > 0 for value in worth)


@given(problems())
@settings(max_examples=150)
def test_order_is_kept_and_nothing_is_used_twice(problem: tuple[Scores, Joined]) -> None:
    pairs = align(*problem).pairs
    for (_, end, place), (start, _, following) in pairwise(pairs):
        assert end <= start
        assert place < following


def test_between_equals_the_earliest() -> None:
    assert align([[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]).pairs == ((0, 1, 0), (1, 2, 1))


def test_a_dropped_an_extra_and_a_cut_row() -> None:
    scores: Scores = [[1.0, 0, 0], [0, 0, 0], [0, 0, 0.5], [0, 0, 0.3]]
    found = align(scores, {(2, 2): 1.0})
    assert found.pairs == ((0, 1, 0), (2, 4, 2))
    assert found.unmatched(3) == [1]


NOTHING: Scores = []


def test_nothing_observed() -> None:
    assert (align(NOTHING).pairs, align(NOTHING).unmatched(2)) == ((), [0, 1])
