"""Web pages: bytes to a Document, as a person who looks at the page reads it.

lxml's parser reports its events straight to a `WebPage`: fast, and with no tree there is no depth at which libxml2 drops
the rest of the page. Where libxml2 gives up all the same (it refuses a text of more than 10 MB), beautifulsoup4 with
Python's own parser reads the page. Either way the Chinese characters that come out are counted against the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from lxml import etree

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Block, Document
from reportparse.patterns import regex
from reportparse.readers.decode import decode
from reportparse.readers.html.css_colours import by_element, in_dark
from reportparse.readers.html.css_variables import spelled_out
from reportparse.readers.html.metadata import named_facts
from reportparse.readers.html.page import WebPage
from reportparse.readers.html.sheets import ALL, Sheets, apply, read_sheets

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# Pages with all their pictures inline reach some 10 MB.
MAX_BYTES = 64_000_000
# A browser looks for the declaration in the first kilobyte; pages with long comments on top have it later.
_DECLARATION_WITHIN = 4096
_DECLARATION = regex(rb"""<(?:meta|\?xml)\b[^>]{0,500}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.I)
_SEEN_SAMPLE = 40
# Characters of the largest page whose own style sheets are applied.
MAX_STYLED = 8_000_000

# "<" that begins no tag: a title in <…> (domain: unescaped title brackets), "数量<5件". What follows would be lost.
_STRAY = regex(
    "<(?:(?!/?[a-zA-Z]|/>|!--|!\\[|![a-zA-Z]|\\?[a-zA-Z])"
    "|(?=/?[a-zA-Z][a-zA-Z0-9:._-]*[\u2e80-\u2fff\u3001-\ua4cf\uff00-\uffef]))"
)
_XML_DECLARATION = regex(r"\s*<\?xml\b[^>]*>")  # lxml refuses it where it names another encoding
_TABLE, _TABLE_END = regex(r"<table\b", re.IGNORECASE), regex(r"</table\b", re.IGNORECASE)
_OPENS, _ENDS = regex(r"<(?:html|body)\b", re.IGNORECASE), regex(r"</(?:html|body)\s*>", re.IGNORECASE)
_PART_NAMES = ("div", "span", "ul")  # HTML lets the ends of rows, cells and paragraphs be left out
_PARTS = regex(rf"<(/?(?:table|{'|'.join(_PART_NAMES)}))\b", re.IGNORECASE)
_HANZI = regex("[\u4e00-\u9fff]")
# In UTF-8 a character from U+4000 to U+9FFF begins with one of these bytes, and no other character does.
_HANZI_LEADS = range(0xE4, 0xEA)
_NO_LEADS = bytes(byte for byte in range(256) if byte not in _HANZI_LEADS)


def read_html(data: bytes) -> Document:
    """Read a web page. Raises UnreadableFile for bytes that are not text, OverLimit for a page beyond all measure."""
    return read_page(data, None)


def read_page(data: bytes, charset: str | None) -> Document:
    """Read a page, given the encoding that its transport declares, if any."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES, "bytes", "字节")
    found = decode(data, charset or _declared_encoding(data))
    page, lost = _parsed(_STRAY.sub("&lt;", found.text))
    blocks = tuple(page.body.blocks)
    undecodable = (
        [issue("text-undecodable", "document", count=found.undecodable, encoding=found.called)]
        if found.undecodable
        else []
    )
    return Document(
        format="html",
        blocks=blocks,
        issues=(*_cut(found.text), *undecodable, *lost, *page.issues, *_unseen(page)),
        metadata=(*page.metadata, *named_facts(blocks)),
        furniture=tuple(page.furniture),
        attachments=tuple(page.attachments),
        encoding=found.encoding,
    )


def read_fragment(markup: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The blocks of a piece of markup that stands in a text of another format, and the issues of reading it."""
    page, lost = _parsed(_STRAY.sub("&lt;", markup))
    return tuple(page.body.blocks), (*lost, *page.issues, *_unseen(page))


