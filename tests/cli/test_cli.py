"""The command line as a stranger meets it: one process, its exit code, its stdout, its stderr."""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from instruments.made import REPORTS, render_docx, render_html, render_text
from instruments.made.report import flow
from instruments.made.sheet import Text
from instruments.made.to_text import text_of
from tests import program
from tests.program import PROGRAM, Argument, Ran, start

TOWN, ERRING = REPORTS["township-2021form"], REPORTS["bureau-2021form-error"]
NO_REVIEW = text_of([block for block in flow(TOWN) if isinstance(block, Text) or block.name != "review"])


@cache
def run(*arguments: Argument, stdin: bytes = b"", **environment: str) -> Ran:
    """What the program says to some arguments, once for all tests; started where something is decided before `main`."""
    if stdin or environment or "--lang" in arguments:
        return start(*arguments, stdin=stdin, **environment)
    return program.run(*arguments)


def lines(stream: bytes) -> list[str]:
    return stream.decode("utf-8", "replace").splitlines()


def one_complaint(ran: Ran, kind: str) -> bool:
    """One line on stderr with the kind at its end, and no traceback."""
    said = lines(ran.stderr)
    return len(said) == 1 and said[0].startswith("reportparse: ") and said[0].endswith(f"[{kind}]")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    made: dict[str, bytes] = {
        "town.txt": render_text(TOWN),
        "town.html": render_html(TOWN),
        "town.docx": render_docx(TOWN),
        "erring.txt": render_text(ERRING),
        "partial.txt": NO_REVIEW.encode(),
        "empty.txt": b"",
        "spaces.docx": b" \r\n\t ",
        "other.txt": "关于2023年预算的报告\n全年收入12亿元。\n".encode(),
        "cut.docx": render_docx(TOWN)[:3000],
        "cut.html": render_html(TOWN)[:900],
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made} | {"folder": folder}


class TestExitCodes:
    def test_complete(self, files: dict[str, Path]) -> None:
        ran = run(files["town.txt"])
        assert (ran.returncode, ran.stderr, json.loads(ran.stdout)["status"]) == (0, b"", "complete")

    def test_wrong_sums_are_data(self, files: dict[str, Path]) -> None:
        ran = run(files["erring.txt"])
        assert (ran.returncode, ran.stderr, json.loads(ran.stdout)["checks"]["failed"] > 0) == (0, b"", True)

    def test_strict(self, files: dict[str, Path]) -> None:
        assert [run("--strict", files[name]).returncode for name in ("town.txt", "erring.txt")] == [0, 3]

    def test_partial(self, files: dict[str, Path]) -> None:
        ran = run(files["partial.txt"])
        assert (ran.returncode, json.loads(ran.stdout)["status"]) == (3, "partial")
        assert one_complaint(ran, "partial")

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("empty.txt", "empty"),
            ("spaces.docx", "empty"),
            ("other.txt", "no-report"),
            ("cut.docx", "corrupt"),
            ("folder", "not-a-file"),
        ],
    )
    def test_no_record(self, files: dict[str, Path], name: str, kind: str) -> None:
        ran = run(files[name])
        assert (ran.returncode, ran.stdout) == (1, b"")
        assert one_complaint(ran, kind)

    def test_missing(self, tmp_path: Path) -> None:
        ran = run(tmp_path / "no.docx")
        assert (ran.returncode, ran.stdout) == (1, b"")
        assert one_complaint(ran, "not-found")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_unreadable(self, tmp_path: Path) -> None:
        path = tmp_path / "secret.txt"
        path.write_bytes(b"x")
        path.chmod(0)
        ran = run(path)
        assert (ran.returncode, one_complaint(ran, "no-permission")) == (1, True)

    def test_a_device(self) -> None:
        ran = run("/dev/zero")
        assert (ran.returncode, one_complaint(ran, "not-a-file")) == (1, True)

    @pytest.mark.parametrize(
        "arguments", [["--nonsense"], ["parse"], ["parse", "--lang", "fr", "x"], ["schema", "-o", "/no/such/x"]]
    )
    def test_usage(self, arguments: list[str]) -> None:
        ran = run(*arguments)
        assert (ran.returncode, ran.stdout, b"Traceback" in ran.stderr) == (2, b"", False)

    def test_an_output_that_cannot_be_written(self, files: dict[str, Path]) -> None:
        ran = run(files["town.txt"], "-o", "/no/such/x")
        assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)

    def test_a_folder_is_no_output(self, files: dict[str, Path], tmp_path: Path) -> None:
        ran = run(files["town.txt"], "-o", tmp_path)
        assert (ran.returncode, ran.stdout, one_complaint(ran, "not-writable")) == (2, b"", True)

    def test_the_worst_counts(self, files: dict[str, Path]) -> None:
        names = ("town.txt", "partial.txt", "empty.txt")
        assert run(*(files[name] for name in names)).returncode == 1
        assert run(*(files[name] for name in names[:2])).returncode == 3


