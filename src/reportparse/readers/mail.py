"""What a mail carries: its attachments and its body, of mails as they are sent (.eml) and as Outlook saves them (.msg)."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import InvalidBase64LengthDefect
from email.header import decode_header
from email.message import Message
from typing import NamedTuple

from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex
from reportparse.readers import compound, recognise, sniff
from reportparse.readers.member_names import readable_name
from reportparse.readers.recognise import OLE, RAR, SEVEN_ZIP, Sample, Sure

MAX_PARTS = 1_000
MAX_BYTES = 48_000_000
"""Of one attachment or body."""

_ARCHIVES = (b"PK", b"\x1f\x8b", SEVEN_ZIP, RAR)
BODY = "body"
_ATTACHED, _PROPERTY = "__attach_version1.0_", "__substg1.0_"
_DATA, _NAMES = "37010102", ("3707001F", "3704001F", "3001001F", "3707001E", "3704001E", "3001001E")
_BODIES = (
    ("10130102", ".html"),
    ("1013001F", ".html"),
    ("1013001E", ".html"),
    ("1000001F", ".txt"),
    ("1000001E", ".txt"),
)
_NAME = regex(rb'name\s*=\s*(?:"([^"\r\n]{1,300})"|([^\s;"]{1,300}))', re.I)
_BROKEN = (LookupError, ValueError, TypeError, AttributeError)


class Part(NamedTuple):
    """A part of a mail: the name of an attachment, or "body" with an ending, and its bytes."""

    name: str
    data: bytes
    attached: bool


def may_be_mail(head: bytes) -> bool:
    """Whether a file with such first bytes may be a mail, as sent or as Outlook saves it."""
    return head.startswith(OLE) or recognise.mail(Sample(head)) is not Sure.NO


def several_documents(data: bytes) -> list[Part] | None:
    """The parts of a mail with more than one document attached; None of any other file: its one report is found in it."""
    sample = Sample(data)
    try:
        if recognise.outlook(sample) is not Sure.NO:
            parts = parts_of_msg(data)
        elif recognise.mail(sample) is not Sure.NO:
            parts = parts_of_mail(data)
        else:
            return None
    except UnreadableFile:
        return None
    return parts if sum(part.attached and may_be_report(part) for part in parts) > 1 else None


def may_be_report(part: Part) -> bool:
    """Whether an attachment may be a report: a document, or an archive of some; a text only by its name."""
    try:
        found = sniff(part.data, part.name)
    except UnreadableFile:
        return part.data.startswith(_ARCHIVES) and not _is_package(part.data)
    return found not in ("text", "html") or part.name.lower().endswith((".txt", ".html", ".htm", ".csv", ".md"))


def _is_package(data: bytes) -> bool:
    """Whether it is an Office document of a kind that is not read."""
    try:
        return "[content_types].xml" in (Sample(data).members or ())
    except UnreadableFile:
        return False


def parts_of_mail(data: bytes) -> list[Part]:
    """The parts of a mail as it is sent, in order, forwarded mails opened. Raises UnreadableFile."""
    try:
        return list(_parts(message_from_bytes(data, policy=policy.compat32)))
    except _BROKEN as error:  # email's ways to refuse broken headers
        raise _damaged() from error


def _parts(mail: Message) -> Iterator[Part]:
    for number, part in enumerate(mail.walk()):
        if number > MAX_PARTS:
            raise too_large(MAX_PARTS, "parts of a mail", "个邮件部分")
        if part.is_multipart():
            continue
        payload = content_of(part)
        if not payload:
            continue
        name = _name(part)
        kind = part.get_content_type()
        attached = bool(name) or part.get_content_disposition() == "attachment"
        if attached:
            yield Part(name or "attachment", payload, True)
        elif kind in ("text/html", "text/plain"):
            yield Part(BODY + (".html" if kind == "text/html" else ".txt"), _recoded(part, payload), False)


def content_of(part: Message) -> bytes | None:
    """The bytes of a part that is no other parts; of one that was cut as far as it goes: email gives its code instead."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        code = payload.translate(None, b" \t\r\n")
        return b64decode(code[: len(code) // 4 * 4])
    return payload


def _name(part: Message) -> str:
    """The file name of an attachment, whichever of the ways to write Chinese its mailer knew, raw GBK among them."""
    raw_name = _raw_name(part)
    if raw_name:
        return readable_name(raw_name).replace("\\", "/").rpartition("/")[2].strip()
    stated = part.get_filename() or ""
    pieces = []
    for piece, charset in decode_header(stated):
        raw = piece.encode("ascii", "surrogateescape") if isinstance(piece, str) and not _is_text(piece) else piece
        if isinstance(raw, bytes):
            pieces.append(_decoded(raw, charset) or readable_name(raw))
        else:
            pieces.append(raw)
    return "".join(pieces).replace("\\", "/").rpartition("/")[2].strip()


def _raw_name(part: Message) -> bytes | None:
    """A file name that stands in the head as bytes, which no mail may and many do."""
    for head, stated in part.raw_items():
        raw = str(stated).encode("utf-8", "surrogateescape")
        if head.lower() in ("content-disposition", "content-type") and not raw.isascii():
            found = _NAME.search(raw)
            if found:
                return bytes(found[1] or found[2])
    return None


def _is_text(piece: str) -> bool:
    return not any("\udc80" <= character <= "\udcff" for character in piece)


def _decoded(raw: bytes, charset: str | None) -> str | None:
    if charset is None or charset == "unknown-8bit":
        return None
    try:
        return raw.decode("gb18030" if charset.lower().startswith("gb") else charset)
    except (LookupError, UnicodeDecodeError):
        return None


def _recoded(part: Message, payload: bytes) -> bytes:
    """A body as UTF-8, where its mail names another encoding that explains it."""
    charset = part.get_param("charset")
    text = _decoded(payload, charset) if isinstance(charset, str) else None
    return payload if text is None else text.encode("utf-8")


def parts_of_msg(data: bytes) -> list[Part]:
    """The parts of a mail that Outlook saved. Raises UnreadableFile."""
    found: list[Part] = []
    with compound.container(data) as opened:
        if opened is None:
            raise _damaged()
        paths, whole = compound.listed(data)
        folders = dict.fromkeys(path[0] for path in sorted(paths) if path[0].startswith(_ATTACHED))
        if not (folders or whole):
            raise _damaged()
        for number, folder in enumerate(folders):
            if number > MAX_PARTS:
                raise too_large(MAX_PARTS, "parts of a mail", "个邮件部分")
            named = (compound.stream(opened, [folder, _PROPERTY + name], 4_096) for name in _NAMES)
            names = (_text(raw, name) for raw, name in zip(named, _NAMES, strict=True) if raw)
            content = compound.stream(opened, [folder, _PROPERTY + _DATA], MAX_BYTES)
            if content:
                found.append(Part(next(names, "attachment"), content, True))
        for name, ending in _BODIES:
            content = compound.stream(opened, [_PROPERTY + name], MAX_BYTES)
            if content:
                content = content.decode("utf-16-le", "replace").encode("utf-8") if name.endswith("F") else content
                found.append(Part(BODY + ending, content, False))
    return found


def _text(raw: bytes, name: str) -> str:
    return raw.decode("utf-16-le", "replace") if name.endswith("F") else readable_name(raw)


def _damaged() -> UnreadableFile:
    return UnreadableFile("corrupt", why=Both("as a mail, it is cut or damaged", "作为邮件，内容残缺或损坏"))
