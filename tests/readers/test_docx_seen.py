"""Word: what nobody sees of a page is left out and named; marks never read as digits."""

from __future__ import annotations

import pytest

from tests.readers.word import (
    DARK,
    RAISED,
    STYLES,
    WHITE,
    box,
    drawing,
    grid,
    kinds,
    only_table,
    p,
    read,
    root,
    t,
    tbl,
    tc,
    texts,
    tr,
)


def test_hidden_text_is_left_out_and_named() -> None:
    body = (
        p(t("显") + t("藏甲", "<w:vanish/>") + t("示", '<w:vanish w:val="0"/>'))
        + p("藏乙", '<w:pStyle w:val="Hid"/>')
        + p(t("藏丙", '<w:rStyle w:val="hid"/>') + t("可见"))
        + p(t("两次", '<w:rStyle w:val="hid"/>'), '<w:pStyle w:val="Hid"/>')
    )
    document = read(body, {"styles.xml": STYLES})
    assert texts(document) == ["显示", "可见", "两次"]
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [
        ("text-hidden", {"seen": "藏甲 藏乙 藏丙"})
    ]


def test_a_table_style_may_hide_its_text() -> None:
    styles = STYLES.replace(
        "</w:styles>",
        '<w:style w:type="table" w:styleId="TH"><w:name w:val="TH"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="TB"><w:name w:val="TB"/><w:basedOn w:val="TH"/></w:style></w:styles>',
    )
    cells = tc(p("12")) + tc(p("3", '<w:pStyle w:val="Hid"/>')) + tc(tbl(tr(tc(p("4")))))
    document = read(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TB"/></w:tblPr>{tr(cells)}</w:tbl>' + p("后"), {"styles.xml": styles}
    )
    assert (grid(document), texts(document), kinds(document)) == (
        [(0, 0, ""), (0, 1, "3"), (0, 2, "4")],
        ["后"],
        ["text-hidden"],
    )


UNSEEN_STYLES = root(
    "styles",
    """
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="out"><w:name w:val="out"/><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="out2"><w:name w:val="out2"/><w:basedOn w:val="twice"/></w:style>
    <w:style w:type="character" w:styleId="twice"><w:name w:val="twice"/><w:rPr><w:dstrike/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="pale"><w:name w:val="pale"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
    <w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:tcPr>
      <w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>
    """,
)


@pytest.mark.parametrize(
    ("runs", "shown", "struck"),
    [
        (p(t("9", "<w:strike/>") + t("12")), "12", "9"),
        (p(t("9", "<w:dstrike/>") + t("12")), "12", "9"),
        (p(t("9", '<w:rStyle w:val="out"/>') + t("12")), "12", "9"),
        (p(t("9", '<w:rStyle w:val="out2"/>') + t("12")), "12", "9"),
        (p(t("12") + t("3", '<w:strike w:val="0"/>'), '<w:pStyle w:val="Out"/>'), "3", "12"),
        (p(t("12", '<w:rStyle w:val="out"/>'), '<w:pStyle w:val="Out"/>'), "12", None),
        (p(t("9", '<w:strike w:val="false"/>') + t("12")), "912", None),
        (p(t("9") + t(" ", "<w:strike/>") + t("12")), "9 12", None),
    ],
)
def test_struck_text_is_left_out_and_named(runs: str, shown: str, struck: str | None) -> None:
    document = read(tbl(tr(tc(runs))), {"styles.xml": UNSEEN_STYLES})
    assert grid(document) == [(0, 0, shown)]
    found = [(one.kind, dict(one.facts)) for one in document.issues]
    assert found == ([] if struck is None else [("text-struck", {"seen": struck})])


@pytest.mark.parametrize(("runs", "drawn"), [(t("9", "<w:strike/>") + t("12"), False), (t("9", "<w:strike/>"), True)])
def test_a_cell_keeps_what_is_struck_out_in_it_and_is_not_blank(runs: str, drawn: bool) -> None:
    (table,) = read(tbl(tr(tc(p(runs)) + tc(p(t("7"))))), {}).tables
    assert [(cell.struck, cell.drawn) for cell in table.cells] == [("9", drawn), ("", False)]


