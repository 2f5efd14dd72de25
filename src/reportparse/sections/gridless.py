"""Tables that lost their grid: lines of labels and numbers, one cell or one row a line, put into rows again.

Some dumps give one value per line with no row marks at all (domain §6). Then only the order of labels and
the number of values after each can be relied on; a row with too few values stays in doubt, because nobody can say which
one is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.document import Cell, Origin, Paragraph, Table
from reportparse.forms import FORMS
from reportparse.labels.explanations import CLOSING, OPENING
from reportparse.labels.likeness import key, label_keys
from reportparse.labels.rows import kind_of
from reportparse.labels.table_kinds import AMBIGUOUS, LABELS, TABLES_OF_ONE_ROW
from reportparse.patterns import regex
from reportparse.sections.layout_tables import FlatBlock, IsHeading, NumberedTable, number_table

MIN_VALUES = 4
MIN_LABELS = 3
"""A run of lines with fewer is no table."""

SURE_SHARE = 0.6
"""Part of the values that must stand on their label's own line for a grid that is seen, not guessed."""

MAX_LABEL = 60
"""Characters of the longest label; official ones have at most 45."""

MIN_LABEL_PART = 2
"""Characters of the shortest part of a label that still counts as one: 自然 of 自然人, not 自."""

_KNOWN = frozenset().union(*LABELS.values()) | AMBIGUOUS
_KNOWN_IN_ONE = "\n".join(sorted(_KNOWN))  # keys have no line ends: what is in it is in one of them

_SIGNS_OF_LABELS = frozenset(f"它佈並十{ONE_TO_NINE}{_KNOWN_IN_ONE}")
"""The signs that labels and their numbers hold, in whatever way they are written."""

_LETTERS = frozenset("".join(label for form in FORMS if form.table in TABLES_OF_ONE_ROW for label in label_keys(form)))
"""Characters of the headers of tables with one row of numbers, whose columns may be one character wide: 结 结 其 尚 总."""

_HAS_LETTER = regex(r"[^\W_]")
"""What tells a word from the piece of a number that a narrow cell broke: 10482.57 came out as 「.」 above 「10482 57」."""

_WITHOUT_NUMBER = regex(r"[.．、]\s*[^\W\d]")
"""How a label begins whose number stands on the next line: .要求提供公开出版物 0 0 0 0 0 0 0 above 3."""

_NUMBER_OF_ITEM = regex(r"[1-8]")


class _Entry(NamedTuple):
    """A paragraph as words and the values after them."""

    words: str
    values: tuple[str, ...]
    origin: Origin

    @property
    def is_known(self) -> bool:
        """Whether the words are a label of a form, several labels, or pieces of labels that were cut over lines."""
        if not self.words or _tells_strange(self.words):
            return False
        return (
            key(self.words) in _KNOWN
            or all(_is_label_part(word) for word in self.words.split())
            or _is_of_narrow_header(self.words)
        )

    @property
    def labels(self) -> list[str]:
        """The words as cells: parted where each part is a label or a piece of one."""
        if not self.words:
            return []
        parts = self.words.split()
        return parts if len(parts) > 1 and all(_is_label_part(part) for part in parts) else [self.words]


def _tells_strange(words: str) -> bool:
    """Whether words hold a hanzi that no label does: nearly all do, and need no key. An explanation, behind its bracket,
    may hold any.
    """
    if any(map(words.__contains__, CLOSING)):
        words = "".join(takewhile(lambda sign: sign not in OPENING, words))
    return any("\u4e00" <= sign <= "\u9fff" for sign in {*words} - _SIGNS_OF_LABELS)


def known_labels(paragraph: Paragraph) -> list[str]:
    """The labels of a form that a line holds; none where it holds a value or anything else."""
    entry = _entry(paragraph)
    return entry.labels if entry.is_known and not entry.values else []


def regather(blocks: Sequence[FlatBlock], is_heading: IsHeading) -> list[FlatBlock]:
    """Replace runs of lines that read like a form's table by that table; everything else stays as it is."""
    number = max((block.number for block in blocks if isinstance(block, NumberedTable)), default=0)
    out: list[FlatBlock] = []
    at = 0
    while at < len(blocks):
        run, end = _run(blocks, at, is_heading)
        if run and _is_table(run):
            number += 1
            out.append(number_table(number, _table(run)))
            at += len(run)
        else:  # nor is a part of it a table: from any line of it, a run would end at the same one
            out += blocks[at:end]
            at = end
    return out


