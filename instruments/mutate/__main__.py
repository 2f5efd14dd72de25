"""`python -m instruments.mutate --count 2000 --seed 1`: tables of what became of the values, by mess and format."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.mutate import Verdict, build, judge, render
from instruments.mutate.build import fits, ordered
from instruments.mutate.case import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = (
    "documents", "values", "right", "lost", "wrong", "invented", "silent", "refused", "crashed",
    "prose wrong", "prose silent", "facts wrong", "facts silent",
)  # fmt: skip
Job = tuple[int, tuple[str, ...], str | None, str | None]
"""Seed, messes, format and form of a document."""

FATAL = ("wrong", "invented", "silent", "crashed")


def judge_seed(seed: int, only: tuple[str, ...] = (), format_: str | None = None, form: str | None = None) -> Verdict:
    """The verdict on a seed's document."""
    return judge(build(seed, only=only, format_=format_, form=form))


def table(title: str, rows: dict[str, Counter[str]]) -> str:
    """Counts as text, a row for each key."""
    width = max(len(name) for name in (title, *rows)) + 1
    lines = [title.ljust(width) + "".join(f"{column:>13}" for column in COLUMNS)]
    lines += [name.ljust(width) + "".join(f"{count[column]:>13}" for column in COLUMNS) for name, count in rows.items()]
    return "\n".join(lines)


def summed(verdicts: Iterable[Verdict]) -> dict[str, dict[str, Counter[str]]]:
    """Counts by format, by mess, and by mess and format."""
    tables: dict[str, dict[str, Counter[str]]] = {"format": defaultdict(Counter), "mess": defaultdict(Counter)}
    for verdict in verdicts:
        tables["format"][verdict.format] += verdict.counts
        tables["format"]["all"] += verdict.counts
        for name in verdict.messes or ("none",):
            tables["mess"][f"{name}/{verdict.format}"] += verdict.counts
    tables["format"] = dict(sorted(tables["format"].items()))
    order = {name: at for at, name in enumerate(("none", *ordered()))}
    tables["mess"] = dict(sorted(tables["mess"].items(), key=lambda item: (order[item[0].split("/")[0]], item[0])))
    return tables


def show(verdict: Verdict, most: int, *, remarks: bool) -> None:
    """A document's faults."""
    lines = verdict.faults + (verdict.remarks if remarks else [])
    print(f"seed {verdict.line}")
    for line in lines[:most]:
        print(f"  {line}")
    if len(lines) > most:
        print(f"  … {len(lines) - most} more")


def one(job: Job, save: Path | None) -> int:
    """Take one document apart."""
    seed, only, format_, form = job
    verdict = judge_seed(*job)
    show(verdict, 1000, remarks=True)
    print(table("", {str(seed): verdict.counts}))
    if save:
        case = build(seed, only=only, format_=format_, form=form)
        suffix = {"html": ".html", "docx": ".docx", "text": ".txt"}[case.format]
        path = save / f"case-{seed}{suffix}"
        path.write_bytes(render(case))
        print(path)
    return int(any(verdict.counts[name] for name in FATAL))


def alone(seeds: range, format_: str | None, form: str | None) -> list[Job]:
    """Each mess by itself, in each of its formats, once for every seed."""
    return [
        (seed, (name,), kind, form)
        for name in ordered()
        for kind in CATALOGUE[name].formats
        for seed in seeds
        if format_ in (None, kind) and fits(name, kind, form)
    ]


def many(jobs: list[Job], failures: int, *, remarks: bool) -> int:
    """Judge many documents and print the tables; the exit code says whether any value is wrong, invented or silent."""
    with ProcessPoolExecutor() as pool:
        verdicts = list(pool.map(judge_seed, *zip(*jobs, strict=True), chunksize=8))
    tables = summed(verdicts)
    print(table("mess/format", tables["mess"]), end="\n\n")
    print(table("format", tables["format"]), end="\n\n")
    bad = [verdict for verdict in verdicts if verdict.faults or (remarks and verdict.remarks)]
    for verdict in sorted(bad, key=lambda v: (len(v.messes), v.seed))[:failures]:
        show(verdict, 6, remarks=remarks)
    return int(any(verdict.counts[name] for verdict in verdicts for name in FATAL))


def main() -> int:
    """Parse the arguments."""
    parser = argparse.ArgumentParser(prog="python -m instruments.mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="documents to make")
    parser.add_argument("--seed", type=int, default=1, help="the first document's seed")
    parser.add_argument("--only", type=int, metavar="SEED", help="take this one document apart")
    parser.add_argument(
        "--mess", action="append", default=[], choices=sorted(CATALOGUE), help="apply just these messes"
    )
    parser.add_argument("--format", choices=("html", "docx", "text"), help="make just this format")
    parser.add_argument("--alone", action="store_true", help="each mess by itself, --count times in each format")
    parser.add_argument("--failures", type=int, default=30, help="documents with faults to show, fewest messes first")
    parser.add_argument("--remarks", action="store_true", help="show lost values, prose and facts, too")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="with --only: write the document there")
    parser.add_argument("--form", choices=("2014",), help="documents with the statistics table of 2014")
    options = parser.parse_args()
    only = tuple(options.mess)
    if options.only is not None:
        return one((options.only, only, options.format, options.form), options.save)
    seeds = range(options.seed, options.seed + options.count)
    each = [(seed, only, options.format, options.form) for seed in seeds]
    jobs = alone(seeds, options.format, options.form) if options.alone else each
    return many(jobs, options.failures, remarks=options.remarks)


if __name__ == "__main__":
    sys.exit(main())
