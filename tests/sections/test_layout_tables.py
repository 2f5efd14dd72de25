"""Layout undone: tables that only arrange a page become what they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.grids import grid, of_sheet, official
from reportparse.document import Block, Cell, Paragraph, Table
from reportparse.sections.headings import is_heading
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, flatten

DATA = of_sheet(official("disclosure"))
REVIEW = of_sheet(official("review"))
LONG = (
    "本镇认真贯彻落实条例规定，主动公开各类政府信息，方便群众查阅，接受社会监督，全年没有发生任何差错，群众普遍满意，反响良好。"
    * 7
)


def flat(*blocks: Block) -> list[str | int]:
    """Texts of paragraphs, numbers of tables."""
    return [shown(block) for block in flatten(blocks, is_heading)]


def shown(block: FlatBlock) -> str | int:
    return block.number if isinstance(block, NumberedTable) else block.text


def holding(*blocks: Block) -> Cell:
    return Cell(0, 0, "x", blocks=blocks)


def test_lines_are_paragraphs_of_their_own() -> None:
    assert flat(Paragraph("一\n\n 二 "), Paragraph(" "), Paragraph("三")) == ["一", "二", "三"]


def test_tables_are_numbered_in_reading_order() -> None:
    assert flat(DATA, Paragraph("甲"), REVIEW) == [1, "甲", 2]


def test_a_table_around_the_article() -> None:
    wrapped = Table((holding(Paragraph("甲"), DATA, Paragraph("乙"), REVIEW),))
    assert flat(wrapped) == ["甲", 1, "乙", 2]


def test_a_table_around_a_table_around_the_article() -> None:
    inner = Table((holding(Paragraph("甲"), DATA),))
    assert flat(Table((holding(inner), replace(Cell(0, 1, "边栏"), column=1)))) == ["甲", 1, "边栏"]


def test_deep_layout_does_not_overflow() -> None:
    block: Block = DATA
    for _ in range(3000):
        block = Table((holding(block),))
    assert flat(block) == [1]


def test_one_cell_or_one_column_is_no_table() -> None:
    assert flat(grid(["甲"]), grid(["乙"], ["丙"])) == ["甲", "乙", "丙"]


def test_a_blank_table_is_nothing() -> None:
    assert flat(grid(["", " "], ["", ""])) == []


@pytest.mark.parametrize("text", [LONG, "甲\n一、总体情况\n乙"])
def test_an_article_in_a_cell(text: str) -> None:
    assert flat(grid(["边栏", text])) == ["边栏", *text.split("\n")]


def test_a_form_is_data_however_long_its_cells() -> None:
    assert flat(grid(*[[cell.text for cell in DATA.cells if cell.row == row] for row in range(14)], [LONG, ""])) == [
        1,
        LONG,
    ]


def test_all_sections_in_one_table() -> None:
    rows = [[cell.text for cell in DATA.cells if cell.row == row] for row in range(14)]
    table = grid([("二、主动公开政府信息情况", 1, 4)], *rows, [("五、存在的主要问题及改进情况", 1, 4)], [(LONG, 1, 4)])
    blocks = flatten([table], is_heading)
    assert [shown(block) for block in blocks] == ["二、主动公开政府信息情况", 1, "五、存在的主要问题及改进情况", LONG]
    assert {cell.row for block in blocks if isinstance(block, NumberedTable) for cell in block.table.cells} == set(
        range(1, 15)
    )


def test_rows_of_a_form_that_sound_like_headings_do_not_cut_it() -> None:
    assert flat(of_sheet(official("requests"))) == [1]
