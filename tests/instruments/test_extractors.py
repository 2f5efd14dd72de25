"""The instrument of extractors: notations without a tool are read without a wrong or silent value, and mostly read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.extractors.notations import NOTATIONS
from instruments.extractors.pages import VARIANTS, pages
from instruments.mutate.case import clean_case
from instruments.mutate.judge import judged

MOSTLY = {
    "cell-and-pipe": 0.99,
    "lines-of-pipes": 0.99,
    "empty-lines": 0.65,
    "broken": 0.75,
    "table-on-one-line": 0.55,
    "pipes-on-one-line": 0.9,
    "report-on-one-line": 0.55,
    "untitled-on-one-line": 0.55,
}
"""Part of the values that must be right, over all variants: lower where the notation does not keep blank cells."""


@pytest.mark.parametrize("notation", NOTATIONS)
def test_notations(notation: str) -> None:
    verdicts = []
    for page in pages(4, 3):
        case = replace(clean_case(0, "text", page.report), prose_judged=False, facts_judged=set())
        verdicts.append(judged(case, NOTATIONS[notation](page.report).encode(), "page.txt", notation))
    total = sum((verdict.counts for verdict in verdicts[1:]), verdicts[0].counts)
    assert [fault for verdict in verdicts for fault in verdict.faults] == []
    assert total["right"] >= MOSTLY[notation] * total["values"]


def test_pages_are_the_same_for_the_same_seed() -> None:
    made = [page.markup for page in pages(1, 5)]
    assert made == [page.markup for page in pages(1, 5)]
    assert len(set(made)) == len(VARIANTS)
