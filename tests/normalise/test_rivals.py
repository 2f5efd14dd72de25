"""Two years, two offices: where more than one column or table answers to the form, none is taken for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from instruments.grids import Spanned, grid, of_sheet, official, read, recell, relabel, values
from instruments.made import SheetCell
from reportparse.document import Paragraph, Table
from reportparse.normalise import Normalised
from reportparse.sections.gridless import regather
from reportparse.sections.layout_tables import NumberedTable

AMOUNTS = ("本年制发件数", "本年废止件数", "现行有效件数")


def disclosure(header: Sequence[Spanned], *rows: Sequence[Spanned]) -> Table:
    width = len(header)
    return grid([("第二十条第（一）项", 1, width)], ["信息内容", *header], *rows)


def kinds(got: Normalised) -> set[str]:
    return {found.kind for found in got.issues if found.severity == "error"}


@pytest.mark.parametrize(("first", "second"), [("2021年", "2022年"), ("全县", "本级"), ("", "")])
def test_two_columns_for_each_of_the_form(first: str, second: str) -> None:
    header = [words + label for label in AMOUNTS for words in (first, second)]
    got = read([disclosure(header, ["规章", *"123456"], ["行政规范性文件", *"234567"])])
    assert {value for value in values(got).values() if value is not None} == set()
    assert "column-repeated" in kinds(got)


def test_the_form_s_own_label_is_taken_beside_last_year_s() -> None:
    header = ["上年制发件数", *AMOUNTS]
    got = values(read([disclosure(header, ["规章", *"1234"], ["行政规范性文件", *"2345"])]))
    assert [got[f"disclosure.rules.{name}"] for name in ("issued", "repealed", "in_force")] == [2, 3, 4]


def test_the_columns_of_two_years_side_by_side() -> None:
    sheet = official("review")
    once = [[(cell.text, cell.row_span, cell.col_span) for cell in row] for row in sheet.rows]
    later = [[("7" + text if text.isdigit() else text, down, across) for text, down, across in row] for row in once]
    table = grid([("2021年", 1, 15), ("2022年", 1, 15)], *(a + b for a, b in zip(once, later, strict=True)))
    got = read([table])
    assert set(values(got).values()) == {None}
    assert "column-repeated" in kinds(got)


def test_a_merged_column_that_was_filled_out_is_one() -> None:
    caption, header = ["第二十条第（五）项"] * 4, ["信息内容", *["本年处理决定数量"] * 3]
    got = read([grid(caption, header, ["行政许可", *["853239"] * 3])])
    assert values(got)["disclosure.licensing.decisions"] == 853239
    assert "column-repeated" not in kinds(got)


def test_two_full_tables_that_differ() -> None:
    sheet = official("requests")

    def other(cell: SheetCell) -> SheetCell:
        return replace(cell, text="7") if cell.path and not cell.path.endswith("total") else cell

    first, second = read([of_sheet(sheet)]), read([of_sheet(recell(sheet, other)), of_sheet(sheet)])
    got = values(second)
    assert "tables-differ" in kinds(second)
    assert {path for path, value in got.items() if value is None} == {
        path for path in got if not path.endswith("total")
    }
    assert all(got[path] in (None, value) for path, value in values(first).items())
    assert "tables-differ" not in kinds(read([of_sheet(sheet), of_sheet(sheet)]))


def test_a_relabelled_column_alone_is_no_rival() -> None:
    sheet = relabel(official("disclosure"), "本年制发件数", "2022年制发件数")
    assert None not in values(read([of_sheet(sheet)])).values()


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.mark.parametrize("swapped", [False, True])
def test_groups_named_line_by_line_in_another_order(swapped: bool) -> None:
    groups = ["行政诉讼", "行政复议"] if swapped else ["行政复议", "行政诉讼"]
    labels = [*groups, "未经复议直接起诉", "复议后起诉", *OUTCOMES * 3]
    numbers = [str(at) for at in range(15)]
    got = read([grid(*([label] for label in labels[:-1]), [labels[-1], *numbers], regular=False)])
    assert set(values(got).values()) == ({None} if swapped else set(range(15)))


def test_rows_line_by_line_in_another_order() -> None:
    carried, received = "二、上年结转政府信息公开申请数量", "一、本年新收政府信息公开申请数量"
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    rows = [[carried, *"1234565"], [received, *"2345676"], ["三、本年度办理结果"], ["（一）予以公开", *"3456787"]]
    got = values(read([grid(*([label] for label in labels), *rows, regular=False)]))
    of_people = [got[f"requests.{row}.natural_person"] for row in ("received", "carried_over", "granted")]
    assert of_people == [2, 1, 3]


def test_columns_named_in_one_line_in_another_order() -> None:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    header = f"{note} 商业企业 自然人 科研机构 社会公益组织 法律服务机构 其他 总计"
    rows = ["一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21", "二、上年结转政府信息公开申请数量 0 1 0 1 0 1 3"]
    lines = [header, *rows, "（七）总计 1 2 3 4 5 6 21", "四、结转下年度继续办理 0 1 0 1 0 1 3"]
    (block,) = regather([Paragraph(line) for line in lines], lambda _: False)
    assert isinstance(block, NumberedTable)
    got = read([block.table])
    assert {value for path, value in values(got).items() if not path.endswith("total")} == {None}
    assert "column-missing" in kinds(got)


def test_an_empty_specimen_before_the_table() -> None:
    rows = [[(cell.text, cell.row_span, cell.col_span) for cell in row] for row in official("disclosure").rows]
    empty = [[("" if text.isdecimal() else text, down, across) for text, down, across in row] for row in rows]
    expected = values(read([grid(*rows)]))
    assert values(read([grid(*empty, *rows)])) == values(read([grid(*rows, *empty)])) == expected


@pytest.mark.parametrize("swapped", [False, True])
def test_columns_named_in_pieces_line_by_line_in_another_order(swapped: bool) -> None:
    pieces = ["科研", "机构", "商业", "企业"] if swapped else ["商业", "企业", "科研", "机构"]
    labels = ["自然人", "法人或其他组织", "总计", *pieces, "社会公益组织", "法律服务机构", "其他"]
    rows = [["一、本年新收政府信息公开申请数量", *"1234566"], ["二、上年结转政府信息公开申请数量", *"2345677"]]
    rows += [["三、本年度办理结果"], ["（一）予以公开", *"3456788"]]
    got = values(read([grid(*([label] for label in labels), *rows, regular=False)]))
    of_business = [got[f"requests.{row}.business"] for row in ("received", "carried_over", "granted")]
    assert of_business == ([None] * 3 if swapped else [2, 3, 4])
