"""Hard sentences: what was not done, done for others, a part, a class, of another year or office states no figure."""

from __future__ import annotations

import pytest

from instruments import narrative_hard
from reportparse.narrative import find_figures, find_processing_fee, sentences
from reportparse.narrative.clauses import is_done, is_plain, is_unrelated

YEAR = 2023
ORGAN = "青禾市民政局"


def stated(text: str, heading: str = "（二）依申请公开情况") -> list[tuple[str, object]]:
    return [(figure.what, figure.value) for figure in find_figures(sentences([(1, f"{heading}\n{text}")]), YEAR, ORGAN)]


@pytest.mark.parametrize(
    "left", ["未", "应主动", "拟", "不予", "免于", "撤回已", "清理", "协助县政府", "报请市政府", "被省政府"]
)
def test_what_was_not_done(left: str) -> None:
    assert not is_done(left)


@pytest.mark.parametrize("left", ["", "全年主动", "经审核", "代表市政府", "不断", "对应", "被申请", "年代"])
def test_what_was_done(left: str) -> None:
    assert is_done(left)


def test_reposts_of_one_clause() -> None:
    assert not is_done("转载上级解读3篇、省级")
    assert is_done("转载上级解读3篇、发布本级")


def test_words_that_part_nothing_off() -> None:
    assert is_plain("2023年我局共主动", "")
    assert is_plain("", "")
    assert not is_plain("财政专项资金", "")
    assert is_plain("财政专项资金", "财政|资金|专项")


def test_unrelated_cases() -> None:
    assert is_unrelated("行政诉讼", ",均与政府信息公开无关")
    assert is_unrelated("与信息公开工作无关的行政诉讼", "")
    assert not is_unrelated("行政诉讼", ",均与政府信息公开有关")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("未予受理申请2件，受理申请8件。", [("requests_received", 8)]),
        ("按时办结18件，延期办结1件。", []),
        ("收到不动产登记申请13件。", []),
        ("收到公民、法人申请13件。", [("requests_received", 13)]),
        ("收到法人申请13件。", []),
        ("依申请公开信息3件。", [("requests_received", 3)]),
        ("收到咨询及申请60件，其中信息公开申请8件。", [("requests_received", 8)]),
        ("上年度结转诉讼1件。", []),
        ("因行政处罚引发行政复议3件，行政诉讼1件。", []),
        ("行政复议、行政诉讼各1件。", [("reconsiderations", 1), ("lawsuits", 1)]),
        ("拟制公文13件，其中主动公开4件，不予公开7件。", []),
        ("2件申请答复结果为“予以公开”。", [("requests_granted", 2)]),
        ("全县收到申请56件，我局收到申请4件。", [("requests_received", 4)]),
        ("到2017年底累计收到申请30件。", []),
        ("12月收到申请3件。", []),
        ("没有公民、法人或其他组织向我局提出政府信息公开申请。", [("requests_received", 0)]),
        ("12个科室未收到申请。", []),
        ("收到申请数9件。", [("requests_received", 9)]),
    ],
)
def test_requests_and_cases(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text) == figures


def test_the_heading_tells_what_a_bare_phrase_is() -> None:
    assert stated("依申请公开信息3件。", "（一）主动公开情况") == []
    assert stated("行政诉讼案件5件。", "（五）监督保障情况") == []
    assert stated("行政诉讼案件5件。", "（四）行政复议、行政诉讼情况") == [("lawsuits", 5)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("财政专项资金公开信息1条，法定主动公开信息15条。", []),
        ("县政府网微信公众号推送信息6条。", [("wechat_items", 6)]),
        ("通过政府网站、公示栏公开信息80条。", [("items_disclosed", 80)]),
        ("通过微信公众号、微博公开信息80条。", []),
        ("在微信群推送信息3条。", []),
        ("制作信息30条，其中主动公开24条。", [("items_disclosed", 24)]),
        ("公开信息60条，其中主动公开56条。", [("items_disclosed", 60)]),
        ("网站公开信息20条，公开栏公开信息3条，共计公开信息23条。", [("website_items", 20), ("items_disclosed", 23)]),
        ("下属单位公开信息45条。", []),
        ("全市制发规范性文件12件，我局制发2件。", [("normative_documents_issued", 2)]),
        ("计划公开信息9条，实际公开信息8条。", [("items_disclosed", 8)]),
        ("制发规章1件、规范性文件2件。", [("rules_issued", 1), ("normative_documents_issued", 2)]),
        ("报请市政府制发规章1件、规范性文件2件。", []),
        ("公众号关注人数900人，发布信息20条。", [("wechat_items", 20)]),
        ("开通公众号1个，发布信息20条。", []),
    ],
)
def test_what_was_published(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text, "（一）主动公开情况") == figures


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("工作经费列支5万元，未收取信息处理费。", 0),
        ("应收500元，实收300元，均为信息处理费。", 300),
        ("处理费为0。", 0),
        ("减免信息处理费200元，收取100元。", 100),
        ("收取诉讼费500元，未收取信息处理费。", 0),
    ],
)
def test_money_for_other_purposes_is_no_processing_fee(text: str, amount: int) -> None:
    fee = find_processing_fee([*sentences([(6, text)])], YEAR, ORGAN)
    assert fee is not None
    assert fee.amount_yuan == amount


@pytest.mark.parametrize("name", narrative_hard.SETS)
def test_precision_and_recall(name: str) -> None:
    precision, recall, faults = narrative_hard.measure(narrative_hard.SETS[name], narrative_hard.ORGANS[name])
    assert precision >= 0.99, faults
    assert recall >= 0.99, faults
