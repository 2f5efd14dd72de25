"""What became of regions: every code that ended leads on, merged ones are named together, no key is that of two regions."""

from __future__ import annotations

from collections import Counter

import pytest

from instruments.organs import LIST, rows
from reportparse.organs.evidence import Said
from reportparse.organs.identity import identify
from reportparse.organs.regions import LAST_YEAR, region_of
from reportparse.organs.successions import became, lasting_code, was_before
from reportparse.record.columns import ORGANS
from reportparse.record.panel import Sighting, rows_of_organs

NOT_KNOWN = {("130103", "桥东区")}
"""Codes that ended of which it is not said here among which districts their place was divided."""

SPANS = [(code, name, int(first), int(last)) for code, name, first, last in (row[0].split() for row in rows(LIST))]


def test_every_code_that_ended_leads_to_one_that_follows_it() -> None:
    last = {code: (name, year) for code, name, _, year in sorted(SPANS, key=lambda span: span[3])}
    ended = {(code, name) for code, (name, year) in last.items() if year < LAST_YEAR}
    given_away = {old for old in became() if old[0] in became()[old]}
    assert ended - became().keys() == NOT_KNOWN
    assert became().keys() - ended == given_away
    ends = {(code, name): year for code, name, _, year in SPANS}
    for old, codes in became().items():
        assert all(region_of(code, ends[old] + 1) for code in codes), old


def test_who_follows_is_listed_under_the_name_that_it_has() -> None:
    assert was_before().keys() <= {(code, name) for code, name, _, _ in SPANS}


def test_a_code_that_was_renamed_is_no_other_region() -> None:
    names = Counter(code for code, *_ in SPANS)
    renamed = {code for code, n_names in names.items() if n_names > 1}
    given_away = {code for code, name, *_ in SPANS if lasting_code(code, name) != code}
    assert given_away == {"500110", "500111"} < renamed
    assert identify("襄樊市教育局", 2008, Said()).key == identify("襄阳市教育局", 2012, Said()).key


def test_a_code_that_went_to_another_region_makes_two_keys() -> None:
    assert identify("万盛区教育局", 2009, Said()).key == "500110万盛区/教育局"
    assert identify("綦江区教育局", 2015, Said()).key == "500110/教育局"


def test_organs_are_linked_over_districts_of_counties_mergers_and_divisions() -> None:
    assert _links("海门市教育局", 2019) == (None, "320614")
    assert _links("海门区教育局", 2022) == ("320684", None)
    assert _links("崇川区教育局", 2022) == ("320602 320611", None)
    assert _links("港闸区教育局", 2018) == (None, "320613")
    assert _links("江干区教育局", 2018) == (None, "330102 330114")
    assert _links("绍兴县教育局", 2011) == (None, "330603")
    assert _links("寿县教育局", 2019) == ("341521", None)
    assert _links("万盛区教育局", 2009) == (None, "500110")
    assert _links("綦江区教育局", 2015) == ("500110 500222", None)
    assert _links("如东县教育局", 2015) == (None, None)


def test_a_town_is_linked_by_what_it_lies_in() -> None:
    assert _links("海门区三星镇人民政府", 2022) == ("320684", None)
    assert _links("万盛区关坝镇人民政府", 2009) == (None, "500110")


def test_the_key_before_is_that_of_the_same_organ() -> None:
    for later, before in (
        (("南通市海门区教育局", 2021), ("海门市教育局", 2019)),
        (("海门区三星镇人民政府", 2022), ("海门市三星镇人民政府", 2019)),
    ):
        assert _organ(*later)["key_before"] == identify(*before, Said()).key
    merged, divided, lasting = ("南通市崇川区教育局", 2021), ("杭州市上城区教育局", 2022), ("如东县教育局", 2015)
    assert [_organ(*one)["key_before"] for one in (merged, divided, lasting)] == [None] * 3


@pytest.mark.parametrize("organ", ["济南市教育局", "杭州市拱墅区教育局", "南京市鼓楼区教育局", "上海市静安区教育局"])
def test_what_took_in_a_neighbour_is_not_what_that_became(organ: str) -> None:
    row = _organ(organ, 2022)
    assert row["region_before"]
    assert row["key_before"] is None


def _links(organ: str, year: int) -> tuple[object, object]:
    row = _organ(organ, year)
    return row["region_before"], row["region_after"]


def _organ(organ: str, year: int) -> dict[str, object]:
    found = identify(organ, year, Said())
    code, name = (found.region.code, found.region.name) if found.region else (None, None)
    facts = (found.level, found.kind, code, name, found.parent, None, None)
    (row,) = rows_of_organs([Sighting(found.key, year, "r1", organ, *facts, "", None, None)])
    return dict(zip((column.name for column in ORGANS), row, strict=True))
