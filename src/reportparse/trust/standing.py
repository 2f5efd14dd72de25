"""Standing: what the checks say of each value, and which cell a broken sum most likely comes from.

The forms carry their own arithmetic (domain §3.4). A value whose change would break a check that holds is `confirmed`.
One that a failed check mentions is `disputed`, even where another cell is the likely culprit, because the document
contradicts itself there. One that no evaluated check speaks of is `unconfirmed`. For a cell without a number the
standing is that of the 0 as which the sums count it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.forms import Identity
from reportparse.normalise import CellValue, TableReading
from reportparse.trust.sums import CheckResult

StandingName = Literal["confirmed", "disputed", "unconfirmed"]

MIN_WITNESSES = 2
"""Failed checks that must agree on the difference before a cell is named: one sum cannot tell its terms apart."""


class Standing(NamedTuple):
    """The standing of one value and the ids of the checks that give it: the failed ones, or those that hold."""

    name: StandingName
    checks: tuple[str, ...]


UNCONFIRMED = Standing("unconfirmed", ())


def standings(results: Iterable[CheckResult]) -> dict[str, Standing]:
    """The standing of every path that an evaluated check mentions; any other is UNCONFIRMED."""
    passed: dict[str, list[str]] = {}
    failed: dict[str, list[str]] = {}
    for result in results:
        if result.status == "failed" or (result.status == "passed" and result.pins):
            speaking = passed if result.status == "passed" else failed
            for path in result.terms:
                speaking.setdefault(path, []).append(result.id)
    said = {path: Standing("confirmed", tuple(checks)) for path, checks in passed.items()}
    return said | {path: Standing("disputed", tuple(checks)) for path, checks in failed.items()}


def count_standings(readings: Iterable[TableReading], standing: Mapping[str, Standing]) -> dict[str, int]:
    """How many values that are numbers have each standing."""
    counts = {"confirmed": 0, "unconfirmed": 0, "disputed": 0}
    for reading in readings:
        for value in reading.every_value:
            if value.value is not None:
                counts[standing.get(value.path, UNCONFIRMED).name] += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A cell, the change that would mend every check that mentions it, and those checks."""

    cell: CellValue
    change: Decimal
    checks: frozenset[str]


def likely_misprints(results: Iterable[CheckResult], readings: Iterable[TableReading]) -> list[Issue]:
    """A `likely-misprint`, or of a cell without a number a `likely-omission`, for each that alone explains the failed sums
    that mention it.

    In the table of requests one wrong cell breaks its row's sum and one or two of its column's. The cell is named where
    every evaluated identity that mentions it failed, at least two do, one change would mend them all without going
    below 0, and no other cell explains any of them as well. Nothing is filled in.
    """
    by_id = {result.id: result for result in results if result.status != "skipped"}
    if all(result.status == "passed" for result in by_id.values()):
        return []
    suspects = [suspect for reading in readings for suspect in _suspects(reading, by_id)]
    return [
        issue(
            "likely-omission" if suspect.cell.value is None else "likely-misprint",
            suspect.cell.path,
            seen=(suspect.cell.raw or "").strip() or Both("blank", "空白"),
            mend=_mended(suspect),
            checks=", ".join(sorted(suspect.checks)),
        )
        for suspect in suspects
        if not any(suspect.checks & other.checks for other in suspects if other is not suspect)
    ]


def _suspects(reading: TableReading, by_id: Mapping[str, CheckResult]) -> list[_Suspect]:
    mentions: dict[str, list[tuple[CheckResult, Identity]]] = {}
    for identity in reading.form.identities:
        if identity.id in by_id and identity.relation == "equal":
            for path in (*identity.left, *identity.right):
                mentions.setdefault(path, []).append((by_id[identity.id], identity))
    cells = {value.path: value for value in reading.values}
    found = [_suspect(cells[path], said) for path, said in mentions.items()]
    return [suspect for suspect in found if suspect is not None and _mended(suspect) >= 0]


def _suspect(cell: CellValue, mentions: Sequence[tuple[CheckResult, Identity]]) -> _Suspect | None:
    """The cell as a suspect, where all that is said of it failed by one and the same change of it."""
    if len(mentions) < MIN_WITNESSES or any(result.status != "failed" for result, _ in mentions):
        return None
    changes = set()
    for result, identity in mentions:
        excess = Decimal(result.left or 0) - Decimal(result.right or 0)
        changes.add(-excess if cell.path in identity.left else excess)
    if len(changes) != 1:
        return None
    return _Suspect(cell, changes.pop(), frozenset(result.id for result, _ in mentions))


def _mended(suspect: _Suspect) -> Number:
    return tidy(Decimal(suspect.cell.value or 0) + suspect.change)