def _cut(markup: str) -> Iterator[Issue]:
    """What is said of a page that breaks off: it begins as one and has no end, nor has what its author ends elsewhere."""
    if not _OPENS.search(markup) or _ENDS.search(markup):
        return
    tags = Counter(tag.lower() for tag in _PARTS.findall(markup))
    if (
        markup.rfind("<") > markup.rfind(">")
        or tags["table"] > tags["/table"]
        or any(tags[name] > tags["/" + name] > 0 for name in _PART_NAMES)
    ):
        yield issue("file-damaged", "document", seen=Both("the page has no end", "网页没有结尾"))


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that a <meta> element or the XML declaration names."""
    match = _DECLARATION.search(data[:_DECLARATION_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


def _parsed(markup: str) -> tuple[WebPage, list[Issue]]:
    """Parse, and make sure that no Chinese character of the source was lost on the way.

    A comment that is never closed swallows the rest of the page. A browser shows none of it, but somebody wrote it.
    """
    markup = spelled_out(markup)
    sheets = read_sheets(markup)
    if sheets.mixed:
        markup = by_element(markup)
        sheets = read_sheets(markup)
    if sheets.dark:
        markup = in_dark(markup)
        sheets = read_sheets(markup)
    page, unread = (
        _parsed_with_sheets(markup, sheets) if sheets.rules else (_parsed_by_lxml(markup, _page(sheets, markup)), "")
    )
    page = page or _parsed_by_bs4(markup, _page(sheets, markup))
    if unread or sheets.unread:
        page.issues.append(issue("style-unread", "document", seen=(unread or sheets.unread)[:_SEEN_SAMPLE]))
    unclosed = markup[markup.rfind("<!--") :] if markup.rfind("<!--") > markup.rfind("-->") else ""
    if _HANZI.search(unclosed) or _n_hanzi("".join(page.heard)) < _n_hanzi(markup):
        return page, [issue("part-unread", "document", seen=clean(unclosed or markup)[-_SEEN_SAMPLE:])]
    return page, []


def _page(sheets: Sheets, markup: str) -> WebPage:
    spills = len(_TABLE.findall(markup)) > len(_TABLE_END.findall(markup))
    plain = not (sheets.styled or sheets.painted or sheets.unread)
    return WebPage(sheets.styled, sheets.painted, plain=plain, spills=spills, dark=sheets.dark)


def _n_hanzi(text: str) -> int:
    """How many Chinese characters, counted as bytes: a page is counted twice."""
    return len(text.encode("utf-8", "replace").translate(None, _NO_LEADS))


def _parsed_by_lxml(markup: str, page: WebPage) -> WebPage | None:
    """Let libxml2 report the page; None where it gave up before the end."""
    parser = etree.HTMLParser(target=cast("etree.ParserTarget[WebPage]", page), encoding="utf-8")
    try:
        declaration = _XML_DECLARATION.match(markup)
        etree.fromstring(markup[declaration.end() if declaration else 0 :].encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    return None if len(parser.error_log.filter_from_fatals()) else page


def _parsed_with_sheets(markup: str, sheets: Sheets) -> tuple[WebPage | None, str]:
    """Let beautifulsoup4 build lxml's tree, and report it with what the page's own sheets say; None as for lxml alone.

    The second is what could not be applied, as `apply` names it.
    """
    if len(markup) > MAX_STYLED:
        return _parsed_by_lxml(markup, _page(sheets, markup)), ALL
    from bs4 import BeautifulSoup

    declaration = _XML_DECLARATION.match(markup)
    tree = BeautifulSoup(markup[declaration.end() if declaration else 0 :], "lxml")
    unread = apply(sheets.rules, tree, sheets.drowned)
    return _walked(tree, _page(sheets, markup)), unread


def _parsed_by_bs4(markup: str, page: WebPage) -> WebPage:
    """Let beautifulsoup4 report the page, with Python's own parser, which has no such limits."""
    from bs4 import BeautifulSoup

    return _walked(BeautifulSoup(markup, "html.parser"), page)


def _walked(tree: BeautifulSoup, page: WebPage) -> WebPage:
    """Report a tree to a page."""
    from bs4 import NavigableString, Tag
    from bs4.element import PreformattedString

    open_tags: list[tuple[Tag, Iterator[object]]] = [(tree, iter(tree.contents))]
    while open_tags:
        tag, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if open_tags:
                page.end(tag.name)
        elif isinstance(child, Tag):
            page.start(child.name, {name: _joined(value) for name, value in child.attrs.items()})
            open_tags.append((child, iter(child.contents)))
        elif isinstance(child, PreformattedString):
            page.comment(str(child))
        elif isinstance(child, NavigableString):
            page.data(str(child))
    return page.close()


def _joined(value: object) -> str:
    """An attribute's value as markup writes it; bs4 splits those that are lists, such as `class`."""
    return " ".join(value) if isinstance(value, list) else str(value)


def _unseen(page: WebPage) -> list[Issue]:
    """Issues for what was left out because a person does not see it, and for what was read from form fields."""
    issues = []
    hidden, struck = (clean("".join(page.unseen[reason])).replace("\n", " ") for reason in ("hidden", "struck"))
    if any(character.isalnum() for character in hidden):
        issues.append(issue("text-hidden", "document", seen=hidden[:_SEEN_SAMPLE]))
    if any(character.isalnum() for character in struck):
        issues.append(issue("text-struck", "document", seen=struck[:_SEEN_SAMPLE]))
    if page.unseen["deleted"]:
        issues.append(issue("tracked-changes", "document", count=len(page.unseen["deleted"])))
    if page.n_fields:
        issues.append(issue("form-field", "document", count=page.n_fields))
    return issues
