"""Pages by pdfplumber: the second opinion, ten times slower and reading text and rules by code of its own (hazards §1).

What of it can be seen is told by one look for both engines: only pdfium draws pages."""

from __future__ import annotations

import io
import logging
import math
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from reportparse.chinese.text import INVISIBLE, UNSAYABLE
from reportparse.colours import Color
from reportparse.diagnostics.errors import too_large
from reportparse.layout.page import Glyph, Page
from reportparse.layout.page_geometry import (
    SKEW_SAMPLE_COUNT,
    USUAL_EM_PT,
    Point,
    right_angle,
    set_straight,
    skew_of,
    slant_of,
    straightened,
)
from reportparse.layout.ruled.ink import Shape, can_be_seen, grounds_of, middle_of_curve, rules_at, shapes_of
from reportparse.readers.pdf.faults import encrypted, library_calls
from reportparse.readers.pdf.fields import field_glyphs, is_hidden_annotation
from reportparse.readers.pdf.pdfium import looks
from reportparse.readers.pdf.pdfium_paint import POINTS_OF_CURVE
from reportparse.readers.pdf.viewport import Viewport
from reportparse.readers.pdf.visibility import INVISIBLE_RENDER_MODES, shows_outlines

FAULTS = (
    PSException,  # and what derives from it: PSEOF, PSSyntaxError, PDFException, PDFFontError …
    PdfminerException,
    MalformedPDFException,
    *(TypeError, ValueError, LookupError, AttributeError, AssertionError, ArithmeticError, NotImplementedError),
    *(struct.error, zlib.error),
)
"""What pdfminer and pdfplumber raise over broken files, found by reading their source and by damaging files
(hazards PDF: corrupt)."""

TINT_SPACES = frozenset({"Separation", "DeviceN"})
"""Colour spaces whose components are tints of an ink (ISO 32000-1 §8.6.6)."""

SAME_PLACE_EM = 0.25
"""Two engines tell the middle of one glyph so near to each other."""
MAX_BLOTS = 400
"""So many glyphs of a page that are covered in part are taken over; a page without Unicode has more that cannot be said."""

MAX_BYTES = 1 << 30
MAX_BYTES_AGAIN = 600_000
"""Bytes of page content that are carried out; of a second reading so many that it stays within some seconds."""

Item = Mapping[str, Any]

# They tell their troubles with broken files to the log, which would end on standard error.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def pages(
    data: bytes, numbers: Collection[int] | None = None, drawn: Collection[int] | None = None, most: int = MAX_BYTES
) -> Iterator[Page]:
    """The pages of a file, or those of these numbers, each closed before the next. Raises UnreadableFile or OverLimit.

    `drawn` are those that may have to be looked at, where that is known; `most` bytes of content may they have.
    """
    with library_calls(*FAULTS):
        document = _open(data, numbers)
    try:
        with library_calls(*FAULTS):
            pages = document.pages
            _Work(most).take(stream for page in pages for stream in page.page_obj.contents)
        looked = looks(data, drawn) if drawn is None or drawn else iter(())
        look = next(looked, None)
        work = _Work(most)
        for page in pages:
            with library_calls(*FAULTS):
                contents = _contents(page, work)
            while look and look.number < page.page_number:
                look = next(looked, None)
            seen = look if look and look.number == page.page_number else None
            yield _as_seen(_read(page.page_number, contents), seen)
            with library_calls(*FAULTS):
                page.close()
    finally:
        with suppress(*FAULTS):  # whatever was read is read
            document.close()


def _open(data: bytes, numbers: Collection[int] | None) -> PDF:
    """Open a file; pdfplumber wraps whatever pdfminer raises, without a message (hazards PDF: encrypted)."""
    try:
        return pdfplumber.open(io.BytesIO(data), pages=None if numbers is None else sorted(numbers))
    except PdfminerException as error:
        (cause,) = error.args
        if isinstance(cause, PDFPasswordIncorrect):
            raise encrypted() from error
        if isinstance(cause, (MemoryError, RecursionError)):
            raise cause from error
        raise


class _Work:
    """Counts the bytes of content that may still be carried out, those of a form XObject each time that it is drawn."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def take(self, streams: Iterable[object]) -> None:
        """Take content streams from what is left. Raises OverLimit where they are more."""
        self.left -= sum(len(stream_value(stream).get_data()) for stream in streams)
        if self.left < 0:
            raise too_large(self.most, "bytes of page content", "字节页面内容")


class _Interpreter(PDFPageInterpreter):
    """Carries out as much as there is work for."""

    device: _Device

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out content streams, which may have others drawn."""
        self.device.work.take(streams)
        super().execute(streams)


