"""Bytes to text: which encoding, and how many bytes it could not explain.

Web pages and text files of government sites come in UTF-8, GB2312, GBK and GB18030, with a right, a wrong or no
declaration (domain: encodings). Every rule here is a fact about the bytes; nothing is a statistical guess:

    byte order mark > UTF-16 by its NULs > strict UTF-8 > the declared encoding > UTF-8 with a few bad bytes > GB18030

Strict UTF-8 goes before the declaration because Chinese text in any other encoding is practically never well-formed
UTF-8, while pages declared gb2312 that are UTF-8 do exist. The whole gb family is read as GB18030, its superset: pages
declared gb2312 hold 镕 or 喆, and those declared gbk hold four-byte characters.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.patterns import regex

# A mark decides alone; UTF-32 stands before UTF-16 because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Declarations are heeded where the encoding can hold Chinese; "iso-8859-1" on a Chinese page is a server's default.
_FAMILIES = (
    (regex(r"(x-)?gb|hz|(cp|ms|windows-?)?936$|chinese|euc-?cn"), "gb18030"),
    (regex(r"(x-)?big-?5|(cp|ms|windows-?)?950$"), "big5hkscs"),
    (regex(r"utf-?32-?(le|be)$|utf-?16-?(le|be)$"), "as declared"),
)
# Characters that no text holds; tab, line feed, vertical tab, form feed and carriage return are white space.
_CONTROL = regex("[\x00-\x08\x0e-\x1f\x7f]")
_ASCII = bytes(range(0x80))
# What Chinese text is made of: ASCII, Latin-1, punctuation and signs, hanzi, full-width forms.
_USUAL = regex("[\t\n\r\x20-\x7e\xa0-\xff\u2000-\u27ff\u3000-\u9fff\uff00-\uffef]+")
_USUAL_SHARE = 0.9
# Broken UTF-8 is still UTF-8 when its well-formed characters outnumber the bad bytes so far. GBK text never does this:
# nearly every second hanzi of it is malformed as UTF-8.
_GOOD_PER_BAD = 5
# More unreadable bytes and control characters than this share of the text: not text. A few are always forgiven.
_MAX_BAD_SHARE = 0.05
_FORGIVEN = 2


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with "\\n" line ends; `undecodable` counts the U+FFFD that stand for bytes without meaning."""

    text: str
    encoding: str
    undecodable: int = 0

    @property
    def called(self) -> str:
        """The encoding as people write it: UTF-8, GB18030."""
        return self.encoding.upper()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text file, given the encoding that its markup declares, if any.

    Raises UnreadableFile: "empty" for nothing but white space, "corrupt" for bytes that are not text.
    """
    if not data.strip():
        raise UnreadableFile("empty")
    found = _by_mark(data) or _by_nuls(data) or _by_form(data, _family(declared))
    found = _without_controls(found)
    if found.undecodable > max(_FORGIVEN, len(found.text) * _MAX_BAD_SHARE):
        why = Both("its bytes are text in no known encoding; get it again", "内容不是任何已知编码的文本，请重新获取")
        raise UnreadableFile("corrupt", why=why)
    if not found.text.strip():
        raise UnreadableFile("empty")
    return found


def _by_mark(data: bytes) -> Decoded | None:
    """The encoding that a byte order mark states."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    return None


def _by_nuls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: its ASCII characters (digits, line ends, tags) put NULs at every second byte only."""
    if b"\0" not in data:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    found = _replacing(data, encoding)
    usual = sum(map(len, _USUAL.findall(found.text)))
    return found if usual > _USUAL_SHARE * len(found.text) else None


def _by_form(data: bytes, family: str | None) -> Decoded:
    """What is left: UTF-8 if it is well-formed or nearly so, else as declared, else GB18030."""
    if _is_utf8(data):
        return _replacing(data, "utf-8")
    declared = _replacing(data, family) if family else None
    if declared and declared.undecodable == 0:
        return declared
    gb18030 = _replacing(data, "gb18030")
    return declared if declared and gb18030.undecodable else gb18030


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, or far more characters beyond ASCII are well-formed than not (a damaged page)."""
    good = bad = position = 0
    view = memoryview(data)
    while good >= _GOOD_PER_BAD * (bad - _FORGIVEN) and position < len(data):
        try:
            codecs.utf_8_decode(view[position:], "strict", True)
        except UnicodeDecodeError as error:
            good += len(bytes(view[position : position + error.start]).translate(None, _ASCII)) // 3
            bad += 1
            position += error.end
        else:
            good += len(bytes(view[position:]).translate(None, _ASCII)) // 3
            break
    return bad == 0 or good > _GOOD_PER_BAD * bad


def _family(declared: str | None) -> str | None:
    """The codec for a declared label: the whole gb family is GB18030; None for what cannot hold Chinese, and UTF-8."""
    label = (declared or "").strip().lower().replace("_", "-")
    for pattern, codec in _FAMILIES:
        if pattern.match(label):
            return label if codec == "as declared" else codec
    return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    """Decode, with U+FFFD for what is not valid; characters that the file itself writes as U+FFFD are not counted."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    own = data.count(UNSAYABLE.encode(encoding)) if encoding.startswith("utf") else 0
    return Decoded(text, encoding, max(1, text.count(UNSAYABLE) - own))


def _without_controls(found: Decoded) -> Decoded:
    """Unify line ends; a control character inside text is a lost one: U+FFFD, so that it cannot glue two digits."""
    text = found.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\v", "\n").rstrip("\x1a\0")
    text, controls = _CONTROL.subn(UNSAYABLE, text)
    return Decoded(text, found.encoding, found.undecodable + controls)
