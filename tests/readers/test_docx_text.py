"""Word: runs, fields, tracked changes, text boxes and symbols are the text that a page shows."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Document, Paragraph, Table
from tests.readers.word import alternatives, box, drawing, grid, only_table, p, read, sdt, t, tbl, tc, texts, tr, vml


def test_paragraphs_and_tables_in_order() -> None:
    document = read(p("一、总体情况") + tbl(tr("甲", "1")) + p("") + p("二、其他"))
    assert document == Document(
        format="docx",
        blocks=(Paragraph("一、总体情况"), Table((Cell(0, 0, "甲"), Cell(0, 1, "1"))), Paragraph("二、其他")),
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:smartTag>{t('12')}</w:smartTag>",
        f'<w:fldSimple w:instr="DATE">{t("12")}</w:fldSimple>',
        f"<w:hyperlink>{t('12')}</w:hyperlink>",
        f"<w:customXml><w:customXmlPr/>{t('12')}</w:customXml>",
        f'<w:ins w:id="1">{t("12")}</w:ins>',
        f'<w:moveTo w:id="1">{t("12")}</w:moveTo>',
        sdt(t("12")),
        f"<w:bdo>{t('12')}</w:bdo>",
        "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>",
        f"<w:unknown>{t('12')}</w:unknown>",
        f"<w:smartTag>{sdt('<w:hyperlink>' + t('12') + '</w:hyperlink>')}</w:smartTag>",
    ],
)
def test_runs_in_wrappers_are_text(wrapped: str) -> None:
    document = read(p(t("共") + wrapped + t("件")) + tbl(tr(tc(p(wrapped)))))
    assert texts(document) == ["共12件"]
    assert grid(document) == [(0, 0, "12")]


def test_content_controls_around_everything() -> None:
    body = (
        sdt(p("段"))
        + sdt(tbl(tr("表")))
        + tbl(sdt(tr("行", "1")), tr(sdt(tc("格")), "2"), tr(tc(sdt(p("文"))), tc(p(sdt(t("3"))))))
    )
    document = read(body)
    assert texts(document) == ["段"]
    assert [[cell.text for cell in table.cells] for table in document.tables] == [
        ["表"],
        ["行", "1", "格", "2", "文", "3"],
    ]


def test_complex_fields_show_their_result_only() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + t("99") + mark("end")
    field = mark("begin") + code + inner + mark("separate") + t("12") + mark("end")
    assert texts(read(p(t("共") + field + t("件")))) == ["共12件"]
    assert texts(read(p(t("共") + mark("begin") + code + t("99") + mark("end") + t("件")))) == ["共件"]
    # A field that never closes hides nothing; one that closes in a later paragraph (a table of contents) neither.
    assert texts(read(p(t("共") + mark("begin") + code + t("12件")) + p(mark("end") + t("后")))) == ["共12件", "后"]


def test_what_a_line_of_text_cannot_say_never_looks_like_a_number() -> None:
    def formula(content: str) -> str:
        return p(f"<m:oMath>{content}</m:oMath>")

    def r(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    half = formula(f"<m:f><m:num>{r('1')}</m:num><m:den>{r('2')}</m:den></m:f>")
    power = formula(f"<m:sSup><m:e>{r('12')}</m:e><m:sup>{r('3')}</m:sup></m:sSup>")
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    circled = p(begin + "<w:r><w:instrText> eq \\o\\ac(○,1)</w:instrText></w:r>" + end + t("2"))
    assert texts(read(half + power + formula(r("12")) + circled)) == ["\ufffd", "12[3]", "12", "\ufffd2"]


def test_form_fields() -> None:
    def field(data: str) -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        return begin + '<w:r><w:instrText>F</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert texts(read(p(field("<w:checkBox><w:checked/></w:checkBox>") + t("是")))) == ["☑是"]
    assert texts(read(p(field('<w:checkBox><w:default w:val="0"/></w:checkBox>') + t("否")))) == ["☐否"]
    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    assert texts(read(p(field(choices)))) == ["乙"]


def test_tracked_changes_are_accepted_and_counted() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>99</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{t("88")}</w:moveFrom>'
    document = read(p(t("共") + gone + moved + f'<w:ins w:id="3">{t("12")}</w:ins>' + t("件")))
    assert texts(document) == ["共12件"]
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [("tracked-changes", {"count": "3"})]


def test_deleted_paragraph_mark_runs_on_into_the_next_paragraph() -> None:
    ends = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("一、", ends) + p("总体", ends + "<w:jc w:val='left'/>") + p("情况", '<w:jc w:val="center"/>')
    document = read(body + p("剩", ends) + tbl(tr("1")) + p("尾", ends))
    assert texts(document) == ["一、总体情况", "剩", "尾"]
    assert next(document.paragraphs).centered


def test_deleted_rows_and_cells_are_gone() -> None:
    document = read(
        tbl(
            tr("甲", "1"),
            tr("乙", "2", properties='<w:del w:id="1"/>'),
            tr("丙", tc("3", '<w:cellDel w:id="2"/>'), "4"),
            tr(tc("丁", '<w:cellDel w:id="3"/>')),
            tr("戊", "5", properties='<w:ins w:id="4"/>'),
        )
    )
    assert grid(document) == [(0, 0, "甲"), (0, 1, "1"), (1, 0, "丙"), (1, 1, "4"), (2, 0, "戊"), (2, 1, "5")]


def test_tracked_merge_of_cells_is_accepted() -> None:
    document = read(
        tbl(tr(tc("甲", '<w:cellMerge w:vMerge="rest"/>'), "1"), tr(tc(p(""), '<w:cellMerge w:vMerge="cont"/>'), "2"))
    )
    assert only_table(document).cells == (Cell(0, 0, "甲", 2), Cell(0, 1, "1"), Cell(1, 1, "2"))


@pytest.mark.parametrize(
    "shape",
    [
        alternatives(drawing(box(p("框"))), vml(p("框"))),
        alternatives(drawing(box(p("框"))), None),
        alternatives(drawing("<a:empty/>"), vml(p("框"))),
        vml(p("框")),
        drawing(box(p("框"))),
    ],
)
def test_text_boxes_once_after_their_paragraph(shape: str) -> None:
    document = read(
        p(t("前") + f"<w:r>{shape}</w:r>" + t("后")) + p("下") + tbl(tr(tc(p(t("5") + f"<w:r>{shape}</w:r>"))))
    )
    assert texts(document) == ["前后", "框", "下"]
    assert grid(document) == [(0, 0, "5\n框")]


def test_text_box_with_a_table() -> None:
    document = read(p(f"<w:r>{drawing(box(tbl(tr('1', '2'))))}</w:r>"))
    assert grid(document) == [(0, 0, "1"), (0, 1, "2")]


def test_word_art_and_drawn_text() -> None:
    assert texts(read(p('<w:r><w:pict><v:shape><v:textpath string="年度报告"/></v:shape></w:pict></w:r>'))) == [
        "年度报告"
    ]


def test_signs_that_are_not_w_t() -> None:
    body = (
        p("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>24</w:t></w:r>")
        + p("<w:r><w:t>政</w:t><w:softHyphen/><w:t>府</w:t></w:r>")
        + p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>")
        + p("<w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t><w:cr/><w:t>等</w:t></w:r>")
        + p("<w:r><w:t>前</w:t><w:lastRenderedPageBreak/><w:t>后</w:t></w:r>")
        + p("<w:r><w:t>商\n  业</w:t></w:r>")
        + p("<w:r><w:t>1<!-- 注 -->2</w:t></w:r>")
    )
    assert texts(read(body)) == ["1-24", "政府", "甲 乙", "商业\n企业\n等", "前后", "商 业", "12"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00FE", "☑"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0FC", "√"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "☐"),
        ("宋体", "25A1", "□"),
        ("Wingdings", "F021", "\ufffd"),
        ("Private", "F021", "\ufffd"),
        ("Wingdings", "bad", "\ufffd"),
    ],
)
def test_symbols(font: str, code: str, shown: str) -> None:
    assert texts(read(p(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + t("是")))) == [shown + "是"]


def test_text_in_a_symbol_font_is_what_it_shows() -> None:
    body = p(t("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + t("是"))
    body += p(t("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>')) + p(t("12件", '<w:rFonts w:ascii="Symbol"/>'))
    body += p(t("R", '<w:rFonts w:ascii="Wingdings 2" w:asciiTheme="minorHAnsi"/>'))
    body += p(t("R", '<w:rFonts w:ascii="WINGDINGS 2"/>'))
    assert texts(read(body)) == ["☑是", "☑", "12件", "R", "☑"]


@pytest.mark.parametrize(("raised", "text"), [("1", "12[1]"), ("[1]", "12[1]"), ("（1）", "12（1）")])
def test_a_raised_mark_has_brackets_once(raised: str, text: str) -> None:
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{raised}</w:t></w:r>'
    assert texts(read(p(t("12") + mark))) == [text]
