"""Inline text to paragraphs: what a browser joins, parts and collapses between two block boundaries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reportparse.chinese.text import clean
from reportparse.colours import BLACK, WHITE, Color, is_lost
from reportparse.document import Block, Paragraph
from reportparse.patterns import regex
from reportparse.readers.html.upon import Cover, Holder
from reportparse.readers.running_text import numbered, running_text

# Titles and link texts are short: no more than so many blocks or pieces of text are looked at.
MAX_PIECES = 100
# Noncharacters, which no text holds, mark a raised or lowered piece and a line end that counts.
NOTE, NOTE_END, LINE_END = "\ufdd0", "\ufdd1", "\ufdd2"
# The edge of a box that may stand elsewhere: digits on both sides of it are not one number.
EDGE = "\ufdd3"
_NOTES = regex(f"{NOTE}([^{NOTE}{NOTE_END}]*){NOTE_END}")
# CSS Text: a line end of the source between two East Asian characters is no space (Word wraps its HTML at 80 columns).
_EAST_ASIAN = "[\u2e80-\ua4cf\uff00-\uffef\u2018-\u201d]"
_WRAP = regex(f"(?<={_EAST_ASIAN})[ \t\f]*\n[ \t\f\n]*(?={_EAST_ASIAN})")


MAX_PIECES = 200
"""Pieces of a paragraph in which the place of a picture is sought; in a longer one it stands above."""


class FlowStyle(NamedTuple):
    """What an element hands down to the text in it.

    `backed` where white is seen on what lies behind it, `patchy` where it is seen on a part of that; `dark` on a page in the
    dark scheme. `beyond` where nobody knows the colour of the text, `folded` where it is seen only once somebody unfolds it.
    """

    tag: str | None = None
    level: int | None = None
    bold: bool = False
    align: str | None = None
    pre: bool = False
    tiny: bool = False
    clear: bool = False
    white: bool = False
    backed: bool = False
    unsure: bool = False
    ink: Color | None = None
    ground: Color | None = None
    drowned: bool = False
    filled: bool = False
    rtl: bool = False
    reversed: bool = False
    garbled: bool = False
    room: float | None = None
    patchy: bool = False
    dark: bool = False
    beyond: bool = False
    folded: bool = False

    @property
    def on_page(self) -> FlowStyle:
        """What reaches into a table: only what lies behind it, and the direction in which it runs."""
        plain = WHITE if self.dark else BLACK
        ink = plain if self.ink == plain else None  # what else is handed down into tables, browsers disagree on
        behind = FlowStyle(
            backed=self.backed, unsure=self.unsure, ground=self.ground, patchy=self.patchy, dark=self.dark
        )
        return behind._replace(ink=ink, rtl=self.rtl, garbled=self.garbled).painted()

    def painted(self) -> FlowStyle:
        """The style once its colours are known: `drowned` where text has the colour of what lies behind it."""
        ink, ground = self.ink, self.ground
        drowned = ink is not None and ground is not None and is_lost(ink, ground)
        return self if drowned == self.drowned else self._replace(drowned=drowned)


UNSTYLED = FlowStyle()


@dataclass(slots=True)
class Flow:
    """A run of blocks under way: the page, a table cell, a caption, or what stands astray between cells."""

    blocks: list[Block] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    marker: str = ""
    style: FlowStyle = UNSTYLED
    bold: bool = False
    white: bool = False
    covers: tuple[Cover, ...] = ()
    holders: tuple[Holder, ...] = ()

    @property
    def at(self) -> int:
        """The index of the block that what follows will stand in or after."""
        return len(self.blocks) + bool(self.run)

    def add(self, text: str, style: FlowStyle) -> None:
        """Put text into the paragraph under way; white space does not begin one."""
        blank = text.isspace()
        if not self.run:
            if blank:
                return
            self.style, self.bold, self.white = style, True, style.white
        if not (blank or style.bold):
            self.bold = False
        if not blank and style.white != self.white:
            self.white = style.white
            if text.lstrip()[0].isdigit() and self.run[-1:] and self.run[-1].rstrip()[-1:].isdigit():
                self.part()  # a white digit that may not be seen never glues to one that is
        self.run.append(text.replace("\n", LINE_END) if style.pre else text)

    def part(self) -> None:
        """Keep what follows apart from what stands here: "9" and "511" side by side are not 9 511."""
        if self.run:
            self.run.append(LINE_END)

    def edge(self) -> None:
        """Keep digits that follow apart from digits that stand here, and nothing else."""
        if self.run:
            self.run.append(EDGE)

    def end_paragraph(self) -> None:
        """Close the paragraph under way, if it holds anything."""
        if not self.run:
            return
        style = self.style
        for line in _lines("".join(self.run)):
            self.blocks.append(
                Paragraph(
                    numbered(self.marker, line),
                    style=style.tag,
                    level=style.level,
                    bold=self.bold,
                    centered=style.align == "center",
                    right_aligned=style.align in ("right", "end"),
                )
            )
            self.marker = ""
        self.run = []

    def n_above(self) -> int:
        """How many blocks stand above what comes next: those of the paragraph under way are among them."""
        if len(self.run) > MAX_PIECES:
            return len(self.blocks)
        return len(self.blocks) + len(_lines("".join(self.run)))

    def mark(self) -> tuple[int, int]:
        """A point in the flow, for `since`."""
        return len(self.blocks), len(self.run)

    def since(self, mark: tuple[int, int]) -> str:
        """The text after a point of the flow, as one line."""
        n_blocks, n_pieces = mark
        if len(self.blocks) > n_blocks:
            n_pieces = 0
        run = _lines("".join(self.run[n_pieces : n_pieces + MAX_PIECES]))
        return "".join((running_text(self.blocks[n_blocks : n_blocks + MAX_PIECES]).replace("\n", ""), *run))


def _lines(text: str) -> list[str]:
    """One paragraph's text, white space collapsed as a browser does; several lines only where it is preformatted."""
    if "\n" in text:
        text = _WRAP.sub("", text).replace("\n", " ")
    if EDGE in text:
        text = _with_edges(text)
    if NOTE in text:
        text = _with_notes(text)
    if LINE_END in text:
        text = text.replace(LINE_END, "\n")
    text = clean(text)
    return text.split("\n") if text else []


def _with_edges(text: str) -> str:
    """End a line at each edge of a box that has digits on both sides."""
    out: list[str] = []
    for piece in filter(None, text.split(EDGE)):
        if out and out[-1].rstrip()[-1:].isdigit() and piece.lstrip()[:1].isdigit():
            out.append(LINE_END)
        if out and piece.isspace():
            out[-1] += piece
        else:
            out.append(piece)
    return "".join(out)


def _with_notes(text: str) -> str:
    """Bracket what is raised or lowered: "12" with a raised "1" is "12[1]", never 121; alone it is just text."""
    stripped = text.strip()
    if stripped.startswith(NOTE) and stripped.find(NOTE_END) == len(stripped) - 1:
        return stripped.replace(NOTE, "").replace(NOTE_END, "")
    return _NOTES.sub(_bracketed, text).replace(NOTE, "").replace(NOTE_END, "")


def _bracketed(match: re.Match[str]) -> str:
    piece = match[1].strip()
    if not any(character.isdigit() for character in piece) or piece[0] in "[［(（〔【":
        return piece
    return f"[{piece}]"
