"""Cross-year identities, and names that are matched, said, or left alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from reportparse.across.audit import Audit, findings
from reportparse.across.generations import number_across
from reportparse.across.years import check_years
from reportparse.forms import FORMS
from reportparse.record.load import Record


def record(organ: str | None, year: int | None, *, form: str = "2021", **values: int | None) -> Record:
    """A record of zeros with some values set; `__` stands for a dot."""
    tables: dict[str, Any] = {}
    for declared in FORMS:
        if declared.name == form or declared.table == "review":
            tables[declared.table] = {} if declared.table == "review" else {"form": form}
            for path, _, _ in declared.places:
                _put(tables, path, 0)
    for path, value in values.items():
        _put(tables, path.replace("__", "."), value)
    return {"report": {"organ": organ, "year": year}, "source": {"name": f"{organ}-{year}.html"}, **tables}


def with_values(organ: str, year: int, values: Mapping[str, int | None]) -> Record:
    """A record with values by name."""
    return record(organ, year, form="2021", **values)


def _put(tables: dict[str, Any], path: str, value: int | None) -> None:
    *parents, leaf = path.split(".")
    node = tables
    for parent in parents:
        node = node.setdefault(parent, {})
    node[leaf] = value


def results(*records: Record) -> dict[str, str]:
    checks, _ = check_years(records)
    return {check.result.id: check.result.status for check in checks}


def remarks(*records: Record) -> list[tuple[str, str | None, int | None]]:
    _, said = check_years(records)
    return [(remark.kind, remark.organ, remark.year) for remark in said]


def failures(found: Mapping[str, str]) -> list[str]:
    return [name for name, status in found.items() if status == "failed"]


def test_what_is_carried_forward_is_carried_over() -> None:
    last = record("甲市财政局", 2022, requests__carried_forward__total=5, requests__carried_forward__natural_person=5)
    this = record("甲市财政局", 2023, requests__carried_over__total=5, requests__carried_over__natural_person=4)
    found = results(this, last)
    assert len(found) == 7 + 2
    assert failures(found) == ["years.carried_over.natural_person"]
    checks, _ = check_years([last, this])
    check = next(check for check in checks if check.result.status == "failed")
    assert (check.organ, check.year) == ("甲市财政局", 2023)
    assert (check.result.left, check.result.right) == (4, 5)
    assert check.result.terms == (
        "requests.carried_over.natural_person",
        "requests.carried_forward.natural_person@2022",
    )
    assert check.result.message == "自然人: 2023 二、上年结转 4, but 2022 四、结转下年度 5 (difference 1)."
    assert check.result.message_zh == "自然人：2023 二、上年结转 4，而 2022 四、结转下年度 5（相差 1）。"


def test_across_the_forms_of_2019_and_2021() -> None:
    found = results(
        record("甲市财政局", 2020, form="2019", requests__carried_forward__total=3), record("甲市财政局", 2021)
    )
    assert list(found) == [name for name in found if name.startswith("years.carried_over.")]
    assert failures(found) == ["years.carried_over.total"]


def test_documents_in_force_carry_on() -> None:
    """宿迁 2024: 420 = 597 + 50 − 227 and 12 = 11 + 2 − 1 (domain §3.4)."""
    last = record("甲市", 2023, disclosure__rules__in_force=11, disclosure__normative_documents__in_force=597)
    changes = {"disclosure__rules__issued": 2, "disclosure__rules__repealed": 1, "disclosure__rules__in_force": 12}
    changes |= {f"disclosure__normative_documents__{key}": n for key, n in (("issued", 50), ("repealed", 227))}
    name = "disclosure__normative_documents__in_force"
    right = with_values("甲市", 2024, {**changes, name: 420})
    wrong = with_values("甲市", 2024, {**changes, name: 421})
    assert failures(results(last, right)) == []
    assert failures(results(last, wrong)) == ["years.in_force.normative_documents"]


def test_a_blank_year_is_not_compared_and_a_blank_change_counts_as_none() -> None:
    last = record("甲市", 2023, disclosure__rules__in_force=3, requests__carried_forward__total=None)
    this = record("甲市", 2024, disclosure__rules__in_force=3, disclosure__rules__issued=None)
    found = results(last, this)
    assert found["years.carried_over.total"] == "skipped"
    assert found["years.in_force.rules"] == "passed"


def test_a_missing_table_is_not_compared() -> None:
    last = {**record("甲市", 2023), "requests": None, "disclosure": None}
    assert results(last, record("甲市", 2024)) == {}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲市人民政府", "甲市人民政府办公厅"),
        ("海关总署（本级机关）", "海关总署（关区）"),
        ("甲市气象局", "甲市气象局（本级）"),
        ("甲市人民政府（全市）", "甲市人民政府（本级）"),
    ],
)
def test_scope_words_keep_organs_apart(first: str, second: str) -> None:
    assert results(record(first, 2022), record(second, 2023)) == {}
    asked = [] if second.endswith("办公厅") else [("years-renamed", second, 2023)]
    assert remarks(record(first, 2022), record(second, 2023)) == asked, "a government is not its office"
    both = [record(name, year) for name in (first, second) for year in (2022, 2023)]
    assert len(results(*both)) == 9, "each against itself"
    assert remarks(*both) == []


def test_spaces_and_brackets_do_not_keep_an_organ_apart() -> None:
    assert results(record("甲市 气象局（本级）", 2022), record("甲市气象局(本级)", 2023))


def test_a_renamed_organ_is_said_and_not_compared() -> None:
    records = [record("澜江市环境保护局", 2022), record("澜江市生态环境局", 2023), record("远山县财政局", 2022)]
    assert results(*records) == {}
    assert remarks(*records) == [("years-renamed", "澜江市生态环境局", 2023)]


@pytest.mark.parametrize(
    "reports",
    [
        [("甲县财政局", 2022), ("乙县财政局", 2023)],
        [("澜江市人民政府", 2022), ("澜江市交通运输局", 2023)],
        [("澜江市交通局", 2021), ("澜江市交通局", 2022), ("澜江市交通运输局", 2021), ("澜江市交通运输局", 2023)],
        [("南京市教育局", 2022), ("南京市鼓楼区教育局", 2023)],
    ],
    ids=["another place", "a government and its bureau", "a year in common", "another level"],
)
def test_organs_that_cannot_be_one_are_not_asked_about(reports: list[tuple[str, int]]) -> None:
    said = remarks(*(record(*one) for one in reports))
    assert [kind for kind, _, _ in said if kind == "years-renamed"] == []


def test_a_year_that_is_missing_between_others_is_said() -> None:
    reports = [record("甲县财政局", year) for year in (2019, 2020, 2023)]
    assert results(reports[0], reports[2]) == {}
    _, (missing,) = check_years(reports)
    assert (missing.kind, missing.year) == ("years-missing", 2021)
    (told,) = findings(Audit((), (), (), (missing,)))
    assert told.gravity == "filed", "no note about the reading"
    assert missing.message_zh == "所给文件中没有 2021、2022 年的报告，而有 2019 年和 2023 年的。"
    assert remarks(record("甲县财政局", 1923), record("甲县财政局", 2023)) == [], "a year misread"


def test_spellings_of_one_name_are_one_organ() -> None:
    assert results(record("江苏省南京市发展改革委", 2022), record("南京市发展和改革委员会", 2023))


def test_one_report_in_two_files_is_one() -> None:
    assert remarks(record("甲市", 2023), record("甲市", 2023)) == []


def test_two_reports_of_one_year_are_not_compared() -> None:
    records = [record("甲市", 2023), record("甲市", 2023, requests__received__total=4), record("甲市", 2024)]
    assert remarks(*records) == [("years-repeated", "甲市", 2023)]
    assert results(*records) == {}


def test_a_record_without_organ_or_year_is_said() -> None:
    assert remarks(record(None, 2023), record("甲市", None)) == [
        ("years-unplaced", None, 2023),
        ("years-unplaced", "甲市", None),
    ]


def test_the_form_of_2014_has_nothing_to_carry_over() -> None:
    last = record("甲市财政局", 2018, form="2014", statistics__requests__received__total=16)
    this = record("甲市财政局", 2019, form="2019", requests__received__total=21)
    last = {"requests": None, "disclosure": None, **last}
    checks, said = check_years([last, {**this, "statistics": None}])
    assert checks == []
    (remark,) = said
    assert (remark.kind, remark.year) == ("years-other-form", 2019)
    assert "16" in remark.message
    assert "21" in remark.message


def test_what_both_forms_count_is_compared() -> None:
    last = record("甲市财政局", 2018, form="2014", statistics__requests__received__total=16)
    this = record("甲市财政局", 2019, form="2019", requests__received__total=21)
    assert number_across({"requests": None, **last}, "requests.received.total") == 16
    assert number_across({"statistics": None, **this}, "requests.received.total") == 21
    assert number_across({"requests": None, **last}, "requests.carried_over.total") is None
