"""What nobody sees of a document, hidden or struck out, told at the cells that it was left out of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportparse.chinese.text import clean
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.places import place
from reportparse.document import Block, Cell, every_cell, with_places

SEEN = 60
"""Longest piece of text that an issue quotes."""
MAX_CELLS_TOLD = 30
"""So many cells are told one by one; what was left out of more is told of the document."""


class InCell(NamedTuple):
    """A cell, and which of the texts that were left out stand in it: from the `start`-th up to the `end`-th."""

    cell: Cell
    start: int
    end: int


def told(kind: str, texts: Sequence[str], in_cells: Sequence[InCell], places: Mapping[int, str]) -> Iterator[Issue]:
    """The issues of a kind: one for each cell, those within others before them, and one for what stands in none."""
    left = dict(enumerate(texts))
    for cell, start, end in in_cells[:MAX_CELLS_TOLD]:
        where = places.get(id(cell))
        own = [left.pop(at) for at in range(start, end) if at in left] if where else []
        if where and own:
            yield issue(kind, where, seen=clean(" ".join(own))[:SEEN])
    if left:
        yield issue(kind, "document", seen=clean(" ".join(left.values()))[:SEEN])


def places_of(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Where each cell of a body stands, in words, by its id."""
    origins = (cell.origin for cell in every_cell(with_places(blocks)))
    return {
        id(cell): place(table=origin.table, row=origin.row, column=origin.column).en
        for cell, origin in zip(every_cell(blocks), origins, strict=True)
        if origin.table
    }
