"""Web pages: what nobody sees is left out and named; digits never glue."""

from __future__ import annotations

import pytest

from reportparse.readers.html import sheets as html_sheets
from tests.readers.web_page import cell, kinds, only_table, page, rows, texts


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

    @pytest.mark.parametrize("colour", ["light-dark(#fff, #000)", "light-dark(rgb(255 255 255), black)"])
    def test_a_colour_of_two_schemes_is_that_of_the_light_one(self, colour: str) -> None:
        head = f"<meta charset=utf-8><style>.x{{color:{colour}}}</style>"
        assert cell(f"<span style='color:{colour}'>9</span>12") == ("12", [("text-hidden", "9")])
        assert cell("<span class=x>9</span>12", head=head) == ("12", [("text-hidden", "9")])
        assert cell(f"<span style='color:#fff;background:{colour}'>9</span>12") == ("12", [("text-hidden", "9")])
        assert cell("<span style='color:light-dark(#000,#fff)'>9</span>") == ("9", [])

    def test_a_colour_of_two_schemes_is_the_dark_one_where_its_style_asks_for_that(self) -> None:
        light, dark = "color:light-dark(#fff,#000)", "color:light-dark(#000,#fff)"
        assert cell(f"<span style='color-scheme:only dark;{dark}'>9</span>12") == ("12", [("text-hidden", "9")])
        assert cell(f"<span style='color-scheme:dark;{light}'>9</span>") == ("9", [])
        assert cell(f"<span style='color-scheme:dark light;{dark}'>9</span>") == ("9", [])

    @pytest.mark.parametrize(
        "asks",
        [
            "<style>:root{color-scheme:dark}</style>",
            "<style>html{color-scheme:only dark} .b{color:#111} .w{background:#fff}</style>",
            "<meta name=color-scheme content=dark>",
        ],
    )
    def test_on_a_page_in_the_dark_scheme_black_text_is_not_seen(self, asks: str) -> None:
        head = f"<meta charset=utf-8>{asks}"
        seen, unseen = "color:light-dark(#000,#fff)", "color:light-dark(#fff,#000)"
        for style in ("color:#000", "color:#111", unseen):
            assert cell(f"<span style='{style}'>9</span>12", head=head) == ("12", [("text-hidden", "9")])
        for style in ("color:#fff", "color:#ddd", "background:#fff;color:#000", seen):
            assert cell(f"<span style='{style}'>9</span>", head=head) == ("9", [])
        if ".b{" in asks:
            assert cell("<span class=b>9</span><span class=w>7</span>12", head=head) == ("12", [("text-hidden", "97")])

    @pytest.mark.parametrize(
        "asks",
        [
            "<meta name=color-scheme content='light dark'>",
            "<style>@media (prefers-color-scheme:dark){:root{color-scheme:dark}}</style>",
        ],
    )
    def test_a_page_that_may_be_dark_is_light(self, asks: str) -> None:
        head = f"<meta charset=utf-8>{asks}"
        assert cell("<span style='color:#000'>9</span>", head=head) == ("9", [])
        assert cell("<span style='color:#fff'>9</span>12", head=head) == ("12", [("text-hidden", "9")])

    @pytest.mark.parametrize(
        ("gradient", "found"),
        [
            *(("linear-gradient(#fff,#eee)", "12"), ("radial-gradient(circle at top,white 10%,ivory)", "12")),
            *(("linear-gradient(90deg,#123 10%,rgb(9,9,9))", "9\n12"), ("linear-gradient(var(--a),#fff)", "9\n12")),
            *(("linear-gradient(90deg,#fff,#123)", "9\ufffd12"), ("url(a.png),linear-gradient(#fff,#fff)", "9\n12")),
        ],
    )
    def test_white_text_is_seen_on_what_is_dark_of_a_gradient(self, gradient: str, found: str) -> None:
        assert cell(f"<span style='background:{gradient};color:#fff'>9</span>12")[0] == found

    @pytest.mark.parametrize("beside", ["", "34"])
    def test_a_tree_in_the_shadow_of_a_cell_is_seen_and_not_what_is_beside_it(self, beside: str) -> None:
        text, _ = cell(f"<template shadowrootmode=open>12</template>{beside}")
        assert text == f"\ufffd{beside}"
        assert cell(f"<template>12</template>{beside}")[0] == beside

    @pytest.mark.parametrize(
        "style",
        [
            *("content:url(a.png)", "clip-path:inset(0 60% 0 0)", "clip-path:circle(4px at 0 50%)"),
            *("clip-path:polygon(0 0,9px 0,9px 99px)", "-webkit-clip-path:ellipse(9px 9px)"),
        ],
    )
    def test_what_shows_another_thing_than_its_number_is_in_doubt(self, style: str) -> None:
        assert cell(f"<div style='{style}'>128</div>")[0] == "128\ufffd"
        assert cell("<div style='clip-path:inset(0 round 8px)'>128</div>")[0] == "128"

    @pytest.mark.parametrize(
        "style", ["width:1ch", "width:6px", "width:1em;text-overflow:ellipsis", "max-width:8px;width:50%", "width:12pt"]
    )
    @pytest.mark.parametrize("cut", ["overflow:hidden", "overflow-x:clip"])
    def test_a_number_longer_than_the_box_that_cuts_it_is_in_doubt(self, style: str, cut: str) -> None:
        assert cell(f"<div style='{cut};{style}'>共<b>128</b></div>")[0] == "共128\ufffd"

    @pytest.mark.parametrize(
        "style",
        [
            *("width:1ch", "overflow:hidden", "overflow:hidden;width:40px", "overflow:hidden;width:3ch"),
            *("overflow:hidden;width:1%", "overflow:hidden;min-width:6px", "overflow:hidden;width:6px;width:90px"),
        ],
    )
    def test_a_box_with_room_for_its_number_shows_it(self, style: str) -> None:
        assert cell(f"<div style='{style}'>128 128</div>") == ("128 128", [])

    def test_a_sheet_cuts_numbers_too(self) -> None:
        head = "<meta charset=utf-8><style>.x{overflow:hidden;width:1em}.y{width:1em}</style>"
        assert cell("<div class=x>128</div><div class=y>64</div>", head=head)[0] == "128\ufffd\n64"

    def test_a_column_of_the_page_cuts_no_table(self) -> None:
        document = page("<div style='overflow:hidden;width:8px'><table><tr><td>128</table></div>")
        assert rows(only_table(document)) == [["128"]]

    def test_white_on_a_picture_is_seen(self) -> None:
        assert cell("<div style='background-image:url(a.png);color:#fff'>12</div>") == ("12", [])

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
            *("td{" * 6 + ".zz{display:none}" + "}" * 6, "@container (width>1px){.zz{display:none}}"),
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

    @pytest.mark.parametrize(
        "rules",
        [
            *(".k{background:#000}", "td:nth-child(1){background:black}", "tr{background-color:#050505}"),
            *("tr{color:#fff} td{color:inherit}", "td{color:#fff} .k{color:unset}"),
        ],
    )
    def test_text_of_the_browsers_own_colour_is_not_seen_on_that(self, rules: str) -> None:
        assert cell("128", "class=k", head=f"<style>{rules}</style>") == ("", [("text-hidden", "128")])

    def test_dark_grounds_elsewhere_hide_nothing(self) -> None:
        rules = ".bar{background:#000} .bar a{color:#fff} .head{background:#000;color:#fff}"
        document = page(
            "<div class=bar><a>甲</a></div><table><tr class=head><td>乙<tr><td>12</table>", f"<style>{rules}</style>"
        )
        assert (rows(only_table(document)), kinds(document)) == ([["乙"], ["12"]], [])

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
        assert cell("<u class=dark>1<b class=w>2</b></u>", head=head) == ("2", [("text-hidden", "1")])
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
