"""The grid of a Word table: its anchor cells, from gridBefore, gridSpan, vMerge and hMerge, in one pass.

Widths take no part: WPS writes width-based grids, and a cell spans what its gridSpan says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportparse.diagnostics.errors import too_large
from reportparse.readers.docx.names import VAL, Element, W, contents, stated, switched_on, whole

MAX_SPAN = 1_000
"""Widest gridSpan believed; Word allows 63 columns."""
MAX_SLOTS = 2_000_000
"""Rows times columns of one table: what a rectangle made from it would hold."""
LOW_TWIPS = 135
"""Exact height below which a row shows half of a digit or less, in any type that is read."""

_ROW = (W + "tr",)
_CELL = (W + "tc",)
_OF_ROW, _OF_CELL = W + "trPr", W + "tcPr"
_HIDDEN_ROW, _ROW_HEIGHT, _RULE = W + "hidden", W + "trHeight", W + "hRule"
_DELETED_ROW, _DELETED_CELL, _MERGED_BY_EDIT = W + "del", W + "cellDel", W + "cellMerge"
_BEFORE, _SPAN, _ACROSS, _DOWN = (W + name for name in ("gridBefore", "gridSpan", "hMerge", "vMerge"))


@dataclass(slots=True)
class Anchor:
    """A cell that a reader of the page sees: its place, its spans, its w:tc and what that states.

    `merge` is what the cell says of the one above: "restart", "continue", or nothing. `low` where its row cuts off digits,
    or where they lie off the page.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    merge: str | None
    element: Element
    own: Mapping[object, Element]
    low: bool = False


@dataclass(slots=True)
class WordGrid:
    """A table's anchors in row-major order; cells that a merge covers; spans that cannot be."""

    anchors: list[Anchor] = field(default_factory=list)
    covered: list[Element] = field(default_factory=list)
    bad_spans: list[tuple[str, int]] = field(default_factory=list)


def read_grid(table: Element) -> WordGrid:
    """The grid of a w:tbl in its accepted state.

    A vMerge continuation extends the merge above where that has the same columns; with none above it opens a cell.
    """
    grid = WordGrid()
    open_merges: dict[tuple[int, int], Anchor] = {}
    row = columns = 0
    for element in contents(table, _ROW):
        cells = _cells(element, row, grid)
        if not cells:
            continue
        merges: dict[tuple[int, int], Anchor] = {}
        for cell in cells:
            place = (cell.column, cell.column_span)
            anchor = open_merges.get(place) if cell.merge == "continue" else None
            if anchor is None:
                anchor = cell
                grid.anchors.append(cell)
            else:
                anchor.row_span += 1
                anchor.low = False
                grid.covered.append(cell.element)
            if cell.merge:
                merges[place] = anchor
        open_merges = merges
        row += 1
        columns = max(columns, cells[-1].column + cells[-1].column_span)
        if row * columns > MAX_SLOTS:
            raise too_large(MAX_SLOTS, "cells in one table", "个单元格（一个表格）")
    return grid


def _cells(element: Element, row: int, grid: WordGrid) -> list[Anchor]:
    """The cells of a w:tr by grid column, as if none continued another.

    None for a row whose deletion is tracked, and for a hidden one, whose cells are `covered`.
    """
    of_row = stated(element, _OF_ROW)
    if _DELETED_ROW in of_row:
        return []
    hidden = of_row.get(_HIDDEN_ROW)
    if hidden is not None and switched_on(hidden):
        grid.covered += contents(element, _CELL)
        return []
    low = _is_low(of_row.get(_ROW_HEIGHT))
    column = _span(of_row.get(_BEFORE), 0, grid)
    cells: list[Anchor] = []
    for cell in contents(element, _CELL):
        own = stated(cell, _OF_CELL)
        if _DELETED_CELL in own:
            continue
        span = _span(own.get(_SPAN), 1, grid)
        if cells and _merge(own.get(_ACROSS)) == "continue":
            cells[-1].column_span += span
            grid.covered.append(cell)
        else:
            cells.append(Anchor(row, column, 1, span, _vertical(own), cell, own, low))
        column += span
    return cells


def _is_low(height: Element | None) -> bool:
    """Whether a w:trHeight keeps its row lower than a digit."""
    if height is None or height.get(_RULE) != "exact":
        return False
    return whole(height.get(VAL), 1, LOW_TWIPS - 1) is not None


def _span(node: Element | None, least: int, grid: WordGrid) -> int:
    """A believable span; `least` where none is stated, or one that cannot be: that is kept for an issue."""
    if node is None:
        return least
    span = whole(node.get(VAL), least, MAX_SPAN)
    if span is None:
        grid.bad_spans.append((str(node.get(VAL))[:20], least))
    return least if span is None else span


def _merge(merge: Element | None) -> str | None:
    """What a w:vMerge or w:hMerge does: "restart" or "continue"; without a value it continues."""
    if merge is None:
        return None
    return "restart" if merge.get(VAL) == "restart" else "continue"


def _vertical(own: Mapping[object, Element]) -> str | None:
    """The vertical merge of a cell once its tracked merge or split is accepted."""
    tracked = own.get(_MERGED_BY_EDIT)
    if tracked is None:
        return _merge(own.get(_DOWN))
    return {"cont": "continue", "rest": "restart"}.get(tracked.get(_DOWN, ""))
