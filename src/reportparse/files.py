"""Files: inputs as bytes, and outputs that appear under their name only when they are whole and on disk."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from reportparse.diagnostics.errors import OverLimit, UnreadableFile, too_large
from reportparse.diagnostics.language import Both

MAX_FILE_BYTES = 128 * 1024 * 1024
"""No report comes near it; a larger file is refused before it is looked at."""

SCRATCH = ".reportparse-"
"""What the name of a hidden folder begins with that is there only while an output is written."""
_MARK = "made-by-reportparse"

RECORD_ENDINGS = (".json", ".jsonl")
"""Files with these endings may hold records of ours."""

SAVED_FOLDERS = ("_files", ".files", "_文件", ".文件")
"""What browsers put behind a page's name to name the folder of its parts."""

Beside = Callable[[str], bytes | None]
"""The path of a file in the folder of a page's parts, relative to the page, to its bytes."""

WOULD_LOSE_INPUT = Both("it is the file that is read, which would be lost", "它就是要读取的文件，写入会毁掉该文件")
"""Why an output that is one of the inputs is refused."""

_FOLDER = Both(
    "a folder (`reportparse batch FOLDER -o OUT` reads what is in it)",
    "文件夹（请用 `reportparse batch 文件夹 -o 输出` 批量读取）",
)


def named_as_records(file: str) -> bool:
    """Whether a file is called like one that holds records."""
    return file.lower().endswith(RECORD_ENDINGS)


def name_of_its_own(name: str, is_taken: Callable[[str], bool]) -> str:
    """A name that is not taken: itself, else with the next number behind it ("a.docx~2").

    Of thousands that are called alike each is asked for in a few steps: the numbers are given in their order.
    """
    if not is_taken(name):
        return name
    last, free = 1, 2
    while is_taken(f"{name}~{free}"):
        last, free = free, 2 * free
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (middle, free) if is_taken(f"{name}~{middle}") else (last, middle)
    return f"{name}~{free}"


def read_input(file: str) -> bytes:
    """The bytes of a path, or of standard input for "-". Raises UnreadableFile, and OverLimit for too many of them."""
    if file == "-":
        try:
            return bounded(sys.stdin.buffer)
        except OSError as error:  # it is closed, or a folder
            raise unreadable(error) from error
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


def folder_of(file: str) -> Beside:
    """What gives the files in the folder that a browser saved beside a page.

    It gives None for whatever stands elsewhere, also behind a link, is missing or too large.
    """
    page = Path(file)

    def read(path: str) -> bytes | None:
        folder, _, rest = path.replace("\\", "/").partition("/")
        steps = rest.split("/")
        if folder not in {page.stem + mark for mark in SAVED_FOLDERS} or not rest or {"", ".", ".."} & {*steps}:
            return None
        found = page.with_name(folder).joinpath(*steps)
        try:
            if not Path(os.path.realpath(found)).is_relative_to(Path(os.path.realpath(page.parent), folder)):
                return None
            with opened(str(found)) as stream:
                return bounded(stream)
        except (UnreadableFile, OverLimit, OSError, ValueError):
            return None

    return read


@contextmanager
def opened(file: str, *, pipes: bool = False) -> Iterator[BinaryIO]:
    """A file to be read, and UnreadableFile in place of whatever the system says of it.

    Only regular files are opened, and (`pipes`) named pipes: a folder full of files is not to wait for one.
    """
    try:
        mode = Path(file).stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile("not-a-file", seen=_FOLDER)
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
    if isinstance(error, ValueError):
        return UnreadableFile("not-found", why=Both("no name of a file holds NUL", "文件名不能含有 NUL 字符"))
    return UnreadableFile("not-found", why=error.strerror or type(error).__name__)


def input_name(file: str) -> str:
    """The name that the record gives its source: the file's own, without its folder."""
    return "stdin" if file == "-" else Path(file).name


@contextmanager
def appearing(path: Path, scratch: Path | None = None) -> Iterator[Path]:
    """Where to write what is to stand under `path`: in a scratch folder beside it, and it takes its place when all went well.

    Only a regular file, or nothing, is replaced, and the file keeps its mode, owner and group. A link stays one: what it
    leads to is replaced. A device or a pipe is itself what is yielded, and written through. Who writes many files into one
    folder gives the `scratch` folder that is there for them all.
    """
    before = _status(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        yield path
        return
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if before is not None and not os.access(target, os.W_OK):  # a new name would not ask for that
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with ExitStack() as stack:
        beside = scratch is not None and scratch.parent == target.parent
        folder = scratch if scratch and beside else stack.enter_context(scratch_folder(target))
        temporary = folder / target.name
        yield temporary
        _sync(temporary, os.O_RDWR)  # Windows keeps nothing that was opened for reading
        if before is not None:
            _belong(temporary, before)
        temporary.replace(target)
        if os.name == "posix":  # elsewhere a folder cannot be opened
            _sync(target.parent, os.O_RDONLY)


def _belong(file: Path, before: os.stat_result) -> None:
    """Give a file the owner, the group and the mode of the one that it replaces: owner and group as far as we may."""
    if hasattr(os, "chown"):  # Windows has none
        for owner in (before.st_uid, -1):
            with suppress(OSError):
                os.chown(file, owner, before.st_gid)
                break
    file.chmod(stat.S_IMODE(before.st_mode))  # behind the owner: a change of that takes bits of the mode away


@contextmanager
def scratch_folder(output: Path) -> Iterator[Path]:
    """A hidden folder beside an output (beside what a link leads to) for what is needed only while it is written.

    It holds a mark that is locked while it is used. What a killed run left, a folder with our mark that nobody locks, goes
    with the next run; no other folder is ever removed, whatever its name is.
    """
    import tempfile  # brings random, weakref and more, which no start needs

    parent = Path(os.path.realpath(output)).parent
    for left in parent.glob(f"{SCRATCH}*/{_MARK}"):
        if stream := _lock(left, "rb"):
            with stream:
                shutil.rmtree(left.parent, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=parent))
    mark = _lock(folder / "mark", "xb")
    try:
        if mark:
            (folder / "mark").rename(folder / _MARK)  # locked before anybody can find it
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if mark:
            mark.close()


def _lock(file: Path, mode: str) -> IO[bytes] | None:
    """A file opened and locked; None where another process has locked it, or where nobody can tell: Windows has no locks
    of this kind, and there what a killed run left stays."""
    with ExitStack() as stack, suppress(ImportError, OSError):
        import fcntl

        stream: IO[bytes] = stack.enter_context(file.open(mode))
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        stack.pop_all()
        return stream
    return None


def same_as(output: str | Path | int, inputs: Iterable[str]) -> str | None:
    """The input that an output is, by whatever name or link; None where it is none of them.

    A number stands for an open stream, and the input "-" for standard input.
    """
    written = _status(output)
    if written is None or not stat.S_ISREG(written.st_mode):
        return None
    for file in inputs:
        read = _status(0 if file == "-" else file)
        if read is not None and os.path.samestat(written, read):
            return file
    return None


def _status(file: str | Path | int) -> os.stat_result | None:
    """What the system knows of a file or of an open stream; None where there is none, or it does not tell."""
    try:
        return os.stat(file)  # noqa: PTH116  (a number is taken, too)
    except (OSError, ValueError):
        return None


def _sync(path: Path, way: int) -> None:
    """Make what stands in a file, or the new name in a folder, last."""
    descriptor = os.open(path, way)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
