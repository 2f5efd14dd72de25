"""The container of Office documents before 2007, of mails that Outlook saved, and around encrypted documents: OLE."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

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


def names(data: bytes) -> list[list[str]]:
    """The paths of a container's streams; none for what is none."""
    with container(data) as opened:
        try:
            return [] if opened is None else list(opened.listdir())[:MAX_STREAMS]
        except (*_BROKEN, RecursionError):
            return []


def top_names(data: bytes) -> Iterator[str]:
    """What stands in the top folder of a container, in lower case."""
    return (path[0].lower() for path in names(data))


def stream(opened: OleFileIO, path: list[str], most: int) -> bytes:
    """The bytes of a stream; none where there is no such stream, it is damaged, or longer than `most`."""
    try:
        if not opened.exists(path) or opened.get_size(path) > most:
            return b""
        return bytes(opened.openstream(path).read())
    except _BROKEN:
        return b""
