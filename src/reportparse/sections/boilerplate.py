"""A website's words around an article: ways to the page, tools, facts, footers, lists of related pages (domain §6).

Such lines are recognised by the words that sites use, never by their place alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.dates import DAY, IN_A_DAY, NUMBERED_YEAR, is_date
from reportparse.chinese.text import is_made_of
from reportparse.document import Paragraph
from reportparse.patterns import HANZI, regex
from reportparse.sections.layout_tables import FlatBlock, NumberedTable

MIN_LISTED = 2
"""So many lines, one after another, that name reports of years make a list of reports."""

MAX_BOILERPLATE = 60
"""Characters of the longest line of a site's words; what is longer is somebody's text."""

_FACT = (
    r"信息索引号|索\s*[引取]\s*号|索\s*引|(?:信息|文章|稿件)?来\s*源|稿源|作\s*者|(?:发布|发文|公开|制发|编制)(?:机构|机关|单位|主体)|发文字号|发布[者人]|"
    r"(?:发布|发表|发文|成文|生成|公开|公布|更新|录入|上传|添加|印发|制发|上网|有效|失效|废止)(?:日期|时间)|发布于|发布(?=\s*[:：])|"
    rf"{HANZI}{{2}}(?:日期|时间)(?=\s*[】\]]?\s*[:：])|公开(?:方式|时限|范围|形式|属性)|"
    r"公开责任部门|文件编号|文\s*号|主题(?:分类|词)|主\s*题\s*词|(?:组配|体裁|信息|栏目)分类|(?:公文)?有\s*效\s*性|时\s*效(?:性|状态)?|关键[词字]|所属(?:栏目|分类|主题)|"
    r"内容概述|(?:浏览|点击|阅读|访问|查看)(?:次数|量|数|人次)?|点击率|访问量|字\s*[体号](?:大小)?|责任编辑|责编|编辑|审核人?|(?:填报|编制|填表)(?:单位|机关|人)|单位(?:名称|全称)|有效期(?:限|至)?|"
    r"信息员|供稿|撰稿人?|分享(?:到|至)?|日\s*期|时\s*间|分类|语种|文件下载|附件下载|保护视力色|视力保护色?"
)
"""What a site says of an article: a label, most of the time with a value after it."""

TITLE_LABEL = (
    r"公报标题|(?:信息|文件|文章|公文)(?:名称|标题)|(?<=[【\[])\s*(?:标\s*题|名\s*称)(?=\s*[】\]])|"
    r"标题\s*[】\]]?\s*[:：|｜]|名称\s*[】\]]?\s*[:：|｜]|标\s+题|名\s+称|题\s+名"
)
"""What stands before an article's title in a list of facts; the plain words need a colon, or a blank inside (名    称)."""

