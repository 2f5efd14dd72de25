"""Web pages: what is seen where CSS turns, reverses, moves, fills or fades digits."""

from __future__ import annotations

import pytest

from reportparse.readers.html.css_colours import Paint, paint
from tests.readers.web_page import cell, only_table, page, rows, texts

LOST = "\ufffd"


@pytest.mark.parametrize(
    ("inner", "attributes", "text"),
    [
        ("<bdo dir=rtl>853</bdo>", "", "853" + LOST),
        ("8<bdo dir=RTL>53</bdo>", "", "853" + LOST),
        ("<bdo dir=rtl><b>853</b></bdo>", "", "853" + LOST),
        ("<bdo>853</bdo>", "dir=rtl", "853" + LOST),
        ("<span style='unicode-bidi:bidi-override;direction:rtl'>853</span>", "", "853" + LOST),
        ("<span style='direction:rtl;unicode-bidi:isolate-override'>853</span>", "", "853" + LOST),
        ("<span style='unicode-bidi:bidi-override'>853</span>", "style='direction:rtl'", "853" + LOST),
        ("<span dir=rtl style='unicode-bidi:bidi-override'>853</span>", "", "853" + LOST),
        ("<bdo dir=ltr>853</bdo>", "", "853"),
        ("<bdo>853</bdo>", "", "853"),
        ("<span style='unicode-bidi:bidi-override;direction:ltr'>853</span>", "", "853"),
        ("<span style='unicode-bidi:embed;direction:rtl'>853</span>", "", "853"),
        ("<div style='unicode-bidi:bidi-override;direction:rtl'><p>853</p></div>", "", "853"),
        ("853", "dir=rtl", "853"),
        ("<bdi dir=rtl>853</bdi>", "", "853"),
    ],
)
def test_digits_in_an_order_that_is_not_theirs_are_no_number(inner: str, attributes: str, text: str) -> None:
    assert cell(inner, attributes) == (text, [])


@pytest.mark.parametrize(
    ("inner", "attributes", "text"),
    [
        ("<div style='display:flex;flex-direction:row-reverse'><b>8</b><b>53</b></div>", "", "8\n53"),
        ("<div style='display:inline-flex;flex-flow:row-reverse wrap'>8<b>53</b></div>", "", "8\n53"),
        ("<div style='display:flex;flex-direction:row-reverse'>853</div>", "", "853"),
        ("<div style='display:flex;flex-direction:row-reverse'><b>853</b><b>件</b></div>", "", "853件"),
        ("<div style='display:flex'><b style='order:2'>8</b><b style='order:1'>53</b></div>", "", "8\n53"),
        ("<div style='display:flex;justify-content:space-between'><b>8</b><b>53</b></div>", "", "8\n53"),
        ("<div style='display:flex'><b>8</b><b>53</b></div>", "", "853"),
        ("<div style='display:flex'><b>8</b><b>53</b></div>", "dir=rtl", "8\n53"),
        ("<div style='display:grid'><b>8</b><b>53</b></div>", "", "8\n53"),
        ("<b style='display:inline-block'>8</b> <b style='display:inline-block'>53</b>", "dir=rtl", "8\n53"),
        ("<b style='display:inline-block'>853</b><b style='display:inline-block'>件</b>", "", "853件"),
        ("<b style='display:block'>8</b><b style='display:block'>53</b>", "", "8\n53"),
        ("8<b style='position:relative;left:-3000px'>9</b>53", "", "8\n9\n53"),
        ("<b style='display:inline-block;margin-left:-200px'>9</b>853", "", "9\n853"),
        ("8<b style='padding:0 40px'>53</b>", "", "8\n53"),
        ("8<b style='margin:9px 0 9px 0;padding:9px 1px'>53</b>", "", "853"),
        ("8<b style='position:relative;top:1px'>53</b>", "", "853"),
        ("<b style='filter:blur(9px)'>9</b>853", "", "9\n853"),
        ("<b style='opacity:.05'>9</b>853", "", "9\n853"),
        ("<b style='clip-path:polygon(0 0)'>9</b>853", "", f"9{LOST}853"),
        ("<b style='animation:fade 0s forwards'>9</b>853", "", "9\n853"),
        ("<b style='mix-blend-mode:screen'>9</b>853", "", f"9{LOST}853"),
        ("<b style='filter:grayscale(1)'>8</b>53", "", "853"),
    ],
)
def test_digits_of_boxes_that_may_stand_elsewhere_never_meet(inner: str, attributes: str, text: str) -> None:
    assert cell(inner, attributes) == (text, [])


