"""A summary in the browser: its questions answered by hand and by keys, quick with many rows, whatever names say."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from instruments.archive import write
from reportparse.across.overview import WANTED, Overview, Row, overview
from reportparse.batch.reading import Wanted, rows_of_output
from reportparse.cli.summary import summarise
from reportparse.writers.summary.page import summary_page
from tests.browser.accessibility import grave_faults
from tests.browser.conftest import Opened
from tests.browser.reports import HOSTILE

N_REPORTS = 120


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up archive with its own truth."""
    folder = tmp_path_factory.mktemp("archive")
    write(folder, N_REPORTS)
    return folder


@pytest.fixture(scope="module")
def found(archive: Path) -> Overview:
    return overview(rows_of_output(str(archive / "records.jsonl"), [Wanted(*one) for one in WANTED]))


@pytest.fixture(scope="module")
def made(found: Overview) -> bytes:
    return summary_page(found, "records.jsonl")


def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def test_which_years_of_an_organ_are_missing(opened: Opened, made: bytes, archive: Path) -> None:
    truth = json.loads((archive / "truth.json").read_text("utf-8"))
    organ, years = next(iter(truth["missing"].items()))
    page = opened(made)
    page.locator("#organ").fill(organ[:3] + " " + organ[3:])
    expect(page.locator("#heat tbody tr")).to_have_count(1)
    assert texts(page, "#heat .gaps") == [str(year) for year in years]
    page.get_by_role("button", name=organ).click()
    assert texts(page, ".detail tbody th") == [str(year) for year in range(2019, 2026) if year not in years]
    page.locator("#organ").fill("")
    page.locator("#years-only").select_option("3")
    expect(page.locator("#heat tbody tr")).to_have_count(len(truth["missing"]))


def test_an_organ_without_the_last_year_and_a_year_that_does_not_add_up_are_seen(opened: Opened, made: bytes) -> None:
    page = opened(made)
    page.locator("#years-only").select_option("last")
    late = page.locator("#heat tbody tr").filter(has_text="◇")
    assert "2025 未见" in late.first.locator(".gaps").inner_text()
    page.locator("#years-only").select_option("")
    wrong = page.locator("#heat td.state", has_text="✓").filter(has_text="✗").first
    assert "warn" in str(wrong.get_attribute("class"))


def test_who_refused_most_in_2023(opened: Opened, made: bytes, archive: Path) -> None:
    truth = json.loads((archive / "truth.json").read_text("utf-8"))
    organ, denied = truth["refused_most"]["2023"]
    page = opened(made)
    page.locator("#year").select_option("2023")
    expect(page.locator("#rank tbody tr", has_not_text="2023")).to_have_count(0)
    first = page.locator("#rank tbody tr").first
    assert first.locator("th").inner_text() == organ
    assert first.locator("td").nth(2).inner_text() == f"{denied:,}"


def test_what_does_not_add_up_is_found_and_ordered_by_keys(opened: Opened, made: bytes, archive: Path) -> None:
    truth = json.loads((archive / "truth.json").read_text("utf-8"))
    page = opened(made)
    page.locator("#gravity").select_option(label="不符")
    expect(page.locator("#list-pager [role=status]")).to_have_text(re.compile(rf"/ {truth['broken']}$"))
    page.locator("#list th button", has_text="年度").focus()
    page.keyboard.press("Enter")
    years = texts(page, "#list tbody td:nth-child(3)")
    assert years == sorted(years)
    page.keyboard.press("Enter")
    assert texts(page, "#list tbody td:nth-child(3)")[0] >= years[-1]
    assert "相差 1" in page.locator("#list tbody tr").first.inner_text()


def test_years_at_odds_are_listed(opened: Opened, made: bytes, archive: Path) -> None:
    truth = json.loads((archive / "truth.json").read_text("utf-8"))
    page = opened(made)
    page.locator("#gravity").select_option(label="与上年不符")
    page.locator("#kind").select_option(label="申请表某一列：本年的上年结转 = 上年报告的结转下年度。")
    page.locator("#words").fill("自然人")
    expect(page.locator("#list-pager [role=status]")).to_have_text(re.compile(rf"/ {truth['at_odds']}$"))
    expect(page.locator("#list tbody tr").first).to_contain_text("上年结转")


def test_who_is_not_ranked_is_named_and_the_last_year_with_numbers_opens(opened: Opened, archive: Path) -> None:
    records = [json.loads(line) for line in (archive / "records.jsonl").read_text("utf-8").splitlines()[:9]]
    for record in records:
        if record["report"]["year"] >= 2024:
            record["requests"] = None
    issue = {"kind": "k", "severity": "warning", "where": "requests.denied.third_party.total"}
    doubted = next(record for record in records if record["report"]["year"] == 2023)
    doubted["issues"].append({**issue, "message": f"{issue['where']}: odd", "message_zh": f"{issue['where']}：存疑"})
    few = archive / "few.jsonl"
    few.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    page = opened(summary_page(overview(rows_of_output(str(few), [Wanted(*one) for one in WANTED])), "few"))
    others = [
        record["report"]["organ"] for record in records if record["report"]["year"] == 2023 and record is not doubted
    ]
    expect(page.locator("#unranked")).to_contain_text("2023 年" if others else "2022 年")
    page.locator("#year").select_option("2023")
    page.locator("#doubted summary").click()
    expect(page.locator("#doubted .named")).to_have_text(doubted["report"]["organ"])


