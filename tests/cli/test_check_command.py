"""`check`, `compare` and `explain` as they are called."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
import simplejson
from rich.cells import cell_len
from rich.console import Console

from reportparse.across.audit import audit, findings, tally
from reportparse.cli.check import check_files
from reportparse.cli.compare import compare_files
from reportparse.cli.records import Gathering
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Language
from reportparse.pipeline import record_of
from reportparse.record.load import load_records, looks_like_records
from reportparse.writers.findings.terminal import show_audit
from reportparse.writers.json import to_json
from tests.program import run, start

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
GOOD = FIXTURES / "bureau-2021form.html"
WRONG = FIXTURES / "bureau-2021form-error.html"


@cache
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
    lines = [line.split("\t") for line in done.stdout.decode().splitlines()[1:]]
    assert done.returncode == 3
    assert [line[-1] for line in lines if not line[-1].startswith("narrative.")] == [
        "likely-misprint",
        "requests.outcomes_sum.total",
        "requests.applicants_sum.granted",
        "review.sum.reconsideration",
    ]
    assert {line[1] for line in lines} == {str(WRONG)}, "every line names its file, and stdout holds nothing but lines"
    summary = (
        r"2 reports: 1 clean, 1 with failed sums\. \d+ checks evaluated, \d+ failed; 0 checks across years"
        r"(?:; \d+ not checked, for want of a number)?\.\n"
    )
    assert re.fullmatch(summary, done.stderr.decode())


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
    assert compare_files(str(GOOD), str(record), None, as_json=True) == 3
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


def shown(language: Language, *, width: int | None) -> tuple[str, str]:
    """What a terminal of so many columns shows of the report with wrong sums (None: no terminal), and what stderr."""
    out, err = io.StringIO(), io.StringIO()
    console = Console(file=out, force_terminal=width is not None, width=width or 80, color_system=None)
    audited = audit([("报告/a.html", record_of(WRONG.read_bytes(), WRONG.name, cells=True))])
    show_audit(audited, console, Console(file=err), language)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_cuts_nothing(width: int, language: Language) -> None:
    text, _ = shown(language, width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    joined = "".join(text.split())
    assert "…" not in text
    for label in ("「（一）予以公开」", "（五）5.要求行政机关确认或重新出具已获取信息5", "报告/a.html", "356"):
        assert label in joined
    assert ("若为5" if language == "zh" else "5initsplace") in joined


def test_in_chinese_places_are_the_forms_own_labels() -> None:
    text, _ = shown("zh", width=80)
    assert "申请办理表「（一）予以公开」行「总计」列" in text
    assert "第3个表第6行第10列" in text
    assert "requests." not in text


def test_elsewhere_than_on_a_terminal_stdout_is_lines_alone() -> None:
    text, told = shown("zh", width=None)
    assert {line.count("\t") for line in text.splitlines()} == {9}
    assert "报告 1 份" in told


def test_compare_command(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    done = run("compare", str(GOOD), str(WRONG))
    assert done.returncode == 0
    assert "147 differ, 33 are in doubt" in done.stdout.decode().splitlines()[-1]
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
    assert said.keys() == {"first", "second", "values", "sections", "years"}
    assert {(value["change"], value["first_cell"]["raw"] is None) for value in said["values"]} == {(0, False)}


def test_explain_command() -> None:
    done = start("explain", "requests.balance.total", "--lang", "zh")
    assert done.returncode == 0
    assert "勾稽关系" in done.stdout.decode()
    assert run("explain", "nonsense").returncode == 2


def test_folders_globs_and_archives_of_several(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A folder with a good report, a wrong one twice, one that is none, and records; the zip of the first two."""
    folder = tmp_path / "县"
    folder.mkdir()
    for name, data in {
        "a.html": GOOD.read_bytes(),
        "b.html": WRONG.read_bytes(),
        "c.html": WRONG.read_bytes(),
        "d.docx": b"PK\x03\x04",
        "e.jsonl": record_line(GOOD, 2022),
    }.items():
        (folder / name).write_bytes(data)
    packed = tmp_path / "2023.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.html", "b.html"):
            archive.write(folder / name, f"县/{name}")
    ways: tuple[tuple[list[Path], int, str], ...] = (
        ([folder], 1, "3 reports: "),
        ([tmp_path / "县" / "[ab].html"], 0, "2 reports: 1 clean"),
        ([packed], 0, "2 reports: 1 clean"),
    )
    for files, code, told in ways:
        gathering = Gathering(workers=1)
        assert check_files(list(map(str, files)), as_json=False, strict=False, gathering=gathering) == code
        out, err = capfdbinary.readouterr()
        lines = [line.split("\t") for line in out.decode().splitlines()[1:]]
        assert {Path(line[1]).name for line in lines} >= {"b.html"}
        assert told in err.decode()
        assert ("d.docx" in err.decode()) == (code == 1)
        assert gathering.repeated == (files == [folder])


def test_files_in_the_order_of_gravity() -> None:
    wrong, fair = (record_of(file.read_bytes(), file.name, cells=True) for file in (WRONG, GOOD))
    doubt = {"kind": "unit-unstated", "severity": "warning", "where": "disclosure.fees.amount"}
    fair["issues"].append({**doubt, "message": "m", "message_zh": "文"})
    audited = audit([("fair", fair), ("wrong", wrong)], [("none", UnreadableFile("not-found", why="w"))])
    found = findings(audited)
    assert [file for file, _ in groupby(one.file for one in found)] == ["none", "wrong", "fair"]
    assert found[1].kind == "likely-misprint", "the cell that explains the rest stands before it"
    assert (found[1].seen, found[1].other) == ("6", "5")
    told = tally(audited)
    assert (told.checked, told.clean, told.failed, told.partial, told.unread) == (2, 0, 1, 0, 1)
    assert told.clean + told.failed + told.years + told.partial + told.doubtful == told.checked


@pytest.mark.parametrize("command", [["check"], ["check", "-j", "1", "a.txt"], ["summary"]])
def test_an_empty_input_is_not_the_current_folder(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.read_bytes())
    ran = run(*command, "", folder=tmp_path)
    assert (ran.returncode == 0, ran.stdout, ran.stderr.count(b"\n")) == (False, b"", 1)
    assert b"the input is empty" in ran.stderr
