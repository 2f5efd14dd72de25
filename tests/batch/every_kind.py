"""Outputs of every kind, of files finished in their order and in another: `python -m tests.batch.every_kind OUT FILE…`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from reportparse.batch import run as running
from reportparse.batch.outcome import Outcome
from reportparse.batch.run import Order, run
from reportparse.batch.work import Task, outcome_of
from reportparse.batch.workers import Limits

NAMES = ("out.csv", "out.parquet", "out.duckdb", "out.xlsx", "out")

_STRIDE = 5
"""Every so many-th file is finished first, then the rest."""

outcome = cache(outcome_of)


def in_turn(tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Outcome]]:
    """Files in the order in which they were handed out."""
    for task in tasks:
        yield task, outcome(task)


def late(tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Outcome]]:
    """The same out of order: the last ones first, and those not side by side."""
    drawn = list(tasks)[::-1]
    for start in range(_STRIDE):
        yield from ((task, outcome(task)) for task in drawn[start::_STRIDE])


def main(out: str, *inputs: str) -> None:
    """Write all of them below a folder."""
    for name in NAMES:
        for order, supervised in (("in turn", in_turn), ("late", late)):
            folder = Path(out, name, order)
            folder.mkdir(parents=True)
            setattr(running, "supervised", supervised)  # noqa: B010
            if run(Order(inputs, (str(folder / name),), quiet=True)) != 1:
                sys.exit(f"{folder}: the damaged file is no failure")


if __name__ == "__main__":
    main(*sys.argv[1:])
