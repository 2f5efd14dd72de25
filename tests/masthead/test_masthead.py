"""Who reports, for which year, since when and where."""

from __future__ import annotations

import pytest

from instruments.made.forms import HEADINGS
from reportparse.chinese.dates import any_date, find_period, iso_date, year_value
from reportparse.document import Cell, Document, Paragraph, Table
from reportparse.masthead.reading import Masthead, read_masthead
from reportparse.sections.segment import segment
from tests.masthead.titles import find_title

BODY = [line for heading in HEADINGS for line in (heading, "无。")]


def masthead(*front: str, tail: tuple[str, ...] = (), metadata: tuple[tuple[str, str], ...] = ()) -> Masthead:
    document = Document("html", tuple(Paragraph(line) for line in (*front, *BODY, *tail)), metadata=metadata)
    return read_masthead(document, segment(document))


def kinds(found: Masthead) -> list[str]:
    return [issue.kind for issue in found.issues]


@pytest.mark.parametrize(
    ("lines", "organ", "year"),
    [
        (["甲县人民政府2022年政府信息公开工作年度报告"], "甲县人民政府", 2022),
        (["2022年甲县人民政府政府信息公开工作年度报告"], "甲县人民政府", 2022),
        (["甲县教育局2022年度政府信息公开年度报告"], "甲县教育局", 2022),
        (["甲县乙镇人民政府", "2022年政府信息公开工作年度报告"], "甲县乙镇人民政府", 2022),
        (["甲县乙镇2022年政府信息", "公开工作年度报告"], "甲县乙镇", 2022),
        (["甲县财政局2022年政务公开年报"], "甲县财政局", 2022),
        (["甲县财政局2022年信息公开年报"], "甲县财政局", 2022),
        (["甲县财政局二〇二二年政府信息公开工作年度报告"], "甲县财政局", 2022),
        (["甲县财政局政府信息公开工作年度报告（2022年）"], "甲县财政局", 2022),
        (["甲县财政局2022年", "政府信息公开", "工作年度报告"], "甲县财政局", 2022),
        (["2022年政府信息公开工作年度报告——甲县财政局"], "甲县财政局", 2022),
        (["甲 县 财 政 局 2022 年政府信息公开工作年度报告"], "甲县财政局", 2022),
        (["甲县财政局政府信息公开工作年度报告"], "甲县财政局", None),
        (["甲县人民政府2 0 2 3年政府信息公", "开工作年度报告"], "甲县人民政府", 2023),
        (["甲县财政局２０２３年度政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局[2023]年政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局（2023年）政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局2023政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局2023年1-12月政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局2023—2024年政府信息公开工作年度报告"], "甲县财政局", None),
        (["甲州大学2023-2024学年信息公开工作年度报告"], "甲州大学", None),
        (["公示 | 甲县财政局2023年政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["【年报】甲县财政局2023年政府信息公开工作年度报告（修订版）"], "甲县财政局", 2023),
        (["关于甲县财政局2023年政府信息公开工作年度报告的公告"], "甲县财政局", 2023),
        (["关于报送甲县财政局2023年政府信息公开工作年度报告的函"], "甲县财政局", 2023),
        (["甲县财政局2023年政府信息公开工作年度报告.docx"], "甲县财政局", 2023),
        (["甲县8890热线中心2023年政府信息公开工作年度报告"], "甲县8890热线中心", 2023),
        (["1.甲县财政局 2023 年 度 政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["甲县财政局2023年（度）政府信息公开工作年度报告"], "甲县财政局", 2023),
        (["（甲县财政局）2023年政府信息公开工作年度报告"], "", 2023),
        (["2023甲县财政局12月政府信息公开工作年度报告"], "", None),
        (["首页 > 年报 > 甲县财政局2023年政府信息公开工作年度报告"], "甲县财政局", 2023),
    ],
)
def test_titles(lines: list[str], organ: str, year: int | None) -> None:
    found = find_title(lines)
    assert found
    assert (found.organ, found.year) == (organ, year)


@pytest.mark.parametrize("before", ["<script>", "<b> ", "<a href='甲县 - 年报'>"])
def test_markup_written_as_text_stays_in_the_title(before: str) -> None:
    found = find_title([f"{before}甲县财政局2023年政府信息公开工作年度报告"])
    assert found
    assert (found.text, found.organ) == (f"{before}甲县财政局2023年政府信息公开工作年度报告", "")


@pytest.mark.parametrize(
    "line",
    [
        "关于做好2022年政府信息公开工作年度报告编制工作的通知",
        "根据《条例》规定，现公布甲县2022年政府信息公开工作年度报告。",
        "甲县2022年预算报告",
        "政府信息公开指南",
    ],
)
def test_no_titles(line: str) -> None:
    assert find_title([line]) is None


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("自2022年1月1日起至2022年12月31日止", ("2022-01-01", "2022-12-31")),
        ("2022年1月1日—12月31日", ("2022-01-01", "2022-12-31")),
        ("2015年12月1日至2016年10月30日", ("2015-12-01", "2016-10-30")),
        ("2022 年 1 月 1 日 － 2022 年 12 月 31 日", ("2022-01-01", "2022-12-31")),
        ("2022年1月1日至2022年12月31止", ("2022-01-01", "2022-12-31")),
        ("2022年1月1日至2022年13月31日", None),
        ("2022年12月31日至2022年1月1日", None),
        ("至202020年12月31日", None),
        ("2022年1月1日", None),
    ],
)
def test_period(line: str, period: tuple[str, str] | None) -> None:
    assert find_period([line]) == period


def test_the_year_of_the_title_wins_and_the_conflict_is_named() -> None:
    found = masthead("甲县2022年政府信息公开工作年度报告", "统计期限为2021年1月1日至2021年12月31日。")
    assert (found.year, kinds(found)) == (2022, ["year-conflict"])


def test_the_year_of_the_period_where_the_title_has_none() -> None:
    found = masthead("甲县人民政府政府信息公开工作年度报告", "统计期限为2021年1月1日至2021年12月31日。")
    assert (found.year, kinds(found)) == (2021, [])


@pytest.mark.parametrize(
    ("title", "text", "year", "issues"),
    [
        (
            "甲州大学2022-2023学年信息公开年度报告",
            "统计期限为2022年9月1日至2023年8月31日。",
            2023,
            ["period-not-calendar"],
        ),
        ("甲州大学2022-2023学年度信息公开年度报告", "编制本报告。", 2023, ["period-not-calendar"]),
        ("甲州大学信息公开年度报告", "统计期限为2022年9月1日至2023年8月31日。", 2023, ["period-not-calendar"]),
        ("甲州大学2023学年信息公开年度报告", "编制本报告。", None, ["year-unknown"]),
    ],
)
def test_an_academic_year_ends_in_the_year(title: str, text: str, year: int | None, issues: list[str]) -> None:
    found = masthead(title, text)
    assert (found.year, kinds(found)) == (year, issues)


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2020年1月1日起至20201231日止。",
        "所列数据自2020年1月1日至202020年12月31日。",
        "数据时间范围：2020年1月1日到2020年13月31日。",
        "起止时间为2020年1月1日—2020年12月32日。",
    ],
)
def test_a_period_that_is_no_pair_of_dates_is_said_under_every_label(text: str) -> None:
    found = masthead("甲县2020年政府信息公开工作年度报告", text)
    assert (found.period, found.year, kinds(found)) == (None, 2020, ["period-unreadable"])


