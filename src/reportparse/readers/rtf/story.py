"""A run of blocks under way: the body of an RTF file, a header, a note, a text box; and the tables open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import too_deep, too_large
from reportparse.readers import word_markup as word
from reportparse.readers.rtf.rows import MAX_CELLS, OpenTable, RowShape
from reportparse.readers.rtf.state import Paragraph
from reportparse.readers.running_text import numbered

MAX_TABLE_DEPTH = 24
"""Deepest nest of tables."""


@dataclass(slots=True)
class Story:
    """What is under way: closed blocks, open tables from the outermost in, the runs of the paragraph.

    `label` is its automatic number, which RTF writes out as text; `first` the first text that is seen of the paragraph.
    `in_row` holds from the definition of a row to its end: what stands there is in the table, whether it says so or not.
    """

    blocks: list[str] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    label: str = ""
    first: str = ""
    in_row: bool = False
    outer_row: RowShape = field(default_factory=RowShape)
    nested_row: RowShape = field(default_factory=RowShape)
    n_cells: int = 0

    def shape(self, *, nested: bool) -> RowShape:
        """The definition of rows under way."""
        return self.nested_row if nested else self.outer_row

    def add(self, markup: str, text: str = "") -> None:
        """Put a run into the paragraph."""
        self.runs.append(markup)
        self.first = self.first or text.strip()

    def end_paragraph(self, look: Paragraph) -> None:
        """Close the paragraph."""
        depth = max(look.table_depth, 1 if self.in_row else 0)
        if depth > MAX_TABLE_DEPTH:
            raise too_deep()
        markup = word.paragraph(self.numbered_runs(), alignment=look.alignment, level=look.level, ground=look.ground)
        self.runs, self.label, self.first = [], "", ""
        while len(self.tables) > depth:
            self.close_table()
        while len(self.tables) < depth:
            self.tables.append(OpenTable())
        (self.tables[-1].blocks if self.tables else self.blocks).append(markup)

    def numbered_runs(self) -> str:
        """The runs of the paragraph behind its automatic number. Bullets say nothing."""
        label = clean(self.label)
        runs = "".join(self.runs)
        if not any(map(str.isalnum, label)):
            return runs
        in_front = numbered(label, self.first or "字", gap=True)
        return word.run(in_front.removesuffix(self.first or "字")) + runs

    def end_cell(self, look: Paragraph) -> None:
        """Close a cell and its last paragraph."""
        if not look.in_table:
            look = Paragraph(look.alignment, look.level, look.ground, in_table=True, depth=max(look.depth, 1))
        self.end_paragraph(look)
        table = self.tables[-1]
        table.cells.append("".join(table.blocks))
        table.blocks = []
        self.n_cells += 1
        if self.n_cells > MAX_CELLS:
            raise too_large(MAX_CELLS, "cells", "个单元格")

    def end_row(self, _: Paragraph) -> None:
        """Close a row of the outermost table."""
        while len(self.tables) > 1:
            self.close_table()
        if self.tables:
            self.tables[0].end_row(self.outer_row)
        self.in_row = False

    def end_nested_row(self, look: Paragraph) -> None:
        """Close a row of a nested table."""
        while len(self.tables) > max(look.table_depth, 2):
            self.close_table()
        if len(self.tables) > 1:
            self.tables[-1].end_row(self.nested_row)

    def close_table(self) -> None:
        """Close the innermost table: it stands in the cell around it, or among the blocks. Loose ends stand below it."""
        table = self.tables.pop()
        below = "".join((*table.cells, *table.blocks))
        (self.tables[-1].blocks if self.tables else self.blocks).append(table.markup() + below)

    def end(self) -> str:
        """All blocks, once nothing follows."""
        if self.runs or self.label:
            self.end_paragraph(Paragraph())
        while self.tables:
            self.close_table()
        return "".join(self.blocks)
