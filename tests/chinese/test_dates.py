"""Dates: one answer to what a year looks like, in digits of either width and in hanzi."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.chinese.dates import NUMBERED_YEAR, is_date, year_value, years_named

WRITTEN = ("2023", "２０２３", "二〇二三", "二○二三", "二零二三", "二O二三", "二0二三", "二◯二三")


@pytest.mark.parametrize("written", WRITTEN)
def test_a_year_is_one_in_every_notation(written: str) -> None:
    assert re.fullmatch(NUMBERED_YEAR, written)
    assert year_value(written) == 2023


@pytest.mark.parametrize("written", ["1823", "2123", "202", "三〇二三", "二三二三", "二〇二", "20O3"])
def test_what_is_no_year(written: str) -> None:
    assert re.fullmatch(NUMBERED_YEAR, written) is None


@given(
    st.integers(2000, 2099), st.sampled_from(["〇一二三四五六七八九", "零一二三四五六七八九", "０１２３４５６７８９"])
)
def test_every_year_there_and_back(year: int, digits: str) -> None:
    written = "".join(digits[int(digit)] for digit in str(year))
    assert years_named(f"{written}年度") == {year}


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("2023年", {2023}),
        ("二〇二二年", {2022}),
        ("（２０２２年度）", {2022}),
        ("2023", {2023}),
        ("（2023）", {2023}),
        ("二〇二三", {2023}),
        ("2022—2023年统计", {2022, 2023}),
        ("2022年、2023年", {2022, 2023}),
        ("表2023", set()),
        ("120230年", set()),
        ("受理2023件", set()),
        ("", set()),
    ],
)
def test_years_named(line: str, years: set[int]) -> None:
    assert years_named(line) == years


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2024年1月15日", True),
        ("二〇二四年一月十五日", True),
        ("２０２４年１月１５日", True),
        ("2024-01-15", True),
        ("2024/1/15 09:30:00", True),
        ("2024年1月15日发布", False),
        ("至2024年1月15日", False),
        ("2024年", False),
        ("", False),
    ],
)
def test_is_date(text: str, is_one: bool) -> None:
    assert is_date(text) is is_one
