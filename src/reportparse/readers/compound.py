"""The container of Office documents before 2007, of mails that Outlook saved, and around encrypted documents: OLE."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from olefile import OleFileIO

MAX_STREAMS = 2_000
"""Most streams of one container: a mail has some forty for each attachment."""

TAKEN_AT_ITS_WORD = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)
"""What Python raises where a library takes damaged structures at their word. What else ends it (no memory, a full disk, a
limit, a nest too deep) is not the file's damage."""

_BROKEN = (OSError, *TAKEN_AT_ITS_WORD)
"""What the library raises for bytes that are no sound container: its own errors are OSErrors."""

_LOCKED = (
    "EncryptedPackage".encode("utf-16-le"),
    "StrongEncryption".encode("utf-16-le"),
    b"http://schemas.microsoft.com/office/2006/encryption",
)
"""How an encrypted document of today calls its streams, its transformation and its key."""
_SECTOR_BYTES = 512
_WORD, _WORD_VERSIONS, _WORD_LOCKED = 0xA5EC, range(0xC0, 0x113), 0x0100
_EXCEL, _FILE_PASS = b"\x09\x08\x10\x00\x00\x06", 0x2F


@contextmanager
def container(data: bytes) -> Iterator[OleFileIO | None]:
    """An opened container; None for bytes that are none, or damaged."""
    import logging

    logging.getLogger("olefile").disabled = True
    import olefile

    try:
        opened = olefile.OleFileIO(io.BytesIO(data))
    except _BROKEN:
        yield None
        return
    with opened:
        yield opened


class Listed(NamedTuple):
    """The paths of a container's streams; `whole`: its list of them is as it should be."""

    paths: list[list[str]]
    whole: bool

    @property
    def top(self) -> frozenset[str]:
        """What stands in the top folder, in lower case."""
        return frozenset(path[0].lower() for path in self.paths)


def listed(data: bytes) -> Listed:
    """What a container says that it holds; nothing of what is none."""
    with container(data) as opened:
        try:
            return Listed([], False) if opened is None else _listed(opened)
        except (*_BROKEN, RecursionError):
            return Listed([], False)


def _listed(opened: OleFileIO) -> Listed:
    paths = list(opened.listdir())[:MAX_STREAMS]
    return Listed(paths, not opened.parsing_issues)


def is_locked(data: bytes) -> bool:
    """Whether the first bytes of a container, whole or cut, say that its document is encrypted ([MS-OFFCRYPTO] 1.3).

    A document of today names its encryption, Word before 2007 sets a bit in the head of its text, Excel has a record for it
    near the head of its own; such a head stands at the beginning of a sector.
    """
    heads = (data[at : at + _SECTOR_BYTES] for at in range(_SECTOR_BYTES, len(data), _SECTOR_BYTES))
    return any(mark in data for mark in _LOCKED) or any(map(_is_locked_head, heads))


def _is_locked_head(head: bytes) -> bool:
    """Whether a sector is the head of an old document, and that says that it is encrypted."""
    if len(head) == _SECTOR_BYTES:
        mark, version, flags = struct.unpack_from("<HH6xH", head)
        if mark == _WORD and version in _WORD_VERSIONS:
            return bool(flags & _WORD_LOCKED)
    at = 0
    while head.startswith(_EXCEL) and at + 4 <= len(head):
        kind, length = struct.unpack_from("<HH", head, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + length
    return False


def stream(opened: OleFileIO, path: list[str], most: int) -> bytes:
    """The bytes of a stream; none where there is no such stream, it is damaged, or longer than `most`."""
    try:
        if not opened.exists(path) or opened.get_size(path) > most:
            return b""
        return bytes(opened.openstream(path).read())
    except _BROKEN:
        return b""
