"""Files: inputs as bytes, and outputs that appear under their name only when they are whole and on disk."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportparse.diagnostics.errors import UnreadableFile

MAX_FILE_BYTES = 128 * 1024 * 1024
"""No report comes near it; a larger file is refused before it is looked at."""

PART = ".part"


def read_input(file: str) -> bytes:
    """The bytes of a path, or of standard input for "-". Raises UnreadableFile."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        mode = Path(file).stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile("not-a-file", "this is a folder.", "这是一个文件夹。")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise UnreadableFile("not-a-file", "this is not a regular file.", "这不是普通文件。")
        with Path(file).open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("not-found", "there is no such file.", "文件不存在。") from error
    except PermissionError as error:
        raise UnreadableFile("no-permission", "the file may not be read.", "没有读取权限。") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile("not-found", f"the file cannot be opened: {error}.", f"无法打开文件：{error}。") from error


def input_name(file: str) -> str:
    """The name that the record gives its source: the file's own, without its folder."""
    return "stdin" if file == "-" else Path(file).name


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; what is written there takes the name when all went well.

    The temporary name is fixed, so that what a killed run left is overwritten by the next.
    """
    part = path.with_name(path.name + PART)
    try:
        yield part
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
        _sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
