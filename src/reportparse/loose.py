"""Tables that lost their grid: lines of labels and numbers, one cell or one row a line, put into rows again.

Some dumps give one value per line with no row marks at all (domain §6, 宁陕县梅子镇 2024). Then only the order of labels and
the number of values after each can be relied on; a row with too few values stays in doubt, because nobody can say which
one is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportparse.document import Cell, Origin, Paragraph, Table
from reportparse.flatten import FlatBlock, IsHeading, NumberedTable
from reportparse.forms import FORMS, TABLES
from reportparse.normalise.labels import key
from reportparse.normalise.recognise import LABELS
from reportparse.normalise.rows import kind_of

MIN_VALUES = 4
MIN_LABELS = 3
"""A run of lines with fewer is no table."""

MAX_LABEL = 60
"""Characters of the longest label; official ones have at most 45."""

_KNOWN = frozenset().union(*(LABELS[name] for name in TABLES)) | {"其他", "总计", "合计", "信息内容", "申请人情况"}
_COLUMNS = frozenset(
    key(label)
    for form in FORMS
    for block in form.blocks
    for column in block.columns
    for label in (*column.labels, *column.group, *block.stub)
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph as words and the values after them."""

    words: str
    values: tuple[str, ...]
    origin: Origin

    @property
    def is_known(self) -> bool:
        return key(self.words) in _KNOWN if self.words else False


def regather(blocks: Sequence[FlatBlock], is_heading: IsHeading) -> list[FlatBlock]:
    """Replace runs of lines that read like a form's table by that table; everything else stays as it is."""
    number = max((block.number for block in blocks if isinstance(block, NumberedTable)), default=0)
    out: list[FlatBlock] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks, at, is_heading)
        if _is_table(run):
            number += 1
            out.append(NumberedTable(number, _table(run)))
            at += len(run)
        else:
            out.append(blocks[at])
            at += 1
    return out


def _run(blocks: Sequence[FlatBlock], start: int, is_heading: IsHeading) -> list[_Line]:
    """Lines from `start` on, while they are labels or values; it begins with a label of a form, ends with a value."""
    lines: list[_Line] = []
    end = 0
    for block in blocks[start:]:
        if isinstance(block, NumberedTable) or len(block.text) > MAX_LABEL or "。" in block.text:
            break
        line = _read_line(block)
        if (line.words and is_heading(block.text)) or (not lines and not line.is_known):
            break
        lines.append(line)
        if line.values:
            end = len(lines)
        elif not line.is_known and len(lines) - end > 2 and not any(seen.is_known for seen in lines[end:]):
            break
    return lines[:end]


def _read_line(paragraph: Paragraph) -> _Line:
    parts = paragraph.text.split()
    cut = len(parts)
    while cut and kind_of(parts[cut - 1]) == "value":
        cut -= 1
    if cut == len(parts) or (cut and not _joins(parts[:cut])):
        return _Line(paragraph.text, (), paragraph.origin)
    return _Line(" ".join(parts[:cut]), tuple(parts[cut:]), paragraph.origin)


def _joins(words: Sequence[str]) -> bool:
    """Whether words before values are a label (they may be spaced out), not a sentence that ends in a number."""
    return sum(map(len, words)) <= MAX_LABEL and not any(kind_of(word) == "value" for word in words)


def _is_table(run: Sequence[_Line]) -> bool:
    return sum(len(line.values) for line in run) >= MIN_VALUES and sum(line.is_known for line in run) >= MIN_LABELS


def _table(run: Sequence[_Line]) -> Table:
    """Rows of a run: labels of columns that follow each other are one row, a label begins one, values go on with it."""
    rows: list[list[tuple[str, Origin]]] = []
    in_header = False
    for line in run:
        names_column = not line.values and key(line.words) in _COLUMNS
        if line.words and not (in_header and names_column):
            rows.append([])
        if line.words:
            rows[-1].append((line.words, line.origin))
        rows[-1].extend((value, line.origin) for value in line.values)
        in_header = names_column
    return Table(tuple(_cells(rows)), rows[0][0][1], regular=False, certain=False)


def _cells(rows: Sequence[Sequence[tuple[str, Origin]]]) -> Iterator[Cell]:
    for row, cells in enumerate(rows):
        for column, (text, origin) in enumerate(cells):
            yield Cell(row, column, text, origin=origin)
