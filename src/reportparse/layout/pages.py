"""One page taken apart: its tables, the lines outside of them, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from operator import attrgetter

from reportparse.chinese.text import UNSAID, UNSAYABLE
from reportparse.diagnostics.errors import OverLimit
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.layout.page import Glyph, Page, Rule, Spot
from reportparse.layout.page_geometry import is_too_askew, quarters_to_upright, turn, with_upright
from reportparse.layout.page_table import PageTable
from reportparse.layout.ruled.edges import BOX_GAP_EM, MANY_TABLES_COUNT, TOUCH_PT, Lines, edges_by_table
from reportparse.layout.ruled.fill import filled
from reportparse.layout.ruled.grid import Grid, grid_of
from reportparse.layout.ruled.sight import with_spots
from reportparse.layout.ruled.strokes import rules_and_strokes
from reportparse.layout.text.furniture import in_margin, is_page_number
from reportparse.layout.text.lines import Line, lines_of_runs, runs_of
from reportparse.layout.text.overlays import (
    across_cells,
    middle_of,
    off_page,
    slanted_of,
    specks_of,
    spot_of,
    struck_before,
    struck_of,
    watermark_of,
)

SCAN_SHARE, SCAN_GLYPHS_COUNT = 0.5, 24
"""A page is a scan if its picture covers so much of it and it has fewer glyphs than this: a page number, a stamp."""

GARBLED_SHARE = 0.02
"""A page is garbled if more of its characters than this are unreadable: a single odd bullet does not make it so."""

MAX_GLYPHS_COUNT = 60_000
"""A page with more glyphs is not laid out; a dense page of the form has 1 500."""

ASKEW = Both("its text is askew by more than 3°", "文字倾斜超过 3°")
"""What is wrong with a page that is not set straight."""

SEEN_COUNT = 40
"""So many characters of hidden text are shown in an issue."""


@dataclass(slots=True)
class PageContent:
    """One page taken apart; all positions are points of the page enlarged by `scale` and turned upright.

    `lines` stand outside of the tables, from top to bottom; `rules` are the horizontal rules that belong to no grid;
    `asides` are kept for whoever looks for them, but are no part of the text: rotated text outside of tables, watermarks.
    `garbled` is the number of characters that no font gave a meaning to; `struck` are the glyphs that a line takes back;
    `looked_at` says that the page was drawn to be read, `recognised` that it is a picture and was read as such.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    struck: list[Spot] = field(default_factory=list)
    garbled: int = 0
    scale: float = 1.0
    looked_at: bool = False
    recognised: bool = False


def content_of(page: Page, struck: Sequence[Spot] = ()) -> PageContent:
    """One page taken apart. A page that cannot be is blank, and an issue says so.

    `struck` are glyphs that another reading of the page saw a line through: engines do not agree on where a glyph's middle
    is, and what one of them found struck is so for all.
    """
    where = f"page {page.number}"
    content = PageContent(page.number, page.width, page.height, looked_at=page.looked_at, recognised=page.recognised)
    if page.fault or len(page.glyphs) > MAX_GLYPHS_COUNT:
        seen = page.fault or Both(f"more than {MAX_GLYPHS_COUNT:,} characters", f"字符超过 {MAX_GLYPHS_COUNT:,} 个")
        content.issues.append(issue("page-unreadable", where, seen=seen))
        return content
    page = turn(page, quarters_to_upright(page.glyphs))
    content.width, content.height = page.width, page.height
    glyphs = [*filter(attrgetter("visible"), page.glyphs)]
    specks = specks_of(glyphs)
    if specks:
        glyphs = [glyph for glyph in glyphs if glyph not in specks]
    rotated = [*filter(attrgetter("angle"), glyphs)]
    upright = [*filterfalse(attrgetter("angle"), glyphs)] if rotated else glyphs
    _note_page(page, glyphs, content, askew=bool(rotated) and is_too_askew(glyphs))
    told = rules_and_strokes(page.rules, glyphs)
    grids = _grids(page, told.lines, content)
    watermark = watermark_of(upright) if grids else frozenset()
    if watermark:
        upright = [glyph for glyph in upright if glyph not in watermark]
    runs, alone = _without_struck(runs_of(upright), page, content, struck)
    if content.struck and grids:
        through = {*across_cells(content.struck, page.rules)}
        if through:
            told = rules_and_strokes([rule for rule in page.rules if rule not in through], glyphs)
            grids = _grids(page, told.lines, content)
    numbers: list[list[Glyph]] = []
    if grids:
        runs, numbers = _without_page_numbers(runs, page.height)
    found = filled(page.number, grids, runs, with_upright(page, rotated, 90, 180, 270))
    others = (*content.struck, *found.doubts, *slanted_of(rotated, upright), *map(spot_of, specks))
    content.tables = with_spots(found.tables, others, page.spots, told, upright)
    apart = [run for run in alone if not any(grid.contains(*middle_of(run[0])) for grid in grids)]
    content.lines = lines_of_runs([*numbers, *apart, *_on_page(found.runs, page, content)])
    asides = found.rotated
    if rotated or watermark:
        asides += [glyph for glyph in glyphs if glyph.angle % 90 or glyph in watermark]
    if asides:
        text = "".join(glyph.text for glyph in asides)
        content.asides.append(Line(text, 0, 0, page.width, page.height, asides[0].em, False, ()))
    return content