def test_the_opening_is_never_lost() -> None:
    assert masthead("现将甲县水利局2023年工作报告如下：").preamble == "现将甲县水利局2023年工作报告如下："
    assert masthead("首页", "2023年，我局认真落实，报告如下:").preamble == "2023年，我局认真落实，报告如下:"


def test_a_title_of_ours_names_nobody() -> None:
    found = masthead("我局2023年政府信息公开工作年度报告", "根据《条例》编制。")
    assert (found.organ, found.year, kinds(found)) == (None, 2023, ["organ-unknown"])


def test_another_organ_in_the_opening_is_said() -> None:
    found = masthead("甲县水利局2023年政府信息公开年报", "现公布甲县民政局2023年政府信息公开年报。")
    assert (found.organ, kinds(found)) == ("甲县水利局", ["organ-conflict"])


def test_the_date_of_publication_is_not_the_year() -> None:
    found = masthead("甲县人民政府政府信息公开工作年度报告", tail=("甲县人民政府", "2023年1月17日"))
    assert (found.year, found.published, kinds(found)) == (None, "2023-01-17", ["year-unknown"])


@pytest.mark.parametrize(
    ("front", "organ"),
    [
        (["2022年政府信息公开工作年度报告", "现公布甲县财政局2022年政府信息公开工作年度报告。"], "甲县财政局"),
        (["2022年政府信息公开工作年度报告", "本报告由甲县财政局编制。"], "甲县财政局"),
        (["2022年政府信息公开工作年度报告", "如有疑问，请与甲县财政局办公室联系。"], "甲县财政局"),
    ],
)
def test_the_organ_from_the_preamble_is_marked(front: list[str], organ: str) -> None:
    found = masthead(*front)
    assert (found.organ, kinds(found)) == (organ, ["organ-uncertain"])


def test_the_publisher_is_the_last_resort_and_marked() -> None:
    found = masthead("2022年政府信息公开工作年度报告", metadata=(("发布机构", "甲县财政局"),))
    assert (found.organ, kinds(found)) == ("甲县财政局", ["organ-uncertain"])


def test_we_is_nobody() -> None:
    found = masthead("2022年政务公开年报", "我镇根据《条例》编制本报告。")
    assert (found.organ, kinds(found)) == (None, ["organ-unknown"])


