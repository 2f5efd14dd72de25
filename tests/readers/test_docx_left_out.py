"""Word: what was left out of a cell is told there, what was left out of a paragraph of the document."""

from __future__ import annotations

import pytest

from reportparse.readers.docx.left_out import MAX_CELLS_TOLD
from tests.readers.word import WHITE, p, read, t, tbl, tc, tr

STRUCK = "<w:strike/>"


@pytest.mark.parametrize(("properties", "kind"), [(WHITE, "text-hidden"), (STRUCK, "text-struck")])
def test_a_cell_is_named_by_table_row_and_column(properties: str, kind: str) -> None:
    def cell(left_out: str) -> str:
        return tc(p(t("9") + t(left_out, properties)))

    nested = tc(p(t("丙", properties)) + tbl(tr(cell("丁"))) + p(""))
    document = read(
        p(t("甲", properties) + t("文")) + tbl(tr(tc(p(t("1"))))) + tbl(tr(tc(p(t("2"))) + cell("乙")) + tr(nested))
    )
    assert [(one.kind, one.where, dict(one.facts)["seen"]) for one in document.issues] == [
        (kind, "table 2, row 1, column 2", "乙"),
        (kind, "table 3, row 1, column 1", "丁"),
        (kind, "table 2, row 2, column 1", "丙"),
        (kind, "document", "甲"),
    ]
    assert document.issues[0].message_zh.startswith("第2个表第1行第2列：")
    assert document.issues[3].message_zh.startswith("全文：")


def test_of_very_many_cells_the_rest_is_told_together() -> None:
    rows = "".join(tr(tc(p(t("9") + t(str(row), STRUCK)))) for row in range(MAX_CELLS_TOLD + 5))
    issues = read(tbl(rows)).issues
    assert len(issues) == MAX_CELLS_TOLD + 1
    assert (issues[-1].where, dict(issues[-1].facts)["seen"]) == ("document", "30 31 32 33 34")
