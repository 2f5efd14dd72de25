"""Indicators: the rows of a table that lists them, each as a label, a unit and the cell of its number.

Told by the header where there is one, by the order of the cells (label, unit, number) where it was cut off. Two triples may
stand side by side, a serial number before the label, a code or a remark between; of several columns of numbers the organ's
own one of the year is taken, or none (domain §1.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from reportparse.document import Cell
from reportparse.labels.indicators import ColumnRole, column_role, is_indicator, is_no_unit, is_unit, unit_behind
from reportparse.labels.rows import ObservedRow

MAX_TWO_LABELS = 100
"""Characters of the longest text that is looked at for two labels."""

MIN_LABEL = 4
"""Characters of the shortest official label."""

MAX_COLUMNS = 40
"""Columns of the widest table that is looked at; three triples side by side have nine."""


class Indicator(NamedTuple):
    """One row of the table: its label with those of the cells left of it, its unit, and the cell of its number.

    `cell` is None where the row has none for it: a head, or a row that lost it. `others` are cells of words that are
    neither (remarks). `several`: the table has more than one column of numbers, and none is the organ's own. `unsure`: it
    has its own, and nobody knows whether this number stands in it. `merged`: its number is that of other rows as well.
    """

    label: str
    groups: tuple[str, ...]
    unit: str
    cell: Cell | None
    observed: ObservedRow
    others: tuple[Cell, ...] = ()
    several: bool = False
    unsure: bool = False
    merged: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it has neither a unit nor anything in the place of its number: a head, a caption, a piece of a label."""
        return (not self.unit or is_no_unit(self.unit)) and not (self.cell and self.cell.text.strip())


@dataclass(frozen=True, slots=True)
class _Head:
    """One column of a header: grid columns [start, end), its words and what they say."""

    start: int
    end: int
    text: str
    role: ColumnRole | None


@dataclass(frozen=True, slots=True)
class _Block:
    """The columns of one list of indicators within a table: of its labels, its units, and its numbers."""

    labels: tuple[_Head, ...]
    unit: _Head | None
    numbers: tuple[_Head, ...]
    own: _Head | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All indicators of a table in reading order, and the words over its columns of numbers.

    `several` are the heads of columns of which none is the organ's own, `is_local` that the header is one of an older table.
    """

    indicators: tuple[Indicator, ...]
    heads: tuple[str, ...]
    several: tuple[str, ...]


def list_indicators(rows: Iterable[ObservedRow], year: int | None) -> Listing:
    """The indicators of a table's rows, of all its pieces; a piece without a header has that of the piece before it."""
    found: list[Indicator] = []
    lists: list[list[Indicator]] = []
    blocks: list[_Block] = []
    above: list[_Head] | None = None
    heads: list[str] = []
    several: list[str] = []
    table = -1
    width = 0
    for row in _with_own_labels(list(rows)):
        if row.table != table:
            found += [indicator for one in lists for indicator in one]
            lists = []
            above = None
            if row.width != width:
                blocks = []
            table, width = row.table, row.width
        if row.is_blank or row.width > MAX_COLUMNS:
            continue
        named = _header(row, above, year)
        if named is not None:
            above = named
            blocks = _blocks(named)
            heads += [head.text for block in blocks for head in block.numbers]
            continue
        above = None
        # A text's row that is longer than its header holds another one behind it.
        longer = not row.regular and blocks and len(row.cells) > blocks[-1].end
        by_header = blocks and not longer and not _has_other_columns(row, blocks)
        made = _by_header(row, blocks) if by_header else _by_order(row)
        for at, indicator in enumerate(made):
            while len(lists) <= at:
                lists.append([])
            if indicator is None:
                continue
            if not indicator.label and indicator.cell and lists[at] and (last := lists[at][-1]).cell:
                # The rest of a number that was cut, or another one: nobody can say, so the one above is no number either.
                lists[at][-1] = last._replace(cell=_together([cell for cell in (last.cell, indicator.cell) if cell]))
            else:
                lists[at].append(indicator)
        several += [head.text for block in blocks if block.own is None for head in block.numbers]
    found += [indicator for one in lists for indicator in one]
    return Listing(tuple(found), tuple(dict.fromkeys(heads)), tuple(dict.fromkeys(several)))


def _with_own_labels(rows: list[ObservedRow]) -> list[ObservedRow]:
    """The rows with a label each, where a cell over two rows holds the labels of both: a page break drew them together."""
    for at, (above, below) in enumerate(pairwise(rows)):
        for i, cell in enumerate(above.cells):
            labels = _two_labels(cell.text) if cell.row_span == 2 and cell.row == above.row else None
            if labels is None or cell not in below.cells or not above.has_numbers:
                continue
            rows[at] = _relabelled(above, i, replace(cell, text=labels[0], row_span=1))
            rows[at + 1] = _relabelled(
                below, below.cells.index(cell), replace(cell, row=below.row, text=labels[1], row_span=1)
            )
    return rows


