"""Which of several regions of one name a document means: by what it says itself, never by what is likely.

Every source supports the regions whose city or province it names. What they support in common counts if it is one; where they
contradict each other it stays open. A place that is merely mentioned supports nothing, only one by which the document names
itself (`self_named`): 鼓楼区 may have learned from 南京市. The path of the file is no part of the document: it is asked last,
and named; it can contradict a preamble, but no title or address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportparse.organs.regions import Place, Region, above, place_at_start, stems
from reportparse.organs.self_named import begins_title, flowing, names_itself
from reportparse.patterns import regex

Source = Literal["organ", "title", "preamble", "address", "postcode", "phone", "website", "path"]

MAX_TEXT = 4000
"""Characters of a preamble that are looked through."""

MAX_PATH = 400
"""Characters of the end of a path that are looked at."""

POSTCODES = {
    "11": "10", "12": "30", "13": "05 06 07", "14": "03 04", "15": "01 02", "21": "11 12", "22": "13", "23": "15 16",
    "31": "20", "32": "21 22", "33": "31 32", "34": "23 24", "35": "35 36", "36": "33 34", "37": "25 26 27",
    "41": "45 46 47", "42": "43 44", "43": "41 42", "44": "51 52", "45": "53 54", "46": "57", "50": "40", "51": "61 62 63 64",
    "52": "55 56", "53": "65 66 67", "61": "71 72", "62": "73 74", "63": "81", "64": "75", "65": "83 84",
}  # fmt: skip
"""Province to the first two digits of its postcodes; 西藏 is left out (85 and 86 stand for it, 84 for 新疆)."""

AREA_CODES = {
    "010": "11", "020": "4401", "021": "31", "022": "12", "023": "50", "024": "2101 2104 2105 2112", "025": "3201",
    "027": "4201", "028": "5101 5114 5120", "029": "6101 6104",
    "0311": "1301", "0312": "1306", "0313": "1307", "0314": "1308", "0317": "1309", "0319": "1305", "0352": "1402",
    "0353": "1403", "0355": "1404", "0356": "1405", "0371": "4101 4102", "0375": "4104", "0378": "4102",
    "0412": "2103", "0418": "2109", "0431": "2201", "0434": "2203", "0437": "2204", "0453": "2310", "0454": "2308",
    "0468": "2304", "0469": "2305", "0471": "1501", "0472": "1502",
    "0513": "3206", "0516": "3203", "0517": "3208", "0518": "3207", "0531": "3701", "0537": "3708", "0539": "3713",
    "0562": "3407", "0571": "3301", "0574": "3302", "0580": "3309", "0591": "3501", "0597": "3508", "0632": "3704",
    "0660": "4415", "0744": "4308", "0755": "4403", "0772": "4502", "0791": "3601", "0832": "5110 5120",
    "0833": "5111", "0839": "5108", "0851": "5201 5203 5204", "0891": "5401", "0898": "46", "0931": "6201", "0971": "6301",
    "0991": "6501",
}  # fmt: skip
"""Area codes to the beginnings of the codes of the regions that they are dialled for: those of three digits, and those of
cities with a district whose name another city's has, too. Checked against the prefixes of libphonenumber."""

DOMAINS = {
    "beijing": "11", "shanghai": "31", "nanjing": "3201", "hangzhou": "3301", "ningbo": "3302", "wuhan": "4201",
    "chengdu": "5101", "changchun": "2201", "shenyang": "2101",
}  # fmt: skip
"""Names under .gov.cn that spell a city's in full, to the beginning of its code; no other city is spelled so."""

_AREA_CODE = regex(r"[（(+]?(?:86)?[-\s]?(0(?:[12]\d|[3-9]\d\d))[)）\-—－–\s]\s*\d{7,8}")
_DOMAIN = regex(r"(?:^|[/.])([a-z]+)\.gov\.cn")
_PARTS = regex(r"[/\\!]")
_OF_OTHERS = regex(r"(?:学习|借鉴|参照|参考|考察|对口|对标|赴)[^，,。；;：:]*")
"""The part of a sentence that is about others: 学习借鉴南京市鼓楼区先进经验."""

MAX_TIMES = 64
"""So many times a name is looked at in one text; no report has half as many."""

MAX_PLACE = 24
"""Characters before an organ's name in which its place is looked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a report besides its organ: texts of the document, and the path of the file."""

    title: str = ""
    preamble: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    website: str = ""
    path: str = ""


