"""Values of form fields as glyphs: they are no page text, and yet a reader of the page sees them (hazards PDF)."""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.layout.page import Glyph

LINE_RATIO = 0.72
"""Part of a field's height that one line of text takes, as viewers set it."""
USUAL_SIZE_PT = 12.0
"""The font size that viewers do not pass by themselves."""
LEAST_SIZE_PT = 3.0
"""No value is set smaller, however small its field: it would be a speck."""
MARGIN_PT = 2.0
"""Space that viewers leave on either side; a field narrower than three margins keeps a third of itself for its text."""
HIDDEN_FLAGS = 1 << 1 | 1 << 5
"""Annotation flags Hidden and NoView (ISO 32000-1 §12.5.3)."""


def is_hidden_annotation(flags: object) -> bool:
    """Whether an annotation of these flags is not shown; a file may have anything in their place."""
    return isinstance(flags, int) and bool(flags & HIDDEN_FLAGS)


def field_glyphs(value: str, x0: float, top: float, x1: float, bottom: float) -> Iterator[Glyph]:
    """The value of a field laid out within its box (pt): from the left, one line for each of the value's lines."""
    lines = [line.strip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    (x0, x1), (top, bottom) = sorted((x0, x1)), sorted((top, bottom))
    margin = min(MARGIN_PT, (x1 - x0) / 3)
    for number, line in enumerate(lines):
        height = (bottom - top) / len(lines)
        widths = [1.0 if char >= "\u2e80" else 0.5 for char in line]
        em = max(min(LINE_RATIO * height, USUAL_SIZE_PT, (x1 - x0 - 2 * margin) / max(sum(widths), 1)), LEAST_SIZE_PT)
        x, middle = x0 + margin, top + (number + 0.5) * height
        for char, width in zip(line, widths, strict=True):
            if not char.isspace():
                yield Glyph(char, x, middle - em / 2, x + width * em, middle + em / 2, em)
            x += width * em
