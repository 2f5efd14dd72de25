"""Hostile OFD packages: each ends soon, in a named error or an issue, and costs itself alone."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pytest

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.document import Document
from reportparse.pipeline import record_of
from reportparse.readers.ofd import pages as ofd_pages
from reportparse.readers.ofd.reader import read_ofd
from tests.readers.ofd_files import (
    CELL,
    PAGE,
    TABLE,
    area,
    kinds,
    last_cell,
    line,
    page,
    parts_of,
    path,
    read,
    text,
    zipped,
)

WHOLE = TABLE + text("128", *CELL)
MAX_SECONDS = 20.0


def soon(parts: dict[str, str | bytes]) -> Document:
    """The document of some parts, within the time of a test."""
    data = zipped(parts)
    start = time.process_time()
    try:
        return read_ofd(data)
    finally:
        assert time.process_time() - start < MAX_SECONDS


def test_too_many_members_are_refused() -> None:
    many = parts_of(page(WHOLE)) | {f"x/{number}": b"" for number in range(20_001)}
    with pytest.raises(OverLimit, match="too-large"):
        soon(many)


def test_a_bomb_is_refused_before_it_is_parsed() -> None:
    for content in (page(WHOLE) + " " * 60_000_000, page("<a/>" * 1_100_000)):
        assert kinds(soon(parts_of(content))) == ["page-unreadable"]


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(zipped(parts_of(page(WHOLE))))
    at = data.rfind(PAGE.encode()) - 46 + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert kinds(read_ofd(bytes(data))) == ["page-unreadable"]


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE a [<!ENTITY x 'ha'>]>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE a SYSTEM 'http://a.example/a.dtd'>",
    ],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        content = page(text("&x;" if "ENTITY" in doctype else "x")).replace("?>", f"?>{doctype}", 1)
        with pytest.raises(UnreadableFile, match="document type"):
            soon(parts_of(page(WHOLE)) | {PAGE: content.replace("UTF-8", encoding).encode(encoding)})


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_none() -> None:
    stream = io.BytesIO(zipped(parts_of(page(WHOLE))))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(PAGE, page(TABLE + text("7", *CELL)))
    assert kinds(read_ofd(stream.getvalue())) == ["page-unreadable"]


def test_locked_members_are_called_so() -> None:
    data = bytearray(zipped(parts_of(page(WHOLE))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(UnreadableFile, match="password"):
        read_ofd(bytes(data))


def test_units_that_draw_each_other_are_too_deep() -> None:
    again = "<ofd:CompositeObject ID='4' ResourceID='40' Boundary='0 0 210 297'/>"
    for inside in (again, again * 10):
        unit = f"<ofd:CompositeGraphicUnit ID='40'><ofd:Content>{inside}</ofd:Content></ofd:CompositeGraphicUnit>"
        units = f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>"
        assert kinds(soon(parts_of(page(WHOLE + again), resources=units))) == ["page-unreadable"]


def test_units_that_draw_ten_others_each_are_too_many() -> None:
    units = "".join(
        f"<ofd:CompositeGraphicUnit ID='{at}'><ofd:Content>"
        + f"<ofd:CompositeObject ResourceID='{at + 1}' Boundary='0 0 9 9'/>" * 10
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for at in range(40, 52)
    )
    resources = f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"
    first = "<ofd:CompositeObject ResourceID='40' Boundary='0 0 9 9'/>"
    assert kinds(soon(parts_of(page(WHOLE + first), resources=resources))) == ["page-unreadable"]


@pytest.mark.parametrize("depth", [100, 200])
def test_blocks_nested_beyond_reason_are_too_deep(depth: int) -> None:
    nested = "<ofd:PageBlock>" * depth + text("x") + "</ofd:PageBlock>" * depth
    assert kinds(soon(parts_of(page(nested)))) == ["page-unreadable"]


def test_steps_without_end_cost_as_much_as_there_are_characters() -> None:
    for code in ("DeltaX='g 999999 2'", "DeltaX='" + "2 " * 400_000 + "'", "DeltaX='g -5 2 2 2'"):
        assert last_cell(soon(parts_of(page(TABLE + text("128", *CELL, code=code))))) == "128"


def test_glyphs_without_end_are_too_many() -> None:
    joined = "<ofd:CGTransform CodePosition='0' CodeCount='1' GlyphCount='999999'/>"
    assert last_cell(soon(parts_of(page(TABLE + text("128", *CELL, inside=joined))))) == "128"
    assert kinds(soon(parts_of(page(text("1" * 300_000))))) == ["page-unreadable"]


def test_a_path_without_end_is_refused() -> None:
    assert kinds(soon(parts_of(page(WHOLE + path("M 0 0" + " L 1 1" * 200_000))))) == ["page-unreadable"]


def test_objects_that_all_cover_each_other_end() -> None:
    text_objects = "".join(text("共收到", 20, 30 + at / 100) for at in range(3_000))
    covers = "".join(area(0, 0, 210, 297) for _ in range(2_000))
    assert "page-unreadable" in kinds(soon(parts_of(page(text_objects + covers))))


def test_a_page_that_takes_too_long_ends_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd_pages, "MAX_SECONDS", -1.0)
    with pytest.raises(OverLimit, match="too-slow"):
        read(page(WHOLE))


def test_pages_without_end_are_refused() -> None:
    parts = parts_of(page(WHOLE))
    one = "<ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/>"
    parts["Doc_0/Document.xml"] = str(parts["Doc_0/Document.xml"]).replace(one, one * 2_001)
    with pytest.raises(OverLimit, match="too-large"):
        soon(parts)


@pytest.mark.parametrize("box", ["0 0 NaN 5", "0 0 -5 5", "0 0 1e9 5", "0 0 5", "a b c d"])
def test_paper_beyond_reason_makes_its_page_unreadable(box: str) -> None:
    assert kinds(read(page(WHOLE, box=box))) == ["page-unreadable"]


def test_a_picture_far_larger_than_its_file_is_not_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    side = (60_000).to_bytes(4, "big")
    head = chunk(b"IHDR", side + side + bytes([8, 0, 0, 0, 0]))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(20_000_000))) + chunk(b"IEND", b"")
    media = "<ofd:MultiMedias><ofd:MultiMedia ID='5'><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
    placed = "<ofd:ImageObject ResourceID='5' Boundary='62 51 30 8' CTM='30 0 0 8 0 0'/>"
    document = soon(parts_of(page(WHOLE + placed), resources=media, more={"Doc_0/Res/a.png": bomb}))
    assert last_cell(document) != "128"


def test_many_lines_end() -> None:
    assert kinds(soon(parts_of(page("".join(line(0, y / 100, 200, y / 100) for y in range(20_000))))))


@pytest.mark.parametrize("keep", [0.02, 0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_is_refused(keep: float) -> None:
    data = zipped(parts_of(page(WHOLE)))
    with pytest.raises(ReportparseError):
        record_of(data[: int(len(data) * keep)], "a.ofd")


def test_bytes_that_are_changed_crash_nothing() -> None:
    data = zipped(parts_of(page(WHOLE)))
    for at in range(0, len(data), 7):
        broken = bytearray(data)
        broken[at] ^= 0x55
        try:
            read_ofd(bytes(broken))
        except ReportparseError:
            continue


def test_markup_that_is_changed_crashes_nothing() -> None:
    parts = parts_of(page(WHOLE))
    for name, content in parts.items():
        whole = str(content).encode()
        for at in range(0, len(whole), 11):
            for put in (b"", b"<", b"9", b"-", b"'"):
                try:
                    read_ofd(zipped(parts | {name: whole[:at] + put + whole[at + 1 :]}))
                except ReportparseError:
                    continue


def test_a_zip_of_zips_is_no_such_package() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as outer:
        outer.writestr("OFD.xml", zipped(parts_of(page(WHOLE))))
    with pytest.raises(ReportparseError):
        record_of(stream.getvalue(), "a.ofd")
