"""What the end of a zip says of its list of members, read before any of it is trusted; and how `zipfile` refuses one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import BinaryIO, NamedTuple

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)
"""What `zipfile` raises for bytes that are no sound zip: a seek beyond all numbers overflows, NotImplementedError is a
RuntimeError, a name that cannot be decoded a ValueError."""

_MAX_END_BYTES = 66_000
"""A zip ends in at most 64 KB of comment, behind records of fixed length."""


class ZipEnd(NamedTuple):
    """How long the list of members is, and how many bytes of something else lie before the zip that it lists.

    A zip that is cut ends, for its reader, where the last whole zip stored in it ends: all before it counts as foreign.
    """

    directory_bytes: int
    foreign_bytes: int


def zip_end(stream: BinaryIO) -> ZipEnd | None:
    """The end record of a zip, of 64 bits where there is one; None where there is none."""
    size = stream.seek(0, io.SEEK_END)
    before = max(0, size - _MAX_END_BYTES)
    stream.seek(before)
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return None
    directory, offset = struct.unpack_from("<II", tail, at + 12)
    if at >= 20 and tail.startswith(b"PK\x06\x07", at - 20):
        at = tail.rfind(b"PK\x06\x06", 0, at - 20)
        if at < 0:
            return None
        directory, offset = struct.unpack_from("<QQ", tail, at + 40)
    return ZipEnd(directory, before + at - directory - offset)
