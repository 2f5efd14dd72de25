"""What a value looks like: one answer, for cells of a grid, for lines that lost theirs, and for the glyphs of a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.chinese.values import Written, is_plain_value, parse_value, written_as
from reportparse.labels.rows import kind_of
from reportparse.layout.text.numbers import is_number

PIECES = st.sampled_from(
    [
        *"0123456789",
        *"１２,，.+-−－—/％%无空OoＯ〇零一二十百件条宗人元万亿",
        "人次",
        "万元",
        "共",
        "增",
        " ",
        "\u00a0",
        "①",
        "[1]",
        "年",
    ]
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3", "digits"),
        ("3人", "digits"),
        ("3宗", "digits"),
        ("12.5万元", "digits"),
        ("1,234", "digits"),
        ("１２", "digits"),
        ("-35", "digits"),
        ("增2", "digits"),
        ("O", "digits"),
        ("共3件", "digits"),
        ("十二", "numerals"),
        ("三", "numerals"),
        ("无", "mark"),
        ("——", "mark"),
        ("／", "mark"),
        ("暂无", "mark"),
        ("", "blank"),
        ("\u00a0", "blank"),
        ("98%", "words"),
        ("2023年", "words"),
        ("3、5", "words"),
        ("规章", "words"),
        ("|", "words"),
        ("一", "words"),
        ("两三件", "words"),
        ("1" * 65, "words"),
    ],
)
def test_written_as(text: str, written: Written) -> None:
    assert written_as(text) == written


@given(TEXTS)
@settings(max_examples=500)
def test_a_value_is_what_a_column_of_the_forms_can_read(text: str) -> None:
    states = {parse_value(text, signed=True, fractional=fractional).state for fractional in (False, True)}
    assert (is_plain_value(text) or written_as(text) == "numerals") == bool(states & {"number", "mark"})


@given(TEXTS)
@settings(max_examples=500)
def test_cells_lines_and_glyphs_agree(text: str) -> None:
    assert is_number(text) == is_plain_value(text)
    if kind_of(text) != "unit":
        assert (kind_of(text) == "value") == (is_plain_value(text) or written_as(text) == "numerals")
