"""Find the figures that the running text states. Precision before recall: what is doubtful is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.numerals import HANZI_NUMERALS
from reportparse.chinese.values import Number
from reportparse.narrative.channels import CHANNELS, channel_of
from reportparse.narrative.clauses import is_done, is_plain, is_taken_by_others, is_unrelated
from reportparse.narrative.denials import DENIAL, all_named, denied
from reportparse.narrative.ellipsis import filled
from reportparse.narrative.kinds import KINDS, kinds_named
from reportparse.narrative.kinds.declaration import Kind, Wording
from reportparse.narrative.offices import is_of_itself, is_one_of_offices, is_own, is_wider
from reportparse.narrative.quantities import FILL, RUNNING_ON, Quantity, Sentence, quantities
from reportparse.narrative.remarks import is_taken_back
from reportparse.narrative.rewording import one_by_one
from reportparse.narrative.scope import (
    DISTRIBUTED,
    PARTITION,
    is_of_the_year,
    opens_with_the_year,
    spans_the_year,
    with_relative_years,
)
from reportparse.narrative.series import is_accepted_of_those_before, is_of_a_series
from reportparse.narrative.sites import is_elsewhere
from reportparse.narrative.topics import TOPICS, Topic, topic_of
from reportparse.narrative.vocabulary import is_understood
from reportparse.patterns import regex

_JOINED = "、及和与或暨"
_REQUESTED = regex(r"申请(?!公开(?:的)?(?:政府)?(?:信息)?\d)|答复|办结|受理|收到|接到")
_ON_CASES = regex(r"公开|申请(?!人)")
_COUNTED_CASES = regex(
    rf"(?:^|[,;:()。、]|\d[件起宗例个份项])(?P<left>[^,;:()。、\d]*?)(?:行政)?(?:复议|诉讼)(?:申请|案件|案)*{FILL}\d"
)
_PART_ON_INFORMATION = regex(r"(?:其中|含|包括)[^,;:()\d]{0,8}信息公开[^,;:()\d]{0,10}\d[\d,]*[件起宗例]")
_LONG_NAME = regex(r"“[^”]{9,}”|《[^》]*》")
_NARROWED = regex(
    r"(?:^|[,;。])(?P<by>[^,;。:]*(?=:$)|(?:针对|关于|对于|涉及)[^,;。:]*|(?!(?:(?:[我本][局委办厅院镇乡]|街道))?(?:聚焦|围绕|加强|深化|推进|拓展|紧扣|突出|做好|落实))[^,;。:\d]*(?:方面|领域|类别?|事项|板块|条线|系统内?)(?=,))[,:]$"
)
"""What the clause just before narrows a count to: of "食品药品:公开信息9条", "在重大项目方面,公开信息9条" a class."""

_PARTED = regex(rf"{PARTITION.pattern}|[(]")
_NO_TWINS = ("requests_received", "requests_handled", "requests_answered")

_PARTS = frozenset(kind.what for kind in KINDS if kind.part)

_PIECES = ("开政府信息", "开信息", "开政务信息")
"""Pieces of information, not requests, where no request is named: 不予公开政府信息3条."""

_MAY_STATE = regex(rf"[\d{HANZI_NUMERALS}]|{DENIAL}")
"""What a sentence with a figure holds: a number, or what opens a denial."""

_IN_A_ROW = regex(rf"[、和及与]\d[\d,]*(?P<unit>{COUNTER})")
"""Numbers in a row are of several things, one each: 网站、公众号发布信息18条、42条."""

_EACH = "各"
_EACH_OF_THEM = regex(r"(?:各|(?:均|都)[为有是])$")
_TRAILING_FILL = regex(rf"{FILL}$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number stated in the running text. `what` is the name of one of `kinds.KINDS`; a denial is 0 without unit."""

    what: str
    value: Number
    unit: str | None
    section: int
    sentence: str


def find_figures(said: Iterable[Sentence], year: int | None, organ: str | None = None) -> list[Figure]:
    """Every exact figure on the year reported on, in the order of the text.

    Without a year, sentences that name one are left out; `organ` lets counts of other offices be told from its own.
    """
    found: list[Figure] = []
    for sentence in said:
        if not _MAY_STATE.search(sentence.plain):
            continue
        plain = one_by_one(with_relative_years(sentence.plain, year), year)
        scoped = sentence if plain == sentence.plain else replace(sentence, plain=plain)
        stated = [*_stated(scoped, year, organ), *((what, 0, None) for what in denied(scoped, year, organ))]
        found.extend(Figure(what, value, unit, sentence.section, sentence.text) for what, value, unit in stated)
    return list(dict.fromkeys(found))


Finding = tuple[str, Number, str | None]


