"""Regions of GB/T 2260 by year: which there were, what they were called, what lies in what.

Each list stands for a year (`regions.txt`, made by instruments/regions.py). An office may take a new name before a list has
it: a year's names are those of its list and what the next one begins with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from reportparse.patterns import regex

Level = Literal["国家", "省", "市", "县", "乡"]

FIRST_YEAR, LAST_YEAR = 2007, 2024
"""Years of the first list and of the last."""

LONGEST_NAME = 15
"""Characters of 双江拉祜族佤族布朗族傣族自治县."""

_PEOPLES = (
    "土家族|苗族|藏族|羌族|彝族|回族|满族|蒙古族|蒙古|朝鲜族|壮族|瑶族|侗族|各族|仫佬族|毛南族|黎族|仡佬族|布依族|水族|畲族|傣族|景颇族|"
    "傈僳族|白族|哈尼族|怒族|独龙族|普米族|纳西族|拉祜族|佤族|布朗族|土族|撒拉族|保安族|东乡族|裕固族|哈萨克族|哈萨克|柯尔克孜|锡伯|塔吉克|"
    "达斡尔族"
)
_AUTONOMOUS = regex(rf"(.{{2,}}?)(?:{_PEOPLES})+自治([州县旗])")
_PROVINCE = regex(r"(.+?)(?:省|市|(?:壮族|回族|维吾尔)?自治区)")
_OF_A_PEOPLE = regex(r"(.+?)(?:壮族|回族|维吾尔)自治区")
_PREFECTURE = regex(r"(.{2,})(?:市|地区|盟|州)")
_NO_PLACE = regex(r"场|域|容|新疆生产建设兵团")
"""What cannot stand behind a place: 海口市场监督管理局 is none of 海口市, as far as these letters say."""

GENERIC = frozenset("城市郊矿新东西南北中老港口开发")
"""Letters of districts that are called by where they lie (城区, 郊区, 新市区): other things are called so, too."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region under one name, with the first and the last year of the lists that have it so."""

    code: str
    name: str
    first: int
    last: int

    @property
    def level(self) -> Level:
        """省, 市 (prefectures and what equals them) or 县 (also districts and cities of that level)."""
        return "省" if self.code.endswith("0000") else "市" if self.code.endswith("00") else "县"

    def lies_in(self, other: Region) -> bool:
        """Whether it is a part of another region."""
        return self.code != other.code and self.code.startswith(other.code[: {"省": 2, "市": 4, "县": 6}[other.level]])


@dataclass(frozen=True, slots=True)
class Place:
    """Places named one within the other at the beginning of a text; `regions` are all that the last of them can be."""

    regions: tuple[Region, ...]
    names: tuple[str, ...]
    end: int


