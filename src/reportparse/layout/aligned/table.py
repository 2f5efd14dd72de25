"""The lines of a table without vertical rules become rows, columns and cells.

What stands under each other is a column, what stands beside each other a row. Distances are shares of the font size,
which is called `em`. For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportparse.document import Box
from reportparse.layout.aligned.column_names import header
from reportparse.layout.aligned.columns import (
    carried_borders,
    intervals,
    label_borders,
    names_over_columns,
    names_stand_aside,
    value_borders,
)
from reportparse.layout.aligned.row_labels import row_labels
from reportparse.layout.aligned.stretches import (
    Borders,
    CellText,
    Heights,
    PlacedText,
    cell_text,
    ink_end,
    label_span,
)
from reportparse.layout.page import Rule
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import numbers_of
from reportparse.layout.text.spacing import Stretch

BESIDE_EM = 0.25
"""What stands beside a row may reach so far above or below its line. Measured: 0.19 to 0.28."""

NEAR_LABEL_EM = 2.0
"""A label with another to its right, within this height, is that of a group of rows: it makes no row of its own."""

FULL_EM = 2.5
"""A label that ends so near to the numbers may go on below a page break. Measured: 0 to 10."""

BEFORE_EM = 1.2
"""The first column of numbers begins so far before them at most. Measured: 0 to 1.3; 1.6 changes tables."""


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of a table from top to bottom, the indexes of its rows among them, the horizontal rules between them."""

    lines: Sequence[Line]
    rows: Sequence[int]
    rules: Sequence[Rule]

    @property
    def em(self) -> float:
        """Font size (pt) of the rows."""
        return self.lines[self.rows[0]].em

    @property
    def first_value(self) -> float:
        """The abscissa (pt) where the numbers begin."""
        return min(numbers_of(self.lines[i])[0].x0 for i in self.rows)


class _Regions(NamedTuple):
    """The stretches of a band: left of the numbers (labels, the corner above them), over them (names), and the values."""

    left: list[Stretch]
    names: list[Stretch]
    values: list[Stretch]


def table_of(band: Band, page: int, carried: PageTable | None) -> PageTable:
    """The table of a band on this page.

    Its columns are those of the table `carried` over the page break before it, where its numbers fit them.
    """
    first_value, slack, before = band.first_value, BESIDE_EM * band.em, BEFORE_EM * band.em
    left, names, values = _regions(band)
    header_ends = max((name.bottom for name in names), default=-1.0) - slack
    numbered = [numbers_of(band.lines[i])[0] for i in band.rows]
    heights = [(number.top, number.bottom) for number in numbered]
    corner, labels = row_labels(left, header_ends, heights, band.rules, band.em)
    rows = _rows(heights, labels, band.em)
    own, borders = label_borders(labels or corner, rows), carried and carried_borders(carried, values)
    if carried and borders:
        own[:1] = [borders[0] - carried.first_value + carried.xs[0]] * bool(own)
    else:
        borders = value_borders(values, names, max((label.x1 for label in labels), default=first_value), before)
    xs = (*own, *borders)
    texts = list(header(names, corner, xs, len(own), band.em)) if names else []
    if names and not carried and names_stand_aside(names, values, before):
        # Nobody can say which name is whose: the header is one cell, and the order of full rows has to do.
        texts = [(Span(0, len(own), 1, len(xs) - 1 - len(own)), cell_text(names))]
        texts += [(label_span(text, own, 0, 1), text) for text in corner]
    n_heads = max((span.row + span.row_span for span, _ in texts), default=0)
    texts += _placed_labels(labels, own, rows, n_heads, slack)
    for value in values:
        row, _ = _rows_beside(value, rows, slack)
        texts.append((_value_span(value, xs, n_heads + row), cell_text([value])))
    n_rows = n_heads + len(rows)
    cells = tuple(_cells(texts, xs, n_rows, page, first_value - FULL_EM * band.em))
    box = Box(xs[0], band.lines[0].top, xs[-1], band.lines[-1].bottom)
    return PageTable(xs, n_rows, cells, box, page, guessed=True, first_value=borders[0])


def _regions(band: Band) -> _Regions:
    """The stretches of a band by what they are."""
    first_value = band.first_value
    top = numbers_of(band.lines[band.rows[0]])[0].top + BESIDE_EM * band.em
    stretches = [stretch for line in band.lines for stretch in line.stretches]
    left = [s for s in stretches if ink_end(s.text, s.x1, band.em) <= first_value]
    # The name of the first column may stand left of its numbers, but not over the labels.
    labels_end = max((s.x1 for s in left if s.bottom > top), default=0.0)
    names = [s for s in stretches if s.bottom <= top and (s.x1 > first_value or s.x0 >= labels_end)]
    values = [s for s in stretches if s.bottom > top and ink_end(s.text, s.x1, band.em) > first_value]
    columns = intervals(values)
    names = [part for name in names for part in (names_over_columns(name, columns) if name.fragments else [name])]
    return _Regions([s for s in left if s.bottom > top or s.x0 < labels_end], names, values)


