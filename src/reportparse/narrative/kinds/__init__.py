"""What is counted in the running text and how it is worded: data only. A new kind is one entry of `KINDS`.

A phrase is a regular expression with `#` where the quantity stands: what is before `#` must end the words before the
number (fillers such as 共计 or 总数为 may come between), what is after it must open the words after the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from reportparse.narrative.quantities import FILL

Topic = Literal["requests", "review", "documents", "rules", "foreign"]

TOPICS: dict[Topic, re.Pattern[str]] = {
    "requests": re.compile(r"依申请|(?<!复议)(?<!复议的)申请(?!人|行政复议|复议)"),
    "review": re.compile(r"复议|诉讼"),
    "documents": re.compile(r"规范性文件"),
    "rules": re.compile(r"规章(?!制度)"),
    "foreign": re.compile(r"留言|来信|来访|信访|热线|建议|提案|投诉|举报|工单|诉求|许可|咨询|12345|信箱"),
}
"""What a bare "答复28件" or "废止3件" speaks of is the topic named last; `foreign` ones are nobody's here."""

ITEM_UNITS = "条|篇|件|则|份"
CASE_UNITS = "件|条|起|宗|例|个|份|次|项"
PIECES = "件|个|份|部|项"

_PUBLIC = r"(?:政府|政务)?信息"
_REQUEST = (
    r"(?:(?!网上|网络|在线|当面|现场|信函|邮寄|邮件|传真|自然人|企业|机构|撤回|许可|复议|诉讼|答复|办结|结转|重复).)"
    r"{0,30}申请(?:事项|公开|件|表)?(?!人|行政复议|复议)"
)
_ON_REQUEST = r"依申请公开(?:的)?(?:政府)?(?:信息)?(?:申请)?(?:事项|件)?"
_TIME = r"(?:20\d\d年|[年度本全共我市县区镇局委办乡院今内有]|的){0,12}"
_OF_LAST_YEAR = r"上(?:一)?年度?(?:的)?(?:结转|转来|转入|遗留|延续|转接)"
_TO_NEXT_YEAR = r"(?:结转|顺延|转入?|延续|延期|延|跨)(?:至|到|入)?(?:下|次)(?:一)?年度?"
_PUBLISH = r"(?:公开|发布|更新|推送|刊发|上传|登载|发出|推出|公布|编发)(?:了|的)?"
_WHOLE = (
    r"(?:各类|各项|各种|相关|有关|全[市县区镇乡]|我[市县区镇乡局委办]|本级|本[局镇机关]|政府|政务|公开|主动|新增|总)*"
)
_POSTS = r"(?:信息|文章|推文|图文|稿件|内容|消息|资讯|作品|微信|微博|推送)?(?:总数)?"
_ANY_POSTS = r"(?:各类)?(?:政府|政务)?(?:信息|文章|内容)?$"
_OGI = (
    r"(?:(?:政务|政府信息|信息)公开|业务|专题|专项|集中|各类|全[市县区局]|系统|相关|内部|干部|工作|人员|线上|线下|年度"
    r"|组织|开展|了|的|等|信息员)*"
)
_TRAIN = r"(?:举办|组织|开展|召开|举行|进行)"
_RULED = r"(?:制发|制定|出台|印发|制定出台|制定印发|公开|主动公开|发布)"


