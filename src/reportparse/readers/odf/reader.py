"""OpenDocument files: bytes to a Document, by what their body is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import UnreadableFile, too_deep
from reportparse.diagnostics.issues import issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.readers.odf.names import DC, META, OFFICE
from reportparse.readers.odf.package import OpenDocument, open_document
from reportparse.readers.odf.sheets import read_spreadsheet
from reportparse.readers.odf.text import read_text_document

_KINDS: dict[str, Callable[[OpenDocument], Document]] = {
    OFFICE + "text": read_text_document,
    OFFICE + "spreadsheet": read_spreadsheet,
}
_PROPERTIES = {DC + "title": "title", DC + "subject": "subject", META + "keyword": "keywords"}


def read_odf(data: bytes) -> Document:
    """Read an OpenDocument text or spreadsheet. Raises UnreadableFile or OverLimit."""
    opened = open_document(data)
    read = _KINDS.get(str(opened.body.tag))
    if read is None:
        raise UnreadableFile(
            "unsupported", seen=Both("an OpenDocument drawing or presentation", "OpenDocument 演示文稿或绘图")
        )
    try:
        document = read(opened)
    except RecursionError as error:
        raise too_deep() from error
    unread = tuple(issue("part-unread", "document", seen=name) for name in opened.unread)
    return replace(document, issues=(*unread, *document.issues), metadata=(*document.metadata, *_metadata(opened)))


def _metadata(opened: OpenDocument) -> tuple[tuple[str, str], ...]:
    meta = None if opened.meta is None else opened.meta.find(OFFICE + "meta")
    found = ((_PROPERTIES.get(str(node.tag)), clean(node.text or "")) for node in (() if meta is None else meta))
    return tuple((name, text) for name, text in found if name and text)
