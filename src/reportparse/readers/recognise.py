"""How a format is recognised: by what its bytes say; a file's name only breaks ties.

Every line of `READERS` and `FOREIGN` makes a claim on a sample; the surest claim wins, of equals the first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from enum import IntEnum
from functools import cached_property

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex
from reportparse.readers.compound import is_locked, listed
from reportparse.readers.member_names import inner_path
from reportparse.readers.zip_end import BROKEN_ZIP, zip_end

HEAD_BYTES = 4096
"""Of a text; its marks stand there."""

PDF_HEAD_BYTES = 1024
MAIL_HEAD_BYTES = 1024

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
SEVEN_ZIP, RAR = b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_WORKBOOKS, _DOCUMENT, _SLIDES = frozenset(("workbook", "book")), "worddocument", "powerpoint document"
_MAIL_STREAM = "__properties_version1.0"
_MAIN_STREAMS = frozenset((*_WORKBOOKS, _DOCUMENT, _SLIDES, _MAIL_STREAM))
"""What the container of an old Office file holds, by the name of its main stream in lower case."""
_LOCKED_PACKAGE = ("encrypted-package", "meta-inf/manifest.xml")
_FLAT = regex(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<office:document\b", re.S)
_FLAT_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD = b'progid="Word.Document"'
_WORD_2003 = regex(rb"<w:wordDocument\b|xmlns(?::w)?=\"http://schemas\.microsoft\.com/office/word/2003/")
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_TAG = regex(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|p|span|td|title|script|style|center|font|h[1-6]|br)\b", re.I
)
# What stands around a page, and what is met in the lines of a text: the tables that Markdown holds, and signs in them.
_SKELETON = regex(rb"<\s*(?:!doctype|html|head|body|meta|title|script|style|frameset)\b", re.I)
_ANY_TAG = regex(rb"<\s*/?\s*([a-z][a-z0-9:]{0,20})\b", re.I)
_TAGS_IN_TEXT = frozenset(
    b"table thead tbody tfoot tr td th caption colgroup col br hr sup sub b strong i em u del s img".split()
)
_MARKDOWN = regex(
    rb"^ {0,3}#{1,6}[ \t]+(?:\*\*)?<span\b[^<>]{0,200}>[\x80-\xff]|^ {0,3}#{1,6}[ \t]*(?:\*\*)?[\x80-\xff]"
    rb"|^\|(?:[ :]*-{3,}[ :]*\|){2,}\s*$",
    re.M,
)
_BEGINS_WITH_TAG = regex(rb"(?:\xef\xbb\xbf)?\s*<")
_TABLE = regex(rb"<table\b", re.I)
_LINE_BEHIND_TABLE = regex(rb"</table\s*>\s*\n\s*[^<\s]", re.I)
_JSON = regex(rb'\s*(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:\{\s*)?"[^"]{0,80}"\s*:')
_MAIL = regex(
    rb"(?:(?:return-path|received|delivered-to|x-[a-z0-9-]{1,60}|message-id|date|from|to|subject|dkim-signature|cc|sender"
    rb"|arc-[a-z-]{1,40}|authentication-results|content-type|reply-to):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,60}){3}",
    re.I,
)
_MIME = regex(rb"(?:^|\n)mime-version:|^content-type:\s*multipart/related|^from:\s*<saved", re.I)


_PROPERTIES = "docProps/core.xml"
_OWN_PACKAGE = b"<dc:creator>reportparse</dc:creator>"
_OWN_PAGE = b'<meta name="generator" content="reportparse '


class Sure(IntEnum):
    """How sure it is that bytes are of a format."""

    NO = 0
    BY_DEFAULT = 1
    """Nothing speaks for it: any bytes may be text."""
    BY_WORDS = 2
    """Its marks stand somewhere in what would be its text: a tag, a line of a mail's head."""
    BY_PACKAGE = 3
    """It comes in such a package, as others do: a zip with a list of its types, a mail with parts."""
    BY_SIGNATURE = 4
    """A signature, or a member of a package, that no other format has."""


