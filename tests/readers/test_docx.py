"""The Word reader. Packages are zipped by hand from raw XML, so that no model is shared with what is tested."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.document import Attachment, Block, Cell, Document, Paragraph, Table
from reportparse.readers.docx import package as docx_package
from reportparse.readers.docx import tables as docx_tables
from reportparse.readers.docx.reader import MAX_NESTING, read_docx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

# --- Making packages --------------------------------------------------------------------------------------------------


def root(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {DECLARED}>{content}</w:{name}>'


def relations(*rows: tuple[str, str, str]) -> str:
    """A .rels part of (id, type, target) rows; a target with "//" or "#" stands outside the package."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "//" in target else "/>")
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{made}</Relationships>'


def members(body: str, parts: Mapping[str, str] | None = None, related: tuple[tuple[str, str, str], ...] = ()) -> Any:
    """The members of a package with this body and these further parts of word/, by name."""
    known = {"styles.xml": "styles", "numbering.xml": "numbering"}
    typed = {**known, "header1.xml": "header", "footer1.xml": "footer", "document.xml": "document.main"}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{MAIN_TYPE.format(kind)}"/>'
        for name, kind in typed.items()
        if name in (parts or {}) or name == "document.xml"
    )
    auto = tuple((f"auto{i}", known[name], name) for i, name in enumerate(parts or {}) if name in known)
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Default Extension="{end}" ContentType="application/x-{end}"/>' for end in ("bin", "html", "docx", "txt")
        )
        + f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": relations(*auto, *related),
        **{f"word/{name}": content for name, content in (parts or {}).items()},
    }


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package(body: str, parts: Mapping[str, str] | None = None, *related: tuple[str, str, str]) -> bytes:
    return zipped(members(body, parts, related))


def read(body: str, parts: Mapping[str, str] | None = None, *related: tuple[str, str, str]) -> Document:
    return read_docx(package(body, parts, *related))


def t(text: str, properties: str = "") -> str:
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; content without a tag is one run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{content if content.startswith('<') else t(content)}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    made = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.paragraphs]


def kinds(document: Document) -> list[str]:
    return [found.kind for found in document.issues]


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def grid(document: Document) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in only_table(document).cells]


# --- Text -------------------------------------------------------------------------------------------------------------


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


def box(content: str) -> str:
    return f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"


