"""What stands in brackets behind a number may take it back: another matter, a class, another's deed, what was not done."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences


def stated(text: str, heading: str = "") -> dict[str, object]:
    said = sentences([(1, f"{heading}\n{text}")])
    return {figure.what: figure.value for figure in find_figures(said, 2023, "青禾县水务局")}


@pytest.mark.parametrize(
    "text",
    [
        "收到申请5件（均为行政许可申请）。",
        "收到申请5件（均非政府信息公开申请）。",
        "主动公开政府信息56条（财政类）。",
        "网站发布信息88条（仅工作动态）。",
        "微信公众号推送信息88篇（转载）。",
        "发布解读5篇（转载上级）。",
        "制发规范性文件3件（代县政府起草）。",
        "废止规范性文件3件（拟）。",
        "召开新闻发布会3场（参加）。",
        "政务公开培训3次（县政府办组织）。",
        "举办培训3次（消防培训）。",
        "举办培训3次，均为消防培训。",
        "收到申请5件，系不动产登记申请。",
        "微信公众号推送信息88篇，全部转载自县政府网。",
        "主动公开政府信息56条，均为财政类信息。",
        "网站发布信息88条，均为2022年以前信息。",
        "制发规范性文件3件，均以县政府名义印发。",
        "召开新闻发布会3场，均由县政府新闻办组织。",
    ],
)
def test_remarks_that_take_a_number_back(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到政府信息公开申请5件（含转办）。", {"requests_received": 5}),
        ("收到申请5件（申请人为某公司）。", {"requests_received": 5}),
        ("主动公开信息56条（含下属单位）。", {"items_disclosed": 56}),
        ("微信公众号推送信息88篇（含转载）。", {"wechat_items": 88}),
        ("政务公开培训3次（我局组织）。", {"trainings": 3}),
        ("政务公开培训3次，均由局办公室组织。", {"trainings": 3}),
        ("专职人员2人（均为事业编制）。", {"staff_full_time": 2}),
        ("收到政府信息公开申请5件，均涉及行政许可事项。", {"requests_received": 5}),
        ("收到申请5件，均转交其他部门办理。", {"requests_received": 5}),
        ("举办政务公开培训3次，均为线上培训。", {"trainings": 3}),
        ("制定规范性文件3件，均已在网站公布并报送备案。", {"normative_documents_issued": 3}),
        ("兼职人员3名，均参加过业务培训。", {"staff_part_time": 3}),
    ],
)
def test_remarks_that_leave_it_as_it_is(text: str, figures: dict[str, int]) -> None:
    assert stated(text) == figures
