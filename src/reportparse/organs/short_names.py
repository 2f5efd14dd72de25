"""Organs that name a region without the word for what it is: 江苏教育厅, 国家统计局湖北调查总队.

A short name alone may be that of a province, a city, a county or a mountain (吉林, 黄山): what stands behind it has to say
which, or nothing else may be called so. A zone's does not: 上海外高桥启东产业园 is none of 上海.
"""

from __future__ import annotations

from reportparse.organs.names import is_of_province
from reportparse.organs.regions import LONGEST_NAME, Place, Region, counties_called, provinces_and_cities
from reportparse.patterns import regex

_ARM_OF_PROVINCE = regex(r"调查总队|监管局")
"""What an organ of the whole country calls its part in a province, or in a city that is planned for like one."""

_ARM_OF_CITY = regex(r"调查队|监管分局")


def place_by_short_name(state: str, text: str, year: int) -> Place | None:
    """The province or city by whose short name a text begins, where what follows leaves no doubt which region it is."""
    for end in range(min(LONGEST_NAME, len(text) - 1), 1, -1):
        name, rest = text[:end], text[end:]
        regions = provinces_and_cities(name, year)
        if regions and (region := _meant(state, name, rest, regions, year)):
            return Place((region,), (region.name,), end)
    return None


def _meant(state: str, name: str, rest: str, regions: tuple[Region, ...], year: int) -> Region | None:
    provinces = tuple(one for one in regions if one.level == "省")
    if is_of_province(rest) and not state:
        return _only(provinces)
    if _ARM_OF_PROVINCE.fullmatch(rest) and state:
        return _only(provinces or regions)
    if _ARM_OF_CITY.fullmatch(rest) and state and not counties_called(name, year):
        return _only(tuple(one for one in regions if one.level == "市"))
    return None


def _only(regions: tuple[Region, ...]) -> Region | None:
    return regions[0] if len(regions) == 1 else None
