"""Pages by pdfium, through its raw interface: the fast path (hazards §1).

Every call into pdfium costs its third of a microsecond, so each glyph takes one (its box) or two, each change of font
four more, each painted object two to four. One process, one thread: pdfium is not made for more.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import Any

from reportparse.chinese.text import INVISIBLE, UNSAYABLE
from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.layout.page import Glyph, Page, Spot
from reportparse.layout.page_geometry import (
    LARGEST_EM_PT,
    SKEW_SAMPLE_COUNT,
    SMALLEST_EM_PT,
    USUAL_EM_PT,
    right_angle,
    set_straight,
    skew_of,
    slant_of,
    spot_straightened,
    turn,
)
from reportparse.layout.ruled.ink import Shape, rules_at
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.faults import encrypted, library_calls
from reportparse.readers.pdf.fields import field_glyphs
from reportparse.readers.pdf.hints import PATTERNS, hints_of
from reportparse.readers.pdf.pdfium_annotations import notes_of
from reportparse.readers.pdf.pdfium_calls import Argument, fpdf, handle, pdfium, pointer
from reportparse.readers.pdf.pdfium_fonts import machine_fonts_hidden
from reportparse.readers.pdf.pdfium_forms import field_values
from reportparse.readers.pdf.pdfium_marks import without_replacements
from reportparse.readers.pdf.pdfium_paint import Painted, boxes_of, larger_than, painted_of, texts_of
from reportparse.readers.pdf.pdfium_procedures import disguised, may_lack_ink
from reportparse.readers.pdf.pdfium_sight import Over, Sight, look
from reportparse.readers.pdf.pdfium_spots import overlap
from reportparse.readers.pdf.pdfium_text import MAX_CHARACTERS, characters_of
from reportparse.readers.pdf.raster import Raster, drawn
from reportparse.readers.pdf.viewport import Viewport

BOLD_WEIGHT = 600
"""Font weight from which text is bold."""
# The boxes of so many characters are asked for in one go: FS_RECTF, left, top, right, bottom.
_BLOCK = 1024
_BOXES = array("f", bytes(16 * _BLOCK))
_BOXES_AT = [pointer(_BOXES, 4 * i) for i in range(_BLOCK)]
_BLANKS = frozenset((*" \t\r\n\x00\x02\xa0\u3000\u2002\u2003", *map(chr, INVISIBLE)))
MAX_PIXELS_SHOWN = 16_000_000
"""Pixels of a page that is drawn to be recognised; an A3 page at 200 dpi has 8 million."""
MAX_STROKE_HEIGHT_EM = 5.0
"""A slanted line that crosses a number out is no higher, however wide its cell is; a seal is."""
EM_SAMPLE_COUNT = 8
"""So many characters of a page tell the size of its text."""
MAX_SIGN_EM = 6.0
"""A number that is drawn by strokes is no larger."""


def pages(data: bytes, numbers: Collection[int] | None = None) -> Iterator[Page]:
    """The pages of a file, or those of these numbers, opened and closed one by one.

    Raises UnreadableFile where pdfium cannot open it.
    """
    with _opened(data) as document:
        hints = hints_of(data)
        for index in range(len(document)):
            if numbers is None or index + 1 in numbers:
                yield _page(document, index, hints)


def drawings(data: bytes, numbers: Collection[int], scale: float) -> Iterator[tuple[int, Raster]]:
    """These pages as they are seen, upright, at `scale` pixels a point; none that is larger than a drawing may be."""
    for number, page, view in _each(data, numbers):
        if _fits(view, scale):
            yield number, drawn(page, view, scale, turned=page.get_rotation() // 90)


def scans(
    data: bytes, numbers: Collection[int], scale: float, paper: tuple[float, float]
) -> Iterator[tuple[int, Raster, bool]]:
    """These pages drawn to be recognised, and whether the picture that each is may lack thin strokes.

    One that is too large is taken for a sheet of `paper`: its shorter side, and the most that its longer side may be (pt).
    """
    from reportparse.readers.pdf.pdfium_dots import has_coarse_picture

    for number, page, view in _each(data, numbers):
        short, long = sorted((view.width, view.height))
        fitting = scale if _fits(view, scale) else scale * min(paper[0] / short, paper[1] / long)
        yield number, drawn(page, view, fitting, turned=page.get_rotation() // 90), has_coarse_picture(page)


def _each(data: bytes, numbers: Collection[int]) -> Iterator[tuple[int, Any, Viewport]]:
    """These pages, each closed behind itself."""
    with _opened(data) as document:
        for number in sorted(numbers):
            page = document[number - 1]
            try:
                yield number, page, _viewport(page)
            finally:
                page.close()


def _fits(view: Viewport, scale: float) -> bool:
    return view.width * view.height * scale**2 <= MAX_PIXELS_SHOWN


def tilts(data: bytes, numbers: Collection[int]) -> dict[int, tuple[float, int]]:
    """By how many degrees clockwise the text of these pages is askew, and by how many quarters each is turned when shown."""
    found = {}
    for number, page, _ in _each(data, numbers):
        text_page = page.get_textpage()
        try:
            found[number] = (_skew(handle(text_page.raw)), page.get_rotation() // 90)
        finally:
            text_page.close()
    return found


def pages_told_in_full(data: bytes, numbers: Collection[int]) -> Iterator[Page]:
    """Of these pages those that stand upright, with U+FFFD wherever pdfium tells nothing of a text that is painted.

    It leaves out one that is like one of the five before it and near to it.
    """
    with _opened(data) as document:
        hints = hints_of(data)
        for number in sorted(numbers):
            untold = _untold(document[number - 1])
            if untold is not None:
                page = _page(document, number - 1, hints)
                yield replace(page, glyphs=(*page.glyphs, *untold))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The document of a file, which sees no font of the machine meanwhile."""
    with machine_fonts_hidden():
        with library_calls(pdfium.PdfiumError):
            document = _open(data)
        try:
            with library_calls(pdfium.PdfiumError):
                if document.get_formtype() != fpdf.FORMTYPE_NONE:
                    document.init_forms()
            yield document
        finally:
            document.close()


