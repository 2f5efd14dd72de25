"""A 7z as a tar, in a process of its own: `python -P -m reportparse.readers.seven_zip BYTES < a.7z > a.tar`.

The library unpacks by C code and pushes what it unpacks, so that it can neither be stopped nor waited for where it runs.
"""

from __future__ import annotations

import sys
import tarfile
from io import BytesIO
from typing import BinaryIO

ENCRYPTED, TOO_LARGE = "encrypted", "too-large"
"""Kinds of errors, for whoever started the process."""


def as_tar(source: BinaryIO, target: BinaryIO, most: int) -> None:
    """Write the members of a 7z, of so many bytes at most, as a tar. Raises what the library does with broken ones."""
    import py7zr
    from py7zr.io import Py7zIO, WriterFactory

    class Member(BytesIO, Py7zIO):
        """A member that goes into the tar when it is whole."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

        def size(self) -> int:
            return self.getbuffer().nbytes

        def close(self) -> None:
            header = tarfile.TarInfo(self.name)
            header.size = self.size()
            self.seek(0)
            archive.addfile(header, self)
            super().close()

    class Members(WriterFactory):
        def create(self, filename: str) -> Py7zIO:
            return Member(filename)

    with py7zr.SevenZipFile(source) as packed:
        if packed.needs_password():
            raise ValueError(ENCRYPTED)
        if sum(entry.uncompressed for entry in packed.list()) > most:
            raise ValueError(TOO_LARGE)
        with tarfile.open(fileobj=target, mode="w|") as archive:
            packed.extractall(factory=Members())  # noqa: S202  (nothing but the tar is written)


if __name__ == "__main__":
    try:
        as_tar(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))
    except Exception as error:  # a process of its own ends here: whatever ended it is said to its parent in a line
        sys.exit(f"{type(error).__name__}: {error}")
