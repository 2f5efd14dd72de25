"""Tables of all reports: organs over years and spellings, and each year beside the one before."""

from __future__ import annotations

from reportparse.record.columns import ORGANS, PANEL
from reportparse.record.panel import Sighting, rows_of_organs, rows_of_panel

KEY = "320623/教育局"


def sighting(
    year: int | None, *, key: str = KEY, organ: str = "如东县教育局", over: int | None = 0, forward: int | None = 0
) -> Sighting:
    facts = ("县", "部门", "320623", "如东县", "320600", "320000", "江苏省", f"{over} {forward}")
    return Sighting(key, year, f"{organ}{year}", organ, *facts, over, forward)


def panel(*sightings: Sighting) -> list[dict[str, object]]:
    names = [column.name for column in PANEL]
    return [dict(zip(names, row, strict=True)) for row in rows_of_panel(sightings)]


def test_last_years_number_stands_beside_this_years() -> None:
    first, second = panel(sighting(2020, forward=3), sighting(2021, over=2))
    assert (first["previous_year"], first["carried_forward_last_year"]) == (None, None)
    assert (second["previous_year"], second["carried_forward_last_year"], second["carried_over"]) == (2020, 3, 2)
    assert (first["report_last_year"], second["report_last_year"]) == (None, first["report"])


def test_missing_years_are_named_and_not_bridged() -> None:
    later = panel(sighting(2018, forward=3), sighting(2021, over=2))[1]
    assert (later["missing_years"], later["carried_forward_last_year"]) == ("2019 2020", None)
    assert later["report_last_year"] is None


def test_reports_of_one_year_that_differ_give_no_number() -> None:
    both, later = panel(sighting(2020, over=3, forward=1), sighting(2020, over=4, forward=1), sighting(2021))
    assert (both["reports"], both["carried_over"], both["carried_forward"]) == (2, None, 1)
    assert (both["reports_agree"], later["report_last_year"], later["carried_forward_last_year"]) == (False, None, 1)
    assert [one["reports_agree"] for one in panel(sighting(2020), sighting(2020))] == [True]


def test_what_is_known_by_name_alone_is_set_beside_no_other_year() -> None:
    later = panel(sighting(2020, key="name:鼓楼区/教育局", forward=3), sighting(2021, key="name:鼓楼区/教育局"))[1]
    assert (later["previous_year"], later["carried_forward_last_year"]) == (None, None)


def test_an_organ_is_one_row_over_years_and_spellings() -> None:
    seen = [sighting(None), sighting(2019, organ="江苏省如东县教育局"), sighting(2021)]
    (row,) = rows_of_organs(seen)
    organ = dict(zip((column.name for column in ORGANS), row, strict=True))
    assert (organ["organ"], organ["spellings"]) == ("如东县教育局", "江苏省如东县教育局")
    assert (organ["first_year"], organ["last_year"], organ["reports"], organ["known_by_name"]) == (2019, 2021, 3, False)
