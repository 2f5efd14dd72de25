"""The identity of an organ in a year: key, level, kind, region, and what says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache

from reportparse.chinese.simplified import in_simplified
from reportparse.organs.evidence import Said, Source, contradicted, county_of, named_before, settled
from reportparse.organs.names import (
    GOVERNMENT,
    STATE,
    Body,
    Kind,
    body_of,
    folded,
    is_of_province,
    is_of_state,
    names_inner_place,
    spelled,
    unbracketed,
    without_scope,
    without_state,
)
from reportparse.organs.regions import (
    LAST_YEAR,
    Level,
    Place,
    Region,
    above,
    begins_within,
    is_generic,
    place_at_start,
    year_of_list,
)
from reportparse.organs.short_names import place_by_short_name
from reportparse.organs.successions import lasting_code
from reportparse.patterns import HANZI, regex

MAX_NAME = 120
"""Characters of an organ's name that are looked at; none has half as many."""

BY_NAME = "name:"
"""How a key begins that stands on a name alone: two organs of one name have it in common."""

SHOWN_REGIONS = 8
"""So many codes of regions that a name fits are listed."""

_UNLISTED = regex(rf"(?P<place>{HANZI}{{1,8}}?(?P<kind>自治[区州县旗]|新区|开发区|园区|高新区|[省县市区]))(?=.|$)")
_LEVELS: dict[str, Level] = {
    "省": "省", "自治区": "省", "自治州": "市", "县": "县", "自治县": "县", "自治旗": "县",
}  # fmt: skip
"""What the word for a place says of its level: 市 and 区 too little, and 州, 盟 and 旗 end other names (杭州海关, 红旗渠)."""

ZONES = ("新区", "开发区", "园区", "高新区")
ZONE = "管理委员会"
"""The whole body of an organ whose zone stands where a place does."""

_RELATIVE = regex(r"[本我该]?([省市县区州旗盟])(?=.)")


@dataclass(frozen=True, slots=True)
class Organ:
    """Who an organ is. None for what the document leaves open.

    `region` is whose organ it is. A town or a zone's committee has none of its own: `parent` is the code of what it lies in,
    as it is that of the region's own region for the others.
    """

    key: str
    level: Level | None
    kind: Kind | None
    region: Region | None
    parent: str | None
    evidence: str
    by_name: bool
    is_certain: bool
    """Whether its region, or that of the town, stands on what the document says, not on the path of its file."""


@lru_cache(maxsize=1024)
def identify(organ: str, year: int | None, said: Said) -> Organ:
    """Who an organ of this name is in this year. Without a year the last list is asked."""
    at = year if year is not None else LAST_YEAR
    name, scope = without_scope(folded(organ[:MAX_NAME]))
    state, rest = without_state(name)
    place = place_at_start(rest, at)
    plain = in_simplified(name)
    if plain != name and _reach(place_at_start(without_state(plain)[1], at)) > _reach(place):
        said = Said(**{key: in_simplified(text) for key, text in asdict(said).items()})
        return identify(in_simplified(organ), year, said)
    place = place_by_short_name(state, rest, at, place)
    sources: tuple[Source, ...] = ("organ",)
    tail = rest[place.end :] if place else rest
    body = body_of(state, tail)
    if place is None:
        place, sources, body = _placed(name, body, said, at)
    if place is None:
        return _unplaced(name, scope, body)
    region, more = _region(place, body, tail, said, at)
    sources = (*sources, *(one for one in more if one not in sources))
    suffix = f"{body.name}{'#' + scope if scope else ''}"
    if region is None:
        levels = {one.level for one in place.regions}
        level = levels.pop() if len(levels) == 1 and not _lies_deeper(body, place, at) else None
        codes = " ".join(one.code for one in place.regions[:SHOWN_REGIONS])
        key = f"{BY_NAME}{''.join(place.names)}/{suffix}"
        open_ = f"open: {codes}; {_list(at)}"
        return Organ(key, _level(body, level), body.kind, None, None, open_, by_name=True, is_certain=False)
    level, inner = _level(body, region.level), body.is_town or body.kind == "管委会"
    parent = region.code if inner else next((one.code for one in above(region, at)), None)
    return Organ(
        key=f"{lasting_code(region.code, region.name)}/{suffix}",
        level=level,
        kind=body.kind,
        region=None if inner else region,
        parent=parent,
        evidence=f"{'+'.join(sources)}; {_list(at)}",
        by_name=False,
        is_certain="path" not in sources,
    )


