"""What stands beside an output while it is written, and what is left of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportparse.files import appearing, folder_of, name_of_its_own, scratch_folder


@pytest.mark.parametrize("folder", ["年报_files", "年报.files", "年报_文件"])
def test_a_page_has_the_files_of_its_folder(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder / "img").mkdir(parents=True)
    (tmp_path / folder / "img" / "a.png").write_bytes(b"x")
    assert folder_of(str(tmp_path / "年报.html"))(f"{folder}/img/a.png") == b"x"


@pytest.mark.parametrize(
    "path",
    [
        *("secret", "../secret", "年报_files/../secret", "年报_files/../../secret", "other_files/secret", "年报_files"),
        *("年报_files/link", "年报_files/linked/secret", "年报_files/none", "年报_files/\0", "/etc/passwd", ""),
    ],
)
def test_a_page_has_no_other_file(path: str, tmp_path: Path) -> None:
    """Not by a step up, not by a path from the root, not by a link."""
    for folder in (tmp_path, tmp_path / "other_files"):
        folder.mkdir(exist_ok=True)
        (folder / "secret").write_bytes(b"x")
    own = tmp_path / "年报_files"
    own.mkdir()
    (own / "link").symlink_to(tmp_path / "secret")
    (own / "linked").symlink_to(tmp_path / "other_files")
    assert folder_of(str(tmp_path / "年报.html"))(path) is None


def test_a_page_whose_folder_is_a_link_has_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.png").write_bytes(b"x")
    (tmp_path / "年报_files").symlink_to(tmp_path / "elsewhere")
    assert folder_of(str(tmp_path / "年报.html"))("年报_files/a.png") is None


def test_a_folder_of_the_users_is_never_removed(tmp_path: Path) -> None:
    own = [tmp_path / name for name in (".reportparse-out.xlsx", ".reportparse-abcdefgh")]
    for folder in own:
        folder.mkdir()
        (folder / "mine").touch()
    with scratch_folder(tmp_path / "out.xlsx") as scratch:
        assert scratch.parent == tmp_path
    assert sorted(tmp_path.iterdir()) == sorted(own)
    assert all((folder / "mine").exists() for folder in own)


def test_what_a_killed_run_left_goes_and_what_is_in_use_stays(tmp_path: Path) -> None:
    with scratch_folder(tmp_path / "out") as used:
        (mark,) = used.iterdir()
        left = tmp_path / ".reportparse-left"
        left.mkdir()
        (left / mark.name).touch()
        with scratch_folder(tmp_path / "out"):
            assert used.exists()
            assert not left.exists()


def test_nothing_stays_where_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), scratch_folder(tmp_path / "out"):
        raise OSError("full")
    assert list(tmp_path.iterdir()) == []


def test_what_appears_leaves_all_else_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "target").write_bytes(b"old")
    (tmp_path / "out").symlink_to(Path("elsewhere", "target"))
    own = [folder / name for folder in (tmp_path, tmp_path / "elsewhere") for name in ("out.part", "target.part")]
    for path in own:
        path.write_bytes(b"mine")
    with scratch_folder(tmp_path / "x") as scratch, appearing(tmp_path / "out", scratch) as part:
        part.write_bytes(b"new")
        assert (tmp_path / "out").read_bytes() == b"old"
    assert (tmp_path / "elsewhere" / "target").read_bytes() == b"new"
    assert (tmp_path / "out").is_symlink()
    assert {path.read_bytes() for path in own} == {b"mine"}
    assert len(list(tmp_path.rglob("*"))) == len(own) + 3


def test_an_output_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"old")
    with pytest.raises(FileNotFoundError), appearing(tmp_path / "out"):
        pass  # nothing was written
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out", b"old")]


@pytest.mark.parametrize("allowed", [(), (-1,), (7, -1)])
def test_owner_and_group_are_kept_as_far_as_one_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: tuple[int, ...]
) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")
    out.chmod(0o640)
    before = out.stat()
    given: list[tuple[int, int]] = []

    def chown(path: Path, owner: int, group: int) -> None:
        if (7 if owner == before.st_uid else owner) not in allowed:
            raise PermissionError(1, "Operation not permitted")
        given.append((owner, group))

    monkeypatch.setattr(os, "chown", chown)
    with appearing(out) as part:
        part.write_bytes(b"new")
    owner = before.st_uid if 7 in allowed else -1
    assert given == [(owner, before.st_gid)] * bool(allowed)
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (b"new", 0o640)


def test_names_of_many_alike_are_numbered_in_their_order() -> None:
    taken = {"a~3"}
    for _ in range(40):
        taken.add(name_of_its_own("a", taken.__contains__))
    assert taken == {"a", *(f"a~{n}" for n in range(2, 42))}
    assert name_of_its_own("b", taken.__contains__) == "b"
