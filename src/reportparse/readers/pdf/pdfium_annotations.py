"""Notes that were put on a finished page (ISO 32000-1 §12.5): they may take back what they lie over, or add to it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from reportparse.layout.ruled.ink import Shape
from reportparse.patterns import regex
from reportparse.readers.pdf.fields import is_hidden_annotation
from reportparse.readers.pdf.pdfium_calls import fpdf
from reportparse.readers.pdf.viewport import Viewport

CORRECTING = frozenset(
    (
        *(fpdf.FPDF_ANNOT_FREETEXT, fpdf.FPDF_ANNOT_STAMP, fpdf.FPDF_ANNOT_INK, fpdf.FPDF_ANNOT_STRIKEOUT),
        *(fpdf.FPDF_ANNOT_LINE, fpdf.FPDF_ANNOT_POLYLINE, fpdf.FPDF_ANNOT_POLYGON),
        *(fpdf.FPDF_ANNOT_SQUARE, fpdf.FPDF_ANNOT_CIRCLE, fpdf.FPDF_ANNOT_REDACT, fpdf.FPDF_ANNOT_CARET),
    )
)
"""Kinds of annotations that take back or add; highlights and underlines leave a number as it is."""
UNDRAWN = frozenset((fpdf.FPDF_ANNOT_LINK, fpdf.FPDF_ANNOT_POPUP, fpdf.FPDF_ANNOT_WIDGET))
"""Kinds that draw nothing over text, or whose values are read as such (`pdfium_forms.py`)."""
MAX_ANNOTATIONS = 5000
"""Annotations of one page; a form has some hundred fields."""

MAX_APPEARANCE = 20_000
"""Bytes of what draws a note with a number in it; viewers write some hundred."""
_NUMBER = regex(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_WRITTEN = regex(r"\(([^()\\]*)\)")


OUTLINES = frozenset((fpdf.FPDF_ANNOT_SQUARE, fpdf.FPDF_ANNOT_CIRCLE))
"""Kinds that may run around a number and leave it as it is."""


class Notes(NamedTuple):
    """The boxes of a page's notes that may take back what they lie over; whether there are `any` that are drawn at all.

    `outlines` are those of notes that do so only where their ink lies over it.
    `typed` are the numbers that notes hold as text, with their boxes: what is drawn there says the same.
    """

    corrections: list[Shape]
    outlines: list[Shape]
    any: bool
    typed: list[tuple[str, Shape]]


def notes_of(page: Any, view: Viewport) -> Notes:
    """The notes of a page that one can see."""
    corrections: list[Shape] = []
    outlines: list[Shape] = []
    typed: list[tuple[str, Shape]] = []
    is_any = False
    for index in range(min(fpdf.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)):
        annotation = fpdf.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            box = fpdf.FS_RECTF()
            subtype = fpdf.FPDFAnnot_GetSubtype(annotation)
            if subtype in UNDRAWN or is_hidden_annotation(fpdf.FPDFAnnot_GetFlags(annotation)):
                continue
            is_any = True
            if subtype in CORRECTING and fpdf.FPDFAnnot_GetRect(annotation, box):
                top, bottom = view.top - box.top, view.top - box.bottom
                found = Shape(box.left - view.left, top, box.right - view.left, bottom, None, None)
                (outlines if subtype in OUTLINES else corrections).append(found)
                number = _typed_number(annotation) if subtype == fpdf.FPDF_ANNOT_FREETEXT else ""
                if number:
                    typed.append((number, found))
        finally:
            fpdf.FPDFPage_CloseAnnot(annotation)
    return Notes(corrections, outlines, is_any, typed)


def _typed_number(annotation: Any) -> str:
    """The number that a note states and that its appearance writes, too; "" where either says something else."""
    stated = _text(partial(fpdf.FPDFAnnot_GetStringValue, annotation, b"Contents")).strip()
    if not _NUMBER.fullmatch(stated):
        return ""
    appearance = _text(partial(fpdf.FPDFAnnot_GetAP, annotation, fpdf.FPDF_ANNOT_APPEARANCEMODE_NORMAL))
    return stated if "".join(_WRITTEN.findall(appearance)) == stated else ""


def _text(get: Callable[[Any, int], int]) -> str:
    """What pdfium says in UTF-16; "" for what is longer than a number and its drawing."""
    length = get(None, 0)
    if length > MAX_APPEARANCE:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    get(buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\x00")
