"""Which format some bytes are: by content, the name only in doubt; what is not read is named."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.readers import KNOWN, READERS, sniff
from tests.readers.containers import container

WORD_HEAD = b"\xec\xa5\x01\x01" + bytes(5_000)
AGILE = b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption">'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str, body: bytes = b"x") -> bytes:
    """A zip that stores such members as they are; the same at any hour, as the name of a test must be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), body)
    return stream.getvalue()


def workbook_head(second: int) -> bytes:
    """The records that an old workbook begins with; that of a password is 0x2F."""
    return struct.pack("<HHH14x", 0x0809, 16, 0x0600) + struct.pack("<HH2x", second, 2) + bytes(5_000)


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as raised:
        sniff(data)
    return raised.value.kind


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7", "", "pdf"),
        (b"junk before it %PDF-1.7", "a.docx", "pdf"),
        (packed("word/document.xml"), "a.pdf", "docx"),
        (packed("Word/Document.xml"), "", "docx"),
        (packed("[Content_Types].xml"), "", "docx"),
        (packed("other/document.xml", "xl/workbook.xml"), "", "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "a.docx", "xlsx"),
        (packed("mimetype", "content.xml"), "a.docx", "odt"),
        (packed("mimetype", "content.xml", body=b"application/vnd.oasis.opendocument.spreadsheet"), "", "ods"),
        (b'<?xml version="1.0"?>\n<office:document xmlns', "a.doc", "odt"),
        (b"{\\rtf1 <p>", "a.doc", "rtf"),
        (b"  <HTML>", "a.txt", "html"),
        (b"\xff\xfe" + "<table>".encode("utf-16-le"), "", "html"),
        (b"x" * 5000 + b"<p>", "a.htm", "html"),
        (b"x" * 5000 + b"<p>", "a.txt", "text"),
        (b"MIME-Version: 1.0\r\n\r\n<html>", "", "mhtml"),
        (b"From: <Saved by a browser>", "", "mhtml"),
        ("一、总体情况".encode(), "a.docx", "text"),
        (b"BM is how this text begins", "", "text"),
        (b"[1] is a note", "", "text"),
    ],
)
def test_formats_that_are_read(data: bytes, name: str, expected: str) -> None:
    assert sniff(data, name) == expected


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf \r\n\x00", "empty", "empty"),
        (packed("[Content_Types].xml", "xl/workbook.bin"), "unsupported", "an Excel workbook of binary parts"),
        (packed("[Content_Types].xml", "ppt/slides"), "unsupported", "a PowerPoint presentation"),
        (packed("a.html", body=b"<html>"), "unsupported", "a zip archive"),
        (packed("a.pdf", body=b"%PDF-1.7"), "unsupported", "a zip archive"),
        (packed("a.txt")[:-10], "corrupt", "cut or damaged"),
        (container({"PowerPoint Document": b"x"}), "unsupported", "a PowerPoint presentation"),
        (container({"VisioDocument": b"x"}), "unsupported", "old Office files"),
        (OLE, "corrupt", "cut or damaged"),
        (container({"WordDocument": WORD_HEAD})[:-600], "corrupt", "cut or damaged"),
        (container({"Workbook": workbook_head(0x42)})[:-600], "corrupt", "cut or damaged"),
        (b"\x1f\x8b\x08", "unsupported", "a gzip archive"),
        (b'[{"a": "<p>"}]', "unsupported", "JSON"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, kind: str, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what) as raised:
        sniff(data, "a.html")
    assert raised.value.kind == kind


TODAY = container({"EncryptionInfo": AGILE + bytes(5_000), "EncryptedPackage": b"x" * 9_000})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TODAY, id="whole"),
        pytest.param(TODAY[:-600], id="named"),
        pytest.param(TODAY[:4_000], id="its key"),
        pytest.param(container({"WordDocument": WORD_HEAD[:11] + b"\x01" + WORD_HEAD[12:]})[:-600], id="old Word"),
        pytest.param(container({"Data": bytes(4_096), "Workbook": workbook_head(0x2F)})[:-600], id="old Excel"),
        pytest.param(packed("mimetype", "META-INF/manifest.xml", "encrypted-package"), id="OpenDocument"),
    ],
)
def test_an_encrypted_document_is_told_also_where_it_is_cut(data: bytes) -> None:
    assert refused(data) == "encrypted"


def test_every_line_leads_to_its_reader() -> None:
    assert [reader.load().__name__ for reader in READERS.values()] == [
        reader.function.partition(":")[2] for reader in READERS.values()
    ]


def test_endings_belong_to_one_format() -> None:
    endings = [ending for format_ in KNOWN for ending in format_.endings]
    assert sorted(set(endings)) == sorted(endings)
