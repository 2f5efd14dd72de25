"""Which cells of a Word document may lie beneath a shape that floats.

Where a line stands, only a page layout knows. Here each block has a least and a greatest height, and a cell may be covered
where any place between them lies below the shape: across, by the columns that the table states; down, from the shape's own
paragraph, or from the last page break that the document itself makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from reportparse.readers.docx.block_heights import Height, paragraph_height, row_heights
from reportparse.readers.docx.covers import Cover
from reportparse.readers.docx.floating import Float, floating
from reportparse.readers.docx.names import VAL, Element, W, child, contents, stated, value, whole
from reportparse.readers.docx.tables import read_grid

OVERLAP_POINTS = 4.0
"""A shape that reaches less far over a cell touches none of its digits."""
_TWIPS = 20
_PARAGRAPH, _TABLE = W + "p", W + "tbl"
_ENDS = {"center": 0.5, "right": 1.0, "end": 1.0}


class _Page(NamedTuple):
    """A section's page and its margins, in points: A4 with those of Word where nothing is stated."""

    width: float = 595.0
    height: float = 842.0
    left: float = 90.0
    top: float = 72.0
    right: float = 90.0
    bottom: float = 72.0

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    def across(self, from_: str) -> tuple[float, float] | None:
        """From where to where reaches what a shape is measured from; None where that is not known."""
        inner = (self.left, self.width - self.right)
        known = {"page": (0.0, self.width), "margin": inner, "column": inner}
        return known.get(from_) or {"leftMargin": (0.0, self.left), "rightMargin": (inner[1], self.width)}.get(from_)

    def down(self, from_: str) -> tuple[float, float] | None:
        """The same from top to bottom; None for what moves with the text."""
        inner = (self.top, self.height - self.bottom)
        known = {"page": (0.0, self.height), "margin": inner}
        return known.get(from_) or {"topMargin": (0.0, self.top), "bottomMargin": (inner[1], self.height)}.get(from_)


class _Place(NamedTuple):
    """Where something begins: on which page at the earliest and at the latest, counted in points since the last break
    that the document makes (`run` counts those), and what page that is."""

    least: float
    greatest: float
    run: int
    page: _Page

    def below(self, height: Height) -> _Place:
        """The place at the end of something that begins here."""
        return self._replace(least=self.least + height.least, greatest=self.greatest + height.greatest)

    def from_(self, other: _Place) -> tuple[float, float]:
        """How far below another place of its run this one is, at least and at most."""
        first, second = self.least - other.least, self.greatest - other.greatest
        return min(first, second), max(first, second)


class _Box(NamedTuple):
    """A cell: its w:tc, from where to where it reaches across, and the places at its top and its bottom."""

    cell: Element
    left: float
    right: float
    top: _Place
    bottom: _Place


def cells_beneath(body: Element, covers: Sequence[Cover]) -> frozenset[Element]:
    """The w:tc of a body that may lie beneath a cover, with all that stand in them."""
    if not covers:
        return frozenset()
    places, boxes = _laid_out(body)
    by_cell = {box.cell: box for box in boxes}
    found: set[Element] = set()
    for cover in covers:
        home = next(cover.shape.iterancestors(W + "tc"), None)
        if home is not None and not cover.says:
            found.add(home)
        if cover.wraps:
            continue
        shape = floating(cover.shape)
        around = next((by_cell[one] for one in cover.shape.iterancestors(W + "tc") if one in by_cell), None)
        at = next((places[one] for one in cover.shape.iterancestors() if one in places), None)
        if around is not None:
            below = (box for box in boxes if box is not around and _reaches_from(around, shape, box))
        else:
            below = (box for box in boxes if at is not None and _reaches(at, shape, box, is_blank=cover.is_blank))
        found.update(inner for box in below for inner in box.cell.iter(W + "tc"))
    return frozenset(found)


def _reaches(at: _Place, shape: Float, box: _Box, *, is_blank: bool) -> bool:
    """Whether a shape that is anchored at a place may lie over a cell.

    Where nobody knows on which page that place is, nor how far down, a shape that is placed upon the page may lie over any
    cell near by if it is blank: a seal or a note stands beside a signature. In the margins it lies over no cell.
    """
    if box.top.run != at.run:
        return False
    level = at.page.across(shape.across.from_)
    if level is not None and not _overlap(shape.across.start(*level), shape.across.size, box.left, box.right):
        return False
    upright = at.page.down(shape.down.from_)
    (top, _), (_, bottom) = box.top.from_(at), box.bottom.from_(at)
    if upright is None:
        return _overlap(shape.down.offset, shape.down.size, top, bottom)
    page_height = at.page.height - at.page.top - at.page.bottom
    begin = shape.down.start(*upright) - at.page.top
    if not _overlap(begin, shape.down.size, 0.0, page_height):
        return False
    if at.greatest > page_height:
        return is_blank and top < page_height and bottom > -page_height
    return _overlap(begin, shape.down.size, box.top.least, box.bottom.greatest)


