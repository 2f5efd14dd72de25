"""Word packages zipped by hand from raw XML, so that no model is shared with what is tested."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from reportparse.document import Document, Table
from reportparse.readers.docx.reader import read_docx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def root(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {DECLARED}>{content}</w:{name}>'


def relations(*rows: tuple[str, str, str]) -> str:
    """A .rels part of (id, type, target) rows; a target with "//" or "#" stands outside the package."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "//" in target else "/>")
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{made}</Relationships>'


def members(body: str, parts: Mapping[str, str] | None = None, related: tuple[tuple[str, str, str], ...] = ()) -> Any:
    """The members of a package with this body and these further parts of word/, by name."""
    known = {"styles.xml": "styles", "numbering.xml": "numbering"}
    typed = {**known, "header1.xml": "header", "footer1.xml": "footer", "document.xml": "document.main"}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{MAIN_TYPE.format(kind)}"/>'
        for name, kind in typed.items()
        if name in (parts or {}) or name == "document.xml"
    )
    auto = tuple((f"auto{i}", known[name], name) for i, name in enumerate(parts or {}) if name in known)
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Default Extension="{end}" ContentType="application/x-{end}"/>' for end in ("bin", "html", "docx", "txt")
        )
        + f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": relations(*auto, *related),
        **{f"word/{name}": content for name, content in (parts or {}).items()},
    }


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package(body: str, parts: Mapping[str, str] | None = None, *related: tuple[str, str, str]) -> bytes:
    return zipped(members(body, parts, related))


def read(body: str, parts: Mapping[str, str] | None = None, *related: tuple[str, str, str]) -> Document:
    return read_docx(package(body, parts, *related))


def t(text: str, properties: str = "") -> str:
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; content without a tag is one run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{content if content.startswith('<') else t(content)}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    made = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.paragraphs]


def kinds(document: Document) -> list[str]:
    return [found.kind for found in document.issues]


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def grid(document: Document) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in only_table(document).cells]


def box(content: str) -> str:
    return f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"


def drawing(content: str) -> str:
    return (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml(content: str) -> str:
    shape = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape>{shape}</v:shape></w:pict>"


def alternatives(choice: str, fallback: str | None) -> str:
    other = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>{other}</mc:AlternateContent>'


STYLES = root(
    "styles",
    """
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="hid"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="mark"><w:name w:val="mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="T"/></w:style>
    <w:style w:type="paragraph" w:styleId="O"><w:name w:val="正文一"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="L1"><w:name w:val="L1"/><w:basedOn w:val="L2"/></w:style>
    <w:style w:type="paragraph" w:styleId="L2"><w:name w:val="L2"/><w:basedOn w:val="L1"/></w:style>
    """,
)


WHITE = '<w:color w:val="FFFFFF"/>'


DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'


RAISED = '<w:vertAlign w:val="superscript"/>'


def span(count: object) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


OPEN = '<w:vMerge w:val="restart"/>'


ON = "<w:vMerge/>"


GOOD = members(p("文") + tbl(tr("1")), {"styles.xml": STYLES})


def changed(**changes: str | None) -> dict[str, str]:
    """GOOD with some members replaced, or left out where None. Names: main, main_rels, rels, types, styles."""
    names = {
        "main": "word/document.xml",
        "main_rels": "word/_rels/document.xml.rels",
        "rels": "_rels/.rels",
        "types": "[Content_Types].xml",
        "styles": "word/styles.xml",
    }
    files = GOOD | {names[key]: content for key, content in changes.items()}
    return {name: content for name, content in files.items() if content is not None}


def strict() -> dict[str, str]:
    swap = "http://schemas.openxmlformats.org/{}/2006/"
    files = dict(GOOD)
    for name in files:
        for kind in ("wordprocessingml", "officeDocument", "drawingml"):
            files[name] = files[name].replace(swap.format(kind), f"http://purl.oclc.org/ooxml/{kind}/")
    return files
