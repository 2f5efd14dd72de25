"""Surgery on sheets: cells by grid position, so that rows and columns can go, come and be cut through spans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from instruments.made.sheet import Row, Sheet, SheetCell, slots


@dataclass(frozen=True)
class Anchor:
    """A cell with its place in the grid."""

    row: int
    column: int
    cell: SheetCell

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.cell.row_span


def anchors(sheet: Sheet) -> list[Anchor]:
    """The sheet's cells in their places."""
    return [
        Anchor(row, slot.column, slot.cell) for row, line in enumerate(slots(sheet)) for slot in line if slot.anchor
    ]


def assembled(sheet: Sheet, cells: list[Anchor], n_rows: int, widths: tuple[int, ...] | None = None) -> Sheet:
    """A sheet of these cells."""
    rows: list[list[Anchor]] = [[] for _ in range(n_rows)]
    for anchor in cells:
        rows[anchor.row].append(anchor)
    lines = tuple(tuple(a.cell for a in sorted(row, key=lambda a: a.column)) for row in rows)
    return replace(sheet, rows=lines, widths=widths or sheet.widths)


def _spanning(anchor: Anchor, row_span: int) -> SheetCell:
    return replace(anchor.cell, row_span=row_span)


def without_row(sheet: Sheet, row: int) -> Sheet:
    """The sheet less a row; cells that span it get shorter, the first row's spanning cells move down."""
    kept: list[Anchor] = []
    for anchor in anchors(sheet):
        if anchor.row <= row < anchor.end:
            if anchor.cell.row_span > 1:
                kept.append(Anchor(anchor.row, anchor.column, _spanning(anchor, anchor.cell.row_span - 1)))
        elif anchor.row > row:
            kept.append(replace(anchor, row=anchor.row - 1))
        else:
            kept.append(anchor)
    return assembled(sheet, kept, len(sheet.rows) - 1)


def without_column(sheet: Sheet, column: int) -> Sheet:
    """The sheet less a grid column."""
    kept: list[Anchor] = []
    for anchor in anchors(sheet):
        span = anchor.cell.col_span
        if anchor.column <= column < anchor.column + span:
            if span > 1:
                kept.append(replace(anchor, cell=replace(anchor.cell, col_span=span - 1)))
        elif anchor.column > column:
            kept.append(replace(anchor, column=anchor.column - 1))
        else:
            kept.append(anchor)
    widths = sheet.widths[:column] + sheet.widths[column + 1 :]
    return assembled(sheet, kept, len(sheet.rows), widths)


def with_row(sheet: Sheet, row: int, cells: Row) -> Sheet:
    """The sheet with a row put in before `row`; the new cells fill what the spanning cells leave free, in order."""
    moved: list[Anchor] = []
    covered: set[int] = set()
    for anchor in anchors(sheet):
        if anchor.row < row < anchor.end:
            moved.append(replace(anchor, cell=_spanning(anchor, anchor.cell.row_span + 1)))
            covered |= set(range(anchor.column, anchor.column + anchor.cell.col_span))
        else:
            moved.append(replace(anchor, row=anchor.row + (anchor.row >= row)))
    column = 0
    for cell in cells:
        while column in covered:
            column += 1
        moved.append(Anchor(row, column, cell))
        column += cell.col_span
    return assembled(sheet, moved, len(sheet.rows) + 1)


def cut(sheet: Sheet, row: int, *, repeat_labels: bool) -> tuple[Sheet, Sheet]:
    """The sheet in two; a cell that spans the cut goes on below, blank or with its text again."""
    above: list[Anchor] = []
    below: list[Anchor] = []
    for anchor in anchors(sheet):
        if anchor.end <= row:
            above.append(anchor)
        elif anchor.row >= row:
            below.append(replace(anchor, row=anchor.row - row))
        else:
            above.append(replace(anchor, cell=_spanning(anchor, row - anchor.row)))
            rest = replace(anchor.cell, row_span=anchor.end - row)
            below.append(Anchor(0, anchor.column, rest if repeat_labels else replace(rest, text="")))
    return assembled(sheet, above, row), assembled(sheet, below, len(sheet.rows) - row)


def widened(sheet: Sheet, spans: dict[int, int]) -> Sheet:
    """The sheet with grid columns of several units each: `spans[column]` units (1 where not named)."""
    starts = [0]
    for column in range(len(sheet.widths)):
        starts.append(starts[-1] + spans.get(column, 1))
    cells = [
        Anchor(
            a.row,
            starts[a.column],
            replace(a.cell, col_span=starts[a.column + a.cell.col_span] - starts[a.column]),
        )
        for a in anchors(sheet)
    ]
    return assembled(sheet, cells, len(sheet.rows), (1,) * starts[-1])
