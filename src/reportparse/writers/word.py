"""Word files of ours: A4, fonts that show Chinese, no clock, nothing stale of the template that they begin as."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from reportparse.diagnostics.complaints import harmless

LATIN_FONT, EAST_ASIAN_FONT = "Times New Roman", "宋体"
FALLBACKS = {EAST_ASIAN_FONT: "SimSun", LATIN_FONT: "Liberation Serif"}
"""What a machine that lacks a font is told to take, by another name of it or another one like it."""

MARGIN_CM = 1.8
TEXT_WIDTH_CM = 21.0 - 2 * MARGIN_CM
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the same content gives the same bytes."""
PROGRAM = "reportparse"
_STYLES = ("Normal", "Title", "Heading 1", "Heading 2")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>reportparse</Application></Properties>"
)


def new_document(title: str) -> WordDocument:
    """An empty A4 document of this title."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    for name in _STYLES:
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in [*fonts.attrib]:
            del fonts.attrib[kind]  # themes name fonts by the machine's language
        for kind, font in (
            ("ascii", LATIN_FONT),
            ("hAnsi", LATIN_FONT),
            ("cs", LATIN_FONT),
            ("eastAsia", EAST_ASIAN_FONT),
        ):
            fonts.set(qn(f"w:{kind}"), font)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Title"].font.size = Pt(18)
    _describe(document, title)
    return document


def _describe(document: WordDocument, title: str) -> None:
    """The document's own properties: its title and who made it, and nothing of the template."""
    properties = document.core_properties
    for name in [*properties._element]:  # dates, comments and authors of the template among them
        properties._element.remove(name)
    properties.title, properties.author = printable(title)[:255], PROGRAM
    package = document.part.package
    for key, relation in [*package.rels.items()]:
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
        elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _APP


def printable(text: str) -> str:
    """Text without control characters, which XML does not take; its lines stay."""
    return "\n".join(harmless(line, " ") for line in text.split("\n"))


def set_widths(table: Table, widths_cm: Sequence[float]) -> None:
    """Give the columns of a table their widths, in its grid and in every cell, as Word and LibreOffice each want it."""
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width)


def repeat_head(table: Table, n_rows: int = 1) -> None:
    """Let the first rows stand on every page that the table reaches; rows are not parted by a page's end."""
    for at, row in enumerate(table.rows):
        if at < n_rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground ("FFD9D6")."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # type: ignore[arg-type]


def saved(document: WordDocument) -> bytes:
    """The package with the clock taken out of it."""
    for comment in document.part._comments_part.element if _has_comments(document) else ():
        comment.attrib.pop(qn("w:date"), None)
    dated, undated = io.BytesIO(), io.BytesIO()
    document.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/fontTable.xml":
                content = _font_table()
            target.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return undated.getvalue()


def _has_comments(document: WordDocument) -> bool:
    return any(rel.reltype == RELATIONSHIP_TYPE.COMMENTS for rel in document.part.rels.values())


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in FALLBACKS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()
    )
