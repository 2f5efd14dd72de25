"""Text that was wrapped by hand at a width: a sentence goes on where a line ends in the midst of it."""

from __future__ import annotations

import pytest

from reportparse.narrative import find_figures, sentences


def stated(*lines: str) -> dict[str, object]:
    said = sentences([(1, "\n".join(("（二）依申请公开情况", *lines)))])
    return {figure.what: figure.value for figure in find_figures(said, 2023, "青禾县水务局")}


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        (("全年收到政府信息公开申请37", "件，上年结转2件。"), {"requests_received": 37, "requests_carried_over": 2}),
        (
            ("2023年，我局共主动公开", "政府信息268条，其中门户网站公开", "201条，微信公众号公开67条。"),
            {"items_disclosed": 268, "website_items": 201, "wechat_items": 67},
        ),
        (
            ("我局共有行政规范性文件现行有效", "11件，本年", "新制发1", "件，废止2件。"),
            {
                "normative_documents_in_force": 11,
                "normative_documents_issued": 1,
                "normative_documents_repealed": 2,
            },
        ),
    ],
)
def test_a_number_at_the_end_of_a_line(lines: tuple[str, ...], figures: dict[str, int]) -> None:
    assert stated(*lines) == figures


def test_half_a_number_is_none() -> None:
    assert "requests_received" not in stated("我局全年收到政府信息公开申请3", "7件，上年结转2件。")


@pytest.mark.parametrize(
    "lines",
    [
        ("收到申请", "3", "件"),
        ("收到政府信息公开申请", "12件"),
        ("各类信息公开数量", "预决算公开 132条", "政府债务 6条"),
    ],
)
def test_rows_are_no_sentence(lines: tuple[str, ...]) -> None:
    assert stated(*lines) == {}