def drawing(content: str) -> str:
    return (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml(content: str) -> str:
    shape = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape>{shape}</v:shape></w:pict>"


def alternatives(choice: str, fallback: str | None) -> str:
    other = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>{other}</mc:AlternateContent>'


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


STYLES = root(
    "styles",
    """
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="hid"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="mark"><w:name w:val="mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="T"/></w:style>
    <w:style w:type="paragraph" w:styleId="O"><w:name w:val="正文一"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="L1"><w:name w:val="L1"/><w:basedOn w:val="L2"/></w:style>
    <w:style w:type="paragraph" w:styleId="L2"><w:name w:val="L2"/><w:basedOn w:val="L1"/></w:style>
    """,
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


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'


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


RAISED = '<w:vertAlign w:val="superscript"/>'


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


# --- Tables -----------------------------------------------------------------------------------------------------------


def span(count: object) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


OPEN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def test_spans_are_one_anchor_each() -> None:
    document = read(
        tbl(
            tr(tc("甲", span(2) + OPEN), "乙"),
            tr(tc(p(""), span(2) + '<w:vMerge w:val="continue"/>'), "1"),
            tr("2", "3", "4"),
        )
    )
    assert only_table(document).cells == (
        Cell(0, 0, "甲", 2, 2),
        Cell(0, 2, "乙"),
        Cell(1, 2, "1"),
        *(Cell(2, column, str(column + 2)) for column in range(3)),
    )


def test_grid_before_and_after_shift_the_row() -> None:
    document = read(
        tbl(
            tr("甲", "乙", "丙"),
            tr("2", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            tr("x", "y", "z"),
        )
    )
    assert (1, 1, "2") in grid(document)
    assert (only_table(document).n_rows, only_table(document).n_columns) == (3, 3)


def test_continuation_with_nothing_to_continue_opens_a_cell() -> None:
    document = read(tbl(tr(tc("甲", ON), "1"), tr(tc("", ON), "2"), tr(tc("乙", span(2) + ON))))
    assert only_table(document).cells == (Cell(0, 0, "甲", 2), Cell(0, 1, "1"), Cell(1, 1, "2"), Cell(2, 0, "乙", 1, 2))


def test_text_under_a_merge_is_hidden_and_named() -> None:
    document = read(tbl(tr(tc("甲", OPEN)), tr(tc("99", ON))))
    assert only_table(document).cells == (Cell(0, 0, "甲", 2),)
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [("text-hidden", {"seen": "99"})]


def test_legacy_horizontal_merge() -> None:
    row = (tc("甲", '<w:hMerge w:val="restart"/>'), tc(p(""), '<w:hMerge w:val="continue"/>'), tc(p(""), "<w:hMerge/>"))
    document = read(tbl(tr(*row, "1"), tr("a", "b", "c", "d"), tr(tc("乙", "<w:hMerge/>"), "2")))
    assert only_table(document).cells[:2] == (Cell(0, 0, "甲", 1, 3), Cell(0, 3, "1"))
    assert only_table(document).cells[-2:] == (Cell(2, 0, "乙"), Cell(2, 1, "2"))


def test_ragged_rows_and_no_grid() -> None:
    assert grid(read(tbl(tr("1"), tr("2", "3", "4"), "<w:tr/>", tr("5", "6")))) == [
        (0, 0, "1"),
        *((1, 0, "2"), (1, 1, "3"), (1, 2, "4")),
        *((2, 0, "5"), (2, 1, "6")),
    ]


def test_nested_table_stays_in_reading_order() -> None:
    cell = tc(p("上") + tbl(tr("1", "2"), tr(tc(tbl(tr("3"))))) + p("下"))
    outer = only_table(read(tbl(tr(cell, "右")))).cells
    assert [one.text for one in outer] == ["上\n1\n2\n3\n下", "右"]
    inner = outer[0].blocks[1]
    assert outer[0].blocks[0::2] == (Paragraph("上"), Paragraph("下"))
    assert isinstance(inner, Table)
    assert [one.text for one in inner.cells] == ["1", "2", "3"]
    assert outer[1].blocks == ()


def test_cell_paragraphs_are_parted_by_line_ends() -> None:
    assert grid(read(tbl(tr(tc(p("商业") + p("") + p(" 企业　")))))) == [(0, 0, "商业\n企业")]


@pytest.mark.parametrize("bad", ["0", "-1", "x", "100000", "9" * 30])
def test_impossible_spans_count_as_one(bad: str) -> None:
    document = read(tbl(tr(tc("甲", span(bad)), "1")))
    assert grid(document) == [(0, 0, "甲"), (0, 1, "1")]
    assert kinds(document) == ["span-invalid"]


def test_long_merge_is_read_in_one_pass() -> None:
    rows = [tr(tc("甲", OPEN), "1"), *(tr(tc(p(""), ON), "1") for _ in range(1_999))]
    data = package(tbl(*rows))
    start = time.process_time()
    table = only_table(read_docx(data))
    assert time.process_time() - start < 2
    assert table.cells[0] == Cell(0, 0, "甲", 2_000)
    assert len(table.cells) == 2_001


@st.composite
def layouts(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A grid cut into rectangles (row, column, row span, column span), row-major."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cut = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            wide = draw(st.integers(1, 3))
            while any((row, column + i) not in free for i in range(wide)):
                wide -= 1
            tall = draw(st.integers(1, min(3, rows - row)))
            free -= {(row + i, column + j) for i in range(tall) for j in range(wide)}
            cut.append((row, column, tall, wide))
    return rows, columns, cut


def as_rows(rows: int, cut: list[tuple[int, int, int, int]], before: bool) -> list[str]:
    """The layout as w:tr elements; without `before` no row leaves out its first columns."""
    made = []
    for row in range(rows):
        cells = []
        for top, column, tall, wide in sorted(cut, key=lambda one: one[1]):
            if top <= row < top + tall:
                merge = "" if tall == 1 else OPEN if row == top else ON
                content = p(f"{top}.{column}") if row == top else p("")
                cells.append(tc(content, (span(wide) if wide > 1 else "") + merge))
        made.append(tr(*cells, properties='<w:gridBefore w:val="1"/>' if before else ""))
    return made


@given(layouts(), st.booleans())
@settings(max_examples=150)
def test_any_merged_layout_comes_back_exactly(layout: Any, before: bool) -> None:
    rows, _, cut = layout
    expected = tuple(Cell(r, c + before, f"{r}.{c}", tall, wide) for r, c, tall, wide in cut)
    assert only_table(read(tbl(*as_rows(rows, cut, before)))).cells == expected


# --- Parts of the package ---------------------------------------------------------------------------------------------


def test_headers_footers_and_notes_are_furniture() -> None:
    notes = '<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>'
    body = p("正文") + (
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr></w:pPr></w:p>'
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:pPr></w:p>'
    )
    parts = {
        "header1.xml": root("hdr", p("某县人民政府") + tbl(tr("页眉"))),
        "footer1.xml": root("ftr", p("第1页")),
        "footnotes.xml": root("footnotes", notes.format(p("线"), p("注释"))),
    }
    document = read(
        body, parts, ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("n", "footnotes", "footnotes.xml")
    )
    assert texts(document) == ["正文"]
    assert [(one.text, one.style) for one in document.furniture] == [
        ("某县人民政府", "header"),
        ("页眉", "header"),
        ("第1页", "footer"),
        ("注释", "footnote"),
    ]


def test_pictures_objects_and_links_to_files() -> None:
    picture = "<w:r>" + drawing('<a:blip r:embed="pic"/>') + "</w:r>"
    body = (
        p("前")
        + p(picture)
        + p('<w:r><w:object><v:shape><v:imagedata r:id="pic"/></v:shape><o:OLEObject r:id="ole"/></w:object></w:r>')
        + p(f'<w:hyperlink r:id="file">{t("附件")}</w:hyperlink><w:hyperlink r:id="page">{t("首页")}</w:hyperlink>')
        + tbl(tr(tc(p(picture))))
    )
    document = read(
        body,
        {"media/image1.png": "x", "embeddings/sheet.bin": "x"},
        ("pic", "image", "media/image1.png"),
        ("ole", "oleObject", "embeddings/sheet.bin"),
        ("file", "hyperlink", "http://a.gov.cn/2023.XLSX?x=1"),
        ("page", "hyperlink", "http://a.gov.cn/"),
    )
    assert document.attachments == (
        Attachment("image", "word/media/image1.png", 1),
        Attachment("image", "word/media/image1.png", 1),
        Attachment("link", "word/embeddings/sheet.bin", 1),
        Attachment("link", "http://a.gov.cn/2023.XLSX?x=1", 1),
        Attachment("image", "word/media/image1.png", 2),
    )
    assert [found.message for found in document.issues] == [
        "document: an embedded part 「word/embeddings/sheet.bin」 could not be read."
    ]


def test_embedded_files_are_read_or_named() -> None:
    files: dict[str, Any] = members(
        p("前") + '<w:altChunk r:id="d"/><w:altChunk r:id="h"/><w:altChunk r:id="x"/><w:altChunk r:id="d"/>' + p("后"),
        related=(("d", "aFChunk", "a.docx"), ("h", "aFChunk", "b.html"), ("x", "aFChunk", "c.bin")),
    )
    files["word/a.docx"] = package(p("内") + tbl(tr("1")))
    files["word/b.html"] = "<html><body><p>网页</p></body></html>"
    files["word/c.bin"] = "?"
    document = read_docx(zipped(files))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"] * 2 + ["Table"] + ["Paragraph"] * 2
    assert texts(document) == ["前", "内", "网页", "后"]
    assert [dict(found.facts)["seen"] for found in document.issues] == ["word/c.bin", "word/a.docx"]


def test_core_properties_are_metadata() -> None:
    files = members(p("文"))
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    files["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年报</dc:title>'
        "<dc:creator>某局</dc:creator><cp:revision>4</cp:revision><dc:subject/></cp:coreProperties>"
    )
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        "</Relationships>",
        '<Relationship Id="c" Target="docProps/core.xml" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>',
    )
    assert read_docx(zipped(files)).metadata == (("title", "年报"), ("creator", "某局"))


# --- Packages that are not as they should be --------------------------------------------------------------------------------

GOOD = members(p("文") + tbl(tr("1")), {"styles.xml": STYLES})


def changed(**changes: str | None) -> dict[str, str]:
    """GOOD with some members replaced, or left out where None. Names: main, main_rels, rels, types, styles."""
    names = {
        "main": "word/document.xml",
        "main_rels": "word/_rels/document.xml.rels",
        "rels": "_rels/.rels",
        "types": "[Content_Types].xml",
        "styles": "word/styles.xml",
    }
    files = GOOD | {names[key]: content for key, content in changes.items()}
    return {name: content for name, content in files.items() if content is not None}


def strict() -> dict[str, str]:
    swap = "http://schemas.openxmlformats.org/{}/2006/"
    files = dict(GOOD)
    for name in files:
        for kind in ("wordprocessingml", "officeDocument", "drawingml"):
            files[name] = files[name].replace(swap.format(kind), f"http://purl.oclc.org/ooxml/{kind}/")
    return files


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(strict(), id="strict"),
        pytest.param(changed(types=None), id="no content types"),
        pytest.param(changed(rels=None), id="no package relations"),
        pytest.param(changed(main_rels=None), id="no relations"),
        pytest.param(changed(main_rels=relations(("a", "image", "NULL"))), id="NULL"),
        pytest.param(changed(main_rels=relations(("a", "hyperlink", "#_top"))), id="#_top"),
        pytest.param(changed(main_rels=relations(("a", "image", "media/none.png"))), id="part missing"),
        pytest.param(
            changed(types=GOOD["[Content_Types].xml"].replace("document.main", "template.main")), id="template"
        ),
        pytest.param(changed(types=GOOD["[Content_Types].xml"].replace("main+xml", "x")), id="other type"),
        pytest.param({name.replace("/", "\\"): content for name, content in GOOD.items()}, id="backslashes"),
        pytest.param(
            {name.replace("word/document", "word/Document"): content for name, content in GOOD.items()}, id="case"
        ),
    ],
)
def test_readable_main_part_is_read(files: dict[str, str]) -> None:
    document = read_docx(zipped(files))
    assert (texts(document), grid(document), document.issues) == (["文"], [(0, 0, "1")], ())


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (changed(styles="<w:styles"), "word/styles.xml"),
        (changed(styles=None), "word/styles.xml"),
        (changed(main_rels="<Relationships"), "word/_rels/document.xml.rels"),
    ],
)
def test_parts_that_cannot_be_read_are_named(files: dict[str, str], name: str) -> None:
    document = read_docx(zipped(files))
    assert texts(document) == ["文"]
    assert [(found.kind, dict(found.facts)) for found in document.issues] == [("part-unread", {"seen": name})]


