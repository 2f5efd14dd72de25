"""Pictures of tables that were pasted into a document: read in their place, or named with what reads them."""

from __future__ import annotations

import base64
import io
import textwrap
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from reportparse.document import Table
from reportparse.files import folder_of
from reportparse.pipeline import record_of
from reportparse.readers import old_word, pasted, read, scan
from tests.readers.word import drawing, members, p, relations, t, zipped

TEXT = "根据《中华人民共和国政府信息公开条例》的要求编制本报告，所列数据的统计期限自2023年1月1日起至12月31日止。" * 4
TEXT_IN_RTF = "".join(rf"\u{ord(one)}?" for one in TEXT)
NUMBERS = [["243", "17", "8"], ["60", "5", "902"]]


def picture_of_table() -> bytes:
    """A ruled table of NUMBERS as a picture."""
    picture = Image.new("L", (900, 260), 255)
    pen, face = ImageDraw.Draw(picture), ImageFont.load_default(34)
    for x in range(50, 851, 266):
        pen.line((x, 50, x, 210), fill=0, width=2)
    for y in (50, 130, 210):
        pen.line((50, y, 848, y), fill=0, width=2)
    for i, row in enumerate(NUMBERS):
        for j, number in enumerate(row):
            pen.text((183 + 266 * j, 90 + 80 * i), number, 0, face, anchor="mm")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


PICTURE = picture_of_table()
BASE64 = base64.b64encode(PICTURE).decode()


def html(source: str = f"data:image/png;base64,{BASE64}") -> bytes:
    return f"<meta charset=utf-8><p>{TEXT}</p><img src='{source}'><p>完。</p>".encode()


def mhtml() -> bytes:
    parts = (
        b"Content-Type: text/html\r\n\r\n" + html("http://example.org/files/a.png"),
        b"Content-Type: image/png\r\nContent-Location: http://example.org/files/a.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + BASE64.encode(),
    )
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    return head + b"".join(b"--B\r\n" + part + b"\r\n" for part in parts) + b"--B--"


def docx() -> bytes:
    body = p(TEXT) + p("<w:r>" + drawing('<a:blip r:embed="pic"/>') + "</w:r>") + p("完。")
    related = ("pic", "image", "media/a.png")
    files = members(body)
    return zipped(
        {**files, "word/_rels/document.xml.rels": relations(related), "word/media/a.png": PICTURE},
    )


def rtf() -> bytes:
    """As LibreOffice writes it: the digits in lines, and for old programs a second picture that nobody reads."""
    digits = "\n".join(textwrap.wrap(PICTURE.hex(), 128))
    aside = r"{\*\picprop{\sp{\sn x}{\sv 7}}}"
    shown = rf"{{\*\shppict{{\pict{aside}\picw900\pngblip {digits}}}}}{{\nonshppict{{\pict\wmetafile8 0100}}}}"
    return rf"{{\rtf1\ansi {TEXT_IN_RTF}\par {shown}\par 1\par}}".encode("ascii")


def odt(picture: str) -> str:
    body = f"<text:p>{TEXT}</text:p><text:p><draw:frame draw:name='Image1'>{picture}</draw:frame></text:p>"
    names = {"office": "office", "text": "text", "draw": "drawing"}
    spaces = " ".join(f"xmlns:{one}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for one, name in names.items())
    of = "application/vnd.oasis.opendocument.text"
    return (
        f"<office:document {spaces} xmlns:xlink='http://www.w3.org/1999/xlink' office:mimetype='{of}'>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def packed_odt() -> bytes:
    content = odt("<draw:image xlink:href='Pictures/a.png'/>").replace("office:document", "office:document-content")
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "Pictures/a.png": PICTURE}
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rtf", rtf()),
        ("a.odt", packed_odt()),
        ("a.fodt", odt(f"<draw:image><office:binary-data>{BASE64}</office:binary-data></draw:image>").encode()),
        ("a.docx", docx()),
    ],
)
def test_pictures_of_a_document_are_at_hand(name: str, data: bytes) -> None:
    """What is read then is the same whatever document holds it."""
    document = read(data, name, ocr=False)
    fetch = pasted.FETCHED[document.format](data)
    assert [fetch(one.source) for one in document.attachments] == [PICTURE]


