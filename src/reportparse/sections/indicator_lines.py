"""Tables of indicators that stand as lines: a cell a line, a row a line, several rows a line; put into rows again.

Each indicator is a label, a unit and a number, in this order, so a line's words can be told apart without a grid: a number
belongs to the label before it. What does not come out so is left without a cell, and is then missing, not blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportparse.chinese.text import fold
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.document import Cell, Paragraph, Table
from reportparse.labels.indicators import is_foot, is_head, is_indicator, is_no_unit, place_in_form
from reportparse.patterns import regex
from reportparse.sections.indicator_captions import with_caption_above
from reportparse.sections.indicator_gatherer import GLUED_UNIT, OF_PAGE, Gatherer, Row, Word, with_whole_units
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

_GLUED = regex(rf"(?P<label>.*?[^\d.,])(?P<unit>{UNIT})(?P<value>\d[\d,.]*)")
_GLUED_VALUE = regex(rf"(?P<unit>{UNIT})(?P<value>\d[\d,]*(?:\.\d+)?(?:{UNIT})?|[-/—]{{1,2}}|无)")
_GLUED_LINES = regex(r"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<label>[^\d.,、．].*)")
"""The number of one line and the label of the next: 1288其中：主动公开规范性文件数."""


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
    first, second, *_ = (*words_of(text)[:2], "", "")
    word = second if first.isdecimal() else first  # behind a serial number
    return (0 < len(word) <= MAX_WORD and (is_indicator(word) or is_head(word))) or bool(pairs(text))


def _gather(blocks: Sequence[FlatBlock], start: int) -> tuple[Table | None, int]:
    """The table whose lines begin at `start`, and how many blocks it takes up, or were looked at where there is none."""
    header, at = find_header(blocks, start)
    opening = blocks[start]
    if not header.words and not (isinstance(opening, Paragraph) and _begins_list(opening.text)):
        return None, 1
    words: list[Word] = []
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
    rows, used = Gatherer(header, with_whole_units(words)).rows()
    known = sum(row.is_full and is_indicator(row.label) for row in rows)
    listed = sum(bool(row.unit and row.values) for row in rows) if header.words else 0
    few = MIN_PAIRS if running and not header.words else MIN_INDICATORS
    if max(known, listed) < (few if any(row.values for row in rows) else MIN_BLANK):
        return None, at - start + max((word.line for word in words), default=0) + 1 - stray
    return _table(header, rows), at - start + used


def _ends(text: str) -> bool:
    """Whether a line is none of the table: a sentence, or who filled it in."""
    return ("。" in text and not pairs(text)) or is_foot(text)


def _words(block: Paragraph, line: int) -> Iterator[Word]:
    """The words of a line: parted at blanks, and at a unit that nothing parts from a label of the form."""
    text = block.text
    if OF_PAGE.search(text):
        yield Word(text[:MAX_WORD], block.origin, line, begins=True)
        return
    if paired := pairs(text):
        for at, word in enumerate(paired):
            yield Word(word, block.origin, line, begins=at == 0)
        return
    before = ""
    for at, word in enumerate(words_of(text)):
        lines = _GLUED_LINES.fullmatch(word) if fold(before) in UNITS or is_plain_value(before) else None
        before = word
        if lines and (lines["label"].startswith("其中") or is_indicator(lines["label"]) or is_head(lines["label"])):
            yield from (Word(part, block.origin, line, begins=False) for part in lines.groups())
            continue
        if unit := _GLUED_VALUE.fullmatch(word):
            yield from (Word(part, block.origin, line, begins=at == i == 0) for i, part in enumerate(unit.groups()))
            continue
        match = _GLUED.fullmatch(word) or GLUED_UNIT.fullmatch(word)
        parted = match and (is_indicator(match["label"]) or is_no_unit(match["unit"])) and not is_indicator(word)
        parts = match.groups() if match and parted else (word,)
        for i, part in enumerate(parts):
            yield Word(part, block.origin, line, begins=at == 0 and i == 0)


def _table(header: Header, rows: list[Row]) -> Table:
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


def _numbers_of(row: Row, width: int, *, strayed: bool) -> Iterator[str]:
    """The row's numbers, one a column; blank ones where it has a unit and none; all in one where they are not as many.

    Where some row has a number too many (`strayed`), one without any may have lost its own.
    """
    if len(row.values) == width:
        yield from row.values
    elif row.values:
        yield " ".join(row.values)
    elif row.unit and not strayed:
        yield from [""] * width


def _in_order(rows: list[Row], lists: int) -> list[Row]:
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


def _ascents(rows: Sequence[Row]) -> int:
    """How many neighbours come in the order of the form."""
    places = [place for row in rows if (place := place_in_form(row.label)) is not None]
    return sum(before < after for before, after in pairwise(places))
