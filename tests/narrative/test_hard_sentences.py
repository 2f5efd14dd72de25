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
        ("本机关收到、受理、办结的申请均为0件。", [("requests_received", 0)]),
        ("没有未答复的申请。", []),
        ("截至目前，尚无公民申请公开我局政府信息。", [("requests_received", 0)]),
        ("截至目前，收到申请9件。", []),
        ("县档案馆收到申请6件。", []),
        ("办理其他单位征求意见的信息公开申请5件。", []),
        ("受理三类12件申请。", [("requests_received", 12)]),
        ("上年结转信访件3件、信息公开申请2件。", []),
        ("延期答复的提案3件、申请1件。", []),
        ("收到、受理申请均为3件。", [("requests_received", 3)]),
    ],
)
def test_requests_and_cases(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text) == figures


@pytest.mark.parametrize(
    ("cases", "own"),
    [
        ("行政复议5件", [("reconsiderations", 5)]),
        ("因依申请公开引发行政诉讼5件", [("lawsuits", 5)]),
        ("行政诉讼5件，均因依申请公开答复引发", [("lawsuits", 5)]),
        ("人大建议5件", []),
        ("信访件5件", []),
        ("投诉5件，已答复4件", []),
        ("劳动仲裁案件5件", []),
        ("行政裁决申请5件", []),
    ],
)
@pytest.mark.parametrize(
    "carried", ["（含上年结转1件）", "，上年度结转1件", "，其中1件结转下年度", "，结转2024年1件", "，无结转下年度件"]
)
def test_carry_over_of_other_things_is_none_of_requests(cases: str, own: list[tuple[str, int]], carried: str) -> None:
    assert stated(f"{cases}{carried}。", heading="") == own


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("工伤认定行政复议2件、行政诉讼1件。", []),
        ("行政处罚类行政复议6件，均维持；行政诉讼3件，信息公开类0件。", [("lawsuits", 0)]),
        ("征收类行政复议6件，信息公开行政诉讼3件。", [("lawsuits", 3)]),
        ("行政诉讼6件，信息公开类2件。", [("lawsuits", 2)]),
        ("行政复议6件，其中执法类4件、信息公开类2件。", [("reconsiderations", 2)]),
        ("行政诉讼6件，均涉及征地补偿。", []),
        ("因不予公开决定新增行政复议1件。", [("reconsiderations", 1)]),
        ("行政诉讼6件，均与信息公开有关。", [("lawsuits", 6)]),
        ("我局起诉违法企业的行政诉讼1件。", []),
        ("行政复议3件、行政诉讼应诉2件。", [("reconsiderations", 3), ("lawsuits", 2)]),
        ("向省政府申请行政复议的1件，向法院起诉的2件。", [("reconsiderations", 1), ("lawsuits", 2)]),
        ("无一件因答复引发行政复议和行政诉讼。", [("reconsiderations", 0), ("lawsuits", 0)]),
    ],
)
def test_what_cases_are_about_holds_for_all_of_them(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text, heading="") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("配备专职人员2名、兼职人员5名。", [("staff_full_time", 2), ("staff_part_time", 5)]),
        ("局政务公开办公室配备专职人员2名。", [("staff_full_time", 2)]),
        ("县政务公开办公室配备专职人员2名。", []),
        ("专（兼）职人员5名。", []),
        ("专职（兼职）人员5名。", []),
        ("专职或兼职人员5名。", []),
        ("选派专职人员2名。", []),
        ("新增专职人员2名。", []),
        ("抽调兼职人员2名。", []),
        ("专职人员2名赴省厅学习。", []),
        ("兼职人员5名获得表彰。", []),
        ("每个股室设1名兼职人员。", []),
        ("局系统专职人员15名。", []),
    ],
)
def test_staff_are_those_who_hold_the_post(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text, heading="") == figures


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
        ("网站公开信息52条，全年共公开信息140条。", [("website_items", 52), ("items_disclosed", 140)]),
        ("加强微信公众号运维，全年共发布信息311篇。", []),
        ("微信公众号发文36篇。", [("wechat_items", 36)]),
        ("公开信息共计七大类35小类216条。", [("items_disclosed", 216)]),
        ("受县政府委托印发规范性文件1件。", []),
        ("无现行有效的行政规范性文件。", [("normative_documents_in_force", 0)]),
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
        ("免收检索费、复制费共150元，未收取信息处理费。", 0),
        ("收取信息处理费50元、邮寄费12元，合计62元。", 50),
        ("发出收费通知3份，涉及金额410元，实际到账210元。", 210),
        ("产生信息处理费150元，其中已到账90元，未到账60元。", 90),
        ("免费复印材料，价值23元，未收取信息处理费。", 0),
        ("本机关及下属单位共收取信息处理费150元，其中本机关收取0元。", 0),
        ("收费通知的件数和总金额以及实际收取的总金额均为0。", 0),
        ("全年仅对1件申请收取信息处理费，共计40元。", 40),
        ("未发生收费或减免情况。", 0),
        ("2022年、2023年均未收取信息处理费。", 0),
        ("信息处理费人民币壹佰元整。", 100),
    ],
)
def test_money_for_other_purposes_is_no_processing_fee(text: str, amount: int) -> None:
    fee = find_processing_fee([*sentences([(6, text)])], YEAR, ORGAN)
    assert fee is not None
    assert fee.amount_yuan == amount


@pytest.mark.parametrize(
    "text",
    [
        "发出收费通知2件，合计金额300元。",
        "发出信息处理费收费通知1件60元，尚未到账。",
        "信息处理费60元，申请人放弃缴费。",
        "退还信息处理费60元。",
        "免予收取信息处理费60元。",
        "可收取信息处理费60元。",
        "豁免信息处理费60元。",
        "已收信息处理费60元予以退回。",
        "发放信息处理费收费告知书3份，共计270元。",
        "按件计收100元信息处理费，尚在缴费期限内。",
        "没有收取信息处理费的计划。",
    ],
)
def test_money_asked_for_or_given_back_is_not_received(text: str) -> None:
    fee = find_processing_fee([*sentences([(6, text)])], YEAR, ORGAN)
    assert fee is not None
    assert fee.amount_yuan is None


def test_sentences_that_no_rule_was_written_for() -> None:
    precision, recall, _ = narrative_hard.measure(narrative_hard.UNSEEN, narrative_hard.ORGANS["unseen"])
    assert precision >= 0.99
    assert recall >= 0.9


def test_sentences_of_somebody_who_had_not_seen_the_rules() -> None:
    precision, recall, faults = narrative_hard.measure(narrative_hard.BLIND, narrative_hard.ORGANS["blind"])
    assert precision >= 0.99, faults
    assert recall >= 0.94, faults


@pytest.mark.parametrize("name", narrative_hard.SETS)
def test_precision_and_recall(name: str) -> None:
    precision, recall, faults = narrative_hard.measure(narrative_hard.SETS[name], narrative_hard.ORGANS[name])
    assert precision >= 0.99, faults
    assert recall >= 0.99, faults