class _Manner(NamedTuple):
    """How a glyph is painted, which pdfminer forgets: its text render mode, and whether its font size is below zero."""

    mode: int = 0
    mirrored: bool = False


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps the manner of every glyph."""

    def __init__(self, page: PlumberPage, work: _Work) -> None:
        self.work = work
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
        self.manner = _Manner()
        self.manners: list[_Manner] = []

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Note the manner in which the glyphs that follow are painted."""
        self.manner = _Manner(textstate.render, textstate.fontsize < 0)
        super().render_string(textstate, seq, ncs, _in_device_colors(graphicstate))

    def paint_path(self, gstate: Any, *arguments: Any) -> None:
        """Paint a path in a colour that can be told without its colour space."""
        super().paint_path(_in_device_colors(gstate), *arguments)

    def render_char(self, *arguments: Any, **named: Any) -> float:
        """Keep the manner of one glyph."""
        self.manners.append(self.manner)
        return float(super().render_char(*arguments, **named))


def _in_device_colors(state: Any) -> Any:
    """The graphics state with tints as grey: 1 is full ink in Separation and DeviceN, where 1 of DeviceGray is white."""
    if state.ncs.name not in TINT_SPACES and state.scs.name not in TINT_SPACES:
        return state
    state = state.copy()
    if state.ncs.name in TINT_SPACES:
        state.ncolor = _grey_of_tints(state.ncolor)
    if state.scs.name in TINT_SPACES:
        state.scolor = _grey_of_tints(state.scolor)
    return state


def _grey_of_tints(tints: Any) -> float:
    """DeviceGray of the strongest of some tints; a pattern counts as ink."""
    numbers = [
        tint for tint in (tints if isinstance(tints, (tuple, list)) else (tints,)) if isinstance(tint, (int, float))
    ]
    return 1.0 - max(numbers, default=1.0)


class _Contents(NamedTuple):
    """What the library says of a page. `manners` are those of the characters."""

    view: Viewport
    characters: Sequence[Item]
    manners: Sequence[_Manner]
    painted: Sequence[Item]
    images: Sequence[Item]
    annotations: Sequence[Item]


def _contents(page: PlumberPage, work: _Work) -> _Contents:
    """Run the page through a device of our own, and keep the layout for pdfplumber."""
    device = _Device(page, work)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    painted = (*page.rects, *page.lines, *page.curves)
    manners = device.manners if len(device.manners) == len(page.chars) else [_Manner()] * len(page.chars)
    return _Contents(_viewport(page), page.chars, manners, painted, page.images, page.annots)