def test_pictures_of_old_word_are_those_of_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "package_of", lambda _: docx())
    assert pasted.FETCHED["doc"](b"")("word/media/a.png") == PICTURE


@pytest.mark.parametrize(("whole", "damaged"), [(b"\n", b"\nx"), (b"\\pngblip", b"\\wmetafile8")])
def test_a_picture_in_rtf_that_is_damaged_or_a_drawing_is_named_and_not_at_hand(whole: bytes, damaged: bytes) -> None:
    document = read(rtf().replace(whole, damaged), "a.rtf", ocr=False)
    assert [(one.kind, one.name[:5], one.source) for one in document.attachments] == [("image", "pict ", "")]


@pytest.mark.parametrize(("name", "data"), [("a.html", html()), ("a.mht", mhtml()), ("a.docx", docx())])
def test_a_picture_of_a_table_is_read_in_its_place(name: str, data: bytes) -> None:
    document = read(data, name)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.texts == NUMBERS
    assert all(cell.confidence and cell.origin.page is None for cell in table.cells)
    assert [(one.kind, one.where) for one in document.issues] == [("page-recognised", "picture 1")]
    assert not document.attachments


@pytest.mark.parametrize("address", ["./%E5%B9%B4_files/a.png", "年_files/a.png#x", " 年_files/a.png?v=1"])
def test_a_picture_in_the_folder_of_a_saved_page_is_read_in_its_place(address: str) -> None:
    asked: list[str] = []

    def beside(path: str) -> bytes:
        asked.append(path)
        return PICTURE

    document = read(html(address), "年.html", beside=beside)
    assert ([table.texts for table in document.tables], set(asked)) == ([NUMBERS], {"年_files/a.png"})
    assert not document.attachments


@pytest.mark.parametrize("address", ["http://example.org/a.png", "//example.org/a.png", "a.png", "file:///a.png", ""])
def test_pictures_elsewhere_are_named_and_not_read(address: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PICTURE)
    document = read(html(address), "年.html", beside=folder_of(str(tmp_path / "年.html")))
    assert ([one.source for one in document.attachments], list(document.tables)) == ([""], [])


def test_signs_and_buttons_do_not_use_up_what_is_looked_at() -> None:
    icon = io.BytesIO()
    Image.new("L", (64, 32), 255).save(icon, "PNG")
    signs = "".join(f"<img src='年_files/{number}.png'>" for number in range(2 * pasted.MAX_PICTURES))
    page = html("年_files/table.png").replace(b"<img", signs.encode() + b"<img", 1)
    document = read(page, "年.html", beside=lambda path: PICTURE if "table" in path else icon.getvalue())
    assert [table.texts for table in document.tables] == [NUMBERS]


def test_what_is_read_of_a_folder_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "MAX_BESIDE_BYTES", 2 * len(PICTURE))
    pictures = "".join(f"<img src='年_files/{number}.png'>" for number in range(5))
    asked: list[str] = []

    def beside(path: str) -> bytes:
        asked.append(path)
        return PICTURE

    document = read(html().replace(b"<img", pictures.encode() + b"<img", 1), "年.html", ocr=False, beside=beside)
    assert (len(asked), sum(bool(one.source) for one in document.attachments)) == (2, 3)


def test_a_page_in_an_archive_has_its_folder_there() -> None:
    page = (
        "<meta charset=utf-8><h1>甲县水利局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
        f"<p>{TEXT}</p><h2>二、主动公开政府信息情况</h2><p>见下表。<img src='年_files/a.png'>"
    ).encode()
    record = record_of(zipped({"甲县/年.html": page, "甲县/年_files/a.png": PICTURE}), "a.zip")
    assert "page-recognised" in {one["kind"] for one in record["issues"]}


