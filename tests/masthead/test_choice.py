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
    whole = Evidence("由甲市经济技术开发区管委会编制。", None, None)
    assert chosen(*lines, evidence=whole) == ("甲市经济技术开发区管委会2023年政府信息公开工作年度报告", [])


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "text"])
@pytest.mark.parametrize("above", ["送审稿", "今日甲县", "为民务实清廉", "内部资料 注意保存"])
def test_a_line_above_never_joins_an_organ_with_its_place(above: str, format: str) -> None:
    evidence = Evidence("本报告由甲县水利局编制。", None, None, ("甲县水利局",))
    assert chosen(Paragraph(above), Paragraph(OWN), evidence=evidence, format=format) == (OWN, [])


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (["中共甲县委", "党史研究室"], "中共甲县委党史研究室"),
        (["中共甲县委员会", "组织部"], "中共甲县委员会组织部"),
        (["甲县", "双桥镇人民政府"], "甲县双桥镇人民政府"),
        (["甲州区", "青石街道办事处"], "甲州区青石街道办事处"),
        (["甲市市场监督管理局", "高新分局"], "甲市市场监督管理局高新分局"),
        (["甲县公安局", "交通警察大队"], "甲县公安局交通警察大队"),
        (["甲州大学", "附属医院"], "甲州大学附属医院"),
        (["甲山经济技术开发区", "管理委员会"], "甲山经济技术开发区管理委员会"),
    ],
)
@pytest.mark.parametrize("title", [["2023年政府信息公开工作年度报告"], ["2023年政府信息公开", "工作年度报告"]])
def test_an_organ_over_two_lines_is_whole(lines: list[str], title: list[str], organ: str) -> None:
    assert [found.organ for found in titles_in([*lines, *title])] == [organ]


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (["国家税务总局", "甲县税务局2023年政府信息公开年报"], "国家税务总局甲县税务局"),
        (["甲州县人民政府", "水利局2023年政府信息公开年报"], "水利局"),
        (["甲州大学", "图书馆2023年信息公开年报"], "图书馆"),
        (["甲州县住房和城乡建设局", "甲州县人民防空办公室2023年政府信息公开年报"], "甲州县人民防空办公室"),
    ],
)
def test_an_organ_below_another_one_is_said(lines: list[str], organ: str) -> None:
    title, _, issues = choose_title(Document("docx", ()), [Paragraph(line) for line in lines], NOTHING)
    assert (title and title.organ, [found.kind for found in issues]) == (organ, ["organ-uncertain"])


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (["甲州县人民政府", "双桥镇2023年政府信息公开年报"], "双桥镇"),
        (["甲州县人民政府", "甲州县水利局2023年政府信息公开年报"], "甲州县水利局"),
        (["甲州县公安局", "甲州县公安局2023年政府信息公开年报"], "甲州县公安局"),
    ],
)
def test_a_sites_name_above_is_no_doubt(lines: list[str], organ: str) -> None:
    title, _, issues = choose_title(Document("docx", ()), [Paragraph(line) for line in lines], NOTHING)
    assert (title and title.organ, issues) == (organ, [])


def test_the_text_tells_a_site_from_the_organ_of_a_title_that_names_none() -> None:
    lines = [Paragraph("甲州县人民政府"), Paragraph("2023年政府信息公开工作年度报告")]
    for organ, named in (("", ("甲州县水利局",)), ("甲州县人民政府", ("甲州县政府办公室",)), ("甲州县人民政府", ())):
        title, _, _ = choose_title(Document("html", ()), lines, Evidence("", None, None, named))
        assert (title and title.organ) == organ


@pytest.mark.parametrize("mark", ["附件2", "附件1-2", "附件三", "附 件 2", "附表1"])
def test_an_annexs_mark_above_is_no_part_of_the_title(mark: str) -> None:
    assert [title.text for title in titles_in([mark, OWN], f"由甲县水利局编制。{OWN}")] == [OWN]
    assert [title.organ for title in titles_in([f"{mark} {OWN}"])] == ["甲县水利局"]


def test_facts_in_brackets_below_the_title_are_no_part_of_it() -> None:
    facts = "（统计期限：2022年12月1日至2023年11月30日，联系电话：0999-1234567）"
    assert [title.end for title in titles_in([OWN, facts])] == [1]
    assert [title.end for title in titles_in([OWN.replace("2023年", ""), "（2023年度）"])] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        f"甲州县人民政府-年度报告-{OWN}",
        f"甲州县政府·{OWN}",
        f"甲州县政府信息公开平台{OWN}",
        f"甲州县门户网站{OWN}",
    ],
)
def test_a_site_before_the_title_on_its_line(line: str) -> None:
    assert [title.text for title in titles_in([line])] == [OWN]