def settled(
    regions: tuple[Region, ...], bodies: tuple[str, ...], said: Said, year: int
) -> tuple[Region | None, tuple[Source, ...]]:
    """The one region that the document means, with the sources that say so; None where they say too little or too much.

    `bodies` is what the organ is called behind its place.
    """
    left = set(regions)
    asked: list[Source] = []
    for source, supported in _support(regions, bodies, said, year):
        if supported and (len(supported) < len(regions) or len(regions) == 1):
            if source == "path" and asked and (left & supported or asked != ["preamble"]):
                break
            if len(supported) == 1 or not left <= supported:  # a postcode of the province adds nothing to its city
                asked.append(source)
            left &= supported
    if not asked or len(left) != 1 or any(found and not left & found for found in _mentions(regions, said, year)):
        return None, ()
    return next(iter(left)), tuple(asked)


def _mentions(regions: tuple[Region, ...], said: Said, year: int) -> Iterator[set[Region]]:
    """The regions whose city or province each text mentions: too little to support one, enough to put another in doubt."""
    for text in (said.title, said.preamble[:MAX_TEXT], said.address):
        yield _mentioned(_OF_OTHERS.sub("", text), regions, year)


def _support(
    regions: tuple[Region, ...], bodies: tuple[str, ...], said: Said, year: int
) -> Iterator[tuple[Source, set[Region]]]:
    """Each source with the regions that it speaks for."""
    yield "title", _named_in_full(said.title, regions, year)
    yield "preamble", _own(regions, bodies, said, year)
    yield "address", _named_in_full(said.address, regions, year) or _around(said.address, regions, year)
    for source, codes in _codes(said):
        yield source, {one for one in regions if one.code.startswith(codes)}
    yield "path", _mentioned(said.path[-MAX_PATH:], regions, year)


def _codes(said: Said) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """How the codes of the regions begin that postcode, phone and website can be of; none where they are not known."""
    area, domain = _AREA_CODE.match(said.phone), _DOMAIN.search(said.website.lower())
    yield "postcode", tuple(code for code, digits in POSTCODES.items() if said.postcode[:2] in digits.split())
    yield "phone", tuple(AREA_CODES.get(area[1], "").split()) if area else ()
    yield "website", tuple(DOMAINS.get(domain[1], "").split()) if domain else ()


def _named_in_full(text: str, regions: tuple[Region, ...], year: int) -> set[Region]:
    """The regions that a text names right behind what they lie in: 南京市鼓楼区, 南京鼓楼区."""
    text = _OF_OTHERS.sub("", "".join(text.split()))
    return {
        one
        for one in regions
        if any(name + one.name in text for outer in above(one, year) for name in (outer.name, *stems(outer)))
    }


def _own(regions: tuple[Region, ...], bodies: tuple[str, ...], said: Said, year: int) -> set[Region]:
    """The regions by which the preamble names its author in full, with the others that it names in full besides."""
    text = flowing(said.preamble[:MAX_TEXT])
    found = {
        place.regions[0]
        for name in {one.name for one in regions}
        for at in _ends(name, text)
        for begin, place in _before(text, at, year)
        if len(place.regions) == 1 and place.regions[0] in regions
        for body in bodies
        if text.startswith(body, at) and names_itself(text, begin, at + len(body))
    }
    return found | _named_in_full(text, regions, year) if found else found


def _ends(name: str, text: str) -> Iterator[int]:
    """Where a name ends in a text, the first MAX_TIMES."""
    at = 0
    for _ in range(MAX_TIMES):
        at = text.find(name, at)
        if at < 0:
            return
        at += len(name)
        yield at


def _before(text: str, at: int, year: int) -> Iterator[tuple[int, Place]]:
    """The place that ends there in a text, with where it begins, if there is one."""
    for begin in range(max(0, at - MAX_PLACE), at - 1):
        place = place_at_start(text[begin:at], year)
        if place and place.end == at - begin:
            yield begin, place
            return


def _around(address: str, regions: tuple[Region, ...], year: int) -> set[Region]:
    """The regions that the place at the beginning of an address lies in, or that lie in it."""
    place = _of_address(address, year)
    return {one for one in regions if place and _touches(place, one)}


def _of_address(address: str, year: int) -> Place | None:
    """The place at the beginning of an address, which blanks may part."""
    return place_at_start("".join(address.split()), year)


