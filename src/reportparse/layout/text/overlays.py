"""What lies over the text of a page, or is not on it: lines through numbers, watermarks, text off the page.

All distances are shares of the font size, which is called `em`, where the name does not say points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from reportparse.layout.page import Glyph, Rule, Spot

STRIKE_OFF_MIDDLE_EM = 0.2
"""A line that strikes digits out runs no further from the middle of their height: underlines and borders do."""

STRIKE_PAST_END_EM = 0.6
"""It ends no further beyond the first and the last glyph that it strikes: a longer line is a rule, unless it stands between
the sides of a table, where no rule runs through digits."""

STRIKE_TOUCH_PT = 1.8
"""Lines that come so near to each other meet."""

STRIKE_THICKNESS_PT = 2.0
"""It is no thicker, and longer than that: a thicker one is a bar."""

STACK_PT, MIN_STRIPS_COUNT = 5.0, 4
"""So many lines as long as each other this near are a shade painted in strips of 1 pt; a double strike has two."""

WATERMARK_RATIO = 2.0
"""The glyphs of a watermark are at least so many times as large as the text that they lie over. Measured: 1.5 to 8
(`layout/__init__.py`)."""

SPECK_RATIO = 0.15
"""Nobody reads a glyph that is so much smaller than the text of the page; a raised note mark is half as large."""

MAX_LARGE_COUNT = 400
"""More large glyphs than this are no watermark but a poster; looking under each of them would take long."""


def struck_of(runs: Sequence[Sequence[Glyph]], rules: Sequence[Rule]) -> frozenset[Glyph]:
    """The glyphs of upright runs that a line through their middle takes back (hazards: numbers).

    Such a number often stands beside the right one: 1̶2̶ 15 → only 15 counts. Only lines through digits are looked for.
    """
    lines = sorted(
        ((rule.top + rule.bottom) / 2, rule.x0, rule.x1)
        for rule in rules
        if rule.bottom - rule.top <= STRIKE_THICKNESS_PT < rule.x1 - rule.x0
    )
    heights = [y for y, _, _ in lines]
    found: set[Glyph] = set()
    for run in runs:
        middle, reach = (run[0].top + run[0].bottom) / 2, STRIKE_OFF_MIDDLE_EM * run[0].em
        for _, x0, x1 in lines[bisect_left(heights, middle - reach) : bisect_right(heights, middle + reach)]:
            under = [glyph for glyph in run if x0 <= (glyph.x0 + glyph.x1) / 2 <= x1]
            if not any(glyph.text.isdigit() for glyph in under) or _is_strip(lines, heights, middle, x0, x1):
                continue
            past_end = max(under[0].x0 - x0, x1 - under[-1].x1)
            if past_end <= STRIKE_PAST_END_EM * run[0].em or _is_between_sides(x0, x1, middle, rules):
                found.update(under)
    return frozenset(found)


def struck_before(runs: Sequence[Sequence[Glyph]], before: Sequence[Spot]) -> frozenset[Glyph]:
    """The glyphs of runs that stand where another reading of their page saw some struck out."""
    return frozenset(
        glyph
        for run in runs
        for glyph in run
        for x, y in [middle_of(glyph)]
        if any(spot.x0 <= x <= spot.x1 and spot.top <= y <= spot.bottom for spot in before)
    )


def middle_of(box: Glyph | Spot) -> tuple[float, float]:
    """The point in the middle of a box."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _is_between_sides(x0: float, x1: float, y: float, rules: Iterable[Rule]) -> bool:
    """Whether rules run down at both ends of a line across, or beyond them."""
    sides = [rule.x0 for rule in rules if rule.top < y < rule.bottom and rule.bottom - rule.top > STRIKE_THICKNESS_PT]
    return bool(sides) and min(sides) <= x0 + STRIKE_TOUCH_PT and max(sides) >= x1 - STRIKE_TOUCH_PT


def across_cells(struck: Iterable[Spot], rules: Sequence[Rule]) -> list[Rule]:
    """Those rules through struck glyphs that reach from side to side of one cell: they part no row.

    None goes on at their ends, and none crosses them. Of a line through several cells nobody can say what it is.
    """
    through = []
    spots = [*struck]
    for rule in rules:
        x0, top, x1, bottom = rule
        if (
            bottom - top <= STRIKE_THICKNESS_PT < x1 - x0
            and any(x0 <= (spot.x0 + spot.x1) / 2 <= x1 and spot.top < top and bottom < spot.bottom for spot in spots)
            and not any(_goes_on(rule, other) for other in rules)
        ):
            through.append(rule)
    return through


