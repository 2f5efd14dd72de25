"""How a kind of narrative figure is declared: what is counted, how it is worded, what it means in the tables.

A phrase is a regular expression with `#` where the quantity stands: what is before `#` must end the words before the
number (fillers such as 共计 or 总数为 may come between), what is after it must open the words after the number.
`收到申请#` reads "收到申请共计12件", `#申请$` reads "12件申请".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from reportparse.narrative.quantities import FILL
from reportparse.narrative.topics import Topic
from reportparse.patterns import regex

Where = Literal["anywhere", "on topic", "headed"]

CASE_UNITS = "件次|件|条|起|宗|例|个|份|次|项"
"""Counters of requests and cases."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What a figure may mean in a table: the sum of `plus` less the sum of `minus`, both paths of values.

    Paths that a form does not have are left out; one that has none of `plus` has no such counterpart.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One thing that reports count.

    Each phrase holds one of `words`: where none stands near a number, no phrase is tried. `bare` phrases hold only where
    `topic` is the topic, `headed` ones only below a sub-heading on it. `unless` in the words around the number forbids
    the kind, `amid` anywhere before it since the last semicolon, `beside`
    in the lead and the words up to the next one, with # for the number. `part`: it may be stated as a part of something else
    (其中 …); `wider` names larger wholes of which it may be one, where it is no part by itself. `channel` asks for
    publishing by this channel. `left` asks for a plain clause left of a phrase, where a word more would make it a class of
    the whole: these words may stand there beside the plain ones. `wholly` asks that each clause before
    the number that holds one of `words` is understood, too: "消防培训2期,共培训60人" says nothing of trainings in this work.
    `noted`: a remark in brackets behind the number is made of these words and the known ones; any other names a class of
    the whole, or another matter, as in "复议2件(均为行政处罚类)".

    `counterparts` are what the figure may legitimately mean in the tables, the plainest first; none where no table has
    it. `denied` is a pattern of its name in a denial: "未收到(申请)" is 0. `example` is a deed of 9 of them, where a deed is
    counted: the tests say it with every way to say that it was not done, in another year, by others.
    """

    what: str
    units: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: str = ""
    topic: Topic | None = None
    bare: tuple[str, ...] = ()
    headed: tuple[str, ...] = ()
    part: bool = False
    channel: str | None = None
    amid: str = ""
    beside: str = ""
    left: str | None = None
    wider: str = ""
    wholly: bool = False
    noted: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    denied: str = ""
    example: str = ""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """`phrases`, then `bare` and `headed` ones, as patterns; compiled where they are first needed, for they are many."""
        said: list[tuple[str, Where]] = [(phrase, "anywhere") for phrase in self.phrases]
        said += [(phrase, "on topic") for phrase in self.bare] + [(phrase, "headed") for phrase in self.headed]
        return tuple(_wording(phrase, where) for phrase, where in said)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase as patterns for the words before and after the number; None where nothing need follow it."""

    before: re.Pattern[str]
    after: re.Pattern[str] | None
    where: Where


def _wording(phrase: str, where: Where) -> Wording:
    before, _, after = phrase.partition("#")
    pattern = regex(f"(?:{before}){FILL}$", needs=_held_by(before))
    return Wording(pattern, regex(after, needs=_held_by(after)) if after else None, where)


def _held_by(phrase: str) -> tuple[str, ...]:
    """The longest run of hanzi that every match of a phrase holds, outside of its groups and classes, where it has one."""
    runs, depth = [""], 0
    for sign, behind in pairwise(f"{phrase} "):
        if sign == "|" and not depth:
            return ()
        depth += (sign in "([") - (sign in ")]")
        if not depth and sign.isalpha() and not sign.isascii() and behind not in "?*{":
            runs[-1] += sign
        else:
            runs.append("")
    longest = max(runs, key=len)
    return (longest,) if longest else ()
