"""A comparison as a page: both reports' standing, what is to be looked at in either, every value side by side, the texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportparse.across.comparison import Comparison, Stated
from reportparse.diagnostics.language import Language
from reportparse.record.evidence import Evidence
from reportparse.writers.comparison.rows import ABSENT, ComparedTable, kind_of, tables
from reportparse.writers.comparison.text import SIGNED_CHANGE, changes, heads, sides, summary, title, warnings
from reportparse.writers.page import render
from reportparse.writers.view.official import Slot
from reportparse.writers.view.report import ShownReport, report_of
from reportparse.writers.view.values import SIGNS, Shown, shown

MAX_OPEN = 4
"""Findings of a report that are shown before they are asked for: the values are to be seen."""


class ShownSide(NamedTuple):
    """One of the two reports as the page shows it; value ids begin with its `number`."""

    number: int
    name: str
    report: ShownReport
    values: Mapping[str, Shown]

    def slot(self, stated: Stated) -> Slot | None:
        """Where the value stands; None where the report's form has no such value."""
        return None if stated.state == "absent" else Slot(path=stated.path)


def to_html(comparison: Comparison, _: Language) -> bytes:
    """The page, which holds both languages."""
    compared = tables(comparison)
    both = [_side(comparison, compared, at) for at in range(2)]
    kinds = {value.kind for side in both for value in side.values.values()}
    return render(
        "compare.html",
        title(comparison),
        heading=title(comparison),
        comparison=comparison,
        summary=summary(comparison),
        warnings=list(warnings(comparison)),
        sides=both,
        max_open=MAX_OPEN,
        heads=heads(comparison),
        tables=compared,
        changes=changes,
        absent=ABSENT,
        signed_change=SIGNED_CHANGE if any(value.is_doubtful for value in comparison.values) else None,
        signs={key: sign for key, sign in SIGNS.items() if key in kinds},
    )


def _side(comparison: Comparison, compared: list[ComparedTable], at: int) -> ShownSide:
    report = report_of(Evidence(comparison.records[at]), at + 1)
    stated = [(value.first, value.second)[at] for value in comparison.values]
    values = {one.path: _value(report, one) for one in stated if one.state != "absent"}
    ids = {f"v{at + 1}.{path}" for path in values} | {f"t{at + 1}.{table.key}" for table in compared}
    findings = tuple(
        found._replace(target=found.target if found.target in ids else "", values=_named(found.values, values))
        for found in report.findings
    )
    return ShownSide(at + 1, sides(comparison)[at], report._replace(findings=findings), values)


def _named(named: tuple[Shown, ...], values: Mapping[str, Shown]) -> tuple[Shown, ...]:
    """The values of a finding that stand in the page."""
    return tuple(value for value in named if value.path in values)


def _value(report: ShownReport, stated: Stated) -> Shown:
    """A value as a view shows it; a doubt that hangs on its row or its table is marked at it as well."""
    found = report.values.get(stated.path) or shown(report.record, stated.path, None, None, "", ())
    is_open = found.kind in ("confirmed", "unconfirmed", "plain", "untold")
    return found._replace(kind=kind_of(stated)) if is_open and (stated.is_doubtful or stated.number is None) else found
