"""Numbers of a series are no total; figures that contradict each other are not given, and that is said."""

from __future__ import annotations

import pytest

from reportparse.narrative import Figure, find_figures, sentences, settled
from reportparse.narrative.series import is_of_a_series

YEAR = 2023
ORGAN = "青禾县水务局"
GOVERNMENT = "青禾县人民政府"


def stated(text: str, heading: str = "（二）依申请公开情况", organ: str = ORGAN) -> list[tuple[str, object]]:
    said = sentences([(1, f"{heading}\n{text}")])
    return [(figure.what, figure.value) for figure in find_figures(said, YEAR, organ)]


@pytest.mark.parametrize(
    ("lead", "before", "after", "one"),
    [
        ("收到公民申请", "", ",企业申请2件", True),
        ("企业申请", "收到公民申请5件,", "", True),
        ("收到书面申请", "", "、网上申请2件", True),
        ("收到申请", "", ",网上2件、信函3件", False),
        ("收到公民、法人和其他组织申请", "", ",企业2件", False),
        ("收到公民申请", "", ",其中网上2件", False),
        ("书面答复申请", "电话答复咨询8次,", "", False),
        ("通过政府网站收到申请", "", "", True),
        ("通过信函、网络收到申请", "", "", False),
        ("通过网络等渠道收到申请", "", "", False),
    ],
)
def test_groups_and_ways_counted_beside_each_other(lead: str, before: str, after: str, one: bool) -> None:
    assert is_of_a_series(lead, before, after) is one


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到书面申请120件，网上申请77件。", []),
        ("收到公民申请150件，企业申请47件。", []),
        ("收到申请197件，经审查受理190件。", [("requests_received", 197)]),
        ("申请人提交申请197件，受理190件。", []),
        ("全县收到申请197件，我局受理9件。", [("requests_received", 9)]),
        ("收到各类申请9件，经甄别，政府信息公开申请4件，信访事项5件。", [("requests_received", 4)]),
        ("累计收到政府信息公开申请10件（自2008年《条例》施行以来）。", []),
        ("收到政府信息公开申请10件（2023年1月1日至12月31日）。", [("requests_received", 10)]),
        ("收到政府信息公开申请10件（较上年增加2件）。", [("requests_received", 10)]),
        ("办理县政府转办的依申请公开2件。", []),
        ("县信访局转来信访件12件，依申请公开3件。", []),
        ("2022年收到申请12件，2023年9件。", [("requests_received", 9)]),
        ("收到申请46件，其中：1.予以公开20件；2.部分公开3件。", [("requests_received", 46), ("requests_granted", 20)]),
        ("收到政府信息公开申请壹拾贰件。", [("requests_received", 12)]),
        ("登陆次数伍仟次，收到申请2件。", [("requests_received", 2)]),
        ("下属各站（所）未收到申请。", []),
        ("行政诉讼5件，其中涉及信息公开1件。", [("lawsuits", 1)]),
        ("行政复议5件、行政诉讼2件，其中涉及信息公开1件。", []),
        ("受理行政复议5件，其中涉及信息公开1件。", []),
    ],
)
def test_what_the_whole_is(text: str, figures: list[tuple[str, int]]) -> None:
    assert [figure for figure in stated(text) if figure[0] != "requests_partially_granted"] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("主动公开政府信息320条（截至目前累计）。", []),
        ("开设专栏5个，发布信息88条。", []),
        ("通过微信公众号、今日头条等新媒体公开信息39条。", [("new_media_items", 39)]),
        ("在青禾县人民政府门户网站公开信息12条。", [("website_items", 12)]),
        ("在省政府门户网站公开信息12条。", []),
        ("各部门户网站公开信息12条。", []),
        ("发布解读稿件12篇，图文解读3篇。", []),
        ("发布解读稿件12篇，其中图文解读3篇。", [("interpretations", 12)]),
        ("召开政务公开工作推进会1次、专题会2次。", []),
        ("未制发规章、规范性文件。", [("normative_documents_issued", 0)]),
    ],
)
def test_what_was_published(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text, "（一）主动公开情况") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("对个人申请部分公开2件，对企业申请部分公开1件。", []),
        ("对自然人申请予以公开4件，对企业申请予以公开1件。", []),
        ("社会组织提出的申请1件，公民提出的申请6件。", []),
        (
            "申请答复7件，分别为：予以公开3件，不予公开4件。",
            [("requests_answered", 7), ("requests_granted", 3), ("requests_denied", 4)],
        ),
        ("面向机关干部的政务公开培训2次，面向乡镇干部的政务公开培训1次。", []),
        ("组织集中培训1次，网络培训2次。", []),
        ("开展政务公开培训2次、信息安全培训3次。", [("trainings", 2)]),
        ("对内培训业务人员40人次，对外培训企业人员120人次。", []),
        ("参加县政府办组织的政务公开培训1次，参训2人次。", []),
        ("办公室专职人员1名，信息中心专职人员2名。", []),
        ("近三年共收到申请35件，其中2023年收到9件。", [("requests_received", 9)]),
        ("全县共收到申请416件，其中我局收到申请19件。", [("requests_received", 19)]),
        ("我局及下属单位共收到申请30件，其中我局收到申请19件。", [("requests_received", 19)]),
        ("行政诉讼2件均胜诉。", [("lawsuits", 2)]),
        ("行政复议及行政诉讼案件均为2件。", [("reconsiderations", 2), ("lawsuits", 2)]),
        ("行政复议4件（2022年：6件），行政诉讼2件（2022年：1件）。", [("reconsiderations", 4), ("lawsuits", 2)]),
        ("对于自然人申请的15件，予以公开6件；对于法人申请的9件，予以公开3件。", []),
        ("本年12件申请中，11件已办结。", []),
        ("2022年、2023年均未收到政府信息公开申请。", [("requests_received", 0)]),
        ("2021年、2022年均未收到政府信息公开申请。", []),
        ("2023年度41件申请办结39件。", []),
        ("未收到公民申请，收到法人申请1件。", []),
        ("未收到公民申请。", [("requests_received", 0)]),
        ("无人申请公开政府信息。", [("requests_received", 0)]),
        ("全年没有群众到我局申请信息公开。", [("requests_received", 0)]),
        ("经统计共收到申请12件。", [("requests_received", 12)]),
        ("我单位收到申请12件，公民10件、企业2件。", [("requests_received", 12)]),
        ("不予公开政府信息3条。", []),
        ("收到申请9件，不予公开政府信息3条。", [("requests_received", 9), ("requests_denied", 3)]),
        ("收到申请12件，其中法人或其他组织申请件0件。", [("requests_received", 12)]),
        ("未发生针对青禾县水务局有关政府信息公开事务的行政复议案件。", [("reconsiderations", 0)]),
        ("协助县政府办答复申请6件，独立答复申请24件。", [("requests_answered", 24)]),
        ("向县政府申请行政复议1件、向县法院提起行政诉讼3件。", [("reconsiderations", 1), ("lawsuits", 3)]),
        ("提请县政府出台规范性文件1件，废止本部门规范性文件2件。", [("normative_documents_repealed", 2)]),
    ],
)
def test_parallel_clauses_and_shares(text: str, figures: list[tuple[str, int]]) -> None:
    assert stated(text, heading="") == figures


