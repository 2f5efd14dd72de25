"""The inputs of a batch, in a fixed order: files, folders, globs, lists of paths, and what is in archives and mails.

Every input has a path relative to the deepest folder that holds all that was asked for, so that records do not know
where on which machine the archive lies.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from glob import has_magic
from itertools import groupby
from pathlib import Path
from typing import IO, BinaryIO, Literal, NamedTuple

from reportparse.batch.records import count_records, found_records, holds_records, is_ledger, with_ledgers
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.language import Both, say
from reportparse.files import bounded, named_as_records, opened, unreadable
from reportparse.patterns import regex
from reportparse.readers.archives import Budget, Found, members, opener
from reportparse.readers.member_names import in_characters, is_clutter
from reportparse.sandbox import crash

_STARS = regex(r"\*{2,}")

Paths = Callable[[], Iterator[str]]
"""What was asked for, as often as it is gone through: a list of a million paths is not held in memory."""

Records = Literal["none", "named", "only"]
"""Which inputs are records rather than documents: none; files of them that were named, and no folder they came out of;
all, in folders those that end as records do."""

_NUL_IN_LIST = (
    "--files-from: The list holds NUL; give -0 where paths end in NUL, and save a list of lines as UTF-8.",
    "--files-from：列表含有 NUL 字符；路径以 NUL 分隔时请加 -0，逐行列表请存为 UTF-8。",
)
_EMPTY = Both("the folder holds none", "文件夹中没有文件")
_NAMELESS = Both(
    "the input is empty and names nothing; the current folder is called `.`",
    "输入为空，没有指明文件；当前文件夹请写作 `.`",
)
_NO_RECORDS = Both(
    "there is no .jsonl or .json of records in the folder; documents are read by `batch`",
    "文件夹中没有 .jsonl、.json 记录文件；解析原文件请用 `batch`",
)


class UnusableList(ValueError):
    """A list of paths that is none."""


def asked(arguments: Sequence[str], files_from: str | None = None, *, nul: bool = False) -> Paths:
    """The paths of the command line, globs expanded, then those of a list ("-" is standard input).

    Raises UnreadableFile where one is empty, as an unset variable leaves it: it is not the current folder.
    """
    if "" in arguments:
        raise nameless()
    spooled = _spool() if files_from == "-" else None

    def paths() -> Iterator[str]:
        for argument in arguments:
            if has_magic(argument) and not os.path.lexists(argument):
                yield from _matches(argument) or [argument]
            else:
                yield argument
        if files_from is not None:
            yield from _listed(files_from, spooled, b"\0" if nul else b"\n")

    return paths


def nameless() -> UnreadableFile:
    """The error for an input that is empty."""
    error = UnreadableFile("not-found", why=_NAMELESS)
    error.path = '""'
    return error


def _matches(pattern: str) -> list[str]:
    """Paths of a glob in the order of names, without what lies in a folder that is among them.

    "**" does not go through links: two that lead back would never end.
    """
    # "**" within a name is no more than "*", as in a shell.
    parts = [part if part == "**" else _STARS.sub("*", part) for part in Path(pattern).parts]
    plain = next(at for at, part in enumerate(parts) if has_magic(part))
    root, searched = Path(*parts[:plain]), [*parts[plain:], *(("*",) if parts[-1] == "**" else ())]
    deep = "**" in searched
    found = [
        path
        for path in root.glob("/".join(searched))
        if not is_clutter(path.relative_to(root).as_posix()) and not (deep and _is_folder(path) and path.is_symlink())
    ]
    kept: list[str] = []
    folder: Path | None = None
    for path in sorted(found, key=lambda path: [os.fsencode(part) for part in path.parts]):
        if folder is None or folder not in path.parents:
            kept.append(str(path))
            folder = path if _is_folder(path) else folder
    return kept


def absolute(path: str | Path) -> str:
    """An absolute path without "..", links left as they are: a file keeps the name by which it was asked for."""
    return os.path.normpath(Path.cwd() / path)


def sought(paths: Paths, records: Records) -> Iterator[tuple[str, ReportparseError | None]]:
    """Each path that was asked for, as it was given, with what is wrong where nothing is to be read under it."""
    return ((path, _lack(absolute(path), records)) for path in paths())


def _lack(full: str, records: Records) -> ReportparseError | None:
    """Why nothing is to be read under an absolute path; of what is there and cannot be read, reading says why."""
    try:
        is_folder = stat.S_ISDIR(Path(full).stat().st_mode)
    except PermissionError:
        return None
    except (OSError, ValueError) as error:
        return unreadable(error)
    if not is_folder:
        return None
    held = (error is not None or records != "only" or _is_record_file(file) for file, error in _walk(full))
    return None if any(held) else UnreadableFile("not-found", why=_NO_RECORDS if records == "only" else _EMPTY)


def _is_record_file(file: str) -> bool:
    """Whether a file that lies in a folder of records is taken for some."""
    return named_as_records(file) and not is_ledger(file)


def base_folder(paths: Paths) -> str:
    """The deepest folder that holds every input; a folder that was asked for holds what is in it."""
    common: str | None = None
    for path in paths():
        full = absolute(path)
        folder = full if _is_folder(full) else str(Path(full).parent)
        try:
            common = folder if common is None else os.path.commonpath([common, folder])
        except ValueError:  # drives of Windows have nothing in common
            return os.sep
    return common or os.curdir


class Listed(NamedTuple):
    """A file by its absolute path, or what is wrong with it; `within` is the folder that was asked for, if it was one."""

    file: str
    error: ReportparseError | None = None
    within: str | None = None


def listed_files(paths: Paths, leave_out: Callable[[str], bool]) -> Iterator[Listed]:
    """All files asked for, folders walked in the order of names."""
    for path in paths():
        full = absolute(path)
        if not _is_folder(full):
            if not leave_out(full):
                yield Listed(full)
            continue
        empty = True
        for file, error in _walk(full):
            empty = False
            if not leave_out(file):
                yield Listed(file, error, full)
        if empty:
            yield Listed(full, UnreadableFile("not-found", why=_EMPTY))


def expected(paths: Paths, leave_out: Callable[[str], bool], records: Records) -> int:
    """How many inputs there are, as far as can be told without reading them: an archive of documents counts once."""
    return sum(
        count_records(listed.file) if records != "none" and named_as_records(listed.file) and not listed.within else 1
        for listed in listed_files(paths, leave_out)
    )


def found_inputs(paths: Paths, leave_out: Callable[[str], bool], records: Records = "none") -> Iterator[Found]:
    """Every input with its bytes, archives and files of records gone through, in an order that the inputs alone decide."""
    base = base_folder(paths)
    for within, files in groupby(listed_files(paths, leave_out), key=lambda listed: listed.within):
        found = (one for listed in files for one in _found(listed, base, records))
        yield from with_ledgers(found, within) if within and records == "only" else found


def _found(listed: Listed, base: str, records: Records) -> Iterator[Found]:
    """What one file gives, whatever happens: it must not end the run."""
    file, error, within = listed
    label = _label(file, base)
    if error is not None:
        yield Found(label, error=error, file=file)
        return
    asked_for = records == "only" or (records == "named" and not within)
    if asked_for and not (_is_record_file(file) if within else not is_ledger(file)):
        return
    try:
        if records == "only" or (asked_for and holds_records(file)):
            found = found_records(file, label)
            yield from found if within else with_ledgers(found, file)
        else:
            with opened(file) as stream:
                for one in contents(stream, os.fstat(stream.fileno()).st_size, label):
                    yield replace(one, file=file)
    except ReportparseError as problem:
        yield Found(label, error=problem, file=file)
    except Exception as problem:
        yield Found(label, error=crash(problem), file=file)


def contents(stream: BinaryIO, size: int, label: str) -> Iterator[Found]:
    """A document, or the members of the archive that it is, whatever happens; `size` is in bytes."""
    try:
        unpack = opener(stream)
        if unpack is None:
            yield Found(label, bounded(stream))
        else:
            yield from members(unpack, stream, label, Budget.of(size))
    except ReportparseError as problem:
        yield Found(label, error=problem)
    except Exception as problem:
        yield Found(label, error=crash(problem))


def _is_folder(path: str | Path) -> bool:
    """Whether it is known for a folder; where looking fails, reading fails as well, and says why."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _walk(folder: str) -> Iterator[tuple[str, ReportparseError | None]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((os.fsencode(e.name), e.path, e.is_dir(follow_symlinks=False)) for e in entries)
    except OSError as error:
        yield folder, unreadable(error)
        return
    for name, path, is_folder in found:
        if is_clutter(os.fsdecode(name)):
            continue
        if is_folder:
            yield from _walk(path)
        else:
            yield path, None


def _label(file: str, base: str) -> str:
    relative = os.path.relpath(file, base)
    name = Path(file).name if relative == os.curdir else relative
    return in_characters(name.replace(os.sep, "/"))


def _listed(files_from: str, spooled: IO[bytes] | None, end: bytes) -> Iterator[str]:
    with Path(files_from).open("rb") if spooled is None else os.fdopen(os.dup(spooled.fileno()), "rb") as stream:
        stream.seek(0)
        for line in _lines(stream, end):
            line = line.removesuffix(b"\r") if end == b"\n" else line
            if line:
                yield os.fsdecode(line)


def _lines(stream: IO[bytes], end: bytes) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(1 << 20):
        if end == b"\n" and b"\0" in block:
            raise UnusableList(say(*_NUL_IN_LIST))
        *whole, rest = (rest + block).split(end)
        yield from whole
    yield rest


def _spool() -> IO[bytes]:
    """Standard input, kept so that it can be gone through more than once."""
    spooled = tempfile.TemporaryFile(prefix="reportparse-")  # noqa: SIM115  (lives as long as the run)
    while block := sys.stdin.buffer.read(1 << 20):
        spooled.write(block)
    spooled.flush()
    return spooled
