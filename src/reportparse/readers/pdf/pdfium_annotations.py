"""Notes that were put on a finished page (ISO 32000-1 §12.5): they may take back what they lie over, or add to it."""

from __future__ import annotations

from typing import Any

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
"""Kinds of annotations that draw on the page; highlights and underlines leave a number as it is, links draw nothing."""
MAX_ANNOTATIONS = 5000
"""Annotations of one page; a form has some hundred fields."""


def corrections_of(page: Any, view: Viewport) -> list[Shape]:
    """The boxes of a page's notes that one can see."""
    found = []
    for index in range(min(fpdf.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)):
        annotation = fpdf.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            box = fpdf.FS_RECTF()
            if fpdf.FPDFAnnot_GetSubtype(annotation) not in CORRECTING:
                continue
            if is_hidden_annotation(fpdf.FPDFAnnot_GetFlags(annotation)) or not fpdf.FPDFAnnot_GetRect(annotation, box):
                continue
            top, bottom = view.top - box.top, view.top - box.bottom
            found.append(Shape(box.left - view.left, top, box.right - view.left, bottom, None, None))
        finally:
            fpdf.FPDFPage_CloseAnnot(annotation)
    return found
