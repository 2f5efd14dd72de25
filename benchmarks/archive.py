"""An archive of mixed documents: how fast, how much memory, how right, and what faults do.

`python -m benchmarks.archive` measures; `python -m benchmarks.archive --faults` kills and hangs workers and the whole,
goes on until it ends and compares with an undisturbed run. Tables in Markdown on standard output, progress on standard
error. Where other work shares the machine, compare the processor time of a file, not the files of a second.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from benchmarks.archive_documents import SHARES, build, path_of, verdicts
from benchmarks.watched import Watched, children, watch

ROOT = Path(__file__).resolve().parents[1]
BATCH = (sys.executable, "-c", "from reportparse.cli.main import main; main()", "batch")
PLAIN = (sys.executable, "-m", "benchmarks.archive", "--plain")
WORKERS = (1, 2)
FAULT_SECONDS = 20
"""Time for one file in the fault run, so that a stopped worker does not hold it up for long."""

LAST_SECONDS = 300
"""Time for what failed, tried again at the end."""

REST_SECONDS = 5.0
"""Between two faults, so that a run gets on although its workers must start anew."""

LEDGERS = ("out.jsonl", "out.jsonl.failures.jsonl", "out.jsonl.duplicates.jsonl")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    files: int
    small: int
    each: int
    plain: int
    checked: int
    workers: Sequence[int]
    endings: Sequence[str]
    seed: int
    folder: Path
    faults: bool
    processes: int


def say(text: str) -> None:
    """Tell how far it is, with the time."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measure(asked: Asked, archive: Path, scratch: Path) -> Iterator[str]:
    """Files per second, processor time and memory; then the values; then what a plain loop takes."""
    yield "| documents | output | files | workers | files/s | scaling | CPU ms a file: workers, parent | MB: parent, worker |"
    yield "|---|---|---|---|---|---|---|---|"
    numbers = range(asked.files)
    parts = [(kind, [n for n in numbers if path_of(n).endswith(kind)][: asked.each], ".jsonl") for kind in SHARES]
    parts += [("mixed", list(numbers)[: asked.small], ending) for ending in asked.endings]
    if asked.files > asked.small:
        parts += [("mixed", list(numbers), ending) for ending in asked.endings]
    for kind, chosen, ending in parts:
        rates: dict[int, float] = {}
        for workers in asked.workers:
            say(f"{kind}, {len(chosen):,} files to {ending}, {workers} at work")
            watched = run(archive, scratch, chosen, ending, workers)
            rates[workers] = len(chosen) / watched.seconds
            scaling = f"{rates[workers] / rates[asked.workers[0]]:.2f}" if len(rates) > 1 else ""
            cost = 1000 * watched.others / len(chosen), 1000 * watched.own / len(chosen)
            yield (
                f"| {kind} | {ending} | {len(chosen):,} | {workers} | {rates[workers]:.1f} | {scaling} "
                f"| {cost[0]:.1f}, {cost[1]:.2f} | {watched.parent}, {watched.worker} |"
            )
    yield from correct(asked, archive, scratch)
    yield from plain_costs(asked, archive, scratch)


