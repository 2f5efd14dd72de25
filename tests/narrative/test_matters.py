"""Cases of every matter are none on information; a denial of some applicants, ways or offices is no zero."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences

BUREAU = "青禾县水务局"
TOWN = "白石镇人民政府"
COUNTY = "青禾县人民政府"


def stated(text: str, organ: str = BUREAU, section: int = 4) -> dict[str, object]:
    return {figure.what: figure.value for figure in find_figures(sentences([(section, text)]), 2023, organ)}


@pytest.mark.parametrize(
    "text",
    [
        "行政复议2件（均为行政处罚类）。",
        "行政复议2件（均为行政处罚案件）。",
        "行政复议2件（与政府信息公开工作无关）。",
        "行政复议2件（不含信息公开类）。",
        "行政复议2件（信息公开类除外）。",
        "行政复议2件（土地、房屋征收）。",
        "行政复议2件，行政诉讼4件，上述案件均与政府信息公开无关。",
        "行政复议2件，没有涉及政府信息公开的案件。",
        "行政复议2件，都不是因信息公开引起的。",
        "行政诉讼3件，但均与政府信息公开工作没有关联。",
        "行政复议2件，为劳动保障监察案件。",
        "行政复议2件，因教师资格认定引起。",
        "行政复议2件（其他类）。",
        "行政复议1件、行政诉讼1件，分别为信息公开类和低保类。",
        "行政复议4件、行政诉讼2件，均不涉及政府信息公开。",
        "行政复议4件、行政诉讼2件（均与信息公开无关）。",
        "行政诉讼1件，为上年结转案件。",
        "行政复议7件，其中政府信息公开案件占比28.6%。",
        "行政复议4件（征地类3件、其他1件）。",
    ],
)
def test_cases_of_other_matters(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "行政复议7件、行政诉讼3件，其中因政府信息公开引发的行政复议1件。",
        "行政复议7件，其中因信息公开被申请复议1件。",
        "行政复议案件4件，含信息公开类1件。",
        "行政复议4件（含政府信息公开1件），行政诉讼1件。",
        "行政复议5件，政府信息公开类占1件。",
        "行政复议5件（土地类4件、信息公开类1件）。",
        "行政复议4件（土地征收3件、政府信息公开1件）。",
        "行政复议4件，政府信息公开1件。",
        "行政复议8件，其中7件为工伤认定类，1件为信息公开类。",
        "行政复议8件，7件为征地补偿，1件为信息公开。",
        "行政复议3件，其中2件涉及农村宅基地、1件涉及信息公开。",
    ],
)
def test_of_cases_of_every_matter_a_part_may_be_given(text: str) -> None:
    assert stated(text) in ({}, {"reconsiderations": 1})


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("行政复议案件5件，其中由信息公开引起的2件。", {"reconsiderations": 2}),
        ("行政复议1件（信访事项），行政诉讼1件（政府信息公开）。", {"lawsuits": 1}),
        ("行政复议3件（均系因不服政府信息公开答复提起）。", {"reconsiderations": 3}),
        ("行政复议3件（已全部审结）。", {"reconsiderations": 3}),
        ("行政诉讼2件（一审判决驳回原告诉讼请求）。", {"lawsuits": 2}),
        ("行政诉讼2件（详见附表）。", {"lawsuits": 2}),
        ("行政复议3件、行政诉讼2件（均已审结）。", {"reconsiderations": 3, "lawsuits": 2}),
        ("行政诉讼1件，为一审案件。", {"lawsuits": 1}),
    ],
)
def test_remarks_on_cases_of_information(text: str, cases: dict[str, int]) -> None:
    assert stated(text) == cases


@pytest.mark.parametrize(
    "text",
    ["县复议局受理不服乡镇信息公开答复的行政复议7件。", "县政府行政复议机构受理不服部门信息公开答复的复议案件7件。"],
)
def test_the_authority_that_decides_cases_is_no_party(text: str) -> None:
    assert stated(text, COUNTY) == {}


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("未收到法人或其他组织申请，收到自然人申请3件。", BUREAU),
        ("本年度未收到法人或其他组织提出的政府信息公开申请。", BUREAU),
        ("除自然人申请4件外，未收到法人和其他组织申请。", BUREAU),
        ("未收到个人申请。", BUREAU),
        ("企业未提出政府信息公开申请。", BUREAU),
        ("通过邮寄方式未收到申请，通过网上收到申请3件。", BUREAU),
        ("通过邮箱未收到政府信息公开申请。", BUREAU),
        ("当面未收到申请，网上收到申请2件。", BUREAU),
        ("机关各科室未收到申请，办公室收到1件。", BUREAU),
        ("因申请人撤回，实际未受理申请。", BUREAU),
        ("网上收到申请5件，其他渠道未收到申请。", BUREAU),
        ("街道、社区未收到政府信息公开申请。", BUREAU),
        ("各科室、街道社区反映未收到申请。", BUREAU),
        ("县属各养老机构未收到政府信息公开申请。", BUREAU),
        ("直属各事业单位均未收到政府信息公开申请。", BUREAU),
        ("各村（社区）均未收到政府信息公开申请。", TOWN),
        ("各乡镇均未收到政府信息公开申请。", COUNTY),
        ("县直部门、乡镇均未收到政府信息公开申请。", COUNTY),
        ("各村未发生行政复议、行政诉讼。", TOWN),
    ],
)
def test_denials_of_some(text: str, organ: str) -> None:
    assert 0 not in stated(text, organ, section=1).values()


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("未收到公民、法人和其他组织提出的申请。", BUREAU),
        ("没有收到任何单位和个人提出的政府信息公开申请。", BUREAU),
        ("未收到群众申请公开政府信息。", BUREAU),
        ("本单位未收到政府信息公开申请。", BUREAU),
        ("没有自然人、法人或其他组织向我局提出申请。", BUREAU),
        ("街道未收到政府信息公开申请。", "青禾县城关街道办事处"),
        ("通过信函、网上、当面等方式均未收到申请。", BUREAU),
        ("通过各渠道均未收到政府信息公开申请。", BUREAU),
        ("我镇及各村均未收到政府信息公开申请。", TOWN),
        ("局机关及直属单位均未收到政府信息公开申请。", BUREAU),
        ("全县各级各部门均未收到政府信息公开申请。", COUNTY),
    ],
)
def test_denials_of_all(text: str, organ: str) -> None:
    assert stated(text, organ, section=1) == {"requests_received": 0}
