"""Text whose paragraphs are filled up to a width and parted by empty lines (w3m, lynx): their lines are put together again.

Only where the long lines are all as long as the longest, and end within sentences: in other texts a line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reportparse.chinese.text import slots
from reportparse.readers.text.tables import TextLine

WIDTHS = range(60, 133)
"""Columns that programs fill lines up to: 72, 76, 80, and the widths of terminals."""

MAX_RAGGED = 4
"""Columns that may be left at the end of a line: a wide character, or a mark that may not begin the next one."""

MIN_FILLED = 3
"""So many filled lines that end within a sentence show that a text is filled."""

MIN_OPEN = 0.6
"""Part of the filled lines that end so."""

LONG = 0.7
"""Part of the width from which a line is long, and MAX_SHARE how many long ones beside the filled there may be."""

MAX_SHARE = 0.1

_ENDS = frozenset("。；：！？")
_DRAWN = frozenset("│┃|｜┌├└─\t")


def filled_width(lines: Sequence[TextLine]) -> int | None:
    """The columns that a text's lines are filled up to; None where they are not."""
    texts = [line.text.rstrip() for run in _runs(lines) for line, _ in pairwise(run)]
    longest = max(map(len, texts), default=0)  # the columns are between this and its double
    if not WIDTHS.start <= 2 * longest or longest > WIDTHS.stop:
        return None
    going_on = [(len(slots(text)), text[-1] not in _ENDS) for text in texts]
    width = max((columns for columns, _ in going_on), default=0)
    if width not in WIDTHS:
        return None
    filled = [is_open for columns, is_open in going_on if columns > width - MAX_RAGGED]
    n_ragged = sum(width * LONG < columns <= width - MAX_RAGGED for columns, _ in going_on)
    n_open = sum(filled)
    return width if n_open >= max(MIN_FILLED, MIN_OPEN * len(filled)) and n_ragged <= MAX_SHARE * len(filled) else None


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Neighbouring lines without an empty one between them; those of tables are in none."""
    for is_prose, run in groupby(lines, lambda line: bool(line.text.strip()) and _DRAWN.isdisjoint(line.text)):
        if is_prose:
            yield list(run)


def unfilled(lines: Sequence[TextLine], width: int) -> list[TextLine]:
    """The lines of a text that is filled up to a width, each paragraph one."""
    whole: list[TextLine] = []
    above = ""
    for line in lines:
        text = line.text.strip()
        if text and len(slots(above.rstrip())) > width - MAX_RAGGED:
            before = whole[-1].text.rstrip()
            gap = " " if before[-1].isascii() and text[0].isascii() else ""
            whole[-1] = whole[-1]._replace(text=before + gap + text)
        else:
            whole.append(line)
        above = line.text
    return whole
