"""What one clause says for another, and several numbers in one breath, are read as if each were said on its own."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences
from reportparse.narrative.quantities import plain
from reportparse.narrative.rewording import one_by_one

YEAR = 2023


def stated(text: str, heading: str = "", organ: str = "青禾县水务局") -> dict[str, object]:
    said = sentences([(1, f"{heading}\n{text}")])
    return {figure.what: figure.value for figure in find_figures(said, YEAR, organ)}


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("公开信息由上年的210条增加到今年的265条", "公开信息265条"),
        ("收到申请数量由2022年的16件上升为2023年的25件", "收到申请25件"),
        ("公开信息由2021年的210条增加到2023年的265条", "公开信息由2021年的210条增加到2023年的265条"),
        ("公开信息由2021年的210条增加到2022年的265条", "公开信息由2021年的210条增加到2022年的265条"),
        ("网站、微信公众号分别发布信息32条、18条", "网站发布信息32条,微信公众号发布信息18条"),
        ("网站、微博和公众号分别发布32条、5条和18条", "网站发布32条,微博发布5条,公众号发布18条"),
        ("网站、公众号分别发布信息32条、18条、6条", "网站、公众号分别发布信息32条、18条、6条"),
        ("受理、答复申请分别为8件、7件", "受理、答复申请分别为8件、7件"),
    ],
)
def test_numbers_told_in_one_breath(text: str, plainly: str) -> None:
    assert one_by_one(plain(text), YEAR) == plainly


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("主动公开信息由上年的210条减少至今年的165条。", {"items_disclosed": 165}),
        ("官方网站、微信公众号分别发布信息32条、18条。", {"website_items": 32, "wechat_items": 18}),
        ("自《条例》施行以来，我局累计公开政府信息6300条，其中2023年公开510条。", {"items_disclosed": 510}),
        ("截至2023年底累计公开信息6300条，其中2023年公开510条。", {"items_disclosed": 510}),
        ("财政领域累计公开信息6300条，其中2023年公开510条。", {}),
        ("累计公开信息6300条，其中2022年公开510条。", {}),
        ("公众号累计推送1800篇，2023年推送410篇。", {"wechat_items": 410}),
        ("现行有效规章0件，规范性文件7件。", {"rules_in_force": 0, "normative_documents_in_force": 7}),
        ("规章废止0件，规范性文件废止2件。", {"rules_repealed": 0, "normative_documents_repealed": 2}),
        ("现行有效规章0件、规范性文件7件。", {"rules_in_force": 0, "normative_documents_in_force": 7}),
        ("依托县政府网站、微信公众号发布信息18条、42条。", {}),
        ("印发文件56件，其中规范性文件3件。", {"normative_documents_issued": 3}),
        ("收到上级印发文件56件，其中规范性文件3件。", {}),
        ("报请县政府印发文件6件，其中规范性文件3件。", {}),
        ("审查规章1件，规范性文件7件。", {}),
        ("公开规范性文件5件，同步配发解读6篇。", {"normative_documents_disclosed": 5, "interpretations": 6}),
        ("政务微博粉丝3021人，全年发博126条。", {"weibo_items": 126}),
        ("网站访问量12万人次，独立用户3.4万个，信息发布总数287条。", {"website_items": 287}),
        ("主动公开政府信息数（不同渠道和方式公开相同信息计1条）411条。", {"items_disclosed": 411}),
    ],
)
def test_what_a_clause_leaves_out(text: str, figures: dict[str, int]) -> None:
    assert stated(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("政府信息公开申请量为零。", {"requests_received": 0}),
        ("上年度收到申请19件，本年度未收到。", {"requests_received": 0}),
        ("上年度收到信访件19件，本年度未收到。", {}),
    ],
)
def test_denials_that_name_nothing(text: str, figures: dict[str, int]) -> None:
    assert stated(text, "（二）依申请公开情况") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("局政务公开领导小组召开会议2次。", {"meetings": 2}),
        ("领导小组召开会议2次。", {}),
        ("举办全系统政务公开业务培训会1期，参训人员86人。", {"trainings": 1, "trained_persons": 86}),
        ("组织参加市级培训3次，举办政务公开业务培训会1期，参训人员86人。", {"trainings": 1, "trained_persons": 86}),
        ("组织参加市级培训3次，参训86人。", {}),
        ("培训60人次，其中政务公开培训25人次。", {}),
        ("举办全系统安全培训1次。", {}),
    ],
)
def test_meetings_and_trainings(text: str, figures: dict[str, int]) -> None:
    assert stated(text, "（五）监督保障情况") == figures