def _relabelled(row: ObservedRow, at: int, cell: Cell) -> ObservedRow:
    return row._replace(cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))


def _two_labels(text: str) -> tuple[str, str] | None:
    """The two labels of the form that a text is made of; None where it is not two."""
    if len(text) > MAX_TWO_LABELS:
        return None
    cuts = [at for at in range(MIN_LABEL, len(text) - MIN_LABEL) if is_indicator(text[:at]) and is_indicator(text[at:])]
    return (text[: cuts[0]], text[cuts[0] :]) if cuts else None


def _header(row: ObservedRow, above: list[_Head] | None, year: int | None) -> list[_Head] | None:
    """The columns of a row that is a header, or the rest of the one right above; None where it is neither."""
    heads = [
        _Head(cell.column, cell.column + cell.column_span, cell.text, column_role(cell.text, year))
        for cell in row.cells
    ]
    roles = [head.role for head in heads]
    if "label" in roles and ("unit" in roles or "value" in roles or "own" in roles):
        return heads
    if above is None or row.has_numbers:
        return None
    # The second row of a header: 区政府 | 区直单位 below 统计数, nothing below 统计指标 and 单位.
    named = [head for head in heads if head.text.strip()]
    firm = [head for head in above if head.role in ("label", "unit", "side")]
    if not named or any(head.start < one.end and one.start < head.end for head in named for one in firm):
        return None
    rest = [head for head in above if not any(head.start < one.end and one.start < head.end for one in named)]
    return sorted([*rest, *named], key=lambda head: head.start)


def _blocks(heads: Sequence[_Head]) -> list[_Block]:
    """The lists that a header is of: from each column of labels to the next; a serial number before goes with it."""
    starts = [at for at, head in enumerate(heads) if head.role == "label"]
    # Labels in several columns side by side (统计指标 | 统计指标 | 单位) are one list.
    starts = [at for at in starts if at == 0 or heads[at - 1].role != "label"]
    blocks = []
    for n, at in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(heads)
        mine = heads[at:end]
        labels = [head for head in mine if head.role == "label"]
        rest = [head for head in mine if head.role != "label" and head.text.strip()]
        numbers = tuple(head for head in rest if head.role not in ("unit", "side"))
        unit = next((head for head in rest if head.role == "unit"), None)
        blocks.append(_Block(tuple(labels), unit, numbers, _own(numbers), mine[0].start, mine[-1].end))
    return blocks


def _own(numbers: Sequence[_Head]) -> _Head | None:
    """The column of the organ's own numbers of the year; None where several may be it."""
    likely = [head for head in numbers if head.role != "other"]
    if len(likely) == 1:
        return likely[0]
    for role in ("own", "value"):
        named = [head for head in likely if head.role == role]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _under(row: ObservedRow, head: _Head) -> list[Cell]:
    """The row's own cells under a column."""
    return [
        cell
        for cell in row.cells
        if cell.row == row.row and cell.column < head.end and head.start < cell.column + cell.column_span
    ]


def _by_header(row: ObservedRow, blocks: Sequence[_Block]) -> Sequence[Indicator | None]:
    """The row's indicators, None where a list has none; what stands under no column of numbers is a label or a remark."""
    filled = [cell for cell in row.cells if cell.row == row.row and cell.text.strip()]
    if len(filled) == 1 and not row.has_numbers and not (row.regular and _is_label(filled[0], blocks)):
        # A head over all columns, a caption, a foot.
        return [Indicator(filled[0].text, (), "", None, row)]
    return [_in_block(row, block) for block in blocks]


def _has_other_columns(row: ObservedRow, blocks: Sequence[_Block]) -> bool:
    """Whether a row's cells stand across the header's columns, or its number before that of the numbers.

    A piece with columns of its own was drawn right below, as a PDF shows two tables as one; its cells are told by their
    order. Not where several columns of numbers are to be told apart.
    """
    filled = [cell for cell in row.cells if cell.row == row.row and cell.text.strip()]
    if len(blocks) > 1 or len(blocks[0].numbers) != 1 or len(filled) < 2:
        return False
    last, number = filled[-1], blocks[0].numbers[0]
    words = [*blocks[0].labels, *([blocks[0].unit] if blocks[0].unit else [])]
    firm = [head.start for head in (blocks[0].unit, number) if head]
    across = any(cell.column < start < cell.column + cell.column_span for cell in filled for start in firm)
    before = last.column + last.column_span <= number.start and any(
        head.start <= last.column < head.end for head in words
    )
    return across or (before and row.has_numbers and row.kinds[row.cells.index(last)] == "value")


