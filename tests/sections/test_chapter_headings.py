"""What the heading of a chapter says, and what is none."""

from __future__ import annotations

import pytest

from reportparse.sections.chapter_headings import ChapterHeading, chapter_heading, is_annex, key_of


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("概　　述", "overview"),
        ("基本工作情况", "overview"),
        ("2016年政府信息公开工作开展情况", "overview"),
        ("政府信息主动公开情况", "disclosure"),
        ("主动公开和回应解读情况", "disclosure"),
        ("政策解读和回应关切情况", "responses"),
        ("依申请公开政府信息和不予公开政府信息的情况", "requests"),
        ("依申请公开政府信息的收费及减免情况", "fees"),
        ("人员和收支情况", "staff"),
        ("支出和收费", "fees"),
        ("咨询和投诉处理情况", "enquiries"),
        ("举报投诉情况", "complaints"),
        ("因学校信息公开工作受到举报的情况", "complaints"),
        ("因政府信息公开申请投诉举报、行政复议、提起行政诉讼的情况", "review"),
        ("复议、诉讼和申诉情况", "review"),
        ("机构建设、保障经费和培训会议情况", "institutions"),
        ("会议和培训情况", "meetings"),
        ("对信息公开的评议情况", "evaluation"),
        ("主要经验、存在问题和改进措施", "problems"),
        ("下步打算", "problems"),
        ("回应公众关注的问题情况", "responses"),
        ("需要说明的其它事项与附表", "other"),
        ("需要说明的问题", "other"),
        ("相关说明和指标统计附表", "annex"),
        ("人大代表建议和政协委员提案办理结果公开情况", None),
        ("重点领域信息公开情况", None),
        ("保密审查工作情况", None),
    ],
)
def test_what_a_heading_says(heading: str, key: str | None) -> None:
    assert key_of(heading) == key


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("一、概述", ("hanzi", 1, "overview", 4, False)),
        ("四. 收费及减免情况：", ("hanzi", 4, "fees", 11, False)),
        ("二 主动公开情况", ("hanzi", 2, "disclosure", 8, False)),
        ("五：复议诉讼情况", ("hanzi", 5, "review", 8, False)),
        ("（三）依申请公开情况", ("bracket", 3, "requests", 10, False)),
        ("第二部分 主动公开", ("part", 2, "disclosure", 9, False)),
        ("6 存在的问题", ("digit", 6, "problems", 7, False)),
        ("二、突出重点，规范内容", ("hanzi", 2, None, 11, False)),
        ("收费及减免情况", ("none", None, "fees", 7, False)),
        ("一、概述。2016年，我乡明确专人负责。", ("hanzi", 1, "overview", 4, True)),
        ("二、主动公开情况2016年，我乡公开信息63条。", ("hanzi", 2, "disclosure", 8, True)),
    ],
)
def test_a_heading_of_a_chapter(line: str, found: tuple[str, int | None, str | None, int, bool]) -> None:
    assert chapter_heading(line) == ChapterHeading(*found)


@pytest.mark.parametrize(
    "line",
    [
        "一、机构职能类信息12条；",
        "三、加强监督检查，完善考核办法，确保制度落实",
        "（1）通过门户网站公开",
        "四、收费及减免情况………………3",
        "2016年，我乡未收到政府信息公开申请。",
        "本报告由概述、主动公开情况和附表组成",
        "第三条 主动公开的范围",
        "政府信息公开工作领导小组",
    ],
)
def test_no_heading(line: str) -> None:
    assert chapter_heading(line) is None


def test_an_annex_and_a_file() -> None:
    lines = ["附件：甲县2014年政府信息公开情况表", "附表", "附件1：统计表.xls", "附件中的数据截至年底。"]
    assert [is_annex(line) for line in lines] == [True, True, False, False]