@pytest.mark.parametrize(
    "style",
    [
        *("transform:rotate(180deg)", "transform:scaleX(-1)", "transform:scale(-1, 1)", "rotate:180deg", "scale:-1 1"),
        *("transform:rotate(-.5turn)", "transform:matrix(-1,0,0,1,0,0)", "-webkit-text-security:disc"),
        *("letter-spacing:-1em", "letter-spacing:-9px"),
    ],
)
def test_digits_shown_as_others_are_no_number(style: str) -> None:
    assert cell(f"<b style='display:inline-block;{style}'>86</b>") == ("86" + LOST, [])
    assert texts(page(f"<p style='{style}'>2023年</p>")) == ["2023年"]


def test_a_cell_that_is_turned_is_no_number() -> None:
    document = page("<table><tr><td style='transform:rotate(180deg)'>86<td>12<tr style='rotate:180deg'><td>8</table>")
    assert rows(only_table(document)) == [["86" + LOST, "12"], ["8" + LOST]]


@pytest.mark.parametrize(
    "style",
    [
        *("position:relative;top:-6px;font-size:9px", "position:relative;bottom:.5em;font:9px a"),
        *("vertical-align:6px;font-size:8px", "vertical-align:50%;font-size:.6em", "font-variant-position:super"),
        *("display:inline-block;transform:translateY(-6px);font-size:9px", 'font-feature-settings:"sups"'),
    ],
)
def test_small_and_higher_is_a_note_mark(style: str) -> None:
    assert cell(f"12<span style='{style}'>3</span>") == ("12[3]", [])
    assert cell(f"<span style='{style}'>12</span>") == ("12", [])


@pytest.mark.parametrize(
    "style", ["position:relative;top:-6px", "vertical-align:.5em", "vertical-align:top;font-size:8px"]
)
def test_higher_or_smaller_alone_is_apart(style: str) -> None:
    assert cell(f"12<span style='{style}'>3</span>") == ("12\n3", [])
    assert texts(page(f"<p>截至<span style='{style}'>2023</span>年</p>")) == ["截至2023年"]


@pytest.mark.parametrize(
    "style",
    [
        *(
            "-webkit-text-fill-color:transparent",
            "-webkit-text-fill-color:#fff",
            "color:#000;-webkit-text-fill-color:white",
        ),
        *(
            "filter:opacity(0)",
            "filter:grayscale(1) opacity(0%)",
            "opacity:.01",
            "opacity:1%",
            "content-visibility:hidden",
        ),
        *("color:rgba(0,0,0,.01)", "color:rgb(0 0 0 / 1%)", "color:#00000001", "color:hsl(0,0%,100%)", "color:snow"),
        *(
            "display:inline-block;transform:scale(.01)",
            "zoom:.01",
            "zoom:1%",
            "scale:0",
            "font-size:.05em",
            "font-size:2px",
        ),
        *("color:#ffc;background:#ffc", "color:yellow;background-color:#ff0", "background:black"),
    ],
)
def test_what_is_not_seen_is_left_out_and_named(style: str) -> None:
    assert cell(f"<span style='{style}'>9</span>12") == ("12", [("text-hidden", "9")])


@pytest.mark.parametrize(
    "style",
    [
        *(
            "color:#fff;-webkit-text-fill-color:#000",
            "opacity:.9",
            "filter:opacity(1)",
            "zoom:1",
            "scale:1.2",
            "zoom:0.9",
        ),
        *("color:#ffc;background:#000", "color:var(--x);background:#eee", "background:linear-gradient(#000,#000)"),
        *("background:red;-webkit-background-clip:text;-webkit-text-fill-color:transparent", "color:#333"),
        *("-webkit-text-fill-color:currentcolor;color:#000", "background:#333a", "transform:scale(.9)"),
    ],
)
def test_what_is_seen_stays(style: str) -> None:
    assert cell(f"<span style='{style}'>9</span>") == ("9", [])


