"""The run as a whole: the same bytes however it went, nothing done twice, nothing lost, documented exit codes."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.made import random_report, render_text
from reportparse.batch import run as running
from reportparse.batch.run import MAX_SAID, run
from reportparse.batch.workers import Limits
from reportparse.cli.batch import batch
from tests.batch.every_kind import NAMES
from tests.batch.runs import PROGRAM, in_turn, lines, order, written


def test_what_comes_of_an_archive(undisturbed: dict[str, bytes]) -> None:
    records = lines(undisturbed["out.jsonl"])
    names = [record["source"]["name"] for record in records]  # type: ignore[index]
    assert names == ["a.html", "more.zip/x/1.txt", "more.zip/x/2.txt", *(f"市/{n:02}.txt" for n in range(24) if n != 4)]
    failed = [(line["file"], line["stage"], line["kind"]) for line in lines(undisturbed["out.jsonl.failures.jsonl"])]
    assert failed == [
        ("broken.docx", "read", "corrupt"),
        ("notice.txt", "admit", "notice"),
        ("void.pdf", "read", "empty"),
    ]
    repeated = [(line["file"], line["duplicate_of"]) for line in lines(undisturbed["out.jsonl.duplicates.jsonl"])]
    assert repeated == [("市/04.txt", "more.zip/x/2.txt"), ("市/again.txt", "市/03.txt")]


def test_same_bytes_for_any_number_of_workers(archive: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    assert run(order(archive, tmp_path / "out.jsonl", limits=Limits(workers=2))) == 1
    assert written(tmp_path) == undisturbed


CHOSEN = ("市/0*.txt", "a.html", "more.zip", "broken.docx")


@pytest.fixture(scope="module")
def every_kind(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with outputs of every kind: those of files that were finished in their order, and in another.

    Made elsewhere: what DuckDB takes of memory stays with the process, and counts in the children that others fork.
    """
    folder = tmp_path_factory.mktemp("every-kind")
    command = [sys.executable, "-m", "tests.batch.every_kind", str(folder), *(str(archive / one) for one in CHOSEN)]
    assert subprocess.run(command, check=False).returncode == 0
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_same_output_of_every_kind_in_whatever_order_files_are_finished(every_kind: Path, name: str) -> None:
    kind = every_kind / name
    one, other = written(kind / "in turn"), written(kind / "late")
    if name.endswith(".duckdb"):
        assert dumped(kind / "in turn" / name) == dumped(kind / "late" / name)
        del one[name], other[name]
    assert one == other
    assert len(one) > 1


def test_same_tables_for_any_number_of_workers(archive: Path, every_kind: Path, tmp_path: Path) -> None:
    chosen = [str(archive / one) for one in CHOSEN]
    command = [*PROGRAM, *chosen, "-o", str(tmp_path / "out.csv"), "-q", "-j", "2"]
    assert subprocess.run(command, check=False).returncode == 1
    assert written(tmp_path) == written(every_kind / "out.csv" / "in turn")


def dumped(database: Path) -> bytes:
    """Every table of a database, row for row; the file itself bears a random id. Read elsewhere, as it was made."""
    code = (
        "import sys, duckdb\n"
        "with duckdb.connect(sys.argv[1], read_only=True) as database:\n"
        "    for (name,) in database.execute('SELECT table_name FROM duckdb_tables() ORDER BY 1').fetchall():\n"
        "        rows = database.execute(f'SELECT * FROM \"{name}\"').fetchall()\n"
        "        assert rows\n"
        "        print(name, *rows, sep='\\n')\n"
    )
    return subprocess.run([sys.executable, "-c", code, str(database)], check=True, capture_output=True).stdout


