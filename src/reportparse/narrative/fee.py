"""The information processing fee (信息处理费) that section six has to state, in 元 (domain §2, 国办函〔2020〕109号)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportparse.chinese.values import Number, in_wan_yuan, parse_value, tidy
from reportparse.narrative.charges import Clause, Word, clauses, without_remarks
from reportparse.narrative.offices import is_of_itself, sums_up
from reportparse.narrative.quantities import Sentence
from reportparse.narrative.scope import is_of_the_year, with_relative_years
from reportparse.narrative.vocabulary import with_us
from reportparse.patterns import regex

ORDER = (6, 1, 3, 2, 4, 5)
"""Sections in the order in which the statement is looked for."""

_FEE = regex(r"信息处理费|收费通知")
_ANY_FEE = regex(r"处理费|收费|收取[^,;]{0,6}费")
_FEE_FOR_REQUESTS = regex(r"(?:信息公开|依申请)[^;]{0,20}(?:收费|收取|费用)")
_OTHER_FEE = regex(r"行政事业性收费")

_SUMS = frozenset(("amount", "nought"))
_MONEY = frozenset(("fee", "charge", "kin", "spent"))
_DEEDS = frozenset(("asked", "waived", "back", "collected", "arisen"))
_NO_DENIAL = frozenset(("count", "amount", "waived", "back", "spent", "cited", "part"))
"""Words behind 未 that make less of it than that nothing was collected: 未收取…的申请3件, 无减免."""

_DENIED = frozenset(("fee", "charge", "collected", "arisen"))
_ALL = regex("均|都|皆|全部")
_FREE = regex("免[予于]?收")
_EXCEPTED = regex("除(?!了)")
_ACTUAL = regex("实|最[终后]|[到入]账|已[收缴交]")
_PAYS = regex(r"缴|交|账")
_UNPAID = regex(
    r"未(?:按[^,;]{0,6})?(?:缴|交|支付|到账|收到|入账)|逾期不缴|尚在[^,;]{0,6}期|(?:放弃|拒绝?)(?:缴|交|支付|付费)"
)
_AND = regex("[或和及与、]")
_INTENDED = regex("计划|打算")
"""没有收取信息处理费的计划 says nothing of what was collected."""
_MANNER = regex(r"按(?![件量])|依[法规据照]|根据|严格|全[部额数]|标准|要求|规定|据实|如数")
"""未按规定收取 is no denial that anything was collected."""


@dataclass(frozen=True, slots=True)
class Fee:
    """What the report says of the fee: the amount in 元, None where none is stated, and the sentence."""

    amount_yuan: Number | None
    sentence: str


def find_processing_fee(said: Sequence[Sentence], year: int | None = None, organ: str | None = None) -> Fee | None:
    """The statement on the fee, section six first; one with an amount before one without. None: the text has none.

    `organ` lets an amount of all offices of a place be told from its own.
    """
    without_amount = None
    for number in ORDER:
        for sentence in said:
            if sentence.section != number or not (statement := _statement(sentence, year, organ)):
                continue
            if statement.amount_yuan is not None:
                return statement
            without_amount = without_amount or statement
    return without_amount


def _statement(sentence: Sentence, year: int | None, organ: str | None) -> Fee | None:
    """What a sentence says of the fee. One that does not call it by its name counts only with an amount."""
    named = bool(_FEE.search(sentence.plain))
    loosely = (_ANY_FEE if sentence.section == 6 else _FEE_FOR_REQUESTS).search(sentence.plain)
    if not named and (not loosely or _OTHER_FEE.search(sentence.plain)):
        return None
    amount = _amount(sentence, year, organ)
    return Fee(amount, sentence.text) if named or amount is not None else None


@dataclass(slots=True)
class _Told:
    """What the clauses of a sentence tell of the organ and its year."""

    final: list[Number] = field(default_factory=list)  # 实收, 共计: these outweigh the others
    collected: list[Number] = field(default_factory=list)
    parts: list[Number] = field(default_factory=list)
    named: list[Number] = field(default_factory=list)  # 信息处理费60元, without a deed
    itself: list[Number] = field(default_factory=list)  # 其中本机关收取0元
    of_all: bool = False
    denied: bool = False
    denied_itself: bool = False
    unclear: bool = False
    given_back: bool = False


@dataclass(slots=True)
class _State:
    """What the clauses so far leave to the next: which money is meant, what was done with it, is all of it known."""

    fee: bool | None = None
    deed: str = ""
    known: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands: the text of its sentence, what stands before that, the year and the organ reported on."""

    text: str
    context: str
    year: int | None
    organ: str | None

    def said(self, word: Word) -> str:
        return self.text[word.start : word.end]

    def is_of_the_year(self, lead: str, at: int) -> bool:
        return self.year is None or is_of_the_year(self.context + self.text[:at], lead, self.year)


def _amount(sentence: Sentence, year: int | None, organ: str | None) -> Number | None:
    """The amount received in the year: the one named as received or as the sum, else the only one."""
    plain = with_relative_years(sentence.plain.rstrip("。！？!?."), year)
    text = with_us(without_remarks(plain), organ)
    place, told, state = _Place(text, sentence.context, year, organ), _Told(), _State()
    for clause in clauses(text):
        state = _read(clause, place, state, told)
    return _concluded(told, organ, unpaid=_UNPAID.search(text) is not None)


