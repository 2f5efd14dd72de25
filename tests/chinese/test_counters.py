"""Counters: whoever reads a number with a counter knows every counter."""

from __future__ import annotations

import pytest

from reportparse.chinese.counters import COUNTERS
from reportparse.chinese.units import UNITS, is_unit_line, unit_of
from reportparse.chinese.values import Value, is_plain_value, parse_value
from reportparse.labels.rows import kind_of
from reportparse.narrative.kinds import KINDS
from reportparse.narrative.kinds.declaration import Kind
from reportparse.narrative.quantities import quantities, sentences


@pytest.mark.parametrize("counter", COUNTERS)
def test_a_counter_is_known_to_cells_lines_units_and_sentences(counter: str) -> None:
    assert parse_value(f"3{counter}") == Value("number", 3, counter)
    assert is_plain_value(f"3{counter}")
    assert (kind_of(f"3{counter}"), kind_of(counter)) == ("value", "unit")
    assert counter in UNITS
    assert is_unit_line(f"单位：{counter}")
    assert unit_of(f"数量（万{counter}）", "", money=False) == "?"
    (sentence,) = sentences([(1, f"全年共收到3{counter}。")])
    assert [(found.value, found.unit) for found in quantities(sentence)] == [(3, counter)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.what)
def test_a_kind_is_counted_in_counters_alone(kind: Kind) -> None:
    """A number is read with a counter or none: a unit that is no counter could never match."""
    assert set(kind.units.split("|")) - {*COUNTERS} == set()
