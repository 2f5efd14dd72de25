"""Labels with explanations in brackets (a province's form of 2020): what stands before the bracket is matched alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.made import REPORTS, Sheet, SheetCell, flow
from instruments.made.sheet import Block, Row
from instruments.notations import NOTATIONS, rendered, wrong_and_lost
from reportparse.labels.explanations import split_explanation
from reportparse.labels.likeness import key
from reportparse.pipeline import record_of

MADE = REPORTS["sentinel-2019"]
EXPLAINED = {
    "规章": "规章（设区的市以上地方政府应提供规章数据）",
    "规范性文件": "规范性文件（含行政规范性文件，不含规章）",
    "行政许可": "行政许可（不含行政处罚）",
    "其他对外管理服务事项": "其他对外管理服务事项（指除行政许可外，含行政确认、行政给付、行政处罚、行政强制等）",
    "上一年项目数量": "上一年项目数量\n(指2019年事项数)",
    "本年增/减": "本年增/减\n(指比上年增减数,如-8)",
    "处理决定数量": "处理决定数量（指本年作出行政处罚等的件数）",
    "行政处罚": "行政处罚(项)",
    "采购总金额": "采购总金额（单位：万元）",
}
ADDED: Row = (
    SheetCell("其他主动公开文件（不含规章、规范性文件）", role="label"),
    *(SheetCell(text, 1, span) for text, span in (("77", 1), ("78", 2), ("79", 1))),
)


def explained(*, added: bool = False) -> list[Block]:
    """The report with the labels of its first table explained; `added` puts in a row that the form does not have."""
    blocks: list[Block] = []
    for block in flow(MADE):
        if isinstance(block, Sheet) and block.name == "disclosure":
            rows = [
                tuple(replace(cell, text=EXPLAINED.get(cell.text, cell.text)) for cell in row) for row in block.rows
            ]
            if added:
                rows.insert(4, ADDED)
            block = replace(block, rows=tuple(rows))
        blocks.append(block)
    return blocks


@pytest.mark.parametrize("notation", NOTATIONS)
def test_what_stands_before_the_bracket_is_matched(notation: str) -> None:
    assert wrong_and_lost(record_of(rendered(notation, MADE, explained())), MADE) == ({}, [])


@pytest.mark.parametrize("notation", [notation for notation in NOTATIONS if notation != "bare"])
def test_a_row_that_the_form_does_not_have_is_named_with_its_numbers(notation: str) -> None:
    record = record_of(rendered(notation, MADE, explained(added=True)))
    assert wrong_and_lost(record, MADE) == ({}, [])
    (message,) = [found["message"] for found in record["issues"] if found["kind"] == "row-unknown"]
    assert "其他主动公开文件（不含规章、规范性文件）" in message
    assert "77 | 78 | 79" in message


def test_without_rows_the_added_numbers_leave_the_table_in_doubt() -> None:
    record = record_of(rendered("bare", MADE, explained(added=True)))
    assert wrong_and_lost(record, MADE)[0] == {}
    assert ("table-scrambled", "disclosure") in {(found["kind"], found["where"]) for found in record["issues"]}


@pytest.mark.parametrize(
    ("text", "label", "explanation"),
    [
        ("规章（由市政府填写）", "规章", "（由市政府填写）"),
        ("上一年项目数量\n(指2019年)(单位:项)：", "上一年项目数量\n", "(指2019年)(单位:项)："),
        ("其他事项（指行政确认（含登记）等）", "其他事项", "（指行政确认（含登记）等）"),
        ("（七）总计", "（七）总计", ""),
        ("第二十条第（一）项", "第二十条第（一）项", ""),
        ("（本列数据的勾稽关系为：…）", "（本列数据的勾稽关系为：…）", ""),
        ("部分公开（区分处理的，只计这一情形，", "部分公开（区分处理的，只计这一情形，", ""),
        ("", "", ""),
    ],
)
def test_split_explanation(text: str, label: str, explanation: str) -> None:
    assert split_explanation(text) == (label, explanation)


def test_keys_leave_numbering_and_explanation_out() -> None:
    assert key("（六）其他处理（请说明）") == "其他处理"
    assert key("（本列数据）") == "本列数据"