def _note_page(page: Page, glyphs: Sequence[Glyph], content: PageContent, *, askew: bool) -> None:
    """Issues about the page as a whole: a scan, garbled, hidden or askew text, form fields. `glyphs` are the visible ones."""
    where = f"page {page.number}"
    if page.recognised:
        content.issues.append(issue("page-recognised", where))
    content.garbled = max(len(UNSAID.findall("".join(map(attrgetter("text"), glyphs)))) - page.n_covered, 0)
    if content.garbled > GARBLED_SHARE * len(glyphs):
        content.issues.append(issue("text-garbled", where, count=content.garbled, total=len(glyphs)))
    if page.image_share >= SCAN_SHARE and len(glyphs) < SCAN_GLYPHS_COUNT:
        content.issues.append(issue("page-is-image", where))
    elif len(glyphs) < len(page.glyphs):
        hidden = "".join(glyph.text for glyph in page.glyphs if not glyph.visible).strip()
        if hidden:  # what a recogniser marks as a sign that is no text says nothing
            content.issues.append(issue("text-hidden", where, seen=hidden[:SEEN_COUNT]))
    if askew:
        content.issues.append(issue("page-unreadable", where, seen=ASKEW))
    if page.form_fields:
        content.issues.append(issue("form-field", where, count=page.form_fields))


def _grids(page: Page, lines: Lines, content: PageContent) -> list[Grid]:
    """The grids of a page; the horizontal rules that belong to none become the content's.

    Where each cell is drawn as a box of its own, the boxes are taken for one table if they stand closer than lines do.
    """
    try:
        touch = TOUCH_PT
        tables, loose = edges_by_table(lines)
        if len(tables) > MANY_TABLES_COUNT and page.glyphs:
            touch = max(touch, BOX_GAP_EM * min(glyph.em for glyph in page.glyphs))
            tables, loose = edges_by_table(lines, touch)
        grids = [grid for grid in (grid_of(table, touch) for table in tables) if _is_on_page(grid, page)]
    except OverLimit as error:
        content.issues.append(issue("page-unreadable", f"page {page.number}", seen=Both(error.en, error.zh)))
        return []
    content.rules = loose
    return grids


def _is_on_page(grid: Grid, page: Page) -> bool:
    """Whether any part of a table can be seen."""
    return grid.xs[0] < page.width and grid.xs[-1] > 0 and grid.ys[0] < page.height and grid.ys[-1] > 0


def _without_struck(
    runs: list[list[Glyph]], page: Page, content: PageContent, before: Sequence[Spot]
) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The runs without numbers that a line through them takes back, which an issue and the content tell.

    And a sign for each of those that nothing stands beside: where they were is not blank; whether the line strikes or
    belongs to a table is for a person to say.
    """
    struck = struck_of(runs, page.rules) | (struck_before(runs, before) if before else frozenset())
    if not struck:
        return runs, []
    gone = [glyph for run in runs for glyph in run if glyph in struck]
    content.issues.append(issue("text-struck", f"page {page.number}", seen="".join(glyph.text for glyph in gone)))
    content.struck = [spot_of(glyph)._replace(struck=glyph.text) for glyph in gone]
    left = runs_of([glyph for run in runs for glyph in run if glyph not in struck])
    signs = [run[0]._replace(text=UNSAYABLE, x1=run[-1].x1) for run in runs_of(gone)]
    return left, [[sign] for sign in signs if not any(_is_beside(glyph, sign) for run in left for glyph in run)]


def _is_beside(glyph: Glyph, sign: Glyph) -> bool:
    """Whether a glyph stands in the line of a sign, less than the size of its text away."""
    level = glyph.top < sign.bottom and sign.top < glyph.bottom
    return level and glyph.x0 - sign.x1 < sign.em and sign.x0 - glyph.x1 < sign.em


def _without_page_numbers(runs: Sequence[list[Glyph]], height: float) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The runs without page numbers, which may stand inside a table's outline; and those."""
    kept: list[list[Glyph]] = []
    numbers: list[list[Glyph]] = []
    for run in runs:
        if in_margin(run[0].top, run[0].bottom, height) and is_page_number("".join(glyph.text for glyph in run)):
            numbers.append(run)
        else:
            kept.append(run)
    return kept, numbers


def _on_page(runs: Sequence[list[Glyph]], page: Page, content: PageContent) -> list[list[Glyph]]:
    """The runs without those that stand wholly off the page; an issue tells them."""
    on, off = off_page(runs, page.width, page.height)
    if off:
        seen = "".join(glyph.text for run in off for glyph in run)
        content.issues.append(issue("text-hidden", f"page {page.number}", seen=seen[:SEEN_COUNT]))
    return on