_WORD = (
    r"(?:网站)?首\s*页|主页|政务公开|政务服务|政务信息|政务动态|政务要闻|(?:政府)?信息公开(?:年报|专栏|平台|目录|指南|制度)?|公开年报|办事服务|"
    r"政民互动|互动交流|交流互动|互动|公众参与|新闻中心|新闻动态|要闻动态|通知公告|公示公告|解读回应|数据开放|走进\S{1,8}|便民服务|网上办事|"
    r"(?:用户|请)?登[录陆]|(?:用户|免费)?注\s*册|个人中心|无障碍(?:浏览|阅读|辅助|版|通道|服务|工具)?|(?:进入)?(?:长者|老年|关怀|适老化?|敬老)(?:模式|版|助手|专区|服务)?|"
    r"简体(?:中文|版)?|繁[体體](?:中文|版)?|[繁简]|简|(?i:English|EN)|中文|手机版|移动版|电脑版|触屏版|(?i:PC|WAP)版|WAP|智能(?:问答|机器人|搜索|客服|互动)|(?:政务)?新媒体(?:矩阵)?|"
    r"(?:官方)?(?:微信|微博|抖音|客户端|公众号)(?:公众号)?|(?:手机)?(?i:APP)|小程序|QQ(?:空间|好友)?|(?:我的|加入|添加)?收藏(?:本[站页])?|设为首页|(?:高级|站内|全站|热门)?搜\s*索(?:词)?|检索|"
    r"请输入(?:关键[字词]|搜索内容|您要\S{0,8}|检索词)?(?:关键[字词])?|(?i:RSS)(?:订阅)?|订阅|邮箱|邮件|(?:本|该)?网站(?:已)?(?:支持|通过)\s*(?i:IPv6)\S{0,6}|支持\s*(?i:IPv6)|(?i:IPv6)|"
    r"(?:我要|点击)?打印(?:本[页文])?|(?:我要)?纠错|关闭(?:窗口|本页)?|返回(?:首页|上一页|列表|顶部)?|大|中|小|默认|放大|缩小|\+|-|A\+|A-|语音(?:播报|朗读)?|朗读|播放|复制链接|二维码|原创|点击(?:上方|下方)?蓝字(?:关注(?:我们)?)?|(?:点击)?关注(?:我们)?|阅读原文|"
    r"网站(?:导航|地图|支持)|站群导航|导航|(?:您)?(?:现在|当前|所在)?的?位置|正文|详情|更多|下载|扫一扫|目\s*录|上一[篇条页]|下一[篇条页]|今天是|星期[一二三四五六日天]|"
    r"(?:一图读懂|图解|图说)|\S{2,20}(?:门户|官方)?网站?(?:群)?(?=\s|$)"
)
"""What a site's menus and tools are called; a name that ends in 网 is a site's."""

_HOUR = r"(?:[T\s]*\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2}(?:\.\d+)?)?)"
_DAY_AND_TIME = DAY + _HOUR
_DAY = _DAY_AND_TIME + "?"
_BYLINE = regex(
    rf"(?:[^\s\d。；，：]{{1,16}}\s+){{0,4}}{_DAY_AND_TIME}(?:\s+[^\s。；，：]{{1,20}}){{0,4}}"
    rf"|(?:[^\W\d_期截止自从至起]{{2,20}}\s+){{1,3}}{DAY}|[^\W\d_期截止自从至起]{{2,20}}[局府办委院心处会镇乡室]\s*{DAY}|{DAY}(?:\s*[·|｜]\s*[^。；，：]{{1,20}}){{1,4}}"
    rf"|{DAY}(?:\s+(?![至到起])[^\s\d。；，：:]{{2,20}}){{1,2}}\s+(?:浏览|点击|阅读|访问|来源|字[号体]|打印)\S{{0,16}}",
    needs=IN_A_DAY,
)
"""A day with its hour among names, or behind them, as news has it below a title: 「原创 甲县气象 2024-01-22 09:30 江苏」."""

_ONE_DAY = regex(rf"[（(\[【]?(?P<day>{_DAY})\s*[）)\]】]?", needs=IN_A_DAY)
_WEEKDAY = regex(r"(?:星期|周)[一二三四五六日天]")
_BETWEEN_FACTS = regex(r"[\s|｜丨·•/\\【】\[\]]+")
_PIECE_OF_FACTS = regex(
    rf"(?:{_FACT})\s*[:：(（]?[^，。；;:：]{{0,20}}|(?:{_WORD}|听全文|收听|语音|微信|扫一扫|分享|[TA][+-]?)+|[a-zA-Z\d+\-]{{1,6}}[次人]?"
    rf"|(?:自然|自治|自由|[^\W\d_自截至起止]){{2,20}}?(?:[局厅署府办委部院心处会室镇乡网区县市馆站社台所校队]|公司|集团|中心)|{HANZI}{{1,3}}"
)
"""What may stand beside the day on a line of facts: a fact, a tool, an organ's name, a short word."""

_NO_FACT = regex(
    r"^(?:[自从于在]$|[起止前后至到以—–－-]|开始|之[前后]|截)|召开|举[办行]|开展|成立|完成|编制|印发|制定|修[订改]|施行|实施|报送|统计|填[报表]|期[限间]|报告|全年|年度|条例|通过|^印$|有效|废止|今天|现在"
)
"""A verb, or a word that makes the day another one's: a line that says so is no line of facts."""