def _run(blocks: Sequence[FlatBlock], start: int, is_heading: IsHeading) -> tuple[list[_Entry], int]:
    """Lines from `start` on, while they are labels or values, and where those end.

    A run begins with a label of a form and ends with a value; labels without one after them are left out.
    """
    lines: list[_Entry] = []
    end = 0
    at = start
    known = False  # whether a label was seen since the last value
    for at in range(start, len(blocks)):  # no slice: a page may have a hundred thousand lines
        block = blocks[at]
        if isinstance(block, NumberedTable) or "。" in block.text:
            break
        if not lines and not _may_begin(block.text):
            break
        line = _entry(block)
        if len(line.words) > MAX_LABEL and max(map(len, line.labels)) > MAX_LABEL:
            break
        if line.words and is_heading(block.text):
            break
        lines.append(line)
        if line.values:
            end, known = len(lines), False
            continue
        known = known or line.is_known
        if not known and len(lines) - end > 2:
            break
    else:
        at = len(blocks)
    return lines[:end], max(at, start + 1)


@lru_cache(maxsize=4096)
def _may_begin(text: str) -> bool:
    """Whether a line's words are known, so that it may begin a run: few are, of the menus of a site none."""
    return _entry(Paragraph(text)).is_known


def _entry(paragraph: Paragraph) -> _Entry:
    parts = paragraph.text.split()
    cut = len(parts)
    while cut and (kind_of(parts[cut - 1]) == "value" or not _HAS_LETTER.search(parts[cut - 1])):
        cut -= 1
    while cut < len(parts) and kind_of(parts[cut]) != "value":
        cut += 1
    if cut == len(parts) or (cut and not _joins(parts[:cut])):
        return _Entry(paragraph.text, (), paragraph.origin)
    return _Entry(" ".join(parts[:cut]), tuple(parts[cut:]), paragraph.origin)


def _joins(words: Sequence[str]) -> bool:
    """Whether words before values are a label (they may be spaced out), not a sentence that ends in a number."""
    return sum(map(len, words)) <= MAX_LABEL and not any(kind_of(word) == "value" for word in words)


def _is_table(run: Sequence[_Entry]) -> bool:
    return sum(len(line.values) for line in run) >= MIN_VALUES and sum(line.is_known for line in run) >= MIN_LABELS


def _table(run: Sequence[_Entry]) -> Table:
    """Rows of a run: each label begins one, values go on with it. No row is a header: the form's order must do.

    Values go on with a row only where each stands on a line of its own, or all on one: a second line of several values is
    the rest of numbers wrapped in narrow cells, and belongs to no row that anybody could name. A label may go on around
    them: （二）部分公开（区分处理的，只计这 | 理结果 20 1 0 | 一情形…）, beside the 三、本年度办理结果 that spans many rows.
    """
    rows: list[list[tuple[str, Origin]]] = []
    taken = 0
    for line in run:
        if rows and _is_number_of(rows[-1], line):
            continue
        if line.values and rows and _goes_on_below(rows[-1]) and _is_rest_of_label(line.words):
            rows.insert(-1, [(line.words, line.origin)])
        else:
            for label in line.labels:
                rows.append([(label, line.origin)])
                taken = 0
        if taken > 1 or (taken and len(line.values) > 1):
            rows.append([])
        rows[-1].extend((value, line.origin) for value in line.values)
        taken = max(taken, len(line.values))
    return Table(tuple(_cells(rows)), rows[0][0][1], regular=False, certain=_in_lines(run))


def _is_number_of(row: Sequence[tuple[str, Origin]], line: _Entry) -> bool:
    """Whether a line is nothing but the number that the label of the row above lacks."""
    lone = not line.words and len(line.values) == 1 and _NUMBER_OF_ITEM.fullmatch(line.values[0]) is not None
    return lone and bool(row) and _WITHOUT_NUMBER.match(row[0][0]) is not None


def _goes_on_below(row: Sequence[tuple[str, Origin]]) -> bool:
    """Whether a row is a label without values whose bracket is still open."""
    label = row[0][0]
    return len(row) == 1 and label.count("（") + label.count("(") > label.count("）") + label.count(")")


def _is_rest_of_label(words: str) -> bool:
    """Whether words are a part of a form's label, and no label themselves."""
    return bool(words) and key(words) not in _KNOWN and _is_label_part(words)


def _in_lines(run: Sequence[_Entry]) -> bool:
    """Whether most values stand on the line of their label: then nobody has to guess whose they are."""
    beside = sum(len(line.values) for line in run if line.words)
    return beside >= SURE_SHARE * sum(len(line.values) for line in run)


@lru_cache(maxsize=4096)
def _is_label_part(word: str) -> bool:
    """Whether a word is a label of a form or a part of one of two characters or more."""
    seen = key(word)
    return seen in _KNOWN or (len(seen) >= MIN_LABEL_PART and seen in _KNOWN_IN_ONE)


def _is_of_narrow_header(words: str) -> bool:
    """Whether a line holds nothing but characters of a header whose columns are one character wide."""
    letters = "".join(words.split())
    return len(letters) >= MIN_LABEL_PART and _LETTERS.issuperset(letters)


def _cells(rows: Sequence[Sequence[tuple[str, Origin]]]) -> Iterator[Cell]:
    for row, cells in enumerate(rows):
        for column, (text, origin) in enumerate(cells):
            yield Cell(row, column, text, origin=origin)
