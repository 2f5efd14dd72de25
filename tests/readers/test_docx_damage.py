"""Word: files that cannot be read say why; hostile ones stay within their bounds."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.document import Block
from reportparse.readers.docx import package as docx_package
from reportparse.readers.docx import tables as docx_tables
from reportparse.readers.docx.reader import MAX_NESTING, read_docx
from tests.readers.word import (
    GOOD,
    ON,
    OPEN,
    STYLES,
    alternatives,
    box,
    changed,
    drawing,
    members,
    p,
    package,
    read,
    relations,
    root,
    span,
    t,
    tbl,
    tc,
    texts,
    tr,
    vml,
    zipped,
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "corrupt"),
        (b"<html></html>", "corrupt"),
        (zipped({"a.txt": "x"}), "corrupt"),
        (zipped(changed(main=None)), "corrupt"),
        (zipped(changed(main="<w:document")), "corrupt"),
        (zipped(changed(main=root("document", ""))), "corrupt"),
        (zipped(changed(main='<!DOCTYPE d [<!ENTITY a "b">]>' + GOOD["word/document.xml"][38:])), "corrupt"),
    ],
)
def test_unreadable_files_say_why(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_docx(data)
    assert caught.value.kind == kind
    assert caught.value.en
    assert caught.value.zh


def test_document_type_in_another_encoding_is_refused() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "12">]>' + GOOD["word/document.xml"][38:]
    files: dict[str, str | bytes] = dict(GOOD)
    files["word/document.xml"] = text.replace("文", "&a;").encode("utf-16")
    with pytest.raises(UnreadableFile) as caught:
        read_docx(zipped(files))
    assert caught.value.kind == "corrupt"


def test_protected_archive_is_encrypted() -> None:
    data = bytearray(zipped(GOOD))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    with pytest.raises(UnreadableFile) as caught:
        read_docx(bytes(data))
    assert caught.value.kind == "encrypted"


def refused(data: bytes) -> str:
    with pytest.raises(OverLimit) as caught:
        read_docx(data)
    return caught.value.kind


def test_bomb_is_refused() -> None:
    assert refused(package(p("x" * docx_package.MAX_BYTES))) == "too-large"


def test_member_that_lies_about_its_size_is_no_larger_than_it_says() -> None:
    data = bytearray(package(p("x" * 5_000_000)))
    at = data.index(b"PK\x01\x02", data.index(b"word/document.xml", len(data) - 700) - 60)
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    with pytest.raises(UnreadableFile) as caught:
        read_docx(bytes(data))
    assert caught.value.kind == "corrupt"


def test_pictures_are_never_inflated() -> None:
    files: dict[str, Any] = members(p("文"), related=(("pic", "image", "media/image1.png"),))
    files["word/media/image1.png"] = bytes(docx_package.MAX_BYTES + 1)
    assert texts(read_docx(zipped(files))) == ["文"]


def test_too_many_parts_and_too_much_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_MEMBERS", 100)
    assert refused(zipped({**GOOD, **{f"{i}.png": "" for i in range(100)}})) == "too-large"
    monkeypatch.setattr(docx_package, "MAX_MARKUP", 1_000)
    assert refused(package("<w:p/>" * 1_000)) == "too-large"


def test_too_deep() -> None:
    def nested(depth: int) -> str:
        return tbl(tr(tc(nested(depth - 1)))) if depth else p("底")

    assert "底" in next(read(nested(MAX_NESTING)).tables).cells[0].text
    assert refused(package(nested(MAX_NESTING + 1))) == "too-deep"
    assert refused(package("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000)) == "too-deep"


def test_table_with_too_many_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_tables, "MAX_SLOTS", 10_000)
    assert refused(package(tbl(*[tr(tc("1", span(1_000)))] * 11))) == "too-large"


def test_relations_in_a_chain_do_not_overflow_the_stack() -> None:
    files: dict[str, Any] = dict(GOOD)
    files["word/_rels/document.xml.rels"] = relations(("a", "x", "p0.xml"))
    for i in range(1_500):
        files[f"word/p{i}.xml"] = "<a/>"
        files[f"word/_rels/p{i}.xml.rels"] = relations(("a", "x", f"p{i + 1}.xml"))
    assert texts(read_docx(zipped(files))) == ["文"]


ALL = package(
    p(t("共") + f'<w:ins w:id="3">{t("12")}</w:ins>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + tbl(tr(tc("甲", span(2) + OPEN), "乙"), tr(tc(tbl(tr("1"))), tc(p(""), ON)))
    + p(f"<w:r>{alternatives(drawing(box(p('框'))), vml(p('框')))}</w:r>"),
    {"styles.xml": STYLES, "header1.xml": root("hdr", p("头"))},
    ("h", "header", "header1.xml"),
)


def survives(data: bytes) -> None:
    with suppress(ReportparseError):
        assert all(isinstance(block, Block) for block in read_docx(data).blocks)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files(part: float) -> None:
    survives(ALL[: int(len(ALL) * part)])


def test_flipped_bytes_of_the_archive() -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(ALL)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(bytes(data))


def test_damaged_xml_and_values() -> None:
    """Bytes of the parts themselves flipped, values replaced: what arrives where the archive is whole."""
    chance = random.Random(11)
    with zipfile.ZipFile(io.BytesIO(ALL)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        name = chance.choice(list(files))
        content = bytearray(files[name])
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 3)] = chance.choice(
            [b"", b"-1", b'"', b"<", b"\xff", b"w:", b"99999999999"]
        )
        survives(zipped({**files, name: bytes(content)}))


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_random_bytes(data: bytes) -> None:
    survives(data)
    survives(b"PK\x03\x04" + data)
