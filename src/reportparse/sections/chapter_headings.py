"""Headings of a report's own chapters, as years before the form of 2019 have them, and what they say.

No list of official wordings helps here: chapters are numbered 一、 一. 一 （一） 1、 or 第一部分, or stand unnumbered, and
each province has its own (domain §1.1). A line is judged by its numbering, its words and its shape; which of such lines are
the chapters is decided over the whole document, in `chapters`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.chinese.text import fold, split_marker
from reportparse.forms.sections import CHAPTERS, CHAPTERS_BY_PLACE, LAST_CHAPTERS
from reportparse.patterns import regex
from reportparse.sections.headings import MAX_HEADING, numbering_style

STYLES = ("part", "hanzi", "bracket", "digit", "none")
"""The numbering of chapters, from the one that stands highest in a document to none."""

MAX_PHRASE = 24
"""Characters of the longest heading that describes and says no key: 突出重点，规范内容."""

MAX_RUN_IN = 32
"""Characters of the longest heading with running text behind it in its line."""

_VARIANTS = str.maketrans("它", "他")
_ENDS = "。：:． "
_RUN_IN = regex(r"[。：:]|\s(?=\S{4})")
_TEXT_BEGINS = regex(
    r"(?<=[情概综措问事打说回][况述施题项算明])(?=20\d\d年|20\d\d[-—–－~～]|[我本]|一年来|根据|全[年县市区])"
)
_STATES = regex(r"未|没有|无(?!线)|已|均|共")
_NOT_ALONE = regex(r"[，。：:、]$|，|。|本(?:报告|年报)|全文|包括|组成|如下|[：:].")
_INNER_END = regex(r"。|[：:](?!$)")
_BRACKETED = regex(r"（[^（）]{1,12}）|\([^()]{1,12}\)")
_SENTENCE = regex(r"[。；;！？!?]|，.*，|、$|，$")
_COUNTED = regex(r"\d+\s*(?:余|多)?\s*(?:条|件|次|人|万|元|篇|个|份|起|项|期|%|％)")
_BARE_DIGIT = regex(rf"\s*(?P<digits>\d{{1,2}})[\s\u3000]+(?=[^\d\s])|\s*(?P<colon>[{ONE_TO_NINE}十]{{1,3}})[:：]\s*")
_CONTENTS_ENTRY = regex(r"(?:[.…·．。]{3,}|\s{2,}|\t)\s*\d{1,3}$")
_ANNEX = regex(r"附(?:件|表|录|图)?\s*[\d一二三四五六]{0,2}\s*[:：、.．\s]?")
_FILE = regex(r"\.(?:docx?|xlsx?|wps|et|pdf|ofd|zip|rar|jpe?g|png)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChapterHeading:
    """A line read as the heading of a chapter: its numbering, what it says, and where running text begins in it."""

    style: str
    number: int | None
    key: str | None
    end: int
    runs_in: bool


@lru_cache(maxsize=4096)
def chapter_heading(line: str) -> ChapterHeading | None:
    """A line as the heading of a chapter; None for running text, items of lists, entries of a table of contents."""
    line = line.rstrip()
    marker, number, rest = _split(line)
    style = numbering_style(marker)
    if (marker and marker.endswith("条")) or (style == "bracket" and marker and re.search(r"\d", marker)):
        return None
    offset = len(line) - len(rest)
    whole = rest.rstrip(_ENDS)
    if style == "none":
        says = key_of(whole) if is_heading_text(whole) and not _NOT_ALONE.search(rest) else None
        return ChapterHeading(style, None, says, len(line), runs_in=False) if says else None
    words = _before_text(rest)
    if words and (found := key_of(words)):
        return ChapterHeading(style, number, found, offset + len(words), runs_in=True)
    if is_heading_text(whole) and not (rest.endswith("。") and _STATES.search(whole)):
        return ChapterHeading(style, number, key_of(whole), len(line), runs_in=False)
    return None


def _before_text(rest: str) -> str | None:
    """The words of a heading that running text follows in its line; None where none does."""
    plain = _BRACKETED.sub(lambda found: "括" * len(found[0]), rest)
    if not _INNER_END.search(plain):
        return None
    parted = _RUN_IN.search(plain)
    glued = _TEXT_BEGINS.search(plain)  # a bold heading before plain text, or a full line that PDF joined to the next
    ends = [parted.start()] if parted and parted.end() < len(plain) and parted.start() <= MAX_RUN_IN else []
    ends += [glued.start()] if glued and glued.start() <= MAX_HEADING else []
    words = rest[: min(ends, default=0)]
    return words if is_heading_text(words) else None


def is_chapter_heading(line: str) -> bool:
    """Whether a line is the heading of a chapter by its words, whatever stands around it."""
    found = chapter_heading(line)
    return found is not None and found.key is not None


def runs_into_text(rest: str) -> bool:
    """Whether what stands behind a sentence begins with a chapter's heading, its text behind it."""
    found = chapter_heading(rest)
    return found is not None and found.key is not None


def _split(line: str) -> tuple[str | None, int | None, str]:
    """`split_marker`, and the numbers that only a chapter has: "1 概述", "一：概述"."""
    marker, number, rest = split_marker(line)
    if marker is None and (match := _BARE_DIGIT.match(line)):
        digits, colon = match["digits"], match["colon"]
        return match[0].strip(), int(digits) if digits else split_marker(f"{colon}、")[1], line[match.end() :]
    return marker, number, rest


def is_heading_text(words: str) -> bool:
    """Whether words have the shape of a heading: short, no sentence, no item of a list that counts something."""
    bare = fold(words)
    if not bare or bare.isdecimal() or len(words) > MAX_HEADING:
        return False
    if _SENTENCE.search(words) or _CONTENTS_ENTRY.search(words) or _COUNTED.search(words):
        return False
    if key_of(words) is None:
        return len(bare) <= MAX_PHRASE
    return True


@lru_cache(maxsize=4096)
def key_of(words: str) -> str | None:
    """What a heading says, as a key of `forms.sections`; None where it says none of these."""
    core = fold(words).translate(_VARIANTS)
    for key, pattern in CHAPTERS:
        if pattern.search(core):
            return key
    placed = [(match.start(), key) for key, pattern in CHAPTERS_BY_PLACE if (match := pattern.search(core))]
    if placed:
        return min(placed)[1]
    return next((key for key, pattern in LAST_CHAPTERS if pattern.search(core)), None)


def is_annex(line: str) -> bool:
    """Whether a line names what is annexed (附件：…情况表), and no file to be fetched."""
    return (
        len(line) <= MAX_HEADING
        and _ANNEX.match(line.strip()) is not None
        and not _FILE.search(line)
        and "。" not in line
    )
