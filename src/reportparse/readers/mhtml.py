"""Web pages saved with their parts (MHTML), as Word and browsers write them, and mails whose text is the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.patterns import regex
from reportparse.readers.decode import decode
from reportparse.readers.html.reader import read_page
from reportparse.readers.mail import content_of
from reportparse.readers.text.reader import read_text

MAX_PAGES = 60
"""Pages of one saved page that are read where it frames them."""

_FRAMES = regex(rb"<\s*frameset\b", re.I)


def read_mhtml(data: bytes) -> Document:
    """Read a web page saved with its parts (MIME, as Word and browsers write it): its first HTML part, and where that only
    frames others (a workbook saved so), these. Of a mail that has none its plain text."""
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        pages = _parts(mail, "text/html")
        texts = [] if pages else _parts(mail, "text/plain")
    except (LookupError, ValueError, TypeError, AttributeError) as error:  # email's ways to refuse broken headers
        raise _damaged_archive() from error
    if pages:
        framed = pages[1:] if _FRAMES.search(pages[0][0]) else []
        return replace(_joined_pages([read_page(*page) for page in framed or pages[:1]]), format="mhtml")
    if not texts:
        raise _damaged_archive()
    payload, charset = texts[0]
    found = decode(payload, charset)
    return replace(read_text(found.text.encode("utf-8")), format="mhtml", encoding=found.encoding)


def _parts(mail: Message, kind: str) -> list[tuple[bytes, str | None]]:
    """The parts of a mail of one type, and the encoding that each declares."""
    found: list[tuple[bytes, str | None]] = []
    for part in mail.walk():
        payload = content_of(part) if part.get_content_type() == kind else None
        if payload is not None and len(found) < MAX_PAGES:
            charset = part.get_param("charset")
            found.append((payload, charset if isinstance(charset, str) else None))
    return found


def _joined_pages(documents: Sequence[Document]) -> Document:
    """Pages that stand in the frames of one, as one."""
    first, *others = documents
    for other in others:
        shifted = (replace(one, block=one.block + len(first.blocks)) for one in other.attachments)
        first = replace(
            first,
            blocks=(*first.blocks, *other.blocks),
            issues=(*first.issues, *other.issues),
            metadata=(*first.metadata, *other.metadata),
            furniture=(*first.furniture, *other.furniture),
            attachments=(*first.attachments, *shifted),
        )
    return first


def _damaged_archive() -> UnreadableFile:
    why = Both(
        "it is a saved web page (MHTML) without a page in it; save it again, as HTML only",
        "网页归档（MHTML）中没有网页内容，请重新另存为单个 HTML 文件",
    )
    return UnreadableFile("corrupt", why=why)
