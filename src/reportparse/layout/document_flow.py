"""Pages -> blocks in reading order: the whole of the layout room in one list of steps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from operator import attrgetter

from reportparse.diagnostics.errors import OverLimit
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Box, Cell, Origin, Paragraph, Table
from reportparse.layout.aligned.detect import guessed_tables
from reportparse.layout.page import Glyph, Page, fitting_scale, scaled, turn
from reportparse.layout.page_breaks import joined, may_join
from reportparse.layout.ruled.edges import BOX_GAP, MANY_TABLES, TOUCH, Edge, tables_of
from reportparse.layout.ruled.fill import Filled, fill, without_phantoms
from reportparse.layout.ruled.grid import Grid, grid_of
from reportparse.layout.text.furniture import furniture_of, in_margin, is_dashed_number
from reportparse.layout.text.lines import Line, lines_of_runs, runs_of
from reportparse.layout.text.overlays import struck_of
from reportparse.layout.text.paragraphs import Placed, columns_of, paragraphs_of

# A page whose picture covers so much of it and that has no more than a page number is a scan.
SCAN_SHARE = 0.5
SCAN_GLYPHS = 24
# Share of unreadable characters from which a page counts as garbled.
GARBLED = 0.02
# Glyphs of one page; a dense page of the form has 1 500.
MAX_GLYPHS = 60_000

_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Composed:
    """What the pages say. `garbled` is the number of characters that no font gave a meaning to."""

    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...]
    issues: tuple[Issue, ...]
    n_pages: int
    garbled: int


@dataclass(slots=True)
class _Layout:
    """One page taken apart."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Filled] = field(default_factory=list)
    rules: list[Edge] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    garbled: int = 0
    scale: float = 1.0


def compose(pages: Iterable[Page]) -> Composed:
    """Tables and paragraphs of all pages in reading order, furniture apart."""
    layouts: list[_Layout] = []
    scale = 1.0
    for page in pages:
        scale = fitting_scale(page.glyphs, scale)
        layouts.append(_layout(page if scale == 1 else scaled(page, scale)))
        layouts[-1].scale = scale
    marks = furniture_of([(layout.height, layout.lines) for layout in layouts])
    furniture: list[Paragraph] = []
    for layout, indexes in zip(layouts, marks, strict=True):
        furniture += [_furniture(layout, layout.lines[i]) for i in sorted(indexes)]
        furniture += [_furniture(layout, line) for line in layout.asides]
        layout.lines = [line for i, line in enumerate(layout.lines) if i not in indexes]
    blocks, issues = _blocks(layouts)
    scales = {layout.number: layout.scale for layout in layouts}
    if any(scale != 1 for scale in scales.values()):
        blocks = [_on_paper(block, scales) for block in blocks]
        furniture = [replace(line, origin=_at(line.origin, scales)) for line in furniture]
    return Composed(
        tuple(blocks),
        tuple(furniture),
        tuple(one for layout in layouts for one in layout.issues) + tuple(issues),
        len(layouts),
        sum(layout.garbled for layout in layouts),
    )


def _on_paper(block: Block, scales: Mapping[int, float]) -> Block:
    """A block with its boxes in points of the page as it was handed over."""
    if isinstance(block, Paragraph):
        return replace(block, origin=_at(block.origin, scales))
    cells = tuple(replace(cell, origin=_at(cell.origin, scales)) for cell in block.cells)
    return replace(block, cells=cells, origin=_at(block.origin, scales))


def _at(origin: Origin, scales: Mapping[int, float]) -> Origin:
    if origin.page is None or origin.box is None:
        return origin
    return replace(origin, box=Box(*(side / scales[origin.page] for side in origin.box)))


