"""Picture files to a Document, and the pages of a PDF that are pictures to pages with glyphs (hazards §5: scans)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.document import Closer, Document, Origin
from reportparse.layout.document_flow import flow_of
from reportparse.layout.page import Page
from reportparse.readers.scan import INSTALL, TURNED_OFF, is_installed
from reportparse.sandbox import share_for_picture

if TYPE_CHECKING:
    from reportparse.readers.scan.picture import Picture

MAX_PAGES = 60
"""Pages of one file that are read so; the others stay pictures."""


def read_picture(data: bytes, ocr: bool = False, more: Sequence[bytes] = ()) -> Document:
    """Read a picture file, or several that are pages of one document; each frame is a page.

    Raises UnreadableFile where it is damaged, or recognition is not there or not asked for, and OverLimit.
    """
    if not ocr or not is_installed():
        raise UnreadableFile("picture", why=INSTALL if ocr else TURNED_OFF)
    from reportparse.readers.scan.picture import frames_of

    flow = flow_of(recognised(frames_of(data, *more)))
    return Document(
        format="picture",
        blocks=flow.blocks,
        issues=flow.issues,
        furniture=flow.furniture,
        pages=len(flow.contents),
        closer=closer_of(lambda numbers: (it for it in frames_of(data, *more) if it.number in numbers)),
    )


def pages_of_pdf(data: bytes, numbers: Collection[int]) -> Iterator[Page]:
    """These pages of a PDF, drawn and read as pictures, as many as may be. Whoever calls holds the engines' lock."""
    yield from recognised(drawings_of_pdf(data, sorted(numbers)[:MAX_PAGES]))


def drawings_of_pdf(data: bytes, numbers: Collection[int]) -> Iterator[Picture]:
    """These pages of a PDF, drawn. Whoever calls holds the engines' lock."""
    from reportparse.readers.pdf.pdfium import scans
    from reportparse.readers.scan.picture import PAPER_POINTS, PX_A_POINT, picture_of

    for number, drawing, coarse in scans(data, numbers, PX_A_POINT, PAPER_POINTS):
        yield picture_of(number, drawing, coarse=coarse)


def closer_of(pictures_of: Callable[[Collection[int]], Iterable[Picture]]) -> Closer:
    """What reads cells of a document once more and larger, given what gives the pictures of its pages by their numbers."""
    return partial(_read_closer, pictures_of)


def _read_closer(pictures_of: Callable[[Collection[int]], Iterable[Picture]], origins: Sequence[Origin]) -> list[str]:
    from reportparse.readers.scan.page import larger_texts

    said = [""] * len(origins)
    for picture in pictures_of({origin.page for origin in origins if origin.page}):
        share_for_picture()
        own = [(i, origin.box) for i, origin in enumerate(origins) if origin.page == picture.number and origin.box]
        for (i, _), text in zip(own, larger_texts(picture, [box for _, box in own]), strict=True):
            said[i] = text
    return said


def recognised(pictures: Iterable[Picture], *, only_tables: bool = False) -> Iterator[Page]:
    """The pages that pictures show; each has a file's whole time to itself. `only_tables`: others are not read."""
    from reportparse.readers.scan.page import page_of

    for picture in pictures:
        share_for_picture()
        yield page_of(picture, only_tables=only_tables)
