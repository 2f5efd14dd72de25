"""The Word reader (.docx, hazards §2): one walk over the tree of the main part, in document order.

Text is what a reader of the page sees once all tracked changes are accepted: automatic numbers in front, hidden text
and field codes left out, a text box after the paragraph that anchors it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportparse.chinese.text import clean, doubted
from reportparse.chinese.values import doubted_value
from reportparse.colours import WHITE, Color
from reportparse.diagnostics.errors import UnreadableFile, too_deep
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Attachment, Block, Cell, Document, Paragraph, Table
from reportparse.readers.docx.beneath import cells_beneath
from reportparse.readers.docx.bound_controls import refresh
from reportparse.readers.docx.covers import covers
from reportparse.readers.docx.fonts import filling, is_dark
from reportparse.readers.docx.left_out import InCell, places_of, told
from reportparse.readers.docx.names import VAL, Element, R, W, child, contents, stated
from reportparse.readers.docx.numbering import Numbering
from reportparse.readers.docx.package import (
    CORE_PROPERTIES,
    ENDNOTES,
    FOOTNOTES,
    MAX_BYTES,
    NUMBERING,
    STYLES,
    Package,
    open_package,
)
from reportparse.readers.docx.paragraph import ParagraphText, is_drawn, plain_text, read_paragraph
from reportparse.readers.docx.styles import Style, Styles, is_table_off_page
from reportparse.readers.docx.tables import Anchor, read_grid
from reportparse.readers.linked_files import leads_to_file
from reportparse.readers.running_text import numbered, running_text

MAX_NESTING = 24
"""Deepest nest of tables and text boxes."""
MAX_CHUNKS = 16
"""Most altChunk parts read; each may inflate a sixteenth of what its host may."""
MAX_CHUNK_DEPTH = 2

_PARAGRAPH = W + "p"
_TABLE = W + "tbl"
_CHUNK = W + "altChunk"
_SHADE = W + "shd"
_BLOCKS = (_PARAGRAPH, _TABLE, _CHUNK)
_CHANGES = tuple(W + name for name in ["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"])
_PROPERTIES = ("title", "subject", "creator", "keywords", "description", "category", "created", "modified")


def read_docx(data: bytes) -> Document:
    """Read a Word file. Raises UnreadableFile or OverLimit."""
    try:
        return _read(data, 0)
    except RecursionError as error:
        raise too_deep() from error


def _read(data: bytes, chunk_depth: int) -> Document:
    return read_opened(open_package(data, _max_bytes(chunk_depth)), chunk_depth)


def read_opened(package: Package, chunk_depth: int = 0) -> Document:
    """Read a package, itself embedded so many times. Raises UnreadableFile, OverLimit or RecursionError."""
    story = _Story.of(package, chunk_depth)
    story.hidden += refresh(package)
    document = package.document
    background = child(document, "background")
    story.backed = background is not None and (background.get(W + "color") or "").upper() not in ("", "AUTO", "FFFFFF")
    body = child(document, "body")
    if body is not None:
        story.covered = cells_beneath(body, covers(document, story.target))
    blocks = () if body is None else tuple(story.blocks(body, 0))
    furniture = (*_edges(document, story), *_notes(story))
    metadata = _metadata(package)
    return Document(
        format="docx",
        blocks=blocks,
        issues=(*_unread(package), *story.found_issues(document, blocks)),
        metadata=metadata,
        furniture=furniture,
        attachments=tuple(story.attachments),
    )


def _unread(package: Package) -> Iterator[Issue]:
    return (issue("part-unread", "document", seen=name) for name in package.unread)


@dataclass(slots=True)
class _Story:
    """The walk through one document: what it needs to know, what it has met."""

    package: Package
    part: str
    styles: Styles
    numbering: Numbering
    chunk_depth: int
    position: int = 0
    issues: list[Issue] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    hidden_in: list[InCell] = field(default_factory=list)
    struck_in: list[InCell] = field(default_factory=list)
    backed: bool = False
    ground: Color | None = None
    unseen: bool = False
    covered: frozenset[Element] = frozenset()
    chunks: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package, chunk_depth: int) -> _Story:
        """A walk about to begin at the main document part."""
        styles = Styles(package.root(package.related(package.main, STYLES)))
        numbering = Numbering(package.root(package.related(package.main, NUMBERING)), styles)
        return cls(package, package.main, styles, numbering, chunk_depth)

    def blocks(self, container: Element, depth: int) -> list[Block]:
        """The blocks of a body, cell, text box, header or note; empty paragraphs and tables say nothing."""
        if depth > MAX_NESTING:
            raise too_deep()
        blocks: list[Block] = []
        running_on: list[tuple[Element, Style]] = []
        for node in contents(container, _BLOCKS):
            if depth == 0:
                self.position = len(blocks)
            if node.tag == _PARAGRAPH:
                style = self.styles.of_paragraph(node)
                if self.unseen:  # a toggle: hidden by the table's style and by the paragraph's is seen
                    style = style._replace(font=style.font._replace(hidden=not style.font.hidden))
                running_on.append((node, style))
                if style.runs_on:
                    continue
            if running_on:
                blocks += self.paragraph(running_on, depth)
                running_on = []
            if node.tag == _TABLE:
                blocks += self.table(node, depth)
            elif node.tag == _CHUNK:
                blocks += self.chunk(node, depth)
        return blocks + self.paragraph(running_on, depth)

    def paragraph(self, elements: Sequence[tuple[Element, Style]], depth: int) -> list[Block]:
        """A paragraph, then the text boxes it anchors. Several elements are one paragraph, the last its properties."""
        if not elements:
            return []
        line = read_paragraph(elements, self.styles, self.backed, self.ground)
        left_out = bool(line.hidden or line.struck) and self.leave_out(line)
        style = elements[-1][1]
        blocks: list[Block] = []
        text = clean(line.text)
        text = doubted(text) if style.astray and depth else text
        if text or not (left_out or style.runs_on):
            label = self.numbering.label(style)
            text = numbered(clean(label), text, gap=True) if label else text
        if line.objects:
            self.note(line, has_text=bool(text) and depth == 0)
        if text:
            blocks.append(
                Paragraph(
                    text=text,
                    style=style.name,
                    level=style.level,
                    bold=line.bold,
                    centered=style.alignment == "center",
                    right_aligned=style.alignment in ("right", "end"),
                )
            )
        for box in line.boxes:
            blocks += self.backed_blocks(box, depth + 1, backed=True)  # nobody knows what fills a shape
        return blocks

    def backed_blocks(
        self, container: Element, depth: int, *, backed: bool, ground: Color | None = None
    ) -> list[Block]:
        """The blocks of a container behind which something dark may lie; it stays behind what is nested in it.

        `ground` is the colour that lies there, where it is known.
        """
        outer = self.backed, self.ground
        self.backed, self.ground = self.backed or backed, ground
        blocks = self.blocks(container, depth)
        self.backed, self.ground = outer
        return blocks

    def table(self, element: Element, depth: int) -> list[Block]:
        """A table as its anchor cells. Text under a merge is hidden in Word: left out here, and named in an issue."""
        grid = read_grid(element)
        for seen, used in grid.bad_spans:
            self.issues.append(issue("span-invalid", "document", seen=seen, used=used))
        for cell in grid.covered:
            self.hidden += filter(None, ["".join(text.text or "" for text in cell.iter(W + "t")).strip()])
        cells = []
        of_table = stated(element, W + "tblPr")
        named = of_table.get(W + "tblStyle")
        outer, self.unseen = self.unseen, named is not None and self.styles.hides(named.get(VAL))
        if is_table_off_page(of_table):
            for anchor in grid.anchors:
                anchor.low = True
        backed = _has_dark_shade(of_table) or (named is not None and self.styles.backs(named.get(VAL)))
        for anchor in grid.anchors:
            shade = anchor.own.get(_SHADE)
            ground = self.ground if shade is None else filling(shade)
            # The colour of a plain text matters where it may be that of the cell.
            is_plain = not self.unseen and depth < MAX_NESTING and ground in (None, WHITE)
            plain = plain_text(anchor.element, self.styles) if is_plain else None
            if plain is not None:
                plain = self.in_doubt(plain, anchor) if self.covered or anchor.low else plain
                cells.append(Cell(anchor.row, anchor.column, plain, anchor.row_span, anchor.column_span))
                continue
            dark = backed or _has_dark_shade(anchor.own)
            n_hidden, n_struck = len(self.hidden), len(self.struck)
            blocks = self.backed_blocks(anchor.element, depth + 1, backed=dark, ground=ground)
            struck = " ".join(self.struck[n_struck:])
            text = self.in_doubt(running_text(blocks), anchor)
            nested = tuple(blocks) if any(isinstance(block, Table) for block in blocks) else ()
            place = anchor.row, anchor.column, text, anchor.row_span, anchor.column_span
            shows = bool(struck) or is_drawn(anchor.element)  # what is left of a struck number is no blank
            cells.append(Cell(*place, blocks=nested, drawn=shows and not text, struck=struck))
            if len(self.hidden) > n_hidden:
                self.hidden_in.append(InCell(cells[-1], n_hidden, len(self.hidden)))
            if len(self.struck) > n_struck:
                self.struck_in.append(InCell(cells[-1], n_struck, len(self.struck)))
        self.unseen = outer
        return [Table(tuple(cells))] if cells else []

    def in_doubt(self, text: str, anchor: Anchor) -> str:
        """The text of a cell, in doubt where nothing shows it whole, or where something may lie upon it."""
        if anchor.low:
            return doubted(text)
        return doubted_value(text) if anchor.element in self.covered else text

    def note(self, line: ParagraphText, *, has_text: bool) -> None:
        """Keep what a paragraph anchors besides text: pictures, embedded objects, links to files."""
        for kind, target, below in line.objects:
            name, at = self.target(target), self.position + (below and has_text)
            if kind != "link":
                is_image = kind == "image"
                found = Attachment("image" if is_image else "link", name, at, name if is_image else "")
                self.attachments.append(found)
            elif leads_to_file(name):
                self.attachments.append(Attachment("link", name, at))
            if kind == "object":
                self.issues.append(issue("part-unread", "document", seen=name))

    def leave_out(self, line: ParagraphText) -> bool:
        """Keep what nobody sees of a paragraph, hidden or struck out; True where there is any."""
        hidden, struck = "".join(line.hidden).strip(), "".join(line.struck).strip()
        self.hidden += [hidden] if hidden else []
        self.struck += [struck] if struck else []
        return bool(hidden or struck)

    def target(self, relation_id: str) -> str:
        """Name of the part or address that a relation id means; the id itself where there is no such relation."""
        relation = self.package.relations(self.part).get(relation_id)
        return relation_id if relation is None else relation.target

    def chunk(self, element: Element, depth: int) -> list[Block]:
        """The blocks of an embedded whole file (w:altChunk), each file once; of a kind not read, an issue."""
        relation_id = element.get(R + "id") or ""
        name = self.target(relation_id)
        relation = self.package.relations(self.part).get(relation_id)
        blob = b"" if relation is None or relation.external else self.package.content(relation.target)
        readable = name not in self.chunks and len(self.chunks) < MAX_CHUNKS
        self.chunks.add(name)
        document = _read_chunk(name, blob, self.chunk_depth + 1) if readable else None
        if document is None:
            self.issues.append(issue("part-unread", "document", seen=name))
            return []
        self.issues += document.issues
        for one in document.attachments:
            self.attachments.append(replace(one, block=self.position + (one.block if depth == 0 else 0)))
        return list(document.blocks)

    def found_issues(self, document: Element, blocks: tuple[Block, ...]) -> Iterator[Issue]:
        """All issues of the walk that made these blocks of a body, each once."""
        changes = sum(1 for _ in document.iter(*_CHANGES))
        if changes:
            yield issue("tracked-changes", "document", count=changes)
        places = places_of(blocks) if self.hidden_in or self.struck_in else {}
        yield from told("text-hidden", self.hidden, self.hidden_in, places)
        yield from told("text-struck", self.struck, self.struck_in, places)
        yield from dict.fromkeys(self.issues)


def _has_dark_shade(own: Mapping[object, Element]) -> bool:
    """Whether the stated properties shade a cell or table so that white text is seen on it."""
    shade = own.get(_SHADE)
    return shade is not None and is_dark(shade)


def _read_chunk(name: str, blob: bytes, depth: int) -> Document | None:
    """An embedded file as a Document, by the reader of its format; None where it cannot be read."""
    from reportparse.readers import READERS, sniff

    if depth > MAX_CHUNK_DEPTH or not 0 < len(blob) <= _max_bytes(depth):
        return None
    try:
        found = sniff(blob, name)
        return _read(blob, depth) if found == "docx" else READERS[found].read(blob)
    except UnreadableFile:
        return None


def _max_bytes(chunk_depth: int) -> int:
    """What a package may inflate to: an embedded one a sixteenth of its host."""
    return int(MAX_BYTES // MAX_CHUNKS**chunk_depth)


def _edges(document: Element, story: _Story) -> Iterator[Paragraph]:
    """Headers and footers in the order in which the sections name them, each once."""
    names = dict.fromkeys(
        (node.tag == W + "headerReference", node.get(R + "id") or "")
        for node in document.iter(W + "headerReference", W + "footerReference")
    )
    for is_header, relation_id in names:
        relation = story.package.relations(story.part).get(relation_id)
        if relation is not None and not relation.external:
            yield from _furniture(story, relation.target, None, "header" if is_header else "footer")


def _notes(story: _Story) -> Iterator[Paragraph]:
    """Footnotes and endnotes, without the rules that part them from the page."""
    for kind, name in ((FOOTNOTES, "footnote"), (ENDNOTES, "endnote")):
        part = story.package.related(story.part, kind)
        if part is not None:
            yield from _furniture(story, part, W + name, name)


def _furniture(story: _Story, part: str, inner: str | None, style: str) -> Iterator[Paragraph]:
    """The running text of another part: all of it, or of its `inner` elements that are no mere rules."""
    tree = story.package.root(part)
    if tree is None:
        return
    apart = replace(story, part=part, attachments=[])
    for container in [tree] if inner is None else tree.iterchildren(inner):
        if container.get(W + "type") in (None, "normal"):
            lines = running_text(apart.blocks(container, 0)).split("\n")
            yield from (Paragraph(line, style=style) for line in lines if line)


def _metadata(package: Package) -> tuple[tuple[str, str], ...]:
    """The document's own properties, as far as they say something."""
    tree = package.root(package.related("", CORE_PROPERTIES))
    if tree is None:
        return ()
    named = ((node.tag.rpartition("}")[2], clean(node.text or "")) for node in tree if isinstance(node.tag, str))
    return tuple((name, text) for name, text in named if name in _PROPERTIES and text)
