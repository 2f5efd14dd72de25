"""Excel workbooks (.xlsx, .xlsm, and those that WPS writes): the parts of the package to sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportparse.chinese.text import UNSAYABLE, clean
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Attachment, Document, Paragraph
from reportparse.patterns import regex
from reportparse.readers.docx.names import Element, R
from reportparse.readers.docx.package import Application, Package, open_package
from reportparse.readers.sheets.grid import Merge, Sheet, SheetCell, Unseen, blocks_of_sheets, raised
from reportparse.readers.sheets.names import DRAWING, MAX_COLUMNS, S, area, is_on, place
from reportparse.readers.sheets.number_formats import shown
from reportparse.readers.sheets.xlsx_styles import Look, Looks, is_hidden, is_struck

EXCEL = Application("Excel", "xl/workbook.xml", S + "sheets")

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORKSHEET = _TYPE + "worksheet"
_HIDDEN = ("hidden", "veryHidden")
_SIZED = regex(r'&"[^"]{0,200}"|&K[0-9A-F]{6}|&\d{1,3}')
_CODE = regex(r"&([A-Za-z&])")
_HOLDS_TEXT = regex(r"(?i)^xl/(?:worksheets/[^/]*|sharedstrings|_rels/workbook\.xml)\.(?:xml|rels)$")
_EDGES = ("oddHeader", "oddFooter", "firstHeader", "firstFooter", "evenHeader", "evenFooter")


def read_xlsx(data: bytes, *, trust_results: bool = True) -> Document:
    """Read an Excel workbook. Raises UnreadableFile or OverLimit.

    `trust_results`: what the file says that its formulas gave is what its author saw.
    """
    package = open_package(data, application=EXCEL)
    book = _Book.of(package)
    book.stale = book.stale or not trust_results
    sheets = [sheet for sheet in map(book.sheet, book.document.iter(S + "sheet")) if sheet is not None]
    blocks = blocks_of_sheets(sheets, book.unseen)
    unread = [_unread(name) for name in package.unread]
    return Document(
        format="xlsx",
        blocks=blocks,
        issues=(*unread, *book.unseen.issues(), *dict.fromkeys(book.issues)),
        furniture=tuple(book.furniture),
        attachments=tuple(book.attachments),
    )


def _unread(name: str) -> Issue:
    """What is said of a part that cannot be read: without its sheets and texts the file is no workbook any more."""
    if _HOLDS_TEXT.search(name):
        return issue(
            "file-damaged", "document", seen=Both(f"its part 「{name}」 cannot be read", f"「{name}」无法读取")
        )
    return issue("part-unread", "document", seen=name)


@dataclass(slots=True)
class _Book:
    """A workbook under way: what its sheets share, and what was met in them.

    `stale`: its results of formulas are to be thrown away, says whoever wrote it without counting them.
    """

    package: Package
    document: Element
    looks: Looks
    texts: list[Element]
    from_1904: bool
    stale: bool
    unseen: Unseen = field(default_factory=Unseen)
    issues: list[Issue] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> _Book:
        """A workbook whose sheets are about to be read."""
        texts = package.root(package.related(package.main, _TYPE + "sharedStrings"))
        settings = package.document.find(S + "workbookPr")
        return cls(
            package,
            package.document,
            Looks(package.root(package.related(package.main, _TYPE + "styles"))),
            [] if texts is None else texts.findall(S + "si"),
            settings is not None and is_on(settings.get("date1904")),
            any(is_on(node.get("fullCalcOnLoad")) for node in package.document.iter(S + "calcPr")),
        )

    def sheet(self, stated: Element) -> Sheet | None:
        """A visible sheet; of a hidden one only that it holds something is kept."""
        relation = self.package.relations(self.package.main).get(stated.get(R + "id") or "")
        if relation is None or relation.external:
            return None
        if relation.type != _WORKSHEET:
            self.issues.append(issue("part-unread", "document", seen=stated.get("name", "")))
            return None
        root = self.package.root(relation.target)
        if root is None:
            return None
        sheet = Sheet(stated.get("name", ""))
        _read_layout(root, sheet)
        for row, column, element in _cells(root):
            cell = self.cell(element)
            if cell is not None:
                sheet.cells[row, column] = cell
        if stated.get("state") in _HIDDEN:
            self.unseen.hidden += (cell.text for cell in sheet.cells.values())
            return None
        self.read_drawings(root, relation.target, sheet)
        self.read_edges(root)
        return sheet

    def cell(self, element: Element) -> SheetCell | None:
        """What a cell shows; None where that is nothing."""
        look = self.looks.of(element.get("s"))
        n_struck = len(self.unseen.struck)
        cell = self.content(element, element.get("t", "n"), look)
        shows = cell is not None and (cell.drawn or cell.text.strip())
        if cell is None or (shows and self.unseen.takes(cell.text, struck=look.struck, hidden=look.hidden)):
            cell = None
        return self.unseen.left_of(cell, n_struck)

    def content(self, element: Element, kind: str, look: Look) -> SheetCell | None:
        """What a cell holds, as its format shows it."""
        if kind == "inlineStr":
            text = element.find(S + "is")
            return None if text is None else SheetCell(self.text(text, look))
        held = element.findtext(S + "v")
        is_formula = element.find(S + "f") is not None
        if is_formula and self.stale:
            return SheetCell("", drawn=True)
        if held is None or not held.strip():
            return SheetCell("", drawn=True) if is_formula and not (kind == "str" and held is not None) else None
        if kind == "s":
            at = int(held) if held.isdecimal() and len(held) < 10 else -1
            return SheetCell(self.text(self.texts[at], look) if 0 <= at < len(self.texts) else UNSAYABLE)
        if kind == "b":
            return SheetCell("TRUE" if is_on(held) else "FALSE")
        if kind in ("str", "e", "d"):
            return SheetCell(held)
        return self.number(held, look)

    def number(self, held: str, look: Look) -> SheetCell | None:
        """A number as its format shows it."""
        try:
            seen = shown(float(held), look.code, from_1904=self.from_1904)
        except ValueError:
            return SheetCell(held + UNSAYABLE)
        if seen is None:
            self.unseen.hidden.append(held)
            return None
        if not seen.exact:
            self.issues.append(issue("number-rounded", "document", held=held[:20], seen=seen.text))
        return SheetCell(seen.text)

    def text(self, element: Element, look: Look) -> str:
        """A text, of one piece or of several with fonts of their own; never its phonetic guide."""
        pieces: list[str] = []
        for node in element:
            if node.tag == S + "t":
                pieces.append(node.text or "")
            elif node.tag == S + "r":
                pieces.append(self.piece(node, look))
        return "".join(pieces)

    def piece(self, run: Element, look: Look) -> str:
        """A piece of a text: nothing where it is struck out or as its ground, in brackets where a digit is raised."""
        text, font = run.findtext(S + "t") or "", run.find(S + "rPr")
        if self.unseen.takes(text, struck=is_struck(font), hidden=font is not None and is_hidden(font, look.ground)):
            return ""
        lifted = None if font is None else font.find(S + "vertAlign")
        is_lifted = lifted is not None and lifted.get("val") in ("superscript", "subscript")
        return raised(text) if is_lifted else text

    def read_drawings(self, root: Element, part: str, sheet: Sheet) -> None:
        """The text boxes on a sheet, and its pictures."""
        for drawing in root.iter(S + "drawing"):
            relation = self.package.relations(part).get(drawing.get(R + "id") or "")
            tree = None if relation is None or relation.external else self.package.root(relation.target)
            for node in () if tree is None else tree.iter(DRAWING + "p", DRAWING + "blip"):
                if node.tag == DRAWING + "blip":
                    self.attachments.append(Attachment("image", sheet.name, 0))
                    continue
                text = "".join(piece.text or "" for piece in node.iter(DRAWING + "t"))
                sheet.boxes.append(text)
                if text.strip().isdecimal():  # which cell it stands over, nobody knows
                    self.issues.append(issue("part-unread", "document", seen=text.strip()))

    def read_edges(self, root: Element) -> None:
        """The headers and footers of a sheet's pages, without their codes (&C, &P, &"font")."""
        for node in root.iter(*(S + name for name in _EDGES)):
            text = clean(_without_codes(node.text or ""))
            self.furniture += (Paragraph(line, style="header") for line in text.split("\n") if line)


