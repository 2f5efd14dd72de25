"""Find the figures that the running text states. Precision before recall: what is doubtful is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportparse.chinese.values import Number
from reportparse.narrative.denials import all_named, denied
from reportparse.narrative.kinds import counted_in
from reportparse.narrative.kinds.declaration import TOPICS, Kind, Topic, Wording
from reportparse.narrative.kinds.publishing import AND_OTHERS, CHANNELS, LESSER_CHANNELS
from reportparse.narrative.quantities import FILL, Quantity, Sentence, quantities
from reportparse.narrative.scope import (
    DISTRIBUTED,
    PARTITION,
    is_of_itself,
    is_of_the_year,
    is_own,
    is_wider,
    with_relative_years,
)

_JOINED = "、及和与或暨"
_CASES = ("reconsiderations", "lawsuits")
# 行政诉讼45件，其中涉及政府信息公开2件: of every matter; 收到复议申请20件，受理18件: as the authority that decides them.
_OF_EVERY_MATTER = re.compile(
    r"[,(](?:(?:其中|涉及?|属于?|与)[^,;:()\d诉议]{0,8}信息公开[^,;:()\d诉议]{0,10}\d|(?:其中|予以|决定|已)*(?:受理|立案)\d)"
)
_TRAILING_FILL = re.compile(rf"{FILL}$")


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
        plain = with_relative_years(sentence.plain, year)
        scoped = sentence if plain == sentence.plain else replace(sentence, plain=plain)
        stated = [*_stated(scoped, year, organ), *((what, 0, None) for what in denied(scoped, year, organ))]
        found.extend(Figure(what, value, unit, sentence.section, sentence.text) for what, value, unit in stated)
    return list(dict.fromkeys(found))


Finding = tuple[str, Number, str | None]


def _stated(sentence: Sentence, year: int | None, organ: str | None) -> Iterator[Finding]:
    """Numbers with what they count. That is asked first: few count a known thing, and to tell the year takes longer."""
    seen: set[str] = set()
    for quantity in quantities(sentence):
        several = all_named(_TRAILING_FILL.sub("", quantity.lead)) if quantity.value == 0 else []
        kind = None if several else _kind_of(quantity, sentence.heading)
        if kind and _is_part(quantity) and (not kind.part or kind.what in seen):
            continue
        if kind and kind.what in _CASES and "信息公开" not in quantity.lead and _OF_EVERY_MATTER.match(quantity.rest):
            continue
        if not (several or kind) or not _counts(quantity, year, organ):
            continue
        if kind:
            seen.add(kind.what)
        yield from ((what, quantity.value, quantity.unit) for what in ((kind.what,) if kind else several))


def _is_part(quantity: Quantity) -> bool:
    """Whether a number is a part of one before it; the organ's own share of a wider count is a whole to it."""
    if not PARTITION.search(quantity.segment):
        return False
    return not (is_of_itself(quantity.lead) and is_wider(quantity.segment))


def _counts(quantity: Quantity, year: int | None, organ: str | None) -> bool:
    """Whether a number is of the organ and its year, and not of several things at once."""
    if DISTRIBUTED.search(quantity.segment):
        return False
    return is_of_the_year(quantity.before, quantity.lead, year) and is_own(quantity.segment, organ)


def _kind_of(quantity: Quantity, heading: str) -> Kind | None:
    """The one kind that the words around a quantity speak of; words before it go first. None where there are two."""
    around = f"{quantity.lead}#{quantity.follow}"
    worded = [
        (kind, fitting)
        for kind in counted_in(quantity.unit)
        if any(map(around.__contains__, kind.words))
        and (fitting := [phrase for phrase in kind.wordings if _fits(phrase, quantity)])
    ]
    topic = _topic(f"{heading}:{quantity.before}") if worded else None
    ranked = [(kind, _rank(kind, fitting, quantity, topic)) for kind, fitting in worded]
    highest = max((rank for _, rank in ranked), default=0)
    best = [kind for kind, rank in ranked if rank == highest]
    return best[0] if highest and len(best) == 1 else None


def _fits(phrase: Wording, quantity: Quantity) -> bool:
    """Whether the words around a number are those of a phrase, and not of several joined nouns: "复议和诉讼5件"."""
    if phrase.after and not phrase.after.match(quantity.follow):
        return False
    match = phrase.before.search(quantity.lead)
    return match is not None and not (match.start() and quantity.lead[match.start() - 1] in _JOINED)


def _rank(kind: Kind, fitting: Sequence[Wording], quantity: Quantity, topic: Topic | None) -> int:
    """2 where the words before the number name the kind, 1 where those after it do, 0 where something forbids it."""
    phrase = next((phrase for phrase in fitting if not phrase.bare or topic == kind.topic), None)
    if (
        phrase is None
        or (kind.unless and re.search(kind.unless, quantity.lead + quantity.follow))
        or (kind.amid and re.search(kind.amid, quantity.segment))
        or (kind.channel and kind.channel != _channel(quantity.lead, quantity.segment))
        or (topic == "foreign" and kind.what.startswith("requests_") and "申请" not in quantity.lead)
    ):
        return 0
    return 1 if phrase.after else 2


def _channel(lead: str, segment: str) -> str:
    """The one channel named: a key of `CHANNELS`, "all" where none or all are meant, "several" or "elsewhere".

    A channel named only earlier in the sentence may still be meant: "elsewhere".
    """
    named = [channel for channel, names in CHANNELS.items() if re.search(names, lead)]
    if re.search(AND_OTHERS, lead) and (not named or "website" in named):
        return "all"
    if not named:
        earlier = any(re.search(names, segment) for names in CHANNELS.values())
        return "elsewhere" if earlier or re.search(LESSER_CHANNELS, lead) else "all"
    if len(named) == 1:
        return named[0]
    return "all" if "website" in named else "several"


def _topic(before: str) -> Topic | None:
    """The topic named last."""
    ends = {topic: max((match.end() for match in names.finditer(before)), default=0) for topic, names in TOPICS.items()}
    last = max(ends.values())
    return next((topic for topic, end in ends.items() if end == last), None) if last else None
