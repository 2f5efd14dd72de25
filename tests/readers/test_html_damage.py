"""Web pages: two parsers agree, and any markup gives a document or a known error."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import ReportparseError
from reportparse.document import Document, Table
from reportparse.readers.html import reader as html_reader
from reportparse.readers.html.page import WebPage
from reportparse.readers.html.reader import read_html
from reportparse.readers.mhtml import read_mhtml
from tests.readers.web_page import page, rows, texts


class TestSecondParser:
    """beautifulsoup4 reads what lxml could not; the two agree where lxml can."""

    def test_agrees_with_the_first(self) -> None:
        markup = (
            "<h1>题</h1><p class='a b'>x<b>y</b><br>z<!-- c --></p>"
            "<table><tr><td rowspan=2>1<td>2</td></tr><tr><td>3</td></tr></table>"
        )
        first = html_reader._parsed_by_lxml(markup, WebPage())
        second = html_reader._parsed_by_bs4(markup, WebPage())
        assert first is not None
        assert first.body.blocks == second.body.blocks

    def test_unclosed_cells_do_not_nest(self) -> None:
        found = html_reader._parsed_by_bs4("<table><tr><td>123<td>4<tr><td>5</table>", WebPage())
        assert isinstance(found.body.blocks[0], Table)
        assert rows(found.body.blocks[0]) == [["123", "4"], ["5"]]

    def test_takes_over_where_libxml2_refuses(self) -> None:
        body = "<p>头</p><p>" + "政" * 4_000_000 + "</p><p>尾</p>"
        assert [len(text) for text in texts(page(body))] == [1, 4_000_000, 1]

    def test_a_page_swallowed_by_an_open_comment_says_so(self) -> None:
        document = page("<p>头</p><!-- 开始 <p>正文一</p>")
        assert texts(document) == ["头"]
        assert [(i.kind, dict(i.facts)["seen"]) for i in document.issues] == [
            ("part-unread", "<!-- 开始 <p>正文一</p></body></html>")
        ]


TAGS = """
    <table>|</table>|<tr>|</tr>|<td>|</td>|<td rowspan=2>|<th colspan=3>|<td style='visibility:hidden'>|<p>|</p>
    |<caption>|</caption>|<thead>|<tfoot>|<tbody>|</tbody>|<select>|<option>|</select>|<textarea>|</textarea>|<title>|</title>
    |<a href=x.pdf>|</a>|<sup>|</sup>|<ol>|<li>|</ol>|<s>|</s>|<br>|<div hidden>|</div>|<!--|-->|<script>|</script>
    |<style>|<ucaptitle>|<ruby><rt>|</ruby>|<pre>|</pre>|<|<中|&#x0;|&nbsp;|政|12
"""


SOUP = st.lists(st.sampled_from([tag.strip() for tag in TAGS.split("|")]), max_size=40).map("".join)


@given(SOUP)
@settings(max_examples=300)
def test_tag_soup_is_read_by_both_parsers(soup: str) -> None:
    for parse in (html_reader._parsed_by_lxml, html_reader._parsed_by_bs4):
        parse(html_reader._STRAY.sub("&lt;", soup), WebPage())
    page(soup)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_known_error(data: bytes) -> None:
    for read in (read_html, read_mhtml):
        with suppress(ReportparseError):
            read(data)


def test_truncated_pages() -> None:
    whole = (
        "<html><head><meta charset=gbk><title>题</title></head><body><p>政府信息公开</p><table>"
        + "<tr><td rowspan=2>一、本年新收</td><td>3119</td></tr><tr><td>12</td></tr>" * 10
        + "</table></body></html>"
    ).encode("gbk")
    for cut in random.Random(1).sample(range(1, len(whole)), 150):
        assert isinstance(read_html(whole[:cut]), Document)


@pytest.mark.parametrize(
    ("markup", "is_cut"),
    [
        ("<html><body><p>甲</p></body>", False),
        ("<body><p>甲</p></html >", False),
        ("<p>甲</p>", False),
        ("<html><body><p>甲</p><p>乙</p>", False),
        ("<html><body><p>甲<p>乙", False),
        ("<html><body><table><tr><td>甲</td><td>乙</table><p>甲</p><p>乙", False),
        ("<html><body><div>甲</div><div><p>乙", True),
        ("<BODY><table><tr><td>甲</td><td>乙", True),
        ("<html><body><table><tr><td>甲</td></tr></table><ta", True),
    ],
)
def test_a_page_that_breaks_off_says_so(markup: str, is_cut: bool) -> None:
    assert ("file-damaged" in [one.kind for one in read_html(markup.encode()).issues]) is is_cut


class TestMissingEnds:
    """A table without its end holds the rest of the page in its last cell: it is let out again."""

    def test_what_follows_the_last_cell_is_no_part_of_it(self) -> None:
        document = page("<table><tr><td>甲<td>12<p>三、收到申请<table><tr><td>9</table><p>四、复议")
        assert [rows(table) for table in document.tables] == [[["甲", "12"]], [["9"]]]
        assert texts(document) == ["三、收到申请", "四、复议"]

    def test_of_several_tables(self) -> None:
        document = page("<table><tbody><tr><td>甲<td><p>三、甲<table><tr><td>乙<td>0<p>四、乙<table><tr><td>9")
        assert [rows(table) for table in document.tables] == [[["甲", ""]], [["乙", "0"]], [["9"]]]
        assert texts(document) == ["三、甲", "四、乙"]

    def test_a_cell_with_words_of_its_own_keeps_what_it_holds(self) -> None:
        document = page("<table><tr><td>甲<td>总计<p>三、收到申请</p><table><tr><td>9</table>")
        assert [rows(table) for table in document.tables] == [[["甲", "总计\n三、收到申请\n9"]]]

    def test_a_whole_page_is_left_alone(self) -> None:
        document = page("<table><tr><td>一、甲<table><tr><td>9</table></table>")
        assert [rows(table) for table in document.tables] == [[["一、甲\n9"]]]
