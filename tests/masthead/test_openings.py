"""Openings of pages as they are published: who, which year, since when and where, in several formats."""

from __future__ import annotations

import pytest

from instruments.openings import Opening, judged, measured, openings

DEVELOPMENT = openings("development")


@pytest.mark.parametrize("opening", DEVELOPMENT, ids=lambda opening: opening.name)
def test_every_fact_of_an_opening(opening: Opening) -> None:
    wrong = [(found.fact, found.truth, found.seen) for found in judged(opening) if found.outcome != "right"]
    assert wrong == []


def test_openings_that_no_rule_was_made_for() -> None:
    counts, _ = measured(openings("heldback"))
    assert (counts["right"] >= 46, counts["silent"] <= 1) == (True, True)
