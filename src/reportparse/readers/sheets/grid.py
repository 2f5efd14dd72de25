"""A sheet as its reader saw it, and the blocks that it is: running text above, between and below its tables.

What a person sees counts: hidden rows, columns and sheets, and what lies under a merge, are left out and named (as in Word).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Cell, Paragraph, Table
from reportparse.patterns import regex

MAX_CELLS = 300_000
"""Cells of one workbook that hold something; the forms together have some 400."""
MAX_SLOTS = 500_000
"""Slots of the tables that they make, blank ones among them."""
MAX_COLUMNS = 16_384
MAX_MERGES = 20_000
SEEN = 60
"""Longest piece of text that an issue quotes."""

_UNNAMED = regex(r"(?:sheet|工作表|表格?)\s*[（(]?\d*[）)]?", re.IGNORECASE)


@dataclass(slots=True)
class SheetCell:
    """What a cell shows; `drawn`: it shows something that the file does not hold, as a formula without its result.

    `struck` is what of its text is struck out.
    """

    text: str
    drawn: bool = False
    struck: str = ""


@dataclass(slots=True)
class Merge:
    """Slots that are one cell: the first row and column, and how many of each."""

    row: int
    column: int
    height: int
    width: int


@dataclass(slots=True)
class Sheet:
    """A visible sheet: its cells that show something by row and column from 0, its merges, its hidden rows and columns."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(slots=True)
class Unseen:
    """What a workbook holds and does not show: hidden, and struck out."""

    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def takes(self, text: str, *, struck: bool, hidden: bool) -> bool:
        """Whether a text is not seen for one of these; then it is kept here."""
        if struck or hidden:
            (self.struck if struck else self.hidden).append(text)
        return struck or hidden

    def left_of(self, cell: SheetCell | None, n_struck: int) -> SheetCell | None:
        """What is left of a cell, given how many texts were struck out before it: of a struck text alone no blank."""
        struck = " ".join(self.struck[n_struck:])
        text, drawn = (cell.text, cell.drawn) if cell else ("", False)
        is_any = drawn or struck or text.strip()
        return SheetCell(text, drawn or not text.strip(), struck) if is_any else None

    def issues(self) -> Iterator[Issue]:
        """One issue for each kind of it."""
        for kind, texts in (("text-hidden", self.hidden), ("text-struck", self.struck)):
            seen = clean(" ".join(texts)).replace("\n", " ")
            if seen:
                yield issue(kind, "document", seen=seen[:SEEN])


def raised(text: str) -> str:
    """A raised piece of a text: a digit is a note's mark, in brackets, as in Word."""
    return f"[{text.strip()}]" if any(map(str.isdigit, text)) else text


def blocks_of_sheets(sheets: Sequence[Sheet], unseen: Unseen) -> tuple[Block, ...]:
    """The blocks of all visible sheets; one that begins with its table stands under its name, if somebody gave it one."""
    blocks: list[Block] = []
    if sum(len(sheet.cells) for sheet in sheets) > MAX_CELLS:
        raise too_large(MAX_CELLS, "cells", "个单元格")
    for sheet in sheets:
        own = _blocks(sheet, unseen)
        name = clean(sheet.name)
        titled = bool(sheet.boxes) or not own or isinstance(own[0], Paragraph)
        if name and not titled and len(sheets) > 1 and not _UNNAMED.fullmatch(name):
            blocks.append(Paragraph(name, style="sheet"))
        blocks += [Paragraph(clean(text)) for text in sheet.boxes if clean(text)]
        blocks += own
    return tuple(blocks)


def _blocks(sheet: Sheet, unseen: Unseen) -> list[Block]:
    """The blocks of one sheet. A blank row parts two tables only where a lone text, a title or a heading, follows it."""
    cells = _placed(sheet, unseen)
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    blocks: list[Block] = []
    group: list[int] = []
    covered = -1
    for row in sorted(rows):
        filled = [cell for cell in rows[row] if cell.text or cell.drawn]
        is_lone = len(filled) == 1 and filled[0].row_span == 1 and row > covered
        if is_lone and (not group or row > group[-1] + 1):
            blocks += _table(group, rows)
            group = []
            if filled[0].text:
                blocks.append(Paragraph(filled[0].text))
        else:
            group.append(row)
        covered = max(covered, *(cell.row + cell.row_span - 1 for cell in rows[row]))
    return blocks + _table(group, rows)


