"""Whose count a quantity is: the reporting organ's own, that of its whole place, or another office's (domain §7)."""

from __future__ import annotations

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.patterns import regex

_WHEN = rf"(?:{NUMBERED_YEAR}年度?|共|全年|年内|累计|本年度|新|一共|总共|自行|自主|先后)*"
_DOES = (
    r"收到|接到|接收|受理|办理|处理|答复|办结|予以|不予|部分公开|其他处理|同意|发生|收取|行政复议|行政诉讼|被"
    r"|(?<!政务)(?<!信息)公开|主动公开|发布|推送|更新|制作|编发|编印|出版|通过|利用|依托"
    r"|制发|制定|印发|出台|废止|现行有效|备案|审查|审核|清理"
    r"|举办|召开|组织|开展|培训|共?有|现有|配备|未|没有|无"
)
"""What an office does that is counted; words that stand before an office name's verb are in `_WHEN`."""

_NO_SUBJECT = "复议机关|[^,;。]{0,6}(?:[提报呈]请|协助|配合)|[对向为给经派赴]|组织|会同|联合|邀请|指导|参加|选派"
OFFICE = (
    "局|委|厅|院|镇|乡|街道(?:办事处)?|县|区|村|社区|中心|馆|(?<!网)站|[大支]队|所|部门|单位|企业|机关|政府|本级|科|股"
    "|(?<![举承主代协交督催查])办(?:公室|公厅)?"
)
"""How the name of an office ends; 举办 and 督办 are no offices."""

_SUBJECT = regex(
    rf"(?:^|[,;:。])(?P<subject>(?!{_NO_SUBJECT})[^,;:。\d]{{1,24}}?(?:{OFFICE})|办公室){_WHEN}(?:{_DOES})"
)
_WITH_US = "邀请|联合|会同|配合|协助|组织|参加|接受|[与和及]"
_GUEST = regex(
    rf"(?:^|[,;:。])(?P<guest>(?:(?!{_WITH_US})[^,;:。\d]){{1,20}}?(?:[局委厅院镇乡县区办]|街道|中心|部门|政府|机关|办公[室厅]|小组))"
    r"(?:领导|专人|工作人员|先后|多次|分别|专程|再次)*(?:到|来|赴|深入|[对为给向](?=[^,;:。\d]*(?:培训|指导|讲座)))"
    r"[我本](?:[局委厅办院署站所队校镇乡街市县区州盟旗省]|机关|单位|部门)[^,;:。\d]*$"
)
"""Another office that came to do it: 县政府办到我局开展培训2次. Whom the organ invited, or went to, does its work."""

_OURS = regex(
    r"我|本|全|各级|该|党政|^党|^[局委厅办院]?机关$"
    r"|^[局委厅院镇乡]?(?:政务|政府信息|信息)公开(?:工作)?(?:领导小组)?(?:办公室|办|科|股|处)$"
)
"""The organ itself, or the room of it that this work is done in; 县政务公开办公室 is another office."""
_ALL_OF_A_PLACE = (
    r"全(?:省|市|县|区|州|盟|旗|系统|行业)|[局委厅院]系统|各(?:部门|单位|乡镇|镇街|县区|区县)|(?:下属|所属|直属|下级)(?:事业)?(?:单位|部门|机构)"
    r"|\d+[个家](?:事业)?(?:单位|部门|乡镇|街道|村|社区|科室|股室|县区)"
)
_WIDER = regex(
    rf"(?:^|[,;:。(])(?:(?!{_NO_SUBJECT}|举办|召开|开展|参加)[^,;:。(]){{0,9}}?(?:{_ALL_OF_A_PLACE})[^,;:。\d]{{0,16}}?"
    rf"{_WHEN}(?:{_DOES}|微信|微博|网站|公众号|专职|兼职)"
)
_WHOLE_PLACE = regex(r"(?<=[,;:。(])全[省市县区州盟旗镇乡](?!各|级|直)[^,;。\d]*$")
_BELOW = regex(r"(?<![及和与、含])(?:下属|所属|下级|直属|基层)")
_AN_OFFICE = regex(r"(?:办(?:公室|公厅)?|[局委厅])$")
_NEXT_OFFICE = regex(rf"[,;、](?!指导|督促|协助|转)[^,;。\d]{{0,12}}(?:{OFFICE}){_WHEN}(?:{_DOES})[^,;。\d]{{0,12}}\d")
_ITSELF = regex(
    r"^其中,?[我本](?:[局委厅办院署镇乡]|街道)(?![及和与、])|(?:本机关|[我本]单位)(?![及和与、])|(?:[我本]?[局委厅办院署])(?:机关|本级)|机关本级"
)
_WHEN_FIRST = regex(r"^(?:年内|本年度?|全年|今年|其中|目前|年度内|同时)+")
_PLACE = regex("[省市县区]|州(?!市)")
_AND = regex("[及和与、]")
_SUMMARISES = regex(r"政府|管委会|管理委员会|街道|[镇乡]$|系统|部门")