def _layout(page: Page) -> _Layout:
    """Take one page apart; a page that cannot be is left out with an issue."""
    where = f"page {page.number}"
    layout = _Layout(page.number, page.width, page.height)
    if page.fault or len(page.glyphs) > MAX_GLYPHS:
        seen = page.fault or f"more than {MAX_GLYPHS} characters"
        layout.issues.append(issue("page-unreadable", where, seen=seen))
        return layout
    page = turn(page, _sideways(page.glyphs))
    layout.width, layout.height = page.width, page.height
    glyphs = [*filter(attrgetter("visible"), page.glyphs)]
    _note_page(page, glyphs, layout)
    try:
        grids, layout.rules = _grids(page)
    except OverLimit as error:
        layout.issues.append(issue("page-unreadable", where, seen=error.en))
        grids = []
    upright = [*filterfalse(attrgetter("angle"), glyphs)]
    stamped = _stamped(upright) if grids else frozenset()
    if stamped:
        upright = [glyph for glyph in upright if glyph not in stamped]
    runs = runs_of(upright)
    struck = struck_of(runs, page.rules)
    if struck:
        seen = "".join(glyph.text for run in runs for glyph in run if glyph in struck)
        layout.issues.append(issue("text-struck", where, seen=seen))
        runs = runs_of([glyph for glyph in upright if glyph not in struck])
    outside: list[list[Glyph]] = []
    if grids:
        runs, outside = _without_numbers(runs, page.height)
    leaning = [*filter(attrgetter("angle"), glyphs)]
    layout.tables, body, aside = fill(page.number, grids, runs, _turned(page, leaning, 90, 180, 270))
    layout.lines = lines_of_runs([*outside, *_on_page(body, page, layout)])
    if leaning or stamped:
        aside += [glyph for glyph in glyphs if glyph.angle % 90 or glyph in stamped]
    if aside:
        text = "".join(glyph.text for glyph in aside)
        layout.asides.append(Line(text, 0, 0, page.width, page.height, aside[0].em, False, ()))
    return layout


def _grids(page: Page) -> tuple[list[Grid], list[Edge]]:
    """The grids of a page, and the horizontal rules that belong to none."""
    touch = TOUCH
    tables, rules = tables_of(page.rules)
    if len(tables) > MANY_TABLES and page.glyphs:
        touch = max(touch, BOX_GAP * min(glyph.em for glyph in page.glyphs))
        tables, rules = tables_of(page.rules, touch)
    return [grid for grid in (grid_of(table, touch) for table in tables) if _is_on_page(grid, page)], rules


# A watermark's glyphs are at least so many times the size of the text that they lie over.
_STAMP = 2.0
# More large glyphs than this are no watermark but a poster; looking under each would take long.
_MAX_LARGE = 400


