"""What a file says, whatever its format: blocks in reading order, each with its origin.

Readers fill a `Document`; nothing in it is a judgement. A table keeps its *anchor* cells with their spans, exactly
once each; the rectangle is derived from them (`grid.expand`) and never edited. Standard library only, frozen, small:
an archive makes hundreds of millions of these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol, TypeVar, dataclass_transform

from reportparse.diagnostics.issues import Issue

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A dataclass that the type checker keeps frozen.

    At run time it is not: each is made faster so, and an archive has hundreds of millions.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


class Box(NamedTuple):
    """A rectangle on a page in points (1/72 inch), measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@frozen
class Origin:
    """Where a paragraph or a cell stands: page (from 1) and box in fixed-layout formats, line (from 1) in text.

    In blocks `with_places` also which paragraph it is, or in which table, row and column it begins; all from 1, in
    reading order, a table before those that stand in it.
    """

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None


NOWHERE = Origin()


@frozen
class Paragraph:
    """Running text. `text` is NFC, without line ends at its edges, with any automatic number in front ("一、").

    `level` is the outline level (1 for a title or h1) where the format states one; the rest are facts of the layout.
    """

    text: str
    origin: Origin = field(default=NOWHERE, compare=False)
    style: str | None = field(default=None, compare=False)
    level: int | None = field(default=None, compare=False)
    bold: bool = field(default=False, compare=False)
    centered: bool = field(default=False, compare=False)
    right_aligned: bool = field(default=False, compare=False)


@frozen
class Cell:
    """An anchor cell: 0-based row and column of its top left slot, spans of at least 1, and its text.

    The paragraphs (or lines) of a cell are parted by "\\n". `blocks` is filled only where the cell holds a nested
    table: then it is everything in the cell in reading order, and `text` the running text of it all. `seen` is the text as it
    stands on the page, where its lines or letter-spaced digits had to be put together to one number. `drawn` says of a cell
    without text that the page shows something in it: a picture, or a field whose result the file does not hold. `struck` is
    what of its text was left out because it is struck out. `confidence` (0 to 1) is that of a recogniser in the text that it
    read in a picture; `strokes_lost`: thin strokes of it and points may be missing from that.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    origin: Origin = field(default=NOWHERE, compare=False)
    blocks: tuple[Block, ...] = ()
    seen: str | None = field(default=None, compare=False)
    drawn: bool = field(default=False, compare=False)
    struck: str = field(default="", compare=False)
    confidence: float | None = field(default=None, compare=False)
    strokes_lost: bool = field(default=False, compare=False)

    def at(self, origin: Origin, blocks: tuple[Block, ...]) -> Cell:
        """The cell with this origin and these blocks: `replace` takes four times as long, and there are many cells."""
        return Cell(
            self.row,
            self.column,
            self.text,
            self.row_span,
            self.column_span,
            origin,
            blocks,
            self.seen,
            self.drawn,
            self.struck,
            self.confidence,
            self.strokes_lost,
        )


@frozen
class Table:
    """Anchor cells in row-major order; no two overlap. Slots that no anchor covers exist only in ragged tables.

    `regular` is False where the format knows no spans (a text dump, tab-separated lines): there a cell's column is
    just its ordinal in the row. `certain` is False where the grid itself was guessed (columns from alignment alone).
    """

    cells: tuple[Cell, ...]
    origin: Origin = field(default=NOWHERE, compare=False)
    regular: bool = True
    certain: bool = True

    @property
    def n_rows(self) -> int:
        """Number of rows, counting rows that exist through spans alone."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def texts(self) -> list[list[str]]:
        """The texts of its cells, row by row; a row that exists through spans alone is left out."""
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        return [rows[row] for row in sorted(rows)]

    @property
    def n_columns(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


Block = Paragraph | Table


@frozen
class Attachment:
    """A picture in the body or a link to a file: shows where a table may be that the text lacks.

    `kind` is "image" or "link"; `block` is the index in `Document.blocks` of the block that follows it. `source` is there
    where the file itself holds a picture that was not read: the name of its part, or its address as the page gives it.
    """

    kind: str
    name: str
    block: int
    source: str = field(default="", compare=False)


class Again(Protocol):
    """A file that can be looked at again where what its reader saw is in doubt: more strictly, or by other code."""

    @property
    def engines(self) -> tuple[str, str]:
        """The names of the code that has read it, and of the other one."""

    def is_plain(self, texts: Sequence[tuple[Origin, str]]) -> bool:
        """Whether it is beyond doubt that just these texts stand in the cells of these origins, blanks included."""

    def read(self, pages: Collection[int]) -> Document:
        """The document with these pages read by the other code. Raises a ReportparseError where that cannot be."""


Closer = Callable[[Sequence[Origin]], Sequence[str]]
"""Reads cells of pages that are pictures once more, larger; "" where nothing is read. Raises a ReportparseError."""


@frozen
class Document:
    """One file as its reader saw it.

    `metadata` are named facts that stand outside the running text (an HTML `<title>` or `<meta>`, a page's 索引号 list,
    document properties) as (name, value) pairs in document order. `furniture` is what repeats on every page (headers,
    footers): kept apart from the body, but it alone may name the organ. `converted_by` names the program that made another
    format of the file before it was read. `again` is there where other code can read it, `closer` where some
    of its pages were read as pictures.
    """

    format: str
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    furniture: tuple[Paragraph, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    encoding: str | None = None
    pages: int | None = None
    converted_by: str | None = None
    again: Again | None = field(default=None, compare=False)
    closer: Closer | None = field(default=None, compare=False)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs outside tables."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        """The outermost tables."""
        return (block for block in self.blocks if isinstance(block, Table))


MAX_NESTING = 50
"""Tables inside tables whose places are told; what lies deeper arranges no report."""


def with_places(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a document, each origin with the number of its paragraph or table, and row and column of its cell."""
    return _Numbering().of(blocks, 0)


def every_cell(blocks: tuple[Block, ...]) -> Iterator[Cell]:
    """The cells of all tables, each before those that stand in it."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield cell
                yield from every_cell(cell.blocks)


class _Numbering:
    """Counts what it has passed."""

    def __init__(self) -> None:
        self.n_paragraphs = self.n_tables = 0

    def of(self, blocks: tuple[Block, ...], depth: int) -> tuple[Block, ...]:
        """The blocks, numbered from where the last ones ended."""
        return tuple(
            self._table(block, depth) if isinstance(block, Table) else self._paragraph(block) for block in blocks
        )

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        self.n_paragraphs += 1
        was = paragraph.origin
        return replace(paragraph, origin=Origin(was.page, was.box, was.line, paragraph=self.n_paragraphs))

    def _table(self, table: Table, depth: int) -> Table:
        if depth >= MAX_NESTING:
            return table
        self.n_tables += 1
        number, was = self.n_tables, table.origin
        cells = []
        for cell in table.cells:
            at = cell.origin
            origin = Origin(at.page, at.box, at.line, number, cell.row + 1, cell.column + 1)
            cells.append(cell.at(origin, self.of(cell.blocks, depth + 1) if cell.blocks else ()))
        return replace(table, cells=tuple(cells), origin=Origin(was.page, was.box, was.line, number))
