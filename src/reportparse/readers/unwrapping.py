"""What stands in archives, compressed files and mails, within bounds: which of it is a report, others find."""

from __future__ import annotations

import gzip
import io
import zlib

from reportparse.files import MAX_FILE_BYTES, SAVED_FOLDERS, refuse_too_large
from reportparse.readers import archives
from reportparse.readers.mail import Part, may_be_report, parts_of_mail, parts_of_msg
from reportparse.readers.wrapped import Member

MAX_MEMBERS = 1_000
"""Of an archive that is to hold one report; `batch` reads larger ones."""
MAX_BYTES = 160 * 1024 * 1024
"""All that may come out of it: it is held in memory, which is bounded, too."""


def of_archive(data: bytes) -> list[Member]:
    """What stands in an archive, and in archives within it. Raises what is wrong with the archive itself."""
    stream = io.BytesIO(data)
    unpack = archives.opener(stream)
    assert unpack is not None
    stream.seek(0)
    budget = archives.Budget(MAX_BYTES, MAX_MEMBERS)
    found = list(archives.members(unpack, stream, "", budget))
    if len(found) == 1 and found[0].error and not found[0].path:
        raise found[0].error
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
    if not any(part.attached and may_be_report(part) for part in parts):
        return None
    return [Member(part.name, part.data, aside=not part.attached) for part in parts]


def of_gzip(data: bytes) -> list[Member]:
    """The one file in a gzip that is no tar."""
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise archives.corrupt_archive(error) from error
    refuse_too_large(len(content))
    return [Member("", content)]
