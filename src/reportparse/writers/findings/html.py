"""A result as a page: the counts, the list, and of one report its tables as published, marked, with footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportparse.across.findings import SORTS
from reportparse.diagnostics.language import Both, Language
from reportparse.writers.findings.result import MarkedCell, MarkedTable, Result, title, unmarked_words
from reportparse.writers.findings.words import GRAVITIES, HEADS, MARKS, counts
from reportparse.writers.page import render

MAX_LISTED = 5000
"""Findings of the list: a browser shows no more at once; a workbook holds them all, and the page says so."""

SIGNS = {"suspect": "!", "contradicted": "≠", "doubtful": "?", "involved": "·"}
COLOURS = {"suspect": "worst", "contradicted": "bad", "doubtful": "warn", "involved": "note"}


class Footnote(NamedTuple):
    """What is told at a marked cell; both are linked by `id`."""

    id: str
    number: int
    cell: MarkedCell


class Shown(NamedTuple):
    """A marked table: its rows of cells, each with its footnote, if it has one."""

    table: MarkedTable
    rows: tuple[tuple[tuple[MarkedCell, Footnote | None], ...], ...]
    notes: tuple[Footnote, ...]


def to_html(result: Result, language: Language) -> bytes:
    """The page."""
    said = Both(title(result, "en"), title(result, "zh"))
    return render(
        "check.html",
        said,
        language=language,
        result=result,
        heading=said,
        counts=counts(result.audited),
        heads=HEADS,
        listed=result.found[:MAX_LISTED],
        gravities=GRAVITIES,
        tables=[_shown(table) for table in result.tables],
        marks=_legend(),
        lacking=unmarked_words(result),
    )


def _legend() -> Mapping[str, tuple[str, str, Both]]:
    return {sort: (SIGNS[sort], COLOURS[sort], MARKS[sort]) for sort in SORTS}


def _shown(table: MarkedTable) -> Shown:
    notes: list[Footnote] = []
    rows: list[list[tuple[MarkedCell, Footnote | None]]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        note = None
        if cell.notes:
            note = Footnote(f"n{table.number}.{len(notes) + 1}", len(notes) + 1, cell)
            notes.append(note)
        rows[cell.row].append((cell, note))
    return Shown(table, tuple(map(tuple, rows)), tuple(notes))
