"""Numbers of one series, none of which is the whole: "收到公民申请5件,企业申请2件", "推进会1次、专题会2次".

Who applied and how he applied part the requests into groups. A clause that names one group alone counts no total where
another group of the sort is counted beside it; several joined (公民、法人和其他组织), or none, are the whole.
"""

from __future__ import annotations

import re

from reportparse.patterns import regex

_APPLICANTS = (
    "公民|群众|市民|居民|村民|个人|自然人|企业|公司|法人|机构|律师"
    "|社会组织|其[他它]组织|公益组织|(?<![我本各属])单位|公众(?!号)|团体"
)
_MEDIA = (
    "书面|电子|网上|网络|网站|平台|系统|信函|信件|邮寄|邮政|邮件|邮箱|当面|现场|窗口|上门|传真|电话|微信|线[上下]|口头"
)
_SORTS = (regex(f"(?:{_APPLICANTS})+"), regex(f"(?:{_MEDIA})+"))

_APART = regex(r"其中|包括|包含|含|[(]|分别")
"""Opens the parts of the number before it, which is the whole of them then."""

_ACCEPTED = regex(r"受理[^,;]*$")
_CAME_AND_ACCEPTED = regex(r"收到|接收|接到|新收|登记")
_COUNTED_AFTER = regex(r"申请[^,;:()。\d]{0,8}[1-9]")
_NUMBER = r"(?:\d[\d,]*|[一二三四五六七八九十百]+)[件条份宗]"
_CAME = regex(
    r"^(?!.*(?:[未不]予|受理|复议|受.{1,10}委托|[为代替].{0,6}(?:政府|局|委|厅)|全[省市县区]|各(?!类)))"
    rf"(?:.*?申请(?:书|件|事项)?(?:共计?|有|为|数)*{_NUMBER}|.*?(?:收到|接到|新收|提交|提出).*?{_NUMBER}.{{0,16}}申请(?:事项)?)$",
    needs=("申请",),
)
"""A clause that counts all requests that came to the office."""

_COUNTED = regex(r"^(?!.*(?:咨询|来电|信访|来信)).*\d[^,;、]{0,6}[,、]")
_OF_A_GROUP = regex(rf"(?:^|[,;:。])(?:针?对于?|关于)[^,;:。\d]{{0,6}}(?:{_APPLICANTS})[^,;:。、]{{0,12}},$")
"""What follows is of one group: 对于法人申请的9件,予以公开3件."""

_ONE_WAY = regex(
    r"(?:通过(?!审)|利用|采[取用]|以(?=[^,;\d]{2,8}(?:形式|方式)))(?![^,;]*(?:等|、|和|及|与|或|各类|各种|多种|各|多个))[^,;\d]{2,30}?(?:收到|受理|接收|接到|提[交出])",
    needs=("通过", "利用", "采", "形式", "方式"),
)
"""By one way alone: 通过政府网站收到申请6件 leaves open what came by the others."""

_PERSONS = regex("个人|自然人")
_LEGAL_PERSONS = regex("法人|企业|公司|其[他它]组织|社会组织|(?<![我本])机构|(?<![我本各属])单位|团体")
_EVERYBODY = regex("公民|群众|公众(?!号)|市民|居民|村民|社会各界|申请人")
_GROUP_FIRST = regex(r"(?:个人|自然人|法人|企业|其[他它]组织|社会组织)(?:均|都)?$")
_BY_ONE_WAY = regex(
    r"(?:通过|(?:^|[,;:。年度])(?:以|经由?|从)|利用)(?![^,;]*(?:等|、|和|及|与|或|各|任何|多种|所有))[^,;\d]{1,24}$"
    r"|(?<![、和及与或])(?:邮箱|信箱|邮件|邮寄|信函|信件|传真|网上|网络|网站|平台|当面|现场|窗口|公众号|微信|电话)(?:方式|渠道|形式|途径|端)?(?:均|都)?$"
)


def is_of_a_series(lead: str, before: str, after: str) -> bool:
    """Whether a number counts one group of those that applied, or one way, and another stands beside it.

    `before` is the sentence up to the number's own clause `lead`, `after` what follows its unit.
    """
    if _ONE_WAY.search(lead) or _OF_A_GROUP.search(before):
        return True
    beside = _APART.split(after, maxsplit=1)[0]
    for sort in _SORTS:
        if len(sort.findall(lead)) == 1 and "等" not in lead:
            earlier = any(sort.search(clause) for clause in _counted_clauses(before))
            if earlier or any(sort.search(clause) for clause in _counted_clauses(f"{beside},")):
                return True
    return False


def denies_one_group(lead: str, words: str, after: str) -> bool:
    """Whether a denial is of one group of applicants alone, by its `words` or the `lead` before it.

    Persons or legal persons named without the others are one (未收到法人或其他组织申请); 公民 and 群众 are said of everybody,
    unless a number of others stands after it: 未收到公民申请,收到法人申请1件.
    """
    if any(len(sort.findall(words)) == 1 for sort in _SORTS) and _COUNTED_AFTER.search(after):
        return True
    said = (group[0] if (group := _GROUP_FIRST.search(lead)) else "") + words
    return not _EVERYBODY.search(said) and (_PERSONS.search(said) is None) != (_LEGAL_PERSONS.search(said) is None)


def denies_one_way(lead: str) -> bool:
    """Whether a denial is of one way of applying alone: 通过邮寄方式未收到申请, 邮箱未收到申请."""
    return _BY_ONE_WAY.search(lead) is not None


def is_accepted_of_those_before(lead: str, before: str) -> bool:
    """Whether a number counts the requests accepted of those that came, counted before: 收到申请10件,受理8件."""
    if not _ACCEPTED.search(lead) or _CAME_AND_ACCEPTED.search(lead):
        return False
    return any(_CAME.match(clause) for clause in re.split(r"[,;:()。]", before))


def _counted_clauses(text: str) -> list[str]:
    """The clauses of a text that end in a number."""
    return [clause for clause in re.split(r"(?<=[,;、])", text) if _COUNTED.search(clause)]