def _concluded(told: _Told, organ: str | None, *, unpaid: bool) -> Number | None:
    """The one amount that follows from what was told; None where none does."""
    if told.itself and told.of_all:
        return None if organ is not None and sums_up(organ) else told.itself[-1]
    if told.final:
        return told.final[-1]
    if told.denied_itself and not told.collected and not (told.unclear and organ is not None and sums_up(organ)):
        return 0
    amounts = {*(told.itself or told.collected or told.parts or ([] if unpaid else told.named))}
    if told.unclear or (told.given_back and amounts):
        return None
    if told.denied and not any(amounts):
        return 0
    return amounts.pop() if len(amounts) == 1 and not told.denied else None


def _read(clause: Clause, place: _Place, before: _State, told: _Told) -> _State:
    """Read one clause word by word, tell what it says, and leave what holds for the next."""
    words, known = clause.words, clause.is_known
    state = replace(before) if clause.joined else _State()
    if clause.sorts & (_DEEDS | _MONEY):
        state.known = known
    elif clause.sorts & _SUMS:
        state.known &= known
    if "fee" in clause.sorts:
        state.deed = ""
    for i, word in enumerate(words):
        if word.sort in _MONEY:
            state.fee = _is_the_fee(word, place.said(word), words[:i], state.fee)
        elif word.sort == "part":
            state.part = True
        elif word.sort in _DEEDS and not (word.sort == "arisen" and state.deed == "asked"):
            state.deed = word.sort
        elif word.sort in _SUMS:
            _tell(i, clause, place, state, told)
    told.given_back |= "back" in clause.sorts and state.fee is not False
    _deny(clause, place, state, told)
    return state


def _is_the_fee(word: Word, said: str, earlier: Sequence[Word], before: bool | None) -> bool:
    """Whether a word for money means the fee; 费用 alone does, unless other money is spoken of or its kind is not known."""
    if word.sort != "charge":
        return word.sort == "fee"
    sorts = {other.sort for other in earlier}
    return "unknown" not in sorts and (said == "收费" or before is not False or "collected" in sorts)


def _tell(i: int, clause: Clause, place: _Place, state: _State, told: _Told) -> None:
    """Say which sum the i-th word of a clause is; one that is of other money, time or office, or was not had, is none."""
    word, start = clause.words[i], clause.words[0].start
    lead = place.text[start : word.start]
    earlier = {other.sort for other in clause.words[:i]}
    later = _until_next_sum(clause.words[i + 1 :])
    number = _yuan(word)
    deed = state.deed if earlier & _DEEDS or not later else later[0].sort
    if state.fee is False or "rate" in clause.sorts or (deed == "asked" and number):
        return
    if {deed, *(other.sort for other in later)} & {"waived", "back"} or not place.is_of_the_year(lead, word.start):
        return
    wide = "wide" in earlier
    told.of_all |= wide
    if wide and place.organ is not None and not sums_up(place.organ):
        return
    if number is None or not state.known or ("none" in earlier and number):
        told.unclear |= not ("none" in earlier and _PAYS.search(lead))
    elif is_of_itself(lead) and (told.of_all or state.part):
        told.itself.append(number)
    elif state.part:
        told.parts.append(number)
    elif "whole" in earlier or (deed == "collected" and _ACTUAL.search(lead)):
        told.final.append(number)
    else:
        (told.collected if deed == "collected" else told.named).append(number)


def _until_next_sum(words: Sequence[Word]) -> list[Word]:
    """The deeds that stand behind a sum and before the next."""
    own = itertools.takewhile(lambda word: word.sort not in _SUMS, words)
    return [word for word in own if word.sort in _DEEDS]


def _deny(clause: Clause, place: _Place, state: _State, told: _Told) -> None:
    """See whether a clause says that nothing was collected: it denies that as such, for the year, and nothing less."""
    words = clause.words
    if not clause.is_known or "rate" in clause.sorts or (state.fee is False and "fee" not in clause.sorts):
        return
    for i, word in enumerate(words):
        free = word.sort == "waived" and _FREE.match(place.said(word)) and not clause.sorts & _SUMS
        if not (word.sort == "none" or free):
            continue
        behind = [*itertools.takewhile(lambda other: other.sort != "none", words[i + 1 :])]
        denied = next((other for other in behind if other.sort in _DENIED), None)
        if not (free or denied or (not behind and clause.sorts & _DENIED)):
            continue
        sorts = {other.sort for other in behind}
        if denied and all(_AND.match(place.text, other.start - 1) for other in behind if other.sort == "waived"):
            sorts.discard("waived")  # 未发生收费或减免情况: both are denied
        manner = place.text[word.end : denied.start] if denied else ""
        if (
            (sorts & _NO_DENIAL and not free)
            or ("kin" in sorts and "fee" not in sorts)
            or (denied and _PAYS.search(place.said(denied)))
            or _MANNER.search(manner)
            or _INTENDED.search(place.text, words[-1].start, words[-1].end)
            or _EXCEPTED.search(place.text, 0, word.start)
            or (
                any(other.sort == "count" for other in words[:i])
                and not _ALL.search(place.text[words[0].start : word.start])
            )
            or not place.is_of_the_year(place.text[words[0].start : words[-1].end], word.start)
        ):
            continue
        told.denied = True
        told.denied_itself |= any(other.sort == "own" for other in words[:i])


def _yuan(word: Word) -> Number | None:
    """The amount that a word states in 元; None where it cannot be read."""
    if word.sort == "nought":
        return 0
    number = parse_value(word.number, fractional=True).number
    return None if number is None else tidy(Decimal(in_wan_yuan(number, word.unit)) * 10_000)
