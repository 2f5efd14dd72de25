"""How finely the picture that a page is was scanned: what its drawing no longer tells."""

from __future__ import annotations

from typing import Any

import numpy as np

from reportparse.readers.pdf.pdfium_calls import fpdf, pdfium
from reportparse.readers.scan.picture import COARSE_BELOW_DPI, MAX_PIXELS, WIDE_SHARE, is_coarse

MAX_PICTURES, MAX_DEPTH = 400, 3
"""Pictures of one page that are asked, and how deep in forms: scanners part a page into strips."""


def has_coarse_picture(page: Any) -> bool:
    """Whether the finest of the wide pictures of an open page is of two shades and few dots an inch; `is_coarse`."""
    finest, dpi = None, 0.0
    for count, picture in enumerate(page.get_objects((fpdf.FPDF_PAGEOBJ_IMAGE,), max_depth=MAX_DEPTH)):
        if count >= MAX_PICTURES:
            break
        facts = picture.get_metadata()
        left, _, right, _ = picture.get_bounds()
        if right - left >= WIDE_SHARE * page.get_width() and min(facts.horizontal_dpi, facts.vertical_dpi) > dpi:
            finest, dpi = picture, min(facts.horizontal_dpi, facts.vertical_dpi)
    return finest is not None and dpi < COARSE_BELOW_DPI and is_coarse(_pixels_of(finest), dpi)


def _pixels_of(picture: Any) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The pixels of a picture as the file holds them; a black one where they are too many to be asked, or pdfium gives none:
    those of a mask have two shades."""
    facts = picture.get_metadata()
    if facts.width * facts.height > MAX_PIXELS:
        return np.zeros((1, 1), np.uint8)
    try:
        pixels = picture.get_bitmap().to_numpy()
    except pdfium.PdfiumError:
        return np.zeros((1, 1), np.uint8)
    return np.array(pixels if pixels.ndim == 2 else pixels[..., :3], np.uint8)
