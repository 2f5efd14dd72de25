"""A tar, packed or not, as a stream that no header can make swell, and that tells what it has lost."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from tarfile import HeaderError, ReadError
from typing import BinaryIO, Self

from reportparse.diagnostics.errors import too_large

MAX_HEADER_BYTES = 1 << 20
"""A tar's header with everything that it may say of one member."""

_MARK_BYTES = 8
COMPRESSED: dict[bytes, Callable[[BinaryIO], io.BufferedIOBase]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}


class PlainTar(io.RawIOBase):
    """An unpacked tar that ends where its next header would be too long.

    A header may claim any size, and `tarfile` would hold all of it in memory.
    """

    def __init__(self, stream: io.BufferedIOBase | BinaryIO) -> None:
        self._stream, self._at, self._most = stream, 0, MAX_HEADER_BYTES

    def allow(self, member: tarfile.TarInfo) -> int:
        """Let it be read to the end of a member, and the header after it; the member's bytes. Raises ReadError.

        No bytes follow the header of a folder or a link, whatever size it claims.
        """
        if member.size < 0:
            raise ReadError("a size below zero")
        size = member.size if member.isreg() or member.type not in tarfile.SUPPORTED_TYPES else 0
        self._most = member.offset_data + size + MAX_HEADER_BYTES
        return size

    def read(self, size: int = -1) -> bytes:
        """So many bytes. Raises OverLimit."""
        data = self._stream.read(size)
        self._at += len(data)
        if self._at > self._most:
            raise too_large(MAX_HEADER_BYTES, "bytes in a header (a bomb?)", "字节的文件头（可能有害）")
        return data


def plain_tar(stream: BinaryIO) -> PlainTar:
    """A tar, unpacked as it is read."""
    head = stream.read(_MARK_BYTES)
    stream.seek(0)
    for mark, unpack in COMPRESSED.items():
        if head.startswith(mark):
            return PlainTar(unpack(stream))
    return PlainTar(stream)


class _Header(tarfile.TarInfo):
    """A member's header. `tarfile` takes a bad one for the end of the archive, and what follows would be lost."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """The next header. Raises ReadError where it is cut or damaged; blocks of zeros and the end pass.

        This is what every version of the library calls; what it reads a block with differs between them.
        """
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            if type(error).__name__ in ("EOFHeaderError", "EmptyHeaderError"):
                raise
            raise ReadError(str(error)) from error


def opened_tar(plain: PlainTar) -> tarfile.TarFile:
    """A tar as a stream. Blocks of zeros are passed over: behind an end mark, or a hole, there may be more."""
    return tarfile.open(fileobj=plain, mode="r|", tarinfo=_Header, ignore_zeros=True)


def headers(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The headers, one by one: `tarfile` would keep them all, and an archive may have a million."""
    while (info := archive.next()) is not None:
        archive.members.clear()  # type: ignore[attr-defined]
        yield info
