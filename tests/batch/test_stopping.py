"""A run that is killed or interrupted: the next one goes on, and ends with the bytes of an undisturbed run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportparse.batch.run import run
from reportparse.batch.store import Store
from reportparse.diagnostics.errors import UnwritableOutput
from tests.batch.runs import PROGRAM, order, wait_until_here, written

STOPPED = """
import os, signal, sys, time
from importlib import import_module
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which whoever runs the tests may ignore, as nohup does
place, nth, how = sys.argv[1:4]
del sys.argv[1:4]
module, _, name = place.partition(":")
*owners, name = name.split(".")
holder = import_module(module)
for owner in owners:
    holder = getattr(holder, owner)
function, calls = getattr(holder, name), []
if place.partition(":")[0] != "reportparse.batch.store":  # where workers have nothing to do any more
    from reportparse.batch import run
    from tests.batch.runs import in_turn
    run.supervised = in_turn

def stopping(*arguments, **options):
    calls.append(1)
    if len(calls) == int(nth):
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        print("here", flush=True)
        while True:
            time.sleep(0.05)
    return function(*arguments, **options)

setattr(holder, name, stopping)
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs tests in the background may have it ignored
from reportparse.cli.main import main
main()
"""
"""The program, which kills itself, or says so and waits, where a function is called for the nth time."""


def start_and_stop(archive: Path, output: Path, place: str, nth: int, how: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", STOPPED, place, str(nth), how, "batch", str(archive), "-o", str(output), "-j", "2"]
    command.append("-q")  # where the machine is busy, it would tell how far it is
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("place", "nth"),
    [
        ("reportparse.batch.store:Store.put", 1),
        ("reportparse.batch.store:Store.put", 15),
        ("reportparse.batch.run:write_output", 1),
        ("os:fsync", 1),
        ("reportparse.batch.outputs:write_entries", 1),
        ("os:fsync", 4),
    ],
)
def test_killed_at_any_moment_and_run_again(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path, place: str, nth: int
) -> None:
    """Before the first outcome is kept, amid them, before the output, within it, behind it, and within the ledgers."""
    output = tmp_path / "out.jsonl"
    process = start_and_stop(archive, output, place, nth, "kill")
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert run(order(archive, output)) == 1
    assert written(tmp_path) == undisturbed


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("nth", [1, 15])
def test_interrupted_it_ends_cleanly_and_goes_on(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path, nth: int
) -> None:
    output = tmp_path / "out.jsonl"
    process = start_and_stop(archive, output, "reportparse.batch.store:Store.put", nth, "wait")
    try:
        wait_until_here(process)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert [line.partition(b";")[0] for line in said.splitlines()] == [b"reportparse: interrupted"]
    assert not output.exists()
    assert run(order(archive, output)) == 1
    assert written(tmp_path) == undisturbed


def test_two_runs_do_not_share_a_store(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with Store(Path(f"{output}.work")):
        late = subprocess.run([*PROGRAM, str(archive), "-o", str(output)], capture_output=True, check=False, timeout=60)
    assert late.returncode == 2
    assert b"another run is at work" in late.stderr
    assert not output.exists()


def test_what_is_no_store_is_closed_again(tmp_path: Path) -> None:
    work = tmp_path / "out.jsonl.work"
    work.write_bytes(b"mine" * 999)
    with pytest.raises(UnwritableOutput, match="no work store"):
        Store(work)
    assert str(work) not in [os.path.realpath(entry) for entry in Path("/proc/self/fd").iterdir()]
