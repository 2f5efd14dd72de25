"""Painted shapes become ruling lines; and whether ink can be seen on its ground.

Both PDF providers hand their paths over as `Shape`s; what counts as a ruling line is decided here, once (hazards PDF:
extra rules; white, dashed and filled ones).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from reportparse.colours import INDISTINCT, WHITE, Color, distance, is_white
from reportparse.layout.page import Rule
from reportparse.layout.page_geometry import LARGEST_EM_PT, SMALLEST_EM_PT, USUAL_EM_PT, Point

RULE_THICKNESS_PT = 3.5
"""A rectangle no thicker than this is a ruling line, else a ground (Word draws borders up to 3 pt wide)."""

MIN_RULE_PT = 1.2
"""Shorter pieces are corner dots or the dots of a dotted rule; dashes are longer."""

MIN_DOTS_COUNT = 8
"""So many dots in a row are a rule …"""

DOT_GAP_PT = 4.0
"""… if each is at most so far from the next."""

DOT_SIZE_PT = 2.5
"""A filled subpath no larger than this is a dot, whatever its outline: round dots are drawn as four curves."""

MIN_SHADED_ROWS_COUNT = 3
"""So many shaded rows with unshaded ones between them are a pattern."""

STRAIGHT_PT = 0.5
"""A stroke that strays no more from the horizontal or vertical is straight."""

CORNER_PT = 15.0
"""A round corner of a box is no larger."""

_SIDES = ("x0", "top", "x1", "bottom")


class Shape(NamedTuple):
    """An axis-parallel line or rectangle: its box, the colours of stroke and fill, None where not painted."""

    x0: float
    top: float
    x1: float
    bottom: float
    stroke: Color | None
    fill: Color | None


def shapes_of(points: Sequence[Point], closed: bool, stroke: Color | None, fill: Color | None) -> Iterator[Shape]:
    """A subpath as shapes: its box where it is a rectangle or a line, else its straight strokes one by one.

    A stroked outline with many corners gives a line for each of its straight sides; a curve or a slanted stroke gives none.
    """
    if len(points) == 5 and points[0] == points[4]:
        (ax, ay), (bx, by), (cx, cy), (dx, dy), _ = points
        if (ax == bx and by == cy and cx == dx and dy == ay) or (ay == by and bx == cx and cy == dy and dx == ax):
            yield Shape(min(ax, cx), min(ay, cy), max(ax, cx), max(ay, cy), stroke, fill)  # as nearly always
            return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    dot = fill and max(x1 - x0, y1 - y0) <= DOT_SIZE_PT
    thin = min(x1 - x0, y1 - y0) <= STRAIGHT_PT
    if (
        dot
        or thin
        or _is_rectangle(points, closed or not stroke, x0, x1, y0, y1)
        or (fill and _is_mitred(points, x0, x1, y0, y1))
    ):
        yield Shape(x0, y0, x1, y1, stroke, fill)
    elif stroke:
        ends = [*points[1:], points[0]] if closed else points[1:]
        for (ax, ay), (bx, by) in zip(points, ends, strict=False):
            if (ax != bx or ay != by) and (abs(ax - bx) <= STRAIGHT_PT or abs(ay - by) <= STRAIGHT_PT):
                yield Shape(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), stroke, None)


def middle_of_curve(start: Sequence[Point], rest: Sequence[Point]) -> Iterator[Point]:
    """The point halfway along a Bézier curve, given the point that it starts at and its three others; none of a corner.

    With it a path tells a curve from the straight line between its ends; with the points that it bends towards, an arc
    would have straight strokes. The sides of a box with round corners are straight to where they would meet, nearly.
    """
    for x0, y0 in start:
        (x1, y1), (x2, y2), (x3, y3) = rest
        if max(abs(x3 - x0), abs(y3 - y0)) > CORNER_PT:
            yield (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8


def _is_rectangle(points: Sequence[Point], closed: bool, x0: float, x1: float, y0: float, y1: float) -> bool:
    """Whether a subpath runs around its box: it comes back, and has a point at each corner and none elsewhere."""
    if not 4 <= len(points) <= 6 or not (closed or points[0] == points[-1]):
        return False
    corners = set()
    for x, y in points:
        left, top = x - x0 <= STRAIGHT_PT, y - y0 <= STRAIGHT_PT
        if not (left or x1 - x <= STRAIGHT_PT) or not (top or y1 - y <= STRAIGHT_PT):
            return False
        corners.add((left, top))
    return len(corners) == 4


def _is_mitred(points: Sequence[Point], x0: float, x1: float, y0: float, y1: float) -> bool:
    """Whether a subpath is one side of a box with corners cut slantwise, as Chromium paints borders of two shades.

    Two of its four corners are at each end, no further from it than the side is thick.
    """
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    if x1 - x0 < y1 - y0:
        corners, (x0, x1, y0, y1) = [(y, x) for x, y in corners], (y0, y1, x0, x1)
    thickness = y1 - y0
    ends = sorted(x for x, _ in corners)
    return (
        2 * thickness < x1 - x0
        and thickness <= RULE_THICKNESS_PT
        and all(min(y - y0, y1 - y) <= STRAIGHT_PT / 2 for _, y in corners)
        and max(ends[1] - x0, x1 - ends[2]) <= thickness + STRAIGHT_PT
    )


def rules_at(shapes: Sequence[Shape], em: float) -> list[Rule]:
    """The ruling lines among the shapes of a page whose text has this size (pt), whatever its unit."""
    if SMALLEST_EM_PT <= em <= LARGEST_EM_PT:
        return rules_of(shapes)
    scale = USUAL_EM_PT / em
    enlarged = [shape._replace(**{side: scale * getattr(shape, side) for side in _SIDES}) for shape in shapes]
    return [Rule(*(side / scale for side in rule)) for rule in rules_of(enlarged)]


def rules_of(shapes: Sequence[Shape]) -> list[Rule]:
    """The ruling lines among the shapes: lines, thin rectangles, borders of stroked rectangles, rows of dots.

    What has the colour of its ground is none: a white rule would part a row in two.
    """
    grounds = grounds_of(shapes)
    rules: list[Rule] = []
    pale: list[Rule] = []
    dots: list[Shape] = []
    for shape in shapes:
        x0, top, x1, bottom, stroke, fill = shape
        ink = stroke or fill
        if ink is None:
            continue
        width, height = x1 - x0, bottom - top
        thickness, length = (width, height) if width < height else (height, width)
        if thickness <= RULE_THICKNESS_PT:
            if not can_be_seen(ink, shape, grounds):
                continue
            if length > MIN_RULE_PT:
                rules.append(Rule(x0, top, x1, bottom))
                if grounds and is_white(ink):
                    pale.append(rules[-1])
            if length <= RULE_THICKNESS_PT and length < 2 * thickness:
                dots.append(shape)
        elif stroke and can_be_seen(stroke, shape, grounds):
            rules += _borders(shape)
    if pale and _shows_every_other_row(pale):
        unseen = {*pale}
        rules = [rule for rule in rules if rule not in unseen]
    return [*rules, *_dotted_rules(dots)] if len(dots) >= MIN_DOTS_COUNT else rules


def _shows_every_other_row(pale: Sequence[Rule]) -> bool:
    """Whether rules in the colour of paper stand in shaded rows only, and between those nothing can be seen of them.

    The half of a grid that they show would be none: 12 rows of 10 cells would be 6 tables of one row.
    """
    columns: dict[int, list[Rule]] = {}
    for rule in pale:
        if rule.x1 - rule.x0 < rule.bottom - rule.top:
            columns.setdefault(round(rule.x0), []).append(rule)
    for column in columns.values():
        pieces = sorted(column, key=attrgetter("top"))
        gaps = [after.top - before.bottom > (before.bottom - before.top) / 2 for before, after in pairwise(pieces)]
        if len(pieces) >= MIN_SHADED_ROWS_COUNT and 2 * sum(gaps) > len(gaps):
            return True
    return False


def _dotted_rules(dots: Sequence[Shape]) -> Iterator[Rule]:
    """Rows and columns of dots as the rules that they draw. A dot may be part of both."""
    for across in (True, False):
        lines: dict[int, list[Shape]] = {}
        for dot in dots:
            at = dot.top + dot.bottom if across else dot.x0 + dot.x1
            lines.setdefault(round(at), []).append(dot)
        for line in lines.values():
            yield from _chains_of_dots(line, across)


def _chains_of_dots(line: Sequence[Shape], across: bool) -> Iterator[Rule]:
    """The rules that the dots on one line draw: dots that follow each other closely."""
    chain: list[Shape] = []
    for dot in sorted(line, key=lambda dot: dot.x0 if across else dot.top):
        gap = (dot.x0 - chain[-1].x1 if across else dot.top - chain[-1].bottom) if chain else 0.0
        if gap > DOT_GAP_PT:
            yield from _rule_of_dots(chain)
            chain = []
        chain.append(dot)
    yield from _rule_of_dots(chain)


def _rule_of_dots(chain: Sequence[Shape]) -> Iterator[Rule]:
    """The rule that a chain of dots draws, if it is long enough for one."""
    if len(chain) >= MIN_DOTS_COUNT:
        yield Rule(chain[0].x0, chain[0].top, chain[-1].x1, chain[-1].bottom)


def _borders(shape: Shape) -> tuple[Rule, Rule, Rule, Rule]:
    """The four sides of a stroked rectangle."""
    x0, top, x1, bottom = shape[:4]
    return Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)


def grounds_of(shapes: Sequence[Shape]) -> list[Shape]:
    """The filled areas that other ink may stand on, in the order of painting."""
    return [s for s in shapes if s.fill and min(s.x1 - s.x0, s.bottom - s.top) > RULE_THICKNESS_PT]


def can_be_seen(ink: Color, box: Shape, grounds: Sequence[Shape]) -> bool:
    """Whether ink stands out from its ground: the last filled area under its middle, else white paper."""
    if not grounds:
        return seen_on_paper(ink)
    return distance(ink, ground_at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, grounds)) > INDISTINCT


def ground_at(x: float, y: float, grounds: Sequence[Shape]) -> Color:
    """The colour under a point of the page: that of the last ground painted there."""
    for ground in reversed(grounds):
        if ground.fill and ground.x0 <= x <= ground.x1 and ground.top <= y <= ground.bottom:
            return ground.fill
    return WHITE


def seen_on_paper(ink: Color) -> bool:
    """Whether ink stands out from white paper: the quick test, right for nearly all ink."""
    return not is_white(ink)