def run(archive: Path, scratch: Path, numbers: Sequence[int], ending: str, workers: int) -> Watched:
    """One batch from nothing over the documents of these numbers."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    named = scratch / "list"
    named.write_text("".join(f"{archive / path_of(number)}\n" for number in numbers), "utf-8")
    options = ("-q", "-j", str(workers), "--timeout", "60", "--files-from", str(named))
    return watch([*BATCH, *options, "-o", str(scratch / f"out{ending}")], ROOT)


def correct(asked: Asked, archive: Path, scratch: Path) -> Iterator[str]:
    """Values of a sample of the records against what the documents were made of."""
    chosen = sorted(random.Random(asked.seed).sample(range(asked.files), min(asked.checked, asked.files)))
    say(f"values of {len(chosen):,} records")
    run(archive, scratch, chosen, ".jsonl", asked.processes)
    with (scratch / "out.jsonl").open("rb") as lines:
        counts = verdicts(lines)
    yield ""
    yield "| files | records | values | right | lost (null) | wrong | invented |"
    yield "|---|---|---|---|---|---|---|"
    names = ("right", "lost", "wrong", "invented")
    shown = [len(chosen), counts["records"], sum(counts[name] for name in names), *(counts[name] for name in names)]
    yield "| " + " | ".join(f"{number:,}" for number in shown) + " |"


def plain_costs(asked: Asked, archive: Path, scratch: Path) -> Iterator[str]:
    """A loop over a sample that gets the tables alone, reckoned up to the whole archive."""
    yield ""
    yield "| plain loop, tables alone | sample | CPU ms a file | files/s | the whole archive, reckoned from the sample |"
    yield "|---|---|---|---|---|"
    for kind in (*SHARES, "mixed"):
        chosen = [n for n in range(asked.files) if kind in (path_of(n).rpartition(".")[2], "mixed")][: asked.plain]
        say(f"plain loop, {kind}, {len(chosen)} files")
        (scratch / "list").write_text("".join(f"{archive / path_of(number)}\n" for number in chosen), "utf-8")
        watched = watch([*PLAIN, str(scratch / "list")], ROOT)
        whole = watched.seconds / len(chosen) * asked.files / 60
        yield (
            f"| {kind} | {len(chosen):,} | {1000 * watched.own / len(chosen):.1f} "
            f"| {len(chosen) / watched.seconds:.1f} | {whole:.0f} min |"
        )


def plain_loop(named: Path) -> None:
    """What one writes first: the tables of every file by pdfplumber, python-docx and bs4, in a loop."""
    import bs4
    import docx
    import pdfplumber

    cells = 0
    for path in map(Path, named.read_text("utf-8").splitlines()):
        if path.suffix == ".pdf":
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    cells += sum(len(row) for table in page.extract_tables() for row in table)
        elif path.suffix == ".docx":
            for table in docx.Document(str(path)).tables:
                cells += sum(len(cell.text) for row in table.rows for cell in row.cells)
        elif path.suffix == ".html":
            for row in bs4.BeautifulSoup(path.read_bytes(), "lxml").find_all("tr"):
                cells += sum(len(cell.get_text()) for cell in row.find_all(["td", "th"]))
        else:
            cells += len(path.read_text("utf-8", "replace").split("\t"))


class Saboteur:
    """Kills a worker, stops one (which then seems to hang), or kills the whole run, by chance; counts what it did."""

    def __init__(self, seed: int, files: int) -> None:
        self._chance = random.Random(seed)
        self._rests_until = 0.0
        self._runs = max(3, files // 1000)
        self.killed = self.stopped = self.runs = 0

    def __call__(self, pid: int) -> None:
        """Meddle, or not, with the run of this process id and its workers."""
        at_work = children(pid)
        happens = self._chance.random()
        if not at_work or time.monotonic() < self._rests_until or happens > 0.05:
            return
        self._rests_until = time.monotonic() + REST_SECONDS
        if happens < 0.035:
            self.killed += _signal(self._chance.choice(at_work), signal.SIGKILL)
        elif happens < 0.039:
            self.stopped += _signal(self._chance.choice(at_work), signal.SIGSTOP)
        elif self.runs < self._runs:
            self.runs += _signal(pid, signal.SIGKILL)
            for orphan in at_work:  # a stopped process cannot end by itself
                _signal(orphan, signal.SIGCONT)


def _signal(pid: int, number: signal.Signals) -> bool:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def faults(asked: Asked, archive: Path, scratch: Path) -> Iterator[str]:
    """Disturb a run until it ends all the same, and compare it with an undisturbed one."""
    shutil.rmtree(scratch, ignore_errors=True)
    clean, beaten = (scratch / name for name in ("clean", "beaten"))
    for folder in (clean, beaten):
        folder.mkdir(parents=True)

    def command(folder: Path, seconds: int, *more: str) -> list[str]:
        limits = ("-j", str(asked.processes), "--timeout", str(seconds))
        return [*BATCH, str(archive), "-o", str(folder / LEDGERS[0]), "-q", *limits, *more]

    say("undisturbed")
    watch(command(clean, FAULT_SECONDS), ROOT)
    saboteur = Saboteur(asked.seed, asked.files)
    rounds = 1
    while watch(command(beaten, FAULT_SECONDS), ROOT, saboteur).code < 0:
        rounds += 1
        say(f"killed, begun again ({rounds}); workers killed so far {saboteur.killed}, stopped {saboteur.stopped}")
    marks = b'"crashed"', b'"too-slow"'
    blamed = _count(beaten / LEDGERS[1], *marks) - _count(clean / LEDGERS[1], *marks)
    say("what failed is tried again, with time enough: no verdict is left to chance or to the load of the machine")
    for folder in (clean, beaten):
        watch(command(folder, LAST_SECONDS, "--retry-failed"), ROOT)
    names = [path_of(number) for number in range(asked.files)]
    listed = _names(beaten / LEDGERS[0]) + _names(beaten / LEDGERS[1]) + _names(beaten / LEDGERS[2])
    same = all((clean / name).read_bytes() == (beaten / name).read_bytes() for name in LEDGERS)
    records, failures, duplicates = (_count(beaten / name, b"") for name in LEDGERS)
    for name, value in (
        ("files", f"{asked.files:,}"),
        ("records, failures, duplicates", f"{records:,}, {failures:,}, {duplicates:,}"),
        (
            "workers killed, workers stopped, whole runs killed",
            f"{saboteur.killed}, {saboteur.stopped}, {saboteur.runs}",
        ),
        ("files blamed for two faults by chance, then retried", f"{blamed}"),
        ("files missing, files twice", f"{len(set(names) - set(listed))}, {len(listed) - len(set(listed))}"),
        ("bytes of the undisturbed run", "the same" if same else "DIFFERENT"),
    ):
        yield f"| {name} | {value} |"


def _count(ledger: Path, *marks: bytes) -> int:
    with ledger.open("rb") as lines:
        return sum(any(mark in line for mark in marks) for line in lines)


def _names(ledger: Path) -> list[str]:
    """Inputs that a record or an entry of a ledger is of; a failed duplicate stands in two ledgers and counts in one."""
    import json

    with ledger.open("rb") as lines:
        entries = [json.loads(line) for line in lines]
    if ledger.name == LEDGERS[1]:
        entries = [entry for entry in entries if entry["duplicate_of"] is None]
    return [entry["file"] if "file" in entry else entry["source"]["name"] for entry in entries]


def arguments() -> Asked | Path:
    """The command line; a path stands for the plain loop over the files listed there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parser.add_argument("--files", type=int, default=20_000, help="documents of the archive")
    parser.add_argument("--small", type=int, default=2000, help="documents of the smaller mixed run")
    parser.add_argument("--each", type=int, default=1000, help="documents of each format")
    parser.add_argument("--plain-files", type=int, default=300, help="documents of each sample of the plain loop")
    parser.add_argument("--checked", type=int, default=2000, help="records whose values are checked")
    parser.add_argument("--workers", type=int, nargs="+", default=WORKERS)
    parser.add_argument("--endings", nargs="+", default=[".jsonl", ".duckdb"], help="outputs of the mixed runs")
    parser.add_argument("--seed", type=int, default=1, help="of the sample and of the faults")
    parser.add_argument(
        "--dir", type=Path, default=Path(gettempdir()) / "reportparse-archive", help="kept between runs"
    )
    parser.add_argument("--faults", action="store_true", help="the fault run instead of the measurements")
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.plain:
        return Path(given.plain)
    return Asked(
        given.files,
        given.small,
        given.each,
        given.plain_files,
        given.checked,
        given.workers,
        given.endings,
        given.seed,
        given.dir,
        given.faults,
        cores,
    )


def main() -> None:
    """Build the archive, measure, or beat it."""
    asked = arguments()
    if isinstance(asked, Path):
        plain_loop(asked)
        return
    hostile = 5 if asked.faults else 0
    archive = asked.folder / f"documents-{asked.files}-{hostile}"
    say(f"documents in {archive}")
    build(
        archive,
        asked.files,
        hostile=hostile,
        processes=asked.processes,
        told=lambda done: say(f"{done:,} made") if done % 2000 == 0 else None,
    )
    scratch = asked.folder / ("faults" if asked.faults else "runs")
    for line in (faults if asked.faults else measure)(asked, archive, scratch):
        print(line, flush=True)


if __name__ == "__main__":
    main()
