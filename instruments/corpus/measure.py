"""Parse the documents of the corpus and compare the records with their truths, by the rules of `instruments.mutate`."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from instruments.corpus.documents import Document
from instruments.made import REPORTS
from instruments.mutate import Case, Truth, Verdict
from instruments.mutate.judge import judged

COLUMNS = (
    "documents", "exact", "values", "right", "lost", "wrong", "invented", "silent", "refused", "crashed", "facts wrong",
    "facts silent",
)  # fmt: skip
FATAL = ("wrong", "invented", "silent", "crashed")


@dataclass
class Kept(Case):
    """A document of the corpus in the judge's eyes: its truths stand as they were when it was written."""

    kept: dict[str, Truth] = field(default_factory=dict)

    def standing(self) -> dict[str, Truth]:
        """The truths of the file."""
        return self.kept


def case_of(document: Document) -> Kept:
    """The document as a case that has no blocks any more."""
    facts = document.facts
    report = replace(
        REPORTS["sentinel-2021"],
        form=document.form,
        title=(str(facts.get("title", "")),),
        organ=str(facts.get("organ", "")),
        year=int(facts.get("year", 0)),
    )
    return Kept(
        document.seed,
        document.format,
        random.Random(0),
        report,
        [],
        {},
        list(document.messes),
        prose_judged=False,
        facts_judged=set(facts),
        kept=document.truths,
    )


def verdict_of(document: Document) -> Verdict:
    """Parse and compare; a document is exact where every value and fact is right, or doubted as it must be."""
    verdict = judged(case_of(document), document.path.read_bytes(), document.name, document.path.name)
    counts = verdict.counts
    counts["exact"] = int(counts["right"] == counts["values"] and not counts["silent"] and not counts["facts wrong"])
    return verdict


def measured(documents: Sequence[Document]) -> list[Verdict]:
    """The verdicts, in order, by as many processes as there are processors, four at most."""
    # Forking is unsafe where a test runner has threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 4), mp_context=context) as pool:
        return list(pool.map(verdict_of, documents, chunksize=6))


def by_format(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Counts by format, and of all."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        rows[verdict.format] += verdict.counts
        rows["all"] += verdict.counts
    return dict(sorted(rows.items()))


def by_mess(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Counts by mess and format; a document of three messes counts in each."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        for name in verdict.messes or ("none",):
            rows[f"{name}/{verdict.format}"] += verdict.counts
    return dict(sorted(rows.items(), key=lambda item: (not item[0].startswith("none/"), item[0])))


def table(title: str, rows: dict[str, Counter[str]]) -> str:
    """Counts as text, a row for each key."""
    width = max(len(name) for name in (title, *rows)) + 1
    lines = [title.ljust(width) + "".join(f"{column:>{len(column) + 2}}" for column in COLUMNS)]
    lines += [
        name.ljust(width) + "".join(f"{counts[column]:>{len(column) + 2}}" for column in COLUMNS)
        for name, counts in rows.items()
    ]
    return "\n".join(lines)
