"""Names of organs: what one ends in, what is only a piece of one, and words such as 我局 that name nobody (domain §7)."""

from __future__ import annotations

from reportparse.patterns import HANZI, regex

MAX_NAME = 40
"""Characters of the longest name; a committee with two names in brackets has some 35."""

SUFFIX = (
    r"(?:政府|办公室|厅|局|委|办|处|街道|镇|乡|中心|院|会|社|队|站|气象台|电视台|部|部门|署|馆|关|公司|集团|银行|学校|党校|大学|中学|小学|单位|所|"
    r"开发区|园区|示范区|关区|新区|高新区|保税区|风景区|基地|妇联|残联|文联|科协|工商联)"
)
"""What the name of an organ ends in; 总局, 委员会 and 图书馆 end in one of these."""

_BRACKETED = r"(?:（[^（）]{1,16}）|\([^()]{1,16}\))?"
_END = regex(rf"{SUFFIX}{_BRACKETED}$")
_PLACE_END = regex(r"[省市县区旗州盟镇乡]$")
_PLACE = regex(rf"^{HANZI}{{1,10}}?[省市县区旗州盟镇乡]|^(?:国家|中国|中华|中共|全国)")
_PLACE_BEGINS = regex(HANZI + "{2,6}[省市县区州盟旗]")
_RELATIVE = regex(
    r"^(?:[本我该各贵](?:局|镇|乡|办|委|厅|县|市|省|区|州|盟|旗|街|单位|机关|部门|中心|院|校|学校|馆|站|公司|处|所|队|会|社|署|台|园|开发区|管委|级|系统|行|部)"
    r"|全[省市县区州盟旗镇乡局]$|[本我该各贵]$|[本上]年|(?:编制|填报|报告|公开|发布)(?:单位|机关|机构|部门)$)"
)
_BROKEN_START = regex(
    r"[省市县区旗州盟镇乡员民政府局委办会心厅室院处关]|人民政府|办公[室厅]$|(?:管理)?委员会$|管委会$|街道办事处$|党政办"
)
_NOT_IN_NAME = regex(
    r"[，,。；;：:《》“”\s！？|｜丨<>\[\]【】〔〕#*=]|\d{4}|关于|根据|按照|依据|要求|有关|相关|上级|部分组成|情况|以下|为了|进一步|年度报告|"
    r"条例|通知|国务院|党委|报告|^(?:请|欢迎|如需|与|向)|县委县|市委市|省委省|区委区|领导下|公布|发布|网站|年报"
)
_OTHER_END = regex(r"(?:场|苏木|矿|厂|园|台|站|库|村|司|军|校|团|室|科|组|行)$")
_BRACKET = regex(r"[（）()]")
_NEVER_IN_NAME = regex(
    r"[^\w（）()·、\s]|_|关于|印发|公布|发布|网站|首页|专栏|年报|通知|\d{4}|各[部单乡镇街]|^([\u4e00-\u9fff]{1,6}[省市县区州盟旗镇乡])\1"
)
_OFFICE = regex(
    r"(?:(?:政务公开|政府信息公开|信息公开)(?:工作)?)?(?:领导小组)?"
    r"(?:综合办公室|党政办公室|党政综合办公室|办公室|党政办|综合办|综合科|政务公开科|秘书科|政务公开办|信息公开办|信息科|法规科|办)$"
)

_BODY = regex(r"(?:人民政府|政府|管理委员会|管委会|(?<=街道)办事处)$")
"""What the organ of a place is called behind the place: 甲县 and 甲县人民政府, 乙街道 and 乙街道办事处 report alike."""

_SHORTENED = ((regex("委$"), "委员会"), (regex("办$"), "办公室"))
_BRACKETS = regex(r"[（(][^（）()]*[）)]|\s")
_PART = regex(r"^(?:附属|直属|驻)|(?:分局|支队|大队|中队|分院|分校|分中心|分公司|支行|联络处)$")
"""How what is a part of something else is called: 高新分局, 附属医院, 驻京联络处."""

_OF_UNIVERSITY = regex(r"(?:学院|医院|研究院|书院|附属\S+)$")
_PARTY = regex(r"^中国?共[^，。]{0,20}(?:委|委员会)$")
_NATIONAL = regex(rf"^(?:国家|中国|中华人民共和国){HANZI}{{0,14}}$")


def is_relative(name: str) -> bool:
    """Whether a name says only whose report it is: 我局, 本单位, 各部门. 本溪市… is a place."""
    return _RELATIVE.match(name) is not None


def ends_like_organ(name: str) -> bool:
    """Whether a name ends as those of organs do: …局, …委员会（…）."""
    return _END.search(name) is not None


