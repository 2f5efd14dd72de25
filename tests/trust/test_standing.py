"""Break each cell of a consistent report in turn: just the checks that mention it fail, and the cell is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from instruments.made.expected import identities
from instruments.made.figures import Scale, consistent
from reportparse.forms import FORMS
from reportparse.normalise import CellValue, TableReading
from reportparse.pipeline import parse
from reportparse.record.schema import Report
from reportparse.trust.standing import UNCONFIRMED, count_standings, likely_misprints, standings
from reportparse.trust.sums import check_sums

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
CONSISTENT = ("township-2021form", "bureau-2021form", "city-2021form", "county-2019form", "district-2019form")
FILING_KINDS = (
    "likely-misprint",
    "likely-omission",
    "rules-unexpected",
    "decisions-computed",
    "placeholder-left",
    "period-irregular",
)

CHANGES: Mapping[str, Callable[[int], int | None]] = {
    "one more": lambda number: number + 1,
    "one less": lambda number: number - 1 if number else None,
    "a digit more": lambda number: number * 10 if number else None,
    "zero": lambda number: 0 if number else None,
}
"""Ways to misprint a number; None where it cannot be done."""


@cache
def readings_of(form: str, seed: int = 7) -> tuple[TableReading, ...]:
    """A consistent report's tables as they would be read."""
    scale = Scale(requests=900, decisions=400, documents=9, zeros=0.4, rules=2, fee="12.5", reviews=30)
    raw = consistent(seed, form, scale)
    readings = []
    for declared in FORMS:
        if declared.name == form or declared.table == "review":
            cells = (CellValue(path, _number(raw[path]), raw[path], "number") for path, _, _ in declared.places)
            readings.append(TableReading(declared, tuple(cells), (), 1.0))
    return tuple(readings)


def _number(text: str) -> int:
    return int(float(text))


def broken(readings: tuple[TableReading, ...], path: str, value: int | None) -> list[TableReading]:
    """The readings with another number in one cell, or none."""

    def changed(cell: CellValue) -> CellValue:
        if cell.path != path:
            return cell
        return cell._replace(
            value=value, raw="" if value is None else str(value), state="blank" if value is None else "number"
        )

    return [replace(reading, values=tuple(map(changed, reading.values))) for reading in readings]


def cells_of(form: str) -> list[CellValue]:
    return [cell for reading in readings_of(form) for cell in reading.values]


def failed(readings: list[TableReading]) -> set[str]:
    return {result.id for result in check_sums(readings) if result.status == "failed"}


def located(readings: list[TableReading]) -> list[tuple[str, str]]:
    return [(found.where, str(dict(found.facts)["mend"])) for found in likely_misprints(check_sums(readings), readings)]


def break_each(form: str, change: Callable[[int], int | None]) -> dict[str, tuple[int, int, int]]:
    """By table: cells broken, breaks found (just the right checks failed), and cells located with the right number."""
    said = identities(form)
    tally: dict[str, tuple[int, int, int]] = {}
    for cell in cells_of(form):
        assert isinstance(cell.value, int)
        value = change(cell.value)
        if value is None:
            continue
        readings = broken(readings_of(form), cell.path, value)
        mentioned = {name for name, sides in said.items() if cell.path in (*sides[0], *sides[1])}
        results = check_sums(readings)
        assert {result.id for result in results if result.status == "failed"} == mentioned, cell.path
        named = [(found.where, dict(found.facts)["mend"]) for found in likely_misprints(results, readings)]
        assert named in ([], [(cell.path, str(cell.value))]), cell.path
        table = cell.path.partition(".")[0]
        cells, found, placed = tally.get(table, (0, 0, 0))
        tally[table] = (cells + 1, found + bool(mentioned), placed + bool(named))
    return tally


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_consistent_report_raises_nothing(form: str) -> None:
    readings = list(readings_of(form))
    assert failed(readings) == set()
    assert located(readings) == []


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("change", CHANGES)
def test_each_cell_broken_is_found_and_located(form: str, change: str) -> None:
    tally = break_each(form, CHANGES[change])
    cells, found, placed = tally["requests"]
    assert (found, placed) == (cells, cells)
    cells, found, placed = tally["review"]
    assert (found, placed) == (cells, 0), "one sum cannot tell its five terms apart"
    assert tally["disclosure"][1:] == (0, 0), "table 1 has no identity"


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_cell_blanked_is_found_and_what_the_sums_ask_of_it_is_told(form: str) -> None:
    told = 0
    for cell in cells_of(form):
        if cell.value and not cell.path.startswith("disclosure"):
            readings = broken(readings_of(form), cell.path, None)
            unheard = [result.id for result in check_sums(readings) if result.status == "skipped"]
            assert failed(readings) or unheard, cell.path
            found = likely_misprints(check_sums(readings), readings)
            asked = [(one.kind, one.where, dict(one.facts)["mend"]) for one in found]
            assert asked in ([], [("likely-omission", cell.path, str(cell.value))]), "a blank is no misprint"
            told += len(found)
    assert told > 20


