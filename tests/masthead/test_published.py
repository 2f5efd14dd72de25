"""The day of publication behind any label, on a line of its own, or under the signature; and days that are none."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Document, Paragraph, Table
from reportparse.masthead.published import conflicts, find_published
from reportparse.sections.boilerplate import day_of_facts, is_head_line

PAGE = Document("text", ())


@pytest.mark.parametrize(
    "line",
    [
        "日期:2024-01-16",
        "发表日期：2024年1月16日",
        "时间：2024/01/16 10:20",
        "更新时间:2024.1.16",
        "录入时间：2024-01-16 点击：3",
        "发布于2024-01-16",
        "【发布日期】2024-01-16【来源】甲局",
        "发文日期 | 2024-01-16 |",
        "来源：甲局 日期：2024-01-16 字号：",
        "- 发布日期：二〇二四年一月十六日",
        "发布时间：２０２４－０１－１６",
        "来源：甲县宣传部日期：2024-01-16",
        "文件生成日期：2024-01-16",
        "登载时间：2024-01-16",
    ],
)
def test_labels(line: str) -> None:
    assert find_published(PAGE, [line], [], [], 2023) == "2024-01-16"


@pytest.mark.parametrize(
    "line",
    [
        "填报日期：2024-01-16",
        "统计时间：2024-01-16",
        "今天是2024年1月16日",
        "申请日期：2024-01-16",
        "有效日期：2024-01-16",
        "打印日期：2024-01-16",
        "抓取时间：2024-01-16",
        "快照时间：2024-01-16",
        "访问日期：2024-01-16",
        "归档日期：2024-01-16",
        "服务器时间：2024-01-16",
        "下载时间：2024-01-16 10:20",
        "检索日期：2024-01-16",
    ],
)
def test_other_days(line: str) -> None:
    assert find_published(PAGE, [line], [], [], 2023) is None


def test_a_label_and_its_value_on_two_lines() -> None:
    assert find_published(PAGE, ["发布日期", "2024-01-16"], [], [], 2023) == "2024-01-16"


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    assert find_published(PAGE, ["更新时间：2024-03-01", "发布日期：2024-01-16"], [], [], 2023) == "2024-01-16"


def test_the_pages_own_time_goes_before_the_signature() -> None:
    body = ["甲县水利局", "2024年1月10日"]
    assert find_published(PAGE, ["时间：2024-01-31"], [], body, 2023) == "2024-01-31"
    assert find_published(PAGE, [], ["2024-01-31 09:00:00 来源：甲局"], body, 2023) == "2024-01-31"
    assert find_published(PAGE, [], [], body, 2023) == "2024-01-10"


def test_a_bare_day_before_the_year_that_is_reported_on_is_none() -> None:
    assert find_published(PAGE, [], ["2022-01-31"], [], 2023) is None
    assert find_published(PAGE, [], [], ["填报日期：2024年1月8日"], 2023) is None


@pytest.mark.parametrize(
    "line",
    [
        "２０２４－０１－１６　　来源：办公室",
        "2024-01-16 08:55:40 | 来源：甲县退役军人事务局 | 阅读 21 次",
        "[2024-01-16] 来源：甲县金融局 点击：18",
        "[2024-01-16]",
        "2024-01-16 甲县林业局 阅读：45",
        "2024-01-16·甲县残联·阅读 56",
        "甲县水利局2024年1月16日",
        "（甲县水利局 2024年1月16日）",
        "2024-01-16 14:05:51   来源：甲县水利局   浏览：57次   字号：T|T",
        "2024-01-16 08:40 \\| 甲县水利局 \\| 字号 A- A+",
        "甲县水利局 · 2024-01-16 · 阅读量 35",
        "县水利局2024年01月16日 10:22阅读(56)听全文",
        "甲县水利局\u30002024-01-16\u3000打印本文\u3000收藏\u3000纠错",
        "2024年1月16日 09:30 县水利局 访问次数：12",
        "2024/01/16 17:55:02 星期二 来源:本网 【字体:大 中 小】 打印 微信扫一扫分享",
        "2024-01-16 听全文",
    ],
)
def test_a_day_that_begins_a_line_of_facts(line: str) -> None:
    assert is_head_line(line)
    assert find_published(PAGE, [], [line], [], 2023) == "2024-01-16"


@pytest.mark.parametrize(
    "line",
    [
        "2024年1月16日 印发",
        "甲县水利局办公室2024年1月16日印发",
        "截至2024年1月16日 县水利局",
        "自2024年1月16日 县水利局",
        "2024年1月16日起 县水利局",
        "2024年1月16日 至 12月31日",
        "2024-01-16 县水利局 2024-02-01",
        "统计时间 2024-01-16 县水利局",
        "报告期 2024年1月16日",
        "2024年1月16日 全年",
        "打印时间：2024-01-16 10:20 打印",
        "2024年1月16日 县政府召开常务会",
        "2024年1月16日，县水利局",
    ],
)
def test_no_line_of_facts(line: str) -> None:
    assert day_of_facts(line) is None


def test_two_days_of_publication_are_said() -> None:
    page = Document("html", (), metadata=(("PubDate", "2024-01-21 10:00"),))
    assert conflicts(page, ["发布日期：2024-01-21", "更新时间：2024-02-01"]) == []
    assert [found.kind for found in conflicts(page, ["发布日期：2024-01-25"])] == ["published-conflict"]
    assert find_published(page, ["发布日期：2024-01-25"], [], [], 2023) == "2024-01-21"


def test_the_foot_of_a_sheet_is_a_row_of_its_table() -> None:
    rows = ("（七）总计", "六、其他需要报告的事项", "无。", "发布日期：2024-01-16", "主办：甲县人民政府")
    sheet = Table(tuple(Cell(row, 0, text) for row, text in enumerate(rows)))
    assert find_published(Document("xlsx", (sheet,)), [], [], [], 2023) == "2024-01-16"
    filled_in = Table((Cell(0, 0, "填报日期："), Cell(0, 1, "2024-01-16")))
    assert find_published(Document("xlsx", (Paragraph("无。"), filled_in)), [], [], [], 2023) is None
