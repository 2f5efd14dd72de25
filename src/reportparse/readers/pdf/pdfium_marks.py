"""Marks around the text of a page (ISO 32000-1 §14.6): words that a file puts in the place of what its glyphs show."""

from __future__ import annotations

from collections.abc import Iterable

from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import Argument, argument, fpdf

REPLACEMENT = b"ActualText"
"""The words for a screen reader, which pdfium tells instead of the glyphs (§14.9.4); what a person sees are these."""
MAX_MARKS = 16
"""Marks around one text that are looked at; a tagged page has one or two."""


def without_replacements(texts: Iterable[tuple[Argument, int]]) -> bool:
    """Have text objects told by their glyphs again, given each with the number of its marks; whether any was not."""
    is_any = False
    known: dict[int, bool] = {}  # texts that follow each other share their marks
    for at, n_marks in texts:
        for number in range(min(n_marks, MAX_MARKS)):
            mark = calls.get_mark(at, number)
            if mark not in known:
                known[mark] = calls.get_param_type(argument(mark), REPLACEMENT) != fpdf.FPDF_OBJECT_UNKNOWN
                if known[mark]:
                    is_any = True
                    calls.remove_param(at, argument(mark), REPLACEMENT)
    return is_any
