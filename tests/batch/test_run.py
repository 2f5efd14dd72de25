"""The run as a whole: the same bytes however it went, nothing done twice, nothing lost, documented exit codes."""

from __future__ import annotations

import inspect
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.made import random_report, render_html, render_text
from reportparse.batch import run as running
from reportparse.batch import workers
from reportparse.batch.run import Order, run
from reportparse.batch.store import Store
from reportparse.batch.workers import Limits
from reportparse.cli.batch import batch

N_TEXTS = 24
BOMB = 600 * 1024 * 1024


def order(archive: Path, output: Path, **changes: object) -> Order:
    plain = Order((str(archive),), str(output), quiet=True, limits=Limits(workers=1))
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports as text and HTML in folders and a zip, a duplicate, a notice, a damaged file and an empty one."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "市").mkdir()
    for seed in range(N_TEXTS):
        report = random_report(seed, "2021" if seed % 3 else "2019")
        (folder / "市" / f"{seed:02}.txt").write_bytes(render_text(report))
    (folder / "a.html").write_bytes(render_html(random_report(100, "2021")))
    shutil.copy(folder / "市" / "03.txt", folder / "市" / "again.txt")
    with zipfile.ZipFile(folder / "more.zip", "w") as packed:
        packed.writestr("x/1.txt", render_text(random_report(101, "2019")))
        packed.writestr("x/2.txt", (folder / "市" / "04.txt").read_bytes())
    (folder / "notice.txt").write_text(
        "关于做好2023年政府信息公开工作年度报告编制工作的通知\n请各单位于1月31日前报送。"
    )
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a package")
    (folder / "void.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one worker makes of the archive, never interrupted."""
    output = tmp_path_factory.mktemp("undisturbed") / "out.jsonl"
    assert run(order(archive, output)) == 1
    return written(output.parent)


def written(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".work" not in file.name
    }


def lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]


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
    assert run(order(archive, tmp_path / "out.jsonl", limits=Limits(workers=3))) == 1
    assert written(tmp_path) == undisturbed


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.duckdb", "out.xlsx", "out"])
def test_same_output_of_every_kind_for_any_number_of_workers(archive: Path, tmp_path: Path, name: str) -> None:
    chosen = [str(archive / one) for one in ("市/0*.txt", "a.html", "more.zip", "broken.docx")]
    for workers_ in ("1", "3"):
        (tmp_path / workers_).mkdir()
        command = [*PROGRAM, *chosen, "-o", str(tmp_path / workers_ / name), "-q", "-j", workers_]
        assert subprocess.run(command, check=False).returncode == 1
    one, three = (written(tmp_path / workers_) for workers_ in ("1", "3"))
    if name.endswith(".duckdb"):
        assert dumped(tmp_path / "1" / name) == dumped(tmp_path / "3" / name)
        del one[name], three[name]
    assert one == three


def dumped(database: Path) -> bytes:
    """Every table of a database, row for row; the file itself bears a random id.

    Read elsewhere: what DuckDB takes of memory stays with the process, and counts in the children that others fork.
    """
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
    command = [*PROGRAM, "elsewhere", "-o", "out/out.jsonl", "-q", "-j", "2"]
    assert subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode == 1
    assert written(tmp_path / "out") == undisturbed