def test_two_cells_broken_apart_are_both_located() -> None:
    readings = broken(readings_of("2021"), "requests.granted.business", 901)
    readings = broken(tuple(readings), "requests.carried_over.other", 77)
    assert {where for where, _ in located(readings)} == {"requests.granted.business", "requests.carried_over.other"}


def test_two_cells_broken_alike_are_not_guessed() -> None:
    before = {cell.path: cell.value for cell in cells_of("2021")}
    readings = list(readings_of("2021"))
    for path in ("requests.granted.business", "requests.denied.third_party.other"):
        readings = broken(tuple(readings), path, int(before[path] or 0) + 5)
    assert len(failed(readings)) == 4
    assert located(readings) == []


def test_two_cells_exchanged_are_found_and_not_located() -> None:
    before = {cell.path: cell.value for cell in cells_of("2021")}
    one, other = "requests.received.natural_person", "requests.received.business"
    readings = broken(readings_of("2021"), one, int(before[other] or 0))
    readings = broken(tuple(readings), other, int(before[one] or 0))
    assert failed(readings) == {"requests.balance.natural_person", "requests.balance.business"}
    assert located(readings) == []


def test_standing() -> None:
    readings = broken(readings_of("2021"), "requests.granted.business", 901)
    standing = standings(check_sums(readings))
    disputing = ("requests.outcomes_sum.business", "requests.applicants_sum.granted")
    assert standing["requests.granted.business"].name == "disputed"
    assert standing["requests.granted.business"].checks == disputing
    # Named by a failed check, though its own row holds: the document contradicts itself there.
    assert standing["requests.total.business"].name == "disputed"
    assert standing["requests.total.business"].checks == ("requests.outcomes_sum.business",)
    assert standing["requests.received.business"].name == "confirmed"
    assert standing["requests.received.business"].checks == (
        "requests.balance.business",
        "requests.applicants_sum.received",
    )
    assert "disclosure.licensing.decisions" not in standing
    counts = count_standings(readings, standing)
    row, column = 7, 1 + 21
    assert counts == {"confirmed": 190 - (row + column - 1), "unconfirmed": 10, "disputed": row + column - 1}


def test_counts_are_of_numbers_only() -> None:
    readings = broken(readings_of("2021"), "disclosure.licensing.decisions", None)
    assert count_standings(readings, standings(check_sums(readings)))["unconfirmed"] == 9


def test_every_change_of_a_confirmed_value_breaks_a_check_that_confirms_it() -> None:
    readings = readings_of("2019")
    standing = standings(check_sums(readings))
    for cell in cells_of("2019"):
        here = standing.get(cell.path, UNCONFIRMED)
        assert isinstance(cell.value, int)
        assert failed(broken(readings, cell.path, cell.value + 3)) == set(here.checks)


def test_messages_name_the_cells() -> None:
    before = {cell.path: cell.value for cell in cells_of("2021")}
    readings = list(readings_of("2021"))
    for row, value in {"received": 12, "carried_over": 0, "total": 11, "carried_forward": 0}.items():
        readings = broken(tuple(readings), f"requests.{row}.research", value)
    message = next(result for result in check_sums(readings) if result.id == "requests.balance.research")
    assert message.message == (
        "requests, 科研机构: 一、本年新收 12 + 二、上年结转 0 = 12, "
        "but （七）总计 11 + 四、结转下年度 0 = 11 (difference 1)."
    )
    assert message.message_zh == (
        "申请办理，科研机构：一、本年新收 12 + 二、上年结转 0 = 12，而（七）总计 11 + 四、结转下年度 0 = 11（相差 1）。"
    )
    readings = broken(tuple(readings_of("2021")), "review.reconsideration.total", 9999)
    result = next(result for result in check_sums(readings) if result.id == "review.sum.reconsideration")
    assert result.message.startswith("review, 行政复议: 总计 9999, but 结果维持 ")
    assert result.message.endswith(f" (difference {9999 - int(before['review.reconsideration.total'] or 0)}).")


# The record


def record_of(name: str) -> Report:
    return parse((FIXTURES / f"{name}.html").read_bytes(), f"{name}.html", cells=True)


@pytest.mark.parametrize("name", CONSISTENT)
def test_consistent_fixtures_raise_nothing(name: str) -> None:
    report = record_of(name)
    assert [result.id for result in report.checks.results if result.status == "failed"] == []
    assert [found.kind for found in report.issues if found.kind in (*FILING_KINDS, "fee-unstated")] == []
    assert report.checks.disputed == 0


def test_the_record_sums_up_and_details_standing() -> None:
    report = record_of("bureau-2021form-error")
    checks = report.checks
    numbers = [cell for cell in report.cells or [] if cell.value is not None]
    for name in ("confirmed", "unconfirmed", "disputed"):
        assert getattr(checks, name) == sum(cell.standing == name for cell in numbers)
    misprints = [(found.where, found.severity) for found in report.issues if found.kind == "likely-misprint"]
    assert misprints == [("requests.granted.total", "warning")]
    cell = next(cell for cell in report.cells or [] if cell.path == "requests.granted.total")
    assert (cell.value, cell.standing) == (6, "disputed"), "the value stays as published"
    assert set(cell.checks) == {"requests.applicants_sum.granted", "requests.outcomes_sum.total"}
