"""Pages of an OFD file as drawings: its own glyphs and rules at their places, in the fonts of whoever looks at them.

No program that Python has draws OFD; pictures and seals are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.page_geometry import quarters_to_upright, turn
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages

if TYPE_CHECKING:
    from PIL.Image import Image

BASELINE_EM = 0.86
"""Where the foot of a hanzi stands below the top of its box."""
THINNEST_PT = 0.5
MAX_GLYPHS = 20_000
"""A page with more is shown without the rest; a dense page of the form has 1 500."""


def pictures_of_ofd(
    files: Sequence[bytes], numbers: Collection[int], recognised: Collection[int]
) -> Iterator[tuple[int, float, float, str | Image]]:
    """(number, width, height, SVG or picture) of these pages; those that were read as pictures as they were read."""
    pages = Pages(Package(files[0]))
    for page in pages:
        if page.number in numbers and page.number not in recognised and page.fault is None:
            upright = turn(page, quarters_to_upright(page.glyphs))
            yield upright.number, upright.width, upright.height, _drawing(upright)
    if recognised:
        from reportparse.readers.scan.pictures import as_read

        yield from map(as_read, pages.drawings([number for number in numbers if number in recognised]))


def _drawing(page: Page) -> str:
    size = f'viewBox="0 0 {page.width:.1f} {page.height:.1f}" width="{page.width:.1f}" height="{page.height:.1f}"'
    rules = "".join(map(_outline, page.rules))
    visible = [glyph for glyph in page.glyphs[:MAX_GLYPHS] if glyph.visible]
    texts = "".join(_group(em, list(glyphs)) for em, glyphs in groupby(visible, lambda glyph: round(glyph.em, 1)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="100%" height="100%" fill="#fff"/>'
        f'<path d="{rules}"/><g font-family="serif">{texts}</g></svg>'
    )


def _outline(rule: Rule) -> str:
    """A rule as it is painted, or as thin as can be seen."""
    right, bottom = max(rule.x1, rule.x0 + THINNEST_PT), max(rule.bottom, rule.top + THINNEST_PT)
    return f"M{rule.x0:.1f} {rule.top:.1f}H{right:.1f}V{bottom:.1f}H{rule.x0:.1f}z"


def _group(em: float, glyphs: Sequence[Glyph]) -> str:
    return f'<g font-size="{em}">{"".join(map(_text, glyphs))}</g>'


def _text(glyph: Glyph) -> str:
    x, y = glyph.x0, glyph.top + BASELINE_EM * (glyph.bottom - glyph.top)
    turned = f' transform="rotate({glyph.angle} {glyph.x0:.1f} {glyph.top:.1f})"' if glyph.angle else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{turned}>{escape(glyph.text if glyph.text.isprintable() else " ")}</text>'
