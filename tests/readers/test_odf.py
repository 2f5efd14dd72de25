"""OpenDocument: texts and spreadsheets, from raw flat XML."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.document import Document, Paragraph
from reportparse.readers import sniff
from reportparse.readers.odf.reader import read_odf
from tests.readers.workbooks import kinds, only_table, seen

NAMES = ("office", "text", "table", "style", "drawing", "manifest")
DECLARED = " ".join(
    f'xmlns:{name.replace("drawing", "draw")}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES
)
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
ROWS = "".join(
    f"<table:table-row>{''.join(f'<table:table-cell><text:p>{text}</text:p></table:table-cell>' for text in row)}"
    "</table:table-row>"
    for row in (("规章", "12"), ("其他", "345"))
)
HIDDEN = '<style:text-properties text:display="none"/>'


def flat(body: str, styles: str = "", kind: str = "text", more: str = "") -> bytes:
    """A flat file of a body and its styles by name and family."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {DECLARED} {FO}>{more}<office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def style(family: str, properties: str, name: str = "S", parent: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}>{properties}</style:style>'


def text(body: str, styles: str = "") -> Document:
    return read_odf(flat(body, styles))


def sheet(rows: str, styles: str = "", columns: str = "") -> Document:
    return read_odf(flat(f'<table:table table:name="一">{columns}{rows}</table:table>', styles, "spreadsheet"))


def span(inner: str) -> str:
    return f'<text:p>甲<text:span text:style-name="S">{inner}</text:span>乙</text:p>'


def packed(content: bytes, manifest: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_a_table_is_its_cells(kind: str) -> None:
    document = read_odf(flat(f"<table:table>{ROWS}</table:table>", kind=kind))
    assert seen(document) == [[["规章", "12"], ["其他", "345"]]]


def test_a_flat_file_in_a_zip_is_the_same() -> None:
    data = flat("<text:p>甲</text:p>")
    assert read_odf(packed(data)).blocks == read_odf(data).blocks


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        (HIDDEN, "text-hidden"),
        ('<style:text-properties fo:color="#ffffff"/>', "text-hidden"),
        ('<style:text-properties fo:font-size="1pt"/>', "text-hidden"),
        ('<style:text-properties style:text-line-through-style="solid"/>', "text-struck"),
    ],
)
def test_what_nobody_reads_is_left_out(properties: str, kind: str) -> None:
    document = text(span("99"), style("text", properties))
    assert ([block.replace(" ", "") for block in seen(document) if isinstance(block, str)], kinds(document)) == (
        ["甲乙"],
        [kind],
    )


def test_what_a_parent_style_hides_is_hidden() -> None:
    styles = style("text", HIDDEN, "T") + style("text", "", "S", "T")
    assert seen(text(span("99"), styles)) == ["甲乙"]


AUTO = '<style:text-properties style:use-window-font-color="true" lo:opacity="0%" xmlns:lo="{}"/>'.format(
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
)


def test_the_automatic_colour_is_seen_whatever_opacity_stands_beside_it() -> None:
    """As LibreOffice writes what Word calls `auto`: every number of such a file was left out."""
    document = text(span("12"), style("text", AUTO))
    assert (seen(document), kinds(document)) == (["甲12乙"], [])


def test_a_colour_of_its_own_takes_the_place_of_the_automatic_one() -> None:
    white = style("text", '<style:text-properties fo:color="#ffffff"/>', parent="P")
    document = text(span("12"), style("text", AUTO, "P") + white)
    assert (seen(document), kinds(document)) == (["甲 乙"], ["text-hidden"])


def test_white_on_a_dark_cell_is_read() -> None:
    styles = style("text", '<style:text-properties fo:color="#ffffff"/>') + style(
        "table-cell", '<style:table-cell-properties fo:background-color="#000080"/>', "C"
    )
    cell = f'<table:table-cell table:style-name="C">{span("12")}</table:table-cell>'
    document = text(f"<table:table><table:table-row>{cell}</table:table-row></table:table>", styles)
    assert seen(document) == [[["甲12乙"]]]


def test_a_raised_mark_is_no_digit() -> None:
    raised = style("text", '<style:text-properties style:text-position="super 58%"/>')
    assert seen(text('<text:p>12<text:span text:style-name="S">1</text:span></text:p>', raised)) == ["12[1]"]


