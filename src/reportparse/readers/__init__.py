"""Readers: bytes to Document. A new format is one file here and one line in `READERS`.

The format is decided by content; a file's name only breaks ties. There is no falling through from one reader to another.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.document import Document
from reportparse.files import refuse_too_large
from reportparse.readers.zip_end import zip_end

HEAD_BYTES = 4096


_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"


def _read_text(data: bytes) -> Document:
    from reportparse.readers.text.reader import read_text

    return read_text(data)


def _read_html(data: bytes) -> Document:
    from reportparse.readers.html.reader import read_html

    return read_html(data)


def _read_mhtml(data: bytes) -> Document:
    from reportparse.readers.html.reader import read_mhtml

    return read_mhtml(data)


def _read_docx(data: bytes) -> Document:
    from reportparse.readers.docx.reader import read_docx

    return read_docx(data)


def _read_pdf(data: bytes) -> Document:
    return read_pdf_with(data, "auto")


def read_pdf_with(data: bytes, engine: str) -> Document:
    """Read a PDF with the named engine, one of `readers.pdf.ENGINES`."""
    from reportparse.readers.pdf.reader import read_pdf

    return read_pdf(data, engine)


class Reader(NamedTuple):
    """How a format is read, and what it is, in English and Chinese."""

    read: Callable[[bytes], Document]
    what: str
    what_zh: str


READERS: dict[str, Reader] = {
    "docx": Reader(_read_docx, "Word (.docx, also as saved by WPS)", "Word（.docx，含 WPS 保存的）"),
    "pdf": Reader(_read_pdf, "PDF with a text layer", "有文字层的 PDF"),
    "html": Reader(_read_html, "web page (.html, .htm)", "网页（.html、.htm）"),
    "mhtml": Reader(_read_mhtml, "web page saved with its parts (.mht, .mhtml)", "另存的网页（.mht、.mhtml）"),
    "text": Reader(
        _read_text,
        "plain text (dumps, tab-separated, CSV, Markdown, pdftotext -layout)",
        "纯文本（逐格文本、制表符分隔、CSV、Markdown、pdftotext -layout）",
    ),
}
"""The formats. Readers import their libraries when they are called."""


def read(data: bytes, name: str = "", *, pdf_engine: str = "auto") -> Document:
    """Turn bytes into a Document. Raises UnreadableFile or OverLimit and nothing else."""
    refuse_too_large(len(data))
    format_ = sniff(data, name)
    if format_ == "pdf" and pdf_engine != "auto":
        return read_pdf_with(data, pdf_engine)
    return READERS[format_].read(data)


# Known by their first bytes, and not read: (magic, what it is, in Chinese, what to do).
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF document; save it as .docx", "RTF 文档，请另存为 .docx"),
    (b"\x89PNG", "a PNG picture; there is no text in it", "PNG 图片，其中没有文字"),
    (b"\xff\xd8\xff", "a JPEG picture; there is no text in it", "JPEG 图片，其中没有文字"),
    (b"GIF8", "a GIF picture; there is no text in it", "GIF 图片，其中没有文字"),
    (b"II*\x00", "a TIFF picture; there is no text in it", "TIFF 图片，其中没有文字"),
    (b"MM\x00*", "a TIFF picture; there is no text in it", "TIFF 图片，其中没有文字"),
    (b"BM", "a BMP picture; there is no text in it", "BMP 图片，其中没有文字"),
    (b"\x1f\x8b", "a gzip archive; unpack it first", "gzip 压缩文件，请先解压"),
    (b"Rar!", "a RAR archive; unpack it first", "RAR 压缩文件，请先解压"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first", "7z 压缩文件，请先解压"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|p|span|td|title|script|style|center|font|h[1-6]|br)\b", re.I
)
_JSON = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:\{\s*)?"[^"]{0,80}"\s*:')
_MIME = re.compile(rb"(?:^|\n)mime-version:|^content-type:\s*multipart/related|^from:\s*<saved", re.I)


def preload(name: str) -> None:
    """Load the libraries that a file of this name will most likely need, so that forked children share them."""
    module = {".docx": "docx.reader", ".pdf": "pdf.reader", ".html": "html.reader", ".htm": "html.reader"}.get(
        PurePath(name).suffix.lower()
    )
    if module:
        import_module(f"reportparse.readers.{module}")


def sniff(data: bytes, name: str = "") -> str:
    """The format of some bytes, a key of `READERS`. Raises UnreadableFile for empty bytes and formats that are not read."""
    if not data[:HEAD_BYTES].strip(_NOTHING) and not data.strip(_NOTHING):
        raise UnreadableFile("empty", "the file is empty.", "文件是空的。")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    for magic, what, what_zh in _FOREIGN:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            raise _unsupported(what, what_zh)
    head = data[:HEAD_BYTES]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\x00" or head[:1] == b"\x00":
        head = head.replace(b"\x00", b"")
    if _MIME.search(head[:1024]):
        return "mhtml"
    if _JSON.match(head):
        raise _unsupported(
            "JSON, not a report; records are for `check` and `compare`",
            "JSON 数据，不是报告；记录请用 check 或 compare",
        )
    tag = _TAG.search(head) or (_TAG.search(data) if name.lower().endswith((".html", ".htm", ".shtml")) else None)
    return "html" if tag else "text"


def _sniff_zip(data: bytes) -> str:
    """What a zip package is, by its members."""
    try:
        end = zip_end(io.BytesIO(data))
        if end is not None and end.foreign_bytes > 0:
            raise zipfile.BadZipFile("its list of members is that of another zip within")
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except Exception as error:  # zipfile refuses with many types: BadZipFile, NotImplementedError, struct.error …
        raise UnreadableFile(
            "corrupt",
            "a zip package that is cut or damaged; get the file again.",
            "压缩包结构残缺或损坏，请重新获取文件。",
        ) from error
    lower = {name.lower() for name in names}
    if any(name.startswith("word/") for name in lower) or any(name.endswith("/document.xml") for name in lower):
        return "docx"
    for mark, what, what_zh in (
        ("xl/", "an Excel workbook", "Excel 工作簿"),
        ("ppt/", "a PowerPoint presentation", "PowerPoint 演示文稿"),
        ("ofd.xml", "an OFD document; save it as .docx or PDF", "OFD 文档，请另存为 .docx 或 PDF"),
        ("content.xml", "an OpenDocument file; save it as .docx", "OpenDocument 文件，请另存为 .docx"),
    ):
        if any(name.startswith(mark) for name in lower):
            raise _unsupported(what, what_zh)
    if "[content_types].xml" in lower:
        return "docx"
    raise _unsupported("a zip archive; unpack it first", "zip 压缩文件，请先解压")


def _ole_error(data: bytes) -> UnreadableFile:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableFile(
            "encrypted",
            "an Office document that needs a password; save it without one.",
            "加密的 Office 文档，请另存为不加密的文件。",
        )
    return UnreadableFile(
        "legacy-word",
        "a document of old Word or WPS (.doc, .wps), whatever its name says; save it as .docx.",
        "旧版 Word 或 WPS 文档（.doc、.wps），与扩展名无关；请另存为 .docx。",
    )


def _unsupported(what: str, what_zh: str) -> UnreadableFile:
    return UnreadableFile("unsupported", f"this is {what}.", f"这是{what_zh}。")
