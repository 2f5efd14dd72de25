"""A PDF looked at again where its numbers are in doubt: strictly by the same engine, or by the other one (hazards §1)."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from reportparse.diagnostics.errors import OverLimit, ReportparseError
from reportparse.document import Box, Document, Origin
from reportparse.layout.document_flow import DocumentFlow, flow_with
from reportparse.layout.page import Page
from reportparse.layout.pages import PageContent
from reportparse.layout.ruled.plain import is_plain

MAX_SECONDS = 4.0
"""The other engine takes no longer than about this; what it may do is counted, so that this ends only traps."""

PDF_ENGINES_LOCK = Lock()
"""pdfium is not made for threads, nor are the buffers and fonts that it is given here, nor pdfminer's table of names."""


@dataclass(frozen=True, slots=True)
class PdfAgain:
    """A PDF that pdfium has read, with its pages as they were taken apart."""

    data: bytes
    contents: tuple[PageContent, ...]
    engines: tuple[str, str] = ("pdfium", "pdfplumber")

    def is_plain(self, texts: Sequence[tuple[Origin, str]]) -> bool:
        """Whether pdfium, asked for all that it may leave out, shows just these texts in their cells."""
        from reportparse.readers.pdf import pdfium

        by_page: dict[int, list[tuple[Box, str]]] = {}
        for origin, text in texts:
            if origin.page is None or origin.box is None or self.contents[origin.page - 1].looked_at:
                return False
            by_page.setdefault(origin.page, []).append((origin.box, text))
        with PDF_ENGINES_LOCK:
            try:
                pages = {page.number: page for page in pdfium.pages_told_in_full(self.data, by_page.keys())}
            except ReportparseError:
                return False
        return all(number in pages and is_plain(pages[number], own) for number, own in by_page.items())

    def read(self, pages: Collection[int]) -> Document:
        """The document with these pages as pdfplumber reads them; they are drawn again where they had to be."""
        from reportparse.readers.pdf import plumber

        pages = [number for number in pages if not self.contents[number - 1].recognised]
        drawn = {number for number in pages if self.contents[number - 1].looked_at}
        with PDF_ENGINES_LOCK:
            others = plumber.pages(self.data, pages, drawn, plumber.MAX_BYTES_AGAIN)
            return document_of(flow_with(self.contents, _in_time(others)))


def _in_time(pages: Iterator[Page]) -> Iterator[Page]:
    start = time.thread_time()
    for page in pages:
        if time.thread_time() - start > MAX_SECONDS:
            raise OverLimit("too-slow", seconds=f"{MAX_SECONDS:.0f}")
        yield page


def document_of(flow: DocumentFlow, data: bytes | None = None) -> Document:
    """The document of a flow; given its bytes, it can be looked at again."""
    return Document(
        format="pdf",
        blocks=flow.blocks,
        issues=flow.issues,
        furniture=flow.furniture,
        pages=len(flow.contents),
        again=None if data is None else PdfAgain(data, flow.contents),
    )
