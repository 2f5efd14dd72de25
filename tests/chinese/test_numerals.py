"""Numerals: hanzi and digits of either width, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.chinese.numerals import in_digits, numeral, numeral_value, spoken_number


@given(st.integers(1, 99))
def test_numerals_there_and_back(number: int) -> None:
    assert numeral_value(numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "value"), [("〇", 0), ("12", 12), ("十", 10), ("二十", 20), ("甲", None), ("", None), ("百十", None)]
)
def test_numeral_value(text: str, value: int | None) -> None:
    assert numeral_value(text) == value


def test_numerals_beyond_hanzi_are_digits() -> None:
    assert (numeral(0), numeral(100)) == ("0", "100")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("两", 2),
        ("十二", 12),
        ("两百", 200),
        ("一百零三", 103),
        ("一千三百", 1300),
        ("三千零五", 3005),
        ("一百三", None),
        ("一二三", None),
        ("零五", None),
        ("十十", None),
        ("三百二千", None),
        ("3", None),
        ("", None),
    ],
)
def test_spoken_number(text: str, value: int | None) -> None:
    assert spoken_number(text) == value


@pytest.mark.parametrize(
    ("text", "digits"),
    [("二〇二三", "2023"), ("二○二O", "2020"), ("２０２３年", "2023年"), ("零五", "05"), ("甲", "甲")],
)
def test_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits
