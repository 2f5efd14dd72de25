"""Lines that hold several: a heading glued to the end of the line before, the rows of a whole table on one line.

Converters that drop line ends leave a report on one line, or `…电话:0999-1234567)。一、总体情况`. A heading is cut off only
behind the end of a sentence, a bracket, a blank or a digit: a preamble lists the headings between commas and semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from reportparse.chinese.values import is_plain_value
from reportparse.document import Block, Paragraph
from reportparse.labels.likeness import key
from reportparse.labels.table_kinds import LABELS
from reportparse.patterns import regex
from reportparse.sections.headings import MAX_HEADING, RUN_IN_SCORE, possible_headings

MIN_GLUED = 20
"""Characters of the shortest line that is looked at."""

MIN_ROWS = 3
"""So many times values are followed by words where the rows of a table stand on one line."""

MIN_LABELS = 3
"""So many labels of the forms are among those words."""

_MAY_BEGIN = regex(r"(?<=[。！？）)\s\d”*])[一二三四五六][、.．]")
_KNOWN = frozenset().union(*LABELS.values())


def parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with such lines as several paragraphs each; tables and all other paragraphs as they are."""
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) >= MIN_GLUED:
            for line in _at_headings(block.text):
                yield from (block if text == block.text else replace(block, text=text) for text in _rows(line))
        else:
            yield block


def _at_headings(text: str) -> list[str]:
    """A text cut before each section's heading within it."""
    cuts = [match.start() for match in _MAY_BEGIN.finditer(text) if _is_heading(text[match.start() :])]
    parts = [text[start:end].strip() for start, end in pairwise((0, *cuts, len(text)))]
    return [part for part in parts if part]


def _is_heading(rest: str) -> bool:
    return any(found.score >= RUN_IN_SCORE for found in possible_headings(rest[: 2 * MAX_HEADING]))


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
