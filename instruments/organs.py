"""Names of organs told apart: right, open and wrong on names written for it, with what can be known of each.

`python -m instruments.organs [FILE…]` prints the counts and what is not right. Two thirds of the names are by hands that had
not seen the code (`organs_heldback.tsv`, then `organs_unseen.tsv`). A line of a file is, between tabs: the organ, the year,
what the document says besides (`address=…;postcode=…`), level, kind, region. "·" is what must stay open: saying anything is
wrong. A region is 南通市/如东县 or a name that only one region has in that year, looked up in the list itself; behind "^"
stands what a town or a zone lies in, which is no region of its own.

`organs_keys*.tsv` hold spellings: `=` one organ, `≠` two. One organ under two keys is open, two under one key are wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportparse.organs.evidence import Said
from reportparse.organs.identity import Organ, identify

FOLDER = Path(__file__).parent
NAMES = FOLDER / "organs_development.tsv"
HELDBACK = FOLDER / "organs_heldback.tsv"
UNSEEN = FOLDER / "organs_unseen.tsv"
KEYS = FOLDER / "organs_keys.tsv"
KEYS_HELDBACK = FOLDER / "organs_keys_heldback.tsv"
KEYS_UNSEEN = FOLDER / "organs_keys_unseen.tsv"
LIST = FOLDER.parent / "src" / "reportparse" / "organs" / "regions.txt"
OPEN = "·"
FIELDS = ("level", "kind", "region", "parent")


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of one name: what is true, and what was said."""

    organ: str
    year: int
    field: str
    truth: str
    said: str

    @property
    def verdict(self) -> str:
        """right, open where more could have been known, or wrong."""
        return "right" if self.said == self.truth else "open" if self.said == OPEN else "wrong"


def rows(path: Path) -> Iterator[list[str]]:
    """Lines between tabs, without remarks."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def measured(path: Path) -> Iterator[Told]:
    """Every fact of every name of a file."""
    for organ, year, besides, level, kind, region in rows(path):
        said = Said(**dict(pair.split("=", 1) for pair in besides.split(";") if pair))
        found = identify(organ, int(year), said)
        place = OPEN if region == OPEN else code_of(region.removeprefix("^"), int(year))
        inner = region.startswith("^")
        truth = (level, kind, OPEN if inner else place, place if inner else parent_of(place))
        for field, true, told in zip(FIELDS, truth, facts(found), strict=True):
            yield Told(organ, int(year), field, true, told)


def facts(found: Organ) -> tuple[str, str, str, str]:
    """Level, kind, region and parent."""
    return (found.level or OPEN, found.kind or OPEN, found.region.code if found.region else OPEN, found.parent or OPEN)


@cache
def listed(year: int) -> dict[str, str]:
    """Code to name in a year, and what first stands in the next list."""
    year = min(max(year, 2007), 2024)
    lines = (line.split() for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {
        code: name for code, name, first, last in lines if int(first) <= year <= int(last) or int(first) == year + 1
    }


def code_of(place: str, year: int) -> str:
    """The code of a region given by its name, with that of its city or province where it needs one."""
    outer, _, name = place.rpartition("/")
    regions = listed(year)
    fit = [
        code
        for code, called in regions.items()
        if called == name and (not outer or outer in (regions.get(code[:4] + "00"), regions.get(code[:2] + "0000")))
    ]
    if len(fit) != 1:
        raise ValueError(f"{place} in {year}: {fit}")
    return fit[0]


def parent_of(code: str) -> str:
    """What a region lies in, by its code: no prefecture has a number from 90, nor those of 直辖市 one."""
    if code == OPEN or code.endswith("0000"):
        return OPEN
    straight = code.endswith("00") or code[2:4] >= "90" or code[:2] in ("11", "12", "31", "50")
    return code[:2] + "0000" if straight else code[:4] + "00"


def misjudged_spellings(path: Path) -> Iterator[tuple[str, str]]:
    """Spellings whose keys are not alike ("open") or alike ("wrong") as they should not be, with a line that tells them."""
    for relation, one, other in rows(path):
        keys = [identify(name, int(year), Said()).key for name, year in (each.split("@") for each in (one, other))]
        if (keys[0] == keys[1]) != (relation == "="):
            yield "open" if relation == "=" else "wrong", f"{one} {relation} {other}: {keys[0]} {keys[1]}"


def main(paths: list[Path]) -> int:
    """Print the table; 1 where anything is wrong."""
    told = [one for path in paths for one in measured(path)]
    print(f"{'':8}{'right':>8}{'open':>8}{'wrong':>8}")
    for field in FIELDS:
        counts = Counter(one.verdict for one in told if one.field == field)
        print(f"{field:8}{counts['right']:8}{counts['open']:8}{counts['wrong']:8}")
    for one in told:
        if one.verdict != "right":
            print(f"{one.verdict}: {one.organ} {one.year} {one.field}: {one.said}, true is {one.truth}")
    n_wrong = sum(one.verdict == "wrong" for one in told)
    for path in (KEYS, KEYS_HELDBACK, KEYS_UNSEEN):
        spellings = list(misjudged_spellings(path))
        print(*(f"{verdict}: {line}" for verdict, line in spellings), sep="\n")
        print(f"{len(spellings)} of {len(list(rows(path)))} pairs of spellings misjudged: {path.name}")
        n_wrong += sum(verdict == "wrong" for verdict, _ in spellings)
    return int(n_wrong > 0)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or [NAMES, HELDBACK, UNSEEN]))
