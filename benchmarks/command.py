"""The whole command on one file beside a typer command that does nothing, and beside its own `--help`.

    python -m benchmarks.command [--rounds 15] [FILE]

Every round starts each of them once, one after the other, in the same interpreter and in the same way, as an installed
script does: `from module import main; main()`, with byte code that is ready (the first round, which makes it, is not
counted). Times are medians over the rounds; `ratio` is the median of each round's own ratio to the empty command, so
that a slow moment of the machine touches both sides. `cpu` counts the processes that a command starts, too.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "fixtures" / "reports" / "city-2021form.docx"

EMPTY = """import typer

main = typer.Typer()


@main.command()
def nothing(file: str) -> None:
    pass
"""

Times = tuple[float, float]
"""Seconds by the clock and of the processor."""


def started(command: list[str], environment: dict[str, str]) -> Times:
    """Run a command to its end."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    wall, after = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode not in (0, 3):
        raise SystemExit(ran.stderr.decode("utf-8", "replace"))
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(file: Path, rounds: int) -> dict[str, list[Times]]:
    """The times of every command, round by round."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "empty.py").write_text(EMPTY, encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), folder))
        ours = [sys.executable, "-c", "from reportparse.cli.main import main; main()"]
        commands = {
            "empty typer command": [sys.executable, "-c", "from empty import main; main()", str(file)],
            f"reportparse {file.name}": [*ours, str(file)],
            "reportparse --help": [*ours, "--help"],
        }
        times: dict[str, list[Times]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                times[name].append(started(command, environment))
        return {name: rows[1:] for name, rows in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    times = measured(options.file, options.rounds)
    empty = next(iter(times.values()))
    print(f"{'':40} {'wall ms':>8} {'ratio':>6} {'cpu ms':>8} {'ratio':>6}")
    for name, rows in times.items():
        cells = []
        for which in (0, 1):
            middle = statistics.median(row[which] for row in rows)
            ratio = statistics.median(row[which] / base[which] for row, base in zip(rows, empty, strict=True))
            cells.append(f"{middle * 1000:8.0f} {ratio:6.2f}")
        print(f"{name:40} {' '.join(cells)}")


if __name__ == "__main__":
    main()