def test_broken_records_are_told_and_cost_the_exit_code(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (archive / "records.jsonl").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_text(lines[0] + '{"schema_version": "1.1"}\n' + lines[1], "utf-8")
    assert summarise(str(tmp_path / "a.jsonl"), tmp_path / "a.html") == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "1 broken" in said
    assert (tmp_path / "a.html").stat().st_size > 0


@pytest.mark.parametrize("name", ["a.csv", "a.dta", "a.xlsx"])
def test_tables_that_are_not_read_back_are_refused_in_a_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("report\n")
    assert summarise(str(tmp_path / name), tmp_path / "a.html") == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "CSV, Stata and workbooks are not" in said


def test_rows_are_turned_over_by_keys(opened: Opened, made: bytes) -> None:
    page = opened(made)
    page.locator("#rank-pager button").last.focus()
    before = page.locator("#rank tbody tr").first.inner_text()
    if page.locator("#rank-pager button").last.is_enabled():
        page.keyboard.press("Enter")
        assert page.locator("#rank tbody tr").first.inner_text() != before
    assert page.locator("#list tbody tr").count() <= 25


def test_hostile_names_are_shown_and_do_nothing(opened: Opened, found: Overview) -> None:
    hostile = overview(
        (
            table,
            {
                **row,
                **{
                    key: HOSTILE[at] + str(row[key])
                    for key in ("organ", "format", "message", "message_zh")
                    if key in row
                },
            },
        )
        for at in range(len(HOSTILE))
        for table, row in _first(found, at)
    )
    page = opened(summary_page(hostile, HOSTILE[0]))
    assert page.locator("#heat tbody tr").count() == len({organ.name for organ in hostile.organs})
    assert page.locator("main script").count() == 1
    assert (
        page.locator("iframe, img, base, main style, [onload], [onerror], [onfocus], a[href^='javascript']").count()
        == 0
    )


def _first(found: Overview, at: int) -> list[tuple[str, Row]]:
    """Rows of one report and of a check of it that failed."""
    report = found.reports[at]
    about = {
        "report": report.name,
        "organ": report.organ,
        "year": report.year,
        "generation": "2021",
        "requests_form": "2021",
        "statistics_form": None,
    }
    said = {"report": report.name, "id": "requests.balance.total", "terms": "", "message": "m", "message_zh": "m"}
    return [
        ("reports", {**about, "format": "docx", "status": "complete", "checks_failed": 1, "sha256": ""}),
        ("checks", said),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_grave_fault_for_those_who_do_not_see_or_point(opened: Opened, made: bytes, scheme: str, width: int) -> None:
    page = opened(made, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.locator("#heat button").first.click()
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="English").click()
    assert page.locator("#measure option").first.inner_text() == "Received"


def test_a_page_of_an_output_is_the_same_each_time(archive: Path, tmp_path: Path, made: bytes) -> None:
    assert summarise(str(archive / "records.jsonl"), tmp_path / "a.html") == 0
    assert (tmp_path / "a.html").read_bytes() == made


def test_where_there_is_no_report_there_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert summarise(str(tmp_path / "gone.jsonl"), tmp_path / "a.html") == 1
    assert "gone.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


def test_findings_lead_to_views_of_their_reports(opened: Opened, archive: Path, tmp_path: Path) -> None:
    truth = json.loads((archive / "truth.json").read_text("utf-8"))
    page_file = tmp_path / "page: 1.html"
    assert summarise(str(archive / "records.jsonl"), page_file, views=True) == 0
    views = sorted((tmp_path / "page: 1.views").iterdir())
    assert truth["broken"] <= len(views) <= truth["broken"] + truth["partial"]
    page = opened(page_file.read_bytes(), page_file.name)
    links = page.locator("#list tbody a")
    assert links.count() > 0
    hrefs = links.evaluate_all("all => all.map(it => decodeURIComponent(it.getAttribute('href')))")
    assert {tmp_path / href for href in hrefs} <= {*views}
    assert '<span class="chip bad">✗ ' in views[0].read_text("utf-8")


def test_a_folder_with_other_files_is_left_alone(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "page.views"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit) as ended:
        summarise(str(archive / "records.jsonl"), tmp_path / "page.html", views=True)
    assert ended.value.code == 2
    assert "page.views" in capsys.readouterr().err
    assert [there.name for there in tmp_path.iterdir()] == ["page.views"]
    assert summarise("a.duckdb", tmp_path / "page.html", views=True) != 0


def test_charts_are_drawings_that_say_their_numbers(archive: Path, tmp_path: Path) -> None:
    charts = {"svg": tmp_path / "drawings", "png": tmp_path / "pictures"}
    assert summarise(str(archive / "records.jsonl"), tmp_path / "page.html", charts=charts) == 0
    drawings = {file.stem: etree.parse(file).getroot() for file in charts["svg"].iterdir()}
    pictures = {file.stem: file.read_bytes() for file in charts["png"].iterdir()}
    assert {*pictures} == {*drawings}
    assert {struct.unpack(">II", picture[16:24]) for picture in pictures.values()} == {(2040, 1080)}
    assert {"years", "form", "format", "received", "denied", "sizes-2023"} <= drawings.keys()
    n_reports = sum(int(part.split("：")[1]) for part in str(drawings["years"][1].text).partition("。")[2].split("，"))
    assert n_reports == N_REPORTS
