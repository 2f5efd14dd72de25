"""The texts of OFD: where each character stands, in every way that writers say it."""

from __future__ import annotations

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages
from tests.readers.ofd_files import CELL, TABLE, kinds, last_cell, lines, page, parts_of, read, text, zipped

PT = 72 / 25.4


def places(objects: str) -> list[tuple[str, float, float]]:
    """Each glyph with the left end of its box and its base line (mm)."""
    (found,) = Pages(Package(zipped(parts_of(page(objects)))))
    return [
        (glyph.text, round(glyph.x0 / PT, 2), round((glyph.bottom - 0.14 * glyph.em) / PT, 2)) for glyph in found.glyphs
    ]


@pytest.mark.parametrize(
    "code",
    [
        "DeltaX='4 4 2 2'",
        "DeltaX='g 2 4 g 2 2'",
        "DeltaX='g 2 4 2 2'",
        "DeltaX='\n  g 2 4\n  g 2 2 '",
        "DeltaX='4,4,2,2'",
    ],
)
def test_steps_are_a_list_or_repeated(code: str) -> None:
    assert [x for _, x, _ in places(text("收件12件", code=code))] == [20, 24, 28, 30, 32]


def test_a_list_that_is_too_short_goes_on() -> None:
    assert [x for _, x, _ in places(text("收件共有", code="DeltaX='5'"))] == [20, 25, 30, 35]
    assert [x for _, x, _ in places(text("收12件", code="DeltaX='4 2'"))] == [20, 24, 26, 28]


def test_without_steps_a_text_goes_on_by_the_width_of_its_characters() -> None:
    assert [x for _, x, _ in places(text("共12件", code="A='1'"))] == [20, 24, 26, 28]


def test_one_character_needs_no_step() -> None:
    assert places(text("共", code="DeltaX=''")) == [("共", 20, 30)]


def test_a_second_text_code_takes_over_what_it_does_not_say() -> None:
    codes = "<ofd:TextObject Boundary='0 0 210 297' Font='1' Size='4'>" + "".join(
        f"<ofd:TextCode {at}>{sign}</ofd:TextCode>"
        for at, sign in (("X='20' Y='30'", "甲"), ("Y='36'", "乙"), ("X='28'", "丙"))
    )
    assert places(codes + "</ofd:TextObject>") == [("甲", 20, 30), ("乙", 20, 36), ("丙", 28, 36)]


def test_a_matrix_goes_before_the_boundary() -> None:
    one = (
        "<ofd:TextObject Boundary='10 20 100 10' CTM='0.3527 0 0 0.3527 5 1' Font='1' Size='12'>"
        "<ofd:TextCode X='10' Y='12' DeltaX='12'>甲乙</ofd:TextCode></ofd:TextObject>"
    )
    assert places(one) == [("甲", 18.53, 25.23), ("乙", 22.76, 25.23)]


def test_vertical_text_has_steps_downwards() -> None:
    assert places(text("本年度", code="DeltaY='g 2 4'", more="ReadDirection='90'").replace(" 180 8.0'", " 4 20'")) == [
        ("本", 20, 30),
        ("年", 20, 34),
        ("度", 20, 38),
    ]


def test_turned_characters_say_their_angle() -> None:
    objects = text("ABC", code="DeltaY='2 2'", more="CharDirection='90' ReadDirection='90'")
    (found,) = Pages(Package(zipped(parts_of(page(objects)))))
    assert {glyph.angle for glyph in found.glyphs} == {90}
    turned = text("ABC", more="CTM='0 -1 1 0 0 0'")
    (found,) = Pages(Package(zipped(parts_of(page(turned)))))
    assert {glyph.angle for glyph in found.glyphs} == {270}


def test_a_wide_step_between_digits_is_a_gap() -> None:
    assert lines(read(page(text("1234", code="DeltaX='2 6 2'")))) == ["12  34"]
    assert lines(read(page(text("1234", code="DeltaX='2 2 2'")))) == ["1234"]


