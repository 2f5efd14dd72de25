"""Reports to the page that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.diagnostics.language import Both
from reportparse.record.evidence import Evidence
from reportparse.writers.page import render
from reportparse.writers.view.report import report_of
from reportparse.writers.view.values import SIGNS
from reportparse.writers.view.years import years_of

MAX_ROWS = 200
"""Rows of a table that follows no form that are shown; the record has them all."""


def view_page(evidences: Sequence[Evidence]) -> bytes:
    """The page of some reports, at least one: each in a tab, the years of one organ in a further one."""
    reports = [report_of(evidence, number) for number, evidence in enumerate(evidences, 1)]
    first = reports[0].record["report"]["title"] or reports[0].label
    more = len(reports) - 1
    title = Both(f"{first} (+{more})", f"{first}（另 {more} 份）") if more else Both(first, first)
    return render("view.html", title, reports=reports, years=years_of(reports), signs=SIGNS, max_rows=MAX_ROWS)