class Sample:
    """The bytes of a file, and its name."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.data, self.name = data, name.lower()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, those of UTF-16 without the zeros between Latin letters."""
        head = self.data[:HEAD_BYTES]
        wide = head[:2] in _UTF_16 or head[1:2] == b"\x00" or head[:1] == b"\x00"
        return head.replace(b"\x00", b"") if wide else head

    @cached_property
    def members(self) -> frozenset[str] | None:
        """The paths of a zip's members in lower case; None for what is no zip.

        Raises UnreadableFile for a damaged one, and for an OpenDocument file that is encrypted as a whole (ODF 1.4 part 2).
        """
        if not self.data.startswith(_ZIP):
            return None
        try:
            end = zip_end(io.BytesIO(self.data))
            if end is not None and end.foreign_bytes > 0:
                raise zipfile.BadZipFile("its list of members is that of another zip within")
            names = zipfile.ZipFile(io.BytesIO(self.data)).namelist()
            found = frozenset(inner_path(name).lower() for name in names)
        except BROKEN_ZIP as error:
            why = Both("its zip package is cut or damaged; get it again", "压缩包结构残缺或损坏，请重新获取")
            raise UnreadableFile("corrupt", why=why) from error
        if found.issuperset(_LOCKED_PACKAGE):
            raise UnreadableFile("encrypted")
        return found

    @cached_property
    def streams(self) -> frozenset[str]:
        """The names in the top folder of a container of old Office documents, in lower case; none for what is none.

        Raises UnreadableFile for one that is encrypted or damaged.
        """
        if not self.data.startswith(OLE):
            return frozenset()
        found = listed(self.data)
        if "encryptedpackage" in found.top or (not found.whole and is_locked(self.data)):
            raise UnreadableFile("encrypted")
        if not found.top or (not found.whole and found.top.isdisjoint(_MAIN_STREAMS)):
            why = Both(
                "the list of what is in it, as old Office files have one, is cut or damaged; get it again",
                "旧版 Office 文件的目录残缺或损坏，请重新获取",
            )
            raise UnreadableFile("corrupt", why=why)
        return found.top


Claim = Callable[[Sample], Sure]


def signature(*marks: bytes) -> Claim:
    """The claim of a format whose files begin with one of these marks."""

    def claim(sample: Sample) -> Sure:
        return Sure.BY_SIGNATURE if sample.data.startswith(marks) else Sure.NO

    return claim


def member(start: str) -> Claim:
    """The claim of a format that is a zip with a member whose name begins so."""

    def claim(sample: Sample) -> Sure:
        found = any(name.startswith(start) for name in sample.members or ())
        return Sure.BY_SIGNATURE if found else Sure.NO

    return claim


def pdf(sample: Sample) -> Sure:
    """A PDF, whose mark may stand behind other bytes, as viewers allow; a zip that holds one is none."""
    found = b"%PDF-" in sample.data[:PDF_HEAD_BYTES] and not sample.data.startswith(_ZIP)
    return Sure.BY_SIGNATURE if found else Sure.NO


def word_package(sample: Sample) -> Sure:
    """A package with Word's folder or main part; one that only says what it holds may be any Office document."""
    members = sample.members or frozenset()
    if _FLAT_PACKAGE in sample.head and _WORD in sample.head:
        return Sure.BY_SIGNATURE
    if fixed_layout(sample):
        return Sure.NO
    if any(name.startswith("word/") or name.endswith("/document.xml") for name in members):
        return Sure.BY_SIGNATURE
    return Sure.BY_PACKAGE if "[content_types].xml" in members else Sure.NO


def fixed_layout(sample: Sample) -> Sure:
    """An OFD package: its entry stands in its top folder, and nothing of Word's beside it."""
    members = sample.members or frozenset()
    return Sure.BY_SIGNATURE if "ofd.xml" in members and "[content_types].xml" not in members else Sure.NO


def word_2003(sample: Sample) -> Sure:
    """A Word document of 2003 in one XML file, mostly named .doc or .xml."""
    return Sure.BY_SIGNATURE if _WORD_2003.search(sample.head) else Sure.NO


def any_zip(sample: Sample) -> Sure:
    """A zip of whatever."""
    return Sure.NO if sample.members is None else Sure.BY_PACKAGE


def excel_package(sample: Sample) -> Sure:
    """A package with Excel's folder: a workbook of XML parts; one of binary parts is none."""
    members = sample.members or frozenset()
    found = any(name.startswith("xl/") for name in members) and "xl/workbook.bin" not in members
    return Sure.BY_SIGNATURE if found else Sure.NO


def open_text(sample: Sample) -> Sure:
    """An OpenDocument file in a zip, or flat; what its body is, its reader finds."""
    flat = _FLAT.search(sample.head) is not None
    return Sure.BY_SIGNATURE if flat or "content.xml" in (sample.members or ()) else Sure.NO


