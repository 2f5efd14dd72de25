"""What adding takes: the diffs of docs/adding.md, applied to a copy of the package, work from a file to its record."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "adding.md").read_text("utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
DIFF = re.compile(r"```diff\n(.*?)```", re.DOTALL)
FILE = re.compile(r"--- (?:a/)?(?P<old>\S+)\n\+\+\+ b/(?P<new>\S+)\n(?P<hunks>(?:(?!--- ).*\n)*)")

REPORT = """<h1>青石镇人民政府2027年政府信息公开工作年度报告</h1>
<h2>一、总体情况</h2><p>本年度开展政务公开检查5次。</p>
<h2>二、主动公开政府信息情况</h2>
<table>
<tr><td colspan=5>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td><td>本年修订件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td><td>2</td></tr>
<tr><td>行政规范性文件</td><td>4</td><td>1</td><td>9</td><td>3</td></tr>
<tr><td colspan=5>第二十条第（五）项</td></tr>
<tr><td>信息内容</td><td colspan=4>本年处理决定数量</td></tr>
<tr><td>行政许可</td><td colspan=4>0</td></tr>
<tr><td colspan=5>第二十条第（六）项</td></tr>
<tr><td>信息内容</td><td colspan=4>本年处理决定数量</td></tr>
<tr><td>行政处罚</td><td colspan=4>0</td></tr>
<tr><td>行政强制</td><td colspan=4>0</td></tr>
<tr><td colspan=5>第二十条第（八）项</td></tr>
<tr><td>信息内容</td><td colspan=4>本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan=4>0</td></tr>
</table>
"""


def apply(diff: str, root: Path) -> None:
    """Make the changes of a diff, each of whose places must be found exactly once."""
    for file in FILE.finditer(diff):
        path = root / file["new"]
        text = "" if file["old"] == "/dev/null" else path.read_text("utf-8")
        for hunk in file["hunks"].split("@@\n")[1:]:
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if not line.startswith("+"))
            after = "".join(line[1:] for line in lines if not line.startswith("-"))
            assert not before or text.count(before) == 1, (file["new"], before)
            text = text.replace(before, after) if before else after
        path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as all examples leave it, and a report."""
    folder = tmp_path_factory.mktemp("extended")
    # With what is compiled: it holds for the modules that no example changes.
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for diff in DIFF.findall(PAGE):
        apply(diff, folder)
    (folder / "report.html").write_text(REPORT, "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> str:
    """What the extended program prints."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    command = [sys.executable, "-m", "reportparse", *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in ran.stderr, ran.stderr.decode()
    return ran.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def record(extended: Path) -> dict[str, Any]:
    """The record of the report."""
    made: dict[str, Any] = json.loads(run(extended, "report.html"))
    return made


@pytest.mark.parametrize(
    ("section", "new", "changed"),
    [
        ("A reader", 1, 1),
        ("A form", 1, 1),
        ("A check", 0, 2),
        ("A kind of issue", 0, 2),
        ("A writer", 1, 1),
        ("A page", 2, 1),
        ("A figure of the running text", 0, 1),
    ],
)
def test_how_many_files_it_takes(section: str, new: int, changed: int) -> None:
    """A check is an identity of a form and its explanation; a kind of issue is its entry and the rule that raises it."""
    old = [file["old"] for diff in DIFF.findall(SECTIONS[section]) for file in FILE.finditer(diff)]
    assert (old.count("/dev/null"), len(old) - old.count("/dev/null")) == (new, changed)


def test_a_reader(extended: Path) -> None:
    text = (
        "#noted\n青石镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n收到申请3件。\n二、主动公开政府信息情况\n"
    )
    (extended / "report.txt").write_text(text, "utf-8")
    made = json.loads(run(extended, "report.txt"))
    assert (made["source"]["format"], made["report"]["year"]) == ("noted", 2022)
    assert run(extended, "formats").splitlines()[0] == "noted      noted text"


def test_a_form(extended: Path, record: dict[str, Any]) -> None:
    assert record["disclosure"]["form"] == record["report"]["generation"] == "2027"
    assert record["disclosure"]["normative_documents"] == {"issued": 4, "repealed": 1, "in_force": 9, "revised": 3}
    schema = json.loads(run(extended, "schema"))
    assert "Disclosure2027" in schema["$defs"]


def test_a_check(extended: Path, record: dict[str, Any]) -> None:
    (found,) = (check for check in record["checks"]["results"] if check["id"] == "disclosure.revised")
    assert (found["status"], found["left"], found["right"]) == ("failed", 2, 0)
    assert "Rules revised = rules issued" in run(extended, "explain", "disclosure.revised")


def test_a_kind_of_issue(extended: Path, record: dict[str, Any]) -> None:
    (found,) = (issue for issue in record["issues"] if issue["kind"] == "preamble-missing")
    assert (found["severity"], found["where"]) == ("note", "preamble")
    assert "preamble-missing" in run(extended, "check", "report.html")
    assert "单位未写引言" in run(extended, "explain", "preamble-missing", "--lang", "zh")


def test_a_writer(extended: Path) -> None:
    assert run(extended, "batch", "report.html", "-o", "list.md", "-q", "-j", "1") == ""
    assert (extended / "list.md").read_text("utf-8") == "- report.html\n"
    assert ".md (a list of the reports)" in " ".join(run(extended, "batch", "--help").replace("│", " ").split())


def test_a_page(extended: Path) -> None:
    assert run(extended, "batch", "report.html", "-o", "list.contents", "-q", "-j", "1") == ""
    assert "<li>report.html</li>" in (extended / "list.contents").read_text("utf-8")


def test_a_figure(record: dict[str, Any]) -> None:
    found = [(it["what"], it["value"], it["unit"]) for it in record["figures"]]
    assert found == [("inspections", 5, "次")]


def test_the_examples_are_as_tidy_as_the_rest(extended: Path) -> None:
    for command in (["check"], ["format", "--check"]):
        ran = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."], cwd=extended, capture_output=True, check=False
        )
        assert ran.returncode == 0, ran.stdout.decode()
