"""An OFD package within bounds: a zip of XML parts that name each other by paths (GB/T 33190-2016 §7.1).

Parts are inflated when they are asked for. Writers give paths from the root or from the part that names them, with either
slash and in any case, so a path is tried in each way; none leads out of the zip, since nothing is ever unpacked to disk.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from reportparse.diagnostics.errors import OverLimit, UnreadableFile, too_deep, too_large
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex
from reportparse.readers.zip_end import BROKEN_ZIP

Element = etree._Element

MAX_MEMBERS = 20_000
"""A page has two or three parts of its own."""
MAX_BYTES = 48_000_000
"""Bytes of XML of one part."""
MAX_ALL_BYTES = 400_000_000
"""Bytes of XML of all parts that are read; a page set character by character has a megabyte."""
MAX_MARKUP = 1_000_000
"""Tags and attributes of one part; a page set character by character has some ten thousand."""

_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED_MEMBER = 0x1

_DECLARATION = regex(rb"\A\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE = regex(rb"<!(?:DOCTYPE|ENTITY)")


class Damaged(Exception):
    """A part that is there and cannot be read."""


class Package:
    """The parts of a file by their paths."""

    def __init__(self, data: bytes) -> None:
        """Open a package. Raises UnreadableFile for no sound zip or a locked one, OverLimit for too many members."""
        if data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
            raise too_large(MAX_MEMBERS, "parts", "个组成部分")
        try:
            self._zip = ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except BROKEN_ZIP as error:
            raise corrupt("its zip package is cut or damaged", "压缩包结构残缺或损坏") from error
        self._infos: dict[str, ZipInfo] = {}
        self._twice: set[str] = set()
        for info in infos:
            name = _plain(info.filename).lower()
            if name in self._infos and not info.is_dir():
                self._twice.add(name)
            self._infos[name] = info
        self._n_documents = sum(name.endswith("/document.xml") for name in self._infos)
        self._left = MAX_ALL_BYTES

    def find(self, location: str, *beside: str) -> str | None:
        """The name of the part at a location, as it is given in one of these parts; None where there is none.

        Where it is found nowhere, the one part that ends so is it, unless there are several documents.
        """
        location = location.strip().replace("\\", "/")
        if not location:
            return None
        for way in self._ways(location, beside):
            if way in self._infos:
                return way
        if self._n_documents > 1:
            return None
        ending = "/" + _plain(location).lower()
        ends = [name for name in self._infos if name.endswith(ending)]
        return ends[0] if len(ends) == 1 else None

    def _ways(self, location: str, beside: tuple[str, ...]) -> Iterator[str]:
        folders = [posixpath.dirname(name) for name in beside]
        for folder in ["", *folders] if location.startswith("/") else [*folders, ""]:
            yield _plain(posixpath.join(folder, location.lstrip("/"))).lower()

    def names(self) -> Iterator[str]:
        """The names of all parts, in lower case, in the order of the package."""
        return iter(self._infos)

    def root(self, name: str) -> Element:
        """The root element of a part. Raises Damaged for what is no XML, UnreadableFile for a DTD, OverLimit."""
        content = self.content(name, MAX_BYTES)
        if content is None:
            raise Damaged
        self._left -= len(content)
        if self._left < 0:
            raise too_large(MAX_ALL_BYTES, "bytes of text", "字节文字")
        if _DOCTYPE.search(content):
            raise _doctype()
        if content.count(b"<") + content.count(b"=") > MAX_MARKUP:
            raise too_large(MAX_MARKUP, "tags and attributes", "个标记")
        root = _parsed(content.lstrip())
        if root.getroottree().docinfo.internalDTD is not None:
            raise _doctype()
        return root

    def content(self, name: str, most: int) -> bytes | None:
        """The bytes of a part; None where they are damaged, or two parts have its name. Raises OverLimit beyond `most`.

        Never more is read than it declares: a longer one fails its checksum.
        """
        info = self._infos[name]
        if info.flag_bits & _ENCRYPTED_MEMBER:
            raise UnreadableFile("encrypted")
        if name in self._twice or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            return None
        if info.file_size > most:
            raise too_large(most, "bytes in one part", "字节（单个组成部分）")
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size + 1)
        except BROKEN_ZIP:
            return None


def _plain(path: str) -> str:
    """A path without dots, as it stands from the root; one that leads out of it leads to it."""
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/")


def _parsed(content: bytes) -> Element:
    """The root of some XML: also where it is GBK and says UTF-8, or a prefix is not declared, as some writers have it."""
    parser = _parser()
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in error.msg:
            raise too_deep() from error
        if "XML_PARSE_HUGE" in error.msg:
            raise OverLimit("too-large", most=Both("10 MB in a single text", " 10 MB（单个文本）")) from error
        found = parser.error_log  # that of the error tells of whatever the process has parsed before, too
        if found and all(entry.domain_name == "NAMESPACE" for entry in found):
            return etree.fromstring(content, _parser(recover=True))
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return _of_gbk(content, error)
        raise Damaged from error
    except ValueError as error:
        raise Damaged from error


def _parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that goes for nothing outside, without comments: of a text that one parts only the first part is told."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, recover=recover
    )


def _of_gbk(content: bytes, error: Exception) -> Element:
    try:
        text = _DECLARATION.sub(b"", content).decode("gb18030")
        return etree.fromstring(text.encode(), _parser())
    except (UnicodeDecodeError, etree.XMLSyntaxError, ValueError):
        raise Damaged from error


def corrupt(en: str, zh: str) -> UnreadableFile:
    """The error for a file that is no document of this format."""
    return UnreadableFile("corrupt", why=Both(f"as an OFD file, {en}", f"作为 OFD 文件，{zh}"))


def _doctype() -> UnreadableFile:
    return corrupt("it declares a document type, which no such file does", "含有文档类型声明（DTD）")
