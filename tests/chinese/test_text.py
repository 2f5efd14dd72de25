"""Chinese text: spaces, widths, numbering in front."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.chinese.text import clean, fold, split_marker


@pytest.mark.parametrize(
    ("text", "marker", "number", "rest"),
    [
        ("一、总体情况", "一、", 1, "总体情况"),
        ("一、 总体情况", "一、", 1, "总体情况"),
        ("六. 其他", "六.", 6, "其他"),
        ("（二）部分公开", "（二）", 2, "部分公开"),
        ("(二)部分公开", "(二)", 2, "部分公开"),
        ("（十一）某", "（十一）", 11, "某"),
        ("1.属于国家秘密", "1.", 1, "属于国家秘密"),
        ("1、属于国家秘密", "1、", 1, "属于国家秘密"),
        ("1．属于", "1．", 1, "属于"),
        ("第三部分 申请", "第三部分", 3, "申请"),
        ("①某", "①", 1, "某"),
        ("一 总体情况", "一", 1, "总体情况"),
        ("总体情况", None, None, "总体情况"),
        ("2021年工作", None, None, "2021年工作"),
        ("1.5万元", None, None, "1.5万元"),
        ("一是加强", None, None, "一是加强"),
        ("三安全一稳定", None, None, "三安全一稳定"),
        ("", None, None, ""),
    ],
)
def test_split_marker(text: str, marker: str | None, number: int | None, rest: str) -> None:
    assert split_marker(text) == (marker, number, rest)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("商 业\n企业", "商业企业"),
        ("（本列）", "本列"),
        ("Ａ１", "a1"),
        ("危及“三安全一稳定”", "危及三安全一稳定"),
        ("—", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_fold_and_clean_are_idempotent(text: str) -> None:
    assert (fold(fold(text)), clean(clean(text))) == (fold(text), clean(text))


def test_clean_keeps_wording_and_width() -> None:
    assert clean(" Ａ \u00a0 b\u200b \n\n ，（甲）\u3000") == "Ａ b\n，（甲）"


def test_marks_of_direction_are_no_text_unless_they_turn_it() -> None:
    assert clean("\u202d853\u202c \u2066件\u2069") == "853 件"
    assert clean("\u202e853\u202c") == "\u202e853"