def _rows(heights: Heights, labels: Sequence[CellText], em: float) -> Heights:
    """The heights of the rows: the lines with values, and the labels that have none beside them."""
    alone = [
        label
        for label in labels
        if not any(_near(label, top, bottom, BESIDE_EM * em) for top, bottom in heights)
        and not any(
            other.x0 >= label.x1 and _near(label, other.top, other.bottom, NEAR_LABEL_EM * em) for other in labels
        )
    ]
    return sorted([*heights, *((label.top, label.bottom) for label in alone)])


def _near(text: CellText, top: float, bottom: float, gap: float) -> bool:
    """Whether a text stands beside what reaches from `top` to `bottom`, or misses it by less than `gap` (pt)."""
    return top - gap < text.bottom and text.top < bottom + gap


def _placed_labels(
    labels: Sequence[CellText], lefts: Borders, rows: Heights, n_heads: int, slack: float
) -> Iterator[PlacedText]:
    """The labels with their places: beside their rows, and up to the next label to the right or to the values."""
    spans = []
    for label in labels:
        first, last = _rows_beside(label, rows, slack)
        spans.append(label_span(label, lefts, n_heads + first, last - first + 1))
    for span, label in zip(spans, labels, strict=True):
        yield _up_to_the_next(span, spans, len(lefts)), label


def _up_to_the_next(label: Span, labels: Sequence[Span], n_columns: int) -> Span:
    """A label's place with what is free of the columns of labels to its right: no blank cell stands before the values."""
    last = label.column + label.column_span
    beside = [
        other.column
        for other in labels
        if other.column >= last and other.row < label.row + label.row_span and label.row < other.row + other.row_span
    ]
    return label._replace(column_span=min(beside, default=n_columns) - label.column)


def _rows_beside(text: CellText | Stretch, rows: Heights, slack: float) -> tuple[int, int]:
    """The first and the last row that a text stands beside; the nearest where it stands between two."""
    beside = [i for i, (top, bottom) in enumerate(rows) if text.top - slack < (top + bottom) / 2 < text.bottom + slack]
    if not beside:
        nearest = min(range(len(rows)), key=lambda i: abs(sum(rows[i]) - text.top - text.bottom))
        return nearest, nearest
    return beside[0], beside[-1]


def _value_span(value: Stretch, xs: Borders, row: int) -> Span:
    """The place of a value: the column that its middle stands in."""
    centre = (value.x0 + value.x1) / 2
    return Span(row, max((i for i, x in enumerate(xs[:-1]) if x <= centre), default=0), 1, 1)


def _cells(texts: Sequence[PlacedText], xs: Borders, n_rows: int, page: int, full: float) -> Iterator[PageCell]:
    """The cells of a table, in row-major order, which cover every slot once.

    A text that falls into a slot that is taken goes with the text there: two numbers in one cell are in doubt, and none
    of them is lost. Slots without a text are blank cells. A text that ends at `full` (pt) or beyond may go on over a page
    break.
    """
    owner: dict[tuple[int, int], int] = {}
    spans: list[Span] = []
    in_cell: list[list[CellText]] = []
    for span, text in sorted(texts, key=lambda placed: (placed[0].row, placed[0].column)):
        slots = [
            (row, column)
            for row in range(span.row, span.row + span.row_span)
            for column in range(span.column, span.column + span.column_span)
        ]
        taken = [owner[slot] for slot in slots if slot in owner]
        if taken:
            in_cell[taken[0]].append(text)
            continue
        owner |= dict.fromkeys(slots, len(spans))
        spans.append(span)
        in_cell.append([text])
    heights: dict[int, tuple[float, float]] = {}
    for span, (first, *_) in zip(spans, in_cell, strict=True):
        top, bottom = heights.get(span.row, (first.top, first.bottom))
        heights[span.row] = min(top, first.top), max(bottom, first.bottom)
    blank = [Span(r, c, 1, 1) for r in range(n_rows) for c in range(len(xs) - 1) if (r, c) not in owner]
    for span, own in sorted([*zip(spans, in_cell, strict=True), *((span, list[CellText]()) for span in blank)]):
        yield _cell(span, own, xs, heights.get(span.row, (0.0, 0.0)), page, full)


def _cell(
    span: Span, texts: Sequence[CellText], xs: Borders, height: tuple[float, float], page: int, full: float
) -> PageCell:
    """A cell with its texts; the box of a blank one is that of its column, as high as its row."""
    if not texts:
        return PageCell(span, "", Box(xs[span.column], height[0], xs[span.column + 1], height[1]), page)
    box = Box(
        min(text.x0 for text in texts),
        min(text.top for text in texts),
        max(text.x1 for text in texts),
        max(text.bottom for text in texts),
    )
    return PageCell(span, "\n".join(text.text for text in texts), box, page, texts[-1].last_end >= full)
