"""Markdown: the marks that converters from web pages leave in a text, taken out where a reader of the page sees none.

`# 甲县2023年…` is a heading of the first level, `**一、总体情况**` is bold, `[首页](/)` a link, `\\-` a hyphen.
Pipe tables are a notation of their own (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportparse.document import Attachment
from reportparse.patterns import regex
from reportparse.readers.text.dashed import dashed_lines
from reportparse.readers.text.tables import TextLine

MAX_LINKED = 300
"""Characters of the longest text, and of the longest address, of a link."""

_HANZI = "\u2e80-\ua4cf\uff00-\uffef"
_HEADING = regex(rf"^\s{{0,3}}(?P<marks>#{{1,6}})(?:\s+|(?=[{_HANZI}*（(《]))(?P<text>[^#].*?)\s*#*\s*$")
_UNDERLINE = regex(r"^\s{0,3}(?:(?P<first>=+)|-{3,})\s*$")
_ATTRIBUTES = regex(r"\s*\{[#.][^{}]{0,200}\}")
_LINE_BREAKS = ("  ", "\\")
_RULE = regex(r"^\s*(?:-{3,}|\*{3,}|(?:[-*]\s){2,}[-*]|:{3,}.*|`{3,}\w*)\s*$")
_BULLET = regex(rf"^\s*(?:[-*+]|:\s)\s+(?=[{_HANZI}*\[\d])")
_QUOTE = regex(r"^\s{0,3}>\s?")
_BOLD = regex(r"(?<![A-Za-z0-9*])\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*\*(?![A-Za-z0-9*])")
_WHOLE_LINE = regex(rf"^\s*\*([^*\n]*[{_HANZI}\d][^*\n]*)\*\s*$")
_ADDRESS = rf"\((?:[^()\s]|\([^()\s]{{0,80}}\)){{0,{MAX_LINKED}}}(?:\s+[\"'][^\"'\n]{{0,80}}[\"'])?\)"
_PICTURE = regex(rf"!\[(?P<name>[^\[\]\n]{{0,{MAX_LINKED}}})\]{_ADDRESS}")
_LINK = regex(rf"\[(?P<text>[^\[\]\n]{{0,{MAX_LINKED}}})\]{_ADDRESS}")
_PLAIN_LINK = regex(r"<((?:https?://|mailto:)[^<>\s]{1,300})>")
_SPAN = regex(rf"\[([^\[\]{{}}]{{0,{MAX_LINKED}}})\]\{{[^{{}}]{{0,{MAX_LINKED}}}\}}")
_ESCAPED = regex(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


MAX_UNDERLINED = 4
"""Lines of the longest heading with a mark of = below it."""


def is_markdown(lines: Sequence[TextLine]) -> bool:
    """Whether a text bears marks that nothing but Markdown has: a heading, a link, bold words."""
    for above, line in pairwise([TextLine(0, None, ""), *lines]):
        text = line.text
        if "#" in text and _HEADING.match(text) and re.search(f"[{_HANZI}]", text):
            return True
        if "](" in text and _LINK.search(text):
            return True
        if "**" in text and any(re.search(f"[{_HANZI}]", bold[1]) for bold in _BOLD.finditer(text)):
            return True
        if text.startswith("==") and above.text.strip() and _UNDERLINE.match(text):
            return True
    return False


def without_marks(lines: Sequence[TextLine]) -> tuple[list[TextLine], dict[int, int], list[str]]:
    """As many lines without marks, the levels of headings by number of line, and the names of pictures."""
    plain: list[TextLine] = []
    levels: dict[int, int] = {}
    pictures: list[str] = []
    in_columns = dashed_lines(lines)
    for at, line in enumerate(lines):
        if at in in_columns:  # without its marks a cell would move the others
            plain.append(line)
            continue
        underline = _UNDERLINE.match(line.text)
        if underline and plain and _may_be_underlined(plain[-1]):
            levels[plain[-1].number] = 1 if underline["first"] else 2
            for above in plain[-2 : -1 - MAX_UNDERLINED : -1] if underline["first"] else ():
                if not _may_be_underlined(above) or above.number in levels:
                    break
                levels[above.number] = 1  # the mark is the whole paragraph's
            plain.append(line._replace(text=""))
            continue
        if _RULE.match(line.text):
            plain.append(line._replace(text=""))
            continue
        heading = _HEADING.match(line.text)
        if heading:
            levels[line.number] = len(heading["marks"])
            if line.text.endswith(_LINE_BREAKS) and at + 1 < len(lines) and lines[at + 1].text.strip():
                levels[lines[at + 1].number] = len(heading["marks"])  # the heading goes on there
        plain_text = line.text.rstrip().removesuffix("\\")  # a line break of pandoc's
        text = _ATTRIBUTES.sub("", heading["text"]) if heading else _BULLET.sub("", _QUOTE.sub("", plain_text))
        pictures += [picture["name"] for picture in _PICTURE.finditer(text)]
        plain.append(line._replace(text=without_inline_marks(text)))
    return plain, levels, pictures


def _may_be_underlined(line: TextLine) -> bool:
    return bool(line.text.strip()) and "|" not in line.text


def without_inline_marks(text: str) -> str:
    """A line's text without the marks inside it."""
    if not any(mark in text for mark in "*[<\\"):
        return text
    text = without_spans(text)
    text = _LINK.sub(r"\g<text>", _PICTURE.sub("", text))
    text = _PLAIN_LINK.sub(r"\1", text)
    text = _WHOLE_LINE.sub(r"\1", _BOLD.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", text)


def without_spans(text: str) -> str:
    """Text without the attributes that pandoc leaves beside it: [12]{style="…"} is 12, wherever its lines break."""
    return _SPAN.sub(r"\1", text) if "]{" in text else text


def pictures_of(names: Sequence[str]) -> Iterator[Attachment]:
    """The pictures as attachments of the document: one may show a table that the text lacks."""
    for name in names:
        yield Attachment("image", name, 0)
