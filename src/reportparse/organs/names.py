"""What stands behind the place in an organ's name: in one spelling, and which kind of organ it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from reportparse.patterns import HANZI, regex

Kind = Literal["人民政府", "办公厅/室", "部门", "街道", "镇", "乡", "管委会", "垂直机构", "事业单位", "企业", "高校"]

STATE = "中华人民共和国"
GOVERNMENT = "人民政府"
OFFICE = "人民政府办公室"

_NOTHING = regex(r"[\s\u3000\u200b-\u200d\ufeff\"'“”‘’《》]")
_SCOPE = regex(
    r"\([局厅委]?(?P<in>本级|机关|本部|汇总|系统|关区|全[省市县区州旗盟系统局]{1,2})\)$|(?P<at>本级|(?<=[局厅委])机关|关区)$"
)
_MINISTRY = (
    r"(?:外交|教育|科学技术|工业和信息化|信息产业|公安|国家安全|监察|民政|司法|财政|人事|劳动和社会保障|人力资源和社会保障|国土资源|自然资源|"
    r"环境保护|生态环境|建设|住房和城乡建设|交通|交通运输|铁道|水利|农业|农业农村|商务|文化|文化和旅游|卫生|退役军人事务|应急管理)部"
)
"""The ministries that there were since 2007: a 宣传部 or a 武装部 is none."""
_STATE = regex(
    rf"{_MINISTRY}驻?(?![门队])(?=.)|"
    r"中华人民共和国(?=.*海关|.*海事局|.*税务局)|国家(?:税务总局|统计局|金融监督管理总局|外汇管理局|矿山安全监察局|能源局)(?=.)|中国人民银行(?=.)|"
    r"中国(?:银行业?|银行保险|保险|证券)监督管理委员会(?=.)|中国(?:银保监|证监|银监|保监)会(?=.)|中国(?:共产党|共)(?=.)|中共(?=.)"
)
_WHOLE_STATE = regex(
    rf"{_MINISTRY}|审计署|(?!中华人民共和国.+海事局)"
    r"(?:国务院|国家(?!级)|中华人民共和国)[^局委部署会院厅级]{0,16}(?:局|委员会|委|部|署|办公室|办公厅)|中国.{2,4}(?<!管理)局|.{2,6}总署"
)
"""An organ of the whole country, and no part of one: 国家粮食和物资储备局江苏局 has a second word for what it is."""
_PARTY = ("中共", "中国共产党", "中国共")

_OFFICE = regex(r"(?:人民)?政府(?:办公室|办公厅|办)")
_GOVERNMENT = regex(r"(?:人民)?政府")
_BEFORE_ANOTHER = regex(r"(?:人民)?政府(?!办公[室厅]?(?:$|\()|办(?:$|\()|$)(?=.{3})")
_TOWN = regex(
    r"(?P<name>.{1,14}?(?P<kind>街道|(?<![城乡])镇|(?<!城)乡|苏木))(?:(?:人民)?政府|办事处|办)?(?P<office>(?:党政(?:综合)?)?办公室|党政办)?"
)
_IN_TOWN = regex(r".{0,10}?(?:街道|(?<![城乡])镇|(?<!城)乡(?!镇|村|企|建))(?=.)|.{1,8}(?:(?<![农乡])村|社区)(?=.)")
_PART = regex(r"(?:分局|支局|支队|大队|中队|分中心|分公司|支行|分院|分校|派出所|税务所|(?<![专特派]员)办事处|工作站)$")

_INNER_PLACE = regex(rf"{HANZI}{{2,7}}?(?<![城都]市)(?<![社片校灾]区)(?<=[市县区旗])(?!街道|镇|乡)")
_TWO = regex(r"[局厅会].{0,10}?[省市县区旗].*[局厅会]$")

_BRACKETED = regex(r"\([^()]*\)")

_ZONE = regex(
    r"^管理委员会$|(?:区|园|城|港|岛|湖|湾|带|基地)(?:(?:开发建设)?(?:管理委员会|管委会)|管理局|管理办公室)$|(?:开发区|园区|新区|高新区|示范区|度假区|保税区|风景名胜区|风景区)$"
)
_NO_ZONE = regex(r"(?:林|矿|城|地)区管理局")
_VERTICAL = regex(
    r"(?:税务局|海关|海事局|气象局|邮政管理局|通信管理局|烟草专卖局|调查(?:总队|队)|煤矿安全监察局|矿山安全监察局|出入境检验检疫局|能源监管局|"
    r"证监局|银保监局|银监局|保监局|(?<!地方)金融监督?管?理?局?监管分?局|外汇管理局|民(?:用)?航(?:空)?.{2,6}管理局|(?:税务|海事|监管|气象)分局)$"
)
_ARM = regex(r".{0,8}(?:监管分?局|分行|支行|[专特派]员办事处|督察局|流域管理局|水利委员会)|局")
"""What an organ of the whole country calls its parts besides."""
_NO_ORGAN_OF_GOVERNMENT = regex(
    r"行政公署|居民委员会|村民委员会|居委会|村委会|国务院办公|^委|人大|人民代表大会|政协|政治协商|法院|检察院|纪委|监委|监察委员会|纪律检查|党委|县委|市委|省委|区委|工会|妇女联合会|妇联|残联|残疾人联合会|"
    r"共青团|团委|文联|文学艺术界|科协|科学技术协会|工商联|工商业联合会|红十字会|供销|消防|武警"
)
_UNIVERSITY = regex(r"(?:大学|(?<!科)(?<!行政)(?<!社会主义)学院|高等专科学校|专科学校)$")
_COMPANY = regex(r"(?:公司|集团|银行|.厂)$")
_INSTITUTION = regex(
    r"(?:医院|卫生院|保健院|疗养院|研究院|科学院|福利院|敬老院|设计院|剧院|中心|学校|中学|小学|幼儿园|党校|行政学院|社会主义学院|图书馆|博物馆|档案馆|"
    r"文化馆|美术馆|纪念馆|科技馆|体育馆|研究所|监测站|防疫站|血站|报社|电视台|广播电台|公园)$"
)
_DEPARTMENT = regex(r"(?:厅|局|委员会|委|办公室|办|部|署|室)$")

_OF_PROVINCE = regex(r"[^省市县区州盟旗]{2,12}(?<!办公)(?<!大)(?<!服务)(?<!营业)(?<!音乐)(?<!歌舞)(?<!展览)厅")
"""What only a province has: 教育厅, no 办公厅 and no hall."""

_TOWNS: dict[str, Kind] = {"街道": "街道", "镇": "镇", "乡": "乡", "苏木": "乡"}

_LONG_FORMS = (
    (regex(r"办公厅$"), "办公室"),
    (regex(r"(?<!公)(?<!街道)办$"), "办公室"),
    (regex(r"管委会$"), "管理委员会"),
    (regex(r"^发改委$|^发展改革委(?:员会)?$|^发展和改革委$"), "发展和改革委员会"),
    (regex(r"^国资委$|^国有资产监督管理委$"), "国有资产监督管理委员会"),
    (regex(r"^卫健委$|^卫生健康委$|^卫生和健康委(?:员会)?$"), "卫生健康委员会"),
    (regex(r"^发改局$"), "发展和改革局"),
    (regex(r"^卫健局$"), "卫生健康局"),
    (regex(r"^(?:人社|人力资源社会保障)(?=[局厅]$)"), "人力资源和社会保障"),
    (regex(r"^(?:住建|住房城乡建设)(?=(?:[局厅委]|委员会)$)"), "住房和城乡建设"),
    (regex(r"^市场监管局$|^市监局$"), "市场监督管理局"),
    (regex(r"^应急局$"), "应急管理局"),
    (regex(r"(?<=自然资源|生态环境|城市管理|农业农村|城乡建设)委$"), "委员会"),
)
"""Spellings that can mean nothing else. 文旅局 or 教体局 can: what they stand for differs from place to place."""


@dataclass(frozen=True, slots=True)
class Body:
    """What an organ is called behind its place: in one spelling, with its kind where the words say it.

    `whole` says whether it is the place's own and not a part of something or an organ in a town of it.
    """

    name: str
    kind: Kind | None
    whole: bool

    @property
    def is_town(self) -> bool:
        """Whether it is a street, a town or a township."""
        return self.kind in ("街道", "镇", "乡")


def folded(name: str) -> str:
    """A name with letters and brackets of one width, without spaces and quotation marks."""
    return _NOTHING.sub("", unicodedata.normalize("NFKC", name))


def without_scope(name: str) -> tuple[str, str]:
    """A folded name, and the word of its end that says how much of the organ reports: 本级, 机关, 全市."""
    found = _SCOPE.search(name)
    if not found or found.start() < 2:
        return name, ""
    return name[: found.start()], found["in"] or found["at"]


def without_state(name: str) -> tuple[str, str]:
    """What a name begins with that is no place (国家税务总局, 中共), and the rest."""
    found = _STATE.match(name)
    return (found[0], name[found.end() :]) if found else ("", name)


def is_of_state(name: str) -> bool:
    """Whether a name without a place is that of an organ of the whole country."""
    return _WHOLE_STATE.fullmatch(name) is not None


def is_of_province(body: str) -> bool:
    """Whether only a province has an organ of this name."""
    return _OF_PROVINCE.fullmatch(body) is not None


def body_of(state: str, rest: str) -> Body:
    """The body of an organ behind its place, `state` being what stood before it. Nothing at all is the place's government."""
    if state in _PARTY:
        return Body("中共" + rest, None, whole=True)
    if state:
        is_arm = _VERTICAL.search(rest) or _ARM.fullmatch(rest)
        kind: Kind | None = "垂直机构" if is_arm else _kind(rest)
        # 国家…局 and 水利部… may be the whole organ or an arm of it: what they call themselves says no more.
        return Body(state + spelled(rest), kind if kind != "部门" else None, whole=not _PART.search(rest))
    if not rest or _GOVERNMENT.fullmatch(rest):
        return Body(GOVERNMENT, "人民政府", whole=True)
    if _OFFICE.fullmatch(rest):
        return Body(OFFICE, "办公厅/室", whole=True)
    rest = _BEFORE_ANOTHER.sub("", rest, count=1) if _BEFORE_ANOTHER.match(rest) else rest
    if town := _TOWN.fullmatch(rest):
        return Body(town["name"] + ("办公室" if town["office"] else ""), _TOWNS[town["kind"]], whole=True)
    name = spelled(rest)
    inner = _IN_TOWN.match(name) is not None or _PART.search(name) is not None
    return Body(name, _kind(name), whole=not inner)


