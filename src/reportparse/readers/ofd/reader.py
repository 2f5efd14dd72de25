"""The OFD reader: its pages become glyphs and ruling lines, of which the layout room makes a Document."""

from __future__ import annotations

from reportparse.document import Attachment, Document
from reportparse.layout.document_flow import DocumentFlow, flow_of, flow_with
from reportparse.readers import scan
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages


def read_ofd(data: bytes, ocr: bool = False) -> Document:
    """Read an OFD file. Raises UnreadableFile or OverLimit; anything else is a fault of this program.

    `ocr`: pages that are nothing but pictures are read, where the libraries for it are there.
    """
    pages = Pages(Package(data))
    flow = flow_of(pages)
    closer = None
    if ocr and pages.scans and scan.is_installed():
        from reportparse.readers.scan.reader import closer_of

        flow, closer = _recognised(flow, pages), closer_of(pages.drawings)
    return Document(
        format="ofd",
        blocks=flow.blocks,
        issues=(*pages.issues, *flow.issues),
        furniture=flow.furniture,
        attachments=tuple(Attachment("link", name, len(flow.blocks)) for name in pages.attachments),
        pages=len(flow.contents),
        closer=closer,
    )


def _recognised(flow: DocumentFlow, pages: Pages) -> DocumentFlow:
    """The flow with those of its pages that say nothing unless they are read as pictures."""
    from reportparse.readers.scan.reader import MAX_PAGES, recognised

    mute = [content.number for content in flow.contents if any(one.kind == "page-is-image" for one in content.issues)]
    wanted = [number for number in mute if number in pages.scans][:MAX_PAGES]
    return flow_with(flow.contents, recognised(pages.drawings(wanted))) if wanted else flow
