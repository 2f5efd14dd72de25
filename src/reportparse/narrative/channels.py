"""By which channel a thing was published: the website, an account of one kind, all of them together, or elsewhere."""

from __future__ import annotations

import re

from reportparse.patterns import regex

CHANNELS: dict[str, str] = {
    "website": r"网站|官网|门户网|(?:公开|政府|政务|信息)网(?!络|民|友)",
    "wechat": r"微信(?!群)|公众号",
    "weibo": r"微博",
    "new_media": r"新媒体",
    "elsewhere": (
        r"公[告示开]栏|公报|电视|广播|报纸|日报|电台|显示屏|LED|抖音|头条|客户端|短信|视频号|微信群|会议|大厅|宣传栏|展板|手机报|手册|(?<!新)媒体|村务"
    ),
}
"""Where things are published. 等渠道 after one of them means all of them."""

_LESSER_CHANNELS = r"平台|专栏|栏目|频道|板块|专区|目录|□"
"""Parts of a channel: they count where none of `CHANNELS` is named."""

_COUNTED_LESSER = regex(rf"(?:{_LESSER_CHANNELS})(?:共|累计)?\d+个,[^,]*$")
"""What is published after parts of a channel were counted is published there: 开设专栏5个,发布信息88条."""

_WAYS = r"(?:渠道|平台|方式|载体|途径|媒介|媒体|形式)"
_AND_OTHERS = rf"等(?:多种|多个|各类|多)?(?:公开)?{_WAYS}|(?:各类|各种|各|多种|多)(?:公开|政务|信息)?{_WAYS}"

_AND_OTHER_NEW_MEDIA = regex("等(?:政务)?新媒体")
_SUM = regex(r"(?:以上|全年)?(?:共计|合计|总计|总共)")
_SUM_OF_PARTS = regex(r"(?:全年)?(?:累计)?共(?!同)")
"""A sum where a part was counted before: "网站公开信息52条,全年共公开140条", but not "加强网站建设,全年共公开140条"."""

_YEARS_SUM = regex(r"(?:全年|共|累计|总计)[^,]{0,12}公开")
"""Opens the sum of a year, which what was said before of the website is no part of: 依托门户网站…,全年公开信息9条."""

_COUNTED_PART = regex(r"\d[条篇件则份]")
_PLACE_JOINTS = regex(r"[、和及与或]|以及")
_OTHER_PLACE = regex(r"(?:中心|平台|厅|馆|室|点|栏|网|屏|媒体|号|报|台)(?:$|主动|公开|发布)")


def channel_of(lead: str, segment: str) -> str:
    """The one channel named: a key of `CHANNELS`, "all" where none or all are meant, "several" or "elsewhere".

    A channel named only earlier in the sentence may still be meant: "elsewhere".
    """
    named, places = _channels(lead)
    if re.search(_AND_OTHERS, lead) and (not named or "website" in named):
        return "all"
    if not named:
        earlier = any(re.search(names, segment) for names in CHANNELS.values())
        if earlier and (_SUM.match(lead) or (_SUM_OF_PARTS.match(lead) and _COUNTED_PART.search(segment))):
            return "all"
        if _YEARS_SUM.match(lead) and not _COUNTED_PART.search(segment) and re.search(CHANNELS["website"], segment):
            return "all"
        return "elsewhere" if earlier or re.search(_LESSER_CHANNELS, lead) or _COUNTED_LESSER.search(segment) else "all"
    if "website" not in named and _AND_OTHER_NEW_MEDIA.search(lead):
        return "new_media"
    if len(named) == 1 and places <= 1:
        return next(iter(named))
    return "all" if "website" in named else "several"


def _channels(lead: str) -> tuple[set[str], int]:
    """The channels that a clause names, and the number of different places; of 政府网微信公众号 the last word is the place.

    Places are joined by 、 or 和; one that is no known channel (政务服务中心) is a place all the same.
    """
    named: set[str] = set()
    others = 0
    for place in _PLACE_JOINTS.split(lead):
        ends = {channel: _last_end(names, place) for channel, names in CHANNELS.items()}
        channel = max(ends, key=lambda one: ends[one])
        if ends[channel]:
            named.add(channel)
        else:
            others += _OTHER_PLACE.search(place) is not None
    return named, len(named) + others


def _last_end(names: str, text: str) -> int:
    """Where the last of the names ends in a text; 0 where there is none."""
    return max((match.end() for match in re.finditer(names, text)), default=0)