def _stated(sentence: Sentence, year: int | None, organ: str | None) -> Iterator[Finding]:
    """Numbers with what they count. That is asked first: few count a known thing, and to tell the year takes longer."""
    seen: set[str] = set()
    found = quantities(sentence)
    kind_at = cache(lambda at: _kind_said(found[at], sentence.heading))
    for i, quantity in enumerate(found):
        several = _several(quantity)
        kind = None if several else kind_at(i)
        if kind and (_is_part_of(kind, quantity, seen, year) or _is_of_another_matter(kind, quantity, sentence)):
            continue
        if kind and is_taken_back(quantity, kind, organ):
            continue
        if kind and kind.topic == "requests" and _is_one_of_several(quantity):
            continue
        beside = [found[at] for at in (i - 1, i + 1) if kind and 0 <= at < len(found) and kind_at(at) in (None, kind)]
        if kind and any(_is_twin(kind, quantity, other, sentence, year, organ) for other in beside):
            continue
        if kind and kind.channel in CHANNELS and is_elsewhere(kind.channel, quantity, organ):
            continue
        if several and (PARTITION.search(quantity.segment) or _is_one_of_several(quantity)):
            several = [what for what in several if what in _PARTS]
        if not (several or kind) or not _counts(quantity, year, organ) or not _is_understood(quantity, kind, organ):
            continue
        if kind:
            seen.add(kind.what)
        yield from ((what, quantity.value, quantity.unit) for what in ((kind.what,) if kind else several))


def _kind_said(quantity: Quantity, heading: str) -> Kind | None:
    """The kind of a quantity, with the word that its clause leaves out where there is none without it."""
    if quantity.lead.endswith(_EACH):
        return None
    kind = _kind_of(quantity, heading)
    whole = None if kind else filled(quantity)
    return _kind_of(whole, heading) if whole else kind


def _several(quantity: Quantity) -> list[str]:
    """The kinds of which one number tells alike: "行政复议、行政诉讼均为0件", "行政复议、行政诉讼各1件"."""
    if each := _EACH_OF_THEM.search(quantity.lead):
        named = all_named(quantity.lead[: each.start()])
        if len(named) > 1 or each[0] == _EACH:
            return named if len(named) > 1 else []
    return all_named(_TRAILING_FILL.sub("", quantity.lead)) if quantity.value == 0 else []


def _is_part_of(kind: Kind, quantity: Quantity, seen: Set[str], year: int | None) -> bool:
    """Whether a number is a part of one before it that the kind counts as a whole.

    The organ's own share of a wider count is a whole to it, and the year's of a longer span (近三年35件,其中2023年9件); so
    is what a larger whole holds of this kind: of "咨询及申请60件,其中信息公开申请8件" the 8, of
    "制作信息30条,其中主动公开24条" the 24.
    """
    if not PARTITION.search(quantity.segment) or (is_of_itself(quantity.lead) and is_wider(quantity.segment)):
        return False
    if opens_with_the_year(quantity.lead, year) and kind.what not in seen:
        return False
    whole = kind.part or (kind.wider and re.search(kind.wider, quantity.segment))
    return not whole or kind.what in seen


def _is_one_of_several(quantity: Quantity) -> bool:
    """Whether a number of requests counts one group of them, with the whole or another counted beside it."""
    before = quantity.segment.removesuffix(quantity.lead)
    return is_of_a_series(quantity.lead, before, quantity.rest) or is_accepted_of_those_before(quantity.lead, before)


def _is_twin(
    kind: Kind, quantity: Quantity, other: Quantity, sentence: Sentence, year: int | None, organ: str | None
) -> bool:
    """Whether the number beside one, which names no other kind, counts more of the same, so that neither is the whole.

    "对个人申请部分公开2件,对企业申请部分公开1件", "办公室专职人员1名,信息中心专职人员2名". What other offices did, or what
    is of another year, kind or matter (政务公开培训2次、消防培训3次) is no more of the same, nor is a part of the whole.
    Channels have a rule of their own, and so has what was answered in time and late.
    """
    if kind.channel or kind.what in _NO_TWINS or other.unit not in kind.units.split("|"):
        return False
    first, second = sorted((quantity, other), key=lambda one: len(one.before))
    if _PARTED.search(second.before[len(first.before) :]) or ("公开" in quantity.lead) > ("公开" in other.lead):
        return False
    return (
        not (kind.unless and re.search(kind.unless, other.lead))
        and any(_is_worded(phrase, other) for phrase in kind.wordings)
        and not _is_of_another_matter(kind, other, sentence)
        and _counts(other, year, organ)
    )


def _is_worded(phrase: Wording, quantity: Quantity) -> bool:
    """Whether the words around a number are those of a phrase, whatever stands left of them, and the thing was done."""
    match = phrase.before.search(quantity.lead)
    if match is None or (phrase.after and not phrase.after.match(quantity.follow)):
        return False
    return is_done(quantity.carried + quantity.lead[: match.start()])


