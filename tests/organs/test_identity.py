"""Organs told apart: nothing wrong on names written for it, keys that hold over years, and regions that stay open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.organs import NAMES, measured, misjudged_spellings
from reportparse.organs.evidence import Said
from reportparse.organs.identity import BY_NAME, identify
from reportparse.organs.regions import above, links, named

RIGHT = 1099
"""Facts of the names written for it that are right; of 1100 one is open. The number only goes up."""


def test_names_written_for_it() -> None:
    told = list(measured(NAMES))
    assert [one for one in told if one.verdict == "wrong"] == []
    assert sum(one.verdict == "right" for one in told) >= RIGHT


def test_spellings() -> None:
    assert list(misjudged_spellings()) == []


def test_a_year_beyond_the_lists_says_so() -> None:
    assert identify("如东县教育局", 2030, Said()).evidence == "organ; list 2024, the last"
    assert identify("如东县教育局", 2003, Said()).evidence == "organ; list 2007, the first"
    assert identify("如东县教育局", 2020, Said()).evidence == "organ; list 2020"


def test_what_is_open_lists_what_it_fits() -> None:
    found = identify("鼓楼区教育局", 2021, Said())
    assert found.evidence == "open: 320106 320302 350102 410204; list 2021"
    assert found.key == "name:鼓楼区/教育局"


def test_a_path_is_named_as_a_hint_and_certifies_nothing() -> None:
    found = identify("鼓楼区教育局", 2021, Said(path="福州市/a.docx"))
    assert (found.region and found.region.code, found.evidence) == ("350102", "organ+path; list 2021")
    assert not found.is_certain


def test_a_document_that_contradicts_itself_stays_open() -> None:
    found = identify("如东县教育局", 2021, Said(address="山东省青岛市市南区1号"))
    assert (found.region, found.by_name) == (None, True)


def test_a_county_that_became_a_district_keeps_its_code_and_is_linked() -> None:
    old, new = named("海门市", 2019)[0], named("海门区", 2021)[0]
    assert (old.code, new.code) == ("320684", "320614")
    assert links()[new.code] == old.code
    assert [one.code for one in above(new, 2021)] == ["320600", "320000"]


@pytest.mark.parametrize("organ", ["", " ", "（）", "区", "甲" * 500, "中共", "国家税务总局", "\ufdd0"])
def test_strange_names_are_keys_all_the_same(organ: str) -> None:
    assert identify(organ, None, Said()).key.startswith(BY_NAME)


@given(
    st.text("江苏省南通市如东县鼓楼区朝阳街道镇人民政府办公室教育局委（本级）", max_size=20), st.integers(1000, 9999)
)
def test_a_certain_region_is_named_in_the_organ(organ: str, year: int) -> None:
    found = identify(organ, year, Said())
    assert found.region is None or found.region.name in organ
    assert found.key.startswith(BY_NAME) == found.by_name
