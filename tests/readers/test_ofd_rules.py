"""The lines of OFD: whatever a writer draws a table with, it is read as one; what is no rule is none."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from instruments.made.to_ofd import pixel
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages
from tests.readers.ofd_files import (
    CELL,
    GRID,
    LABELS,
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

NUMBER = text("128", *CELL)
MEDIA = (
    "<ofd:MultiMedias><ofd:MultiMedia ID='5' Type='Image'><ofd:MediaFile>pixel.png</ofd:MediaFile></ofd:MultiMedia>"
    "</ofd:MultiMedias>"
)
XS, YS = (20, 60, 100), (40, 50, 60)


def texts(objects: str, **parts: object) -> list[list[str]]:
    return [row for table in read(page(objects), **parts).tables for row in table.texts]


def n_rules(objects: str, **parts: object) -> int:
    """How many ruling lines the one page has."""
    (found,) = Pages(Package(zipped(parts_of(page(objects), **parts))))  # type: ignore[arg-type]
    return len(found.rules)


WHOLE = [["项目", "数量"], ["申请", "128"]]


def picture(x: float, y: float, width: float, height: float) -> str:
    return (
        f"<ofd:ImageObject ID='3' ResourceID='5' Boundary='{x} {y} {width} {height}' CTM='{width} 0 0 {height} 0 0'/>"
    )


DRAWN = {
    "strokes": GRID,
    "one path": path(" ".join(f"M 20 {y} L 100 {y}" for y in YS) + " " + " ".join(f"S {x} 40 L {x} 60" for x in XS)),
    "without blanks": path("".join(f"M20,{y}L100,{y}" for y in YS) + "".join(f"M{x} 40L{x} 60" for x in XS)),
    "boxes": "".join(
        path(f"M {x} {y} L {x + 40} {y} L {x + 40} {y + 10} L {x} {y + 10} C") for x in XS[:2] for y in YS[:2]
    ),
    "thin areas": "".join(area(20, y, 80, 0.2, "0 0 0") for y in YS)
    + "".join(area(x, 40, 0.2, 20, "0 0 0") for x in XS),
    "a matrix": path(
        " ".join(f"M 200 {10 * y} L 1000 {10 * y}" for y in YS)
        + " ".join(f" M {10 * x} 400 L {10 * x} 600" for x in XS),
        more="CTM='0.1 0 0 0.1 0 0'",
    ),
    "boundaries without height": "".join(path("M 0 0 L 80 0", boundary=f"20 {y} 80 0") for y in YS)
    + "".join(path("M 0 0 L 0 20", boundary=f"{x} 40 0 20") for x in XS),
    "lines that their boundary cuts": "".join(path("M -500 0 L 500 0", boundary=f"20 {y} 80 0.3") for y in YS)
    + "".join(path("M 0 -500 L 0 500", boundary=f"{x} 40 0.3 20") for x in XS),
    "rounded corners": path(
        "M 22 40 L 98 40 Q 100 40 100 42 L 100 58 A 2 2 0 0 1 98 60 L 22 60 B 21 60 20 59 20 58 L 20 42 Q 20 40 22 40 C"
    )
    + line(20, 50, 100, 50)
    + line(60, 40, 60, 60),
    "a composite unit": "<ofd:CompositeObject ID='4' ResourceID='40' Boundary='0 0 210 297'/>",
    "a block": f"<ofd:PageBlock ID='4'><ofd:PageBlock ID='6'>{GRID}</ofd:PageBlock></ofd:PageBlock>",
    "pictures": "".join(picture(20, y, 80, 0.2) for y in YS) + "".join(picture(x, 40, 0.2, 20) for x in XS),
}
UNITS = (
    f"<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='40' Width='210' Height='297'><ofd:Content>{GRID}</ofd:Content>"
    "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
)


@pytest.mark.parametrize("way", DRAWN)
def test_a_table_is_one_whatever_draws_it(way: str) -> None:
    parts = {"resources": MEDIA + UNITS, "more": {"Doc_0/Res/pixel.png": pixel()}}
    assert texts(DRAWN[way] + LABELS + NUMBER, **parts) == WHOLE


def test_a_template_page_lies_under_the_page_or_over_it() -> None:
    common = "<ofd:TemplatePage ID='70' BaseLoc='Tpls/Tpl_0/Content.xml'/>"
    for order in ("", "ZOrder='Background'", "ZOrder='Foreground'"):
        own = page(LABELS + NUMBER, under=f"<ofd:Template TemplateID='70' {order}/>")
        document = read(own, common=common, more={"Doc_0/Tpls/Tpl_0/Content.xml": page(GRID)})
        assert [table.texts for table in document.tables] == [WHOLE]


@pytest.mark.parametrize(
    "way",
    [
        "<ofd:StrokeColor Value='255 255 255'/>",
        "<ofd:StrokeColor Value='#ff #FF #ff'/>",
        "<ofd:StrokeColor Value='0 0 0' Alpha='0'/>",
        "<ofd:StrokeColor Value='0 0 0 0' ColorSpace='60'/>",
        "<ofd:StrokeColor Index='1' ColorSpace='61'/>",
    ],
)
def test_a_line_that_nobody_sees_parts_nothing(way: str) -> None:
    spaces = (
        "<ofd:ColorSpaces><ofd:ColorSpace ID='60' Type='CMYK'/><ofd:ColorSpace ID='61' Type='RGB'><ofd:Palette>"
        "<ofd:CV>0 0 0</ofd:CV><ofd:CV>255 255 255</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>"
    )
    unseen = path("M 80 40 L 80 60", inside=way)
    assert n_rules(unseen, resources=spaces) == 0


@pytest.mark.parametrize("more", ["Stroke='false'", "Visible='false'", "Alpha='0'", "Stroke='false' Fill='true'"])
def test_a_path_that_paints_nothing_parts_nothing(more: str) -> None:
    assert (n_rules(path("M 80 40 L 80 60", more=more)), n_rules(path("M 80 40 L 80 60"))) == (0, 1)


@pytest.mark.parametrize(("colour", "n_seen"), [("white", 0), ("black", 1), ("gray", 1)])
def test_a_thin_picture_is_a_line_where_it_is_dark(colour: str, n_seen: int) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (3, 1), colour).save(stream, "PNG")
    parts = {"resources": MEDIA, "more": {"Doc_0/Res/pixel.png": stream.getvalue()}}
    assert n_rules(picture(20, 30, 80, 0.2), **parts) == n_seen


def test_ways_of_drawing_go_on_from_each_other() -> None:
    styles = (
        "<ofd:DrawParams><ofd:DrawParam ID='30'><ofd:StrokeColor Value='255 255 255'/></ofd:DrawParam>"
        "<ofd:DrawParam ID='31' Relative='30' LineWidth='0.5'/><ofd:DrawParam ID='32' Relative='32'/></ofd:DrawParams>"
    )
    for number, n_seen in (("31", 0), ("32", 1), ("33", 1)):
        assert n_rules(path("M 80 40 L 80 60", more=f"DrawParam='{number}'"), resources=styles) == n_seen


def test_a_layer_says_how_its_objects_are_drawn() -> None:
    styles = (
        "<ofd:DrawParams><ofd:DrawParam ID='30'><ofd:StrokeColor Value='255 255 255'/></ofd:DrawParam></ofd:DrawParams>"
    )
    (found,) = Pages(Package(zipped(parts_of(page(path("M 80 40 L 80 60"), layer="DrawParam='30'"), resources=styles))))
    assert found.rules == ()


def test_a_broad_stroke_is_a_ground() -> None:
    broad = path("M 20 45 L 100 45", more="LineWidth='9'").replace("LineWidth='0.3' ", "")
    white = "<ofd:FillColor Value='255 255 255'/>"
    objects = GRID + broad + text("项目", 22, 46, inside=white) + text("数量", 62, 46) + text("申请", 22, 56) + NUMBER
    document = read(page(objects))
    (table,) = document.tables
    assert (table.texts, kinds(document)) == ([["项目", ""], ["申请", "128"]], ["text-hidden"])


@pytest.mark.parametrize(
    "data", ["M 0 0 L NaN 5", "M 0 0 L 1e99 5", "M 0 0 L 5", "5 5 L 3 3", "M 0 0 X 3 3", "M 0 0 L 1 2 C 3"]
)
def test_a_path_that_cannot_be_read_makes_its_page_unreadable(data: str) -> None:
    assert kinds(read(page(TABLE + NUMBER + path(data)))) == ["page-unreadable"]


def test_a_page_of_outlines_without_text_is_a_picture() -> None:
    outlines = path(
        " ".join(f"M {x} {y} Q {x + 1} {y + 3} {x + 2} {y} C" for x in range(20, 80, 3) for y in range(20, 60, 4))
    )
    filled = outlines.replace("LineWidth", "Fill='true' LineWidth")
    assert kinds(read(page(outlines))) == kinds(read(page(filled + text("第1页", 90, 290)))) == ["page-is-image"]


def test_a_number_drawn_as_outlines_makes_no_blank_cell() -> None:
    drawn = path(
        "M 65 52 Q 67 54 65 56 Q 64 54 65 52 C",
        more="Stroke='false' Fill='true'",
        inside="<ofd:FillColor Value='0 0 0'/>",
    )
    (table,) = read(page(TABLE + drawn)).tables
    assert (table.cells[-1].text, table.cells[-1].drawn) == ("", True)


def test_a_slanted_stroke_over_a_number_puts_it_in_doubt() -> None:
    assert last_cell(read(page(TABLE + NUMBER + line(64, 52, 71, 57)))) != "128"


def test_the_corners_of_an_arc_stand_where_svg_has_them() -> None:
    ring = path("M 30 100 A 10 10 0 1 1 50 100 A 10 10 0 1 1 30 100 C")
    (found,) = Pages(Package(zipped(parts_of(page(ring + text("共", 20, 20))))))
    mm = 25.4 / 72
    xs = [side * mm for spot in found.spots for side in (spot.x0, spot.x1)]
    ys = [side * mm for spot in found.spots for side in (spot.top, spot.bottom)]
    assert (round(min(xs)), round(max(xs)), round(min(ys)), round(max(ys))) == (30, 50, 90, 110)