_OTHER_DAY = regex(r"[:：]\s*$|(?:日期|时间)[\s】\])）]*$")

_LEADING_MARKS = regex(r"^[\s\-*•·●▪■◆►>»›+\[【（(|｜_—]+")
_PARTS = regex(
    rf"(?:(?:{_FACT})(?:[】\]）)\s:：|｜]+(?:{_DAY}|[^\s|｜【】\[\]]{{0,30}}(?:\s+人?次)?)|{_DAY}|(?=[【\[（(]|$)))"
    rf"|{_DAY}|\d{{1,2}}-\d{{1,2}}(?![\d-])|(?:{_WORD})(?=[\s|｜>»›/\\·、,，。.:：【】\[\]()（）\-—_*•●]|$)|[\s|｜>»›/\\·、,，.:：【】\[\]()（）\-—_*•●■◆]+",
)
_FRONT_MATTER = (
    r"(?i:title|date|author|tags|categories|source|draft|layout|keywords|url(?: source)?|hostname|sitename|description|id|"
    r"fingerprint|license|image|pagetype|language|published time|markdown content)"
)
"""What programs that keep articles write above one."""

_HEAD = regex(
    rf"(?:(?:当前|所在)位置|上一[篇条页年][:：\s]|下一[篇条页年][:：\s]|您?(?:现在)?(?:的|所在)(?:的)?位置|您当前所在|首页|网站首页|信息来源|"
    rf"{TITLE_LABEL}|{_FRONT_MATTER}:(?:\s|$)|目\s*录$|今天是|扫一扫|大\s*中\s*小)"
    rf"|(?:{_FACT})\s*(?:[】\]:：|｜(（]|$|\s|\d)",
)
_LABEL_BEFORE_VALUE = regex(
    r"(?:索\s*[引取]\s*号|发布(?:机构|日期|时间)|发文(?:机关|字号)|(?:生成|成文)日期|(?:公文)?(?:有\s*效\s*性|时效)|主题词|(?:主题|组配|体裁)分类|公开方式)[^，。；：:]{1,30}"
)
"""A label of an article's facts whose value touches it, as where each stands in an element of its own: 索引号AB-12/2024."""

_DAY_OF_FACTS = regex(
    rf"(?:发布|发表|更新|录入|生成|成文|发文)(?:日期|时间)\s*[】\]]?\s*[:：]\s*{DAY}", needs=("日期", "时间")
)
"""The one fact that no running text holds, behind a name or an address: 县水利局 slj.example.cn 发布时间: 2024-01-11."""

_OF_REPORT = regex(
    rf"^(?!.*(?:有效期|开放|办公|服务)).*{DAY}\s*(?:起|开始)?\s*(?:至|到|[-—–－~～]+)\s*{DAY}|(?:地\s*址|邮\s*编|邮政编码)[^，。；]{{0,40}}[，,；;\s].{{0,60}}电\s*话",
    needs=(*IN_A_DAY, "电"),
)
"""What no site says of an article: from which day to which it reports, where its office is to be found."""

_ARROWS = regex(r"\s*[>»›]+\s*")
_CONTENTS_ENTRY = regex(r"[.…·]{3,}\s*\d+$")

_LIST_HEAD = regex(
    r"(?:历年|往年|往期|各年度?|相关)?(?:政府)?(?:信息公开|政务公开)?(?:工作)?(?:年度报告|年报)(?:列表|目录|链接)?"
)
_LISTED = regex(
    rf"(?!附件)(?:[·•●▪■\-*>\[]\s*)?(?:[^。；：:]{{0,30}}?{NUMBERED_YEAR}\s*年?度?[^。；：:\d]{{0,30}}(?:年度报告|年报|工作报告)\]?"
    rf"(?:\s*[\[(（]?{_DAY}[\])）]?)?|{NUMBERED_YEAR}\s*年度?)"
)
"""A line of a list of reports: an office or none, a year, the noun, and perhaps the day of publication; or a year alone."""
_YEAR = regex(NUMBERED_YEAR)

