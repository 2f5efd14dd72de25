"""Clauses on money, word by word: what was charged, collected, waived, or never arose.

A closed vocabulary, as in a small grammar: a clause counts as understood only where every word of it is known here. New
wording that is not known makes a statement unclear, never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.chinese.numerals import HANZI_NUMERALS, ZEROS
from reportparse.chinese.units import MONEY_UNIT
from reportparse.narrative.offices import OFFICE
from reportparse.patterns import regex

_NUMBER = rf"\d[\d,]*(?:\.\d+)?|(?<![{HANZI_NUMERALS}万亿点第])[{HANZI_NUMERALS}]+"
_PLACES = "省市县区州盟旗镇乡局委办厅院处"
_NOTICE = r"(?:收费|缴费|收缴|缴款|缴纳|付费|收取)(?:的)?(?:通知书?|告知书?|决定书?|通知单|单)"

_VOCABULARY = (
    (
        "rate",
        r"每(?:件|页|张|份|次|增加|超|档|[一十]|\d)|\d(?:元)?/[件页张]|收费标准[为是:]|标准[为是:]|单价|超[过出]\d"
        rf"|\d+[件页]?[^,;]{{0,6}}以[上下内]|起步|封顶|[一二三]档|(?:{_NUMBER})(?:{MONEY_UNIT})(?:/|每|以[上下内])",
    ),
    ("amount", rf"(?:人民币)?(?P<number>{_NUMBER})(?P<unit>{MONEY_UNIT})整?"),
    ("nought", rf"(?<=[为是:均取费额])(?:0|[{ZEROS}])(?:{MONEY_UNIT})?(?![\d.])"),
    (
        "asked",
        rf"(?:发出|下发|发放|开具|开出|送达|制发|出具)?(?:信息处理费(?:的)?)?{_NOTICE}(?:发出)?"
        r"|拟收取?|预计(?:收取)?|计划(?:收取)?|通知(?:申请人)?(?:缴纳|交纳|缴费|支付)|核[定算]|计[费收]|待收|尚?欠缴?"
        r"|(?:应当?|需|须|可)(?:收(?!到|尽)[取款]?|缴纳?|交纳?|支付)",
    ),
    (
        "waived",
        r"减免|豁免|减收|优惠|垫付|承担|价值|免费|免[予于]?(?:收取|收|除|缴纳|缴|交纳|费)",
    ),
    ("back", r"退[还回费付]|返还|多退"),
    (
        "spent",
        r"支出|列支|支付|花费|投入|拨付|用于|购置|印[制刷]|经费|资金|预算|决算|补贴|罚[款没]|采购|工资|出让金|租金|利息",
    ),
    (
        "collected",
        r"收取(?:到|了)?|收到|收缴|收入|收支|收讫|实[收缴]款?|征收|缴[纳费清交付]|交纳|[到入]账|已[收缴交付]",
    ),
    ("arisen", r"产生|发生|出现|涉及"),
    ("fee", r"信息(?:公开)?处理费用?|(?<!垃圾)(?<!污水)(?<!废物)(?<!化)处理费用?"),
    (
        "kin",
        r"(?:检索|复[制印]|邮[寄递]|工本|成本|打印|资料|档案[^,;费]{0,4})(?:成本)?(?:费用?)?|邮费|快递费",
    ),
    ("charge", r"收费(?!标准)|费用?(?!的标准)"),
    ("none", r"未曾|未有|未|没有|没|并无|无|零|不存在|不涉及|暂无|尚无"),
    (
        "wide",
        r"全[省市县区州盟旗镇乡](?:各级)?(?:各)?(?:行政机关|机关|部门|单位|系统|上下)?|全(?:系统|行业)|[局委厅院]系统|各级(?:行政机关|政府|部门)?"
        r"|各(?:部门|单位|乡镇|镇街|县区|区县)|(?:及|和|、)(?:下属|所属|直属)(?:各)?(?:单位|事业单位|机构)",
    ),
    (
        "own",
        rf"我们|[我本全](?:{OFFICE}|[{_PLACES}校馆队所署])(?:[{_PLACES}](?!理|结|公))?(?:机关|本级|政府|办公室)?|本行政机关|[{_PLACES}]?(?:机关)?本级|机关",
    ),
    (
        "whole",
        r"总金额|总数额?|总额|合计|总计|总共|共计|一共|累计|共|总收入|净收入",
    ),
    (
        "time",
        rf"(?:{NUMBERED_YEAR})(?:年度?|-\d+)|[本当今全]年(?:度内?|内|来)?|年度?内|年度|上一?年(?:度)?|去年|年内|报告期内?|期间|本期|截[至止]|年?底|同期|以来"
        r"|\d{1,2}月(?:\d{1,2}日)?|[至到起止\-—~]|[上下]半年|[一二三四]季度",
    ),
    ("count", rf"(?:\d+|[{HANZI_NUMERALS}]+)(?:{COUNTER}|笔|例|件次|份|张|页)(?:申请(?!人))?"),
    ("cited", r"(?:《[^》]*》|“[^”]*”)(?:等|[^,;《》“”]{0,4}号)?"),
    ("part", r"其中|另有?|(?:包括|包含|含)"),
    (
        "filler",
        r"最终|最后|现将|国务院办公厅|关于|印发|通知|办法|文件|精神|相关规定|有关规定|规定|要求|标准|依据|根据|按照|依照|按件|按量|按|仅|只|故|因此|逾期|严格|认真|遵守|遵循|执行|落实|贯彻"
        r"|申请人|当事人|公民|法人|其[他它]组织|社会|公众|群众|企业|个人|自然人|对外|向|对|就|在|以|由于|由|因|为|是|有|经|于|从|当面|邮寄"
        r"|政府信息公开|政务公开|信息公开|依申请公开|依申请|公开|申请|信息|政府|政务|提供|办理|答复|受理|处理|回复|服务|工作|过程中?|方面"
        r"|情况|情形|事项|现象|行为|业务|问题|项目|内容|说明|报告|需要|具体|如下|记录|金额|数额|费额|收益|件数|人次|人数|数量|次数|笔数|份数|款项|总|额"
        r"|任何|相关|有关|各类|各项|各种|所有|一切|其[他它]|此类|该|此|等|实际|实|已经?|曾|过|了|的|得|均|都|皆|全部|全额|全数|并|也|亦|且|及|以及|和|与|或者?|同"
        r"|依法|依规|按规定|据实|如数|主动|仍|尚|进行|予以|再|共有|中|内|项|数|即|计|上缴|缴入|存入|国库|财政|专户|入库|持平|一致|相同|[一二三四五六]是|[:、.]|\d\."
        r"|开展|规范|统计|经统计|目前|暂|始终|一律|直接|额外|符合|条件|协商|沟通|核实|后|代财政|另外|同时|此外|可",
    ),
)

MAX_CLAUSE = 200
"""Characters of the longest clause that is read word by word; a longer one is not understood."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause: its sort (a name of the vocabulary, or "unknown") and where it stands in the sentence."""

    sort: str
    start: int
    end: int
    number: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause; `joined` says that a comma, or nothing, stands before it: what was said there still holds."""

    words: tuple[Word, ...]
    joined: bool

    @property
    def is_known(self) -> bool:
        """Whether every word is known."""
        return all(word.sort != "unknown" for word in self.words)

    @property
    def sorts(self) -> frozenset[str]:
        """The sorts of its words."""
        return frozenset(word.sort for word in self.words)


_WORD = regex("|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _VOCABULARY))
_REMARK = regex(r"\((?![^()]*(?:[费元收免缴]))[^()]*\)")
_BREAK = regex(r"(?<!\d),|,(?!\d{3}(?!\d))|[;()。]|(?<=元)[、:]|(?<=元整)、")


def without_remarks(text: str) -> str:
    """The text without brackets that say nothing on money: (国办函〔2020〕109号), (市、区)."""
    return _REMARK.sub("", text)


def clauses(text: str) -> list[Clause]:
    """The clauses of a sentence that is plain and has no remarks."""
    found = []
    start, joined = 0, True
    for end, mark in [*((match.start(), match[0]) for match in _BREAK.finditer(text)), (len(text), "")]:
        if text[start:end]:
            found.append(Clause(_words(text, start, end), joined))
        start, joined = end + len(mark), mark not in (";", "。")
    return found


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    if end - start > MAX_CLAUSE:
        return (Word("unknown", start, end),)
    words = []
    at = start
    while at < end:
        match = _WORD.match(text, at, end)
        if match is None or match.end() == at:
            words.append(Word("unknown", at, at + 1))
            at += 1
            continue
        sort = match.lastgroup or "unknown"
        words.append(Word(sort, at, match.end(), match["number"] or "", match["unit"] or ""))
        at = match.end()
    return tuple(words)
