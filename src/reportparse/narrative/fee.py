"""The information processing fee (信息处理费) that section six has to state, in 元 (domain §2, 国办函〔2020〕109号)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportparse.chinese.numerals import HANZI_NUMERALS
from reportparse.chinese.units import MONEY_UNIT
from reportparse.chinese.values import Number, in_wan_yuan, parse_value, tidy
from reportparse.narrative.clauses import is_plain
from reportparse.narrative.offices import is_of_itself, is_wider, sums_up
from reportparse.narrative.quantities import Sentence
from reportparse.narrative.scope import is_of_the_year
from reportparse.patterns import regex

ORDER = (6, 1, 3, 2, 4, 5)
"""Sections in the order in which the statement is looked for."""

_FEE = regex(r"信息处理费|收费通知")
_ANY_FEE = regex(r"处理费|收费|收取[^,;]{0,6}费")
_FEE_FOR_REQUESTS = regex(r"(?:信息公开|依申请)[^;]{0,20}(?:收费|收取|费用)")
_OTHER_FEE = regex(r"行政事业性收费")
_AMOUNT = regex(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|(?<![{HANZI_NUMERALS}万亿点第])[{HANZI_NUMERALS}]+)"
    rf"(?P<unit>{MONEY_UNIT})(?![/每])(?!以[上下内])"
)
_OTHER_PURPOSE = regex(r"经费|列支|支出|预算|决算|投入|资金|补贴|罚[款没]|采购|工资|费|行政事业性收费")
_FOR_THIS = regex(r"处理费|收费|缴费|收取的?费|检索|复制|邮寄|依申请")
_RATE = regex(r"(?:每[件页张]|标准为?|单价|超过?|约|近)$")
_DEED = regex(
    r"(?P<asked>拟收|(?:[收缴付]费|缴款|发出)[^,;\d]{0,4}(?:[通告]知|决定)|通知[^,;\d]{0,12}(?:缴纳?|交纳?|支付)|(?:应当?|需|须|未|可|不予)(?:收取?(?!到|尽)|缴纳?|交纳?|支付)"
    r"|计[费收]|核定|开具|开出)|(?P<given_up>减免|免[予于]?(?:除|收取?|缴纳?)|退[还回费付]|上缴|返还|免费|价值|垫付|承担)"
    r"|(?:收(?:取|到|入|缴)|缴纳|实[缴收]|已[缴交收付]|[到入]账)"
)
"""What was done with money. The last deed before an amount is its own: of "收费通知1件,金额80元,实收60元" the 80 were only
asked for, and what was waived or given back was not received either."""

_GIVEN_BACK = regex(r"[^;\d]{0,24}(?:全部|全额|予以|均|已)退[还回费]")
_OF_A_FEE = r"信息处理费|处理费|收费|费用|检索|复制|邮寄|费|产生|金额|[总数]额|总|收益|本年|本机关|我单位|[为是:]"

_UNPAID = regex(
    r"未(?:按[^,;]{0,6})?(?:缴|交|支付|到账|收到|入账)|逾期不缴|尚在[^,;]{0,6}期|(?:放弃|拒绝?)(?:缴|交|支付|付费)"
)
_TAKEN = regex(r"收(?:取|到|入)|缴纳|实[缴收]|(?<!未)[到入]账|已[缴交付]")
_RECEIVED = regex(r"(?:实际收取|实收|实际收到|实际缴纳|到账|共计|合计|共|总金额为?|总额为?|总计)[^,;]{0,14}$")
_BY_NAME = regex(r"处理费[^,;、]*$")
_BESIDE_IT = regex(r"(?:邮寄|复[印制]|检索|打印|工本|档案)[^,;、\d]{0,6}费[^,;、\d]{0,8}\d")
_NONE = regex(
    r"(?:未|没有|无|(?<!减)免|不)(?!法)(?:曾|予|再|发生|产生|收取|收(?=信)|向(?:政府信息公开)?(?:申请人|公众|群众)|涉及|存在|进行|有|开展|依申请|提供|过|向申请人|任何|政府信息公开|信息公开|的|、|或|相关|因)*"
    r"(?:信息处理费|处理费|收费|费用|收取)(?![^,;、]{0,8}[1-9]\d*元)|(?:处理费|收费|收取)(?:收取|收费|情况|金额|数额|事项|总额|总金额|的|均)*(?:为|是|:)?(?:无|零|0)(?![\d.])"
)
_CONDITION = regex(r"违规|违法|乱收|(?:原则上|依法|一般|均)不收|如|若|凡|的,")


@dataclass(frozen=True, slots=True)
class Fee:
    """What the report says of the fee: the amount in 元, None where none is stated, and the sentence."""

    amount_yuan: Number | None
    sentence: str


def find_processing_fee(said: Sequence[Sentence], year: int | None = None, organ: str | None = None) -> Fee | None:
    """The statement on the fee, section six first; one with an amount before one without. None: the text has none.

    `organ` lets an amount of all offices of a place be told from its own.
    """
    statements = [
        statement
        for number in ORDER
        for sentence in said
        if sentence.section == number and (statement := _statement(sentence, year, organ))
    ]
    stated = [fee for fee in statements if fee.amount_yuan is not None]
    return next(iter([*stated, *statements]), None)


def _statement(sentence: Sentence, year: int | None, organ: str | None) -> Fee | None:
    """What a sentence says of the fee. One that does not call it by its name counts only with an amount."""
    named = bool(_FEE.search(sentence.plain))
    loosely = (_ANY_FEE if sentence.section == 6 else _FEE_FOR_REQUESTS).search(sentence.plain)
    if not named and (not loosely or _OTHER_FEE.search(sentence.plain)):
        return None
    amount = _amount(sentence, year, organ)
    return Fee(amount, sentence.text) if named or amount is not None else None


def _amount(sentence: Sentence, year: int | None, organ: str | None) -> Number | None:
    """The amount received in the year: the one named as received or as the sum, else the only one.

    Beside fees of other names, and in their sum, only the amount that is called by this fee's name is of it.
    """
    stated = list(_amounts(sentence, year))
    amounts = _of_the_organ(stated, organ)
    if _BESIDE_IT.search(sentence.plain):
        amounts = [found for found in amounts if _BY_NAME.search(found.lead)] or amounts
    marked = [found.yuan for found in amounts if _RECEIVED.search(found.lead)]
    chosen = marked[-1:] or [found.yuan for found in amounts]
    if len(chosen) == 1:
        return chosen[0]
    denied = _NONE.search(sentence.plain) and not stated and not _CONDITION.search(sentence.plain)
    return 0 if denied else None


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in 元 and the clause before it."""

    yuan: Number
    lead: str


