"""Pages as they should have been handed over: enlarged to a usual size of text, turned upright, set straight."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from reportparse.layout.page import Glyph, Page, Rule

Point = tuple[float, float]


# Between these sizes of its text (pt) a page is laid out as it is; every distance of this room is meant for them.
SMALLEST, LARGEST = 6.0, 26.0


USUAL = 10.5


# Text that is off a right angle by no more (degrees) is meant to be straight; less than ASKEW cannot be seen.
SLANT = 3.0


ASKEW = 0.04


# So many characters of a page tell whether it is askew.
SKEW_SAMPLE = 24


def fitting_scale(glyphs: Sequence[Glyph], before: float) -> float:
    """By how much to enlarge a page so that its text has a usual size; that of the page before where it will do."""
    if not glyphs:
        return before
    sample = sorted(glyph.em for glyph in glyphs[:: max(len(glyphs) // 64, 1)])
    em = sample[len(sample) // 4]
    for scale in (before, 1.0):
        if SMALLEST <= em * scale <= LARGEST:
            return scale
    return 2.0 ** round(math.log2(USUAL / em)) if em > 0 else before


def scaled(page: Page, scale: float) -> Page:
    """The page enlarged: a slide, a poster, or a page whose unit is no point."""
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
    )


def turn(page: Page, quarters: int) -> Page:
    """The page turned clockwise by so many quarters: for /Rotate and for tables set sideways on an upright page."""
    for _ in range(quarters % 4):
        page = Page(
            page.number,
            page.height,
            page.width,
            tuple(_turn_glyphs(page.glyphs, page.height)),
            tuple(Rule(page.height - r.bottom, r.x0, page.height - r.top, r.x1) for r in page.rules),
            page.image_share,
            page.form_fields,
            page.fault,
        )
    return page


def _turn_glyphs(glyphs: Iterable[Glyph], height: float) -> Iterable[Glyph]:
    """Glyphs after a quarter turn clockwise of a page of this height."""
    for text, x0, top, x1, bottom, em, angle, *rest in glyphs:
        yield Glyph(text, height - bottom, x0, height - top, x1, em, (angle + 90) % 360, *rest)


def slant_of(degrees: float) -> float:
    """By how many degrees a direction is off the nearest right angle."""
    return degrees - round(degrees / 90) * 90


def skew_of(slants: Sequence[float]) -> float:
    """By how many degrees a page is askew, given the slants of some of its text; 0 unless all of them are nearly the same."""
    if not slants or not all(ASKEW < abs(slant) <= SLANT for slant in slants):
        return 0.0
    usual = sorted(slants)[len(slants) // 2]
    return usual if all(abs(slant - usual) <= ASKEW for slant in slants) else 0.0


def straightened(points: Sequence[Point], skew: float) -> list[Point]:
    """Points of a page that is askew by so many degrees clockwise, turned back about its corner."""
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]


def set_straight(glyphs: Iterable[Glyph], skew: float) -> Iterator[Glyph]:
    """Glyphs of a page that is askew, moved to where they would stand."""
    for glyph in glyphs:
        width, height = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
        ((x, y),) = straightened([((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)], skew)
        yield glyph._replace(x0=x - width / 2, top=y - height / 2, x1=x + width / 2, bottom=y + height / 2)


def quarters_to_upright(glyphs: Sequence[Glyph]) -> int:
    """Quarters by which to turn a page whose text mostly runs sideways (a landscape table on an upright page)."""
    if not any(map(attrgetter("angle"), glyphs)):
        return 0
    angle, n = Counter(map(attrgetter("angle"), glyphs)).most_common(1)[0]
    return (360 - angle) // 90 % 4 if angle % 90 == 0 and n > 0.6 * len(glyphs) else 0


def set_upright(page: Page, glyphs: Sequence[Glyph], *angles: int) -> list[tuple[Glyph, Glyph]]:
    """Rotated glyphs in pairs: as they stand, and as they stand once the page is turned so that they are upright."""
    pairs: list[tuple[Glyph, Glyph]] = []
    for angle in angles:
        standing = tuple(glyph for glyph in glyphs if glyph.angle == angle)
        if standing:
            upright = turn(replace(page, glyphs=standing, rules=()), (360 - angle) // 90).glyphs
            pairs += zip(standing, upright, strict=True)
    return pairs
