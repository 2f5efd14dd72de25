"""Lines of text become paragraphs, as people read them (hazards PDF).

A paragraph ends where its last line leaves room that the first word of the next line would have filled, where the next
line is indented, stands apart, or has another size. All distances are shares of the font size, which is called `em`.
For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.text import split_marker
from reportparse.document import Box, Origin, Paragraph
from reportparse.layout.text.lines import Line
from reportparse.layout.text.spacing import FIRST_CJK, joined_lines

INDENT_EM = 0.9
"""The first line of a paragraph starts so much to the right of the margin at least (two em in Chinese typesetting).
Measured: 0.23 to 1.8."""

MAX_INDENT_EM = 6.0
"""A line that starts further to the right is no indented line: it is set right (单位：件) or centred. Measured: 3 to 6.6."""

FULL_SHARE = 0.7
"""Full lines take at least this share of the width between margins as wide on the right as on the left. Measured: 0.7 and
more; 0.63 changes paragraphs."""

SLACK_EM = 1.2
"""A full line may end so far before the place where the next word would no longer have fitted. Measured: 1.2 to 2.4; 1.08
changes paragraphs."""

PARAGRAPH_GAP_EM = 0.9
"""So much more space between two lines than is usual on the page parts paragraphs. Measured: 0.23 to 3.6."""

RESIZED_SHARE = 0.15
"""A change of the font size by more than this parts paragraphs: the title from what stands below it.
Measured: 0.04 to 0.24."""

COLUMN_GAP_EM = 0.9
"""A gap that parts columns in running text. Lines that are justified are stretched there, so one such gap says nothing …"""

WIDE_COLUMN_GAP_EM = 3.0
"""… unless it is so wide as no justified line has it."""

CENTRED_EM = 1.6
"""The middle of a centred line is at most so far from the middle of the type area …"""

CENTRED_INDENT_EM = 1.2
"""… and it starts so far to the right of the margin at least."""

RIGHT_INDENT_EM, RIGHT_RATIO = 3.0, 3.0
"""A line set right (signature, date) starts so far from the left margin, and so many times nearer to the right one."""

LATIN_WIDTH_EM = 0.55
"""The width of a Latin letter or digit on the average."""

MIN_LINES_COUNT = 4
"""Fewer lines of a page do not tell its margins."""

SAME_MARGIN_PT = 6.0
"""Ends of lines within this are the same margin: a mark at the end of a full line may hang out of it."""

MIN_PITCH_PT = 2.0
"""Lines whose lower ends differ by no more stand beside each other."""

FULL_STOP_GAP_EM = 0.5
"""So much more space below a full stop than between the lines above it parts paragraphs, whatever is usual on the page."""

_SENTENCE_ENDS = frozenset("。！？；：!?;:")
_FULL_STOPS = frozenset("。！？")
_CLOSING = "”’」』）)】》〉"


class TypeArea(NamedTuple):
    """The part of a page that holds its text (版心): left and right margin, and the pitch of its lines, in points."""

    left: float
    right: float
    pitch: float


class PageLine(NamedTuple):
    """A line and the number of its page."""

    page: int
    line: Line


def type_area_of(lines: Sequence[Line]) -> TypeArea | None:
    """The type area that the lines of a page show; None where they are too few to tell."""
    if len(lines) < MIN_LINES_COUNT:
        return None
    left = _usual_end([line.x0 for line in lines], min)
    right = _usual_end([line.x1 for line in lines], max)
    pitches = sorted(b.bottom - a.bottom for a, b in pairwise(lines) if b.bottom > a.bottom + MIN_PITCH_PT)
    return TypeArea(left, right, pitches[len(pitches) // 2] if pitches else 0.0)


def type_areas(pages: Mapping[int, tuple[float, Sequence[Line]]]) -> dict[int, TypeArea]:
    """The type area of every page, given by its number as its width (pt) and its lines.

    A page takes the document's left margin, unless it plainly has its own (odd and even pages printed for binding); all
    areas are equally wide. Where no line seems full, the right margin is as wide as the left.
    """
    found = {number: area for number, (_, lines) in pages.items() if (area := type_area_of(lines))}
    lines = [line for _, lines in pages.values() for line in lines]
    home = _usual_end([line.x0 for line in lines], min) if lines else 0.0
    width = max((area.right - area.left for area in found.values()), default=0.0)
    even = max((page_width for page_width, _ in pages.values()), default=0.0) - 2 * home
    if width < FULL_SHARE * even:
        width = even
    pitches = sorted(area.pitch for area in found.values()) or [0.0]
    areas = {}
    for number, (_, on_page) in pages.items():
        own = found.get(number)
        left = own.left if own and _has_own_margin(on_page, own.left, home) else home
        right = max([line.x1 for line in on_page if own is None] + [own.right if own else left, left + width])
        areas[number] = TypeArea(left, right, own.pitch if own else pitches[len(pitches) // 2])
    return areas


def _has_own_margin(lines: Sequence[Line], left: float, home: float) -> bool:
    """Whether a page's lines start at `left` and indented from it, and none at the document's margin `home`."""
    if any(abs(line.x0 - home) <= SAME_MARGIN_PT for line in lines):
        return False
    return left < home or any(abs(line.x0 - left - 2 * line.em) <= line.em / 2 for line in lines)


def _usual_end(ends: Sequence[float], outermost: Callable[[Iterable[float]], float]) -> float:
    """The outermost position that several line ends share (within SAME_MARGIN_PT); of all ends where none do.

    Several are two, or one in twelve: a single line that hangs out is not the margin.
    """
    counts = Counter(round(end / SAME_MARGIN_PT) for end in ends)
    enough = max(2, len(ends) // 12)
    shared = [end for end in ends if sum(counts[round(end / SAME_MARGIN_PT) + step] for step in (-1, 0, 1)) >= enough]
    return outermost(shared or ends)


def paragraphs_of(lines: Sequence[PageLine], areas: Mapping[int, TypeArea]) -> list[Paragraph]:
    """Paragraphs out of consecutive lines, which may run over page breaks; `areas` are those of their pages."""
    groups: list[list[PageLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, areas):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, areas[group[0].page]) for group in groups]


def _goes_on(group: Sequence[PageLine], below: PageLine, areas: Mapping[int, TypeArea]) -> bool:
    """Whether the line `below` belongs to the paragraph that the lines of the group begin."""
    before, line = group[-1].line, below.line
    area, area_before = areas[below.page], areas[group[-1].page]
    if abs(before.em - line.em) > RESIZED_SHARE * max(before.em, line.em) or _is_tabular(before):
        return False
    if area_before.right - before.x1 > _first_word(line) + SLACK_EM * line.em:
        return False
    indent = line.x0 - area.left
    first = group[0].line.x0 - areas[group[0].page].left
    if indent > INDENT_EM * line.em and not _hangs(first, indent, line.em):
        return False
    if first > MAX_INDENT_EM * line.em > indent:
        return False  # 单位：件, set right
    if below.page == group[-1].page and line.bottom - before.bottom > area.pitch + PARAGRAPH_GAP_EM * line.em:
        return False
    if before.text.rstrip(_CLOSING)[-1:] in _FULL_STOPS and (_stands_alone(line, area) or _stands_apart(group, below)):
        return False
    # 1．… in a full line, then 2．… at the margin: a list without indents.
    return not (before.text[-1] in _SENTENCE_ENDS and indent > -INDENT_EM * line.em and split_marker(line.text)[0])


def _stands_alone(line: Line, area: TypeArea) -> bool:
    """Whether a line below a full stop is no last line of running text: it leaves room, and no mark ends or parts it.

    So a heading is set whose number has no mark behind it (三　依申请公开情况, 三依申请公开情况) or that has none.
    """
    text = line.text.rstrip(_CLOSING)
    return text[-1:].isalnum() and not _FULL_STOPS & set(text) and area.right - line.x1 > 2 * SLACK_EM * line.em


def _stands_apart(group: Sequence[PageLine], below: PageLine) -> bool:
    """Whether a line is further below the last line of a paragraph than the lines of that are from each other."""
    if len(group) == 1 or not group[-2].page == group[-1].page == below.page:
        return False
    pitch = group[-1].line.bottom - group[-2].line.bottom
    return below.line.bottom - group[-1].line.bottom > pitch + FULL_STOP_GAP_EM * below.line.em


def _is_tabular(line: Line) -> bool:
    """Whether a line stands in three columns or more, or in two that are far apart: a row of a list, no full line."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.stretches)]
    return sum(gap > COLUMN_GAP_EM * line.em for gap in gaps) > 1 or any(
        gap > WIDE_COLUMN_GAP_EM * line.em for gap in gaps
    )


