"""What a heading says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.made import forms
from reportparse.forms.sections import SECTIONS, SectionKind
from reportparse.sections.headings import is_heading, numbering_style, possible_headings


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda kind: kind.key)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_heading_says_holds_one_of_its_words(kind: SectionKind, data: st.DataObject) -> None:
    said = data.draw(st.from_regex(re.compile(kind.says.pattern)))
    assert any(word in said for word in kind.words)


def section(line: str) -> int | None:
    found = possible_headings(line)
    return found[0].section if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("一、总体情况", 1),
        ("一、政府信息公开工作总体情况", 1),
        ("一、2023年政务公开总体情况", 1),
        ("一、概述", 1),
        ("一、工作基本情况", 1),
        ("二、主动公开政府信息情况", 2),
        ("二、行政机关主动公开政府信息的情况", 2),
        ("二、主动公开情况", 2),
        ("三、收到和处理政府信息公开申请情况", 3),
        ("三、行政机关收到和处理政府信息公开申请的情况", 3),
        ("三、依申请公开政府信息情况", 3),
        ("四、政府信息公开行政复议、行政诉讼情况", 4),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", 4),
        ("四、政府信息公开行政复议、诉讼情况", 4),
        ("五、存在的主要问题及改进情况", 5),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("五、存在的主要问题及整改措施", 5),
        ("六、其他需要报告的事项", 6),
        ("六、其它需要报告事项", 6),
        ("六、其他需要汇报的事项", 6),
        ("六、需要说明的事项", 6),
        ("一. 总体情况", 1),
        ("一 总体情况", 1),
        ("第五部分 存在的主要问题及改进情况", 5),
        ("五、 存在的主要问题及改进情况：", 5),
        ("总体情况", 1),
        ("存在的主要问题及改进情况", 5),
        ("一、主动公开政府信息情况", 2),
    ],
)
def test_headings(line: str, number: int) -> None:
    assert section(line) == number


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "（一）予以公开",
        "（七）总计",
        "根据《条例》，本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况组成。",
        "2021年，我镇主动公开政府信息12条，收到申请3件。",
        "行政复议",
        "",
        "一、",
        "规章",
        "其他",
    ],
)
def test_not_headings(line: str) -> None:
    assert possible_headings(line) == ()


@pytest.mark.parametrize("form", forms.FORMS)
def test_no_row_of_the_forms_is_a_heading(form: str) -> None:
    sheets = [
        forms.sheet(name, form, dict.fromkeys(forms.all_paths(form), "0"))
        for name in ("disclosure", "requests", "review")
    ]
    texts = {cell.text.replace("\n", "") for sheet in sheets for row in sheet.rows for cell in row if not cell.path}
    assert [text for text in texts if is_heading(text)] == []


def test_a_heading_run_into_its_text() -> None:
    line = "一、总体情况。2021年，我镇认真落实条例，主动公开信息12条；收到申请3件，均已答复。"
    assert [(r.section, line[: r.end]) for r in possible_headings(line)][:1] == [(1, "一、总体情况")]


def test_the_number_decides_between_equals_only() -> None:
    assert section("三、主动公开政府信息情况") == 2


@pytest.mark.parametrize(
    ("marker", "style"),
    [
        (None, "none"),
        ("一、", "hanzi"),
        ("（一）", "bracket"),
        ("(1)", "bracket"),
        ("1.", "digit"),
        ("第一部分", "part"),
    ],
)
def test_numbering_style(marker: str | None, style: str) -> None:
    assert numbering_style(marker) == style


def test_each_section_knows_its_own_official_headings() -> None:
    for kind in SECTIONS:
        assert [section(heading) for heading in kind.headings] == [kind.number] * len(kind.headings)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("六、其他需要报告的事项 本年度收取信息处理费300元", "本年度收取信息处理费300元"),
        ("六、其他需要报告的事项：无", "无"),
        ("六、其他需要报告的事项（无）", "（无）"),
        ("六、其他需要报告的事项：", ""),
        ("三、收到和处理政府信息公开申请情况 （单位：件）", ""),
    ],
)
def test_text_behind_an_official_heading_is_none_of_it(line: str, text: str) -> None:
    assert line[possible_headings(line)[0].end :].lstrip("： ") == text


@pytest.mark.parametrize("line", ["一、总体情况 1", "二、主动公开政府信息情况  12"])
def test_a_page_in_a_table_of_contents_is_no_text(line: str) -> None:
    assert [found.end for found in possible_headings(line)][:1] == [len(line)]
