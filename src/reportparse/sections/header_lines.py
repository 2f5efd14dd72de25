"""Headers that stand as lines above their table: a page may draw the header with boxes and keep a table for the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportparse.document import Cell, Paragraph, Table
from reportparse.labels.rows import kind_of
from reportparse.labels.table_kinds import TABLES_OF_ONE_ROW
from reportparse.sections.gridless import MIN_LABELS, known_labels
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, number_table

MAX_LINES_ABOVE = 40
"""Lines of the longest such header; the form's table of one row has 22 header cells."""


def with_header_lines(blocks: Sequence[FlatBlock]) -> list[FlatBlock]:
    """The blocks with the lines of labels right above a table of bare numbers as the first rows of that table.

    Only where they make it a table with one row of numbers: in any other, numbers without labels beside them say nothing.
    """
    out: list[FlatBlock] = []
    for block in blocks:
        if isinstance(block, NumberedTable) and block.kind is None and _is_bare(block.table):
            lines = _lines_above(out)
            joined = number_table(block.number, _below(lines, block.table))
            if len(lines) >= MIN_LABELS and joined.kind in TABLES_OF_ONE_ROW:
                del out[-len(lines) :]
                block = joined
        out.append(block)
    return out


def _is_bare(table: Table) -> bool:
    """Whether a table holds numbers and no words."""
    kinds = {kind_of(cell.text) for cell in table.cells}
    return "value" in kinds and "label" not in kinds


def _lines_above(blocks: Sequence[FlatBlock]) -> list[Paragraph]:
    """The lines at the end of blocks that are labels of a form, and nothing else."""
    lines: list[Paragraph] = []
    for block in reversed(blocks[-MAX_LINES_ABOVE:]):
        if not isinstance(block, Paragraph) or not known_labels(block):
            break
        lines.append(block)
    return lines[::-1]


def _below(lines: Sequence[Paragraph], table: Table) -> Table:
    """A table with lines as its first rows, a label a cell. No grid holds them together, so it is not regular."""
    header = [
        Cell(row, column, label, origin=line.origin)
        for row, line in enumerate(lines)
        for column, label in enumerate(known_labels(line))
    ]
    cells = (replace(cell, row=cell.row + len(lines)) for cell in table.cells)
    return replace(table, cells=(*header, *cells), regular=False)