class TestInputsAndOutputs:
    def test_parse_may_be_left_out(self, files: dict[str, Path]) -> None:
        assert run("parse", files["town.txt"]).stdout == run(files["town.txt"]).stdout

    @pytest.mark.parametrize("name", ["town.txt", "town.html", "town.docx"])
    def test_standard_input(self, files: dict[str, Path], name: str) -> None:
        ran = run("-", stdin=files[name].read_bytes())
        record = json.loads(ran.stdout)
        assert (ran.returncode, record["source"]["name"], record["report"]["organ"]) == (0, "stdin", TOWN.organ)

    def test_several_files_are_one_line_each_in_order(self, files: dict[str, Path]) -> None:
        names = ["town.docx", "empty.txt", "town.html", "other.txt", "town.txt"]
        ran = run(*(files[name] for name in names))
        records: list[dict[str, Any]] = [json.loads(line) for line in lines(ran.stdout)]
        assert [record["source"]["name"] for record in records] == ["town.docx", "town.html", "town.txt"]
        assert (ran.returncode, len(lines(ran.stderr))) == (1, 2)

    def test_compact(self, files: dict[str, Path]) -> None:
        plain, compact = run(files["town.txt"]).stdout, run("--compact", files["town.txt"]).stdout
        assert (compact.count(b"\n"), json.loads(compact)) == (1, json.loads(plain))

    def test_cells(self, files: dict[str, Path]) -> None:
        assert len(json.loads(run("--cells", files["town.txt"]).stdout)["cells"]) == len(TOWN.values)
        assert "cells" not in json.loads(run(files["town.txt"]).stdout)

    def test_to_a_file(self, files: dict[str, Path], tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        ran = run(files["town.txt"], "-o", target)
        assert (ran.returncode, ran.stdout, target.read_bytes()) == (0, b"", run(files["town.txt"]).stdout)
        assert [path.name for path in tmp_path.iterdir()] == ["out.json"]

    def test_to_standard_output_by_name(self, files: dict[str, Path]) -> None:
        assert run(files["town.txt"], "-o", "-").stdout == run(files["town.txt"]).stdout

    def test_a_failure_leaves_the_old_file(self, files: dict[str, Path], tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        target.write_bytes(b"old")
        ran = run(files["empty.txt"], "-o", target)
        assert (ran.returncode, target.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (
            1,
            b"old",
            ["out.json"],
        )

    def test_a_pipe_is_written_to_and_not_replaced(self, files: dict[str, Path], tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
            ran = run(files["town.txt"], "-o", pipe)
            seen, _ = reader.communicate(timeout=60)
        assert (ran.returncode, ran.stderr, seen) == (0, b"", run(files["town.txt"]).stdout)
        assert pipe.is_fifo()

    def test_a_reader_that_goes_away(self, files: dict[str, Path]) -> None:
        script = f"{shlex.join([*PROGRAM, *[str(files['town.txt'])] * 40])} | head -c 10 >/dev/null"
        ran = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=60)
        assert (ran.returncode, ran.stderr) == (0, b"")

    def test_twice_the_same_bytes(self, files: dict[str, Path]) -> None:
        one, other = (run(files["town.docx"], PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert one == other

    def test_schema_is_the_kept_one(self) -> None:
        kept = Path(__file__).parents[2] / "schema" / "report.schema.json"
        assert run("schema").stdout == kept.read_bytes()

    def test_inspect_shows_blocks_and_grids(self, files: dict[str, Path]) -> None:
        ran = run("inspect", files["town.docx"])
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "▦ table 2: 28 rows × 10 columns" in ran.stdout.decode()


class TestWords:
    def test_chinese_by_option_or_locale(self, files: dict[str, Path]) -> None:
        by_option = run("--lang", "zh", files["empty.txt"]).stderr
        by_locale = run(files["empty.txt"], LC_ALL="zh_CN.UTF-8").stderr
        assert ("文件是空的。" in by_option.decode(), by_option) == (True, by_locale)

    def test_english_otherwise(self, files: dict[str, Path]) -> None:
        assert b"The file is empty." in run(files["empty.txt"]).stderr

    def test_a_gbk_console(self, files: dict[str, Path]) -> None:
        ran = run(files["other.txt"], PYTHONIOENCODING="gbk", LC_ALL="zh_CN.GBK")
        assert (ran.returncode, "不是政府信息公开工作年度报告" in ran.stderr.decode("gbk")) == (1, True)
        record = run(files["town.txt"], PYTHONIOENCODING="gbk")
        assert json.loads(record.stdout.decode("utf-8"))["report"]["organ"] == TOWN.organ

    def test_an_ascii_console(self, files: dict[str, Path]) -> None:
        ran = run(files["other.txt"], PYTHONIOENCODING="ascii")
        assert (ran.returncode, len(lines(ran.stderr)), b"Traceback" in ran.stderr) == (1, 1, False)

    def test_a_name_that_is_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / os.fsdecode(b"\xd5\xfe.txt")
        path.write_bytes(render_text(TOWN))
        ran = run(path)
        assert (ran.returncode, ran.stderr, json.loads(ran.stdout)["report"]["year"]) == (0, b"", TOWN.year)

    def test_a_name_with_a_line_end(self, tmp_path: Path) -> None:
        path = tmp_path / "a\nb\x1b[31m.txt"
        path.write_bytes(b"")
        assert one_complaint(run(path), "empty")

    @pytest.mark.parametrize("arguments", [["--help"], ["parse", "--help"], ["--version"]])
    def test_help(self, arguments: list[str]) -> None:
        ran = run(*arguments)
        assert (ran.returncode, ran.stderr, ran.stdout != b"") == (0, b"", True)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt", ".doc", ".mht", ""])
def test_random_bytes_under_every_name(suffix: str, tmp_path: Path) -> None:
    source = random.Random(suffix)
    paths = [tmp_path / f"{size}{suffix}" for size in (1, 100, 20_000)]
    for path, size in zip(paths, (1, 100, 20_000), strict=True):
        path.write_bytes(source.randbytes(size))
    ran = run(*paths)
    assert (ran.returncode, ran.stdout, b"Traceback" in ran.stderr) == (1, b"", False)
    assert [line.split(": ")[1] for line in lines(ran.stderr)] == [str(path) for path in paths]


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
def test_cut_anywhere_is_marked(suffix: str, tmp_path: Path) -> None:
    whole = {".docx": render_docx(TOWN), ".html": render_html(TOWN), ".txt": render_text(TOWN)}[suffix]
    paths = [tmp_path / f"{percent}{suffix}" for percent in (10, 50, 90)]
    for path in paths:
        path.write_bytes(whole[: len(whole) * int(path.stem) // 100])
    ran = run(*paths)
    statuses = {json.loads(line)["source"]["name"]: json.loads(line)["status"] for line in lines(ran.stdout)}
    assert (ran.returncode in (1, 3), set(statuses.values()) <= {"partial"}) == (True, True)


def test_formats_names_the_forms_and_the_local_tables() -> None:
    said = lines(run("formats").stdout)
    assert any(line.endswith("form of 2014: 58 values, 10 checks") for line in said)
    assert said[-1] == "statistics local tables: every row by its own label"
    assert lines(run("--lang", "zh", "formats").stdout)[-1] == "statistics 地方统计表：各行按其自身名称保留"
