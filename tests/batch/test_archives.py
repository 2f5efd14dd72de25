"""What is in archives: members under readable names, damage that costs itself alone, bombs refused."""

from __future__ import annotations

import gc
import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import py7zr
import pytest

from reportparse.batch.inputs import asked, found_inputs
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.readers import archives, sniff
from tests.batch.finding import DOCX, found, packed, tarred, told


def test_zip_members_with_names_in_gbk(tmp_path: Path) -> None:
    data = packed({"XXXX/b.txt": b"2", "XXXX/a.txt": b"1", "utf8名.txt": b"3", ".DS_Store": b"x", "d/": b""})
    data = data.replace(b"XXXX", "政府".encode("gbk"))
    (tmp_path / "2024.zip").write_bytes(data)
    assert told(found(tmp_path)) == [
        ("2024.zip/utf8名.txt", b"3"),
        ("2024.zip/政府/a.txt", b"1"),
        ("2024.zip/政府/b.txt", b"2"),
    ]


def test_archives_in_archives_and_word_files_are_no_archives(tmp_path: Path) -> None:
    inner = packed({"r.docx": DOCX.read_bytes()})
    (tmp_path / "all.tar.gz").write_bytes(tarred({"县.zip": inner, "t.txt": b"text"}))
    (tmp_path / "plain.tar").write_bytes(tarred({"t.txt": b"text"}, "w"))
    (tmp_path / "word.zip").write_bytes(DOCX.read_bytes())
    assert told(found(tmp_path)) == [
        ("all.tar.gz/县.zip/r.docx", DOCX.read_bytes()),
        ("all.tar.gz/t.txt", b"text"),
        ("plain.tar/t.txt", b"text"),
        ("word.zip", DOCX.read_bytes()),
    ]


def test_members_that_lead_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"../../etc/x.txt": b"1", "/abs.txt": b"2", "c:\\d\\e.txt": b"3"}))
    names = [path for path, _ in told(found(tmp_path))]
    assert sorted(names) == ["a.zip/abs.txt", "a.zip/c:/d/e.txt", "a.zip/etc/x.txt"]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FREE_BYTES", 1 << 20)
    members = {f"{n}.txt": bytes(400_000) for n in range(40)}
    (tmp_path / "a.zip").write_bytes(packed(members))
    (tmp_path / "b.tar.gz").write_bytes(tarred(members))
    kinds = {path: kind for path, kind in told(found(tmp_path)) if isinstance(kind, str)}
    assert kinds == {"a.zip": "too-large", "b.tar.gz": "too-large"}
    nested = b"text"
    for _ in range(5):
        nested = packed({"n.zip": nested})
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "n.zip").write_bytes(nested)
    assert [kind for _, kind in told(found(tmp_path / "n"))] == ["too-deep"]


def test_headers_and_hidden_members_of_a_tar_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FREE_BYTES", 1 << 20)
    monkeypatch.setattr(archives, "MAX_RATIO", 1)
    good = tarred({"a.txt": b"text"}, "w")[:1024]
    for name, kind in (("hidden", tarfile.REGTYPE), ("long", tarfile.GNUTYPE_LONGNAME), ("pax", tarfile.XHDTYPE)):
        info = tarfile.TarInfo(".hidden")
        info.size, info.type = 64 << 20, kind
        (tmp_path / f"{name}.tar.gz").write_bytes(
            gzip.compress(good + info.tobuf(tarfile.GNU_FORMAT) + bytes(info.size))
        )
    assert told(found(tmp_path)) == [
        ("hidden.tar.gz/a.txt", b"text"),
        ("hidden.tar.gz", "too-large"),
        ("long.tar.gz/a.txt", b"text"),
        ("long.tar.gz", "too-large"),
        ("pax.tar.gz/a.txt", b"text"),
        ("pax.tar.gz", "too-large"),
    ]


@pytest.mark.parametrize("size", [-(1 << 60), 1 << 40])
def test_claims_of_folders_in_a_tar_move_no_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(archives, "FREE_BYTES", 1 << 20)
    monkeypatch.setattr(archives, "MAX_RATIO", 1)
    folder = tarfile.TarInfo("folder")
    folder.type, folder.size = tarfile.DIRTYPE, size
    bomb = tarred({"a.txt": bytes(4 << 20)}, "w")
    (tmp_path / "bomb.tar.gz").write_bytes(gzip.compress(folder.tobuf(tarfile.GNU_FORMAT) + bomb))
    assert told(found(tmp_path)) == [("bomb.tar.gz", "corrupt" if size < 0 else "too-large")]


