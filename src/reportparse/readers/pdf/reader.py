"""The PDF reader (hazards §1): a provider hands over glyphs and ruling lines, the layout room makes a Document of them.

Two providers read the text and the rules of a page, each by code of its own: pdfium is fast, pdfplumber is the second
opinion. What of it can be seen, where that is asked, pdfium tells for both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.diagnostics.errors import OverLimit, ReportparseError, too_large
from reportparse.document import Document
from reportparse.layout.document_flow import DocumentFlow, flow_of, flow_with
from reportparse.layout.page import Page
from reportparse.layout.pages import PageContent
from reportparse.readers import scan
from reportparse.readers.pdf import ENGINES
from reportparse.readers.pdf.again import PDF_ENGINES_LOCK, document_of
from reportparse.readers.pdf.faults import corrupt
from reportparse.readers.pdf.wholeness import damage_of

if TYPE_CHECKING:
    from reportparse.readers.scan.picture import Picture

MAX_PAGES = 2000
"""A yearbook has some hundred pages."""
MAX_SECONDS = 60.0
"""A page takes 5 ms with pdfium, 50 ms with pdfplumber; a file that takes longer than this is a trap."""

HEAD_BYTES = 1024
"""The mark %PDF- stands within the first KB, as every viewer allows."""


GARBLED_SHARE = 0.3
"""A page of which more cannot be said is read as a picture: of fewer odd characters each is told where it stands."""


def read_pdf(data: bytes, engine: str = "auto", ocr: bool = False) -> Document:
    """Read a PDF file. Raises UnreadableFile or OverLimit; anything else is a fault of this program.

    Threads wait for each other. `ocr`: pages that are pictures are read, where the libraries for it are there.
    `engine` is "pdfium", "pdfplumber", or "auto": pdfium, and where its fonts say nothing the better of the two.
    """
    if engine not in ENGINES:
        raise ValueError(engine)
    if b"%PDF-" not in data[:HEAD_BYTES]:
        raise corrupt()
    document = _read(data, engine, ocr=ocr)
    return replace(document, issues=(*damage_of(data), *document.issues))


def _read(data: bytes, engine: str, *, ocr: bool) -> Document:
    """What an engine reads of the pages, and the recogniser where they say nothing."""
    with PDF_ENGINES_LOCK:
        if engine != "auto":
            return _document_of(_recognised(_composed(data, engine), data, ocr=ocr), data, only=True)
        composed = _composed(data, "pdfium")
        if any(one.kind == "text-garbled" for one in composed.issues):
            with suppress(ReportparseError):
                other = _composed(data, "pdfplumber")
                if other.garbled < composed.garbled:
                    return _document_of(_recognised(other, data, ocr=ocr), data, only=True)
        return _document_of(_recognised(composed, data, ocr=ocr), data)


def _document_of(flow: DocumentFlow, data: bytes, *, only: bool = False) -> Document:
    """The document of a flow, whose pictures can be looked at closer; `only`: no other engine is to be asked of it."""
    document = document_of(flow, None if only else data)
    if not any(content.recognised for content in flow.contents):
        return document
    from reportparse.readers.scan.reader import closer_of, drawings_of_pdf

    def pictures_of(numbers: Collection[int]) -> Iterator[Picture]:
        with PDF_ENGINES_LOCK:
            yield from drawings_of_pdf(data, numbers)

    return replace(document, closer=closer_of(pictures_of))


def _recognised(composed: DocumentFlow, data: bytes, *, ocr: bool) -> DocumentFlow:
    """The flow with those of its pages that are pictures read as such."""
    pages = {content.number for content in composed.contents if _is_picture(content)}
    if not pages or not ocr or not scan.is_installed():
        return composed
    from reportparse.readers.scan.reader import pages_of_pdf

    return flow_with(composed.contents, pages_of_pdf(data, pages))


def _composed(data: bytes, engine: str) -> DocumentFlow:
    """One engine's reading of all pages."""
    return flow_of(_within_limits(_provider(engine)(data)))


def _is_picture(content: PageContent) -> bool:
    """Whether a page says nothing, or nonsense, unless it is read as a picture."""
    for one in content.issues:
        facts = dict(one.facts)
        if one.kind == "page-is-image":
            return True
        if one.kind == "text-garbled" and int(str(facts["count"])) > GARBLED_SHARE * int(str(facts["total"])):
            return True
    return False


def _provider(engine: str) -> Callable[[bytes], Iterator[Page]]:
    """The pages of one engine; each library is loaded only when it is used."""
    if engine == "pdfium":
        from reportparse.readers.pdf import pdfium

        return pdfium.pages
    from reportparse.readers.pdf import plumber

    return plumber.pages


def _within_limits(pages: Iterator[Page]) -> Iterator[Page]:
    """The pages as they come, as long as there are not too many and they do not take too long."""
    start = time.thread_time()
    for page in pages:
        if page.number > MAX_PAGES:
            raise too_large(MAX_PAGES, "pages", "页")
        if time.thread_time() - start > MAX_SECONDS:
            raise OverLimit("too-slow", seconds=f"{MAX_SECONDS:.0f}")
        yield page
