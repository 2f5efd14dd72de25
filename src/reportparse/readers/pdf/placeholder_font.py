"""A font for text whose own font is not in the file: every character has a glyph, and no glyph widens a box.

A viewer puts a font of its machine in the place of one that is not embedded, and pdfium joins the ink of that font to
the boxes of the characters: a "2" of 0.46 em by the file is 0.55 em wide with one font, 0.61 em with another, and gone
with a third (hazards PDF: the font of the machine). With ink narrower than any character, what is left is the width
that the file itself states.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from struct import pack
from typing import NamedTuple


class Ink(NamedTuple):
    """The rectangle that every glyph paints, in thousandths of an em from the origin on the base line."""

    left: int
    bottom: int
    right: int
    top: int


NARROW = Ink(20, 0, 180, 700)
"""As narrow as the narrowest character (a full stop takes 0.2 em) and as high as a digit."""
EM_UNITS = 1000
ASCENT_UNITS, DESCENT_UNITS = 880, -120
"""What Chinese fonts state (SimSun, STSong, Source Han Sans); asked for only where the file states none."""
FULL_WIDTH_FROM = 0x2E80
"""From here on characters are 1 em wide, below half an em; asked for only where the file states no width."""
_LAST = 0x10FFFF
_ADVANCES = (EM_UNITS, EM_UNITS // 2, EM_UNITS)  # of the glyphs: missing, half and full width
_HALF, _FULL = 1, 2


def placeholder_font() -> bytes:
    """The font file, some 500 bytes of TrueType."""
    return font_file(font_tables())


def font_file(tables: Mapping[bytes, bytes]) -> bytes:
    """A TrueType file of these tables. Checksums are left zero: FreeType, its only reader, does not look at them."""
    padded = [(tag, data + bytes(-len(data) % 4)) for tag, data in sorted(tables.items())]
    starts = accumulate((len(data) for _, data in padded), initial=12 + 16 * len(padded))
    directory = [pack(">4sLLL", tag, 0, start, len(data)) for (tag, data), start in zip(padded, starts, strict=False)]
    return b"".join([pack(">LHHHH", 0x10000, len(padded), 0, 0, 0), *directory, *(data for _, data in padded)])


def font_tables(ink: Ink = NARROW, first: int = 0) -> dict[bytes, bytes]:
    """The tables that FreeType asks for (OpenType 1.9); the font has all of Unicode from `first` on."""
    glyph, n_glyphs = _glyph(ink), len(_ADVANCES)
    return {
        b"cmap": _cmap(first),
        b"glyf": glyph * n_glyphs,
        b"head": pack(">LLLLHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM_UNITS, 0, 0, *ink, 0, 8, 2, 1, 0),
        b"hhea": pack(">LhhhH11hH", 0x10000, ASCENT_UNITS, DESCENT_UNITS, 0, EM_UNITS, *[0] * 11, n_glyphs),
        b"hmtx": b"".join(pack(">Hh", advance, ink.left) for advance in _ADVANCES),
        b"loca": b"".join(pack(">L", len(glyph) * i) for i in range(n_glyphs + 1)),
        b"maxp": pack(">L14H", 0x10000, n_glyphs, 4, 1, *[0] * 11),
        b"post": pack(">L28x", 0x30000),
    }


def _glyph(ink: Ink) -> bytes:
    """A rectangle: one contour of four points on the curve, each as its distance from the one before."""
    left, bottom, right, top = ink
    across, up = (left, 0, right - left, 0), (bottom, top - bottom, 0, bottom - top)
    data = pack(">h4hHH4B4h4h", 1, left, bottom, right, top, 3, 0, 1, 1, 1, 1, *across, *up)
    return data + bytes(-len(data) % 4)


def _cmap(first: int) -> bytes:
    """One map of many characters to one glyph (format 13), under both names by which Unicode maps are sought."""
    ranges = [(first, FULL_WIDTH_FROM - 1, _HALF), (max(first, FULL_WIDTH_FROM), _LAST, _FULL)]
    groups = [pack(">LLL", *one) for one in ranges if one[0] <= one[1]]
    encodings = pack(">HHHHLHHL", 0, 2, 3, 1, 20, 3, 10, 20)
    return encodings + pack(">HHLLL", 13, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(groups)