def _stamped(glyphs: Sequence[Glyph]) -> frozenset[Glyph]:
    """Upright glyphs of a watermark: large ones that lie over much smaller text (hazards PDF: strip watermarks)."""
    if not glyphs:
        return frozenset()
    sizes = sorted(map(attrgetter("em"), glyphs))
    usual = sizes[len(sizes) // 2]
    if sizes[-1] < _STAMP * usual:
        return frozenset()
    large = [glyph for glyph in glyphs if glyph.em >= _STAMP * usual]
    if len(large) > _MAX_LARGE:
        return frozenset()
    small = sorted(((glyph.top + glyph.bottom) / 2, (glyph.x0 + glyph.x1) / 2, glyph.em) for glyph in glyphs)
    over = {round(glyph.em) for glyph in large if _lies_over(glyph, small)}
    return frozenset(glyph for glyph in large if round(glyph.em) in over)


def _lies_over(large: Glyph, small: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the middle of a much smaller glyph lies inside this one; `small` is (height, abscissa, em), ascending."""
    at = bisect_left(small, (large.top,))
    while at < len(small) and small[at][0] < large.bottom:
        _, x, em = small[at]
        if em * _STAMP <= large.em and large.x0 < x < large.x1:
            return True
        at += 1
    return False


def _sideways(glyphs: Sequence[Glyph]) -> int:
    """Quarters by which to turn a page whose text mostly runs sideways (a landscape table on an upright page)."""
    if not any(map(attrgetter("angle"), glyphs)):
        return 0
    angle, n = Counter(map(attrgetter("angle"), glyphs)).most_common(1)[0]
    return (360 - angle) // 90 % 4 if angle % 90 == 0 and n > 0.6 * len(glyphs) else 0


def _note_page(page: Page, glyphs: Sequence[Glyph], layout: _Layout) -> None:
    """Issues about the page as a whole: a scan, garbled or hidden text, form fields."""
    where = f"page {page.number}"
    layout.garbled = len(_UNREADABLE.findall("".join(map(attrgetter("text"), glyphs))))
    if layout.garbled > GARBLED * len(glyphs):
        layout.issues.append(issue("text-garbled", where, count=layout.garbled, total=len(glyphs)))
    if page.image_share >= SCAN_SHARE and len(glyphs) < SCAN_GLYPHS:
        layout.issues.append(issue("page-is-image", where))
    elif len(glyphs) < len(page.glyphs):
        hidden = "".join(glyph.text for glyph in page.glyphs if not glyph.visible)
        layout.issues.append(issue("text-hidden", where, seen=hidden[:40]))
    if page.form_fields:
        layout.issues.append(issue("form-field", where, count=page.form_fields))


def _is_on_page(grid: Grid, page: Page) -> bool:
    """Whether any part of a table can be seen."""
    return grid.xs[0] < page.width and grid.xs[-1] > 0 and grid.ys[0] < page.height and grid.ys[-1] > 0


def _on_page(runs: Sequence[list[Glyph]], page: Page, layout: _Layout) -> list[list[Glyph]]:
    """The runs without those that stand wholly off the page. Half a number must not be left, so runs stay whole."""
    on = [
        run
        for run in runs
        if any(0 <= g[1] + g[3] <= 2 * page.width and 0 <= g[2] + g[4] <= 2 * page.height for g in run)
    ]
    if len(on) < len(runs):
        off = "".join(glyph.text for run in runs if run not in on for glyph in run)
        layout.issues.append(issue("text-hidden", f"page {page.number}", seen=off[:40]))
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


def _furniture(layout: _Layout, line: Line) -> Paragraph:
    """A line of page furniture as a paragraph."""
    return Paragraph(line.text, Origin(page=layout.number, box=Box(line.x0, line.top, line.x1, line.bottom)))


def _blocks(layouts: Sequence[_Layout]) -> tuple[list[Block], list[Issue]]:
    """Blocks of all pages in reading order: tables joined over breaks, lines between them made paragraphs."""
    columns = columns_of({layout.number: (layout.width, layout.lines) for layout in layouts})
    blocks: list[Block] = []
    issues: list[Issue] = []
    lines: list[Placed] = []
    table: Filled | None = None
    for layout in layouts:
        items, taken = _items(layout, table, [line for page, line in lines if page + 1 == layout.number])
        del lines[len(lines) - taken :]
        for item in items:
            if isinstance(item, Line):
                _close(table, blocks, issues)
                table = None
                lines.append(Placed(layout.number, item))
                continue
            blocks += paragraphs_of(lines, columns)
            lines = []
            if table and may_join(table, item):
                table = joined(table, item)
            else:
                _close(table, blocks, issues)
                table = item
    _close(table, blocks, issues)
    return blocks + list(paragraphs_of(lines, columns)), issues


def _items(layout: _Layout, before: Filled | None, tail: Sequence[Line]) -> tuple[list[Line | Filled], int]:
    """Lines and tables of a page from top to bottom, and how many lines of the page before go with its first table.

    The page before ends with the table `before` or with the lines `tail`.
    """
    carried = before if before and not before.certain and before.page + 1 == layout.number else None
    tables = sorted(layout.tables, key=lambda table: table.box.top)
    items: list[Line | Filled] = []
    taken = 0
    lines: list[Line] = []
    ordered = sorted(layout.lines, key=lambda line: line.top + line.bottom)
    for line in [*ordered, None]:
        while tables and (line is None or tables[0].box.top <= (line.top + line.bottom) / 2):
            found, n_lines = guessed_tables(lines, layout.number, layout.rules, carried, tail)
            items += [*found, tables.pop(0)]
            taken += n_lines
            lines, carried, tail = [], None, ()
        if line:
            lines.append(line)
    found, n_lines = guessed_tables(lines, layout.number, layout.rules, carried, tail)
    return [*items, *found], taken + n_lines


def _close(table: Filled | None, blocks: list[Block], issues: list[Issue]) -> None:
    """Add a finished table to the blocks, with what is to be said of it."""
    if table is None:
        return
    page = table.cells[0].page
    if table.lone:
        blocks += (
            Paragraph(content.text.replace("\n", ""), Origin(page=page, box=content.box))
            for content in table.cells
            if content.text
        )
        return
    table = without_phantoms(table)
    certain = table.certain and not table.unruled
    if not certain:
        issues.append(issue("grid-guessed", f"page {page}"))
    cells = tuple(
        Cell(
            *content.span[:2],
            content.text,
            *content.span[2:],
            origin=Origin(page=content.page, box=content.box),
            seen=content.wrapped,
        )
        for content in table.cells
    )
    blocks.append(Table(cells, origin=Origin(page=page, box=table.box), certain=certain))


def _turned(page: Page, glyphs: Sequence[Glyph], *angles: int) -> list[tuple[Glyph, Glyph]]:
    """Rotated glyphs in pairs: as they stand, and as they stand once the page is turned so that they are upright."""
    pairs: list[tuple[Glyph, Glyph]] = []
    for angle in angles:
        standing = tuple(glyph for glyph in glyphs if glyph.angle == angle)
        if standing:
            upright = turn(replace(page, glyphs=standing, rules=()), (360 - angle) // 90).glyphs
            pairs += zip(standing, upright, strict=True)
    return pairs