_ANNEX = regex(r"附\s*件\s*\d{0,2}\s*[:：]?|(?:附件|文件|全文)?下载[:：]?")
_NAME_OF_FILE = regex(r"(?:附\s*件\s*\d{0,2}\s*[:：.、]?\s*)?[^。；]{4,80}\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)")
_TAIL = regex(
    r"[【\[（(|\s]*(?:(?:相关(?:信息|链接|文档|附件|文章|新闻|解读|阅读|稿件)|上一[篇条页]|下一[篇条页]|打印(?:本页)?|关闭(?:本页|窗口)?|字号|分享到?|"
    r"扫一扫|责任编辑|责编|编辑|审核|校对|初审|复审|终审|返回(?:顶部|首页|上一页)?|友情链接|网站地图|关于我们|联系我们|收藏本[页站]|点击(?:数|量)|浏览(?:次数|量)|"
    r"(?:信息)?来源|手机版|无障碍(?:浏览|阅读|版)?|文件下载|附件下载|历年年报|往期(?:年报|回顾)|更多年报)(?:[\s:：】\]）)|>].*)?"
    r"|(?:用微信扫|扫一扫|手机扫).{0,24}|https?://\S+\s+\d{1,3}/\d{1,3})"
)
"""A line of what sites set below an article: the whole line, or its first word with a value behind it."""

_FOOT = regex(
    r"(?:主办|承办)(?:单位)?[:：]|版权所有|Copyright|©|政府网站标识码|网站标识码|ICP备|公网安备|技术支持[:：]|建议使用.{0,12}(?:浏览器|分辨率)",
    re.IGNORECASE,
)
"""What stands in the foot of a site's pages, below which nothing of the article follows."""


def is_head_line(line: str) -> bool:
    """Whether a line above the article is a site's: a way to the page, a tool, a fact, a date.

    「登录 | 注册」, 「来源：某局 日期：2024-01-16 字号：」 and 「- 浏览次数：12」 are; a sentence that begins so is not.
    """
    if is_date_line(line) or (len(line) <= MAX_BOILERPLATE and _CONTENTS_ENTRY.search(line)):
        return True
    if len(line) > 2 * MAX_BOILERPLATE or "。" in line or _OF_REPORT.search(line):
        return False
    bare = _LEADING_MARKS.sub("", line)
    if _HEAD.match(bare) or is_byline(line) or _is_way(line) or _LABEL_BEFORE_VALUE.fullmatch(bare.strip()):
        return True
    if len(line) <= MAX_BOILERPLATE and not re.search("[，；]", line) and _DAY_OF_FACTS.search(line):
        return True
    return _is_made_of_site_words(line)


def _is_way(line: str) -> bool:
    """Whether a line is the way to a page: names parted by arrows, a site's word behind the last: 某厅 >> 公开年报."""
    *above, last = _ARROWS.split(line)
    return bool(above) and is_made_of(last.strip(), _PARTS)


def is_byline(line: str) -> bool:
    """Whether a line is a day and the names around it, and nothing else."""
    bare = line.strip()
    if len(line) <= MAX_BOILERPLATE and _BYLINE.fullmatch(bare.strip("（()）")):
        return True
    return day_of_facts(bare) is not None


