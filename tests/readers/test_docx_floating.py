"""Word: a shape that floats over a table from outside a cell puts the numbers in doubt that may lie beneath it, no others."""

from __future__ import annotations

import pytest

from tests.readers.word import only_table, p, read, t, tbl, tc, tr

LOST = "\ufffd"
POINT = 12_700
FILL = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
GRID = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
HIGH = '<w:trHeight w:val="400" w:hRule="exact"/>'
# Three rows of 20 points; columns of 100 points, from 90 points on: 甲 11 12, 乙 21 22, 丙 31 32.
ROWS = [tr(name, f"{i}1", f"{i}2", properties=HIGH) for i, name in enumerate("甲乙丙", 1)]
TABLE = tbl(*ROWS).replace("<w:tblPr/>", "<w:tblPr/>" + GRID)
LINE = '<w:spacing w:line="400" w:lineRule="exact"/>'


def shape(
    across: tuple[str, float | str],
    down: tuple[str, float | str],
    size: tuple[float, float] = (60, 16),
    inner: str = FILL,
    text: str = "",
    wrap: str = "<wp:wrapNone/>",
) -> str:
    def place(way: str, from_: str, at: float | str) -> str:
        said = f"<wp:align>{at}</wp:align>" if isinstance(at, str) else f"<wp:posOffset>{at * POINT:.0f}</wp:posOffset>"
        return f'<wp:position{way} relativeFrom="{from_}">{said}</wp:position{way}>'

    shown = f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx>" if text else ""
    drawn = f'<wps:wsp><wps:spPr><a:prstGeom prst="rect"/>{inner}</wps:spPr>{shown}</wps:wsp>'
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="0" layoutInCell="1">{place("H", *across)}{place("V", *down)}'
        f'<wp:extent cx="{size[0] * POINT:.0f}" cy="{size[1] * POINT:.0f}"/>{wrap}<a:graphic><a:graphicData>'
        f"{drawn}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def vml(style: str) -> str:
    return f'<w:r><w:pict><v:rect style="position:absolute;{style}" fillcolor="white"/></w:pict></w:r>'


def in_doubt(body: str, table: str = TABLE) -> list[str]:
    """The numbers of the only table, which stands in the place of "#", that are in doubt."""
    cells = only_table(read(body.replace("#", table))).cells
    assert {one.text for one in cells if one.column == 0} == set("甲乙丙")
    return [one.text.rstrip(LOST) for one in cells if LOST in one.text]


def before(float_: str) -> str:
    """A line of 20 points that anchors a shape, then the table."""
    return p(float_, LINE) + "#"


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        (before(shape(("column", 110), ("paragraph", 22))), ["11"]),
        (before(shape(("column", 110), ("paragraph", 42), (160, 16))), ["21", "22"]),
        (before(shape(("margin", "right"), ("line", 22), (160, 56))), ["12", "22", "32"]),
        (before(shape(("page", 200), ("page", 94))), ["11"]),
        (before(shape(("character", 0), ("margin", 62), (9, 16))), ["31", "32"]),
        ("#" + p(shape(("column", 110), ("paragraph", -18))), ["31"]),
        (before(shape(("column", 110), ("paragraph", 22), text="19")), ["11"]),
        (before(vml("margin-left:110pt;margin-top:22pt;width:60pt;height:16pt")), ["11"]),
        (before(vml("left:4.1cm;top:.9in;width:60pt;height:16pt;mso-position-vertical-relative:margin")), ["31"]),
        (before(shape(("column", 0), ("paragraph", 0)) + shape(("column", 210), ("paragraph", 62))), ["32"]),
    ],
)
def test_numbers_under_a_shape_that_is_anchored_elsewhere_are_in_doubt(body: str, numbers: list[str]) -> None:
    assert in_doubt(body) == numbers