@pytest.mark.parametrize(
    ("inner", "attributes", "text"),
    [
        ("<b style='color:#1F4E79'>9</b><b style='color:#fff'>12</b>", "style='background:#1F4E79'", "12"),
        ("<font color=#ffcc00>9</font>12", "bgcolor=#fc0", "12"),
        ("<b style='color:#fd0'>9</b>12", "bgcolor=#fc0", "12"),
        ("<b style='color:#ffc'>12</b>", "background=a.gif", "12"),
        ("<a href=x>12</a>", "bgcolor=black", "12"),
        ("<b style='-webkit-text-fill-color:transparent'>9<i style='color:red'>8</i></b>12", "", "12"),
        (
            "<b style='-webkit-text-fill-color:transparent'>9<i style='-webkit-text-fill-color:red'>8</i></b>12",
            "",
            "812",
        ),
    ],
)
def test_the_colour_of_the_cell_itself_hides(inner: str, attributes: str, text: str) -> None:
    assert cell(inner, attributes)[0] == text


def test_text_of_the_body_s_own_colour_is_seen() -> None:
    assert texts(page("<body bgcolor=black text=white><p>12</p>", "")) == ["12"]


@pytest.mark.parametrize(
    ("rules", "inner", "text"),
    [
        (".o{unicode-bidi:bidi-override;direction:rtl}", "<b class=o>853</b>", "853" + LOST),
        (".r{display:flex;flex-direction:row-reverse}", "<div class=r><b>8</b><b>53</b></div>", "8\n53"),
        (".f{-webkit-text-fill-color:transparent}", "<b class=f>9</b>853", "853"),
        (".f{filter:opacity(0)}", "<b class=f>9</b>853", "853"),
        (".f{opacity:.01}", "<b class=f>9</b>853", "853"),
        (".n{position:relative;top:-6px;font-size:9px}", "853<b class=n>1</b>", "853[1]"),
        (".s{color:#eee;background:#eee}", "<b class=s>9</b>853", "853"),
        (".s{color:#ffc} td{background:#ffc}", "<b class=s>9</b>853", "853"),
        ("td{background:#1f4e79;color:#fff} .s{color:#1f4e79}", "<b class=s>9</b>853", "853"),
        ("td{background:#ffc}", "<font color=#ffc>9</font>853", "853"),
        (".s{color:#ffc} .t{background:#ffc}", "<b class=s>9</b>853", "9853"),
    ],
)
def test_sheets_of_the_page_do_the_same(rules: str, inner: str, text: str) -> None:
    assert cell(inner, head=f"<style>{rules}</style>")[0] == text


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("#FFC", Paint((255, 255, 204))),
        ("ff0000", Paint((255, 0, 0))),
        (" Ivory ", Paint((255, 255, 240))),
        ("rgb(100%, 0%, 50%)", Paint((255, 0, 128))),
        ("rgba(1, 2, 300, .5)", Paint((1, 2, 255), 0.5)),
        ("hsl(120deg 100% 50% / 0%)", Paint((0, 255, 0), 0.0)),
        ("transparent", Paint((0, 0, 0), 0.0)),
        ("rgb(1, 2)", None),
        ("rgb(a, b, c)", None),
        ("currentcolor", None),
        ("", None),
    ],
)
def test_colours_as_stated(stated: str, expected: Paint | None) -> None:
    assert paint(stated) == expected


def test_a_colour_on_white() -> None:
    assert (Paint((0, 0, 0), 0.5).on_white, Paint((0, 0, 0), 0.03).clear) == ((128, 128, 128), True)
    assert not Paint((255, 255, 255)).clear


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<div style='width:2ch;overflow:hidden'><i>8</i><i>5</i><i>3</i></div>", "853\ufffd"),
        ("<div style='width:20px;overflow:hidden'>8<b>5</b>3</div>", "853\ufffd"),
        ("<div style='width:2ch;overflow:hidden'><i>8</i><i>5</i></div>", "85"),
        ("<b style='width:1ch;overflow:hidden'>8</b><b style='width:1ch;overflow:hidden'>5</b>", "85"),
        ("<div style='width:16px;overflow:hidden'><p>85</p><p>32</p></div>", "85\n32"),
        ("<div style='height:7px;overflow:hidden'>853</div>", "853\ufffd"),
        ("<div style='height:17px;overflow:hidden'>853</div>", "853"),
    ],
)
def test_a_number_that_its_box_cuts_is_in_doubt_however_it_is_put_together(inner: str, found: str) -> None:
    assert cell(inner)[0] == found
