"""What embedded fonts say of the glyphs of a text: characters that it lacks, digits that contradict it."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Document
from reportparse.readers.ofd.fonts import signs_of
from tests.readers.ofd_files import CELL, TABLE, kinds, last_cell, page, read, text

Table = tuple[int, int, bytes]
"""Platform, encoding, and the table."""


def font(*tables: Table, collection: bool = False) -> bytes:
    """An OpenType file of nothing but tables of characters."""
    start = 16 if collection else 0
    records, bodies = b"", b""
    for platform, encoding, body in tables:
        records += struct.pack(">HHI", platform, encoding, 4 + 8 * len(tables) + len(bodies))
        bodies += body
    cmap = struct.pack(">HH", 0, len(tables)) + records + bodies
    head = struct.pack(">IHHHH", 0x10000, 1, 16, 0, 0) + struct.pack(">4sIII", b"cmap", 0, start + 28, len(cmap))
    return (struct.pack(">4sIII", b"ttcf", 0x10000, 1, start) if collection else b"") + head + cmap


def groups(glyphs: Mapping[str, int]) -> bytes:
    """A table of format 12."""
    body = b"".join(struct.pack(">III", ord(sign), ord(sign), glyph) for sign, glyph in sorted(glyphs.items()))
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(glyphs)) + body


def segments(first: str, glyphs: list[int], *, listed: bool) -> bytes:
    """A table of format 4 with one range, by a distance or by a list, and the last one that all have."""
    last = ord(first) + len(glyphs) - 1
    delta, offset = (0, 4) if listed else ((glyphs[0] - ord(first)) & 0xFFFF, 0)
    head = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0)
    ranges = struct.pack(">9H", last, 0xFFFF, 0, ord(first), 0xFFFF, delta, 1, offset, 0)
    return head + ranges + struct.pack(f">{len(glyphs)}H", *glyphs)


DIGITS = {str(digit): 20 + digit for digit in range(10)}


@pytest.mark.parametrize(
    "data",
    [
        font((3, 10, groups(DIGITS))),
        font((3, 10, groups(DIGITS)), collection=True),
        font((3, 1, segments("0", [*range(20, 30)], listed=False))),
        font((3, 1, segments("0", [*range(20, 30)], listed=True))),
        font((3, 0, segments("\uf030", [*range(20, 30)], listed=False))),
        font((1, 0, struct.pack(">5H", 6, 0, 0, ord("0"), 10) + struct.pack(">10H", *range(20, 30)))),
        font((1, 0, struct.pack(">3H", 0, 262, 0) + bytes(at - 28 if 48 <= at < 58 else 0 for at in range(256)))),
    ],
)
def test_every_table_of_characters_is_read(data: bytes) -> None:
    assert signs_of(data) == {glyph: frozenset(sign) for sign, glyph in DIGITS.items()}


def test_a_glyph_may_be_that_of_several_characters() -> None:
    assert signs_of(font((3, 10, groups({"1": 5, "１": 5, "一": 6})))) == {5: frozenset("1１"), 6: frozenset("一")}


@pytest.mark.parametrize(
    "data", [b"", b"OTTO", b"\x00\x01\x00\x00" + b"\xff" * 60, font((3, 10, groups(DIGITS)))[:70], b"%!PS-AdobeFont"]
)
def test_a_font_that_says_nothing_is_none(data: bytes) -> None:
    assert signs_of(data) == {}


def test_a_font_without_end_ends() -> None:
    endless = struct.pack(">HHIII", 12, 0, 16, 0, 0xFFFFFFFF) + struct.pack(">III", 0, 0xFFFFFFFF, 0) * 50
    assert len(signs_of(font((3, 10, endless)))) < 300_000


def written(characters: str, glyphs: str, data: bytes) -> Document:
    """A table whose number is written with these glyphs of a font."""
    codes = (
        f"<ofd:CGTransform CodePosition='0' CodeCount='{len(characters)}' GlyphCount='{len(characters)}'>"
        f"<ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>"
    )
    own = "<ofd:Fonts><ofd:Font ID='9' FontName='own'><ofd:FontFile>own.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>"
    number = text(characters, *CELL, inside=codes, code="DeltaX='g 9 2'").replace("Font='1'", "Font='9'")
    return read(page(TABLE + number), resources=own, more={"Doc_0/Res/own.ttf": data})


FONT = font((3, 10, groups(DIGITS | {"件": 60, "\ue001": 61})))


@pytest.mark.parametrize("characters", ["¤¤¤", "\ue001\ue002\ue003"])
def test_a_font_gives_the_characters_that_a_text_lacks(characters: str) -> None:
    assert last_cell(written(characters, "21 22 28", FONT)) == "128"


def test_what_neither_says_is_unreadable() -> None:
    for glyphs in ("21 61 28", "21 99 28", "21", "x y z"):
        document = written("¤¤¤", glyphs, FONT)
        assert UNSAYABLE in last_cell(document)
        assert "text-garbled" in kinds(document)


def test_a_digit_that_is_another_in_its_font_is_unreadable() -> None:
    assert last_cell(written("128", "21 22 28", FONT)) == "128"
    assert UNSAYABLE in last_cell(written("128", "21 27 28", FONT))


def test_a_digit_drawn_for_a_blank_is_unreadable() -> None:
    assert UNSAYABLE in last_cell(written(" 8", "27 28", FONT))


def test_a_font_that_numbers_its_glyphs_otherwise_says_nothing_against_a_text() -> None:
    assert last_cell(written("128", "60 61 62", FONT)) == "128"
    assert last_cell(written("128", "21 22 28", b"no font")) == "128"
