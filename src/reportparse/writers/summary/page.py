"""The overview of an archive as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportparse.across.measures import MEASURES, OUTCOMES
from reportparse.across.overview import Doubt, Overview
from reportparse.diagnostics.language import PAGE_LANGUAGE, Both, Language
from reportparse.writers.page import environment, render
from reportparse.writers.summary.charts import Chart, Point
from reportparse.writers.summary.content import LISTED, STATES, WRONG, content, kind_words

MAX_KINDS = 12
CLASSES = ((0, 0, "0"), (1, 1, "1"), (2, 5, "2–5"), (6, 10, "6–10"), (11, 50, "11–50"), (51, 100, "51–100"),
           (101, 1000, "101–1k"), (1001, None, ">1k"))  # fmt: skip
"""Sizes into which numbers of requests are sorted: from, to, and what stands below the column."""

EN = {
    "received": "Received",
    "carried_over": "Carried over",
    "granted": "Granted",
    "partially_granted": "Partially granted",
    "denied": "Denied",
    "unavailable": "Unavailable",
    "not_processed": "Not processed",
    "other": "Otherwise ended",
    "total": "Total of outcomes",
    "carried_forward": "Carried forward",
}
"""What the measures are called in English; in Chinese as the form words them."""


def summary_page(overview: Overview, name: str, views: Mapping[str, str] | None = None) -> bytes:
    """The page of an archive that is called so; `views` leads from the names of reports to pages that show them."""
    measures = {key: measure_name(key) for key in MEASURES}
    return render(
        "summary.html",
        Both(f"Summary: {name}", f"汇总：{name}"),
        archive=name,
        overview=overview,
        counts=_counts(overview),
        organ_years=_organ_years(overview),
        charts=charts_of(overview),
        measures=measures,
        states=STATES,
        wrong=WRONG,
        gravities=LISTED,
        warnings=[(kind_words(kind), count) for kind, count in overview.warnings.most_common(MAX_KINDS)],
        content=content(overview, views or {}),
    )


def charts_of(overview: Overview) -> dict[str, list[Chart]]:
    """The charts of the page, by the part of it in which they stand."""
    return {
        "reports": list(_of_reports(overview)),
        "outcomes": list(_of_outcomes(overview)),
        "sizes": list(_of_sizes(overview)),
    }


def drawing_of(chart: Chart, language: Language = PAGE_LANGUAGE) -> bytes:
    """A chart as a drawing of its own (SVG), with its title and, for those who do not see it, its numbers in words."""
    return environment().get_template("chart.svg").render(chart=chart, language=language).lstrip().encode("utf-8")


def measure_name(key: str) -> Both:
    """What a measure is called."""
    return Both(EN.get(key, key), MEASURES[key].label)


def _counts(overview: Overview) -> dict[str, int]:
    statuses = Counter(report.status for report in overview.reports)
    return {
        "inputs": overview.n_inputs,
        "reports": len(overview.reports),
        "complete": statuses["complete"],
        "partial": statuses["partial"],
        "lost": len(overview.lost),
        "duplicates": overview.n_duplicates,
        "unplaced": len(overview.unplaced),
        "wrong": sum(report.checks_failed > 0 for report in overview.reports),
        "years": sum(any(found.gravity == "years" for found in report.remarks) for report in overview.reports),
        "repeated": sum(report.is_repeated for report in overview.reports),
    }


def _organ_years(overview: Overview) -> dict[str, dict[int, int]]:
    """How many organs stand so in a year, by state; "wrong": how many have a report that does not add up."""
    stated = {year: Counter(overview.state(organ, year) for organ in overview.organs) for year in overview.years}
    wrong = {
        year: sum(any(one.checks_failed for one in organ.years.get(year, ())) for organ in overview.organs)
        for year in overview.years
    }
    return {state: {year: counts[state] for year, counts in stated.items()} for state in STATES} | {"wrong": wrong}


def _of_reports(overview: Overview) -> Iterator[Chart]:
    years = Counter(report.year for report in overview.reports)
    yield Chart(
        "years",
        Both("Reports by year", "各年度报告数"),
        tuple(Point(str(year), years[year]) for year in overview.years),
    )
    for key, title in (("form", Both("By form", "按表式")), ("format", Both("By format", "按文件格式"))):
        counts = Counter(getattr(report, key) for report in overview.reports)
        yield Chart(key, title, tuple(Point(name or "?", count) for name, count in counts.most_common(MAX_KINDS)))


def _of_outcomes(overview: Overview) -> Iterator[Chart]:
    for key in ("received", *OUTCOMES):
        points = []
        for year in overview.years:
            total = overview.total(year, key)
            en = f"of {total.certain} reports; doubtful in {total.doubtful}, blank in {total.blank}"
            zh = f"{total.certain} 份报告合计；另有 {total.doubtful} 份存疑、{total.blank} 份空白，未计入"
            if total.absent:
                en += f"; not asked for by the form of {total.absent}"
                zh += f"；{total.absent} 份所用表式没有此项"
            points.append(Point(str(year), total.number, Both(en, zh)))
        yield Chart(key, measure_name(key), tuple(points))


def _of_sizes(overview: Overview) -> Iterator[Chart]:
    """How many reports received so many requests, by year; the last years only where there are many."""
    for year in overview.years[-6:]:
        numbers = [one.numbers["received"] for one in overview.reports if one.year == year and one.numbers]
        certain = [number for number in numbers if not isinstance(number, Doubt)]
        points = tuple(
            Point(name, sum(low <= number and (high is None or number <= high) for number in certain))
            for low, high, name in CLASSES
        )
        remark = Both(
            f"{len(certain)} reports; of {len(numbers) - len(certain)} no certain number",
            f"{len(certain)} 份；另有 {len(numbers) - len(certain)} 份没有确定的数",
        )
        yield Chart(
            f"sizes-{year}",
            Both(f"Requests a report received in {year}", f"{year} 年每份报告新收申请数"),
            points,
            remark,
        )
