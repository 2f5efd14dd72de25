"""One page taken apart: its tables, the lines outside of them, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from operator import attrgetter

from reportparse.chinese.text import UNSAID
from reportparse.diagnostics.errors import OverLimit
from reportparse.diagnostics.issues import Issue, issue
from reportparse.layout.page import Glyph, Page
from reportparse.layout.page_geometry import quarters_to_upright, set_upright, turn
from reportparse.layout.page_table import PageTable
from reportparse.layout.ruled.edges import BOX_GAP, MANY_TABLES, TOUCH, Edge, tables_of
from reportparse.layout.ruled.fill import fill
from reportparse.layout.ruled.grid import Grid, grid_of
from reportparse.layout.text.furniture import in_margin, is_dashed_number
from reportparse.layout.text.lines import Line, lines_of_runs, runs_of
from reportparse.layout.text.overlays import struck_of, watermark_of

# A page whose picture covers so much of it and that has no more than a page number is a scan.
SCAN_SHARE = 0.5


SCAN_GLYPHS = 24


# Share of unreadable characters from which a page counts as garbled.
GARBLED = 0.02


# Glyphs of one page; a dense page of the form has 1 500.
MAX_GLYPHS = 60_000


@dataclass(slots=True)
class PageContent:
    """One page taken apart."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    rules: list[Edge] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    garbled: int = 0
    scale: float = 1.0


def content_of(page: Page) -> PageContent:
    """Take one page apart; a page that cannot be is left out with an issue."""
    where = f"page {page.number}"
    content = PageContent(page.number, page.width, page.height)
    if page.fault or len(page.glyphs) > MAX_GLYPHS:
        seen = page.fault or f"more than {MAX_GLYPHS} characters"
        content.issues.append(issue("page-unreadable", where, seen=seen))
        return content
    page = turn(page, quarters_to_upright(page.glyphs))
    content.width, content.height = page.width, page.height
    glyphs = [*filter(attrgetter("visible"), page.glyphs)]
    _note_page(page, glyphs, content)
    try:
        grids, content.rules = _grids(page)
    except OverLimit as error:
        content.issues.append(issue("page-unreadable", where, seen=error.en))
        grids = []
    upright = [*filterfalse(attrgetter("angle"), glyphs)]
    stamped = watermark_of(upright) if grids else frozenset()
    if stamped:
        upright = [glyph for glyph in upright if glyph not in stamped]
    runs = runs_of(upright)
    struck = struck_of(runs, page.rules)
    if struck:
        seen = "".join(glyph.text for run in runs for glyph in run if glyph in struck)
        content.issues.append(issue("text-struck", where, seen=seen))
        runs = runs_of([glyph for glyph in upright if glyph not in struck])
    outside: list[list[Glyph]] = []
    if grids:
        runs, outside = _without_numbers(runs, page.height)
    leaning = [*filter(attrgetter("angle"), glyphs)]
    content.tables, body, aside = fill(page.number, grids, runs, set_upright(page, leaning, 90, 180, 270))
    content.lines = lines_of_runs([*outside, *_on_page(body, page, content)])
    if leaning or stamped:
        aside += [glyph for glyph in glyphs if glyph.angle % 90 or glyph in stamped]
    if aside:
        text = "".join(glyph.text for glyph in aside)
        content.asides.append(Line(text, 0, 0, page.width, page.height, aside[0].em, False, ()))
    return content


def _grids(page: Page) -> tuple[list[Grid], list[Edge]]:
    """The grids of a page, and the horizontal rules that belong to none."""
    touch = TOUCH
    tables, rules = tables_of(page.rules)
    if len(tables) > MANY_TABLES and page.glyphs:
        touch = max(touch, BOX_GAP * min(glyph.em for glyph in page.glyphs))
        tables, rules = tables_of(page.rules, touch)
    return [grid for grid in (grid_of(table, touch) for table in tables) if _is_on_page(grid, page)], rules


def _note_page(page: Page, glyphs: Sequence[Glyph], content: PageContent) -> None:
    """Issues about the page as a whole: a scan, garbled or hidden text, form fields."""
    where = f"page {page.number}"
    content.garbled = len(UNSAID.findall("".join(map(attrgetter("text"), glyphs))))
    if content.garbled > GARBLED * len(glyphs):
        content.issues.append(issue("text-garbled", where, count=content.garbled, total=len(glyphs)))
    if page.image_share >= SCAN_SHARE and len(glyphs) < SCAN_GLYPHS:
        content.issues.append(issue("page-is-image", where))
    elif len(glyphs) < len(page.glyphs):
        hidden = "".join(glyph.text for glyph in page.glyphs if not glyph.visible)
        content.issues.append(issue("text-hidden", where, seen=hidden[:40]))
    if page.form_fields:
        content.issues.append(issue("form-field", where, count=page.form_fields))


def _is_on_page(grid: Grid, page: Page) -> bool:
    """Whether any part of a table can be seen."""
    return grid.xs[0] < page.width and grid.xs[-1] > 0 and grid.ys[0] < page.height and grid.ys[-1] > 0


def _on_page(runs: Sequence[list[Glyph]], page: Page, content: PageContent) -> list[list[Glyph]]:
    """The runs without those that stand wholly off the page. Half a number must not be left, so runs stay whole."""
    on = [
        run
        for run in runs
        if any(0 <= g[1] + g[3] <= 2 * page.width and 0 <= g[2] + g[4] <= 2 * page.height for g in run)
    ]
    if len(on) < len(runs):
        off = "".join(glyph.text for run in runs if run not in on for glyph in run)
        content.issues.append(issue("text-hidden", f"page {page.number}", seen=off[:40]))
    return on


def _without_numbers(runs: Sequence[list[Glyph]], height: float) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The runs without page numbers, which may stand inside a table's outline; and those."""
    kept: list[list[Glyph]] = []
    numbers: list[list[Glyph]] = []
    for run in runs:
        if in_margin(run[0].top, run[0].bottom, height) and is_dashed_number("".join(glyph.text for glyph in run)):
            numbers.append(run)
        else:
            kept.append(run)
    return kept, numbers
