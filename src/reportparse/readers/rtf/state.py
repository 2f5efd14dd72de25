"""What RTF hands down into a group: the look of its text, its paragraph, the code page of its bytes, where it goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportparse.readers.word_markup import PLAIN, Font

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The encodings of \\fcharset."""
SYMBOL = 2
"""The \\fcharset of fonts whose bytes are signs of their own."""

BY_PAGE = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
"""The encodings of \\ansicpg that hold Chinese; any other is a cp…."""
DOUBLE = frozenset(("gb18030", "big5hkscs", "cp932", "cp949", "johab"))
"""Encodings whose characters may have two bytes."""


@dataclass(slots=True)
class Paragraph:
    """What is said of a paragraph: alignment, outline level from 1, colour, how deep in tables it stands."""

    alignment: str | None = None
    level: int | None = None
    ground: str | None = None
    in_table: bool = False
    depth: int = 0

    @property
    def table_depth(self) -> int:
        """0 outside tables, 1 in a table, 2 in one nested in it."""
        return max(self.depth, 1) if self.in_table else 0


@dataclass(slots=True)
class State:
    """The state of a group. `destination` is "" for text that is seen where it stands, None for what is passed over."""

    destination: str | None = ""
    font: Font = PLAIN
    inserted: bool = False
    deleted: bool = False
    family: int | None = None
    east_asian: int | None = None
    n_fallback: int = 1
    paragraph: Paragraph = field(default_factory=Paragraph)

    def inner(self) -> State:
        """The state of a group that opens in this one."""
        return replace(self, paragraph=replace(self.paragraph))


@dataclass(slots=True)
class TableFont:
    """A font of the table of fonts: its character set and its name."""

    charset: int | None = None
    page: int | None = None
    name: str = ""