def _is_of_another_matter(kind: Kind, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether cases are of every matter and not of information alone, or have nothing to do with it.

    Information is sorted by the words for the outcome of requests, below a heading on disclosure or by its own name:
    "不予公开1条", "不予公开政府信息3条".
    """
    if is_unrelated(quantity.carried + quantity.lead, quantity.rest):
        return True
    if kind.topic == "requests" and ("主动公开" in sentence.heading or quantity.lead.endswith(_PIECES)):
        return not _REQUESTED.search(quantity.before + quantity.follow)
    if kind.topic != "review" or not quantity.value:
        return False
    if _ON_CASES.search(quantity.carried + quantity.lead):
        return False
    said = quantity.before.removeprefix(sentence.context)
    if _PART_ON_INFORMATION.search(said):
        return True  # 行政复议5件(含信息公开1件),行政诉讼2件: both are of every matter
    if not all(is_plain(match["left"], kind.left or "") for match in _COUNTED_CASES.finditer(said)):
        return True  # 工伤认定行政复议2件、行政诉讼1件: what the first are about holds for all
    if not sentence.heading:
        return False
    return not TOPICS["review"].search(sentence.heading) and not _ON_CASES.search(sentence.heading + quantity.before)


def _counts(quantity: Quantity, year: int | None, organ: str | None) -> bool:
    """Whether a number is of the organ and its year, and not of several things at once."""
    if DISTRIBUTED.search(quantity.segment) or not spans_the_year(quantity.rest, year):
        return False
    beside = _IN_A_ROW.match(quantity.rest)
    if beside and beside["unit"] == quantity.unit:
        return False
    if is_one_of_offices(quantity.segment, quantity.rest, organ):
        return False
    return is_of_the_year(quantity.before, quantity.lead, year) and is_own(quantity.segment, organ)


def _is_understood(quantity: Quantity, kind: Kind | None, organ: str | None) -> bool:
    """Whether the words around a number are all known."""
    also = kind.words if kind else ()
    clauses = [quantity.lead, quantity.follow.removesuffix(RUNNING_ON)]
    narrowed = _NARROWED.search(quantity.segment.removesuffix(quantity.lead))
    if narrowed:
        clauses.append(narrowed["by"])
    if kind and kind.wholly:
        clauses += [clause for clause in quantity.segment.split(",") if any(map(clause.__contains__, kind.words))]
    return all(is_understood(clause, organ, also) for clause in clauses)


def _kind_of(quantity: Quantity, heading: str) -> Kind | None:
    """The one kind that the words around a quantity speak of; words before it go first. None where there are two."""
    worded = [
        (kind, fitting)
        for kind in kinds_named(quantity.unit, f"{quantity.lead}#{quantity.follow}")
        if (fitting := [phrase for phrase in kind.wordings if _fits(phrase, quantity, kind)])
    ]
    topic = topic_of(f"{heading}:{quantity.before}") if worded else None
    ranked = [(kind, _rank(kind, fitting, quantity, topic, heading)) for kind, fitting in worded]
    highest = max((rank for _, rank in ranked), default=0)
    best = [kind for kind, rank in ranked if rank == highest]
    return best[0] if highest and len(best) == 1 else None


def _fits(phrase: Wording, quantity: Quantity, kind: Kind) -> bool:
    """Whether the words around a number are those of a phrase, and say that the thing was done.

    They must not be of several joined nouns ("复议和诉讼5件"), and left of them only what the kind allows.
    """
    if phrase.after and not phrase.after.match(quantity.follow):
        return False
    match = phrase.before.search(quantity.lead)
    if match is None or (match.start() and quantity.lead[match.start() - 1] in _JOINED):
        return False
    left = quantity.lead[: match.start()]
    return is_done(quantity.carried + left) and (kind.left is None or is_plain(left, kind.left))


def _holds(phrase: Wording, kind: Kind, topic: Topic | None, heading: str) -> bool:
    """Whether a phrase that holds on its topic, or below a heading on it, stands there."""
    if phrase.where == "headed" and kind.topic:
        return TOPICS[kind.topic].search(heading) is not None
    return phrase.where == "anywhere" or topic == kind.topic


def _rank(kind: Kind, fitting: Sequence[Wording], quantity: Quantity, topic: Topic | None, heading: str) -> int:
    """2 where the words before the number name the kind, 1 where those after it do, 0 where something forbids it."""
    phrase = next((phrase for phrase in fitting if _holds(phrase, kind, topic, heading)), None)
    around = _LONG_NAME.sub("", (quantity.lead or quantity.carried) + quantity.follow)
    if (
        phrase is None
        or (kind.unless and re.search(kind.unless, around))
        or (kind.beside and re.search(kind.beside, f"{quantity.lead}#{quantity.rest}"))
        or (kind.amid and re.search(kind.amid, quantity.segment))
        or (kind.channel and is_taken_by_others(quantity.lead + quantity.follow))
        or (kind.channel and kind.channel != channel_of(quantity.lead, quantity.segment))
        or (topic == "foreign" and kind.what.startswith("requests_") and "申请" not in quantity.lead)
    ):
        return 0
    return 1 if phrase.after else 2
