"""Pages by pdfplumber: the second opinion, ten times slower and sharing no code with pdfium (hazards §1)."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from reportparse.chinese.text import INVISIBLE, UNSAYABLE
from reportparse.colours import Color
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.layout.page import Glyph, Page
from reportparse.layout.page_geometry import (
    MAX_SLANT_DEGREES,
    SKEW_SAMPLE_COUNT,
    Point,
    set_straight,
    skew_of,
    slant_of,
    straightened,
)
from reportparse.layout.ruled.ink import Shape, can_be_seen, grounds_of, rules_of, shapes_of
from reportparse.readers.pdf.fields import field_glyphs

INVISIBLE_MODES = frozenset({3, 7})
"""Text render modes that paint nothing."""
OUTLINES = 150
"""A page without text and with so many paths shows its text as outlines."""
HIDDEN_FLAGS = 0b100010
"""Annotation flags hidden and no-view."""

Item = Mapping[str, Any]

# pdfminer tells its troubles with broken fonts to the log, which would end on standard error.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a file, each closed before the next. Raises UnreadableFile where a password is needed."""
    try:
        document = pdfplumber.open(io.BytesIO(data))
    except Exception as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            raise UnreadableFile(
                "encrypted", "the PDF needs a password; save it without one", "PDF 需要密码，请另存为无密码文件"
            ) from error
        raise
    with document:
        for page in document.pages:
            try:
                yield _read(page)
            finally:
                page.close()


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps the render mode of every glyph, which pdfminer forgets."""

    def __init__(self, page: PlumberPage) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
        self.mode = 0
        self.modes: list[int] = []

    def render_string(self, textstate: Any, *arguments: Any) -> None:
        """Note the mode in which the glyphs that follow are painted."""
        self.mode = textstate.render
        super().render_string(textstate, *arguments)

    def render_char(self, *arguments: Any, **named: Any) -> float:
        """Keep the mode of one glyph."""
        self.modes.append(self.mode)
        return float(super().render_char(*arguments, **named))


def _read(page: PlumberPage) -> Page:
    """Glyphs and rules of one page, as the page is shown."""
    modes = _interpret(page)
    left, top, width, height = _frame(page)
    chars = page.chars
    skew = skew_of(
        [slant_of(_degrees(*char["matrix"][:2])) for char in chars[:: max(len(chars) // SKEW_SAMPLE_COUNT, 1)]]
    )
    painted = (*page.rects, *page.lines, *page.curves)
    shapes = [shape for item in painted for shape in _shapes(item, left, top, skew)]
    grounds = grounds_of(shapes)
    if len(modes) != len(chars):
        modes = [0] * len(chars)
    glyphs = []
    spaced = False
    for char, mode in zip(chars, modes, strict=True):
        if _is_ink(char):
            glyphs.append(_glyph(char, mode, left, top, grounds)._replace(spaced=spaced))
        spaced = not _is_ink(char)
    if skew:
        glyphs = list(set_straight(glyphs, skew))
    values = _fields(page, left, top)
    share = sum(_share(image, left, top, width, height) for image in page.images)
    if not chars and len(shapes) > OUTLINES:
        share = 1.0
    return Page(
        page.page_number,
        width,
        height,
        tuple(glyphs + [glyph for value in values for glyph in value]),
        tuple(rules_of(shapes)),
        min(share, 1.0),
        len(values),
    )


def _interpret(page: PlumberPage) -> list[int]:
    """Run the page through a device of our own, keep the layout for pdfplumber, and give the render modes."""
    device = _Device(page)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return device.modes


def _frame(page: PlumberPage) -> tuple[float, float, float, float]:
    """What CropBox leaves of the page as it is shown: left and top in pdfplumber's coordinates, width, height."""
    mx0, my0, mx1, my1 = page.page_obj.mediabox
    cx0, cy0, cx1, cy1 = page.page_obj.cropbox or page.page_obj.mediabox
    x0, y0, x1, y1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = mx0, my0, mx1, my1
    left, top = [(x0 - mx0, my1 - y1), (y0 - my0, x0 - mx0), (mx1 - x1, y0 - my0), (my1 - y1, mx1 - x1)][
        page.rotation // 90 % 4
    ]
    width, height = (y1 - y0, x1 - x0) if page.rotation % 180 else (x1 - x0, y1 - y0)
    return page.mediabox[0] + left, page.mediabox[1] + top, width, height


