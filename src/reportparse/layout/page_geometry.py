"""Pages as they should have been handed over: enlarged to a usual size of text, turned upright, set straight."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from reportparse.layout.page import Glyph, Page, Rule, Spot

SMALLEST_EM_PT, LARGEST_EM_PT = 6.0, 26.0
"""A page is laid out as it is where its text has a size between these: every distance in points is meant for them.
Measured: 3 to 12 for the smallest, 20 to 104 for the largest (`layout/__init__.py`)."""

USUAL_EM_PT = 10.5
"""Other pages (slides, posters, pages whose unit is no point) are enlarged to about this: 五号, the size of the form."""

EM_SAMPLE_COUNT = 64
"""So many glyphs of a page tell the size of its text; the lower quartile counts, since titles are large."""

SIDEWAYS_SHARE = 0.6
"""A page is turned if more of its glyphs than this run in one direction."""

MAX_SLANT_DEGREES = 3.05
"""Text that is off a right angle by no more is meant to be straight: a page from a scanner, three degrees as rounded."""

MIN_SLANT_DEGREES = 0.04
"""Less cannot be seen: 0.4 pt over the width of a page."""

MOST_ASKEW_DEGREES = 15.0
"""A page that lies further askew than it is set straight is told up to here; beyond, text is a watermark."""

SKEW_SAMPLE_COUNT = 24
"""So many characters of a page tell whether it is askew."""

Point = tuple[float, float]
"""x and y in points."""


def fitting_scale(glyphs: Sequence[Glyph], before: float) -> float:
    """By how much to enlarge a page so that its text has a usual size; by as much as the page before where that will do.

    All pages of a document should be enlarged alike: their margins and columns are compared.
    """
    if not glyphs:
        return before
    sample = sorted(glyph.em for glyph in glyphs[:: max(len(glyphs) // EM_SAMPLE_COUNT, 1)])
    em = sample[len(sample) // 4]
    for scale in (before, 1.0):
        if SMALLEST_EM_PT <= em * scale <= LARGEST_EM_PT:
            return scale
    return 2.0 ** round(math.log2(USUAL_EM_PT / em)) if em > 0 else before


def scaled(page: Page, scale: float) -> Page:
    """The page enlarged so many times."""
    return replace(
        page,
        width=page.width * scale,
        height=page.height * scale,
        glyphs=tuple(
            glyph._replace(
                x0=glyph.x0 * scale,
                top=glyph.top * scale,
                x1=glyph.x1 * scale,
                bottom=glyph.bottom * scale,
                em=glyph.em * scale,
            )
            for glyph in page.glyphs
        ),
        rules=tuple(Rule(*(side * scale for side in rule)) for rule in page.rules),
        spots=tuple(scaled_spot(spot, scale) for spot in page.spots),
    )


def scaled_spot(spot: Spot, scale: float) -> Spot:
    """A spot of ink on the page enlarged so many times."""
    return spot._replace(x0=spot.x0 * scale, top=spot.top * scale, x1=spot.x1 * scale, bottom=spot.bottom * scale)


def turn(page: Page, quarters: int) -> Page:
    """The page turned clockwise by so many quarters: for /Rotate and for tables set sideways on an upright page."""
    for _ in range(quarters % 4):
        height = page.height
        page = replace(
            page,
            width=height,
            height=page.width,
            glyphs=tuple(_turn_glyphs(page.glyphs, height)),
            rules=tuple(Rule(height - r.bottom, r.x0, height - r.top, r.x1) for r in page.rules),
            spots=tuple(
                spot._replace(x0=height - spot.bottom, top=spot.x0, x1=height - spot.top, bottom=spot.x1)
                for spot in page.spots
            ),
        )
    return page


def _turn_glyphs(glyphs: Iterable[Glyph], height: float) -> Iterable[Glyph]:
    """Glyphs after a quarter turn clockwise of a page of this height."""
    for text, x0, top, x1, bottom, em, angle, *rest in glyphs:
        yield Glyph(text, height - bottom, x0, height - top, x1, em, (angle + 90) % 360, *rest)


def quarters_to_upright(glyphs: Sequence[Glyph]) -> int:
    """Quarters by which to turn a page whose text mostly runs sideways (a landscape table on an upright page)."""
    if not any(map(attrgetter("angle"), glyphs)):
        return 0
    angle, n = Counter(map(attrgetter("angle"), glyphs)).most_common(1)[0]
    return (360 - angle) // 90 % 4 if angle % 90 == 0 and n > SIDEWAYS_SHARE * len(glyphs) else 0


def with_upright(page: Page, glyphs: Sequence[Glyph], *angles: int) -> list[tuple[Glyph, Glyph]]:
    """The glyphs that are rotated by these angles, each in a pair: as it stands, and as it stands on the page turned
    so that it is upright. Rotated text is read on the turned page: ABC set upwards must not come out as CBA."""
    pairs: list[tuple[Glyph, Glyph]] = []
    for angle in angles:
        rotated = tuple(glyph for glyph in glyphs if glyph.angle == angle)
        if rotated:
            upright = turn(replace(page, glyphs=rotated, rules=()), (360 - angle) // 90).glyphs
            pairs += zip(rotated, upright, strict=True)
    return pairs


def slant_of(degrees: float) -> float:
    """By how many degrees a direction is off the nearest right angle: 91.5 → 1.5."""
    return degrees - round(degrees / 90) * 90


def right_angle(degrees: float) -> int:
    """A direction of reading in whole degrees from 0 to 359, exactly a right angle where it is meant to be one."""
    right = round(degrees / 90) * 90
    return int(right if abs(degrees - right) <= MAX_SLANT_DEGREES else round(degrees)) % 360


def skew_of(slants: Sequence[float]) -> float:
    """By how many degrees a page is askew, given the slants of some of its text; 0 unless all of them are nearly the same."""
    if not slants or not all(MIN_SLANT_DEGREES < abs(slant) <= MAX_SLANT_DEGREES for slant in slants):
        return 0.0
    usual = sorted(slants)[len(slants) // 2]
    return usual if all(abs(slant - usual) <= MIN_SLANT_DEGREES for slant in slants) else 0.0


def is_too_askew(glyphs: Sequence[Glyph]) -> bool:
    """Whether most of a page's text is off a right angle: by more than it would be set straight, by less than a watermark."""
    askew = [glyph for glyph in glyphs if 0 < abs(slant_of(glyph.angle)) <= MOST_ASKEW_DEGREES]
    return 2 * len(askew) > len(glyphs)


def straightened(points: Sequence[Point], skew: float) -> list[Point]:
    """Points of a page that is askew by so many degrees clockwise, turned back about its top left corner."""
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]


def set_straight(glyphs: Iterable[Glyph], skew: float) -> Iterator[Glyph]:
    """Glyphs of a page that is askew by so many degrees, moved to where they would stand on a straight one."""
    for glyph in glyphs:
        width, height = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
        ((x, y),) = straightened([((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)], skew)
        yield glyph._replace(x0=x - width / 2, top=y - height / 2, x1=x + width / 2, bottom=y + height / 2)


def spot_straightened(spot: Spot, skew: float) -> Spot:
    """A spot of a page that is askew, moved as `set_straight` moves glyphs."""
    x0, top, x1, bottom = spot[:4]
    ((x, y),) = straightened([((x0 + x1) / 2, (top + bottom) / 2)], skew)
    across, down = (x1 - x0) / 2, (bottom - top) / 2
    return spot._replace(x0=x - across, top=y - down, x1=x + across, bottom=y + down)
