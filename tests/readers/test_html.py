"""Web pages: what a person who looks at the page reads, and nothing else."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.document import Attachment, Cell, Document, Paragraph, Table
from reportparse.readers.html import reader as html_reader
from reportparse.readers.html import sheets as html_sheets
from reportparse.readers.html.page import Page
from reportparse.readers.html.reader import read_html, read_mhtml

Anchor = tuple[int, int, int, int, str]


def page(body: str, head: str = "<meta charset=utf-8>") -> Document:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def anchors(table: Table) -> list[Anchor]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


class TestEncoding:
    BODY = "<html><head><meta charset={}></head><body><p>朱镕基{}</p><table><tr><td>3119</table>{}<p>尾</p>" + "文" * 90

    @pytest.mark.parametrize("declared", ["gb2312", "gbk", "gb18030", "utf-8", "none"])
    @pytest.mark.parametrize("rare", ["", "喆", "𠀀㐂"])
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_wrong_declarations(self, declared: str, rare: str, encoding: str) -> None:
        document = read_html(self.BODY.format(declared, rare, "").encode(encoding))
        assert texts(document) == ["朱镕基" + rare, "尾", "文" * 90]
        assert (document.encoding, kinds(document)) == (encoding, [])

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_one_bad_byte_costs_one_character(self, encoding: str) -> None:
        document = read_html(self.BODY.format("gb2312", "", "|").encode(encoding).replace(b"|", b"\xff"))
        assert texts(document) == ["朱镕基", "\ufffd", "尾", "文" * 90]
        assert [(i.kind, i.severity) for i in document.issues] == [("text-undecodable", "error")]

    def test_declared_in_http_equiv_and_xml(self) -> None:
        text = "電話資訊公開" * 5
        for head in (
            '<meta http-equiv="Content-Type" content="text/html; charset=big5">',
            '<?xml version="1.0" encoding="big5"?>',
        ):
            assert texts(read_html((head + f"<p>{text}</p>").encode("big5"))) == [text]


class TestText:
    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ("<p><span>20</span><font>23</font><b>年</b></p>", ["2023年"]),
            ("<p>1<br>2</p>", ["1", "2"]),
            ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
            ("<p>  a \n\t b  </p>", ["a b"]),
            ("<p>政府信息\n   公开 2021\n年</p>", ["政府信息公开 2021 年"]),
            ("<p>12&nbsp;34&nbsp;</p>", ["12 34"]),
            ("<pre>一\n二   三</pre>", ["一", "二 三"]),
            ("<p>12<sup>1</sup>件</p>", ["12[1]件"]),
            ("<p>12<sub>①</sub></p>", ["12[①]"]),
            ("<p>12<sup>[1]</sup></p>", ["12[1]"]),
            ("<p><sup>12</sup></p>", ["12"]),
            ("<p>x<sup></sup>y</p>", ["xy"]),
            ("<ruby>政<rp>(</rp><rt>zhèng</rt><rp>)</rp></ruby>府", ["政府"]),
            ("<p>a<o:p>b</o:p><unknown>c</unknown></p>", ["abc"]),
            ("<ol><li>甲<li value=5>乙<li>丙</ol><ul><li>丁</ul>", ["1.甲", "5.乙", "6.丙", "丁"]),
            ("<ol style='list-style-type:cjk-ideographic'><li><p>总体情况</p></ol>", ["一、总体情况"]),
            ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
            ("<p><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>总体</p>", ["一、总体"]),
            ("<p>甲<!-- 乙 --><!--[if gte mso 9]>丙<![endif]-->丁</p>", ["甲丁"]),
            ("<script>甲</script><style>乙{}</style><noscript>丙</noscript><template>丁</template>戊", ["戊"]),
            (
                "<p>根据<中华人民共和国政府信息公开工作年度报告格式>编制</p>",
                ["根据<中华人民共和国政府信息公开工作年度报告格式>编制"],
            ),
            (
                "<p>按<A类格式>报</p><p>x</中华>y</p><p>数量<5件 a < b</p>",
                ["按<A类格式>报", "x</中华>y", "数量<5件 a < b"],
            ),
            ("<p title='a>b'>甲</p><p>乙", ["甲", "乙"]),
            ("<?xml:namespace prefix=o ns='urn:x'/><p>甲", ["甲"]),
        ],
    )
    def test_paragraphs(self, body: str, expected: list[str]) -> None:
        assert texts(page(body)) == expected

    def test_hidden_text_is_out_and_named(self) -> None:
        head = """<style>/* .z{display:none} */ .x, #y {display:none} .tab{display:none} .tab.on{display:block}
            @media print {.p{display:none}} div.q .r{display:none}</style>"""
        body = (
            "<p style='display: none'>甲</p><p hidden>乙</p><p style='visibility:hidden'>丙</p>"
            "<input type=hidden value=丁>"
            "<p class='a x'>戊</p><p id=y>己</p><p class=tab>庚</p><p class=p>辛</p><p class=r>壬</p><p class=z>癸</p>"
            "<p aria-hidden=true>子</p><p class=x style='display:block'>丑</p>"
        )
        document = page(body, head)
        assert texts(document) == ["庚", "辛", "壬", "癸", "子", "丑"]
        assert [(i.kind, dict(i.facts)["seen"]) for i in document.issues] == [("text-hidden", "甲乙丙戊己")]

    def test_a_page_that_hides_its_body_is_read(self) -> None:
        assert texts(read_html("<body style='display:none'><p>甲".encode())) == ["甲"]

    def test_struck_numbers_never_glue(self) -> None:
        document = page(
            "<p>12<s>13</s></p><p>1<span style='text-decoration: line-through'>9</span>4</p><p>5<del>6</del></p>"
        )
        assert texts(document) == ["12", "14", "5"]
        assert kinds(document) == ["text-struck", "tracked-changes"]

    def test_layout_facts(self) -> None:
        body = (
            "<h1 align=center>题</h1><p><b>粗</b><strong>体</strong></p><p><b>半</b>粗</p>"
            "<p style='text-align:right;font-weight:700'>右</p><center>中</center>"
        )
        facts = [(p.style, p.level, p.bold, p.centered, p.right_aligned) for p in page(body).paragraphs]
        assert facts == [
            ("h1", 1, False, True, False),
            ("p", None, True, False, False),
            ("p", None, False, False, False),
            ("p", None, True, False, True),
            ("center", None, False, True, False),
        ]

    def test_depth_beyond_libxml2s_tree_limit(self) -> None:
        body = "<div>" * 5000 + "<p>深</p>" + "</div>" * 5000 + "<p>尾</p>"
        assert (texts(page(body)), kinds(page(body))) == (["深", "尾"], [])


def cell(inner: str, attributes: str = "", head: str = "<meta charset=utf-8>") -> tuple[str, list[tuple[str, str]]]:
    """The text of a table cell, and the issues with what they quote."""
    document = page(f"<table><tr {attributes}><td>{inner}</td></tr></table>", head)
    return only_table(document).cells[0].text, [(i.kind, dict(i.facts).get("seen", "")) for i in document.issues]


class TestUnseenDigits:
    """What is not seen never glues to a number that is."""

    @pytest.mark.parametrize(
        "style",
        [
            *("font-size:0", "font-size: 0px", "font-size:0.0pt", "font-size:0em", "FONT-SIZE:1px"),
            *("opacity:0", "opacity: 0.0;", "opacity:.00!important", "color:#fff", "color: #FFFFFF", "color:white;x:y"),
            *("color:rgb(255, 255, 255)", "color:rgba(255,255,255,1)", "color:#fff;background:#fff"),
            *("color:#fff;background-color:transparent", "position:absolute;left:-9999px", "top:-500px;position:fixed"),
            *("display:inline-block;text-indent:-9999px", "position:absolute;left:-99em"),
            *("color:transparent", "color:rgba(0, 0, 0, 0)", "color:rgb(9 9 9 / 0%)", "color:#12345600", "color:#1230"),
            *("font:0/0 a", "font:italic bold 0 serif", "FONT:700 0px/2 a", "font-size:9px;font:0 a"),
        ],
    )
    def test_hidden(self, style: str) -> None:
        assert cell(f"<span style='{style}'>9</span>12") == ("12", [("text-hidden", "9")])
        assert cell(f"<p style='{style}'>9</p><p>12</p>") == ("12", [("text-hidden", "9")])

    @pytest.mark.parametrize(
        "style",
        [
            *(
                "font-size:10px",
                "font-size:0.5em",
                "opacity:0.5",
                "opacity:1",
                "opacity:05%",
                "color:#ff0",
                "left:-999px",
            ),
            *(
                "color:#fff;background:#c00",
                "color:#fff;background:url(a.png)",
                "color:white;background-color:rgb(0,0,9)",
            ),
            *(
                "position:absolute;left:-5px",
                "text-indent:-9999px",
                "border-color:#fff",
                *("color:rgb(255,255,0)", "color:rgba(0,0,0,.5)", "color:#112230", "color:#100"),
                *("color:transparent;background-clip:text", "font:700 12px/0 a", "font:0/0 a;font-size:9px"),
                "color:#333",
                "margin-left:-900px",
            ),
        ],
    )
    def test_seen(self, style: str) -> None:
        assert cell(f"<span style='{style}'>9</span>") == ("9", [])

    def test_white_font(self) -> None:
        assert cell("<font color='white'>7</font>12") == ("12", [("text-hidden", "7")])
        assert cell("<font color=FFFFFF>7</font>12") == ("12", [("text-hidden", "7")])
        assert cell("1<font color=#fff>7</font>2") == ("1 2", [("text-hidden", "7")])
        assert cell("<font color=#fff><b>7</b><span style='color:red'>8</span></font>12") == (
            "812",
            [("text-hidden", "7")],
        )

    @pytest.mark.parametrize(
        "attributes", ["bgcolor=#1F4E79", "bgcolor=red", "style='background:#1f4e79'", "background=a.gif"]
    )
    def test_white_on_a_background_is_seen(self, attributes: str) -> None:
        assert cell("<span style='color:#fff'>12</span>", attributes) == ("12", [])
        table = f"<div {attributes}><table><tr><td style='color:#fff'>12</table></div>"
        assert (rows(only_table(page(table))), kinds(page(table))) == ([["12"]], [])

    @pytest.mark.parametrize(
        ("head", "attributes"),
        [
            ("<link rel=stylesheet href=a.css>", "class=x"),
            ("<style>@import url(a.css);</style>", "id=x"),
            ("<style>th, td {background: #1f4e79}</style>", ""),
        ],
    )
    def test_white_on_who_knows_what_stays_apart(self, head: str, attributes: str) -> None:
        assert cell("<font color=white>12</font>", attributes, head) == ("12", [])
        assert cell("<font color=white>1</font><font color=white>2</font>", attributes, head) == ("12", [])
        assert cell("<font color=white>9</font>12", attributes, head) == ("9\n12", [])
        assert cell("12<font color=white>9</font>", attributes, head) == ("12\n9", [])

    @pytest.mark.parametrize(
        ("rules", "inner", "shown"),
        [
            ("td span{display:none}", "12<span>9</span>", "12"),
            ("td > span.a.b{display:none}", "12<span class='b a'>9</span><span class=a>3</span>", "123"),
            ("[data-old]{visibility:hidden}", "12<i data-old>9</i>", "12"),
            ("td b + i, u ~ s{display:none}", "<b>12</b><i>9</i>", "12"),
            ("td span:not(.now){display:none}", "<span class=now>12</span><span>9</span>", "12"),
            ("@media screen and (min-width:800px){.old{display:none}}", "12<b class=old>9</b>", "12"),
            ("@media print{.now{display:none}}", "<b class=now>12</b>", "12"),
            ("@media (max-width:600px){.now{display:none}}", "<b class=now>12</b>", "12"),
            ("@supports (display:grid){.old{display:none}}", "12<b class=old>9</b>", "12"),
            (".old{display:none!important}", "12<b class=old style='display:inline'>9</b>", "12"),
            ("td .old{display:none} .old{display:inline}", "12<b class=old>9</b>", "12"),
            (".old{display:none} .old{display:inline}", "1<b class=old>2</b>", "12"),
            ("td:hover .old{display:inline} td .old{display:none}", "12<b class=old>9</b>", "12"),
            ("td .old{color:#fff}", "12<b class=old>9</b>", "12"),
            ("td .old{color:#fff;background:#000}", "<b class=old>12</b>", "12"),
            ("td .old{font-size:0}", "12<b class=old>9</b>", "12"),
            ("td .old{text-decoration:line-through}", "<b class=old>9</b>12", "12"),
            (".note{vertical-align:super}", "12<b class=note>1</b>", "12[1]"),
            (".no::before{content:'9'}", "<b class=no>12</b>", "912"),
            (".no:after{content:attr(data-n)}", "12<b class=no data-n=9></b>", "12\ufffd"),
            ("td span{display:none", "12<span>9</span>", "12"),
            ("td::selection, ]{display:none}", "12", "12"),
        ],
    )
    def test_rules_of_the_page_decide_what_is_seen(self, rules: str, inner: str, shown: str) -> None:
        assert cell(inner, head=f"<style>{rules}</style>")[0] == shown

    def test_a_sheet_for_paper_is_not_for_the_screen(self) -> None:
        assert cell("<b class=x>12</b>", head="<style media=print>.x{display:none}</style>")[0] == "12"

    def test_sheets_that_cannot_be_applied_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(html_sheets, "MAX_TESTS", 0)
        assert cell("12<i>9</i>", head="<style>td i{display:none}</style>") == ("129", [("style-unread", "<style>")])

    @pytest.mark.parametrize(
        "rules",
        [
            *(
                "td{ .zz{display:none} }",
                "td{color:red; & .zz{font-size:0}}",
                "@container (width>1px){.zz{display:none}}",
            ),
            *("@media (device-posture:folded){.zz{display:none}}", "@supports not (a:b){.zz{visibility:hidden}}"),
            *("html body table tbody tr td div p b .zz{display:none}", ".zz" + ":not(.abc)" * 30 + "{display:none}"),
            "@layer a{" * 6 + ".zz{display:none}" + "}" * 6,
            *(".zz:unheard-of{display:none}", "a," * 20_000 + ".zz{display:none}", ".zz{color:red}" * 60_000),
        ],
    )
    def test_a_rule_beyond_the_reader_is_named(self, rules: str) -> None:
        text, issues = cell("14<b class=zz>9</b>", head=f"<style>{rules}</style>")
        assert (text, [kind for kind, _ in issues]) == ("149", ["style-unread"])

    @pytest.mark.parametrize(
        "rules",
        [
            *("td{ .yy{display:none} }", "@container (width>1px){.zz{color:red}}", "@keyframes x{from{opacity:0}}"),
            *(".zz::-webkit-scrollbar{display:none}", "@media (prefers-color-scheme:dark){td{color:#fff}}"),
            *("@media (hover:none){.zz{display:none}}", "td{ &:hover{color:#fff} }", "]{display:none}"),
            "@media screen and (min-width:0\\0){.zz{display:none}}",
        ],
    )
    def test_a_rule_that_hides_nothing_of_the_page_is_nobodys_business(self, rules: str) -> None:
        assert cell("14<b class=zz>9</b>", head=f"<style>{rules}</style>") == ("149", [])

    @pytest.mark.parametrize(
        "rules",
        [
            *("@media (hover:hover){.zz{display:none}}", "@MEDIA(min-width:1px){.zz{display:none}}"),
            *(".zz{ &:hover{color:red} display:none}", ".q::after{content:'}'} .zz{display:none}"),
            *(".zz{color:transparent}", ".zz{font:0/0 a}", ":is(td, th) .zz{display:none}"),
        ],
    )
    def test_a_rule_on_the_edge_of_the_reader_is_applied(self, rules: str) -> None:
        assert cell("14<b class=zz>9</b>", head=f"<style>{rules}</style>") == ("14", [("text-hidden", "9")])

    def test_rules_for_what_is_in_plain_sight_cost_no_tests(self) -> None:
        rules = ".old{display:none}" + "".join(f"li a{{color:#{n:03};display:block}}" for n in range(300))
        links = "<ul>" + "<li><a href=x>甲</a>" * 3_500 + "</ul>"
        document = page(f"<table><tr><td>12<b class=old>9</b></table>{links}", f"<style>{rules}</style>")
        assert (rows(only_table(document)), kinds(document)) == ([["12"]], ["text-hidden"])

    def test_sheets_are_applied_as_a_whole_or_not_at_all(self) -> None:
        rules = "".join(f"td b.c{n % 5}{{display:none}} li a{{display:none}}" for n in range(20))
        links = "<ul>" + "<li><a href=x>甲</a>" * 3_500 + "</ul>"
        document = page(f"<table><tr><td>12<b class=c1>9</b></table>{links}", f"<style>{rules}</style>")
        assert (rows(only_table(document)), kinds(document)) == ([["129"]], ["style-unread"])

    def test_many_rules_on_a_large_page(self) -> None:
        rules = ".old{display:none}" + "".join(f".c{n} .d{n}{{display:none}}" for n in range(8_000))
        body = "<p>12<b class=old>9</b></p>" + f"<p class=c1>{'文' * 200}</p>" * 10_000
        document = page(body, f"<style>{rules}</style>")
        assert (texts(document)[0], kinds(document)) == ("12", ["text-hidden"])

    def test_what_is_white_or_tiny_is_shown_again_inside(self) -> None:
        rules = ".w{color:#fff} .n{font-size:0} .w i{color:red} .n i{font-size:9px} .dark{background:#000}"
        head = f"<style>{rules}</style>"
        assert cell("1<b class=w>9<i>2</i></b>", head=head)[0] == "1 2"
        assert cell("1<b class=n>9<i>2</i></b>", head=head)[0] == "12"
        assert cell("<u class=dark>1<b class=w>2</b></u>", head=head)[0] == "1\n2"
        assert cell("<u class=dark><font color=white>12</font></u>", head=head)[0] == "12"

    @pytest.mark.parametrize(
        ("inner", "shown"),
        [
            ("<input value=9><input value=511>", "9\n511"),
            ("12<span style='float:right'>9</span>", "12\n9"),
            ("12<span style='position:absolute;width:1px;height:1px;overflow:hidden'>9</span>", "12"),
            ("12<span style='clip-path:inset(50%);position:absolute'>9</span>", "12"),
            ("12<svg><text>9</text></svg>", "12\ufffd"),
            ("12<svg><path d='M0'/><title>图</title></svg>", "12"),
            ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "\ufffd"),
            ("<object data=a.swf>9</object>12", "12"),
            ("<meter value=3>9</meter>12", "12"),
            ("12<dialog>9</dialog>", "12"),
        ],
    )
    def test_boxes_and_drawings_never_glue_to_digits(self, inner: str, shown: str) -> None:
        assert cell(inner)[0] == shown

    def test_a_size_of_nothing_ends_where_another_is_stated(self) -> None:
        markup = "<div style='font-size:0'>9<p style='font-size:14px'>12</p><p style='font-size:2em'>3</p></div>"
        document = page(markup)
        assert (texts(document), [dict(i.facts)["seen"] for i in document.issues]) == (["12"], ["93"])
        linked = page("<div style='font-size:0'><p class=x>12</p></div>", "<link rel='stylesheet' href=a.css>")
        assert (texts(linked), kinds(linked)) == (["12"], [])

    def test_an_unseen_cell_keeps_its_place(self) -> None:
        document = page("<table><tr><td style='opacity:0'>9<td style='text-indent:-9999px'>8<td>12</table>")
        assert rows(only_table(document)) == [["", "", "12"]]

    def test_raised_by_style(self) -> None:
        assert cell("12<span style='vertical-align:super'>3</span>") == ("12[3]", [])
        assert cell("12<a href=#x style='VERTICAL-ALIGN: sub'>3</a>") == ("12[3]", [])
        assert cell("12<sup style='vertical-align:super'>3</sup>") == ("12[3]", [])
        assert cell("12<span style='position:relative;top:-4pt;mso-text-raise:4.0pt'>3</span>") == ("12[3]", [])
        assert cell("<p style='vertical-align:super'>12</p>") == ("12", [])
        assert cell("1<span style='vertical-align:middle'>2</span>") == ("12", [])

    def test_buttons(self) -> None:
        assert cell("<button>9</button>12") == ("12", [])
        assert cell("1<button>9</button>2") == ("1 2", [])
        assert texts(page("<h2><button>一、总体情况</button></h2>")) == ["一、总体情况"]

    def test_list_markers(self) -> None:
        assert cell("<ol><li>12</li></ol>") == ("1. 12", [])
        assert cell("<ol start=5><li>12</li><li>甲</li></ol>") == ("5. 12\n6.甲", [])

    def test_text_areas(self) -> None:
        document = page("<p>甲</p><textarea>一、总体情况 12</textarea><p>乙</p>")
        assert (texts(document), [dict(i.facts)["seen"] for i in document.issues]) == (
            ["甲", "乙"],
            ["一、总体情况 12"],
        )
        assert cell("<textarea>" + "文" * 200 + "</textarea>") == ("文" * 200, [("form-field", "")])
        assert cell("5<textarea>" + "文" * 201 + "</textarea>") == ("5", [("text-hidden", "文" * 40)])


class TestFurniture:
    @pytest.mark.parametrize(
        "opening",
        [
            *("<footer>", "<nav>", "<div role=contentinfo>", "<div class='a footer'>", "<div id=footer>"),
            *("<div class=page-footer>", "<div class=footer_wrap>", "<div title=footer>", "<div title=header>"),
        ],
    )
    def test_is_no_body(self, opening: str) -> None:
        closing = f"</{opening[1:].split()[0].rstrip('>')}>"
        document = page(f"<p>甲</p>{opening}<p>地址：某路1号</p><table><tr><td>3</table>{closing}<p>乙</p>")
        assert (texts(document), list(document.tables)) == (["甲", "乙"], [])
        assert [p.text for p in document.furniture] == ["地址：某路1号", "3"]

    @pytest.mark.parametrize(
        "opening", ["<div class=has-footer>", "<div class=header>", "<div title=页脚>", "<header>"]
    )
    def test_other_names_are_body(self, opening: str) -> None:
        document = page(f"{opening}<p>甲</p>")
        assert (texts(document), document.furniture) == (["甲"], ())

    def test_a_footer_that_holds_the_page_is_body(self) -> None:
        document = page("<nav>首页<p>" + "文" * 1600 + "</p><table><tr><td>3</table>")
        assert (len(texts(document)), rows(only_table(document)), document.furniture) == (2, [["3"]], ())

    def test_inside_a_cell_of_the_page(self) -> None:
        document = page("<table><tr><td>12<footer>34</footer></td><td>5</td></table>")
        assert rows(only_table(document)) == [["12", "5"]]
        assert [p.text for p in document.furniture] == ["34"]


class TestTables:
    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("<tr><td>1<td>2<tr><td>3", [(0, 0, 1, 1, "1"), (0, 1, 1, 1, "2"), (1, 0, 1, 1, "3")]),
            ("<tr><td rowspan=2>a<td>b<tr><td>c", [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
            # 0 reaches to the end of its row group, and no further
            (
                "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d",
                [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 0, 1, 1, "d")],
            ),
            ("<tr><td rowspan=9>a<td>b<tr><td>c", [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
            ("<tr><td colspan=0>a<td>b", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
            # head on top, foot at the bottom, wherever they are written
            (
                "<tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><thead><tr><td>h</thead><tr><td>x",
                [(0, 0, 1, 1, "h"), (1, 0, 1, 1, "b"), (2, 0, 1, 1, "x"), (3, 0, 1, 1, "f")],
            ),
            # hidden rows and cells have no place at all; an invisible cell keeps its own
            (
                "<tr style='display:none'><td>x<tr><td>1<td style='display:none'>x<td style='visibility:hidden'>x<td>2",
                [(0, 0, 1, 1, "1"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "2")],
            ),
            ("<td>a</td><td>b</td>", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
            ("<tr></tr><tr><th>a<th>b", [(1, 0, 1, 1, "a"), (1, 1, 1, 1, "b")]),
            ("<tr><td><p>商业</p><p>企业</p><td>1<br>2", [(0, 0, 1, 1, "商业\n企业"), (0, 1, 1, 1, "1\n2")]),
        ],
    )
    def test_grid(self, markup: str, expected: list[Anchor]) -> None:
        assert anchors(only_table(page(f"<table>{markup}</table>"))) == expected

    @pytest.mark.parametrize(
        ("attribute", "used"),
        [("colspan=x", 1), ("colspan=-2", 1), ("colspan=2.5", 2), ("colspan=99999999999999999999999", 1000)],
    )
    def test_impossible_spans(self, attribute: str, used: int) -> None:
        document = page(f"<table><tr><td {attribute}>a</table>")
        assert [cell.column_span for cell in only_table(document).cells] == [used]
        assert kinds(document) == ["span-invalid"]

    def test_overlapping_cells_are_parted_and_named(self) -> None:
        document = page("<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<td>e</table>")
        assert anchors(only_table(document))[3:] == [(1, 0, 1, 2, "d"), (1, 3, 1, 1, "e")]
        assert kinds(document) == ["span-invalid"]

    def test_nested_table_is_not_counted_twice(self) -> None:
        inner = "<table><tr><td>3119</td></tr></table>"
        table = only_table(page(f"<table><tr><td>前{inner}后</td><td>右</td></tr></table>"))
        assert anchors(table) == [(0, 0, 1, 1, "前\n3119\n后"), (0, 1, 1, 1, "右")]
        assert table.cells[0].blocks == (Paragraph("前"), Table((Cell(0, 0, "3119"),)), Paragraph("后"))
        assert table.cells[1].blocks == ()

    def test_text_astray_and_captions_stand_before_the_table(self) -> None:
        document = page("<table>甲<caption>题</caption><tr>乙<td>1</td></tr></table>丙")
        assert [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks] == [
            "甲",
            "乙",
            "题",
            "表",
            "丙",
        ]

    def test_form_fields_are_read(self) -> None:
        markup = (
            "<input value=搜索><table><tr><td><input type=text value=3119><td><input type=hidden value=9>"
            "<td><textarea>12</textarea><td><select><option>甲<option selected>乙</select>"
            "<td><select><option>丙</select>"
        )
        document = page(markup)
        assert rows(only_table(document)) == [["3119", "", "12", "乙", "丙"]]
        assert [(i.kind, dict(i.facts)["count"]) for i in document.issues] == [("form-field", "4")]

    def test_numbers_never_glue(self) -> None:
        document = page("<table><tr><td>12<sup>1</sup><td>1<br>2<td>7<span style='display:none'>8</span></table>")
        assert rows(only_table(document)) == [["12[1]", "1\n2", "7"]]

    @pytest.mark.parametrize(
        "markup",
        [
            "<table>" * 60,
            "<table><tr>" + "<td colspan=1000>x" * 201,
            "<table>" + "<tr><td rowspan=65534 colspan=9>x" * 3_000,  # each row starts where the last one ended
            "<b>" * 500_001,
        ],
        ids=["nested", "wide", "stairs", "elements"],
    )
    def test_bounds(self, markup: str) -> None:
        with pytest.raises(ReportparseError) as caught:
            page(markup)
        assert caught.value.kind in ("too-deep", "too-large")


class TestFacts:
    def test_head(self) -> None:
        head = "<title>某市2021年报告</title><meta name=PubDate content='2022-01-20 10:00'><meta charset=utf-8>"
        document = page("<ucaptitle>某市年报</ucaptitle><publishtime>2022-01-20</publishtime>", head)
        assert document.metadata == (
            ("title", "某市2021年报告"),
            ("PubDate", "2022-01-20 10:00"),
            ("ucaptitle", "某市年报"),
            ("publishtime", "2022-01-20"),
        )
        assert texts(document) == ["某市年报2022-01-20"]

    @pytest.mark.parametrize(
        "body",
        [
            "<table><tr><td>索引号：<td>0001<td>发布机构：<td>某局</table>",
            "<table><tr><td>索 引 号<td>0001<tr><td>发布机构<td>某局</table>",
            "<table><tr><td>索引号：0001<td>发布机构:某局</table>",
            "<dl><dt>索引号<dd>0001<dt>发布机构<dd>某局</dl>",
            "<ul><li><b>索引号：</b>0001<li>发布机构：<span>某局</span></ul>",
            "<div><div>索引号：</div><div>0001</div></div><div><div>发布机构：</div><div>某局</div></div>",
            "<p>索引号：0001　发布机构：某局</p>",
            "<p>【索 引 号】：0001 【发布机构】：某局</p>",
        ],
    )
    def test_named_facts(self, body: str) -> None:
        assert page(body).metadata == (("索引号", "0001"), ("发布机构", "某局"))

    def test_an_empty_fact_does_not_take_the_next_label(self) -> None:
        assert page("<table><tr><td>文号：<td><td>发布机构：<td>某局</table>").metadata == (("发布机构", "某局"),)

    def test_prose_is_no_fact(self) -> None:
        assert page("<p>规范发布（包括索引号、标题、成文日期等）：发布机构</p><p>标题</p><p>正文</p>").metadata == ()

    def test_attachments(self) -> None:
        document = page(
            "<p>前</p><img src='/a/表一.png?x=1'><img alt='图解' src=b.gif>"
            "<a href='/f/%E6%8A%A5%E5%91%8A.DOCX#a'>附件</a>"
            "<a href='x.pdf'><img src=i.png></a><a href='/index.html'>首页</a><iframe src='r.pdf'></iframe>"
        )
        assert document.attachments == (
            Attachment("image", "表一.png", 1),
            Attachment("image", "图解", 1),
            Attachment("link", "附件", 1),
            Attachment("image", "i.png", 1),
            Attachment("link", "x.pdf", 1),
            Attachment("link", "r.pdf", 1),
        )


class TestSecondParser:
    """beautifulsoup4 reads what lxml could not; the two agree where lxml can."""

    def test_agrees_with_the_first(self) -> None:
        markup = (
            "<h1>题</h1><p class='a b'>x<b>y</b><br>z<!-- c --></p>"
            "<table><tr><td rowspan=2>1<td>2</td></tr><tr><td>3</td></tr></table>"
        )
        first = html_reader._parsed_by_lxml(markup, Page())
        second = html_reader._parsed_by_bs4(markup, Page())
        assert first is not None
        assert first.body.blocks == second.body.blocks

    def test_unclosed_cells_do_not_nest(self) -> None:
        found = html_reader._parsed_by_bs4("<table><tr><td>123<td>4<tr><td>5</table>", Page())
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


class TestSavedPages:
    def test_mhtml(self) -> None:
        mime = (
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
            b'--B\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
            b"<p>=D5=FE=B8=AE</p><table><tr><td=\r\n>3119</table>\r\n"
            b"--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
        )
        document = read_mhtml(mime)
        assert (document.format, texts(document), rows(only_table(document))) == ("mhtml", ["政府"], [["3119"]])

    def test_mhtml_without_a_page(self) -> None:
        with pytest.raises(UnreadableFile) as caught:
            read_mhtml(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx")
        assert caught.value.kind == "corrupt"


@st.composite
def merged_tables(draw: st.DrawFn) -> list[Anchor]:
    """Anchors that tile a grid: rectangles grown at random from the first free slot on."""
    n_rows, n_columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    taken: set[tuple[int, int]] = set()
    found: list[Anchor] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, n_columns) if (row, c) in taken), n_columns) - column
            width, height = draw(st.integers(1, min(free, 3))), draw(st.integers(1, min(n_rows - row, 3)))
            taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
            found.append((row, column, height, width, str(len(found) + 100)))
    return found


@given(merged_tables())
def test_random_merges_come_back(expected: list[Anchor]) -> None:
    markup = "".join(
        "<tr>" + "".join(f"<td rowspan={h} colspan={w}>{t}" for r, _, h, w, t in expected if r == row)
        for row in range(max(r + h for r, _, h, _, _ in expected))
    )
    assert anchors(only_table(page(f"<table>{markup}</table>"))) == expected


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
        parse(html_reader._STRAY.sub("&lt;", soup), Page())
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
