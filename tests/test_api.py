"""Python use: light to import, typed, the same records as everywhere, README's example."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import reportparse
from instruments.made import random_report, render_text
from reportparse.batch.run import Order, run
from reportparse.batch.workers import Limits

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "fixtures" / "reports" / "city-2021form.docx"


def test_importing_it_loads_nothing() -> None:
    code = "import sys, reportparse; print([m for m in sys.modules if m.partition('.')[0] in " + (
        "('reportparse', 'lxml', 'docx', 'pydantic', 'pebble', 'duckdb', 'typer')])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['reportparse.version', 'reportparse']"


def test_public_names() -> None:
    homes = {name: getattr(getattr(reportparse, name), "__module__", None) for name in reportparse.__all__}
    assert homes == {
        "ParsedInput": "reportparse.api",
        "Report": "reportparse.record.schema",
        "ReportparseError": "reportparse.diagnostics.errors",
        "__version__": None,
        "parse": "reportparse.api",
        "parse_many": "reportparse.api",
    }
    assert reportparse.__version__ == importlib.metadata.version("reportparse")
    with pytest.raises(AttributeError, match="no attribute 'unknown'"):
        _ = reportparse.unknown


def test_parse_takes_a_path_or_bytes() -> None:
    by_path = reportparse.parse(REPORT, cells=True)
    assert by_path == reportparse.parse(str(REPORT), cells=True)
    assert by_path == reportparse.parse(REPORT.read_bytes(), name=REPORT.name, cells=True)
    with pytest.raises(reportparse.ReportparseError) as raised:
        reportparse.parse(ROOT / "none.docx")
    assert raised.value.kind == "not-found"


def test_parse_many_keeps_the_order_and_names_what_failed(tmp_path: Path) -> None:
    for seed in range(6):
        (tmp_path / f"{seed}.txt").write_bytes(render_text(random_report(seed, "2021")))
    (tmp_path / "3.txt").write_bytes((tmp_path / "1.txt").read_bytes())
    (tmp_path / "4.txt").write_bytes(b"")
    (tmp_path / "5.txt").rename(tmp_path / "a.txt")
    parsed = list(reportparse.parse_many([tmp_path, tmp_path / "none"], workers=2, cells=True))
    folder = tmp_path.name
    assert [one.path for one in parsed] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "a.txt", "none"], folder
    kinds = [one.error.kind if one.error else one.duplicate_of or "report" for one in parsed]
    assert kinds == ["report", "report", "report", "1.txt", "empty", "report", "not-found"]
    assert parsed[2].report == reportparse.parse(tmp_path / "2.txt", cells=True)


def test_parse_many_gives_every_input_a_path_of_its_own_as_batch_does(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name, seed in (("x.txt", 1), ("./x.txt", 2), ("/x.txt", 1)):
            packed.writestr(name, render_text(random_report(seed, "2021")))
    parsed = list(reportparse.parse_many(tmp_path, workers=1))
    assert [one.path for one in parsed] == ["a.zip/x.txt", "a.zip/x.txt~2", "a.zip/x.txt~3"]
    assert parsed[2].duplicate_of == "a.zip/x.txt"
    order = Order((str(tmp_path),), str(tmp_path / "o.jsonl"), quiet=True, limits=Limits(workers=1))
    assert run(order) == 0
    names = [json.loads(line)["source"]["name"] for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    assert names == [one.report.source.name for one in parsed if one.report]


def test_parse_many_without_the_guard_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(render_text(random_report(1, "2021")))
    script = tmp_path / "script.py"
    script.write_text("import reportparse\nprint(list(reportparse.parse_many('a.txt', workers=1)))\n", "utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("Traceback") == 1
    assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]


def test_example_of_readme(tmp_path: Path) -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        (example,) = re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
        (tmp_path / readme).write_text(example, "utf-8")
    assert (tmp_path / "README.md").read_bytes() == (tmp_path / "README.zh-CN.md").read_bytes()
    script = tmp_path / "example.py"
    script.write_text(example.replace('"fixtures/reports"', '"fixtures/reports/*.txt"'), "utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, *others = done.stdout.splitlines()
    assert first == "澜江市人民政府 17459"
    assert "city-2021form.txt complete" in others
