"""Tables of indicators that stand as lines: a cell a line, a row a line, several rows a line; put into rows again.

Each indicator is a label, a unit and a number, in this order, so a line's words can be told apart without a grid: a number
belongs to the label before it. What does not come out so is left without a cell, and is then missing, not blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportparse.chinese.text import fold, split_marker
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.document import Cell, Origin, Paragraph, Table
from reportparse.forms.indicator_heads import (
    INDICATOR_HEADS,
    OTHER_HEADS,
    OWN_HEADS,
    SIDE_HEADS,
    UNIT_HEADS,
    VALUE_HEADS,
)
from reportparse.labels.indicators import is_foot, is_head, is_indicator, is_no_unit
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, number_table

MIN_INDICATORS = 3
"""So many rows with a unit or a number make a table of lines; one or two stand in running text too."""

MAX_STRAY_LINES = 3
"""Lines of words alone, one after another, that a label may be cut into."""

MAX_WORD = 80
"""Characters of the longest word of a label; the longest official label has 44."""

MAX_LINE = 2_000
"""Characters of the longest line that is looked at; all sixty indicators together have some 1 200."""

_YEAR_HEAD = r"[（(]?(?:19|20)\d{2}年?度?(?:数|统计数)?[）)]?"
_HEAD_WORDS = sorted(
    {
        fold(word)
        for words in (INDICATOR_HEADS, OTHER_HEADS, OWN_HEADS, SIDE_HEADS, UNIT_HEADS, VALUE_HEADS)
        for word in words
    },
    key=len,
    reverse=True,
)
_HEADER = re.compile(rf"(?:{'|'.join(_HEAD_WORDS)}|{_YEAR_HEAD})")
_LABEL_HEADS = frozenset(map(fold, INDICATOR_HEADS))
_OTHERS = frozenset(map(fold, (*UNIT_HEADS, *VALUE_HEADS)))
_GLUED = re.compile(rf"(?P<label>\D.*?)(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})(?P<value>\d[\d,.]*)")


@dataclass(slots=True)
class _Row:
    """A row while it is gathered."""

    label: str
    origin: Origin
    unit: str = ""
    values: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return bool(self.unit or self.values)

    @property
    def is_open(self) -> bool:
        """Whether a bracket of the label is open."""
        return sum(map(self.label.count, "（(")) > sum(map(self.label.count, "）)"))


@dataclass(slots=True)
class _Gathered:
    """A run of lines: its header's words, its rows, and how many blocks it takes up."""

    header: list[str]
    rows: list[_Row]
    length: int


