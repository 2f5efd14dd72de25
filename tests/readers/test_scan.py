"""Scans and photographs: pages that are pictures become the record that their text layer gives, or say what is in doubt."""

from __future__ import annotations

import io
import json
import socket
from decimal import Decimal
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from reportparse.diagnostics.errors import NotAReport, OverLimit, UnreadableFile
from reportparse.document import Box, Origin
from reportparse.pipeline import record_of
from reportparse.readers import read, scan
from reportparse.readers.scan import cells
from reportparse.readers.scan.ink import DARK_BELOW, greys_of, sheet_of
from reportparse.readers.scan.numbers import DASH, has_rest_before, likeness, pieces_of, stroke_in
from reportparse.readers.scan.page import page_of, set_upright
from reportparse.readers.scan.picture import DPI, MAX_FRAMES, PX_A_POINT, Picture, PixelBox, Pixels, frames_of
from reportparse.readers.scan.reader import drawings_of_pdf
from reportparse.readers.scan.reading import SHOWN, Line, Said
from reportparse.readers.scan.rules import rules_of
from reportparse.readers.scan.straight import skew_of, turned_back
from tests.readers.pictures import FIXTURES, Change, as_file, one_bit, scanned, skewed, stamped

NAME = "township-2021form"


def values_of(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("disclosure", "requests", "review")}


def printed(text: str, *, touching: bool = False, broken: bool = False) -> Pixels:
    """Some characters in a typeface that comes with PIL: greys cut along their ink."""
    face = ImageFont.load_default(28)
    picture = Image.new("L", (40 * len(text), 40), 255)
    pen, x = ImageDraw.Draw(picture), 4.0
    for character in text:
        pen.text((x, 4), character, 0, face)
        x += face.getlength(character) - (2.5 if touching else 0)
    left, top, right, bottom = ImageOps.invert(picture).getbbox() or (0, 0, 1, 1)
    if broken:
        pen.line((0, (top + bottom) // 2, right, (top + bottom) // 2 - 3), fill=255)
    return np.asarray(picture.crop((left, top, right, bottom)), np.uint8)


def shows(text: str, greys: Pixels) -> bool:
    return likeness(text, greys, DARK_BELOW) >= SHOWN


@pytest.mark.parametrize("text", ["1", "0", "7", "10.8", "-3", "8003", "0.7", "1/2", "-", "--"])
def test_ink_shows_the_number_that_it_draws(text: str) -> None:
    assert shows(text, printed(text))


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("/", "1"),
        ("/", "7"),
        ("0.7", "07"),
        ("0.7", "7"),
        ("-3", "3"),
        ("11", "1"),
        ("1", "/"),
        ("0", "-"),
        ("口", "0"),
    ],
)
def test_ink_does_not_show_another(drawn: str, read: str) -> None:
    """`口` stands for the box that is drawn where a font has no such character."""
    assert not shows(read, printed(drawn))


@pytest.mark.parametrize("drawn", "0123456789")
def test_each_digit_has_a_shape_of_its_own(drawn: str) -> None:
    """A model that reads 98 as 08 twice is not believed: the two differ in shape."""
    for text in (drawn, f"{drawn}8", f"30{drawn}"):
        others = [text.replace(drawn, other) for other in "0123456789"]
        assert [other for other in others if shows(other, printed(text))] == [text]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [("98", "08"), ("356", "336"), ("2500", "2600"), ("4000", "4080"), ("98009800980098", "98009800980008")],
)
def test_digits_that_touch_are_looked_at_one_by_one(drawn: str, read: str) -> None:
    greys = printed(drawn, touching=True)
    assert len(pieces_of((greys < DARK_BELOW).astype(np.uint8))) < len(drawn)
    assert shows(drawn, greys)
    assert not shows(read, greys)


@pytest.mark.parametrize("drawn", "0246")
def test_a_digit_that_is_broken_is_itself(drawn: str) -> None:
    """As scanners leave the thin strokes of 宋体, in black and white."""
    greys = printed(drawn, broken=True)
    assert [other for other in "0123456789" if shows(other, greys)] == [drawn]


@pytest.mark.parametrize(("drawn", "stroke"), [("/", "/"), ("-", "-"), ("_", "-"), ("1", ""), ("7", ""), ("--", "")])
def test_strokes_are_told_by_their_shape(drawn: str, stroke: str) -> None:
    assert stroke_in(printed(drawn), DARK_BELOW) == stroke


def test_a_long_flat_stroke_is_a_dash() -> None:
    assert stroke_in(np.zeros((3, 40), np.uint8), DARK_BELOW) == DASH


