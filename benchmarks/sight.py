"""What the eye sees against what is read: kinds of paint, alone and in pairs, by engine.

    python -m benchmarks.sight [--kinds WORD…] [--pairs [--with WORD]] [--keep FOLDER] [--faults]
    python -m benchmarks.sight --rendered FILE…

Made-up reports of the forms of 2021 and 2019 are set by reportlab and painted on with raw PDF operators by pikepdf
(`benchmarks/sight_kinds.py`, `benchmarks/sight_ink.py`), at known cells. `right`, `null` (and an issue says so), `wrong`
and `silent` count values; a value that only a picture or an outline shows is right when it is null and told. `--rendered`
counts the pages that had to be drawn to be read, and what that costs.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import pikepdf

from benchmarks.pdf_kinds import ENGINES, embedded, reports
from benchmarks.sight_kinds import KINDS
from benchmarks.sight_paint import Kind, Place
from instruments.made import MadeReport
from instruments.made.paper import Paper
from instruments.made.to_paper import typeset
from instruments.mutate.judge import judged_pdf
from reportparse.pipeline import record_of

TARGETS = (
    "requests.received.natural_person",
    "requests.granted.business",
    "requests.partially_granted.natural_person",
    "requests.total.natural_person",
    "review.reconsideration.upheld",
    "review.litigation_direct.upheld",
)
"""The cells that are painted on: three for each kind of a pair."""


def made(report: MadeReport, kinds: Sequence[Kind]) -> bytes:
    """A report on which each of the kinds has painted, on cells of its own."""
    each = len(TARGETS) // len(kinds)
    own = [TARGETS[i * each : (i + 1) * each] for i in range(len(kinds))]
    values = dict(report.values)
    for kind, paths in zip(kinds, own, strict=True):
        values.update({path: kind.printed(values[path]) for path in paths})
    paper = Paper(font=embedded())
    places = _places(typeset(report, paper))
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(replace(report, values=MappingProxyType(values)), paper))) as pdf:
        for kind, paths in zip(kinds, own, strict=True):
            kind.paint(pdf, [places[path] for path in paths])
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _places(data: bytes) -> dict[str, Place]:
    """Where the cells of a plain report stand, whose reading is not in question here."""
    record = record_of(data, "plain.pdf", cells=True)
    return {
        cell["path"]: Place(cell["page"] - 1, tuple(cell["bbox"]), str(cell["value"]))
        for cell in record["cells"]
        if cell["bbox"]
    }


def cases(chosen: Sequence[Kind], *, pairs: bool, beside: str = "") -> Iterator[tuple[str, MadeReport, bytes]]:
    """Every document: the kinds alone, or every two of them, of which one has the word `beside` in its name."""
    for report in reports()[:1] if pairs else reports()[:2]:
        for kinds in combinations(chosen, 2) if pairs else ((kind,) for kind in chosen):
            if not any(beside in kind.name for kind in kinds):
                continue
            yield " + ".join(kind.name for kind in kinds), report, made(report, kinds)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make, read, print one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="*", default=[], help="only kinds whose names hold one of these words")
    parser.add_argument("--pairs", action="store_true", help="every two kinds on one report")
    parser.add_argument("--with", dest="beside", default="", help="only pairs with a kind whose name holds this word")
    parser.add_argument("--keep", type=Path, help="write the documents to this folder")
    parser.add_argument("--faults", action="store_true", help="say which values are not right, and what was said")
    parser.add_argument("--rendered", nargs="*", type=Path, help="count the pages of these files that are drawn")
    options = parser.parse_args(arguments)
    if options.rendered:
        count_rendered(options.rendered)
        return
    chosen = [kind for kind in KINDS if not options.kinds or any(word in kind.name for word in options.kinds)]
    counts: dict[tuple[str, str], Counter[str]] = {}
    for name, report, data in cases(chosen, pairs=options.pairs, beside=options.beside):
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{name.replace(' ', '-')}-{report.form}.pdf").write_bytes(data)
        for engine in ENGINES:
            verdict = judged_pdf(report, data, engine)
            verdict.counts["wrong"] += verdict.counts.pop("invented", 0)
            counts.setdefault((name, engine), Counter()).update(verdict.counts)
            if options.faults and verdict.counts["right"] < verdict.counts["values"]:
                print(name, report.form, engine, *verdict.faults, *verdict.remarks, sep="\n    ")
    show(counts, whole=not options.pairs)


def show(counts: dict[tuple[str, str], Counter[str]], *, whole: bool) -> None:
    """The table; of pairs only those that are not right as a whole, and the sum."""
    print("| kind | engine | values | right | null, told | wrong | silent |")
    print("|---|---|--:|--:|--:|--:|--:|")
    sums: dict[str, Counter[str]] = {engine: Counter() for engine in ENGINES}
    for (name, engine), found in counts.items():
        sums[engine].update(found)
        if whole or found["wrong"] or found["silent"]:
            print(_line(name, engine, found))
    for engine, found in sums.items():
        print(_line("all", engine, found))


def _line(name: str, engine: str, found: Counter[str]) -> str:
    lost = found["values"] - found["right"] - found["wrong"]
    return (
        f"| {name} | {engine} | {found['values']} | {found['right']} | {lost} | {found['wrong']} | {found['silent']} |"
    )


def count_rendered(files: Sequence[Path]) -> None:
    """Print how many pages of the files are drawn, and the share of the reading time that it takes."""
    from reportparse.readers.pdf import pdfium

    profile = cProfile.Profile()
    n_pages = n_drawn = 0
    start = time.perf_counter()
    for file in files:
        for page in profile.runcall(list, pdfium.pages(file.read_bytes())):
            n_pages += 1
            n_drawn += page.looked_at
            if page.looked_at:
                print(f"{file.name} page {page.number}")
    whole = time.perf_counter() - start
    spent = sum(row[3] for (_, _, name), row in pstats.Stats(profile).stats.items() if name == "look")  # type: ignore[attr-defined]
    print(f"{n_drawn} of {n_pages} pages drawn; {1000 * spent:.0f} ms of {1000 * whole:.0f} ms")


if __name__ == "__main__":
    main()