def names_inner_place(body: Body) -> bool:
    """Whether a body begins with a place of its own, or is two: 开发区财政局, 南郊区, 财政局如东县财政局.

    Such an organ is not that of the place before it. A zone's committee is known to lie there.
    """
    return body.kind != "管委会" and (_INNER_PLACE.match(body.name) is not None or _TWO.search(body.name) is not None)


def unbracketed(name: str) -> str:
    """A folded name without its second ones: 发展和改革局 of 发展和改革局(粮食局)."""
    return _BRACKETED.sub("", name)


def spelled(name: str) -> str:
    """A body's name with its short forms written out."""
    for pattern, long in _LONG_FORMS:
        name = pattern.sub(long, name)
    return name


def _kind(name: str) -> Kind | None:
    """The kind of an organ that is no government, office of one, street or town; None where the words leave it open."""
    name = unbracketed(name)
    if _OFFICE.fullmatch(name):
        return "办公厅/室"
    if _NO_ORGAN_OF_GOVERNMENT.search(name):
        return None
    for pattern, kind in _KINDS:
        if pattern.search(name) and not (kind == "管委会" and _NO_ZONE.search(name)):
            return kind
    return None


_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_ZONE, "管委会"),
    (_VERTICAL, "垂直机构"),
    (_INSTITUTION, "事业单位"),
    (_UNIVERSITY, "高校"),
    (_COMPANY, "企业"),
    (_DEPARTMENT, "部门"),
)
