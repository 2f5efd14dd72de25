"""Text that keeps a page's layout (`pdftotext -layout`): page numbers out, wrapped lines of running text joined."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import clean, fold, split_marker
from reportparse.chinese.units import UNITS
from reportparse.chinese.values import is_plain_value
from reportparse.document import Block, Paragraph
from reportparse.patterns import regex
from reportparse.readers.text.tables import TextLine

_PAGE_NUMBER = regex(r"\s*[-—–－]?\s*\d{1,3}\s*[-—–－]?\s*")
_CHUNK = regex(r"\S+(?: \S+)*")
_TITLE = regex(r"[^。，；：、,;《〈]*(?:报告|年报|统计表|情况表)")
_STOPS = "。！？"
_CLOSING = "”’」』）)】》〉"
_SECTION = regex(r"\s*[一二三四五六][、.．]\s*\S\S")
# A line of prose is as long as the lines around it; a label in a cell is not (the longest of the forms: 39).
_FULL_LINE_SHARE = 0.85
_MIN_FULL_WIDTH = 40
# Lines further apart than this do not belong to one table.
_MAX_GAP = 6
# A line of so many numbers is a row of a table, even where no other line is.
_MANY_NUMBERS = 5
# The widest page (A3, small print) has some 300 columns.
_MAX_WIDTH = 1_000


class _Chunk(NamedTuple):
    """Text between gaps of two or more spaces, with the columns it covers."""

    start: int
    end: int
    text: str


class _Laid(NamedTuple):
    """A line and its chunks."""

    line: TextLine
    chunks: list[_Chunk]

    @property
    def numbers(self) -> int:
        """How many chunks at the line's end are numbers or marks."""
        count = 0
        for chunk in reversed(self.chunks):
            if not is_plain_value(chunk.text):
                break
            count += 1
        return count


def without_page_numbers(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Paragraph]]:
    """Part the page numbers ("- 4 -" as the first or last line of a page) from the rest."""
    by_page: dict[int | None, list[TextLine]] = {}
    for line in lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    edges = {line.number for page in by_page.values() for line in (page[0], page[-1]) if _is_page_number(line)}
    furniture = [Paragraph(clean(line.text), line.origin) for line in lines if line.number in edges]
    return [line for line in lines if line.number not in edges], furniture


def _is_page_number(line: TextLine) -> bool:
    """A number between dashes, or a bare number that is the page's own."""
    text = line.text.strip()
    return bool(_PAGE_NUMBER.fullmatch(text)) and (not text.isdecimal() or text == str(line.page))


def paragraphs(lines: Sequence[TextLine]) -> list[Block]:
    """Running text with its wrapped lines joined; the lines of a table each a paragraph of its own.

    Which number stands under which header cannot be told from blanks (a wide cell pushes its neighbours aside), so no grid
    is made here: a later stage reads such lines by their labels and by how many numbers follow each (`sections.gridless`).
    """
    laid = [_Laid(line, _chunks(line.text)) for line in lines]
    full = _full_width(laid)
    blocks: list[Block] = []
    prose: list[TextLine] = []
    at = 0
    while at < len(laid):
        end, is_table = _table_end(laid, at, full)
        if is_table:
            blocks += _joined(prose, full)
            prose = []
            blocks += [block for item in laid[at:end] for block in _paragraph([item.line] if item.chunks else [])]
        else:
            prose += [item.line for item in laid[at:end]]
        at = end
    return [*blocks, *_joined(prose, full)]


def _chunks(text: str) -> list[_Chunk]:
    return [_Chunk(match.start(), match.end(), match[0]) for match in _CHUNK.finditer(text)]


