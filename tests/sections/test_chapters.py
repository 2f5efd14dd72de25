"""A report's own chapters: found by what they say and how they count."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportparse.document import Block, Cell, Document, Paragraph, Table
from reportparse.sections.chapters import in_chapters
from reportparse.sections.segment import Outline, subsections

WORDS = ("概述", "主动公开情况", "依申请公开情况", "收费及减免情况", "复议、诉讼情况", "存在的问题及改进措施")
KEYS = ["overview", "disclosure", "requests", "fees", "review", "problems"]
TITLE, PREAMBLE = "甲县2012年政府信息公开工作年度报告", "根据《条例》，编制本报告。"
NUMERALS = "一二三四五六"


def outline(*blocks: Block | str) -> Outline:
    return in_chapters(Document("text", tuple(Paragraph(b) if isinstance(b, str) else b for b in blocks)))


def body(heading: str) -> str:
    return f"有关“{heading.split('、')[-1]}”，全年稳步推进。"


def report(headings: Sequence[str]) -> list[str]:
    return [TITLE, PREAMBLE, *(line for heading in headings for line in (heading, body(heading)))]


def keys(found: Outline) -> list[str | None]:
    return [section.key for section in found.sections]


def headings(found: Outline) -> list[str | None]:
    return [section.heading for section in found.sections]


def texts(found: Outline) -> list[list[str]]:
    return [[block.text for block in s.blocks if isinstance(block, Paragraph)] for s in found.sections]


def issues(found: Outline) -> list[tuple[str, str]]:
    return [(issue.kind, issue.where) for issue in found.issues]


@pytest.mark.parametrize("style", ["{}、", "{}.", "{} ", "（{}）", "第{}部分 "])
def test_chapters_are_numbered_in_many_ways(style: str) -> None:
    written = [style.format(numeral) + words for numeral, words in zip(NUMERALS, WORDS, strict=True)]
    found = outline(*report(written))
    assert (headings(found), keys(found), issues(found)) == (written, KEYS, [])
    assert texts(found) == [[body(heading)] for heading in written]
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]


def test_chapters_without_numbers() -> None:
    found = outline(*report(WORDS))
    assert (headings(found), keys(found)) == (list(WORDS), KEYS)


def test_a_chapter_that_says_nothing_known_has_no_key() -> None:
    found = outline(*report(["一、概述", "二、保密审查情况", "三、主动公开情况"]))
    assert keys(found) == ["overview", None, "disclosure"]


def test_a_table_of_contents_is_no_chapters() -> None:
    written = [f"{numeral}、{words}" for numeral, words in zip(NUMERALS, WORDS, strict=True)]
    found = outline(TITLE, *written, *report(written)[1:])
    assert texts(found) == [[body(heading)] for heading in written]


def test_a_list_within_a_chapter_is_no_chapters() -> None:
    listed = ["一、加强领导", "二、完善制度", "三、强化培训", "四、严格考核", "五、落实责任"]
    found = outline(*report(["一、概述", "二、主动公开情况", "三、依申请公开情况", "四、下一步打算"]), *listed)
    assert keys(found) == ["overview", "disclosure", "requests", "problems"]
    assert texts(found)[-1] == [body("四、下一步打算"), *listed]
    assert issues(found) == []


def test_a_line_that_may_open_a_chapter_and_does_not_fit_is_told() -> None:
    found = outline(*report(["一、概述", "二、主动公开情况", "三、依申请公开情况"]), "二、收费情况", "未收取费用。")
    assert (len(found.sections), issues(found)) == (3, [("chapter-doubtful", "sections.3")])


def test_parts_of_a_chapter_are_no_chapters_though_they_say_more() -> None:
    parts = ["（一）主动公开情况", "（二）依申请公开情况", "（三）收费情况", "（四）复议情况"]
    found = outline(*report(["一、总体情况", *parts, "二、完善公开渠道", "三、存在的问题"]))
    assert keys(found) == ["overview", None, "problems"]
    assert [part.heading for part in subsections(texts(found)[0], found.sections[0].parts)] == parts


def test_below_parts_of_a_document_chapters_are_parts() -> None:
    found = outline(
        *report(["第一部分 概述", "第二部分 主动公开情况"]), "一、公开的数量", "公开86条。", "二、公开的途径", "网站。"
    )
    assert [part.heading for part in subsections(texts(found)[1], found.sections[1].parts)] == [
        "一、公开的数量",
        "二、公开的途径",
    ]


@pytest.mark.parametrize(
    ("written", "doubts"),
    [
        (["一、概述", "二、主动公开情况", "二、依申请公开情况", "四、存在的问题"], ["sections.3", "sections.4"]),
        (["一、概述", "二、主动公开情况", "四、收费情况", "五、存在的问题"], ["sections.3"]),
        (["二、主动公开情况", "三、依申请公开情况"], ["sections.1"]),
    ],
)
def test_chapters_that_do_not_count_on_are_told(written: list[str], doubts: list[str]) -> None:
    found = outline(*report(written))
    assert (headings(found), issues(found)) == (written, [("chapter-numbering", where) for where in doubts])


def test_a_heading_numbered_in_another_way_fills_the_count() -> None:
    written = ["一、概述", "主动公开情况", "（三）依申请公开情况", "四、存在的问题"]
    assert headings(outline(*report(written))) == written


def test_headings_run_into_their_text() -> None:
    found = outline(
        TITLE, "一、概述。2016年，我乡明确专人负责。", "二、主动公开情况。公开63条。", "三、收费情况。未收费。"
    )
    assert headings(found) == ["一、概述", "二、主动公开情况", "三、收费情况"]
    assert texts(found) == [["2016年，我乡明确专人负责。"], ["公开63条。"], ["未收费。"]]


def test_a_whole_report_on_one_line() -> None:
    found = outline(
        f"{TITLE} {PREAMBLE} 一、概述 2012年，我县稳步推进。 二、主动公开情况 公开63条。 三、存在的问题 更新慢。"
    )
    assert keys(found) == ["overview", "disclosure", "problems"]
    assert texts(found)[1] == ["公开63条。"]


def test_an_annex_with_its_table_is_a_chapter_and_a_file_is_none() -> None:
    table = Table((Cell(0, 0, "项目"), Cell(0, 1, "数量"), Cell(1, 0, "网站公开"), Cell(1, 1, "210")))
    written = report(["一、概述", "二、主动公开情况", "三、存在的问题"])
    assert keys(outline(*written, "附件：情况表", table))[-1] == "annex"
    assert keys(outline(*written, "附件：情况表.xls"))[-1] == "problems"


def test_a_report_without_headings_is_one_chapter() -> None:
    lines = (TITLE, PREAMBLE, "我办公开信息18条。", "未收到申请。")
    found = in_chapters(Document("text", tuple(map(Paragraph, lines))), lines[1:])
    assert (headings(found), texts(found)) == ([None], [["我办公开信息18条。", "未收到申请。"]])
    assert issues(found) == [("chapters-missing", "sections")]


def test_several_reports_in_one_file_are_told() -> None:
    written = [f"{numeral}、{words}" for numeral, words in zip(NUMERALS, WORDS, strict=True)]
    found = outline(*report(written), *report(written))
    assert ("several-reports", "document") in issues(found)
