"""Titles that sentences mention: 「现公布2023年甲县水利局信息公开工作年度报告」 names an organ and a year.

Half of what collections hold has lost its title; then the opening decides (domain §7). What is cited as a ground,
「《关于做好2023年…年度报告…的通知》」, mentions no report of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportparse.chinese.dates import NUMBERED_YEAR, year_value
from reportparse.chinese.numerals import ONE_TO_NINE, with_ascii_digits
from reportparse.masthead.names import is_full_name, is_place, is_relative, is_whole
from reportparse.masthead.title import NOUN, YEAR_IN_TITLE, names_two_years
from reportparse.patterns import HANZI, regex

LOOK_BACK = 60
"""Characters before the noun in which organ and year stand."""

CITED = regex(
    r"《[^《》]{0,120}(?:《[^《》]{0,80}》[^《》]{0,60})?(?:通知|意见|条例|办法|规定|格式|函|制度|细则|指南|要点|方案)(?:（[^（）]{1,12}）|\([^()]{1,12}\))?》"
)
"""A document that is cited as a ground: nothing in it is the report's own."""

_NOUN = regex(NOUN)
_FOREIGN_AFTER = regex(
    r"(?:格式|模板|样式|的?通知|(?:的)?编制(?:和|、|工作|发布)|编写|有关事项|有关问题|相关|制度|指南|培训|专栏|检查|考核|要求)"
)
_CLAUSE = regex(r"[，,。；;：:！\n《〈“”（）()]")
_VERBS = regex(
    r"^.*(?:(?<!机构)编制(?:并(?:发布|公布|公开))?|编写|撰写|起草|形成|制作|现(?:将|就|予以|予|向社会)?(?:公布|发布|公开|报告)?|公布|发布|公开发布|向社会公开|印发|报送|做好|"
    r"如下|按照|根据)(?:了|出)?"
)
_YEAR_OPENS = regex(
    rf"^(?:[（(]?[{ONE_TO_NINE}十\d]{{1,2}}[）)、.．]\s*[^，。；]{{1,24}}[。：:\s]\s*)?"
    rf"(?:{HANZI}{{2,30}}(?:[（(]以下[^（）()]{{1,24}}[）)])?)?(?P<year>{NUMBERED_YEAR})\s*年(?:度|以来|来)?\s*(?:[，,]|[本我][^，。]{{1,8}}|(?:深入|认真|严格|全面|坚持|积极|切实|持续|扎实|全年|收到|新收|受理|主动公开|共)|{HANZI}{{3,30}}?(?:局|政府|中心|办|委|会|处|院|镇|乡))"
)
_YEAR_REPORTED = regex(
    rf"(?:现|特)(?:将|就|予以|向社会)?[^，。；\n]{{0,40}}?(?P<year>{NUMBERED_YEAR})\s*年度?[^，。；\n]{{0,40}}?(?:报告|公布|公开|汇报)"
)


class Mention(NamedTuple):
    """An organ ("" where none is named) and a year that a sentence names as those of the report."""

    organ: str
    year: int | None


def without_cited(line: str) -> str:
    """A line without the documents that it cites as grounds."""
    return CITED.sub("", line) if "《" in line else line


def mentions(lines: Sequence[str]) -> Iterator[Mention]:
    """Every title that sentences mention as the report's own, in order."""
    for line in lines:
        if "公开" in line:  # a part of every noun
            yield from _mentions_of(line)


@lru_cache(maxsize=64)  # organ, year and title ask the same lines
def _mentions_of(line: str) -> tuple[Mention, ...]:
    own = with_ascii_digits(without_cited(line))
    return tuple(
        _mention(own[max(0, noun.start() - LOOK_BACK) : noun.start()])
        for noun in _NOUN.finditer(own)
        if not _FOREIGN_AFTER.match(own, noun.end())
    )


def _mention(before: str) -> Mention:
    """Organ and year in what stands before the noun: its last clause, without the verb that publishes."""
    clause = _VERBS.sub("", _CLAUSE.split(before)[-1])
    found = list(YEAR_IN_TITLE.finditer(clause + "政府"))
    year = year_value(found[-1]["year"]) if found and not names_two_years(found[-1]) else None
    organ = re.sub(r"\s+", "", YEAR_IN_TITLE.sub("", clause + "政府").removesuffix("政府"))
    organ = organ.removeprefix("关于").removeprefix("为").removesuffix("的").removesuffix("年度")
    if organ.endswith("人民"):
        organ += "政府"
    named = is_full_name(organ) or (is_whole(organ) and is_place(organ) and not is_relative(organ))
    return Mention(organ if named else "", year)


def prose_year(lines: Sequence[str]) -> int | None:
    """The year that sentences say they report on.

    「现公布X2023年…报告」, 「2023年，我局…」 and 「现将2023年度有关情况报告如下」 say 2023.
    """
    for mention in mentions(lines):
        if mention.year:
            return mention.year
    for line in lines:
        own = with_ascii_digits(without_cited(line))
        found = _YEAR_REPORTED.search(own) or _YEAR_OPENS.match(own)
        if found:
            return year_value(found["year"])
    return None
