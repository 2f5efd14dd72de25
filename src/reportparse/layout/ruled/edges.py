"""Ruling lines become edges: merged along their length, and grouped into those of one table.

Dashed rules, rules drawn cell by cell and rules cut at every crossing become one edge each (hazards PDF: extra rules,
too many edges).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.diagnostics.errors import too_large
from reportparse.layout.page import Rule

ALIGNED_PT = 1.0
"""Pieces of one rule lie on a line within this: WPS rounds to 0.24 pt and Word to 0.05 pt."""

TOUCH_PT = 4.6
"""Rules that miss each other by no more still touch: double rules stand up to 4 pt apart (hazards PDF: extra rules).
Measured: 1.2 to 5.1; 6.1 changes tables of boxes that are 6 pt apart (`layout/__init__.py`)."""

MANY_TABLES_COUNT = 8
"""A page with more tables than this draws a box around each cell; boxes of one table are at most BOX_GAP_EM apart.
Measured: up to 16."""

BOX_GAP_EM = 0.7
"""Boxes 6 pt apart around text of 10 pt are still one table (benchmarks.pdf_kinds). Measured: 0.63 to 1.4."""

MAX_EDGES_COUNT = 3000
"""More edges than this after merging are a drawing: a grid of 160 x 160 cells has 322 (hazards PDF: too many edges)."""

USUAL_ROW_PT = 24.0
"""The height of a row where a table has a single horizontal rule, which shows none."""


class Edge(NamedTuple):
    """A straight line from `lo` to `hi` at the position `at`, all in points.

    A horizontal edge lies at the ordinate `at` and runs from one abscissa to another, a vertical one the other way round.
    """

    at: float
    lo: float
    hi: float


class Lines(NamedTuple):
    """The lines of a page, across and down, each ordered by position."""

    across: Sequence[Edge]
    down: Sequence[Edge]


class TableEdges(NamedTuple):
    """The edges of one table."""

    horizontal: tuple[Edge, ...]
    vertical: tuple[Edge, ...]


def lines_of(rules: Iterable[Rule]) -> Lines:
    """Ruling lines as lines without thickness, pieces of one put together."""
    across, down = [], []
    for x0, top, x1, bottom in rules:
        if x1 - x0 >= bottom - top:
            across.append(Edge((top + bottom) / 2, x0, x1))
        else:
            down.append(Edge((x0 + x1) / 2, top, bottom))
    return Lines(merged_edges(across), merged_edges(down))


def edges_by_table(lines: Lines, touch: float = TOUCH_PT) -> tuple[list[TableEdges], list[Rule]]:
    """The edges of each table of a page, and the horizontal rules that belong to none.

    Edges belong to one table where they touch one another, directly or through others, with at least one each way. What
    misses by no more than `touch` (pt) touches. Raises OverLimit where a page holds more edges than tables can need.
    """
    # A piece shorter than a line of text is high is a corner, an underscore or a glyph drawn as a path.
    horizontal, vertical = ([edge for edge in side if edge.hi - edge.lo > TOUCH_PT] for side in lines)
    if touch > TOUCH_PT:
        horizontal, vertical = merged_edges(horizontal, touch), merged_edges(vertical, touch)
    if len(horizontal) + len(vertical) > MAX_EDGES_COUNT:
        raise too_large(MAX_EDGES_COUNT, "ruling lines on a page", "条框线（一页）")
    groups = _touching(horizontal, vertical, touch)
    tables = [TableEdges(tuple(hs), tuple(vs)) for hs, vs in groups if hs and vs]
    loose = [hs[0] for hs, vs in groups if not vs]
    posts = [vs[0] for hs, vs in groups if not hs]
    if posts:
        tables = [_with_outer_posts(table, posts, touch) for table in tables]
    left_over = [Rule(edge.lo, edge.at, edge.hi, edge.at) for edge in loose]
    return [_with_caption_rules(table, loose) for table in tables], left_over


def merged_edges(edges: Iterable[Edge], touch: float = TOUCH_PT) -> list[Edge]:
    """Edges on one line made one where they overlap or nearly meet; sorted by position."""
    result: list[Edge] = []
    ordered = sorted(edges)
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end].at - ordered[start].at <= ALIGNED_PT:
            end += 1
        result += _merged_along(ordered[start:end], touch)
        start = end
    return result


def _merged_along(edges: list[Edge], touch: float) -> list[Edge]:
    """Edges of one line, joined where the gap is at most `touch`."""
    at = sum(edge.at for edge in edges) / len(edges)
    ends = union(((edge.lo, edge.hi) for edge in edges), touch)
    return [Edge(at, lo, hi) for lo, hi in ends]


def union(intervals: Iterable[tuple[float, float]], touch: float = TOUCH_PT) -> list[tuple[float, float]]:
    """The union of intervals, bridging gaps of at most `touch`: (0, 5), (7, 9) → (0, 9) with a touch of 2."""
    covered: list[tuple[float, float]] = []
    for lo, hi in sorted(intervals):
        if covered and lo - covered[-1][1] <= touch:
            covered[-1] = (covered[-1][0], max(covered[-1][1], hi))
        else:
            covered.append((lo, hi))
    return covered


def _touching(horizontal: list[Edge], vertical: list[Edge], touch: float) -> list[tuple[list[Edge], list[Edge]]]:
    """Connected groups of edges; two edges are connected where they cross or meet within `touch`."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    positions = [edge.at for edge in vertical]
    for i, edge in enumerate(horizontal):
        for j in range(bisect_left(positions, edge.lo - touch), bisect_right(positions, edge.hi + touch)):
            if vertical[j].lo - touch <= edge.at <= vertical[j].hi + touch:
                parent[root(len(horizontal) + j)] = root(i)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(edge)
    for j, edge in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(edge)
    return list(groups.values())