def _is_label(cell: Cell, blocks: Sequence[_Block]) -> bool:
    """Whether a cell stands in the labels' columns and nowhere else."""
    columns = [(block.labels[0].start, block.labels[-1].end) for block in blocks]
    return any(start <= cell.column and cell.column + cell.column_span <= end for start, end in columns)


def _in_block(row: ObservedRow, block: _Block) -> Indicator | None:
    """The row's indicator in one list."""
    unit_cells = _under(row, block.unit) if block.unit else []
    unit = next((cell.text.strip() for cell in unit_cells if is_unit(cell.text)), "")
    numbers = [(head, _under(row, head)) for head in block.numbers]
    taken = {id(cell) for _, cells in numbers for cell in cells} | {id(cell) for cell in unit_cells}
    labels = [
        cell
        for head in block.labels
        for cell in _under(row, head)
        if cell.text.strip() and (id(cell) not in taken or cell.column in {one.start for one in block.labels})
    ]
    labels = list(dict.fromkeys(labels))
    others = [
        cell
        for cell in row.cells
        if cell.row == row.row
        and block.start <= cell.column < block.end
        and cell.text.strip()
        and id(cell) not in taken
        and cell not in labels
    ]
    if not labels:
        lost = [cell for _, cells in numbers for cell in cells if cell.text.strip()]
        return Indicator("", (), unit, _together(lost), row, tuple(others)) if lost else None
    label = labels[-1].text
    unit = unit or unit_behind(label)
    groups = tuple(cell.text for cell in labels[:-1])
    words = tuple(others)
    if block.own is None:
        cells = [cell for _, under in numbers for cell in under]
        return Indicator(label, groups, unit, _together(cells), row, words, several=True)
    own = next(cells for head, cells in numbers if head is block.own)
    own = [cell for cell in own if cell not in labels and cell not in unit_cells]
    if not row.regular and not _as_wide(row, block):
        # Where blank cells may have been left out, the order of the others says nothing of their columns.
        rest = [cell for cell in row.cells if cell.row == row.row and cell.text.strip() and cell not in labels]
        rest = [cell for cell in rest if not is_unit(cell.text) or cell.text.strip().isdecimal()]
        if len(block.numbers) > 1 and rest:
            return Indicator(label, groups, unit, _together(rest), row, words, unsure=True)
    number = _together(own)
    return Indicator(label, groups, unit, number, row, words, merged=_is_merged(number, labels[-1]))


def _is_merged(number: Cell | None, label: Cell) -> bool:
    """Whether a number stands in a cell over more rows than its label."""
    return number is not None and bool(number.text.strip()) and number.row_span > label.row_span


def _as_wide(row: ObservedRow, block: _Block) -> bool:
    """Whether a row reaches to the last column of its list."""
    return any(cell.column + cell.column_span >= block.numbers[-1].end for cell in row.cells)


def _together(cells: Sequence[Cell]) -> Cell | None:
    """The one cell with something in it; several as one whose text nobody takes for a number; a blank one; None."""
    filled = [cell for cell in cells if cell.text.strip() or cell.drawn]
    if not filled:
        return cells[0] if cells else None
    if len(filled) == 1:
        return filled[0]
    return replace(filled[0], text=" | ".join(cell.text.strip() for cell in filled), seen=None)


def _by_order(row: ObservedRow) -> Sequence[Indicator]:
    """The indicators of a row without a header: words, then a unit, then a number; words behind them begin another."""
    made: list[Indicator] = []
    label: Cell | None = None
    unit = ""
    values: list[Cell] = []

    def close() -> None:
        nonlocal label, unit, values
        if label is not None:
            number = _together(values)
            made.append(
                Indicator(
                    label.text, (), unit or unit_behind(label.text), number, row, merged=_is_merged(number, label)
                )
            )
        label, unit, values = None, "", []

    own = [(cell, kind) for cell, kind in zip(row.cells, row.kinds, strict=True) if cell.row == row.row]
    for at, (cell, kind) in enumerate(own):
        if kind == "value" and values and at + 1 < len(own) and own[at + 1][1] == "label":
            continue  # the serial number of the next one
        if kind == "label":
            if label is not None and not unit and not values:
                label = replace(label, text=label.text + cell.text)
            else:
                close()
                label = cell
        elif label is None:
            continue  # a serial number, or a blank cell before the label
        elif not unit and not values and kind != "blank" and is_unit(cell.text):
            unit = cell.text.strip()
        else:
            values.append(cell)
    close()
    return made