def test_a_column_before_the_title_in_a_pages_name() -> None:
    name = f"甲州县人民政府-政府信息公开年报-{OWN}"
    assert chosen(Paragraph("无。"), metadata=(("title", name),)) == (OWN, [])


def test_a_paper_named_after_the_place_begins_no_name() -> None:
    assert chosen(Paragraph("今日甲州"), Paragraph("甲州县水利局2023年政府信息公开年报"))[1] == []


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


@pytest.mark.parametrize(
    "behind",
    [
        "T 浏览次数：123",
        "【字体：大 中 小】",
        "分享到：微信",
        "点击数：12",
        "下载",
        "索取号：AB-1 公开日期：2024-01-12",
    ],
)
@pytest.mark.parametrize("before", ["", "首页 > 信息公开 > 年度报告 "])
def test_a_sites_tools_behind_the_title_on_its_line(behind: str, before: str) -> None:
    assert [title.text for title in titles_in([f"{before}{OWN} {behind}"])] == [OWN]


def test_a_second_name_in_brackets_is_part_of_an_organ_and_below_a_title_none() -> None:
    lines = ["甲县文化和旅游局", "（甲县文物局）", "2023年政府信息公开年报"]
    assert [title.organ for title in titles_in(lines)] == ["甲县文化和旅游局（甲县文物局）"]
    assert [title.end for title in titles_in(["2023年政府信息公开年报", "（甲县文物局）"])] == [1]


def test_a_year_typed_twice_is_no_part_of_the_organ() -> None:
    assert [title.organ for title in titles_in(["甲州县统计局2023年年政府信息公开工作年度报告"])] == ["甲州县统计局"]


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("2023年政府信息公开工作年度报告（甲州县水利局）", "甲州县水利局"),
        ("甲州县人民政府办公室关于甲州县人民政府2023年政府信息公开工作年度报告", "甲州县人民政府"),
        ("年报公开：甲州县水利局2023年政府信息公开工作年度报告", "甲州县水利局"),
        ("甲州县政府网甲州县水利局2023年政府信息公开工作年度报告", "甲州县水利局"),
        ("甲州县人民政府/法定主动公开/甲州县水利局2023年政府信息公开年报", "甲州县水利局"),
        ("中共甲州县委办公室 甲州县人民政府办公室2023年政府信息公开年报", "中共甲州县委办公室甲州县人民政府办公室"),
    ],
)
def test_names_around_the_organ_of_a_title(line: str, organ: str) -> None:
    assert [title.organ for title in titles_in([line])] == [organ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["organ-uncertain"]),
        ("我县认真落实《条例》。", []),
        ("全县公开信息12条。", []),
        ("我局认真落实《条例》。", ["organ-uncertain"]),
    ],
)
def test_a_government_above_a_title_that_names_none_may_be_a_site(text: str, kinds: list[str]) -> None:
    lines = [Paragraph("甲州县人民政府"), Paragraph("2023年政府信息公开工作年度报告")]
    title, _, issues = choose_title(Document("html", ()), lines, Evidence(text, None, None))
    assert (title and title.organ, [found.kind for found in issues]) == ("甲州县人民政府", kinds)


@pytest.mark.parametrize("blank", [" ", "\u3000"])
@pytest.mark.parametrize("above", ["", "首页 > "])
def test_a_blank_parts_no_place_from_its_organ(above: str, blank: str) -> None:
    whole = f"甲市{blank}乙区人民政府2023年政府信息公开工作年度报告"
    assert [title.organ for title in titles_in([above + whole])] == ["甲市乙区人民政府"]


@pytest.mark.parametrize("site", ["甲县", "中国·甲县", "甲县人民政府", "信息公开专区"])
def test_a_blank_parts_a_site_from_the_organ(site: str) -> None:
    assert [title.organ for title in titles_in([f"{site} {OWN}"])] == ["甲县水利局"]


def test_a_national_organ_stands_behind_no_place() -> None:
    title = "甲市 国家税务总局乙县税务局2023年政府信息公开工作年度报告"
    assert [found.organ for found in titles_in([title])] == ["国家税务总局乙县税务局"]
