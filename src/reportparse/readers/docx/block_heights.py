"""How high a paragraph or a row of a table of Word is, at least and at most, by what it says and how long its text is."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from reportparse.readers.docx.names import VAL, Element, W, child, contents, stated, whole
from reportparse.readers.docx.tables import Anchor

LEAST_EM, GREATEST_EM = 10.0, 18.0
"""Type in which a line is set that says nothing of it: from the small type of tables to 小二."""
LEAST_PITCH, GREATEST_PITCH = 1.1, 1.8
"""Height of a line in ems: set solid, and with the 28 points that official texts give 三号."""
GREATEST_SPACE = 12.0
"""Points that a style may add to a paragraph which does not say so itself."""
CELL_MARGINS = 10.8
_TWIPS = 20
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_POINT_EMU = 12_700


class Height(NamedTuple):
    """Points."""

    least: float
    greatest: float


def paragraph_height(paragraph: Element, width: float) -> Height:
    """The height of a w:p in a column of so many points; a framed one may take none."""
    own = stated(paragraph, W + "pPr")
    text = "".join(
        one.text or "" for run in contents(paragraph, (W + "r",)) for one in run.iterchildren(W + "t")
    ).strip()
    ems = sum(1.0 if character > "\u2000" else 0.5 for character in text)
    size = next(paragraph.iter(W + "sz"), None)
    half_points = None if size is None else whole(size.get(VAL), 2, 400)
    least, greatest = (LEAST_EM, GREATEST_EM) if half_points is None else (half_points / 2, half_points / 2)
    spacing = own.get(W + "spacing")
    lines = [max(1, ceil(ems * em / max(width, em))) for em in (least, greatest)]
    if half_points is None and lines[1] == 1:
        lines = [1, 1]
    pitches = _pitches(spacing, least * LEAST_PITCH, greatest * GREATEST_PITCH)
    around = sum(_points(spacing, name) for name in ("before", "after"))
    pictures = sum(
        (whole(extent.get("cy"), 0, 2**31) or 0) / _POINT_EMU
        for inline in paragraph.iter(_INLINE)
        for extent in inline[:]
        if str(extent.tag).endswith("}extent")
    )
    base = 0.0 if W + "framePr" in own else lines[0] * pitches[0] + around + pictures
    return Height(base, lines[1] * pitches[1] + around + pictures + (0.0 if spacing is not None else GREATEST_SPACE))


def row_heights(anchors: Sequence[Anchor], edges: Sequence[float]) -> list[Height]:
    """The height of each row of a table, given its cells and the edges of its columns, if they are known."""
    n_rows = max((one.row + one.row_span for one in anchors), default=0)
    found = [Height(0.0, 0.0)] * n_rows
    for one in anchors:
        width = edges[one.column + one.column_span] - edges[one.column] - CELL_MARGINS if edges else 0.0
        lines = [paragraph_height(line, width or 40.0) for line in one.element.iter(W + "p")] or [Height(0.0, 0.0)]
        own = Height(sum(line.least for line in lines), sum(line.greatest for line in lines))
        own = _stated_height(one.element, own)
        if one.row_span == 1:
            before = found[one.row]
            found[one.row] = Height(max(before.least, own.least), max(before.greatest, own.greatest))
    return [Height(row.least or LEAST_EM, row.greatest or GREATEST_EM * GREATEST_PITCH) for row in found]


def _stated_height(cell: Element, own: Height) -> Height:
    """The height of a cell's row, given that of its text: as the row says, if it says so."""
    row = next(cell.iterancestors(W + "tr"), None)
    height = None if row is None else child(child(row, "trPr"), "trHeight")
    if height is None:
        return own
    points = _points(height, "val")
    if height.get(W + "hRule") == "exact":
        return Height(points, points)
    return Height(max(points, own.least), max(points, own.greatest))


def _pitches(spacing: Element | None, least: float, greatest: float) -> tuple[float, float]:
    """The least and the greatest height of a line, given those of one that is set as usual."""
    line = _points(spacing, "line")
    if spacing is None or line <= 0:
        return least, greatest
    rule = spacing.get(W + "lineRule", "auto")
    if rule == "exact":
        return line, line
    if rule == "atLeast":
        return max(least, line), max(greatest, line)
    share = line / 12  # 240ths of a line
    return least * share, greatest * share


def _points(node: Element | None, name: str) -> float:
    """An attribute in twips."""
    found = None if node is None else whole(node.get(W + name), 0, 31_680)
    return (found or 0) / _TWIPS