def _reaches_from(home: _Box, shape: Float, box: _Box) -> bool:
    """Whether a shape that is anchored in a cell may lie over another one."""
    if box.top.run != home.top.run or inf in (home.right, box.right):
        return False
    level = (home.left, home.right) if shape.in_cell else home.top.page.across(shape.across.from_)
    if level is None or not _overlap(shape.across.start(*level), shape.across.size, box.left, box.right):
        return False
    # Its paragraph stands in the middle of the cell, or at its top.
    room = max(0.0, (home.bottom.least - home.top.least - shape.down.size) / 2)
    (top, _), (_, bottom) = box.top.from_(home.top), box.bottom.from_(home.top)
    return _overlap(shape.down.offset, shape.down.size + room, top, bottom)


def _overlap(begin: float, size: float, least: float, greatest: float) -> bool:
    return begin + size > least + OVERLAP_POINTS and begin < greatest - OVERLAP_POINTS


def _laid_out(body: Element) -> tuple[dict[Element, _Place], list[_Box]]:
    """Where each paragraph of a body begins, and each run behind a page break; and the cells of its tables."""
    places: dict[Element, _Place] = {}
    boxes: list[_Box] = []
    blocks = list(contents(body, (_PARAGRAPH, _TABLE)))
    sections = _sections(body, blocks)
    at = _Place(0.0, 0.0, 0, sections[0][0] if sections else _Page())
    for block, (page, begins) in zip(blocks, sections, strict=True):
        at = _Place(0.0, 0.0, at.run + 1, page) if begins else at._replace(page=page)
        if block.tag == _TABLE:
            boxes += _boxes(block, at)
            at = boxes[-1].bottom if boxes and boxes[-1].top.run == at.run else at
            continue
        if child(child(block, "pPr"), "pageBreakBefore") is not None:
            at = _Place(0.0, 0.0, at.run + 1, page)
        places[block] = at
        at = at.below(paragraph_height(block, page.text_width))
        for run in contents(block, (W + "r",)):
            if places[block].run != at.run:
                places[run] = at
            if any(one.get(W + "type") == "page" for one in run.iterchildren(W + "br")):
                at = _Place(0.0, 0.0, at.run + 1, page)
    return places, boxes


def _sections(body: Element, blocks: Sequence[Element]) -> list[tuple[_Page, bool]]:
    """The page on which each block stands, and whether its section begins there on a new page."""
    own = child(body, "sectPr")
    found: list[tuple[_Page, bool]] = []
    for block in reversed(blocks):
        ending = child(child(block, "pPr"), "sectPr") if block.tag == _PARAGRAPH else None
        if ending is not None:
            if found:
                found[-1] = (found[-1][0], value(own, "type") != "continuous")
            own = ending
        found.append((_page(own), False))
    return found[::-1]


def _page(section: Element | None) -> _Page:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    usual = _Page()
    stated_ = (
        (size, "w", usual.width),
        (size, "h", usual.height),
        *((margins, side, getattr(usual, side)) for side in ("left", "top", "right", "bottom")),
    )
    return _Page(*(_points(node, W + name, otherwise) for node, name, otherwise in stated_))


def _points(node: Element | None, name: str, otherwise: float = 0.0) -> float:
    """An attribute in twips."""
    found = None if node is None else whole(node.get(name), -31_680, 31_680)
    return otherwise if found is None else found / _TWIPS


def _boxes(table: Element, at: _Place) -> Iterator[_Box]:
    """The cells of a table that begins at a place, the last ones of them at its end."""
    anchors = read_grid(table).anchors
    edges = _edges(table, max((one.column + one.column_span for one in anchors), default=0), at.page)
    tops = list(accumulate(row_heights(anchors, edges), _Place.below, initial=at))
    for one in anchors:
        left, right = (edges[one.column], edges[one.column + one.column_span]) if edges else (-inf, inf)
        yield _Box(one.element, left, right, tops[one.row], tops[one.row + one.row_span])


def _edges(table: Element, n_columns: int, page: _Page) -> list[float]:
    """The edges of a table's columns, in points from the page's left edge; nothing where it does not state its columns."""
    widths = [_points(column, W + "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not 0 < n_columns <= len(widths) or min(widths) <= 0:
        return []
    own = stated(table, W + "tblPr")
    floats, indent, aligned = (own.get(W + name) for name in ("tblpPr", "tblInd", "jc"))
    begin, width = page.left, page.text_width
    if floats is not None and floats.get(W + "horzAnchor") == "page":
        begin, width = 0.0, page.width
    where = floats.get(W + "tblpXSpec") if floats is not None else None if aligned is None else aligned.get(VAL)
    shift = _points(floats, W + "tblpX") if floats is not None else _points(indent, W + "w")
    begin += (width - sum(widths)) * _ENDS[where] if where in _ENDS else shift
    return list(accumulate(widths, initial=begin))
