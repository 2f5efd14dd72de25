"""Figures that are told in one breath with others, said one by one: a rise from last year, several things 分别.

"公开信息由上年的210条增加到今年的265条" becomes "公开信息265条", and "网站、公众号分别发布信息32条、18条"
becomes "网站发布信息32条,公众号发布信息18条". Nothing is reckoned: every number stands in the text as it is.
"""

from __future__ import annotations

import re

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.dates import NUMBERED_YEAR, year_value
from reportparse.narrative.channels import CHANNELS
from reportparse.patterns import regex

_NUMBER = rf"\d[\d,]*(?:{COUNTER})"
_RISE = regex(
    rf"(?:,?数?量?)(?:由|从)(?P<then>{NUMBERED_YEAR}年|[上去]年|上一年)度?的?(?P<was>{_NUMBER}),?"
    r"(?:增加|增长|增|上升|升|提升|提高|上涨|扩大|减少|减|下降|降低|降|回落)[到至为]"
    rf"(?:了)?(?P<now>{NUMBERED_YEAR}年|[今本当]年)度?的?(?P<is>{_NUMBER})",
    needs=("由", "从"),
)
_NAME = rf"(?:{NUMBERED_YEAR}年)?[^,;:。()、和与及\d]*"
_APIECE = regex(
    rf"(?P<names>(?<![^,;:。()]){_NAME}(?:[、和与及]{_NAME}){{1,3}}?)分别(?P<deed>[^,;:。()、\d]{{0,12}})"
    rf"(?P<numbers>{_NUMBER}(?:[,、和与及]{_NUMBER}){{1,3}})(?=[,;。()]|$)",
    needs=("分别",),
)
_CHANNEL = regex("|".join(CHANNELS[channel] for channel in ("website", "wechat", "weibo", "new_media")))
"""Of what else is told apiece (受理、答复申请分别为8件、7件) words may belong to the last alone."""

_JOINTS = regex("[、和与及]")
_BETWEEN = regex(r"(?<=\D)[,、和与及](?=\d)")


def one_by_one(text: str, year: int | None) -> str:
    """The plain text with such numbers said one by one; `year` is the reported one, None if unknown."""
    if "分别" in text:
        text = _APIECE.sub(_apiece, text)
    return _RISE.sub(lambda rise: rise["is"] if _is_of(rise, year) else rise[0], text)


def _apiece(said: re.Match[str]) -> str:
    """Each name with its own number; unchanged where they are not of channels, or not as many."""
    names, numbers = _JOINTS.split(said["names"]), _BETWEEN.split(said["numbers"])
    if len(names) != len(numbers) or not all(map(_CHANNEL.search, names)):
        return said[0]
    return ",".join(f"{name}{said['deed']}{number}" for name, number in zip(names, numbers, strict=True))


def _is_of(rise: re.Match[str], year: int | None) -> bool:
    """Whether a rise is from the year before to the reported one."""
    then, now = (year_value(rise[name].removesuffix("年")) for name in ("then", "now"))
    return (now is None or now == year) and (then is None or then + 1 == year)
