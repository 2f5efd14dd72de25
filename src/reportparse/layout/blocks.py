"""A table without vertical rules -> columns, rows, cells: what stands under each other, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportparse.document import Box
from reportparse.layout.edges import Edge
from reportparse.layout.fill import Content, Filled
from reportparse.layout.grid import Span
from reportparse.layout.text import Line, Part

# Lines of one label follow each other by at most so much more than the closest of them do.
LOOSE = 1.25
# All as shares of the font size. Lines of one column's name are at most so far apart.
NAME_GAP = 0.9
# What stands beside a row may reach so far above or below its line.
BESIDE = 0.25
# A line that ends so near to the numbers may go on below it.
FULL = 2.5

_NUMBER = re.compile(r"[+\-－]?\d[\d,，.]*|[-—–/]")

Borders = tuple[float, ...]


class Block(NamedTuple):
    """The lines of one cell."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    last: float
    """Where its last line ends."""


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of a table, the ordinals of those with numbers in columns, and the horizontal rules between its lines."""

    lines: Sequence[Line]
    rows: Sequence[int]
    rules: Sequence[Edge]

    @property
    def em(self) -> float:
        """Font size of the rows."""
        return self.lines[self.rows[0]].em

    @property
    def first_value(self) -> float:
        """Where the numbers begin."""
        return min(numbers_of(self.lines[i])[0].x0 for i in self.rows)


def numbers_of(line: Line) -> list[Part]:
    """The stretches of a line that are a number, or a mark for none."""
    return [part for part in line.parts if is_number(part.text)]


def parted(line: Line) -> Line:
    """The line with numbers that nearly touch as stretches of their own: each is in a column, or both are in doubt."""
    if not any(" " in part.text and all(map(is_number, part.text.split())) for part in line.parts):
        return line
    parts: list[Part] = []
    for part in line.parts:
        words = part.text.split()
        if len(words) == 1 or not all(map(is_number, words)):
            parts.append(part)
            continue
        step = (part.x1 - part.x0) / (
            len(part.text) - (len(words) - 1) / 2
        )  # a digit's width; a gap is about half of it
        x = part.x0
        for word in words:
            parts.append(part._replace(x0=x, x1=x + step * len(word), text=word))
            x += step * (len(word) + 0.5)
    return line._replace(parts=tuple(parts))


def is_number(text: str) -> bool:
    """Whether a stretch can stand in a value cell."""
    return bool(_NUMBER.fullmatch(text))


def table_of(band: Band, page: int, carried: Filled | None) -> Filled:
    """The table of a band; its columns are those of the table `carried` over a page break where its numbers fit them."""
    first_value = band.first_value
    left, right = _sides(band.lines, first_value)
    top = numbers_of(band.lines[band.rows[0]])[0].top
    names = [stretch for stretch in right if stretch.bottom <= top + BESIDE * band.em]
    values = [stretch for stretch in right if stretch.bottom > top + BESIDE * band.em]
    labels = _blocks(left, _reach(left, band), band.rules)
    header_ends = max((name.bottom for name in names), default=-1.0)
    stub = [block for block in labels if block.top < header_ends - BESIDE * band.em]
    labels = labels[len(stub) :] if stub == labels[: len(stub)] else [b for b in labels if b not in stub]
    rows = _rows(band, labels)
    separators = _label_borders(labels, rows)
    borders = carried and carried_borders(carried, values)
    if carried and borders:
        own = [borders[0] - carried.first_value + carried.xs[0], *separators[1:]] if separators else []
    else:
        own = separators
        borders = _value_borders(values, names, max((block.x1 for block in labels), default=first_value - band.em))
    xs, n_labels = (*own, *borders), len(own)
    cells = list(_header(names, stub, xs, n_labels, band.em)) if names else []
    n_heads = max((span.row + span.row_span for span, _ in cells), default=0)
    for block in labels:
        first, last = _rows_beside(block, rows, band.em)
        cells.append((_across(block, xs[:n_labels], n_heads + first, last - first + 1), block))
    for value in values:
        row, _ = _rows_beside(value, rows, band.em)
        cells.append((_under(value, xs, n_heads + row), _block([value])))
    full = first_value - FULL * band.em
    contents = tuple(_contents(cells, xs, n_heads + len(rows), page, full))
    box = Box(xs[0], band.lines[0].top, xs[-1], band.lines[-1].bottom)
    return Filled(xs, n_heads + len(rows), contents, box, page, certain=False, first_value=borders[0])


def carried_borders(carried: Filled, values: Sequence[Part]) -> list[float] | None:
    """The borders of a table's columns of values on the next page; None where the values do not fit them."""
    if not values:
        return None
    xs = [x for x in carried.xs if x >= carried.first_value]
    found = _intervals(values)
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    shifts = [0.0]
    if len(found) == len(middles):
        apart = sorted((a + b) / 2 - middle for (a, b), middle in zip(found, middles, strict=True))
        shifts.append(apart[len(apart) // 2])
    for shift in shifts:
        inside = all(xs[0] + shift <= a and b <= xs[-1] + shift for a, b in found)
        if inside and not any(a < x + shift < b for x in xs for a, b in found):
            return [x + shift for x in xs]
    return None


def _sides(lines: Sequence[Line], first_value: float) -> tuple[list[Part], list[Part]]:
    """The stretches of the lines, those of the labels' columns and those over and in the columns of values."""
    left: list[Part] = []
    right: list[Part] = []
    for line in lines:
        for part in line.parts:
            side = left if part.x1 <= first_value else right
            side.append(part)
    return left, right


def _middle(stretch: Part) -> float:
    return (stretch.top + stretch.bottom) / 2


def _reach(labels: Sequence[Part], band: Band) -> float:
    """How far apart the lines of one label stand at most; 0 where labels have one line each, or rows are as near."""
    steps = [
        below.bottom - above.bottom
        for i, above in enumerate(labels)
        for below in labels[i + 1 :]
        if below.bottom - above.bottom > band.em / 2 and _overlap(above, below)
    ]
    rows = [band.lines[b].bottom - band.lines[a].bottom for a, b in pairwise(band.rows)]
    closest, row = min(steps, default=0.0), min(rows, default=2 * band.em)
    return min((closest + row) / 2, LOOSE * closest) if closest < 0.92 * row else 0.0


def _overlap(a: Part | Block, b: Part | Block) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1


def _blocks(stretches: Sequence[Part], reach: float, rules: Sequence[Edge]) -> list[Block]:
    """Lines of labels put together to cells, from top to bottom."""
    groups: list[list[Part]] = []
    for stretch in sorted(stretches, key=lambda s: s.bottom):
        for group in groups:
            above = group[-1]
            if (
                0 < stretch.bottom - above.bottom <= reach
                and any(_overlap(line, stretch) for line in group)
                and not any(_middle(above) < rule.at < _middle(stretch) and _crosses(rule, stretch) for rule in rules)
            ):
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    return sorted((_block(group) for group in groups), key=lambda block: block.top)


def _crosses(rule: Edge, stretch: Part) -> bool:
    return rule.lo < stretch.x1 and stretch.x0 < rule.hi


def _block(lines: Sequence[Part]) -> Block:
    return Block(
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
        "\n".join(line.text for line in lines),
        lines[-1].x1,
    )


def _rows(band: Band, labels: Sequence[Block]) -> list[tuple[float, float]]:
    """The heights of the rows: the lines with values, and the labels that have none beside them."""
    rows = [numbers_of(band.lines[i])[0][3:] for i in band.rows]
    slack = BESIDE * band.em
    alone = [
        label
        for label in labels
        if not any(top - slack < label.bottom and label.top < bottom + slack for top, bottom in rows)
        and not any(other.x0 >= label.x1 and _near(other, label, 2 * band.em) for other in labels)
    ]
    return sorted(rows + [(label.top, label.bottom) for label in alone])


def _near(a: Block, b: Block, gap: float) -> bool:
    return a.top - gap < b.bottom and b.top < a.bottom + gap


def _rows_beside(block: Block | Part, rows: Sequence[tuple[float, float]], em: float) -> tuple[int, int]:
    """The first and the last row that a block stands beside."""
    slack = BESIDE * em
    beside = [
        i for i, (top, bottom) in enumerate(rows) if block.top - slack < (top + bottom) / 2 < block.bottom + slack
    ]
    if not beside:
        middle = block.top + block.bottom
        nearest = min(range(len(rows)), key=lambda i: abs(sum(rows[i]) - middle))
        return nearest, nearest
    return beside[0], beside[-1]


# Columns -------------------------------------------------------------------------------------------------------------


def _intervals(stretches: Sequence[Part]) -> list[tuple[float, float]]:
    """What the stretches cover from left to right."""
    covered: list[tuple[float, float]] = []
    for x0, x1 in sorted((stretch.x0, stretch.x1) for stretch in stretches):
        if covered and x0 < covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], x1))
        else:
            covered.append((x0, x1))
    return covered


