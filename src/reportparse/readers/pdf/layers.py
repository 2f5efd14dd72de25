"""Whether a file may hold optional content: layers that a viewer switches on and off (ISO 32000-1 §8.11)."""

from __future__ import annotations

import re
import zlib

_MARK = b"/OCProperties"
_OBJECT_STREAM = b"/ObjStm"
_START = re.compile(rb"[^>]{0,400}>>\s{0,4}stream\r?\n")
MAX_STREAMS = 200
MAX_INFLATED_BYTES = 4_000_000
"""Of one object stream; that of a report holds some ten thousand."""


def may_have_layers(data: bytes) -> bool:
    """Whether the catalogue names layers, or may do so in an object stream that is not read here."""
    if _MARK in data:
        return True
    at = data.find(_OBJECT_STREAM)
    for _ in range(MAX_STREAMS):
        if at < 0:
            return False
        start = _START.match(data, at)
        if not start or _inflated(memoryview(data)[start.end() :]).find(_MARK) >= 0:
            return True
        at = data.find(_OBJECT_STREAM, start.end())
    return True


def _inflated(stream: memoryview) -> bytes:
    """What an object stream holds; the mark itself where it cannot be said."""
    try:
        objects = zlib.decompressobj().decompress(stream, MAX_INFLATED_BYTES)
    except zlib.error:  # encrypted, or packed in another way
        return _MARK
    return objects if len(objects) < MAX_INFLATED_BYTES else _MARK
