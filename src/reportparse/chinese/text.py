"""Chinese text: spaces, widths, numbering in front, and the characters that are no text. Knows nothing of reports."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportparse.chinese.numerals import ONE_TO_NINE, numeral_value
from reportparse.patterns import regex

INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069")
)
"""Zero-width and formatting characters that pasted markup leaves behind, as a table that takes them out (hazards §3).

Those that may show digits from right to left (U+202E and its kin) are none of them: what they stand beside is no number.
"""

UNSAYABLE = "\ufffd"
"""Stands for a sign that the page shows and Unicode text cannot say: a value next to it must not look clean."""

UNSAID = regex(f"[{UNSAYABLE}\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f\x7f]")
"""A character that says nothing to a reader: a lost one, one of a font's private use, a control character."""

_INVISIBLE = regex(f"[{''.join(map(chr, INVISIBLE))}]")
_NO_LETTERS = regex(r"[\W_]+")
_SPACES = regex(r"[^\S\n]+")
_UNTIDY = regex(f"[\\s{''.join(map(chr, INVISIBLE))}]")

_NUMERAL = f"[{ONE_TO_NINE}十]{{1,3}}"
# （一） (1) 一、 1. 1、 1． 第一部分 ① — and a bare numeral before a space ("一 总体情况").
_MARKER = regex(
    rf"\s*(?:[（(]\s*(?P<bracket>{_NUMERAL}|\d{{1,2}})\s*[）)]\s*[、.．]?"
    rf"|第(?P<part>{_NUMERAL})(?:部分|章|条)[、:：]?"
    rf"|(?P<point>{_NUMERAL}|\d{{1,2}})\s*(?:[、，]|[.．](?!\d))"
    rf"|(?P<circle>[①-⑳])"
    rf"|(?P<bare>{_NUMERAL})(?=[\s\u3000]))\s*"
)


def clean(text: str) -> str:
    """Text as the record publishes it: NFC, no zero-width characters, runs of blanks as one, no blank line ends.

    Wording, width and punctuation stay the document's own.
    """
    text = unicodedata.normalize("NFC", text)
    if not _UNTIDY.search(text):  # most Chinese text
        return text
    text = text.translate(INVISIBLE)
    return "\n".join(line for line in (_SPACES.sub(" ", part).strip() for part in text.split("\n")) if line)


def visible(text: str) -> str:
    """Text without its invisible characters; most has none, and to translate it takes 30 times as long."""
    return text.translate(INVISIBLE) if _INVISIBLE.search(text) else text


def doubted(text: str) -> str:
    """A text of which a person may see something else: no clean number, where it has digits."""
    return text + UNSAYABLE if any(map(str.isdigit, text)) else text


@lru_cache(maxsize=8192)
def slots(text: str) -> list[str]:
    """The characters of a line at the display columns where they begin; a wide one leaves "" in its second column."""
    found: list[str] = []
    for character in text:
        found.append(character)
        if unicodedata.east_asian_width(character) in "WF":
            found.append("")
    return found


def fold(text: str) -> str:
    """Text for comparison: widths unified (NFKC), lower case, only letters, digits and hanzi left."""
    bare = unicodedata.normalize("NFKC", text).lower()
    return bare if bare.isalnum() else _NO_LETTERS.sub("", bare)


def split_marker(text: str) -> tuple[str | None, int | None, str]:
    """Part a leading number from a heading or label: ("一、", 1, "总体情况"); (None, None, text) where there is none."""
    match = _MARKER.match(text)
    if not match:
        return None, None, text
    circle = match["circle"]
    numeral = match["bracket"] or match["part"] or match["point"] or match["bare"]
    number = ord(circle) - ord("①") + 1 if circle else numeral_value(numeral)
    return match[0].strip(), number, text[match.end() :]


def is_made_of(text: str, *words: re.Pattern[str]) -> bool:
    """Whether a text is nothing but words of some patterns, one after another; of two that fit the first pattern's goes.

    Each word is taken once and for all, so that this takes linear time.
    """
    at = 0
    while at < len(text):
        found = next((match for pattern in words if (match := pattern.match(text, at))), None)
        if found is None or found.end() == at:
            return False
        at = found.end()
    return True
