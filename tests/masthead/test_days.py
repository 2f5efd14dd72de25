"""A day is a day in every notation: behind a title, in a list of other reports, in a period that cannot be read."""

from __future__ import annotations

import pytest

from reportparse.document import Paragraph
from reportparse.masthead.period import read_period
from reportparse.masthead.published import unreadable
from reportparse.pipeline import record_of
from reportparse.sections.boilerplate import without_tail

DAYS = ["2024年1月15日", "２０２４年１月１５日", "二〇二四年一月十五日", "2024-01-15", "2024.1.15"]
HEADINGS = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项")
BODY = "".join(f"<h2>{heading}</h2><p>本局工作有序。</p>" for heading in HEADINGS)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_behind_the_title_is_the_day_of_publication(day: str) -> None:
    title = "云岫县林业局2023年政府信息公开工作年度报告"
    page = f"<html><body><p>当前位置：首页>政府信息公开</p><p>{title} {day}</p>{BODY}</body></html>"
    about = record_of(page.encode(), "a.html")["report"]
    assert (about["title"], about["organ"], about["published"]) == (title, "云岫县林业局", "2024-01-15")


@pytest.mark.parametrize("year", ["2022", "２０２２", "二〇二二"])
def test_other_reports_at_the_foot_are_no_text_of_the_report(year: str) -> None:
    lines = [
        "没有其他事项。",
        f"云岫县林业局{year}年政府信息公开工作年度报告",
        "云岫县林业局2021年政府信息公开工作年度报告",
    ]
    kept = without_tail([Paragraph(line) for line in lines])
    assert [block.text for block in kept if isinstance(block, Paragraph)] == lines[:1]


@pytest.mark.parametrize(
    "period", ["2023年1月1日至202320年12月31日", "二〇二三年一月一日至二〇二三二〇年十二月三十一日"]
)
def test_a_period_that_cannot_be_read_is_said(period: str) -> None:
    head = f"<h1>云岫县林业局2023年政府信息公开工作年度报告</h1><p>本报告统计期限为{period}。</p>"
    record = record_of(f"<html><body>{head}{BODY}</body></html>".encode(), "a.html")
    assert record["report"]["period"] is None
    assert "period-unreadable" in [issue["kind"] for issue in record["issues"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["统计期限自 2023 年 1 月 1 日起至 2023 年 12", "月 31 日止。"],
        ["统计期限自2023年1月1日起至2023年", "12月31日止。"],
        ["数据统计期限自2023年1月1日至2023年1", "2月31日。"],
        ["统计期限自2023年1月1日起至2023年12月3", "1日止。"],
        ["报告期：2023.1.1-2023.12.31。"],
        ["本报告数据为2023/1/1-2023/12/31期间。"],
    ],
)
def test_a_period_broken_over_lines_or_under_any_label(lines: list[str]) -> None:
    assert read_period(lines, [], lines) == (("2023-01-01", "2023-12-31"), [])


def test_a_report_period_that_lost_a_digit_is_said() -> None:
    line = "报告期：203年1月1日至2023年12月31日"
    period, issues = read_period([line], [], [line])
    assert (period, [found.kind for found in issues]) == (None, ["period-unreadable"])


def test_a_few_days_are_no_statistical_period() -> None:
    lines = ["本报告公示期为2024年1月10日至2024年1月20日。"]
    assert read_period(lines, [], lines)[0] is None
    assert read_period([*lines, "统计期限为2023年11月1日至12月31日。"], [], lines)[0] == ("2023-11-01", "2023-12-31")


@pytest.mark.parametrize(("day", "found"), [("20\ufffd4年1月15日", ["published-unreadable"]), ("见\ufffd文", [])])
def test_a_day_under_a_seal_is_said(day: str, found: list[str]) -> None:
    assert [one.kind for one in unreadable(None, ["没有其他事项。", "云岫县林业局", day])] == found