def pictured(*runs: str, anchored: bool = False) -> bytes:
    """A Word file of a paragraph whose runs are texts, or "" for the picture, afloat or in line."""
    picture = drawing('<a:blip r:embed="pic"/>')
    if not anchored:
        picture = picture.replace("wp:anchor", "wp:inline")
    body = p("".join(t(one) if one else f"<w:r>{picture}</w:r>" for one in runs)) + p("完。")
    files = members(p(TEXT) + body)
    related = relations(("pic", "image", "media/a.png"))
    return zipped({**files, "word/_rels/document.xml.rels": related, "word/media/a.png": PICTURE})


@pytest.mark.parametrize(
    ("name", "data", "at"),
    [
        ("a.docx", pictured("二、主动公开", ""), 2),
        ("a.docx", pictured("", "二、主动公开"), 1),
        ("a.docx", pictured("", "二、主动公开", anchored=True), 2),
        ("a.docx", pictured("", anchored=True), 1),
        ("a.html", html().replace(b"<img", "<h2>二、主动公开<br><img".encode()), 2),
        ("a.html", html().replace(b"<img", "总体情况<br>二、主动公开<br><img".encode()), 3),
        ("a.html", html().replace(b"<p>\xe5\xae\x8c", b"\xe5\xae\x8c"), 1),
    ],
)
def test_a_picture_stands_below_the_words_before_it(name: str, data: bytes, at: int) -> None:
    """A table below the heading of its section, in one paragraph with it, is that section's."""
    assert [one.block for one in read(data, name, ocr=False).attachments] == [at]


def test_a_section_whose_table_stands_elsewhere_is_not_empty() -> None:
    rows = "".join(f"<tr><td>{label}<td>1" for label in ("信息内容", "规章", "行政规范性文件"))
    table = f"<table>{rows.replace('<td>1', '<td>本年制发件数<td>本年废止件数<td>现行有效件数', 1)}</table>"
    headings = "<h2>二、主动公开政府信息情况</h2><h2>三、收到和处理政府信息公开申请情况</h2>"
    page = f"<h1>甲县2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>好。</p>{table}{headings}"
    record = record_of(page.encode(), "a.html")
    assert [one["where"] for one in record["issues"] if one["kind"] == "section-empty"] == ["sections.3"]


def test_a_picture_without_a_table_is_not_read() -> None:
    file = io.BytesIO()
    banner = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(banner).text((450, 100), "GOV 2023", 0, ImageFont.load_default(80), anchor="mm")
    banner.save(file, "PNG")
    document = read(html(f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"), "a.html")
    assert (len(document.blocks), document.issues, document.attachments) == (2, (), ())


@pytest.mark.parametrize("source", ["data:image/png;base64,AAAA", "data:,", "http://example.org/a.png"])
def test_a_picture_that_is_damaged_or_elsewhere_stays_an_attachment(source: str) -> None:
    document = read(html(source), "a.html")
    assert (len(document.blocks), len(document.attachments)) == (2, 1)


def test_pictures_that_were_not_read_are_named_with_what_reads_them() -> None:
    page = (
        "<meta charset=utf-8><h1>甲县水利局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>公开3条。</p>"
        f"<h2>二、主动公开政府信息情况</h2><img alt='表一' src='data:image/png;base64,{BASE64}'>"
        "<h2>三、收到和处理政府信息公开申请情况</h2><p>无。</p>"
    )
    record = record_of(page.encode(), "a.html", ocr=False)
    (said,) = (one["message"] for one in record["issues"] if one["where"] == "disclosure")
    assert record["status"] == "partial"
    assert "「表一」" in said
    assert scan.INSTALL.en in said
