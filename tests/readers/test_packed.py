"""7z and RAR become a tar by a program that knows them: what it says is checked, what it costs is bounded."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable

import py7zr
import pytest

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.readers import packed
from reportparse.readers.rar_list import Listed, listed
from tests.readers.rars import rar4, rar5

MEMBERS = {"政府/年报.txt".encode(): b"one" * 100, b"b.txt": b"two"}


def sums(members: dict[bytes, bytes]) -> Counter[Listed]:
    return Counter(Listed(len(content), zlib.crc32(content)) for content in members.values())


def seven_zipped(members: dict[str, bytes], password: str | None = None) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return stream.getvalue()


def contents(data: bytes, most: int = 1 << 24) -> dict[str, bytes]:
    kind = packed.kind_of(data[:8])
    assert kind is not None
    with packed.as_tar(io.BytesIO(data), kind, most) as tar, tarfile.open(fileobj=tar) as archive:
        files = ((one.name, archive.extractfile(one)) for one in archive)
        return {name: file.read() for name, file in files if file}


def refused(data: bytes, most: int = 1 << 24) -> str:
    with pytest.raises(ReportparseError) as raised:
        contents(data, most)
    return raised.value.kind


def by(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a program of ours stand for the one that unpacks."""
    monkeypatch.setattr(packed, "command", lambda kind, most: [sys.executable, "-c", program])


@pytest.mark.parametrize("made", [rar4, rar5])
def test_a_rar_lists_its_files(made: Callable[[dict[bytes, bytes]], bytes]) -> None:
    assert listed(made(MEMBERS)) == sums(MEMBERS)


@pytest.mark.parametrize("made", [rar4, rar5])
@pytest.mark.parametrize("keep", [8, 30, 100, -9])
def test_a_cut_rar_is_told(made: Callable[[dict[bytes, bytes]], bytes], keep: int) -> None:
    with pytest.raises(UnreadableFile) as raised:
        contents(made(MEMBERS)[:keep])
    assert raised.value.kind in ("corrupt", "unsupported")


def test_locked_archives_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    by(monkeypatch, "")
    assert refused(rar4(MEMBERS, locked=True)) == "encrypted"
    monkeypatch.undo()
    assert refused(seven_zipped({"a.txt": b"x"}, "secret")) == "encrypted"


def test_a_volume_of_a_rar_is_told() -> None:
    with pytest.raises(UnreadableFile, match="one volume"):
        listed(rar4(MEMBERS).replace(b"\x73\x00\x00\x0d\x00", b"\x73\x01\x00\x0d\x00"))


def test_what_a_program_makes_up_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    writes = (
        "import sys,io,tarfile;t=tarfile.open(fileobj=sys.stdout.buffer,mode='w|');i=tarfile.TarInfo('a');i.size=3;{}"
    )
    by(monkeypatch, writes.format("t.addfile(i,io.BytesIO(b'two'));t.close()"))
    assert contents(rar5({b"a": b"two"})) == {"a": b"two"}
    by(monkeypatch, writes.format("t.addfile(i,io.BytesIO(bytes(3)));t.close()"))
    assert refused(rar5({b"a": b"two"})) == "corrupt"
    by(monkeypatch, writes.format("t.close()"))
    assert refused(rar5({b"a": b"two"})) == "corrupt"


def test_a_program_that_fails_or_takes_too_long_or_swells_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    data = seven_zipped({"a.txt": b"x"})
    by(monkeypatch, "import sys; sys.exit('no such method')")
    with pytest.raises(UnreadableFile, match="no such method"):
        contents(data)
    monkeypatch.setattr(packed, "SECONDS", 0.3)
    by(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(UnreadableFile, match=r"more than 0\.3 seconds"):
        contents(data)
    monkeypatch.undo()
    by(monkeypatch, "import sys\nwhile True: sys.stdout.buffer.write(bytes(1 << 20))")
    assert refused(data, 1 << 22) == "too-large"


def test_a_rar_that_says_it_is_a_bomb_is_refused_before_a_program_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    by(monkeypatch, "import sys; sys.exit('asked')")
    with pytest.raises(OverLimit):
        contents(rar5({b"a": bytes(2_000)}), 1_000)


def test_a_bomb_of_seven_zip_is_refused() -> None:
    with pytest.raises(OverLimit):
        contents(seven_zipped({"a": bytes(2_000)}), 1_000)


def test_without_a_program_a_line_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "command", lambda kind, most: None)
    with pytest.raises(UnreadableFile, match=r"pip install 'reportparse\[archives\]'"):
        contents(seven_zipped({"a.txt": b"x"}))
    with pytest.raises(UnreadableFile, match="install bsdtar"):
        contents(rar5(MEMBERS))


@pytest.mark.skipif(packed.command(packed.RARS, 0) is None, reason="bsdtar is not installed")
def test_bsdtar_reads_both_formats_and_a_stored_zip_is_no_archive_of_its_own() -> None:
    inner = {b"a.txt": b"1", "年报.zip".encode(): zipped()}
    named = {name.decode(): content for name, content in inner.items()}
    assert contents(rar4(inner)) == contents(rar5(inner)) == named


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.txt", b"text")
    return stream.getvalue()
