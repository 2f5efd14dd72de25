"""Pages of an OFD file as drawings: its own glyphs and rules at their places, in the fonts of whoever looks at them.

No program that Python has draws OFD. Pictures and seals lie below the glyphs, so that none hides what is read; what cannot be
told of them, what notes draw, and areas of colour are left out.
"""

from __future__ import annotations

import io
import math
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.page_geometry import quarters_to_upright, turn
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages
from reportparse.readers.ofd.pictures import layer_of
from reportparse.readers.ofd.sight import region_of_picture

if TYPE_CHECKING:
    from PIL.Image import Image

BASELINE_EM = 0.86
"""Where the foot of a hanzi stands below the top of its box."""
THINNEST_PT = 0.5
PX_A_POINT = 1.5
MAX_LAID = 40
"""Pictures and seals of a page that are shown; a page of a report has an emblem, a chart, a seal."""
LAID_QUALITY = 60
MAX_GLYPHS = 20_000
"""A page with more is shown without the rest; a dense page of the form has 1 500."""


def pictures_of_ofd(
    files: Sequence[bytes], numbers: Collection[int], recognised: Collection[int]
) -> Iterator[tuple[int, float, float, str | Image]]:
    """(number, width, height, SVG or picture) of these pages; those that were read as pictures as they were read."""
    pages = Pages(Package(files[0]))
    for page in pages:
        if page.number in numbers and page.number not in recognised and page.fault is None:
            quarters = quarters_to_upright(page.glyphs)
            upright = turn(page, quarters)
            yield upright.number, upright.width, upright.height, _drawing(upright, _laid(pages, page, quarters))
    if recognised:
        from reportparse.readers.scan.pictures import as_read

        yield from map(as_read, pages.drawings([number for number in numbers if number in recognised]))


def _laid(pages: Pages, page: Page, quarters: int) -> str:
    """The pictures and seals of a page as one picture in the drawing, on nothing; "" where there is none that can be told."""
    import PIL.Image

    sheet = PIL.Image.new("RGBA", (math.ceil(page.width * PX_A_POINT), math.ceil(page.height * PX_A_POINT)))
    for placed, data in pages.laid[:MAX_LAID]:
        x0, top, x1, bottom = region_of_picture(placed)[:4]
        left, high = (max(math.floor(edge * PX_A_POINT), 0) for edge in (x0, top))
        right, low = min(math.ceil(x1 * PX_A_POINT), sheet.width), min(math.ceil(bottom * PX_A_POINT), sheet.height)
        content = pages.content_of(placed, data) if left < right and high < low else b""
        if not content:
            continue
        origin = (left / PX_A_POINT, high / PX_A_POINT)
        layer = layer_of(content, placed.by, placed.opacity, origin, (right - left, low - high), PX_A_POINT)
        if layer is not None:
            sheet.alpha_composite(layer, (left, high))
    if sheet.getbbox() is None:
        return ""
    stored = io.BytesIO()
    sheet.rotate(-90 * quarters, expand=True).save(stored, "WEBP", quality=LAID_QUALITY)
    return f'<image width="100%" height="100%" href="data:image/webp;base64,{b64encode(stored.getvalue()).decode()}"/>'


def _drawing(page: Page, laid: str) -> str:
    size = f'viewBox="0 0 {page.width:.1f} {page.height:.1f}" width="{page.width:.1f}" height="{page.height:.1f}"'
    rules = "".join(map(_outline, page.rules))
    visible = [glyph for glyph in page.glyphs[:MAX_GLYPHS] if glyph.visible]
    texts = "".join(_group(em, list(glyphs)) for em, glyphs in groupby(visible, lambda glyph: round(glyph.em, 1)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="100%" height="100%" fill="#fff"/>{laid}'
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
