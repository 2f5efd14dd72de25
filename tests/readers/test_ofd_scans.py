"""Pages of OFD that are nothing but pictures: read as such where asked for, and only where nothing else is on them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from reportparse.document import Document
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages
from reportparse.readers.ofd.reader import read_ofd
from tests.readers.ofd_files import area, kinds, page, parts_of, text, zipped
from tests.readers.pictures import scanned, strips

MEDIA = (
    "<ofd:MultiMedias><ofd:MultiMedia ID='5' Type='Image'><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>"
    "</ofd:MultiMedias>"
)
WHOLE = "<ofd:ImageObject ID='3' ResourceID='5' Boundary='0 0 210 297' CTM='210 0 0 297 0 0'/>"
UPPER = WHOLE.replace("297 0 0'", "148.5 0 0'").replace("210 297'", "210 148.5'")
UNSEEN = "".join(text("收到申请\ue012\ue013", 20, 20 + 8 * i) for i in range(12))
WAYS_OF_HIDING = ("Alpha='0'", "Fill='false'", "Visible='false'")
LOWER = UPPER.replace("'0 0 210", "'0 148.5 210")


def packed(objects: str, picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return zipped(parts_of(page(objects), resources=MEDIA, more={"Doc_0/Res/a.png": stream.getvalue()}))


def tables(document: Document) -> list[list[list[str]]]:
    return [table.texts for table in document.tables]


def test_a_scanned_page_is_read_as_its_text_is() -> None:
    (picture,) = scanned("township-2021form.lo.pdf", 1)
    data = packed(WHOLE, strips(picture, (1320, 1610)))
    silent, read = read_ofd(data), read_ofd(data, ocr=True)
    assert (kinds(silent), silent.blocks) == (["page-is-image"], ())
    assert "page-recognised" in kinds(read)
    ((first, *_),) = [rows[1:2] for rows in tables(read)[:1]]
    assert first == ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def drawn(objects: str, picture: Image.Image) -> Image.Image | None:
    """The one page as it is drawn to be read."""
    pages = Pages(Package(packed(objects, picture)))
    assert len([*pages]) == 1
    found = [*pages.drawings([1])]
    return Image.fromarray(found[0].colours) if found else None


def test_a_page_is_drawn_with_all_of_its_pictures() -> None:
    half = Image.new("RGB", (210, 148), "white")
    half.paste((200, 0, 0), (0, 0, 105, 148))
    whole = drawn(UPPER + LOWER, half)
    assert whole is not None
    assert whole.size == (1654, 2339)
    assert [whole.getpixel((x, y)) for y in (300, 2000) for x in (300, 1500)] == [(200, 0, 0), (255, 255, 255)] * 2


@pytest.mark.parametrize(
    "objects",
    [
        UNSEEN + WHOLE,
        *(WHOLE + UNSEEN.replace("<ofd:TextObject", f"<ofd:TextObject {way}") for way in WAYS_OF_HIDING),
        WHOLE + UNSEEN.replace("<ofd:TextCode", "<ofd:FillColor Value='0 0 0' Alpha='0'/><ofd:TextCode"),
    ],
)
def test_a_layer_of_text_that_nobody_sees_makes_no_page_of_text(objects: str) -> None:
    """What recognition put under a scan, or over it unseen, in codes that say nothing: the picture is read."""
    data = packed(objects, Image.new("RGB", (210, 297), "white"))
    pages = Pages(Package(data))
    assert not any(glyph.visible for glyph in next(iter(pages)).glyphs)
    assert [*pages.scans] == [1]
    assert kinds(read_ofd(data)) == ["page-is-image"]


@pytest.mark.parametrize(("size", "coarse"), [((827, 1170), True), ((1654, 2340), False)])
def test_a_coarse_page_of_two_shades_is_told_as_that(size: tuple[int, int], coarse: bool) -> None:
    pages = Pages(Package(packed(WHOLE, Image.new("1", size, 0))))
    assert len([*pages]) == 1
    assert [it.coarse for it in pages.drawings([1])] == [coarse]


@pytest.mark.parametrize(
    "more",
    [
        text("第1页", 90, 290),
        area(20, 20, 30, 8),
        WHOLE.replace("'5'", "'6'"),
        WHOLE.replace("ID='3'", "BlendMode='Multiply'"),
        UPPER.replace("210 148.5'", "210 40'"),
    ],
)
def test_a_page_with_anything_else_on_it_stays_a_picture(more: str) -> None:
    assert drawn(WHOLE + more, Image.new("RGB", (210, 297), "white")) is None


def test_hidden_text_over_a_scan_is_nothing_else() -> None:
    hidden = text("政府信息公开", 20, 30, more="Alpha='0'")
    assert drawn(WHOLE + hidden, Image.new("RGB", (210, 297), "white")) is not None