def _cells(root: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells of a sheet with row and column from 0, which files may leave out: then they follow the one before."""
    row = -1
    for of_row in root.iter(S + "row"):
        row = _number(of_row.get("r"), row + 2) - 1
        column = -1
        for element in of_row.iterchildren(S + "c"):
            stated = place(element.get("r") or "")
            row, column = stated or (row, column + 1)
            if column < MAX_COLUMNS:
                yield row, column, element


def _read_layout(root: Element, sheet: Sheet) -> None:
    """The merges, and the rows and columns that are hidden or so thin that nobody sees them."""
    for node in root.iter(S + "mergeCell"):
        found = area(node.get("ref") or "")
        if found is not None:
            sheet.merges.append(Merge(*found))
    for node in root.iter(S + "col"):
        if is_on(node.get("hidden")) or _is_nothing(node.get("width")):
            first = _number(node.get("min"), 1)
            sheet.hidden_columns.append((first - 1, _number(node.get("max"), first) - 1))
    row = 0
    for node in root.iter(S + "row"):
        row = _number(node.get("r"), row + 1)
        if is_on(node.get("hidden")) or _is_nothing(node.get("ht")):
            sheet.hidden_rows.add(row - 1)


def _is_nothing(size: str | None) -> bool:
    try:
        return size is not None and float(size) <= 0
    except ValueError:
        return False


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 and text != "0" else otherwise


def _without_codes(text: str) -> str:
    """What a header says: its codes are & and a letter, or a font in quotation marks, or a size."""
    text = _SIZED.sub("", text)
    return _CODE.sub(lambda code: "&" if code[1] == "&" else "\n" if code[1] in "LCR" else "", text)