@pytest.mark.parametrize("name", ["settings", "header"])
def test_parts_that_no_page_shows_are_not_missed(name: str) -> None:
    document = read(p("文"), {f"{name}1.xml": "<w:broken"}, ("x", name, f"{name}1.xml"))
    assert (texts(document), document.issues) == (["文"], ())


def test_broken_notes_are_named() -> None:
    document = read(p("文"), {"footnotes.xml": "<w:footnotes"}, ("n", "footnotes", "footnotes.xml"))
    assert texts(document) == ["文"]
    assert [dict(found.facts) for found in document.issues] == [{"seen": "word/footnotes.xml"}]


def test_part_with_a_bad_checksum_is_named() -> None:
    data = zipped(GOOD)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/styles.xml").header_offset
    damaged = bytearray(data)
    damaged[at + 80] ^= 0xFF
    document = read_docx(bytes(damaged))
    assert texts(document) == ["文"]
    assert [dict(found.facts) for found in document.issues] == [{"seen": "word/styles.xml"}]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "corrupt"),
        (b"<html></html>", "corrupt"),
        (zipped({"a.txt": "x"}), "corrupt"),
        (zipped(changed(main=None)), "corrupt"),
        (zipped(changed(main="<w:document")), "corrupt"),
        (zipped(changed(main=root("document", ""))), "corrupt"),
        (zipped(changed(main='<!DOCTYPE d [<!ENTITY a "b">]>' + GOOD["word/document.xml"][38:])), "corrupt"),
    ],
)
def test_unreadable_files_say_why(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_docx(data)
    assert caught.value.kind == kind
    assert caught.value.en
    assert caught.value.zh


def test_document_type_in_another_encoding_is_refused() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "12">]>' + GOOD["word/document.xml"][38:]
    files: dict[str, str | bytes] = dict(GOOD)
    files["word/document.xml"] = text.replace("文", "&a;").encode("utf-16")
    with pytest.raises(UnreadableFile) as caught:
        read_docx(zipped(files))
    assert caught.value.kind == "corrupt"


