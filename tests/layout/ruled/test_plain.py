"""What stands in a cell is beyond doubt only where a number stands in one piece, wholly between four rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Box
from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.ruled.plain import is_plain
from tests.layout.made import box, page, written

CELL = Box(100, 100, 160, 120)
NEXT = Box(160, 100, 220, 120)
RULES = [*box(*CELL), *box(*NEXT)]
NUMBER = written("128", 120, 105)


def shown(glyphs: Sequence[Glyph], rules: Sequence[Rule] = RULES) -> bool:
    return is_plain(page(glyphs, rules), [(CELL, "128"), (NEXT, "")])


def test_a_number_within_its_rules_beside_a_blank_cell() -> None:
    assert shown(NUMBER)
    assert shown([*NUMBER, *written("上一行", 100, 85), *written("右", 230, 105)])


@pytest.mark.parametrize(
    "glyphs",
    [
        written("129", 120, 105),
        written("12", 120, 105),
        [*NUMBER, *written("9", 136, 105)],
        [*NUMBER, *written("9", 180, 105)],
        [*NUMBER, Glyph(UNSAYABLE, 180, 110, 180, 110, 0)],
        written("128", 150, 105),
        written("128", 95, 105),
        written("128", 120, 97),
        written("128", 120, 105, gap=2.0),
        written("128", 120, 105, gap=-1.0),
        [*written("12", 120, 105), *written("8", 130, 103)],
        [*written("12", 120, 105), *written("8", 130, 107, em=8.0)],
        [glyph._replace(angle=90) for glyph in NUMBER],
        [glyph._replace(visible=False) for glyph in NUMBER],
        [NUMBER[0], NUMBER[1]._replace(spaced=True), NUMBER[2]],
        [],
    ],
)
def test_anything_else_leaves_a_doubt(glyphs: Sequence[Glyph]) -> None:
    assert not shown(glyphs)


@pytest.mark.parametrize(
    "rules",
    [
        [],
        box(*CELL),
        [Rule(100, 100, 220, 100), Rule(100, 120, 220, 120), Rule(100, 100, 100, 120), Rule(220, 100, 220, 120)],
        [*RULES, Rule(130, 100, 130, 120)],
        [*RULES, Rule(100, 110, 220, 110)],
        [*RULES[1:4], *RULES[5:], Rule(100, 100, 150, 100), Rule(190, 100, 220, 100)],
    ],
)
def test_a_side_that_is_not_drawn_or_a_rule_within_leaves_a_doubt(rules: Sequence[Rule]) -> None:
    assert not shown(NUMBER, rules)


@pytest.mark.parametrize("fact", [{"looked_at": True}, {"form_fields": 1}, {"image_share": 0.1}, {"fault": "broken"}])
def test_a_page_of_which_glyphs_do_not_tell_all_leaves_a_doubt(fact: dict[str, object]) -> None:
    whole: Page = page(NUMBER, RULES)
    assert not is_plain(replace(whole, **fact), [(CELL, "128")])  # type: ignore[arg-type]
