"""`check`, `compare` and `explain` as they are called."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import simplejson
from rich.console import Console

from reportparse.across.audit import audit, findings
from reportparse.cli.check import check_files
from reportparse.cli.compare import compare_files
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.pipeline import record_of
from reportparse.record.load import load_records, looks_like_records
from reportparse.writers.audit_table import show_audit
from reportparse.writers.json import to_json

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
GOOD = FIXTURES / "bureau-2021form.html"
WRONG = FIXTURES / "bureau-2021form-error.html"


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from reportparse.cli.main import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def record_line(file: Path, year: int | None = None) -> bytes:
    """One compact record, of another year where one is given."""
    line = to_json(record_of(file.read_bytes(), file.name), compact=True)
    if year is None:
        return line
    record = json.loads(line)
    record["report"]["year"] = year
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def test_check_prints_what_fails_and_says_so_by_strict() -> None:
    done = run("check", "--strict", str(GOOD), str(WRONG))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 3
    assert [line.split("\t")[3] for line in lines[:-1] if "\tnarrative." not in line] == [
        "requests.outcomes_sum.total",
        "requests.applicants_sum.granted",
        "review.sum.reconsideration",
        "likely-misprint",
    ]
    assert re.fullmatch(r"2 reports, \d+ checks evaluated, \d+ failed; 0 checks across years\.", lines[-1])
    assert done.stderr == b""


def test_check_as_json_with_records_across_years(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    archive = tmp_path / "records.jsonl"
    archive.write_bytes(record_line(GOOD, 2022) + record_line(GOOD, 2023))
    code = check_files([str(archive), str(tmp_path / "none.html")], as_json=True, strict=False)
    out, err = capfdbinary.readouterr()
    said = json.loads(out)
    assert code == 1
    assert [report["year"] for report in said["reports"]] == [2022, 2023]
    assert said["reports"][0]["checks"]["confirmed"] >= 190
    assert len(said["years"]) == 9
    assert said["years"][0].keys() >= {
        "organ",
        "year",
        "id",
        "status",
        "left",
        "right",
        "terms",
        "message",
        "message_zh",
    }
    assert [error["kind"] for error in said["errors"]] == ["not-found"]
    assert b"[not-found]" in err


def test_exit_codes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    record = tmp_path / "record.json"
    record.write_bytes(to_json(record_of(WRONG.read_bytes(), WRONG.name)))
    assert check_files([str(record)], as_json=True, strict=False) == 0
    assert check_files([str(record)], as_json=True, strict=True) == 3
    partial = json.loads(record.read_bytes()) | {"status": "partial"}
    record.write_text(json.dumps(partial), "utf-8")
    assert check_files([str(record)], as_json=True, strict=False) == 3
    capfdbinary.readouterr()


def test_a_record_checked_is_the_report_checked() -> None:
    (record,) = load_records(io.BytesIO(record_line(WRONG)))
    own = record_of(WRONG.read_bytes(), WRONG.name)
    assert list(findings(audit([("a", record)]))) == list(findings(audit([("a", own)])))


@pytest.mark.parametrize(
    "data", [b"{", b'{"a": 1}', b"{}\n[]", b'{"schema_version": "9.0"}', b"\xef\xbb\xbf{\xff}", b"{" * 100_000]
)
def test_json_that_is_no_record(data: bytes) -> None:
    assert looks_like_records(data)
    with pytest.raises(UnreadableFile) as caught:
        list(load_records(io.BytesIO(data)))
    assert caught.value.kind == "not-a-record"


def test_a_record_of_another_version() -> None:
    record = json.loads(record_line(GOOD)) | {"schema_version": "2.0"}
    with pytest.raises(UnreadableFile, match=r"schema 2\.0"):
        list(load_records(io.BytesIO(json.dumps(record).encode())))


def test_a_malformed_record_is_an_error_and_no_crash() -> None:
    record = json.loads(record_line(GOOD))
    record["checks"]["results"] = None
    with pytest.raises(UnreadableFile, match=r"checks\.results"):
        list(load_records(io.BytesIO(json.dumps(record).encode())))


@pytest.mark.parametrize("compact", [True, False])
def test_records_come_back_as_they_were(compact: bool) -> None:
    made = record_of(GOOD.read_bytes(), GOOD.name, cells=True)
    data = to_json(made, compact=compact)
    assert [simplejson.dumps(record) for record in load_records(io.BytesIO(data * (1 + compact)))] == [
        simplejson.dumps(made)
    ] * (1 + compact)


@pytest.mark.parametrize(("terminal", "language"), [(True, "en"), (False, "en"), (True, "zh")])
def test_table_for_a_person(terminal: bool, language: str) -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=200, color_system=None)
    audited = audit([("a", record_of(WRONG.read_bytes(), WRONG.name))])
    show_audit(audited, console, "zh" if language == "zh" else "en")
    text = stream.getvalue()
    assert "requests.applicants_sum.granted" in text
    assert ("不符" if language == "zh" else "failed") in text
    assert ("\t" in text) == (not terminal)


def test_compare_command(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    done = run("compare", str(GOOD), str(WRONG))
    assert done.returncode == 0
    assert "values differ" in done.stdout.decode().splitlines()[-1]
    two = tmp_path / "two.jsonl"
    two.write_bytes(record_line(GOOD) * 2)
    page = tmp_path / "page.html"
    codes = {
        (str(WRONG), page): 0,
        (str(WRONG), tmp_path / "page.xyz"): 2,
        (str(tmp_path / "none.html"), None): 1,
        (str(two), None): 1,
    }
    for (second, output), code in codes.items():
        assert compare_files(str(GOOD), second, output, as_json=False) == code
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    assert capfdbinary.readouterr().out == b""
    assert compare_files(str(GOOD), str(GOOD), None, as_json=True) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert said.keys() == {"first", "second", "values", "sections"}
    assert {value["change"] for value in said["values"]} == {0}


def test_explain_command() -> None:
    done = run("explain", "requests.balance.total", "--lang", "zh")
    assert done.returncode == 0
    assert "勾稽关系" in done.stdout.decode()
    assert run("explain", "nonsense").returncode == 2
