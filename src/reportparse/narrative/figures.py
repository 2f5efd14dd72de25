"""Find the figures that the running text states. Precision before recall: what is doubtful is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportparse.narrative.kinds import (
    AND_OTHERS,
    CHANNELS,
    DENIAL,
    DENIAL_REFUSED,
    DENIAL_WORDS,
    DENIED,
    KINDS,
    LESSER_CHANNELS,
    TOPICS,
    Kind,
    Topic,
)
from reportparse.narrative.quantities import FILL, Quantity, Sentence, quantities, sentences
from reportparse.narrative.scope import DISTRIBUTED, PARTITION, is_of_the_year, is_own, with_relative_years
from reportparse.values import Number

_JOINED = "、及和与或暨"
_CLAUSE_END = re.compile(r"[,;:()。]|$")
_TRAILING_FILL = re.compile(rf"{FILL}$")
_DENIED = tuple((what, re.compile(pattern)) for what, pattern in DENIED)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number stated in the running text. `what` is one of `kinds.WHATS`; a denial is 0 without unit."""

    what: str
    value: Number
    unit: str | None
    section: int
    sentence: str


def find_figures(sections: Sequence[tuple[int, str]], year: int | None, organ: str | None = None) -> list[Figure]:
    """Every exact figure on the year reported on, in the order of the text.

    `sections` are (number, running text); without a year, sentences that name one are left out; `organ` lets counts of
    other offices be told from its own.
    """
    found: list[Figure] = []
    for sentence in sentences(sections):
        scoped = replace(sentence, plain=with_relative_years(sentence.plain, year))
        stated = [*_stated(scoped, year, organ), *_denied(scoped, year, organ)]
        found.extend(Figure(what, value, unit, sentence.section, sentence.text) for what, value, unit in stated)
    return list(dict.fromkeys(found))


Finding = tuple[str, Number, str | None]


def _stated(sentence: Sentence, year: int | None, organ: str | None) -> Iterator[Finding]:
    seen: set[str] = set()
    for quantity in quantities(sentence):
        if not is_of_the_year(quantity.before, quantity.lead, year) or not is_own(quantity.segment, organ):
            continue
        if DISTRIBUTED.search(quantity.segment):
            continue
        if quantity.value == 0 and (several := _all_named(_TRAILING_FILL.sub("", quantity.lead))):
            yield from ((what, 0, quantity.unit) for what in several)
            continue
        kind = _kind_of(quantity, _topic(sentence.heading + ":" + quantity.before))
        if kind is None or (PARTITION.search(quantity.segment) and (not kind.part or kind.what in seen)):
            continue
        seen.add(kind.what)
        yield kind.what, quantity.value, quantity.unit


def _kind_of(quantity: Quantity, topic: Topic | None) -> Kind | None:
    """The one kind that the words around a quantity speak of; words before it go first. None where there are two."""
    fits = [(kind, rank) for kind in KINDS if (rank := _fit(kind, quantity, topic))]
    best = [kind for kind, rank in fits if rank == max(rank for _, rank in fits)]
    return best[0] if len(best) == 1 else None


def _fit(kind: Kind, quantity: Quantity, topic: Topic | None) -> int:
    """2 where the words before the number name the kind, 1 where those after it do, 0 where none do."""
    if quantity.unit is not None and quantity.unit not in kind.units.split("|"):
        return 0
    if kind.unless and re.search(kind.unless, quantity.lead + quantity.follow):
        return 0
    if kind.amid and re.search(kind.amid, quantity.segment):
        return 0
    if kind.channel and kind.channel != _channel(quantity.lead, quantity.segment):
        return 0
    if topic == "foreign" and kind.what.startswith("requests_") and "申请" not in quantity.lead:
        return 0
    phrases = (*kind.fitting, *(kind.fitting_topic if topic == kind.topic else ()))
    for before, after in phrases:
        match = before.search(quantity.lead)
        if match and after.match(quantity.follow) and not _is_joined(quantity.lead, match.start()):
            return 1 if after.pattern else 2
    return 0


def _is_joined(lead: str, at: int) -> bool:
    """Whether what begins there is the last of several joined nouns: "行政复议和行政诉讼5件" is of both."""
    return at > 0 and lead[at - 1] in _JOINED


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


def _denied(sentence: Sentence, year: int | None, organ: str | None) -> Iterator[Finding]:
    """Zeros said in words: 未收到政府信息公开申请及行政复议."""
    text = sentence.plain.rstrip("。！？!?.")
    for match in DENIAL.finditer(text):
        lead = re.split(r"[,;:()。]", text[: match.start()])[-1]
        end = _CLAUSE_END.search(text, match.end())
        zone = text[match.end() : end.start() if end else len(text)]
        before = sentence.context + text[: match.start()]
        if (
            DENIAL_REFUSED.search(lead)
            or not is_of_the_year(before, lead, year)
            or not is_own(text[: match.end()], organ)
        ):
            continue
        yield from ((what, 0, None) for what in _all_named(zone))


def _all_named(words: str) -> list[str]:
    """What is named in words that say nothing else; empty where a word is not understood."""
    named: list[str] = []
    at = 0
    while at < len(words):
        what, end = _next_word(words, at)
        if end == at:
            return []
        if what:
            named.append(what)
        at = end
    return named


def _next_word(words: str, at: int) -> tuple[str | None, int]:
    for what, pattern in _DENIED:
        if match := pattern.match(words, at):
            return what, match.end()
    match = DENIAL_WORDS.match(words, at)
    return None, match.end() if match else at
