"""Lines of text -> paragraphs, as people read them (hazards PDF; issue: lines joined across line and page breaks)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import split_marker
from reportparse.document import Box, Origin, Paragraph
from reportparse.layout.text.lines import Line
from reportparse.layout.text.spacing import joined_lines

# All as shares of the font size.
INDENT = 0.9  # a first line starts at least so much to the right of the margin
FULL = 0.7  # share of the width between even margins that a full line takes at least
MAX_INDENT = 6.0  # a line further to the right is set right or centred
SLACK = 1.2  # a full line ends at most so far from where another word would have fitted
GAP = 0.9  # more space than this beyond the usual between two lines parts paragraphs
RESIZED = 0.15  # a change of size by more than this parts paragraphs
COLUMN_GAP = 0.9  # a gap that parts columns in running text, where justified lines are stretched
CELL_GAP = 3.0  # a gap that no justified line has
CENTRED = 1.6  # the middle of a centred line is at most so far from the middle of the text

# Ends of lines within this (pt) are the same margin.
SHARED = 6.0

_ENDINGS = frozenset("。！？；：!?;:")


class Column(NamedTuple):
    """The column of text on a page: left and right margin, distance of two lines."""

    left: float
    right: float
    pitch: float


class Placed(NamedTuple):
    """A line on its page."""

    page: int
    line: Line


def column_of(lines: Sequence[Line]) -> Column | None:
    """The column that the lines of a page stand in; None where they are too few to tell."""
    if len(lines) < 4:
        return None
    left = _usual([line.x0 for line in lines], min)
    right = _usual([line.x1 for line in lines], max)
    steps = sorted(b.bottom - a.bottom for a, b in pairwise(lines) if b.bottom > a.bottom + 2)
    return Column(left, right, steps[len(steps) // 2] if steps else 0.0)


def columns_of(pages: Mapping[int, tuple[float, Sequence[Line]]]) -> dict[int, Column]:
    """The column of text of every page, given as its width and its lines.

    A page takes the document's left margin, unless it plainly has its own (odd and even pages printed for binding);
    all columns are equally wide. Where no line seems full, the right margin is as wide as the left.
    """
    found = {number: column for number, (_, lines) in pages.items() if (column := column_of(lines))}
    lines = [line for _, lines in pages.values() for line in lines]
    home = _usual([line.x0 for line in lines], min) if lines else 0.0
    width = max((column.right - column.left for column in found.values()), default=0.0)
    even = max((page_width for page_width, _ in pages.values()), default=0.0) - 2 * home
    if width < FULL * even:
        width = even
    pitches = sorted(column.pitch for column in found.values()) or [0.0]
    columns = {}
    for number, (_, on_page) in pages.items():
        own = found.get(number)
        left = own.left if own and _has_own_margin(on_page, own.left, home) else home
        right = max([line.x1 for line in on_page if own is None] + [own.right if own else left, left + width])
        columns[number] = Column(left, right, own.pitch if own else pitches[len(pitches) // 2])
    return columns


def _has_own_margin(lines: Sequence[Line], left: float, home: float) -> bool:
    """Whether a page's lines start at `left` and indented from it, and none at the document's margin `home`."""
    if any(abs(line.x0 - home) <= SHARED for line in lines):
        return False
    return left < home or any(abs(line.x0 - left - 2 * line.em) <= line.em / 2 for line in lines)


def _usual(ends: Sequence[float], pick: Callable[[Iterable[float]], float]) -> float:
    """The outermost position that several lines share (within SHARED); the outermost of all where none do."""
    counts = Counter(round(end / SHARED) for end in ends)
    enough = max(2, len(ends) // 12)
    shared = [end for end in ends if sum(counts[round(end / SHARED) + step] for step in (-1, 0, 1)) >= enough]
    return pick(shared or ends)


def paragraphs_of(lines: Sequence[Placed], columns: Mapping[int, Column]) -> list[Paragraph]:
    """Paragraphs out of consecutive lines, which may run over page breaks."""
    groups: list[list[Placed]] = []
    for placed in lines:
        if groups and _goes_on(groups[-1], placed, columns):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return [_paragraph(group, columns[group[0].page]) for group in groups]


def _goes_on(group: Sequence[Placed], placed: Placed, columns: Mapping[int, Column]) -> bool:
    """Whether a line belongs to the paragraph of the line before."""
    before, line = group[-1].line, placed.line
    column, home = columns[placed.page], columns[group[-1].page]
    if abs(before.em - line.em) > RESIZED * max(before.em, line.em) or _is_tabular(before):
        return False
    if _room(before, home) > _first_word(line) + SLACK * line.em:
        return False
    indent = line.x0 - column.left
    first = group[0].line.x0 - columns[group[0].page].left
    if indent > INDENT * line.em and not _hangs(first, indent, line.em):
        return False
    if first > MAX_INDENT * line.em > indent:
        return False  # 单位：件, set right
    if placed.page == group[-1].page and line.bottom - before.bottom > column.pitch + GAP * line.em:
        return False
    return not (before.text[-1] in _ENDINGS and indent > -INDENT * line.em and split_marker(line.text)[0])


def _is_tabular(line: Line) -> bool:
    """Whether a line stands in three columns or more, or in two that are far apart."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.parts)]
    return sum(gap > COLUMN_GAP * line.em for gap in gaps) > 1 or any(gap > CELL_GAP * line.em for gap in gaps)


def _hangs(first: float, indent: float, em: float) -> bool:
    """Whether an indented line goes on a paragraph that is indented as a whole, and its first line even more."""
    return first > indent + INDENT * em and indent < MAX_INDENT * em


def _room(line: Line, column: Column) -> float:
    """Free space after a line."""
    return column.right - line.x1


def _first_word(line: Line) -> float:
    """Width of what cannot be parted at a line's start: one ideograph with a following mark, or a Latin word."""
    length = 0
    for char in line.text:
        if char >= "\u2e80" or char == " ":
            break
        length += 1
    return max(line.em, 0.55 * line.em * length)


def _paragraph(group: Sequence[Placed], column: Column) -> Paragraph:
    """One paragraph with its facts."""
    text = ""
    for placed in group:
        text = joined_lines(text, placed.line.text)
    lines = [placed.line for placed in group]
    page = group[0].page
    on_page = [placed.line for placed in group if placed.page == page]
    box = Box(
        min(line.x0 for line in on_page),
        on_page[0].top,
        max(line.x1 for line in on_page),
        on_page[-1].bottom,
    )
    return Paragraph(
        text=text,
        origin=Origin(page=page, box=box),
        bold=all(line.bold for line in lines),
        centered=all(_is_centred(line, column) for line in lines),
        right_aligned=len(lines) == 1 and _is_right(lines[0], column),
    )


def _is_centred(line: Line, column: Column) -> bool:
    """Whether a line stands in the middle of its column with room on both sides."""
    middle = (line.x0 + line.x1 - column.left - column.right) / 2
    return abs(middle) <= CENTRED * line.em and line.x0 - column.left > 1.2 * line.em


def _is_right(line: Line, column: Column) -> bool:
    """Whether a line stands at the right: its right end nearer to the margin than its left (signature, date)."""
    left, right = line.x0 - column.left, column.right - line.x1
    return left > 3 * line.em and right < left / 3
