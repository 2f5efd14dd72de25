"""Bad input: a documented exit code, one line on stderr, nothing on stdout, soon. Sizes are chosen to be quick."""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.made import REPORTS, render_docx, render_html
from reportparse.cli.app import app
from tests.program import run

MAX_SECONDS = 10
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(document: str | bytes, **members: bytes) -> bytes:
    """A Word package with this main part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", document)
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def body(inside: str, doctype: str = "") -> str:
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def spaces_docx() -> bytes:
    return docx(body(paragraph("x")) + " " * 150_000_000)


def members_docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        for number in range(10_000):
            package.writestr(f"word/{number}.xml", b"")
    return stream.getvalue()


def laughs_docx() -> bytes:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return docx(body(paragraph("&a11;"), f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]>'))


def external_docx() -> bytes:
    return docx(body(paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))


def deep_docx() -> bytes:
    return docx(body("<w:sdt><w:sdtContent>" * 5_000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 5_000))


def span_docx() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return docx(body(f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 200}</w:tbl>"))


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + b"x"


def deep_tables_html() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 20_000 + b"x"


def huge_html() -> bytes:
    return b"<html><body>" + b"<p>a</p>" * 30_000


def span_html() -> bytes:
    return b"<html><body><table>" + b"<tr>" + b"<td colspan=99999999 rowspan=99999999>1" * 200 + b"</table>"


def wide_html() -> bytes:
    return b"<html><body><table>" + b"<tr><td colspan=1000 rowspan=65534>1<td>2</tr>" * 3_000 + b"</table>"


def attributes_html() -> bytes:
    return b"<html><body " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b"><p>x"


def long_text() -> bytes:
    return b"1" * 20_000_000


def tabs_text() -> bytes:
    return b"\t" * 3_000_000


def pipes_text() -> bytes:
    return b"| 1 " * 200_000


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def looping_pdf() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>",
        ]
    )


def many_pages_pdf() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 999999999>>"])


def bomb_pdf() -> bytes:
    stream = zlib.compress(zlib.compress(b" " * 300_000_000, 1), 1)
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(stream), stream),
        ]
    )


def ole(mark: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + mark.encode("utf-16-le") + b"\x00" * 600


NO_REPORT = {"no-report", "no-text"}
CASES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "spaces.docx": (spaces_docx, {"too-large", "too-much-memory", "no-text"}),
    "members.docx": (members_docx, {"too-large", "corrupt", "unsupported"}),
    "laughs.docx": (laughs_docx, {"corrupt", "too-large", *NO_REPORT}),
    "external.docx": (external_docx, {"corrupt", *NO_REPORT}),
    "deep.docx": (deep_docx, {"too-deep", "corrupt", *NO_REPORT}),
    "span.docx": (span_docx, NO_REPORT),
    "no-part.docx": (lambda: docx(b""), {"corrupt"}),
    "not-xml.docx": (lambda: docx(b"\x00\x01"), {"corrupt"}),
    "encrypted.docx": (lambda: ole("EncryptedPackage"), {"encrypted"}),
    "old.docx": (lambda: ole("WordDocument"), {"corrupt"}),
    "deep.html": (deep_html, {"too-deep", *NO_REPORT}),
    "deep-tables.html": (deep_tables_html, {"too-deep", *NO_REPORT}),
    "huge.html": (huge_html, {"too-large", "too-slow", *NO_REPORT}),
    "span.html": (span_html, {"too-large", *NO_REPORT}),
    "wide.html": (wide_html, {"too-large", "too-slow", *NO_REPORT}),
    "attributes.html": (attributes_html, {"too-large", *NO_REPORT}),
    "long.txt": (long_text, {"too-large", *NO_REPORT}),
    "tabs.txt": (tabs_text, {"empty", "too-large", *NO_REPORT}),
    "pipes.txt": (pipes_text, {"too-large", "too-slow", *NO_REPORT}),
    "looping.pdf": (looping_pdf, {"corrupt", *NO_REPORT}),
    "many-pages.pdf": (many_pages_pdf, {"corrupt", "too-large", *NO_REPORT}),
    "bomb.pdf": (bomb_pdf, {"too-much-memory", "crashed", "too-slow", "too-large", "corrupt", *NO_REPORT}),
    "head.pdf": (lambda: b"%PDF-1.7\n", {"corrupt", *NO_REPORT}),
    "html.pdf": (lambda: b"<html><body><p>x", NO_REPORT),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, {"corrupt", "picture"}),
    "archive.zip": (lambda: b"PK\x05\x06" + b"\x00" * 18, {"empty", "corrupt"}),
}


def spent() -> float:
    """Seconds of the processor, in this process and in its children that ended: a busy machine is no slow program."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("name", CASES)
def test_refused_soon_and_in_one_line(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make, kinds = CASES[name]
    path = tmp_path / name
    path.write_bytes(make())
    start = spent()
    with pytest.raises(SystemExit) as left:
        app(args=["parse", str(path)], prog_name="reportparse")
    took = spent() - start
    printed, complaints = capfd.readouterr()
    said = complaints.splitlines()
    assert (left.value.code, printed, len(said)) == (1, "", 1), said[:3]
    assert said[0].rpartition("[")[2].rstrip("]") in kinds
    assert took < MAX_SECONDS


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt"])
def test_content_decides_not_the_name(suffix: str, tmp_path: Path) -> None:
    town = REPORTS["township-2021form"]
    paths = [tmp_path / f"word{suffix}", tmp_path / f"page{suffix}"]
    for path, data in zip(paths, (render_docx(town), render_html(town)), strict=True):
        path.write_bytes(data)
    ran = run(*paths)
    formats = [json.loads(line)["source"]["format"] for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr, formats) == (0, b"", ["docx", "html"])
