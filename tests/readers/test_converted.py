"""The second opinion on formats that flow: LibreOffice is asked where a sum fails or a table is missing, and nowhere else."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reportparse.diagnostics.errors import NotAReport
from reportparse.pipeline import record_of
from reportparse.readers import READERS, libreoffice
from reportparse.readers.converted import ConvertedAgain
from tests.readers.converters import copying, fake
from tests.readers.workbooks import workbook

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAME = "bureau-2021form-error"
ENDINGS = ("rtf", "odt", "ods", "xls", "xlsx")
TABLES = ("disclosure", "requests", "review")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs are faked as shell scripts")


def as_converted(name: str, ending: str) -> Path:
    """What LibreOffice would make of a report in such a format."""
    if READERS[ending].converted_to == "docx":
        return FIXTURES / "reports" / f"{name}.docx"
    return FIXTURES / "office" / f"{name}.xlsx"


def record(ending: str) -> dict[str, Any]:
    path = FIXTURES / "office" / f"{NAME}.{ending}"
    return record_of(path.read_bytes(), path.name, cells=True)


def said(made: dict[str, Any], kind: str) -> list[str]:
    return [found["message"] for found in made["issues"] if found["kind"] == kind]


@pytest.mark.parametrize("ending", ENDINGS)
def test_where_both_read_the_same_it_is_published_so(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, copying(as_converted(NAME, ending)))
    messages = said(record(ending), "published-inconsistency")
    assert [message.partition(":")[0] for message in messages] == ["requests", "review"]
    assert all("two engines read the same" in message for message in messages)


@pytest.mark.parametrize("ending", ENDINGS)
def test_where_they_differ_it_is_said_and_the_numbers_stay_disputed(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = record(ending)
    other = "sentinel-2021" if READERS[ending].converted_to == "docx" else "county-2019form"
    monkeypatch.setattr("reportparse.trust.second_opinion.is_better", lambda *_: False)
    fake(tmp_path, monkeypatch, copying(as_converted(other, ending)))
    made = record(ending)
    assert any("reportparse reads" in one and "reportparse was taken" in one for one in said(made, "engines-disagree"))
    assert said(made, "published-inconsistency") == []
    assert made["cells"] == alone["cells"]
    assert made["checks"]["disputed"] == alone["checks"]["disputed"] > 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_libreoffice_the_record_is_the_same_but_for_the_ground(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = record(ending)
    assert [message.partition(":")[0] for message in said(alone, "second-reading-failed")] == ["requests", "review"]
    assert all("LibreOffice" in one and "not installed" in one for one in said(alone, "second-reading-failed"))
    fake(tmp_path, monkeypatch, copying(as_converted(NAME, ending)))
    both, outcomes = record(ending), ("second-reading-failed", "published-inconsistency")
    for made in (alone, both):
        made["issues"] = [found for found in made["issues"] if found["kind"] not in outcomes]
    assert alone == both


def test_it_is_found_by_the_path_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, "")
    monkeypatch.undo()
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    for path, found in ((str(tmp_path), str(tmp_path / "soffice")), (str(tmp_path / "none"), None)):
        monkeypatch.setenv("PATH", path)
        libreoffice.program.cache_clear()
        assert libreoffice.program() == found
    libreoffice.program.cache_clear()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_consistent_document_starts_nothing(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ConvertedAgain, "read", lambda *_: pytest.fail("LibreOffice was asked"))
    for name in ("township-2021form", "blanks-2021form"):
        path = FIXTURES / "office" / f"{name}.{ending}"
        assert record_of(path.read_bytes(), path.name)["checks"]["failed"] == 0


def test_what_is_no_report_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ConvertedAgain, "read", lambda *_: pytest.fail("LibreOffice was asked"))
    with pytest.raises(NotAReport):
        record_of(workbook(rows=(("品名", "数量"), ("铅笔", 12))), "a.xlsx")


def formulas(result: str) -> bytes:
    """A workbook in which one number of a failed sum is the result of a formula."""
    data, made = (FIXTURES / "office" / f"{NAME}.xlsx").read_bytes(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as changed:
        for name in package.namelist():
            part = package.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"<v>372</v>", b"<f>1+1</f>" + result.encode(), part)
            changed.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize(("held", "state"), [("", "unreadable"), ("<v>372</v>", "number")])
def test_what_libreoffice_counts_is_no_number_of_the_file(
    held: str, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, counted = record_of(formulas(held), "a.xlsx", cells=True), tmp_path / "counted.xlsx"
    counted.write_bytes(formulas("<v>2</v>"))
    fake(tmp_path, monkeypatch, copying(counted))
    both = record_of(formulas(held), "a.xlsx", cells=True)
    assert both["cells"] == alone["cells"]
    assert [cell["state"] for cell in both["cells"] if cell["path"] == "requests.received.total"] == [state]
    assert said(both, "engines-disagree") == []
