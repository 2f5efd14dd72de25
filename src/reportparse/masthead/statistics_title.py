"""The title of a page that holds the statistics table alone: 甲县民政局2017年政府信息公开情况统计表 (domain §1.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.numerals import with_ascii_digits
from reportparse.masthead.names import MAX_NAME, is_relative
from reportparse.masthead.title import MAX_TITLE, YEAR_IN_TITLE, Title, year_of
from reportparse.patterns import regex

LINES_OF_TITLE = 8
"""So many lines above the table may hold its title."""

_TITLE = regex(
    r"^(?:附[件表]\s*\d{0,2}\s*[:：.、]?\s*)?(?P<head>[^，。；：]{0,40}?)(?:政府)?信息公开(?:工作)?(?:情况|数据)?统计(?:报)?表$"
)
_SPAN = regex(r"[（(][^（）()]{2,20}[）)]")
"""What stands in brackets below it: （2017年度）, （2017年第一季度）."""


def statistics_title(lines: Sequence[str]) -> Title | None:
    """The title of a statistics table among the lines above it; its organ and year where it names them."""
    for at, line in enumerate(lines[:LINES_OF_TITLE]):
        if len(line) > MAX_TITLE:
            continue
        plain = with_ascii_digits(re.sub(r"\s+", "", line))
        span = _SPAN.search(plain)
        bare = plain.replace(span[0], "") if span else plain
        year = YEAR_IN_TITLE.search(bare)
        match = _TITLE.match(YEAR_IN_TITLE.sub("", bare, count=1))
        if match is None:
            continue
        below = re.sub(r"\s+", "", lines[at + 1]) if at + 1 < len(lines) else ""
        text = plain + below if not span and _SPAN.fullmatch(below) else plain
        year = year or YEAR_IN_TITLE.search(text)
        organ = match["head"]
        named = organ if 1 < len(organ) <= MAX_NAME and not is_relative(organ) else ""
        return Title(text, named, year_of(year), at, at + 1)
    return None
