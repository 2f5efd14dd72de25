"""Ruling lines -> edges: straight, merged along their length, grouped into those of one table.

Dashed rules, rules drawn cell by cell and rules cut at every crossing become one edge each (hazards PDF: extra rules,
too many edges).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.diagnostics.errors import OverLimit
from reportparse.layout.page import Rule

# Pieces of one rule lie on a line within this (pt); WPS and Word round to 0.24 and 0.05.
ALIGNED = 1.0
# Rules that miss each other by no more still touch; double rules stand up to 4 pt apart (hazards PDF).
TOUCH = 4.6
# A page with more tables than this draws a box around each cell; boxes of one table are at most so far apart (em).
MANY_TABLES = 8
BOX_GAP = 0.7
# After merging: a 160 x 160 grid has 322 edges; more than this is a drawing.
MAX_EDGES = 3000


class Edge(NamedTuple):
    """A stretch from `lo` to `hi` on the line at `at`: y for horizontal edges, x for vertical ones."""

    at: float
    lo: float
    hi: float


class Edges(NamedTuple):
    """The edges of one table."""

    horizontal: tuple[Edge, ...]
    vertical: tuple[Edge, ...]


def tables_of(rules: Sequence[Rule], touch: float = TOUCH) -> tuple[list[Edges], list[Edge]]:
    """Edges grouped by table: those that touch one another, with at least one each way; and the horizontal ones left over.

    Raises OverLimit where a page holds more edges than a table can need.
    """
    across = (Edge((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.x1 - r.x0 >= r.bottom - r.top)
    down = (Edge((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.x1 - r.x0 < r.bottom - r.top)
    horizontal, vertical = merged(across, touch), merged(down, touch)
    if len(horizontal) + len(vertical) > MAX_EDGES:
        raise OverLimit("too-large", f"more than {MAX_EDGES} ruling lines", f"框线超过 {MAX_EDGES} 条")
    groups = _touching(horizontal, vertical, touch)
    tables = [Edges(tuple(hs), tuple(vs)) for hs, vs in groups if hs and vs]
    loose = [hs[0] for hs, vs in groups if not vs]
    posts = [vs[0] for hs, vs in groups if not hs]
    if posts:
        tables = [_with_posts(table, posts, touch) for table in tables]
    return [_with_loose_ends(table, loose) for table in tables], loose


def merged(edges: Iterable[Edge], touch: float = TOUCH) -> list[Edge]:
    """Edges on one line made one where they overlap or nearly meet; sorted by position."""
    result: list[Edge] = []
    ordered = sorted(edges)
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end].at - ordered[start].at <= ALIGNED:
            end += 1
        result += _merged_along(ordered[start:end], touch)
        start = end
    return result


def _merged_along(edges: list[Edge], touch: float) -> list[Edge]:
    """Edges of one line, joined where the gap is at most `touch`."""
    at = sum(edge.at for edge in edges) / len(edges)
    spans = joined(((edge.lo, edge.hi) for edge in edges), touch)
    # A piece shorter than a line of text is high is a corner, an underscore or a glyph drawn as a path.
    return [Edge(at, lo, hi) for lo, hi in spans if hi - lo > TOUCH]


def joined(spans: Iterable[tuple[float, float]], touch: float = TOUCH) -> list[tuple[float, float]]:
    """Union of intervals, bridging gaps of at most `touch`."""
    union: list[tuple[float, float]] = []
    for lo, hi in sorted(spans):
        if union and lo - union[-1][1] <= touch:
            union[-1] = (union[-1][0], max(union[-1][1], hi))
        else:
            union.append((lo, hi))
    return union


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


def _with_loose_ends(table: Edges, loose: list[Edge]) -> Edges:
    """The table with the rules that close its caption rows where its sides are open.

    Without outer verticals the rule over a row that spans all columns touches nothing; it is taken where it is
    exactly as long as the table's own rules and no further off than a row is high (hazards PDF: open borders).
    """
    lo = min(edge.lo for edge in table.horizontal)
    hi = max(edge.hi for edge in table.horizontal)
    if min(e.at for e in table.vertical) - lo <= TOUCH or hi - max(e.at for e in table.vertical) <= TOUCH:
        return table
    rules = sorted(table.horizontal)
    heights = [b.at - a.at for a, b in pairwise(rules)] or [24.0]
    reach = 2 * max(heights)
    fitting = [
        edge
        for edge in loose
        if abs(edge.lo - lo) <= TOUCH
        and abs(edge.hi - hi) <= TOUCH
        and (rules[0].at - reach <= edge.at <= rules[-1].at + reach)
    ]
    return Edges((*table.horizontal, *fitting), table.vertical)


def _with_posts(table: Edges, posts: Sequence[Edge], touch: float) -> Edges:
    """The table with the rule beside it that closes a cell as high as the table.

    On a page that such a cell (三、本年度办理结果) runs through from top to bottom, no rule touches its outer side.
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
    return Edges(table.horizontal, tuple(sorted((*table.vertical, *fitting)))) if fitting else table