def is_own(segment: str, organ: str | None) -> bool:
    """Whether a count is the reporting organ's: no office outside its name is the subject. Unknown organ: yes.

    A count of all offices of the place is a government's, which sums them up (domain §7), and no bureau's; one that
    tells its 本级 from its 系统 reports on both.
    """
    if organ is None:
        return True
    if (guest := _GUEST.search(segment)) and not _is_ours(_WHEN_FIRST.sub("", guest["guest"]), organ):
        return False
    subjects = list(_SUBJECT.finditer(segment))
    subject = _WHEN_FIRST.sub("", subjects[-1]["subject"]) if subjects else ""
    if sums_up(organ) and _WHOLE_PLACE.search(segment, subjects[-1].end() if subjects else 0):
        return True
    if not sums_up(organ) and not ("本级" in segment and "系统" in segment):
        wider = max((match.end() for match in _WIDER.finditer(segment)), default=0)
        if wider and wider >= (subjects[-1].end() if subjects else 0):
            return False
        if _BELOW.search(subject):
            return False
    return not subject or _is_ours(subject, organ)


def _is_ours(subject: str, organ: str) -> bool:
    """Whether an office that does something is the organ itself, or a room of it."""
    if _OURS.search(subject):
        return True
    subject = subject.rpartition("代表")[2].removesuffix("机关").removesuffix("本级").replace("人民", "")
    whole = organ.replace("人民", "")
    return (
        subject in whole
        or whole in subject
        or is_short_for(subject, organ)
        or (sums_up(organ) and all(part in whole or part in f"{whole}办公室" for part in _AND.split(subject)))
    )


def is_one_of_offices(segment: str, rest: str, organ: str | None) -> bool:
    """Whether a government counts its offices one by one: 县政府办公室收到33件,县住建局收到20件, and no total."""
    if organ is None or not sums_up(organ):
        return False
    subjects = [*_SUBJECT.finditer(segment)]
    if subjects and organ.replace("人民", "").endswith(_WHEN_FIRST.sub("", subjects[-1]["subject"])):
        return False
    return (
        bool(subjects)
        and _AN_OFFICE.search(subjects[-1]["subject"]) is not None
        and _NEXT_OFFICE.search(rest) is not None
    )


def is_short_for(name: str, organ: str) -> bool:
    """Whether a name is the usual short form of the organ's: 县卫健局 of a 县卫生健康局, 高新区管委会, 市局.

    Its signs stand in the organ's name in their order. Governments have no such form: 县政府 is not the 镇政府 of its 县.
    """
    if len(name) == 2 and (place := _PLACE.search(organ)):
        return name == place[0] + organ[-1:] and name[-1] in "局委厅"
    signs = iter(organ)
    return (
        len(name) > 2 and name[-1] in "局委办会厅院" and name[-1] == organ[-1:] and all(sign in signs for sign in name)
    )


def sums_up(organ: str) -> bool:
    """Whether an organ's report usually counts all offices of its place, by its name."""
    return _SUMMARISES.search(organ) is not None


def is_of_itself(lead: str) -> bool:
    """Whether a clause names the organ alone, without those below it: 其中本机关收到56件."""
    return _ITSELF.search(lead) is not None


def is_wider(lead: str) -> bool:
    """Whether a clause names all offices of a place, or those below the organ."""
    return (_WIDER.search(lead) or _BELOW.search(lead)) is not None
