"""What stands beside an output while it is written, and what is left of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportparse.files import scratch_folder


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
