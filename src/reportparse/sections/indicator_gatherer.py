"""The words of lines that list indicators, put into rows: a label, a unit and a number, in this order.

A number belongs to the label before it; a label goes on where its bracket is open or its rest makes it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import fold, split_marker
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.document import Origin
from reportparse.labels.indicators import is_head, is_indicator, is_no_unit
from reportparse.patterns import regex
from reportparse.sections.indicator_header import Header
from reportparse.sections.indicator_pairs import UNIT

MIN_SERIALS = 8
"""So many lines that begin with a number which counts on are numbered, though no header says 序号."""

MAX_STEP = 3
"""How far a serial number is from the one before that a line begins with."""

MAX_PIECES = 3
"""Words that the rest of a label is looked for in."""

MAX_OPEN = 4
"""Rows back to which a line may be the rest of a label whose bracket is still open."""

GLUED_UNIT = regex(rf"(?P<label>.{{3,}}?)(?P<unit>{UNIT}|[-—]{{2,8}})")
"""A label and the unit right behind it."""

OF_PAGE = regex(r"://|\d{1,2}:\d{2}\s*[AP]M")
"""What a browser prints at the edges of a page: its address, the time."""

_BROKEN_UNITS = ("万元", "人次")


class Word(NamedTuple):
    """A word of a line; `begins`: it is the line's first one."""

    text: str
    origin: Origin
    line: int
    begins: bool

    @property
    def is_unit(self) -> bool:
        """Whether it is a unit: 件."""
        return fold(self.text) in UNITS

    @property
    def is_value(self) -> bool:
        """Whether it is a number, or the mark of none."""
        return is_plain_value(self.text)

    @property
    def is_known(self) -> bool:
        """Whether it is a label or a head of the form."""
        return is_indicator(self.text) or is_head(self.text)


