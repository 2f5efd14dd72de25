"""7z and RAR: turned into a tar by a program that knows them, for one way to go through archives suffices.

RAR has no free library in Python; libarchive's `bsdtar` reads it (RAR4 and RAR5), and systems bring it or have it at hand.
What such a program unpacks goes nowhere but into a nameless file, bounded in bytes and seconds; one that ends in an error is
believed in nothing: it fills what it cannot read with zeros.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zlib
from collections import Counter
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, BinaryIO, NamedTuple

from reportparse.diagnostics.errors import ReportparseError, UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.files import bounded
from reportparse.patterns import regex
from reportparse.readers import seven_zip
from reportparse.readers.rar_list import Listed, listed
from reportparse.readers.recognise import RAR, SEVEN_ZIP
from reportparse.readers.tar_stream import headers
from reportparse.sandbox import too_much_memory

SECONDS = 60.0
"""Time by the wall for one archive."""
MEMORY_BYTES = 512 * 1024 * 1024
"""Data memory of the program: what an archive asks for as its dictionary can be any number."""
MAX_BYTES = 2 << 30
"""What one archive may take up on the disk while it is gone through."""

_TICK_SECONDS = 0.02
_ENCRYPTED = regex(rb"encrypt|passphrase|password", re.IGNORECASE)
_BSDTAR = "apt-get install libarchive-tools; Windows 10, macOS"


class Kind(NamedTuple):
    """How a program has to get such an archive, and what is said where none is at hand.

    `by_pipe`: it cannot go back in it. Else libarchive takes a RAR whose last member is a stored zip for that zip.
    """

    by_pipe: bool
    missing: Both


SEVEN_ZIPS = Kind(
    False,
    Both(
        f"a 7z archive; pip install 'reportparse[archives]' or bsdtar ({_BSDTAR}) to read it, or unpack it first",
        f"7z 压缩文件；如需直接读取请 pip install 'reportparse[archives]' 或安装 bsdtar（{_BSDTAR} 自带），或先解压",
    ),
)
RARS = Kind(
    True,
    Both(
        f"a RAR archive; install bsdtar ({_BSDTAR} bring it) to read it, or unpack it first",
        f"RAR 压缩文件；如需直接读取请安装 bsdtar（{_BSDTAR} 自带），或先解压",
    ),
)


KINDS = (SEVEN_ZIPS, RARS)


def kind_of(head: bytes) -> Kind | None:
    """Which of them a file is, by its first bytes."""
    return SEVEN_ZIPS if head.startswith(SEVEN_ZIP) else RARS if head.startswith(RAR) else None


def command(kind: Kind, most: int) -> list[str] | None:
    """The program that turns such an archive, of so many bytes at most, into a tar; None where none is at hand."""
    if kind is SEVEN_ZIPS and find_spec("py7zr") is not None:
        return [sys.executable, "-P", "-m", seven_zip.__name__, str(most)]
    bsdtar = _bsdtar()
    return [bsdtar, "-c", "-f", "-", "--format", "pax", "@-"] if bsdtar else None


@cache
def _bsdtar() -> str | None:
    """The path of libarchive's program: Windows calls it tar."""
    system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "tar.exe"
    return shutil.which("bsdtar") or (str(system) if os.name == "nt" and system.is_file() else None)


def as_tar(stream: BinaryIO, kind: Kind, most: int) -> BinaryIO:
    """A tar of what an archive holds, which whoever asked for it closes.

    Raises UnreadableFile where no program reads such archives, or not this one, and OverLimit where more than `most` bytes
    would come out of it.
    """
    most = min(most, MAX_BYTES)
    program = command(kind, most)
    if program is None:
        raise UnreadableFile("unsupported", seen=kind.missing)
    expected = _listed(stream, most) if kind is RARS else None
    tar = TemporaryFile(prefix="reportparse-")  # noqa: SIM115  (handed on)
    try:
        with TemporaryFile(prefix="reportparse-") as source, TemporaryFile(prefix="reportparse-") as said:
            shutil.copyfileobj(stream, source)
            source.seek(0)
            _run(program, source, tar, said, most, by_pipe=kind.by_pipe)
        if expected is not None:
            _compare(expected, tar)
        tar.seek(0)
    except BaseException:
        tar.close()
        raise
    return tar


