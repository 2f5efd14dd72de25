"""What the fonts in an OFD file say of their glyphs: which characters each is drawn for (OpenType, cmap).

A text gives the codes of its glyphs beside its characters. Where it gives no character the font's word is taken; where a
digit is another digit by its font, the two contradict each other.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from reportparse.chinese.text import UNSAID, UNSAYABLE

MAX_FONT_BYTES = 30_000_000
MAX_ALL_BYTES = 120_000_000
MAX_ENTRIES = 200_000
"""Characters of one font; Unicode has some 150,000."""

_SYMBOLS = 0xF000
"""Fonts of symbols put their characters there (OpenType, platform 3, encoding 0)."""
_COLLECTION = b"ttcf"

Signs = Mapping[int, frozenset[str]]
"""The characters of each glyph by its number."""


class Fonts:
    """The fonts of a file, each read once, and no more of them than is worth its time."""

    def __init__(self, content_of: Callable[[str], bytes]) -> None:
        self._content_of = content_of
        self._left = MAX_ALL_BYTES
        self._known: dict[str, Signs] = {}

    def signs(self, file: str | None) -> Signs:
        """What a font says; nothing for one that is not in the file, damaged, or too large."""
        if file is None:
            return {}
        known = self._known.get(file)
        if known is None:
            data = self._content_of(file) if self._left > 0 else b""
            self._left -= len(data)
            known = self._known[file] = signs_of(data)
        return known


def told(sign: str, glyph: int, signs: Signs) -> str:
    """A character, given what its font says of the glyph that is drawn for it.

    One that says nothing is what the glyph is drawn for. U+FFFD where a digit is drawn as another, or for a blank.
    """
    drawn = signs.get(glyph)
    if not drawn:
        return sign
    if sign == UNSAYABLE or UNSAID.match(sign):
        said = [one for one in drawn if not UNSAID.match(one) and not one.isspace()]
        return said[0] if len(said) == 1 else UNSAYABLE
    digits = {one for one in drawn if one.isdecimal()}
    if digits and sign not in drawn and (sign.isspace() or (sign.isdecimal() and int(sign) not in map(int, digits))):
        return UNSAYABLE
    return sign


def signs_of(data: bytes) -> Signs:
    """The characters of each glyph of an OpenType font; none where it says none, or is another kind of font."""
    found: dict[int, set[str]] = {}
    try:
        for code, glyph in _entries(data):
            if glyph > 0 and code < 0x110000 and not 0xD800 <= code < 0xE000:
                found.setdefault(glyph, set()).add(chr(code))
    except (struct.error, IndexError):
        return {}
    return {glyph: frozenset(signs) for glyph, signs in found.items()}


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    """Codes with their glyphs, from all tables of characters that are known."""
    start = _u32(data, 12) if data[:4] == _COLLECTION else 0
    cmap = next(
        (_u32(data, at + 8) for at in _range(start + 12, _u16(data, start + 4), 16) if data[at : at + 4] == b"cmap"),
        None,
    )
    if cmap is None:
        return
    left = MAX_ENTRIES
    for at in _range(cmap + 4, min(_u16(data, cmap + 2), 32), 8):
        platform, encoding, table = _u16(data, at), _u16(data, at + 2), cmap + _u32(data, at + 4)
        for code, glyph in _table(data, table):
            left -= 1
            if left < 0:
                return
            yield (code - _SYMBOLS if (platform, encoding) == (3, 0) and code >= _SYMBOLS else code), glyph


def _table(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    kind = _u16(data, at)
    if kind == 0:
        yield from enumerate(data[at + 6 : at + 262])
    elif kind == 4:
        yield from _segments(data, at)
    elif kind == 6:
        first = _u16(data, at + 6)
        yield from ((first + i, _u16(data, at + 10 + 2 * i)) for i in range(_u16(data, at + 8)))
    elif kind == 12:
        for group in _range(at + 16, min(_u32(data, at + 12), MAX_ENTRIES), 12):
            first, last, glyph = struct.unpack_from(">III", data, group)
            yield from ((code, glyph + code - first) for code in range(first, min(last, first + MAX_ENTRIES) + 1))


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The table of format 4: ranges of codes, each with a distance to its glyphs or a list of them."""
    n_twice = _u16(data, at + 6)
    ends, starts, deltas, offsets = (at + 14 + n_twice * part + (2 if part else 0) for part in range(4))
    for i in range(0, n_twice, 2):
        first, last, delta, offset = (_u16(data, part + i) for part in (starts, ends, deltas, offsets))
        for code in range(first, last + 1):
            if code == 0xFFFF:
                continue
            if not offset:
                yield code, (code + delta) & 0xFFFF
                continue
            glyph = _u16(data, offsets + i + offset + 2 * (code - first))
            if glyph:
                yield code, (glyph + delta) & 0xFFFF


def _range(start: int, count: int, size: int) -> range:
    return range(start, start + count * size, size)


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", data, at)[0])
