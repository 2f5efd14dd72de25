"""The organ where only the opening names it, and names that are none."""

from __future__ import annotations

import pytest

from reportparse.document import Document
from reportparse.masthead.mentions import Mention, mentions, prose_year
from reportparse.masthead.names import (
    is_full_name,
    is_plausible,
    is_relative,
    is_same,
    is_whole,
    names_two,
    without_office,
)
from reportparse.masthead.organ import find_organ
from tests.masthead.titles import find_title


def organ_in(line: str) -> tuple[str | None, list[str]]:
    organ, issues = find_organ(Document("text", ()), None, [line], [line], [])
    return organ, [found.kind for found in issues]


@pytest.mark.parametrize(
    "line",
    [
        "如有疑问，请联系:甲县水利局;地址:甲县河东路1号。",
        "如有疑问，请联系甲县水利局，电话0999-1234567。",
        "请与甲县水利局办公室联系。",
        "请与甲县水利局政策法规股联系，电话0999-1234567。",
        "本报告由甲县水利局编制。",
        "本报告由甲县水利局办公室编制（甲县水利局）。",
        "由甲县水利局依据《条例》编制而成。",
        "编制甲县水利局2023年政府信息公开工作年度报告。",
        "现公布2023年甲县水利局政府信息公开工作年度报告。",
        "现向社会公布2023年度甲县水利局信息公开年度报告。",
        "现发布《甲县水利局2023年政府信息公开工作年度报告》。",
        "甲县水利局认真落实《条例》，现将我单位2023年度工作报告如下：",
        "甲县水利局（以下简称“我局”）编制了本报告。",
        "现将甲县水利局2023年度政府信息公开开展情况报告如下：",
        "在县委、县政府的领导下，甲县水利局扎实推进公开工作。",
        "单位名称：甲县水利局",
    ],
)
def test_wordings_of_the_opening(line: str) -> None:
    assert organ_in(line) == ("甲县水利局", ["organ-uncertain"])


@pytest.mark.parametrize(
    "line",
    [
        "我局2023年认真落实《条例》。",
        "请与本机关联系。",
        "根据《甲县人民政府办公室关于做好年度报告编制工作的通知》编制。",
        "由六个部分组成。",
        "县政府办公室根据《条例》编制。",
        "在县委县政府领导下推进。",
    ],
)
def test_nobody_is_named(line: str) -> None:
    assert organ_in(line) == (None, ["organ-unknown"])


@pytest.mark.parametrize(
    ("name", "answer"), [("我局", True), ("本单位", True), ("各部门", True), ("本溪市水利局", False), ("该乡", True)]
)
def test_relative_names(name: str, answer: bool) -> None:
    assert is_relative(name) is answer


@pytest.mark.parametrize(
    ("name", "whole", "full"),
    [
        ("双桥镇", True, True),
        ("人民政府", False, False),
        ("办公室", False, False),
        ("局办公室", False, False),
        ("甲县水利局", True, True),
        ("甲县", False, False),
        ("甲县水利局工作情况", True, False),
        ("党委", False, False),
    ],
)
def test_names(name: str, whole: bool, full: bool) -> None:
    assert (is_whole(name), is_full_name(name)) == (whole, full)


@pytest.mark.parametrize(
    ("name", "organ"),
    [("甲县水利局政务公开科", "甲县水利局"), ("甲县人民政府党政办", "甲县人民政府"), ("综合办公室", "综合办公室")],
)
def test_offices(name: str, organ: str) -> None:
    assert without_office(name) == organ


def test_mentions_are_not_taken_from_cited_documents() -> None:
    cited = "根据《关于做好甲县水利局2022年政府信息公开工作年度报告的通知》"
    own = "，现公布甲县民政局2023年政府信息公开工作年度报告。"
    assert list(mentions([cited + own])) == [Mention("甲县民政局", 2023)]
    assert list(mentions(["按照政府信息公开工作年度报告格式编制"])) == []


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2023年，我局认真落实条例。", 2023),
        ("现将2023年度有关情况报告如下：", 2023),
        ("根据《关于做好2022年年度报告的通知》编制。", None),
        ("二〇二三年，我局认真落实条例。", 2023),
        ("（一）主动公开情况。2023年，我局主动公开信息12条。", 2023),
        ("（二）依申请公开情况。2023年收到申请3件。", 2023),
    ],
)
def test_the_year_of_the_prose(line: str, year: int | None) -> None:
    assert prose_year([line]) == year


