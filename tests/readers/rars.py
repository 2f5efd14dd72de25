"""RAR archives, put together by hand: no free program writes them. Members are stored, as RAR stores pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

ENCRYPTED_4, SALTED_4 = 0x04, 0x400


def rar4(members: Mapping[bytes, bytes], *, locked: bool = False) -> bytes:
    """An archive as WinRAR wrote it until 2013; names as bytes of whatever code page."""
    flags = 0x8000 | ((ENCRYPTED_4 | SALTED_4) if locked else 0)
    blocks = [b"Rar!\x1a\x07\x00", _block4(0x73, 0, bytes(6))]
    for name, data in members.items():
        salt = bytes(8) if locked else b""
        crc = zlib.crc32(data)
        about = struct.pack("<IIBIIBBHI", len(data), len(data), 2, crc, 0x5A21_0000, 20, 0x30, len(name), 0x20)
        blocks += [_block4(0x74, flags, about + name + salt), data]
    return b"".join([*blocks, _block4(0x7B, 0x4000, b"")])


def _block4(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar5(members: Mapping[bytes, bytes]) -> bytes:
    """An archive as WinRAR writes it since; names in UTF-8."""
    blocks = [b"Rar!\x1a\x07\x01\x00", _block5(1, b"", b"\0")]
    for name, data in members.items():
        about = _number(0x04) + _number(len(data)) + _number(0x20) + struct.pack("<I", zlib.crc32(data))
        blocks += [_block5(2, _number(len(data)), about + b"\0\0" + _number(len(name)) + name), data]
    return b"".join([*blocks, _block5(5, b"", b"\0")])


def _block5(kind: int, data_size: bytes, body: bytes) -> bytes:
    head = _number(kind) + _number(2 if data_size else 0) + data_size + body
    head = _number(len(head)) + head
    return struct.pack("<I", zlib.crc32(head)) + head


def _number(value: int) -> bytes:
    """A number in sevens of bits, the lowest first."""
    digits = bytearray()
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*digits, value])