def looks(data: bytes, numbers: Collection[int] | None) -> Iterator[Page]:
    """The pages that had to be looked at, whichever engine reads them, of these numbers; nothing of a broken file."""
    with suppress(UnreadableFile):
        yield from (page for page in pages(data, numbers) if page.looked_at)


def _untold(page: Any) -> list[Glyph] | None:
    """The text objects of a page that have no character in its text, each as U+FFFD; None where it is turned or askew."""
    text_page = page.get_textpage()
    try:
        at = handle(text_page.raw)
        if page.get_rotation() or _skew(at):
            return None
        told = {calls.get_text_object(at, i) for i in range(min(calls.count_chars(at), MAX_CHARACTERS))}
        texts = [text for text in texts_of(handle(page.raw)) if text[0] not in told]
        boxes = boxes_of(texts, _viewport(page))
        return [Glyph(UNSAYABLE, *box[:4], em=box.bottom - box.top) for box in boxes]
    finally:
        text_page.close()
        page.close()


def _open(data: bytes) -> Any:
    """Open a file, also one that is encrypted with an empty user password."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == fpdf.FPDF_ERR_PASSWORD:
            raise encrypted() from error
        raise


def _page(document: Any, index: int, hints: frozenset[bytes]) -> Page:
    """One page; one that pdfium cannot load says so."""
    page = None
    try:
        page = document[index]
        return _read(page, index + 1, document.formenv, hints)
    except pdfium.PdfiumError as error:
        return Page(index + 1, 0.0, 0.0, fault=str(error))
    except OverLimit as error:
        return Page(index + 1, 0.0, 0.0, fault=Both(error.en, error.zh))
    finally:
        if page:
            page.close()


def _read(page: Any, number: int, forms: Any, hints: frozenset[bytes]) -> Page:
    """Glyphs and rules of an open page, turned as the page is shown."""
    view = _viewport(page)
    text_page = page.get_textpage()
    try:
        view = view._replace(skew_degrees=_skew(handle(text_page.raw)))
        painted = painted_of(handle(page.raw), view, hints)
        if without_replacements(painted.marked):
            text_page.close()
            text_page = page.get_textpage()
        notes = notes_of(page, view)
        painted.doubtful = painted.doubtful or notes.any or PATTERNS in hints
        painted.disguised = disguised(page, text_page, painted.procedures)
        painted.doubtful = painted.doubtful or bool(painted.disguised)
        painted.doubtful = painted.doubtful or may_lack_ink(page, text_page, painted.procedures)
        em = _em(handle(text_page.raw))
        if (
            not SMALLEST_EM_PT <= em <= LARGEST_EM_PT
        ):  # what is as small as a sign may be no rule here, whatever its points
            painted.pictured, painted.plain = True, larger_than(MAX_SIGN_EM * em, painted.plain)
        corrections = [*notes.corrections, *_crossing_out(painted.strokes, em)]
        rings = [(item, box) for item, box in painted.rings if _crossing_out([box], em)]
        sight = _seen(page, view, painted, Over(corrections, notes.outlines, rings))
        glyphs = sight.glyphs if sight else _glyphs(handle(text_page.raw), view, painted.hidden)
    finally:
        text_page.close()
    spots = sight.spots if sight else []
    typed = [*_typed_on(glyphs, notes.typed, spots)]
    if view.skew_degrees:
        glyphs = list(set_straight(glyphs, view.skew_degrees))
        spots = [spot_straightened(spot, view.skew_degrees) for spot in spots]
    values = field_values(page, forms, view) if forms else []
    glyphs += (glyph for value in values for glyph in value)
    glyphs += typed
    shown = Page(
        number,
        view.width,
        view.height,
        tuple(glyphs),
        tuple(rules_at(painted.shapes, em)),
        sight.image_share if sight else painted.image_share,
        len(values),
        looked_at=sight is not None,
        spots=tuple(spots),
        typed=tuple(typed),
        n_covered=sight.n_covered if sight else 0,
    )
    return turn(shown, page.get_rotation() // 90)


def _typed_on(glyphs: Sequence[Glyph], notes: Sequence[tuple[str, Shape]], spots: list[Spot]) -> Iterator[Glyph]:
    """The numbers of notes where nothing else is seen, as glyphs in the place of their ink, whose spots are taken away."""
    for number, box in notes:
        ink = [spot for spot in spots if spot.corrects and overlap(spot, box)]
        if not ink:
            continue
        sides = [*zip(*(spot[:4] for spot in ink), strict=True)]
        drawn = Shape(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]), None, None)
        if not any(glyph.visible and overlap(glyph, drawn) for glyph in glyphs):
            spots[:] = [spot for spot in spots if not overlap(spot, box)]
            yield from field_glyphs(number, *drawn[:4])


def _seen(page: Any, view: Viewport, painted: Painted, over: Over) -> Sight | None:
    """What a person sees of a page where that may differ from what its text says; None where there is no cause to look."""
    if not painted.texts and not any(over):
        return None  # a scan or a blank page
    if painted.hidden.issuperset(item for item, _ in painted.texts) and painted.image_share:
        return None  # a scan with recognised text under it, which nobody sees
    cause = painted.doubtful or painted.pictured or any(over) or fpdf.FPDFPage_HasTransparency(page.raw)
    return look(page, view, painted, lambda: _told(page, view), over) if cause else None


def _told(page: Any, view: Viewport) -> list[tuple[Glyph, int]]:
    """The glyphs that the page has now, each with the handle of its text object."""
    text_page = page.get_textpage()
    try:
        owners: list[int] = []
        glyphs = _glyphs(handle(text_page.raw), view, (), owners)
        return [*zip(glyphs, owners, strict=True)]
    finally:
        text_page.close()


def _viewport(page: Any) -> Viewport:
    """The part of user space that the page shows (MediaBox and CropBox, also inherited ones)."""
    box = fpdf.FS_RECTF()
    fpdf.FPDF_GetPageBoundingBox(page.raw, box)
    return Viewport(box.left, box.top, box.right - box.left, box.top - box.bottom)


def _skew(text_page: Argument) -> float:
    """By how many degrees clockwise a page is askew: asked of three characters, and of more if those are."""
    last = calls.count_chars(text_page) - 1
    skew = 0.0
    for step in (max(last // 2, 1), max(last // SKEW_SAMPLE_COUNT, 1)):
        asked = (i for i in range(0, last, step) if not calls.is_made_up(text_page, i))
        skew = skew_of([slant_of(math.degrees(calls.get_angle(text_page, i))) for i in asked])
        if not skew:
            return 0.0
    return skew


def _em(text_page: Argument) -> float:
    """The size of a page's text in points, the middle one of some of its characters; that of 五号 where it has none."""
    matrix = array("f", [0] * 6)
    n_characters = calls.count_chars(text_page)
    ems = []
    at = pointer(matrix)
    for i in range(0, n_characters, max(n_characters // EM_SAMPLE_COUNT, 1)):
        if not calls.is_made_up(text_page, i) and calls.get_char_matrix(text_page, i, at):
            ems.append(abs(calls.get_size(text_page, i)) * math.hypot(matrix[2], matrix[3]))
    return sorted(ems)[len(ems) // 2] if ems else USUAL_EM_PT


def _crossing_out(strokes: Sequence[Shape], em: float) -> list[Shape]:
    """Those of some slanted lines that may cross a number of this size out."""
    return [box for box in strokes if box.bottom - box.top <= MAX_STROKE_HEIGHT_EM * em]


def _glyphs(
    text_page: Argument, view: Viewport, hidden: Collection[int], owners: list[int] | None = None
) -> list[Glyph]:
    """The glyphs of a page in the order of painting; blanks left out. `owners` collects their text objects."""
    matrix = array("f", [0] * 6)  # FS_MATRIX: a, b, c, d, e, f.
    matrix_at, make = pointer(matrix), partial(tuple.__new__, Glyph)
    left, high = view.left, view.top
    glyphs: list[Glyph] = []
    height = radians = before = low = up = em = 0.0
    angle, mirrored, bold, visible, spaced = 0, False, False, True, False
    characters = characters_of(text_page)
    found_at, sides = _boxes(text_page, len(characters))
    edges = (sides[side::4] for side in range(4))
    places = zip(range(len(characters)), characters, found_at, *edges, strict=True)
    for i, text, found, x0, y1, x1, y0 in places:
        if not found:
            continue
        if text in _BLANKS:
            spaced = x1 > x0  # Blanks that pdfium makes up itself have no width.
            continue
        if y0 != low or y1 != up or x0 <= before:
            # The line does not just go on: another line, font or direction. The box is as high as the font's ascent
            # and descent, so another height is another font or size.
            low, up = y0, y1
            turned = calls.get_angle(text_page, i)
            if turned != radians or y1 - y0 != height:
                height = y1 - y0
                size = calls.get_size(text_page, i)  # below zero in text that is mirrored, mostly twice
                if turned != radians or (size < 0) != mirrored:
                    radians, mirrored = turned, size < 0
                    angle = right_angle(math.degrees(turned) + 180 * mirrored)
                calls.get_char_matrix(text_page, i, matrix_at)
                em = abs(size) * math.hypot(matrix[2], matrix[3])
                bold = calls.get_weight(text_page, i) >= BOLD_WEIGHT
        before = x0
        if hidden or owners is not None:
            owner = calls.get_text_object(text_page, i)
            visible = owner not in hidden
            if owners is not None:
                owners.append(owner or 0)
        glyphs.append(make((text, x0 - left, high - y1, x1 - left, high - y0, em, angle, bold, visible, spaced)))
        spaced = False
    return glyphs


def _boxes(text_page: Argument, n_characters: int) -> tuple[list[int], array[float]]:
    """For each character whether it has a box; and, one after another, their left, top, right, bottom in user space."""
    found: list[int] = []
    sides = array("f")
    for start in range(0, n_characters, _BLOCK):
        block = range(start, min(start + _BLOCK, n_characters))
        found += map(calls.get_box, repeat(text_page), block, _BOXES_AT)
        sides += _BOXES[: 4 * len(block)]
    return found, sides