def day_of_facts(line: str) -> str | None:
    """The one day of a line of facts about the article, as it is written; None where a line is not such.

    Around the day stand facts, tools, organs' names and short words, parted by blanks or bars, and nothing else:
    「2024-01-18 08:40 | 某局 | 字号 A- A+」, 「某局 · 2024-01-18 · 阅读量 35」. A day behind a label is the label's.
    """
    if len(line) > 2 * MAX_BOILERPLATE or any(mark in line for mark in "，。；！？"):
        return None
    days = list(_ONE_DAY.finditer(line))
    if len(days) != 1:
        return None
    before, after = line[: days[0].start()], line[days[0].end() :]
    if _OTHER_DAY.search(before):
        return None
    pieces = [piece for part in (before, after) for piece in _BETWEEN_FACTS.split(part) if piece]
    rest = [piece for piece in pieces if not _WEEKDAY.fullmatch(piece)]
    if not rest or any(_NO_FACT.search(piece) or not _PIECE_OF_FACTS.fullmatch(piece) for piece in rest):
        return None
    return days[0]["day"]


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else, or a date and a time of day."""
    return is_date(line.strip("（()） "))


def _is_made_of_site_words(line: str) -> bool:
    """Whether nothing is left of a line without the words of a site, facts, dates and marks."""
    return is_made_of(line, _PARTS)


def without_tail(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks of a document's last section without the site's words, and the list of other reports, below the article.

    They begin behind the last table of the forms and, but for the foot of the site, behind the last sentence: what is said
    below 「责任编辑：…」 is the report's. Such a line between its sentences alone is left out.
    """
    own = max((at for at, block in enumerate(blocks) if isinstance(block, NumberedTable) and block.kind), default=-1)
    foot = next((at for at in range(own + 1, len(blocks)) if _is_foot(blocks[at])), len(blocks))
    article = blocks[:foot]
    last = max([own, *(at for at, block in enumerate(article) if isinstance(block, Paragraph) and "。" in block.text)])
    for at in range(last + 1, foot):
        if _is_tail(blocks[at]) or _lists_reports(article, at) or _names_files(blocks[at : at + 2]):
            article = blocks[:at]
            break
    return [block for at, block in enumerate(article) if at > last or not _is_tail(block)]


def _is_tail(block: FlatBlock) -> bool:
    """Whether a block is a line that sites set below an article, and no sentence."""
    if not isinstance(block, Paragraph) or len(block.text) > MAX_BOILERPLATE or "。" in block.text:
        return False
    return _TAIL.fullmatch(block.text.strip()) is not None


def _is_foot(block: FlatBlock) -> bool:
    """Whether a block is a line of the foot of a site's pages; a sentence that speaks of a site is none."""
    if not isinstance(block, Paragraph) or len(block.text) > MAX_BOILERPLATE:
        return False
    found = _FOOT.search(block.text)
    return found is not None and ("。" not in block.text or found.start() == 0)


def _names_files(blocks: Sequence[FlatBlock]) -> bool:
    """Whether files to be loaded are named here: 「附件：」 or not, then 「某局2023年….docx」."""
    lines = [block.text.strip() for block in blocks if isinstance(block, Paragraph)]
    named = lines[1:] if lines and _ANNEX.fullmatch(lines[0]) else lines[:1]
    return any("." in line and _NAME_OF_FILE.fullmatch(line) for line in named)


def _lists_reports(blocks: Sequence[FlatBlock], start: int) -> bool:
    """Whether a list of other reports, or of a site's columns, begins at a block.

    「历年年报」 and a line that names a report of a year; without that head two different ones, or one that ends the
    document; or two lines of nothing but a site's words.
    """
    lines = [block.text.strip() for block in blocks[start : start + MIN_LISTED + 1] if isinstance(block, Paragraph)]
    has_head = bool(lines) and _LIST_HEAD.fullmatch(lines[0]) is not None
    listed = lines[1:] if has_head else lines[:MIN_LISTED]
    named = {line for line in listed if len(line) <= MAX_BOILERPLATE and _YEAR.search(line) and _LISTED.fullmatch(line)}
    ends = start == len(blocks) - 1 and bool(lines) and lines[0].rstrip("]）) ").endswith(("报", "报告"))
    enough = 1 if has_head or ends else MIN_LISTED
    if enough <= len(named) == len(listed):
        return True
    columns = lines[:MIN_LISTED]
    return len(columns) == MIN_LISTED and all(
        _is_made_of_site_words(line) and not is_date_line(line) for line in columns
    )