def key_of_name(organ: str) -> str:
    """What all spellings of an organ's name have in common, by the name alone: two organs of one name share it."""
    return identify(organ, None, Said()).key


def _reach(place: Place | None) -> int:
    """How much of a name its places are."""
    return place.end if place else 0


def _region(place: Place, body: Body, tail: str, said: Said, year: int) -> tuple[Region | None, tuple[Source, ...]]:
    """Which region a place is, and what beside the place says so.

    新城区管委会 is that of a zone, whatever district is called so; 江苏省海门中学 may be that of 海门.
    """
    if (body.name == ZONE and place.names[-1].endswith("区")) or _lies_deeper(body, place, year):
        return None, ()
    if len(place.regions) > 1 or is_generic(place):
        return settled(place.regions, (tail, body.name, GOVERNMENT, ""), said, year)
    region = place.regions[0]
    return (None, ()) if len(place.names) == 1 and contradicted(region, said, year) else (region, ())


def _lies_deeper(body: Body, place: Place, year: int) -> bool:
    """Whether an organ is that of something in the place, which no list of the year has."""
    return begins_within(body.name, place, year) or names_inner_place(body)


def _placed(name: str, body: Body, said: Said, year: int) -> tuple[Place | None, tuple[Source, ...], Body]:
    """The place of an organ whose name has none: the document gives the name in full, or a town lies in the county of its
    address. 县教育局 is that of a county, whatever lies before it."""
    place, sources = named_before(name, said, year)
    if place is None and unbracketed(name) != name:
        place, sources = named_before(unbracketed(name), said, year)
    if place is None and (short := _RELATIVE.match(name)) and not body.is_town:
        rest = name[short.end() :]
        found, named = named_before(rest, said, year, short[1]) if len(rest) > 2 else (None, ())
        if found:
            return found, named, body_of("", rest)
    if place is None and body.is_town and not _UNLISTED.match(name):
        place, sources = county_of(body.name, said, year)
    return place, sources, body


def _unplaced(name: str, scope: str, body: Body) -> Organ:
    """An organ whose place no list has, or that has none."""
    level: Level | None = "国家" if is_of_state(name) and body.whole else None
    kind, key = body.kind, spelled(name.removeprefix(STATE) or name)
    unlisted = _UNLISTED.match(name)
    if level:
        kind = "部门" if kind == "垂直机构" else kind
    elif body.is_town:
        level, key = "乡", body.name
    elif body.whole and is_of_province(name):
        level = "省"
    elif unlisted and unlisted["kind"] not in ZONES:
        inner = body_of("", name[unlisted.end() :])
        level, kind = _level(inner, _LEVELS.get(unlisted["kind"])), inner.kind
        key = f"{unlisted['place']}/{inner.name}"
    elif short := _RELATIVE.match(name):
        inner = body_of("", name[short.end() :])
        level = _level(inner, _LEVELS.get(short[1]))
        kind = inner.kind if inner.kind in ("人民政府", "办公厅/室") else kind
    if scope:
        key += f"#{scope}"
    return Organ(f"{BY_NAME}{key}", level, kind, None, None, "open", by_name=True, is_certain=False)


def _level(body: Body, of_region: Level | None) -> Level | None:
    """The level of an organ of a region: that of the region, unless it is one of a town, or may be of none."""
    if body.is_town:
        return "乡"
    return of_region if body.whole and body.kind not in ("管委会", "企业", "高校") else None


def _list(year: int) -> str:
    """Which list was asked, and whether the year has none of its own."""
    listed = year_of_list(year)
    return f"list {listed}" if listed == year else f"list {listed}, the {'last' if listed < year else 'first'}"
