"""What stands in archives (zip, tar, 7z), compressed files and mails, within bounds: which of it is a report, others find."""

from __future__ import annotations

import gzip
import io
import zlib

from reportparse.diagnostics.errors import ReportparseError, UnreadableFile, too_large
from reportparse.files import MAX_FILE_BYTES, SAVED_FOLDERS, refuse_too_large
from reportparse.readers import archives, sniff
from reportparse.readers.mail import Part, parts_of_mail, parts_of_msg
from reportparse.readers.wrapped import GZIP, NO_LIBRARY, SEVEN_ZIP, Member

MAX_MEMBERS = 1_000
"""Of an archive that is to hold one report; `batch` reads larger ones."""
MAX_BYTES = 160 * 1024 * 1024
"""All that may come out of it: it is held in memory, which is bounded, too."""


def of_archive(data: bytes) -> list[Member]:
    """What stands in a zip or a tar, and in archives within it."""
    stream = io.BytesIO(data)
    unpack = archives.opener(stream)
    assert unpack is not None
    stream.seek(0)
    budget = archives.Budget(MAX_BYTES, MAX_MEMBERS)
    found = archives.members(unpack, stream, "", budget)
    return _pages_first([Member(one.path.lstrip("/"), one.data, one.error) for one in found])


def _pages_first(members: list[Member]) -> list[Member]:
    """Members in order; what stands in the folder that a saved page brought with it is set aside."""
    folders = {
        f"{member.name.rpartition('.')[0]}{mark}/"
        for member in members
        if member.name.lower().endswith((".html", ".htm"))
        for mark in SAVED_FOLDERS
    }
    return [member._replace(aside=any(member.name.startswith(folder) for folder in folders)) for member in members]


def of_mail(data: bytes) -> list[Member] | None:
    """The attachments of a mail, and its body; None where that is all there is to read."""
    return _attachments(parts_of_mail(data))


def of_saved_mail(data: bytes) -> list[Member] | None:
    """The attachments of a mail that Outlook saved, and its body."""
    parts = parts_of_msg(data)
    return _attachments(parts) or [Member(part.name, part.data) for part in parts]


def _attachments(parts: list[Part]) -> list[Member] | None:
    """The attachments of a mail and, aside, its body; None where nothing is attached that can be read: a saved page has
    pictures and style sheets for parts."""
    members = [Member(part.name, part.data, aside=not part.attached) for part in parts]
    told = [member for member in members if not member.aside and _told(member)]
    return members if told else None


def _told(member: Member) -> bool:
    """Whether an attachment may be a report: a document, or another wrapper; a text only by its name."""
    try:
        found = sniff(member.data, member.name)
    except UnreadableFile:
        return archives.opener(io.BytesIO(member.data)) is not None or member.data.startswith((SEVEN_ZIP, GZIP))
    return found not in ("text", "html") or member.name.lower().endswith((".txt", ".html", ".htm", ".csv", ".md"))


def of_seven_zip(data: bytes) -> list[Member]:
    """What stands in a 7z, where the library for it is installed."""
    try:
        import py7zr
        from py7zr.io import BytesIOFactory
    except ImportError as error:
        raise UnreadableFile("unsupported", seen=NO_LIBRARY) from error
    factory = BytesIOFactory(MAX_FILE_BYTES)
    try:
        with py7zr.SevenZipFile(io.BytesIO(data), max_extract_size=MAX_BYTES) as archive:
            if archive.needs_password():
                raise UnreadableFile("encrypted")
            entries = archive.list()
            if len(entries) > MAX_MEMBERS:
                raise too_large(MAX_MEMBERS, "members of an archive", "个压缩包成员")
            if sum(entry.uncompressed for entry in entries) > MAX_BYTES:
                raise too_large(MAX_BYTES, "bytes in an archive", "字节（压缩包内容）")
            archive.extractall(factory=factory)
    except (ReportparseError, MemoryError):
        raise
    except Exception as error:  # whatever the library does with broken archives
        raise archives.corrupt_archive(error) from error
    named = ((name.replace("\\", "/").lstrip("/"), product) for name, product in factory.products.items())
    return _pages_first([Member(name, product.read()) for name, product in named if not archives.is_clutter(name)])


def of_gzip(data: bytes) -> list[Member]:
    """The one file in a gzip that is no tar."""
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise archives.corrupt_archive(error) from error
    refuse_too_large(len(content))
    return [Member("", content)]