@pytest.mark.parametrize(
    ("organ", "other", "same"),
    [
        ("甲州县人民政府", "甲州县水利局", False),
        ("甲州县", "甲州县人民政府办公室", True),
        ("甲州县", "甲州县人民政府办公室政务公开科", True),
        ("甲州县人民政府", "甲州县政务公开办公室", True),
        ("甲州县双桥镇", "双桥镇人民政府", True),
        ("甲州县双桥镇", "甲州县人民政府", False),
        ("甲州县青石街道", "青石街道办事处", True),
        ("甲州县发展和改革委员会", "县发改委", True),
        ("甲州县市场监督管理局", "甲州县市场监管局", True),
        ("甲州县水利局", "甲州县水利局办公室", True),
        ("甲州县水利局", "甲州县水利局信息中心", True),
        ("甲州县公安局交通警察大队", "甲州县公安局", False),
        ("甲州县教育局", "甲州县水利局", False),
        ("水利局", "甲州县水利局", True),
        ("甲州县民政局（甲州县老龄办）", "甲州县民政局", True),
    ],
)
def test_names_of_one_organ(organ: str, other: str, same: bool) -> None:
    assert is_same(organ, other) is same


TITLE = "甲州县教育局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("opening", "body", "kinds"),
    [
        ("2023年，甲州县水利局认真落实《条例》。", [], ["organ-conflict"]),
        ("如有疑问，请与甲州县水利局办公室联系。", [], ["organ-conflict"]),
        ("本报告由甲州县水利局编制。", [], ["organ-conflict"]),
        ("我局认真落实《条例》。", ["甲州县水利局", "2024年1月10日"], ["organ-conflict"]),
        ("甲州县教育局认真落实《条例》。如有疑问，请与甲州县政务服务中心联系。", [], []),
        ("请与甲州县教育局联系。", ["甲州县教育局（盖章）"], []),
        ("根据《条例》编制。", ["甲州县教育局", "2024年1月10日", "甲州县人民政府"], []),
        ("我镇认真落实《条例》。", [], ["organ-uncertain"]),
        ("我局认真落实《条例》。", [], []),
    ],
)
def test_the_text_contradicts_the_title(opening: str, body: list[str], kinds: list[str]) -> None:
    lines = [TITLE, opening]
    organ, issues = find_organ(Document("text", ()), find_title([TITLE]), lines, [opening], body)
    assert (organ, [found.kind for found in issues]) == ("甲州县教育局", kinds)


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        ("本报告由甲州县水利局编制。", ["organ-conflict"]),
        ("本报告由甲州县人民政府办公室编制。", []),
        ("2023年，我局认真落实《条例》。", ["organ-uncertain"]),
        ("2023年，我县认真落实《条例》。如有疑问，请与甲州县政务服务中心联系。", []),
    ],
)
def test_the_text_contradicts_a_government(opening: str, kinds: list[str]) -> None:
    name = TITLE.replace("教育局", "人民政府")
    organ, issues = find_organ(Document("text", ()), find_title([name]), [name, opening], [opening], [])
    assert (organ, [found.kind for found in issues]) == ("甲州县人民政府", kinds)


@pytest.mark.parametrize(
    ("organ", "plausible", "two"),
    [
        ("甲州县水利局", True, False),
        ("甲州县甲州县水利局", False, False),
        ("甲州县各部门", False, False),
        ("甲州县人民政府-甲州县水利局", False, False),
        ("甲州县财政局甲州县审计局", True, True),
        ("国家税务总局甲州县税务局", True, False),
        ("甲州市公安局交通警察支队", True, False),
        ("甲州县人民政府青石街道办事处", True, False),
        ("甲州县水利局（甲州县河长制办公室）", True, False),
        ("甲州县水利局（甲州县河长制办公室", False, False),
        ("甲州县水利局）", False, False),
        ("甲州县" + "青石白泉红岩绿洲" * 5 + "街道办事处", False, False),
    ],
)
def test_names_that_are_doubted(organ: str, plausible: bool, two: bool) -> None:
    assert (is_plausible(organ), names_two(organ)) == (plausible, two)
