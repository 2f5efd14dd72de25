"""What a provider (pdfium, pdfplumber, the reader of OFD) hands over for each page.

All positions are points (1/72 inch) from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportparse.diagnostics.language import Both


class Glyph(NamedTuple):
    """One character: its text, the box that its advance takes up, its font size `em` in points, and how it is set.

    `angle` is the direction of reading in degrees clockwise: 0 upright, 90 downwards, 270 upwards. `visible` is False
    for what nobody sees on the page (render mode 3, the colour of the ground, covered by a picture). `spaced`: a blank
    was painted before it; blanks themselves are no glyphs.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    angle: int = 0
    bold: bool = False
    visible: bool = True
    spaced: bool = False


class Rule(NamedTuple):
    """A straight ruling line as the thin rectangle it paints; horizontal where it is wider than high."""

    x0: float
    top: float
    x1: float
    bottom: float


class Spot(NamedTuple):
    """A spot of ink that is neither a glyph nor a ruling line: a piece of a picture, of an outline, of a note.

    `corrects`: it belongs to a note that was put on the finished page, and takes back what it lies over or adds to it.
    `struck` is the text of it, where it is a glyph that a line through it takes back. `confidence` (0 to 1) is that of a
    recogniser in what it read there; `strokes_lost`: thin strokes of it may be missing there.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    corrects: bool = False
    struck: str = ""
    confidence: float | None = None
    strokes_lost: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its glyphs in the order of painting, its ruling lines, and facts that only the provider knows.

    `number` counts from 1. `image_share` is the part of the page that its largest picture covers (0 to 1), `form_fields`
    the number of form-field values among the glyphs, `fault` why the page could not be read at all. `looked_at`: the page
    was drawn, so `visible` of its glyphs and its `spots` tell what a person sees; other pages of a PDF have no spots. `typed`
    are those of its glyphs that stand in notes on the finished page. `recognised`: it is a picture in which they were read.
    `n_covered` is the number of digits that U+FFFD stands for because something hides them in part: their font is plain.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    image_share: float = 0.0
    form_fields: int = 0
    fault: str | Both | None = None
    looked_at: bool = False
    spots: tuple[Spot, ...] = ()
    typed: tuple[Glyph, ...] = ()
    recognised: bool = False
    n_covered: int = 0
