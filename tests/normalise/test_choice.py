"""Which form a table is read as."""

from __future__ import annotations

from dataclasses import replace

from instruments.grids import (
    of_sheet,
    read,
    rerow,
    sentinels,
    values,
    wrong,
)
from instruments.mutate.grid import with_row
from tests.normalise.sheets import (
    DISCLOSURE,
    DISCLOSURE_2019,
    FOREIGN,
    REQUESTS,
    REQUESTS_2019,
    C,
)


class TestForms:
    def test_2019_where_other_is_undivided(self) -> None:
        assert read([of_sheet(REQUESTS_2019)]).readings["requests"].form.name == "2019"

    def test_forms_may_be_mixed_in_one_report(self) -> None:
        got = read([of_sheet(DISCLOSURE_2019), of_sheet(REQUESTS)])
        assert {kind: reading.form.name for kind, reading in got.readings.items()} == {
            "disclosure": "2019",
            "requests": "2021",
        }

    def test_undivided_is_never_the_third_item(self) -> None:
        sheet = with_row(REQUESTS, 23, (C("（六）其他处理", 1, 2), *FOREIGN))
        got = read([of_sheet(sheet)])
        assert values(got).get("requests.other.other.total") in (
            None,
            int(sentinels("2021")["requests.other.other.total"]),
        )

    def test_a_block_of_2019_in_a_table_of_2021_is_not_renamed(self) -> None:
        block = [tuple(replace(cell, path=None) for cell in row) for row in DISCLOSURE_2019.rows[:4]]
        got = read([of_sheet(rerow(DISCLOSURE, [*block, *DISCLOSURE.rows[4:]]))])
        rules = [values(got).get(f"disclosure.rules.{key}") for key in ("issued", "repealed", "in_force")]
        assert (rules, wrong(got)) == ([None] * 3, {})