def with_indicator_tables(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks with runs of lines that list indicators as tables; everything else stays as it is."""
    number = max((block.number for block in blocks if isinstance(block, NumberedTable)), default=0)
    out: list[FlatBlock] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Paragraph) and _may_begin(block.text) and (run := _gather(blocks, at)) is not None:
            number += 1
            out.append(number_table(number, _table(run)))
            at += run.length
        else:
            out.append(block)
            at += 1
    return out


def _may_begin(text: str) -> bool:
    """Whether a line heads such a table, or begins with one of its rows or heads."""
    if len(text) > MAX_LINE or "。" in text:
        return False
    words = text.split()
    if not words or len(words[0]) > MAX_WORD:
        return False
    return is_indicator(words[0]) or is_head(words[0]) or (len(text) <= MAX_WORD and bool(_header_words(text)))


def _header_words(text: str) -> list[str]:
    """The words of a line that heads such a table; none where anything else stands in it: 统 计 指 标 单位 统计数."""
    folded = fold(text)
    found = []
    at = 0
    while at < len(folded):
        match = _HEADER.match(folded, at)
        if match is None:
            return []
        found.append(match[0])
        at = match.end()
    return found


def _gather(blocks: Sequence[FlatBlock], start: int) -> _Gathered | None:
    """The run of lines that begins at `start`; None where it is no table of indicators."""
    header, at = _header(blocks, start)
    lines: list[tuple[Paragraph, list[str]]] = []
    stray = 0
    for block in blocks[at:]:
        if not isinstance(block, Paragraph) or len(block.text) > MAX_LINE or _ends(block.text):
            break
        if header and _header_words(block.text) == header:  # repeated on the next page
            lines.append((block, []))
            continue
        words = block.text.split()
        if any(len(word) > MAX_WORD for word in words):
            break
        tells = any(
            is_indicator(word) or is_head(word) or is_plain_value(word) or fold(word) in UNITS for word in words
        )
        stray = 0 if tells else stray + 1
        if stray > MAX_STRAY_LINES:
            break
        lines.append((block, words))
    rows, used = _rows(lines, header)
    known = sum(row.is_full and is_indicator(row.label) for row in rows)
    listed = sum(bool(row.unit and row.values) for row in rows) if header else 0
    if max(known, listed) < MIN_INDICATORS or not any(row.values for row in rows):
        return None
    return _Gathered(header, rows, at - start + used)


def _ends(text: str) -> bool:
    """Whether a line is none of the table: a sentence, or who filled it in."""
    return "。" in text or is_foot(text)


def _header(blocks: Sequence[FlatBlock], start: int) -> tuple[list[str], int]:
    """The words of the header that begins at `start`, on one line or a word a line, and where it ends."""
    words: list[str] = []
    at = start
    while at < len(blocks):
        block = blocks[at]
        found = _header_words(block.text) if isinstance(block, Paragraph) and len(block.text) <= MAX_WORD else []
        if not found or (found[0] in _LABEL_HEADS and _is_header(words)):
            break
        words += found
        at += 1
    return (words, at) if _is_header(words) else ([], start)


def _is_header(words: Sequence[str]) -> bool:
    return not _LABEL_HEADS.isdisjoint(words) and not _OTHERS.isdisjoint(words)


def _rows(lines: Sequence[tuple[Paragraph, list[str]]], header: Sequence[str]) -> tuple[list[_Row], int]:
    """The rows of a run's lines, and how many of the lines they take up."""
    has_units = any(fold(word) in UNITS for _, words in lines for word in words)
    serial = 0 if header and header[0] in ("序号", "编号", "行次", "行号") else None
    rows: list[_Row] = []
    used = 0
    for at, (paragraph, words) in enumerate(lines):
        if not words:
            continue
        parts = [part for word in words for part in _parts(word)]
        for i, word in enumerate(parts):
            following = parts[i + 1] if i + 1 < len(parts) else None
            if serial is not None and word == str(serial + 1) and _begins(following, lines, at):
                serial += 1
                continue
            _take(rows, word, parts[i:], paragraph.origin, has_units=has_units)
        if rows and (rows[-1].is_full or is_head(rows[-1].label)):
            used = at + 1
    while rows and not rows[-1].is_full and not is_head(rows[-1].label):
        rows.pop()
    return rows, used


def _begins(following: str | None, lines: Sequence[tuple[Paragraph, list[str]]], at: int) -> bool:
    """Whether a label comes next, on this line or the one below."""
    if following is None:
        following = next((words[0] for _, words in lines[at + 1 :] if words), "")
    return bool(following) and not is_plain_value(following) and fold(following) not in UNITS


def _parts(word: str) -> list[str]:
    """A word as its label, unit and number where nothing stands between them: 收到申请数件16."""
    match = _GLUED.fullmatch(word)
    if match and is_indicator(match["label"]):
        return [match["label"], match["unit"], match["value"]]
    return [word]


def _take(rows: list[_Row], word: str, rest: Sequence[str], origin: Origin, *, has_units: bool) -> None:
    """Add a word to the row that it belongs to, or begin one with it."""
    last = rows[-1] if rows else None
    value = is_plain_value(word)
    unit = fold(word) in UNITS
    ends_line = (unit and len(rest) == 2 and is_plain_value(rest[1])) or (
        value and last is not None and last.unit and not last.values and len(rest) == 1
    )
    if last is not None and last.is_open and not ends_line:
        last.label += word
        return
    if last is not None and unit and not last.unit:
        last.unit = word
    elif last is not None and value:
        if has_units and is_no_unit(word) and not last.is_full:
            last.unit = word
        else:
            last.values.append(word)
    elif unit or value:
        return  # a number before the first label
    elif last is not None and _goes_on(last, word):
        last.label += word
    else:
        rows.append(_Row(word, origin))


def _goes_on(last: _Row, word: str) -> bool:
    """Whether a word is the rest of the last row's label."""
    if is_indicator(last.label) or is_head(last.label):
        return False
    if last.is_full:
        return is_indicator(last.label + word)
    return not (is_indicator(word) or is_head(word) or _is_numbered(word))


def _is_numbered(word: str) -> bool:
    return split_marker(word)[0] is not None or word.startswith("其中")


def _table(run: _Gathered) -> Table:
    """The rows as a table below the header: label, unit, numbers. A row that lost its numbers has no cells for them."""
    names = [word for word in run.header if word not in ("序号", "编号", "行次", "行号")]
    numbers = [word for word in names if word not in _LABEL_HEADS and word not in map(fold, UNIT_HEADS)]
    twice = sum(word in _LABEL_HEADS for word in names)
    numbers = numbers[: len(numbers) // twice] if twice > 1 else numbers
    width = max(len(numbers), 1)
    cells: list[Cell] = []
    if run.header:
        heads = ["统计指标", "单位", *(numbers or ["统计数"])]
        cells = [Cell(0, column, text, origin=run.rows[0].origin) for column, text in enumerate(heads)]
    for at, row in enumerate(run.rows, bool(run.header)):
        texts = [row.label, row.unit, *_numbers_of(row, width)]
        cells += [Cell(at, column, text, origin=row.origin) for column, text in enumerate(texts)]
    return Table(tuple(cells), run.rows[0].origin, regular=False, certain=_is_certain(run.rows))


def _numbers_of(row: _Row, width: int) -> Iterator[str]:
    """The row's numbers, one a column; blank ones where it has a unit and none; all in one where they are not as many."""
    if len(row.values) == width:
        yield from row.values
    elif row.values:
        yield " ".join(row.values)
    elif row.unit:
        yield from [""] * width


def _is_certain(rows: Sequence[_Row]) -> bool:
    """Whether nearly every unit has its number behind it: then nobody has to guess whose they are."""
    listed = [row for row in rows if row.unit and not is_no_unit(row.unit)]
    return len(listed) >= MIN_INDICATORS and all(len(row.values) <= len(rows[0].values or "..") + 3 for row in listed)