def test_a_hidden_section_is_left_out() -> None:
    document = text('<text:section text:display="none"><text:p>旧</text:p></text:section><text:p>新</text:p>')
    assert (seen(document), kinds(document)) == (["新"], ["text-hidden"])


def test_deleted_text_stands_apart_and_is_counted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>9</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = text(f'{changes}<text:p>1<text:change text:change-id="a"/>2</text:p>')
    assert (seen(document), kinds(document)) == (["12"], ["tracked-changes"])


def test_deleted_text_that_stands_where_it_was_is_none() -> None:
    region = '<text:changed-region text:id="{}"><text:{}/></text:changed-region>'
    regions = region.format("a", "deletion") + region.format("b", "insertion")
    changes = f"<text:tracked-changes>{regions}</text:tracked-changes>"
    marked = '<text:change-start text:change-id="{0}"/>{1}<text:change-end text:change-id="{0}"/>'
    within = f"<text:p>1{marked.format('a', '9')}{marked.format('b', '2')}3</text:p>"
    begin, end = '<text:change-start text:change-id="a"/>', '<text:change-end text:change-id="a"/>'
    over = f"<text:p>甲{begin}8</text:p><text:p>7</text:p><text:p>6{end}乙</text:p>"
    assert seen(text(changes + within + over)) == ["123", "甲", "乙"]


def test_blanks_and_breaks_are_elements() -> None:
    assert seen(text('<text:p>甲<text:s text:c="3"/>乙<text:tab/>丙<text:line-break/>丁 \n 戊</text:p>')) == [
        "甲 乙 丙\n丁 戊"
    ]


def test_a_text_box_follows_its_paragraph_and_a_note_stands_apart() -> None:
    box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    body = "<text:note-body><text:p>注</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    document = text(f"<text:p>甲{box}{note}乙</text:p>")
    assert (seen(document), [line.text for line in document.furniture]) == (["甲乙", "框"], ["注"])


def test_merged_cells_span() -> None:
    rows = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2"><text:p>乙</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>1</text:p></table:table-cell>"
        "<table:table-cell/></table:table-row>"
    )
    for document in (text(f"<table:table>{rows}</table:table>"), sheet(rows)):
        places = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in only_table(document).cells]
        assert places[:3] == [(0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "1")]


def list_style(levels: str) -> str:
    return f'<text:list-style style:name="L">{levels}</text:list-style>'


def item(inner: str, more: str = "") -> str:
    return f'<text:list text:style-name="L" {more}><text:list-item>{inner}</text:list-item></text:list>'


def test_automatic_numbers_stand_in_front() -> None:
    levels = (
        '<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>'
        '<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" '
        'style:num-format="一, 二, 三, ..."/>'
    )
    inner = "<text:list><text:list-item><text:p>乙</text:p></text:list-item></text:list>"
    goes_on = 'text:continue-numbering="true"'
    body = item("<text:p>甲</text:p>") + item(inner, goes_on) + item("<text:p>丙</text:p>", goes_on)
    body += item("<text:p>丁</text:p><text:p>戊</text:p>")
    assert seen(text(body, list_style(levels))) == ["一、甲", "（一）乙", "二、丙", "一、丁", "戊"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-suffix="、" '
        'style:num-format="一, 二, 三, ..."/></text:outline-style>'
    )
    document = text('<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="1">乙</text:h>', outline)
    assert [(block.text, block.level) for block in document.paragraphs] == [("一、甲", 1), ("二、乙", 1)]


def valued(kind: str, value: str, shown: str, more: str = "") -> str:
    paragraph = f"<text:p>{shown}</text:p>" if shown else ""
    return (
        f'<table:table-row><table:table-cell office:value-type="{kind}" office:value="{value}" {more}>{paragraph}'
        "</table:table-cell><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
    )


@pytest.mark.parametrize(
    ("kind", "value", "shown", "text"),
    [
        ("float", "12.5", "12.50", "12.50"),
        ("float", "0", "-", "0"),
        ("float", "0", "", "0"),
        ("percentage", "0.12", "12%", "12%"),
        ("string", "", "-", "-"),
    ],
)
def test_a_cell_is_as_it_is_shown(kind: str, value: str, shown: str, text: str) -> None:
    assert only_table(sheet(valued(kind, value, shown))).cells[0].text == text


