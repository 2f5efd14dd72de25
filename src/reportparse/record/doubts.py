"""What speaks against a value: a failed check of which it is a term, an issue of the value, its row or its table.

It is the one rule by which a number is doubtful, in the tables as in the summary of an archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportparse.diagnostics.catalogue import kinds_with
from reportparse.diagnostics.catalogue.entries import Role

if TYPE_CHECKING:
    from reportparse.record.base import Record

MAX_PATHS = 4096
"""Paths whose places are kept: all that the forms have are fewer."""

OF_WHOLE_TABLES = kinds_with(Role.DOUBTS_WHOLE_TABLE)
"""Warnings that speak against all numbers of the table that they name; others of a table tell of what is not among them."""

Doubts = Mapping[str, Sequence[str]]
"""Places in doubt (of a value, a row, a table) to the checks and kinds of issues that say so."""


def puts_in_doubt(kind: str, severity: str, place: str) -> bool:
    """Whether an issue puts what stands at its place in doubt: an error does, and a warning of what lies within a table.

    Of a whole table a warning does where its kind says that the numbers may be another's or belong elsewhere.
    """
    return severity == "error" or (severity == "warning" and ("." in place or kind in OF_WHOLE_TABLES))


def doubts_of(record: Record) -> Doubts:
    """All that is in doubt in a record."""
    found: dict[str, list[str]] = {}
    for check in record["checks"]["results"]:
        if check["status"] == "failed":
            for term in check["terms"]:
                found.setdefault(term, []).append(check["id"])
    for issue in record["issues"]:
        if puts_in_doubt(issue["kind"], issue["severity"], issue["where"]):
            found.setdefault(issue["where"], []).append(issue["kind"])
    return found


@lru_cache(MAX_PATHS)
def around(path: str) -> tuple[str, ...]:
    """A value's table, its row and the value itself, as places are written."""
    parts = path.split(".")
    return tuple(".".join(parts[:at]) for at in range(1, len(parts) + 1))


def doubt_of(path: str, doubts: Doubts) -> str | None:
    """What speaks against a value, each once, parted by blanks; None where nothing does."""
    places = around(path)
    if doubts.keys().isdisjoint(places):  # nothing speaks against most
        return None
    return " ".join(dict.fromkeys(said for place in places for said in doubts.get(place, ())))
