"""What a cluster costs beside `batch`: parsing alone, and the whole job on Spark, on one machine.

`python -m benchmarks.cluster` prints a table in Markdown. What counts is processor time, of all processes that a command
leaves behind, too; a run over two documents is taken off as the start-up. Of several rounds, in each of which every command
has its turn, the cheapest run of each counts: other work on a machine only adds. `--whole` needs Java and reportparse[spark].
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

from benchmarks.archive_documents import build

ROOT = Path(__file__).resolve().parents[1]
FEW = 2
"""Documents of the run that tells the start-up."""

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux's prctl: orphans become children of ours, and their time is counted."""

BATCH, CLUSTER = "parse alone: workers of `batch`", "parse alone: `parse_partition`"
WHOLE_BATCH, WHOLE_SPARK = "whole job: `batch -o out.parquet`", "whole job: `reportparse.spark`"


class Cost(NamedTuple):
    """Seconds by the wall, and of the processor."""

    wall: float
    cpu: float


def cost(command: list[str]) -> Cost:
    """Run a command and wait for all that it leaves."""
    before, began = _used(), time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return Cost(wall, _used() - before)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def commands(folder: Path, out: Path, cores: int, *, whole: bool) -> Iterator[tuple[str, list[str]]]:
    """What is measured, by its name."""
    own = [sys.executable, "-m", "benchmarks.cluster", "--dir", str(folder)]
    yield BATCH, [*own, "--part", "batch"]
    yield CLUSTER, [*own, "--part", "cluster"]
    if whole:
        program = [sys.executable, "-c", "from reportparse.cli.main import main; main()", "batch"]
        yield WHOLE_BATCH, [*program, str(folder), "-q", "-j", str(cores), "-o", str(out / "out.parquet")]
        yield WHOLE_SPARK, [sys.executable, "-m", "reportparse.spark", str(folder), str(out / "spark"), "--list"]


def documents(folder: Path) -> list[Path]:
    """The files of a folder, without the hidden ones."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))


def measure(folder: Path, out: Path, rounds: int, cores: int, *, whole: bool) -> Iterator[str]:
    """The table, line by line."""
    few = folder.with_name(f"{folder.name}-few")
    shutil.rmtree(few, ignore_errors=True)
    few.mkdir()
    given = documents(folder)
    for at, file in enumerate(given[:FEW]):
        shutil.copy(file, few / f"{at}-{file.name}")
    cheapest: dict[tuple[str, Path], Cost] = {}
    for _ in range(rounds):
        for asked in (few, folder):
            for name, command in commands(asked, out, cores, whole=whole):
                shutil.rmtree(out, ignore_errors=True)
                out.mkdir()
                one = cost(command)
                cheapest[name, asked] = min(cheapest.get((name, asked), one), one, key=lambda cost: cost.cpu)
    yield "| what | files | s | processor s | start-up, processor s | processor ms a file without it | against `batch` |"
    yield "|---|---|---|---|---|---|---|"
    per_file: dict[str, float] = {}
    for name, _ in commands(folder, out, cores, whole=whole):
        start, all_ = cheapest[name, few], cheapest[name, folder]
        per_file[name] = (all_.cpu - start.cpu) / (len(given) - FEW)
        rival = {CLUSTER: BATCH, WHOLE_SPARK: WHOLE_BATCH}.get(name)
        ratio = f"{per_file[rival] / per_file[name]:.2f}" if rival else ""
        yield (
            f"| {name} | {len(given):,} | {all_.wall:.1f} | {all_.cpu:.1f} | {start.cpu:.1f} "
            f"| {1000 * per_file[name]:.1f} | {ratio} |"
        )


def parse_as_batch(folder: Path) -> None:
    """What `batch` does until the rows of each file are made, and no output."""
    from reportparse.batch.inputs import asked, found_inputs
    from reportparse.batch.work import Task
    from reportparse.batch.workers import Limits, supervised

    found = found_inputs(asked([str(folder)]), lambda _: False)
    tasks = (Task(at, one.path, one.data, False, makes=("rows",)) for at, one in enumerate(found))
    for _ in supervised(tasks, Limits(1)):
        pass


def parse_as_cluster(folder: Path) -> None:
    """What one task of an engine does."""
    import pyarrow as pa

    from reportparse.cluster import parse_partition

    rows = ({"path": file.name, "content": file.read_bytes()} for file in documents(folder))
    batches = (pa.RecordBatch.from_pylist([row]) for row in rows)
    for _ in parse_partition(batches):
        pass


def main() -> None:
    """Build the archive and measure, or be one of the commands that are measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("--files", type=int, default=2000, help="documents of the archive")
    parser.add_argument(
        "--dir", type=Path, default=Path(gettempdir()) / "reportparse-cluster", help="kept between runs"
    )
    parser.add_argument("--rounds", type=int, default=1, help="of which the cheapest run of each command counts")
    parser.add_argument("--whole", action="store_true", help="the whole job on Spark as well")
    parser.add_argument("--part", choices=("batch", "cluster"), help=argparse.SUPPRESS)
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        (parse_as_batch if given.part == "batch" else parse_as_cluster)(given.dir)
        return
    cores = len(os.sched_getaffinity(0))
    folder = given.dir / f"documents-{given.files}"
    if given.build:
        build(folder, given.files, hostile=0, processes=cores, told=lambda done: None)
        return
    # In a process of its own: what it starts lasts as long as it does.
    subprocess.run([sys.executable, "-m", "benchmarks.cluster", *sys.argv[1:], "--build"], cwd=ROOT, check=True)
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    for line in measure(folder, given.dir / "out", given.rounds, cores, whole=given.whole):
        print(line, flush=True)


if __name__ == "__main__":
    if sys.platform != "linux":
        sys.exit("Linux alone tells the time of what a command leaves behind")
    main()
