"""Documents for the corpus out of the catalogue of `instruments.mutate`: each mess alone, and threes of messes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from instruments.corpus.documents import FORMATS, SUFFIXES, TRUTH, Document, truth_path, truth_text
from instruments.mutate import Case, build, render
from instruments.mutate.build import ordered
from instruments.mutate.case import CATALOGUE

N_COMBINED = 15
N_MESSES = 3
DIFFERENT_NUMBERS = 50
"""A report nearly all of zeros cannot tell a shifted column from a right one."""
MAX_BYTES = 11_000
TRIES = 400

TELLING: dict[str, tuple[str, ...]] = {
    "title-no-year": ("docx",),
    "title-spaced": ("text",),
    "signature": ("docx",),
    "heading-words": ("docx",),
    "part-numbering": ("docx",),
    "heading-one-missing": ("text",),
    "preamble-in-section-one": ("docx",),
    "part-run-in": ("text",),
    "text-beside-tables": ("text",),
    "instrument-swapped": ("docx",),
    "label-drift": ("html", "text"),
    "label-half-width": ("text",),
    "label-breaks": ("docx", "html"),
    "label-numerals": ("text",),
    "label-radicals": ("text",),
    "label-too-narrow": ("docx",),
    "value-counters": ("docx",),
    "value-padding": ("text",),
    "value-units": ("docx",),
    "header-yuan": ("html", "text"),
    "value-blank": ("text",),
    "zeros-blank": ("text",),
    "totals-blank": ("docx",),
    "value-note-mark": ("html", "docx"),
    "value-two-lines": ("docx",),
    "value-decimals": ("text",),
    "value-hanzi": ("docx",),
    "columns-spurious": ("html", "text"),
    "header-split": ("docx",),
    "table-cut": ("docx", "text"),
    "rows-dropped": ("html", "text"),
    "rows-unknown": ("docx",),
    "column-dropped": ("html", "text"),
    "header-missing": ("html", "text"),
    "header-partial": ("docx",),
    "labels-unmerged": ("html", "text"),
    "result-column-lost": ("docx",),
    "rows-blank": ("docx",),
    "tables-in-one": ("html", "docx"),
    "table-of-last-year": ("docx",),
    "values-merged": ("docx", "html"),
    "column-serial": ("html", "text"),
    "column-unit": ("html", "text"),
    "columns-reordered": ("docx", "text"),
    "review-vertical": ("docx",),
    "label-explained": ("html", "text"),
    "header-twice": ("html", "docx"),
    "cells-filled-out": ("html", "text"),
    "review-stacked": ("html", "docx"),
    "look-alike": ("docx",),
    "traditional": ("html", "docx"),
}
"""The formats in which a mess says most; the first of its formats where it is not named."""

Wanted = tuple[str, str, tuple[str, ...]]
"""File name, format and messes (none: as the seed draws them)."""


def wanted() -> Iterator[Wanted]:
    """What the corpus should hold."""
    for name in ordered():
        for format_ in TELLING.get(name, CATALOGUE[name].formats[:1]):
            yield name + SUFFIXES[format_], format_, (name,)
    for number in range(N_COMBINED):
        format_ = tuple(SUFFIXES)[number % 3]
        yield f"combined-{number + 1:02}{SUFFIXES[format_]}", format_, ()


def add(folder: Path, plan: Iterator[Wanted], *, anew: bool = False) -> list[str]:
    """Write the documents that are missing, all of them `anew`; the names of those written."""
    folder.mkdir(parents=True, exist_ok=True)
    if anew:
        for path in folder.iterdir():
            if path.suffix in FORMATS or path.name.endswith(TRUTH):
                path.unlink()
    names = []
    for name, format_, messes in plan:
        path = folder / name
        if path.is_file() and truth_path(path).is_file():
            continue
        case, data = chosen(name, format_, messes)
        path.write_bytes(data)
        truth_path(path).write_text(truth_text(kept(path, case)), encoding="utf-8", newline="\n")
        names.append(name)
    return names


def chosen(name: str, format_: str, messes: tuple[str, ...]) -> tuple[Case, bytes]:
    """The document of the first seed (begun at by the name) that shows the messes in numbers that differ."""
    begin = zlib.crc32(name.encode()) % 10_000
    for seed in count(begin):
        case = build(seed, format_=format_, only=messes)
        if len(case.messes) != (len(messes) or N_MESSES):
            continue
        data = render(case)
        telling = len(data) < MAX_BYTES and len(set(case.report.values.values())) > DIFFERENT_NUMBERS
        if telling or seed - begin > TRIES:
            return case, data
    raise AssertionError(name)


def kept(path: Path, case: Case) -> Document:
    """The case as a document of the corpus."""
    told: dict[str, str | int] = {
        "title": "".join(case.report.title),
        "organ": case.report.organ,
        "year": case.report.year,
    }
    return Document(
        path,
        case.name,
        case.report.form,
        {name: _told(name) for name in case.messes},
        {name: value for name, value in told.items() if name in case.facts_judged},
        case.standing(),
        case.seed,
        case.report.name,
    )


def _told(mess: str) -> str:
    """What a mess does: the first line of its docstring."""
    return (CATALOGUE[mess].apply.__doc__ or mess).strip().splitlines()[0]
