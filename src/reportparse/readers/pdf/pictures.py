"""Pages of a PDF as pictures, turned as their boxes are measured."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PIL import Image

from reportparse.layout.page_geometry import quarters_to_upright
from reportparse.readers.pdf.again import PDF_ENGINES_LOCK
from reportparse.readers.pdf.pdfium import drawings, pages, tilts
from reportparse.readers.pdf.raster import Raster
from reportparse.readers.pictures import DPI

PX_A_POINT = DPI / 72


def pictures_of_pdf(
    files: Sequence[bytes], numbers: Collection[int], recognised: Collection[int]
) -> Iterator[tuple[int, float, float, Image.Image]]:
    """(number, width, height, picture) of these pages, as they are seen; `recognised` are set straight as they were read.

    Pages that cannot be read or are too large are left out.
    """
    data = files[0]
    drawn = [number for number in numbers if number not in recognised]
    with PDF_ENGINES_LOCK:
        turns = {page.number: quarters_to_upright(page.glyphs) for page in pages(data, drawn) if page.fault is None}
        tilted = tilts(data, turns)
        for number, raster in drawings(data, turns, PX_A_POINT):
            picture = _straight(_image(raster), *tilted[number]).rotate(-90 * turns[number], expand=True)
            yield number, picture.width / PX_A_POINT, picture.height / PX_A_POINT, picture
        if recognised:
            yield from _set_straight(data, [number for number in numbers if number in recognised])


def _set_straight(data: bytes, numbers: Collection[int]) -> Iterator[tuple[int, float, float, Image.Image]]:
    from reportparse.readers.scan.pictures import as_read
    from reportparse.readers.scan.reader import drawings_of_pdf

    yield from map(as_read, drawings_of_pdf(data, numbers))


def _straight(picture: Image.Image, skew: float, quarters: int) -> Image.Image:
    """A page turned back about what was its top left corner before it was turned by so many quarters."""
    if not skew:
        return picture
    corner = ((0, 0), (picture.width, 0), picture.size, (0, picture.height))[quarters % 4]
    return picture.rotate(skew, Image.Resampling.BILINEAR, center=corner, fillcolor="white")


def _image(raster: Raster) -> Image.Image:
    return Image.frombuffer("RGB", (raster.width, raster.height), raster.pixels, "raw", "BGRX", 0, 1)