def _value_borders(values: Sequence[Part], names: Sequence[Part], left: float) -> list[float]:
    """Borders of the columns that the values stand in, each as wide as its name at least.

    A name in the last line of the header that stands over no value has a column of its own, which is blank.
    """
    columns = _intervals([value for value in values if is_number(value.text)])
    lowest = max((_middle(name) for name in names), default=0.0)
    for name in sorted(names, key=lambda name: -name.bottom):
        over = [i for i, (x0, x1) in enumerate(columns) if x0 < name.x1 and name.x0 < x1]
        if len(over) == 1:
            i = over[0]
            low = max(name.x0, columns[i - 1][1]) if i else name.x0
            high = min(name.x1, columns[i + 1][0]) if i + 1 < len(columns) else name.x1
            columns[i] = (min(columns[i][0], low), max(columns[i][1], high))
        elif not over and name.bottom >= lowest:
            columns = sorted([*columns, (name.x0, name.x1)])
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [max(min(left, columns[0][0]), columns[0][0] - 12), *inner, columns[-1][1] + 1]


def _label_borders(labels: Sequence[Block], rows: Sequence[tuple[float, float]]) -> list[float]:
    """Left borders of the labels' columns: as few as part the labels that stand beside each other."""
    if not labels:
        return []
    gaps = sorted(
        {
            (right.x0, left.x1)
            for left in labels
            for right in labels
            if left.x1 <= right.x0 and any(_beside(left, row) and _beside(right, row) for row in rows)
        }
    )
    borders: list[float] = []
    for right, left in gaps:
        if not borders or borders[-1] <= left:
            borders.append(right)
    return [min(block.x0 for block in labels), *borders]


