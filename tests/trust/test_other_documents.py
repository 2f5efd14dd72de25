"""What stands beside reports on the sites of offices, by its name; and true reports that look like it."""

from __future__ import annotations

import pytest

from instruments.admission import Candidate, candidates, measured, refusal
from reportparse.trust.other_documents import listed_reports, named, publishes


@pytest.mark.parametrize("candidate", candidates("development"), ids=lambda candidate: candidate.name)
def test_reports_are_admitted_and_others_called_by_name(candidate: Candidate) -> None:
    why = refusal(candidate)
    assert (why is None) == candidate.is_report
    assert candidate.word in (why or "").partition("「")[0]


def test_documents_that_no_rule_was_made_for() -> None:
    counts, remarks = measured(candidates("heldback"))
    assert (counts["reports right"], counts["others right"]) == (counts["reports"], counts["others"]), remarks


@pytest.mark.parametrize(
    ("line", "zh"),
    [
        ("甲县2023年政务公开工作要点", "工作要点"),
        ("甲县水利局政府信息公开指南（2023年版）", "指南"),
        ("关于印发甲县政务公开工作方案的通知", "方案"),
        ("甲县召开政务公开工作推进会议", "新闻"),
    ],
)
def test_what_a_document_calls_itself(line: str, zh: str) -> None:
    found = named(["首页 | 政务公开", line, "一、总体要求"])
    assert found is not None
    assert (found.zh, found.line) == (zh, line)


@pytest.mark.parametrize(
    "lines",
    [
        ["《关于做好2023年政府信息公开工作年度报告编制工作的通知》"],
        ["甲县水利局2023年政府信息公开工作年度报告", "甲县2023年政务公开工作要点"],
        ["根据条例和县政府工作方案，现将有关情况报告如下。", "甲县工作方案"],
        ["政府信息公开指南"],
    ],
)
def test_what_is_cited_or_stands_below_a_title_names_nothing(lines: list[str]) -> None:
    assert named(lines) is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("根据条例，现向社会公布甲县2016年政府信息公开年度报告。", True),
        ("现将2023年度政府信息公开工作情况报告如下：", True),
        ("近日，甲县发布2023年政府信息公开工作年度报告。", False),
        ("各单位应当编制2023年政府信息公开工作年度报告。", False),
        ("根据《关于做好年度报告编制工作的通知》，现将政务公开要点印发给你们。", False),
    ],
)
def test_whether_an_opening_publishes_a_report(line: str, answer: bool) -> None:
    assert publishes([line]) is answer


def test_a_list_of_reports() -> None:
    lines = ["年报", "甲局2023年政府信息公开年报 2024-01-20", "甲局2022年政府信息公开年报 [2023-01-20]"]
    assert listed_reports(lines) == ["甲局2022年政府信息公开年报", "甲局2023年政府信息公开年报"]
    assert listed_reports([*lines[:2], "全年工作平稳。"]) == []
