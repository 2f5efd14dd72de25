"""Records into every output, without parsing: processor time a record, beside `json.loads` of the same lines.

    python -m benchmarks.tables [--records 2000] [--endings .csv .xlsx …] [RECORDS.jsonl]

Records are those of made-up reports of two forms with their cells (some 84 KB each), under names of their own. Times are of
all processes together, without the start (a run over so few that each worker just has some); `json.loads` is timed before
and after each run, in one process, so that a slow moment of the machine touches both sides. Memory is the most of the parent
and of one worker.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.watched import Watched, watch
from instruments.made import random_report, render_text
from reportparse.batch.workers import LOT, Limits
from reportparse.pipeline import record_of
from reportparse.writers import ENDINGS
from reportparse.writers.json import to_json

FORMS = ("2021", "2019", "2021", "2021")
DIFFERENT = 60
"""Reports that differ in more than their names."""
YEARS = range(2018, 2026)
FEW = LOT * Limits().count
"""Records of the run that tells the start-up: with fewer, not every worker would start."""
TIMED = 500
"""Records that `json.loads` is timed with."""


def write_records(file: Path, n_records: int) -> None:
    """Write made-up records with cells, one a line."""
    bases = [
        record_of(render_text(random_report(seed, FORMS[seed % len(FORMS)])), "a.txt", cells=True)
        for seed in range(min(n_records, DIFFERENT))
    ]
    with file.open("wb") as stream:
        for number in range(n_records):
            record, year = bases[number % len(bases)], YEARS[number % len(YEARS)]
            name = f"{year}/{number // len(YEARS)}.txt"
            record["source"] |= {"name": name, "sha256": hashlib.sha256(name.encode()).hexdigest()}
            record["report"]["year"] = year
            stream.write(to_json(record, compact=True))


def floor(lines: Sequence[bytes]) -> float:
    """Seconds of the processor that `json.loads` takes a line; the best of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        for line in lines:
            json.loads(line)
        times.append((time.process_time() - began) / len(lines))
    return min(times)


def made(records: Path, ending: str) -> Watched:
    """The command on records, in a folder that goes with it."""
    program = [sys.executable, "-c", "from reportparse.cli.main import main; main()"]
    with TemporaryDirectory(dir=records.parent) as folder:
        return watch([*program, "tables", str(records), "-q", "-o", f"{folder}/out{ending}"], Path(folder))


def measured(records: Path, endings: Sequence[str]) -> Iterator[str]:
    """The table, line by line."""
    with records.open("rb") as stream:
        lines = stream.readlines()
    few = records.with_name("few.jsonl")
    few.write_bytes(b"".join(lines[:FEW]))
    n_lines, lines = len(lines), lines[:TIMED]
    yield "| output | processor ms a record | times `json.loads` | MB, parent | MB, a worker |"
    yield "|---|--:|--:|--:|--:|"
    for ending in endings:
        before, start, all_ = floor(lines), made(few, ending), made(records, ending)
        seconds = (all_.own + all_.others - start.own - start.others) / (n_lines - FEW)
        ratio = seconds / ((before + floor(lines)) / 2)
        yield f"| {ending} | {1000 * seconds:.1f} | {ratio:.1f} | {all_.parent} | {all_.worker} |"


def main() -> None:
    """Make records, where none are given, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, metavar="RECORDS.jsonl")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--endings", nargs="+", default=[ending for ending in ENDINGS if not ending.endswith("/")])
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        if given.file:
            records.symlink_to(given.file.absolute())
        else:
            write_records(records, given.records)
        for line in measured(records, given.endings):
            print(line, flush=True)


if __name__ == "__main__":
    main()
