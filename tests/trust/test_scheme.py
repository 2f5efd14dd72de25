"""Which scheme a report follows: never are tables let off without evidence."""

from __future__ import annotations

import pytest

from instruments.made.forms import HEADINGS as OFFICIAL
from reportparse.document import Document, Paragraph
from reportparse.pipeline import understand
from reportparse.trust import Draft
from tests.normalise.statistics import lines

OWN = (
    "一、概述",
    "二、主动公开情况",
    "三、依申请公开情况",
    "四、收费及减免情况",
    "五、复议、诉讼情况",
    "六、存在的问题及改进措施",
)
FOREIGN = ("一、加强领导", "二、规范内容", "三、拓宽渠道", "四、存在的不足")


def draft(title: str, headings: tuple[str, ...] = OWN, preamble: str = "编制本报告。") -> Draft:
    lines = [title, preamble, *(line for heading in headings for line in (heading, f"{heading[2:]}的正文。"))]
    return understand(Document("text", tuple(map(Paragraph, lines))))


@pytest.mark.parametrize(
    "found",
    [
        draft("甲县水利局2012年政府信息公开工作年度报告"),
        draft("甲县水利局政府信息公开工作年度报告", preamble="统计期限自2016年1月1日起至2016年12月31日止。"),
        draft("甲县水利局2018年政府信息公开工作年度报告", FOREIGN),
        draft("甲州大学2021-2022学年信息公开工作年度报告"),
        draft("甲市第二人民医院2021年信息公开年度报告", OFFICIAL),
        draft("甲市自来水有限公司2022年信息公开工作年度报告"),
    ],
)
def test_what_owes_no_table(found: Draft) -> None:
    assert (found.owes_tables, found.outline.own_chapters) == (False, True)


@pytest.mark.parametrize(
    "found",
    [
        draft("甲县水利局2021年政府信息公开工作年度报告"),
        draft("甲县水利局2020年政府信息公开工作年度报告", OFFICIAL[:2] + OFFICIAL[4:]),
        draft("甲县水利局政府信息公开工作年度报告", OFFICIAL),
        draft("甲县水利局2018年政府信息公开工作年度报告", OFFICIAL),
        draft("甲县水利局2018年政府信息公开年度报告", preamble="统计期限自2019年1月1日起至2019年12月31日止。"),
        draft("甲州大学2021年政府信息公开工作年度报告", OFFICIAL),
    ],
)
def test_what_owes_the_tables(found: Draft) -> None:
    assert (found.owes_tables, found.outline.own_chapters) == (True, False)
    assert len(found.outline.sections) == 6


def test_chapters_without_a_trace_of_the_six_are_kept_and_the_tables_owed() -> None:
    own = ("一、健全组织机构", "二、咨询处理情况", "三、收费情况", "四、人员情况")
    found = draft("甲县水利局2021年政府信息公开工作年度报告", own)
    assert (found.owes_tables, [section.heading for section in found.outline.sections]) == (True, list(own))


def test_without_a_year_the_chapters_decide_and_the_record_says_so() -> None:
    found = draft("甲县水利局政府信息公开工作年度报告")
    assert not found.owes_tables
    assert [issue.kind for issue in found.outline.issues] == ["form-assumed"]


STATED = ("收到申请数：46件；当面申请数：5件；", "网络申请数：41件。")
SENTENCE = "全年收到申请数46件，其中当面申请数5件，占10.9%，网络申请数41件，占89.1%，均已答复。"


@pytest.mark.parametrize("stated", [STATED, (SENTENCE,)])
def test_a_list_too_short_to_be_a_table_stays_in_the_text_and_is_said(stated: tuple[str, ...]) -> None:
    written = ["甲县水利局2016年政府信息公开工作年度报告", "编制本报告。"]
    for heading in OWN:
        written += [heading, *(stated if "依申请" in heading else ("有序开展。",))]
    found = understand(Document("text", tuple(map(Paragraph, written))))
    said = [issue for issue in found.outline.issues if issue.kind == "indicators-in-text"]
    assert [issue.where for issue in said] == ["sections.3"]
    assert "3 indicators" in said[0].message
    assert "「收到申请数」、「当面申请数」、「网络申请数」" in said[0].message_zh
    assert [block.text for block in found.outline.sections[2].blocks if isinstance(block, Paragraph)] == list(stated)


@pytest.mark.parametrize(("year", "owed"), [(2017, False), (2021, True), (2024, True)])
def test_statistics_of_2014_take_no_later_tables_place(year: int, owed: bool) -> None:
    """What a form owes is owed, whatever older table stands beside it."""
    above = [f"甲县水利局{year}年政府信息公开工作年度报告", "编制本报告。", "一、总体情况", "有序开展。", "二、统计表"]
    written = [*above, *(" ".join(filter(None, row)) for row in lines()[:20])]
    found = understand(Document("text", tuple(map(Paragraph, written))))
    assert "statistics" in found.tables.readings
    assert found.owes_tables is owed


def test_a_conflict_of_years_is_decided_by_the_later_one() -> None:
    title = "甲县水利局2018年政府信息公开年度报告"
    found = draft(title, OFFICIAL, preamble="2019年，我局编制2019年政府信息公开工作年度报告。")
    assert any(issue.kind == "year-conflict" for issue in found.masthead.issues)
    assert found.owes_tables


def test_a_table_written_column_by_column_is_told() -> None:
    """Its labels stand apart from its numbers: none can be read, and nothing says zero."""
    columns = [[row[at] for row in lines() if row[at]] for at in range(3)]
    title = "甲县水利局2016年政府信息公开工作年度报告"
    written = [
        title,
        "编制本报告。",
        "一、概述",
        "有序开展。",
        "二、附表",
        "统计指标",
        *columns[0],
        "单位",
        *columns[1],
    ]
    found = understand(Document("text", tuple(map(Paragraph, [*written, "统计数", *columns[2]]))))
    assert "statistics" not in found.tables.readings
    assert [issue.where for issue in found.outline.issues if issue.kind == "table-scrambled"] == ["statistics"]
