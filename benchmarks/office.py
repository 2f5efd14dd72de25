"""Value accuracy over the formats that LibreOffice makes of made-up, messed-up reports, and the time of each.

    python -m benchmarks.office [--count N] [--seed S] [--formats ods doc …] [--faults] [--peer]

LibreOffice (a tool that shares nothing with the readers) turns each Word document into .doc, .rtf, .odt and their like, and
each page into .ods, .xlsx and .xls; .wps and .et are .doc and .xls under WPS's names. Its PDF of a Word document becomes .ofd
by raw XML, in the ways of five writers. Pages whose markup its own reader of pages makes nonsense of (broken spans, nested
tables, hidden copies, wrong encodings) are left out.
`--peer`: LibreOffice alone, which turns the file back into .docx, is measured beside, and of .doc what antiword and catdoc
write where they are installed, as our reader of text takes it. A value that LibreOffice itself lost on
the way counts against the format. `null`: none, and an issue says so.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import cycle
from pathlib import Path

from instruments.made.to_ofd import HANDS, render_ofd
from instruments.mutate import build, render
from instruments.mutate.case import Case
from instruments.mutate.judge import judged
from reportparse.readers import libreoffice

OF_WORD = ("doc", "dot", "wps", "docm", "dotx", "rtf", "odt", "ott", "fodt")
OF_PAGE = ("ods", "xlsx", "xls", "et")
SAVED_AS = {"wps": "doc", "et": "xls"}
"""What WPS calls files that are otherwise those of old Word and Excel."""
OF_PDF = ("ofd",)
COLUMNS = ("documents", "values", "right", "null", "wrong", "silent", "median seconds")
TO_TEXT = {"antiword": ("-m", "UTF-8", "-w", "0"), "catdoc": ("-d", "utf-8", "-w")}
"""Programs that turn .doc into text, and how they are called."""
_SECONDS = 600

NOT_FOR_CALC = frozenset(
    [
        "html-charset",
        "html-hidden-copy",
        "html-hidden",
        "html-spans-wrong",
        "html-unclosed",
        "html-layout-table",
        "html-custom-tags",
        "html-raw-brackets",
        "html-struck",
        "table-nested",
    ]
)
"""Messes of pages that do not come through LibreOffice's reader of pages."""


def converted(folder: Path, names: Sequence[str], to: str, *more: str) -> None:
    """Files of a folder, each converted beside itself by one start of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *more, "--convert-to", to, "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, cwd=folder)


def fits(case: Case) -> bool:
    """Whether a page comes through LibreOffice's reader of pages as it is."""
    return NOT_FOR_CALC.isdisjoint(case.messes)


def documents(folder: Path, cases: Sequence[Case], formats: Iterable[str]) -> Iterable[tuple[str, Case, Path]]:
    """Every document in every format, as (format, case, path)."""
    words = {f"{case.seed}.docx": case for case in cases if case.format == "docx"}
    pages = {f"{case.seed}.html": case for case in cases if case.format == "html" and fits(case)}
    for name, case in {**words, **pages}.items():
        (folder / name).write_bytes(render(case))
    if any(format_ in OF_PAGE for format_ in formats):
        converted(folder, [*pages], "ods", "--infilter=HTML (StarCalc)")
    for format_ in formats:
        of_page = format_ in OF_PAGE
        if format_ in OF_PDF:
            converted(folder, [*words], "pdf")
            as_ofd(folder, [*words])
        made_as = SAVED_AS.get(format_, format_)
        if made_as not in (*OF_PDF, "ods"):
            converted(folder, [Path(name).stem + ".ods" for name in pages] if of_page else [*words], made_as)
        for name, case in (pages if of_page else words).items():
            path = (folder / name).with_suffix(f".{made_as}")
            if path.exists():
                path = path.rename(path.with_suffix(f".{format_}"))
                yield format_, case, path


def as_ofd(folder: Path, names: Sequence[str]) -> None:
    """The PDFs of some documents, each as OFD beside itself, in the hands of all writers by turns."""
    for name, hand in zip(names, cycle(HANDS.values()), strict=False):
        pdf = (folder / name).with_suffix(".pdf")
        if pdf.exists():
            pdf.with_suffix(".ofd").write_bytes(render_ofd(pdf.read_bytes(), hand))


def measured(case: Case, data: bytes, name: str, *, faults: bool) -> Counter[str]:
    """What became of one document's values."""
    verdict = judged(case, data, name, name)
    if faults and verdict.counts["right"] < verdict.counts["values"]:
        print(name, *case.messes, *verdict.faults, *verdict.remarks[:4], sep="\n    ", file=sys.stderr)
    counts = verdict.counts
    return counts + Counter({"null": counts["lost"], "wrong": counts["invented"]})


def line(name: str, counts: Counter[str], seconds: Sequence[float]) -> str:
    """A row of the table."""
    cells = [str(counts[column]) for column in COLUMNS[:-1]]
    return " | ".join((f"| {name}", *cells, f"{statistics.median(seconds):.2f}")) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Make, convert, read, print one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20, help="documents of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", nargs="*", default=[*OF_WORD, *OF_PAGE, *OF_PDF])
    parser.add_argument("--faults", action="store_true", help="say which values are not right")
    parser.add_argument("--peer", action="store_true", help="LibreOffice alone beside, one start a file")
    options = parser.parse_args(arguments)
    if not shutil.which("soffice"):
        sys.exit("LibreOffice is not installed")
    seeds = range(options.seed, options.seed + options.count)
    cases = [build(seed, format_=format_) for format_ in ("docx", "html") for seed in seeds]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        for format_, case, path in documents(Path(name), cases, options.formats):
            data = path.read_bytes()
            start = time.perf_counter()
            counts[format_] += measured(case, data, path.name, faults=options.faults)
            seconds[format_].append(time.perf_counter() - start)
            if options.peer and format_ in OF_WORD:
                start = time.perf_counter()
                again = libreoffice.convert(data, path.suffix)
                counts[f"{format_}, LibreOffice to .docx"] += measured(case, again, path.name, faults=False)
                seconds[f"{format_}, LibreOffice to .docx"].append(time.perf_counter() - start)
            for peer in filter(shutil.which, TO_TEXT if options.peer and format_ == "doc" else ()):
                start = time.perf_counter()
                text = subprocess.run(
                    [peer, *TO_TEXT[peer], path], capture_output=True, timeout=_SECONDS, check=False
                ).stdout
                counts[f"{format_}, {peer} to .txt"] += measured(case, text, f"{path.stem}.txt", faults=False)
                seconds[f"{format_}, {peer} to .txt"].append(time.perf_counter() - start)
    print("| format | " + " | ".join(COLUMNS) + " |")
    print("|---|" + "--:|" * len(COLUMNS))
    for name, found in counts.items():
        print(line(name, found, seconds[name]))


if __name__ == "__main__":
    main()
