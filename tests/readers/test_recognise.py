"""Which format some bytes are: by content, the name only in doubt; what is not read is named."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.readers import KNOWN, READERS, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str, body: bytes = b"x") -> bytes:
    """A zip that stores such members as they are; the same at any hour, as the name of a test must be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), body)
    return stream.getvalue()


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
        (OLE, "legacy-word", "old Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "needs a password"),
        (b"\x1f\x8b\x08", "unsupported", "a gzip archive"),
        (b'[{"a": "<p>"}]', "unsupported", "JSON"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, kind: str, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what) as raised:
        sniff(data, "a.html")
    assert raised.value.kind == kind


def test_every_line_leads_to_its_reader() -> None:
    assert [reader.load().__name__ for reader in READERS.values()] == [
        reader.function.partition(":")[2] for reader in READERS.values()
    ]


def test_endings_belong_to_one_format() -> None:
    endings = [ending for format_ in KNOWN for ending in format_.endings]
    assert sorted(set(endings)) == sorted(endings)
