"""Values of form fields as glyphs: they are no page text, and yet a reader of the page sees them (hazards PDF)."""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.layout.page import Glyph

# Share of a field's height that one line of text takes, and the font size that viewers do not pass by themselves.
LINE_SHARE = 0.72
USUAL_SIZE = 12.0
MARGIN = 2.0


def field_glyphs(value: str, x0: float, top: float, x1: float, bottom: float) -> Iterator[Glyph]:
    """The value of a field laid out within its box: from the left, one line for each of the value's lines."""
    lines = [line.strip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    for number, line in enumerate(lines):
        height = (bottom - top) / len(lines)
        widths = [1.0 if char >= "\u2e80" else 0.5 for char in line]
        em = min(LINE_SHARE * height, USUAL_SIZE, (x1 - x0 - 2 * MARGIN) / max(sum(widths), 1))
        x, middle = x0 + MARGIN, top + (number + 0.5) * height
        for char, width in zip(line, widths, strict=True):
            if not char.isspace():
                yield Glyph(char, x, middle - em / 2, x + width * em, middle + em / 2, em)
            x += width * em
