"""Glyphs, rules, lines and pages made up for the tests of the layout room: no PDF and no library in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.text.lines import Line, lines_of, lines_of_runs, runs_of
from reportparse.layout.text.spacing import Stretch

EM = 10.0
Spans = list[tuple[int, int, int, int]]
"""Cells as (row, column, rows, columns)."""


def written(text: str, x: float, top: float, em: float = EM, gap: float = 0.0) -> list[Glyph]:
    """A line of text: ideographs one em wide, the rest half; `gap` points stand between all of them."""
    glyphs = []
    for before, char in pairwise(f"_{text}"):
        width = em if char >= "\u2e80" else em / 2
        if char != " ":
            glyphs.append(Glyph(char, x, top, x + width, top + em, em, spaced=before == " "))
        x += width + gap
    return glyphs


def page(glyphs: Sequence[Glyph], rules: Sequence[Rule] = (), number: int = 1) -> Page:
    """A page of A4."""
    return Page(number, 595.0, 842.0, tuple(glyphs), tuple(rules))


def box(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    """The four sides of a rectangle."""
    return [
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    ]


def line(text: str, x: float, top: float, em: float = EM) -> Line:
    """One line out of a text in which blanks are gaps of half an em each."""
    (only,) = lines_of(written(text, x, top, em))
    return only


def lines(*placed: tuple[str, float, float]) -> list[Line]:
    """The lines of a page out of texts at (x, top), each painted in one go."""
    return lines_of_runs([run for text, x, top in placed for run in runs_of(written(text, x, top))])


def texts(found: Iterable[Line]) -> list[str]:
    return [one.text for one in found]


def stretch(text: str, x: float, top: float, em: float = EM) -> Stretch:
    """A stretch of a line as high as its text."""
    width = sum(em if char >= "\u2e80" else em / 2 for char in text)
    return Stretch(x, x + width, text, top, top + em)
