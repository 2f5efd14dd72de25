"""The frame of a web page around the article: breadcrumbs, tools, footers, lists of related pages (domain §6).

Lines of the frame are recognised by the words that sites use, never by their place alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.dates import is_date
from reportparse.document import Paragraph
from reportparse.sections.layout_tables import FlatBlock

MAX_FRAME_LINE = 60
"""Characters of the longest line of a frame; what is longer is somebody's text."""

_HEAD = re.compile(
    r"^(?:当前位置|您?(?:现在)?(?:的|所在)(?:的)?位置|首页|网站首页|浏览(?:次数|量)|点击(?:数|量|次数)|阅读(?:次数|量)?|访问量|来源|"
    r"信息来源|作者|字体|字号|【?\s*(?:字体|字号|打印|关闭)|分享|收藏|索\s*引\s*号|发布(?:日期|时间|机构|单位)|发文(?:日期|机关|字号)|成文日期|"
    r"公开(?:日期|方式|时限|时间)|生成(?:日期|时间)|更新(?:日期|时间)|文\s*号|主题(?:分类|词)|组配分类|体裁分类|有\s*效\s*性|时\s*效|"
    r"名\s*称\s*[:：]|标\s*题\s*[:：]|信息名称|扫一扫|保护视力色|视力保护|责任编辑|编辑[:：]|审核[:：]|时间[:：]|日期[:：]|信息分类|"
    r"关键词|搜索|目\s*录$|所属(?:栏目|分类)|内容概述|字体大小|无障碍|繁体|简体|登录|注册|大\s*中\s*小)"
)
_CONTENTS_ENTRY = re.compile(r"[.…·]{3,}\s*\d+$")

_TAIL = re.compile(
    r"^(?:相关(?:信息|链接|文档|附件|文章|新闻|解读|阅读|稿件)|上一[篇条页]|下一[篇条页]|【?\s*(?:打印|关闭|字号|返回)|分享到|扫一扫|"
    r"责任编辑|编辑[:：]|审核[:：]|返回(?:顶部|首页|上一页)|友情链接|网站地图|关于我们|联系我们|收藏本[页站]|点击(?:数|量)|浏览(?:次数|量)|"
    r"信息来源[:：]|来源[:：]|用微信扫|手机(?:扫|版)|无障碍|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|网站(?:标识码|维护|管理)|"
    r"Copyright|©|政府网站标识码|文件下载|附件下载)"
    r"|版权所有|网站标识码|ICP备|公网安备|技术支持[:：]|建议使用.{0,12}(?:浏览器|分辨率)",
    re.IGNORECASE,
)


def is_head_line(line: str) -> bool:
    """Whether a line above the article belongs to the page's frame: a breadcrumb, a tool, a fact, a date."""
    if is_date_line(line) or (len(line) <= MAX_FRAME_LINE and _CONTENTS_ENTRY.search(line)):
        return True
    return len(line) <= 2 * MAX_FRAME_LINE and "。" not in line and _HEAD.match(line) is not None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else."""
    return is_date(line.strip("（()） "))


def without_tail(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks of a document's last section up to where the page's frame begins."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and len(block.text) <= MAX_FRAME_LINE and _TAIL.search(block.text):
            return list(blocks[:index])
    return list(blocks)