def _table(group: Sequence[int], rows: dict[int, list[Cell]]) -> list[Block]:
    """The rows of a table, blank ones between them among it, from its first filled column to its last."""
    if not group:
        return []
    cells = [cell for row in group for cell in rows[row]]
    top, left = group[0], min(cell.column for cell in cells)
    bottom = max(cell.row + cell.row_span for cell in cells)
    right = max(cell.column + cell.column_span for cell in cells)
    if (bottom - top) * (right - left) > MAX_SLOTS:
        raise too_large(MAX_SLOTS, "cells in one table", "个单元格（一个表格）")
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    blanks = (
        Cell(row, column, "")
        for row in range(top, bottom)
        for column in range(left, right)
        if (row, column) not in taken
    )
    placed = sorted((*cells, *blanks), key=lambda cell: (cell.row, cell.column))
    moved = (replace(cell, row=cell.row - top, column=cell.column - left) for cell in placed)
    return [Table(tuple(moved))]


def _placed(sheet: Sheet, unseen: Unseen) -> list[Cell]:
    """The cells that are seen, at their place among the visible rows and columns, in row-major order.

    A merge shows the text of its first cell in what is visible of it, whatever part is hidden.
    """
    if len(sheet.merges) > MAX_MERGES:
        raise too_large(MAX_MERGES, "merged cells", "个合并单元格")
    rows, columns = _numbering(sheet)
    last_row, last_column = max(rows, default=-1), max(columns, default=-1)
    covered: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for merge in sheet.merges:
        height, width = (
            range(merge.row, min(merge.row + merge.height, last_row + 1)),
            range(merge.column, min(merge.column + merge.width, last_column + 1)),
        )
        if len(height) * len(width) > MAX_SLOTS or len(covered) > MAX_SLOTS:
            raise too_large(MAX_SLOTS, "cells in one table", "个单元格（一个表格）")
        slots = {(row, column) for row in height for column in width}
        if slots & covered:
            continue  # merges that overlap: the first stands
        covered |= slots
        place = (merge.row, merge.column)
        spans[place] = [rows[row] for row in height if row in rows], [columns[at] for at in width if at in columns]
    cells: list[Cell] = []
    for (row, column), cell in sorted(sheet.cells.items()):
        place = (row, column)
        text = clean(cell.text)
        if place in spans:
            down, across = spans.pop(place)
            if down and across:
                cells.append(
                    Cell(
                        down[0],
                        across[0],
                        text,
                        len(down),
                        len(across),
                        drawn=cell.drawn and not text,
                        struck=cell.struck,
                    )
                )
                continue
        elif place not in covered and row in rows and column in columns:
            cells.append(Cell(rows[row], columns[column], text, drawn=cell.drawn and not text, struck=cell.struck))
            continue
        unseen.hidden.append(text)
    cells += (
        Cell(down[0], across[0], "", len(down), len(across)) for down, across in spans.values() if down and across
    )
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _numbering(sheet: Sheet) -> tuple[dict[int, int], dict[int, int]]:
    """The visible rows and columns that hold something: where each stands. However many blank rows are one."""
    used = {row for row, _ in sheet.cells}
    last_row, last_column = max(used, default=-1), max((column for _, column in sheet.cells), default=-1)
    for merge in sheet.merges:
        if merge.row <= last_row:
            used.update(range(merge.row, min(merge.row + merge.height, last_row + 1, merge.row + MAX_SLOTS)))
    hidden = sorted(sheet.hidden_rows)
    rows: dict[int, int] = {}
    at, above = -1, -1
    for row in sorted(used):
        if row not in sheet.hidden_rows:
            blank = row - above - 1 > bisect_left(hidden, row) - bisect_left(hidden, above + 1)
            at += 2 if blank else 1
            rows[row] = at
            above = row
    ends = (merge.column + merge.width - 1 for merge in sheet.merges if (merge.row, merge.column) in sheet.cells)
    last_column = min(max(last_column, *ends, -1), MAX_COLUMNS)
    visible = (column for column in range(last_column + 1) if not sheet.hides_column(column))
    return rows, {column: at for at, column in enumerate(visible)}
