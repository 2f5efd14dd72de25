"""Opening a Word package within bounds: a zip of XML parts and relations, read by python-docx.

Nothing of the file reaches python-docx before it was inflated here under a budget. Pictures and other binaries are
never inflated. A package that python-docx refuses is mended once: only the parts that can be read, their relations
written anew.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from reportparse.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.readers.docx.names import Element, child

MAX_MEMBERS = 5_000
MAX_BYTES = 48_000_000
"""Bytes of XML inflated from one package, all parts together. With it, a bound on their ratio would add nothing."""
MAX_MARKUP = 1_000_000
"""Tags and attributes of one package, some forty times those of a usual report: each costs time and memory however
short it was written."""
MAX_RELATIONS = 2_000_000
"""Bytes of one part's relations, which python-docx reads slowly."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED_MEMBER = 0x1
_READ = (".xml", ".rels", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt", ".docx", ".docm")
_MARKED_UP = (".xml", ".rels")
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPE_OF_RELATED = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT: CONTENT_TYPE.WML_DOCUMENT_MAIN,
    RELATIONSHIP_TYPE.STYLES: CONTENT_TYPE.WML_STYLES,
    RELATIONSHIP_TYPE.NUMBERING: CONTENT_TYPE.WML_NUMBERING,
    RELATIONSHIP_TYPE.HEADER: CONTENT_TYPE.WML_HEADER,
    RELATIONSHIP_TYPE.FOOTER: CONTENT_TYPE.WML_FOOTER,
    RELATIONSHIP_TYPE.CORE_PROPERTIES: CONTENT_TYPE.OPC_CORE_PROPERTIES,
}
# Parts whose loss may change the text: automatic numbers, hidden styles, headers, notes, embedded files.
_MISSED = {*_TYPE_OF_RELATED, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES, RELATIONSHIP_TYPE.A_F_CHUNK}


class Package(NamedTuple):
    """An opened package: its main document part, and the names of parts that could not be read."""

    main: Part
    unread: tuple[str, ...]


class _Relation(NamedTuple):
    """One relation of a part: `target` is a member's name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


def open_package(data: bytes, max_bytes: int = MAX_BYTES) -> Package:
    """Open a Word package.

    Raises UnreadableFile where no main document can be read, OverLimit where a named bound would be passed.
    """
    if data.startswith(_OLE2):
        raise _ole2(data)
    members, unread = _inflated(data, max_bytes)
    try:
        return Package(_opened(members), tuple(unread))
    except ReportparseError:
        raise
    except Exception:  # python-docx refuses with many types: KeyError, ValueError, XMLSyntaxError …
        mended, dropped = _mended(members)
    try:
        return Package(_opened(mended), tuple(dict.fromkeys((*unread, *dropped))))
    except ReportparseError:
        raise
    except Exception as error:
        raise _corrupt(f"its main part cannot be read ({type(error).__name__})", "主文档部分无法读取") from error


def related(source: Part, relation_type: str) -> Part | None:
    """The first part inside the package that stands in this relation to `source`."""
    for relation in source.rels.values():
        if relation.reltype == relation_type and not relation.is_external:
            part: Part = relation.target_part
            return part
    return None


def root(part: Part) -> Element:
    """The root element of a part, python-docx's own tree where it keeps one."""
    element: Element = part.element if hasattr(part, "element") else parse_xml(part.blob)
    if element.getroottree().docinfo.internalDTD is not None:
        raise _doctype()
    return element


def _ole2(data: bytes) -> UnreadableFile:
    if _ENCRYPTED_STREAM in data:
        return UnreadableFile(
            "encrypted",
            "The Word file is protected by a password; save it without one.",
            "Word 文件设有密码；请取消密码后再试。",
        )
    return UnreadableFile(
        "legacy-word",
        "This is a Word 97-2003 or WPS file; save it as .docx.",
        "这是 Word 97-2003 或 WPS 格式的文件；请另存为 .docx。",
    )


def _corrupt(en: str, zh: str) -> UnreadableFile:
    return UnreadableFile("corrupt", f"Not a readable Word file: {en}.", f"无法读取的 Word 文件：{zh}。")


def _doctype() -> UnreadableFile:
    return _corrupt("it declares a document type, which Word never does", "含有文档类型声明（DTD）")


def too_deep() -> OverLimit:
    """The error for elements nested beyond reason."""
    return OverLimit("too-deep", "The Word file nests its contents too deeply.", "Word 文件内容嵌套过深。")


def _too_large(en: str, zh: str) -> OverLimit:
    return OverLimit("too-large", f"The Word file holds {en}.", f"Word 文件{zh}。")


# --- The zip, under a budget ------------------------------------------------------------------------------------------


def _inflated(data: bytes, max_bytes: int) -> tuple[dict[str, bytes], list[str]]:
    """The members by name, binaries as empty bytes; and the names of those whose bytes are damaged."""
    if data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
        raise _too_large(f"more than {MAX_MEMBERS} parts", f"的组成部分超过 {MAX_MEMBERS} 个")
    members: dict[str, bytes] = {}
    damaged: list[str] = []
    markup = 0
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                name = info.filename.replace("\\", "/").lstrip("/")
                try:
                    content = _inflate(archive, info, max_bytes)
                except (BadZipFile, zlib.error, EOFError):
                    damaged.append(name)
                    continue
                max_bytes -= len(content)
                markup += _markup(name, content)
                members[name] = content
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise _corrupt("the zip archive is damaged or cut off", "压缩包已损坏或不完整") from error
    if markup > MAX_MARKUP:
        raise _too_large(f"more than {MAX_MARKUP} tags and attributes", f"的标记超过 {MAX_MARKUP} 个")
    return members, damaged