def _with_caption_rules(table: TableEdges, loose: list[Edge]) -> TableEdges:
    """The table with the rules that close a row over all columns where the table's sides are open.

    Without outer verticals the rule above such a row touches nothing: it ends where no vertical does. It is taken if it
    is exactly as long as the table's own rules and no further off than two rows are high (hazards PDF: open borders).
    """
    lo = min(edge.lo for edge in table.horizontal)
    hi = max(edge.hi for edge in table.horizontal)
    if min(e.at for e in table.vertical) - lo <= TOUCH_PT or hi - max(e.at for e in table.vertical) <= TOUCH_PT:
        return table
    rules = sorted(table.horizontal)
    heights = [b.at - a.at for a, b in pairwise(rules)] or [USUAL_ROW_PT]
    reach = 2 * max(heights)
    fitting = [
        edge
        for edge in loose
        if abs(edge.lo - lo) <= TOUCH_PT
        and abs(edge.hi - hi) <= TOUCH_PT
        and (rules[0].at - reach <= edge.at <= rules[-1].at + reach)
    ]
    return TableEdges((*table.horizontal, *fitting), table.vertical)


def _with_outer_posts(table: TableEdges, posts: Sequence[Edge], touch: float) -> TableEdges:
    """The table with the vertical rule beside it that closes a cell as high as the table.

    On a page that a cell (三、本年度办理结果) runs through from top to bottom, no horizontal rule touches its outer side.
    """
    sides = [edge.at for edge in table.vertical]
    top, bottom = min(edge.lo for edge in table.vertical), max(edge.hi for edge in table.vertical)
    widest = max((b - a for a, b in pairwise(sides)), default=0.0)
    fitting = [
        post
        for post in posts
        if abs(post.lo - top) <= touch
        and abs(post.hi - bottom) <= touch
        and (sides[0] - widest <= post.at < sides[0] or sides[-1] < post.at <= sides[-1] + widest)
    ]
    return TableEdges(table.horizontal, tuple(sorted((*table.vertical, *fitting)))) if fitting else table