@pytest.mark.parametrize(
    "body",
    [
        *(before(shape(("column", 110), ("paragraph", 0))), before(shape(("column", 110), ("paragraph", 95)))),
        *(before(shape(("column", 0), ("paragraph", 22))), before(shape(("leftMargin", 0), ("paragraph", 22)))),
        before(shape(("column", 110), ("paragraph", 22), inner="<a:noFill/>")),
        before(shape(("column", 110), ("paragraph", 22), wrap='<wp:wrapSquare wrapText="bothSides"/>')),
        before(shape(("column", 110), ("paragraph", 22), wrap="<wp:wrapTopAndBottom/>")),
        before(shape(("page", "center"), ("page", 20), (400, 60), text="某县司法局")),
        p(shape(("column", 110), ("paragraph", 22))) + p('<w:r><w:br w:type="page"/></w:r>') + "#",
        p(shape(("column", 110), ("page", 160))) + p("", "<w:sectPr/>") + "#",
        p(shape(("column", 110), ("paragraph", 22))) + p("甲", "<w:pageBreakBefore/>") + "#",
        p(shape(("column", 110), ("paragraph", 90))) + p("依法公开，认真执行。" * 60) + "#",
        "#" + p("依法公开。" * 60) + p(shape(("margin", "right"), ("paragraph", -50), (110, 110))),
    ],
)
def test_shapes_that_cannot_reach_a_number_leave_it_as_it_is(body: str) -> None:
    assert in_doubt(body) == []


def test_where_a_page_breaks_by_itself_nobody_knows() -> None:
    filled = "".join(p("依法公开。", LINE) for _ in range(60))
    assert in_doubt(filled + before(shape(("column", 110), ("page", 500)))) == ["11", "21", "31"]


def test_a_shape_reaches_from_its_cell_over_others() -> None:
    wide = tr(tc("甲"), tc(p(t("11") + shape(("column", 5), ("paragraph", 0), (160, 14)))), "12", properties=HIGH)
    table = tbl(wide, *ROWS[1:]).replace("<w:tblPr/>", "<w:tblPr/>" + GRID)
    assert in_doubt("#", table) == ["11", "12"]
    down = tr(tc("甲"), tc(p(t("11") + shape(("column", 5), ("paragraph", 2), (60, 50)))), "12", properties=HIGH)
    table = tbl(down, *ROWS[1:]).replace("<w:tblPr/>", "<w:tblPr/>" + GRID)
    assert in_doubt("#", table) == ["11", "21", "31"]


@pytest.mark.parametrize(
    ("name", "inner", "numbers"),
    [
        *(("a.jpg", "", ["11"]), ("a.png", "", []), ("a.jpg", "<a:clrChange/>", [])),
        ("a.jpg", '<a:alphaModFix amt="20000"/>', []),
    ],
)
def test_a_photograph_covers_and_a_seal_does_not(name: str, inner: str, numbers: list[str]) -> None:
    picture = f'<a:blipFill><a:blip r:embed="rId9">{inner}</a:blip></a:blipFill>'
    body = before(shape(("column", 110), ("paragraph", 22), inner=picture)).replace("#", TABLE)
    document = read(body, {f"media/{name}": "made"}, ("rId9", "image", f"media/{name}"))
    assert [one.text.rstrip(LOST) for one in only_table(document).cells if LOST in one.text] == numbers


FAR = "".join(p("本机关认真执行条例，依法公开各类信息。" * 9) for _ in range(20))
PLACED = shape(("page", 200), ("page", 400))


@pytest.mark.parametrize(
    ("float_", "numbers"),
    [
        (PLACED, ["11", "12", "21", "22", "31", "32"]),  # blank: on whichever page it stands
        (shape(("page", 200), ("page", 400), text="（盖章）"), []),
        (shape(("page", 200), ("page", 790), size=(300, 30)), []),  # in the margin
        (shape(("page", 200), ("page", 9), size=(300, 40)), []),
    ],
)
def test_what_is_placed_on_a_page_that_nobody_knows(float_: str, numbers: list[str]) -> None:
    assert set(in_doubt(FAR + "#" + p(float_))) <= set(numbers)
    assert bool(in_doubt(FAR + "#" + p(float_))) == bool(numbers)
