"""An archive at a glance: which organ reported on which year, what became of requests, what does not add up.

It is made of rows of the tables for analysts (`record.rows`), whatever they were kept in, and holds a few facts a report.
A number counts where it is certain: read, spoken against by no check and no warning. What is doubtful and what is blank is
counted beside it and added to nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from reportparse.across.findings import EXPLAINING
from reportparse.across.measures import MEASURES, NUMBERS, OUTCOMES, Measure
from reportparse.across.told import Told, told_of_check, told_of_issue
from reportparse.across.years import COMPARED, MAX_SPAN, compare_years
from reportparse.chinese.text import fold
from reportparse.diagnostics.language import Both
from reportparse.forms import FORMS
from reportparse.organs.identity import key_of_name
from reportparse.patterns import regex
from reportparse.record.doubts import around, puts_in_doubt

Row = Mapping[str, Any]

REPORT_COLUMNS = (
    "report",
    "organ",
    "year",
    "generation",
    "requests_form",
    "statistics_form",
    "format",
    "status",
    "checks_failed",
    "sha256",
)

USUAL = frozenset(identity.id for form in FORMS for identity in form.identities if identity.grade == "usual")
"""Checks that may fail lawfully."""


WANTED: tuple[tuple[str, tuple[str, ...], tuple[str, tuple[str, ...]] | None], ...] = (
    ("reports", REPORT_COLUMNS, None),
    ("wide", ("report", *(path.replace(".", "_") for path in NUMBERS)), None),
    ("checks", ("report", "id", "terms", "message", "message_zh"), ("status", ("failed",))),
    ("issues", ("report", "kind", "severity", "place", "message", "message_zh"), ("severity", ("error", "warning"))),
    ("files", ("report", "outcome", "duplicate_of", "kind", "message", "message_zh"), None),
)
"""Tables, their columns that an overview is made of, and the values of one column of the rows that it is."""


class Doubt(NamedTuple):
    """Why there is no number: "doubtful", "blank", or "absent": the report's form does not ask for it."""

    why: Literal["doubtful", "blank", "absent"]


DOUBTFUL, BLANK, ABSENT = Doubt("doubtful"), Doubt("blank"), Doubt("absent")


class Remark(NamedTuple):
    """As much of a finding as thousands of reports leave room for: what does not add up or was not read, `check`'s words.

    `gravity` is "no-record", "error", "suspect", "failed", "years" or "usual".
    """

    gravity: str
    kind: str
    text: Both


def _kept(gravity: str, kind: str, told: Told) -> Remark:
    place, said = told
    return Remark(gravity, kind, Both(f"{place.en}: {said.en}", f"{place.zh}：{said.zh}"))


@dataclass(slots=True)
class Filed:
    """One report: where it stands, and what is certain of its requests."""

    name: str
    organ: str
    year: int | None
    form: str
    requests_form: str
    format: str
    status: str
    checks_failed: int
    sha256: str
    numbers: dict[str, int | Doubt] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    values: dict[str, int] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    is_repeated: bool = False
    """`numbers` are empty where another report of the same organ and year says the same: they count once."""

    organ_key: str = ""
    """What reports of one organ share; "" where it is not known whose the report is."""

    @property
    def has_requests(self) -> bool:
        """Whether it has the table of requests, rather than the statistics of 2014 or nothing."""
        return self.requests_form in MEASURES["total"].paths


class Lost(NamedTuple):
    """An input that gave no record; `organ_key` and `year` are what its name says of it, if anything."""

    name: str
    remark: Remark
    organ_key: str
    year: int | None


State = Literal["complete", "partial", "failed", "missing", "none", "late"]
"""Of an organ's year. "missing": there is a report of an earlier and of a later year; "none": it lies before the first or
behind the last one that there is; "late": so does the archive's last year, of which others have reports. "failed": a file
that gave no record bears the organ's name and the year."""


@dataclass(slots=True)
class Organ:
    """An organ: its name as its latest report has it, and its reports by year."""

    name: str
    years: dict[int, list[Filed]]
    failed: set[int] = field(default_factory=set)

    def state(self, year: int) -> State:
        """What there is of a year; complete where one of several reports is."""
        if found := self.years.get(year):
            return "complete" if any(one.status == "complete" for one in found) else "partial"
        if year in self.failed:
            return "failed"
        return "missing" if min(self.years) < year < max(self.years) else "none"


