"""Which numbers are in doubt is one rule: the tables say what the summary of an archive leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from instruments.made import REPORTS, render_html, render_text
from reportparse.across.overview import WANTED, Doubt, overview
from reportparse.pipeline import parse
from reportparse.record.doubts import OF_WHOLE_TABLES
from reportparse.record.rows import rows_by_table

SUM = {"id": "requests.sum", "status": "failed", "terms": ["requests.granted.total"], "message": "", "message_zh": ""}
NUMBERS = {"left": 1, "right": 2}


def issue(severity: str, where: str, kind: str = "odd") -> dict[str, str]:
    return {"kind": kind, "severity": severity, "where": where, "message": "m", "message_zh": "m"}


@pytest.fixture
def record() -> dict[str, Any]:
    made = dict(parse(render_text(REPORTS["city-2021form"]), "a.txt", cells=True).as_dict())
    return {**made, "issues": [], "checks": {**made["checks"], "results": []}}


def told(record: dict[str, Any]) -> tuple[dict[str, str], set[str]]:
    """Path to doubt in `values`, and what `wide` names."""
    rows = rows_by_table(record)
    doubts = {row["path"]: row["doubt"] for row in rows["values"] if row["doubt"]}
    return doubts, set((rows["wide"][0]["doubtful"] or "").split())


def test_what_nothing_speaks_against_is_in_no_doubt(record: dict[str, Any]) -> None:
    record["issues"] = [issue("note", "requests.granted.total"), issue("warning", "document"), issue("error", "page 1")]
    record["issues"] += [issue("warning", "requests", kind) for kind in ("cell-unplaced", "row-unknown", "table-blank")]
    record["checks"]["results"] = [{**SUM, **NUMBERS, "status": "passed"}]
    assert told(record) == ({}, set())


def test_checks_and_issues_of_cell_row_and_table(record: dict[str, Any]) -> None:
    record["checks"]["results"] = [{**SUM, **NUMBERS}]
    record["issues"] = [issue("warning", "requests.granted"), issue("error", "review")]
    doubts, named = told(record)
    assert doubts["requests.granted.total"] == "odd requests.sum"
    assert doubts["requests.granted.other"] == doubts["review.reconsideration.total"] == "odd"
    assert {path.partition(".")[0] for path in doubts} == {"requests", "review"}
    numbers = {cell["path"] for cell in record["cells"] if cell["value"] is not None}
    assert named == doubts.keys() & numbers


@pytest.mark.parametrize("kind", sorted(OF_WHOLE_TABLES))
def test_a_warning_that_the_numbers_may_be_anothers_is_of_all_the_table(record: dict[str, Any], kind: str) -> None:
    record["issues"] = [issue("warning", "requests", kind)]
    doubts, named = told(record)
    cells = {cell["path"]: cell["value"] for cell in record["cells"] if cell["path"].startswith("requests.")}
    assert doubts == dict.fromkeys(cells, kind)
    assert named == {path for path, value in cells.items() if value is not None}


def test_the_only_table_under_another_years_heading_is_in_doubt() -> None:
    heading = "收到和处理政府信息公开申请情况</strong></p>"
    page = render_html(REPORTS["city-2021form"]).decode()
    assert heading in page
    other = page.replace(heading, f"{heading}<p>2009年度收到和处理政府信息公开申请情况表</p>")
    doubts, named = told(dict(parse(other.encode(), "a.html", cells=True).as_dict()))
    assert doubts["requests.received.total"].split()[0] == "table-of-other-year"
    assert "requests.received.total" in named
    assert not any(path.startswith("review.") for path in named)


@pytest.mark.parametrize(
    ("place", "severity", "kind"),
    [
        ("requests.granted.total", "error", "odd"),
        ("requests.granted", "error", "odd"),
        ("requests", "error", "odd"),
        ("requests", "warning", "table-of-other-year"),
    ],
)
def test_the_summary_leaves_out_what_the_tables_call_doubtful(
    record: dict[str, Any], place: str, severity: str, kind: str
) -> None:
    record["issues"] = [issue(severity, place, kind)]
    rows = rows_by_table(record)
    wanted = {table for table, _, _ in WANTED} - {"files"}
    (filed,) = overview((table, row) for table in rows if table in wanted for row in rows[table]).reports
    doubtful = {key for key, number in filed.numbers.items() if isinstance(number, Doubt) and number.why == "doubtful"}
    told_of = {path.split(".")[1] for path in told(record)[0] if path.endswith(".total") and "review" not in path}
    assert doubtful == told_of
