"""Where a document names itself: 现公布如东县教育局…年度报告, 本报告由如东县教育局编制, 如东县教育局（以下简称本局）.

Named anywhere else it may be anyone: who gave the order, who came to visit, whose request was passed on. So what counts is
said here, by what stands before a name and behind it, and nothing else does.
"""

from __future__ import annotations

from reportparse.patterns import HANZI, regex

_REPORT = r"(?:\(?本级\)?)?的?(?:\d{4}年度?)?(?:政府)?(?:信息公开)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)"
_THIS_REPORT = r"本(?:年度|年)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)"
_OFFICE = r"(?:[^，,。统指审我本]{0,8}[室科股处办])?"
_MAKES = r"(?:编制|编写|撰写|起草|公布|发布)(?:并(?:向社会)?(?:公布|公开|发布))?"

_BY_ITS_SHORT_NAME = regex(r"[（(](?:以下|下)[简统]?称[：:“\"]?(?:为)?[“\"]?[我本]")

_BY_RULES = r"(?:严格)?(?:根据|依据|按照|依照|遵照)(?:(?!要求[^，,编现特公发向])[^，,帮助导各请对]){1,80}?[，,]?"
_OPENLY = r"[现特]?(?:组织|向社会)?"

_WAYS = tuple(
    (regex(before), regex(behind))
    for before, behind in (
        (
            r"(?:^|[，,])[现特兹]?(?:将|予以|向社会)*(?:现|公布|发布|编制)了?《?$",
            rf"{_REPORT}(?:如下|全文)?(?!{HANZI})",
        ),
        (r"(?:^|[，,])[现特兹]将《?$", _REPORT),
        (rf"{_THIS_REPORT}(?:是|系)?由$", rf"{_OFFICE}(?:{_BY_RULES})?(?:负责)?{_MAKES}(?:$|[，,而完])"),
        (rf"{_THIS_REPORT}有.*[请可](?:直接)?与$", r"[^，,。]{0,20}联系"),
        (r"(?:^|[，,])$", rf"(?:{_BY_RULES})?{_OPENLY}{_MAKES}了?(?:{_THIS_REPORT}(?:$|[，,])|$)"),
        (r"(?:^|[，,])$", rf"{_BY_RULES}{_OPENLY}{_MAKES}了?{_REPORT}$"),
        (rf"^{_BY_RULES}$", rf"{_OPENLY}{_MAKES}了?{_REPORT}$"),
        (
            r"条例》?(?:[（(][^）)]*[）)])?(?:等?有关|的?相关)?(?:要求|规定)?[，,]由?$",
            rf"{_OPENLY}{_MAKES}了?{_REPORT}$",
        ),
    )
)
"""What stands before a name and behind it in a sentence in which the document speaks of its author."""

_FIRST = regex(r"^(?:\d{4}年度?(?:以来)?[，,])?$")
_AS_ITS_SUBJECT = regex(rf"(?:{_REPORT})?$|(?:[认严][真格]|全面|深入|坚决|切实|积极|持续)+(?:学习)?(?:贯彻|落实|执行)")
"""How the very first sentence begins: 2023年，如东县教育局认真贯彻…, or the title once more."""

_TITLE = regex(r"^(?:关于)?《?(?:\d{4}年度?)?$")

_OF_ITS_OWN = regex(r"我们|[我本](?:[局委厅办院镇乡县区市省州旗盟处会校府]|部门|中心|单位|机关|街道|公司)")
"""How an organ speaks of itself. A sentence that says so besides a name is about two."""

_ENDS = "。；;！!？?\n"
_WRAPPED = regex(r"(?<![。；;！!？?告])\n")


def flowing(text: str) -> str:
    """A text without spaces, and without the ends of lines that end neither a sentence nor a title."""
    return _WRAPPED.sub("", "\n".join("".join(line.split()) for line in text.splitlines()))


def begins_title(title: str, begin: int) -> bool:
    """Whether a title begins with what stands there: 2023年如东县教育局…, 关于如东县教育局…."""
    return _TITLE.match(title[:begin]) is not None


def names_itself(text: str, begin: int, end: int) -> bool:
    """Whether a flowing text means its own author by the name that stands there."""
    start = max(text.rfind(mark, 0, begin) for mark in _ENDS) + 1
    stop = min((at for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    before, behind = text[start:begin], text[end:stop]
    if _BY_ITS_SHORT_NAME.match(behind):
        return True
    if _OF_ITS_OWN.search(before) or _OF_ITS_OWN.search(behind):
        return False
    if not start and _FIRST.match(before) and _AS_ITS_SUBJECT.match(behind):
        return True
    return any(followed.match(behind) and led.search(before) for led, followed in _WAYS)
