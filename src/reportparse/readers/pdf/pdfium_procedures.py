"""Fonts whose glyphs are procedures of the file (Type3): whether one draws as many digits as it says (hazards PDF: sight
and text differ).

Chromium writes any font so that it may not take into the file, most often that of the page numbers, so a look at every page
with such a font would be dear.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from reportparse.patterns import regex
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.digit_holes import HOLES, may_be
from reportparse.readers.pdf.pdfium_calls import Argument, argument, fpdf, pointer

SCALE = 2.0
"""Pixels a point: there is paper between the digits of a text of 6 pt."""
SHAPE_EM_PX = 48.0
"""An em of the text where the shape of a digit shall be seen: its thin strokes are a pixel wide."""
SHAPE_SCALES = 3.0, 10.0
"""Pixels a point of such a drawing, whatever the size that the text says to have."""
MAX_TEXTS = 64
"""With more texts in such fonts, drawing the page is cheaper than drawing them one by one."""
MAX_CHARACTERS = 200
"""Of one text."""
_BYTES_A_PIXEL = 4

_SIZE = array("Q", [0])
_SIZE_AT = pointer(_SIZE)
_MATRIX = array("f", [0] * 6)
_MATRIX_AT = pointer(_MATRIX)
_EM = array("f", [0])
_EM_AT = pointer(_EM)
_IS_INK = bytes(int(alpha > 128) for alpha in range(256))
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


def disguised(page: Any, text_page: Any, texts: Collection[int]) -> set[int]:
    """Those of these texts, given by their handles, of whose digits any has not the shape of such a digit.

    Each digit of a font is looked at once, in a text that is upright and shows paper between its characters.
    """
    known: dict[tuple[int, str], bool] = {}
    found = set()
    for text in texts:
        said = "".join(_text(text, text_page).split())
        font = calls.get_font(argument(text))
        keys = {(font, char) for char in said if char in HOLES}
        if any(key not in known for key in keys) and _is_upright(text):
            known.update(((font, char), is_it) for char, is_it in _told_by_shape(page, text, said))
        if any(known.get(key) is False for key in keys):
            found.add(text)
    return found


def _is_upright(text: int) -> bool:
    calls.get_matrix(argument(text), _MATRIX_AT)
    return _MATRIX[0] > 0 and not _MATRIX[1] and not _MATRIX[2]


def _shape_scale(text: int) -> float:
    """At how many pixels a point an upright text, whose matrix was asked for last, shows its shapes."""
    least, most = SHAPE_SCALES
    em = _EM[0] * _MATRIX[3] if calls.get_text_size(argument(text), _EM_AT) else 0.0
    return min(max(SHAPE_EM_PX / em, least), most) if em > 0 else most


def _told_by_shape(page: Any, text: int, said: str) -> Iterator[tuple[str, bool]]:
    """The digits of a text, and whether the ink of each may be one; nothing where characters touch."""
    rows = _rows(page, text, _shape_scale(text))
    columns = [run.span() for run in _INK.finditer(_shadow(rows))]
    for char, (left, right) in zip(said, columns, strict=True) if len(columns) == len(said) else ():
        if char in HOLES:
            piece = [row[left:right].translate(_IS_INK) for row in rows]
            inked = [number for number, row in enumerate(piece) if 1 in row]
            yield char, bool(inked) and may_be(char, piece[inked[0] : inked[-1] + 1])


def _n_digits(text: int, text_page: Any) -> int:
    """How many digits a text object says; all of them where it is too long to be asked."""
    said = _text(text, text_page)
    return len(said) if len(said) >= MAX_CHARACTERS else sum(map(str.isdigit, said))


def _text(text: int, text_page: Any) -> str:
    """What a text object says; what is too long to be asked as so many digits."""
    units = array("H", bytes(2 * MAX_CHARACTERS))
    n_bytes: int = fpdf.FPDFTextObj_GetText(_object(text), text_page.raw, _units(units), 2 * MAX_CHARACTERS)
    if n_bytes > 2 * MAX_CHARACTERS:
        return "0" * MAX_CHARACTERS
    return "".join(map(chr, units[: max(n_bytes // 2 - 1, 0)]))


def _n_columns(page: Any, text: int) -> int:
    """How many columns of ink, with paper between them, a text object draws by itself."""
    return len(_INK.findall(_shadow(_rows(page, text, SCALE))))


def _shadow(rows: Iterable[bytes]) -> bytes:
    """One row in which every column is inked that is so in any of these."""
    inked, width = 0, 0
    for row in rows:
        inked |= int.from_bytes(row, "big")
        width = len(row)
    return inked.to_bytes(width, "big")


def _rows(page: Any, text: int, scale: float) -> list[bytes]:
    """How much ink is in each pixel of what a text object draws by itself, row by row."""
    bitmap = fpdf.FPDFTextObj_GetRenderedBitmap(page.pdf.raw, page.raw, _object(text), scale)
    if not bitmap:
        return []
    try:
        if fpdf.FPDFBitmap_GetFormat(bitmap) != fpdf.FPDFBitmap_BGRA:
            return []
        stride, height = fpdf.FPDFBitmap_GetStride(bitmap), fpdf.FPDFBitmap_GetHeight(bitmap)
        pixels = ctypes.string_at(fpdf.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        fpdf.FPDFBitmap_Destroy(bitmap)
    return [pixels[row * stride + _BYTES_A_PIXEL - 1 : (row + 1) * stride : _BYTES_A_PIXEL] for row in range(height)]


def _object(text: int) -> Any:
    return ctypes.cast(text, fpdf.FPDF_PAGEOBJECT)


def _units(units: array[int]) -> Any:
    return ctypes.cast(units.buffer_info()[0], ctypes.POINTER(ctypes.c_ushort))