@pytest.mark.parametrize("degrees", [0.0, 0.7, -1.2, 3.3])
def test_a_page_that_is_askew_is_set_straight(degrees: float) -> None:
    (picture,) = scanned(f"{NAME}.lo.pdf", 1, change=skewed(degrees))
    (page,) = frames_of(as_file([picture], "PNG"))
    assert skew_of(greys_of(page.colours)) == pytest.approx(degrees, abs=0.05)


def test_a_skewed_page_has_the_rules_of_a_straight_one() -> None:
    counts = []
    for degrees in (0.0, 1.2):
        (picture,) = scanned(f"{NAME}.lo.pdf", 2, change=skewed(degrees))
        (page,) = frames_of(as_file([picture], "PNG"))
        counts.append(len(rules_of(greys_of(turned_back(page.colours, degrees) if degrees else page.colours))[0]))
    assert counts[0] == counts[1] > 20


@pytest.mark.parametrize("shades", [(128, 255), (213, 213), (186, 244)])
def test_a_grey_hairline_is_a_rule_however_it_falls_on_the_pixels(shades: tuple[int, int]) -> None:
    greys = np.full((600, 600), 255, np.uint8)
    for i, shade in enumerate(shades):
        for at in (50, 548):
            greys[at + i, 50:550], greys[50:550, at + i] = shade, shade
    assert len(rules_of(greys)[0]) == 4


def test_the_edge_of_a_pale_shade_is_no_rule() -> None:
    greys = np.full((600, 600), 255, np.uint8)
    greys[300:400, 50:550] = 200
    assert not rules_of(greys)[0]


@pytest.mark.parametrize(("dash", "gap"), [(6, 4), (3, 3), (8, 5)])
def test_rules_of_dashes_are_rules_where_there_are_no_others(dash: int, gap: int) -> None:
    greys = np.full((400, 600), 255, np.uint8)
    for line in range(4):
        for at in range(60, 451, dash + gap):
            greys[50 + 80 * line : 52 + 80 * line, at : at + dash] = 0
        for at in range(50, 291, dash + gap):
            greys[at : at + dash, 60 + 130 * line : 62 + 130 * line] = 0
    assert len(rules_of(greys)[0]) == 8


def test_leaders_and_marks_are_no_rules() -> None:
    """A line of dots leads to a number of a page, and of dashes in cells none are as near each other."""
    greys = np.full((400, 600), 255, np.uint8)
    greys[50:52, 40:560:8] = greys[50:52, 41:560:8] = 0
    for row in range(100, 400, 30):
        for at in range(60, 560, 60):
            greys[row : row + 2, at : at + 12] = 0
    assert not rules_of(greys)[0]


def test_a_red_stamp_is_no_ink_and_red_ink_is_told() -> None:
    picture = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 140, 140), fill=(220, 40, 40))
    ImageDraw.Draw(picture).rectangle((300, 100, 302, 140), fill="black")
    (page,) = frames_of(as_file([picture], "PNG"))
    greys = greys_of(page.colours)
    sheet = sheet_of(page.colours, greys, np.zeros_like(greys))
    middle = page.colours.shape[1] // 3
    assert not sheet.ink[:, :middle].any()
    assert sheet.ink[:, middle:].any()
    assert sheet.traces[:, :middle].any()


def test_a_page_that_is_a_picture_gives_the_values_of_its_text() -> None:
    """A scan between two pages with text, askew and stamped: what the text layer of the same page says."""
    scan_of_it = as_file(scanned(f"{NAME}.lo.pdf", 2, change=lambda it: skewed(0.7)(stamped(it))))
    mixed = io.BytesIO()
    with pikepdf.open(FIXTURES / f"{NAME}.lo.pdf") as document, pikepdf.open(io.BytesIO(scan_of_it)) as picture:
        document.pages[1] = picture.pages[0]
        document.save(mixed)
    record = record_of(mixed.getvalue(), "scan.pdf", cells=True)
    told = json.loads((FIXTURES / f"{NAME}.expected.json").read_text("utf-8"), parse_float=Decimal)
    assert values_of(record) == values_of(told)
    assert record["report"]["organ"] == told["report"]["organ"]
    kinds = [one["kind"] for one in record["issues"]]
    assert kinds.count("page-recognised") == 1
    numbers = [cell for cell in record["cells"] if cell["state"] == "number" and cell["page"] == 2]
    assert len(numbers) > 170
    assert all(cell["read_by"] == "ocr" and 0.8 <= cell["confidence"] <= 1 for cell in numbers)
    assert all("read_by" not in cell for cell in record["cells"] if cell["page"] != 2)


