"""Tables of indicators that stand as lines: a cell a line, a row a line, several rows a line; put into rows again.

Each indicator is a label, a unit and a number, in this order, so a line's words can be told apart without a grid: a number
belongs to the label before it. What does not come out so is left without a cell, and is then missing, not blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import fold, split_marker
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.document import Cell, Origin, Paragraph, Table
from reportparse.labels.indicators import is_foot, is_head, is_indicator, is_no_unit, place_in_form
from reportparse.patterns import regex
from reportparse.sections.indicator_captions import with_caption_above
from reportparse.sections.indicator_header import MAX_WORD, Header, find_header, header_words, words_of
from reportparse.sections.indicator_pairs import MAX_LINE, UNIT, pairs, runs
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, number_table

MIN_INDICATORS = 3
"""So many rows with a unit or a number make a table of lines; one or two stand in running text too."""

MIN_PAIRS = 8
"""So many make one where they run as text does (收到申请数：46件；); a few are a list that its chapter keeps."""

MIN_BLANK = 10
"""So many make one without a single number: a table that nobody filled in."""

MAX_STRAY_LINES = 3
"""Lines of words alone, one after another, that a label may be cut into."""

MAX_LINES = 1_500
"""Lines of the longest table; sixty indicators a cell a line, with columns of parts and rows added, have some 600."""

MAX_HEADERS = 4
"""Headers that are tried within lines that gave no table from their beginning on."""

MAX_PIECES = 3
"""Words that the rest of a label is looked for in."""

MAX_OPEN = 4
"""Rows back to which a line may be the rest of a label whose bracket is still open."""

_GLUED = regex(rf"(?P<label>.*?[^\d.,])(?P<unit>{UNIT})(?P<value>\d[\d,.]*)")
_GLUED_VALUE = regex(rf"(?P<unit>{UNIT})(?P<value>\d[\d,]*(?:\.\d+)?)")
_GLUED_UNIT = regex(rf"(?P<label>.{{3,}}?)(?P<unit>{UNIT}|[-—]{{2,8}})")
_GLUED_LINES = regex(r"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<label>[^\d.,、．].*)")
"""The number of one line and the label of the next: 1288其中：主动公开规范性文件数."""

_BROKEN_UNITS = ("万元", "人次")
_OF_PAGE = regex(r"://|\d{1,2}:\d{2}\s*[AP]M")
"""What a browser prints at the edges of a page: its address, the time."""


class _Word(NamedTuple):
    """A word of a line; `begins`: it is the line's first one."""

    text: str
    origin: Origin
    line: int
    begins: bool

    @property
    def is_unit(self) -> bool:
        return fold(self.text) in UNITS

    @property
    def is_value(self) -> bool:
        return is_plain_value(self.text)

    @property
    def is_known(self) -> bool:
        return is_indicator(self.text) or is_head(self.text)


@dataclass(slots=True)
class _Row:
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
        return bool(self.unit or self.values)

    @property
    def is_open(self) -> bool:
        """Whether a bracket of the label is open."""
        return sum(map(self.label.count, "（(")) > sum(map(self.label.count, "）)"))


