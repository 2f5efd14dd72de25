"""An archive of mixed documents: how fast, how much memory, and what faults do. `python -m benchmarks.archive --help`.

The documents are made-up reports with their own organs and figures (tests/made), rendered as text, HTML and Word; PDFs
are those of fixtures/reports, each made unique by a comment at its end. Where other work shares the machine, compare
the processor time of a file, not the files of a second.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from tests.made import random_report, render_docx, render_html, render_text

ROOT = Path(__file__).resolve().parents[1]
SHARES = {"html": 40, "docx": 30, "txt": 20, "pdf": 10}
"""Of a hundred documents; web pages are the commonest form of publication (domain §6)."""

BATCH = (sys.executable, "-c", "from reportparse.cli import main; main()", "batch")
PLAIN = (sys.executable, "-m", "benchmarks.archive", "--plain")
POLL_SECONDS = 0.1


def make(folder: Path, files: int, *, hostile: int = 0) -> None:
    """Write the archive: `files` documents, of which `hostile` in a hundred are damaged or worse."""
    printed = [path.read_bytes() for path in sorted((ROOT / "fixtures" / "reports").glob("*.pdf"))]
    for number in range(files):
        chance = random.Random(number)
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        data = _document(kind, number, printed)
        if chance.random() * 100 < hostile:
            data = chance.choice(HOSTILE)(data, chance)
        path = folder / kind / f"{number // 1000:03}" / f"{number:06}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _document(kind: str, number: int, printed: Sequence[bytes]) -> bytes:
    if kind == "pdf":
        return printed[number % len(printed)] + b"\n%% %d\n" % number
    report = random_report(number, "2021" if number % 4 else "2019")
    if kind == "txt":
        return render_text(report)
    return render_html(report) if kind == "html" else render_docx(report)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _noise(data: bytes, chance: random.Random) -> bytes:
    return data[:4] + chance.randbytes(5000)


def _deep(data: bytes, chance: random.Random) -> bytes:
    return b"<html>" + b"<div>" * 50_000 + b"%d" % chance.random().as_integer_ratio()[0]


def _vast(data: bytes, chance: random.Random) -> bytes:
    return b"<table>" + b"<tr>" + b"<td>1" * chance.randrange(2_000_000, 3_000_000)


HOSTILE: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _cut, _cut, _noise, _noise, _deep, _vast)


@dataclass(slots=True)
class Watched:
    """What a command took: seconds, processor time with its children, its own, and peak MB of itself and a child."""

    seconds: float = 0.0
    cpu: float = 0.0
    own_cpu: float = 0.0
    parent: int = 0
    worker: int = 0
    code: int = 0


def watch(command: Sequence[str], meddle: Callable[[int], None] | None = None) -> Watched:
    """Run a command, watching the memory of it and its children; `meddle` may kill some."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    watched = Watched()
    used = _used()
    while process.poll() is None:
        watched.parent = max(watched.parent, _peak(process.pid))
        watched.own_cpu = _cpu(process.pid) or watched.own_cpu
        watched.worker = max([watched.worker, *(_peak(child) for child in _children(process.pid))])
        if meddle:
            meddle(process.pid)
        time.sleep(POLL_SECONDS)
    watched.cpu = _used() - used
    watched.seconds, watched.code = time.monotonic() - began, process.returncode
    return watched


def _used() -> float:
    """Processor seconds of all children that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _cpu(pid: int) -> float:
    """Processor seconds of a process that runs."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()] + [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            if task.name != str(pid)
            for child in (task / "children").read_text("ascii").split()
        ]
    except OSError:
        return []


