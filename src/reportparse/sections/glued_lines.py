"""Lines that hold several: a heading glued to the end of the line before, the rows of a whole table on one line.

Converters that drop line ends leave a report on one line, or `…电话:0999-1234567)。一、总体情况`. A heading is cut off only
behind the end of a sentence, a bracket, a blank, a digit or another heading: a preamble lists the headings between commas and
semicolons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from reportparse.chinese.values import is_plain_value
from reportparse.document import Block, Paragraph
from reportparse.labels.likeness import key
from reportparse.labels.table_kinds import LABELS
from reportparse.patterns import regex
from reportparse.readers.text.cell_lines import table_of_cells
from reportparse.readers.text.tables import TextCell, TextLine
from reportparse.sections.headings import MAX_HEADING, RUN_IN_SCORE, possible_headings

MIN_GLUED = 10
"""Characters of the shortest line that is looked at."""

MIN_ROWS = 3
"""So many times values are followed by words where the rows of a table stand on one line."""

MIN_LABELS = 3
"""So many labels of the forms are among those words."""

MIN_PIPES = 10
"""So many pipes on a line are those of a table."""

MAX_TABLE = 20_000
"""Characters of the longest line that holds a section with its table; the forms' largest has some 2,500."""

_SENTENCE_END = regex(r"[。；]\s*|[：:]\s+")
_RULES = regex(r"(?:^|\s)-{3,}(?=\s|$)")
_MAY_BEGIN = regex(r"(?<=[。！？）)\s\d”*况项])[一二三四五六七八九十]{1,2}[、.．]")
_KNOWN = frozenset().union(*LABELS.values())


def begins_section(rest: str) -> bool:
    """Whether what stands behind a sentence begins with the heading of one of the six sections."""
    return any(found.score >= RUN_IN_SCORE for found in possible_headings(rest))


def parted(blocks: Iterable[Block], begins: Callable[[str], bool] = begins_section) -> Iterator[Block]:
    """Blocks with such lines as several paragraphs each; tables and all other paragraphs as they are.

    `begins` tells whether the rest of a line begins with a heading.
    """
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) >= MIN_GLUED:
            for line in _at_headings(block.text, begins):
                yield from _with_piped_table(block, line)
        else:
            yield block


def _at_headings(text: str, begins: Callable[[str], bool]) -> list[str]:
    """A text cut before each heading within it."""
    found = (match.start() for match in _MAY_BEGIN.finditer(text))
    cuts = [at for at in found if begins(text[at : at + 2 * MAX_HEADING])]
    parts = [text[start:end].strip() for start, end in pairwise((0, *cuts, len(text)))]
    return [part for part in parts if part]


def _rows(text: str) -> list[str]:
    """The rows of a table that stand on one line: each word that is no value begins one, values go on with it."""
    words = text.split()
    if len(words) < 2 * MIN_ROWS or "|" in text:  # pipes tell of blank cells, which this cannot keep
        return [text]
    values = [is_plain_value(word) for word in words]
    n_rows = sum(before and not after for before, after in pairwise(values))
    if n_rows < MIN_ROWS or sum(key(word) in _KNOWN for word in words) < MIN_LABELS:
        return [text]
    rows: list[list[str]] = []
    for word, is_value in zip(words, values, strict=True):
        if is_value and rows:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [" ".join(row) for row in rows]


def _with_piped_table(block: Paragraph, text: str) -> Iterator[Block]:
    """A piece of a line as paragraphs, the table of pipes that it holds between them as one.

    Rows end where a blank parts a value from the words of the next row's label, or two labels: 24 行政规范性文件 | 50.
    """
    if len(text) <= MAX_TABLE and text.count("|") >= MIN_PIPES:
        end = max((found.end for found in possible_headings(text[: 2 * MAX_HEADING])), default=0)
        before, _, _ = text[end:].partition("|")
        cut = end + max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
        last, _, tail = text[cut:].rpartition("|")[2].lstrip().partition(" ")
        cells = text[cut : len(text) - len(tail)].split("|")
        line = TextLine(block.origin.line or 0, block.origin.page, text)
        table = table_of_cells([TextCell(line, part) for cell in cells for part in _cells_of_rows(cell)])
        if table and (is_plain_value(last) or not tail):
            yield from (replace(block, text=part.strip()) for part in (text[:end], text[end:cut]) if part.strip())
            yield table
            yield from [replace(block, text=tail.strip())] if tail.strip() else []
            return
    yield from (block if part == block.text else replace(block, text=part) for part in _rows(text))


def _cells_of_rows(cell: str) -> list[str]:
    """A cell, parted where a row ends in it: behind a value, and before a label of the forms."""
    parts: list[str] = []
    for piece in _RULES.split(cell):
        words = piece.split()
        begin = 0
        if len(words) > 1 and is_plain_value(words[0]):
            parts.append(words[0])
            begin = 1
        known = next((at for at in range(begin, len(words)) if key("".join(words[at:])) in _KNOWN), begin)
        parts += [" ".join(part) for part in (words[begin:known], words[known:]) if part]
    return parts or [""]
