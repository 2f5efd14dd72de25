"""The pictures that stand in an RTF file, as its reader names them: by the place where each begins."""

from __future__ import annotations

import binascii

from reportparse.diagnostics.errors import OverLimit
from reportparse.readers.rtf.tokens import tokens

_NAME = "pict "
_READ = frozenset((b"pngblip", b"jpegblip"))
"""What says that a picture is of a kind that other programs know: PNG, JPEG."""


def name_of(start: int) -> str:
    """The name of the picture whose contents begin so far in the file."""
    return f"{_NAME}{start}"


def picture_named(data: bytes, name: str, most: int) -> bytes:
    """The bytes of a picture of at most so many; none for one that is larger, damaged or of a kind that is not read."""
    start = name.removeprefix(_NAME)
    if start == name or not start.isdecimal():
        return b""
    digits, depth, is_read = bytearray(), 0, False
    try:
        for token in tokens(data[int(start) : int(start) + 3 * most]):  # two digits a byte, and ends of lines
            if token.kind == "close" and depth == 0:
                return binascii.unhexlify(bytes(digits).replace(b" ", b"")) if is_read else b""
            depth += {"open": 1, "close": -1}.get(token.kind, 0)
            if depth == 0 and token.kind == "text":
                digits += token.value
            is_read = is_read or token.value in _READ
    except (binascii.Error, OverLimit):
        return b""
    return b""
