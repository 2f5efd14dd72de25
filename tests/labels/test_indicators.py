"""What can be in a table of indicators."""

from __future__ import annotations

import pytest

from reportparse.labels.indicators import HEAD_OF, ROWS, is_head, is_indicator

DRESSED = ("{}", "1.{}", "（一）{}：", " {} ", "{}（由本级填写）", "其中：{}", "{}，", "{}*")


@pytest.mark.parametrize("dress", DRESSED)
def test_every_row_and_head_is_told_however_it_is_dressed(dress: str) -> None:
    assert [label for label in ROWS if not is_indicator(dress.format(label))] == []
    heads = [label for label in HEAD_OF if not is_head(dress.format(label).replace("其中：", ""))]
    assert heads == []
