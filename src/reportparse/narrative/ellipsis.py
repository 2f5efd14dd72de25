"""What a clause leaves out because the one before it said so: a verb for several things, a channel for several figures.

"制发规章1件、规范性文件2件" is read as if 制发 were said twice, "公众号关注人数900人,发布信息20条" as if 公众号 were.
"""

from __future__ import annotations

from dataclasses import replace

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.narrative.quantities import Quantity
from reportparse.narrative.vocabulary import is_understood
from reportparse.patterns import regex

_VERB = regex(
    r"收到|受理|办结|(?<!复议)(?<!诉讼)答复|制发|制定|出台|印发|废止|现行有效的?|召开|举办|(?:开展|组织)(?:政务|政府信息|信息)公开"
)
_PUT_OFF = regex(r"延期|结转|顺延")
_YEAR_ALONE = regex(rf"(?:{NUMBERED_YEAR}年度?|[今本当]年度?)(?:共|为|有)?")
_COUNTED_THEN = regex(
    rf"(?:^|[,;:。、])(?:{NUMBERED_YEAR}年度?|[去上]年度?)(?P<words>[^,;:。、\d]+)\d[\d,.]*万?(?:{COUNTER})?[,、]$"
)
"""The words of the year before hold for a year alone: 2022年收到申请12件,2023年9件."""

_OF_THE_YEAR = regex(
    rf"(?:其中,?)?(?:{NUMBERED_YEAR}年度?|[今本当]年度?)(?:[我本]局)?(?:共|新增?|累计)?(?P<deed>公开|发布|推送|更新)"
)
_SINCE_THEN = regex(
    r"(?:^|[,;:。])(?P<said>[^,;:。]*?)累计(?P<deed>[^,;:。、\d]*?(?:公开|发布|推送|更新)(?:(?:政府|政务)信息|信息|文章)?)"
    r"\d[\d,]*[条篇件],(?:其中,?)?$"
)
"""Of what was published since the beginning the year's own: 累计公开信息6390条,其中2023年公开518条."""

_SINCE = regex(r"[自从][^,;:。]{1,24}以来|截[至止][^,;:。]{0,14}?[底日前]")

_DOCUMENTS = regex(r"(?:其中,?)?(?:行政)?(?:规范性文件|规章)")
_DONE_WITH_DOCUMENTS = regex(
    r"(?:^|[,;:。])(?P<deed>[^,;:。、\d]{0,24}?(?:制发|制定|出台|印发|废止|现行有效的?))(?:了|(?:地方|部门)?(?:政府)?规章|(?:[^,;:。、\d公开]{0,4})文件|(?:行政)?规范性文件)\d[\d,]*[件个份部],(?:其中,?)?$"
)
"""What was done with rules, or with all papers, was done with 规范性文件 counted next: 废止规章0件,规范性文件7件."""

_ON_INFORMATION = regex(
    r"(?:其中)?(?:涉及?|属于?|因|由|与)?(?:政府)?信息公开(?:类|方面|领域|范[畴围]|有关|相关|引发|引起)?(?:的|案件)*[占有为]?"
)
_CASES = regex(r"行政复议|行政诉讼")
"""Of cases of every matter those on information: 行政诉讼5件,涉信息公开1件."""

_DECIDED = regex(r"受理|审[理查结]|办[理结]")
"""As the authority that decides cases, not as a party to them."""

_PUBLISHES = regex(r"^(?:全年|共|本年|年内|今年|累计)*(?:推送|发布|更新|编发|发博|发文|信息发布)")
_SUBJECT_WITH_TRAITS = regex(
    r"(?:^|[,;:。])(?![^,;:。\d]{0,20}(?:通过|在|向|开通|关停|注销))[^,;:。\d]{0,14}(?P<channel>微信公众号|公众号|微博|网站|官网|新媒体)"
    r"(?:(?:[^,;:。\d]{0,6}(?:关注|粉丝|订阅|栏目|账号|用户|访问|浏览|点击|改版)[^,;:。\d]{0,6}\d[^,;:。]{0,12},){1,3}|(?:账号)?1个,)$"
)


def filled(quantity: Quantity) -> Quantity | None:
    """The quantity with the word that its clause leaves out; None where it leaves none out."""
    before = quantity.segment.removesuffix(quantity.lead)
    if _YEAR_ALONE.fullmatch(quantity.lead) and (then := _COUNTED_THEN.search(before)):
        return replace(quantity, lead=quantity.lead + then["words"])
    if (year := _OF_THE_YEAR.fullmatch(quantity.lead)) and (then := _SINCE_THEN.search(before)):
        said = _SINCE.sub("", then["said"])
        known = is_understood(said, None) and year["deed"] in then["deed"]
        return replace(quantity, lead=quantity.lead.removesuffix(year["deed"]) + said + then["deed"]) if known else None
    if _DOCUMENTS.fullmatch(quantity.lead) and (then := _DONE_WITH_DOCUMENTS.search(before)):
        return replace(quantity, lead=then["deed"] + quantity.lead.removeprefix("其中").removeprefix(","))
    if (
        _ON_INFORMATION.fullmatch(quantity.lead)
        and not _DECIDED.search(before)
        and len(cases := {*_CASES.findall(before)}) == 1
    ):
        return replace(quantity, lead=quantity.lead.removesuffix("的") + cases.pop())
    if (quantity.carried.endswith("、") or quantity.lead.startswith(("提出", "提交"))) and not _VERB.search(
        quantity.lead
    ):
        verbs = list(_VERB.finditer(quantity.carried))
        if verbs and not _PUT_OFF.search(quantity.carried):
            return replace(quantity, lead=verbs[-1][0] + quantity.lead, carried=quantity.carried[: verbs[-1].start()])
    if _PUBLISHES.match(quantity.lead):
        subject = _SUBJECT_WITH_TRAITS.search(before)
        if subject:
            return replace(quantity, lead=subject["channel"] + quantity.lead)
    return None
