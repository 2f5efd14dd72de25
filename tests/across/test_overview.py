"""The overview of an archive: which years are missing, which numbers count, who refused most, whatever the rows came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from reportparse.across.measures import NUMBERS
from reportparse.across.overview import ABSENT, BLANK, DOUBTFUL, Overview, Row, Total, overview

FULL = {path: 0 for path in NUMBERS if "undivided" not in path}
DENIED = "requests.denied.third_party.total"


def rows(
    organ: str | None, year: int | None, numbers: Mapping[str, int | None], **more: Any
) -> Iterator[tuple[str, Row]]:
    """The rows of one report; `failed` are the terms of a failed check, `issue` is (severity, place)."""
    name = more.get("name", f"{year}/{organ}.docx")
    about = {"report": name, "organ": organ, "year": year, "generation": "2021", "requests_form": "2021"}
    about |= (
        {"statistics_form": None} if more.get("form") is None else {"requests_form": None, "statistics_form": "2014"}
    )
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
        said = {"message": f"{place}: wrong", "message_zh": f"{place}：有误"}
        yield "issues", {"report": name, "kind": more.get("kind", "k"), "severity": severity, "place": place, **said}


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
        (FULL | {DENIED: 3}, {"issue": ("warning", "requests"), "kind": "column-assumed"}, DOUBTFUL),
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


@pytest.mark.parametrize("kind", ["likely-misprint", "likely-omission"])
def test_the_cell_that_explains_what_fails_is_listed_in_the_forms_words_and_counts_for_nothing(kind: str) -> None:
    numbers = FULL | {DENIED: 3, "requests.total.total": 3}
    found = overview(rows("甲县民政局", 2023, numbers, issue=("warning", DENIED), kind=kind))
    (said,) = found.reports[0].remarks
    assert (said.gravity, said.text.zh) == ("suspect", "申请办理表「（三）4.保护第三方合法权益」行「总计」列：有误")
    assert (found.total(2023, "denied").doubtful, found.warnings.total()) == (1, 0)


def test_a_failed_check_is_told_as_check_tells_it() -> None:
    found = overview(rows("甲县民政局", 2023, FULL, failed=f"requests.total.total {DENIED}"))
    assert [said.text.zh for said in found.reports[0].remarks] == ["申请办理表「总计」列：不符"]


@pytest.mark.parametrize("terms", ["", "requests.total.total@2022"])
def test_a_check_of_a_table_that_names_no_value_of_its_report_is_told_at_its_table(terms: str) -> None:
    found = overview(rows("甲县民政局", 2023, FULL, failed=terms))
    assert [said.text.zh for said in found.reports[0].remarks] == ["申请办理表：不符"]


def test_two_reports_of_one_year_count_once_or_not_at_all() -> None:
    one = FULL | {DENIED: 3, "requests.total.total": 3}
    other = FULL | {DENIED: 4, "requests.total.total": 4}
    same = overview([*rows("甲", 2023, one, name="a.docx"), *rows("甲", 2023, one, name="a.pdf")])
    assert same.total(2023, "denied") == Total(3, 1, 0, 0, 0)
    unlike = overview([*rows("甲", 2023, one, name="a.docx"), *rows("甲", 2023, other, name="a.pdf")])
    assert unlike.total(2023, "denied") == Total(None, 0, 2, 0, 0)


def test_a_report_without_organ_or_year_is_counted_and_stands_in_no_row() -> None:
    found = overview([*rows(None, 2023, FULL), *rows("甲县民政局", None, FULL)])
    assert (len(found.unplaced), found.organs, found.years) == (2, [], [])


def of_form_2014(received: int) -> dict[str, int | None]:
    return {path: received if path == "statistics.requests.received.total" else None for path in NUMBERS}


def test_what_the_form_of_2014_counts_alike_is_counted() -> None:
    found = overview([*rows("甲县民政局", 2018, of_form_2014(7), form="2014"), *rows("乙县民政局", 2018, FULL)])
    assert found.total(2018, "received") == Total(7, 2, 0, 0, 0)
    assert found.total(2018, "denied") == Total(0, 1, 0, 0, 1)
    assert found.reports[1].numbers["denied"] == ABSENT


CARRIED = "requests.carried_{}.natural_person"


def years_at_odds(*reports: Iterator[tuple[str, Row]]) -> list[tuple[int | None, str, str]]:
    found = overview(row for report in reports for row in report)
    return [(one.year, it.kind, it.text.zh) for one in found.reports for it in one.remarks if it.gravity == "years"]


def test_a_year_that_contradicts_the_one_before_is_found() -> None:
    last = FULL | {CARRIED.format("forward"): 3}
    said = years_at_odds(rows("甲县民政局", 2022, last), rows("甲县民政局", 2023, FULL | {CARRIED.format("over"): 2}))
    assert [(year, kind) for year, kind, _ in said] == [(2023, "years.carried_over.natural_person")]
    assert "2023 二、上年结转 2" in said[0][2]
    assert "2022 四、结转下年度 3" in said[0][2]


@pytest.mark.parametrize(
    "later", [rows("甲县民政局", 2024, FULL), rows("乙县民政局", 2023, FULL), rows("甲县民政局", 2023, {})]
)
def test_only_what_follows_and_is_told_can_contradict(later: Iterator[tuple[str, Row]]) -> None:
    assert years_at_odds(rows("甲县民政局", 2022, FULL | {CARRIED.format("forward"): 3}), later) == []


def test_of_two_unlike_reports_of_a_year_none_is_compared() -> None:
    last = FULL | {CARRIED.format("forward"): 3}
    other = rows("甲县民政局", 2022, FULL, name="other.docx")
    assert years_at_odds(rows("甲县民政局", 2022, last), other, rows("甲县民政局", 2023, FULL)) == []