def _touches(place: Place, region: Region) -> bool:
    """Whether a place can be a region, lie in it or hold it."""
    return any(one.code == region.code or one.lies_in(region) or region.lies_in(one) for one in place.regions)


def _mentioned(text: str, regions: tuple[Region, ...], year: int) -> set[Region]:
    """The regions whose city a text mentions, in full or before the region (南京鼓楼区), or the province.

    A province speaks for all of its regions, but for those alone whose city is named where it names the city of one.
    """
    cities: set[Region] = set()
    provinces: set[Region] = set()
    for one in regions:
        for outer in above(one, year):
            if outer.name in text or any(stem + one.name in text for stem in stems(outer)):
                (provinces if outer.level == "省" else cities).add(one)
    told_apart = {one.code[:2] for one in cities}
    return cities | {one for one in provinces if one.code[:2] not in told_apart}


def contradicted(region: Region, said: Said, year: int) -> bool:
    """Whether the address begins with another place, which neither lies in the region nor it in that."""
    place = _of_address(said.address, year)
    return place is not None and not _touches(place, region)


def _doubtful(region: Region, said: Said, year: int) -> bool:
    """Whether address, postcode, phone, website or path speak against a region that the organ's name does not say."""
    head = region.code[: {"省": 2, "市": 4}.get(region.level, 6)]
    return (
        contradicted(region, said, year)
        or _lies_in_a_part(region, said, year)
        or any(codes and not any(_begin_alike(head, code) for code in codes) for _, codes in _codes(said))
        or any(
            not any(one.code == region.code or region.lies_in(one) for one in place.regions)
            for place in _in_path(said, year)
        )
    )


def _begin_alike(code: str, other: str) -> bool:
    """Whether one code is how the other begins."""
    return code.startswith(other) or other.startswith(code)


def _lies_in_a_part(region: Region, said: Said, year: int) -> bool:
    """Whether the address begins with a part of a city and not with the city: 如东县… is where 如东县's own organs are."""
    place = _of_address(said.address, year)
    if place is None or region.level != "市" or not any(one.lies_in(region) for one in place.regions):
        return False
    return {region.name, *stems(region)}.isdisjoint(place.names)


def _in_path(said: Said, year: int) -> Iterator[Place]:
    """The places that the parts of the path begin with, each with what the next parts say of it: 南通市/如东县."""
    parts = _PARTS.split(said.path[-MAX_PATH:])
    for begin in range(len(parts)):
        if place := place_at_start("".join(parts[begin:]), year):
            yield place


def named_before(body: str, said: Said, year: int, ending: str = "") -> tuple[Place | None, tuple[Source, ...]]:
    """The place before an organ's name where the document names itself in full: 如东县 of 现公布如东县教育局年度报告.

    Places whose name ends otherwise are none of its: 县教育局 is not 南通市教育局. If another place stands before the same
    name anywhere, or something speaks against it, it stays open.
    """
    seen: list[Place] = []
    own: list[tuple[Source, Place]] = []
    title, preamble = flowing(said.title), flowing(said.preamble[:MAX_TEXT])
    texts: tuple[tuple[Source, str], ...] = (("title", title), ("preamble", preamble))
    for source, text in texts:
        for end in _ends(body, text):
            for begin, place in _before(text, end - len(body), year):
                if place.names[-1].endswith(ending):
                    seen.append(place)
                    if begins_title(text, begin) if source == "title" else names_itself(text, begin, end):
                        own.append((source, place))
    if not own:
        return None, ()
    source, place = min(own, key=lambda one: len(one[1].regions))
    if any(set(one.regions).isdisjoint(place.regions) for one in seen):
        return None, ()
    if len(place.regions) == 1 and _doubtful(place.regions[0], said, year):
        return None, ()
    return place, (source,)


def county_of(town: str, said: Said, year: int) -> tuple[Place | None, tuple[Source, ...]]:
    """The county that an address begins with, or else the path of the file: a town's own offices lie in it.

    An address that names the town behind another place is none of it: 西安市长安区…转大荔县城关镇.
    """
    if place := _of_address(said.address, year):
        address = "".join(said.address.split())
        others = (one for end in _ends(town, address) for _, one in _before(address, end - len(town), year))
        is_county = len(place.regions) == 1 and place.regions[0].level == "县"
        if not is_county or any(place.regions[0] not in one.regions for one in others):
            return None, ()
        return place, ("address",)
    for place in _in_path(said, year):
        if len(place.regions) == 1 and place.regions[0].level == "县":
            return place, ("path",)
    return None, ()
