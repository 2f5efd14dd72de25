"""What a RAR says of its members, of both its formats: libarchive neither checks the sums of members that are stored as they
are, nor tells those that are encrypted.

Blocks as in the technical notes that come with RAR: of RAR4 (`MARK_HEAD`, `FILE_HEAD` …) and RAR5 (vint fields).
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both

_MARK_4, _MARK_5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_VOLUME = Both("it is one volume of an archive in several", "这是分卷压缩包中的一卷")
_CUT = Both("the archive is cut or damaged: a header leads beyond its end", "压缩包残缺或损坏：文件头超出末尾")


class Listed(NamedTuple):
    """A file in a RAR: its bytes once unpacked, and their CRC-32; None where the archive gives none of it."""

    size: int
    crc: int | None


def listed(data: bytes) -> Counter[Listed]:
    """The files of a RAR, each as often as it is there.

    Raises UnreadableFile for one that is cut, encrypted in any part, or a volume.
    """
    try:
        return Counter(_of_rar4(data) if data.startswith(_MARK_4) else _of_rar5(data))
    except (struct.error, IndexError) as error:
        raise UnreadableFile("corrupt", why=_CUT) from error


def _of_rar4(data: bytes) -> Iterator[Listed]:
    at = len(_MARK_4)
    while at < len(data):
        kind, flags, size = struct.unpack_from("<BHH", data, at + 2)
        added = 0
        if kind == 0x73:  # the archive's own
            _refuse(encrypted=flags & 0x80, volume=flags & 0x01)
        elif kind in (0x74, 0x7A):  # a file, a service
            packed, unpacked, _, crc = struct.unpack_from("<IIBI", data, at + 7)
            high = struct.unpack_from("<II", data, at + 32) if flags & 0x100 else (0, 0)
            added = packed | high[0] << 32
            if kind == 0x74:
                _refuse(encrypted=flags & 0x04, volume=flags & 0x03)
            if kind == 0x74 and flags & 0xE0 != 0xE0:  # a folder has all of these bits
                yield Listed(unpacked | high[1] << 32, crc)
        elif kind == 0x7B:
            return
        elif flags & 0x8000:
            (added,) = struct.unpack_from("<I", data, at + 7)
        at = _behind(data, at + max(size, 7) + added)


def _of_rar5(data: bytes) -> Iterator[Listed]:
    at = len(_MARK_5)
    while at < len(data):
        size, start = _number(data, at + 4)
        kind, next_ = _number(data, start)
        flags, next_ = _number(data, next_)
        extra, next_ = _number(data, next_) if flags & 1 else (0, next_)
        added, next_ = _number(data, next_) if flags & 2 else (0, next_)
        if kind == 1:
            _refuse(volume=_number(data, next_)[0] & 1)
        elif kind == 2:
            _refuse(volume=flags & 0x18, encrypted=_is_encrypted(data[start + size - extra : start + size]))
            yield from _file_of_rar5(data, next_)
        elif kind == 4:
            _refuse(encrypted=1)
        elif kind == 5:
            return
        at = _behind(data, start + size + added)
    raise IndexError  # it has no end mark


def _file_of_rar5(data: bytes, at: int) -> Iterator[Listed]:
    flags, at = _number(data, at)
    size, at = _number(data, at)
    _, at = _number(data, at)
    at += 4 if flags & 2 else 0
    if not flags & 1:  # no folder
        yield Listed(size, struct.unpack_from("<I", data, at)[0] if flags & 4 else None)


def _is_encrypted(extra: bytes) -> bool:
    """Whether records behind a file's header say so."""
    at = 0
    while at < len(extra):
        size, start = _number(extra, at)
        if _number(extra, start)[0] == 1:
            return True
        at = start + max(size, 1)
    return False


def _behind(data: bytes, at: int) -> int:
    if at > len(data):
        raise IndexError
    return at


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number in sevens of bits, the lowest first, and where it ends."""
    value = 0
    for count in range(10):
        value |= (data[at + count] & 0x7F) << 7 * count
        if data[at + count] < 0x80:
            return value, at + count + 1
    raise IndexError


def _refuse(*, encrypted: int = 0, volume: int = 0) -> None:
    if encrypted:
        raise UnreadableFile("encrypted")
    if volume:
        raise UnreadableFile("corrupt", why=_VOLUME)
