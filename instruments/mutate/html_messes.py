"""Messes of web pages: markup, encodings, hidden matter (domain §6, hazards §3)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from instruments.made.sheet import Text
from instruments.mutate.case import Case, mess

if TYPE_CHECKING:
    from collections.abc import Callable

_CELL = re.compile(r"(<td[^>]*>)(.*?)(</td>)", re.S)


def _post(case: Case, change: Callable[[str], str]) -> bool:
    case.markup.append(change)
    return True


def _article(page: str, change: Callable[[str], str]) -> str:
    """Change only the article, not the site around it."""
    start = page.find("<h1>")
    end = page.find('<div class="related">')
    end = end if end > 0 else len(page)
    return page[:start] + change(page[start:end]) + page[end:]


def _in_cells(case: Case, share: float, put: Callable[[str], str]) -> bool:
    source = case.random

    def one(match: re.Match[str]) -> str:
        if source.random() > share or "<table" in match[2]:
            return match[0]
        return match[1] + put(match[2]) + match[3]

    return _post(case, lambda page: _article(page, lambda text: _CELL.sub(one, text)))


@mess("html-pasted", "html")
def html_pasted(case: Case) -> bool:
    """Markup pasted out of WPS."""
    case.html = replace(case.html, pasted=not case.html.pasted)
    return True


@mess("html-charset", "html")
def html_charset(case: Case) -> bool:
    """GB18030 and others, declared wrong, not at all, or as gb2312 with a character outside it."""
    charset, declared = case.random.choice(
        (
            ("gb18030", "gb2312"),
            ("gb18030", None),
            ("gb18030", "utf-8"),
            ("utf-8", "gb2312"),
            ("utf-8", None),
            ("utf-8-sig", "gbk"),
            ("utf-16", "utf-8"),
            ("gbk", "gbk"),
        )
    )
    case.html = replace(case.html, charset=charset, declared=declared)
    for at in case.texts("paragraph")[:1]:
        case.say(at, case.line(at).text + "审核人：朱镕喆。")
    return True


@mess("html-layout-table", "html")
def html_layout_table(case: Case) -> bool:
    """The whole article in a cell of a layout table."""
    case.html = replace(case.html, layout_table=True)
    return True


@mess("html-bare", "html")
def html_bare(case: Case) -> bool:
    """No site around the article."""
    case.html = replace(case.html, site=False)
    return True


@mess("html-cell-paragraphs", "html")
def html_cell_paragraphs(case: Case) -> bool:
    """Paragraphs and padding inside the cells."""
    case.html = replace(case.html, cell_paragraphs=True, padded=True)
    return True


@mess("html-th", "html")
def html_th(case: Case) -> bool:
    """Header cells as th, some of them by mistake."""
    return _post(case, lambda page: re.sub(r"<tr><td([^>]*)>(.*?)</td>", r"<tr><th\1>\2</th>", page, flags=re.S))


@mess("html-unclosed", "html")
def html_unclosed(case: Case) -> bool:
    """No end tags of cells and rows, as HTML allows."""
    return _post(case, lambda page: re.sub(r"</td>|</tr>", "", page))


@mess("html-upper-case", "html")
def html_upper_case(case: Case) -> bool:
    """Tags and attributes in capitals, attributes without quotes."""

    def change(page: str) -> str:
        page = re.sub(r'(row|col)span="(\d+)"', lambda m: f"{m[1].upper()}SPAN={m[2]}", page)
        return re.sub(r"</?(table|tr|td|p|tbody)\b", lambda m: m[0].upper(), page)

    return _post(case, change)


@mess("html-hidden", "html")
def html_hidden(case: Case) -> bool:
    """Text in cells that nobody sees."""
    hidden = case.random.choice(
        (
            '<span style="display:none">9</span>',
            '<span style="display: none;">12</span>',
            "<!--7-->",
            "<script>var n = 8;</script>",
            "<style>.x{width:5px}</style>",
            '<input type="hidden" value="6">',
            "<span hidden>4</span>",
        )
    )
    return _in_cells(case, 0.2, lambda inner: inner + hidden)


@mess("html-hidden-copy", "html")
def html_hidden_copy(case: Case) -> bool:
    """A hidden copy of the tables with other numbers, as templates leave it."""

    def change(page: str) -> str:
        table = re.search(r'<table border="1".*?</table>', page, re.S)
        if not table or table[0].count("<table") > 1:
            return page
        other = re.sub(r">(\d+)<", lambda m: f">{int(m[1]) + 1}<", table[0])
        return page.replace(table[0], f'<div style="display:none">{other}</div>\n{table[0]}', 1)

    return _post(case, change)


@mess("html-struck", "html")
def html_struck(case: Case) -> bool:
    """Corrections left in view: the old number struck out beside the new one."""
    tag = case.random.choice(("del", "s", "strike"))
    return _in_cells(case, 0.05, lambda inner: f"<{tag}>31</{tag}>{inner}" if inner.strip().isdigit() else inner)


@mess("html-inline", "html")
def html_inline(case: Case) -> bool:
    """Numbers and labels cut over inline elements."""

    def cut(inner: str) -> str:
        if "<" in inner or "&" in inner or len(inner) < 2:
            return inner
        at = case.random.randrange(1, len(inner))
        first, second = case.random.choice((("b", "span"), ("font", "font"), ("span", "i")))
        return f"<{first}>{inner[:at]}</{first}><{second}>{inner[at:]}</{second}><o:p></o:p>"

    return _in_cells(case, 0.3, cut)


@mess("html-spans-wrong", "html")
def html_spans_wrong(case: Case) -> bool:
    """Spans larger than the table, zero or not numbers, where browsers know what to do."""

    def change(page: str) -> str:
        page = re.sub(r'rowspan="(2[02])"', r'rowspan="0\1"', page)
        page = re.sub(r"<td>", '<td rowspan="1" colspan="1">', page, count=40)
        return re.sub(r'<td rowspan="1"', '<td rowspan="abc"', page, count=3)

    return _post(case, lambda page: _article(page, change))


@mess("html-div-text", "html")
def html_div_text(case: Case) -> bool:
    """Divs, or one block with line breaks, in place of paragraphs."""
    if case.random.random() < 0.5:
        return _post(case, lambda page: _article(page, _as_divs))
    return _post(case, lambda page: _article(page, _as_breaks))


def _as_divs(text: str) -> str:
    return re.sub(r"<p( style=[^>]*)>(.*?)</p>", r"<div\1>\2</div>", text, flags=re.S)


def _as_breaks(text: str) -> str:
    return re.sub(r"<p style=[^>]*>(.*?)</p>", "\u3000\u3000\\1<br><br>", text, flags=re.S)


@mess("html-raw-brackets", "html")
def html_raw_brackets(case: Case) -> bool:
    """Title brackets typed as < and > and not escaped."""
    for at in case.texts("paragraph"):
        line = case.line(at)
        if "《" in line.text:
            # What becomes of the words is the parser's affair; values and headings must stand.
            case.blocks[at] = Text(line.kind, line.text.replace("《", "<").replace("》", ">"), line.section)
            case.prose_judged = False
    return _post(case, lambda page: re.sub(r"&lt;([一-鿿]+)&gt;", r"<\1>", page))


@mess("html-custom-tags", "html")
def html_custom_tags(case: Case) -> bool:
    """Tags of content management systems around title and content."""

    def change(page: str) -> str:
        page = page.replace("<h1>", "<ucaptitle><h1>").replace("</h1>", "</h1></ucaptitle><ucapcontent>")
        return page.replace('<div class="related">', '</ucapcontent><publishtime></publishtime><div class="related">')

    return _post(case, change)


@mess("html-entities", "html")
def html_entities(case: Case) -> bool:
    """Blanks as entities of every kind; digits as numeric entities."""
    blank = case.random.choice(("&nbsp;", "&ensp;", "&emsp;", "&#160;", "&thinsp;", "&#8203;"))

    def put(inner: str) -> str:
        if inner.strip().isdigit() and case.random.random() < 0.3:
            return "".join(f"&#{ord(c)};" for c in inner.strip())
        return blank + inner + blank

    return _in_cells(case, 0.4, put)


@mess("html-name", "html")
def html_name(case: Case) -> bool:
    """A page saved under another extension."""
    case.name = case.random.choice((f"case-{case.seed}.doc", f"case-{case.seed}.txt", f"case-{case.seed}", ""))
    return True
