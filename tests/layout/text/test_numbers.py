"""Which stretches of a line can stand in a value cell."""

from __future__ import annotations

from reportparse.layout.text.numbers import numbers_of, with_numbers_apart
from tests.layout.made import line, lines, written


def test_the_numbers_of_a_row() -> None:
    row = line("新收申请    12    0    -    见附件", 0, 0)
    assert [number.text for number in numbers_of(row)] == ["12", "0", "-"]


def test_numbers_that_nearly_touch_stand_apart() -> None:
    (row,) = lines(("规章", 0, 0), ("12 3", 60, 0))
    assert [stretch.text for stretch in row.stretches] == ["规章", "12", "3"]
    touching = row._replace(stretches=(row.stretches[0], row.stretches[1]._replace(text="12 3", x1=77.5)))
    apart = with_numbers_apart(touching)
    assert [(s.text, s.x0, s.x1) for s in apart.stretches] == [
        ("规章", 0, 20),
        ("12", 60, 70),
        ("3", 72.5, 77.5),
    ]


def test_words_beside_a_number_stay_with_it() -> None:
    row = line("共 12 件", 0, 0)
    assert with_numbers_apart(row) == row
    assert written("共 12 件", 0, 0)[1].x0 == 15.0
