"""A Word package in one XML file is read as the same package in a zip; Word's XML of 2003 is named."""

from __future__ import annotations

import base64

import pytest

from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.readers import sniff
from reportparse.readers.docx import package as docx_package
from reportparse.readers.docx.reader import read_docx
from tests.readers.word import members, p, package, tbl, texts, tr

PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n'
BODY = p("一、总体情况") + tbl(tr("甲", "12"), tr("乙", "15"))


def flat(body: str, picture: bytes = b"") -> bytes:
    """The package of `word.package`, as Word saves it in one file."""
    parts = [
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.partition("?>")[2] or content}</pkg:xmlData></pkg:part>'
        for name, content in members(body).items()
        if name != "[Content_Types].xml"
    ]
    if picture:
        data = base64.b64encode(picture).decode()
        parts.append(f'<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>{data}</pkg:binaryData></pkg:part>')
    return f'{HEAD}<pkg:package xmlns:pkg="{PACKAGE}">{"".join(parts)}</pkg:package>'.encode()


def test_a_package_in_one_file_is_read_as_in_a_zip() -> None:
    data = flat(BODY, picture=bytes(100))
    assert (sniff(data, "a.doc"), read_docx(data)) == ("docx", read_docx(package(BODY)))


def test_pictures_in_one_file_take_no_part_in_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_BYTES", 20_000)
    assert texts(read_docx(flat(p("文"), picture=bytes(30_000)))) == ["文"]


def test_a_package_in_one_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_MARKUP", 1_000)
    with pytest.raises(OverLimit):
        read_docx(flat("<w:p/>" * 1_000))


@pytest.mark.parametrize("data", [flat(BODY)[:-40], flat(BODY).replace(b"<pkg:package", b"<!DOCTYPE a><pkg:package")])
def test_damage_in_one_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_docx(data)


def test_word_2003_is_named() -> None:
    data = HEAD + '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    with pytest.raises(UnreadableFile, match="a Word document of 2003"):
        sniff(data.encode(), "a.xml")
