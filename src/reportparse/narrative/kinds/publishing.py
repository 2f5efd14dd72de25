"""What was published: by every channel together, by one channel, and what explains it (解读, 新闻发布会, 公报)."""

from __future__ import annotations

from reportparse.narrative.channels import CHANNELS
from reportparse.narrative.kinds.declaration import Kind

ITEM_UNITS = "条次|条|篇|件|则|份"
_PUBLISH = r"(?:公开|发布|更新|推送|刊发|上传|登载|发出|推出|公布|编发|发文|推文|发博)(?:了|的)?"
_WHOLE = (
    r"(?:各类|各项|各种|相关|有关|全[市县区镇乡]|我[市县区镇乡局委办]|本级|本[局镇机关]|政府|政务|公开|主动|新增|总)*"
)
_POSTS = r"(?:信息|文章|推文|图文(?:信息|消息)?|稿件|内容|博文|消息|资讯|动态|作品|微信|微博|推送)?(?:总数)?"
_ANY_POSTS = r"(?:各类)?(?:政府|政务)?(?:信息|文章|内容)?$"


def _published(what: str, channel: str, words: tuple[str, ...]) -> Kind:
    names = CHANNELS[channel]
    return Kind(
        what,
        ITEM_UNITS,
        words,
        (
            rf"(?:{names}).{{0,24}}{_PUBLISH}{_WHOLE}{_POSTS}#{_ANY_POSTS}",
            rf"(?:{names})(?:账号|平台)?{_POSTS}(?:更新量|发布量)?#{_ANY_POSTS}",
        ),
        unless=r"向(?!社会|公众|群众|用户|粉丝|市民)[^,;]*推送|依申请|规范性文件|删除|清理|采用|录用|转载|下架|整改|撤",
        part=True,
        channel=channel,
        example=f"通过{words[0]}发布信息9条",
    )


PUBLISHING: tuple[Kind, ...] = (
    Kind(
        "items_disclosed",
        ITEM_UNITS,
        ("公开", "信息"),
        (
            rf"{_PUBLISH}{_WHOLE}信息(?:公开)?(?:总数)?#{_ANY_POSTS}",
            rf"(?:政府|政务)信息公开(?:总数)?#{_ANY_POSTS}",
            rf"(?:主动|实际)公开#{_ANY_POSTS}",
        ),
        unless=r"依申请|解读|栏目|涉|申请公开",
        left="",
        amid=r"公文|公开属性|属性认定|复议|诉讼",
        wider=r"(?:制作|形成|产生|拟制)[^,;]{0,8}信息",
        channel="all",
        example="主动公开政府信息9条",
    ),
    _published("website_items", "website", ("网站", "网")),
    _published("wechat_items", "wechat", ("微信公众号", "微信", "公众号")),
    _published("weibo_items", "weibo", ("微博",)),
    _published("new_media_items", "new_media", ("新媒体",)),
    Kind(
        "gazette_issues",
        "期",
        ("公报",),
        (r"公报》?(?:编辑|出版|出刊|编印|编发|发行|印发)*#", r"#[^、]{0,10}公报》?$"),
        unless=r"第",
        example="编发政府公报9期",
    ),
    Kind(
        "interpretations",
        "篇|条|件|个|份|部|期|则|次",
        ("解读",),
        (
            r"解读(?:材料|稿件?|文章|信息|产品|文件|文稿)?(?:发布)?#",
            r"(?:发布|制作|推出|公开|配发)#(?:政策)?解读(?:材料|稿件?|文章|信息)?$",
        ),
        amid=r"公报|刊登|部门发布",
        beside=r"#[、,和及](?!其中)[^,;、\d()]{0,6}(?:文字|图片|图文|图文并茂|图表|图解|视频|动漫|动画|专家|音频|新闻发布会|媒体)[^,;、\d()]{0,4}解读(?:材料|稿件?)?\d",
        unless=(
            r"(?:文字|图片|图文|图表|图示|图解|视频|动漫|动画|专家|负责人|音频|媒体|数字化|简明|创新|重要|同步|多元化|上级|国务院|国家|省级?|市级)"
            r"(?:化|式)?(?:政策)?解读|新闻|活动"
        ),
        part=True,
        example="发布政策解读9篇",
    ),
    Kind(
        "press_conferences",
        "场次|场|次|期|个",
        ("新闻",),
        (
            r"新闻(?:发布|通气)(?:会|活动)#",
            r"(?:举办|召开|举行|组织|开展)(?:了)?#[^、]{0,16}新闻(?:发布|通气)(?:会|活动)$",
        ),
        unless=r"出席|参加(?!或者?(?:举办|召开))|收看|观看|收听|旁听|协办|参与|专[题场项]",
        amid=r"(?:参加|出席|列席|协办)(?![^;]*(?:举办|召开|举行|组织|开展))",
        denied=r"(?:举办|召开|开展|举行|组织)(?:过|任何)?新闻发布会",
        example="召开新闻发布会9场",
    ),
)