def test_frames_of_a_picture_file_are_pages_and_the_same_bytes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("nothing is fetched when a page is read")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    picture = one_bit(scanned(f"{NAME}.lo.pdf", 1)[0]).crop((0, 0, 1240, 280))
    data = as_file([picture, picture], "TIFF")
    document = read(data, "scan.tif", ocr=True)
    assert (document.format, document.pages) == ("picture", 2)
    assert any("政府信息公开" in paragraph.text for paragraph in document.paragraphs)
    assert document == read(data, "scan.tif", ocr=True)


def two_by_two() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A page with a grid of four empty cells, and the pen to write in them."""
    picture = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(picture)
    for x in (100, 500, 900):
        pen.line((x, 100, x, 260), fill="black", width=2)
    for y in (100, 180, 260):
        pen.line((100, y, 900, y), fill="black", width=2)
    return picture, pen


def test_a_cell_with_ink_that_says_nothing_is_not_blank() -> None:
    picture, pen = two_by_two()
    pen.line((650, 120, 700, 160), fill="black", width=3)
    pen.line((650, 160, 700, 120), fill=(215, 30, 30), width=3)
    pen.ellipse((250, 205, 290, 235), fill=(215, 30, 30))
    page = page_of(next(frames_of(as_file([picture], "PNG"))))
    marked = {(spot.x0 > 240, spot.top > 86) for spot in page.spots}
    assert (True, False) in marked  # black strokes
    assert (False, True) in marked  # red ink
    assert (True, True) not in marked  # nothing


def test_a_number_that_a_rule_cuts_is_in_doubt_and_faint_ink_is_no_blank() -> None:
    picture, pen = two_by_two()
    face = ImageFont.load_default(30)
    pen.text((700, 140), "243", "black", face, anchor="mm")
    pen.text((300, 182), "243", "black", face, anchor="mb")  # stands on its rule
    pen.line((690, 205, 690, 235), fill=(225, 225, 225), width=4)
    spots = page_of(next(frames_of(as_file([picture], "PNG")))).spots
    found = {(spot.x0 > 240, spot.top > 86): (spot.corrects, spot.confidence is not None) for spot in spots}
    assert found[True, False] == (False, True)
    assert found[False, False] == (True, True)
    assert found[True, True] == (False, False)


@pytest.mark.parametrize(
    ("read_as", "in_doubt"),
    [("十", True), ("[7]", True), ("①", True), ("171", False), ("/", False), ("无", False), ("总计", False)],
)
def test_a_value_in_characters_whose_shapes_nobody_compares_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch, read_as: str, in_doubt: bool
) -> None:
    """As the model read a broken 4 and a 171 of 楷体 at 100 dpi in black and white: twice alike, and surely."""
    monkeypatch.setattr(cells, "read_lines", lambda _, lines, __: [Said(read_as, 1.0)] * len(lines))
    picture, pen = two_by_two()
    pen.text((700, 140), "4", "black", ImageFont.load_default(30), anchor="mm")
    (spot,) = page_of(next(frames_of(as_file([picture], "PNG")))).spots
    assert spot.corrects == in_doubt


@pytest.mark.parametrize(("grey", "n_across", "told"), [(255, 0, False), (0, 2, True), (180, 9, True), (235, 9, False)])
def test_what_is_left_of_a_minus_before_a_number_is_told(grey: int, n_across: int, told: bool) -> None:
    """A dot that is too small for ink, a pale line; the grain of the paper is neither."""
    greys, line = np.full((40, 60), 255, np.uint8), PixelBox(34, 9, 48, 30)
    greys[20:22, 20 : 20 + n_across] = grey
    assert has_rest_before(greys, line) == told


@pytest.mark.parametrize(
    ("dpi", "change", "coarse"),
    [(100, one_bit, True), (150, one_bit, True), (200, one_bit, False), (100, Image.Image.copy, False)],
)
def test_a_coarse_page_of_two_shades_is_told_as_that(dpi: int, change: Change, coarse: bool) -> None:
    (picture,) = scanned(f"{NAME}.lo.pdf", 3, dpi=dpi, change=change)
    of_pdf = drawings_of_pdf(as_file([picture], dpi=dpi), [1])
    assert [it.coarse for it in (*of_pdf, *frames_of(as_file([picture], "PNG")))] == [coarse, coarse]


def test_a_photograph_that_is_a_point_a_pixel_is_taken_for_a_sheet_of_paper() -> None:
    """As cameras and converters write a PDF: a page of a metre, which was too large to be drawn."""
    photograph = as_file([Image.new("L", (2400, 3400), 255)], dpi=72)
    (picture,) = drawings_of_pdf(photograph, [1])
    assert (round(picture.width_pt), round(picture.height_pt)) == (595, 843)


def test_cells_of_a_coarse_page_know_that_strokes_may_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "read_lines", lambda _, lines, __: [Said("4", 1.0)] * len(lines))
    picture, pen = two_by_two()
    for x in (300, 700):
        pen.text((x, 140), "4", "black", ImageFont.load_default(30), anchor="mm")
    (table,) = read(as_file([picture], "PNG"), "a.png", ocr=True).tables
    assert [(cell.text, cell.strokes_lost) for cell in table.cells[:3]] == [("4", True), ("4", True), ("", False)]


def test_cells_are_read_larger_where_they_were_found(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Line] = []

    def larger(_: object, lines: list[Line], __: object) -> list[str]:
        seen.extend(lines)
        return ["243"] * len(lines)

    monkeypatch.setattr(cells, "read_larger", larger)
    picture, pen = two_by_two()
    pen.text((700, 140), "243", "black", ImageFont.load_default(30), anchor="mm")
    boxes = [Box(240, 48, 432, 86), Box(48, 48, 240, 86)]
    closer = read(as_file([picture], "PNG"), "a.png").closer
    assert closer is not None
    assert closer([*(Origin(1, box) for box in boxes), Origin(2, boxes[0])]) == ["243", "", ""]
    assert [round((it.box.x0 + it.box.x1) / 2 / PX_A_POINT) for it in seen] == [336]


def test_without_the_libraries_a_picture_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_LIBRARIES", ("no_such_library",))
    picture = Image.new("RGB", (60, 80), "white")
    with pytest.raises(UnreadableFile, match=r"reportparse\[ocr\]"):
        record_of(as_file([picture], "PNG"), "a.png")
    with pytest.raises(NotAReport, match=r"reportparse\[ocr\]"):
        record_of(as_file(scanned(f"{NAME}.lo.pdf", 1)), "a.pdf")


def test_nothing_is_recognised_where_it_is_not_wanted() -> None:
    with pytest.raises(UnreadableFile, match="--ocr"):
        record_of(as_file([Image.new("RGB", (60, 80), "white")], "PNG"), "a.png", ocr=False)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
@pytest.mark.parametrize("kept", [0.3, 0.6])
def test_a_picture_that_is_cut_is_damaged_or_read(kind: str, kept: float) -> None:
    data = as_file([Image.effect_noise((300, 400), 60).convert("RGB")], kind)
    with pytest.raises(UnreadableFile, match="damaged"):
        list(frames_of(data[: int(len(data) * kept)]))


def test_more_pixels_or_frames_than_a_page_has_are_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    with pytest.raises(OverLimit):
        list(frames_of(file.getvalue()))
    frames = [Image.new("1", (8, 8), i % 2) for i in range(MAX_FRAMES + 1)]
    with pytest.raises(OverLimit):
        list(frames_of(as_file(frames, "TIFF")))


def test_a_page_of_dots_is_told_and_costs_little() -> None:
    chance = np.random.default_rng(0)
    dots = np.where(chance.random((2339, 1653)) > 0.97, 0, 255).astype(np.uint8)
    page = page_of(Picture(1, np.repeat(np.kron(dots[::3, ::3], np.ones((3, 3), np.uint8))[..., None], 3, axis=2)))
    assert page.fault is not None


def test_an_empty_page_is_empty() -> None:
    page = page_of(Picture(1, np.full((2339, 1653, 3), 255, np.uint8)))
    assert (page.glyphs, page.rules, page.spots, page.fault) == ((), (), (), None)


def test_a_page_that_lies_is_read() -> None:
    (page,) = scanned(f"{NAME}.lo.pdf", 3, change=skewed(0.7))
    document = read(as_file([page.crop((0, 0, 1241, 600)).rotate(90, expand=True)]), "scan.pdf", ocr=True)
    ((*_, numbers),) = [table.texts for table in document.tables]
    assert numbers == ["0"] * 15


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_pages_that_lie_or_stand_on_their_head_are_set_upright(turns: int) -> None:
    (page,) = scanned(f"{NAME}.lo.pdf", 1, dpi=DPI, change=skewed(0.7))
    upright = np.asarray(page)[:560]
    found = set_upright(Picture(1, np.ascontiguousarray(np.rot90(upright, turns))))
    assert np.array_equal(found.colours, turned_back(upright, skew_of(greys_of(upright))))


def test_a_photograph_that_says_how_it_was_held_is_upright() -> None:
    (picture,) = scanned(f"{NAME}.lo.pdf", 2)
    file, told = io.BytesIO(), Image.Exif()
    told[0x0112] = 6  # to be turned by 90° clockwise
    picture.rotate(90, expand=True).save(file, "JPEG", exif=told)
    (frame,) = frames_of(file.getvalue())
    assert frame.height_pt > frame.width_pt
