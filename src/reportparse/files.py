"""Files: inputs as bytes, and outputs that appear under their name only when they are whole and on disk."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both

MAX_FILE_BYTES = 128 * 1024 * 1024
"""No report comes near it; a larger file is refused before it is looked at."""

PART = ".part"


def read_input(file: str) -> bytes:
    """The bytes of a path, or of standard input for "-". Raises UnreadableFile, and OverLimit for too many of them."""
    if file == "-":
        return bounded(sys.stdin.buffer)
    with opened(file, pipes=True) as stream:
        return bounded(stream)


def bounded(stream: IO[bytes]) -> bytes:
    """All bytes of a stream. Raises OverLimit where there are more than `MAX_FILE_BYTES`."""
    data = stream.read(MAX_FILE_BYTES + 1)
    refuse_too_large(len(data))
    return data


def refuse_too_large(n_bytes: int) -> None:
    """Raise OverLimit where a file of so many bytes is not read."""
    if n_bytes > MAX_FILE_BYTES:
        raise too_large(MAX_FILE_BYTES, "bytes", "字节")


@contextmanager
def opened(file: str, *, pipes: bool = False) -> Iterator[BinaryIO]:
    """A file to be read, and UnreadableFile in place of whatever the system says of it.

    Only regular files are opened, and (`pipes`) named pipes: a folder full of files is not to wait for one.
    """
    try:
        mode = Path(file).stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile("not-a-file", seen=Both("a folder", "文件夹"))
        if not (stat.S_ISREG(mode) or (pipes and stat.S_ISFIFO(mode))):
            raise UnreadableFile("not-a-file", seen=Both("a device or the like", "设备之类"))
        stream = Path(file).open("rb")  # noqa: SIM115  (closed below)
    except (OSError, ValueError) as error:  # ValueError: a path with NUL in it
        raise unreadable(error) from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise unreadable(error) from error


def unreadable(error: OSError | ValueError) -> UnreadableFile:
    """What the system says of a path that cannot be read, in our words."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile("not-found", why=Both("there is none under this name", "没有这个名称的文件"))
    if isinstance(error, PermissionError):
        return UnreadableFile("no-permission")
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return UnreadableFile("not-found", why=reason)


def input_name(file: str) -> str:
    """The name that the record gives its source: the file's own, without its folder."""
    return "stdin" if file == "-" else Path(file).name


@contextmanager
def appearing(path: Path, *, part: str = PART, even_empty: bool = True) -> Iterator[Path]:
    """A temporary path beside `path`; what is written there takes the name when all went well.

    It is the name with `part` behind it. By default that is fixed, so that what a killed run left is overwritten by the
    next; where two runs may write the same output, each gives a `part` of its own. Without `even_empty`, a file into
    which nothing was written does not appear.
    """
    temporary = path.with_name(path.name + part)
    try:
        yield temporary
        if even_empty or temporary.stat().st_size:
            _sync(temporary)
            temporary.replace(path)
            if os.name == "posix":  # elsewhere a folder cannot be opened
                _sync(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Make what stands in a file, or the new name in a folder, last."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
