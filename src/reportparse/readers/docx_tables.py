"""The grid of a Word table: its anchor cells, from gridBefore, gridSpan, vMerge and hMerge, in one pass.

Widths take no part: WPS writes width-based grids, and a cell spans what its gridSpan says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reportparse.errors import OverLimit
from reportparse.readers.docx_names import VAL, Element, W, child, contents, whole

MAX_SPAN = 1_000
"""Widest gridSpan believed; Word allows 63 columns."""
MAX_SLOTS = 2_000_000
"""Rows times columns of one table: what a rectangle made from it would hold."""

_ROW = (W + "tr",)
_CELL = (W + "tc",)


@dataclass(slots=True)
class Anchor:
    """A cell that a reader of the page sees: its place, its spans, its w:tc."""

    row: int
    column: int
    row_span: int
    column_span: int
    element: Element


@dataclass(slots=True)
class Grid:
    """A table's anchors in row-major order; cells that a merge covers; spans that cannot be."""

    anchors: list[Anchor] = field(default_factory=list)
    covered: list[Element] = field(default_factory=list)
    bad_spans: list[str] = field(default_factory=list)


class _Slot(NamedTuple):
    """A cell of one row: its grid columns, whether it opens or continues a vertical merge."""

    column: int
    span: int
    merge: str | None
    element: Element


def read_grid(table: Element) -> Grid:
    """The grid of a w:tbl in its accepted state.

    A vMerge continuation extends the merge above where that has the same columns; with none above it opens a cell.
    """
    grid = Grid()
    open_merges: dict[tuple[int, int], Anchor] = {}
    row = columns = 0
    for element in contents(table, _ROW):
        slots = _slots(element, grid)
        if not slots:
            continue
        merges: dict[tuple[int, int], Anchor] = {}
        for slot in slots:
            place = (slot.column, slot.span)
            anchor = open_merges.get(place) if slot.merge == "continue" else None
            if anchor is None:
                anchor = Anchor(row, slot.column, 1, slot.span, slot.element)
                grid.anchors.append(anchor)
            else:
                anchor.row_span += 1
                grid.covered.append(slot.element)
            if slot.merge:
                merges[place] = anchor
        open_merges = merges
        row += 1
        columns = max(columns, slots[-1].column + slots[-1].span)
        if row * columns > MAX_SLOTS:
            raise OverLimit(
                "too-large",
                f"A table has more than {MAX_SLOTS} rows times columns.",
                f"表格的行数乘列数超过 {MAX_SLOTS}。",
            )
    return grid


def _slots(row: Element, grid: Grid) -> list[_Slot]:
    """The cells of a w:tr by grid column; none for a row whose deletion is tracked."""
    properties = child(row, "trPr")
    if child(properties, "del") is not None:
        return []
    before = child(properties, "gridBefore")
    column = 0 if before is None else _span(before, 0, grid)
    slots: list[_Slot] = []
    for cell in contents(row, _CELL):
        own = child(cell, "tcPr")
        if child(own, "cellDel") is not None:
            continue
        stated = child(own, "gridSpan")
        span = 1 if stated is None else _span(stated, 1, grid)
        if slots and _merge(own, "hMerge") == "continue":
            slots[-1] = slots[-1]._replace(span=slots[-1].span + span)
            grid.covered.append(cell)
        else:
            slots.append(_Slot(column, span, _vertical(own), cell))
        column += span
    return slots


def _span(stated: Element, least: int, grid: Grid) -> int:
    """A believable span; another counts as `least` and is kept for an issue."""
    span = whole(stated.get(VAL), least, MAX_SPAN)
    if span is None:
        grid.bad_spans.append(str(stated.get(VAL))[:20])
    return least if span is None else span


def _merge(properties: Element | None, name: str) -> str | None:
    """ "restart", "continue" or None for a w:vMerge or w:hMerge; without a value it continues."""
    merge = child(properties, name)
    if merge is None:
        return None
    return "restart" if merge.get(VAL) == "restart" else "continue"


def _vertical(properties: Element | None) -> str | None:
    """The vertical merge of a cell once its tracked merge or split is accepted."""
    tracked = child(properties, "cellMerge")
    if tracked is None:
        return _merge(properties, "vMerge")
    return {"cont": "continue", "rest": "restart"}.get(tracked.get(W + "vMerge", ""))