def open_spreadsheet(sample: Sample) -> Sure:
    """An OpenDocument file that says early that it is a spreadsheet."""
    return open_text(sample) if _SPREADSHEET in sample.data[:HEAD_BYTES] else Sure.NO


def rich_text(sample: Sample) -> Sure:
    """RTF, blanks or the mark of an encoding before it forgiven, as Word forgives them."""
    return Sure.BY_SIGNATURE if sample.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf") else Sure.NO


def old_workbook(sample: Sample) -> Sure:
    """A workbook of Excel before 2007 or of WPS: the container's top folder names its stream."""
    return Sure.BY_SIGNATURE if sample.streams & _WORKBOOKS else Sure.NO


def old_word(sample: Sample) -> Sure:
    """A document of Word before 2007 or of WPS: the container's top folder names its stream."""
    return Sure.BY_SIGNATURE if _DOCUMENT in sample.streams else Sure.NO


def slides(sample: Sample) -> Sure:
    """A presentation of PowerPoint or WPS: a package with its folder, or before 2007 the stream of that name."""
    old = _SLIDES in sample.streams
    return Sure.BY_SIGNATURE if old else member("ppt/")(sample)


def old_office(sample: Sample) -> Sure:
    """The container of Office documents before 2007, around whatever else."""
    return Sure.BY_PACKAGE if sample.streams else Sure.NO


def own_result(sample: Sample) -> Sure:
    """A result, a comparison or a page of ours: its properties say who made it, also where an office saved it again."""
    if (sample.members or frozenset()).isdisjoint((_PROPERTIES.lower(),)):
        return Sure.BY_SIGNATURE if _OWN_PAGE in sample.head else Sure.NO
    try:
        with zipfile.ZipFile(io.BytesIO(sample.data)) as package, package.open(_PROPERTIES) as stream:
            return Sure.BY_SIGNATURE if _OWN_PACKAGE in stream.read(HEAD_BYTES) else Sure.NO
    except (*BROKEN_ZIP, KeyError):  # its reader says what is wrong with it
        return Sure.NO


def picture(sample: Sample) -> Sure:
    """A picture. The mark of BMP is two letters, and only the zeros in its head tell it from a text."""
    data = sample.data
    bitmap = data.startswith(b"BM") and b"\x00" in data[:64]
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return Sure.BY_SIGNATURE if data.startswith(_PICTURES) or bitmap or webp else Sure.NO


def mail(sample: Sample) -> Sure:
    """A web page saved as a mail with its parts."""
    found = _MIME.search(sample.head[:MAIL_HEAD_BYTES]) or _MAIL.match(sample.head)
    return Sure.BY_PACKAGE if found else Sure.NO


def outlook(sample: Sample) -> Sure:
    """A mail that Outlook saved, which comes in the container of old Office documents."""
    return Sure.BY_SIGNATURE if _MAIL_STREAM in sample.streams else Sure.NO


def json(sample: Sample) -> Sure:
    """An object, or a list of them, with a key in front: no text or page begins so."""
    return Sure.BY_SIGNATURE if _JSON.match(sample.head) else Sure.NO


def tags(sample: Sample) -> Sure:
    """A tag of HTML in the head; further down only where the name says that it is a web page."""
    named = sample.name.endswith((".html", ".htm", ".shtml"))
    if not named and _is_text_with_tables(sample):
        return Sure.NO
    return Sure.BY_WORDS if _TAG.search(sample.head) or (named and _TAG.search(sample.data)) else Sure.NO


def _is_text_with_tables(sample: Sample) -> bool:
    """Whether the tags are those of tables within a text, whose lines are its paragraphs: a browser would join them."""
    if _SKELETON.search(sample.head) or b"\x00" in sample.data[:HEAD_BYTES]:
        return False
    if _MARKDOWN.search(sample.head):
        return True
    begins = _BEGINS_WITH_TAG.match(sample.head) is not None and not _LINE_BEHIND_TABLE.search(sample.data)
    if begins or not _TABLE.search(sample.data):
        return False
    return all(tag[1].lower() in _TAGS_IN_TEXT for tag in _ANY_TAG.finditer(sample.data))


def anything(_: Sample) -> Sure:
    """Text, where nothing else is claimed."""
    return Sure.BY_DEFAULT
