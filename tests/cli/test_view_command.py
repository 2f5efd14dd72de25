"""`view` as it is called: what it writes, what it says of a file that fails, and that it is the same each time."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from reportparse.cli.view import view_files
from reportparse.pipeline import record_of
from reportparse.record.evidence import Evidence
from reportparse.writers.json import to_json
from reportparse.writers.view.report import report_of
from tests.browser.reports import WRONG, evidence

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
DOCX, PDF = (str(FIXTURES / f"bureau-2021form-error.{ending}") for ending in ("docx", "cr.pdf"))


def test_a_page_is_small_and_the_same_each_time(tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("a.html", "b.html", "c.html")]
    for page in pages[:2]:
        assert view_files([DOCX, PDF], page) == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert view_files([DOCX], pages[2]) == 0
    word, n_pdf_pages = pages[2].stat().st_size, 3
    assert word < 1_000_000
    assert pages[0].stat().st_size - word < 3_000_000 / 6 * n_pdf_pages


def test_a_file_that_fails_is_one_line_and_the_others_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no zip")
    page = tmp_path / "page.html"
    assert view_files([str(bad), DOCX], page) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(bad) in line
    assert "澜江市交通运输局" in page.read_text("utf-8")
    assert view_files([str(bad)], tmp_path / "none.html") == 1
    assert not (tmp_path / "none.html").exists()


def test_a_record_is_shown_without_its_document_and_never_written_over(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    content = to_json(record_of(Path(DOCX).read_bytes(), "a.docx"))
    record.write_bytes(content)
    page = tmp_path / "page.html"
    assert view_files([str(record)], page) == 0
    assert "没有所依据的原文件" in page.read_text("utf-8")
    with pytest.raises(SystemExit) as refused:
        view_files([str(record)], record)
    assert (refused.value.code, record.read_bytes()) == (2, content)


def test_open_shows_the_page_in_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    assert view_files([DOCX], tmp_path / "page.html", opened=True) == 0
    assert view_files([DOCX], None, opened=True) == 0
    assert shown[0] == (tmp_path / "page.html").as_uri()
    assert Path(shown[1].removeprefix("file://")).read_bytes() == (tmp_path / "page.html").read_bytes()


def test_the_head_says_once_how_many_sums_fail() -> None:
    report = report_of(Evidence(evidence(f"{WRONG}.docx").record), 1)
    assert report.standing.says.zh.endswith("不符 3 项")
    assert [(sign.says.zh, count) for sign, count in report.summary] == [("疑错", 1)]


def test_a_failed_sum_names_all_its_cells_and_its_blanks_bear_the_sign() -> None:
    found = evidence("blanks-2021form.docx")
    record = deepcopy(dict(found.record))
    blanks = {cell["path"] for cell in record["cells"] if cell["state"] == "blank"}
    check = next(check for check in record["checks"]["results"] if blanks.intersection(check["terms"]))
    check.update(status="failed", left=1, right=2)
    report = report_of(replace(found, record=record), 1)
    (failed,) = (one for one in report.findings if one.said.kind == check["id"])
    assert [value.path for value in failed.values] == check["terms"]
    said = {(it.text, it.stands.sign, it.mark.sign, it.colour) for it in failed.values if it.path in blanks}
    assert said == {("", "∅", "✗", "bad")}