def test_offices_of_a_government_counted_one_by_one() -> None:
    assert stated("县政府办公室收到申请33件，县住建局收到申请20件。", organ=GOVERNMENT) == []
    assert stated("县政府办公室收到申请3件，各乡镇收到申请20件，全县共收到申请23件。", organ=GOVERNMENT) == [
        ("requests_received", 23)
    ]
    office = f"{GOVERNMENT}办公室"
    assert stated("县政府办公室收到申请86件，指导部门答复申请311件。", organ=office) == [("requests_received", 86)]
    assert stated("全县收到申请214件，县住建局收到申请20件。", organ=GOVERNMENT) == [("requests_received", 214)]


def figure(value: int, sentence: str, section: int = 1) -> Figure:
    return Figure("requests_received", value, "件", section, sentence)


def test_figures_that_differ_are_not_given() -> None:
    figures = [figure(12, "收到申请12件。"), figure(13, "收到申请13件。", 3)]
    kept, issues = settled(figures)
    assert kept == []
    assert [(found.kind, found.where) for found in issues] == [("figures-differ", "figures")]
    assert "requests_received: 12 (section 1), 13 (section 3)" in issues[0].message
    assert "12（第 1 部分）、13（第 3 部分）" in issues[0].message_zh


@pytest.mark.parametrize(
    "second", ["全县收到申请12件。", "收到申请12件（含上年结转3件）。", "县水务局本级收到申请12件。", "新收申请9件。"]
)
def test_figures_of_another_scope_do_not_contradict(second: str) -> None:
    figures = [figure(9, "收到申请9件。"), figure(9 if "9" in second else 12, second)]
    assert settled(figures) == (figures, [])


@pytest.mark.parametrize(("year", "figures"), [(2022, []), (2023, [("lawsuits", 1)])])
def test_cases_of_an_earlier_year_are_none_of_the_year(year: int, figures: list[tuple[str, object]]) -> None:
    assert stated(f"涉及政府信息公开的行政诉讼案件1件，系{year}年提起。", "五、复议、诉讼情况") == figures
    assert stated(f"涉及政府信息公开的行政诉讼案件1件，于{year}年立案。", "五、复议、诉讼情况") == figures
