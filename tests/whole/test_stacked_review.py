"""A review table whose three groups stand one below the other in one table of a text."""

from __future__ import annotations

import pytest

from instruments.made.forms import HEADINGS
from reportparse.pipeline import record_of

NAMES = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
VALUES = ("1\t0\t2\t0\t3", "0\t1\t0\t0\t1", "2\t0\t0\t1\t3")


def review(groups: tuple[tuple[str, ...], ...], tab: str) -> dict[str, list[int]]:
    blocks = [line for group, values in zip(groups, VALUES, strict=True) for line in (*group, NAMES, values)]
    table = "\n".join(blocks).replace("\t", tab)
    body = [line for heading in HEADINGS for line in (heading, table if heading == HEADINGS[3] else "无。")]
    text = "\n".join(["甲县水务局2023年政府信息公开工作年度报告", *body])
    found = record_of(text.encode())["review"]
    return {path: list(results.values()) for path, results in found.items() if path != "form"}


@pytest.mark.parametrize("tab", ["\t", " | "])
@pytest.mark.parametrize(
    "groups",
    [
        (("行政复议",), ("行政诉讼", "未经复议直接起诉"), ("复议后起诉",)),
        (("行政复议\t\t\t\t",), ("行政诉讼（未经复议直接起诉）\t\t\t\t",), ("行政诉讼（复议后起诉）\t\t\t\t",)),
    ],
)
def test_the_name_of_each_block_stands_above_it(groups: tuple[tuple[str, ...], ...], tab: str) -> None:
    assert review(groups, tab) == {
        "reconsideration": [1, 0, 2, 0, 3],
        "litigation_direct": [0, 1, 0, 0, 1],
        "litigation_after_reconsideration": [2, 0, 0, 1, 3],
    }
