"""Texts of OpenDocument (.odt, .ott, .fodt) as WordprocessingML, in one walk in document order (hazards §2 holds here)."""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.diagnostics.errors import too_deep, too_large
from reportparse.document import Document
from reportparse.readers import word_markup as word
from reportparse.readers.odf.lists import LEVELS, XML_ID, Lists
from reportparse.readers.odf.names import DRAW, FO, OFFICE, STYLE, TABLE, TEXT, XLINK, Element, whole
from reportparse.readers.odf.package import OpenDocument
from reportparse.readers.odf.styles import Attributes, Styles, alignment, colour, font_of, is_unseen, master_pages

MAX_NESTING = 24
"""Deepest nest of tables, text boxes, sections and lists."""
MAX_CELLS = 50_000
"""Cells of one text; the forms together have some 400."""
MAX_SPAN = 1_000
MAX_BLANKS = 1_000
"""Most blanks that a text:s stands for; more say nothing else."""

_PARAGRAPH, _HEADING, _LIST, _TABLE = TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"
_CHANGES = TEXT + "tracked-changes"
_PASSED_OVER = frozenset(
    (
        *(_CHANGES, OFFICE + "forms", OFFICE + "annotation", OFFICE + "annotation-end"),
        *(TEXT + name for name in ("note-citation", "hidden-text", "ruby-text", "number", "sequence-decls")),
        *(TEXT + name for name in ("user-field-decls", "variable-decls", "index-title-template", "toc-mark")),
        *(TEXT + name for name in ("table-of-content-source", "illustration-index-source", "alphabetical-index-mark")),
    )
)
_ROWS = frozenset(TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_ROW, _CELL, _COVERED = TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell"
_SHAPES = (
    "frame custom-shape rect ellipse circle line path polygon polyline caption connector regular-polygon g a control"
)
_DRAWINGS = frozenset(DRAW + name for name in _SHAPES.split())
_BREAKS = {TEXT + "line-break": "\n", TEXT + "tab": "\t", TEXT + "s": " "}


def read_text_document(opened: OpenDocument) -> Document:
    """The Document that a text is."""
    try:
        return _Writer(opened).read()
    except RecursionError as error:
        raise too_deep() from error


class _Writer:
    """The walk through one text."""

    def __init__(self, opened: OpenDocument) -> None:
        roots = (opened.content, opened.styles if opened.styles is not opened.content else None)
        self.opened = opened
        self.styles = Styles(*roots)
        self.lists = Lists(*roots)
        self.parts = word.WordParts()
        self.n_cells = 0
        self.deletions = frozenset(
            region.get(TEXT + "id") or str(region.get(XML_ID))
            for region in opened.body.iter(TEXT + "changed-region")
            if region.find(TEXT + "deletion") is not None
        )
        self.deleting: set[str] = set()

    def read(self) -> Document:
        """The whole document."""
        parts = self.parts
        parts.body.append(self.blocks(self.opened.body, 0))
        changes = self.opened.body.find(_CHANGES)
        parts.n_changes = 0 if changes is None else len(changes)
        for element in master_pages(self.opened.styles):
            is_header = str(element.tag).startswith(STYLE + "header")
            (parts.headers if is_header else parts.footers).append(self.blocks(element, 0))
        parts.numbering = self.lists.markup
        return parts.read("odt")

    def blocks(self, container: Element, depth: int, *, unseen: bool = False) -> str:
        """The blocks of a body, section, cell, text box, note, header."""
        if depth > MAX_NESTING:
            raise too_deep()
        made: list[str] = []
        for node in container:
            tag = node.tag
            self.follow(node)
            if not isinstance(tag, str) or tag in _PASSED_OVER:
                continue
            if tag in (_PARAGRAPH, _HEADING):
                made.append(self.paragraph(node, depth, unseen=unseen))
            elif tag == _TABLE:
                made.append(self.table(node, depth, unseen=unseen))
            elif tag == _LIST:
                made.append(self.items(node, depth, node.get(TEXT + "style-name", ""), 0, None, unseen=unseen))
            elif tag in _DRAWINGS:
                made.append(word.paragraph(self.drawing(node, word.PLAIN, depth)))
            else:  # sections, indexes, wrappers
                hidden = unseen or is_unseen(node, self.styles)
                made.append(self.blocks(node, depth + 1, unseen=hidden))
        return "".join(made)

    def paragraph(
        self, element: Element, depth: int, *, unseen: bool = False, number: tuple[int, int] | None = None
    ) -> str:
        """A paragraph or heading, numbered as one of a list or of the outline."""
        own = self.styles.of("paragraph", element.get(TEXT + "style-name"))
        font = font_of(own)
        if unseen or any(
            node.get(TEXT + "is-hidden") == "true" for node in element.iterchildren(TEXT + "hidden-paragraph")
        ):
            font = font._replace(hidden=True)
        level = whole(element.get(TEXT + "outline-level"), 1) if element.tag == _HEADING else None
        if self.deleting:
            number = level = None
        if number is None and level is not None and element.get(TEXT + "is-list-header") != "true":
            outline = self.lists.outline(level)
            number = None if outline is None else (outline, level - 1)
        return word.paragraph(
            self.runs(element, font, own, depth),
            alignment=alignment(own),
            level=level if level is not None and level <= LEVELS else None,
            ground=colour(own.get(FO + "background-color")),
            number=number,
        )

    def items(
        self, element: Element, depth: int, style: str, level: int, number: int | None, *, unseen: bool = False
    ) -> str:
        """A list: each item's first paragraph has a number, what follows in the item has none."""
        if depth > MAX_NESTING:
            raise too_deep()
        if number is None:
            number = self.lists.begin(element, style)
        made: list[str] = []
        for item in element:
            numbered = item.tag == TEXT + "list-item"
            start = item.get(TEXT + "start-value")
            if numbered and start and start.isdecimal() and len(start) < 6 and level < LEVELS:
                number = self.lists.restart(style, level, int(start)) or number
            for node in item if isinstance(item.tag, str) else ():
                if node.tag == _LIST:
                    inner = node.get(TEXT + "style-name") or style
                    shared = number if inner == style else None
                    made.append(self.items(node, depth + 1, inner, level + 1, shared, unseen=unseen))
                elif node.tag in (_PARAGRAPH, _HEADING):
                    place = (number, level) if numbered and number is not None and level < LEVELS else None
                    made.append(self.paragraph(node, depth, unseen=unseen, number=place))
                    numbered = False
                elif node.tag == _TABLE:
                    made.append(self.table(node, depth, unseen=unseen))
        return "".join(made)

    def runs(self, element: Element, font: word.Font, own: Attributes, depth: int) -> str:
        """The text of a paragraph as runs, each with the look that the spans around it give it."""
        if depth > MAX_NESTING * 2:
            raise too_deep()
        made = [self.put(_collapsed(element.text), font)]
        for node in element:
            tag = node.tag
            if not isinstance(tag, str) or tag in _PASSED_OVER:
                pass
            elif tag in _BREAKS:
                count = min(whole(node.get(TEXT + "c")), MAX_BLANKS) if tag == TEXT + "s" else 1
                made.append(self.put(_BREAKS[tag] * count, font))
            elif tag == TEXT + "span":
                stated = {**own, **self.styles.of("text", node.get(TEXT + "style-name"))}
                inner = font_of(stated)
                inner = inner._replace(hidden=inner.hidden or font.hidden)
                made.append(self.runs(node, inner, stated, depth + 1))
            elif tag == TEXT + "note":
                body = node.find(TEXT + "note-body")
                if body is not None:
                    self.parts.notes.append(self.blocks(body, depth + 1))
            elif tag in _DRAWINGS and tag != DRAW + "a":
                made.append(self.drawing(node, font, depth + 1))
            else:
                made.append(self.runs(node, font, own, depth + 1))
            self.follow(node)
            made.append(self.put(_collapsed(node.tail), font))
        return "".join(made)

    def put(self, text: str, font: word.Font) -> str:
        """Text as a run, unless it stands within a deletion: some programs leave it where it was."""
        return word.run(text, font) if text and not self.deleting else ""

    def follow(self, node: Element) -> None:
        """Note where a tracked deletion begins and ends."""
        if node.tag == TEXT + "change-start" and node.get(TEXT + "change-id", "") in self.deletions:
            self.deleting.add(node.get(TEXT + "change-id", ""))
        elif node.tag == TEXT + "change-end":
            self.deleting.discard(node.get(TEXT + "change-id", ""))

    def drawing(self, element: Element, font: word.Font, depth: int) -> str:
        """A frame or shape: its text box, its picture, or that something is embedded."""
        if depth > MAX_NESTING:
            raise too_deep()
        if element.tag in (DRAW + "g", DRAW + "a"):
            return "".join(
                self.drawing(node, font, depth + 1)
                for node in element
                if isinstance(node.tag, str) and node.tag in _DRAWINGS
            )
        if element.tag == DRAW + "control":
            return word.embedded(element.get(DRAW + "control", ""))
        for node in element:
            if node.tag == DRAW + "text-box":
                return word.box(self.blocks(node, depth + 1, unseen=font.hidden))
            if node.tag in (DRAW + "object", DRAW + "object-ole"):
                return word.embedded(node.get(XLINK + "href", ""))
            if node.tag == DRAW + "image":
                return word.picture(node.get(XLINK + "href") or element.get(DRAW + "name") or "")
        text = self.blocks(element, depth + 1, unseen=font.hidden)
        return word.box(text) if "<w:t" in text else ""

    def table(self, element: Element, depth: int, *, unseen: bool = False) -> str:
        """A table by its grid: rows and cells that are repeated stand as often, merges as Word writes them."""
        if self.deleting:
            return ""
        if depth > MAX_NESTING:
            raise too_deep()
        rows: list[list[word.Cell]] = []
        growing: dict[int, tuple[int, int]] = {}
        for row in _rows_of(element):
            for _ in range(min(whole(row.get(TABLE + "number-rows-repeated")), MAX_SPAN)):
                rows.append(self.row(row, growing, depth, unseen=unseen))
        return word.table([word.Row(row) for row in rows])

    def row(
        self, element: Element, growing: dict[int, tuple[int, int]], depth: int, *, unseen: bool
    ) -> list[word.Cell]:
        """The cells of a row; `growing` holds, by column, how many rows a merge still covers and how wide it is."""
        cells: dict[int, word.Cell] = {}
        column = 0
        own = self.styles.of("table-row", element.get(TABLE + "style-name"))
        for node in element:
            if node.tag not in (_CELL, _COVERED):
                continue
            count = min(whole(node.get(TABLE + "number-columns-repeated")), MAX_SPAN)
            if node.tag == _COVERED:
                column += count
                continue
            stated = {**own, **self.styles.of("table-cell", node.get(TABLE + "style-name"))}
            ground = colour(stated.get(FO + "background-color"))
            for _ in range(count):
                self.n_cells += 1
                if self.n_cells > MAX_CELLS:
                    raise too_large(MAX_CELLS, "cells", "个单元格")
                across = min(whole(node.get(TABLE + "number-columns-spanned")), MAX_SPAN)
                down = min(whole(node.get(TABLE + "number-rows-spanned")), MAX_CELLS)
                merge = "restart" if down > 1 else None
                cells[column] = word.Cell(self.blocks(node, depth + 1, unseen=unseen), across, merge, ground)
                if down > 1:
                    growing[column] = (down, across)
                column += 1
        return _filled_up(cells, growing)


def _filled_up(cells: dict[int, word.Cell], growing: dict[int, tuple[int, int]]) -> list[word.Cell]:
    """A row with what merges from above cover, and blanks where nothing is stated."""
    for column, (down, across) in [*growing.items()]:
        if column not in cells:
            cells[column] = word.Cell("<w:p/>", across, "continue")
        if down <= 1 or (cells[column].merge is None):
            del growing[column]
        else:
            growing[column] = (down - 1, across)
    row: list[word.Cell] = []
    at = 0
    for column, cell in sorted(cells.items()):
        if column > at:
            row += [word.Cell("<w:p/>")] * (column - at)
        row.append(cell)
        at = max(at, column + cell.span)
    return row


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, through its groups."""
    pending = [iter(table)]
    while pending:
        for node in pending[-1]:
            if node.tag == _ROW:
                yield node
            elif node.tag in _ROWS and node.get(TABLE + "display") != "false":
                pending.append(iter(node))
                break
        else:
            pending.pop()


def _collapsed(text: str | None) -> str:
    """Text of the XML: white space in it is one blank, others have elements of their own."""
    return " ".join(f"|{text}|".split())[1:-1] if text and not text.isspace() else " " if text else ""