def test_protected_archive_is_encrypted() -> None:
    data = bytearray(zipped(GOOD))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    with pytest.raises(UnreadableFile) as caught:
        read_docx(bytes(data))
    assert caught.value.kind == "encrypted"


# --- Bounds -----------------------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(OverLimit) as caught:
        read_docx(data)
    return caught.value.kind


def test_bomb_is_refused() -> None:
    assert refused(package(p("x" * docx_package.MAX_BYTES))) == "too-large"


def test_member_that_lies_about_its_size_is_no_larger_than_it_says() -> None:
    data = bytearray(package(p("x" * 5_000_000)))
    at = data.index(b"PK\x01\x02", data.index(b"word/document.xml", len(data) - 700) - 60)
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    with pytest.raises(UnreadableFile) as caught:
        read_docx(bytes(data))
    assert caught.value.kind == "corrupt"


def test_pictures_are_never_inflated() -> None:
    files: dict[str, Any] = members(p("文"), related=(("pic", "image", "media/image1.png"),))
    files["word/media/image1.png"] = bytes(docx_package.MAX_BYTES + 1)
    assert texts(read_docx(zipped(files))) == ["文"]


def test_too_many_parts_and_too_much_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_MEMBERS", 100)
    assert refused(zipped({**GOOD, **{f"{i}.png": "" for i in range(100)}})) == "too-large"
    monkeypatch.setattr(docx_package, "MAX_MARKUP", 1_000)
    assert refused(package("<w:p/>" * 1_000)) == "too-large"