def test_escapes_and_line_ends_of_the_markup_are_no_text() -> None:
    assert lines(read(page(text("\n      共\\0020A\\0042\n   ", code="DeltaX='4 2 2'")))) == ["共AB"]


@pytest.mark.parametrize("sign", ["¤", "\ue123", "\\E123", "\\0003", "\\D83D"])
def test_a_glyph_without_a_character_makes_its_number_unreadable(sign: str) -> None:
    document = read(page(TABLE + text(f"1{sign}2", *CELL)))
    assert not last_cell(document).isdigit()
    assert "text-garbled" in kinds(document)


def test_glyph_codes_leave_the_characters_as_they_are() -> None:
    codes = "".join(
        f"<ofd:CGTransform CodePosition='{at}' CodeCount='1' GlyphCount='1'><ofd:Glyphs>{3000 + at}</ofd:Glyphs>"
        "</ofd:CGTransform>"
        for at in range(3)
    )
    assert last_cell(read(page(TABLE + text("128", *CELL, inside=codes)))) == "128"


def test_two_characters_of_one_glyph_share_its_room() -> None:
    joined = (
        "<ofd:CGTransform CodePosition='0' CodeCount='2' GlyphCount='1'><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform>"
    )
    assert places(text("fi码", inside=joined, code="DeltaX='2'")) == [("f", 20, 30), ("i", 21, 30), ("码", 22, 30)]


def test_a_character_of_two_units_counts_as_one_or_two_steps() -> None:
    assert [x for _, x, _ in places(text("𠮷村", code="DeltaX='4'"))] == [20, 24]
    assert [x for _, x, _ in places(text("𠮷村", code="DeltaX='4 0'"))] == [20, 24]


def test_bold_is_said_by_the_font_or_by_the_weight() -> None:
    bold = text("标题", more="Weight='700'") + text("正文", y=40) + text("黑体", y=50).replace("Font='1'", "Font='2'")
    assert [paragraph.bold for paragraph in read(page(bold)).paragraphs] == [True, False, True]


def test_a_number_painted_twice_for_boldness_is_one() -> None:
    assert last_cell(read(page(TABLE + text("128", *CELL) + text("128", CELL[0] + 0.1, CELL[1])))) == "128"


def test_mirrored_text_is_not_read() -> None:
    document = read(page(TABLE + text("12", *CELL, more="CTM='-1 0 0 1 6 0'")))
    assert UNSAYABLE in last_cell(document)


def test_letters_that_are_texts_of_their_own_are_one_word() -> None:
    widths = {"m": 3.2, "l": 1.0}
    x, objects = 20.0, ""
    for letter in "example":
        objects += text(letter, round(x, 2))
        x += widths.get(letter, 2.0)
    assert lines(read(page(objects))) == ["example"]


def test_a_comment_parts_no_number() -> None:
    assert last_cell(read(page(TABLE + text("1<!-- 2 -->28", *CELL, code="DeltaX='2 2'")))) == "128"


@pytest.mark.parametrize("more", ["HScale='0'", "HScale='-1'", "HScale='wide'"])
def test_text_of_no_width_makes_its_page_unreadable(more: str) -> None:
    assert kinds(read(page(text("共", more=more)))) == ["page-unreadable"]


def test_a_widened_text_is_as_wide_as_it_says() -> None:
    assert [x for _, x, _ in places(text("共收", code="A=''", more="HScale='0.5'"))] == [20, 22]


@pytest.mark.parametrize("more", ["Size='NaN'", "Size='1e300'", "Size='0'", "Size='-4'", "Size='x'"])
def test_text_of_no_size_makes_its_page_unreadable(more: str) -> None:
    document = read(page(text("共").replace("Size='4.0'", more)))
    assert kinds(document) == ["page-unreadable"]


@pytest.mark.parametrize("code", ["DeltaX='NaN'", "DeltaX='4 inf'", "DeltaX='g 2'", "DeltaX='g x 4'", "DeltaX='4 ? 4'"])
def test_steps_that_cannot_be_read_make_their_page_unreadable(code: str) -> None:
    assert kinds(read(page(text("共收件", code=code)))) == ["page-unreadable"]
