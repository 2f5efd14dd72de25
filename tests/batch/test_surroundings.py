"""A batch and what is around it: a full disk, standard output, signals, a parent that is killed."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from instruments.made import random_report, render_text
from reportparse.batch.run import Order, run
from reportparse.batch.store import in_words
from reportparse.writers import WRITERS
from tests import program
from tests.batch.runs import PROGRAM, by_itself, lines, order, wait_until_here, written
from tests.batch.test_stopping import STOPPED

pytestmark = pytest.mark.usefixtures("alone")

OUTPUTS = ("o.jsonl", "o.csv", "o.duckdb", "o.parquet", "o.xlsx", "o")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    for seed in range(8):
        (folder / f"{seed}.txt").write_bytes(render_text(random_report(seed, "2021")))
    return folder


def limited(inputs: Path, output: Path, kilobytes: int) -> program.Ran:
    """A run that may write no file longer than so many kilobytes."""
    return program.run("batch", inputs, "-q", "-o", output, first=partial(by_itself, kilobytes))


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_room_for_the_store(inputs: Path, tmp_path: Path, name: str) -> None:
    ran = limited(inputs, tmp_path / name, 40)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, b"", 1)
    assert {path.name for path in tmp_path.iterdir()} <= {f"{name}.work{end}" for end in ("", "-wal", "-shm")}


def test_what_cannot_be_written_or_read_is_told_as_everywhere(
    inputs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert in_words(full) == os.strerror(errno.ENOSPC)
    assert limited(inputs, tmp_path / "o.jsonl", 40).stderr.endswith(b" [not-writable]\n")
    assert run(replace(order(inputs, tmp_path / "p.jsonl"), files_from=str(tmp_path / "no.txt"))) == 2
    assert capfd.readouterr().err.endswith(
        "no.txt: The file was not found: there is none under this name. [not-found]\n"
    )


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [("o.duckdb", 400), ("o.duckdb", 40), ("o.xlsx", 64), ("o.xlsx", 200), ("o.csv", 40), ("o.jsonl", 40)],
)
def test_no_room_for_the_output(inputs: Path, tmp_path: Path, name: str, kilobytes: int) -> None:
    """The store knows every outcome already, and has room for its own files; the output alone is too long."""
    assert run(order(inputs, tmp_path / name)) == 0
    (tmp_path / name).unlink()
    before = {path.name for path in tmp_path.iterdir()}
    ran = limited(inputs, tmp_path / name, kilobytes)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, b"", 1)
    assert b"File too large" in ran.stderr  # said of what is written; the store's own is "disk I/O error"
    assert {path.name for path in tmp_path.iterdir()} - {f"{name}.work{end}" for end in ("-wal", "-shm")} == before


def test_to_standard_output(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "void.txt").write_bytes(b"")
    assert run(order(inputs, tmp_path / "o.jsonl")) == 0
    command = [*PROGRAM, str(inputs), str(tmp_path / "void.txt"), "-j", "1", "-q", "-o", "-"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=tmp_path)
    records = [record | {"source": None} for record in lines(ran.stdout)]
    assert records == [record | {"source": None} for record in lines((tmp_path / "o.jsonl").read_bytes())]
    assert (ran.returncode, len(ran.stderr.splitlines()), ran.stderr.endswith(b"[empty]\n")) == (1, 1, True)
    assert not (tmp_path / "-").exists()
    ran = program.run("batch", *command[len(PROGRAM) :], stdout=Path("/dev/full"), first=by_itself)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)


def test_the_mark_for_excel_is_for_csv(inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(order(inputs, tmp_path / "o.jsonl", excel=True)) == 2
    assert "--excel is for .csv" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_whatever_stands_beside_what_is_written_stays(inputs: Path, tmp_path: Path) -> None:
    outputs = tuple(str(tmp_path / f"{at}{ending}") for at, ending in enumerate(WRITERS))
    assert run(Order((str(inputs / "0.txt"),), outputs, quiet=True)) == 0
    made = [path for path in tmp_path.rglob("*") if path.is_file() and ".work" not in path.name]
    own = [path.with_name(path.name + end) for path in made for end in (".part", ".part.wal", ".wal", ".tmp")]
    for path in own:
        path.write_bytes(b"mine")
    assert run(Order((str(inputs / "1.txt"), str(inputs / "0.txt")), outputs, quiet=True)) == 0
    assert {path.read_bytes() for path in own} == {b"mine"}
    assert not list(tmp_path.rglob(".*"))


def test_the_engine_for_pdf_decides_what_is_kept(inputs: Path, tmp_path: Path) -> None:
    pdf = Path(__file__).parents[2] / "fixtures" / "reports" / "blanks-2021form.cr.pdf"
    made = {}
    for engine in ("pdfium", "pdfplumber"):
        assert run(order(pdf, tmp_path / "o.jsonl", cells=True, pdf_engine=engine)) == 0
        (made[engine],) = lines((tmp_path / "o.jsonl").read_bytes())
    assert made["pdfium"]["requests"] == made["pdfplumber"]["requests"]
    assert json.dumps(made["pdfium"]["cells"]) != json.dumps(made["pdfplumber"]["cells"])


def test_an_existing_output_keeps_its_mode_and_a_link_stays_one(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert run(order(inputs, tmp_path / "o.jsonl")) == 0
    (tmp_path / "o.jsonl").rename(tmp_path / "elsewhere" / "o.jsonl")
    (tmp_path / "elsewhere" / "o.jsonl").chmod(0o604)
    (tmp_path / "o.jsonl").symlink_to("elsewhere/o.jsonl")
    assert run(order(inputs / "1.txt", tmp_path / "o.jsonl")) == 0
    target = tmp_path / "elsewhere" / "o.jsonl"
    assert (len(lines(target.read_bytes())), target.stat().st_mode & 0o777) == (1, 0o604)
    assert (tmp_path / "o.jsonl").is_symlink()


def start(inputs: Path, output: Path, workers: int = 1) -> subprocess.Popen[bytes]:
    """The program, in a session of its own, waiting where its third outcome is kept."""
    place = ("reportparse.batch.store:Store.put", "3", "wait")
    command = [sys.executable, "-c", STOPPED, *place, "batch", str(inputs), "-o", str(output), "-q", "-j", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    wait_until_here(process)
    return process


@pytest.mark.parametrize("whole", [False, True], ids=["alone", "with its group"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_asked_to_end_it_ends_cleanly_and_goes_on(
    inputs: Path, tmp_path: Path, number: signal.Signals, code: int, whole: bool
) -> None:
    process = start(inputs, tmp_path / "o.jsonl")
    try:
        (os.killpg if whole else os.kill)(process.pid, number)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == code
    assert [line.partition(b";")[0] for line in said.splitlines()] == [b"reportparse: interrupted"]
    assert run(order(inputs, tmp_path / "o.jsonl")) == 0
    assert run(order(inputs, tmp_path / "again.jsonl")) == 0
    assert written(tmp_path)["o.jsonl"] == written(tmp_path)["again.jsonl"]


def descendants(process: int) -> list[int]:
    """The processes that a process and its children started."""
    parents = {int(entry.name): status(int(entry.name))[1:2] for entry in Path("/proc").glob("[0-9]*")}
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == [str(one)]]
    return found[1:]


def status(process: int) -> list[str]:
    """What Linux says of a process behind its name: its state, its parent and more; nothing of one that is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def lives(process: int) -> bool:
    """Whether a process runs; one that is only not yet buried does not."""
    return status(process)[:1] not in ([], ["Z"])


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")
def test_killed_it_takes_its_workers_along(inputs: Path, tmp_path: Path) -> None:
    process = start(inputs, tmp_path / "o.duckdb", workers=2)
    workers = descendants(process.pid)
    assert len(workers) >= 2
    process.kill()
    _, said = process.communicate()  # the end of all that could say something
    assert said == b""
    deadline = time.monotonic() + 20
    while any(map(lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [worker for worker in workers if lives(worker)] == []
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"o.duckdb.work"}
