"""The years of one organ side by side: which values changed, and what one year says of the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.across.findings import Finding, year_finding
from reportparse.across.generations import number_across
from reportparse.across.years import check_years
from reportparse.chinese.values import Number
from reportparse.forms.value_names import name_of
from reportparse.organs.identity import key_of_name
from reportparse.record.load import PATHS, has_path
from reportparse.writers.view.report import ShownReport


class ShownNumber(NamedTuple):
    """A value in one year: its number as text, its sign against the year before, the id of its place in its report."""

    text: str
    change: str
    target: str


class ShownYears(NamedTuple):
    """An organ's reports by year; `rows` are (name of the value, whether it changed, its numbers)."""

    organ: str
    reports: tuple[ShownReport, ...]
    rows: tuple[tuple[str, bool, tuple[ShownNumber, ...]], ...]
    failed: tuple[Finding, ...]


def years_of(reports: Sequence[ShownReport]) -> list[ShownYears]:
    """The organs of which there is more than one year, in the order of the reports."""
    by_organ: dict[str, dict[int, ShownReport]] = {}
    for report in reports:
        about = report.record["report"]
        if about["organ"] and about["year"]:
            by_organ.setdefault(key_of_name(about["organ"]), {}).setdefault(about["year"], report)
    return [_years([of_year[year] for year in sorted(of_year)]) for of_year in by_organ.values() if len(of_year) > 1]


def _years(reports: Sequence[ShownReport]) -> ShownYears:
    records = [report.record for report in reports]
    checks, _ = check_years(records)
    of_year = {report.record["report"]["year"]: report for report in reports}
    failed = [
        year_finding(of_year[check.year].file, of_year[check.year].record, check.result._asdict())
        for check in checks
        if check.result.status == "failed"
    ]
    return ShownYears(
        records[-1]["report"]["organ"],
        tuple(reports),
        tuple(_rows(reports)),
        tuple(failed),
    )


def _rows(reports: Sequence[ShownReport]) -> Iterator[tuple[str, bool, tuple[ShownNumber, ...]]]:
    for path in PATHS:
        numbers = [number_across(report.record, path) for report in reports]
        if all(number is None for number in numbers):
            continue
        before = [None, *numbers[:-1]]
        cells = tuple(
            ShownNumber("" if now is None else str(now), _change(then, now), _target(report, path))
            for report, then, now in zip(reports, before, numbers, strict=True)
        )
        yield name_of(path).whole.removesuffix(" · "), len(set(numbers)) > 1, cells


def _change(then: Number | None, now: Number | None) -> str:
    if then is None or now is None or then == now:
        return ""
    return "↑" if now > then else "↓"


def _target(report: ShownReport, path: str) -> str:
    """The id of the value in its own report; none where another form's number stands for it."""
    return f"v{report.number}.{path}" if path in report.values and has_path(report.record, path) else ""