@pytest.mark.parametrize(
    ("cell", "shown", "hidden"),
    [
        (tc(p(t("9", WHITE) + t("12"))), "12", "9"),
        (tc(p(t("1") + t("9", WHITE) + t("2"))), "1 2", "9"),
        (tc(p(t("9", '<w:rStyle w:val="pale"/>') + t("12"))), "12", "9"),
        (tc(p(t("9", '<w:rStyle w:val="pale"/><w:color w:val="000000"/>') + t("12"))), "912", None),
        (tc(p(t("9", '<w:color w:val="auto"/>') + t("12"))), "912", None),
        (tc(p(t("9", '<w:sz w:val="2"/>') + t("12"))), "12", "9"),
        (tc(p(t("9", '<w:sz w:val="4"/>') + t("12"))), "12", "9"),
        (tc(p(t("9", '<w:sz w:val="5"/>') + t("12"))), "912", None),
        (tc(p(t("12", WHITE)), DARK), "12", None),
        (tc(p(t("9", '<w:color w:val="auto" w:themeColor="background1"/>') + t("12"))), "12", "9"),
        (tc(p(t("9", '<w:color w:val="FFFFFF" w:themeColor="text1"/>') + t("12"))), "912", None),
        (tc(p(t("9", WHITE) + t("12")), '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'), "12", "9"),
        (tc(p(t("9", WHITE) + t("12")), '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'), "12", "9"),
        (tc(p(t("12", WHITE), DARK)), "12", None),
        (tc(p(t("12", WHITE + DARK))), "12", None),
        (tc(p(t("12", WHITE + '<w:highlight w:val="blue"/>'))), "12", None),
        (tc(p(t("9", WHITE + '<w:highlight w:val="none"/>') + t("12"))), "12", "9"),
        (
            tc(p(t("12", WHITE)), '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>'),
            "12",
            None,
        ),
    ],
)
def test_white_and_tiny_text_is_left_out_and_named(cell: str, shown: str, hidden: str | None) -> None:
    document = read(tbl(tr(cell)), {"styles.xml": UNSEEN_STYLES})
    assert grid(document) == [(0, 0, shown)]
    found = [(one.kind, dict(one.facts)) for one in document.issues]
    assert found == ([] if hidden is None else [("text-hidden", {"seen": hidden})])


def test_white_text_stays_where_something_dark_may_lie_behind() -> None:
    white = p(t("12", WHITE))
    styled = f'<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>{tr(tc(white))}</w:tbl>'
    document = read(styled + p(f"<w:r>{drawing(box(white))}</w:r>"), {"styles.xml": UNSEEN_STYLES})
    assert (grid(document), texts(document), kinds(document)) == ([(0, 0, "12")], ["12"], [])
    nested = read(tbl(tr(tc(tbl(tr(tc(white))), DARK))))
    assert (only_table(nested).cells[0].text, kinds(nested)) == ("12", [])


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (t("12") + t("1", RAISED), "12[1]"),
        (t("12") + t("1", RAISED) + t("2", RAISED) + t("3"), "12[12]3"),
        (t("12") + t("1", '<w:rStyle w:val="mark"/>'), "12[1]"),
        (t("12") + t("①", RAISED), "12[①]"),
        (t("12") + t("1", '<w:position w:val="8"/><w:sz w:val="19"/>'), "12[1]"),
        (t("1") + t("2", '<w:position w:val="-1"/>'), "12"),
        (t("1", RAISED) + t("12"), "[1]12"),
        (t("平方米m") + t("2", RAISED), "平方米m2"),
        (t("总计") + t("注", RAISED), "总计注"),
        (t("12") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "12"),
        (t("1") + t("2", '<w:vertAlign w:val="baseline"/>'), "12"),
    ],
)
def test_note_marks_never_read_as_digits(runs: str, shown: str) -> None:
    assert grid(read(tbl(tr(tc(p(runs)))), {"styles.xml": STYLES})) == [(0, 0, shown)]


def test_ruby_keeps_the_base() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{t('zong')}</w:rt><w:rubyBase>{t('总')}</w:rubyBase></w:ruby>"
    assert texts(read(p(f"<w:r>{ruby}</w:r>" + t("计")))) == ["总计"]


