"""Pages of fixed layouts as pictures, as the boxes of their cells are measured: for a person who compares both."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reportparse.document import Document
from reportparse.loading import loaded

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PAGES_SHOWN = 24
"""A report has six to twelve pages; of a longer one those are shown that its values stand on, and the first ones."""
DPI = 130
"""Text of 10.5 pt is 19 pixels high."""
MAX_SECONDS = 12.0
"""A page takes a tenth of a second; when this much of the processor's time is gone, no further page is drawn."""
MAX_SIDE_PX = 2400
"""A larger page is shown smaller."""
COLOURS = 16
"""What is left of the shades of a page of text: edges stay smooth."""
LARGEST_PAGE_BYTES = 250_000
"""A page that takes more, a photograph or a scan, is stored as such are: nearly as it was."""
SCAN_QUALITY = 55

PICTURED = {
    "pdf": "pdf.pictures:pictures_of_pdf",
    "picture": "scan.pictures:pictures_of_files",
    "ofd": "ofd.pictured:pictures_of_ofd",
}
"""The formats whose pages are shown. The function gets the files, the numbers of the pages and, of these, those that were
read as pictures; it gives (number, width and height in points, a Pillow image or an SVG)."""


class PagePicture(NamedTuple):
    """A page as a picture file: its number (from 1), width and height in points as its boxes are measured, its bytes."""

    number: int
    width: float
    height: float
    media_type: str
    content: bytes


def pictures_of(document: Document, files: Sequence[bytes], wanted: Collection[int]) -> Iterator[PagePicture]:
    """Pictures of a document's pages, first those that are `wanted`; none of a format that flows."""
    if document.format not in PICTURED:
        return
    draw: Callable[..., Iterator[tuple[int, float, float, Any]]] = loaded(__package__, PICTURED[document.format])
    others = (number for number in range(1, (document.pages or 0) + 1) if number not in wanted)
    numbers = sorted([*sorted(wanted), *others][:MAX_PAGES_SHOWN])
    recognised = {int(one.where.split()[1]) for one in document.issues if one.kind == "page-recognised"}
    start = time.thread_time()
    for number, width, height, page in draw(files, numbers, recognised):
        if time.thread_time() - start > MAX_SECONDS:
            return
        if isinstance(page, str):
            yield PagePicture(number, width, height, "image/svg+xml", page.encode("utf-8"))
        else:
            yield PagePicture(number, width, height, "image/webp", _stored(page))


def _stored(page: Image) -> bytes:
    """The picture in as few bytes as leave its text crisp."""
    from PIL.Image import Dither, Quantize

    page = page.convert("RGB")
    page.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX))
    few = page.quantize(COLOURS, method=Quantize.FASTOCTREE, dither=Dither.NONE).convert("RGB")
    stored = _as_webp(few, lossless=True)
    return stored if len(stored) <= LARGEST_PAGE_BYTES else _as_webp(page, quality=SCAN_QUALITY)


def _as_webp(page: Image, **options: Any) -> bytes:
    stored = io.BytesIO()
    page.save(stored, "WEBP", method=4, **options)
    return stored.getvalue()