def _is_ink(char: Item) -> bool:
    return not char["text"].isspace() and char["text"].translate(INVISIBLE) not in ("", "\x00")


def _glyph(char: Item, mode: int, left: float, top: float, grounds: Sequence[Shape]) -> Glyph:
    """A glyph of ours out of a character of pdfplumber's."""
    a, b = char["matrix"][:2]
    box = Shape(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top, None, None)
    ink = _color(char.get("non_stroking_color"))
    visible = mode not in INVISIBLE_MODES and can_be_seen(ink, box, grounds)
    text = UNSAYABLE if char["text"].startswith("(cid:") else char["text"]
    bold = "bold" in char["fontname"].lower()
    return Glyph(text, box.x0, box.top, box.x1, box.bottom, char["size"], _angle(a, b), bold, visible)


def _angle(a: float, b: float) -> int:
    """Direction of reading in whole degrees, right angles exact."""
    degrees = _degrees(a, b)
    right = round(degrees / 90) * 90
    return int(right if abs(degrees - right) <= MAX_SLANT_DEGREES else round(degrees)) % 360


def _degrees(a: float, b: float) -> float:
    """Direction of reading in degrees clockwise out of a text matrix."""
    return -math.degrees(math.atan2(b, a))


def _color(value: Any) -> Color:
    """A colour of DeviceGray, RGB or CMYK as RGB; anything else (a pattern) counts as black ink."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return 0, 0, 0
    if len(parts) == 4:
        black = 1 - parts[3]
        parts = [(1 - part) * black for part in parts[:3]]
    red, green, blue = parts if len(parts) == 3 else (parts[0],) * 3
    return round(red * 255), round(green * 255), round(blue * 255)


def _shapes(item: Item, left: float, top: float, skew: float) -> Iterator[Shape]:
    """The axis-parallel lines and rectangles of a path."""
    stroke = _color(item["stroking_color"]) if item["stroke"] else None
    fill = _color(item["non_stroking_color"]) if item["fill"] else None
    points: list[Point] = []
    closed = False
    for command, *ends in item["path"]:
        if command == "m" and len(points) > 1:
            yield from shapes_of(points, closed, stroke, fill)
        if command == "m":
            points, closed = [], False
        closed = closed or command == "h"
        shown = [(x - left, y - top) for x, y in ends[-1:]]
        points += straightened(shown, skew) if skew else shown
    if len(points) > 1:
        yield from shapes_of(points, closed, stroke, fill)


def _share(image: Item, left: float, top: float, width: float, height: float) -> float:
    """Part of the page that a picture covers."""
    across = min(image["x1"] - left, width) - max(image["x0"] - left, 0)
    down = min(image["bottom"] - top, height) - max(image["top"] - top, 0)
    return float(max(across, 0) * max(down, 0) / max(width * height, 1))


def _fields(page: PlumberPage, left: float, top: float) -> list[list[Glyph]]:
    """The values of a page's text and choice fields as glyphs."""
    values = []
    for annotation in page.annots:
        value = _value(annotation["data"])
        if value:
            x0, x1 = annotation["x0"] - left, annotation["x1"] - left
            values.append(list(field_glyphs(value, x0, annotation["top"] - top, x1, annotation["bottom"] - top)))
    return values


def _value(data: Mapping[str, Any]) -> str:
    """Value of a widget that one can see, its own or its parent's; empty for buttons and other annotations."""
    if getattr(data.get("Subtype"), "name", "") != "Widget" or int(data.get("F", 0)) & HIDDEN_FLAGS:
        return ""
    parent = data.get("Parent") if isinstance(data.get("Parent"), dict) else {}
    kind, value = (data.get(key, parent.get(key) if parent else None) for key in ("FT", "V"))
    if getattr(kind, "name", "") not in ("Tx", "Ch") or not isinstance(value, (bytes, str)):
        return ""
    if isinstance(value, str):
        return value
    return value.decode("utf-16" if value[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