def _width(text: str) -> int:
    """Columns that a text takes where hanzi are twice as wide as letters: lines of one paragraph are equal in these."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.strip())


def _full_width(laid: Sequence[_Laid]) -> float:
    """From which width on a line is full: nearly that of the long lines of the file, of which one in five may be longer."""
    widths = sorted(
        width for item in laid if len(item.chunks) == 1 and (width := _width(item.line.text)) > _MIN_FULL_WIDTH
    )
    return widths[len(widths) * 4 // 5] * _FULL_LINE_SHARE if widths else _MIN_FULL_WIDTH


def _table_end(laid: Sequence[_Laid], start: int, full: float) -> tuple[int, bool]:
    """Where the table, or the run of other lines, that begins at a line ends, and which of the two it is.

    A table is a run of lines of chunks and of short labels, not cut by a section heading, by prose or by a wide gap, in
    which two lines hold a label and numbers side by side, or one line holds many numbers.
    """
    end, data = start, 0
    for at in range(start, len(laid)):
        item = laid[at]
        if not item.chunks and at - end < _MAX_GAP and end > start:
            continue
        if not item.chunks or _is_text(item, full):
            break
        if len(item.chunks) > 1 and item.numbers:
            data += 2 if item.numbers >= _MANY_NUMBERS else 1
        end = at + 1
    return max(end, start + 1), data >= 2


def _is_text(item: _Laid, full: float) -> bool:
    """Whether a line is a heading of a section or prose, so that no table goes on over it."""
    if len(item.chunks) != 1:
        return len(item.line.text) > _MAX_WIDTH
    text = item.chunks[0].text
    return bool(_SECTION.match(text)) or _width(text) >= full or text[-1] in "。；："


def _joined(lines: Sequence[TextLine], full: float) -> list[Block]:
    """Paragraphs: a line that goes over the whole width goes on in the next one, unless that begins something new."""
    written = [line for line in lines if line.text.strip()]
    leading = _leading(written, full)
    blocks: list[Block] = []
    open_lines: list[TextLine] = []
    for line in written:
        if open_lines and (_gap(open_lines[-1], line) > leading or not _goes_on(open_lines, line, full)):
            blocks += _paragraph(open_lines)
            open_lines = []
        open_lines.append(line)
    return [*blocks, *_paragraph(open_lines)]


def _gap(above: TextLine, below: TextLine) -> int:
    """How many lines further down a line stands than the one above it; 0 where a page ends between them."""
    return below.number - above.number if above.page == below.page else 0


def _leading(written: Sequence[TextLine], full: float) -> int:
    """The usual gap below a full line in mid-sentence: 1, or 2 in print that is set so wide that blank lines show it."""
    gaps = [
        _gap(above, below)
        for above, below in pairwise(written)
        if above.page == below.page and _width(above.text) >= full and above.text.rstrip()[-1] not in _STOPS
    ]
    return max(1, sorted(gaps)[len(gaps) // 2]) if gaps else 1


def _goes_on(before: Sequence[TextLine], line: TextLine, full: float) -> bool:
    """Whether a line continues the paragraph above it: that one is full, and this one is not indented further."""
    last = before[-1].text
    if _ends_row(last):
        return False
    if len(before) == 1 and _TITLE.fullmatch(last.strip()):
        return False
    if last.rstrip().rstrip(_CLOSING)[-1:] in _STOPS and _stands_alone(line.text.strip(), full):
        return False
    is_full = _width(last) >= full
    indent = len(line.text) - len(line.text.lstrip())
    last_indent = len(last) - len(last.lstrip())
    first_indent_only = len(before) == 1 and last_indent > indent
    marker = split_marker(line.text.strip())[0]
    begins = marker is not None and (indent > 0 or not first_indent_only)
    if len(_chunks(last)) > 1 or len(_chunks(line.text)) > 1:
        return False  # columns side by side: what is left of a table's header
    return is_full and not begins and (indent <= last_indent or first_indent_only)


def _ends_row(text: str) -> bool:
    """Whether a line ends with a unit and its number (万元 21.6): a row, whose label may go on below; no text does so."""
    *_, unit, value = ("", "", *text.split())
    return fold(unit) in UNITS and is_plain_value(value)


def _stands_alone(text: str, full: float) -> bool:
    """Whether a line below a full stop is no last line of running text: it leaves room, and no mark ends or parts it."""
    bare = text.rstrip(_CLOSING)
    return bare[-1:].isalnum() and not set(_STOPS) & set(bare) and _width(text) < full


def _paragraph(lines: Sequence[TextLine]) -> list[Block]:
    """One paragraph of some lines; a blank only between two words of Latin script or digits."""
    if not lines:
        return []
    text = lines[0].text.strip()
    for line in lines[1:]:
        more = line.text.strip()
        text += (" " if text[-1].isascii() and more[0].isascii() else "") + more
    return [Paragraph(clean(text), lines[0].origin)]
