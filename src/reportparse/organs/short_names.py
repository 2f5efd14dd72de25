"""Organs that name a region without the word for what it is: 江苏教育厅, 国家统计局湖北调查总队.

A short name alone may be that of a province, a city, a county or a mountain (吉林, 黄山): what stands behind it has to say
which, or nothing else may be called so. A zone's does not: 上海外高桥启东产业园 is none of 上海.
"""

from __future__ import annotations

from reportparse.organs.names import is_of_province
from reportparse.organs.regions import LONGEST_NAME, Place, Region, counties_called, provinces_and_cities
from reportparse.patterns import regex

_ARM_OF_PROVINCE = regex(r"调查总队|监管局|局")
"""What an organ of the whole country calls its part in a province, or in a city that is planned for like one."""

_ARM_OF_CITY = regex(r"调查队|监管分局")

_ZONE = regex(
    r"(?:国家级?)?(?:经济技术|高新技术产业|经济|高新|工业|综合)?(?:开发区|高新区|工业园区?|园区|保税区)(?:管理委员会|管委会)"
)
"""The committee of a zone that bears nothing but the name of what it lies in: 南通经济技术开发区管理委员会."""


def place_by_short_name(state: str, text: str, year: int, outer: Place | None) -> Place | None:
    """The region by whose short name a text goes on behind the place that it begins with, if it begins with any.

    What follows has to leave no doubt which one it is; else it is the place that the text begins with.
    """
    start = outer.end if outer else 0
    for end in range(min(start + LONGEST_NAME, len(text) - 1), start + 1, -1):
        region = _meant(state, text[start:end], text[end:], year)
        if region and (outer is None or any(region.lies_in(one) for one in outer.regions)):
            return Place((region,), (*(outer.names if outer else ()), region.name), end)
    return outer


def _meant(state: str, name: str, rest: str, year: int) -> Region | None:
    regions = provinces_and_cities(name, year)
    provinces = tuple(one for one in regions if one.level == "省")
    if is_of_province(rest) and not state:
        return _only(provinces)
    if _ARM_OF_PROVINCE.fullmatch(rest) and state:
        return _only(provinces or regions)
    if (_ARM_OF_CITY if state else _ZONE).fullmatch(rest):
        return _only((*regions, *counties_called(name, year)))
    return None


def _only(regions: tuple[Region, ...]) -> Region | None:
    return regions[0] if len(regions) == 1 else None
