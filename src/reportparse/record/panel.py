"""Organs over years: one row an organ, and one an organ and year, from what the reports of an archive say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR
from itertools import groupby
from typing import Any, NamedTuple

from reportparse.organs.identity import BY_NAME
from reportparse.organs.regions import LAST_YEAR, region_of
from reportparse.organs.successions import Named, became, lasting_code, only_before, was_before

MOST_SPELLINGS = 20
"""Spellings of one organ's name that are listed."""

Entry = tuple[Any, ...]


class Sighting(NamedTuple):
    """One report of an organ, as its columns of `reports` and `wide` have it."""

    organ_key: str
    year: int | None
    report: str
    organ: str
    level: str | None
    kind: str | None
    region_code: str | None
    region_name: str | None
    parent: str | None
    province_code: str | None
    province: str | None
    numbers_sha256: str
    carried_over: int | None
    carried_forward: int | None


def rows_of_organs(sightings: Iterable[Sighting]) -> Iterator[Entry]:
    """One row an organ, of its sightings in the order of key and year; what differs is said as in the last year."""
    for key, group in groupby(sightings, lambda seen: seen.organ_key):
        seen = list(group)
        last, years = seen[-1], [one.year for one in seen if one.year is not None]
        others = list(dict.fromkeys(one.organ for one in seen if one.organ != last.organ))[:MOST_SPELLINGS]
        region = _place(last)
        yield (
            key,
            last.organ,
            "；".join(others) or None,
            *last[4:11],
            " ".join(was_before().get(region, ())) or None,
            " ".join(became().get(region, ())) or None,
            _key_before(key, region),
            min(years, default=None),
            max(years, default=None),
            len(seen),
            _is_by_name(key),
        )


def rows_of_panel(sightings: Iterable[Sighting]) -> Iterator[Entry]:
    """One row an organ and year, of the sightings in that order. What is known by name alone is set beside no other year."""
    before: tuple[str, int, int | None, str | None] | None = None
    dated = (seen for seen in sightings if seen.year is not None)
    for (key, year), group in groupby(dated, lambda seen: (seen.organ_key, seen.year or 0)):
        seen = list(group)
        over, forward = _same([one.carried_over for one in seen]), _same([one.carried_forward for one in seen])
        agree = len({one.numbers_sha256 for one in seen}) == 1
        previous, last_report, last_forward, missing = None, None, None, None
        if before and before[0] == key and not _is_by_name(key):
            previous = before[1]
            last_forward, last_report = before[2:] if previous == year - 1 else (None, None)
            missing = " ".join(map(str, range(previous + 1, min(year, MAXYEAR)))) or None
        one = seen[0]
        facts = (key, year, one.report, len(seen), agree, one.organ, one.region_code)
        yield (*facts, previous, missing, last_report, last_forward, over, forward)
        before = (key, year, forward, one.report if agree else None)


def _place(seen: Sighting) -> Named:
    """Code and name of an organ's region, or of what a town or zone lies in: what its key begins with."""
    if seen.region_code or not seen.parent:
        return seen.region_code or "", seen.region_name or ""
    outer = region_of(seen.parent, seen.year or LAST_YEAR)
    return (outer.code, outer.name) if outer else ("", "")


def _key_before(key: str, region: Named) -> str | None:
    """The key of an organ before its region had this code."""
    old, own = only_before(region), f"{lasting_code(*region)}/"
    return f"{lasting_code(*old)}/{key.removeprefix(own)}" if old and key.startswith(own) else None


def _same(numbers: Sequence[int | None]) -> int | None:
    """A number that all reports of an organ and year agree on."""
    return numbers[0] if len(set(numbers)) == 1 else None


def _is_by_name(key: str) -> bool:
    return key.startswith(BY_NAME)
