"""Notes that were put on a finished page (ISO 32000-1 §12.5): they may take back what they lie over, or add to it."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportparse.layout.ruled.ink import Shape
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


class Notes(NamedTuple):
    """The boxes of a page's notes that may take back what they lie over; whether there are `any` that are drawn at all."""

    corrections: list[Shape]
    any: bool


def notes_of(page: Any, view: Viewport) -> Notes:
    """The notes of a page that one can see."""
    corrections = []
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
                corrections.append(Shape(box.left - view.left, top, box.right - view.left, bottom, None, None))
        finally:
            fpdf.FPDFPage_CloseAnnot(annotation)
    return Notes(corrections, is_any)
