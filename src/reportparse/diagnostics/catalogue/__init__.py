"""The catalogue: one entry for each kind of issue, error and check. Whoever needs to know of a kind of issue asks here.

A new kind of issue is one entry in the module of the room that raises it; messages, roles, `reportparse explain` and
docs/kinds.md follow from it. Slugs are stable: other programs read them. Errors and checks have modules of their own
(`errors`, `checks`), which only those load that need them.
"""

from __future__ import annotations

from functools import cache

from reportparse.diagnostics.catalogue.entries import IssueKind, Role
from reportparse.diagnostics.catalogue.of_cells import CELLS
from reportparse.diagnostics.catalogue.of_filing import FILING
from reportparse.diagnostics.catalogue.of_masthead import MASTHEAD
from reportparse.diagnostics.catalogue.of_reading import READING
from reportparse.diagnostics.catalogue.of_sections import SECTIONS
from reportparse.diagnostics.catalogue.of_tables import TABLES

BY_ROOM = (READING, SECTIONS, MASTHEAD, TABLES, CELLS, FILING)
"""The kinds of issues by the rooms that raise them, in the order in which the data walks."""

ISSUES: dict[str, IssueKind] = {kind: entry for kinds in BY_ROOM for kind, entry in kinds.items()}
"""Every kind of issue."""


@cache
def kinds_with(*roles: Role) -> frozenset[str]:
    """The kinds of issues that play any of these roles."""
    return frozenset(kind for kind, entry in ISSUES.items() if not set(roles).isdisjoint(entry.roles))
