"""Text of printed pages (pdftotext): narrow columns tear labels to letters and numbers over lines."""

from __future__ import annotations

from typing import Any

import pytest

from instruments.made import REPORTS, Sheet, flow
from instruments.made.to_text import text_of
from reportparse.forms import Form, y2019, y2021
from reportparse.pipeline import record_of

REPORT = REPORTS["sentinel-2021"]
NARROW = """行政复议             行政诉讼
结 结 其 尚 总 未经复议直接起诉  复议后起诉
果 果 他 未 计
维 纠 结 审   结 结 其 尚 总 结 结 其 尚 总
持 正 果 结   果 果 他 未 计 果 果 他 未 计
                    维 纠 结 审             维 纠 结 审
                    持 正 果 结             持 正 果 结
{numbers}
"""
PLAIN = """行政复议
行政诉讼
结果
维持
结果
纠正
其他
结果
尚未
审结 总计
未经复议直接起诉 复议后起诉
{numbers}
"""


def printed(table: str, numbers: str, kind: str = "review") -> dict[str, Any]:
    """The record of a page's text whose table of a kind stands there so."""
    marks = {"disclosure": "规章", "requests": "本年新收", "review": "行政复议"}
    blocks = flow(REPORT)
    at = next(
        i
        for i, block in enumerate(blocks)
        if isinstance(block, Sheet) and any(marks[kind] in cell.text for row in block.rows for cell in row)
    )
    text = text_of(blocks[:at]) + "\n" + table.format(numbers=numbers) + "\n" + text_of(blocks[at + 1 :]) + "\f"
    return record_of(text.encode())


def kinds(record: dict[str, Any], table: str) -> list[str]:
    return [found["kind"] for found in record["issues"] if found["where"].split(".")[0] == table]


def test_a_header_of_columns_one_character_wide() -> None:
    record = printed(NARROW, "   ".join(map(str, [1, 2, 3, 4, 10, 0, 0, 0, 1, 1, 2, 0, 0, 0, 2])))
    assert record["review"]["reconsideration"] == {"upheld": 1, "corrected": 2, "other": 3, "pending": 4, "total": 10}
    assert record["review"]["litigation_after_reconsideration"]["upheld"] == 2
    assert kinds(record, "review") == ["column-assumed", "grid-guessed"]


@pytest.mark.parametrize(
    "numbers", ["1396140314101417142414311438", "1 2 3 4 10 0 0 1 1 2 /", "1 2\n\n3 4 10 0 0\n\n0"]
)
@pytest.mark.parametrize("table", [NARROW, PLAIN])
def test_a_table_whose_numbers_nobody_can_place_is_there(table: str, numbers: str) -> None:
    record = printed(table, numbers)
    assert kinds(record, "review") == ["table-scrambled"]
    assert set(record["review"]["reconsideration"].values()) == {None}
    kept = str([record["sections"][3]["text"], record["sections"][3]["tables"]])
    assert all(number in kept for number in numbers.split())


def test_a_table_that_is_not_there_is_missing() -> None:
    record = printed("本年度收到行政复议 3 件，结果维持 2 件，结果纠正 1 件，行政诉讼 0 件。\n", "")
    assert (kinds(record, "review"), record["review"]) == (["table-missing"], None)


def in_lines(form: Form) -> str:
    """A table as lines: each label with 1, 2, 3 … after it."""
    rows = [(row, panel) for panel in form.panels for row in panel.rows]
    return "".join(f"{row.labels[0]}  {' '.join(map(str, range(1, len(panel.columns) + 1)))}\n" for row, panel in rows)


def test_a_number_broken_over_lines_is_no_other_number() -> None:
    form = next(form for form in y2019.FORMS if form.table == "disclosure")
    whole = in_lines(form)
    broken = whole.replace("政府集中采购  1 2", "政府集中采购      295                  .\n                   10482 57")
    assert printed(whole, "", "disclosure")["disclosure"]["procurement"] == {"projects": 1, "amount": 2}
    record = printed(broken, "", "disclosure")
    assert record["disclosure"]["procurement"] == {"projects": None, "amount": None}
    assert "cell-unreadable" in kinds(record, "disclosure")


def test_the_number_of_a_label_below_its_row() -> None:
    form = next(form for form in y2021.FORMS if form.table == "requests")
    text = in_lines(form).replace("3.要求提供公开出版物  1 2 3 4 5 6 7", ".要求提供公开出版物  1 2 3 4 5 6 7\n3")
    record = printed(text, "", "requests")
    assert list(record["requests"]["not_processed"]["publication"].values()) == [1, 2, 3, 4, 5, 6, 7]
    assert not {"row-unknown", "cell-unreadable"} & set(kinds(record, "requests"))


def test_what_is_missing_in_a_table_accuses_no_sentence() -> None:
    form = next(form for form in y2021.FORMS if form.table == "requests")
    text = in_lines(form).replace("1.本机关不掌握相关政府信息  1 2 3 4 5 6 7", "")
    record = printed("全年办理申请，予以公开7件，无法提供21件。\n" + text, "", "requests")
    checks = {found["id"]: found["status"] for found in record["checks"]["results"]}
    assert checks["narrative.requests_unavailable"] == "skipped"
