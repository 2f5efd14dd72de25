"""Runs of a batch for the tests: what to order, what was written, and the program as a process."""

from __future__ import annotations

import json
import resource
import select
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportparse.batch import run
from reportparse.batch.outcome import Outcome
from reportparse.batch.run import Order
from reportparse.batch.work import Task, outcome_of
from reportparse.batch.workers import Limits

PROGRAM = [sys.executable, "-c", "from reportparse.cli.main import main; main()", "batch"]


def in_turn(tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Outcome]]:
    """What supervised workers yield, made in this process, which saves the time of starting them."""
    for task in tasks:
        yield task, Outcome() if task.settled else outcome_of(task)


def by_itself(kilobytes: int | None = None) -> None:
    """Let the run of this process do the work itself, and its files be no longer than so much."""
    setattr(run, "supervised", in_turn)  # noqa: B010  (a name that the module imports)
    if kilobytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))


def order(archive: Path, output: Path, **changes: object) -> Order:
    plain = Order((str(archive),), (str(output),), quiet=True, limits=Limits(workers=1))
    return replace(plain, **changes)  # type: ignore[arg-type]


def written(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".work" not in file.name
    }


def wait_until_here(process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the stopped program says "here" on its standard output; it is killed and the test fails if it does not."""
    assert process.stdout is not None
    said = b""
    if select.select([process.stdout], [], [], seconds)[0]:
        said = process.stdout.readline()
    if said != b"here\n":
        process.kill()
    assert said == b"here\n"


def lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]
