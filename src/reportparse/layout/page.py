"""What a provider hands over for each page. Points (1/72 inch) from the top left corner of the page as it is shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Glyph(NamedTuple):
    """One visible character: its text, its advance box, the font size `em`, and how it is set.

    `angle` is the direction of reading in degrees clockwise: 0 upright, 90 downwards, 270 upwards. `visible` is False
    for what a reader of the page cannot see (render mode 3, the colour of the ground, covered by a picture). `spaced`:
    a blank was painted before it; blanks themselves are no glyphs.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    angle: int = 0
    bold: bool = False
    visible: bool = True
    spaced: bool = False


class Rule(NamedTuple):
    """A straight ruling line as the thin rectangle it paints; horizontal where it is wider than high."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its glyphs in the order of painting, its ruling lines, and facts that only the provider knows.

    `image_share` is the part of the page that its largest picture covers (0 to 1), `form_fields` the number of
    form-field values among the glyphs, `fault` why the page could not be read at all.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    image_share: float = 0.0
    form_fields: int = 0
    fault: str | None = None


# Between these sizes of its text (pt) a page is laid out as it is; every distance of this room is meant for them.
SMALLEST, LARGEST = 6.0, 26.0
USUAL = 10.5


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
