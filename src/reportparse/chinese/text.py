"""Chinese text: spaces, widths, numbering and numerals. Knows nothing of reports."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width and formatting characters that pasted markup leaves behind (hazards: HTML, numbers).
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_SPACES = re.compile(r"[^\S\n]+")
_UNTIDY = re.compile(f"[\\s{''.join(map(chr, INVISIBLE))}]")

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_NUMERAL = "[一二三四五六七八九十]{1,3}"
# （一） (1) 一、 1. 1、 1． 第一部分 ① — and a bare numeral before a space ("一 总体情况").
_MARKER = re.compile(
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


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Text for comparison: widths unified (NFKC), lower case, only letters, digits and hanzi left."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def split_marker(text: str) -> tuple[str | None, int | None, str]:
    """Part a leading number from a heading or label: ("一、", 1, "总体情况"); (None, None, text) where there is none."""
    match = _MARKER.match(text)
    if not match:
        return None, None, text
    circle = match["circle"]
    numeral = match["bracket"] or match["part"] or match["point"] or match["bare"]
    number = ord(circle) - ord("①") + 1 if circle else numeral_value(numeral)
    return match[0].strip(), number, text[match.end() :]


def numeral_value(numeral: str) -> int | None:
    """Value of a small number in hanzi (一 … 九十九) or digits; None where it is neither."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral)
    high = _DIGITS.get(tens, None) if tens else 1
    low = _DIGITS.get(ones, None) if ones else 0
    return None if high is None or low is None else high * 10 + low


def numeral(number: int) -> str:
    """A number from 1 to 99 in hanzi, as automatic numbering writes it."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")
