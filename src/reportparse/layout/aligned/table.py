"""A table without vertical rules -> columns, rows, cells: what stands under each other, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from reportparse.document import Box
from reportparse.layout.aligned.column_names import header
from reportparse.layout.aligned.row_labels import Rows, label_blocks
from reportparse.layout.aligned.stretches import Block, Borders, Placed, across, block_of, ink_end, middle
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.ruled.edges import Edge
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import is_number, numbers_of
from reportparse.layout.text.spacing import Part

# As shares of the font size: what stands beside a row may reach so far above or below its line; a line that ends so near
# to the numbers may go on below it; the first column of numbers begins so far before them.
BESIDE = 0.25
FULL = 2.5
BEFORE = 1.2


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


def table_of(band: Band, page: int, carried: PageTable | None) -> PageTable:
    """The table of a band; its columns are those of the table `carried` over a page break where its numbers fit them."""
    first_value, slack = band.first_value, BESIDE * band.em
    top = numbers_of(band.lines[band.rows[0]])[0].top + slack
    stretches = [part for line in band.lines for part in line.parts]
    left = [s for s in stretches if ink_end(s.text, s.x1, band.em) <= first_value]
    # The name of the first column may stand left of its numbers, but not over the labels.
    labels_end = max((stretch.x1 for stretch in left if stretch.bottom > top), default=0.0)
    names = [s for s in stretches if s.bottom <= top and (s.x1 > first_value or s.x0 >= labels_end)]
    values = [s for s in stretches if s.bottom > top and ink_end(s.text, s.x1, band.em) > first_value]
    names = [piece for name in names for piece in _names(name, _intervals(values) if name.pieces else ())]
    left = [stretch for stretch in left if stretch.bottom > top or stretch.x0 < labels_end]
    header_ends = max((name.bottom for name in names), default=-1.0) - slack
    valued = [numbers_of(band.lines[i])[0][3:5] for i in band.rows]
    stub, labels = label_blocks(left, header_ends, valued, band.rules, band.em)
    rows = _rows(valued, labels, slack)
    own, borders = _label_borders(labels or stub, rows), carried and carried_borders(carried, values)
    if carried and borders:
        own[:1] = [borders[0] - carried.first_value + carried.xs[0]] * bool(own)
    else:
        borders = _value_borders(values, names, max((b.x1 for b in labels), default=first_value), BEFORE * band.em)
    xs = (*own, *borders)
    cells = list(header(names, stub, xs, len(own), band.em)) if names else []
    if names and not carried and _stand_aside(names, values, BEFORE * band.em):
        # Nobody can say which name is whose: the header is one cell, and the order of full rows has to do.
        cells = [(Span(0, len(own), 1, len(xs) - 1 - len(own)), block_of(names))]
        cells += [(across(block, own, 0, 1), block) for block in stub]
    n_heads = max((span.row + span.row_span for span, _ in cells), default=0)
    placed = [
        across(label, own, n_heads + first, last - first + 1)
        for label in labels
        for first, last in (_rows_beside(label, rows, slack),)
    ]
    cells += zip((_up_to_the_next(span, placed, len(own)) for span in placed), labels, strict=True)
    for value in values:
        row, _ = _rows_beside(value, rows, slack)
        cells.append((_under(value, xs, n_heads + row), block_of([value])))
    n_rows, full = n_heads + len(rows), first_value - FULL * band.em
    box = Box(xs[0], band.lines[0].top, xs[-1], band.lines[-1].bottom)
    contents = tuple(_contents(cells, xs, n_rows, page, full))
    return PageTable(xs, n_rows, contents, box, page, certain=False, first_value=borders[0])


def carried_borders(carried: PageTable, values: Sequence[Part]) -> list[float] | None:
    """The borders of a table's columns of values on the next page; None where the values do not fit them."""
    if not values:
        return None
    xs = [x for x in carried.xs if x >= carried.first_value]
    found = _intervals(values)
    centres = [(a + b) / 2 for a, b in pairwise(xs)]
    shifts = [0.0]
    if len(found) == len(centres):
        apart = sorted((a + b) / 2 - centre for (a, b), centre in zip(found, centres, strict=True))
        shifts.append(apart[len(apart) // 2])
    for shift in shifts:
        inside = all(xs[0] + shift <= a and b <= xs[-1] + shift for a, b in found)
        columns = {bisect_right(xs, a - shift) for a, _ in found}
        if inside and len(columns) == len(found) and not any(a < x + shift < b for x in xs for a, b in found):
            return [x + shift for x in xs]
    return None


def _rows(rows: Rows, labels: Sequence[Block], slack: float) -> list[tuple[float, float]]:
    """The heights of the rows: the lines with values, and the labels that have none beside them."""
    alone = [
        label
        for label in labels
        if not any(top - slack < label.bottom and label.top < bottom + slack for top, bottom in rows)
        and not any(other.x0 >= label.x1 and _near(other, label, 8 * slack) for other in labels)
    ]
    return sorted([*rows, *((label.top, label.bottom) for label in alone)])


def _up_to_the_next(label: Span, labels: Sequence[Span], n_columns: int) -> Span:
    """A label's place with what is free of the columns of labels to its right: no blank cell stands before the values."""
    last = label.column + label.column_span
    beside = [
        other.column
        for other in labels
        if other.column >= last and other.row < label.row + label.row_span and label.row < other.row + other.row_span
    ]
    return label._replace(column_span=min(beside, default=n_columns) - label.column)


def _near(a: Block, b: Block, gap: float) -> bool:
    return a.top - gap < b.bottom and b.top < a.bottom + gap


def _rows_beside(block: Block | Part, rows: Sequence[tuple[float, float]], slack: float) -> tuple[int, int]:
    """The first and the last row that a block stands beside."""
    beside = [
        i for i, (top, bottom) in enumerate(rows) if block.top - slack < (top + bottom) / 2 < block.bottom + slack
    ]
    if not beside:
        nearest = min(range(len(rows)), key=lambda i: abs(sum(rows[i]) - block.top - block.bottom))
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


def _value_borders(values: Sequence[Part], names: Sequence[Part], left: float, before: float) -> list[float]:
    """Borders of the columns that the values stand in, each as wide as its name at least.

    `left` is where the labels end, `before` how far from its numbers the first column begins at most.
    """
    columns = _intervals([value for value in values if is_number(value.text)])
    named = _names_of_columns(names, before)
    if len(named) == len(columns):
        under = [[i] for i in range(len(columns))]
    else:
        # Where each column of numbers has a name of its own, names without numbers are columns that are blank.
        under = [[i for i, (x0, x1) in enumerate(columns) if x0 < b and a < x1] for a, b in named]
    both: list[tuple[float, float]] = []
    if sorted(chain.from_iterable(under)) == [*range(len(columns))] and all(len(own) <= 1 for own in under):
        both = [
            (min(a, *(columns[i][0] for i in own)), max(b, *(columns[i][1] for i in own))) if own else (a, b)
            for (a, b), own in zip(named, under, strict=True)
        ]
    parted = both and all(a[1] <= b[0] for a, b in pairwise(both))
    columns = both if parted else _named(columns, names, before / 4)
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [max(min(left, columns[0][0]), columns[0][0] - before), *inner, columns[-1][1] + 1]


def _names(name: Part, columns: Sequence[tuple[float, float]]) -> Sequence[Part]:
    """The names that a stretch of the header holds: its pieces, if each stands over other columns than the one before."""
    over = [{i for i, (x0, x1) in enumerate(columns) if x0 < piece.x1 and piece.x0 < x1} for piece in name.pieces]
    return name.pieces if over and not any(a & b for a, b in pairwise(over)) else [name]


def _names_of_columns(names: Sequence[Part], before: float) -> list[tuple[float, float]]:
    """What the names of single columns take up from left to right: the last lines of the header."""
    lowest = max((middle(name) for name in names), default=0.0)
    return _named([], [name for name in names if lowest - middle(name) <= 2 * before], 2 * before)


def _stand_aside(names: Sequence[Part], values: Sequence[Part], before: float) -> bool:
    """Whether columns of numbers have no name over them, and the names are not as many: some column may be blank."""
    columns, named = _intervals([value for value in values if is_number(value.text)]), _names_of_columns(names, before)
    return len(named) > len(columns) and not all(any(a < y and x < b for a, b in named) for x, y in columns)


def _named(columns: list[tuple[float, float]], names: Sequence[Part], reach: float) -> list[tuple[float, float]]:
    """The columns, each as wide as the names over it alone, and those that only a name shows.

    Such a name stands no more than `reach` above the last line of the header.
    """
    lowest = max((middle(name) for name in names), default=0.0)
    for name in sorted(names, key=lambda name: -name.bottom):
        over = [i for i, (x0, x1) in enumerate(columns) if x0 < name.x1 and name.x0 < x1]
        if len(over) == 1:
            i = over[0]
            low = max(name.x0, columns[i - 1][1]) if i else name.x0
            high = min(name.x1, columns[i + 1][0]) if i + 1 < len(columns) else name.x1
            columns[i] = (min(columns[i][0], low), max(columns[i][1], high))
        elif not over and lowest - middle(name) <= reach:
            columns = sorted([*columns, (name.x0, name.x1)])
    return columns


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


def _under(value: Part, xs: Borders, row: int) -> Span:
    """The place of a value: the column that its middle stands in."""
    centre = (value.x0 + value.x1) / 2
    return Span(row, max((i for i, x in enumerate(xs[:-1]) if x <= centre), default=0), 1, 1)


def _contents(cells: Sequence[Placed], xs: Borders, n_rows: int, page: int, full: float) -> Iterator[PageCell]:
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
            yield PageCell(span, "\n".join(block.text for block in blocks), box, page, blocks[-1].last >= full)
        else:
            top, bottom = heights.get(span.row, (0.0, 0.0))
            yield PageCell(span, "", Box(xs[span.column], top, xs[span.column + 1], bottom), page)


def _range(span: Span) -> range:
    return range(span.column, span.column + span.column_span)
