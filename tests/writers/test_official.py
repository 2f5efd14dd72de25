"""The official form, printed from its declaration: a full rectangle that holds every place once."""

from __future__ import annotations

import pytest

from reportparse.forms import FORMS, Form
from reportparse.writers.view.official import printed


@pytest.mark.parametrize("form", [form for form in FORMS if form.places], ids=lambda form: f"{form.table}-{form.name}")
def test_no_slot_is_taken_twice_and_none_is_left(form: Form) -> None:
    grid = printed(form)
    taken: set[tuple[int, int]] = set()
    for row, slots in enumerate(grid):
        column = 0
        for slot in slots:
            while (row, column) in taken:
                column += 1
            area = {(row + i, column + j) for i in range(slot.row_span) for j in range(slot.column_span)}
            assert not area & taken
            taken |= area
    width = max(column for _, column in taken) + 1
    assert len(taken) == len(grid) * width
    assert [slot.path for slots in grid for slot in slots if slot.path] == [path for path, _, _ in form.places]


def test_the_table_of_requests_looks_as_published() -> None:
    (form,) = (form for form in FORMS if form.table == "requests" and form.name == "2021")
    grid = printed(form)
    heads = [[(slot.text[:6], slot.row_span, slot.column_span) for slot in row] for row in grid[:3]]
    assert heads == [
        [("（本列数据的", 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组", 1, 5), ("总计", 2, 1)],
        [(name, 1, 1) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    assert [(slot.text, slot.row_span) for slot in grid[5][:2]] == [("三、本年度办理结果", 22), ("（一）予以公开", 1)]
