"""Text that keeps a page's layout (`pdftotext -layout`): page numbers, wrapped lines, columns by alignment alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportparse.document import Block, Paragraph
from reportparse.issues import Issue, issue
from reportparse.readers.text_tables import Line, Piece, table
from reportparse.zh import clean, split_marker

_PAGE_NUMBER = re.compile(r"\s*[-—–－]?\s*\d{1,3}\s*[-—–－]?\s*")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"[+\-−－]?\d[\d,，.]*(?:%|万元|元|件)?|[/—―-]{1,2}|无")
_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]")
_SECTION = re.compile(r"\s*[一二三四五六][、.．]\s*\S\S")
# A line of prose is as long as the lines around it; a label in a cell is not (the longest of the forms: 39).
_FULL_LINE_SHARE = 0.85
_MIN_FULL_WIDTH = 40
# Lines further apart than this do not belong to one table.
_MAX_GAP = 6
# Fragments of one wrapped label begin within this many columns of each other.
_SAME_START = 3
# A line of so many numbers is a row of a table, even where no other line is.
_MANY_NUMBERS = 5


class _Chunk(NamedTuple):
    """Text between gaps of two or more spaces, with the columns it covers."""

    start: int
    end: int
    text: str


class _Laid(NamedTuple):
    """A line and its chunks."""

    line: Line
    chunks: list[_Chunk]

    @property
    def numbers(self) -> int:
        """How many chunks at the line's end are numbers or marks."""
        count = 0
        for chunk in reversed(self.chunks):
            if not _NUMBER.fullmatch(chunk.text):
                break
            count += 1
        return count


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Part the page numbers ("- 4 -" as the first or last line of a page) from the rest."""
    by_page: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    edges = {line.number for page in by_page.values() for line in (page[0], page[-1]) if _is_page_number(line)}
    furniture = [Paragraph(clean(line.text), line.origin) for line in lines if line.number in edges]
    return [line for line in lines if line.number not in edges], furniture


def _is_page_number(line: Line) -> bool:
    """A number between dashes, or a bare number that is the page's own."""
    text = line.text.strip()
    return bool(_PAGE_NUMBER.fullmatch(text)) and (not text.isdecimal() or text == str(line.page))


def aligned(lines: Sequence[Line]) -> tuple[list[Block], list[Issue]]:
    """Paragraphs, their wrapped lines joined, and the tables that alignment shows, each with a "grid-guessed" issue."""
    laid = [_Laid(line, _chunks(line.text)) for line in lines]
    full = _full_width(laid)
    blocks: list[Block] = []
    issues: list[Issue] = []
    prose: list[Line] = []
    at = 0
    while at < len(laid):
        end = _table_end(laid, at, full)
        if end == at:
            prose.append(laid[at].line)
            at += 1
            continue
        blocks += _joined(prose, full)
        prose = []
        blocks.append(table(_rows([item for item in laid[at:end] if item.chunks]), certain=False))
        issues.append(issue("grid-guessed", f"line {laid[at].line.number}"))
        at = end
    return [*blocks, *_joined(prose, full)], issues


def _chunks(text: str) -> list[_Chunk]:
    return [_Chunk(match.start(), match.end(), match[0]) for match in _CHUNK.finditer(text)]


def _width(text: str) -> int:
    """Columns that a text takes where hanzi are twice as wide as letters: lines of one paragraph are equal in these."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.strip())


def _full_width(laid: Sequence[_Laid]) -> float:
    """From which width on a line is full: nearly that of the usual long line of the file."""
    widths = sorted(
        width for item in laid if len(item.chunks) == 1 and (width := _width(item.line.text)) > _MIN_FULL_WIDTH
    )
    return widths[len(widths) // 2] * _FULL_LINE_SHARE if widths else _MIN_FULL_WIDTH


def _table_end(laid: Sequence[_Laid], start: int, full: float) -> int:
    """Where the table that begins at a line ends; `start` itself where none begins.

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
    return end if data >= 2 else start


