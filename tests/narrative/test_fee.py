"""The fee is read word by word: an amount is given only of a clause that is wholly understood."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_processing_fee, sentences
from reportparse.narrative.charges import clauses, without_remarks

YEAR = 2023
ORGAN = "青禾市民政局"


def amount(text: str, organ: str | None = ORGAN) -> object:
    fee = find_processing_fee([*sentences([(6, text)])], YEAR, organ)
    return fee and fee.amount_yuan


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("全年共向3名申请人收取信息处理费，合计650元。", 650),
        ("信息处理费收取标准100元/件，全年收取2件，共计200元。", 200),
        ("发出收费通知4件，总金额3,200元，实际收取2,800元。", 2800),
        ("发出收费通知1件1200元，申请人申请减免，减免后收取600元。", 600),
        ("2022年收取信息处理费180元，2023年未产生该费用。", 0),
        ("应收信息处理费640元，因申请人撤回申请，实际未收取。", 0),
        ("青禾市民政局2023年度未收取信息处理费。", 0),
        ("各县（市、区）收取信息处理费共3500元，我局未收取。", 0),
        ("收取信息处理费300元（国办函〔2020〕109号）。", 300),
        ("2023年收取信息处理费500元，较2022年的300元增加200元。", 500),
    ],
)
def test_what_was_collected(text: str, yuan: int) -> None:
    assert amount(text) == yuan


@pytest.mark.parametrize(
    "text",
    [
        "申请超过30件的，每件收取100元信息处理费。",
        "信息处理费已由县财政局统一收取，共计900元。",
        "1月至6月收取信息处理费200元，7月至12月未收取。",
        "未收取除信息处理费以外的其他费用。",
        "没有因收取信息处理费引发投诉。",
        "不存在违规收取信息处理费的情况。",
        "未按规定收取信息处理费。",
        "未收取信息处理费的申请3件。",
        "部分单位收取信息处理费300元。",
        "发出收费通知后撤销1件，涉及60元。",
        "污水处理费收取1200万元。",
        "2024年计划收取信息处理费2000元。",
        "区财政局未产生信息处理费。",
    ],
)
def test_what_is_not_understood(text: str) -> None:
    assert amount(text) is None


def test_a_clause_that_is_not_known() -> None:
    known, unknown = clauses("收取信息处理费9元,抵扣押金9元")
    assert known.is_known
    assert not unknown.is_known


def test_a_clause_that_never_ends() -> None:
    assert not clauses("收取信息处理费" * 99)[0].is_known


def test_remarks_on_money_stay() -> None:
    assert without_remarks("收取(市、区)费9元(应收8元)") == "收取费9元(应收8元)"
