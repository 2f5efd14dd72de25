"""Values of a page's form fields by pdfium (hazards PDF: form-field values are not page text)."""

from __future__ import annotations

import ctypes
from typing import Any

from reportparse.layout.page import Glyph
from reportparse.readers.pdf.fields import field_glyphs, is_hidden_annotation
from reportparse.readers.pdf.pdfium_calls import fpdf
from reportparse.readers.pdf.viewport import Viewport

MAX_FIELDS = 5000
"""Annotations of one page; a form has some hundred fields."""


def field_values(page: Any, forms: Any, view: Viewport) -> list[list[Glyph]]:
    """The values of the text and choice fields that one can see, laid out as glyphs at their places."""
    values = []
    for index in range(min(fpdf.FPDFPage_GetAnnotCount(page.raw), MAX_FIELDS)):
        annotation = fpdf.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            value = _value(forms.raw, annotation)
            box = fpdf.FS_RECTF()
            if value and fpdf.FPDFAnnot_GetRect(annotation, box):
                x0, x1 = box.left - view.left, box.right - view.left
                values.append(list(field_glyphs(value, x0, view.top - box.top, x1, view.top - box.bottom)))
        finally:
            fpdf.FPDFPage_CloseAnnot(annotation)
    return values


def _value(forms: Any, annotation: Any) -> str:
    """Value of a text or choice field; empty for anything else."""
    if is_hidden_annotation(fpdf.FPDFAnnot_GetFlags(annotation)):
        return ""
    kind = fpdf.FPDFAnnot_GetFormFieldType(forms, annotation)
    if kind not in (fpdf.FPDF_FORMFIELD_TEXTFIELD, fpdf.FPDF_FORMFIELD_COMBOBOX, fpdf.FPDF_FORMFIELD_LISTBOX):
        return ""
    length = fpdf.FPDFAnnot_GetFormFieldValue(forms, annotation, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    fpdf.FPDFAnnot_GetFormFieldValue(forms, annotation, buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\x00").strip()
