"""The grammar that every kind shares: each kind of figure with each way to say that it is, or is not, one of the year.

A kind whose wording escapes the grammar shows here, and so does one that is added: its entry has an example.
"""

from __future__ import annotations

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


def stated(what: str, manner: str) -> list[tuple[str, object]]:
    text = f"{manner.format(DEEDS[what])}。"
    return [(figure.what, figure.value) for figure in find_figures(sentences([(1, text)]), YEAR, ORGAN)]


def test_most_kinds_count_deeds() -> None:
    assert len(DEEDS) >= 29


@pytest.mark.parametrize("what", DEEDS)
def test_of_the_year(what: str) -> None:
    assert [manner for manner in OF_THE_YEAR if stated(what, manner) != [(what, 9)]] == []


@pytest.mark.parametrize("what", DEEDS)
@pytest.mark.parametrize("manners", [NOT_DONE, OF_OTHER_YEARS, OF_OTHERS], ids=["not done", "other years", "others"])
def test_none_of_the_year(what: str, manners: tuple[str, ...]) -> None:
    assert [manner for manner in manners if stated(what, manner)] == []
