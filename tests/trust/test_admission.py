"""Is it such a report at all? If not, what is it?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.made import REPORTS, Sheet, Text, flow
from instruments.made.to_text import text_of
from reportparse.diagnostics.errors import NotAReport
from reportparse.pipeline import parse

TOWN = REPORTS["township-2021form"]


def refused(text: str) -> str:
    with pytest.raises(NotAReport) as error:
        parse(text.encode())
    return error.value.kind


def form(title: str, *, headings: bool = True) -> str:
    """The report with nothing in its tables and no running text."""
    blocks = [
        replace(block, rows=tuple(tuple(replace(c, text="") if c.path else c for c in row) for row in block.rows))
        if isinstance(block, Sheet)
        else block
        for block in flow(TOWN)
        if isinstance(block, Sheet) or (block.kind == "heading" and headings)
    ]
    return text_of([Text("title", title), *blocks])


@pytest.mark.parametrize(
    "title", ["政府信息公开工作年度报告格式", "XX县2021年政府信息公开工作年度报告", "政府信息公开工作年度报告"]
)
def test_the_blank_form(title: str) -> None:
    assert refused(form(title)) == "blank-form"


def test_a_notice_about_reports() -> None:
    notice = "关于做好2021年政府信息公开工作年度报告编制工作的通知\n各镇人民政府：\n请于1月20日前报送年度报告。\n"
    assert refused(notice) == "notice"


@pytest.mark.parametrize("name", ["关于印发《{}》的通知", "关于公布{}的公告", "青石镇人民政府关于发布《{}》的通告"])
def test_a_notice_over_a_whole_report_is_the_report(name: str) -> None:
    title = "青石镇人民政府2022年政府信息公开工作年度报告"
    blocks = [block for block in flow(TOWN) if isinstance(block, Sheet) or block.kind != "title"]
    report = parse(text_of([Text("title", name.format(title)), *blocks]).encode())
    found = report.report.title, report.report.organ, report.status
    assert found == (title, "青石镇人民政府", "complete")


@pytest.mark.parametrize("name", ["关于印发{}的通知", "关于报送{}的通知", "青石镇人民政府关于公布《{}》的通知"])
def test_a_notice_over_the_blank_form_is_a_notice(name: str) -> None:
    title = "青石镇人民政府2022年政府信息公开工作年度报告"
    assert refused(form(name.format(title))) == "notice"
    assert refused(f"{name.format(title)}\n各村：\n请于1月20日前报送。\n") == "notice"


def test_a_notice_with_the_blank_form() -> None:
    assert refused(form("关于印发政府信息公开工作年度报告格式的通知")) in ("notice", "blank-form")


@pytest.mark.parametrize(
    "text",
    [
        "甲县2022年预算执行情况报告\n全年收入12.3亿元，增长4%。\n一、总体情况\n收入增长。\n",
        "甲县2022年上半年政府信息公开情况\n1至6月公开信息12条。\n",
        "hello world\n",
        "a,b,c\n1,2,3\n",
    ],
)
def test_other_documents(text: str) -> None:
    assert refused(text) == "no-report"


def test_a_report_without_title_is_one() -> None:
    blocks = [block for block in flow(TOWN) if isinstance(block, Sheet) or block.kind != "title"]
    assert parse(text_of(blocks).encode()).status == "complete"


def test_a_report_whose_tables_are_all_blank_is_one_if_it_speaks() -> None:
    blocks = [
        replace(block, rows=tuple(tuple(replace(c, text="") if c.path else c for c in row) for row in block.rows))
        if isinstance(block, Sheet)
        else block
        for block in flow(TOWN)
    ]
    kinds = [issue.kind for issue in parse(text_of(blocks).encode()).issues]
    assert kinds.count("table-blank") == 3


def test_messages_in_both_languages_quote_what_was_seen() -> None:
    with pytest.raises(NotAReport) as error:
        parse("某公司采购合同\n甲方乙方。\n".encode())
    assert ("「某公司采购合同」" in error.value.en, "「某公司采购合同」" in error.value.zh) == (True, True)


def test_numbers_that_nobody_can_place_make_no_blank_form() -> None:
    cells = "行政许可\n行政处罚\n280\n规章\n0\n行政规范性文件\n1\n26\n行政强制\n7"
    text = f"甲县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{cells}\n六、其他需要报告的事项\n无。\n"
    record = parse(text.encode(), "a.txt").as_dict()
    assert record["status"] == "partial"
    assert record["disclosure"]["normative_documents"] == {"issued": None, "repealed": None, "in_force": None}
    said = [found["kind"] for found in record["issues"] if found["where"].startswith("disclosure")]
    assert said == ["table-scrambled"]
    assert "280" in str(record["sections"][1]["tables"])


def test_links_above_the_pages_own_heading_do_not_name_it() -> None:
    title = "甲县水利局2023年政府信息公开工作年度报告"
    chapters = "".join(f"<p>{line}</p>" for line in ("一、基本情况", "公开信息12条。", "二、存在问题", "不够及时。"))
    page = f"<ul><li>甲县水利局政府信息公开指南</li></ul><h1>{title}</h1>{chapters}"
    assert parse(f"<html><body>{page}</body></html>".encode()).report.title == title
