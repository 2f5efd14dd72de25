"""`python -m instruments.corpus`: what the parser makes of the corpus; exit 1 below a floor."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from instruments.corpus.build import add, wanted
from instruments.corpus.documents import CORPUS, documents
from instruments.corpus.floors import Floors, below, lowered, reached, read_floors, write_floors
from instruments.corpus.measure import FATAL, by_format, by_mess, measured, table
from instruments.corpus.readme import renew
from instruments.mutate import Verdict


def show(verdicts: Sequence[Verdict], *, remarks: bool) -> None:
    """The tables, and what the documents that are not exact lack."""
    print(table("mess/format", by_mess(verdicts)), end="\n\n")
    print(table("format", by_format(verdicts)), end="\n\n")
    for verdict in verdicts:
        for line in verdict.faults + (verdict.remarks if remarks else []):
            print(f"{verdict.line}: {line}")


def pin(pinned: Floors, now: Floors, verdicts: Sequence[Verdict], *, lower: bool) -> list[str]:
    """Pin what was reached; why not, in words, where a floor would sink or a value is wrong."""
    bad = [f"{v.line}: {', '.join(v.faults)}" for v in verdicts if any(v.counts[name] for name in FATAL)]
    bad += [] if lower else lowered(pinned, now)
    if not bad:
        write_floors(now)
    return bad


def main() -> int:
    """Build, measure, pin."""
    parser = argparse.ArgumentParser(prog="python -m instruments.corpus", description=__doc__)
    parser.add_argument(
        "--build", action="store_true", help="write the documents that are missing, and the list of all"
    )
    parser.add_argument("--anew", action="store_true", help="with --build: write all documents anew")
    parser.add_argument("--remarks", action="store_true", help="show lost values and wrong facts, too")
    parser.add_argument("--raise-floors", action="store_true", help="pin what is reached; no floor may sink")
    parser.add_argument("--lower", action="store_true", help="with --raise-floors: floors may sink")
    options = parser.parse_args()
    if options.build:
        names = add(CORPUS, wanted(), anew=options.anew)
        renew()
        print(f"{len(names)} documents written", *names, sep="\n")
        return 0
    found = documents()
    verdicts = measured(found)
    show(verdicts, remarks=options.remarks)
    pinned, now = read_floors(), reached(found, verdicts)
    bad = pin(pinned, now, verdicts, lower=options.lower) if options.raise_floors else below(pinned, now, verdicts)
    print("\n".join(bad) if bad else "no floor is broken", file=sys.stderr)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