def _beside(block: Block, row: tuple[float, float]) -> bool:
    return block.top < row[1] and row[0] < block.bottom


# Cells ---------------------------------------------------------------------------------------------------------------

Placed = tuple[Span, Block]


def _header(names: Sequence[Part], stub: Sequence[Block], xs: Borders, n_labels: int, em: float) -> Iterator[Placed]:
    """The header: a row for each line of names over several columns, and one for the names of the columns."""
    leaves: dict[int, list[Part]] = {}
    groups: list[tuple[int, int, Part]] = []
    for name in sorted(names, key=lambda name: -name.bottom):
        first, last = _columns_of(name, xs)
        leaf = leaves.get(first)
        over = any(a <= first <= b for a, b, _ in groups)
        if first == last and not over and (leaf is None or leaf[-1].top - name.bottom <= NAME_GAP * em):
            leaves.setdefault(first, []).append(name)
        else:
            groups.append((first, last, name))
    groups.reverse()
    levels: list[float] = []
    for _, _, name in groups:
        if not levels or _middle(name) - levels[-1] > em / 2:
            levels.append(_middle(name))
    found: list[tuple[int, int, int]] = []
    for first, last, name in groups:
        level = max(i for i, at in enumerate(levels) if at <= _middle(name) + em / 2)
        beside = [
            (a, b) for a, b, other in groups if other is not name and abs(_middle(other) - _middle(name)) <= em / 2
        ]
        above = [(a, b) for at, a, b in found if at < level and a <= first and last <= b]
        if first < last:
            first, last = _centred(name, first, last, xs, n_labels, beside, above)
        found.append((level, first, last))
        yield Span(level, first, 1, last - first + 1), _block([name])
    for column, lines in leaves.items():
        yield Span(len(levels), column, 1, 1), _block(lines[::-1])
    for block in stub:
        yield _across(block, xs[:n_labels], 0, len(levels) + 1), block


