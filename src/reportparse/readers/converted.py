"""A file as LibreOffice converts it: the second opinion on a format that our own reader, or a library, has read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportparse.document import Document, Origin

LIBREOFFICE = "LibreOffice"


class ConvertedAgain(NamedTuple):
    """A file that was read, for LibreOffice to convert it and for that to be read. Nothing is started before it is asked."""

    data: bytes
    format: str
    ending: str
    target: str
    engines: tuple[str, str]

    def is_plain(self, texts: Sequence[tuple[Origin, str]]) -> bool:
        """No: what a reader leaves out is seen nowhere."""
        return False

    def read(self, pages: Collection[int]) -> Document:
        """The whole document, as LibreOffice converts it. Raises a ReportparseError, also where there is no LibreOffice."""
        return read_converted(self.data, self.format, self.ending, self.target)


def second_way(document: Document, data: bytes, ending: str, target: str) -> ConvertedAgain | None:
    """The other way to read the file that a document was made of; None where LibreOffice has read it already."""
    if document.converted_by == LIBREOFFICE:
        return None
    return ConvertedAgain(data, document.format, ending, target, (document.converted_by or "reportparse", LIBREOFFICE))


def read_converted(data: bytes, format_: str, ending: str, target: str) -> Document:
    """What a file of such a format and ending says as LibreOffice converts it, to docx or xlsx. Raises a ReportparseError."""
    from reportparse.readers import libreoffice

    converted = libreoffice.convert(data, ending, target)
    if target == "xlsx":
        from reportparse.readers.sheets.xlsx import read_xlsx

        # LibreOffice counts some formulas itself, those without a result always: what it says there is not the file's.
        document = read_xlsx(converted, trust_results=False)
    else:
        from reportparse.readers.docx.reader import read_docx

        document = read_docx(converted)
    return replace(document, format=format_, converted_by=LIBREOFFICE)
