"""What a run may write over: what an earlier run wrote, and nothing else."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.made import random_report, render_text
from reportparse.batch.outputs import Output
from reportparse.batch.run import Order, run
from reportparse.writers.folder import file_name
from tests.batch.runs import order, written

pytestmark = pytest.mark.usefixtures("alone")


def refused(capsys: pytest.CaptureFixture[str], asked: Order) -> str:
    """The one line with which an order is refused, after which everything is as it was."""
    folder = Path(asked.inputs[0]).parent
    before = written(folder), sorted(folder.rglob("*"))
    assert run(asked) == 2
    assert (written(folder), sorted(folder.rglob("*"))) == before
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_what_no_run_wrote_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    (folder / "2024").mkdir(parents=True)
    (tmp_path / "void").mkdir()
    for name in ("a.txt", "rep.csv", "b.csv", "b.checks.csv", "c.jsonl.failures.jsonl", "2024/d.txt"):
        (folder / name).write_bytes(render_text(random_report(len(name), "2021")))
    assert "rep.csv is there already" in refused(capsys, order(folder, folder / "rep.csv"))
    assert "b.csv is there already" in refused(capsys, order(folder, folder / "b.csv"))
    assert "c.jsonl.failures.jsonl is there already" in refused(capsys, order(folder, folder / "c.jsonl"))
    assert "2024 is there already" in refused(capsys, order(folder, folder / "2024"))
    assert "in is there already" in refused(capsys, order(folder / "2024", folder))
    assert "no folder" in refused(capsys, order(folder, folder / "none" / "out"))
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "neither a file nor a folder" in refused(capsys, order(folder, tmp_path / "pipe.jsonl"))
    monkeypatch.chdir(folder)
    for name in (".", "..", ""):
        assert "by its name" in refused(capsys, replace(order(folder, folder), outputs=(name,)))
    assert run(order(folder / "a.txt", tmp_path / "void")) == 0


def test_without_its_work_store_an_output_is_a_strangers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(render_text(random_report(ord(name[0]), "2021")))
    for name in ("out", "out.jsonl", "out.parquet"):
        assert run(order(folder, tmp_path / name)) == 0
        assert run(order(folder, tmp_path / name)) == 0
        Path(f"{tmp_path / name}.work").unlink()
        assert f"{name.partition('.')[0]}" in refused(capsys, order(folder, tmp_path / name))


def test_only_what_a_run_wrote_is_no_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "alias").symlink_to(folder)
    (folder / "a.txt").write_bytes(render_text(random_report(1, "2021")))
    for _ in range(2):
        assert run(order(tmp_path / "alias", folder / "out")) == 0
    assert sorted(written(folder / "out")) == ["a.txt.json"]
    (folder / "out" / "mine.txt").write_bytes(render_text(random_report(2, "2021")))
    assert run(order(folder / "out", folder / "out")) == 0
    assert sorted(written(folder / "out")) == ["mine.txt", "mine.txt.json"]
    (folder / "out" / "new.txt.json").write_text("mine")
    (folder / "new.txt").write_bytes(render_text(random_report(3, "2021")))
    assert run(order(folder / "new.txt", folder / "out")) == 2
    assert "out/new.txt.json is there already" in capsys.readouterr().err
    assert (folder / "out" / "new.txt.json").read_text() == "mine"


def test_a_folder_of_records_follows_its_inputs(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).write_bytes(render_text(random_report(len(name), "2021")))
    assert run(order(folder, output)) == 0
    (output / "mine.txt").write_text("kept")
    assert sorted(written(output)) == ["a.txt.json", "mine.txt", "sub/b.txt.json"]
    (folder / "sub" / "b.txt").rename(folder / "c.txt")
    assert run(order(folder, output)) == 0
    assert sorted(written(output)) == ["a.txt.json", "c.txt.json", "mine.txt"]


def test_a_foreign_file_under_the_name_of_the_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.jsonl.work").write_bytes(b"my notes, long enough to be no empty database" * 100)
    assert run(order(tmp_path, tmp_path / "out.jsonl")) == 2
    assert "out.jsonl.work" in capsys.readouterr().err
    assert (tmp_path / "out.jsonl.work").read_bytes().startswith(b"my notes")


def test_a_store_that_cannot_be_written_is_no_other_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.jsonl.work").mkdir()
    (tmp_path / "a.txt").touch()
    assert run(order(tmp_path, tmp_path / "out.jsonl")) == 2
    said = capsys.readouterr().err
    assert "out.jsonl.work cannot be written" in said
    assert "another run" not in said


def test_names_of_a_folder_of_records() -> None:
    assert file_name("市/a.docx") == "市/a.docx.json"
    long = file_name("长" * 120 + ".docx")
    assert len(long.encode()) < 255
    assert long != file_name("长" * 120 + "x.docx")
    names = ["../a", "a/../b", "a.json/b", "a", "a?b", "a_b", ".", "con\nx"]
    made = [file_name(name) for name in names]
    assert len(set(made)) == len(names)
    assert not any(part in ("..", ".", "") for name in made for part in name.split("/"))


def test_what_runs_wrote_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(tmp_path)
    own = Output.at(str(tmp_path / "r.csv")).is_own({"r.csv", "r.values.csv", "r.csv.failures.jsonl"}.__contains__)
    for name in ("r.csv", "r.values.csv", "r.csv.work", "r.csv.work-wal", "r.csv.failures.jsonl"):
        assert own(str(tmp_path / name))
        assert own(str(tmp_path / "alias" / name))
    others = ("r.docx", "r.html.csv", "sub/r.csv", "r.checks.csv", "r.csv.part", "nul\0")
    assert not any(own(str(tmp_path / name)) for name in others)
    (tmp_path / "out").mkdir()
    folder = Output.at(str(tmp_path / "alias" / "out")).is_own({"out", "out/sub/a.json"}.__contains__)
    assert folder(str(tmp_path / "out" / "sub" / "a.json"))
    assert not any(folder(str(tmp_path / name)) for name in ("out/b.docx", "a.json", "sub/a.json", "outer.txt"))
