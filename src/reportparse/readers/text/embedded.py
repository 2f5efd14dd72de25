"""HTML inside a text: tables that Markdown holds as they were (converters keep merged cells so), and tags within lines.

A browser runs the lines of a page together; here the line ends outside the tables are the text's own.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportparse.diagnostics.issues import Issue
from reportparse.document import Block
from reportparse.patterns import regex

_TABLE_TAG = regex(r"<(/?)table\b[^<>]{0,2000}>", re.IGNORECASE)
_BLANK_LINE = regex(r"\n[ \t]*\n")
_COMMENT = regex(r"<!--.{0,10000}?-->", re.DOTALL)
_PARTING = regex(
    r"</?(?:p|div|center|h[1-6]|ul|ol|li|details|summary|section|article|blockquote|hr)\b[^<>]{0,500}>", re.IGNORECASE
)
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_NOTE = regex(r"<su([pb])\b[^<>]{0,200}>\s*([^<>]{0,40}?)\s*</su\1>", re.IGNORECASE)
_STRUCK = regex(r"<(del|s|strike)\b[^<>]{0,200}>[^<>]{0,1000}</\1>", re.IGNORECASE)
_WITHIN = regex(r"</?(?:span|font|b|strong|i|em|u|a|ins|mark|small|big|su[pb]|o:p|img)\b[^<>]{0,1000}>", re.IGNORECASE)
_OPEN_TAG = regex(r"<(?:span|font|a|img|p|div|u)(?:\s[^<>]{0,300})?$|\]\{[^{}]{0,300}$")

MAX_LINES_JOINED = 200
"""So many lines are joined at most: a long paragraph of pasted markup, filled up to 72 columns."""


class Piece(NamedTuple):
    """A part of a text: the number of its first line from 1, and whether it is the markup of a table."""

    first_line: int
    text: str
    is_table: bool


def has_tables(text: str) -> bool:
    """Whether a text holds the markup of a table."""
    return "<" in text and _TABLE_TAG.search(text) is not None


def pieces_of(text: str) -> list[Piece]:
    """The text before, between and behind its outermost tables, and these, in order.

    A table without an end reaches to the next empty line, as Markdown has it.
    """
    pieces: list[Piece] = []
    at, line = 0, 1
    for start, end in _tables_in(text):
        if start < at:
            continue
        for begin, stop, is_table in ((at, start, False), (start, end, True)):
            if begin < stop:
                pieces.append(Piece(line, text[begin:stop], is_table))
                line += text.count("\n", begin, stop)
        at = end
    return [*pieces, Piece(line, text[at:], False)] if at < len(text) else pieces


def _tables_in(text: str) -> list[tuple[int, int]]:
    """Where the tables of a text begin and end, nested ones too, in the order of their beginnings."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for tag in _TABLE_TAG.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            found.append((opened.pop(), tag.end()))
    ends = [*(gap.start() for gap in _BLANK_LINE.finditer(text)), len(text)] if opened else []
    found += [(start, ends[bisect_right(ends, start)]) for start in opened]
    return sorted(found)


def read_table(markup: str) -> tuple[Iterable[Block], Iterable[Issue]]:
    """The blocks of a table's markup, as the reader of web pages sees them."""
    from reportparse.readers.html.reader import read_fragment

    return read_fragment(markup)


def without_comments(text: str) -> str:
    """A text without the comments of its markup, as many lines as before."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text) if "<!--" in text else text


def whole_tags(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Numbered lines, a tag or attribute that is broken over some (<span⏎style="…">, ]{style="…⏎…"}) in one.

    Converters that fill up lines break them there; the text before and behind goes on.
    """
    held: tuple[int, str] | None = None
    n_held = 0
    for number, text in lines:
        if held and not text.strip():
            yield held
            held = None
        if held:
            number, text = held[0], f"{held[1]} {text.lstrip()}"
        if n_held < MAX_LINES_JOINED and ("<" in text or "]{" in text) and _OPEN_TAG.search(text):
            held, n_held = (number, text), n_held + 1
            continue
        yield number, text
        held, n_held = None, 0
    if held:
        yield held


def without_tags(line: str) -> list[str]:
    """The lines that a line is without its tags; what these raise stands in brackets, what they strike is left out."""
    if "<" in line:
        line = _NOTE.sub(lambda note: f"[{note[2]}]" if note[2].isdigit() else note[2], _STRUCK.sub("", line))
        line = _WITHIN.sub("", _PARTING.sub("\n", line))
        line = line if "|" in line else _BREAK.sub("\n", line)
    line = html.unescape(line) if "&" in line else line
    return [part for part in line.split("\n") if part.strip()] or [""]
