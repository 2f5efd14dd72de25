"""Which of a page's titles is the report's own, and what is said where they differ."""

from __future__ import annotations

import pytest

from reportparse.document import Document, Paragraph
from reportparse.masthead.choice import Evidence, choose_title
from reportparse.masthead.title import parted, titles_in

OWN = "甲县水利局2023年政府信息公开工作年度报告"
LAST_YEAR = "甲县水利局2022年政府信息公开工作年度报告"
SIBLING = "甲县民政局2023年政府信息公开工作年度报告"
NOTHING = Evidence("", None, None)


def chosen(
    *front: Paragraph, evidence: Evidence = NOTHING, metadata: tuple[tuple[str, str], ...] = (), format: str = "html"
) -> tuple[str | None, list[tuple[str, str]]]:
    title, _, issues = choose_title(Document(format, front, metadata=metadata), front, evidence)
    return title.text if title else None, [(found.kind, found.where) for found in issues]


def test_the_h1_wins_over_a_link_and_the_difference_is_said() -> None:
    title, issues = chosen(Paragraph(OWN, level=1), Paragraph(LAST_YEAR))
    assert (title, issues) == (OWN, [("title-uncertain", "report.title"), ("year-conflict", "report.year")])


def test_the_period_decides_where_there_is_no_h1() -> None:
    assert chosen(Paragraph(LAST_YEAR), Paragraph(OWN), evidence=Evidence("", 2023, None))[0] == OWN
    assert chosen(Paragraph(LAST_YEAR), Paragraph(OWN), evidence=Evidence("", 2022, None))[0] == LAST_YEAR


def test_the_prose_decides_on_the_organ() -> None:
    title, issues = chosen(Paragraph(OWN), Paragraph(SIBLING), evidence=Evidence("甲县民政局认真落实。", None, None))
    assert (title, issues) == (SIBLING, [("title-uncertain", "report.title"), ("organ-conflict", "report.organ")])


@pytest.mark.parametrize(
    "name", [f"{OWN}_甲县人民政府", f"{OWN} - 政府信息公开年报 - 甲县", "甲县人民政府", "政府信息公开年报"]
)
def test_a_sites_name_in_the_page_title_is_no_difference(name: str) -> None:
    assert chosen(Paragraph(OWN), metadata=(("title", name),)) == (OWN, [])


def test_metadata_alone() -> None:
    assert chosen(Paragraph("无。"), metadata=(("ArticleTitle", OWN),)) == (OWN, [])
    assert chosen(metadata=(("ArticleTitle", OWN), ("title", LAST_YEAR)))[1][0] == ("title-uncertain", "report.title")


def test_a_name_that_may_have_been_cut_is_said() -> None:
    lines = (Paragraph("甲市经济技"), Paragraph("术开发区管委会2023年政府信息公开工作年度报告"))
    assert [where for _, where in chosen(*lines)[1]] == ["report.title", "report.organ"]
    assert chosen(*lines, format="docx") == ("甲市经济技术开发区管委会2023年政府信息公开工作年度报告", [])


@pytest.mark.parametrize(
    "above", ["甲县人民政府", "登录 | 注册", "今天是：", "甲县政府门户网站", "发文机关：甲县水利局", "2024-01-16"]
)
def test_a_line_of_a_site_never_joins(above: str) -> None:
    assert [title.text for title in titles_in([above, OWN])] == [OWN]


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (["甲县", "水利局2023年政务公开年报"], "甲县水利局"),
        (["甲县人民政府", "办公室2023年政务公开年报"], "甲县人民政府办公室"),
        (["甲县卫生健", "康局2023年政务公开年报"], "甲县卫生健康局"),
        (["甲县网", "双桥镇2023年政务公开年报"], "双桥镇"),
        (["标 题 甲县水利局2023年政务公开年报"], "甲县水利局"),
        (["信息名称：甲县水利局2023年政务公开年报 发文日期：2024-01-01"], "甲县水利局"),
        (["甲县门户网 甲县水利局2023年政务公开年报"], "甲县水利局"),
        (["2023年", "甲县水利局", "政府信息公开年报"], "甲县水利局"),
    ],
)
def test_split_and_labelled_titles(lines: list[str], organ: str) -> None:
    assert [(title.organ, title.year) for title in titles_in(lines)] == [(organ, 2023)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"{OWN}根据《条例》编制。", (OWN, "根据《条例》编制。")),
        (f"{OWN} 一、总体情况 全年平稳。", (OWN, "一、总体情况 全年平稳。")),
        (OWN, None),
        (f"关于做好{OWN}编制工作的通知，请各单位按照要求报送。", None),
    ],
)
def test_an_opening_glued_to_the_title(line: str, parts: tuple[str, str] | None) -> None:
    assert parted(line) == parts
