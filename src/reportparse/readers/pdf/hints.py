"""Words of a file that hint at text which nobody sees; no engine tells of these things object by object at a fair price."""

from __future__ import annotations

import zlib

from reportparse.patterns import regex

LAYERS = b"/OCProperties"
"""Optional content: layers that a viewer switches on and off (ISO 32000-1 §8.11)."""
MASKS = (b"/Luminosity", b"/Alpha")
"""Soft masks, which may leave nothing of what they are laid on (§11.6.5.2)."""
PATTERNS = b"/PatternType"
"""Patterns as colours (§8.7): pdfium says black of a text that is painted white with one."""
PROCEDURES = b"/Type3"
"""Fonts whose glyphs are drawn by operators of the file, or by none, whatever they are said to mean (§9.6.5)."""

_HINTS = (LAYERS, *MASKS, PATTERNS, PROCEDURES)
_OBJECT_STREAM = b"/ObjStm"
_START = regex(rb"[^>]{0,400}>>\s{0,4}stream\r?\n")
MAX_STREAMS = 200
MAX_INFLATED_BYTES = 4_000_000
"""Of one object stream; that of a report holds some ten thousand."""


def hints_of(data: bytes) -> frozenset[bytes]:
    """Which of the words stand in a file, or may stand in an object stream that is not read here."""
    found = {hint for hint in _HINTS if hint in data}
    at = data.find(_OBJECT_STREAM)
    for _ in range(MAX_STREAMS):
        if at < 0:
            return frozenset(found)
        start = _START.match(data, at)
        objects = _inflated(memoryview(data)[start.end() :]) if start else None
        if start is None or objects is None:
            break
        found.update(hint for hint in _HINTS if hint in objects)
        at = data.find(_OBJECT_STREAM, start.end())
    return frozenset(_HINTS)


def _inflated(stream: memoryview) -> bytes | None:
    """What an object stream holds; None where that cannot be said: it is encrypted, too long or packed in another way."""
    try:
        objects = zlib.decompressobj().decompress(stream, MAX_INFLATED_BYTES)
    except zlib.error:
        return None
    return objects if len(objects) < MAX_INFLATED_BYTES else None