def _of_the_organ(amounts: Sequence[_Amount], organ: str | None) -> list[_Amount]:
    """The amounts of the organ: not those of its whole place. Where a government states both, nobody knows which."""
    wider = [found for found in amounts if is_wider(found.lead)]
    own = [found for found in amounts if is_of_itself(found.lead)]
    if organ is None or not (wider or own):
        return list(amounts)
    if sums_up(organ):
        return [] if own else list(amounts)
    return own or [found for found in amounts if found not in wider]


def _amounts(sentence: Sentence, year: int | None) -> Iterator[_Amount]:
    for match in _AMOUNT.finditer(sentence.plain):
        before = sentence.plain[: match.start()]
        lead = re.split(r"[,;()。、]", before)[-1]
        value = parse_value(match["number"], fractional=True)
        if value.number is None or _RATE.search(lead) or _is_for_another_purpose(lead):
            continue
        if not _is_received(before, lead, value.number) or _GIVEN_BACK.match(sentence.plain, match.end()):
            continue
        if _UNPAID.search(sentence.plain) and not _TAKEN.search(lead):
            continue  # asked for, not collected
        if year is None or is_of_the_year(sentence.context + before, lead, year):
            yield _Amount(_in_yuan(value.number, match["unit"]), lead)


def _is_received(before: str, lead: str, amount: Number) -> bool:
    """Whether an amount was received: the last deed before it is not that it was waived, given back or only asked for.

    Where no deed is named, its clause names the fee and nothing that is not understood; 0 asked for is 0 received.
    """
    deeds = list(_DEED.finditer(before.rpartition(";")[2]))
    if not deeds:
        return is_plain(lead, _OF_A_FEE)
    return not (deeds[-1]["given_up"] or (deeds[-1]["asked"] and amount))


def _is_for_another_purpose(lead: str) -> bool:
    """Whether the clause of an amount says what else it was spent or taken for: 工作经费列支5万元,未收取信息处理费."""
    if _OTHER_FEE.search(lead):
        return True
    return _OTHER_PURPOSE.search(lead) is not None and not _FOR_THIS.search(lead)


def _in_yuan(number: Number, unit: str) -> Number:
    return tidy(Decimal(in_wan_yuan(number, unit)) * 10_000)