def test_only_what_is_new_changed_or_failed_is_parsed_again(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, output = tmp_path / "in", tmp_path / "out.jsonl"
    shutil.copytree(archive, folder)
    parsed: list[str] = []
    supervised = workers.supervised

    def watched(tasks, limits):  # type: ignore[no-untyped-def]
        for task, outcome in supervised(tasks, limits):
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


PROGRAM = [sys.executable, "-c", "from reportparse.cli.main import main; main()", "batch"]


def start(archive: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, str(archive), "-o", str(output), "-j", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)


def test_killed_at_any_moment_and_run_again(archive: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    chance = random.Random(20240331)
    output = tmp_path / "out.jsonl"
    for _ in range(3):
        process = start(archive, output)
        time.sleep(chance.uniform(0.5, 2.5))
        process.kill()
        process.communicate()
    assert run(order(archive, output)) == 1
    assert written(tmp_path) == undisturbed


def test_interrupted_it_ends_cleanly_and_goes_on(archive: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = start(archive, output)
    while not Path(f"{output}.work").exists():
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    if process.returncode == 130:
        assert b"Traceback" not in said
        assert not output.exists()
    # A fast machine may be through by then; the interpreter that is ending anyway dies of the signal.
    assert process.returncode in (130, 1) or (process.returncode == -signal.SIGINT and output.exists())
    assert run(order(archive, output)) == 1
    assert written(tmp_path) == undisturbed


def test_a_file_over_its_limits_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_bytes(render_text(random_report(1, "2021")))
    (folder / "huge.html").write_bytes(b"<table>" + b"<tr><td>1" * 3_000_000)
    assert run(order(folder, tmp_path / "out.jsonl", limits=Limits(workers=1, seconds=2, megabytes=256))) == 1
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert failure["file"] == "huge.html"
    assert failure["stage"] == "limit"
    assert len(lines((tmp_path / "out.jsonl").read_bytes())) == 1


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
    monkeypatch.chdir(folder)
    for name in (".", "..", ""):
        assert "by its name" in refused(capsys, replace(order(folder, folder), output=name))
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


def test_exit_codes(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = archive / "市" / "01.txt"
    partial = tmp_path / "partial.txt"
    partial.write_text(good.read_text("utf-8").replace("结转下年度继续办理", "别的"), encoding="utf-8")
    assert run(order(good, tmp_path / "a.jsonl")) == 0
    assert run(order(partial, tmp_path / "b.jsonl")) == 3
    assert run(order(tmp_path / "missing", tmp_path / "c.jsonl")) == 1
    assert run(order(good, tmp_path / "d.docx")) == 2
    assert run(order(good, tmp_path / "no folder" / "e.jsonl")) == 2
    assert run(order(good, tmp_path / "f.jsonl", files_from=str(tmp_path / "no list"))) == 2
    assert "no list" in capsys.readouterr().err


def test_a_foreign_file_under_the_name_of_the_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.jsonl.work").write_bytes(b"my notes, long enough to be no empty database" * 100)
    assert run(order(tmp_path, tmp_path / "out.jsonl")) == 2
    assert "out.jsonl.work" in capsys.readouterr().err
    assert (tmp_path / "out.jsonl.work").read_bytes().startswith(b"my notes")


def test_a_store_that_cannot_be_written_is_no_other_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.jsonl.work").mkdir()
    assert run(order(tmp_path, tmp_path / "out.jsonl")) == 2
    said = capsys.readouterr().err
    assert "out.jsonl.work cannot be written" in said
    assert "another run" not in said


def test_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("\n")
    assert run(order(tmp_path, tmp_path / "out.jsonl", inputs=(), files_from=str(tmp_path / "list"))) == 1
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert failure["kind"] == "not-found"
    assert run(order(tmp_path / "out.jsonl", tmp_path / "out.jsonl")) == 1


def test_numbers_of_the_summary_add_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"good{n}.txt").write_bytes(render_text(random_report(n // 2, "2021")))
        (tmp_path / "in" / f"void{n}.txt").write_bytes(b"")
    assert run(order(tmp_path / "in", tmp_path / "out.jsonl", quiet=False)) == 1
    numbers = dict(re.findall(r"│ (files|complete|duplicates|failed)\s+│ (\d+)", capsys.readouterr().err))
    assert numbers == {"files": "6", "complete": "2", "duplicates": "3", "failed": "1"}


def test_limits_of_the_command_are_those_of_the_guard() -> None:
    parameters = inspect.signature(batch).parameters
    defaults = tuple(parameters[name].default for name in ("workers", "timeout", "memory"))
    assert Limits(*defaults) == Limits()


def test_two_runs_do_not_share_a_store(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with Store(Path(f"{output}.work"), options="", limits=""):
        late = start(archive, output)
        _, said = late.communicate(timeout=60)
    assert late.returncode == 2
    assert b"another run is at work" in said
    assert not output.exists()
