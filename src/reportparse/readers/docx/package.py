"""An Office package within bounds, of Word or Excel: a zip of XML parts, and the relations between them.

All text is inflated under one budget, and so checked for damage, before any of it is parsed; pictures and other binaries
never are. A part is parsed when the reader asks for it. Packages are read leniently by what their relations say: Strict
namespaces, missing content types, names in another case and relations to nothing (NULL, "#_top", parts that are missing)
are all met in files that Word opens (hazards §2).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from reportparse.diagnostics.errors import OverLimit, UnreadableFile, too_deep, too_large
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex
from reportparse.readers.docx.names import Element, W
from reportparse.readers.zip_end import BROKEN_ZIP

MAX_MEMBERS = 5_000
MAX_BYTES = 48_000_000
"""Bytes of XML inflated from one package, all parts together. With it, a bound on their ratio would add nothing."""
MAX_MARKUP = 1_000_000
"""Tags and attributes of one package, some forty times those of a usual report: each costs time and memory however
short it was written."""
MAX_RELATIONS = 2_000_000
"""Bytes of one part's relations."""

_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED_MEMBER = 0x1
_READ = (".xml", ".rels", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt", ".docx", ".docm")
_MARKED_UP = (".xml", ".rels")
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT = regex(rb"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
FLAT_MARK, FLAT_HEAD_BYTES = _PKG.encode(), 4096
_PART, _PART_NAME, _PART_XML = (f"{{{_PKG}}}{name}" for name in ("part", "name", "xmlData"))
_BINARY = regex(rb"<(?:[\w]{1,20}:)?binaryData>[^<]*</(?:[\w]{1,20}:)?binaryData>")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN, CHUNK = _TYPE + "officeDocument", _TYPE + "aFChunk"
STYLES, NUMBERING = _TYPE + "styles", _TYPE + "numbering"
FOOTNOTES, ENDNOTES = _TYPE + "footnotes", _TYPE + "endnotes"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# Parts whose loss may change the text: automatic numbers, hidden styles, headers, notes, embedded files.
_MISSED = frozenset((STYLES, NUMBERING, _TYPE + "header", _TYPE + "footer", FOOTNOTES, ENDNOTES, CHUNK))

# Blanks between elements are no text; an entity has no business in a package and is left as it is.
_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


class Application(NamedTuple):
    """Whose package it is: its name, that of its main part as it usually is, and the element that this must hold."""

    name: str
    main: str
    holds: str


WORD = Application("Word", "word/document.xml", W + "body")


class Relation(NamedTuple):
    """What a part says of another: `target` is the name of a part in the package, or an address where `external`."""

    type: str
    target: str
    external: bool


class Package:
    """An opened package: its parts as trees, and the relations between them.

    `main` is the name of its main document part and `document` that part's tree. `unread` are the names of parts that
    could not be read.
    """

    def __init__(self, members: Mapping[str, bytes], unread: Iterable[str], application: Application = WORD) -> None:
        self.unread = dict.fromkeys(unread)
        self._members = members
        self._names = {name.lower(): name for name in members}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main, self.document = self._opened(application)

    def relations(self, source: str) -> Mapping[str, Relation]:
        """The relations of a part (of the package for ""), by id; those to nothing are left out."""
        known = self._relations.get(source)
        if known is None:
            known = self._relations[source] = {}
            for name, one in self._stated_relations(source):
                if one.external or one.target in self._members:
                    known[name] = one
                elif one.type in _MISSED:
                    self.unread[one.target] = None
        return known

    def related(self, source: str, relation_type: str) -> str | None:
        """The first part inside the package that stands in this relation to `source`."""
        found = (
            one.target for one in self.relations(source).values() if one.type == relation_type and not one.external
        )
        return next(found, None)

    def names(self, start: str = "") -> Iterator[str]:
        """The names of the parts that begin so, whatever their case, in the order of the package."""
        return (name for name in self._members if name.lower().startswith(start))

    def content(self, name: str) -> bytes:
        """The bytes of a part, none for a binary."""
        return self._members[name]

    def root(self, name: str | None) -> Element | None:
        """The root element of a part; None for no part, and for one that is no XML: that one is noted as unread."""
        if name is None:
            return None
        content = self._members[name]
        if _STRICT_MARK in content:
            content = _STRICT.sub(_TRANSITIONAL, content)
        try:
            root = etree.fromstring(content, _PARSER)
        except etree.XMLSyntaxError as error:
            if "Excessive depth" in error.msg:  # the parser's own bounds: 256 deep, 10 MB of text in one node
                raise too_deep() from error
            if "XML_PARSE_HUGE" in error.msg:
                raise OverLimit("too-large", most=Both("10 MB in a single text", " 10 MB（单个文本）")) from error
        except ValueError:
            pass
        else:
            if root.getroottree().docinfo.internalDTD is not None:
                raise _doctype()
            return root
        self.unread[name] = None
        return None

    def _opened(self, application: Application) -> tuple[str, Element]:
        """The main document: what the package's relations say, else the usual name."""
        named = [one.target for one in self.relations("").values() if one.type == MAIN and not one.external]
        usual = self._names.get(application.main)
        for name in dict.fromkeys([*named, *filter(None, [usual])]):
            root = self.root(name)
            if root is not None:
                if not any(node.tag == application.holds for node in root):
                    raise _corrupt("its main part is no document", "主文档部分无法读取", application.name)
                return name, root
        if application.main in self.unread:
            raise _corrupt("its main document part is damaged", "主文档部分已损坏", application.name)
        raise _corrupt("it has no main document part", "缺少主文档部分", application.name)

    def _stated_relations(self, source: str) -> Iterator[tuple[str, Relation]]:
        """What a part says of others, by id. Part names are compared without case."""
        folder, file = posixpath.split(source)
        root = self.root(self._names.get(posixpath.join(folder, "_rels", file + ".rels").lower()))
        for one in () if root is None else root.iter(_RELATION):
            name, kind, target = one.get("Id"), one.get("Type"), one.get("Target")
            if not (name and kind and target):
                continue
            external = one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                target = self._names.get(target.lower(), target)
            yield name, Relation(kind, target, external)


def is_flat(head: bytes) -> bool:
    """Whether these bytes begin a package whose parts all stand in one XML file (Flat OPC, as Word saves it)."""
    return FLAT_MARK in head[:FLAT_HEAD_BYTES] and not head.startswith(b"PK")


def open_package(data: bytes, max_bytes: int = MAX_BYTES, application: Application = WORD) -> Package:
    """Open a package of Word, or of another application.

    Raises UnreadableFile where no main document can be read, OverLimit where a named bound would be passed.
    """
    return Package(*inflated(data, max_bytes), application)


def inflated(data: bytes, max_bytes: int) -> tuple[dict[str, bytes], list[str]]:
    """The members by name, binaries as empty bytes; and the names of those whose bytes are damaged."""
    if is_flat(data):
        return _flat_members(data, max_bytes), []
    if data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
        raise too_large(MAX_MEMBERS, "parts", "个组成部分")
    members: dict[str, bytes] = {}
    damaged: list[str] = []
    markup = 0
    with _archive(data) as archive:
        for info in archive.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            content = _inflate(archive, info, max_bytes)
            if content is None:
                damaged.append(name)
                continue
            max_bytes -= len(content)
            markup += n_marks(name, content)
            members[name] = content
    if markup > MAX_MARKUP:
        raise too_large(MAX_MARKUP, "tags and attributes", "个标记")
    return members, damaged


def _archive(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except BROKEN_ZIP as error:
        raise _corrupt("its zip archive is damaged or cut off", "压缩包已损坏或不完整") from error


def _inflate(archive: ZipFile, info: ZipInfo, max_bytes: int) -> bytes | None:
    """Bytes of a member that may be worth reading, none for a binary; None where they are damaged.

    Never more is read than it declares: a longer one fails its checksum.
    """
    if info.flag_bits & _ENCRYPTED_MEMBER:
        raise UnreadableFile("encrypted")
    name = info.filename.lower()
    if not name.endswith(_READ):
        return b""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # a compression that packages do not use
        return None
    if info.file_size > (min(MAX_RELATIONS, max_bytes) if name.endswith(".rels") else max_bytes):
        raise too_large(MAX_BYTES, "bytes of text", "字节文字")
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size + 1)
    except BROKEN_ZIP:
        return None


def n_marks(name: str, content: bytes) -> int:
    """Number of tags and attributes, counted before anything is parsed. Refuses a DTD, where entity bombs live."""
    if not name.lower().endswith(_MARKED_UP):
        return 0
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _doctype()
    return content.count(b"<") + content.count(b"=")


def _flat_members(data: bytes, max_bytes: int) -> dict[str, bytes]:
    """The parts of a package in one file by name, binaries as empty bytes."""
    data = _BINARY.sub(b"", data)
    if len(data) > max_bytes:
        raise too_large(MAX_BYTES, "bytes of text", "字节文字")
    if n_marks("flat.xml", data) > MAX_MARKUP:
        raise too_large(MAX_MARKUP, "tags and attributes", "个标记")
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in error.msg:
            raise too_deep() from error
        raise _corrupt("its XML is damaged or cut off", "其 XML 已损坏或不完整") from error
    parts = list(root.iter(_PART))
    if len(parts) > MAX_MEMBERS:
        raise too_large(MAX_MEMBERS, "parts", "个组成部分")
    found = ((str(part.get(_PART_NAME)).lstrip("/"), part.find(_PART_XML)) for part in parts)
    return {name: b"" if xml is None or not len(xml) else etree.tostring(xml[0]) for name, xml in found}


def _corrupt(en: str, zh: str, application: str = "Office") -> UnreadableFile:
    return UnreadableFile("corrupt", why=Both(f"as a file of {application}, {en}", f"作为 {application} 文件，{zh}"))


def _doctype() -> UnreadableFile:
    return _corrupt("it declares a document type, which no such file does", "含有文档类型声明（DTD）")
