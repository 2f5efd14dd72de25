"""Memory of one process that reads PDF after PDF: it must be flat.

    python -m benchmarks.memory [--parses 500] [FILE…]

Without FILEs: the fixtures' PDFs, over and over. A Markdown table of the resident memory after so many parses.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from reportparse.pipeline import parse

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reports"
STOPS = (10, 50, 100, 250, 500, 1000, 2500, 5000)


def resident() -> float:
    """Resident memory of this process in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def measure(paths: Sequence[Path], n_parses: int) -> Iterator[tuple[int, float]]:
    """(parses so far, MB) at every stop up to so many parses."""
    for n, path in enumerate(islice(cycle(paths), n_parses), 1):
        parse(path.read_bytes(), path.name)
        if n in STOPS or n == n_parses:
            gc.collect()
            yield n, resident()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--parses", type=int, default=500)
    options = parser.parse_args(arguments)
    print("| PDFs parsed | resident MB |\n|---|---|")
    for n, megabytes in measure(options.files or sorted(FIXTURES.glob("*.pdf")), options.parses):
        print(f"| {n} | {megabytes:.1f} |", flush=True)


if __name__ == "__main__":
    main()
