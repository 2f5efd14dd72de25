"""The OFD reader: its pages become glyphs and ruling lines, of which the layout room makes a Document."""

from __future__ import annotations

from reportparse.document import Document
from reportparse.layout.document_flow import flow_of
from reportparse.readers.ofd.package import Package
from reportparse.readers.ofd.pages import Pages


def read_ofd(data: bytes) -> Document:
    """Read an OFD file. Raises UnreadableFile or OverLimit; anything else is a fault of this program."""
    pages = Pages(Package(data))
    flow = flow_of(pages)
    return Document(
        format="ofd",
        blocks=flow.blocks,
        issues=(*pages.issues, *flow.issues),
        furniture=flow.furniture,
        pages=len(flow.contents),
    )
