"""A clause counts only where all its words are known."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences
from reportparse.narrative.offices import is_short_for
from reportparse.narrative.vocabulary import is_understood, with_us

ORGAN = "青禾市卫生健康委员会"


def figures(text: str) -> list[tuple[str, object]]:
    said = sentences([(1, f"（一）主动公开情况\n{text}")])
    return [(figure.what, figure.value) for figure in find_figures(said, 2023, ORGAN)]


def test_known_and_unknown_words() -> None:
    assert is_understood("2023年我局通过“青禾健康”微信公众号共发布信息", ORGAN)
    assert not is_understood("各村委会共收到村务公开申请", ORGAN)
    assert not is_understood("巡查", ORGAN)
    assert is_understood("开展巡查", ORGAN, ("巡查",))


def test_the_organ_by_its_name() -> None:
    assert with_us("青禾市卫生健康委员会发布", ORGAN) == "我局发布"
    assert with_us("市卫健委发布", ORGAN.replace("员会", "")) == "我局发布"
    assert with_us("市体育局发布", ORGAN) == "市体育局发布"


@pytest.mark.parametrize(
    ("name", "organ", "short"),
    [
        ("县卫健局", "浦溪县卫生健康局", True),
        ("高新区管委会", "浦溪高新技术产业开发区管理委员会", True),
        ("市卫健局", "浦溪县卫生健康局", False),
        ("县政府", "浦溪县青禾镇人民政府", False),
        ("县教育局", "浦溪县卫生健康局", False),
    ],
)
def test_short_names(name: str, organ: str, short: bool) -> None:
    assert is_short_for(name, organ) is short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("微信工作群发布信息340条。", []),
        ("向市政府门户网站推送信息66条。", []),
        ("公文公开属性认定120件，主动公开80件。", []),
        ("参加在线访谈2期，市政府新闻发布会1场。", []),
        ("受理信访和信息公开申请共33件。", []),
        ("全年通过各类平台主动公开政府信息1326条。", [("items_disclosed", 1326)]),
        ("我委2023年主动向社会公开政务信息累计达563条。", [("items_disclosed", 563)]),
        ("依托市政府门户网站，及时更新内容，全年公开信息218条。", [("items_disclosed", 218)]),
    ],
)
def test_figures_of_known_clauses(text: str, found: list[tuple[str, object]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize("text", ["政府信息公开行政复议：无。", "行政复议均为无。"])
def test_denials_behind_what_they_deny(text: str) -> None:
    assert figures(text) == [("reconsiderations", 0)]


@pytest.mark.parametrize(
    "text", ["食品药品：公开信息96条。", "在规划计划方面，公开信息12条。", "针对征地拆迁，公开信息8条。"]
)
def test_classes_that_the_clause_before_names(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", ["主动公开方面：公开信息96条。", "聚焦重点领域，公开信息96条。"])
def test_clauses_before_that_narrow_nothing(text: str) -> None:
    assert figures(text) == [("items_disclosed", 96)]


def test_trained_persons_of_trainings_in_other_matters() -> None:
    assert figures("防汛抢险培训4期，共培训300人次。") == []


def test_a_word_said_once_for_two_numbers() -> None:
    assert [what for what, _ in figures("培训2名专职人员、5名兼职人员。") if what.startswith("staff")] == []
    assert figures("配备2名专职人员、5名兼职人员。") == [("staff_full_time", 2), ("staff_part_time", 5)]
