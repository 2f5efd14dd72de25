"""Where the processor's time of reading a plain PDF goes, stage by stage, and where that of pdfplumber goes.

    python -m benchmarks.stages [--rounds 15] [FILE…]

A stage is some functions that are timed where they are called; what they call of another stage is that one's. Shares are of
medians over the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.readers import ROOT, pdfplumber_tables
from reportparse.pipeline import record_of

Stages = dict[str, tuple[str, ...]]
"""Names of stages, and the functions of each."""

OURS: Stages = {
    "pdfium, in C: file, pages, text": (
        "pypdfium2.PdfDocument.get_page",
        "pypdfium2.PdfPage.get_textpage",
        "pypdfium2.PdfPage.close",
        "reportparse.readers.pdf.pdfium._open",
    ),
    "painted objects: rules, colours, clip paths, marks": (
        "reportparse.readers.pdf.pdfium.painted_of",
        "reportparse.readers.pdf.pdfium.hints_of",
        "reportparse.readers.pdf.pdfium.without_replacements",
        "reportparse.readers.pdf.pdfium.may_lack_ink",
        "reportparse.readers.pdf.pdfium.notes_of",
        "reportparse.readers.pdf.pdfium.rules_at",
    ),
    "glyphs: boxes, sizes, directions": (
        "reportparse.readers.pdf.pdfium._glyphs",
        "reportparse.readers.pdf.pdfium._skew",
        "reportparse.readers.pdf.pdfium._em",
    ),
    "layout: grids, cells, lines, paragraphs, page breaks": (
        "reportparse.layout.document_flow.content_of",
        "reportparse.layout.document_flow._flow",
    ),
    "sections, title, organ, period, contact": (
        "reportparse.pipeline.segment",
        "reportparse.pipeline.read_masthead",
        "reportparse.pipeline.simplified",
    ),
    "tables read as the form": ("reportparse.pipeline.normalise",),
    "figures and fee of the running text": ("reportparse.pipeline.read_narrative",),
    "checks, doubts, record": (
        "reportparse.pipeline.checked",
        "reportparse.pipeline.with_second_opinion",
        "reportparse.pipeline.admit",
        "reportparse.pipeline.assemble",
    ),
}
"""The stages of a record, in their order."""

THEIRS: Stages = {
    "pdfminer: pages as characters, lines and rectangles": ("pdfplumber.page.Page.parse_objects",),
    "tables": ("pdfplumber.page.Page.extract_tables",),
    "text": ("pdfplumber.page.Page.extract_text",),
}
"""Those of `pdfplumber_tables`, which makes no paragraph, section, value, check or record."""

REST = "what stands between them"


class Clock:
    """The processor's time by stage, in seconds: what a stage calls of another one is that one's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within = [REST]
        self._since = time.process_time()

    def turn_to(self, stage: str | None) -> None:
        """A stage begins; None: the last one that began ends."""
        now = time.process_time()
        self.spent[self._within[-1]] += now - self._since
        self._since = now
        if stage is None:
            self._within.pop()
        else:
            self._within.append(stage)

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose time is the stage's."""

        def call(*arguments: Any, **named: Any) -> Any:
            self.turn_to(stage)
            try:
                return function(*arguments, **named)
            finally:
                self.turn_to(None)

        return call


@contextmanager
def watched(stages: Stages, clock: Clock) -> Iterator[None]:
    """Time the functions of some stages meanwhile."""
    with ExitStack() as stack:
        for stage, targets in stages.items():
            for target in targets:
                owner, _, name = target.rpartition(".")
                module, _, kind = owner.rpartition(".") if owner.rpartition(".")[2][:1].isupper() else (owner, "", "")
                holder = getattr(import_module(module), kind) if kind else import_module(owner)
                stack.enter_context(patch.object(holder, name, clock.timed(stage, getattr(holder, name))))
        yield


def shares(stages: Stages, run: Callable[[], Any], rounds: int) -> dict[str, float]:
    """The share of each stage in the time of a run, in percent, of medians over rounds."""
    run()
    found: dict[str, list[float]] = {stage: [] for stage in (*stages, REST)}
    for _ in range(rounds):
        clock = Clock()
        with watched(stages, clock):
            run()
        clock.turn_to(REST)
        for stage, spent in found.items():
            spent.append(clock.spent[stage])
    medians = {stage: statistics.median(spent) for stage, spent in found.items()}
    return {stage: 100 * median / sum(medians.values()) for stage, median in medians.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print one Markdown table for each of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args(arguments)
    fixtures = ROOT / "fixtures" / "reports"
    files = options.files or [fixtures / f"city-2021form.{ending}" for ending in ("lo.pdf", "cr.pdf")]
    contents = {path: path.read_bytes() for path in files}
    for tool, stages, read in (("reportparse", OURS, _ours), ("pdfplumber", THEIRS, pdfplumber_tables)):
        found = {path: shares(stages, partial(read, data, path), options.rounds) for path, data in contents.items()}
        print(f"\n| {tool}, % of its time | {' | '.join(path.name for path in files)} |")
        print(f"|---{'|--:' * len(files)}|")
        for stage in (*stages, REST):
            print(f"| {stage} | {' | '.join(f'{found[path][stage]:.0f}' for path in files)} |")


def _ours(data: bytes, path: Path) -> None:
    record_of(data, path.name)


if __name__ == "__main__":
    main()
