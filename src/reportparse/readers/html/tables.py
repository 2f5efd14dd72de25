"""Tables under way while a page is read, and the HTML grid algorithm that makes anchor cells of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.chinese.text import doubted
from reportparse.chinese.values import is_plain_value
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Cell, Paragraph, Table
from reportparse.patterns import regex
from reportparse.readers.html.flow import Flow
from reportparse.readers.html.upon import doubted_beneath
from reportparse.readers.running_text import running_text

# The bounds of the HTML standard; a span is further bounded by the rows that really follow in its row group.
MAX_COLUMN_SPAN = 1000
MAX_ROW_SPAN = 65534
# Slots that one table's cells take in their own rows and step over in others: 280 in the largest table of the form.
MAX_SLOTS = 2_000_000

_CHAPTER = regex(rf"\s*[{ONE_TO_NINE}十]{{1,2}}\s*[、.．]")
_INTEGER = regex(r"[\t\n\f\r ]*\+?([0-9]+)")


@dataclass(slots=True)
class RawCell:
    """A cell as the markup states it: its spans unread, its place not known yet."""

    row_span: str | None
    column_span: str | None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    drawn: bool = False
    struck: str = ""
    covered: bool = False


Rows = Sequence[Sequence[RawCell]]


@dataclass(slots=True)
class OpenTable:
    """A table under way inside the flow `outer`. What stands between its cells, browsers show before the table."""

    outer: Flow
    groups: list[tuple[str, list[list[RawCell]]]] = field(default_factory=list)
    row: list[RawCell] | None = None
    cell: RawCell | None = None
    struck: list[str] | None = None
    n_struck: int = 0
    content: Flow = field(default_factory=Flow)
    astray: Flow = field(default_factory=Flow)
    caption: Flow = field(default_factory=Flow)

    def open_group(self, tag: str) -> None:
        """Begin a row group: <thead>, <tbody>, <tfoot>, or "" for rows that stand in none."""
        self.end_row()
        self.groups.append((tag, []))

    def open_row(self) -> list[RawCell]:
        """Begin a row."""
        self.end_row()
        if not self.groups:
            self.groups.append(("", []))
        self.row = []
        self.groups[-1][1].append(self.row)
        return self.row

    def open_cell(self, row_span: str | None, column_span: str | None) -> Flow:
        """Begin a cell, in a row of its own where the markup has none; its flow is returned."""
        self.end_cell()
        row = self.open_row() if self.row is None else self.row
        self.cell = RawCell(row_span, column_span)
        self.struck = None
        row.append(self.cell)
        self.content = Flow()
        return self.content

    def draw(self) -> None:
        """Note a picture in the cell under way, if there is one."""
        if self.cell is not None:
            self.cell.drawn = True

    def cover(self) -> None:
        """Note that something may lie upon what the cell under way holds."""
        if self.cell is not None:
            self.cell.covered = True

    def strike(self, texts: list[str]) -> None:
        """Note that text in the cell under way is struck out, and so goes to the end of `texts`."""
        self.draw()
        if self.struck is None:
            self.struck, self.n_struck = texts, len(texts)

    def end_cell(self) -> None:
        """End the cell under way, if there is one."""
        if self.cell is None:
            return
        self.content.end_paragraph()
        blocks = self.content.blocks
        if self.content.covers:
            blocks = doubted_beneath(blocks, self.content.covers, self.content.holders)
        text = running_text(blocks)
        self.cell.text = doubted(text) if self.cell.covered else text
        if self.struck:
            self.cell.struck = "".join(self.struck[self.n_struck :]).strip()
        if any(isinstance(block, Table) for block in blocks):
            self.cell.blocks = tuple(blocks)
        self.cell = None

    def end_row(self) -> None:
        """End the row under way, if there is one."""
        self.end_cell()
        self.row = None

    def close(self, where: str, *, spills: bool = False) -> tuple[list[Block], tuple[Issue, ...]]:
        """End the table: the blocks that stand in its place, and the issues of its grid.

        Where the page lacks the end of a table, its last cell holds all that follows: `spills` lets it out again.
        """
        self.end_row()
        spilled = self._spilled() if spills else []
        self.astray.end_paragraph()
        self.caption.end_paragraph()
        cells, issues = lay_out(_in_display_order(self.groups), where)
        table = [Table(cells)] if cells else []
        return [*self.astray.blocks, *self.caption.blocks, *table, *spilled], issues

    def _spilled(self) -> list[Block]:
        """What stands in the last cell from the heading of a chapter on, taken out of it."""
        last = [cell for _, rows in self.groups for row in rows[-1:] for cell in row[-1:]][-1:]
        blocks = self.content.blocks
        at = next((i for i, block in enumerate(blocks) if not _is_value(block)), len(blocks))
        if not last or at == len(blocks) or not _is_chapter(blocks[at]):
            return []
        last[0].text, last[0].blocks = running_text(blocks[:at]), ()
        return blocks[at:]


def _is_value(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_plain_value(block.text)


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Paragraph) and _CHAPTER.match(block.text) is not None


def _in_display_order(groups: Sequence[tuple[str, Rows]]) -> list[Rows]:
    """Row groups as shown: the first <thead> on top and the first <tfoot> at the bottom, wherever they are written."""
    tags = [tag for tag, _ in groups]
    head = tags.index("thead") if "thead" in tags else None
    foot = tags.index("tfoot") if "tfoot" in tags else None
    order = [i for i in range(len(groups)) if i not in (head, foot)]
    order = [i for i in (head,) if i is not None] + order + [i for i in (foot,) if i is not None]
    return [groups[i][1] for i in order]


def lay_out(groups: Sequence[Rows], where: str) -> tuple[tuple[Cell, ...], tuple[Issue, ...]]:
    """Place the cells of the row groups, in display order, on the grid.

    A cell stands in the first free slot of its row. `rowspan=0` reaches to the end of the row group, no row span
    reaches further. Where a column span runs into a cell that grew down from above, browsers paint both over each
    other; here it ends before that cell, with an issue, and the cells after it keep their place.
    """
    cells: list[Cell] = []
    issues: list[Issue] = []
    free_from: list[int] = []  # for each column, the first row in which no cell from above covers it
    row = slots = 0
    for group in groups:
        group_end = row + len(group)
        for raw_cells in group:
            column = 0
            for raw in raw_cells:
                height, width = _spans(raw, group_end - row, where, issues)
                first = column
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                slots += width + column - first
                if slots > MAX_SLOTS:
                    raise too_large(MAX_SLOTS, "slots in one table", "个格位（一个表格）")
                free_from.extend([0] * (column + width - len(free_from)))
                free = 1 if width == 1 else _free_width(free_from, row, column, width)
                if free < width:
                    issues.append(issue("span-invalid", where, seen=f"colspan={raw.column_span}", used=free))
                for slot in range(column, column + width):
                    free_from[slot] = max(free_from[slot], row + height)
                place = row, column, raw.text, height, free
                is_drawn = raw.drawn and not raw.text
                cells.append(Cell(*place, blocks=raw.blocks, drawn=is_drawn, struck=raw.struck))
                column += width
            row += 1
    return tuple(cells), tuple(issues)


def _free_width(free_from: list[int], row: int, column: int, width: int) -> int:
    """How many slots from `column` on no cell from above covers, at most `width`."""
    for offset in range(width):
        if free_from[column + offset] > row:
            return offset
    return width


def _spans(raw: RawCell, rows_left: int, where: str, issues: list[Issue]) -> tuple[int, int]:
    """The row and column span of a cell, read as the HTML standard reads them; impossible ones get an issue."""
    height = width = 1
    if raw.row_span is not None:
        height = _span(raw.row_span, "rowspan", MAX_ROW_SPAN, where, issues)
        height = min(height or rows_left, rows_left)
    if raw.column_span is not None:
        width = _span(raw.column_span, "colspan", MAX_COLUMN_SPAN, where, issues) or 1
    return height, width


def _span(stated: str, name: str, cap: int, where: str, issues: list[Issue]) -> int:
    """Leading digits of an attribute, at most `cap`; 1 where there are none."""
    match = _INTEGER.match(stated)
    # A row of twenty digits is longer than any cap: int() of it is not needed, and could be made slow.
    span = 1 if match is None else cap + 1 if len(match[1]) > 20 else int(match[1])
    if match is None or span > cap or match[0] != stated.rstrip("\t\n\f\r "):
        issues.append(issue("span-invalid", where, seen=f"{name}={stated[:20]}", used=min(span, cap)))
    return min(span, cap)