def _centred(
    name: Part,
    first: int,
    last: int,
    xs: Borders,
    n_labels: int,
    beside: Sequence[tuple[int, int]],
    above: Sequence[tuple[int, int]],
) -> tuple[int, int]:
    """The columns that a name of several stands in the middle of, as many as there is room for."""
    low, high = min(above, default=(n_labels, len(xs) - 2), key=lambda span: span[1] - span[0])
    low = max([low, *(b + 1 for a, b in beside if b < first)])
    high = min([high, *(a - 1 for a, b in beside if a > last)])
    middle = (name.x0 + name.x1) / 2
    fitting = [
        (right - left, left, right)
        for left in range(low, first + 1)
        for right in range(last, high + 1)
        if abs((xs[left] + xs[right + 1]) / 2 - middle) <= (xs[right + 1] - xs[left]) / (right - left + 1) / 2
    ]
    _, left, right = max(fitting, default=(0, first, last))
    return left, right


def _columns_of(stretch: Part | Block, xs: Borders) -> tuple[int, int]:
    """The first and the last column that a stretch stands in."""
    inside = [i for i, (a, b) in enumerate(pairwise(xs)) if stretch.x0 < b - 0.5 and a + 0.5 < stretch.x1]
    return (inside[0], inside[-1]) if inside else (0, 0) if stretch.x1 <= xs[0] else (len(xs) - 2, len(xs) - 2)


def _across(label: Block, borders: Borders, row: int, n_rows: int) -> Span:
    """The place of a label: all columns that it runs over, given their left borders."""
    first, last = (
        _columns_of(label, (*borders, label.x1 + 1)) if label.x1 >= borders[-1] else _columns_of(label, borders)
    )
    return Span(row, first, n_rows, last - first + 1)


def _under(value: Part, xs: Borders, row: int) -> Span:
    """The place of a value: the column that its middle stands in."""
    middle = (value.x0 + value.x1) / 2
    return Span(row, max((i for i, x in enumerate(xs[:-1]) if x <= middle), default=0), 1, 1)


def _contents(cells: Sequence[Placed], xs: Borders, n_rows: int, page: int, full: float) -> Iterator[Content]:
    """Every slot covered once: what falls into a cell that is taken goes with that cell, the rest is blank."""
    owner: dict[tuple[int, int], int] = {}
    placed: list[list[Block]] = []
    spans: list[Span] = []
    for span, block in sorted(cells, key=lambda cell: (cell[0].row, cell[0].column)):
        slots = [(r, c) for r in range(span.row, span.row + span.row_span) for c in _range(span)]
        taken = [owner[slot] for slot in slots if slot in owner]
        if taken:
            placed[taken[0]].append(block)
            continue
        owner |= dict.fromkeys(slots, len(spans))
        spans.append(span)
        placed.append([block])
    blank = [Span(r, c, 1, 1) for r in range(n_rows) for c in range(len(xs) - 1) if (r, c) not in owner]
    heights: dict[int, tuple[float, float]] = {}
    for span, blocks in zip(spans, placed, strict=True):
        top, bottom = heights.get(span.row, (blocks[0].top, blocks[0].bottom))
        heights[span.row] = min(top, blocks[0].top), max(bottom, blocks[0].bottom)
    for span, blocks in sorted([*zip(spans, placed, strict=True), *((span, list[Block]()) for span in blank)]):
        if blocks:
            x0, x1 = min(block.x0 for block in blocks), max(block.x1 for block in blocks)
            box = Box(x0, min(block.top for block in blocks), x1, max(block.bottom for block in blocks))
            yield Content(span, "\n".join(block.text for block in blocks), box, page, blocks[-1].last >= full)
        else:
            top, bottom = heights[span.row]
            yield Content(span, "", Box(xs[span.column], top, xs[span.column + 1], bottom), page)


def _range(span: Span) -> range:
    return range(span.column, span.column + span.column_span)
