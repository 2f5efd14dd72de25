"""Old Word and WPS files (.doc, .dot, .wps): converted to Word's own XML by a library, or by LibreOffice, and read as that.

The library is first: it is pure Python, takes a file alone and tells what it could not carry over. LibreOffice, where it is
installed, is the second opinion, and reads what the library does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document
from reportparse.readers import libreoffice
from reportparse.readers.compound import TAKEN_AT_ITS_WORD
from reportparse.readers.converted import read_converted
from reportparse.readers.docx.package import MAX_BYTES
from reportparse.readers.docx.reader import read_docx

LIBRARY = "msdoc2docx"

_HARMLESS = ("CONVERSION_", "BOOKMARK_", "SUMMARY_", "PICTURE", "FLOATING_", "DOCUMENT_PROTECTION", "TRACK_", "FONT_")
_HARMLESS_WITHIN = (
    "_LANGUAGE_",
    "COMMENT",
    "ANNOTATION",
    "BOOKMARK",
    "PICTURE",
    "SECTION_",
    "FONT",
    "LIST_NAMES",
    "CFB_",
)
"""What the library reports of things that are no text."""


def read_doc(data: bytes) -> Document:
    """Read an old Word file. Raises UnreadableFile or OverLimit."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES, "bytes", "字节")
    try:
        return _by_library(data)
    except UnreadableFile as error:
        if error.kind == "encrypted" or libreoffice.program() is None:
            raise
    return read_converted(data, "doc", ".doc", "docx")


def package_of(data: bytes) -> bytes:
    """The Word package that the library makes of a file. Raises UnreadableFile."""
    converted, _ = _converted(data)
    return converted


def _by_library(data: bytes) -> Document:
    converted, found = _converted(data)
    document = read_docx(converted)
    return replace(
        document,
        format="doc",
        converted_by=f"{LIBRARY} {version(LIBRARY)}",
        issues=(*document.issues, *found),
    )


def _converted(data: bytes) -> tuple[bytes, tuple[Issue, ...]]:
    """A Word package made by the library, and what it says that it could not carry over.

    Its own faults on broken files are told in our words; a full disk is none of them.
    """
    import doc2docx
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    with TemporaryDirectory(prefix="reportparse-") as folder:
        source, target = Path(folder) / "a.doc", Path(folder) / "a.docx"
        source.write_bytes(data)
        try:
            result = doc2docx.convert(source, target)
            converted = target.read_bytes()
        except EncryptedDocumentError as error:
            raise UnreadableFile("encrypted") from error
        except (Doc2DocxError, *TAKEN_AT_ITS_WORD) as error:
            raise UnreadableFile("legacy-word") from error
    codes = (one.code for one in result.report.diagnostics if one.severity != "info")
    return converted, tuple(_lost(codes))


def _lost(codes: Iterable[str]) -> Iterable[Issue]:
    """What the library could not carry over, as far as it may be text."""
    for code in dict.fromkeys(codes):
        harmless = code.startswith(_HARMLESS) or any(part in code for part in _HARMLESS_WITHIN)
        if not harmless:
            yield issue("conversion-incomplete", "document", seen=code)
