"""Radical code points become the ideographs that they show."""

from __future__ import annotations

import pytest

from reportparse.layout.text.radicals import unified


@pytest.mark.parametrize(
    ("text", "expected"),
    [("⽅案", "方案"), ("⺬⻓⻚⺠", "示长页民"), ("豈", "豈"), ("abc", "abc"), ("１２，", "１２，"), ("e\u0301", "é")],
)
def test_radicals(text: str, expected: str) -> None:
    assert unified(text) == expected