def _is_text(item: _Laid, full: float) -> bool:
    """Whether a line is a heading of a section or prose, so that no table goes on over it."""
    if len(item.chunks) != 1:
        return False
    text = item.chunks[0].text
    return bool(_SECTION.match(text)) or _width(text) >= full or text[-1] in "。；："


@dataclass(slots=True)
class _Label:
    """A label under way down the lines: the column where it begins, and its fragments as (line, chunk) indices."""

    start: int
    is_numbered: bool
    fragments: list[tuple[int, int]]
    values: list[int]


def _rows(items: Sequence[_Laid]) -> list[list[Piece]]:
    """The chunks of each line as a row; a label that wraps above, beside and below its numbers is joined at them."""
    texts = [[chunk.text for chunk in item.chunks] for item in items]
    for label in _labels(items):
        whole = "\n".join(texts[i][j] for i, j in label.fragments)
        if len(label.fragments) + len(label.values) < 2 or len(label.values) > 1:
            continue
        home = label.values[0] if label.values else label.fragments[0][0]
        place = next((j for i, j in label.fragments if i == home), None)
        for i, j in label.fragments:
            texts[i][j] = ""
        if place is None:
            texts[home].insert(0, whole)
        else:
            texts[home][place] = whole
    rows = ([Piece(item.line, text) for text in row if text] for item, row in zip(items, texts, strict=True))
    return [row for row in rows if row]


def _labels(items: Sequence[_Laid]) -> list[_Label]:
    """The numbered labels with their fragments and the lines of their numbers.

    In each column a fragment that begins with a number ("（三）", "1.") begins a label; one that does not goes on with
    the label above it. Numbers alone on their line belong to the label touched last.
    """
    found: list[_Label] = []
    open_labels: list[_Label] = []
    for i, item in enumerate(items):
        n_texts = len(item.chunks) - item.numbers
        touched: _Label | None = open_labels[0] if open_labels else None
        for j, chunk in enumerate(item.chunks[:n_texts]):
            label = next((one for one in open_labels if abs(one.start - chunk.start) <= _SAME_START), None)
            if label:
                open_labels.remove(label)
            if label is None or _NUMBERED.match(chunk.text):
                label = _Label(chunk.start, bool(_NUMBERED.match(chunk.text)), [], [])
                found.append(label)
            label.fragments.append((i, j))
            open_labels.insert(0, label)
            touched = label
        if item.numbers and touched:
            touched.values.append(i)
    return [
        label for label in found if split_marker(items[label.fragments[0][0]].chunks[label.fragments[0][1]].text)[0]
    ]


def _joined(lines: Sequence[Line], full: float) -> list[Block]:
    """Paragraphs: a line that goes over the whole width goes on in the next one, unless that begins something new."""
    blocks: list[Block] = []
    open_lines: list[Line] = []
    for line in lines:
        if not line.text.strip():
            continue
        if open_lines and not _goes_on(open_lines, line, full):
            blocks += _paragraph(open_lines)
            open_lines = []
        open_lines.append(line)
    return [*blocks, *_paragraph(open_lines)]


def _goes_on(before: Sequence[Line], line: Line, full: float) -> bool:
    """Whether a line continues the paragraph above it: that one is full, and this one is not indented further."""
    last = before[-1].text
    is_full = _width(last) >= full
    indent = len(line.text) - len(line.text.lstrip())
    last_indent = len(last) - len(last.lstrip())
    first_indent_only = len(before) == 1 and last_indent > indent
    marker = split_marker(line.text.strip())[0]
    begins = marker is not None and (indent > 0 or not first_indent_only)
    return is_full and not begins and (indent <= last_indent or first_indent_only)


def _paragraph(lines: Sequence[Line]) -> list[Block]:
    """One paragraph of some lines; a blank only between two words of Latin script or digits."""
    if not lines:
        return []
    text = lines[0].text.strip()
    for line in lines[1:]:
        more = line.text.strip()
        text += (" " if text[-1].isascii() and more[0].isascii() else "") + more
    return [Paragraph(clean(text), lines[0].origin)]
