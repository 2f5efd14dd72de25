"""The document beside its record: pages as pictures with a box over each value, or its paragraphs and tables as they are."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportparse.document import Block, Cell, Document, Origin, Paragraph, Table
from reportparse.record.evidence import Evidence

MAX_CHARACTERS = 250_000
"""So much of a document's text is shown; a report has some ten thousand characters."""
MAX_SLOTS = 20_000
"""A table of more rows times columns is shown without its merged cells' widths: no report has such a one."""
MAX_DEPTH = 8
"""Tables within tables that are shown as such."""
_MARGIN_PT = 1.0
"""A box is shown so much larger than its cell: rules stay visible."""


class ShownCell(NamedTuple):
    """A cell of a table of the document; `value` is the path of the value that was read from it."""

    id: str
    text: str
    value: str = ""
    row_span: int = 1
    column_span: int = 1
    blocks: tuple[ShownBlock, ...] = ()


class ShownBlock(NamedTuple):
    """A paragraph (`text`), or a table (`rows`) with its number."""

    id: str
    text: str = ""
    is_heading: bool = False
    value: str = ""
    number: int = 0
    rows: tuple[tuple[ShownCell, ...], ...] = ()


class ShownBox(NamedTuple):
    """A box on a page (pt), and the path of the value in it."""

    id: str
    value: str
    x: float
    y: float
    width: float
    height: float


class ShownPage(NamedTuple):
    """A page: its picture as an address that holds it, and the boxes on it."""

    id: str
    number: int
    width: float
    height: float
    picture: str
    is_drawing: bool
    boxes: tuple[ShownBox, ...]


class Source(NamedTuple):
    """What is shown of a document; `ids` are those of the places of the values by their paths."""

    pages: tuple[ShownPage, ...]
    blocks: tuple[ShownBlock, ...]
    ids: Mapping[str, str]
    is_cut: bool = False
    n_pages: int = 0


NOTHING = Source((), (), {})


def source_of(evidence: Evidence, prefix: str) -> Source:
    """The document of some evidence; `prefix` tells the ids of one document from those of others on the page."""
    places = evidence.places or {}
    if evidence.document is None:
        return NOTHING
    if evidence.pictures:
        pages = tuple(_pages(evidence, places, prefix))
        ids = {box.value: box.id for page in pages for box in page.boxes}
        return Source(pages, (), ids, n_pages=evidence.document.pages or len(pages))
    flow = _Flow(evidence.document, places, prefix)
    blocks = flow.blocks_of(evidence.document.blocks, 0)
    return Source((), blocks, flow.ids, flow.left < 0)


def _pages(evidence: Evidence, places: Mapping[str, Origin], prefix: str) -> Iterator[ShownPage]:
    for picture in evidence.pictures:
        address = f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode('ascii')}"
        own = ((path, origin) for path, origin in places.items() if origin.page == picture.number and origin.box)
        yield ShownPage(
            f"{prefix}.page{picture.number}",
            picture.number,
            round(picture.width, 1),
            round(picture.height, 1),
            address,
            "svg" in picture.media_type,
            tuple(box for path, origin in own for box in _box(f"{prefix}.{path}", path, origin)),
        )


def _box(id_: str, path: str, origin: Origin) -> Iterator[ShownBox]:
    if origin.box is not None:
        x0, top, x1, bottom = origin.box
        edges = (x0 - _MARGIN_PT, top - _MARGIN_PT, x1 - x0 + 2 * _MARGIN_PT, bottom - top + 2 * _MARGIN_PT)
        yield ShownBox(id_, path, *(round(edge, 1) for edge in edges))


class _Flow:
    """Makes what is shown of blocks, as long as there is room."""

    def __init__(self, document: Document, places: Mapping[str, Origin], prefix: str) -> None:
        self.prefix = prefix
        self.ids: dict[str, str] = {}
        self.left = MAX_CHARACTERS
        self.values: dict[str, str] = {}
        for path, origin in places.items():
            id_ = self._id(origin)
            if id_:
                self.ids[path] = id_
                self.values.setdefault(id_, path)

    def blocks_of(self, blocks: tuple[Block, ...], depth: int) -> tuple[ShownBlock, ...]:
        """What is shown of some blocks."""
        return tuple(block for one in blocks for block in self._block(one, depth))

    def _id(self, origin: Origin) -> str:
        if origin.table and origin.row and origin.column:
            return f"{self.prefix}.t{origin.table}r{origin.row}c{origin.column}"
        return f"{self.prefix}.p{origin.paragraph}" if origin.paragraph else ""

    def _block(self, block: Block, depth: int) -> Iterator[ShownBlock]:
        if self.left < 0:
            return
        if isinstance(block, Paragraph):
            self.left -= len(block.text)
            id_ = self._id(block.origin)
            yield ShownBlock(id_, block.text, block.level is not None, self.values.get(id_, ""))
        else:
            number = block.origin.table or 0
            rows = tuple(self._rows(block, depth))
            yield ShownBlock(f"{self.prefix}.t{number}", number=number, rows=rows)

    def _rows(self, table: Table, depth: int) -> Iterator[tuple[ShownCell, ...]]:
        """The rows, with an empty cell wherever the document has none and one to the right of it begins."""
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        is_small = table.n_rows * table.n_columns <= MAX_SLOTS
        taken: dict[int, int] = {}
        for row in range(table.n_rows) if is_small else sorted(rows):
            shown: list[ShownCell] = []
            at = 0
            for cell in sorted(rows.get(row, ()), key=lambda cell: cell.column):
                if is_small:
                    shown += (ShownCell("", "") for column in range(at, cell.column) if taken.get(column, 0) <= row)
                    across = range(cell.column, cell.column + cell.column_span)
                    taken.update(dict.fromkeys(across, row + cell.row_span))
                    at = cell.column + cell.column_span
                shown.append(self._cell(cell, depth, spans=is_small))
            yield tuple(shown)

    def _cell(self, cell: Cell, depth: int, *, spans: bool) -> ShownCell:
        self.left -= len(cell.text)
        id_ = self._id(cell.origin)
        nested = self.blocks_of(cell.blocks, depth + 1) if cell.blocks and depth < MAX_DEPTH else ()
        return ShownCell(
            id_,
            cell.text if self.left >= 0 else "…",
            self.values.get(id_, ""),
            cell.row_span if spans else 1,
            cell.column_span if spans else 1,
            nested,
        )
