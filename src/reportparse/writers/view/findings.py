"""What is to be looked at, on the page: each finding with the values that it speaks of, and what it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportparse.across.findings import Finding
from reportparse.diagnostics.language import Both
from reportparse.forms import TABLES
from reportparse.patterns import regex
from reportparse.writers.findings.words import GRAVITIES, Sign
from reportparse.writers.view.values import Shown

PLACE = regex(r"table (\d+)(?:, row (\d+), column (\d+))?")
"""A cell or a table as an issue names it."""


class ShownFinding(NamedTuple):
    """A finding with its id and the values that it names; `place` is where the first of them stands, `source` the id of that.
    `target` is the id of what it is about."""

    id: str
    said: Finding
    values: tuple[Shown, ...]
    place: Both
    source: str
    target: str

    @property
    def gravity(self) -> Sign:
        """How grave it is."""
        return GRAVITIES[self.said.gravity]

    @property
    def is_aside(self) -> bool:
        """Whether it only says how something was read."""
        return self.said.gravity == "note"


def named_values(finding: Finding, paths: Mapping[str, object]) -> tuple[str, ...]:
    """The paths of the values that a finding names, of those that the page shows: of a row the first one, of a sum all of
    them: a blank or a 0 can be what is wrong with it."""
    if finding.where:
        below = (path for path in paths if path.startswith(f"{finding.where}."))
        first = next(below, None) if "." in finding.where else None
        return (finding.where,) if finding.where in paths else (first,) if first else ()
    return tuple(path for path in finding.paths if path in paths)


def shown_finding(id_: str, found: Finding, named: Sequence[Shown], number: int) -> ShownFinding:
    """A finding of the `number`-th report of a page."""
    target = f"v{number}.{named[0].path}" if named else _target(found.where, number)
    place, source = (named[0].place, named[0].source) if named else (Both("", ""), "")
    return ShownFinding(id_, found, tuple(named), place, source, target)


def _target(where: str, number: int) -> str:
    """The id of what an issue is about that is no value: a section, a table, a page."""
    at = PLACE.fullmatch(where)
    if at:
        return f"s{number}.t{at[1]}" + (f"r{at[2]}c{at[3]}" if at[2] else "")
    kind, _, which = where.replace(".", " ").partition(" ")
    if kind == "sections" and which.isdecimal():
        return f"n{number}.{which}"
    if kind == "page" and which.isdecimal():
        return f"s{number}.page{which}"
    return f"t{number}.{where}" if where in TABLES else ""


def by_path(named: Sequence[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """The ids of the findings that speak of each value, the gravest first, from each id and its values."""
    said: dict[str, tuple[str, ...]] = {}
    for id_, paths in named:
        for path in paths:
            said[path] = (*said.get(path, ()), id_)
    return said


def summed_up(findings: Sequence[Finding]) -> Iterator[tuple[Sign, int]]:
    """How many findings there are of each gravity, the gravest first; of sums that fail `standing` tells."""
    counted = Counter(found.gravity for found in findings)
    told = ((gravity, sign) for gravity, sign in GRAVITIES.items() if gravity != "failed")
    yield from ((sign, counted[gravity]) for gravity, sign in told if counted[gravity])