@dataclass(frozen=True)
class Kind:
    """One thing that reports count.

    Each phrase holds one of `words`: where none stands near a number, no phrase is tried. `bare` phrases hold only where
    `topic` is the topic; `unless` in the words around the number forbids the kind, `amid` anywhere before it since the
    last semicolon; `part`: it may be stated as a part of something else (其中 …); `channel` asks for publishing by this
    channel.
    """

    what: str
    units: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: str = ""
    topic: Topic | None = None
    bare: tuple[str, ...] = ()
    part: bool = False
    channel: str | None = None
    amid: str = ""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """`phrases`, then `bare`, as patterns; compiled where they are first needed, for they are many."""
        said = [(phrase, False) for phrase in self.phrases] + [(phrase, True) for phrase in self.bare]
        return tuple(_wording(phrase, bare=bare) for phrase, bare in said)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase as patterns for the words before and after the number; None where nothing need follow it."""

    before: re.Pattern[str]
    after: re.Pattern[str] | None
    bare: bool


def _wording(phrase: str, *, bare: bool) -> Wording:
    before, _, after = phrase.partition("#")
    return Wording(re.compile(f"(?:{before}){FILL}$"), re.compile(after) if after else None, bare)


def _outcome(what: str, words: tuple[str, ...], *names: str, unless: str = "") -> Kind:
    """Requests by outcome: "予以公开12件", "12件予以公开"."""
    phrases = []
    for name in names:
        phrases.append(rf"{name}(?:的|政府信息|申请|答复|决定|类|情形|情况)*#")
        phrases.append(rf"#(?:申请)?(?:依法|均|已|决定|属于?|作出|告知)*{name}(?:的|申请|答复|决定|情形)*$")
    return Kind(what, CASE_UNITS, words, tuple(phrases), unless=unless, part=True)


CHANNELS: dict[str, str] = {
    "website": r"网站|官网|门户网|(?:公开|政府|政务|信息)网(?!络|民|友)",
    "wechat": r"微信|公众号",
    "weibo": r"微博",
    "new_media": r"新媒体",
    "elsewhere": (
        r"公[告示开]栏|公报|电视|广播|报纸|日报|电台|显示屏|LED|抖音|头条|客户端|短信|视频号|(?<!新)媒体|村务"
    ),
}
"""Where things are published. 等渠道 after one of them means all of them."""

LESSER_CHANNELS = r"平台|专栏|栏目|频道|板块|专区|目录|□"
"""Parts of a channel: they count where none of `CHANNELS` is named."""

AND_OTHERS = r"等(?:多种|多个|各类|多)?(?:公开)?(?:渠道|平台|方式|载体|途径|媒介|媒体|形式)"


def _published(what: str, channel: str, words: tuple[str, ...]) -> Kind:
    names = CHANNELS[channel]
    return Kind(
        what,
        ITEM_UNITS,
        words,
        (
            rf"(?:{names}).{{0,24}}{_PUBLISH}{_WHOLE}{_POSTS}#{_ANY_POSTS}",
            rf"(?:{names})(?:账号|平台)?{_POSTS}#{_ANY_POSTS}",
        ),
        unless="依申请",
        part=True,
        channel=channel,
    )


KINDS: tuple[Kind, ...] = (
    Kind(
        "requests_received",
        CASE_UNITS,
        ("申请", "收到", "新收", "受理", "接收", "接到"),
        (
            rf"(?:收到|新收|受理|接收|接到|收悉|收取|登记){_REQUEST}(?:并(?:全部)?受理)?#",
            rf"(?:收到|新收|受理|接收|接到)(?:的)?(?:各类)?{_ON_REQUEST}#",
            r"(?:收到|新收|受理|接收|接到)#(?:次)?(?:[^、]{0,12})申请(?!人|行政复议|复议)",
            rf"^{_TIME}(?:{_PUBLIC}公开|依申请公开)申请#",
        ),
        topic="requests",
        bare=(r"(?:收到|新收|受理|接收|接到)#$",),
        unless=r"通过(?:网络|网上|信函|邮件)(?!.*等)|撤回|补正|许可|复议|延期",
    ),
    Kind(
        "requests_handled",
        CASE_UNITS,
        ("办理", "处理", "收办"),
        (
            rf"(?:办理|处理|收办){_REQUEST}#",
            rf"(?:办理|处理|收办).{{0,36}}{_ON_REQUEST}#",
            r"(?:办理|处理|收办)#(?:[^、]{0,12})申请(?!人|行政复议|复议)",
        ),
        topic="requests",
        bare=(r"(?:共|总共|合计)(?:办理|处理|收办)#$",),
        unless=r"不予处理|其他处理|不再处理|继续办理|按期|延期",
    ),
    Kind(
        "requests_carried_over",
        CASE_UNITS,
        ("上年", "上一年"),
        (
            rf"{_OF_LAST_YEAR}[^、]{{0,14}}#",
            r"结转(?:的)?上(?:一)?年度?[^、]{0,12}#",
            rf"#(?:申请)?(?:系|为|是)?{_OF_LAST_YEAR}",
        ),
        part=True,
    ),
    Kind(
        "requests_carried_forward",
        CASE_UNITS,
        ("下年", "下一年", "次年", "次一年"),
        (
            rf"{_TO_NEXT_YEAR}(?:继续)?(?:办理|答复|处理)?的?(?:申请)?#",
            rf"#(?:申请|正在办理|尚在办理)?(?:按照(?:《[^》]*》)?|依法|按规定|将|需)*{_TO_NEXT_YEAR}",
        ),
        part=True,
    ),
    Kind(
        "requests_answered",
        CASE_UNITS,
        ("答复", "办结"),
        (rf"(?:答复|办结)(?:了)?{_REQUEST}#", r"(?:答复|办结)#[^、]{0,8}(?:信息公开|公开)申请(?!人|行政复议|复议)"),
        topic="requests",
        bare=(
            r"(?:答复|办结)(?:了)?#$",
            r"#(?:申请)?(?:均|已|全部|都)+(?:按期|按时|依法)*(?:答复|办结)$",
        ),
        unless=r"延期|超期|逾期|网上|网络|信函|当面|自然人|企业|(?:部分|不予|予以|同意)公开|无法提供|不予处理",
        part=True,
    ),
    _outcome("requests_granted", ("公开",), r"(?<!不)(?:予以公开|准予公开|同意公开)"),
    _outcome(
        "requests_partially_granted",
        ("部分公开",),
        r"(?:予以)?部分公开",
        r"同意部分公开",
        unless=r"公开(?:及|和|或|、)部分公开",
    ),
    _outcome("requests_denied", ("不予公开", "不同意公开"), r"不予公开", r"不同意公开"),
    _outcome("requests_unavailable", ("无法提供",), r"无法提供"),
    _outcome("requests_not_processed", ("不予处理",), r"不予处理"),
    _outcome("requests_otherwise", ("其他处理",), r"其他处理"),
    Kind(
        "reconsiderations",
        CASE_UNITS,
        ("复议",),
        (
            r"(?:行政)?复议(?:申请|案件|案|事项|数)?#$",
            r"#[^、]{0,12}(?:行政)?复议(?:申请|案件|案)?$",
        ),
        unless=r"(?:受理|审理|审结|办理|办结)(?!.*公开)|维持|纠正|经复议|复议后",
        part=True,
    ),
    Kind(
        "lawsuits",
        CASE_UNITS,
        ("诉讼",),
        (
            r"(?:行政)?诉讼(?:案件|案|事项|数)?#$",
            r"#[^、]{0,12}(?:行政)?诉讼(?:案件|案)?$",
        ),
        unless=r"审结|办理|维持|纠正|复议后|经复议|直接|参加|出庭",
        part=True,
    ),
    Kind(
        "lawsuits_direct",
        CASE_UNITS,
        ("直接",),
        (r"(?:未经复议)?直接(?:提?起诉|提起(?:行政)?诉讼)(?:的|案件)*#",),
        part=True,
    ),
    Kind(
        "lawsuits_after_reconsideration",
        CASE_UNITS,
        ("复议后",),
        (r"(?:经|经过)?复议后(?:提?起诉|提起(?:行政)?诉讼)(?:的|案件)*#",),
        part=True,
    ),
    Kind(
        "rules_issued",
        "件|部|项",
        ("规章",),
        (rf"{_RULED[:-1]}|新增公开)(?:了)?(?:市|省|地方|部门)?(?:政府)?规章#",),
        unless=r"公开",
    ),
    Kind("rules_repealed", "件|部|项", ("废止",), (r"废止(?:市|省)?(?:政府)?规章#",), topic="rules", bare=(r"^废止#",)),
    Kind("rules_in_force", "件|部|项", ("现行有效",), (r"现行有效的?(?:市|省)?(?:政府)?规章#", r"规章现行有效#")),
    Kind(
        "normative_documents_issued",
        PIECES,
        ("规范性文件",),
        (
            r"(?:制发|制定|出台|印发)(?:了)?[^、]{0,10}规范性文件#",
            r"(?:制发|制定|出台|印发)#[^、]{0,6}规范性文件",
        ),
        unless=r"公开|审查|清理|备案|解读",
    ),
    Kind(
        "normative_documents_disclosed",
        PIECES,
        ("规范性文件",),
        (r"公开(?:了)?[^、]{0,6}规范性文件#",),
        unless=r"解读|制定|制发",
    ),
    Kind(
        "normative_documents_repealed",
        PIECES,
        ("废止",),
        (r"废止(?:了)?[^、]{0,6}规范性文件#", r"废止#[^、]{0,4}规范性文件"),
        topic="documents",
        bare=(r"^(?:本年|年内)?废止#",),
        unless=r"失效|修改",
    ),
    Kind(
        "normative_documents_in_force",
        PIECES,
        ("现行有效",),
        (r"现行有效[^、]{0,10}规范性文件#", r"规范性文件[^、]{0,6}现行有效的?#"),
        topic="documents",
        bare=(r"现行有效的?#",),
        part=True,
    ),
    Kind(
        "items_disclosed",
        ITEM_UNITS,
        ("公开", "信息"),
        (
            rf"{_PUBLISH}{_WHOLE}信息(?:公开)?(?:总数)?#{_ANY_POSTS}",
            rf"(?:政府|政务)信息公开(?:总数)?#{_ANY_POSTS}",
            rf"主动公开#{_ANY_POSTS}",
        ),
        unless=r"依申请|解读|栏目|涉",
        channel="all",
    ),
    _published("website_items", "website", ("网",)),
    _published("wechat_items", "wechat", ("微信", "公众号")),
    _published("weibo_items", "weibo", ("微博",)),
    _published("new_media_items", "new_media", ("新媒体",)),
    Kind("gazette_issues", "期", ("公报",), (r"公报》?#", r"#[^、]{0,10}公报》?$"), unless=r"第"),
    Kind(
        "interpretations",
        "篇|条|件|个|份|部|期|则|次",
        ("解读",),
        (
            r"解读(?:材料|稿件?|文章|信息|产品|文件|文稿)?#",
            r"(?:发布|制作|推出|公开)#(?:政策)?解读(?:材料|稿件?|文章|信息)?$",
        ),
        amid=r"公报|刊登|转发|转载|部门发布",
        unless=(
            r"(?:文字|图片|图文|图表|图示|图解|视频|动漫|动画|专家|负责人|音频|媒体|数字化|简明|创新|重要|同步|多元化)"
            r"(?:化|式)?(?:政策)?解读|新闻|活动"
        ),
        part=True,
    ),
    Kind(
        "press_conferences",
        "场次|场|次|期|个",
        ("新闻",),
        (
            r"新闻(?:发布|通气)(?:会|活动)#",
            r"(?:举办|召开|举行|组织|开展)(?:了)?#[^、]{0,16}新闻(?:发布|通气)(?:会|活动)$",
        ),
        unless=r"出席|参加|参与|专[题场项]",
    ),
    Kind(
        "trainings",
        "班次|场次|次|场|期|个|班",
        ("培训",),
        (
            rf"{_TRAIN}{_OGI}培训(?:班|会|活动|工作|讲座|会议)?#",
            rf"{_TRAIN}#{_OGI}培训(?:班|会|活动|讲座|会议)?$",
            r"(?:政务|政府信息|信息)公开(?:工作)?(?:业务|专题)?培训(?:班|会)?#",
        ),
        unless=r"参加|赴|选派",
        part=True,
    ),
    Kind(
        "trained_persons",
        "人次|人|名",
        ("培训", "参训", "受训", "参加", "接受"),
        (rf"培训{_OGI}#", rf"(?:参训|受训){_OGI}#", rf"#(?:工作人员|人员)?(?:参加|参训|接受)(?:了)?{_OGI}(?:培训)?$"),
        amid=r"安全|消防|就业|技能|法治|执法|党",
        unless=r"赴|选派|参加(?:上级|省|市)",
    ),
    Kind(
        "meetings",
        "次|场|个",
        ("召开",),
        (
            r"召开[^、]{0,14}公开[^、]{0,12}(?:会|会议|推进会|例会|专题会|部署会)#",
            r"召开#[^、]{0,10}公开[^、]{0,12}(?:会|会议)$",
        ),
        unless=r"新闻|党组|党委|培训|发布会",
    ),
    Kind("staff_full_time", "人|名", ("专职",), (r"专职(?:工作)?(?:人员)?#", r"#(?:名)?专职(?:工作)?人员$")),
    Kind("staff_part_time", "人|名", ("兼职",), (r"兼职(?:工作)?(?:人员)?#", r"#(?:名)?兼职(?:工作)?人员$")),
)
"""Every kind of figure, in the order of the form."""

WHATS: tuple[str, ...] = tuple(kind.what for kind in KINDS)
"""The closed list of `figures[].what`."""


@lru_cache
def counted_in(unit: str | None) -> tuple[Kind, ...]:
    """The kinds that are counted in a unit; all where a number has none."""
    return tuple(kind for kind in KINDS if unit is None or unit in kind.units.split("|"))