def _hangs(first: float, indent: float, em: float) -> bool:
    """Whether an indented line goes on a paragraph that is indented as a whole, and its first line even more."""
    return first > indent + INDENT_EM * em and indent < MAX_INDENT_EM * em


def _first_word(line: Line) -> float:
    """Width (pt) of what cannot be parted at a line's start: an ideograph with a mark behind it, or a Latin word."""
    length = 0
    for char in line.text:
        if char >= FIRST_CJK or char == " ":
            break
        length += 1
    return max(line.em, LATIN_WIDTH_EM * line.em * length)


def _paragraph(group: Sequence[PageLine], area: TypeArea) -> Paragraph:
    """The lines of one paragraph put together. Its box is that of its part on the first page."""
    lines = [line for _, line in group]
    text = ""
    for line in lines:
        text = joined_lines(text, line.text)
    page = group[0].page
    on_page = [line for number, line in group if number == page]
    box = Box(min(line.x0 for line in on_page), on_page[0].top, max(line.x1 for line in on_page), on_page[-1].bottom)
    return Paragraph(
        text=text,
        origin=Origin(page=page, box=box),
        bold=all(line.bold for line in lines),
        centered=all(_is_centred(line, area) for line in lines),
        right_aligned=len(lines) == 1 and _is_right(lines[0], area),
    )


def _is_centred(line: Line, area: TypeArea) -> bool:
    """Whether a line stands in the middle of its type area with room on both sides."""
    off_middle = (line.x0 + line.x1 - area.left - area.right) / 2
    return abs(off_middle) <= CENTRED_EM * line.em and line.x0 - area.left > CENTRED_INDENT_EM * line.em


def _is_right(line: Line, area: TypeArea) -> bool:
    """Whether a line stands at the right: its right end much nearer to the margin than its left."""
    left, right = line.x0 - area.left, area.right - line.x1
    return left > RIGHT_INDENT_EM * line.em and right < left / RIGHT_RATIO
