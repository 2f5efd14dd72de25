"""Mutation in small: messed-up documents by seed, in one process; nothing is wrong, invented, silent or crashes."""

from __future__ import annotations

import pytest

from instruments.made import random_report
from instruments.mutate import build, judge, render
from instruments.mutate.__main__ import FATAL
from instruments.mutate.case import clean_case
from instruments.mutate.judge import Voices

SEEDS = range(40_001, 40_151)
BLOCK = 30


@pytest.mark.parametrize("first", SEEDS[::BLOCK])
def test_no_value_is_wrong_invented_or_silent(first: int) -> None:
    verdicts = [judge(build(seed)) for seed in range(first, first + BLOCK)]
    bad = [(verdict.line, verdict.faults) for verdict in verdicts if any(verdict.counts[name] for name in FATAL)]
    assert bad == []


def test_most_values_are_right() -> None:
    verdicts = [judge(build(seed)) for seed in range(1, 11)]
    right, values = (sum(verdict.counts[name] for verdict in verdicts) for name in ("right", "values"))
    assert right > 0.9 * values


def test_a_seed_is_always_the_same_document() -> None:
    one, two = build(SEEDS[0]), build(SEEDS[0])
    assert (one.messes, one.standing(), render(one)) == (two.messes, two.standing(), render(two))


def test_the_form_of_2014_is_messed_up_as_the_others_are() -> None:
    cases = [build(seed, form="2014") for seed in range(50_001, 50_041)]
    assert {len(case.truths) for case in cases} == {58}
    verdicts = [judge(case) for case in cases]
    assert [(verdict.line, verdict.faults) for verdict in verdicts if any(verdict.counts[name] for name in FATAL)] == []
    right, values = (sum(verdict.counts[name] for verdict in verdicts) for name in ("right", "values"))
    assert right > 0.85 * values
    assert len({name for case in cases for name in case.messes}) > 20


def test_labels_elsewhere_in_a_table_excuse_no_wrong_number() -> None:
    issues = [{"where": "disclosure", "severity": "warning", "kind": "label-drift"}]
    voices = Voices(clean_case(0, "html", random_report(0, "2021")), {"issues": issues, "checks": {"results": []}})
    path = "disclosure.licensing.change"
    assert not voices.mention(path, 4, notes=False, wrong=True)
    assert voices.mention(path, None, notes=False)
