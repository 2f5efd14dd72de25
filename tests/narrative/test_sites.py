"""Whose site or account items are of, and whether of all of it: another's total and one column are no figure."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences

BUREAU = "青禾县水务局"
TOWN = "白石镇人民政府"
COUNTY = "青禾县人民政府"


def stated(text: str, organ: str = BUREAU, heading: str = "（四）政府信息公开平台建设情况") -> dict[str, object]:
    said = sentences([(1, f"{heading}\n{text}")])
    return {figure.what: figure.value for figure in find_figures(said, 2023, organ)}


@pytest.mark.parametrize(
    ("text", "organ", "items"),
    [
        ("在省政府门户网站公开信息9条。", BUREAU, {}),
        ("在省政府门户网站公开信息9条。", "青禾省水利厅", {"website_items": 9}),
        ("在水利部网站公开信息9条。", BUREAU, {}),
        ("在县政府网站公开信息9条。", BUREAU, {"website_items": 9}),
        ("市政府门户网站发布信息8000条，县级平台发布信息900条。", BUREAU, {}),
        ("通过市政府网站公开信息9条。", BUREAU, {"website_items": 9}),
        ("市政府网站发布信息900条。", "青禾市水务局", {"website_items": 900}),
        ("市水务局门户网站发布信息800条，采用我局信息6条。", BUREAU, {}),
        ("上级微信公众号发布我局信息9条。", BUREAU, {}),
        ("各乡镇微信公众号共推送信息220条。", COUNTY, {}),
        ("各社会组织公众号共推送信息220条。", BUREAU, {}),
        ("市水务局公众号推送信息320条。", BUREAU, {}),
        ("下属单位公众号推送信息100条。", BUREAU, {}),
        ("局属单位微信公众号发布信息320条。", BUREAU, {}),
        ("市直部门公众号发布信息620条。", "青禾市人民政府", {}),
        ("市局微信公众号发布信息320条。", BUREAU, {}),
        ("全县12个政务微信公众号共发布信息900条。", BUREAU, {}),
        ("全县12个政务微信公众号共发布信息900条。", COUNTY, {"wechat_items": 900}),
    ],
)
def test_sites_of_others(text: str, organ: str, items: dict[str, int]) -> None:
    assert stated(text, organ) == items


@pytest.mark.parametrize(
    ("text", "organ", "items"),
    [
        ("县政府门户网站全年发布信息9000条，其中我局报送采用140条。", BUREAU, {}),
        ("县政府门户网站全年发布信息9000条（我局31条）。", BUREAU, {}),
        ("县政府网站全年更新信息9000条，我局占3%。", BUREAU, {}),
        ("县政府网站更新信息9000条，我局更新量位居前列。", BUREAU, {}),
        ("县政府网站共发布信息9000条，其中涉及我镇58条。", TOWN, {}),
        ("“青禾发布”微博发布信息900条，我局供稿25条。", BUREAU, {}),
        ("“青禾发布”公众号发布1200篇，我局入选35篇。", BUREAU, {}),
        ("县政府门户网站全年发布信息9000条。", BUREAU, {"website_items": 9000}),
        ("县政府网站发布信息12条，我局公众号发布信息6条。", BUREAU, {"website_items": 12, "wechat_items": 6}),
        ("我局微信公众号推送信息88篇，其中我局原创60篇。", BUREAU, {"wechat_items": 88}),
        ("我局门户网站发布信息88条，被县政府网站采用45条。", BUREAU, {"website_items": 88}),
        ("县水务局网站发布信息88条，居全县第5位。", BUREAU, {"website_items": 88}),
        ("县政府网站发布信息900条，我县政务微博发布信息80条。", COUNTY, {"website_items": 900, "weibo_items": 80}),
    ],
)
def test_the_share_in_a_site_that_is_not_its_own(text: str, organ: str, items: dict[str, int]) -> None:
    assert stated(text, organ) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("“健康青禾”微信公众号（县卫健局主办）发布信息12篇。", {}),
        ("“青禾河湖”微信公众号（由县水务局主办）发布信息12篇。", {"wechat_items": 12}),
        ("“青禾河湖”微信公众号（我局运营）发布信息12篇。", {"wechat_items": 12}),
        ("“青禾河湖”微信公众号（账号：qhhh）发布信息12篇。", {"wechat_items": 12}),
        ("“青禾县人民政府”微信公众号推送我局稿件29篇。", {}),
        ("通过“青禾发布”公众号推送信息12条。", {"wechat_items": 12}),
    ],
)
def test_accounts_that_others_run(text: str, items: dict[str, int]) -> None:
    assert stated(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("门户网站“公示公告”栏目公开信息31条。", {}),
        ("在县政府网站“财政预决算”栏目公开信息6条。", {}),
        ("门户网站法治政府建设专题发布信息31条。", {}),
        ("微信公众号“政策解读”栏目推送12篇。", {}),
        ("网站“领导之窗”更新3条。", {}),
        ("网站信息公开专栏发布信息246条，其他栏目发布信息512条。", {}),
        ("网站信息公开专栏发布信息246条，全站发布信息758条。", {}),
        ("在县政府网站“政府信息公开”专栏发布信息33条。", {"website_items": 33}),
        ("县政府网站“水务局”专栏发布信息33条。", {"website_items": 33}),
        ("通过市政府网站部门频道公开信息46条。", {"website_items": 46}),
        ("门户网站共设栏目46个，全年更新信息287条。", {"website_items": 287}),
    ],
)
def test_columns_of_a_site(text: str, items: dict[str, int]) -> None:
    assert stated(text) == items


@pytest.mark.parametrize(
    ("text", "organ", "trainings"),
    [
        ("县政府办先后到我局开展政务公开业务培训2次。", BUREAU, {}),
        ("县政府信息公开办对我局政务公开工作人员开展培训2次。", BUREAU, {}),
        ("县政务服务局来我镇组织开展政务公开业务培训1次。", TOWN, {}),
        ("市政府办公室到我县开展政务公开业务培训1次。", COUNTY, {}),
        ("县政府办深入我局开展政务公开培训2次，我局组织政务公开培训1次。", BUREAU, {"trainings": 1}),
        ("邀请县政府办到我局开展政务公开业务培训2次。", BUREAU, {"trainings": 2}),
        ("政务公开培训2次（含参加上级1次）。", BUREAU, {}),
        ("各部门自行开展政务公开培训36次。", COUNTY, {}),
        ("联合县政府办在我局举办政务公开培训2次。", BUREAU, {"trainings": 2}),
    ],
)
def test_what_another_office_came_for(text: str, organ: str, trainings: dict[str, int]) -> None:
    assert stated(text, organ, heading="（五）监督保障情况") == trainings