def is_place(name: str) -> bool:
    """Whether a name ends as those of places do: 甲县, 甲县乙镇."""
    return _PLACE_END.search(name) is not None


def has_place(name: str) -> bool:
    """Whether a name begins with a place that something follows: 甲县教育局, not 教育局, nor 清水镇."""
    found = _PLACE.match(name)
    return found is not None and found.end() < len(name)


def is_whole(name: str) -> bool:
    """Whether a name can stand alone. 人民政府 and 办公室 are pieces, and so is what begins in the middle (局办公室)."""
    return 3 <= len(name) <= MAX_NAME and _BROKEN_START.match(name) is None and _is_closed(name)


def is_full_name(name: str) -> bool:
    """Whether words taken out of a sentence are the whole name of an organ and nothing else."""
    return is_whole(name) and ends_like_organ(name) and not is_relative(name) and _NOT_IN_NAME.search(name) is None


def is_plausible(name: str) -> bool:
    """Whether words before a title's noun end as names of organs or places do and hold no word that none holds.

    What is longer than any name, or has a bracket that is not closed, holds something else or lost a piece.
    """
    ends = ends_like_organ(name) or is_place(name) or _OTHER_END.search(name) is not None
    return ends and len(name) <= MAX_NAME and _is_closed(name) and _NEVER_IN_NAME.search(name) is None


def _is_closed(name: str) -> bool:
    """Whether every bracket of a name has its other half."""
    return _BRACKET.search(_BRACKETS.sub("", name)) is None


def without_office(name: str) -> str:
    """The organ whose office is named: 甲县教育局 of 甲县教育局政务公开科; unchanged where nothing whole is left."""
    organ = _OFFICE.sub("", name)
    return organ if is_whole(organ) and (ends_like_organ(organ) or is_place(organ)) else name


def is_same(organ: str, other: str) -> bool:
    """Whether another name can be that of an organ: 乙镇人民政府 of 甲县乙镇, 县发改委 of 甲县发展和改革委员会.

    An office or a section of an organ speaks for it (甲县水利局办公室); a bureau of a place is not the place's government.
    """
    one, two = _bare(organ), _bare(other)
    if not one or not two:
        return True
    if is_place(one) != is_place(two):
        return False
    if two.startswith(one) and not is_place(one):
        return True
    return one.endswith(two) or two.endswith(one) or _shortens(one, two) or _shortens(two, one)


def is_other_office(name: str, organ: str) -> bool:
    """Whether a name beside an organ's is another office's, whose report it is too, and no government that hosts a page."""
    return is_bureau(name) and not is_same(name, organ)


def is_bureau(name: str) -> bool:
    """Whether a name is that of an office, with its place, and not of the place's government."""
    return is_full_name(name) and has_place(name) and not is_of_place(name)


def names_two(organ: str) -> bool:
    """Whether an organ reads as two, 甲县财政局甲县审计局; a national organ is part of its offices' names."""
    for cut in range(4, len(organ) - 3):
        one, two = organ[:cut], organ[cut:]
        if _PLACE_BEGINS.match(two) and is_full_name(one) and is_full_name(two) and has_place(one):
            return not is_national(one) and _PART.search(two) is None
    return False


def is_of_place(organ: str) -> bool:
    """Whether an organ is that of a place: 甲县, 甲县人民政府办公室, not 甲县水利局."""
    return is_place(_bare(organ))


def _bare(name: str) -> str:
    """A name without brackets, the office that speaks for it and what the body of a place is called."""
    name = _BRACKETS.sub("", name)
    for _ in range(2):  # 甲县人民政府办公室政务公开科
        name = _BODY.sub("", without_office(_BODY.sub("", name)))
    for short, long in _SHORTENED:
        name = short.sub(long, name)
    return name


def _shortens(short: str, long: str) -> bool:
    """Whether a name is another one with characters left out, the last one kept: 甲县卫健委 of 甲县卫生健康委."""
    rest = iter(long)
    return short[-1] == long[-1] and all(char in rest for char in short)


def is_national(name: str) -> bool:
    """Whether a name is that of a national organ, whose parts bear it before their own: 国家税务总局."""
    return _NATIONAL.match(name) is not None and ends_like_organ(name)


def is_part_of(above: str, name: str) -> bool:
    """Whether a name that stands below another one is the second half of it: 党史研究室 below 中共甲县委.

    A part of a bureau or school (高新分局), a department of a party committee, what a national organ has in a place.
    """
    if has_place(name) and not is_place(name):
        return is_national(above)
    if is_place(name) or not ends_like_organ(above):
        return False
    if above.endswith("大学") and _OF_UNIVERSITY.search(name):
        return True
    return _PARTY.match(above) is not None or (_PART.search(name) is not None and not _BODY.search(above))
