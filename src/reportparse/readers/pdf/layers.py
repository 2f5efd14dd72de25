"""Whether a file may hold optional content: layers that a viewer switches on and off (ISO 32000-1 §8.11)."""

from __future__ import annotations

import re
import zlib

_MARK = b"/OCProperties"
_OBJECT_STREAM = re.compile(rb"/ObjStm[^>]{0,400}>>\s{0,4}stream\r?\n|/ObjStm")
MAX_STREAMS = 200
MAX_INFLATED_BYTES = 4_000_000
"""Of one object stream; that of a report holds some ten thousand."""


def may_have_layers(data: bytes) -> bool:
    """Whether the catalogue names layers, or may do so in an object stream that is not read here."""
    if _MARK in data:
        return True
    for number, found in enumerate(_OBJECT_STREAM.finditer(data)):
        if number == MAX_STREAMS or not found.group().endswith(b"\n"):
            return True
        try:
            objects = zlib.decompressobj().decompress(memoryview(data)[found.end() :], MAX_INFLATED_BYTES)
        except zlib.error:  # encrypted, or packed in another way
            return True
        if _MARK in objects or len(objects) == MAX_INFLATED_BYTES:
            return True
    return False
