"""Names of organs: what one ends in, what is only a piece of one, and words such as 我局 that name nobody (domain §7)."""

from __future__ import annotations

from reportparse.patterns import regex

MAX_NAME = 40
"""Characters of the longest name; a committee with two names in brackets has some 35."""

SUFFIX = (
    r"(?:政府|办公厅|办公室|厅|局|委员会|管委会|委|办|处|街道|镇|乡|中心|医院|学院|法院|检察院|院|联合会|协会|合作社|联社|会|社|总队|支队|大队|队|气象台|站|"
    r"部门|部|署|馆|海关|关区|关|公司|集团|银行|学校|大学|中学|小学|机关|单位|开发区|园区|示范区|新区|高新区|保税区|风景区|指挥部|所|总局|分局|"
    r"电视台|基地|图书馆|党校|工会|团委|妇联|残联|文联|科协|工商联|档案馆|供销社)"
)
"""What the name of an organ ends in."""

_BRACKETED = r"(?:（[^（）]{1,16}）|\([^()]{1,16}\))?"
_END = regex(rf"{SUFFIX}{_BRACKETED}$")
_PLACE_END = regex(r"[省市县区旗州盟镇乡]$")
_PLACE = regex(r"^[\u4e00-\u9fff]{1,10}?[省市县区旗州盟镇乡]|^(?:国家|中国|中华|中共|全国)")
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
_NEVER_IN_NAME = regex(r"[^\w（）()·、—\-\s]|_|关于|印发|公布|发布|网站|首页|专栏|年报|通知|\d{4}")
_OFFICE = regex(
    r"(?:(?:政务公开|政府信息公开|信息公开)(?:工作)?)?(?:领导小组)?"
    r"(?:综合办公室|党政办公室|党政综合办公室|办公室|党政办|综合办|综合科|政务公开科|秘书科|政务公开办|信息公开办|信息科|法规科|办)$"
)


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
    return 3 <= len(name) <= MAX_NAME and _BROKEN_START.match(name) is None


def is_full_name(name: str) -> bool:
    """Whether words taken out of a sentence are the whole name of an organ and nothing else."""
    return is_whole(name) and ends_like_organ(name) and not is_relative(name) and _NOT_IN_NAME.search(name) is None


def is_plausible(name: str) -> bool:
    """Whether words before a title's noun end as names of organs or places do and hold no word that none holds."""
    ends = ends_like_organ(name) or is_place(name) or _OTHER_END.search(name) is not None
    return ends and _NEVER_IN_NAME.search(name) is None


def without_office(name: str) -> str:
    """The organ whose office is named: 甲县教育局 of 甲县教育局政务公开科; unchanged where nothing whole is left."""
    organ = _OFFICE.sub("", name)
    return organ if is_whole(organ) and (ends_like_organ(organ) or is_place(organ)) else name