@dataclass(slots=True)
class Overview:
    """All of it: reports by name, organs by name, years in their order, inputs without a record, and counts."""

    reports: list[Filed]
    organs: list[Organ]
    years: list[int]
    lost: list[Lost]
    n_inputs: int
    n_duplicates: int
    warnings: Counter[str]

    def state(self, organ: Organ, year: int) -> State:
        """What there is of an organ's year."""
        state = organ.state(year)
        return "late" if state == "none" and year == self.years[-1] else state

    @property
    def unplaced(self) -> list[Filed]:
        """Reports that do not say whose they are or of which year."""
        return [one for one in self.reports if not one.organ_key or one.year is None]

    def total(self, year: int, measure: str) -> Total:
        """A measure over a year's reports."""
        found = [one.numbers[measure] for one in self.reports if one.year == year and one.numbers]
        certain = [number for number in found if not isinstance(number, Doubt)]
        counts = (len(certain), found.count(DOUBTFUL), found.count(BLANK), found.count(ABSENT))
        return Total(sum(certain) if certain else None, *counts)


class Total(NamedTuple):
    """A sum over reports, None where none has a number; how many reports it is of, in how many it is doubtful, in how many
    blank, and how many follow a form that does not ask for it."""

    number: int | None
    certain: int
    doubtful: int
    blank: int
    absent: int


def overview(rows: Iterable[tuple[str, Row]]) -> Overview:
    """The overview of rows, each with the name of its table.

    `reports`, `wide`, `checks` that failed, `issues` that are no notes, `files`; a report's after its row of `reports`.
    """
    reports: dict[str, Filed] = {}
    files: list[Row] = []
    warnings: Counter[str] = Counter()
    for table, row in rows:
        if table == "files":
            files.append(row)
            continue
        if table == "reports":
            reports[row["report"]] = _filed(row)
            continue
        report = reports.get(row["report"])
        if report is not None:
            _TAKEN[table](report, row, warnings)
    ordered = [reports[name] for name in sorted(reports)]
    for report in ordered:
        report.numbers = {key: _number(report, measure) for key, measure in MEASURES.items()}
    _mark_repeated(ordered)
    organs = _organs(ordered)
    for organ in organs.values():
        _compare_years(organ)
    lost = list(_lost(files, organs))
    for one in lost:
        if one.year is not None and one.organ_key in organs:
            organs[one.organ_key].failed.add(one.year)
    years = _span({year for organ in organs.values() for year in (*organ.years, *organ.failed)})
    n_duplicates = sum(row["duplicate_of"] is not None for row in files)
    by_name = sorted(organs.values(), key=lambda organ: fold(organ.name))
    return Overview(ordered, by_name, years, lost, len(files) or len(ordered), n_duplicates, warnings)


def _filed(row: Row) -> Filed:
    text = {name: row[name] or "" for name in REPORT_COLUMNS if name not in ("year", "checks_failed")}
    form = text["requests_form"] or text["statistics_form"]
    facts = (text["organ"], row["year"], text["generation"], form, text["format"], text["status"])
    key = key_of_name(text["organ"]) if text["organ"] else ""
    return Filed(row["report"], *facts, row["checks_failed"] or 0, text["sha256"], organ_key=key)


def _take_numbers(report: Filed, row: Row, _: Counter[str]) -> None:
    for path in NUMBERS:
        number = row[path.replace(".", "_")]
        if number is not None:
            report.values[path] = number


def _take_check(report: Filed, row: Row, _: Counter[str]) -> None:
    terms = row["terms"].split()
    report.doubted.update(terms)
    gravity = "usual" if row["id"] in USUAL else "failed"
    report.remarks.append(_kept(gravity, row["id"], told_of_check(row["id"], terms, _message(row))))


def _take_issue(report: Filed, row: Row, warnings: Counter[str]) -> None:
    """What an issue puts in doubt, and what is told of it."""
    kind, severity, place = row["kind"], row["severity"], row["place"]
    if puts_in_doubt(kind, severity, place):
        report.doubted.add(place)
    gravity = "suspect" if kind in EXPLAINING else severity
    if gravity == "warning":
        warnings[kind] += 1
    else:
        report.remarks.append(_kept(gravity, kind, told_of_issue(place, _message(row))))


def _message(row: Row) -> Both:
    return Both(row["message"], row["message_zh"])


_TAKEN = {"wide": _take_numbers, "checks": _take_check, "issues": _take_issue}


def _is_doubted(report: Filed, path: str) -> bool:
    """Whether a check or an issue speaks against a value, or against the row or table that it stands in."""
    return bool(report.doubted) and not report.doubted.isdisjoint(around(path))


