"""Files that hold a report among others: archives, mails, compressed files. Told by content; opened by `unwrapping`."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

from reportparse.diagnostics.errors import ReportparseError
from reportparse.loading import loaded
from reportparse.readers import recognise
from reportparse.readers.recognise import OLE, RAR, SEVEN_ZIP, Sample, Sure

WHAT = "one report within an archive (.zip, .tar, .tar.gz, .gz, .7z, .rar), a mail (.eml, .msg) or the folder of a saved page"
WHAT_ZH = "压缩包（.zip、.tar、.tar.gz、.gz、.7z、.rar）、邮件（.eml、.msg）或网页附属文件夹中的一份报告"

ZIP, GZIP = b"PK", b"\x1f\x8b"

_PACKED = (ZIP, GZIP, b"BZh", b"\xfd7zXZ\x00", SEVEN_ZIP, RAR)
_MAIN_PARTS = frozenset(("word/document.xml", "xl/workbook.xml", "content.xml"))
_MAY_BE_REPORTS = (".docx", ".doc", ".pdf", ".html", ".htm", ".zip", ".tar", ".gz", ".rtf", ".txt", ".xlsx", ".xls")


class Member(NamedTuple):
    """A file in a wrapper: its name, its bytes or why there are none. `aside`: it counts only where no other is a report.

    `more`: of a picture that is the first page of a report, those of the other pages."""

    name: str
    data: bytes = b""
    error: ReportparseError | None = None
    aside: bool = False
    more: tuple[bytes, ...] = ()


def unwrapped(data: bytes, name: str = "") -> list[Member] | None:
    """The members of a wrapper; None for a file that is a document itself, or nothing known.

    Raises UnreadableFile for one that is damaged, OverLimit for one beyond bounds.
    """
    sample = Sample(data, name)
    for is_one, function in _WRAPPERS:
        if is_one(sample):
            open_: Callable[[bytes], list[Member] | None] = loaded(__package__, f"unwrapping:{function}")
            return open_(data)
    return None


def _is_archive(sample: Sample) -> bool:
    """Whether it is an archive and no document. Nearly every zip that comes is a Word file."""
    data = sample.data
    if data[257:262] != b"ustar" and not data.startswith(_PACKED):
        return False
    members = sample.members or frozenset()
    if not _MAIN_PARTS.isdisjoint(members) and not any(name.endswith(_MAY_BE_REPORTS) for name in members):
        return False
    from reportparse.readers.archives import opener

    return opener(io.BytesIO(data)) is not None


def _is_mail(sample: Sample) -> bool:
    is_text = not sample.data.startswith((ZIP, b"%PDF-", OLE, b"{\\rtf"))
    return is_text and recognise.mail(sample) is not Sure.NO


_WRAPPERS: tuple[tuple[Callable[[Sample], bool], str], ...] = (
    (_is_archive, "of_archive"),
    (lambda sample: sample.data.startswith(GZIP), "of_gzip"),
    (lambda sample: recognise.outlook(sample) is not Sure.NO, "of_saved_mail"),
    (_is_mail, "of_mail"),
)
