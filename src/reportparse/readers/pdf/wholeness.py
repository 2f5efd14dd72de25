"""Whether a PDF is whole: its end, and what its streams hold (hazards PDF: corrupt).

pdfium reads what is left of a file that is cut, or of a stream that is damaged, and says nothing: a page then ends early, or
its characters are others. Both can be told from the bytes alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex

MAX_INFLATED_BYTES = 32_000_000
"""All that is inflated of one file: its pages have some hundred kilobytes; pictures and fonts are left out."""

_END, _OBJECT = b"%%EOF", regex(rb"\b\d{1,10} \d{1,5} obj\b")
_STREAM = regex(rb">>\s{0,4}stream\r?\n")
_DICTIONARY_BYTES = 1_000
_DEFLATED = regex(rb"/Filter\s{0,4}\[?\s{0,4}/(?:FlateDecode|Fl)\b")
_DRAWN = regex(rb"/Subtype\s{0,4}/(?:Image|Type1C|CIDFontType0C|OpenType)\b|/Length1\b")
"""A picture, or the outlines of a font: the characters of a page stand elsewhere, and these are most of what is deflated."""
_NOTHING = regex(rb"\s{0,4}endstream\b")
_PIECE_BYTES = 1 << 16

_CUT = Both("objects stand behind its last end mark, and no other ends them", "最后一个结束标记之后还有对象，缺少结尾")
_NO_END = Both("it has no end mark", "缺少结束标记")


def damage_of(data: bytes) -> tuple[Issue, ...]:
    """What is missing of a PDF, as far as its bytes tell it."""
    seen = [*_at_its_end(data)]
    total, damaged = _streams(data)
    if damaged:
        seen.append(
            Both(f"{damaged} of {total} compressed streams break off", f"{total} 个压缩流中有 {damaged} 个残缺")
        )
    return tuple(issue("file-damaged", "document", seen=one) for one in seen)


def _at_its_end(data: bytes) -> Iterator[Both]:
    """What is wrong with the end: every version of a file ends with a mark, and that of a later one is the last."""
    at = data.rfind(_END)
    if at < 0:
        yield _NO_END
    elif _OBJECT.search(data, at):
        yield _CUT


def _streams(data: bytes) -> tuple[int, int]:
    """How many streams were inflated, and how many of them have no end or do not add up; none of an encrypted file's."""
    if b"/Encrypt" in data:
        return 0, 0
    total = damaged = 0
    left = MAX_INFLATED_BYTES
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY_BYTES) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if left <= 0:
            break
        if not _DEFLATED.search(head) or _DRAWN.search(head):
            continue
        length = _inflated_bytes(data, found.end(), left)
        total += 1
        damaged += length is None
        left -= length or 0
    return total, damaged


def _inflated_bytes(data: bytes, at: int, most: int) -> int | None:
    """How long a stream is that begins here, `most` where it is longer; None where it is damaged or has no end."""
    if _NOTHING.match(data, at):
        return 0
    inflater = zlib.decompressobj()
    length = 0
    while not inflater.eof and length < most:
        piece = inflater.unconsumed_tail
        if not piece:
            piece, at = data[at : at + _PIECE_BYTES], at + _PIECE_BYTES
        if not piece:
            return None
        try:
            length += len(inflater.decompress(piece, _PIECE_BYTES))
        except zlib.error:
            return None
    return length