def test_same_bytes_wherever_the_archive_lies_and_whatever_the_hash_seed(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(archive, tmp_path / "elsewhere")
    (tmp_path / "out").mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [*PROGRAM, "elsewhere", "-o", "out/out.jsonl", "-q", "-j", "1"]
    assert subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode == 1
    assert written(tmp_path / "out") == undisturbed


def test_only_what_is_new_changed_or_failed_is_parsed_again(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, output = tmp_path / "in", tmp_path / "out.jsonl"
    shutil.copytree(archive, folder)
    parsed: list[str] = []

    def watched(tasks, limits):  # type: ignore[no-untyped-def]
        for task, outcome in in_turn(tasks, limits):
            parsed.append(task.path)
            yield task, outcome

    monkeypatch.setattr(running, "supervised", watched)
    assert run(order(folder, output)) == 1
    assert len(parsed) == 29
    before = written(tmp_path)
    parsed.clear()
    assert run(order(folder, output)) == 1
    assert parsed == []
    assert written(tmp_path) == before
    assert run(order(folder, output, retry_failed=True)) == 1
    assert sorted(parsed) == ["broken.docx", "notice.txt", "void.pdf"]
    parsed.clear()
    (folder / "市" / "07.txt").write_bytes(render_text(random_report(500, "2021")))
    (folder / "new.txt").write_bytes(render_text(random_report(501, "2021")))
    for name in ("broken.docx", "notice.txt", "void.pdf"):
        (folder / name).unlink()
    assert run(order(folder, output)) == 0
    assert sorted(parsed) == ["new.txt", "市/07.txt"]
    assert lines(Path(f"{output}.failures.jsonl").read_bytes()) == []


def test_a_file_over_its_limits_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_bytes(render_text(random_report(1, "2021")))
    (folder / "huge.html").write_bytes(b"<table>" + b"<tr><td>1" * 3_000_000)
    assert run(order(folder, tmp_path / "out.jsonl", limits=Limits(workers=1, seconds=1, megabytes=256))) == 1
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert failure["file"] == "huge.html"
    assert failure["stage"] == "limit"
    assert len(lines((tmp_path / "out.jsonl").read_bytes())) == 1


@pytest.mark.usefixtures("alone")
def test_exit_codes(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = archive / "市" / "01.txt"
    partial = tmp_path / "partial.txt"
    partial.write_text(good.read_text("utf-8").replace("结转下年度继续办理", "别的"), encoding="utf-8")
    assert run(order(good, tmp_path / "a.jsonl")) == 0
    assert run(order(partial, tmp_path / "b.jsonl")) == 3
    assert run(order(good, tmp_path / "c.jsonl", inputs=(str(good), str(tmp_path / "missing")))) == 1
    assert run(order(good, tmp_path / "d.docx")) == 2
    assert run(order(good, tmp_path / "no folder" / "e.jsonl")) == 2
    assert run(order(good, tmp_path / "f.jsonl", files_from=str(tmp_path / "no list"))) == 2
    assert "no list" in capsys.readouterr().err


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("wrong", ["acrhive", "*.dcox", "void"])
def test_where_no_input_is_there_what_was_written_stays(
    wrong: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "void" / "void").mkdir(parents=True)
    assert run(order(archive, tmp_path / "out.jsonl")) == 1
    before = written(tmp_path)
    assert run(order(tmp_path / wrong, tmp_path / "out.jsonl")) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert (wrong in said, said.endswith("Nothing was written. [not-found]")) == (True, True)
    assert run(order(tmp_path / wrong, tmp_path / "new.jsonl", inputs=(str(tmp_path / wrong), "none"))) == 2
    assert f"{wrong} (+1): " in capsys.readouterr().err
    assert (written(tmp_path), (tmp_path / "new.jsonl.work").exists()) == (before, False)


@pytest.mark.usefixtures("alone")
def test_an_input_that_is_not_there_is_told_beside_others(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("none.docx", *(f"{n}.docx" for n in range(MAX_SAID + 1)))
    inputs = (str(archive / "市" / "01.txt"), *(str(tmp_path / name) for name in names))
    assert run(order(archive, tmp_path / "out.jsonl", inputs=inputs)) == 1
    first, *others, last = capsys.readouterr().err.splitlines()
    assert ("none.docx: " in first, len(others), "2 more are not found" in last) == (True, MAX_SAID - 1, True)
    assert len(lines((tmp_path / "out.jsonl").read_bytes())) == 1
    assert len(lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())) == len(names)


@pytest.mark.parametrize("records", ["named", "only"])
def test_an_empty_input_is_not_the_current_folder(
    records: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive)
    assert run(order(archive, tmp_path / "out.jsonl", inputs=(str(archive), ""), records=records)) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "the input is empty" in said
    assert written(tmp_path) == {}


def test_an_empty_list_names_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list").write_text("\n")
    assert run(order(tmp_path, tmp_path / "out.jsonl", inputs=(), files_from=str(tmp_path / "list"))) == 2
    assert "list: The file was not found: the inputs name none. " in capsys.readouterr().err


@pytest.mark.usefixtures("alone")
def test_a_folder_of_documents_is_none_of_records(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(order(archive, tmp_path / "out.jsonl", records="only")) == 2
    assert "documents are read by `batch`" in capsys.readouterr().err
    assert written(tmp_path) == {}


@pytest.mark.usefixtures("alone")
def test_numbers_of_the_summary_add_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"good{n}.txt").write_bytes(render_text(random_report(n // 2, "2021")))
        (tmp_path / "in" / f"void{n}.txt").write_bytes(b"")
    assert run(order(tmp_path / "in", tmp_path / "out.jsonl", quiet=False)) == 1
    numbers = dict(re.findall(r"│ (files|complete|duplicates|failed)\s+│ (\d+)", capsys.readouterr().err))
    assert numbers == {"files": "6", "complete": "2", "duplicates": "3", "failed": "1"}


@pytest.mark.usefixtures("alone")
def test_the_summary_counts_what_recognition_would_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "in" / "b.txt").write_bytes(render_text(random_report(1, "2021")))
    assert run(order(tmp_path / "in", tmp_path / "out.jsonl", quiet=False)) == 1
    assert re.search(r"pictures, not read\s+│ 1 → --ocr", capsys.readouterr().err)
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert failure["kind"] == "picture"
    assert "--ocr" in str(failure["message"])


def test_limits_of_the_command_are_those_of_the_sandbox() -> None:
    parameters = inspect.signature(batch).parameters
    defaults = tuple(parameters[name].default for name in ("workers", "timeout", "memory"))
    assert Limits(*defaults) == Limits()