def _inflate(archive: ZipFile, info: ZipInfo, max_bytes: int) -> bytes:
    """Bytes of a member that may be worth reading, never more than it declares (a longer one fails its checksum)."""
    if info.flag_bits & _ENCRYPTED_MEMBER:
        raise UnreadableFile("encrypted", "The archive is protected by a password.", "压缩包设有密码。")
    name = info.filename.lower()
    if not name.endswith(_READ):
        return b""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("a compression that packages do not use")
    if info.file_size > (min(MAX_RELATIONS, max_bytes) if name.endswith(".rels") else max_bytes):
        raise _too_large(f"more than {MAX_BYTES} bytes of text", f"的文字部分超过 {MAX_BYTES} 字节")
    with archive.open(info) as stream:
        return stream.read(info.file_size + 1)


def _markup(name: str, content: bytes) -> int:
    """Number of tags and attributes, counted before anything is parsed. Refuses a DTD, where entity bombs live."""
    if not name.lower().endswith(_MARKED_UP):
        return 0
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _doctype()
    return content.count(b"<") + content.count(b"=")


# --- python-docx ------------------------------------------------------------------------------------------------------


def _opened(members: Mapping[str, bytes]) -> Part:
    """The main part as python-docx reads it from these members."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content)
    main = docx.Document(stream).part
    if child(root(main), "body") is None:
        raise ValueError("no w:body")
    return main


# --- Mending ----------------------------------------------------------------------------------------------------------


def _mended(members: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The readable part of a package that python-docx refuses, and the names of the parts left out as unreadable.

    Strict namespaces become the usual ones, relations to nothing (NULL, "#_top", parts that are missing) are dropped,
    content types follow from the relations (hazards §2, "Will not open").
    """
    parts = {name: _STRICT.sub(_TRANSITIONAL, content) for name, content in members.items()}
    broken = [name for name, content in parts.items() if name.endswith(_MARKED_UP) and not _well_formed(content)]
    for name in broken:
        del parts[name]
    main = _main_name(parts)
    of_package = [_Relation("main", RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main, False)]
    of_package += [
        one for one in _relations(parts, "") if one.type == RELATIONSHIP_TYPE.CORE_PROPERTIES and one.target in parts
    ][:1]
    named = {one.id: one for one in _relations(parts, main)}.values()
    of_main = [one for one in named if one.external or one.target in parts]
    missing = [one.target for one in named if one not in of_main and one.type in _MISSED]
    mended = {one.target: parts[one.target] for one in (*of_package, *of_main) if not one.external}
    mended[_relations_name("")] = _relations_xml(of_package)
    mended[_relations_name(main)] = _relations_xml(of_main)
    mended[_CONTENT_TYPES] = _content_types_xml([*of_package, *of_main])
    return mended, [name for name in (*broken, *missing) if name != _CONTENT_TYPES]


def _well_formed(content: bytes) -> bool:
    """Whether the XML parses. Beyond the parser's own bounds (256 deep, 10 MB of text in one node) it is OverLimit."""
    try:
        parse_xml(content)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in error.msg:
            raise too_deep() from error
        if "XML_PARSE_HUGE" in error.msg:
            raise _too_large("a single text beyond all measure", "含有超长文本") from error
        return False
    except ValueError:
        return False
    return True


def _main_name(parts: Mapping[str, bytes]) -> str:
    """The main document: what the package's relations say, else the usual name."""
    named = (one.target for one in _relations(parts, "") if one.type == RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    usual = (name for name in parts if name.lower() == "word/document.xml")
    for name in (*named, *usual):
        if name in parts:
            return name
    raise _corrupt("it has no main document part", "缺少主文档部分")


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", name + ".rels")


def _relations(parts: Mapping[str, bytes], source: str) -> Iterator[_Relation]:
    """The relations of a part (of the package for ""). Part names are compared without case."""
    names = {name.lower(): name for name in parts}
    own = names.get(_relations_name(source).lower())
    if own is None or not _well_formed(parts[own]):
        return
    for one in parse_xml(parts[own]).iter(_RELATIONS + "Relationship"):
        name, kind, target = one.get("Id"), one.get("Type"), one.get("Target")
        if not (name and kind and target):
            continue
        if one.get("TargetMode") == "External":
            yield _Relation(name, kind, target, True)
            continue
        inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        yield _Relation(name, kind, names.get(inside.lower(), inside), False)


def _relations_xml(relations: list[_Relation]) -> bytes:
    top = etree.Element(_RELATIONS + "Relationships")
    for one in relations:
        made = etree.SubElement(top, _RELATIONS + "Relationship", Id=one.id, Type=one.type)
        made.set("Target", one.target if one.external else "/" + one.target)
        if one.external:
            made.set("TargetMode", "External")
    return etree.tostring(top)


def _content_types_xml(relations: list[_Relation]) -> bytes:
    top = etree.Element(_TYPES + "Types")
    etree.SubElement(top, _TYPES + "Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
    for one in relations:
        if not one.external:
            known = _TYPE_OF_RELATED.get(one.type, "application/octet-stream")
            etree.SubElement(top, _TYPES + "Override", PartName="/" + one.target, ContentType=known)
    return etree.tostring(top)
