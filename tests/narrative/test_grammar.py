"""The grammar that every kind shares: each kind of figure with each way to say that it is, or is not, one of the year.

A kind whose wording escapes the grammar shows here, and so does one that is added: its entry has an example.
"""

from __future__ import annotations

from itertools import product

import pytest

from reportparse.narrative import find_figures, sentences
from reportparse.narrative.kinds import KINDS

YEAR = 2023
ORGAN = "青禾县水务局"

DEEDS = {kind.what: kind.example for kind in KINDS if kind.example}

OF_THE_YEAR = (
    *("{}", "全年{}", "2023年{}", "我局{}", "2023年，我局共{}", "本年度{}", "青禾县水务局{}", "县水务局2023年{}"),
    *(
        "今年以来{}",
        "截至2023年12月31日，{}",
        "2023年1月1日至12月31日，{}",
        "积极推进工作，{}",
        "全年共{}",
        "依法{}",
        "全局{}",
    ),
    *("据统计，2023年1-12月{}", "我局办公室共{}", "县水务局机关{}", "我局先后{}", "从2023年1月1日到2023年12月31日共{}"),
)

NOT_DONE = (
    *("未{}", "应{}", "应当{}", "拟{}", "计划{}", "准备{}", "不再{}", "取消{}", "下一步将{}", "2024年将{}", "力争{}"),
    *("协助县政府{}", "配合县政府办{}", "代县政府{}", "指导各乡镇{}", "督促各单位{}", "参与{}", "帮助群众{}"),
)
OF_OTHER_YEARS = (
    *("2022年{}", "去年{}", "上半年{}", "12月{}", "第三季度{}", "1月至6月{}", "平均每月{}", "同比多{}"),
    *("历年{}", "自2019年以来{}", "2019年至2023年{}", "近三年{}", "到2017年底累计{}", "截至目前累计{}"),
)
OF_OTHERS = (
    *("全县{}", "全市{}", "各部门{}", "下属单位{}", "各乡镇{}", "其他单位{}"),
    *("县财政局{}", "市水务局{}", "县政府{}", "县政府办公室{}"),
)


def figures(text: str) -> list[tuple[str, object]]:
    return [(figure.what, figure.value) for figure in find_figures(sentences([(1, text)]), YEAR, ORGAN)]


def stated(what: str, manner: str) -> list[tuple[str, object]]:
    return figures(f"{manner.format(DEEDS[what])}。")


def test_most_kinds_count_deeds() -> None:
    assert len(DEEDS) >= 29


@pytest.mark.parametrize("what", DEEDS)
def test_of_the_year(what: str) -> None:
    assert [manner for manner in OF_THE_YEAR if stated(what, manner) != [(what, 9)]] == []


@pytest.mark.parametrize("what", DEEDS)
@pytest.mark.parametrize("manners", [NOT_DONE, OF_OTHER_YEARS, OF_OTHERS], ids=["not done", "other years", "others"])
def test_none_of_the_year(what: str, manners: tuple[str, ...]) -> None:
    assert [manner for manner in manners if stated(what, manner)] == []


OPENINGS = ("未收到", "没有接到", "尚未受理", "均未收到", "无", "暂无", "未收到任何")
APPLICANTS = ("", "公民、法人和其他组织提出的", "个人或单位", "社会公众", "有关")
REQUESTS = (
    *(
        "政府信息公开申请",
        "依申请公开申请",
        "依申请公开事项",
        "申请公开政府信息",
        "依申请公开件",
        "政府信息依申请公开申请",
    ),
    *(
        "要求公开政府信息的申请",
        "公开申请",
        "依申请公开政府信息",
        "依申请公开信件",
        "申请公开事项",
        "政府信息公开申请情况",
    ),
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_requests(opening: str) -> None:
    said = [f"{opening}{applicants}{requests}" for applicants, requests in product(APPLICANTS, REQUESTS)]
    assert [text for text in said if figures(f"2023年，我局{text}。") != [("requests_received", 0)]] == []


CAUSES = (
    *(
        "",
        "因政府信息公开工作引发的",
        "因信息公开申请引起的",
        "涉及政府信息公开的",
        "由政府信息公开引起的",
        "因政府信息公开被申请",
    ),
    *(
        "与政府信息公开有关的",
        "针对政府信息公开的",
        "由于政府信息公开引起的",
        "一起因政府信息公开引起的",
        "因公开政府信息引起的",
    ),
)
CASES = (
    "行政复议、行政诉讼",
    "行政复议和诉讼",
    "复议或者诉讼",
    "行政复议、提起行政诉讼",
    "投诉举报、行政复议案件、行政诉讼案件",
)
ENDINGS = ("", "的情况", "案件", "等情况", "的情形发生")


@pytest.mark.parametrize("opening", ["未发生", "没有出现", "无", "不存在", "未曾发生", "也未产生"])
def test_no_cases(opening: str) -> None:
    said = [f"{opening}{cause}{cases}{ending}" for cause, cases, ending in product(CAUSES, CASES, ENDINGS)]
    both = [("lawsuits", 0), ("reconsiderations", 0)]
    assert [text for text in said if sorted(figures(f"2023年，我局{text}。")) != both] == []
