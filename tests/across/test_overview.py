"""The overview of an archive: which years are missing, which numbers count, who refused most, whatever the rows came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from reportparse.across.overview import BLANK, DOUBTFUL, NUMBERS, Overview, Row, overview

FULL = {path: 0 for path in NUMBERS if "undivided" not in path}
DENIED = "requests.denied.third_party.total"


def rows(
    organ: str | None, year: int | None, numbers: Mapping[str, int | None], **more: Any
) -> Iterator[tuple[str, Row]]:
    """The rows of one report; `failed` are the terms of a failed check, `issue` is (severity, place)."""
    name = more.get("name", f"{year}/{organ}.docx")
    about = {"report": name, "organ": organ, "year": year, "generation": "2021", "requests_form": "2021"}
    yield (
        "reports",
        {**about, "format": "docx", "status": more.get("status", "complete"), "checks_failed": 0, "sha256": ""},
    )
    yield "wide", {"report": name, **{path.replace(".", "_"): numbers.get(path) for path in NUMBERS}}
    if "failed" in more:
        said = {"message": "unlike", "message_zh": "不符"}
        yield "checks", {"report": name, "id": "requests.balance.total", "terms": more["failed"], **said}
    if "issue" in more:
        severity, place = more["issue"]
        yield (
            "issues",
            {"report": name, "kind": "k", "severity": severity, "place": place, "message": "", "message_zh": ""},
        )


def lost(name: str) -> tuple[str, Row]:
    """The row of an input that gave no record."""
    said = {"kind": "corrupt", "message": "damaged", "message_zh": "损坏"}
    return "files", {"report": name, "outcome": "failed", "duplicate_of": None, **said}


def states(found: Overview) -> dict[str, list[str]]:
    return {organ.name: [organ.state(year) for year in found.years] for organ in found.organs}


def test_years_are_missing_between_those_that_there_are_and_none_beyond() -> None:
    found = overview(
        [
            *rows("甲县民政局", 2019, FULL),
            *rows("甲县 民政局", 2022, FULL, status="partial"),
            *rows("乙县人民政府", 2020, FULL),
            *rows("乙县人民政府", 2023, FULL),
            lost("2021/乙县人民政府2021年报告.doc"),
            lost("2021/乙县人民政府2020—2021.doc"),
            lost("2022/无名.doc"),
        ]
    )
    assert states(found) == {
        "甲县 民政局": ["complete", "missing", "missing", "partial", "none"],
        "乙县人民政府": ["none", "complete", "failed", "missing", "complete"],
    }
    assert [one.year for one in found.lost] == [2021, None, 2022]


@pytest.mark.parametrize(
    ("numbers", "more", "expected"),
    [
        (FULL | {DENIED: 3, "requests.total.total": 3}, {}, 3),
        (FULL | {DENIED: 3}, {"failed": f"requests.total.total {DENIED}"}, DOUBTFUL),
        (FULL | {DENIED: 3}, {"issue": ("warning", DENIED)}, DOUBTFUL),
        (FULL | {DENIED: 3}, {"issue": ("warning", "requests")}, 3),
        (FULL | {DENIED: 3}, {"issue": ("error", "requests")}, DOUBTFUL),
        ({DENIED: 3}, {}, DOUBTFUL),
        ({DENIED: 3, "requests.total.total": 3}, {}, 3),
        ({"requests.total.total": 0}, {}, BLANK),
        ({}, {}, BLANK),
    ],
)
def test_a_number_counts_where_it_is_certain(numbers: dict[str, int], more: dict[str, Any], expected: object) -> None:
    """Blank cells of a group count as 0 only where the table's own total says so."""
    found = overview(rows("甲县民政局", 2023, numbers, **more))
    assert found.reports[0].numbers["denied"] == expected


def test_two_reports_of_one_year_count_once_or_not_at_all() -> None:
    one = FULL | {DENIED: 3, "requests.total.total": 3}
    other = FULL | {DENIED: 4, "requests.total.total": 4}
    same = overview([*rows("甲", 2023, one, name="a.docx"), *rows("甲", 2023, one, name="a.pdf")])
    assert same.total(2023, "denied") == (3, 1, 0, 0)
    unlike = overview([*rows("甲", 2023, one, name="a.docx"), *rows("甲", 2023, other, name="a.pdf")])
    assert unlike.total(2023, "denied") == (None, 0, 2, 0)


def test_a_report_without_organ_or_year_is_counted_and_stands_in_no_row() -> None:
    found = overview([*rows(None, 2023, FULL), *rows("甲县民政局", None, FULL)])
    assert (len(found.unplaced), found.organs, found.years) == (2, [], [])