def test_the_preamble_is_without_the_frame() -> None:
    found = masthead(
        "当前位置：首页",
        "甲县2022年政府信息公开工作年度报告",
        "发布日期：2023-01-20",
        "浏览次数：3",
        "根据《条例》编制。",
    )
    assert (found.preamble, found.published) == ("根据《条例》编制。", "2023-01-20")


def test_of_two_years_in_the_title_the_period_says_which() -> None:
    title = "甲县财政局2023—2024年政府信息公开工作年度报告"
    found = masthead(title, "统计期限为2023年1月1日至2023年12月31日。")
    assert (found.year, kinds(found)) == (2023, ["year-conflict"])
    found = masthead(title, "现公布甲县财政局2024年政府信息公开工作年度报告。")
    assert (found.year, kinds(found)) == (None, ["year-unknown"])


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("二〇二四年一月十五日", "2024-01-15"),
        ("2024年元月15日", "2024-01-15"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("甲县财政局办公室 2024年1月15日印发", "2024-01-15"),
        ("二〇二四年十三月一日", None),
    ],
)
def test_ways_to_write_the_day_of_publication(line: str, published: str | None) -> None:
    found = masthead("甲县财政局2023年政府信息公开工作年度报告", tail=("甲县财政局", line))
    assert found.published == published


def test_the_signature_goes_before_the_imprint() -> None:
    found = masthead("甲县财政局2023年政府信息公开工作年度报告", tail=("2024年1月15日", "2024年1月18日印发"))
    assert found.published == "2024-01-15"


def test_dates_in_hanzi() -> None:
    assert find_period(["二〇二三年一月一日至十二月三十一日"]) == ("2023-01-01", "2023-12-31")
    assert any_date("发布于二〇二四年二月三十日") is None


@pytest.mark.parametrize(
    ("parts", "date"), [(("2022", "2", "29"), None), (("2024", "2", "29"), "2024-02-29"), (("1889", "1", "1"), None)]
)
def test_iso_date(parts: tuple[str, str, str], date: str | None) -> None:
    assert iso_date(*parts) == date


@pytest.mark.parametrize(
    ("text", "year"), [("2022", 2022), ("二〇二二", 2022), ("二○二二", 2022), ("二零二二", 2022), (None, None)]
)
def test_year_value(text: str | None, year: int | None) -> None:
    assert year_value(text) == year


def test_signs_that_stand_for_a_name_are_no_mark_before_the_title() -> None:
    """○○县财政局 is a blank for a name; a single ○ before a title is a list's."""
    found = masthead("○○县财政局2023年政府信息公开工作年度报告")
    assert found.organ != "县财政局"
    assert masthead("○甲县财政局2023年政府信息公开工作年度报告").organ == "甲县财政局"


def test_a_list_that_the_opening_announces_stays_in_the_preamble() -> None:
    title, opening = "甲县水利局2023年政府信息公开工作年度报告", "本报告根据《条例》编制，由六个部分组成："
    names = [f"{heading}；" for heading in HEADINGS]
    found = masthead(title, opening, *names, "统计期限为2023年1月1日至2023年12月31日。")
    assert (found.preamble or "").split("\n")[1:-1] == names
    assert kinds(masthead(title, opening, *HEADINGS, "统计期限为2023年1月1日至2023年12月31日。")) == []
    contents = masthead(
        title, "目录：", *(f"{heading} {at}" for at, heading in enumerate(HEADINGS)), "本报告根据《条例》编制。"
    )
    assert contents.preamble == "本报告根据《条例》编制。"


def test_a_title_in_a_table_of_what_was_filled_in() -> None:
    title = "甲县水利局2023年政府信息公开工作年度报告"
    table = Table((Cell(0, 0, title, column_span=2), Cell(1, 0, "填报日期"), Cell(1, 1, "2024-01-05")))
    document = Document("docx", (table, *map(Paragraph, ("本报告根据《条例》编制。", *BODY))))
    found = read_masthead(document, segment(document))
    assert (found.title, found.published, found.preamble) == (title, None, "本报告根据《条例》编制。")


def test_names_above_values_in_a_table() -> None:
    rows = (("发布时间", "来源", "浏览"), ("2024-01-18", "县水利局", "9"))
    table = Table(tuple(Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)))
    document = Document("html", (Paragraph("甲县水利局2023年政府信息公开工作年度报告"), table, *map(Paragraph, BODY)))
    assert read_masthead(document, segment(document)).published == "2024-01-18"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("(2024-01-12)", "2024-01-12"),
        ("【2024年1月12日】", "2024-01-12"),
        ("2024-01-12 来源：甲县水利局 浏览：9", "2024-01-12"),
        ("2024年1月12日", None),
        ("2024年1月12日 星期五 甲县人民政府网", None),
        ("今天是2024年1月12日", None),
        ("2024-01-12 甲县财政局", None),
    ],
)
def test_a_day_above_the_title(line: str, published: str | None) -> None:
    found = masthead(line, "甲县水利局2023年政府信息公开工作年度报告", "本报告根据《条例》编制。")
    assert found.published == published