def measure(folder: Path, scratch: Path) -> Iterator[str]:
    """Files per second and memory: each format and the mixture, one worker and two, and the plain loop."""
    yield (
        "| documents | files | plain loop | 1 worker | 2 workers | scaling "
        "| CPU ms a file: plain loop, batch, of it the parent | parent MB | worker MB |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for name in (*SHARES, "mixed"):
        part = folder if name == "mixed" else folder / name
        files = sum(1 for path in part.rglob("*") if path.is_file())
        plain = watch([*PLAIN, str(part)])
        one, two = (_batch(part, scratch / f"{name}{workers}.jsonl", workers) for workers in (1, 2))
        rates = [files / watched.seconds for watched in (plain, one, two)]
        costs = [1000 * cpu / files for cpu in (plain.cpu, one.cpu, one.own_cpu)]
        yield (
            f"| {name} | {files:,} | {rates[0]:.1f}/s | {rates[1]:.1f}/s | {rates[2]:.1f}/s "
            f"| {rates[2] / rates[1]:.2f} | {costs[0]:.0f}, {costs[1]:.0f}, {costs[2]:.1f} "
            f"| {max(one.parent, two.parent)} | {max(one.worker, two.worker)} |"
        )


def _batch(folder: Path, output: Path, workers: int, meddle: Callable[[int], None] | None = None) -> Watched:
    return watch([*BATCH, str(folder), "-o", str(output), "-q", "-j", str(workers), "--timeout", "30"], meddle)


def faults(folder: Path, scratch: Path, seed: int) -> Iterator[str]:
    """Kill workers and the whole at random, go on until it ends, and compare with an undisturbed run."""
    clean = scratch / "clean" / "out.jsonl"
    beaten = scratch / "beaten" / "out.jsonl"
    for path in (clean, beaten):
        path.parent.mkdir(parents=True)
    _batch(folder, clean, 2)
    chance = random.Random(seed)
    killed = {"workers": 0, "runs": 0}

    def meddle(pid: int) -> None:
        children = _children(pid)
        if children and chance.random() < 0.05:
            _kill(chance.choice(children))
            killed["workers"] += 1
        elif chance.random() < 0.006 and killed["runs"] < 12:
            _kill(pid)
            killed["runs"] += 1

    while _batch(folder, beaten, 2, meddle).code < 0:
        pass
    blamed = sum(1 for line in (beaten.parent / "out.jsonl.failures.jsonl").open() if '"crashed"' in line)
    watch([*BATCH, str(folder), "-o", str(beaten), "-q", "-j", "2", "--timeout", "30", "--retry-failed"])
    names = ("out.jsonl", "out.jsonl.failures.jsonl", "out.jsonl.duplicates.jsonl")
    same = all((clean.parent / name).read_bytes() == (beaten.parent / name).read_bytes() for name in names)
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    records, failures = (sum(1 for _ in (beaten.parent / name).open("rb")) for name in names[:2])
    yield f"files {count:,}: records {records:,}, failures {failures:,}, sum {records + failures:,}"
    yield f"killed: {killed['workers']} workers, {killed['runs']} whole runs; blamed twice by chance: {blamed}"
    yield f"after --retry-failed, bytes of an undisturbed run: {'the same' if same else 'DIFFERENT'}"


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def plain_loop(folder: Path) -> None:
    """What one writes first: the tables of every file by pdfplumber, python-docx and bs4, in a loop."""
    import bs4
    import docx
    import pdfplumber

    cells = 0
    for path in sorted(folder.rglob("*")):
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
        elif path.suffix == ".txt":
            cells += len(path.read_text("utf-8", "replace").split("\t"))


def main() -> None:
    """Make the archive, measure, beat it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--scratch", type=Path, default=Path(gettempdir()) / "reportparse-archive")
    parser.add_argument("--faults", action="store_true", help="the fault run instead of the measurements")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", type=Path, metavar="FOLDER", help="run the plain loop over a folder, print nothing")
    options = parser.parse_args()
    if options.plain:
        plain_loop(options.plain)
        return
    shutil.rmtree(options.scratch, ignore_errors=True)
    folder = options.scratch / "in"
    make(folder, options.files, hostile=5 if options.faults else 0)
    (options.scratch / "out").mkdir()
    scratch = options.scratch / "out"
    for line in faults(folder, scratch, options.seed) if options.faults else measure(folder, scratch):
        print(line, flush=True)


if __name__ == "__main__":
    main()
