"""The six parts of a report, found by what their headings say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from instruments.grids import of_sheet, official
from instruments.made.forms import HEADINGS
from reportparse.document import Block, Document, Paragraph
from reportparse.sections.layout_tables import NumberedTable
from reportparse.sections.segment import Outline, segment, subsections

TABLES = {2: of_sheet(official("disclosure")), 3: of_sheet(official("requests")), 4: of_sheet(official("review"))}
TITLE, PREAMBLE = "甲县2022年政府信息公开工作年度报告", "根据《条例》，现公布本报告。"


def outline(*blocks: Block | str) -> Outline:
    return segment(Document("text", tuple(Paragraph(b) if isinstance(b, str) else b for b in blocks)))


def report(headings: Sequence[str | None] = HEADINGS) -> list[Block | str]:
    """A whole report with these headings (None: left out)."""
    blocks: list[Block | str] = [TITLE, PREAMBLE]
    for number, heading in enumerate(headings, 1):
        blocks += [heading] if heading else []
        blocks.append(TABLES.get(number, f"第{number}部分的正文。"))
    return blocks


def headings(found: Outline) -> list[str | None]:
    return [section.heading for section in found.sections]


def content(found: Outline) -> list[list[str | int]]:
    return [
        [block.number if isinstance(block, NumberedTable) else block.text for block in section.blocks]
        for section in found.sections
    ]


def issues(found: Outline) -> list[tuple[str, str]]:
    return [(issue.kind, issue.where) for issue in found.issues]


BODY: list[list[str | int]] = [["第1部分的正文。"], [1], [2], [3], ["第5部分的正文。"], ["第6部分的正文。"]]


def test_as_the_notice_says() -> None:
    found = outline(*report())
    assert (headings(found), content(found), issues(found)) == (list(HEADINGS), BODY, [])


@pytest.mark.parametrize(
    "changed",
    [
        {1: "一、概述"},
        {2: "一、主动公开政府信息情况"},
        {1: "1.总体情况", 2: "2.主动公开政府信息情况", 3: "3.收到和处理政府信息公开申请情况"},
        {4: "三、政府信息公开行政复议、行政诉讼情况"},
        {5: "五、存在问题及改进情况", 6: "六、其它需要报告事项"},
        {n: heading.split("、", 1)[1] for n, heading in enumerate(HEADINGS, 1)},
        {n: f"（{heading[0]}）{heading[2:]}" for n, heading in enumerate(HEADINGS, 1)},
        {n: heading.replace("、", "、 ", 1) for n, heading in enumerate(HEADINGS, 1)},
    ],
)
def test_drifting_headings(changed: dict[int, str]) -> None:
    wanted = [changed.get(number, heading) for number, heading in enumerate(HEADINGS, 1)]
    found = outline(*report(wanted))
    assert (headings(found), content(found), issues(found)) == (wanted, BODY, [])


def test_the_list_in_the_preamble_is_not_the_body() -> None:
    blocks = report()
    listed = [heading + "；" if number < 6 else heading + "。" for number, heading in enumerate(HEADINGS, 1)]
    found = outline(*blocks[:2], "本报告包括：", *listed, *blocks[2:])
    assert content(found) == BODY


def test_a_table_of_contents_is_not_the_body() -> None:
    blocks = report()
    assert content(outline(*blocks[:1], "目录", *HEADINGS, *blocks[1:])) == BODY


def test_subheadings_of_section_one_are_not_sections() -> None:
    blocks = report()
    extra = [
        "（一）主动公开情况",
        "全年公开12条。",
        "（二）依申请公开情况",
        "收到申请3件。",
        "（五）监督保障情况",
        "无。",
    ]
    found = outline(*blocks[:4], *extra, *blocks[4:])
    assert content(found) == [["第1部分的正文。", *extra], *BODY[1:]]


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_a_missing_section_is_an_issue_and_nothing_is_lost(number: int) -> None:
    blocks = report([None if at == number else heading for at, heading in enumerate(HEADINGS, 1)])
    found = outline(*blocks)
    assert issues(found) == [("section-missing", f"sections.{number}")]
    assert [section.present for section in found.sections] == [at != number for at in range(1, 7)]
    assert [part for section in content(found) for part in section] == [part for section in BODY for part in section]


def test_section_one_may_begin_at_its_first_subheading() -> None:
    blocks = report([None, *HEADINGS[1:]])
    found = outline(*blocks[:2], "（一）主动公开情况", *blocks[2:])
    assert issues(found) == [("heading-missing", "sections.1")]
    assert content(found)[0] == ["（一）主动公开情况", "第1部分的正文。"]


def test_a_heading_run_into_its_paragraph() -> None:
    blocks = report()
    blocks[-2:] = ["六、其他需要报告的事项。本年度没有收取信息处理费，也没有其他需要报告的事项。"]
    found = outline(*blocks)
    assert (headings(found)[5], content(found)[5]) == (
        "六、其他需要报告的事项",
        ["本年度没有收取信息处理费，也没有其他需要报告的事项。"],
    )


def test_the_frame_of_the_page_ends_the_last_section() -> None:
    found = outline(*report(), "甲县人民政府", "上一篇：甲县2021年年报", "版权所有")
    assert content(found)[5] == ["第6部分的正文。", "甲县人民政府"]


def test_no_section_at_all() -> None:
    found = outline("预算公开", "收入3万元。")
    assert ([section.present for section in found.sections], len(found.front)) == ([False] * 6, 2)


def test_every_block_is_somewhere_once() -> None:
    found = outline(*report())
    count = len(found.front) + sum(map(len, content(found))) + sum(heading is not None for heading in headings(found))
    assert count == len(report())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["序。", "（一）甲", "文。", "（二）乙", "文二。", "续。"],
            [("（一）甲", "文。"), ("（二）乙", "文二。\n续。")],
        ),
        (["（一）主动公开情况。2024年公开3条。"], [("（一）主动公开情况", "2024年公开3条。")]),
        (["1.甲", "文。", "2.乙", "文二。"], [("1.甲", "文。"), ("2.乙", "文二。")]),
        (["1.甲", "文。"], []),
        (["一是加强。", "二是改进。"], []),
        ([], []),
    ],
)
def test_subsections(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(part.heading, part.text) for part in subsections(lines)] == expected