def _goes_on(line: Rule, other: Rule) -> bool:
    """Whether another rule goes on at an end of a line across, or crosses it."""
    x0, top, x1, bottom = line
    if other.bottom - other.top <= STRIKE_THICKNESS_PT:
        return (
            abs(other.top - top) <= STRIKE_TOUCH_PT and min(abs(other.x0 - x1), abs(other.x1 - x0)) <= STRIKE_TOUCH_PT
        )
    return (
        x0 + STRIKE_TOUCH_PT < other.x0 <= other.x1 < x1 - STRIKE_TOUCH_PT
        and other.top < top - STRIKE_TOUCH_PT
        and other.bottom > bottom + STRIKE_TOUCH_PT
    )


def _is_strip(
    lines: Sequence[tuple[float, float, float]], heights: Sequence[float], y: float, x0: float, x1: float
) -> bool:
    """Whether a line is one of a stack of strips, all as long: a shade that is painted strip by strip."""
    near = lines[bisect_left(heights, y - STACK_PT) : bisect_right(heights, y + STACK_PT)]
    return sum(abs(a - x0) <= 1 and abs(b - x1) <= 1 for _, a, b in near) >= MIN_STRIPS_COUNT


def watermark_of(glyphs: Sequence[Glyph]) -> frozenset[Glyph]:
    """The glyphs of an upright watermark: large ones that lie over much smaller text (hazards PDF: strip watermarks).

    What else has the size of a glyph that does is part of it: 内部资料 over a table goes as a whole, also where it lies
    over blank cells. A large title lies over nothing and stays.
    """
    if not glyphs:
        return frozenset()
    sizes = sorted(map(attrgetter("em"), glyphs))
    usual = sizes[len(sizes) // 2]
    if sizes[-1] < WATERMARK_RATIO * usual:
        return frozenset()
    large = [glyph for glyph in glyphs if glyph.em >= WATERMARK_RATIO * usual]
    if len(large) > MAX_LARGE_COUNT:
        return frozenset()
    middles = sorted(((glyph.top + glyph.bottom) / 2, (glyph.x0 + glyph.x1) / 2, glyph.em) for glyph in glyphs)
    sizes_over = {round(glyph.em) for glyph in large if _lies_over(glyph, middles)}
    return frozenset(glyph for glyph in large if round(glyph.em) in sizes_over)


def slanted_of(rotated: Sequence[Glyph], upright: Sequence[Glyph]) -> list[Spot]:
    """Slanted glyphs of the size of the text as spots of ink: they are read nowhere, but a cell that has one is not blank.

    A slanted watermark is larger.
    """
    slanted = [glyph for glyph in rotated if glyph.angle % 90]
    if not slanted or not upright:
        return []
    sizes = sorted(map(attrgetter("em"), upright))
    largest = WATERMARK_RATIO * sizes[len(sizes) // 2]
    return [spot_of(glyph) for glyph in slanted if glyph.em < largest]


def spot_of(glyph: Glyph) -> Spot:
    """A glyph that is read nowhere, as ink: a cell that has one is not blank."""
    return Spot(glyph.x0, glyph.top, glyph.x1, glyph.bottom)


def specks_of(glyphs: Sequence[Glyph]) -> frozenset[Glyph]:
    """Glyphs so much smaller than the text of their page that nobody reads them: specks of ink."""
    sizes = [*map(attrgetter("em"), glyphs)]
    if not sizes or min(sizes) >= SPECK_RATIO * max(sizes):
        return frozenset()
    usual = sorted(sizes)[len(sizes) // 2]
    return frozenset(glyph for glyph in glyphs if glyph.em < SPECK_RATIO * usual)


def _lies_over(large: Glyph, middles: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the middle of a much smaller glyph lies inside this one; `middles` are (y, x, em), ascending."""
    at = bisect_left(middles, (large.top,))
    while at < len(middles) and middles[at][0] < large.bottom:
        _, x, em = middles[at]
        if em * WATERMARK_RATIO <= large.em and large.x0 < x < large.x1:
            return True
        at += 1
    return False


def off_page(runs: Sequence[list[Glyph]], width: float, height: float) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The runs that stand on a page of this size (pt), and those that stand wholly off it (hazards PDF: invisible text).

    A run that reaches over the edge stays whole: half a number must not be left of it.
    """
    on: list[list[Glyph]] = []
    off: list[list[Glyph]] = []
    for run in runs:
        inside = any(0 <= g[1] + g[3] <= 2 * width and 0 <= g[2] + g[4] <= 2 * height for g in run)
        (on if inside else off).append(run)
    return on, off