def test_facts_of_layout() -> None:
    body = (
        p("标题", '<w:pStyle w:val="T"/>')
        + p("二级", '<w:pStyle w:val="H"/>')
        + p("三级", '<w:pStyle w:val="O"/>')
        + p("正文", '<w:pStyle w:val="O"/><w:outlineLvl w:val="9"/>')
        + p(t("粗", "<w:b/>") + t(" ") + t("体", '<w:rStyle w:val="strong"/>'), '<w:jc w:val="right"/>')
        + p(t("粗", "<w:b/>") + t("细"))
        + p("圈", '<w:pStyle w:val="L1"/>')
        + p(t("细", '<w:b w:val="0"/>'), '<w:pStyle w:val="T"/>')
    )
    facts = [
        (one.text, one.style, one.level, one.bold, one.centered, one.right_aligned)
        for one in read(body, {"styles.xml": STYLES}).paragraphs
    ]
    assert facts == [
        ("标题", "Title", 1, True, True, False),
        ("二级", "heading 2", 2, True, True, False),
        ("三级", "正文一", 3, False, False, False),
        ("正文", "正文一", None, False, False, False),
        ("粗 体", "Normal", None, True, False, True),
        ("粗细", "Normal", None, False, False, False),
        ("圈", "L1", None, False, False, False),
        ("细", "Title", 1, False, True, False),
    ]


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def ink(color: str) -> str:
    return f'<w:color w:val="{color}"/>'


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def letters(inner: str) -> str:
    return f"<w14:textFill {W14}>{inner}</w14:textFill>"


@pytest.mark.parametrize(
    ("properties", "of_cell"),
    [
        (ink("FFCC00"), shade("FFCC00")),
        (ink("FFD000"), shade("FFCC00")),
        (ink("000000"), shade("000000")),
        (ink("FFFF00") + '<w:highlight w:val="yellow"/>', ""),
        (ink("EEEEEE") + shade("EEEEEE"), ""),
        ('<w:w w:val="1"/>', ""),
        ('<w:w w:val="10%"/>', ""),
        (letters("<w14:noFill/>"), ""),
        (letters('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'), ""),
        (
            letters(
                '<w14:solidFill><w14:srgbClr w14:val="0"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'
            ),
            "",
        ),
    ],
)
def test_text_that_is_not_told_from_its_ground_is_left_out_and_named(properties: str, of_cell: str) -> None:
    document = read(tbl(tr(tc(p(t("9", properties) + t("12", ink("C00000"))), of_cell))))
    assert (grid(document), [dict(one.facts) for one in document.issues]) == ([(0, 0, "12")], [{"seen": "9"}])


@pytest.mark.parametrize(
    ("properties", "of_cell"),
    [
        (ink("000000"), shade("FFCC00")),
        (ink("auto"), shade("000000")),
        (ink("FFCC00"), '<w:shd w:val="pct50" w:color="auto" w:fill="FFCC00"/>'),
        (ink("FFCC00") + shade("000000"), shade("FFCC00")),
        ('<w:w w:val="66"/>', ""),
        ('<w:spacing w:val="-20"/>', ""),
        (letters('<w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill>'), ""),
        (ink("FFFFFF") + letters('<w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill>'), ""),
    ],
)
def test_text_that_is_told_from_its_ground_stays(properties: str, of_cell: str) -> None:
    document = read(tbl(tr(tc(p(t("12", properties)), of_cell))))
    assert (grid(document), kinds(document)) == ([(0, 0, "12")], [])


def test_the_ground_reaches_into_nested_tables_and_no_further() -> None:
    inner = tbl(tr(tc(p(t("9", ink("FFCC00")) + t("12")))))
    document = read(tbl(tr(tc(inner, shade("FFCC00")), tc(p(t("7", ink("FFCC00")))))))
    assert grid(document) == [(0, 0, "12"), (0, 1, "7")]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (f'<w:bdo w:val="rtl">{t("853")}</w:bdo>', "\ufffd853"),
        (f'<w:bdo w:val="rtl">{t("甲")}</w:bdo>', "甲"),
        (f'<w:bdo w:val="ltr">{t("853")}</w:bdo>', "853"),
        (f'<w:dir w:val="rtl">{t("853")}</w:dir>', "853"),
        (t("853", '<w:spacing w:val="-200"/>'), "853\ufffd"),
        (t("甲", '<w:spacing w:val="-200"/>'), "甲"),
    ],
)
def test_digits_in_another_order_or_upon_each_other_are_no_number(runs: str, shown: str) -> None:
    assert grid(read(tbl(tr(tc(p(runs)))))) == [(0, 0, shown)]


