"""What becomes an input: files, folders, globs, lists; what is refused, and by which name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportparse.batch.inputs import UnusableList
from tests.batch.finding import found, packed, tarred, told


def test_folder_is_walked_in_the_order_of_names_without_clutter(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".hidden", "~$b.docx", "Thumbs.db", "__MACOSX/x", "c d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [path for path, _ in told(found(tmp_path))] == ["a/b.txt", "a/z.txt", "b.txt", "c d.txt"]


def test_paths_are_relative_to_the_folder_that_holds_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("2023/市/a.txt", "2024/市/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)
    both = ["2023/市/a.txt", "2024/市/a.txt"]
    assert [path for path, _ in told(found(tmp_path / "2023", tmp_path / "2024"))] == both
    assert [path for path, _ in told(found(tmp_path / "*" / "市" / "a.txt"))] == both
    assert [path for path, _ in told(found(tmp_path / "2024"))] == ["市/a.txt"]
    assert [path for path, _ in told(found(tmp_path / "2024/市/a.txt"))] == ["a.txt"]
    monkeypatch.chdir(tmp_path / "2024")
    assert [path for path, _ in told(found("../2023", "."))] == both


@pytest.mark.parametrize("end", ["\n", "\0", "\r\n"])
def test_list_of_paths(tmp_path: Path, end: str) -> None:
    for name in ("一.txt", "b c.txt"):
        (tmp_path / name).write_text(name)
    listing = tmp_path / "list"
    listing.write_text(f"{tmp_path}/b c.txt{end}{tmp_path}/一.txt{end}{tmp_path}/none{end}", encoding="utf-8")
    expected = [("b c.txt", b"b c.txt"), ("一.txt", "一.txt".encode()), ("none", "not-found")]
    assert told(found(files_from=str(listing), nul=end == "\0")) == expected


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    inputs = found(tmp_path / "empty", tmp_path / "pipe", tmp_path / "missing.docx")
    assert told(inputs) == [("empty", "not-found"), ("pipe", "not-a-file"), ("missing.docx", "not-found")]


def test_a_path_that_cannot_be_looked_at_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")
    looked_at = os.stat

    def refused(path: str | Path, **options: bool) -> os.stat_result:
        if str(path).endswith("locked/b.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return looked_at(path, **options)

    monkeypatch.setattr(os, "stat", refused)
    inputs = found("locked/b.txt", tmp_path / "a.txt", "x" * 5000)
    assert [kind for _, kind in told(inputs)] == ["no-permission", b"a", "not-found"]


def test_a_list_with_nul_asks_for_its_option(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a.txt\0b.txt\0")
    with pytest.raises(UnusableList, match="give -0"):
        found(files_from=str(tmp_path / "list"))


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    for name in ("政府.txt".encode("gb18030"), b"\xff\xfe.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"x")
    assert [path for path, _ in told(found(tmp_path))] == ["政府.txt", "\\xff\\xfe.txt"]


@pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX only")
def test_links_that_lead_back_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"text")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "sub" / "a.txt")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub" / "~$a.txt").write_bytes(b"lock")
    all_of_it = [("link.txt", b"text"), ("sub/a.txt", b"text"), ("sub/up", "not-a-file")]
    expected = {
        ".": all_of_it,
        "**": all_of_it,
        "**/*.txt": all_of_it[:2],
        "*.txt": all_of_it[:1],
        "s*/*.txt": [("a.txt", b"text")],
        "s**/**.txt": [("a.txt", b"text")],
    }
    assert {pattern: told(found(pattern)) for pattern in expected} == expected


NAMES = ("一　二.txt", "a\u00a0b.txt", "line\nend.txt", "\x1b[31mred.txt", "\u202egpj.txt")


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not take")
def test_names_keep_every_character(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(name.encode())
    assert {one.path: Path(one.file).read_bytes().decode() for one in found(tmp_path)} == {name: name for name in NAMES}
    (tmp_path / "all.zip").write_bytes(packed({name: name.encode() for name in NAMES}))
    (tmp_path / "all.tar").write_bytes(tarred({name: name.encode() for name in NAMES}, "w"))
    for archive in ("all.zip", "all.tar"):
        inside = found(tmp_path / archive)
        assert {one.path: one.data.decode() for one in inside} == {f"{archive}/{name}": name for name in NAMES}
        assert {one.file for one in inside} == {str(tmp_path / archive)}
