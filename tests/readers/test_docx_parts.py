"""Word: the parts around the body, and packages that only Word itself would open."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from reportparse.document import Attachment
from reportparse.readers.docx.reader import read_docx
from tests.readers.word import (
    GOOD,
    changed,
    drawing,
    grid,
    members,
    p,
    package,
    read,
    relations,
    root,
    strict,
    t,
    tbl,
    tc,
    texts,
    tr,
    zipped,
)


def test_headers_footers_and_notes_are_furniture() -> None:
    notes = '<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>'
    body = p("正文") + (
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr></w:pPr></w:p>'
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:pPr></w:p>'
    )
    parts = {
        "header1.xml": root("hdr", p("某县人民政府") + tbl(tr("页眉"))),
        "footer1.xml": root("ftr", p("第1页")),
        "footnotes.xml": root("footnotes", notes.format(p("线"), p("注释"))),
    }
    document = read(
        body, parts, ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("n", "footnotes", "footnotes.xml")
    )
    assert texts(document) == ["正文"]
    assert [(one.text, one.style) for one in document.furniture] == [
        ("某县人民政府", "header"),
        ("页眉", "header"),
        ("第1页", "footer"),
        ("注释", "footnote"),
    ]


def test_pictures_objects_and_links_to_files() -> None:
    picture = "<w:r>" + drawing('<a:blip r:embed="pic"/>') + "</w:r>"
    body = (
        p("前")
        + p(picture)
        + p('<w:r><w:object><v:shape><v:imagedata r:id="pic"/></v:shape><o:OLEObject r:id="ole"/></w:object></w:r>')
        + p(f'<w:hyperlink r:id="file">{t("附件")}</w:hyperlink><w:hyperlink r:id="page">{t("首页")}</w:hyperlink>')
        + tbl(tr(tc(p(picture))))
    )
    document = read(
        body,
        {"media/image1.png": "x", "embeddings/sheet.bin": "x"},
        ("pic", "image", "media/image1.png"),
        ("ole", "oleObject", "embeddings/sheet.bin"),
        ("file", "hyperlink", "http://a.gov.cn/2023.XLSX?x=1"),
        ("page", "hyperlink", "http://a.gov.cn/"),
    )
    assert document.attachments == (
        Attachment("image", "word/media/image1.png", 1),
        Attachment("image", "word/media/image1.png", 1),
        Attachment("link", "word/embeddings/sheet.bin", 1),
        Attachment("link", "http://a.gov.cn/2023.XLSX?x=1", 1),
        Attachment("image", "word/media/image1.png", 2),
    )
    assert [found.message for found in document.issues] == [
        "document: The embedded part 「word/embeddings/sheet.bin」 could not be read."
    ]


def test_embedded_files_are_read_or_named() -> None:
    files: dict[str, Any] = members(
        p("前") + '<w:altChunk r:id="d"/><w:altChunk r:id="h"/><w:altChunk r:id="x"/><w:altChunk r:id="d"/>' + p("后"),
        related=(("d", "aFChunk", "a.docx"), ("h", "aFChunk", "b.html"), ("x", "aFChunk", "c.bin")),
    )
    files["word/a.docx"] = package(p("内") + tbl(tr("1")))
    files["word/b.html"] = "<html><body><p>网页</p></body></html>"
    files["word/c.bin"] = "?"
    document = read_docx(zipped(files))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"] * 2 + ["Table"] + ["Paragraph"] * 2
    assert texts(document) == ["前", "内", "网页", "后"]
    assert [dict(found.facts)["seen"] for found in document.issues] == ["word/c.bin", "word/a.docx"]


def test_core_properties_are_metadata() -> None:
    files = members(p("文"))
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    files["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年报</dc:title>'
        "<dc:creator>某局</dc:creator><cp:revision>4</cp:revision><dc:subject/></cp:coreProperties>"
    )
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        "</Relationships>",
        '<Relationship Id="c" Target="docProps/core.xml" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>',
    )
    assert read_docx(zipped(files)).metadata == (("title", "年报"), ("creator", "某局"))


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(strict(), id="strict"),
        pytest.param(changed(types=None), id="no content types"),
        pytest.param(changed(rels=None), id="no package relations"),
        pytest.param(changed(main_rels=None), id="no relations"),
        pytest.param(changed(main_rels=relations(("a", "image", "NULL"))), id="NULL"),
        pytest.param(changed(main_rels=relations(("a", "hyperlink", "#_top"))), id="#_top"),
        pytest.param(changed(main_rels=relations(("a", "image", "media/none.png"))), id="part missing"),
        pytest.param(
            changed(types=GOOD["[Content_Types].xml"].replace("document.main", "template.main")), id="template"
        ),
        pytest.param(changed(types=GOOD["[Content_Types].xml"].replace("main+xml", "x")), id="other type"),
        pytest.param({name.replace("/", "\\"): content for name, content in GOOD.items()}, id="backslashes"),
        pytest.param(
            {name.replace("word/document", "word/Document"): content for name, content in GOOD.items()}, id="case"
        ),
    ],
)
def test_readable_main_part_is_read(files: dict[str, str]) -> None:
    document = read_docx(zipped(files))
    assert (texts(document), grid(document), document.issues) == (["文"], [(0, 0, "1")], ())


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (changed(styles="<w:styles"), "word/styles.xml"),
        (changed(styles=None), "word/styles.xml"),
        (changed(main_rels="<Relationships"), "word/_rels/document.xml.rels"),
    ],
)
def test_parts_that_cannot_be_read_are_named(files: dict[str, str], name: str) -> None:
    document = read_docx(zipped(files))
    assert texts(document) == ["文"]
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [("part-unread", {"seen": name})]


@pytest.mark.parametrize("name", ["settings", "header"])
def test_parts_that_no_page_shows_are_not_missed(name: str) -> None:
    document = read(p("文"), {f"{name}1.xml": "<w:broken"}, ("x", name, f"{name}1.xml"))
    assert (texts(document), document.issues) == (["文"], ())


def test_broken_notes_are_named() -> None:
    document = read(p("文"), {"footnotes.xml": "<w:footnotes"}, ("n", "footnotes", "footnotes.xml"))
    assert texts(document) == ["文"]
    assert [dict(found.facts) for found in document.issues] == [{"seen": "word/footnotes.xml"}]


def test_part_with_a_bad_checksum_is_named() -> None:
    data = zipped(GOOD)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/styles.xml").header_offset
    damaged = bytearray(data)
    damaged[at + 80] ^= 0xFF
    document = read_docx(bytes(damaged))
    assert texts(document) == ["文"]
    assert [dict(found.facts) for found in document.issues] == [{"seen": "word/styles.xml"}]
