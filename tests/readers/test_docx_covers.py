"""Word: what covers the text of a cell, by a shape, a pattern or the height of its row, is not read as if it were seen."""

from __future__ import annotations

import pytest

from tests.readers.word import kinds, only_table, p, read, t, tbl, tc, texts, tr

LOST = "\ufffd"
VML = "position:absolute;margin-left:0;width:90pt;height:16pt;z-index:5"
SOLID = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def vml(attributes: str, inner: str = "", kind: str = "rect", style: str = VML) -> str:
    return f'<w:r><w:pict><v:{kind} style="{style}" {attributes}>{inner}</v:{kind}></w:pict></w:r>'


def floating(fill: str, anchor: str = "", extra: str = "", size: str = 'cx="1143000" cy="203200"') -> str:
    shape = f'<wps:wsp>{extra}<wps:spPr><a:prstGeom prst="rect"/>{fill}</wps:spPr></wps:wsp>'
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="0" {anchor}><wp:extent {size}/><a:graphic><a:graphicData>'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shown(shape: str, text: str = "15") -> str:
    """The text of a cell in which a shape is anchored."""
    return only_table(read(tbl(tr(tc(p(t(text) + shape)))))).cells[0].text


@pytest.mark.parametrize(
    "shape",
    [
        *(vml('fillcolor="white"'), vml("", kind="shape"), vml("", '<v:fill opacity=".9"/>'), vml('filled="t"')),
        *(vml("", "<v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"), vml("", '<v:fill on="t"/>')),
        *(floating(SOLID), floating("<a:gradFill/>")),
        floating("", extra='<wps:style><a:fillRef idx="1"/></wps:style>'),
    ],
)
def test_an_opaque_shape_before_a_number_is_a_doubt(shape: str) -> None:
    assert shown(shape) == f"15{LOST}"
    assert shown(shape, "甲") == "甲"


@pytest.mark.parametrize(
    "shape",
    [
        *(vml('filled="f"'), vml('type="#_x0000_t32"', kind="shape"), vml("", '<v:fill opacity="6554f"/>')),
        *(vml("", '<v:fill on="f"/>'), vml("", '<v:imagedata r:id="rId9"/>')),
        *(vml("", style=VML.replace("z-index:", "z-index:-")), vml("", style=VML.replace("16pt", ".75pt"))),
        vml("", style="width:90pt;height:16pt"),
        vml('type="#own"', kind="shape", inner="") + '<w:r><w:pict><v:shapetype id="own" filled="f"/></w:pict></w:r>',
        *(
            floating("<a:noFill/>"),
            floating(""),
            floating(SOLID, 'hidden="1"'),
            floating(SOLID, size='cx="9" cy="99999"'),
        ),
        floating(SOLID.replace("/></a", '><a:alpha val="30000"/></a:srgbClr></a')),
        floating(SOLID, extra="<wps:cNvCnPr/>"),
        floating(SOLID).replace('behindDoc="0"', 'behindDoc="1"'),
        f"<w:del>{floating(SOLID)}</w:del>",
    ],
)
def test_what_covers_nothing_leaves_a_number_as_it_is(shape: str) -> None:
    assert shown(shape) == "15"


def test_a_shape_covers_the_cell_in_which_it_is_anchored_alone() -> None:
    inner = tbl(tr(tc(p(t("15") + floating(SOLID))), tc("16")))
    outer = only_table(read(tbl(tr(tc("17"), tc(p("18") + inner + p(""))))))
    assert [one.text for one in outer.cells] == ["17", f"18\n15{LOST}\n16"]
    assert texts(read(p(t("15") + floating(SOLID)))) == ["15"]


@pytest.mark.parametrize(
    ("shade", "ink", "text"),
    [
        *(('w:val="solid" w:color="000000" w:fill="FFFFFF"', "000000", ""), ('w:val="solid"', "000000", "")),
        *(('w:val="solid" w:color="000000" w:fill="FFFFFF"', "FFFFFF", "15"), ('w:val="pct50"', "7F7F7F", "")),
        *(('w:val="pct5" w:color="auto" w:fill="auto"', "FFFFFF", ""), ('w:val="pct90"', "FFFFFF", "15")),
        *(('w:val="horzStripe"', "000000", "15"), ('w:val="solid" w:themeColor="text1"', "000000", "15")),
    ],
)
def test_the_pattern_of_a_shade_is_what_lies_behind(shade: str, ink: str, text: str) -> None:
    cell = tc(p(t("15", f'<w:color w:val="{ink}"/>')), f"<w:shd {shade}/>")
    assert only_table(read(tbl(tr(cell)))).cells[0].text == text


def test_a_hidden_row_is_not_shown() -> None:
    document = read(tbl(tr("甲", "1"), tr("乙", "2", properties="<w:hidden/>"), tr("丙", "3")))
    assert ([one.text for one in only_table(document).cells], kinds(document)) == (
        ["甲", "1", "丙", "3"],
        ["text-hidden"],
    )
    kept = read(tbl(tr("甲", "1", properties='<w:hidden w:val="0"/>')))
    assert [one.text for one in only_table(kept).cells] == ["甲", "1"]


@pytest.mark.parametrize(
    ("height", "text"),
    [('w:val="60" w:hRule="exact"', f"15{LOST}"), ('w:val="240" w:hRule="exact"', "15"), ('w:val="60"', "15")],
)
def test_a_row_too_low_for_its_digits_is_a_doubt(height: str, text: str) -> None:
    row = tr("甲", "15", properties=f"<w:trHeight {height}/>")
    assert [one.text for one in only_table(read(tbl(row))).cells] == ["甲", text]
