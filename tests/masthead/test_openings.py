"""Openings of pages as they are published: who, which year, since when and where, in several formats."""

from __future__ import annotations

import pytest

from instruments.openings import BLIND, Opening, judged, measured, openings, probes

DEVELOPMENT = openings("development")


@pytest.mark.parametrize("opening", DEVELOPMENT, ids=lambda opening: opening.name)
def test_every_fact_of_an_opening(opening: Opening) -> None:
    wrong = [(found.fact, found.truth, found.seen) for found in judged(opening) if found.outcome != "right"]
    assert wrong == []


def test_openings_that_no_rule_was_made_for() -> None:
    counts, _ = measured(openings("heldback"))
    assert (counts["right"] >= 46, counts["silent"] <= 1) == (True, True)


def test_openings_of_somebody_who_had_not_seen_the_rules() -> None:
    counts, remarks = measured(probes(BLIND))
    assert (counts["right"] >= 174, counts["silent"]) == (True, 0), remarks


def test_facts_that_run_into_the_opening_are_told_from_it() -> None:
    facts = "发布时间：2024-01-22 10:15来源：甲县水务局浏览次数：23 字体：[大中小]"
    text = "根据《条例》要求，现公布甲县水务局2023年度政府信息公开工作年度报告。"
    head = ("甲县水务局2023年政府信息公开工作年度报告", facts + text)
    opening = Opening("glued", "text", head, (), {"published": "2024-01-22", "preamble": text})
    assert [found.outcome for found in judged(opening)] == ["right", "right"]
