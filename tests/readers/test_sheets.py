"""Spreadsheets: what a person sees on the visible sheets, as tables and running text."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.readers.sheets.number_formats import shown
from reportparse.readers.sheets.xlsx import read_xlsx
from tests.readers.workbooks import ROWS, changed, kinds, only_table, read, seen, workbook

TABLE = [["信息内容", "本年制发件数"], ["规章", "12"], ["行政规范性文件", "345"]]
SHEET = "xl/worksheets/sheet1.xml"


def test_a_table_is_its_cells() -> None:
    assert seen(read()) == [TABLE]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12.5, "0.00", "12.50"),
        (12.300000000000001, "General", "12.3"),
        (1234567, "#,##0", "1,234,567"),
        (0, "#,##0", "0"),
        (0.5, "#.##", ".5"),
        (12, '0"件"', "12件"),
        (12, "0\\件", "12件"),
        (3.5, '[Red]0.0"万元"', "3.5万元"),
        (0.12, "0%", "12%"),
        (7, "000", "007"),
        (1200, "[$¥-804]#,##0", "¥1,200"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (18, '+0;-0;"0"', "+18"),
        (45321, "yyyy-mm-dd", "2024-01-30"),
        (45321, 'yyyy"年"m"月"d"日"', "2024年1月30日"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (0, "0;-0;", "0"),
        (12345, "0!.0,", f"{UNSAYABLE}12345"),
        (12, "[DBNum1]General", f"{UNSAYABLE}12"),
        (0.5, "# ?/?", f"{UNSAYABLE}0.5"),
        (5, "[>3]0;0.0", f"{UNSAYABLE}5"),
        (1e9, "0.00E+00", f"{UNSAYABLE}1000000000"),
        (float("nan"), "0", UNSAYABLE),
        (1e300, "0", UNSAYABLE),
    ],
)
def test_a_number_is_as_its_format_shows_it(value: float, code: str, text: str) -> None:
    cell = shown(value, code)
    assert cell is not None
    assert cell.text == text


def test_a_format_may_hide_whatever_it_holds() -> None:
    assert shown(12, ";;;") is None


@pytest.mark.parametrize(("value", "code"), [(12.4, "0"), (12345, "0,"), (0.126, "0%")])
def test_a_number_that_is_shown_rounded_says_so(value: float, code: str) -> None:
    document = read(lambda sheet: sheet.cell(2, 2, value).__setattr__("number_format", code))
    assert kinds(document) == ["number-rounded"]


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True


def hide_column(sheet: Any) -> None:
    sheet.insert_cols(2)
    sheet["B2"] = 999
    sheet.column_dimensions["B"].hidden = True


def paint(place: str, value: object, **font: Any) -> Any:
    def change(sheet: Any) -> None:
        sheet[place] = value
        sheet[place].font = Font(**font)

    return change


def test_a_hidden_row_does_not_count() -> None:
    document = read(hide_row)
    assert (seen(document), kinds(document)) == ([[TABLE[0], TABLE[2]]], ["text-hidden"])


def test_a_hidden_column_does_not_count() -> None:
    document = read(hide_column)
    assert (seen(document), kinds(document)) == ([TABLE], ["text-hidden"])


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_does_not_count(state: str) -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("去年")
        other["A1"] = 999
        other.sheet_state = state

    document = read(change)
    assert (seen(document), kinds(document)) == ([TABLE], ["text-hidden"])


@pytest.mark.parametrize(("font", "kind"), [({"color": "FFFFFFFF"}, "text-hidden"), ({"strike": True}, "text-struck")])
def test_what_nobody_reads_is_left_out(font: dict[str, Any], kind: str) -> None:
    document = read(paint("B2", 12, **font))
    assert (only_table(document).cells[3].text, kinds(document)) == ("", [kind])


def test_a_number_that_is_struck_out_leaves_no_blank() -> None:
    cell = only_table(read(paint("B2", 12, strike=True))).cells[3]
    assert (cell.text, cell.drawn, cell.struck) == ("", True, "12")


def test_white_on_colour_is_read() -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].font = Font(color="FFFFFFFF")
        sheet["B2"].fill = PatternFill("solid", fgColor="FF0000FF")

    assert seen(read(change)) == [TABLE]


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("FF000000", Color("FF000000")), (Color(theme=4, tint=0.4), Color(theme=4, tint=0.4)), ("FFFFFFFF", "FFF2F2F2")],
)
def test_a_number_in_the_colour_of_its_ground_is_not_read(ink: Any, ground: Any) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].font, sheet["B2"].fill = Font(color=ink), PatternFill("solid", fgColor=ground)

    document = read(change)
    assert (only_table(document).cells[3].text, kinds(document)) == ("", ["text-hidden"])


def test_a_white_piece_of_a_number_is_read_on_colour() -> None:
    def change(sheet: Any) -> None:
        sheet["B2"] = CellRichText("1", TextBlock(InlineFont(color="FFFFFFFF"), "2"))
        sheet["B2"].fill = PatternFill("solid", fgColor="FF0000FF")

    assert seen(read(change)) == [TABLE]


def test_a_merge_is_one_cell_and_what_lies_under_it_is_hidden() -> None:
    merged = changed(
        workbook(), {SHEET: ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>')}
    )
    document = read_xlsx(merged)
    merged_cell = only_table(document).cells[2]
    assert (merged_cell.text, merged_cell.column_span, kinds(document)) == ("规章", 2, ["text-hidden"])


def test_a_merge_shows_its_text_in_what_is_visible_of_it() -> None:
    def change(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[2].hidden = True

    assert seen(read(change)) == [[TABLE[0], ["规章", "345"]]]


def test_a_blank_cell_is_a_cell() -> None:
    assert seen(read(rows=((*ROWS[0], "本年废止件数"), ("规章", None, 3)))) == [
        [["信息内容", "本年制发件数", "本年废止件数"], ["规章", "", "3"]]
    ]


def test_a_formula_without_its_result_shows_what_the_file_does_not_hold() -> None:
    cell = only_table(read(lambda sheet: sheet.__setitem__("B2", "=1+1"))).cells[3]
    assert (cell.text, cell.drawn) == ("", True)


def test_results_that_are_to_be_counted_anew_are_not_believed() -> None:
    data = changed(workbook(), {SHEET: ('<c r="B2" t="n"><v>12</v>', '<c r="B2"><f>6+6</f><v>0</v>')})
    stale = changed(data, {"xl/workbook.xml": ('fullCalcOnLoad="0"', 'fullCalcOnLoad="1"')})
    assert [only_table(read_xlsx(one)).cells[3].text for one in (data, stale)] == ["0", ""]


def test_numbers_as_text_stay_as_they_are_written() -> None:
    assert seen(read(lambda sheet: sheet.__setitem__("B2", "12 件"))) == [[TABLE[0], ["规章", "12 件"], TABLE[2]]]


def test_an_error_is_no_number() -> None:
    data = changed(workbook(), {SHEET: ('<c r="B2" t="n"><v>12</v>', '<c r="B2" t="e"><v>#REF!</v>')})
    assert only_table(read_xlsx(data)).cells[3].text == "#REF!"


def test_lone_texts_above_and_behind_a_gap_are_paragraphs() -> None:
    rows = (("某局2023年年度报告",), (), *ROWS, (), ("填报人：张某",))
    assert seen(read(rows=rows)) == ["某局2023年年度报告", TABLE, "填报人：张某"]


def test_a_sheet_that_begins_with_its_table_stands_under_its_name() -> None:
    def change(sheet: Any) -> None:
        sheet.title = "主动公开"
        sheet.parent.create_sheet("封面")["A1"] = "某局年度报告"

    assert seen(read(change)) == ["主动公开", TABLE, "某局年度报告"]


def test_a_raised_mark_is_no_digit() -> None:
    shared = ("<t>&#35268;&#31456;</t>", '<r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>')
    assert only_table(read_xlsx(changed(workbook(), {SHEET: shared}))).cells[2].text == "12[1]"


@pytest.mark.parametrize("reference", ["XFE1", "A1048577", "1A", "R1C1", ""])
def test_a_place_beyond_the_sheet_is_none(reference: str) -> None:
    data = changed(workbook(), {SHEET: ('r="B2"', f'r="{reference}"')})
    assert only_table(read_xlsx(data)).cells[3].text == "12"


def test_a_stray_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    document = read(lambda sheet: sheet.__setitem__("A1048576", "完"))
    assert seen(document) == [TABLE, "完"]


def test_a_table_as_large_as_the_sheet_is_refused() -> None:
    merges = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = changed(workbook(lambda sheet: sheet.__setitem__("XFD1048576", 1)), {SHEET: ("</sheetData>", merges)})
    with pytest.raises(OverLimit):
        read_xlsx(data)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_cut_workbook_is_damaged(keep: float) -> None:
    data = workbook()
    with pytest.raises(UnreadableFile) as raised:
        read_xlsx(data[: int(len(data) * keep)])
    assert raised.value.kind == "corrupt"
