"""Figures in running text: what is a figure of the year, what is not."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments import narrative_heldback
from reportparse.narrative import Figure, find_figures, find_processing_fee, sentences
from reportparse.narrative.kinds import KINDS

YEAR = 2023
ORGAN = "青禾市民政局"
WHATS = [kind.what for kind in KINDS]


def stated(text: str, year: int | None = YEAR, organ: str | None = ORGAN) -> list[tuple[str, object]]:
    return [(figure.what, figure.value) for figure in find_figures(sentences([(1, text)]), year, organ)]


def test_a_figure_carries_its_sentence_and_section() -> None:
    text = "做好公开工作。全年收到政府信息公开申请 1,204 件，均已登记。无其他情况。"
    assert find_figures(sentences([(3, text)]), YEAR) == [
        Figure("requests_received", 1204, "件", 3, "全年收到政府信息公开申请 1,204 件，均已登记。")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到政府信息公开申请１２件。", 12),
        ("收到政府信息公开申请1,234件。", 1234),
        ("收到政府信息公开申请1.2万件。", 12000),
        ("收到政府信息公开申请十二件。", 12),
        ("收到政府信息公开申请一件。", 1),
        ("收到政府信息公开申请共计0件。", 0),
        ("收到12件政府信息公开申请。", 12),
        ("收到政府信息公开申请（含结转）12件。", 12),
    ],
)
def test_ways_to_write_a_number(text: str, value: int) -> None:
    assert stated(text) == [("requests_received", value)]


@pytest.mark.parametrize(
    "number",
    [
        "10余",
        "近3000",
        "约20",
        "超过20",
        "3-5",
        "3至5",
        "上百",
        "数十",
        "1 204",
        "第3",
        "每月40",
        "20多",
        "十几",
        "2.5",
    ],
)
def test_inexact_numbers_are_none(number: str) -> None:
    assert stated(f"收到政府信息公开申请{number}件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年收到政府信息公开申请30件。",
        "去年，我局收到政府信息公开申请30件。",
        "自2019年以来收到政府信息公开申请30件。",
        "截至2023年底，累计收到政府信息公开申请30件。",
        "上半年收到政府信息公开申请30件。",
        "收到政府信息公开申请同比增加30件。",
        "收到政府信息公开申请较上年减少30件。",
        "下一步，确保收到政府信息公开申请30件内办结。",
        "2022年工作已总结。收到政府信息公开申请30件。",
        "市公安局收到政府信息公开申请30件。",
        "其中，网上收到申请30件。",
        "收到、办结政府信息公开申请分别为30件、28件。",
        "收到30件群众来信。",
        "收到行政许可申请30件。",
        "收到和办理信访举报投诉30件。",
    ],
)
def test_numbers_of_other_things(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("本年度全县收到申请560件，其中本机关收到56件。", [("requests_received", 56)]),
        ("2023年全县收到政府信息公开申请560件。", []),
        ("我局下属单位共收到申请8件；我局机关收到申请56件。", [("requests_received", 56)]),
        ("全系统受理行政复议申请120件，行政诉讼30件。", []),
        ("收到行政复议申请20件，受理18件。", []),
        ("行政诉讼案件45件，其中涉政府信息公开2件。", [("lawsuits", 2)]),
        (
            "行政复议12件，其中涉及信息公开1件。行政诉讼案件共45件，涉及政府信息公开的2件。",
            [("reconsiderations", 1), ("lawsuits", 2)],
        ),
        ("行政复议3件，政府信息公开行政诉讼2件。", [("reconsiderations", 3), ("lawsuits", 2)]),
        ("收到政府信息公开申请20件，受理18件。", [("requests_received", 20)]),
    ],
)
def test_the_scope_of_a_figure(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text) == figures


def test_a_government_sums_up_its_place() -> None:
    text = "全县收到申请560件，其中本机关收到56件。"
    found = find_figures([*sentences([(1, text)])], YEAR, "甲县人民政府")
    assert [figure.value for figure in found] == [560, 56]


def test_the_year_governs_its_clause() -> None:
    text = "2022年收到政府信息公开申请14件，2023年收到政府信息公开申请9件。"
    assert stated(text) == [("requests_received", 9)]
    assert stated(text, year=2022) == [("requests_received", 14)]
    assert stated(text, year=None) == []


def test_a_broken_line_does_not_hide_the_year() -> None:
    text = "本局认真落实政府信息公开条例的各项规定和要求，2022\n年收到政府信息公开申请14件。"
    assert stated(text) == []


def test_carried_over_and_forward_by_year() -> None:
    assert stated("2022年结转申请2件，结转2024年继续办理1件。") == [
        ("requests_carried_over", 2),
        ("requests_carried_forward", 1),
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("2023年度未收到政府信息公开申请及行政复议及行政诉讼。", ["requests_received", "reconsiderations", "lawsuits"]),
        ("未发生因政府信息公开申请行政复议、提起行政诉讼的情况。", ["reconsiderations", "lawsuits"]),
        ("政府信息公开申请、行政复议、行政诉讼均为零。", ["requests_received", "reconsiderations", "lawsuits"]),
        ("零复议、零诉讼。", ["reconsiderations", "lawsuits"]),
        ("未制发行政规范性文件。", ["normative_documents_issued"]),
        ("未发生行政复议被纠错、行政诉讼败诉的情况。", []),
        ("未收到网络申请。", []),
        ("12个部门未收到政府信息公开申请。", []),
        ("除1件外，未收到政府信息公开申请；确保零诉讼。", ["requests_received"]),
        ("2022年未收到政府信息公开申请。", []),
        ("无法提供行政复议材料。", []),
    ],
)
def test_denials(text: str, denied: list[str]) -> None:
    assert stated(text) == [(what, 0) for what in denied]


def test_a_sub_count_is_not_the_whole() -> None:
    assert stated("主动公开政府信息500条，其中主动公开公文38篇；行政复议12件，其中维持8件。") == [
        ("items_disclosed", 500),
        ("reconsiderations", 12),
    ]


def test_joined_nouns_share_no_number() -> None:
    assert stated("行政复议和行政诉讼共5件，予以公开及部分公开258件。") == []


def test_channels() -> None:
    assert stated("通过门户网站、微信等渠道公开信息300条，“青禾”微信公众号推送文章20篇，政务微博发布信息9条。") == [
        ("items_disclosed", 300),
        ("wechat_items", 20),
        ("weibo_items", 9),
    ]
    assert stated("微信公众号发挥作用，全年推送信息240条。") == []


def test_the_kinds_are_a_closed_list_of_slugs() -> None:
    assert len(set(WHATS)) == len(KINDS)
    assert all(what.isascii() and what == what.lower() and " " not in what for what in WHATS)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("本年度收取信息处理费3940元。", 3940),
        ("收取信息处理费0.394万元。", 3940),
        ("收取信息处理费12.5元。", Decimal("12.5")),
        ("未收取信息处理费。", 0),
        ("没有发生信息处理费收费情况。", 0),
        ("信息处理费收取情况：无。", 0),
        ("发出收费通知3件，应收1200元，实际收取400元。", 400),
        ("2022年收取信息处理费200元，2023年收取信息处理费300元。", 300),
        ("按照规定收取信息处理费。", None),
        ("按100元/件的标准收取信息处理费。", None),
        ("收取信息处理费约400元。", None),
        ("收取信息处理费三百元。", 300),
        ("收取信息处理费一万二千元。", None),
        ("收取信息处理费情况：共发出1件收费通知，金额100元，申请人逾期未缴纳。", None),
        ("应收取信息处理费100元，申请人未缴纳。", None),
        ("通知申请人缴纳信息处理费100元，未缴纳。", None),
        ("收到信息处理费80元，另1件申请人逾期未缴纳。", 80),
        ("收取信息处理费300元，无逾期未缴纳情形。", 300),
        ("全县共收取信息处理费5000元，其中本机关收取0元。", 0),
        ("全县共收取信息处理费5000元。", None),
    ],
)
def test_processing_fee(text: str, amount: object) -> None:
    fee = find_processing_fee([*sentences([(6, text)])], YEAR, ORGAN)
    assert fee is not None
    assert (fee.amount_yuan, fee.sentence) == (amount, text)


def test_the_fee_of_a_government() -> None:
    said = [*sentences([(6, "全县共收取信息处理费5000元。")])]
    both = [*sentences([(6, "全县共收取信息处理费5000元，其中本机关收取200元。")])]
    amounts = [fee.amount_yuan for some in (said, both) if (fee := find_processing_fee(some, YEAR, "甲县人民政府"))]
    assert amounts == [5000, None]


def test_section_six_speaks_first() -> None:
    said = sentences([(1, "收取信息处理费5元。"), (6, "无其他事项。收取信息处理费7元。")])
    fee = find_processing_fee([*said], YEAR)
    assert fee is not None
    assert fee.amount_yuan == 7
    other = sentences([(6, "无。"), (1, "行政事业性收费318.6万元。")])
    assert find_processing_fee([*other], YEAR) is None


@given(
    st.text(
        alphabet="收到未无申请公开行政复议诉讼信息处理费0123456789,，。；（）其中年月件条元万共为的 \n", max_size=200
    )
)
def test_any_text_is_read(text: str) -> None:
    for figure in find_figures(sentences([(1, text)]), YEAR, ORGAN):
        assert figure.what in WHATS
        assert figure.sentence in text.replace("\n", "")
        assert figure.value >= 0
    find_processing_fee([*sentences([(6, text)])], YEAR)


@given(st.data())
def test_a_phrase_holds_one_of_its_words(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    before, _, after = data.draw(st.sampled_from([*kind.phrases, *kind.bare, *kind.headed])).partition("#")
    said = data.draw(st.from_regex(before, fullmatch=True)) + "#" + data.draw(st.from_regex(after, fullmatch=True))
    assert any(word in said for word in kind.words)


def test_long_text_takes_no_long_time() -> None:
    start = time.process_time()
    for text in ("收到申请3件，" * 20_000, "公开信息3条。" * 1_000, "未" * 50_000, "上年结转" * 20_000):
        find_figures(sentences([(1, text)]), YEAR, ORGAN)
    assert time.process_time() - start < 8


@pytest.mark.parametrize("name", narrative_heldback.SETS)
def test_precision_and_recall(name: str) -> None:
    score = narrative_heldback.score(narrative_heldback.cases(name))
    assert score.precision >= 0.98
    assert score.recall >= 0.95
