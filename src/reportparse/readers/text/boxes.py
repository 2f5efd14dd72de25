"""Tables drawn with characters: │ ┌ ┬ ─ ┼, or | + -. Their lines show the spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportparse.chinese.text import clean, slots
from reportparse.document import Cell, Paragraph, Table
from reportparse.patterns import regex
from reportparse.readers.text.markdown import without_spans
from reportparse.readers.text.tables import Found, TextLine

_DOWN = frozenset("│┃║|┆┇┊┋")
_CROSS = frozenset("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯┠┨┯┷┿╂╟╢╤╧╪╞╡╒╕╘╛+")
_ACROSS = frozenset("─━═-=╌┄┈")
_PART_OF_RULE = regex(r"[├┣╠┠╞╟+][─━═\-=╌┄┈]{2}")
CORNERS = "┌┏╔╭┎┍╒╓+"
"""What every drawn table begins with."""

_TOP = regex(rf"\s*[{CORNERS}][─━═\-=╌┄┈┬┳╦┯┰╤╥+]+[┐┓╗╮┒┑╕╖+]\s*")


def boxed(lines: Sequence[TextLine], start: int) -> Found | int:
    """A drawn table: from its top rule to its bottom rule, all lines equally wide; plain lines, if in doubt."""
    if not _TOP.fullmatch(lines[start].text):
        return start + 1
    drawn = [slots(lines[start].text.strip())]
    for line in lines[start + 1 :]:
        row = slots(line.text.strip())
        if len(row) != len(drawn[0]) or row[0] not in _DOWN | _CROSS:
            break
        drawn.append(row)
    while drawn and not _is_rule(drawn[-1]):  # what stands under the last rule is not in the table
        drawn.pop()
    end = start + len(drawn)
    cells = _cells(drawn, _edges(drawn), lines[start:end])
    if not cells or _n_signs(line.text for line in lines[start:end]) != _n_signs(cell.text for cell in cells):
        return [Paragraph(clean(line.text), line.origin) for line in lines[start:end]], end
    return [Table(tuple(cells), lines[start].origin)], end


def _edges(drawn: Sequence[Sequence[str]]) -> list[int]:
    """The columns where a vertical line meets a rule. A cell over several columns may have a wide character there."""
    return sorted(
        {
            at
            for row in drawn
            for at, character in enumerate(row)
            if character in _CROSS
            and any(beside in _ACROSS | _CROSS for beside in (*row[at - 1 : at], *row[at + 1 : at + 2]))
        }
    )


def _n_signs(texts: Iterable[str]) -> int:
    """How many characters are neither blanks nor lines."""
    return sum(not (c.isspace() or c in _DOWN or c in _CROSS or c in _ACROSS) for text in texts for c in clean(text))


def _cells(drawn: Sequence[Sequence[str]], edges: Sequence[int], lines: Sequence[TextLine]) -> list[Cell]:
    """Anchor cells: each grows right until a vertical line and down until a rule closes it; none if a side of one is open."""
    bands = _bands(drawn)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, (top, _) in enumerate(bands):
        for column in range(len(edges) - 1):
            if (row, column) in taken:
                continue
            width = 1
            while column + width < len(edges) - 1 and drawn[top][edges[column + width]] not in _DOWN | _CROSS:
                width += 1
            left, right = edges[column], edges[column + width]
            height = 1
            while row + height < len(bands) and not _is_closed(drawn[bands[row + height][0] - 1], left, right):
                height += 1
            taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
            inside = drawn[top : bands[row + height - 1][1]]
            if any(line[at] not in _DOWN | _CROSS for line in inside for at in (left, right)):
                return []
            text = "\n".join("".join(line[left + 1 : right]) for line in inside if not _is_closed(line, left, right))
            cells.append(Cell(row, column, clean(without_spans(text)), height, width, lines[top].origin))
    return cells


def _bands(drawn: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The rows of the grid as ranges of lines: what stands between two lines that hold a rule."""
    rules = [i for i, row in enumerate(drawn) if _is_rule(row)]
    return [(above + 1, below) for above, below in pairwise(rules) if below > above + 1]


def _is_rule(line: Sequence[str]) -> bool:
    """Whether a line holds a rule, along the table or a part of it; a cell's "-" has blanks around it."""
    inner = "".join(line[1:-1])
    return (line[0] in _CROSS and any(c in _ACROSS for c in inner)) or bool(_PART_OF_RULE.search("".join(line)))


def _is_closed(line: Sequence[str], left: int, right: int) -> bool:
    """Whether a rule runs along the whole of a cell's width."""
    return all(character in _ACROSS or character in _CROSS for character in line[left + 1 : right])
