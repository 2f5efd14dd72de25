"""All checks of a draft, and what they and the report's own words make remarkable."""

from __future__ import annotations

from dataclasses import replace

from reportparse.trust.agreement import check_narrative
from reportparse.trust.draft import Draft
from reportparse.trust.filing_errors import filing_errors
from reportparse.trust.standing import likely_misprints
from reportparse.trust.sums import check_sums


def checked(draft: Draft) -> Draft:
    """The draft with its checks (sums of the tables, then figures of the text) and its remarks."""
    readings = draft.tables.readings.values()
    checks = (*check_sums(readings), *check_narrative(draft.narrative.figures, readings))
    remarks = (*likely_misprints(checks, readings), *filing_errors(draft.masthead, draft.outline, draft.tables))
    return replace(draft, checks=checks, remarks=remarks)
