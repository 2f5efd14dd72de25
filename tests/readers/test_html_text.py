"""Web pages: encodings, running text, what is furniture, pages saved with their parts."""

from __future__ import annotations

import pytest

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.readers.html.reader import read_html
from reportparse.readers.mhtml import read_mhtml
from tests.readers.web_page import kinds, only_table, page, rows, texts


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
            read_mhtml(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx")
        assert caught.value.kind == "corrupt"