def _number(report: Filed, measure: Measure) -> int | Doubt:
    """The number of a measure. Blank cells of a group count as 0 where the table's own sum of all outcomes says so."""
    paths = measure.paths.get(report.requests_form, ())
    if not paths and report.requests_form:
        return ABSENT
    if any(_is_doubted(report, path) for path in paths):
        return DOUBTFUL
    given = [report.values[path] for path in paths if path in report.values]
    if not given:
        return BLANK
    if len(given) < len(paths) and not _outcomes_close(report):
        return DOUBTFUL
    return sum(given)


def _outcomes_close(report: Filed) -> bool:
    """Whether the outcomes that are given add up to the total that is given."""
    paths = [path for key in OUTCOMES for path in MEASURES[key].paths.get(report.requests_form, ())]
    (total,) = MEASURES["total"].paths[report.requests_form]
    doubted = any(_is_doubted(report, path) for path in (total, *paths))
    return not doubted and sum(report.values.get(path, 0) for path in paths) == report.values.get(total)


def _mark_repeated(reports: Iterable[Filed]) -> None:
    """Of reports of one organ and year, one counts where all say the same, else none: which is right cannot be told."""
    placed: dict[tuple[str, int], list[Filed]] = defaultdict(list)
    for report in reports:
        if report.organ_key and report.year is not None:
            placed[report.organ_key, report.year].append(report)
    for found in placed.values():
        if len(found) == 1:
            continue
        same = all(one.values == found[0].values for one in found)
        for at, one in enumerate(found):
            one.is_repeated = True
            if not same:
                one.numbers = dict.fromkeys(one.numbers, DOUBTFUL)
            elif at:
                one.numbers = {}


def _organs(reports: Iterable[Filed]) -> dict[str, Organ]:
    organs: dict[str, Organ] = {}
    for report in reports:
        if report.organ_key and report.year is not None:
            organ = organs.setdefault(report.organ_key, Organ(report.organ, {}))
            if organ.years and report.year >= max(organ.years):
                organ.name = report.organ
            organ.years.setdefault(report.year, []).append(report)
    return organs


def _compare_years(organ: Organ) -> None:
    """What a report says of last year's and that one does not, as `check` finds it; of two unlike reports of a year nothing
    is compared."""
    of_years = {
        year: found[0] for year, found in organ.years.items() if all(one.values == found[0].values for one in found)
    }
    for year, this in of_years.items():
        if year - 1 not in of_years:
            continue
        results = compare_years(_compared(of_years[year - 1]), _compared(this))
        for result in (result for result in results if result.status == "failed"):
            told = told_of_check(result.id, result.terms, Both(result.message, result.message_zh))
            this.remarks.append(_kept("years", result.id, told))


def _compared(report: Filed) -> Mapping[str, Any]:
    """As much of a record as years are compared in."""
    made: dict[str, Any] = {"report": {"organ": report.organ, "year": report.year}}
    for path in COMPARED:
        table, row, column = path.split(".")
        made.setdefault(table, {}).setdefault(row, {})[column] = report.values.get(path)
    return made if report.has_requests else {**made, "requests": None}


_YEAR = regex(r"(?<!\d)20[0-3]\d(?!\d)")


def _lost(files: Iterable[Row], organs: Mapping[str, Organ]) -> Iterator[Lost]:
    """Inputs without a record: by their names they can be an organ's year."""
    names = {fold(one.organ): key for key, organ in organs.items() for filed in organ.years.values() for one in filed}
    for row in files:
        if row["outcome"] != "failed" or row["duplicate_of"] is not None:
            continue
        remark = Remark("no-record", row["kind"] or "", Both(row["message"] or "", row["message_zh"] or ""))
        years = set(_YEAR.findall(row["report"]))
        year = int(years.pop()) if len(years) == 1 else None
        yield Lost(row["report"], remark, _organ_in(row["report"], names), year)


MAX_NAME = 60


def _organ_in(path: str, names: Mapping[str, str]) -> str:
    """The key of the longest name of an organ in a path, in its last part before its folders; "" where there is none."""
    for part in reversed(path.split("/")):
        text = fold(part)[:200]
        for length in range(min(len(text), MAX_NAME), 3, -1):
            for start in range(len(text) - length + 1):
                if text[start : start + length] in names:
                    return names[text[start : start + length]]
    return ""


def _span(years: set[int]) -> list[int]:
    """The years from the first to the last; where they lie too far apart, those that there are."""
    if not years:
        return []
    first, last = min(years), max(years)
    return list(range(first, last + 1)) if last - first < MAX_SPAN else sorted(years)
