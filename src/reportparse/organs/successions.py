"""What became of regions whose code ended, and what a region was before (`successions.txt`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

from reportparse.organs.regions import last_year_of, region_of

Named = tuple[str, str]
"""Code and name: a code may have gone to another region (500110 was 万盛区, and is 綦江区)."""


@cache
def _lines() -> tuple[tuple[Named, tuple[Named, ...]], ...]:
    lines = resources.files(__package__).joinpath("successions.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" > ") for line in lines if not line.startswith("#"))
    return tuple((_named(old), tuple(_named(one) for one in new.split(", "))) for old, new in pairs)


def _named(text: str) -> Named:
    code, name = text.split()
    return code, name


@cache
def became() -> Mapping[Named, tuple[str, ...]]:
    """A region whose code ended to the codes that have its place since; several where it was divided."""
    return {old: tuple(code for code, _ in new) for old, new in _lines()}


@cache
def was_before() -> Mapping[Named, tuple[str, ...]]:
    """A region to the codes that ended and whose place, or part of it, it has since; several where they were merged."""
    return {new: tuple(code for (code, _), _ in olds) for new, olds in _olds().items()}


@cache
def _olds() -> Mapping[Named, list[tuple[Named, int]]]:
    """A region to those whose place, or part of it, it has since, each with how many have that place."""
    found: defaultdict[Named, list[tuple[Named, int]]] = defaultdict(list)
    for old, regions in _lines():
        for new in regions:
            found[new].append((old, len(regions)))
    return found


def only_before(region: Named) -> Named | None:
    """The region that another was before, whole and alone (海门市 of 海门区).

    None where it was merged or divided, or was there beside it already: 济南市 took in 莱芜市 and is not what that became.
    """
    olds = _olds().get(region, [])
    if len(olds) != 1 or olds[0][1] != 1:
        return None
    old = olds[0][0]
    last = last_year_of(*old)
    return None if last is None or region_of(region[0], last) else old


def lasting_code(code: str, name: str) -> str:
    """A region's code, with its name where the code went to another region later: what no other region ever has."""
    return code + name if code in became().get((code, name), ()) else code
