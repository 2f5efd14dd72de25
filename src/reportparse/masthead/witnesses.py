"""Who the text says that it is from: its opening, the sentence with the contact and the signature, each a witness.

They decide where no title names the organ, and contradict one that names another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportparse.chinese.dates import NUMBERED_YEAR, without_dates
from reportparse.diagnostics.language import Both
from reportparse.masthead.mentions import mentions, without_cited
from reportparse.masthead.names import SUFFIX, has_place, is_full_name, is_place, is_relative, is_whole, without_office
from reportparse.patterns import regex

PREAMBLE = Both("the preamble", "前言")
CONTACT = Both("the contact", "联系方式")
SIGNATURE = Both("the signature", "落款")

LINES_OF_SIGNATURE = 6
"""So many lines at the end may hold the signature, the day below it and the imprint's."""

MAX_SIGNATURE = 40
"""Characters of the longest line of a signature."""

# Patterns as text: a report whose title names its organ needs none of them, and to compile them takes a start's 6 ms.
_NAME = rf"(?P<organ>[\u4e00-\u9fff（）()·\d]{{1,38}}?{SUFFIX})"
_BY = (
    r"(?:由|本(?:年度)?(?:报告|年报)(?:系|是))(?P<organ>[^，,。；;：:由《》\n]{3,40}?)(?=[（(]|结合|依据|根据|按照|依照|负责|统一|组织|牵头|会同|"
    r"(?<!机构)编制|编写|撰写|汇总|起草|整理|制作|公布|发布)"
)
_CALLED = rf"{_NAME}[（(]以下(?:统一)?简?称"
_SUBJECT = (
    rf"(?:^|[，,。；])\s*{_NAME}(?=(?:[（(]以下(?:统一)?简?称[^（）()]{{1,20}}[）)])?\s*[，,]?\s*(?:根据|按照|依据|依照|遵照|遵循|严格|认真|高度|坚持|深入|全面|积极|切实|"
    r"紧紧|紧扣|始终|现?位于|地处|现将|现就|现(?:向社会)?(?:公布|公开|发布)|以习近平|以公开|围绕|不断|持续|进一步|立足|贯彻|落实|结合|编制|大力|扎实|稳步|充分|着力|牢固|聚焦|"
    r"对|加强|通过|共|主动|政府信息公开工作(?!领导|办公|机构)|在|为))"
)
_CONTACT = (
    rf"(?:请|可|欢迎)(?:直接)?(?:与|同|向|和|联系|致电|致函|咨询|联络)(?:联系)?\s*[:：]?\s*{_NAME}"
    r"(?:[\u4e00-\u9fff]{0,10}[股科组])?(?=联系|联络|咨询|反映|索取|查询|[，,；;。（(、]|电话|地址|\s|$)"
)
_FITTING = rf"结合{_NAME}(?:的?工作)?实际"
_REPORTED = rf"现(?:将|就|把){_NAME}(?=\s*(?:{NUMBERED_YEAR}\s*年|政府信息|信息公开|政务公开))"
_DRAFTED = rf"{_BY}(?=[^。；]{{0,30}}(?<!机构)(?:编制|编写|撰写|起草))"
_IN_SENTENCES = (
    ("现", _REPORTED),
    ("编", _DRAFTED),
    ("由", _BY),
    ("本", _BY),
    ("简称", _CALLED),
    ("", _SUBJECT),
    ("结合", _FITTING),
)
"""How sentences of the opening name who reports, the surest first, each with a word that such a sentence holds."""

_LABELLED = (
    rf"(?:^|[\s|｜（(，。])(?:(?:编制|填报|报告|公开|填表|公布|发布|发文|制发|联系)(?:单位|机关|机构|主体)|(?:单位|机构|机关)(?:全称|名称))"
    rf"(?:（[^（）]{{1,6}}）|\([^()]{{1,6}}\))?\s*[:：|｜]\s*{_NAME}(?=[\s|｜，。；;）)]|$)"
)

_SEAL = regex(r"[（(](?:盖章|公章|印章|章)[）)]")
_BUREAU = regex(r"[我本](?:局|厅|校|院)(?!长)")
_TOWN = regex(r"[我本](?:镇|乡|街道)(?!长)")
"""What offices call themselves."""


class Witness(NamedTuple):
    """An organ that the text names; a sure one is named as the one whose report it is: a title, who drafted or signed it."""

    source: Both
    organ: str
    is_sure: bool


def witnesses(opening: Sequence[str], body: Sequence[str]) -> Iterator[Witness]:
    """Every organ that opening and signature name, the best witnesses first; words that are no name may be among them.

    `opening` are the preamble and the first lines of the sections, `body` all of theirs.
    """
    for mention in mentions(opening):
        yield Witness(PREAMBLE, mention.organ, is_sure=True)
    uncited = [without_cited(line) for line in opening]
    for word, pattern in _IN_SENTENCES:
        for name in named(pattern, [line for line in uncited if word in line]):
            yield Witness(PREAMBLE, _of_preamble(name), is_sure=pattern is _DRAFTED)
    for name in named(_CONTACT, opening):
        yield Witness(CONTACT, without_office(name), is_sure=False)
    for line in body[-LINES_OF_SIGNATURE:]:
        if len(line) <= MAX_SIGNATURE and "。" not in line:
            yield Witness(SIGNATURE, _SEAL.sub("", without_dates(line)).strip(), is_sure=True)


def named_organs(opening: Sequence[str], body: Sequence[str]) -> tuple[str, ...]:
    """The organs among the witnesses that are named in full, with their place."""
    return tuple(dict.fromkeys(witness.organ for witness in witnesses(opening, body) if is_name(witness.organ)))


def is_name(words: str) -> bool:
    """Whether words are the name of one organ, with its place: an office says 省政府 of another."""
    return (is_full_name(words) and has_place(words)) or (
        is_whole(words) and is_place(words) and not is_relative(words)
    )


def labelled(lines: Sequence[str]) -> Iterator[str]:
    """Every organ that a label of a form names: 编制单位：甲县水利局."""
    return named(_LABELLED, lines)


def calls_itself_otherwise(organ: str, opening: Sequence[str]) -> bool:
    """Whether the opening speaks of 我局 where the organ is a government, or of 我镇 where it is a bureau."""
    text = "\n".join(opening)
    bureau, town = _BUREAU.search(text) is not None, _TOWN.search(text) is not None
    if bureau != town and (organ.endswith("政府") or is_place(organ)):
        return bureau
    return bureau != town and organ.endswith(("局", "厅")) and town


def named(pattern: str, lines: Sequence[str]) -> Iterator[str]:
    """Every organ that a pattern finds in lines, in order."""
    for line in lines:
        yield from _named_in(pattern, line)


@lru_cache(maxsize=256)  # the choice of the title and that of the organ ask the same lines
def _named_in(pattern: str, line: str) -> tuple[str, ...]:
    return tuple(match["organ"] for match in re.finditer(pattern, line))  # compiled once, `re` keeps it


def _of_preamble(name: str) -> str:
    """A name without what leads to it; an office of a bureau stands for it, that of a government is an organ itself."""
    name = name.strip("《》 ")
    organ = without_office(name)
    return name if organ.endswith("政府") or is_relative(organ) else organ
