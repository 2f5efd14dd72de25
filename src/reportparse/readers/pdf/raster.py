"""A page as pdfium draws it: pixels, in which ink is looked for."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportparse.patterns import regex
from reportparse.readers.pdf.pdfium_calls import fpdf
from reportparse.readers.pdf.viewport import Viewport

MAX_PIXELS = 4_000_000
"""Pixels of one drawing; an A4 page with text of 10.5 pt has 650 000."""
EM_PX = 12.0
"""So many pixels of a drawing are one em of the page's text: the strokes of its digits are a pixel wide."""
SEEN_CHANNEL = 8
"""Ink is seen where a channel differs by more: as `colours.INDISTINCT`, which counts three channels together."""
DARK_BELOW = 160
"""Grey below which a picture draws something that may be meant to be read; a watermark is paler."""
MIN_CONTRAST = 60
"""Shades of a gradient lie nearer to each other over the width of a text than this, ink and its ground do not."""
THIN_PX = 3.0
"""A stroke less thick may lie between the pixels that are wholly within it."""
MAX_SPOTS = 20_000
"""So many spots of ink are told of a page; a photograph has more."""

_BYTES_A_PIXEL = 4
_WHITE = 0xFFFFFFFF
_IS_DARK = bytes(int(grey < DARK_BELOW) for grey in range(256))
_IS_PAINTED = bytes(int(grey < 255 - SEEN_CHANNEL) for grey in range(256))
_RUN = regex(b"\x01+")

PixelBox = tuple[int, int, int, int]
"""First column and row, and those behind the last."""


class Raster(NamedTuple):
    """A drawn page: rows of pixels of four bytes (blue, green, red, unused), `scale` pixels a point."""

    width: int
    height: int
    scale: float
    pixels: bytes

    def pixels_of(self, x0: float, top: float, x1: float, bottom: float) -> PixelBox:
        """The pixels that lie wholly in a box (pt), and where it is thin, as that of 一 is, those that it touches."""
        left, right = _span(x0 * self.scale, x1 * self.scale)
        high, low = _span(top * self.scale, bottom * self.scale)
        return max(left, 0), max(high, 0), min(right, self.width), min(low, self.height)

    def pixels_touched(self, x0: float, top: float, x1: float, bottom: float) -> PixelBox:
        """The pixels that a box (pt) touches."""
        left, high, right, low = (edge * self.scale for edge in (x0, top, x1, bottom))
        return (
            max(math.floor(left), 0),
            max(math.floor(high), 0),
            min(math.ceil(right), self.width),
            min(math.ceil(low), self.height),
        )

    def differs(self, other: Raster, box: PixelBox) -> bool:
        """Whether two drawings of a page look different anywhere in a box."""
        left, high, right, low = box
        if left >= right:
            return False
        for row in range(high, low):
            start, end = (_BYTES_A_PIXEL * (row * self.width + column) for column in (left, right))
            ours, theirs = self.pixels[start:end], other.pixels[start:end]
            if ours != theirs and any(abs(a - b) > SEEN_CHANNEL for a, b in zip(ours, theirs, strict=True)):
                return True
        return False

    def has_contrast(self, box: PixelBox) -> bool:
        """Whether something stands out from its ground in a box: neither empty nor filled throughout."""
        greys = self.greys(box)
        return bool(greys) and max(greys) - min(greys) > MIN_CONTRAST

    def has_ink(self, box: PixelBox) -> bool:
        """Whether anything is painted in a box, however pale."""
        return min(self.greys(box), default=255) < 255 - SEEN_CHANNEL

    def spots(self, longest_px: int, *, pale: bool = False) -> Iterator[tuple[float, float, float, float]]:
        """Boxes (pt) of dark ink, or of any, row by row; of a longer run only its ends, as inside a ground nothing stands."""
        size = 1 / self.scale
        n_spots = 0
        for row in range(self.height):
            for run in _RUN.finditer(self._greys(row).translate(_IS_PAINTED if pale else _IS_DARK)):
                start, end = run.span()
                for left, right in (
                    ((start, end),) if end - start <= longest_px else ((start, start + 1), (end - 1, end))
                ):
                    yield left * size, row * size, right * size, (row + 1) * size
                    n_spots += 1
            if n_spots > MAX_SPOTS:
                return

    def is_dark(self, box: PixelBox, *, pale: bool = False) -> bool:
        """Whether dark ink, or any, fills half of a box: more than a rule that runs through it."""
        left, high, right, low = box
        inked = _IS_PAINTED if pale else _IS_DARK
        n_inked = sum(self._greys(row)[left:right].translate(inked).count(1) for row in range(high, low))
        return 2 * n_inked > (right - left) * (low - high)

    def painted_share(self) -> float:
        """Part of the page (0 to 1) that the outline of everything painted takes up."""
        every_second = ((row, self._greys(row).translate(_IS_PAINTED)) for row in range(0, self.height, 2))
        painted = [(row, line) for row, line in every_second if b"\x01" in line]
        if not painted:
            return 0.0
        rows, lines = [row for row, _ in painted], [line for _, line in painted]
        left, right = min(line.find(b"\x01") for line in lines), max(line.rfind(b"\x01") for line in lines)
        return (rows[-1] - rows[0] + 2) * (right - left + 1) / (self.width * self.height)

    def greys(self, box: PixelBox) -> bytes:
        """How bright the pixels of a box are, row by row."""
        left, high, right, low = box
        return b"".join(self._greys(row)[left:right] for row in range(high, low))

    def _greys(self, row: int) -> bytes:
        """One channel of a row: green, which counts most for the eye, and in which red and blue ink are dark."""
        start = _BYTES_A_PIXEL * row * self.width
        return self.pixels[start + 1 : start + _BYTES_A_PIXEL * self.width : _BYTES_A_PIXEL]


def _span(start: float, end: float) -> tuple[int, int]:
    """The first pixel of a stretch, and the one behind its last."""
    if end - start >= THIN_PX:
        return math.ceil(start), math.floor(end)
    return math.floor(start), math.ceil(max(end, start))


def drawn(page: Any, view: Viewport, scale: float, *, annotations: bool = True, turned: int = 0) -> Raster:
    """The page as it is now, its annotations included: as its text stands in user space, `turned` clockwise by quarters."""
    if turned % 2:
        view = view._replace(width=view.height, height=view.width)
    width, height = max(round(view.width * scale), 1), max(round(view.height * scale), 1)
    pixels = ctypes.create_string_buffer(_BYTES_A_PIXEL * width * height)
    bitmap = fpdf.FPDFBitmap_CreateEx(width, height, fpdf.FPDFBitmap_BGRx, pixels, _BYTES_A_PIXEL * width)
    try:
        fpdf.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        upright = (turned - fpdf.FPDFPage_GetRotation(page.raw)) % 4
        flags = fpdf.FPDF_ANNOT if annotations else 0
        fpdf.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, width, height, upright, flags)
    finally:
        fpdf.FPDFBitmap_Destroy(bitmap)
    return Raster(width, height, scale, pixels.raw)
