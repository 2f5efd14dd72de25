"""Web pages: what may lie upon a cell's digits, and what takes a part of them from sight, is a doubt at the cell."""

from __future__ import annotations

import pytest

from tests.readers.web_page import cell, only_table, page

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


ROWS = (
    "<table>"
    + "".join(f"<tr><td>{name}<td>{number}" for name, number in zip("甲乙丙", (11, 12, 13), strict=True))
    + "</table>"
)
BOX = "position:absolute;left:9px;width:90px;height:40px;background:#fff;top:"
TEXT = "<p>" + "本机关认真执行条例，依法公开。" * 60 + "</p>"


def in_doubt(body: str, head: str = "<meta charset=utf-8>") -> list[str]:
    """The numbers of the only table that are in doubt."""
    cells = only_table(page(body, head)).cells
    assert {one.text for one in cells if one.column == 0} == set("甲乙丙")
    return [one.text.rstrip(LOST) for one in cells if LOST in one.text]


@pytest.mark.parametrize(
    "body",
    [
        *(
            f"{TEXT}<i style='{BOX}200px'></i>{ROWS}",
            f"<div style='position:relative'>{ROWS}<i style='{BOX}9px'></i></div>",
        ),
        f"{ROWS}<div style='position:relative;margin-top:-90px;height:90px;background:#fff'></div>",
        f"{ROWS}<div style='position:relative;bottom:90px;height:90px;background:#fff'></div>",
        f"{ROWS}<div style='transform:translateY(-90px);height:90px;background:#fff;margin:0 -1px'></div>",
        f"<div style='position:relative'>{ROWS}<i style='position:absolute;inset:0;background:#fff'></i></div>",
        f"<div style='position:relative'>{ROWS}<b style='position:absolute;top:9px;background:#fff'>14</b></div>",
    ],
)
def test_a_box_laid_upon_a_table_from_outside_puts_its_numbers_in_doubt(body: str) -> None:
    assert in_doubt(body)


def test_rows_that_a_box_cannot_reach_are_not_in_doubt() -> None:
    lifted = "<div style='position:relative;margin-top:{};height:9px;background:#fff'></div>"
    assert in_doubt(ROWS + lifted.format("-12px")) == ["13"]
    assert in_doubt(f"<div style='position:relative'>{ROWS}<i style='{BOX}0'></i></div>") == ["11", "12", "13"]


@pytest.mark.parametrize(
    "body",
    [
        *(f"<i style='{BOX}0'></i>{TEXT}{TEXT}{ROWS}", f"{TEXT}<i style='{BOX}200px'>分享</i>{ROWS}"),
        *(
            f"{TEXT}<i style='{BOX.replace('absolute', 'fixed')}200px'></i>{ROWS}",
            f"{ROWS}{TEXT}<i style='{BOX}5000px'></i>",
        ),
        f"<div style='position:relative'><i style='position:absolute;inset:0;background:#fff'></i></div>{TEXT}{ROWS}",
        f"{ROWS}<div style='margin-top:-90px;height:90px;background:#fff'></div>",
        f"<div style='position:relative'>{ROWS}<b style='{BOX}9px'><img src=a.png></b></div>",
        f"<div style='position:relative'>{ROWS}<i style='{BOX}9px;z-index:-1'></i></div>",
    ],
)
def test_boxes_that_lie_elsewhere_or_beneath_leave_a_table_as_it_is(body: str) -> None:
    assert in_doubt(body) == []


GROUND = "position:absolute;left:0;top:0;width:100%;height:100%;background:#e8f0fa"


@pytest.mark.parametrize(
    "style",
    [
        *(
            "left:0;top:0;width:12px;height:100%",
            "left:-20px;top:0;bottom:0;width:40px",
            "left:0;top:0;width:20px;height:3000px",
        ),
        *("right:0;bottom:0;width:16px;height:16px", "left:-70px;top:9px;width:50px;height:200px"),
        *("right:0;bottom:0;width:48px;height:200px", "left:-10px;top:0;bottom:0;width:.4em", "right:20px;bottom:20px"),
    ],
)
def test_bands_bars_and_marks_at_the_side_lie_upon_no_number(style: str) -> None:
    assert (
        in_doubt(
            f"<div style='position:relative'>{ROWS}<i style='position:absolute;background:#c00;{style}'></i></div>"
        )
        == []
    )


def test_a_ground_lies_beneath_what_is_positioned_behind_it() -> None:
    head = f"<meta charset=utf-8><style>.g{{{GROUND}}}#zoom{{position:relative;z-index:2}}</style>"
    assert in_doubt(f"<div class=g></div><div id=zoom>{ROWS}</div>", head) == []
    assert in_doubt(f"<i style='{GROUND}'></i><div style='position:relative'>{ROWS}</div>") == []
    assert in_doubt(f"<i style='{GROUND};z-index:9'></i><div style='position:relative'>{ROWS}</div>")
    assert in_doubt(f"<i style='{GROUND}'></i>{ROWS}")


@pytest.mark.parametrize(
    ("rules", "covers"),
    [
        *((f".x{{{BOX}9px}}.w{{position:relative}}", True), (f".x{{{BOX}9px}}.x{{display:none}}", False)),
        *(
            (".w{position:relative}.w i{position:absolute;inset:0}.x{background:#fff}", True),
            (".x{background:#fff}", False),
        ),
    ],
)
def test_sheets_lay_boxes_upon_tables_as_styles_do(rules: str, covers: bool) -> None:
    head = f"<meta charset=utf-8><style>{rules}</style>"
    assert bool(in_doubt(f"<div class=w>{ROWS}<i class=x></i></div>", head)) == covers


def test_a_sheet_lays_a_box_upon_the_number_of_its_cell() -> None:
    head = "<style>td{position:relative}.x{position:absolute;inset:0;background:#fff}</style>"
    assert cell("15<i class=x></i>", head=head)[0] == f"15{LOST}"


def test_bands_menus_and_marks_of_a_site_lie_upon_no_table() -> None:
    head = """<meta charset=utf-8><style>
    .head{position:relative;height:180px}.head .band{position:absolute;top:0;width:100%;height:180px;background:#b00}
    .nav li{position:relative}.nav .sub{position:absolute;top:40px;background:#fff;height:300px;display:none}
    .show{position:relative;height:300px}.show b{position:absolute;bottom:9px;width:12px;height:12px;background:#f60}
    .con{position:relative}.con .line{position:absolute;top:50px;height:1px;width:100%;background:#ddd}
    .share{position:absolute;right:-60px;top:200px;width:50px;background:#fff}
    .top{position:fixed;bottom:99px;width:40px;height:40px;background:#999}.pages b{position:relative;background:#eee}
    .mark i{position:absolute;left:0;bottom:-1px;width:80px;height:3px;background:#c00}.mark{position:relative}
    </style>"""
    body = f"""<div class=head><div class=band></div><ul class=nav><li>首页<i class=sub></i></ul></div>
    <div class=show><b></b><b>1</b></div><div class=con><div class=line></div><h2 class=mark>公开年报<i></i></h2>
    <div class=share>分享</div><p>本机关认真执行条例。</p>{ROWS}</div><div class=pages><b>1</b><b>2</b></div>
    <div class=top></div><div style="position:relative;margin-top:-10px;height:10px;background:#eee"></div>"""
    assert in_doubt(body, head) == []
