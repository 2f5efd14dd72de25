"""Cells become values: units of amounts, states, origins."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from instruments.grids import (
    grid,
    lost,
    numbered,
    of_sheet,
    read,
    recell,
    relabel,
    rerow,
    sentinels,
    values,
    wrong,
)
from instruments.mutate.grid import without_row
from reportparse.chinese.values import Number
from reportparse.document import Cell
from reportparse.forms import Column
from reportparse.forms.declaration import Measure
from reportparse.normalise import normalise
from reportparse.normalise.cell import read_cell
from tests.normalise.sheets import (
    DISCLOSURE,
    DISCLOSURE_2019,
    REQUESTS,
    REVIEW,
    UNIT_2019,
    C,
    dump,
    found,
)


class TestUnits:
    @pytest.mark.parametrize(
        ("label", "cell", "amount", "issues"),
        [
            ("本年收费金额（单位：万元）", "12.5", Decimal("12.5"), []),
            ("本年收费金额（单位：元）", "12.5", Decimal("0.00125"), ["label-drift", "unit-differs"]),
            ("本年收费金额（亿元）", "1.25", 12500, ["label-drift", "unit-differs"]),
            ("本年收费金额", "8040", 8040, ["unit-unstated"]),
            ("本年收费金额", "8040元", Decimal("0.804"), ["value-adjusted"]),
            ("本年收费金额（单位：万元）", "43.788万元", Decimal("43.788"), []),
            ("本年收费金额（单位：万元）", "251000元", Decimal("25.1"), ["value-suspicious"]),
            ("本年收费金额（单位：万元）", "约3", None, ["cell-unreadable"]),
            ("本年收费金额（单位：万元）", "/", None, []),
            ("本年收费金额（单位：万元）", "", None, []),
        ],
    )
    def test_fees(self, label: str, cell: str, amount: Number | None, issues: list[str]) -> None:
        sheet = relabel(DISCLOSURE, "本年收费金额（单位：万元）", label)
        sheet = recell(sheet, lambda c: replace(c, text=cell) if c.path == "disclosure.fees.amount" else c)
        got = read([of_sheet(sheet)])
        assert (values(got)["disclosure.fees.amount"], [issue.kind for issue in got.issues]) == (amount, issues)

    def test_the_unit_in_a_second_header_row(self) -> None:
        rows = list(DISCLOSURE.rows)
        at = next(i for i, row in enumerate(rows) if "收费金额" in row[-1].text)
        rows[at] = (replace(rows[at][0], row_span=2), replace(rows[at][1], text="本年收费金额"))
        rows.insert(at + 1, (C("（单位：元）", 1, 3),))
        got = read([of_sheet(rerow(DISCLOSURE, rows))])
        truth = Decimal(sentinels("2021")["disclosure.fees.amount"]) / 10000
        assert values(got)["disclosure.fees.amount"] in (truth, None) or "unit-unstated" in [i.kind for i in got.issues]


class TestStates:
    @pytest.mark.parametrize(
        ("text", "value", "state"),
        [("", None, "blank"), ("/", None, "mark"), ("见附件", None, "unreadable"), ("0", 0, "number")],
    )
    def test_states(self, text: str, value: int | None, state: str) -> None:
        path = "requests.granted.total"
        sheet = recell(REQUESTS, lambda cell: replace(cell, text=text) if cell.path == path else cell)
        reading = read([of_sheet(sheet)]).readings["requests"]
        assert [(v.value, v.state, v.raw) for v in reading.values if v.path == path] == [(value, state, text)]

    @pytest.mark.parametrize("headless", [False, True])
    @pytest.mark.parametrize("column", ["natural_person", "total"])
    def test_a_blank_at_the_edge_shifts_nothing_where_every_cell_is_written_out(
        self, column: str, headless: bool
    ) -> None:
        sheet = recell(REQUESTS, lambda c: replace(c, text="") if (c.path or "").endswith(f".{column}") else c)
        table = dump(sheet)
        if headless:
            table = replace(table, cells=tuple(cell for cell in table.cells if cell.row > 2))
        assert (wrong(read([table])), lost(read([table]), [table]) if not headless else []) == ({}, [])

    def test_blank_cells_at_both_ends_of_a_ragged_row_are_nobodys(self) -> None:
        rows = [[cell.text for cell in row] for row in REQUESTS.rows]
        rows[3] = [rows[3][0], "", *rows[3][1:-1], ""]
        got = read([grid(*rows, regular=False)])
        assert wrong(got) == {}
        assert ("row-irregular", "requests.received") in found(got)

    def test_a_number_in_two_pieces_is_no_label_of_a_row_without_labels(self) -> None:
        path = "review.reconsideration.upheld"
        got = read([of_sheet(recell(REVIEW, lambda cell: replace(cell, text="12\n3") if cell.path == path else cell))])
        assert (values(got)[path], wrong(got), lost(got, [of_sheet(REVIEW)])) == (None, {}, [path])

    def test_a_changed_count_is_signed_only_where_the_form_says_so(self) -> None:
        texts = {"disclosure.licensing.change": "-35", "disclosure.licensing.prior_items": "-35"}
        sheet = recell(DISCLOSURE_2019, lambda cell: replace(cell, text=texts.get(cell.path or "", cell.text)))
        kinds = [(i.kind, i.where) for i in read([of_sheet(sheet)]).issues]
        assert kinds == [("value-suspicious", "disclosure.licensing.prior_items"), UNIT_2019]

    def test_missing_rows_are_missing_cells(self) -> None:
        got = read([of_sheet(without_row(REQUESTS, 3))])
        states = {v.state for v in got.readings["requests"].values if v.path.startswith("requests.received.")}
        assert states == {"missing"}

    def test_all_blank(self) -> None:
        got = read([of_sheet(recell(REVIEW, lambda cell: replace(cell, text="") if cell.path else cell))])
        assert found(got) == [("table-blank", "review")]


@pytest.mark.parametrize(
    ("text", "state", "kinds"),
    [("", "unreadable", ["text-struck", "cell-unreadable"]), ("15", "number", ["text-struck"])],
)
def test_a_number_struck_out_in_a_cell_is_told_of_its_value(text: str, state: str, kinds: list[str]) -> None:
    cell = Cell(0, 0, text, drawn=not text, struck="12")
    value, issues = read_cell("a.path", cell, Column("x", ("件数",)), "", "")
    assert (value.state, [one.kind for one in issues], {one.where for one in issues}) == (state, kinds, {"a.path"})


@pytest.mark.parametrize(
    ("text", "measure", "state"),
    [
        *((text, "change", "unreadable") for text in ("4", "-4", "－4")),
        *((text, "change", "number") for text in ("+4", "增4", "0")),
        *(("055", "amount", "unreadable"), ("0.55", "amount", "number"), ("0", "amount", "number")),
        ("4", "count", "number"),
    ],
)
def test_a_number_whose_sign_or_point_a_picture_may_have_lost_is_in_doubt(
    text: str, measure: Measure, state: str
) -> None:
    """A minus that is thinner than a pixel is not there, and of a plus it may be all that is left."""
    cell = Cell(0, 0, text, confidence=1.0, strokes_lost=True)
    value, issues = read_cell("a.path", cell, Column("x", ("本年增/减",), measure=measure), "", "")
    unsure = [("strokes-lost", "a.path")] if state == "unreadable" else []
    assert (value.state, [(it.kind, it.where) for it in issues if it.severity == "error"]) == (state, unsure)


def test_origins_are_of_the_cell() -> None:
    reading = normalise(numbered([of_sheet(REQUESTS)], 4)).readings["requests"]
    cell = next(value for value in reading.values if value.path == "requests.granted.total")
    assert (cell.table, cell.row, cell.column, cell.raw) == (4, 5, 9, sentinels("2021")["requests.granted.total"])


def test_a_blank_beside_two_numbers_in_one_cell_is_no_honest_blank() -> None:
    texts = {"requests.granted.business": "", "requests.granted.research": "488  495", "requests.received.other": ""}
    sheet = recell(REQUESTS, lambda cell: replace(cell, text=texts.get(cell.path or "", cell.text)))
    reading = read([of_sheet(sheet)]).readings["requests"]
    states = {v.path: v.state for v in reading.values if v.path in texts}
    assert states == dict(zip(texts, ("unreadable", "unreadable", "blank"), strict=True))
    assert {(one.kind, one.where) for one in reading.issues} == {("cell-unreadable", path) for path in list(texts)[:2]}