def test_too_deep() -> None:
    def nested(depth: int) -> str:
        return tbl(tr(tc(nested(depth - 1)))) if depth else p("底")

    assert "底" in next(read(nested(MAX_NESTING)).tables).cells[0].text
    assert refused(package(nested(MAX_NESTING + 1))) == "too-deep"
    assert refused(package("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000)) == "too-deep"


def test_table_with_too_many_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_tables, "MAX_SLOTS", 10_000)
    assert refused(package(tbl(*[tr(tc("1", span(1_000)))] * 11))) == "too-large"


def test_relations_in_a_chain_do_not_overflow_the_stack() -> None:
    files: dict[str, Any] = dict(GOOD)
    files["word/_rels/document.xml.rels"] = relations(("a", "x", "p0.xml"))
    for i in range(1_500):
        files[f"word/p{i}.xml"] = "<a/>"
        files[f"word/_rels/p{i}.xml.rels"] = relations(("a", "x", f"p{i + 1}.xml"))
    assert texts(read_docx(zipped(files))) == ["文"]


ALL = package(
    p(t("共") + f'<w:ins w:id="3">{t("12")}</w:ins>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + tbl(tr(tc("甲", span(2) + OPEN), "乙"), tr(tc(tbl(tr("1"))), tc(p(""), ON)))
    + p(f"<w:r>{alternatives(drawing(box(p('框'))), vml(p('框')))}</w:r>"),
    {"styles.xml": STYLES, "header1.xml": root("hdr", p("头"))},
    ("h", "header", "header1.xml"),
)


def survives(data: bytes) -> None:
    with suppress(ReportparseError):
        assert all(isinstance(block, Block) for block in read_docx(data).blocks)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files(part: float) -> None:
    survives(ALL[: int(len(ALL) * part)])


def test_flipped_bytes_of_the_archive() -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(ALL)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(bytes(data))


def test_damaged_xml_and_values() -> None:
    """Bytes of the parts themselves flipped, values replaced: what arrives where the archive is whole."""
    chance = random.Random(11)
    with zipfile.ZipFile(io.BytesIO(ALL)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        name = chance.choice(list(files))
        content = bytearray(files[name])
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 3)] = chance.choice(
            [b"", b"-1", b'"', b"<", b"\xff", b"w:", b"99999999999"]
        )
        survives(zipped({**files, name: bytes(content)}))


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_random_bytes(data: bytes) -> None:
    survives(data)
    survives(b"PK\x03\x04" + data)