def with_indicator_tables(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks with runs of lines that list indicators as tables; everything else stands as it is."""
    number = max((block.number for block in blocks if isinstance(block, NumberedTable)), default=0)
    out: list[FlatBlock] = []
    at = barren = headers = 0  # lines before `barren` gave no table: only another header may begin one among them
    while at < len(blocks):
        block = blocks[at]
        table, used = None, 1
        if isinstance(block, Paragraph) and _may_begin(block.text):
            if at >= barren:
                table, used = _gather(blocks, at)
                headers = 0
            elif headers < MAX_HEADERS and header_words(block.text):
                table, used = _gather(blocks, at)
                headers += 1
        if table is not None:
            number += 1
            out.append(number_table(number, table))
            at += used
        else:
            out += with_caption_above(block) if isinstance(block, NumberedTable) else [block]
            barren = max(barren, at + used)
            at += 1
    return out


def _may_begin(text: str) -> bool:
    """Whether a line heads such a table, or begins with one of its rows or heads."""
    if len(text) > MAX_LINE:
        return False
    if "。" in text:
        return bool(pairs(text))
    return _begins_list(text) or bool(header_words(text))


def _begins_list(text: str) -> bool:
    """Whether a line begins with a row of the form, or a head of it."""
    word = next(iter(words_of(text)), "")
    return (0 < len(word) <= MAX_WORD and (is_indicator(word) or is_head(word))) or bool(pairs(text))


def _gather(blocks: Sequence[FlatBlock], start: int) -> tuple[Table | None, int]:
    """The table whose lines begin at `start`, and how many blocks it takes up, or were looked at where there is none."""
    header, at = find_header(blocks, start)
    opening = blocks[start]
    if not header.words and not (isinstance(opening, Paragraph) and _begins_list(opening.text)):
        return None, 1
    words: list[_Word] = []
    running = False
    stray = 0
    for line, block in enumerate(blocks[at : at + MAX_LINES]):
        if not isinstance(block, Paragraph) or len(block.text) > MAX_LINE or _ends(block.text):
            break
        running = running or runs(block.text)
        mine = list(_words(block, line))
        if any(len(word.text) > MAX_WORD for word in mine):
            break
        stray = 0 if any(word.is_known or word.is_value or word.is_unit for word in mine) else stray + 1
        if stray > MAX_STRAY_LINES:
            break
        words += mine
    rows, used = _Gatherer(header, _with_whole_units(words)).rows()
    known = sum(row.is_full and is_indicator(row.label) for row in rows)
    listed = sum(bool(row.unit and row.values) for row in rows) if header.words else 0
    few = MIN_PAIRS if running and not header.words else MIN_INDICATORS
    if max(known, listed) < (few if any(row.values for row in rows) else MIN_BLANK):
        return None, at - start + max((word.line for word in words), default=0) + 1 - stray
    return _table(header, rows), at - start + used


def _ends(text: str) -> bool:
    """Whether a line is none of the table: a sentence, or who filled it in."""
    return ("。" in text and not pairs(text)) or is_foot(text)


def _words(block: Paragraph, line: int) -> Iterator[_Word]:
    """The words of a line: parted at blanks, and at a unit that nothing parts from a label of the form."""
    text = block.text
    if _OF_PAGE.search(text):
        yield _Word(text[:MAX_WORD], block.origin, line, begins=True)
        return
    if paired := pairs(text):
        for at, word in enumerate(paired):
            yield _Word(word, block.origin, line, begins=at == 0)
        return
    before = ""
    for at, word in enumerate(words_of(text)):
        lines = _GLUED_LINES.fullmatch(word) if fold(before) in UNITS else None
        before = word
        if lines and (lines["label"].startswith("其中") or is_indicator(lines["label"]) or is_head(lines["label"])):
            yield from (_Word(part, block.origin, line, begins=False) for part in lines.groups())
            continue
        if unit := _GLUED_VALUE.fullmatch(word):
            yield from (_Word(part, block.origin, line, begins=at == i == 0) for i, part in enumerate(unit.groups()))
            continue
        match = _GLUED.fullmatch(word) or _GLUED_UNIT.fullmatch(word)
        parted = match and (is_indicator(match["label"]) or is_no_unit(match["unit"])) and not is_indicator(word)
        parts = match.groups() if match and parted else (word,)
        for i, part in enumerate(parts):
            yield _Word(part, block.origin, line, begins=at == 0 and i == 0)


def _with_whole_units(words: Sequence[_Word]) -> list[_Word]:
    """The words with 万元 and 人次 whole that a narrow column broke: 万 and 元, 人 and 次, one below the other."""
    whole: list[_Word] = []
    for word in words:
        if whole and whole[-1].text + word.text in _BROKEN_UNITS:
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text)
        else:
            whole.append(word)
    return whole


class _Gatherer:
    """Puts the words of a run into rows, one after another."""

    def __init__(self, header: Header, words: Sequence[_Word]) -> None:
        self.header = header
        self.words = words
        self.has_units = any(word.is_unit for word in words)
        self.found: list[_Row] = []
        self.serial = 0

    def rows(self) -> tuple[list[_Row], int]:
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

    def _next(self, at: int) -> _Word | None:
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
            self.found.append(_Row(glued[0], word.origin, glued[1], begins=word.begins))
        elif last is not None and self.header.has_remark and last.values and self._is_remark(at):
            last.remark += word.text
        else:
            closed = bool(_OF_PAGE.search(word.text))
            self.found.append(_Row(word.text, word.origin, begins=word.begins, closed=closed))
        return 1

    def _add(self, last: _Row, word: _Word) -> None:
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
        if not self.header.has_serial or following is None or self.words[at].text != str(self.serial + 1):
            return False
        return not (following.is_value or following.is_unit)

    def _breaks_bracket(self, at: int) -> bool:
        """Whether a word within an open bracket is none of its words: a unit before a number, that number, another label."""
        word, following, last = self.words[at], self._next(at), self.found[-1]
        if word.is_known:
            return True
        if word.is_unit:
            return not last.unit and following is not None and following.is_value
        return word.is_value and bool(last.unit) and not last.values

    def _owner(self, at: int) -> _Row | None:
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
        match, following = _GLUED_UNIT.fullmatch(self.words[at].text), self._next(at)
        if match is None or following is None or not following.is_value or self.words[at].is_known:
            return None
        return (match["label"], match["unit"]) if self._completes(match["label"], at + 2) else None

    def _begins_row(self, word: _Word) -> bool:
        return split_marker(word.text)[0] is not None or word.text.startswith("其中")

    def _is_remark(self, at: int) -> bool:
        """Whether a word is a remark (备注): no unit or number of its own comes after it."""
        following = self._next(at)
        return not self._begins_row(self.words[at]) and not (following and (following.is_unit or following.is_value))


def _table(header: Header, rows: list[_Row]) -> Table:
    """The rows as a table below the header: label, unit, numbers. A row that lost its numbers has no cells for them."""
    width = max(len(header.numbers), 1)
    strayed = any(len(row.values) > width for row in rows)
    rows = _in_order(rows, header.lists)
    cells: list[Cell] = []
    if header.words:
        heads = ["统计指标", "单位", *(header.numbers or ["统计数"]), *(["备注"] if header.has_remark else [])]
        cells = [Cell(0, column, text, origin=rows[0].origin) for column, text in enumerate(heads)]
    for at, row in enumerate(rows, bool(cells)):
        texts = [row.label, row.unit, *_numbers_of(row, width, strayed=strayed)]
        cells += [Cell(at, column, text, origin=row.origin) for column, text in enumerate(texts)]
        if row.remark:
            cells.append(Cell(at, 2 + width, row.remark, origin=row.origin))
    blank = any(row.unit and not is_no_unit(row.unit) and not row.values for row in rows)
    return Table(tuple(cells), rows[0].origin, regular=False, certain=not (strayed or blank))


def _numbers_of(row: _Row, width: int, *, strayed: bool) -> Iterator[str]:
    """The row's numbers, one a column; blank ones where it has a unit and none; all in one where they are not as many.

    Where some row has a number too many (`strayed`), one without any may have lost its own.
    """
    if len(row.values) == width:
        yield from row.values
    elif row.values:
        yield " ".join(row.values)
    elif row.unit and not strayed:
        yield from [""] * width


def _in_order(rows: list[_Row], lists: int) -> list[_Row]:
    """The rows list by list where several stood side by side and were written out line by line.

    Told by the header, or by which rows begin a line; what follows the last line of two may be of either list.
    """
    if lists > 2:
        return max(rows, [row for at in range(lists) for row in rows[at::lists]], key=_ascents)
    right = [at for at, row in enumerate(rows) if not row.begins]
    both = (right[-1] if right else 0) + 1
    left = [row for row in rows[:both] if row.begins]
    beside = [row for row in rows[:both] if not row.begins]
    return max(
        rows, rows[::2] + rows[1::2], [*left, *rows[both:], *beside], [*left, *beside, *rows[both:]], key=_ascents
    )


def _ascents(rows: Sequence[_Row]) -> int:
    """How many neighbours come in the order of the form."""
    places = [place for row in rows if (place := place_in_form(row.label)) is not None]
    return sum(before < after for before, after in pairwise(places))
