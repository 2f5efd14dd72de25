"""What a person sees of an OFD page is what is read of it: ink on its ground, covers, clips, pictures, notes, seals."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Cell, Document
from reportparse.readers.ofd import pictures
from tests.readers.ofd_files import CELL, HEAD, NS, TABLE, area, kinds, last_cell, lines, page, path, read, text

NUMBER = text("128", *CELL)
UNDER = (62.0, 51.0, 30.0, 8.0)
"""The inside of the last cell."""


def colour(value: str) -> str:
    return f"<ofd:FillColor Value='{value}'/>"


def cell(document: Document) -> Cell:
    (table,) = document.tables
    return table.cells[-1]


FRAME = "M 60 48 L 104 48 L 104 62 L 60 62 C M 61 49 L 61 61 L 103 61 L 103 49 C"
"""A frame around the last cell, whose hole runs the other way round."""
SAME_WAY = "M 60 48 L 104 48 L 104 62 L 60 62 C M 61 49 L 103 49 L 103 61 L 61 61 C"

HIDDEN = {
    "white": text("128", *CELL, inside=colour("255 255 255")),
    "nearly white": text("128", *CELL, inside=colour("250 250 250")),
    "not filled": text("128", *CELL, more="Fill='false'"),
    "not visible": text("128", *CELL, more="Visible='false'"),
    "fully transparent": text("128", *CELL, more="Alpha='0'"),
    "transparent ink": text("128", *CELL, inside="<ofd:FillColor Value='0 0 0' Alpha='0'/>"),
    "black on black": area(*UNDER, "0 0 0") + NUMBER,
    "white on white": area(*UNDER, "255 255 255") + text("128", *CELL, inside=colour("255 255 255")),
    "under paper": NUMBER + area(*UNDER),
    "under two areas that run one way round": NUMBER
    + path(SAME_WAY, more="Stroke='false' Fill='true'", inside=colour("255 255 255")),
    "in a block that is not visible": f"<ofd:PageBlock Visible='false'>{NUMBER}</ofd:PageBlock>",
    "clipped away": text(
        "128",
        *CELL,
        inside="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 50 5 5'><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 L 0 5 C"
        "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
    ),
}
SEEN = {
    "within a clip in its boundary's space, under a matrix": text(
        "128",
        *CELL,
        more="CTM='0.1 0 0 0.1 0 0'",
        inside="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 20 8'><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C"
        "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
    )
    .replace("Size='4.0'", "Size='40'")
    .replace("Y='4.0'", "Y='40'")
    .replace("g 2 2.0", "g 2 20"),
    "red": text("128", *CELL, inside=colour("255 0 0")),
    "white on black": area(*UNDER, "0 0 0") + text("128", *CELL, inside=colour("255 255 255")),
    "stroked": text("128", *CELL, more="Fill='false' Stroke='true'"),
    "on a gradient": area(*UNDER).replace(
        "<ofd:FillColor Value='255 255 255'/>", "<ofd:FillColor><ofd:AxialShd/></ofd:FillColor>"
    )
    + NUMBER,
    "on a shade": area(*UNDER, "230 230 230") + NUMBER,
    "under glass": NUMBER + area(*UNDER, "255 255 0", "Alpha='90'"),
    "under a marker": NUMBER + area(*UNDER, "255 255 0", "BlendMode='Multiply'"),
    "in the hole of a frame": NUMBER + path(FRAME, more="Stroke='false' Fill='true'", inside=colour("255 255 255")),
    "on the hole of a black frame": path(FRAME, more="Stroke='false' Fill='true'", inside=colour("0 0 0")) + NUMBER,
    "in a hole by sides": NUMBER
    + path(SAME_WAY, more="Stroke='false' Fill='true' Rule='Even-Odd'", inside=colour("255 255 255")),
    "white on a rounded ground": path(
        "M 63 51 L 100 51 Q 102 51 102 53 L 102 58 Q 102 60 100 60 L 62 60 L 62 52 Q 62 51 63 51 C",
        more="Stroke='false' Fill='true'",
        inside=colour("0 0 0"),
    )
    + text("128", *CELL, inside=colour("255 255 255")),
    "written again on paper": text("57", *CELL) + area(*UNDER) + NUMBER,
    "written again on ink": text("57", *CELL)
    + area(*UNDER, "0 0 0")
    + text("128", *CELL, inside=colour("255 255 255")),
    "within a clip": text(
        "128",
        *CELL,
        inside="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 20 8'><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C"
        "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
    ),
}
DOUBTED = {
    "under ink": NUMBER + area(*UNDER, "0 0 0"),
    "under a broad slanted stroke": NUMBER
    + path("M 62 52 L 76 58", more="").replace("LineWidth='0.3'", "LineWidth='6'"),
    "half under paper": NUMBER + area(62, 51, 4.9, 8),
    "half beyond its boundary": NUMBER.replace(" 180 8.0", " 3 8"),
    "wholly beyond its boundary": NUMBER.replace(f"{CELL[0]} 52.0 180 8.0", "150 52.0 10 8").replace(
        "X='0'", "X='-86'"
    ),
    "under a pattern": NUMBER
    + area(*UNDER).replace("<ofd:FillColor Value='255 255 255'/>", "<ofd:FillColor><ofd:Pattern/></ofd:FillColor>"),
    "half clipped": text(
        "128",
        *CELL,
        inside="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 20 2.4'><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 2.4 "
        "L 0 2.4 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
    ),
    "a clip that may go through a matrix or not": text(
        "128",
        *CELL,
        more="CTM='0.1 0 0 0.1 0 3.6'",
        inside="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 200 3'><ofd:AbbreviatedData>M 0 0 L 200 0 L 200 3 "
        "L 0 3 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
    )
    .replace("Size='4.0'", "Size='40'")
    .replace("g 2 2.0", "g 2 20"),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_number_that_nobody_sees_is_not_read(way: str) -> None:
    document = read(page(TABLE + HIDDEN[way]))
    assert (last_cell(document), kinds(document)) == ("", ["text-hidden"])


@pytest.mark.parametrize("way", SEEN)
def test_a_number_that_is_seen_is_read(way: str) -> None:
    assert last_cell(read(page(TABLE + SEEN[way]))) == "128"


@pytest.mark.parametrize("way", DOUBTED)
def test_a_number_that_cannot_be_told_is_in_doubt(way: str) -> None:
    assert UNSAYABLE in last_cell(read(page(TABLE + DOUBTED[way])))


def test_layers_lie_over_each_other_by_their_kind() -> None:
    back = f"<ofd:Layer ID='4' Type='Background'>{area(*UNDER)}</ofd:Layer>"
    front = f"<ofd:Layer ID='4' Type='Foreground'>{area(*UNDER)}</ofd:Layer>"
    assert last_cell(read(page(TABLE + NUMBER, layers=back))) == "128"
    assert last_cell(read(page(TABLE + NUMBER, layers=front))) == ""


PICTURES = (
    "<ofd:MultiMedias><ofd:MultiMedia ID='5' Type='Image'><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>"
    "</ofd:MultiMedias>"
)


def image(mode: str, colour: str | tuple[int, ...], draw: str = "", size: tuple[int, int] = (300, 80)) -> bytes:
    picture = Image.new(mode, size, colour)
    if draw:
        ink = (0, 0, 0) if mode == "RGB" else (255, 0, 0, 255)
        ImageDraw.Draw(picture).rectangle((20, 20, 90, 60) if draw == "box" else (0, 36, 300, 44), fill=ink)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def placed(box: tuple[float, float, float, float] = UNDER, more: str = "") -> str:
    x, y, width, height = box
    around, matrix = f"{x} {y} {width} {height}", f"{width} 0 0 {height} 0 0"
    return f"<ofd:ImageObject ID='3' ResourceID='5' Boundary='{around}' CTM='{matrix}' {more}/>"


def pictured(objects: str, data: bytes) -> Document:
    return read(page(TABLE + objects), resources=PICTURES, more={"Doc_0/Res/a.png": data})


def test_a_white_picture_hides_what_lies_under_it() -> None:
    document = pictured(NUMBER + placed(), image("RGB", "white"))
    assert (last_cell(document), kinds(document)) == ("", ["text-hidden"])


def test_a_picture_with_a_number_over_a_number_is_in_doubt() -> None:
    assert UNSAYABLE in last_cell(pictured(NUMBER + placed(), image("RGB", "white", "box")))


@pytest.mark.parametrize("more", ["", "Alpha='60'"])
def test_a_picture_that_lets_through_hides_nothing(more: str) -> None:
    data = image("RGB", "white") if more else image("RGBA", (0, 0, 0, 0))
    assert last_cell(pictured(NUMBER + placed(more=more), data)) == "128"


def test_a_picture_under_a_number_hides_nothing() -> None:
    assert last_cell(pictured(placed() + NUMBER, image("RGB", "white"))) == "128"


def test_white_text_on_a_picture_and_text_on_the_dark_of_one_are_in_doubt() -> None:
    white = text("128", *CELL, inside=colour("255 255 255"))
    assert UNSAYABLE in last_cell(pictured(placed() + white, image("RGB", "white")))
    assert UNSAYABLE in last_cell(pictured(placed() + NUMBER, image("RGB", "black")))


def test_a_thin_line_of_a_seal_over_a_number_leaves_it() -> None:
    across = placed((50.0, 51.0, 60.0, 8.0))
    assert last_cell(pictured(NUMBER + across, image("RGBA", (0, 0, 0, 0), "line"))) == "128"


def test_a_picture_in_a_blank_cell_is_something() -> None:
    assert cell(pictured(placed(), image("RGB", "white", "box"))).drawn
    assert not cell(pictured(placed(), image("RGB", "white"))).drawn


def test_a_turned_picture_shows_where_it_lies() -> None:
    turned = placed().replace("CTM='30.0 0 0 8.0 0 0'", "CTM='0 8.0 -30.0 0 30.0 0'")
    assert cell(pictured(turned, image("RGB", "white", "box", (80, 300)))).drawn


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + b"x" * 99, b"JBIG2"])
def test_a_picture_that_cannot_be_told_puts_all_under_it_in_doubt(data: bytes) -> None:
    assert UNSAYABLE in last_cell(pictured(NUMBER + placed(), data))
    assert cell(pictured(placed(), data)).drawn


def test_memory_that_lacks_is_no_damage_of_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("PIL.Image.open", lacking)
    with pytest.raises(MemoryError):
        pictures.pixels_of(b"")


def test_a_picture_that_another_makes_transparent_cannot_be_told() -> None:
    masked = placed(more="ImageMask='5'")
    assert UNSAYABLE in last_cell(pictured(NUMBER + masked, image("RGB", "white")))


def test_a_picture_that_is_not_in_the_file_is_said() -> None:
    document = read(page(TABLE + NUMBER + placed()))
    assert (last_cell(document), kinds(document)) == ("128", ["part-unread"])


def test_a_scanned_page_is_a_picture_with_recognised_text_or_without() -> None:
    whole = placed((0, 0, 210, 297))
    scan = image("RGB", "white", "box", (210, 297))
    for objects in (whole, text("某局年度报告", 20, 20) + whole, whole + text("第1页", 100, 290)):
        document = read(page(objects), resources=PICTURES, more={"Doc_0/Res/a.png": scan})
        assert "page-is-image" in kinds(document)
    recognised = "".join(text("政府信息公开工作年度报告", 20, y) for y in range(20, 80, 10))
    document = read(page(recognised + whole), resources=PICTURES, more={"Doc_0/Res/a.png": scan})
    assert "page-is-image" in kinds(document)
    assert lines(document) == []


def note(appearance: str, kind: str = "Stamp", more: str = "", boundary: str = "") -> dict[str, object]:
    """Parts that put a note on the first page."""
    return {
        "document": "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        "resources": PICTURES,
        "more": {
            "Doc_0/Annots/Annotations.xml": f"{HEAD}<ofd:Annotations {NS}><ofd:Page PageID='1'><ofd:FileLoc>"
            "Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
            "Doc_0/Annots/Page_0/Annotation.xml": f"{HEAD}<ofd:PageAnnot {NS}><ofd:Annot ID='90' Type='{kind}' {more}>"
            f"<ofd:Appearance {boundary}>{appearance}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
            "Doc_0/Res/a.png": image("RGB", "white"),
        },
    }


def test_a_number_typed_in_a_note_over_a_blank_cell_is_read() -> None:
    assert last_cell(read(page(TABLE), **note(NUMBER))) == "128"


def test_a_number_typed_over_another_puts_it_in_doubt() -> None:
    assert UNSAYABLE in last_cell(read(page(TABLE + text("57", *CELL)), **note(NUMBER)))


def test_a_line_of_a_note_through_a_number_puts_it_in_doubt() -> None:
    strike = path("M 0 2 L 30 2", boundary="0 0 30 4")
    for kind, more in (("Path", ""), ("Highlight", "Subtype='Strikeout'")):
        made = note(strike, kind, more, "Boundary='62 52.5 30 4'")
        assert UNSAYABLE in last_cell(read(page(TABLE + NUMBER), **made))


@pytest.mark.parametrize(
    ("kind", "more"),
    [("Highlight", ""), ("Highlight", "Subtype='Underline'"), ("Link", ""), ("Path", "Visible='false'")],
)
def test_marks_that_take_nothing_back_leave_a_number(kind: str, more: str) -> None:
    made = note(area(*UNDER, "255 255 0"), kind, more)
    assert last_cell(read(page(TABLE + NUMBER), **made)) == "128"


def test_paper_put_over_a_number_hides_it() -> None:
    assert last_cell(read(page(TABLE + NUMBER), **note(area(*UNDER)))) != "128"
    assert last_cell(read(page(TABLE + NUMBER), **note(placed()))) != "128"


def test_a_watermark_is_no_text_and_fills_no_cell() -> None:
    mark = text("内部资料", 62, 56, more="CTM='0.9 -0.4 0.4 0.9 0 0'")
    document = read(page(TABLE), **note(mark, "Watermark"))
    assert (last_cell(document), cell(document).drawn, kinds(document)) == ("", False, ["text-hidden"])


def test_notes_that_are_not_there_are_said() -> None:
    made = note(NUMBER)
    del made["more"]["Doc_0/Annots/Page_0/Annotation.xml"]  # type: ignore[attr-defined]
    assert kinds(read(page(TABLE), **made)) == ["page-incomplete"]
    made["more"] = {}
    assert kinds(read(page(TABLE), **made)) == ["part-unread"]