@dataclass(slots=True)
class Row:
    """A row while it is gathered. `begins`: its label begins a line; `closed`: it goes on no further."""

    label: str
    origin: Origin
    unit: str = ""
    values: list[str] = field(default_factory=list)
    remark: str = ""
    begins: bool = True
    closed: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it has a unit or a number."""
        return bool(self.unit or self.values)

    @property
    def is_open(self) -> bool:
        """Whether a bracket of the label is open."""
        return sum(map(self.label.count, "（(")) > sum(map(self.label.count, "）)"))


def _first_serial(words: Sequence[Word]) -> int | None:
    """The first of the numbers that lines begin with, a label behind each, where these count on; None where they do not."""
    numbers = [
        int(word.text)
        for word, following in pairwise(words)
        if word.begins and word.text.isdecimal() and _is_numbered(following, word.line)
    ]
    counts = all(0 < after - before <= MAX_STEP for before, after in pairwise(numbers))
    return numbers[0] if len(numbers) >= MIN_SERIALS and counts else None


def _is_numbered(word: Word, line: int) -> bool:
    """Whether a word is a label in the line of a serial number; a head may have been parted from it."""
    return word.is_known if word.line == line else word.line == line + 1 and is_head(word.text)


def with_whole_units(words: Sequence[Word]) -> list[Word]:
    """The words with 万元 and 人次 whole that a narrow column broke: 万 and 元, 人 and 次, one below the other."""
    whole: list[Word] = []
    for word in words:
        if whole and whole[-1].text + word.text in _BROKEN_UNITS:
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text)
        else:
            whole.append(word)
    return whole


class Gatherer:
    """Puts the words of a run into rows, one after another."""

    def __init__(self, header: Header, words: Sequence[Word]) -> None:
        self.header = header
        self.words = words
        self.has_units = any(word.is_unit for word in words)
        first = _first_serial(words)
        self.has_serial = header.has_serial or first is not None
        self.found: list[Row] = []
        self.serial = (first or 1) - 1

    def rows(self) -> tuple[list[Row], int]:
        """The rows, and how many lines they take up: what follows the last number, unit or head is none of the table."""
        used = 0
        end = 0
        at = 0
        while at < len(self.words):
            at += self._take(at)
            last = self.found[-1] if self.found else None
            if last is not None and (last.is_full or is_head(last.label)):
                used, end = self.words[min(at, len(self.words)) - 1].line + 1, len(self.found)
        return self.found[:end], used

    def _next(self, at: int) -> Word | None:
        return self.words[at + 1] if at + 1 < len(self.words) else None

    def _take(self, at: int) -> int:
        """Add a word to the row that it belongs to, or begin one with it; gives the number of words taken."""
        word, last = self.words[at], self.found[-1] if self.found else None
        count = len(self.header.words)
        if count and tuple(fold(one.text) for one in self.words[at : at + count]) == self.header.words:
            return count  # the header again, on the next page
        if self._is_serial(at):
            self.serial += 1
        elif last is not None and last.is_open and not last.closed and not self._breaks_bracket(at):
            last.label += word.text
        elif word.is_unit or word.is_value:
            if last is not None:
                self._add(last, word)
        elif (owner := self._owner(at)) is not None:
            owner.label += word.text
        elif (glued := self._glued(at)) is not None:
            self.found.append(Row(glued[0], word.origin, glued[1], begins=word.begins))
        elif last is not None and self.header.has_remark and last.values and self._is_remark(at):
            last.remark += word.text
        else:
            closed = bool(OF_PAGE.search(word.text))
            self.found.append(Row(word.text, word.origin, begins=word.begins, closed=closed))
        return 1

    def _add(self, last: Row, word: Word) -> None:
        if word.is_unit and not last.unit:
            last.unit = word.text
        elif word.is_unit:
            last.values.append(word.text)  # a second unit: nobody can say which row this one is of
        elif self.has_units and is_no_unit(word.text) and not last.is_full:
            last.unit = word.text
        else:
            last.values.append(word.text)

    def _is_serial(self, at: int) -> bool:
        """Whether a word is the next serial number (序号), before a label."""
        following = self._next(at)
        word, last = self.words[at], self.found[-1] if self.found else None
        if not self.has_serial or following is None or word.text != str(self.serial + 1):
            return False
        within = word.begins and last is not None and last.is_open and following.is_unit  # beside a label of two lines
        return within or not (following.is_value or following.is_unit)

    def _breaks_bracket(self, at: int) -> bool:
        """Whether a word within an open bracket is none of its words: a unit before a number, that number, another label."""
        word, following, last = self.words[at], self._next(at), self.found[-1]
        if word.is_known:
            return True
        if word.is_unit:
            return not last.unit and following is not None and following.is_value
        return word.is_value and bool(last.unit) and len(last.values) < max(len(self.header.numbers), 1)

    def _owner(self, at: int) -> Row | None:
        """The row whose label a word goes on with, if any."""
        word, last = self.words[at], self.found[-1] if self.found else None
        if last is None or word.is_known or self._begins_row(word):
            return None
        if word.text[0] in "（(" and is_indicator(last.label) and not last.closed:
            return last  # the explanation of a whole label, below it
        if not last.is_full:
            return None if last.closed or is_indicator(last.label) or is_head(last.label) else last
        if self._completes(last.label, at):
            return last
        return next((row for row in reversed(self.found[-MAX_OPEN:]) if row.is_open and not row.closed), None)

    def _completes(self, label: str, at: int) -> bool:
        """Whether the words from `at` on are the rest of a label that is cut."""
        if is_indicator(label) or is_head(label):
            return False
        for word in self.words[at : at + MAX_PIECES]:
            if word.is_value or word.is_unit or word.is_known or self._begins_row(word):
                return False
            label += word.text
            if is_indicator(label) or is_head(label):
                return True
        return False

    def _glued(self, at: int) -> tuple[str, str] | None:
        """The piece of a label and the unit right behind it: 其中：主要负责同志参加新次 111, 闻发布会次数."""
        match, following = GLUED_UNIT.fullmatch(self.words[at].text), self._next(at)
        if match is None or following is None or not following.is_value or self.words[at].is_known:
            return None
        return (match["label"], match["unit"]) if self._completes(match["label"], at + 2) else None

    def _begins_row(self, word: Word) -> bool:
        return split_marker(word.text)[0] is not None or word.text.startswith("其中")

    def _is_remark(self, at: int) -> bool:
        """Whether a word is a remark (备注): no unit or number of its own comes after it."""
        following = self._next(at)
        return not self._begins_row(self.words[at]) and not (following and (following.is_unit or following.is_value))
