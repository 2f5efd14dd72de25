"""Two reports in one file: the record is the first one's, whole, and says so."""

from __future__ import annotations

import pytest

from instruments.made import REPORTS, HtmlStyle, flow
from instruments.made.to_html import page_of
from instruments.made.to_text import text_of
from instruments.notations import wrong_and_lost
from reportparse.document import Paragraph
from reportparse.pipeline import record_of
from reportparse.sections.headings import headings_of
from reportparse.sections.several_reports import first_report

PAIRS = (
    ("township-2021form", "city-2021form"),
    ("county-2019form", "bureau-2021form"),
    ("sentinel-2021", "sentinel-2019"),
)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "五、存在的主要问题及改进情况",
)


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("format_", ["text", "html"])
def test_the_first_of_two_is_read_whole(first: str, second: str, format_: str) -> None:
    one, other = REPORTS[first], REPORTS[second]
    blocks = [*flow(one), *flow(other)]
    page = page_of(one, blocks, HtmlStyle()) if format_ == "html" else text_of(flow(one)) + "\n" + text_of(flow(other))
    record = record_of(page.encode())
    assert wrong_and_lost(record, one) == ({}, [])
    said = [found for found in record["issues"] if found["kind"] == "several-reports"]
    assert [found["where"] for found in said] == ["document"]
    assert str(record["report"]["year"]) in record["report"]["title"]
    begins = other.title[0] if format_ == "text" else HEADINGS[0]  # the page shows its title once
    assert f"「{begins}" in said[0]["message"]
    assert record["status"] == "partial"


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def test_a_title_of_two_lines_belongs_to_the_second_report() -> None:
    report = [line for heading in HEADINGS for line in (heading, "有关情况。")]
    blocks = lines(
        *report, "甲县水利局", "2024年1月20日", "乙县水利局", "2023年政府信息公开工作年度报告", "编制本报告。", *report
    )
    cut, issues = first_report(blocks, headings_of(blocks))
    assert list(cut) == blocks[: len(report) + 2]
    assert "乙县水利局" in issues[0].message


@pytest.mark.parametrize(
    "texts",
    [
        (*HEADINGS, *(line for heading in HEADINGS for line in (heading, "有关情况。"))),  # a table of contents
        tuple(line for heading in (*HEADINGS, HEADINGS[1]) for line in (heading, "有关情况。")),  # one heading twice
    ],
)
def test_one_report_is_one(texts: tuple[str, ...]) -> None:
    blocks = lines(*texts)
    assert first_report(blocks, headings_of(blocks)) == (blocks, [])
