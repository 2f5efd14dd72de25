"""A Word file written as raw XML: plain paragraphs, and tables with gridSpan and vMerge like the official template."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Block, Sheet, Slot, Text, slots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "WenQuanYi Zen Hei"
_TEXT_WIDTH = 9070  # twips between the margins of A4


@dataclass(frozen=True)
class DocxStyle:
    """How the document is written.

    `padded`: blanks beside the numbers; `page_numbers`: a footer "- 4 -" on every page.
    """

    padded: bool = False
    page_numbers: bool = False


PLAIN = DocxStyle()

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/footer1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
    "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
    "</Relationships>"
)
_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    '<w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style></w:styles>'
)
_FOOTER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:ftr>'
)


def render_docx(report: MadeReport, style: DocxStyle = PLAIN) -> bytes:
    """The report as a Word file; the same report gives the same bytes."""
    return package(document_xml(flow(report), style))


def package(document: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word package around a document part; `parts` replace or add parts."""
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/styles.xml": _STYLES,
        "word/footer1.xml": _FOOTER,
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def document_xml(blocks: Sequence[Block], style: DocxStyle = PLAIN) -> str:
    """The document part."""
    body = "".join(table_xml(block, style) if isinstance(block, Sheet) else paragraph_xml(block) for block in blocks)
    footer = '<w:footerReference w:type="default" r:id="rId2"/>' if style.page_numbers else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}"><w:body>{body}'
        f'<w:sectPr>{footer}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" '
        'w:header="851" w:footer="992" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def paragraph_xml(block: Text) -> str:
    """A paragraph of running text."""
    spacing = '<w:spacing w:line="400" w:lineRule="exact"/>'
    if block.kind == "title":
        return _paragraph(block.text, f'{spacing}<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>')
    if block.kind == "signature":
        return _paragraph(block.text, f'{spacing}<w:jc w:val="right"/>', "")
    indent = '<w:ind w:firstLine="480"/>'
    return _paragraph(block.text, spacing + indent, "<w:b/>" if block.kind == "heading" else "")


def _paragraph(text: str, paragraph_properties: str, run_properties: str) -> str:
    run = f"<w:r>{_properties('w:rPr', run_properties)}{_text(text)}</w:r>" if text else ""
    return f"<w:p>{_properties('w:pPr', paragraph_properties)}{run}</w:p>"


def _properties(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if inner else ""


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def table_xml(sheet: Sheet, style: DocxStyle) -> str:
    """A sheet as a table; merged-away cells below an anchor are vMerge continuations."""
    whole = sum(sheet.widths)
    widths = [_TEXT_WIDTH * width // whole for width in sheet.widths]
    border = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        "<w:tr>" + "".join(_cell(slot, number, widths, style) for slot in row) + "</w:tr>"
        for number, row in enumerate(slots(sheet))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{border}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _cell(slot: Slot, row: int, widths: Sequence[int], style: DocxStyle) -> str:
    span = slot.cell.col_span
    width = sum(widths[slot.column : slot.column + span])
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if slot.cell.row_span > 1:
        properties += '<w:vMerge w:val="restart"/>' if slot.anchor else "<w:vMerge/>"
    properties += '<w:vAlign w:val="center"/>'
    align = '<w:jc w:val="left"/>' if slot.cell.role in ("label", "caption") else '<w:jc w:val="center"/>'
    lines = slot.cell.text.split("\n") if slot.anchor else [""]
    if style.padded and slot.anchor and slot.cell.role == "value":
        lines[-1] = ["{}", "\u3000{}", "{}\u00a0"][(row + slot.column) % 3].format(lines[-1])
    paragraphs = "".join(_paragraph(line, align, '<w:sz w:val="20"/>') for line in lines)
    if slot.cell.inner and slot.anchor:
        paragraphs += table_xml(slot.cell.inner, style)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