def _read(number: int, contents: _Contents) -> Page:
    """Glyphs and rules of one page, as the page is shown."""
    chars = contents.characters
    sample = chars[:: max(len(chars) // SKEW_SAMPLE_COUNT, 1)]
    skew = skew_of([slant_of(_degrees(*char["matrix"][:2])) for char in sample])
    ems = sorted(char["size"] for char in sample)
    view = contents.view._replace(skew_degrees=skew)
    shapes = [shape for item in contents.painted for shape in _shapes(item, view)]
    grounds = grounds_of(shapes)
    glyphs = []
    spaced = False
    for char, manner in zip(chars, contents.manners, strict=True):
        if _is_ink(char):
            glyphs.append(_glyph(char, manner, view, grounds)._replace(spaced=spaced))
        spaced = not _is_ink(char)
    if skew:
        glyphs = list(set_straight(glyphs, skew))
    values = _fields(contents.annotations, view)
    share = sum(view.share(_box(image, view)) for image in contents.images)
    if shows_outlines(n_paths=len(shapes), n_characters=len(chars)):
        share = 1.0
    return Page(
        number,
        view.width,
        view.height,
        tuple(glyphs + [glyph for value in values for glyph in value]),
        tuple(rules_at(shapes, ems[len(ems) // 2] if ems else USUAL_EM_PT)),
        min(share, 1.0),
        len(values),
    )


def _as_seen(page: Page, look: Page | None) -> Page:
    """The page with what a person sees of it: of the glyphs that a look did not find, as many are hidden here."""
    if look is None:
        return page
    unseen: dict[str, list[Glyph]] = {}
    for glyph in look.glyphs:
        if not glyph.visible:
            unseen.setdefault(glyph.text, []).append(glyph)
    blots = [glyph for glyph in look.glyphs if glyph.text == UNSAYABLE and glyph.visible][:MAX_BLOTS]
    glyphs = tuple(
        glyph._replace(text=UNSAYABLE, visible=True)
        if blots and _is_taken(glyph, blots)
        else glyph._replace(visible=not _is_taken(glyph, unseen.get(glyph.text, [])))
        for glyph in page.glyphs
    )
    return replace(
        page,
        glyphs=glyphs + look.typed,
        image_share=look.image_share,
        looked_at=True,
        spots=look.spots,
        n_covered=look.n_covered,
    )


def _is_taken(glyph: Glyph, unseen: list[Glyph]) -> bool:
    """Whether a glyph is one of those that are not seen, which it is taken from."""
    reach = SAME_PLACE_EM * glyph.em
    for number, other in enumerate(unseen):
        off_x, off_y = glyph.x0 + glyph.x1 - other.x0 - other.x1, glyph.top + glyph.bottom - other.top - other.bottom
        if abs(off_x) <= 2 * reach and abs(off_y) <= 2 * reach:
            del unseen[number]
            return True
    return False


def _viewport(page: PlumberPage) -> Viewport:
    """What CropBox leaves of the page as it is shown, in pdfplumber's coordinates; one that leaves nothing does not count."""
    mx0, my0, mx1, my1 = page.page_obj.mediabox
    cx0, cy0, cx1, cy1 = page.page_obj.cropbox or page.page_obj.mediabox
    x0, y0, x1, y1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = mx0, my0, mx1, my1
    left, top = [(x0 - mx0, my1 - y1), (y0 - my0, x0 - mx0), (mx1 - x1, y0 - my0), (my1 - y1, mx1 - x1)][
        page.rotation // 90 % 4
    ]
    width, height = (y1 - y0, x1 - x0) if page.rotation % 180 else (x1 - x0, y1 - y0)
    return Viewport(page.mediabox[0] + left, page.mediabox[1] + top, width, height)


def _is_ink(char: Item) -> bool:
    return not char["text"].isspace() and char["text"].translate(INVISIBLE) not in ("", "\x00")


def _box(item: Item, view: Viewport) -> Shape:
    """The box of anything of pdfplumber's on the page."""
    left, top = view.left, view.top
    return Shape(item["x0"] - left, item["top"] - top, item["x1"] - left, item["bottom"] - top, None, None)


def _glyph(char: Item, manner: _Manner, view: Viewport, grounds: Sequence[Shape]) -> Glyph:
    """A glyph of ours out of a character of pdfplumber's."""
    box = _box(char, view)
    ink = _color(char.get("non_stroking_color"))
    visible = manner.mode not in INVISIBLE_RENDER_MODES and can_be_seen(ink, box, grounds)
    text = UNSAYABLE if char["text"].startswith("(cid:") else char["text"]
    bold = "bold" in char["fontname"].lower()
    angle = right_angle(_degrees(*char["matrix"][:2]) + 180 * manner.mirrored)
    return Glyph(text, box.x0, box.top, box.x1, box.bottom, char["size"], angle, bold, visible)


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
    red, green, blue = (round(255 * min(max(part, 0), 1)) for part in (parts if len(parts) == 3 else (parts[0],) * 3))
    return red, green, blue


def _shapes(item: Item, view: Viewport) -> Iterator[Shape]:
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
        shown = [(x - view.left, y - view.top) for x, y in ends]
        if view.skew_degrees:
            shown = straightened(shown, view.skew_degrees)
        if command == "c" and len(shown) == POINTS_OF_CURVE:
            points += middle_of_curve(points[-1:], shown)
        points += shown[-1:]
    if len(points) > 1:
        yield from shapes_of(points, closed, stroke, fill)


def _fields(annotations: Sequence[Item], view: Viewport) -> list[list[Glyph]]:
    """The values of a page's text and choice fields as glyphs."""
    values = []
    for annotation in annotations:
        value = _value(annotation["data"])
        if value:
            x0, top, x1, bottom, *_ = _box(annotation, view)
            values.append(list(field_glyphs(value, x0, top, x1, bottom)))
    return values


def _value(data: Mapping[str, Any]) -> str:
    """Value of a widget that one can see, its own or its parent's; empty for buttons and other annotations."""
    if getattr(data.get("Subtype"), "name", "") != "Widget" or is_hidden_annotation(data.get("F")):
        return ""
    parent = data.get("Parent") if isinstance(data.get("Parent"), dict) else {}
    kind, value = (data.get(key, parent.get(key) if parent else None) for key in ("FT", "V"))
    if getattr(kind, "name", "") not in ("Tx", "Ch") or not isinstance(value, (bytes, str)):
        return ""
    if isinstance(value, str):
        return value
    return value.decode("utf-16" if value[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
