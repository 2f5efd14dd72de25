"""Zeros said in words: 未收到政府信息公开申请及行政复议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.narrative.kinds import KINDS
from reportparse.narrative.offices import is_own
from reportparse.narrative.quantities import Sentence
from reportparse.narrative.scope import is_of_the_year, until_now_left_out
from reportparse.narrative.series import denies_one_group, denies_one_way
from reportparse.narrative.topics import topic_of
from reportparse.narrative.vocabulary import with_us
from reportparse.patterns import regex

DENIAL = r"没有|不存在|尚无|暂无|尚未|[未无零]"
"""Opens a denial: what follows must be wholly made of what kinds call `denied` and of `_BESIDE` to count."""
_DENIAL = regex(DENIAL)

_REFUSED = regex(
    r"\d[个家]|除|如|若|凡|确保|力争|避免|防止|保证|实现|(?<![我本各级])(?:部门|单位)|其中|对(?!外)|因.{0,8}不$|(?<![、和与])线[上下]$|反[映馈]$|其[他它余](?!社会|组织)[^,;]{0,8}$"
)
"""Words before a denial that make it a condition, an aim or a part."""

_BELOW = regex(
    r"(?<![及和与、含])各(?:自然村|行政村|村|乡|镇|街|社区|部门|单位|县|区|市|局|站|所|成员|直属|下属|基层|学校|中心|分局|[^,;:。\d]{1,6}机构)"
    r"|(?<![及和与、含])[局委厅院镇乡县市区街]属|(?<![及和与、含])(?:下属|所属|直属|基层)(?:各|事业)*(?:单位|部门|机构|村|站所)|[省市县区]直(?:各|机关)?(?:部门|单位)",
    needs=("各", "属", "基层", "直"),
)
_PLACES_BELOW = regex(
    r"(?<![我本全各及和与、])(?P<first>乡镇|镇街|街道|社区|村)(?:[、和及](?:乡镇|镇街|街道|社区|村组?|部门|单位))*(?:均|都)?$"
)
_ALL_OF_IT = regex(r"全[省市县区州盟旗镇乡局]|[我本][局镇乡]各|各级")
"""Those below alone (各村均未收到) say nothing of the organ; 全县各部门 and 我局各单位 are all of it."""

_CAME_AFTER = regex(
    r"[,;](?:(?!上|去年|往年)[^,;:。\d]){0,10}(?:收到|接到|受理)(?:(?:政府)?信息公开)?(?:申请)?[1-9]\d*[件条份]"
)
_AND_BELOW = regex(
    r"(?<=[局委厅院办镇乡道关])[及和与、](?:所|下|直)?属?(?:各|事业)*(?:单位|部门|机构|科室|股室|站所|村|社区)(?=均|都|皆|全年|全部|没|未|无|$)"
)
"""Who denies it of the organ and of those below it denies it of the organ: 我局及下属单位均未收到."""

_WITHDRAWN = regex("撤[回销诉]")

_AS_BEFORE = regex("收到|接到|受理")
_COUNTED_LAST_YEAR = regex(r"上一?年度?[^,;:。\d]*(?:收到|接到|受理)[^,;:。\d]*申请\d+[件条],[^,;:。\d]*$")
"""What was counted of the year before is what there was none of in this: 上年度收到申请19件,本年度未收到."""

_AND = r"(?:、|和|或者?|及|以及|与)?"
_CAUSES = r"(?=的?引|的?产|的?导|而)"
_DID = (
    r"(?:收到|接收|受理|新收)(?:[、和及并](?:受理|办理|处理|办结|答复))+(?=的)|受理量(?:[、和及](?:办理|办结|答复)量)*|申请量"
    r"|收到|接到|接收到?|受理|发生|出现|产生|引发|引起|发现|导致|涉及|办理|处理|要求|提出|提交|递交|提起|申请|获取(?:政府)?信息"
    r"|未曾?|没有|曾|有(?!关)|无|零|被|过|的|也|均|都"
)
_WHO = (
    rf"(?:公民|自然人|个人|单位|群众|社会公众|公众|企业(?={_AND}个人)|法人(?={_AND}其))"
    rf"(?:{_AND}(?:法人|其[他它](?:社会)?组织|社会组织|组织|单位|团体|企业|个人))*"
    r"|申请人|人(?=到|来|向|申请|提出)|[到来向][本我](?:机关|单位|[局镇委办乡县区市])|[我本](?:行政机关|机关|单位|部门)|[我本全][市县区镇乡局委办街]"
)
_HOW = (
    r"(?:书面|电子|口头|网络)(?:形式)?(?:或者?|、|和|及)(?:书面|电子|口头|网络|其[他它])(?:形式|方式|渠道)?|书面|线上|线下"
    r"|任何(?:形式|方式)?|此类|各类|[1一](?:件|例|起|宗)"
)
_WHY = (
    r"因此|由此|因为|由于|因|由|为|而|及其|及|以及|和|与|或者|或|、|针?对|就(?=政府|信息)|有关|相关|关于"
    rf"|依申请公开{_CAUSES}|(?:不服|对)?答复(?:不[当服满]|不及时|不满意)?{_CAUSES}|不服(?:政府)?信息公开答复|公开(?:政府|政务)?信息{_CAUSES}|公开|(?:政府|政务)?信息公开(?:工作|类|方面|事项)?|事务|问题"
)
_WHAT = (
    r"(?:行政)?(?:投诉|申诉|举报|信访)(?:案|件)?|案件|案|情况|情形|事项|现象|行为|数量|总数|量|件|类|方面|的?事件|等"
    rf"|{NUMBERED_YEAR}年度?|本年度?|全年|年度|年内"
)
_BESIDE = "|".join((_DID, _HOW, _WHO, _WHY, _WHAT))
"""Words that may stand in a denial beside what is denied."""

_WORD = regex("|".join(f"(?P<{kind.what}>{kind.denied})" for kind in KINDS if kind.denied) + f"|{_BESIDE}")
_REMARK = regex(r"\([^()\d]{1,6}\)(?=[^,;:。]*(?:没有|未|无))")
"""A short remark in the midst of a clause: 各村(社区)未收到申请."""

_CLAUSE_END = regex(r"[,;:()。]|$")


def denied(sentence: Sentence, year: int | None, organ: str | None) -> Iterator[str]:
    """The kinds of figure that a sentence says there was none of in the year."""
    text = _AND_BELOW.sub("", _REMARK.sub("", sentence.plain).rstrip("。！？!?."))
    for match in _DENIAL.finditer(text):
        before = sentence.context + text[: match.start()]
        end = _CLAUSE_END.search(text, match.end())
        words = text[match.end() : end.start() if end else len(text)] or _named_before(text[: match.start()])
        if _AS_BEFORE.fullmatch(words) and _COUNTED_LAST_YEAR.search(text, 0, match.start()):
            words += "申请"
        named = [
            what
            for what in all_named(with_us(words, organ))
            if _is_on_requests(what, words, f"{sentence.heading}:{before}")
        ]
        lead = re.split(r"[,;:()。]", text[: match.start()])[-1]
        if (
            named
            and not _REFUSED.search(lead)
            and not (_is_of_those_below(lead, organ) and not _ALL_OF_IT.search(lead))
            and not ("requests_received" in named and _is_of_some(lead, words, text, match))
            and is_of_the_year(until_now_left_out(before), lead, year)
            and is_own(text[: match.end()], organ)
        ):
            yield from named


def _is_of_those_below(lead: str, organ: str | None) -> bool:
    """Whether a clause denies something of those below alone: 各村未收到; 街道未收到 is of the organ where it is one."""
    places = _PLACES_BELOW.search(lead)
    return _BELOW.search(lead) is not None or (places is not None and places["first"] not in (organ or ""))


def _is_of_some(lead: str, words: str, text: str, denial: re.Match[str]) -> bool:
    """Whether a denial of requests is of one group or one way alone, or of those that were not withdrawn."""
    if words.startswith("受理") and _WITHDRAWN.search(text, 0, denial.start()):
        return True
    return (
        _CAME_AFTER.search(text, denial.end()) is not None
        or denies_one_way(lead)
        or denies_one_group(lead, words, text[denial.end() :])
    )


def _named_before(text: str) -> str:
    """What a denial behind it denies: 行政复议:无, 行政诉讼均为无."""
    clause = re.split(r"[,;()。]", text)[-1]
    return re.sub(r"(?:均|都|皆)?[:为]?$", "", clause)


def _is_on_requests(what: str, words: str, before: str) -> bool:
    """Whether a kind of request is meant where only its state is named: 提案7件,均已办结,无结转下年度件 is of proposals."""
    return not what.startswith("requests_") or "申请" in words or topic_of(before) in {None, "requests"}


def all_named(words: str) -> list[str]:
    """What is named in words that say nothing else; empty where a word is not understood."""
    named: list[str] = []
    at = 0
    while at < len(words):
        match = _WORD.match(words, at)
        if not match:
            return []
        if match.lastgroup:
            named.append(match.lastgroup)
        at = match.end()
    return named