@pytest.mark.parametrize(
    ("held", "shown", "said"),
    [
        ("1474.5549", "1,474.55万元", ["number-rounded"]),
        ("3", "0", ["number-rounded"]),
        ("1474.5", "1,474.50", []),
        ("-3", "(3)", []),
        ("45000", "2023年3月15日", []),
    ],
)
def test_a_number_that_is_shown_rounded_is_told(held: str, shown: str, said: list[str]) -> None:
    assert kinds(sheet(valued("float", held, shown))) == said


def test_a_number_that_its_format_shows_as_nothing_is_hidden() -> None:
    document = sheet(valued("float", "7", "").replace("></table:table-cell>", "><text:p/></table:table-cell>", 1))
    assert ("7" in str(document.blocks), [found.kind for found in document.issues]) == (False, ["text-hidden"])


def test_black_on_a_black_cell_is_not_read() -> None:
    properties = (
        '<style:table-cell-properties fo:background-color="#000000"/><style:text-properties fo:color="#000000"/>'
    )
    black = style("table-cell", properties)
    document = sheet(valued("float", "12", "12", 'table:style-name="S"'), black)
    assert ("12" in str(document.blocks), [found.kind for found in document.issues]) == (False, ["text-hidden"])


def test_a_formula_without_its_result_shows_what_the_file_does_not_hold() -> None:
    cells = '<table:table-cell table:formula="of:=1+1"/><table:table-cell><text:p>甲</text:p></table:table-cell>'
    cell = only_table(sheet(f"<table:table-row>{cells}</table:table-row>")).cells[0]
    assert (cell.text, cell.drawn) == ("", True)


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_a_hidden_row_or_column_does_not_count(visibility: str) -> None:
    hidden = ROWS.replace("<table:table-row>", f'<table:table-row table:visibility="{visibility}">', 1)
    by_row = sheet(hidden)
    by_column = sheet(ROWS, columns=f'<table:table-column table:visibility="{visibility}"/><table:table-column/>')
    assert (kinds(by_row), kinds(by_column)) == (["text-hidden"], ["text-hidden"])
    assert seen(by_row) == [[["其他", "345"]]]


def row(of_cell: str, of_row: str = "") -> str:
    return (
        f"<table:table-row {of_row}><table:table-cell {of_cell}><text:p>1</text:p></table:table-cell></table:table-row>"
    )


BOMBS = {
    "columns": row('table:number-columns-repeated="16384"') * 40,
    "rows": row("", 'table:number-rows-repeated="1048576"'),
    "spans": row('table:number-columns-spanned="16384" table:number-rows-spanned="1048576"') * 2,
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_repetition_is_bounded(bomb: str, kind: str) -> None:
    try:
        document = read_odf(flat(f"<table:table>{BOMBS[bomb]}</table:table>", kind=kind))
    except OverLimit:
        return
    assert sum(len(table.cells) for table in document.tables) <= 300_000


def test_blank_repetition_costs_nothing() -> None:
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    assert seen(sheet(f"{ROWS}{blank}</table:table-row>")) == [[["规章", "12"], ["其他", "345"]]]


@pytest.mark.parametrize("element", ["text:section", "table:table><table:table-row><table:table-cell", "text:span"])
def test_depth_is_bounded(element: str) -> None:
    opened = f"<{element}>"
    closed = "".join(f"</{name}>" for name in element.split("><")[::-1])
    with pytest.raises(ReportparseError) as raised:
        text(opened * 200 + "<text:p>甲</text:p>" + closed * 200)
    assert raised.value.kind == "too-deep"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed(b"\x00\x01"), "corrupt"),
        (packed(flat("<text:p>甲</text:p>")[:-30]), "corrupt"),
        (flat("", kind="presentation"), "unsupported"),
        (packed(b"\x01", f"<manifest {DECLARED}><manifest:encryption-data/></manifest>"), "encrypted"),
        (flat("").replace(b"<office:document ", b'<!DOCTYPE a [<!ENTITY b "c">]><office:document '), "corrupt"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_odf(data)
    assert raised.value.kind == kind


def test_a_template_or_flat_file_is_told_by_content() -> None:
    assert sniff(flat(""), "a.doc") == "odt"


def test_the_paragraph_is_one() -> None:
    (only,) = text("<text:p>甲<text:span>乙</text:span>丙</text:p>").blocks
    assert only == Paragraph("甲乙丙")