def test_damaged_and_locked_members_cost_themselves_alone(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", b"first member")
        archive.writestr("b.txt", b"second member")
    broken = stream.getvalue().replace(b"first", b"wrong")
    (tmp_path / "broken.zip").write_bytes(broken)
    locked = bytearray(stream.getvalue())
    at = locked.rfind(b"PK\x01\x02", 0, locked.rfind(b"PK\x01\x02"))
    locked[at + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    (tmp_path / "cut.tar").write_bytes(tarred({"a.txt": b"1" * 600, "b.txt": b"2" * 600}, "w")[:1500])
    (tmp_path / "void.zip").write_bytes(packed({}))
    assert told(found(tmp_path)) == [
        ("broken.zip/a.txt", "corrupt"),
        ("broken.zip/b.txt", b"second member"),
        ("cut.tar/a.txt", b"1" * 600),
        ("cut.tar", "corrupt"),
        ("locked.zip/a.txt", "encrypted"),
        ("locked.zip/b.txt", b"second member"),
        ("void.zip", "empty"),
    ]


def as_newer_versions_read_headers(cls: type[tarfile.TarInfo], archive: tarfile.TarFile) -> tarfile.TarInfo:
    """The header as Python's versions of 2026 take it apart: without asking for a subclass's `frombuf`."""
    inner: Any = archive
    block = inner.fileobj.read(512)
    header: Any = tarfile.TarInfo.frombuf.__func__(cls, block, inner.encoding, inner.errors)  # type: ignore[attr-defined]
    header.offset = inner.fileobj.tell() - 512
    found: tarfile.TarInfo = header._proc_member(archive)
    return found


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("compressed", [False, True])
def test_what_a_damaged_tar_loses_is_told(
    tmp_path: Path, compressed: bool, newer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if newer:
        monkeypatch.setattr(tarfile.TarInfo, "fromtarfile", classmethod(as_newer_versions_read_headers))
    whole = tarred({f"{n}.txt": b"%d" % n * 600 for n in range(4)}, "w")
    third, end = 2 * 1536, 4 * 1536
    damaged = {
        "boundary": whole[:third],
        "header": whole[: third + 100],
        "hole": whole[:third] + bytes(512) + whole[third + 512 :],
        "junk": whole[: third + 20] + b"\xff" + whole[third + 21 :],
        "unmarked": whole[:end],
    }
    for name, data in damaged.items():
        (tmp_path / name).write_bytes(gzip.compress(data) if compressed else data)
    inputs = told(found(tmp_path))
    for name in damaged:
        read = 4 if name == "unmarked" else 2
        expected = [*((f"{name}/{n}.txt", b"%d" % n * 600) for n in range(read)), (name, "corrupt")]
        assert [one for one in inputs if one[0].startswith(name)] == expected


def test_tars_one_behind_the_other_are_read_both(tmp_path: Path) -> None:
    (tmp_path / "both.tar").write_bytes(tarred({"a.txt": b"1"}, "w") + tarred({"b.txt": b"2"}, "w"))
    (tmp_path / "lone.tar").write_bytes(tarred({"a.txt": b"1"}, "w")[: 1024 + 512])
    assert told(found(tmp_path)) == [("both.tar/a.txt", b"1"), ("both.tar/b.txt", b"2"), ("lone.tar/a.txt", b"1")]


def test_a_cut_zip_is_not_taken_for_a_zip_within_it(tmp_path: Path) -> None:
    for name, inner in (("full", packed({"a.txt": b"1"})), ("void", packed({})), ("word", DOCX.read_bytes())):
        whole = packed({"first.txt": b"1", f"{name}.zip": inner, "last.txt": b"2"}, zipfile.ZIP_STORED)
        cut = whole[: whole.index(inner) + len(inner)]
        (tmp_path / f"{name}.zip").write_bytes(cut)
        (tmp_path / f"{name}-nested.zip").write_bytes(packed({"0.zip": cut, "1.txt": b"1"}))
        with pytest.raises(UnreadableFile, match="cut or damaged"):
            sniff(cut)
    inputs = told(found(tmp_path))
    for name in ("full", "void", "word"):
        assert (f"{name}.zip", "corrupt") in inputs
        assert (f"{name}-nested.zip/0.zip", "corrupt") in inputs
        assert (f"{name}-nested.zip/1.txt", b"1") in inputs
    assert len(inputs) == 9


def linked(name: str, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = tarfile.SYMTYPE, target
    return info


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_links_of_a_tar_are_read_by_what_they_lead_to(tmp_path: Path, mode: str) -> None:
    links = {
        "d/soft.txt": (tarfile.SYMTYPE, "../a.txt"),
        "hard.txt": (tarfile.LNKTYPE, "./a.txt"),
        "chain.txt": (tarfile.SYMTYPE, "d/soft.txt"),
        "zip": (tarfile.SYMTYPE, ".store/1"),
        "loop.txt": (tarfile.SYMTYPE, "loop.txt"),
        "out.txt": (tarfile.SYMTYPE, "/etc/passwd"),
        "up.txt": (tarfile.LNKTYPE, "../a.txt"),
        ".hidden": (tarfile.SYMTYPE, "none"),
    }
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in {"a.txt": b"text", ".store/1": packed({"in.txt": b"in"})}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, (kind, target) in links.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    (tmp_path / "x").write_bytes(stream.getvalue())
    assert told(found(tmp_path)) == [
        ("x/a.txt", b"text"),
        ("x/d/soft.txt", b"text"),
        ("x/hard.txt", b"text"),
        ("x/chain.txt", b"text"),
        ("x/zip/in.txt", b"in"),
        ("x/loop.txt", "not-found"),
        ("x/out.txt", "not-found"),
        ("x/up.txt", "not-found"),
    ]


def test_a_cut_tar_with_links_is_told_once(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(linked("soft.txt", "a.txt"))
        for name in ("a.txt", "b.txt"):
            info = tarfile.TarInfo(name)
            info.size = 600
            archive.addfile(info, io.BytesIO(name[:1].encode() * 600))
    (tmp_path / "x.tar").write_bytes(stream.getvalue()[: 6 * 512])
    assert told(found(tmp_path)) == [
        ("x.tar/a.txt", b"a" * 600),
        ("x.tar/b.txt", "corrupt"),
        ("x.tar", "corrupt"),
        ("x.tar/soft.txt", b"a" * 600),
    ]


def test_headers_of_a_tar_are_not_kept(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for number in range(3000):
            archive.addfile(tarfile.TarInfo(f"{number}.txt"))
    del archive
    gc.collect()
    kept = max(
        sum(isinstance(one, tarfile.TarInfo) for one in gc.get_objects())
        for at, _ in enumerate(found_inputs(asked([str(tmp_path)]), lambda path: False))
        if at % 1000 == 999
    )
    assert kept < 10


def test_an_archive_in_an_archive_that_holds_nothing_is_named(tmp_path: Path) -> None:
    inner = {"hidden.zip": packed({".x": b"1"}), "void.zip": packed({}), "z.tar": tarred({".x": b"1"}, "w")}
    (tmp_path / "a.zip").write_bytes(packed(inner))
    assert told(found(tmp_path)) == [(f"a.zip/{name}", "empty") for name in inner]


def test_reports_beside_the_parts_of_a_word_file_are_not_lost(tmp_path: Path) -> None:
    with zipfile.ZipFile(DOCX) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types = parts["[Content_Types].xml"]
    chunk = types.replace(b'Extension="xml"', b'Extension="html"')
    (tmp_path / "chunk.docx").write_bytes(packed({**parts, "[Content_Types].xml": chunk, "chunk.html": b"<p>"}))
    (tmp_path / "mixed.zip").write_bytes(packed({**parts, "other.docx": DOCX.read_bytes(), "b.html": b"<p>"}))
    inputs = dict(told(found(tmp_path)))
    assert "chunk.docx" in inputs
    assert inputs["mixed.zip/other.docx"] == DOCX.read_bytes()
    assert inputs["mixed.zip/b.html"] == b"<p>"


def test_7z_and_mails_of_several_documents_are_opened(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.example", "b@x.example", "年报"
    mail.set_content("请查收附件。")
    one = mail.as_bytes()
    for content in (b"%PDF-1.4 first", b"%PDF-1.4 second"):
        (tmp_path / "one.eml").write_bytes(one := mail.as_bytes())
        mail.add_attachment(content, maintype="application", subtype="pdf", filename="年报.pdf")
    (tmp_path / "one.eml").write_bytes(one)
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w") as archive:
        for name, content in {"县.zip": packed({"r.txt": b"text"}), "b.eml": mail.as_bytes()}.items():
            archive.writestr(content, name)
    (tmp_path / "市.7z").write_bytes(stream.getvalue())
    assert told(found(tmp_path)) == [
        ("one.eml", one),
        ("市.7z/县.zip/r.txt", b"text"),
        ("市.7z/b.eml/body.txt", "请查收附件。\n".encode()),
        ("市.7z/b.eml/年报.pdf", b"%PDF-1.4 first"),
        ("市.7z/b.eml/(2) 年报.pdf", b"%PDF-1.4 second"),
    ]
