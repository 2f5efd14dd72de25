"""Bytes of RTF to text: by the character set of their font, else by the code page of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportparse.chinese.text import UNSAYABLE
from reportparse.readers.rtf.state import BY_PAGE, CODE_PAGES, DOUBLE, SYMBOL, State, TableFont

MAX_FONTS = 10_000


@dataclass(slots=True)
class Bytes:
    """The bytes of text that were met since the last change, and what tells their encoding.

    `leads`: the last byte is the first of a character of two, whose second may come as plain text.
    """

    data: bytearray = field(default_factory=bytearray)
    fonts: dict[int, TableFont] = field(default_factory=dict)
    defined: TableFont = field(default_factory=TableFont)
    page: str = "cp1252"
    usual: int | None = None
    leads: bool = False

    def say(self, name: str, number: int | None) -> None:
        """The file's own code page, and its usual font."""
        if number is None:
            return
        if name == "deff":
            self.usual = number
        else:
            self.page = BY_PAGE.get(number, f"cp{number}")

    def define(self, name: str, number: int | None) -> None:
        """A word of the table of fonts."""
        if number is None:
            return
        if name == "f" and len(self.fonts) < MAX_FONTS:
            self.defined = self.fonts[number] = TableFont()
        elif name == "fcharset":
            self.defined.charset = number
        elif name == "cpg":
            self.defined.page = number

    def name(self, text: str) -> None:
        """A piece of a font's name."""
        self.defined.name = (self.defined.name + text)[:80]

    def font_name(self, state: State) -> str:
        """The name of the font under way."""
        font = self.fonts.get(-1 if state.family is None else state.family, TableFont())
        return font.name.strip().rstrip(";")

    def is_symbol(self, state: State) -> bool:
        """Whether bytes are signs of a font of symbols."""
        font = self.fonts.get(-1 if state.family is None else state.family)
        return font is not None and font.charset == SYMBOL

    def add(self, data: bytes, state: State) -> None:
        """Keep bytes. Of plain text behind the first byte of a character only one belongs to it."""
        self.data += data
        if self.encoding(state) in DOUBLE:
            for byte in data:
                self.leads = not self.leads and byte > 0x80

    def encoding(self, state: State) -> str:
        """The encoding of bytes: that of the font, unless it says nothing and the file or its East Asian font is Chinese."""
        family = state.family if state.family is not None else self.usual
        own = self._of_font(family)
        if own in DOUBLE or own not in (None, "cp1252"):
            return str(own)
        east_asian = self._of_font(state.east_asian)
        return self.page if self.page in DOUBLE else str(east_asian) if east_asian in DOUBLE else own or self.page

    def _of_font(self, number: int | None) -> str | None:
        font = self.fonts.get(-1 if number is None else number)
        if font is None:
            return None
        if font.charset in CODE_PAGES:
            return CODE_PAGES[font.charset]
        return BY_PAGE.get(font.page, f"cp{font.page}") if font.page else None

    def taken(self, state: State) -> Iterator[tuple[str, bool]]:
        """What was kept, as text, or sign by sign where the font is one of symbols."""
        data, self.data, self.leads = bytes(self.data), bytearray(), False
        if self.is_symbol(state):
            yield from ((chr(byte), byte > 0x20) for byte in data)
            return
        if data.isascii():
            yield data.decode("ascii"), False
            return
        try:
            yield data.decode(self.encoding(state), "replace"), False
        except LookupError:
            yield "".join(chr(byte) if byte < 0x80 else UNSAYABLE for byte in data), False