@cache
def _regions() -> tuple[Region, ...]:
    lines = resources.files(__package__).joinpath("regions.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return tuple(Region(code, name, int(first), int(last)) for code, name, first, last in rows)


@cache
def _by_code() -> dict[str, tuple[Region, ...]]:
    found = defaultdict(list)
    for region in _regions():
        found[region.code].append(region)
    return {code: tuple(regions) for code, regions in found.items()}


@cache
def _by_name() -> dict[str, tuple[Region, ...]]:
    """Names, and short ones of autonomous regions (恩施州, 湘西自治州, 宁夏自治区), to what is called so."""
    found = defaultdict(list)
    for region in _regions():
        found[region.name].append(region)
        if short := _AUTONOMOUS.fullmatch(region.name):
            found[short[1] + short[2]].append(region)
            found[f"{short[1]}自治{short[2]}"].append(region)
        if short := _OF_A_PEOPLE.fullmatch(region.name):
            found[short[1] + "自治区"].append(region)
    return {name: tuple(regions) for name, regions in found.items()}


@cache
def _by_stem() -> dict[str, tuple[Region, ...]]:
    """Provinces and prefectures by what may stand for them before what lies in them: 上海, 内蒙古, 恩施."""
    found = defaultdict(list)
    for region in _regions():
        for name in stems(region):
            found[name].append(region)
    return {name: tuple(regions) for name, regions in found.items()}


def stems(region: Region) -> Iterator[str]:
    """A province's or prefecture's name without the word for what it is."""
    short = _AUTONOMOUS.fullmatch(region.name)
    name = short[1] + short[2] if short else region.name
    pattern = {"省": _PROVINCE, "市": _PREFECTURE}.get(region.level)
    if pattern and (found := pattern.fullmatch(name)):
        yield found[1]


def year_of_list(year: int) -> int:
    """The year whose list stands for a year."""
    return min(max(year, FIRST_YEAR), LAST_YEAR)


@lru_cache(maxsize=4096)
def named(name: str, year: int) -> tuple[Region, ...]:
    """What is called so in a year: by its list, or first by the next."""
    year = year_of_list(year)
    called = _by_name().get(name, ())
    found = [one for one in called if one.first <= year <= one.last or one.first == year + 1]
    return tuple({one.code: one for one in reversed(found)}.values())[::-1]


def region_of(code: str, year: int) -> Region | None:
    """The region of a code in a year."""
    year = year_of_list(year)
    called = _by_code().get(code, ())
    return next((one for one in called if one.first <= year <= one.last), None)


def last_year_of(code: str, name: str) -> int | None:
    """The last year whose list has a region of this code and name; None where no list has it."""
    return max((one.last for one in _by_code().get(code, ()) if one.name == name), default=None)


def above(region: Region, year: int) -> Iterator[Region]:
    """What a region lies in, the nearest first. Counties under a province alone have no prefecture."""
    for code in (region.code[:4] + "00", region.code[:2] + "0000"):
        if code != region.code and (found := region_of(code, year) or region_of(code, region.first)):
            yield found


def province_of(code: str, year: int) -> Region | None:
    """The province that a region of a code lies in, or is; of a year without it that of the nearest list that has it."""
    province = code[:2] + "0000"
    return region_of(province, year) or next(iter(_by_code().get(province, ())), None)


def place_at_start(text: str, year: int) -> Place | None:
    """The places that a text begins with, each in the one before: 江苏省南京市鼓楼区, 南京市鼓楼区, 南京鼓楼区, 鼓楼区."""
    if _NO_PLACE.match(text):
        return None
    found = _longest(text, 0, year) or _behind_stem(text, year)
    while found and (inner := _longest(text, found.end, year, found.regions)):
        found = Place(inner.regions, (*found.names, *inner.names), inner.end)
    return found


def _longest(text: str, at: int, year: int, within: tuple[Region, ...] | None = None) -> Place | None:
    """The longest name of a region at a place of a text, of one within others where these are given."""
    for end in range(min(at + LONGEST_NAME, len(text)), at + 1, -1):
        regions = named(text[at:end], year)
        if within is not None:
            regions = tuple(one for one in regions if any(one.lies_in(other) for other in within))
        if regions and not _NO_PLACE.match(text, end):
            return Place(regions, (text[at:end],), end)
    return None


def _behind_stem(text: str, year: int) -> Place | None:
    """A region behind the short name of what it lies in: 上海浦东新区, not 南京海关."""
    for end in range(2, min(LONGEST_NAME, len(text))):
        outer = provinces_and_cities(text[:end], year)
        if outer and (inner := _longest(text, end, year, outer)):
            return Place(inner.regions, (text[:end], *inner.names), inner.end)
    return None


def is_generic(place: Place) -> bool:
    """Whether a place is called by where it lies, and nothing says in what: 城区, 新市区."""
    return len(place.names) == 1 and GENERIC.issuperset(place.names[0][:-1])


NO_STEMS = ("公安", "港口")
"""What begins the names of departments and is the stem of a region as well (公安县, 港口区)."""


def provinces_and_cities(short: str, year: int) -> tuple[Region, ...]:
    """Provinces and prefectures of a short name in a year: 苏州; 吉林 is both."""
    return tuple(one for one in _by_stem().get(short, ()) if one in named(one.name, year))


@lru_cache(maxsize=4096)
def counties_called(short: str, year: int) -> tuple[Region, ...]:
    """Counties of a short name in a year, whatever word follows it: 黄山 is a district, too."""
    kinds = "市县区旗"
    return tuple(one for kind in kinds for one in named(short + kind, year) if one.level == "县")


@cache
def _by_province() -> dict[str, tuple[Region, ...]]:
    found = defaultdict(list)
    for region in _regions():
        found[region.code[:2]].append(region)
    return {code: tuple(regions) for code, regions in found.items()}


@lru_cache(maxsize=512)
def _stems_within(region: Region, year: int) -> tuple[str, ...]:
    listed = year_of_list(year)
    inner = (one for one in _by_province()[region.code[:2]] if one.first <= listed <= one.last and one.lies_in(region))
    return tuple(stem for one in inner if len(stem := _stem(one.name)) > 1 and stem not in NO_STEMS)


def begins_within(body: str, place: Place, year: int) -> bool:
    """Whether what stands behind a place begins with the short name of another one in it: 海门 behind 江苏省."""
    return any(body.startswith(_stems_within(region, year)) for region in place.regions)


_KIND_OF_REGION = regex(r"(?:自治[州县旗]|地区|新区|林区|[市县区州旗盟])$")


def _stem(name: str) -> str:
    """What stays of a region's name when it becomes another kind of region."""
    short = _AUTONOMOUS.fullmatch(name)
    return short[1] if short else _KIND_OF_REGION.sub("", name)