@pytest.mark.parametrize(
    "how",
    [
        *(
            '<w:eastAsianLayout w:id="1" w:combine="1"/>',
            '<w:eastAsianLayout w:vert="true"/>',
            '<w:fitText w:val="100"/>',
        ),
        *('<w:w w:val="25"/>', '<w:w w:val="400%"/>', '<w:spacing w:val="-60"/>', '<w:position w:val="-40"/>'),
        '<w:sz w:val="36"/><w:spacing w:val="-100"/>',
    ],
)
def test_digits_that_are_set_upon_each_other_or_far_off_are_a_doubt(how: str) -> None:
    assert grid(read(tbl(tr(tc(p(t("1234", how)))))))[0][2].endswith("\ufffd")
    assert texts(read(p(t("甲乙", how))))[0].strip() == "甲乙"


@pytest.mark.parametrize(
    "how",
    [
        *('<w:eastAsianLayout w:id="1"/>', '<w:fitText w:val="630"/>', '<w:w w:val="66"/>', '<w:position w:val="0"/>'),
        *('<w:spacing w:val="-20"/>', '<w:spacing w:val="60"/>', '<w:sz w:val="44"/><w:spacing w:val="-60"/>'),
    ],
)
def test_digits_that_are_set_somewhat_closer_are_read(how: str) -> None:
    assert grid(read(tbl(tr(tc(p(t("1234", how))))))) == [(0, 0, "1234")]


@pytest.mark.parametrize(
    ("how", "is_read"),
    [
        *(('<w:ind w:left="-1200"/>', False), ('<w:ind w:left="420" w:hanging="900"/>', False)),
        *(
            ('<w:ind w:leftChars="-300" w:left="-630"/>', False),
            ('<w:jc w:val="right"/><w:ind w:right="-900"/>', False),
        ),
        *(('<w:jc w:val="center"/><w:ind w:left="-1200"/>', False), ('<w:ind w:left="-105" w:right="-105"/>', True)),
        *(('<w:ind w:left="420" w:hanging="420"/>', True), ('<w:ind w:firstLine="-200"/>', True)),
        *(('<w:jc w:val="center"/><w:ind w:left="-420" w:right="-420"/>', True), ('<w:ind w:right="-900"/>', True)),
    ],
)
def test_a_number_that_an_indent_moves_out_of_its_cell_is_a_doubt(how: str, is_read: bool) -> None:
    assert grid(read(tbl(tr(tc(p("12", how)))))) == [(0, 0, "12" if is_read else "12\ufffd")]
    assert texts(read(p("12", how))) == ["12"]


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        *(('w:hAnchor="page" w:x="-9000" w:y="20"', ""), ('w:vAnchor="page" w:y="20000"', "")),
        *(('w:hAnchor="margin" w:xAlign="center" w:y="1"', "12"), ('w:vAnchor="page" w:x="1800" w:y="15000"', "12")),
    ],
)
def test_a_frame_off_the_page_is_not_seen(frame: str, shown: str) -> None:
    document = read(p("甲") + p("12", f"<w:framePr {frame}/>"))
    assert (texts(document), kinds(document)) == (["甲", *filter(None, [shown])], [] if shown else ["text-hidden"])


@pytest.mark.parametrize(
    ("where", "text"),
    [
        *(('<w:tblInd w:w="-9000" w:type="dxa"/>', "12\ufffd"), ('<w:tblpPr w:tblpX="-9000"/>', "12\ufffd")),
        *(
            ('<w:tblInd w:w="-600" w:type="dxa"/>', "12"),
            ('<w:tblpPr w:horzAnchor="page" w:tblpX="1800" w:tblpY="9000"/>', "12"),
        ),
    ],
)
def test_the_numbers_of_a_table_off_the_page_are_a_doubt(where: str, text: str) -> None:
    document = read(tbl(tr("甲", "12")).replace("<w:tblPr/>", f"<w:tblPr>{where}</w:tblPr>"))
    assert grid(document) == [(0, 0, "甲"), (0, 1, text)]
