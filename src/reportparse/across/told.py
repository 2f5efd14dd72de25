"""What a record says of itself, as people are told it: the place in the form's own words, and the message without it.

A record's message names paths and begins with where it speaks of; here both give way to the labels of the table, the row
and the column. Whatever shows a check that failed or an issue asks here, be it of a record or of rows of its tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place_zh
from reportparse.forms import SUBJECTS
from reportparse.forms.wording import identities, in_words, name_words, place_words, shared_name


class Told(NamedTuple):
    """A place in words, and what is wrong there."""

    place: Both
    said: Both


def told_of_check(ident: str, terms: Sequence[str], message: Both) -> Told:
    """A check that failed: at the cell that states a total, or at all of the row or column that it speaks of.

    `terms` are the paths of its values, those of other years (`path@2022`) among them.
    """
    own = own_terms(terms)
    if not own:  # as no record of ours has it
        return Told(place_words(ident.partition(".")[0]), message)
    at = stated_at(ident, own)
    place = place_words(at[0]) if len(at) == 1 else name_words(shared_name(own)[0])
    if ident.startswith("narrative."):
        text = Both("running text", "正文")
        place = Both(f"{text.en} and {place.en}", f"{text.zh}与{place.zh}") if len(own) == 1 else text
    spare = (ident, *_abouts(own))
    return Told(place, Both(_without(spare, message.en), _without(spare, message.zh)))


def told_of_issue(where: str, message: Both) -> Told:
    """An issue, at its place."""
    said = Both(_without((where,), message.en), _without((where, place_zh(where)), message.zh))
    return Told(place_words(where), Both(in_words(said.en).en, in_words(said.zh).zh))


def own_terms(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms of a check that are values of the report itself."""
    return tuple(term for term in terms if "@" not in term)


def stated_at(ident: str, own: Sequence[str]) -> Sequence[str]:
    """Which of its terms a check is told at: the left side of a sum, else the first."""
    identity = identities().get(ident)
    return own[: 1 if identity is None else len(identity.left)]


def _without(prefixes: Sequence[str], message: str) -> str:
    """A message without what the place says already."""
    for prefix in prefixes:
        message = message.removeprefix(f"{prefix}: ").removeprefix(f"{prefix}：")
    return message


def _abouts(terms: Sequence[str]) -> Iterator[str]:
    """How the message of a sum begins: its table, and the row or the column that its terms share."""
    shared = shared_name(terms)[0]
    for table in (shared.table, SUBJECTS[shared.table].name_zh if shared.table in SUBJECTS else shared.table):
        for of_all in (shared.row, shared.column):
            yield from (f"{table}, {of_all}", f"{table}，{of_all}") if of_all else ()
        yield table
