"""An OpenDocument file within bounds: the roots of its parts, whether they come in a zip or in one flat file."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from reportparse.diagnostics.errors import OverLimit, UnreadableFile, too_deep, too_large
from reportparse.diagnostics.language import Both
from reportparse.readers.docx.package import MAX_BYTES, MAX_MARKUP, inflated, n_marks
from reportparse.readers.odf.names import MANIFEST, OFFICE, Element

_PARSER = etree.XMLParser(resolve_entities=False)


class OpenDocument(NamedTuple):
    """The root with the body, that with the common styles (the same in a flat file), and that with the properties."""

    content: Element
    styles: Element | None
    meta: Element | None
    unread: tuple[str, ...] = ()

    @property
    def body(self) -> Element:
        """The element that says of what kind the document is: office:text, office:spreadsheet, …"""
        body = self.content.find(OFFICE + "body")
        kinds = [] if body is None else [node for node in body if isinstance(node.tag, str)]
        if not kinds:
            raise _corrupt("it has no body", "缺少正文")
        return kinds[0]


def open_document(data: bytes) -> OpenDocument:
    """Open an OpenDocument file. Raises UnreadableFile or OverLimit."""
    if not data.startswith(b"PK"):
        if len(data) > MAX_BYTES:
            raise too_large(MAX_BYTES, "bytes of text", "字节文字")
        if n_marks("flat.xml", data) > MAX_MARKUP:
            raise too_large(MAX_MARKUP, "tags and attributes", "个标记")
        root = _root(data)
        return OpenDocument(root, root, root)
    members, damaged = inflated(data, MAX_BYTES)
    manifest = members.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest and _is_encrypted(manifest):
        raise UnreadableFile("encrypted")
    if "content.xml" not in members:
        raise _corrupt("its content is missing", "缺少 content.xml")
    unread = tuple(name for name in damaged if name.endswith(".xml"))
    styles, meta = (_root(members[name]) if members.get(name) else None for name in ("styles.xml", "meta.xml"))
    return OpenDocument(_root(members["content.xml"]), styles, meta, unread)


def _is_encrypted(manifest: bytes) -> bool:
    try:
        return next(_root(manifest).iter(MANIFEST + "encryption-data"), None) is not None
    except UnreadableFile:
        return False


def _root(content: bytes) -> Element:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in error.msg:
            raise too_deep() from error
        if "XML_PARSE_HUGE" in error.msg:
            raise OverLimit("too-large", most=Both("10 MB in a single text", " 10 MB（单个文本）")) from error
        raise _corrupt("its XML is damaged", "XML 已损坏") from error
    except ValueError as error:
        raise _corrupt("its XML is damaged", "XML 已损坏") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _corrupt("it declares a document type", "含有文档类型声明（DTD）")
    return root


def _corrupt(en: str, zh: str) -> UnreadableFile:
    return UnreadableFile("corrupt", why=Both(f"as an OpenDocument file, {en}", f"作为 OpenDocument 文件，{zh}"))
