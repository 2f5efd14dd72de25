"""Fonts whose glyphs are procedures of the file (Type3): whether one draws as many digits as it says (hazards PDF: sight
and text differ).

Chromium writes any font so that it may not take into the file, most often that of the page numbers, so a look at every page
with such a font would be dear.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Collection, Iterable
from typing import Any

from reportparse.patterns import regex
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import Argument, argument, fpdf, pointer

SCALE = 2.0
"""Pixels a point: there is paper between the digits of a text of 6 pt."""
MAX_TEXTS = 64
"""With more texts in such fonts, drawing the page is cheaper than drawing them one by one."""
MAX_CHARACTERS = 200
"""Of one text."""
_BYTES_A_PIXEL = 4

_SIZE = array("Q", [0])
_SIZE_AT = pointer(_SIZE)
_INK = regex(rb"[^\x00]+")


def of_procedures(texts: Iterable[int]) -> set[int]:
    """Those of some text objects, given by their handles, whose glyphs are procedures."""
    texts = [*texts]
    fonts = [*map(calls.get_font, map(argument, texts))]
    known = {font for font in {*fonts} if _has_procedures(argument(font))}
    return {text for text, font in zip(texts, fonts, strict=True) if font in known} if known else set()


def _has_procedures(font: Argument) -> bool:
    """Whether a font stands in the file, and yet there is no font file."""
    return bool(calls.is_embedded(font) and calls.get_font_data(font, None, 0, _SIZE_AT)) and not _SIZE[0]


def may_lack_ink(page: Any, text_page: Any, texts: Collection[int]) -> bool:
    """Whether any of these texts of a page, given by their handles, says more digits than its ink has columns."""
    if len(texts) > MAX_TEXTS:
        return True
    return any(_n_digits(text, text_page) > _n_columns(page, text) for text in texts)


def _n_digits(text: int, text_page: Any) -> int:
    """How many digits a text object says; all of them where it is too long to be asked."""
    units = array("H", bytes(2 * MAX_CHARACTERS))
    length: int = fpdf.FPDFTextObj_GetText(_object(text), text_page.raw, _units(units), MAX_CHARACTERS)
    if length > MAX_CHARACTERS:
        return length
    return sum(chr(unit).isdigit() for unit in units[:length])


def _n_columns(page: Any, text: int) -> int:
    """How many columns of ink, with paper between them, a text object draws by itself."""
    bitmap = fpdf.FPDFTextObj_GetRenderedBitmap(page.pdf.raw, page.raw, _object(text), SCALE)
    if not bitmap:
        return 0
    try:
        if fpdf.FPDFBitmap_GetFormat(bitmap) != fpdf.FPDFBitmap_BGRA:
            return 0
        stride, height = fpdf.FPDFBitmap_GetStride(bitmap), fpdf.FPDFBitmap_GetHeight(bitmap)
        pixels = ctypes.string_at(fpdf.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        fpdf.FPDFBitmap_Destroy(bitmap)
    inked = 0
    for row in range(height):
        start = row * stride
        inked |= int.from_bytes(pixels[start + _BYTES_A_PIXEL - 1 : start + stride : _BYTES_A_PIXEL], "big")
    return len(_INK.findall(inked.to_bytes(stride // _BYTES_A_PIXEL, "big")))


def _object(text: int) -> Any:
    return ctypes.cast(text, fpdf.FPDF_PAGEOBJECT)


def _units(units: array[int]) -> Any:
    return ctypes.cast(units.buffer_info()[0], ctypes.POINTER(ctypes.c_ushort))
