"""Web pages: what may lie upon a cell's digits, and what takes a part of them from sight, is a doubt at the cell."""

from __future__ import annotations

import pytest

from tests.readers.web_page import cell

LOST = "\ufffd"
UPON = "position:absolute;right:0;top:0;width:50%;height:100%;background:#fff"


@pytest.mark.parametrize(
    "style",
    [
        *(UPON, UPON.replace("#fff", "linear-gradient(#fff,#eee)"), UPON.replace("#fff", "url(a.png) #fff")),
        *(UPON.replace("#fff", "rgb(255 255 255/.9)"), UPON.replace("#fff", "color-mix(in lch,#fff,#eee)")),
        *("display:inline-block;margin-left:-30px;background:#fff", "position:relative;left:-9px;background:#fff"),
    ],
)
def test_an_empty_ground_upon_digits_is_a_doubt(style: str) -> None:
    assert cell(f"15<i style='{style}'></i>")[0] == f"15{LOST}"
    assert cell(f"<div style='{style}'>&nbsp;</div>15")[0] == f"15{LOST}"
    assert cell(f"甲<i style='{style}'></i>")[0] == "甲"


@pytest.mark.parametrize(
    "style",
    [
        *(UPON.replace("#fff", "url(a.png)"), UPON.replace("#fff", "transparent"), UPON.replace("#fff", "#fff3")),
        *(UPON.replace("100%", "1px"), UPON + ";z-index:-1", UPON + ";opacity:.2", UPON + ";display:none"),
        *("background:#fff", "position:relative;background:#fff", "width:9px;background:#fff"),
    ],
)
def test_what_covers_nothing_leaves_digits_as_they_are(style: str) -> None:
    assert cell(f"15<i style='{style}'></i>") == ("15", [])


def test_a_ground_with_a_text_of_its_own_is_no_cover() -> None:
    assert cell(f"15<i style='{UPON}'>甲</i>") == ("15\n甲", [])


@pytest.mark.parametrize(
    "rules",
    [
        *(".x::first-letter{color:#fff}", ".x:first-line{font-size:0}", "td::first-line{text-decoration:line-through}"),
        *(f"td::after{{content:'';{UPON}}}", f".x::before{{content:' ';{UPON}}}"),
        "td{background:#036}.x{color:#fff}.x::first-letter{color:#036}",
    ],
)
def test_a_rule_for_a_part_of_a_text_or_upon_it_is_a_doubt(rules: str) -> None:
    text, issues = cell("<div class=x>15</div>", head=f"<style>{rules}</style>")
    assert (text.replace("\n", "").strip(LOST), LOST in text, issues) == ("15", True, [])
    assert cell("<div class=x>甲</div>", head=f"<style>{rules}</style>") == ("甲", [])


@pytest.mark.parametrize(
    "rules",
    [
        *("p::first-letter{font-size:200%;color:red}", f"td::after{{{UPON}}}", "td::first-line{font-weight:bold}"),
        "td::after{content:'';position:absolute;left:0;bottom:0;width:100%;height:1px;background:#ddd}",
    ],
)
def test_rules_that_draw_lines_or_initials_change_nothing(rules: str) -> None:
    assert cell("<p>15</p>", head=f"<style>{rules}</style>") == ("15", [])