def _listed(stream: BinaryIO, most: int) -> Counter[Listed]:
    """The files of a RAR as its headers have them. Raises UnreadableFile and OverLimit."""
    found = listed(bounded(stream))
    stream.seek(0)
    if sum(one.size * times for one, times in found.items()) > most:
        raise _too_large(most)
    return found


def _compare(expected: Counter[Listed], tar: BinaryIO) -> None:
    """Raise UnreadableFile where the files of a tar are not those that a RAR lists; one whose sum it does not give passes."""
    tar.seek(0)
    unsure = {one.size for one in expected if one.crc is None}
    with tarfile.open(fileobj=tar, mode="r|") as archive:
        for member in headers(archive):
            content = archive.extractfile(member) if member.isreg() else None
            if content is None or member.size in unsure:
                continue
            one = Listed(member.size, _sum(content))
            if not expected[one]:
                raise _damaged(member.name)
            expected[one] -= 1
    if any(times and one.crc is not None for one, times in expected.items()):
        raise _damaged("…")


def _sum(content: IO[bytes]) -> int:
    crc = 0
    while block := content.read(1 << 20):
        crc = zlib.crc32(block, crc)
    return crc


def _damaged(name: str) -> UnreadableFile:
    shown = name.encode("utf-8", "backslashreplace").decode()
    why = Both(
        f"the archive is cut or damaged: the sum of 「{shown}」 differs", f"压缩包残缺或损坏：「{shown}」校验和不符"
    )
    return UnreadableFile("corrupt", why=why)


def _run(program: list[str], source: BinaryIO, tar: BinaryIO, said: BinaryIO, most: int, *, by_pipe: bool) -> None:
    """Run a program in a group of its own, of which nothing is left behind. Raises UnreadableFile and OverLimit."""
    found = os.pathsep.join(filter(None, sys.path))  # a Python finds there what this one finds
    names = {"LC_ALL": "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8", "PYTHONPATH": found}
    try:
        process = subprocess.Popen(  # noqa: S603  (a program found by name, fed by us)
            program,
            stdin=subprocess.PIPE if by_pipe else source,
            stdout=tar,
            stderr=said,
            env={**os.environ, **names},
            start_new_session=True,
        )
    except OSError as error:
        raise _failed(f"it could not be started ({error})", f"无法启动（{error}）") from error
    try:
        _bound_memory(process.pid)
        if process.stdin is not None:
            Thread(target=_feed, args=(source, process.stdin), daemon=True).start()
        ends = time.monotonic() + SECONDS
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_TICK_SECONDS)
            if os.fstat(tar.fileno()).st_size > most:
                raise _too_large(most)
            if time.monotonic() > ends:
                raise _failed(f"it took more than {SECONDS:g} seconds", f"超过 {SECONDS:g} 秒")
    finally:
        with suppress(OSError, AttributeError):  # Windows has no groups
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    if process.returncode:
        said.seek(0)
        raise _refused(said.read(2_000), most)


def _feed(source: BinaryIO, pipe: IO[bytes]) -> None:
    """Hand a file to a program, as far as it takes it."""
    with suppress(OSError, ValueError), pipe:
        shutil.copyfileobj(source, pipe)


def _bound_memory(pid: int) -> None:
    with suppress(
        ImportError, AttributeError, OSError, ValueError
    ):  # a system without such limits: time is still bounded
        import resource

        resource.prlimit(pid, resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def _refused(said: bytes, most: int) -> ReportparseError:
    """What is said of an archive that the program did not read to its end."""
    if seven_zip.TOO_LARGE.encode() in said:
        return _too_large(most)
    if said.startswith(MemoryError.__name__.encode()):
        return too_much_memory(MEMORY_BYTES >> 20)
    if _ENCRYPTED.search(said):
        return UnreadableFile("encrypted")
    lines = said.decode("utf-8", "replace").splitlines() or ["?"]
    why = lines[0].removeprefix("bsdtar: ").strip()[:200]
    return UnreadableFile("corrupt", why=Both(f"the archive is cut or damaged ({why})", f"压缩包残缺或损坏（{why}）"))


def _too_large(most: int) -> ReportparseError:
    return too_large(most, "bytes in an archive", "字节（压缩包内容）")


def _failed(en: str, zh: str) -> UnreadableFile:
    return UnreadableFile("corrupt", why=Both(f"a program was to unpack it, and {en}", f"由程序解压时{zh}"))
